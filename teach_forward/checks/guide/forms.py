"""The tables of forms have their columns, rows and choices in every language: words and ids are joined by position."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.library.addresses import FORMS_FILE, path_of
from teach_forward.library.forms import Words, choices_of, words
from teach_forward.library.library import Library
from teach_forward.model import Document, Form, FormTable
from teach_forward.rules import Rule
from teach_forward.text.dialect import BLANK
from teach_forward.util.phrases import counted

_HEADING = re.compile(r"##.*\{#([a-z0-9-]+)")
_BLANK = re.compile(BLANK)


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
            message = f'"{form.kind}" names the page {path_of(locale, table.page)}, which does not exist'
            yield Finding(FORMS_FILE, table.line, message, rules.BAD_FORM)


def check_blanks(library: Library, locale: str) -> Iterator[Finding]:
    """Blanks of letters that a translation lacks, or has alone; they may stand in another order, and more than once."""
    if locale == library.source:
        return
    for uri, document in library.documents[locale].items():
        source = library.documents[library.source].get(uri)
        there, here = _blanks(source) if source else {}, _blanks(document)
        for id_ in sorted(there.keys() - here.keys()):
            line = _line(document, there[id_][1])
            yield Finding(document.path, line, f"the source has the blank {{{id_}}} here", rules.FORM_BLANKS)
        for id_ in sorted(here.keys() - there.keys()) if source else ():
            yield Finding(document.path, here[id_][0], f"the source has no blank {{{id_}}}", rules.FORM_BLANKS)


def _blanks(document: Document) -> dict[str, tuple[int, str]]:
    """The blanks of a page by their ids: the first line on which one stands, and the id of the heading above it."""
    found: dict[str, tuple[int, str]] = {}
    above = ""
    for number, line in enumerate(document.text.split("\n"), 1):
        if match := _HEADING.match(line):
            above = match[1]
        for blank in _BLANK.finditer(line):
            found.setdefault(blank[2], (number, above))
    return found


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
        columns = counted(len(said.columns), "column")
        message = f"the table under {{#{table.id}}} has {columns}, and its form {len(table.columns)}"
        yield _line(document, table.id, table.number), message, rules.FORM_COLUMNS


def _rows(document: Document, table: FormTable, said: Words) -> Iterator[tuple[int, str, Rule]]:
    if table.rows and len(said.rows) != len(table.rows):
        rows = counted(len(said.rows), "row")
        message = f"the table under {{#{table.id}}} has {rows} with words, and its form {len(table.rows)}"
        yield _line(document, table.id, table.number), message, rules.FORM_ROWS


def _help(document: Document, form: Form, table: FormTable, said: Words) -> Iterator[tuple[int, str, Rule]]:
    """Help that lacks a row, and choices that are not as many as there are ids."""
    if len(said.help) != len(table.columns):
        rows, columns = counted(len(said.help), "row"), counted(len(table.columns), "column")
        message = f"the help under {{#{table.help}}} has {rows}, and the table {columns}"
        yield _line(document, table.help), message, rules.FORM_ROWS
        return
    for index, (id_, row) in enumerate(zip(table.columns, said.help, strict=True)):
        here, wanted = choices_of(row[-1]), form.choices.get(id_, ())
        if len(here) != len(wanted):
            message = f'"{row[0]}" has {_choices(len(here))}, and its form {_choices(len(wanted))}'
            yield _line(document, table.help, row=index + 1), message, rules.FORM_CHOICES


def _choices(count: int) -> str:
    return counted(count, "choice") if count else "no choices"


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
