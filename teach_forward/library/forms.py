"""The forms of the sheets: workshops/forms.yml, ids alone; and the words of the pages, joined with them by position.

The file is optional: a guide without it has sheets to print, and nothing to fill in on a screen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from lxml.html import HtmlElement

from teach_forward import rules
from teach_forward.findings import Fault, Finding
from teach_forward.model import Document, Form, FormTable, Items
from teach_forward.text import data, html
from teach_forward.util import shape
from teach_forward.util.shape import Entries, Record, Text

WORDS = "."
"""A column that holds the page's own words."""
BETWEEN = " / "
"""What stands between the choices of a column's help."""
UNKNOWN = "unknown"
FOLDER = "folder"
"""What the page of the whole folder is for, where other pages have the kind of a form."""
_PARENT, _NAME = "systems", "system"
"""The kind that things of others may belong to, and the answer by which people choose among them."""
ITEMS: tuple[Items, ...] = ("many", "each", "sheet")
MOST_ANSWERS = 80
"""Of one thing: site/practice/incoming.js opens no file with more."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,47}")
_PATH = r"[a-z0-9][a-z0-9/-]*\.md"

AN_ID = Text("an id of small letters, digits and -, such as third-parties", lambda text: bool(_ID.fullmatch(text)))
_COLUMN = Text(
    "an id of small letters, digits and -, or a dot", lambda text: text == WORDS or bool(_ID.fullmatch(text))
)
_IDS = shape.Items(AN_ID, "a list of ids, such as [told, kept]", 80)
_NUMBER = Text("a number, such as 1", lambda text: text.isdecimal() and int(text) > 0, 3)
_PAGE = Text("a page, such as my-system.md", lambda text: bool(re.fullmatch(_PATH, text)))
_AT = Text(
    "a page and an id, such as my-system.md#system", lambda text: bool(re.fullmatch(f"{_PATH}#[a-z0-9-]+", text))
)
_ANSWER = Text(
    "an answer of a form, such as systems.kept", lambda text: all(map(_ID.fullmatch, text.split("."))) and "." in text
)
_TABLE = Record(
    {
        "at": _AT,
        "columns": shape.Items(_COLUMN, "a list of ids, or dots, such as [., know, ask]", 80),
        "rows": _IDS,
        "more": _IDS,
        "skip": _NUMBER,
        "table": _NUMBER,
        "help": AN_ID,
    },
    needed=("at", "columns"),
)
_FORMS = data.Form(
    Entries(
        key=AN_ID,
        of=Record(
            {
                "version": _NUMBER,
                "of": AN_ID,
                "items": Text(choices=ITEMS),
                "tables": shape.Items(_TABLE, "a list of tables", 20),
                "more": _IDS,
                "choices": Entries(_IDS, "a list of ids, each with its choices", AN_ID),
                "ours": _IDS,
                "parts": shape.Items(_NUMBER, "a list of numbers, such as [6, 4]", 20),
                "pages": shape.Items(_PAGE, "a list of pages, such as [my-system.md]", 20),
                "ask": Entries(AN_ID, "a list of ids, each with a row of the requests", AN_ID),
                "blanks": Entries(_ANSWER, "a list of blanks, each with the answer that fills it", AN_ID),
                "months": Entries(_NUMBER, "a list of rows, each with a number of months", AN_ID),
                "was": Entries(AN_ID, "a list of ids, each with its earlier id", AN_ID),
                "retired": _IDS,
            },
            needed=("version", "items", "tables"),
        ),
        what="a list of kinds with their tables",
        most=40,
    ),
    rules.BAD_FORM,
)


def read_forms(path: str, content: bytes) -> tuple[tuple[Form, ...], tuple[Finding, ...]]:
    """The forms of a YAML mapping of kind to tables and ids, in its order, and what is wrong with it."""
    tree, findings = data.read(path, content, _FORMS)
    if findings:
        return (), findings
    forms = tuple(_form(kind, facts, tree.line) for kind, facts in tree.value.items())
    kinds = {form.kind for form in forms}
    known = {f"{form.kind}.{answer.id}" for form in forms for answer in answers(form)}
    faults = (Fault(form.line, said, rules.BAD_FORM) for form in forms for said in _faults(form, kinds, known))
    return forms, tuple(fault.at(path) for fault in faults)


def _form(kind: str, facts: Mapping[str, Any], line: Any) -> Form:
    tables, facts = [], _said(facts)
    for index, table in enumerate(map(_said, facts["tables"])):
        page, _, id_ = table["at"].partition("#")
        tables.append(
            FormTable(
                page=page,
                id=id_,
                columns=tuple(table["columns"]),
                rows=tuple(table.get("rows", ())),
                more=tuple(table.get("more", ())),
                skip=int(table.get("skip", 0)),
                number=int(table.get("table", 1)),
                help=table.get("help", ""),
                line=line(kind, "tables", index),
            )
        )
    return Form(
        kind=kind,
        version=int(facts["version"]),
        tables=tuple(tables),
        pages=tuple(facts.get("pages", ())) or tuple(table.page for table in tables[:1]),
        of=facts.get("of", ""),
        items=cast("Items", facts["items"]),
        more=tuple(facts.get("more", ())),
        choices={id_: tuple(choices) for id_, choices in facts.get("choices", {}).items()},
        ours=tuple(facts.get("ours", ())),
        parts=tuple(map(int, facts.get("parts", ()))),
        ask=dict(facts.get("ask", {})),
        blanks=dict(facts.get("blanks", {})),
        months={id_: int(months) for id_, months in facts.get("months", {}).items()},
        was=dict(facts.get("was", {})),
        retired=tuple(facts.get("retired", ())),
        line=line(kind),
    )


def _said(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Facts without keys that are left empty, which are as if they were not there."""
    return {key: value for key, value in facts.items() if value != ""}


