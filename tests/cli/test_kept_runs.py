"""What is kept between runs: only what has changed is read and set again; one deck reads its workshop alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from teach_forward.cli import main
from teach_forward.deck import build, making
from teach_forward.deck.job import Job
from teach_forward.findings import Finding
from teach_forward.library import reading, scan
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.site import search
from teach_forward.text import reader
from teach_forward.translation import left
from teach_forward.translation.revisions import states
from teach_forward.util import parallel
from tests.sites import SLUG, write_small

GUIDE = f"workshops/en/{SLUG}/guide.md"
SECOND = "2-other"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_small(tmp_path)


def again(root: Path) -> Library:
    """What a new process would read."""
    reading._known.clear()
    library, found = scan.scan(root)
    assert not [finding for finding in found if finding.severity == "error"]
    return library


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that are parsed from now on."""
    parsed: list[str] = []
    original = reader.read

    def noted(path: str, *rest: object) -> object:
        parsed.append(path)
        return original(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(reader, "read", noted)
    return parsed


def test_only_a_changed_page_is_parsed_again(project: Path, read: list[str]) -> None:
    first = again(project)
    assert GUIDE in read
    read.clear()
    assert again(project) == first
    assert read == []
    (project / GUIDE).write_text((project / GUIDE).read_text("utf-8").replace("Say it.", "Say it well."), "utf-8")
    changed = again(project)
    assert read == [GUIDE]
    assert changed != first


def test_findings_are_kept_with_their_page(project: Path) -> None:
    (project / GUIDE).write_text("# Broken\n\n/// slid | A\n///\n", "utf-8")
    reading._known.clear()
    _, first = scan.scan(project)
    reading._known.clear()
    _, second = scan.scan(project)
    assert first == second
    assert any(finding.path == GUIDE for finding in second)
    assert [finding.hint for finding in first] == [finding.hint for finding in second]


def test_damaged_files_are_read_anew(project: Path, read: list[str]) -> None:
    first = again(project)
    read.clear()
    for path in (project / reading.KEPT).iterdir():
        path.write_bytes(b"damaged")
    assert again(project) == first
    assert GUIDE in read


def test_other_code_makes_pages_anew(project: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    again(project)
    read.clear()
    monkeypatch.setattr(reading.code, "fingerprint", lambda *_: "other code")
    again(project)
    assert GUIDE in read


def test_slides_are_set_once_for_a_check(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = again(project)
    set_: list[str] = []
    original = making.faults

    def noted(job: Job) -> tuple[Finding, ...]:
        set_.append(job.name)
        return original(job)

    monkeypatch.setattr(making, "faults", noted)
    assert build.findings(library, library.locales) == ()
    assert len(set_) == 2
    assert build.findings(library, library.locales) == ()
    assert len(set_) == 2
    text = (project / GUIDE).read_text("utf-8")
    (project / GUIDE).write_text(text.replace("Data is power", "Data " * 80), "utf-8")
    library = again(project)
    first = build.findings(library, library.locales)
    assert [finding.rule.name for finding in first] == ["overfull-slide"]
    assert len(set_) == 3
    assert build.findings(library, library.locales) == first
    assert len(set_) == 3


def with_second(project: Path) -> None:
    for name in ("index", "guide", "exercise"):
        text = (project / f"workshops/en/{SLUG}/{name}.md").read_text("utf-8")
        target = project / f"workshops/en/{SECOND}/{name}.md"
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, "utf-8")


def test_one_deck_reads_its_workshop_alone(
    project: Path, read: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(parallel, "_forks", lambda: False)  # it would read elsewhere
    with_second(project)
    (project / "docs/en/about.md").write_text("no title, and a fault that does not concern the deck\n", "utf-8")
    monkeypatch.chdir(project)
    reading._known.clear()
    assert main(["slides", "--locale", "en", "--workshop", SECOND]) == 0, capsys.readouterr().err
    assert {path.split("/")[2] for path in read} == {SECOND}
    assert sorted(path.name for path in (project / "build/decks").glob("*.pptx")) == [
        "teach-forward-2-other-exercise.en.pptx",
        "teach-forward-2-other.en.pptx",
    ]


def test_a_deck_of_its_own_is_that_of_a_whole_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_second(project)
    monkeypatch.chdir(project)
    assert main(["slides", "--out", "whole"]) == 0
    assert main(["slides", "--workshop", SECOND, "--out", "alone"]) == 0
    alone = sorted((project / "alone").glob("*.pptx"))
    assert len(alone) == 2
    for path in alone:
        assert path.read_bytes() == (project / "whole" / path.name).read_bytes()


def test_one_deck_says_what_is_wrong_with_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_second(project)
    page = project / f"workshops/en/{SECOND}/guide.md"
    page.write_text(page.read_text("utf-8").replace("exercise.md#task-one", "exercise.md#no-such"), "utf-8")
    monkeypatch.chdir(project)
    assert main(["slides", "--workshop", SECOND]) == 1
    assert f"workshops/en/{SECOND}/guide.md:10:" in capsys.readouterr().err
    assert main(["slides", "--workshop", SLUG]) == 0


def test_a_folder_with_other_things_is_not_replaced_by_a_site(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    ours = Path("thesis/search/notes.txt")  # a folder of this name is in each of our sites, too
    ours.parent.mkdir(parents=True)
    ours.write_text("Three years of work", "utf-8")
    assert main(["site", "--without-files", "--out", "thesis"]) == 1
    assert capsys.readouterr().err == "thesis holds other things than a site; name a new folder, or an empty one\n"
    assert ours.read_text("utf-8") == "Three years of work"


def test_a_site_that_is_current_is_not_built(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert main(["site"]) == 0, capsys.readouterr().err
    before = {path: path.read_bytes() for path in Path("site").rglob("*") if path.is_file()}
    capsys.readouterr()
    assert main(["site"]) == 0
    assert capsys.readouterr().err == "nothing has changed: the site is in site; open it with: teach-forward serve\n"
    Path("site/index.html").unlink()
    assert main(["site"]) == 0
    assert {path: path.read_bytes() for path in Path("site").rglob("*") if path.is_file()} == before
    shutil.copytree("site", "other")
    Path("other/index.html").write_bytes(b"?" * len(before[Path("site/index.html")]))  # another site, of the same sizes
    assert main(["site", "--out", "other"]) == 0
    assert Path("other/index.html").read_bytes() == before[Path("site/index.html")]
    about = Path("docs/en/about.md")
    about.write_text(about.read_text("utf-8").replace("People.", "Persons."), "utf-8")
    assert main(["site"]) == 0
    after = {path: path.read_bytes() for path in Path("site").rglob("*") if path.is_file()}
    assert b"Persons." in after[Path("site/about/index.html")]
    assert (
        after[Path("site/workshops/1-small/guide/index.html")]
        == before[Path("site/workshops/1-small/guide/index.html")]
    )


def test_a_site_from_what_was_kept_is_that_of_a_cold_build(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert main(["site"]) == 0
    guide = Path(GUIDE)
    guide.write_text(guide.read_text("utf-8").replace("Say it.", "Say it well."), "utf-8")
    assert main(["site"]) == 0
    warm = {path: path.read_bytes() for path in Path("site").rglob("*") if path.is_file()}
    shutil.rmtree("build")
    reading._known.clear()
    assert main(["site", "--out", "cold"]) == 0
    cold = {"site" / path.relative_to("cold"): path.read_bytes() for path in Path("cold").rglob("*") if path.is_file()}
    assert warm == cold


def test_an_index_stays_where_only_the_notice_of_a_page_changes(tmp_path: Path) -> None:
    page, languages = tmp_path / "index.html", search.Languages("en", "en", ["en"])
    names = []
    for notice, text in (("", "A"), ('<p class="untranslated" role="note"><span>Old.</span></p>', "A"), ("", "B")):
        page.write_text(f"<main>{notice}<article data-searched>{text}</article></main>", "utf-8")
        names.append(search._name(list(search._searched(tmp_path, languages)), languages, search.Vocabulary()))
    assert names[0] == names[1] != names[2]


def test_languages_of_unchanged_pages_are_told_apart_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    original = left.untranslated

    def noted(source: Document, translation: Document) -> frozenset[str]:
        looked.append(translation.path)
        return original(source, translation)

    monkeypatch.setattr(left, "untranslated", noted)
    library, _ = scan.scan(project)
    first = [page.changes for page in states(library, "sw")]
    assert looked
    looked.clear()
    assert [page.changes for page in states(library, "sw")] == first
    assert looked == []
