"""The dialect by example: each case in goldens/dialect/ is Markdown, and the model or the findings that come of it.

`UPDATE_GOLDENS=1 pytest tests/text/test_dialect.py` writes what comes out now into the cases; read the difference.
"""

from __future__ import annotations

import dataclasses
import os
import re
import string
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from teach_forward.model import Activity, Document, Item, ItemList, Run, plain
from teach_forward.text import dialect
from teach_forward.text.dialect import refused, to_html
from teach_forward.text.front_matter import front_matter
from teach_forward.text.reader import read
from tests.tools import ROOT, tenfold

CASES = sorted((ROOT / "tests/goldens/dialect").glob("*.yml"))
EMPTY = ((), None, False, Activity())
HIDDEN = {"packed_texts", "packed_html", "line", "path", "locale", "kind", "text", "ids", "links", "meta"}


def compact(value: Any) -> Any:
    """A part of the model as plain data, without what is empty; runs as one string in Markdown's own marks."""
    if isinstance(value, tuple) and value and all(isinstance(item, Run) for item in value):
        return "".join(marked(run) for run in value)
    if isinstance(value, tuple):
        return [compact(item) for item in value]
    if dataclasses.is_dataclass(value):
        fields = [f.name for f in dataclasses.fields(value) if f.name not in HIDDEN]
        parts = {name: compact(getattr(value, name)) for name in fields if getattr(value, name) not in EMPTY}
        return {type(value).__name__: parts}
    return value


def marked(run: Run) -> str:
    text = f"*{run.text}*" if run.italic else run.text
    text = f"**{text}**" if run.bold else text
    return f"[{text}]({run.href})" if run.href else text


def outcome(case: dict[str, Any]) -> dict[str, Any]:
    data = case["markdown"].encode() if isinstance(case["markdown"], str) else case["markdown"]
    document, findings = read("page.md", data, case.get("kind", "guide"), "en")
    if findings:
        return {"findings": [str(finding).split("\n")[0].removeprefix("page.md:") for finding in findings]}
    return {"model": compact(document)["Document"]}


class _Dumper(yaml.SafeDumper):
    pass


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    result = outcome(case)
    if os.environ.get("UPDATE_GOLDENS"):
        case = {key: case[key] for key in ("kind", "markdown") if key in case} | result
        path.write_text(
            yaml.dump(case, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110), encoding="utf-8"
        )
    assert result == {key: case[key] for key in ("model", "findings") if key in case}


def test_text_of_runs_is_what_the_page_says() -> None:
    document, _ = read("page.md", b"# One *two* **three**\n", "page", "en")
    assert document.title == "One two three"
    assert isinstance(document, Document)
    assert plain((Run("a "), Run("b", bold=True))) == "a b"


def test_pages_say_by_classes_how_columns_are_aligned() -> None:
    """Sides change with the direction of a language, and pages need no style of their own."""
    page = to_html("| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |\n")
    row = [*("align-start", "align-center", "align-end"), ""]
    assert re.findall(r'<t[hd](?: class="([^"]*)")?>', page) == row * 2
    assert "style" not in page
    assert [found.shown for found in refused("td", {"style": "text-align: right;"})] == ['style="text-align: right;"']


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (r"`a \| b`", "<code>a | b</code>"),
        (r"``a ` \| b`` or `c | d`", "<code>a ` | b</code> or <code>c | d</code>"),
        (r"a \| b", "a | b"),
        (r"\`a \| b`", "`a | b`"),
        (r"`a \n b`", r"<code>a \n b</code>"),
    ],
)
def test_a_bar_in_the_code_of_a_cell_may_be_escaped(cell: str, shown: str) -> None:
    page = to_html(f"| {cell} | B |\n| --- | --- |\n| {cell} | b |\n\nIn a text `a \\| b` stays.\n")
    assert (f"<th>{shown}</th>" in page, f"<td>{shown}</td>" in page) == (True, True)
    assert r"<code>a \| b</code> stays" in page


