"""Findings that are kept: of pages that have not changed since, and the same as if nothing had been kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from teach_forward.checks import check_as_current, find_all, known, pages
from teach_forward.findings import Finding
from teach_forward.library import reading, scan
from teach_forward.model import Document
from tests.sites import put, translation, write_small

SOURCE, PAGE = "docs/en/about.md", "docs/fr/about.md"
LINK = "(workshops/1-small/index.md)"
ENGLISH = (
    "# About\n\n## Us {#us}\n\nThe union, the union and once more the union has 64 members.\n\nSee [it]" + LINK + ".\n"
)
FRENCH = "# À propos\n\n## Nous {#us}\n\nLe syndicat a 64 membres.\n\nVoir [l’atelier]" + LINK + ".\n"
TERMS = "terms:\n  union: {fr: [syndic(at)]}\navoid:\n  fr: {adhérents: membres}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = write_small(tmp_path, ("en", "fr"))
    put(root / "docs/terms.yml", TERMS)
    put(root / SOURCE, ENGLISH)
    put(root / PAGE, translation(FRENCH, root / SOURCE))
    return root


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that are looked at from now on."""
    looked_at: list[str] = []
    original = pages.check_page

    def noted(document: Document) -> object:
        looked_at.append(document.path)
        return original(document)

    monkeypatch.setattr(pages, "check_page", noted)
    return looked_at


def check(root: Path) -> tuple[Finding, ...]:
    """What a new process would find."""
    reading._known.clear()
    return find_all(root)[1]


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    put(root / path, text.replace(old, new))


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (PAGE, "64", "46"),
        (PAGE, "syndicat", "groupe"),
        (PAGE, "index.md", "nowhere.md"),
        (PAGE, "Nous {#us}", "Nous {#nous}"),
        (SOURCE, "64", "65"),
        (SOURCE, "The union,", "See [home](index.md). The union,"),
        ("docs/fr/words.yml", "fr-min", "min: {nothing}"),
        ("docs/terms.yml", "syndic(at)", "guilde"),
        ("docs/terms.yml", "adhérents: membres", "membres: adhérents"),
        ("mkdocs.yml", "- about.md", "- abuot.md"),
    ],
)
def test_after_an_edit_the_findings_are_those_of_a_cold_run(project: Path, path: str, old: str, new: str) -> None:
    before = check(project)
    edit(project, path, old, new)
    warm = check(project)
    shutil.rmtree(project / "build")
    assert warm == check(project)
    assert warm != before or path == "mkdocs.yml"


def test_a_page_that_goes_changes_what_is_said_of_those_beside_it(project: Path) -> None:
    check(project)
    (project / SOURCE).unlink()
    warm = check(project)
    shutil.rmtree(project / "build")
    assert warm == check(project)
    assert "no-source" in {finding.rule.name for finding in warm if finding.path == PAGE}


def test_only_what_has_changed_is_looked_at_again(project: Path, made: list[str]) -> None:
    check(project)
    assert {SOURCE, PAGE} <= set(made)
    made.clear()
    check(project)
    assert made == []
    edit(project, PAGE, "64", "46")
    check(project)
    assert made == [PAGE]
    made.clear()
    edit(project, SOURCE, "64", "46")
    check(project)
    assert set(made) == {SOURCE, PAGE}


def test_many_pages_are_looked_at_elsewhere_and_few_here(
    project: Path, made: list[str], request: pytest.FixtureRequest
) -> None:
    paths = [f"docs/en/page-{number}.md" for number in range(20)]
    for number, path in enumerate(paths):
        put(project / path, f"# Page {number}\n\nA word that is **bold and never ends.\n")
    here = check(project)
    assert set(paths) <= set(made)
    made.clear()
    shutil.rmtree(project / "build")
    request.getfixturevalue("forks")
    assert check(project) == here
    assert made == []
    edit(project, paths[0], "bold", "bolder")
    assert len(check(project)) == len(here)
    assert made == paths[:1]


def test_damaged_findings_are_made_anew(project: Path, made: list[str]) -> None:
    edit(project, PAGE, "64", "46")
    first = check(project)
    made.clear()
    for path in (project / known.KEPT).iterdir():
        path.write_bytes(b"damaged")
    assert check(project) == first
    assert PAGE in made


def test_other_code_makes_findings_anew(project: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    check(project)
    made.clear()
    monkeypatch.setattr(known.code, "fingerprint", lambda *_: "other code")
    check(project)
    assert PAGE in made


def test_a_translation_taken_for_a_current_one_is_compared_by_itself(project: Path) -> None:
    edit(project, SOURCE, "64", "65")
    found = check(project)
    library, _ = scan.scan(project)
    of_page = [finding for finding in found if finding.rule.name == "numbers-differ"]
    taken = check_as_current(library, library.documents["fr"]["about.md"], found)
    assert [finding.rule.name for finding in taken if finding.path == PAGE] == ["numbers-differ"]
    assert len(of_page) == 1
    assert check(project) == found


def test_links_are_compared_once_they_lead_somewhere(project: Path) -> None:
    edit(project, PAGE, "workshops/1-small/index.md", "more.md")
    assert "links-differ" not in {finding.rule.name for finding in check(project)}
    put(project / "docs/en/more.md", "# More\n\nText.\n")
    assert "links-differ" in {finding.rule.name for finding in check(project)}
