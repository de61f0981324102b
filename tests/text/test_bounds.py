"""What no person writes is refused before it is parsed, or parsed within two seconds: no page holds up a check."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from teach_forward.checks.comparison.order import check_order
from teach_forward.checks.comparison.same_links import check_same_links
from teach_forward.checks.comparison.structure import check_structure
from teach_forward.checks.page.link_marks import check_link_marks
from teach_forward.checks.page.marks import check_typed_marks
from teach_forward.checks.page.table_marks import check_table_marks
from teach_forward.text import bounds, slips
from teach_forward.text.reader import read
from tests.tools import ROOT

LIMIT = 2.0  # seconds for a page of any kind; those at all bounds take about half of it
MANY = bounds.CHARACTERS
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *(ROOT / "workshops").rglob("*.md")])
WORDS = "Some words stand here and there. " * 12 + "\n\n"

# What is repeated, as long as a page may be, and as often as the bounds let it stand in paragraphs of a page.
REPEATED = {
    "open brackets": "[",
    "open links": "[a](",
    "open links with titles": '[a](b "',
    "open addresses between angle brackets": "[a](<",
    "open pictures": "![",
    "open marks of the data of XML": "<![CDATA[",
    "references": "[a][b] ",
    "open tags": "<a ",
    "open attributes": '<a b="',
    "tags": "<b>",
    "open addresses": "<http://a",
    "open comments": "<!--",
    "instructions of XML": "<?",
    "quotation marks": '"',
    "quotation marks and letters": '"a',
    "apostrophes": "'",
    "stars": "*a",
    "stars in three": "***a",
    "stars and quotation marks": "**'",
    "stars and attributes": '="*',
    "underscores and ampersands": "_&",
    "braces, backslashes, underscores": "\\{_",
    "backticks": "`a",
    "open attribute lists": "*a*{",
    "ampersands": "&#",
    "backslashes": "\\",
    "open blocks": "/// tip\n",
    "blocks": "/// tip\na\n///\n",
    "slides": "/// slide | a\n    id: a\n- a\n///\n",
    "slashes": "/",
    "headings": "# a\n",
    "headings over a line": "a\n=\n",
    "lines across": "- - -\n",
    "items": "- a\n",
    "items in items": "- ",
    "numbers in numbers": "1. ",
    "items in items, apart": "  - ",
    "quotations in items": "- > ",
    "items in quotations": "> - ",
    "quotations": ">",
    "fences": "```a\n",
    "code": "    a\n\n",
    "definitions": "a\n: b\n\n",
    "table heads": "|a|b|\n|-|-|\n",
    "bars": "|",
    "paragraphs": "a\n\n",
    "empty lines": "\n",
    "tabs": "\t",
    "marks of a merge": "<<<<<<< a\n",
    "keys": "---\na: b\n---\n",
}

# What takes long by its form. Each is given how large it shall be.
SHAPED: dict[str, Callable[[int], str]] = {
    "nested brackets": lambda size: "[" * size + "]" * size,
    "nested links": lambda size: "[a" * size + "](b)" * size,
    "items, each deeper": lambda size: "".join(f"{'    ' * depth}1. a\n" for depth in range(min(size, 3_000))),
    "items, each deeper, apart": lambda size: "".join(f"{'    ' * depth}- a\n\n" for depth in range(min(size, 400))),
    "quotations, each deeper": lambda size: "\n\n".join(f"{'>' * depth} a" for depth in range(min(size, 400))),
    "fences, each longer": lambda size: "\n".join("`" * length for length in range(3, min(size, 440))),
    "blocks, each longer": lambda size: "\n".join(f"{'/' * length} tip" for length in range(3, min(size, 440))),
    "a title with spaces": lambda size: f"/// slide | a{' ' * size}b\n    id: a\n///\n",
    "a heading with spaces": lambda size: f"# a{' ' * size}b\n",
    "a wide table of empty rows": lambda size: "|a" * size + "|\n" + "|-" * size + "|\n" + "|\n" * size,
    "tables of empty rows": lambda size: ("|a" * 40 + "|\n" + "|-" * 40 + "|\n" + "|\n" * 50 + "\n") * (size // 250),
    "an id of brackets": lambda size: f"/// slide | a\n    id: {'[' * size}\n///\n",
    "a key of brackets": lambda size: f"---\na: {'[' * size}\n---\n# a\n",
    "one long word": lambda size: "a" * size,
}  # fmt: skip


def refused(text: str) -> bool:
    return any(True for _ in bounds.faults(text))


def seconds(text: str) -> float:
    """How long it takes to read and to check a page, whatever is wrong with it."""
    start = time.process_time()
    slips.mend(text)
    page, _ = read("docs/fr/page.md", text.encode(), "page", "fr")
    for check in (check_typed_marks, check_link_marks, check_table_marks):
        list(check(page))
    for compare in (check_structure, check_same_links, check_order):
        list(compare(page, page))
    return time.process_time() - start


def most(make: Callable[[int], str], high: int) -> str:
    """The largest text of a kind that is not refused. What is tried is at most about twice as long."""
    low, tried = 0, 1
    while tried < high and not refused(make(tried)):
        low, tried = tried, tried * 2
    high = min(high, tried)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (low, middle - 1) if refused(make(middle)) else (middle, high)
    return make(low)


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED.keys())
def test_a_flood_is_refused_at_once(unit: str) -> None:
    start = time.process_time()
    assert refused(unit * (MANY // len(unit)))
    assert refused(unit * MANY)
    assert time.process_time() - start < LIMIT / 4


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED.keys())
def test_as_much_as_is_let_through_is_read_in_time(unit: str) -> None:
    paragraph = most(lambda count: unit * count, MANY // len(unit)) + "\n\n"
    page = most(lambda count: paragraph * count, MANY // len(paragraph))
    assert seconds(page) < LIMIT
    if unit in ("<a ", "<http://a", '<a b="', "```a\n"):  # what looks for its end down to the end of the page
        assert seconds(most(lambda count: paragraph + WORDS * count, MANY // len(WORDS))) < LIMIT


@pytest.mark.parametrize("make", SHAPED.values(), ids=SHAPED.keys())
def test_forms_are_refused_or_read_in_time(make: Callable[[int], str]) -> None:
    for size in (MANY, 20_000, 3_000):
        assert refused(make(size)) or seconds(make(size)) < LIMIT
    assert seconds(most(make, 3_000)) < LIMIT


@pytest.mark.parametrize("size", [1_000_000, 20_000_000])
def test_a_page_of_megabytes_is_one_message(size: int) -> None:
    start = time.process_time()
    faults = list(bounds.faults(WORDS * (size // len(WORDS))))
    assert time.process_time() - start < LIMIT / 4
    assert [(line, rule) for line, _, rule in faults] == [(1, "too-much")]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (f"a\n\n{'a' * (bounds.LINE + 1)}", 3, "the line has 10,001 characters"),
        (f"a\n\nb{' ' * (bounds.BLANKS + 1)}c", 3, "101 spaces stand in a row"),
        ("a\n\n" + "a\n\n" * (bounds.LINES // 2), bounds.LINES + 1, "the page has 6,003 lines"),
        (f"a\n\n{'> ' * 9}a", 3, "nested 9 levels deep"),
        (f"a\n\n{'    ' * 8}- a", 3, "nested 9 levels deep"),
        (f"a\n\n{'1. ' * 9}a", 3, "nested 9 levels deep"),
        (f"a\n\n{'[ [' * 30}\n\n{'[ [' * 30}\n{'[ [' * 30}", 6, "120 opening square brackets"),
        ("a\n\n" + "b\n" * 301, 3, "301 lines stand without an empty line"),
        ("[a\n\n" * 1_001, 2_001, "the page has 1,001 opening square brackets"),
        ("## a\n\n" * 1_001, 2_001, "the page has 1,001 headings"),
        ("/// tip\n\n" * 1_001, 2_001, "the page has 1,001 lines that begin with ///"),
        ("```\n\n" * 1_001, 2_001, "the page has 1,001 lines that begin with ```"),
        (("|a" * 99 + "|\n|-\n" + "|\n" * 98 + "\n") * 2, 102, "the tables of the page have 20,000 cells"),
    ],
)
def test_what_is_too_much_is_told_with_its_line(text: str, line: int, words: str) -> None:
    found = list(bounds.faults(text))
    assert any(fault[0] == line and words in fault[1] for fault in found), found


@pytest.mark.parametrize(
    "text",
    [
        "> " * 8 + "a",
        "- - - - - - - - - - - -",
        "* * * * * * * * * * * *",
        "_" * 300,
        "\u00a0" * 300,
        "[" * 80,
        "| " * 90,
    ],
)
def test_what_may_stand_is_let_through(text: str) -> None:
    assert not refused(text)


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u3000"])
def test_a_line_of_other_spaces_does_not_end_a_paragraph(space: str) -> None:
    """Markdown goes on with the paragraph there, so its marks are counted on."""
    assert refused(f"{'[' * 41}\n{space}\n{'[' * 41}")


def test_no_page_of_the_guide_comes_near() -> None:
    assert len(PAGES) > 50
    for path in PAGES:
        assert not refused(path.read_text("utf-8")), path


def test_most_of_the_guide_is_half_of_what_is_read() -> None:
    texts = [path.read_text("utf-8") for path in PAGES]
    assert max(map(len, texts)) < bounds.CHARACTERS / 2
    assert max(text.count("\n") for text in texts) < bounds.LINES / 2


def test_the_guide_is_there() -> None:
    assert Path(ROOT / "docs/en/index.md") in PAGES