@pytest.mark.parametrize("mark", string.punctuation)
def test_a_backslash_makes_a_letter_of_any_mark(mark: str) -> None:
    """In texts, titles and cells alike, and whatever stands behind it; code is shown as it is typed."""
    escaped, code = f"a \\{mark} b\\{mark}lt; c", f"\\{mark}" if mark != "`" else "\\"
    table = f"| {escaped} | B |\n| --- | --- |\n| 1 | 2 |\n"
    slide = f"/// slide | S {escaped}\n    id: s\n- x\n///\n\n{escaped}\n\n{table}\n`{code}`\n"
    page = f"# T {escaped}\n\n## Part {{#part minutes=5}}\n\n{slide}"
    document, findings = read("workshops/en/1-x/guide.md", page.encode(), "guide", "en")
    shown = f"a {mark} b{mark}lt; c"
    assert not findings
    assert document.texts == (f"T {shown}", "Part", f"S {shown}", "x", shown, shown, "B", "1", "2", code)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"\<b>x\</b>", "&lt;b&gt;x&lt;/b&gt;"),
        (r"\<https://example.org>", "&lt;https://example.org&gt;"),
        (r"\&amp; \\&amp;", r"&amp;amp; \&amp;"),
        (r"[a\&b](x 'c\&lt;\%')", '<a href="x" title="c&amp;lt;%">a&amp;b</a>'),
        (r"\é \1 \ a", r"\é \1 \ a"),
    ],
)
def test_what_is_escaped_is_no_element_and_no_entity(written: str, shown: str) -> None:
    assert to_html(written) == f"<p>{shown}</p>"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- item\n\n    ```text\n    a *b*\n      c\n    ```\n", [3]),
        ("- item\n    ```\n    a\n    b\n    ```\n", [2]),
        ("> said\n>\n> ```\n> a\n> b\n> ```\n", [3]),
        ("- item\n\n    ~~~\n    a\n    b\n    ~~~\n", [3]),
        ("- item\n\n  ```\n  a\n  b\n  ```\n", [3]),
        ("- item\n\n        a\n        b\n", []),
        ("```\n- item\n\n    ```\n    a\n    b\n```\n\nSome `code\nin two` lines.\n", []),
        ("    ```\n    a\n    b\n    ```\n", []),
    ],
)
def test_marks_of_code_that_begin_no_block_are_told(text: str, lines: list[int]) -> None:
    """All its lines would be one, on the page and on paper."""
    _, findings = read("docs/en/page.md", f"# T\n\n{text}".encode(), "page", "en")
    assert [(finding.rule.name, finding.line - 2) for finding in findings] == [("stray-mark", line) for line in lines]


def test_separators_of_lines_are_spaces() -> None:
    """A check tells of them; a slide does not show a box."""
    page = "# A title\u2028of two\n\n## Part {#part minutes=5}\n\n/// slide | S\n    id: s\n- one\u2029two\n///\n"
    document, _ = read("workshops/en/1-x/guide.md", page.encode(), "guide", "en")
    assert document.title == "A title of two"
    assert document.slides[0].body == (ItemList((Item((Run("one two"),)),)),)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_of_a_page_in_another_encoding_that_alone_is_told(encoding: str, end: str) -> None:
    """In UTF-16, letters such as č hold the byte of an end of line."""
    text = "# Guide é\n\nQui décide?\n" if encoding == "cp1252" else "# Guide č\n\nKdo rozhoduje na dálku?\n"
    _, findings = read("docs/en/page.md", text.replace("\n", end).encode(encoding), "page", "en")
    assert [finding.rule.name for finding in findings] == ["not-utf8"]


def test_pages_number_lists_as_they_are_written() -> None:
    """As the decks do: the dialect's lists begin with the number that stands there."""
    assert '<ol start="3">' in to_html("1. a\n2. b\n\nBetween.\n\n3. c\n4. d\n")


