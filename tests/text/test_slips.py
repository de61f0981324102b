"""Slips after which a parser sees another page: told as themselves, and the rest read as it was meant."""

from __future__ import annotations

import pytest

from teach_forward.text.slips import mend
from tests.tools import ROOT

PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *(ROOT / "workshops").rglob("*.md")])


@pytest.mark.parametrize(
    ("text", "mended", "faults"),
    [
        (
            "---\n<<<<<<< HEAD\nsource: a\n=======\nsource: b\n>>>>>>> main\n---\n# T\n",
            "---\nsource: a\n\n\n\n\n---\n# T\n",
            [(2, "conflict-marker")],
        ),
        (
            "<<<<<<< HEAD\n---\nsource: a\n---\n=======\n---\nsource: b\n---\n>>>>>>> main\n# T\n",
            "---\nsource: a\n---\n\n\n\n\n\n\n# T\n",
            [(1, "conflict-marker")],
        ),
        ("---\nsource: a\n=======\n---\n# T\n", "---\nsource: a\n\n---\n# T\n", [(3, "conflict-marker")]),
        ("# T\n\n<!-- a\n\nb\n", "# T\n\n<!-- a -->\n\nb\n", [(3, "unclosed-comment")]),
        ("<!-- a\nb\n<!-- c -->\n", "<!-- a -->\nb\n<!-- c -->\n", [(1, "unclosed-comment")]),
        ("a <!-- b", "a <!-- b -->", [(1, "unclosed-comment")]),
        ("[a](b.md\n#c) d\n", "[a](b.md#c)\n d\n", [(1, "bad-link")]),
        ("x\n[a](https://b.c/ \n  d)\n", "x\n[a](https://b.c/d)\n\n", [(2, "bad-link")]),
        ("# T\n\n<nom du syndicat>\n", "# T\n\n&lt;nom du syndicat>\n", [(3, "angle-brackets")]),
        ("<nom> et <métier>", "&lt;nom> et &lt;métier>", [(1, "angle-brackets"), (1, "angle-brackets")]),
        ("a <?b?> <![CDATA[c]]>", "a &lt;?b?> &lt;![CDATA[c]]>", [(1, "angle-brackets"), (1, "angle-brackets")]),
        ("# T\n\n<div>\n\n## A\n", "# T\n\n&lt;div>\n\n## A\n", [(3, "unsafe-html")]),
        ("a </div> b\n", "a &lt;/div> b\n", [(1, "unsafe-html")]),
        ("<div>\n/// tip\n</div>\n///", "&lt;div>\n/// tip\n&lt;/div>\n///", [(1, "unsafe-html"), (3, "unsafe-html")]),
        ("<em><strong>a</em>", "<em>&lt;strong>a</em>", [(1, "unsafe-html")]),
    ],
)
def test_a_slip_is_told_and_mended(text: str, mended: str, faults: list[tuple[int, str]]) -> None:
    found, told = mend(text)
    assert found == mended
    assert [(line, rule) for line, _, rule in told] == faults


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n",  # in the text: another's work
        "`<!--` begins a comment\n",
        "```\n<!--\n<nom>\n```\n",
        "<!-- a\nb -->\n",
        "<!-- <nom> -->\n",
        "a --> b\n",
        "<script>a</script> <iframe src=a> <svg> <b>c</b> <nom onclick=a> </main>\n",  # refused as what they are
        "<https://a.b/c> <a@b.c> <#a>\n",
        "a < b and c > d\n",
        "[a](<b.md#c>) [d][e]\n\n[e]: <f.md>\n",
        '<div class="a">\n<p>b<br>c</p>\n</DIV> <img src="a" alt="b">\n',
        "<!-- <div> --> `</div>` ``a ` <div>`` `a\n<div>` \\</div> <?> <? a\n",
        "<ul><li><ul><li>a</li></ul></li></ul>\n",
        "a \\<!-- b \\<nom>\n",
        "[a](b.md) (c\nd)\n",
        "[a](b.md\n\n#c)\n",
    ],
)
def test_what_is_no_slip_is_left_alone(text: str) -> None:
    assert mend(text) == (text, ())


def test_no_page_of_the_guide_has_any() -> None:
    assert len(PAGES) > 50
    for path in PAGES:
        text = path.read_text("utf-8")
        assert mend(text) == (text, ()), path


def test_lines_keep_their_numbers() -> None:
    text = "---\n<<<<<<< a\nb: c\n=======\n>>>>>>> d\n---\n# T\n<!-- a\n[a](b.md\n#c)\n<nom>\n"
    mended, told = mend(text)
    assert mended.count("\n") == text.count("\n")
    assert [line for line, _, _ in told] == [2, 8, 9, 11]
