"""A worksheet page as values: the columns of a spreadsheet, with short help for each.

The page holds two tables: under `{#worksheet}` the columns with a few rows of examples, under `{#help}` a row for each
column: its name, what to write, and the choices, separated by ` / `; one choice alone means free text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from teach_forward.library.addresses import WORKSHEET
from teach_forward.library.forms import choices_of, table_under
from teach_forward.model import Document
from teach_forward.text import html
from teach_forward.text.columns import is_empty

_COLUMNS = {"worksheet": 1, "help": 3}
"""The ids of the headings of its tables, and how many columns each has at least."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what to write there, and the choices where these are fixed."""

    name: str
    help: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the spreadsheet holds. `table_title` and `help_title` name its two sheets."""

    title: str
    table_title: str
    help_title: str
    help_head: tuple[str, ...]
    columns: tuple[Column, ...]
    examples: tuple[tuple[str, ...], ...]


def is_worksheet(uri: str) -> bool:
    """Whether the page at an address within its locale is a spreadsheet, too."""
    return uri.startswith("workshops/") and uri.endswith(f"/{WORKSHEET}")


def lacking(document: Document) -> Iterator[tuple[str, str]]:
    """What a worksheet page lacks of its tables: the id of a heading, and what is wrong there."""
    root = html.parse(document.html)
    for id_, least in _COLUMNS.items():
        if (found := table_under(root, id_)) is None:
            yield id_, f"there is no table under {{#{id_}}}"
        elif (columns := len(found[1][0])) < least:
            yield id_, f"the table under {{#{id_}}} has {columns} of {least} columns"


def read_sheet(document: Document) -> Sheet:
    """The tables of a page that lacks none. Help is found by the name of its column, or by the position of that."""
    root = html.parse(document.html)
    found = [table for id_ in _COLUMNS if (table := table_under(root, id_))]
    (table_title, (names, *examples)), (help_title, (help_head, *rows)) = found
    by_name = {row[0]: row for row in rows}
    columns = []
    for index, name in enumerate(names):
        row = by_name.get(name) or (rows[index] if len(rows) == len(names) else (name, "", ""))
        columns.append(Column(name, row[1], choices_of(row[2])))
    filled = tuple(row for row in examples if not all(map(is_empty, row)))  # empty rows are for paper
    return Sheet(document.title, table_title, help_title, help_head, tuple(columns), filled)
