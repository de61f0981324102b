"""How far a translation is, section by section."""

from __future__ import annotations

from pathlib import Path

import pytest

from teach_forward.checks.wording.untranslated import untranslated
from teach_forward.cli import main
from teach_forward.library.addresses import blob_id
from teach_forward.library.scan import scan
from teach_forward.text.fingerprints import fingerprints, marked, marks, unmarked
from teach_forward.text.reader import read
from teach_forward.translation.revisions import PageState, percent, stamped, states
from tests.sites import commit, put, write_small
from tests.swahili import ENGLISH, SWAHILI


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A guide in git, whose page `about` is translated into Swahili."""
    root = write_small(tmp_path)
    put(root / "docs/en/about.md", ENGLISH)
    source_id = blob_id(ENGLISH.encode())
    put(root / "docs/sw/about.md", stamped("docs/sw/about.md", SWAHILI, source_id))
    commit(root)
    return root


def about(root: Path) -> PageState:
    """The state of the page."""
    return next(page for page in states(scan(root)[0], "sw") if page.uri == "about.md")


def kinds(root: Path) -> list[tuple[str, str]]:
    return [(change.section, change.kind) for change in about(root).changes]


def test_a_page_counts_by_section(root: Path) -> None:
    assert (about(root).state, about(root).done) == ("done", about(root).words)
    put(root / "docs/en/about.md", ENGLISH.replace("a little", "much"))
    page = about(root)
    assert (page.state, kinds(root)) == ("outdated", [("two", "changed")])
    assert 0.4 < page.done / page.words < 0.8


def test_a_mark_under_a_heading_makes_its_section_current(root: Path) -> None:
    put(root / "docs/en/about.md", ENGLISH.replace("a little", "much").replace("what there", "all there"))
    path = root / "docs/sw/about.md"
    today = fingerprints(scan(root)[0].documents["en"]["about.md"])
    put(path, marked(path.read_text("utf-8"), {"one": today["one"]}))
    assert kinds(root) == [("two", "changed")]
    put(path, marked(path.read_text("utf-8"), {"two": today["two"]}))
    assert (about(root).state, kinds(root)) == ("done", [])


def test_two_people_who_mark_two_sections_change_different_lines() -> None:
    lines = SWAHILI.split("\n")
    one, two = (marked(SWAHILI, {id_: "123abc"}).split("\n") for id_ in ("one", "two"))
    assert one[:7] == [*lines[:5], "", "<!-- source: 123abc -->"]
    assert one[7:] == lines[5:]
    assert two[:9] == lines[:9]


def test_marks_come_off_as_they_went_on() -> None:
    whole = marked(SWAHILI, {"top": "000000", "one": "111111", "two": "222222"})
    assert {id_: mark for id_, (_, mark) in marks(whole).items()} == {"top": "000000", "one": "111111", "two": "222222"}
    assert marked(whole, {"one": "333333"}) == whole.replace("111111", "333333")
    assert unmarked(whole) == SWAHILI
    assert marks("# A\n\n```\n## B {#b}\n\n<!-- source: 111111 -->\n```\n") == {}


def test_sections_that_were_exchanged_are_told(root: Path) -> None:
    top, one, two = ENGLISH.split("## ")
    put(root / "docs/en/about.md", f"{top}## {two}\n## {one}".rstrip("\n") + "\n")
    assert "moved" in [change.kind for change in about(root).changes]


def test_a_page_of_which_a_section_is_still_in_the_source_language_is_in_progress(root: Path) -> None:
    path = root / "docs/sw/about.md"
    own, theirs = (text.split("\n\n")[-1].strip() for text in (SWAHILI, ENGLISH))
    put(path, path.read_text("utf-8").replace(own, theirs))
    assert (about(root).state, kinds(root)) == ("begun", [("two", "untranslated")])
    assert about(root).done < about(root).words


def test_english_that_was_never_in_the_source_counts_as_untranslated() -> None:
    english = "They have never been told what the company does with all of the data that it collects about them."
    source = read("docs/en/a.md", ENGLISH.encode(), "page", "en")[0]
    page = read("docs/fr/a.md", f"# Ici\n\n## Un {{#one}}\n\n{english}\n".encode(), "page", "fr")[0]
    assert untranslated(source, page) == {"one"}


@pytest.mark.parametrize(("done", "words", "share"), [(0, 900, 0), (1, 900, 1), (899, 900, 99), (900, 900, 100)])
def test_a_share_is_whole_only_where_all_is_done(done: int, words: int, share: int) -> None:
    assert percent([PageState("a.md", "sw", "docs/sw/a.md", "A", "begun", words, done)]) == share


def test_the_commands_say_the_share_of_the_site(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(root / "docs/en/about.md", ENGLISH.replace("a little", "much"))
    share = percent(tuple(states(scan(root)[0], "sw")))
    monkeypatch.chdir(root)
    assert main(["status", "--locale", "sw"]) == 0
    assert capsys.readouterr().out.startswith(f"sw: {share}% of the words")
    assert main(["summary"]) == 0
    assert f"| sw | {share}% |" in capsys.readouterr().out


def test_a_mark_stands_apart_from_the_text_and_belongs_to_a_section_alone() -> None:
    text = "# A\nOne.\n\n## B {#b}\n- two\n\n### C {#c}\n\n<!-- source: 111111 -->\n"
    assert marks(text) == {}
    whole = marked(text, {"top": "222222", "b": "333333", "c": "444444"})
    assert "# A\n\n<!-- source: 222222 -->\n\nOne." in whole
    assert "## B {#b}\n\n<!-- source: 333333 -->\n\n- two" in whole
    assert "444444" not in whole
