"""Slips of translators who do not program, in a guide that `init` wrote: each is told once, with what helps."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from teach_forward import rules
from teach_forward.checks import find_all
from teach_forward.starter import guide
from teach_forward.text.reader import BRACE, HYPHEN, IN_BRACES, ORDINARY_SPACE, read

FOLDER = "workshops/fr/1-first-steps"
GUIDE, INDEX, WORDS = f"{FOLDER}/guide.md", f"{FOLDER}/index.md", "docs/fr/words.yml"

Edit = Callable[[str], str]


def sub(pattern: str, new: str) -> Edit:
    return lambda text: re.sub(pattern, new, text, flags=re.MULTILINE)


def told(root: Path, path: str, edit: Edit) -> list[tuple[int, str, str]]:
    """Line, message and advice of all that is told of a new guide after an edit of one of its French files."""
    for name, data in guide.files("en").items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    text = (root / path).read_text("utf-8")
    changed = edit(text)
    assert changed != text
    (root / path).write_text(changed, "utf-8")
    found = find_all(root)[1]
    assert {finding.path for finding in found} == {path}
    return [(finding.line, finding.message, finding.hint) for finding in found if finding.severity == "error"]


@pytest.mark.parametrize(
    ("path", "edit", "expected"),
    [
        pytest.param(
            GUIDE,
            sub(r"^## Ce qui est noté .*\n", ""),
            (1, 'the section {#written-down} ("What is written down") is missing', rules.MISSING_SECTION.hint),
            id="a heading is deleted, and its slides are not",
        ),
        pytest.param(
            GUIDE,
            sub("minutes=15", "minuten=15"),
            (20, 'minuten="15" is not allowed on a page; did you mean minutes?', IN_BRACES),
            id="the minutes have another name",
        ),
        pytest.param(
            GUIDE,
            sub("minutes=15}", "minutes=15"),
            (20, '"Ce qui est noté {#written-down minutes=15" has no id', BRACE),
            id="a brace is lost",
        ),
        pytest.param(
            GUIDE,
            sub("{(#written-down minutes=15)}", r"｛\1｝"),
            (20, '"Ce qui est noté ｛#written-down minutes=15｝" has no id', BRACE),
            id="wide braces",
        ),
        pytest.param(
            GUIDE,
            sub(r"^- \*\*(Dit|Observé|Deviné)", r"• **\1"),
            (33, "this looks like a list item, but is not one", HYPHEN),
            id="bullets are set as a program for texts does",
        ),
        pytest.param(
            GUIDE,
            sub(r"^- \*\*Dit", "-\u00a0**Dit"),
            (33, "a no-break space stands behind the mark of this list item, so that it is none", ORDINARY_SPACE),
            id="a no-break space behind the first hyphen",
        ),
        pytest.param(
            GUIDE,
            sub(":material-gavel:", ":material-xyzzyx:"),
            (47, 'there is no icon "material-xyzzyx"', rules.UNKNOWN_ICON.hint),
            id="the name of an icon is translated",
        ),
        pytest.param(
            INDEX,
            sub("^---$", "—"),
            (
                1,
                '"—" is not the --- above the keys; write three hyphens there, and below the keys',
                rules.BAD_FRONT_MATTER.hint,
            ),
            id="hyphens are corrected to a dash",
        ),
        pytest.param(
            INDEX,
            sub("^summary: ", "summary："),
            (
                2,
                'the front matter cannot be read: write a colon and a space behind "summary", as in summary: …',
                rules.BAD_FRONT_MATTER.hint,
            ),
            id="a wide colon",
        ),
        pytest.param(
            INDEX,
            sub("^audience:", "audience\u00a0:"),
            (
                3,
                "`audience` is not known in the front matter; delete the space behind it",
                rules.UNKNOWN_KEY.hint,
            ),
            id="a no-break space before the colon of a key",
        ),
        pytest.param(
            GUIDE,
            sub("^source: .*\n", ""),
            (1, "no key stands between the two lines of ---", "write the keys there, or delete the two lines"),
            id="the only key is deleted",
        ),
        pytest.param(
            WORDS,
            sub("^skip: ", "skip："),
            (
                30,
                'this line cannot be read: write a colon and a space behind "skip", as in skip: …',
                rules.BAD_FRONT_MATTER.hint,
            ),
            id="a wide colon in the messages",
        ),
        pytest.param(
            WORDS,
            sub("^skip: ", "skip:"),
            (30, "this line cannot be read: a space is missing behind the colon of skip", rules.BAD_FRONT_MATTER.hint),
            id="a space is lost in the messages",
        ),
        pytest.param(
            WORDS,
            sub("^skip:", "skip\u00a0:"),
            (30, 'there is no message "skip\u00a0"; delete the space behind it', rules.WORDS_UNKNOWN.hint),
            id="a no-break space before the colon of a message",
        ),
        pytest.param(
            WORDS,
            sub(r"^(skip: .*)\n", r"<<<<<<< HEAD\n\1\n=======\n\1\n>>>>>>> main\n"),
            (30, "two versions of the text stand here, left by a merge", rules.CONFLICT_MARKER.hint),
            id="a merge in the messages",
        ),
    ],
)
def test_a_slip_is_told_once(tmp_path: Path, path: str, edit: Edit, expected: tuple[int, str, str]) -> None:
    assert told(tmp_path, path, edit) == [expected]


@pytest.mark.parametrize("end", ["  ", "\\", ""])
def test_a_dialogue_is_left_alone(end: str) -> None:
    page = f"# T\n\n— Qui décide ?{end}\n— Nous.\n"
    assert read("docs/fr/about.md", page.encode(), "page", "fr")[1] == ()
