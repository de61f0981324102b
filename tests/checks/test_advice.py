"""What to do instead, as somebody reads it who has made just that mistake: no hint leads them elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from teach_forward import rules
from teach_forward.layouts import TIMES
from teach_forward.library import scan
from teach_forward.library.names import faults_of_name
from teach_forward.text.reader import INDEX_HEADINGS, read
from tests.commands import run
from tests.sites import SLUG, put, write_small
from tests.tools import ROOT

Mistake = Callable[[Path], object]


def rename(old: str, new: str) -> Mistake:
    return lambda root: (root / old).rename(root / new)


def add(path: str, text: str) -> Mistake:
    return lambda root: put(root / path, text)


MISTAKES: dict[str, tuple[Mistake, str, str]] = {
    "the words of the first language are elsewhere": (
        rename("docs/en/words.yml", "docs/en/word.yml"),
        "docs/en/words.yml:1: there is no such file, and the guide is written in English first [words-missing]",
        "add the file, or give another language of mkdocs.yml the line `default: true`",
    ),
    "the words of another language are elsewhere": (
        rename("docs/sw/words.yml", "docs/sw/word.yml"),
        'the language "sw" is listed here, and there is no docs/sw/words.yml [bad-project]',
        "begin the language: teach-forward new-locale sw; or delete the line",
    ),
    "a folder of no language": (
        add("docs/zz/words.yml", "language: Zz\n"),
        "docs/zz/words.yml:1: this folder has messages, but its name is not the tag of a language, such as es or pt-BR",
        "give the folder the tag of its language, in docs and in workshops, or move it elsewhere",
    ),
    "a zero before the number of a workshop": (
        rename(f"workshops/en/{SLUG}", "workshops/en/01-intro"),
        "and a name, such as 3-data-rights; did you mean 1-intro? [page-name]",
        "rename it, in every language, and mend the links that lead to it",
    ),
    "a note beside the languages": (
        add("docs/notes.md", "# Notes\n"),
        "docs/notes.md:1: this is not the folder of a language, and does not belong here [unsafe-file]",
        "move it into the folder of its language, such as docs/en, or out of docs",
    ),
    "a page in one language alone": (
        add("docs/sw/more.md", "# More\n"),
        "docs/sw/more.md:1: there is no English file of this name [no-source]",
        "give the file the name of the source file that it translates; a new page is written in",
    ),
    "a title of no source": (
        add("docs/sw/sources.yml", "titles:\n  nothing: Nothing\n"),
        'docs/sw/sources.yml:1: there is no source "nothing" [bad-source]',
        "in docs/sources.yml, and in a language's sources.yml its title under the same id",
    ),
    "no theme": (
        lambda root: (root / "slides_src/theme.yml").unlink(),
        "slides_src/theme.yml:1: there is no such file [bad-theme]",
        "put it back, or copy the one that `teach-forward init FOLDER` writes",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_what_to_do_suits_the_mistake(tmp_path: Path, name: str) -> None:
    root = write_small(tmp_path)
    make, told, instead = MISTAKES[name]
    make(root)
    lines = run(root, "check").stdout.split("\n")
    found = [index for index, line in enumerate(lines) if told in line]
    assert found
    assert all(instead in lines[index + 1] for index in found)


def test_a_folder_with_many_files_is_not_called_a_long_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "FILES", 1)
    told = run(write_small(tmp_path), "check").stdout
    assert "move out of the folder whatever is neither a page nor a picture of the guide" in told


def test_what_has_no_place_in_notes_is_not_sent_into_the_notes() -> None:
    page = "# T\n\n## P {#p minutes=5}\n\n/// slide | S\n    id: s\n- x\n///\n\n```\ncode\n```\n"
    _, [finding] = read("workshops/en/1-x/guide.md", page.encode(), "guide", "en")
    assert (finding.rule, "notes" in finding.hint) == (rules.MISPLACED_ELEMENT, False)


def test_the_headings_of_a_workshop_are_all_named() -> None:
    page = (ROOT / "docs/en/rules.md").read_text("utf-8")
    section = page.partition("{#missing-heading}")[2].partition("###")[0]
    assert [id_ for id_ in INDEX_HEADINGS if f"`{id_}`" not in section] == []


def test_the_options_of_a_slide_are_all_named() -> None:
    assert all(option in rules.UNKNOWN_OPTION.hint for option in ("id", "layout", *TIMES))


@pytest.mark.parametrize(
    ("folder", "meant"),
    [
        ("01-intro", "1-intro"),
        ("1_Our Data", "1-our-data"),
        ("12.data", "12-data"),
        ("1-Première étape", "1-premiere-etape"),
        ("intro", ""),
        ("3000-more", ""),
    ],
)
def test_the_folder_of_a_workshop_that_was_meant(folder: str, meant: str) -> None:
    said = next(faults_of_name(f"workshops/en/{folder}/index.md"))
    assert said.partition("; did you mean ")[2] == (f"{meant}?" if meant else "")


def test_a_guide_without_workshops_says_so(tmp_path: Path) -> None:
    root = write_small(tmp_path, ("en",))
    (root / f"workshops/en/{SLUG}").rename(root / "workshops/en/01-intro")
    assert "workshops/en has no workshop; the folder of one has a number" in run(root, "slides").stderr
    assert "there is no workshop 01-intro; there is none" in run(root, "slides", "--workshop", "01-intro").stderr