def _faults(form: Form, kinds: set[str], known: set[str]) -> Iterator[str]:
    """What is wrong with a form beyond its shape; `known` are all answers, each with its kind."""
    ids = [answer.id for answer in answers(form)]
    columns = {answer.column for answer in answers(form)}
    kind = form.kind
    yield from _not_for_screens(form, kinds, ids)
    if len(ids) > MOST_ANSWERS:
        yield f'"{kind}" has {len(ids)} answers, and a file that is saved opens again with {MOST_ANSWERS} at most'
    for id_ in sorted(id_ for id_, count in Counter(ids).items() if count > 1):
        yield f'"{kind}" has the answer "{id_}" twice'
    for id_ in sorted({*form.retired} & {*ids, *form.was}):
        yield f'"{id_}" of "{kind}" is retired, and an id is never used again'
    for old in sorted(set(form.was.values()) & set(ids)):
        yield f'"{old}" of "{kind}" is an earlier id, and an id is never used again'
    for id_ in sorted({*form.choices, *form.ours, *form.was, *form.ask} - {*ids, *columns}):
        yield f'"{kind}" has no answer "{id_}"'
    for place in sorted(set(form.blanks.values()) - known):
        yield f'"{kind}" fills a blank with "{place}", which does not exist'
    if form.parts and sum(form.parts) != len([answer for answer in answers(form) if answer.table == 0]):
        yield f'the parts of "{kind}" are not as many columns as its first table has'


def _not_for_screens(form: Form, kinds: set[str], ids: list[str]) -> Iterator[str]:
    """What a screen could not show."""
    kind = form.kind
    if form.of and form.of not in kinds - {kind}:
        yield f'"{kind}" belongs to "{form.of}", which does not exist'
    elif form.of not in ("", _PARENT):
        yield f'"{kind}" belongs to "{form.of}", and things can belong to "{_PARENT}" alone'
    if kind == _PARENT and _NAME not in ids:
        yield f'"{kind}" has no answer "{_NAME}", which names each of them'
    if kind == FOLDER:
        yield f'"{kind}" is the name of all that people fill in together'


# Answers


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that a form asks for: its id, the column that gives its name and choices, and its row, if it has one.

    `table` is the index of its table, -1 for an answer that stands in none.
    """

    id: str
    column: str
    row: str = ""
    table: int = -1


def answers(form: Form) -> Iterator[Answer]:
    """The answers of a form, in the order of its tables; those without a table last."""
    for index, table in enumerate(form.tables):
        asked = (*(id_ for id_ in table.columns if id_ != WORDS), *table.more)
        if not table.rows or form.items == "each":
            yield from (Answer(id_, id_, table=index) for id_ in dict.fromkeys(asked) if _is_first(form, index, id_))
        else:
            for row in table.rows:
                for id_ in asked:
                    yield Answer(row if len(asked) == 1 else f"{row}-{id_}", id_, row, index)
    yield from (Answer(id_, id_) for id_ in form.more)


def _is_first(form: Form, index: int, id_: str) -> bool:
    """Whether no table before has the same column: the tables of a form by the row share theirs."""
    return form.items != "each" or not any(id_ in table.columns for table in form.tables[:index])


# The words of a page


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says of a table: the heading, its columns, its rows cell by cell, and the help with the columns.

    `rows` are those with ids, without what is skipped; `examples` are the others that have words. `help` has a row for
    each column: its name, what to write there, and the choices.
    """

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    examples: tuple[tuple[str, ...], ...]
    help: tuple[tuple[str, ...], ...] = ()


def words(document: Document, table: FormTable) -> Words | None:
    """The words of a table on a page; None where the page has no such table."""
    root = html.parse(document.html)
    found = table_under(root, table.id, table.number)
    if found is None:
        return None
    heading, (head, *rows) = found
    filled = [row for row in rows if row and row[0].strip(" ._…")]
    explained = table_under(root, table.help) if table.help else None
    return Words(
        heading,
        head,
        tuple(filled[table.skip :]) if table.rows else (),
        tuple(filled[: table.skip] if table.rows else filled),
        tuple(explained[1][1:]) if explained else (),
    )


def table_under(root: HtmlElement, id_: str, number: int = 1) -> tuple[str, list[tuple[str, ...]]] | None:
    """The heading with that id, and the rows of a table after it (the first has number 1); None where there is none."""
    headings = root.xpath(".//*[@id=$id]", id=id_)
    if not headings:
        return None
    following = headings[0].itersiblings()
    tables = []
    for node in following:
        if node.tag in ("h1", headings[0].tag):
            break
        tables += [node] if node.tag == "table" else []
    if len(tables) < number:
        return None
    rows = [tuple(html.text_of(cell) for cell in row) for row in tables[number - 1].iter("tr")]
    return html.text_of(headings[0]), rows


def choices_of(cell: str) -> tuple[str, ...]:
    """The choices that a cell of help names; none where it says that any text will do."""
    found = tuple(choice.strip() for choice in cell.split(BETWEEN))
    return found if len(found) > 1 else ()
