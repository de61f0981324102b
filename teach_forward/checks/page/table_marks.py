"""Tables that are not read as they are meant: rows with too few or too many bars, torn ones, tabs.

Markdown fills up or cuts off such rows without a word, and shows a torn table as text full of bars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from teach_forward.model import Document
from teach_forward.text.passages import Paragraph, Section, Table, cells, sections
from teach_forward.util.phrases import counted

Said = Iterator[tuple[int, str, str]]

RULE = "broken-table"

_TABBED = re.compile(r"\S[ ]*\t+[ ]*\S")
_HYPHENS = re.compile(r"[|:\- \t]*-{2,}[|:\- \t]*")


def check_table_marks(document: Document) -> Said:
    """The tables of a page, and what was meant to be one, line by line."""
    for section in sections(document.text):
        yield from faults(section)


def faults(section: Section) -> Said:
    """The same for one section."""
    for passage in section.passages:
        if isinstance(passage, Table):
            yield from _rows(passage)
        elif isinstance(passage, Paragraph):
            yield from _torn(section, passage)


def _rows(table: Table) -> Said:
    columns, rest = len(table.rows[0].cells), 0
    widths = {len(row.cells) for row in table.rows[1:]}
    if len(table.rows) > 2 and len(widths) == 1 and columns not in widths:
        yield table.line, f"the head of this table has {counted(columns, 'cell')}, and each row {widths.pop()}", RULE
        return
    for row, following in zip(table.rows, (*table.rows[1:], None), strict=True):
        count, next_count = len(row.cells), len(following.cells) if following else 0
        if rest:
            rest = 0  # the second half of a broken row
        elif count < columns and count + next_count in (columns, columns + 1) and not row.text.rstrip().endswith("|"):
            rest = next_count
            yield row.line, "this row goes on on the next line", RULE
        elif count != columns:
            two = ": two rows stand on one line" if count in (2 * columns - 1, 2 * columns) and columns > 1 else ""
            yield row.line, f"this row has {counted(count, 'cell')}, and the head of the table {columns}{two}", RULE
        elif "\t" in row.text:
            yield row.line, "a tab stands in this row", RULE


def _torn(section: Section, paragraph: Paragraph) -> Said:
    lines = paragraph.text.split("\n")
    barred = [index for index, line in enumerate(lines) if line.startswith("|")]
    if barred:
        yield paragraph.line + barred[0], _why(section, paragraph, lines, barred[0]), RULE
    elif sum(bool(_TABBED.search(line)) for line in lines) > 1:
        yield paragraph.line, "tabs between words do not make a table", RULE


def _why(section: Section, paragraph: Paragraph, lines: list[str], first: int) -> str:
    """Why lines that begin with a bar are not read as a table."""
    if first:
        return "an empty line is missing above the table"
    before = [passage for passage in section.passages if passage.line < paragraph.line]
    if before and isinstance(before[-1], Table):
        return "an empty line parts this row from its table"
    if len(lines) > 1 and _HYPHENS.fullmatch(lines[1]):
        head, under = len(cells(lines[0])), len(cells(lines[1]))
        return f"the head of the table has {counted(head, 'cell')}, and the line of hyphens under it {under}"
    return "the line of hyphens under the head of the table is missing"
