"""The light reading of lines agrees with the parser, and says where everything stands."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from teach_forward.text import html
from teach_forward.text.dialect import to_html
from teach_forward.text.front_matter import front_matter
from teach_forward.text.markup import covered, links
from teach_forward.text.passages import QUOTE, Paragraph, Place, Points, Table, cells, sections
from teach_forward.text.reader import read
from tests.tools import ROOT

PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *(ROOT / "workshops").rglob("*.md")])


def parsed(text: str) -> HtmlElement:
    return html.parse(to_html(front_matter(text).below, guard=False))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_it_sees_what_the_parser_sees(path: Path) -> None:
    text = path.read_text("utf-8")
    root, parts = parsed(text), sections(text)
    passages = [passage for section in parts for passage in section.passages]
    tables = [passage for passage in passages if isinstance(passage, Table)]
    seen = {
        "items": sum(len(passage.items) for passage in passages if isinstance(passage, Points)),
        "rows": sum(len(table.rows) for table in tables),
        "cells": sum(len(row.cells) for table in tables for row in table.rows),
        "paragraphs": sum(isinstance(passage, Paragraph) for passage in passages),
    }
    paths = {
        "items": "//li",
        "rows": "//tr",
        "cells": "//td|//th",
        "paragraphs": "//p[not(@class) and not(ancestor::li)]",
    }
    assert seen == {name: int(root.xpath(f"count({path})")) for name, path in paths.items()}  # type: ignore[arg-type]
    headings = root.xpath("//*[self::h2 or self::h3 or self::h4][@id][not(ancestor::section)]/@id")
    assert [section.id for section in parts[1:]] == headings
    written = Counter((link.href, link.image) for part in parts for one in part.texts() for link in links(one.words))
    found = Counter((each.get("href") or each.get("src"), each.tag == "img") for each in root.iter("a", "img"))
    assert written == found


TEXT = """---
source: a
---
# Title

First.
Its second line.

## Part {#part minutes=10}

/// slide | Shown
    id: shown
    layout: bullets
- one
    - two
      goes on
///

Said.

/// tip | Care
Breathe.

1. three

    more of it
///

/// question | Why?
    id: why
///

/// answer
> quoted
> - four

after
///

``` {.text}
## not read {#no}
- not read
```

<!-- not read
- not read -->
| a | b |
| --- | --- |
| `c|d` | e \\| f |