@pytest.mark.parametrize(
    ("said", "people"), [("true", 1), ("false", 0), ("pair", 2), ("Table", 4), ("10", 10), ("99", 99)]
)
def test_a_page_says_for_how_many_people_a_printed_copy_is(said: str, people: int) -> None:
    document, findings = read("docs/en/page.md", f"---\nprint: {said}\n---\n# T\n".encode(), "page", "en")
    assert findings == ()
    assert (document.shared_by, document.prints) == (people, people > 0)


def test_options_that_are_numbers_make_a_slide_too() -> None:
    """YAML reads them as numbers; the page would show the block as it is written."""
    page = to_html("/// slide | T\n    id: t\n    minutes: 5\n    each: 30\n    table:\n- a\n///\n")
    assert ('data-minutes="5"' in page, 'data-each="30"' in page, "data-table" in page) == (True, True, False)


PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *(ROOT / "workshops").rglob("*.md")])
INLINE = st.text(alphabet="ab *_`[]()!<>&'\"\\\n:.h/{}#é", max_size=60)


def without_shortcut(text: str) -> str:
    """The HTML of a text of which every part is looked at by every pattern."""
    marks = dialect.INLINE_MARKS, dialect.QUOTE_MARKS
    dialect.INLINE_MARKS = dialect.QUOTE_MARKS = "(?:)"  # found in every text
    try:
        return to_html(text, guard=False)
    finally:
        dialect.INLINE_MARKS, dialect.QUOTE_MARKS = marks


@pytest.mark.parametrize("path", PAGES, ids=lambda path: "/".join(path.parts[-3:]))
def test_what_is_left_alone_on_a_page_would_have_stayed_the_same(path: Path) -> None:
    text = front_matter(path.read_text("utf-8")).below
    assert to_html(text, guard=False) == without_shortcut(text)


@given(st.lists(INLINE, max_size=4).map("\n\n".join))
@tenfold()
def test_what_is_left_alone_of_any_text_would_have_stayed_the_same(text: str) -> None:
    assert to_html(text, guard=False) == without_shortcut(text)


def test_every_link_has_its_line_however_it_is_written() -> None:
    lines = (
        "A [first](https://www.example.org/first) and a [second](https://www.example.org/second).",
        "See <https://www.example.net/third>, or write to <us@example.org>.",
        "[Fourth](<https://www.example.net/fourth>) and [fifth][f].",
        "[f]: https://www.example.net/fifth",
    )
    document, findings = read("docs/en/x.md", ("# T\n\n" + "\n\n".join(lines) + "\n").encode(), "page", "en")
    assert findings == ()
    assert [(link.href.rpartition("/")[2], link.line) for link in document.links] == [
        *(("first", 3), ("second", 3)),
        *(("third", 5), ("mailto:us@example.org", 5)),
        *(("fourth", 7), ("fifth", 9)),
    ]


@pytest.mark.parametrize(
    "link",
    [
        *("[a](b.md?c=1&amp;d=2)", "[a](b&#46;md)", "[a](b\tc.md)", "[a](b\\_c.md)", "[a](b\\(c\\).md)", "[a]( b.md )"),
        *('<a href="b&amp;c.md">a</a>', "<a href='b.md'>a</a>", "<a href=b.md>a</a>", "![a](b&amp;c.png)"),
    ],
)
def test_an_address_stands_on_its_line_however_it_is_written(link: str) -> None:
    document, findings = read("page.md", f"# T\n\nText about b and\n\nhere {link}.\n".encode(), "page", "en")
    assert ([found.line for found in document.links], findings) == ([5], ())


@pytest.mark.parametrize("address", ["java&#115;cript:x", "javascript&colon;x", "java\tscript:x", "b:\tc"])
def test_an_address_that_is_refused_is_told_at_its_line_however_it_is_written(address: str) -> None:
    _, findings = read("page.md", f"# T\n\nText.\n\nSee [a]({address}).\n".encode(), "page", "en")
    assert {finding.line for finding in findings} == {5}
