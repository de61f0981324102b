"""Recording that a translation matches its source: a page, a section, a folder, and after an edit without harm."""

from __future__ import annotations

import re
import subprocess
import time
from pathlib import Path

import pytest

from teach_forward.checks.wording import spelling
from teach_forward.findings import ContentError
from teach_forward.library.addresses import blob_id
from teach_forward.library.git import day_of, versions
from teach_forward.library.scan import load, scan
from teach_forward.text.fingerprints import fingerprints, like_marks, marked, marks
from teach_forward.translation.harmless import harm
from teach_forward.translation.revisions import PageState, stamped, states
from tests.commands import run
from tests.sites import SLUG, commit, put, write_small
from tests.swahili import ENGLISH, SWAHILI

PAGE, SOURCE = "docs/sw/about.md", "docs/en/about.md"
EDITED = ENGLISH.replace("a little", "much").replace("what there", "all there")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A guide in git, whose page `about` was translated before both of its sections were edited."""
    root = write_small(tmp_path)
    put(root / SOURCE, ENGLISH)
    put(root / PAGE, stamped(PAGE, SWAHILI, blob_id(ENGLISH.encode())))
    commit(root)
    put(root / SOURCE, EDITED)
    return root


def about(root: Path) -> PageState:
    return next(page for page in states(scan(root)[0], "sw") if page.uri == "about.md")


def today(root: Path) -> dict[str, str]:
    return fingerprints(scan(root)[0].documents["en"]["about.md"])


def told(root: Path, *arguments: str) -> list[tuple[int, str]]:
    """Lines and messages of what `check` says about progress."""
    found = run(root, "check", *(arguments or (PAGE,))).stdout
    return [
        (int(line), message)
        for line, message in re.findall(rf"^{PAGE}:(\d+): (.*) \[(?:outdated-source|bad-stamp)\]$", found, re.MULTILINE)
    ]


# A section, a page, a folder


@pytest.mark.parametrize("command", [("stamp",), ("export", "--locale", "sw")])
def test_a_place_on_another_drive_is_no_page(
    root: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    def no_way(*_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr("os.path.relpath", no_way)
    done = run(root, *command, "/elsewhere/about.md")
    assert (done.returncode, "is not a page of the guide" in done.stderr) == (1, True)


def test_a_stamp_names_the_text_as_git_has_it_where_lines_end_as_on_windows(root: Path) -> None:
    """With core.autocrlf, git writes such ends into the folder, and keeps the others."""
    put(root / SOURCE, EDITED.replace("\n", "\r\n"))
    assert run(root, "stamp", PAGE).returncode == 0
    assert f"source: {blob_id(EDITED.encode())}\n" in (root / PAGE).read_text("utf-8")
    put(root / SOURCE, EDITED)
    assert about(root).state == "done"


def test_a_section_is_stamped_under_its_heading_alone(root: Path) -> None:
    before = (root / PAGE).read_text("utf-8")
    assert run(root, "stamp", f"{PAGE}#two").stderr == f"stamped {PAGE}\n"
    after = (root / PAGE).read_text("utf-8")
    assert after == marked(before, {"two": today(root)["two"]})
    assert [(change.section, change.kind) for change in about(root).changes] == [("one", "changed")]
    assert run(root, "stamp", f"{PAGE}#two").stderr == f"{PAGE} is up to date already\n"
    assert run(root, "stamp", f"{PAGE}#one", f"{PAGE}#top").returncode == 0
    assert about(root).state == "done"
    assert marks((root / PAGE).read_text("utf-8")).keys() == {"one", "two"}  # the top has not changed
    assert run(root, "check", PAGE).stdout == ""


def test_two_sections_are_stamped_at_once_and_the_page_takes_the_marks_off(root: Path) -> None:
    assert run(root, "stamp", f"{PAGE}#one", f"{PAGE}#two").returncode == 0
    assert marks((root / PAGE).read_text("utf-8")).keys() == {"one", "two"}
    assert run(root, "stamp", PAGE, f"{PAGE}#one").returncode == 0
    assert (root / PAGE).read_text("utf-8") == stamped(PAGE, SWAHILI, blob_id(EDITED.encode()))


def test_a_section_is_judged_by_itself(root: Path) -> None:
    text = (root / PAGE).read_text("utf-8")
    put(root / PAGE, text.replace("## Moja {#one}", "## Moja {#one}\n\n[hapa](no.md)"))
    assert "[broken-link]" in run(root, "stamp", f"{PAGE}#one").stderr
    assert run(root, "stamp", f"{PAGE}#two").returncode == 0
    own, theirs = (each.split("\n\n")[-1].strip() for each in (SWAHILI, EDITED))
    put(root / PAGE, text.replace(own, theirs))
    refused = run(root, "stamp", f"{PAGE}#two")
    assert (refused.returncode, "most of the section two is still the English text" in refused.stderr) == (1, True)


def test_a_page_that_is_not_stamped_yet_is_done_when_all_its_sections_are(root: Path) -> None:
    put(root / PAGE, stamped(PAGE, SWAHILI, "to be stamped"))
    assert [line for line, _ in told(root)] == [2]
    run(root, "stamp", f"{PAGE}#one", f"{PAGE}#two")
    assert (about(root).state, [line for line, _ in told(root)]) == ("begun", [4])
    run(root, "stamp", f"{PAGE}#top")
    assert (about(root).state, told(root)) == ("done", [])


def test_a_folder_is_stamped_but_for_what_is_up_to_date_or_wrong(root: Path) -> None:
    index = f"workshops/sw/{SLUG}/index.md"
    wrong = (root / index).read_text("utf-8").replace("{#aim}", "{#lengo}")
    put(root / index, re.sub("source: .*", "source: to be stamped", wrong))
    done = run(root, "stamp", "docs/sw/", f"workshops/sw/{SLUG}")
    assert done.returncode == 1
    assert done.stderr.startswith(f"stamped {PAGE}\n{index}:")
    assert done.stderr.endswith("1 problem; 1 page not stamped\n")
    assert "source: to be stamped" in (root / index).read_text("utf-8")
    assert run(root, "stamp", "docs/sw").stderr == "all translations there are up to date already\n"


# What check says


def test_check_warns_by_section_and_not_of_what_is_done(root: Path) -> None:
    one, two = (f"the English text of {{#{id_}}} has changed since; that of today is " for id_ in ("one", "two"))
    assert told(root) == [(8, one + today(root)["one"]), (12, two + today(root)["two"])]
    run(root, "stamp", f"{PAGE}#one")
    assert [line for line, _ in told(root)] == [14]
    run(root, "stamp", f"{PAGE}#two")
    assert told(root) == []


def test_a_later_edit_makes_a_marked_section_outdated_again(root: Path) -> None:
    commit(root)
    run(root, "stamp", f"{PAGE}#one", f"{PAGE}#two")
    put(root / SOURCE, EDITED.replace("much more", "no more"))
    assert [line for line, _ in told(root)] == [14]
    [change] = about(root).changes
    assert change.difference[-3:-1] == (  # from the text that the mark names
        "-The second of them says much more than the first.",
        "+The second of them says no more than the first.",
    )
    put(root / SOURCE, ENGLISH)  # what the page names; and the marks name a later one
    assert {change.section for change in about(root).changes} == {"one", "two"}


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("## Moja {#one}\n", "## Moja {#one}\n\n<!-- source: 12345 -->\n", 10, "this mark does not hold six digits"),
        ("## Moja {#one}\n", "## Moja {#one}\n\n<!-- source: ABCDEF -->\n", 10, "this mark does not hold six digits"),
        ("## Moja {#one}\n", "## Moja {#one}\n\n<!-- source abcdef -->\n", 10, "not stand right under the heading"),
        ("hapa leo.\n", "hapa leo.\n\n<!-- source: abcdef -->\n", 12, "not stand right under the heading"),
        (
            "## Moja {#one}\n",
            "## Moja {#one}\n\n<!-- source: {one} -->\n\n<!-- source: abcdef -->\n",
            12,
            "the section has a mark already, on line 10",
        ),
        ("## Moja {#one}\n", "## Moja {#one}\n\n<!-- source: abcdef -->\n", 10, "the whole page is of today's text"),
    ],
)
def test_a_damaged_mark_is_told_with_its_line(root: Path, old: str, new: str, line: int, message: str) -> None:
    text = stamped(PAGE, SWAHILI, blob_id(EDITED.encode()))
    put(root / PAGE, text.replace(old, new.replace("{one}", today(root)["one"])))
    [(found, said)] = told(root)
    assert (found, message in said) == (line, True)


def test_marks_in_code_and_other_comments_are_not_told(root: Path) -> None:
    text = stamped(PAGE, SWAHILI, blob_id(EDITED.encode()))
    put(root / PAGE, text + "\n```\n<!-- source: x -->\n```\n\n<!-- source of it all -->\n")
    assert told(root) == []


@pytest.mark.parametrize("code", ["~~~\n```\n~~~\n", "````\n```\n````\n"])
def test_a_wrong_mark_is_told_behind_code_that_shows_marks_of_code(code: str) -> None:
    text = f"# T\n\n{code}\n## B {{#b}}\n\n<!-- source: x -->\n"
    assert like_marks(text) == {9: "x"}


@pytest.mark.parametrize("head", ["---\nsource: abc\n", "source: abc\n---\n", "---\nsource: |\n  abc\n---\n"])
def test_a_damaged_head_is_not_stamped(head: str) -> None:
    with pytest.raises(ContentError) as error:
        stamped(PAGE, f"{head}# A\n", "0" * 40)
    assert re.match(rf"{PAGE}:\d: .* \[bad-front-matter\]\n", str(error.value))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nsource: abc\nprint: true\n---\n# A\n", "---\nsource: 0000\nprint: true\n---\n# A\n"),
        ("---\nprint: true\n---\n# A\n", "---\nprint: true\nsource: 0000\n---\n# A\n"),
        ("# A\n", "---\nsource: 0000\n---\n# A\n"),
    ],
)
def test_only_the_line_of_the_source_changes(before: str, after: str) -> None:
    assert stamped(PAGE, before, "0000") == after


# Harmless edits

TEXT = """---
summary: Short
---
# About [us](b.md)

