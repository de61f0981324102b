"""The tables of forms have their columns, rows and choices in every language: words and ids are joined by position."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.library.addresses import FORMS_FILE, path_of
from teach_forward.library.forms import Words, choices_of, words
from teach_forward.library.library import Library
from teach_forward.model import Document, Form, FormTable
from teach_forward.rules import Rule


def check_forms(library: Library, locale: str) -> Iterator[Finding]:
    """What is wrong with the tables of a language's own pages, and with the places that the forms name."""
    for form, table in ((each, table) for each in library.forms for table in each.tables):
        document = library.documents[locale].get(table.page)
        if document is not None:
            source = library.documents[library.source].get(table.page)
            # A translation of the present text is compared with that, column by column and row by row.
            current = source is not None and document.meta.get("source") == library.source_id(source)
            yield from _check_table(document, form, table, compared_by_form=not current)
        elif locale == library.source:
            message = f'"{form.kind}" names the page {path_of(locale, table.page)}, which there is not'
            yield Finding(FORMS_FILE, table.line, message, rules.BAD_FORM)


def _check_table(document: Document, form: Form, table: FormTable, *, compared_by_form: bool) -> Iterator[Finding]:
    said = words(document, table)
    if said is None:
        if compared_by_form:
            message = f'there is no table under {{#{table.id}}}, and the form "{form.kind}" needs it'
            yield Finding(document.path, _line(document, table.id), message, rules.FORM_COLUMNS)
        return
    if compared_by_form:
        for line, message, rule in (*_columns(document, table, said), *_rows(document, table, said)):
            yield Finding(document.path, line, message, rule)
    if table.help and len(said.columns) == len(table.columns):
        for line, message, rule in _help(document, form, table, said):
            yield Finding(document.path, line, message, rule)


def _columns(document: Document, table: FormTable, said: Words) -> Iterator[tuple[int, str, Rule]]:
    if len(said.columns) != len(table.columns):
        message = f"the table under {{#{table.id}}} has {len(said.columns)} columns, and its form {len(table.columns)}"
        yield _line(document, table.id, table.number), message, rules.FORM_COLUMNS


def _rows(document: Document, table: FormTable, said: Words) -> Iterator[tuple[int, str, Rule]]:
    if table.rows and len(said.rows) != len(table.rows):
        message = (
            f"the table under {{#{table.id}}} has {len(said.rows)} rows with words, and its form {len(table.rows)}"
        )
        yield _line(document, table.id, table.number), message, rules.FORM_ROWS


def _help(document: Document, form: Form, table: FormTable, said: Words) -> Iterator[tuple[int, str, Rule]]:
    """Help that lacks a row, and choices that are not as many as there are ids."""
    if len(said.help) != len(table.columns):
        message = (
            f"the help under {{#{table.help}}} has {len(said.help)} rows, and the table {len(table.columns)} columns"
        )
        yield _line(document, table.help), message, rules.FORM_ROWS
        return
    for index, (id_, row) in enumerate(zip(table.columns, said.help, strict=True)):
        here, wanted = choices_of(row[-1]), form.choices.get(id_, ())
        if len(here) != len(wanted):
            message = f'"{row[0]}" has {_counted(len(here))}, and its form {_counted(len(wanted))}'
            yield _line(document, table.help, row=index + 1), message, rules.FORM_CHOICES


def _counted(count: int) -> str:
    return f"{count or 'no'} choices"


def _line(document: Document, id_: str, number: int = 1, row: int = 0) -> int:
    """The line of the head of a table under a heading, or of one of its rows (from 1); that of the heading without one.

    Lines of a table stand together, so that each new group of them is a new table.
    """
    lines = document.text.split("\n")
    heading = next((index for index, line in enumerate(lines) if line.startswith("#") and f"{{#{id_}" in line), 0)
    groups = itertools.groupby(enumerate(lines[heading:], heading + 1), lambda pair: pair[1].startswith("|"))
    tables = [[index for index, _ in group] for is_table, group in groups if is_table]
    if len(tables) < number:
        return heading + 1
    found = tables[number - 1]
    at = row + 1 if row else 0  # the line below the head only divides
    return found[at] if at < len(found) else found[0]
