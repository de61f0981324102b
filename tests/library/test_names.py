"""Names of files: one page, one address, on every disk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from teach_forward import rules
from teach_forward.checks.guide.files import check_names
from teach_forward.checks.guide.links import check_links
from teach_forward.checks.run import find_all
from teach_forward.library.names import faults_of_name, file_name, page_path, same_address
from teach_forward.library.scan import load
from teach_forward.util import files
from tests.sites import add_workshops, put, write_small
from tests.tools import ROOT

LOCALES = ("en", "fr", "pt-BR")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("docs/en/About.md", '"About" is not a plain name'),
        ("docs/en/README.md", '"README" is not a plain name'),
        ("docs/en/index.html.md", '"index.html" is not a plain name'),
        ("docs/en/-rf.md", '"-rf" is not a plain name'),
        ("docs/en/a_b.md", '"a_b" is not a plain name'),
        ("docs/en/été.md", '"été" is not a plain name'),
        ("docs/en/caf\udce9.md", r'"caf\udce9" is not a plain name'),
        ("docs/en/a\nb.md", r'"a\nb" is not a plain name'),
        ("docs/en/law.md/europe.md", '"law.md" is not a plain name'),
        ("docs/en/Pictures/a.png", '"Pictures" is not a plain name'),
        ("docs/en/law.markdown", 'the name of a page ends in .md, not in ".markdown"'),
        ("docs/en/LAW.MD", 'the name of a page ends in .md, not in ".MD"'),
        ("docs/en/con.md", '"con" cannot be the name of a file on Windows'),
        ("docs/en/Aux.old.png", '"Aux" cannot be the name of a file on Windows'),
        ("docs/en/lpt1/a.md", '"lpt1" cannot be the name of a file on Windows'),
        ("docs/en/404.md", '"404" is the name of a page or a folder that the site makes itself'),
        ("docs/fr/translation.md", '"translation" is the name'),
        ("docs/en/translation/index.md", '"translation" is the name'),
        ("docs/en/search/a.png", '"search" is the name'),
        ("docs/en/assets/mark.svg", '"assets" is the name'),
        ("docs/en/workshops/1-data/guide.md", '"workshops" is the name'),
        ("docs/en/fr/index.md", '"fr" is the name'),
        ("docs/en/fr.md", '"fr" is the name'),
        ("workshops/en/1-data/handout.md", '"handout" is the name'),
        ("workshops/en/1-data/more/cards.md", "a page of a workshop stands right in the folder"),
        ("workshops/en/drafts/guide.md", "the folder of a workshop has a number from 1 to 999 and a name"),
        ("workshops/en/guide.md", "the folder of a workshop has a number from 1 to 999 and a name"),
    ],
)
def test_a_name_that_takes_anothers_place_is_refused(path: str, said: str) -> None:
    assert said in " ".join(faults_of_name(path, LOCALES))


@pytest.mark.parametrize(
    "path",
    [
        "docs/en/index.md",
        "docs/en/how-to-use.md",
        "docs/pt-BR/law/2024.md",
        "docs/en/words.yml",
        "docs/en/pictures/Night_rota.2.PNG",
        "docs/en/law/404.md",
        "workshops/en/1-data/assets/rota.svg",
        "workshops/fr/12-data/role-cards.md",
    ],
)
def test_a_plain_name_is_taken(path: str) -> None:
    assert list(faults_of_name(path, LOCALES)) == []


def test_all_names_of_the_guide_are_plain() -> None:
    files = [path for top in ("docs", "workshops") for path in (ROOT / top).glob("*/**/*") if path.is_file()]
    assert len(files) > 100
    assert [fault for path in files for fault in faults_of_name(path.relative_to(ROOT).as_posix(), ("en", "fr"))] == []


def test_two_files_cannot_differ_in_capitals_alone(tmp_path: Path) -> None:
    root = write_small(tmp_path, ("en",))
    for name in ("Rota.svg", "rota.svg", "shift.svg"):
        put(root / "docs/en/pictures" / name, '<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert [str(finding) for finding in check_names(load(root), "en")] == [
        "docs/en/pictures/rota.svg:1: on Windows and macOS this is the same file as docs/en/pictures/Rota.svg"
        f" [page-name]\n    {rules.PAGE_NAME.hint}"
    ]


def test_the_folder_of_a_workshop_is_told_once_and_each_file_in_it_by_itself(tmp_path: Path) -> None:
    root = write_small(tmp_path, ("en",))
    for name in ("index", "guide", "exercise", "Plan"):
        put(root / f"workshops/en/2-künstlich/{name}.md", "# Title\n")
    assert [finding.message for finding in check_names(load(root), "en")] == [
        "the folder of a workshop has a number from 1 to 999 and a name, such as 3-data-rights; "
        "did you mean 2-kunstlich?",
        '"Plan" is not a plain name: use small letters from a to z, digits and hyphens, as in role-cards',
    ]


@pytest.mark.parametrize("path", ["a/Rota.png", "A/rota.png", r"a\rota.png", "a/rota.png.", "a/rota"])
def test_a_file_has_the_very_name_by_which_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """On the disks of Windows and macOS these would be found, and nowhere else."""
    put(tmp_path / "a/rota.png", "")
    monkeypatch.setattr("os.path.isfile", lambda _: True)
    monkeypatch.setattr("os.path.lexists", lambda _: True)
    assert files.has(tmp_path, "a/rota.png")
    assert not files.has(tmp_path, path)


def test_a_place_has_the_names_of_the_disk_however_they_are_typed(tmp_path: Path) -> None:
    put(tmp_path / "docs/sw/about.md", "")
    assert files.as_named(tmp_path, Path("Docs/SW/about.MD")) == tmp_path / "docs/sw/about.md"
    assert files.as_named(tmp_path, Path("docs/other.md")) == tmp_path / "docs/other.md"


@pytest.mark.parametrize("href", ["../../README.md", "../sw/about.md", "../../mkdocs.yml"])
def test_a_link_leads_to_what_lies_in_the_folders_of_its_language(tmp_path: Path, href: str) -> None:
    """MkDocs publishes nothing else, and would refuse the link when the site is built."""
    root = write_small(tmp_path)
    put(root / "README.md", "# Read me\n")
    put(root / "docs/sw/about.md", "# About\n")
    put(root / "docs/en/about.md", f"# About\n\nSee [that]({href}).\n")
    library = load(root)
    [finding] = check_links(library, library.documents["en"]["about.md"])
    assert finding.message.startswith(f'"{href}" leads nowhere')


def test_two_pages_cannot_stand_at_one_address() -> None:
    assert list(same_address(["law.md", "law/index.md", "law/europe.md", "index.md"])) == [("law.md", "law/index.md")]


@pytest.mark.parametrize(
    ("pages", "told", "other"),
    [
        (("docs/en/law-europe.md", "docs/en/law/europe.md"), "docs/en/law/europe.md", "docs/en/law-europe.md"),
        (("docs/en/small.md",), "workshops/en/1-small/index.md", "docs/en/small.md"),
        (("docs/en/small-handout.md",), "workshops/en/1-small/exercise.md", "docs/en/small-handout.md"),
        (("workshops/en/2-small",), "workshops/en/2-small/index.md", "workshops/en/1-small/index.md"),
        (
            ("workshops/en/2-small-handout",),
            "workshops/en/2-small-handout/index.md",
            "workshops/en/1-small/exercise.md",
        ),
    ],
)
def test_the_files_of_two_pages_cannot_bear_one_name(
    tmp_path: Path, pages: tuple[str, ...], told: str, other: str
) -> None:
    # Or a handout would be replaced by the booklet of another workshop, which has the answers.
    root = write_small(tmp_path, ("en",))
    for page in pages:
        if page.startswith("workshops/"):
            shutil.copytree(root / "workshops/en/1-small", root / page)
        else:
            put(root / page, "---\nprint: true\nunlinked: true\n---\n# Law\n\nWords.\n")
    message = f"files made of the page would bear the name of files of {other}"
    assert (told, message) in [(finding.path, finding.message) for finding in find_all(root)[1]]


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("index.md", ""),
        ("law.md", "law/"),
        ("law/index.md", "law/"),
        ("re-index.md", "re-index/"),
        ("workshops/1-data/index.md", "workshops/1-data/"),
        ("workshops/1-data/guide.md", "workshops/1-data/guide/"),
    ],
)
def test_where_a_browser_finds_a_page(uri: str, path: str) -> None:
    assert page_path(uri) == path


def test_a_file_bears_the_prefix_of_its_guide() -> None:
    workshop = "workshops/12-data-rights"
    assert (
        file_name("union-x", f"{workshop}/worksheet.md", "pt-BR", "xlsx") == "union-x-data-rights-worksheet.pt-BR.xlsx"
    )
    assert file_name("union-x", f"{workshop}/index.md", "fr", "pdf") == "union-x-data-rights.fr.pdf"
    assert file_name("union-x", "index.md", "fr", "pdf") == "union-x.fr.pdf"
    assert file_name("union-x", "forms/evaluation.md", "fr", "docx") == "union-x-forms-evaluation.fr.docx"


@pytest.mark.parametrize(
    ("total", "numbers", "expected"), [("", (2, 7), 7), ("9", (2, 7), 9), ("1", (2,), 2), ("", (), 1)]
)
def test_no_workshop_has_a_number_above_their_total(
    tmp_path: Path, total: str, numbers: tuple[int, ...], expected: int
) -> None:
    root = write_small(tmp_path, ("en",))
    add_workshops(root, numbers)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    put(root / "mkdocs.yml", settings.replace("- teach-forward", f"- teach-forward: {{total: {total}}}", 1))
    assert find_all(root)[0].total == expected