### Small {#small}
"""


def test_everything_stands_in_its_place_with_its_line() -> None:
    top, part, small = sections(TEXT)
    assert (top.id, top.line, top.title, top.level) == ("top", 4, "Title", 0)
    assert (part.id, part.line, part.title, part.level) == ("part", 9, "Part", 2)
    assert (small.id, small.line, small.title, small.level) == ("small", 51, "Small", 3)
    assert top.passages == (Paragraph(6, "First.\nIts second line."),)
    assert [(block.name, block.title, block.id, block.line) for block in part.blocks] == [
        ("slide", "Shown", "shown", 11),
        ("tip", "Care", "", 21),
        ("question", "Why?", "why", 29),
        ("answer", "", "", 33),
    ]
    assert [(type(passage).__name__, passage.line, passage.place) for passage in part.passages] == [
        ("Points", 14, Place("slide", "shown")),
        ("Paragraph", 19, Place("", "shown")),
        ("Paragraph", 22, Place("tip", "shown")),
        ("Points", 24, Place("tip", "shown")),
        ("Paragraph", 34, Place(QUOTE, "why")),
        ("Paragraph", 37, Place("answer", "why")),
        ("Table", 47, Place("", "why")),
    ]
    assert [row.cells for row in part.passages[-1].rows] == [("a", "b"), ("`c|d`", "e \\| f")]


@pytest.mark.parametrize(
    "heading",
    [
        *("## B {#b}", "##B {#b}", "##\u00a0B {#b}", "##\tB { #b }", "## B {#b}  ", "## B {#b}\u00a0", "## B {#b} ##"),
        *(
            "B {#b}\n---",
            "B {#b}\n-",
            "text\n## B {#b}",
            "- a\n## B {#b}",
            "> a\n## B {#b}",
            "## B {: #b .x }",
            "> ### B",
        ),
    ],
)
def test_a_heading_is_one_however_it_is_written(heading: str) -> None:
    text = f"# T\n\nHere stands B, and C.\n\n{heading}\n\nbody\n\n## C {{#c}}\n"
    document, _ = read("docs/en/x.md", text.encode(), "page", "en")
    lines = text.split("\n")
    assert [(session.id, session.line) for session in document.sessions] == [
        (id_, next(number for number, line in enumerate(lines, 1) if f"#{id_}" in line))
        for id_ in ("b", "c")
        if f"#{id_}" in text
    ]
    assert [(part.id, part.line) for part in sections(text)[1:]] == [(one.id, one.line) for one in document.sessions]


def test_a_link_stands_on_its_line_however_it_is_written() -> None:
    text = "# T\n\n[a](x.md#one)\n\n[b](<x.md#on>)\n\n[c][d]\n\n<https://a.b/c>\n\n[d]: x.md#o\n[e](https://a.b/cd)\n"
    document, _ = read("docs/en/x.md", text.encode(), "page", "en")
    assert [(link.href, link.line) for link in document.links] == [
        *(("x.md#one", 3), ("x.md#on", 5), ("x.md#o", 11), ("https://a.b/c", 9), ("https://a.b/cd", 12)),
    ]


def test_items_have_a_level_a_number_and_what_goes_on_below_them() -> None:
    shown, numbered = (passage for passage in sections(TEXT)[1].passages if isinstance(passage, Points))
    assert [(item.text, item.level, item.number) for item in shown.items] == [
        ("one", 0, None),
        ("two\ngoes on", 1, None),
    ]
    assert [(item.text, item.level, item.number) for item in numbered.items] == [("three\nmore of it", 0, 1)]


def test_texts_are_everything_that_people_read() -> None:
    texts = list(sections(TEXT)[1].texts())
    assert [text.words for text in texts[:4]] == ["Part", "Shown", "Care", "Why?"]
    assert {text.words: text.part for text in texts}["Said."] == "shown"
    assert sections(TEXT)[0].passages[0].text.split("\n") == ["First.", "Its second line."]
    assert next(sections(TEXT)[0].texts()).words == "Title"
    assert list(sections(TEXT)[0].texts())[1].line_at(8) == 7


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a\n- b\n", ["Paragraph"]),  # a list needs an empty line above it
        ("- a\n\n- b\n", ["Points"]),
        ("- a\n\n1. b\n", ["Points", "Points"]),
        ("- a\n\nb\n", ["Points", "Paragraph"]),
        ("- a\n\n    b\n", ["Points"]),
        ("| a |\n", ["Paragraph"]),
        ("| a | b |\n| --- |\n", ["Paragraph"]),
        ("a | b\n--- | ---\nc | d\n", ["Table"]),
        ("> - a\n>\n> b\nc\n", ["Points", "Paragraph"]),
        ("> a\n\nb\n", ["Paragraph", "Paragraph"]),
        ("## a\n\nb\n", ["Paragraph"]),
        ("# a\n\n# b\n", ["Paragraph"]),  # the second title is none
        ("```\n- a\n```\n", []),
    ],
)
def test_kinds_of_passages(text: str, kinds: list[str]) -> None:
    assert [type(passage).__name__ for passage in sections(text)[-1].passages] == kinds


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("| a | b |", ("a", "b")),
        ("a | b", ("a", "b")),
        ("| a | |", ("a", "")),
        ("|  |", ("",)),
        ("| a \\| b | c |", ("a \\| b", "c")),
        ("| `a | b` | c |", ("`a | b`", "c")),
        ("| ``a ` | b`` | c |", ("``a ` | b``", "c")),
        ("| \\`a | b` |", ("\\`a", "b`")),
        ("| `a | b |", ("`a", "b")),
        ("a", ("a",)),
    ],
)
def test_cells(row: str, found: tuple[str, ...]) -> None:
    assert cells(row) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](b.md)", [("a", "b.md", False)]),
        ("![a](b.png)", [("a", "b.png", True)]),
        ("[![a](b.png)](c.md)", [("![a](b.png)", "c.md", False), ("a", "b.png", True)]),
        ("[a [b]](c.md)", [("a [b]", "c.md", False)]),
        ("[a](b_(c).md)", [("a", "b_(c).md", False)]),
        ('[a](b.md "c")', [("a", "b.md", False)]),
        ("[a](<b.md>)", [("a", "b.md", False)]),
        ("[a\nb](c.md)", [("a\nb", "c.md", False)]),
        ("[](b.md)", [("", "b.md", False)]),
        ("<https://a.b>", [("https://a.b", "https://a.b", False)]),
        ("`[a](b.md)`", []),
        ("[`a`](b.md)", [("`a`", "b.md", False)]),
        ("[a] (b.md)", []),
        ("[a]", []),
        (r"\[a](b.md)", []),
        (r"!\[a](b.png)", []),
        (r"\![a](b.md)", [("a", "b.md", False)]),
        (r"\\[a](b.md)", [("a", "b.md", False)]),
        (r"[a \[b](c.md)", [(r"a \[b", "c.md", False)]),
        (r"[a\](b.md) c](d.md)", [(r"a\](b.md) c", "d.md", False)]),
        (r"[a](b\(c.md)", [("a", r"b\(c.md", False)]),
        (r"\<https://a.b>", []),
        ("<!-- [a](b.md) -->", []),
    ],
)
def test_links(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert [(link.words, link.href, link.image) for link in links(text)] == found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a `b*` c", "a ____ c"),
        ("a \\* b", "a __ b"),
        ("[a](b_c.md) d", "[a]________ d"),
        ("a <!-- b --> c", "a __________ c"),
        ("a <b@c.d> e", "a _______ e"),
        ("a {#b} c", "a ____ c"),
        ("a < b > c", "a < b > c"),
        ("a https://b.c/_d e", "a ______________ e"),
        ("a `b\nc` d", "a __\n__ d"),
    ],
)
def test_what_nobody_reads_is_covered(text: str, left: str) -> None:
    assert covered(text).replace("\ufffc", "_") == left