We **must** pay 64 % of it. Who decides? Workers organise. We recieve it.

- One
- Two

| a | b |
| --- | --- |
| c | 1 |

/// slide | Data is power
    id: power
Say `x` ![a plan](p.png)
///
"""


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("must", "must not", "words: “not” is new"),
        ("must", "may", "words: “must” is “may” now"),
        ("Workers organise. ", "", "words: “Workers organise” is gone"),
        ("is power", "are power", "words: “is” is “are” now"),
        ("64", "46", "a number: “64” is “46” now"),
        ("64", "6.4", "a number: “64” is “6.4” now"),
        ("64", "-64", "a number: “64” is “-64” now"),
        (" %", "", "words: “%” is gone"),
        ("decides?", "decides.", "words: “?” is gone"),
        ("b.md", "c.md", "the address of a link was “b.md” and is “c.md”"),
        ("[us](b.md)", "us", "where there was a link, there is a heading"),
        ("p.png", "q.png", "the address of a picture"),
        ("a plan", "a map", "words: “plan” is “map” now"),
        ("- Two\n", "", "where there was a point, there is a list"),
        ("- One\n- Two", "- Two\n- One", "words: “One” is “Two” now"),
        ("- One\n- Two", "1. One\n2. Two", "there is a numbered list"),
        ("| c | 1 |\n", "| c | 1 |\n| d | e |\n", "where there was a table, there is a row"),
        ("id: power", "id: might", "“power” and is “might”"),
        ("Data is power\n", "Data is power\n    layout: statement\n", "“statement”"),
        ("**must**", "must", "where there was a word in bold"),
        ("`x`", "`y`", "the text of an example in code"),
        ("Who decides", "\n\nWho decides", "a paragraph"),
        ("Short", "Long", "words: “Short” is “Long” now"),
        ("summary:", "audience:", "a key of the first lines"),
        ("it. Who", "it, form. Who", "words: “form” is new"),
    ],
)
def test_what_may_change_the_meaning_is_told(old: str, new: str, what: str) -> None:
    assert TEXT.count(old) >= 1
    assert what in harm(TEXT, TEXT.replace(old, new, 1), {"receive"}.__contains__)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("it. Who", "it; who"),
        ("pay 64", "pay,\n64"),
        ("Workers", "workers"),
        ("organise", "organize"),
        ("recieve", "receive"),
        ("Short", '"Short."'),
        ("- One\n", "* One\n"),
        ("power\n    id", "power!\n    id"),
        ("Who decides?", "“Who decides?” <!-- ask --> "),
    ],
)
def test_what_changes_nothing_for_translations_is_let_through(old: str, new: str) -> None:
    assert TEXT.count(old) >= 1
    assert harm(TEXT, TEXT.replace(old, new, 1), {"receive"}.__contains__) == ""


@pytest.mark.parametrize(("old", "new"), [("form", "from"), ("now", "not"), ("employer", "employee"), ("its", "it's")])
def test_another_word_is_not_another_spelling(old: str, new: str) -> None:
    assert harm(f"# A\n\n{old}\n", f"# A\n\n{new}\n", lambda _: False)


@pytest.mark.parametrize(("old", "new"), [("desert", "dessert"), ("trial", "trail")])
def test_a_letter_between_two_words_is_not_a_slip(old: str, new: str) -> None:
    before, after = f"# A\n\nThe {old}s.\n", f"# A\n\nThe {new}s.\n"
    assert f"“{old}s” is “{new}s” now" in harm(before, after, {f"{old}s", f"{new}s"}.__contains__)
    assert harm(before, after, {f"{new}s"}.__contains__) == ""


def test_a_word_is_one_that_stands_in_the_texts_or_in_a_dictionary(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = load(root)
    monkeypatch.setattr(spelling.shutil, "which", lambda _: None)
    is_word = spelling.word_list(library, "en")
    assert [is_word(word) for word in ("rota", "Rota", "recieve", "desert")] == [True, True, False, False]
    (root / "docs/en/known-words.txt").write_text("desert\n", "utf-8")
    known = type("Dictionary", (), {"unknown": lambda _, words: set(words) - {"desert"}})
    monkeypatch.setattr(spelling, "_Dictionary", lambda *_: known())
    is_word = spelling.word_list(library, "en")
    assert [is_word(word) for word in ("rota", "recieve", "desert")] == [True, False, True]


@pytest.mark.parametrize("committed", [False, True])
def test_a_harmless_edit_stamps_before_and_after_a_commit(root: Path, committed: bool) -> None:
    put(root / SOURCE, ENGLISH.replace("Hello.", "Hello!"))
    if committed:
        commit(root)
    assert run(root, "stamp", "--harmless", SOURCE).stderr == f"stamped {PAGE}\n"
    assert about(root).state == "done"
    assert run(root, "stamp", "--harmless", "docs/en").stderr.startswith("no translation there names an older text")


def test_a_harmful_edit_is_refused_with_a_line_for_each_translation(root: Path) -> None:
    before = (root / PAGE).read_bytes()
    refused = run(root, "stamp", "--harmless", SOURCE)
    assert (refused.returncode, refused.stderr) == (
        1,
        f"{PAGE} is not stamped: in the section one, words: “what” is “all” now\n",
    )
    assert (root / PAGE).read_bytes() == before
    run(root, "stamp", f"{PAGE}#one")
    put(root / SOURCE, EDITED.replace("Hello.", "Hello!").replace("one}\n", "one}\n\nNew. "))
    assert "git does not have the text from which it translates one" in run(root, "stamp", "--harmless", SOURCE).stderr
    put(root / SOURCE, EDITED + "\n## Three {#three}\n\nNew.\n")
    assert "it has other sections than the source" in run(root, "stamp", "--harmless", SOURCE).stderr


def test_sections_that_were_stamped_already_are_no_harm(root: Path) -> None:
    run(root, "stamp", f"{PAGE}#one", f"{PAGE}#two")
    put(root / SOURCE, EDITED.replace("Hello.", "Hello!"))
    assert run(root, "stamp", "--harmless", SOURCE).stderr == f"stamped {PAGE}\n"
    assert (root / PAGE).read_text("utf-8").count("<!--") == 0


def test_the_versions_of_a_file_come_from_git(root: Path) -> None:
    commit(root)
    assert versions(root, SOURCE) == (blob_id(EDITED.encode()), blob_id(ENGLISH.encode()))
    assert versions(root, "docs/en/no.md") == ()


def test_git_knows_a_text_that_a_merge_alone_has(root: Path) -> None:
    texts = [f"{EDITED}\nText {number}.\n" for number in range(4)]
    steps = ("checkout -q -b side", "checkout -q -", "merge -q -s ours --no-commit side", "log -1")
    for text, step in zip(texts, steps, strict=True):
        put(root / SOURCE, text)
        commit(root)
        subprocess.run(["git", *step.split()], cwd=root, check=True, capture_output=True)
    ids = [blob_id(text.encode()) for text in texts]
    assert set(ids) <= set(versions(root, SOURCE))
    assert len(versions(root, SOURCE)) == 5
    assert None not in [day_of(root, id_) for id_ in ids]


@pytest.mark.parametrize("named", ["docs/sw", PAGE, f"{PAGE}#us"])
def test_a_page_whose_source_was_renamed_is_told_and_the_others_are_stamped(root: Path, named: str) -> None:
    put(root / SOURCE, ENGLISH)
    (root / SOURCE).rename(root / "docs/en/us.md")
    put(root / "docs/en/index.md", "# Home\n\nWelcome, all of you.\n")
    put(root / "docs/sw/index.md", "---\nsource: 0\n---\n# Nyumbani\n\nKaribuni nyote.\n")
    done = run(root, "stamp", named)
    assert done.returncode == 1
    message = f"{PAGE}:2: {SOURCE} is docs/en/us.md now; rename this file to docs/sw/us.md [source-renamed]"
    assert message in done.stderr
    assert done.stderr.endswith("1 problem; 1 page not stamped\n")
    assert ("stamped docs/sw/index.md\n" in done.stderr) == (named == "docs/sw")


@pytest.mark.parametrize("key", ['"source": ', "'source': ", "source : ", "source:\t"])
def test_a_key_is_written_over_however_it_is_written(key: str) -> None:
    text = f"---\nprint: true\n{key}{'b' * 40} # old\n---\n# T\n"
    assert stamped(PAGE, text, "a" * 40) == f"---\nprint: true\nsource: {'a' * 40}\n---\n# T\n"


def test_a_key_that_cannot_be_written_over_is_told() -> None:
    with pytest.raises(ContentError, match="goes on over more than one line"):
        stamped(PAGE, f"---\n? source\n: {'b' * 40}\n---\n# T\n", "a" * 40)


def test_the_same_few_words_over_and_over_are_compared_in_a_moment() -> None:
    started = time.process_time()
    before, after = ("# T\n\n" + "\n".join([words * 40] * 290) for words in ("a b ", "b a "))
    assert harm(before, after, lambda _: True).startswith("words: ")
    assert time.process_time() - started < 10
