"""What a page has beside it where its sheets can be filled in on a screen: forms and messages, as a small script.

It is fetched when somebody begins, and the scripts of practice/ read it: a page from a disk may read nothing else.
Words are those of the pages, joined with the ids of workshops/forms.yml by position.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from teach_forward.library import forms as pages
from teach_forward.library.addresses import CLAUSES, MY_SYSTEMS
from teach_forward.library.clauses import facts
from teach_forward.library.forms import FOLDER, WORDS, Answer, Words, answers, choices_of
from teach_forward.library.library import Library
from teach_forward.library.references import CONFIDENCES
from teach_forward.messages import CATALOGUE, Messages
from teach_forward.model import Form, FormTable
from teach_forward.site.progress import Repository
from teach_forward.site.text import Text
from teach_forward.util import locales

PREFIX = "practice_"
SHARED = ("copy_marked",)
"""Messages of the site that the scripts say too."""
SCRIPTS = Path(__file__).with_name("assets") / "practice"
SCRIPT = "index.js"
"""The script with the data of a page, beside that."""
DATA = "self.tfForms="
"""What the script begins with; JSON follows."""
CARDS = "cards"
PROPOSAL = "clause.yml"
"""The form of the repository for a clause."""
_LEADS = {CARDS: (CARDS, "clauses"), "data": ("requests",), "levers": ("data",), "questions": ("requests",)}
"""By kinds of forms, those to which their tools lead on."""
_TOOLS: Mapping[str, frozenset[str]] = {
    "systems": frozenset(("systems.system", "systems.gap", "requests.line", "requests.law")),
    "levers": frozenset(("levers.name", "levers.purpose-know")),
    "data": frozenset(("data.what", "data.demand", "demands.collection-demand", "requests.line")),
    "requests": frozenset(("requests.request", "requests.line", "requests.law", "requests.letter")),
    "questions": frozenset(("questions.outcome", "questions.order", "questions.dodge", "requests.line")),
    "clauses": frozenset(("clauses.scope", "clauses.rung-5", "clauses.sentences", "clauses.from")),
    "cards": frozenset(("cards.does", "cards.who")),
    "scores": frozenset(("scores.leadership-now", "scores.own-name", "plans.dimension")),
}
"""By kinds of forms that have a tool of their own, answers that it works with: a union may call another form so."""
PLAIN = "plain"
"""The tool of all other forms."""


@dataclass(frozen=True, slots=True)
class Practice:
    """What a page can be filled in with: the kind that it is for, and the script with its data.

    `tool` is the name of the script that fills it in. `address` is where the script with the data lies, with a stamp.
    """

    kind: str
    script: str
    tool: str
    address: str = ""
    chooses: bool = False
    """Whether people choose from what the page has, and fill in nothing at first."""


def practice(library: Library, uri: str, locale: str, url: Callable[[str], str]) -> Practice | None:
    """What the page at `uri` brings along for a reader of `locale`; None where there is nothing to fill in.

    `url` makes of the address of a page the one that leads there from this page.
    """
    own = [form for form in library.forms if uri in form.pages]
    whole = uri == MY_SYSTEMS and bool(library.forms)
    if not own and not whole:
        return None
    kind = FOLDER if whole else own[0].kind
    tool = FOLDER if whole else _tool(library, kind)
    # Those whose tables stand here and are filled in elsewhere: paper has their answers.
    others = [form for form in library.forms if form not in own and any(table.page == uri for table in form.tables)]
    ours = {form.kind: _ours(form) for form in library.forms}
    data = {
        "kind": kind,
        "lang": locale,
        "dir": library.direction(locale),
        "comma": locales.comma(locale),
        "urls": _urls(library, own, url),
        "messages": _messages(library.messages(locale), tool),
        "forms": {
            **{form.kind: _form(library, form, uri, locale, url, brief=False) for form in own},
            **{
                form.kind: _form(library, form, uri, locale, url, brief=True)
                for form in (library.forms if whole else others)
            },
        },
        "ours": {kind: ids for kind, ids in ours.items() if ids},
    }
    chooses = posixpath.basename(uri) == CLAUSES and bool(library.clauses)
    if chooses:
        data["library"], data["facts"] = _clauses(library, locale), _facts(library)
    return Practice(kind, as_script(data), tool, chooses=chooses)


def _tool(library: Library, kind: str) -> str:
    """The tool of a kind, where the guide's forms have what it works with."""
    known = {f"{form.kind}.{answer.id}" for form in library.forms for answer in answers(form)}
    return kind if kind in _TOOLS and _TOOLS[kind] <= known else PLAIN


def as_script(data: object) -> str:
    """Data as a script."""
    return f"{DATA}{json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n"


def from_script(script: str) -> Any:
    """The data of such a script."""
    return json.loads(script.removeprefix(DATA))


def _urls(library: Library, own: list[Form], url: Callable[[str], str]) -> dict[str, str]:
    """Where a page leads: home; from a sheet, to those that follow from it; and to where a card is proposed."""
    kinds = {kind for form in own for kind in _LEADS.get(form.kind, ())}
    proposal = _proposal(library) if any(form.kind == CARDS for form in own) else ""
    return {
        "home": url("index.md"),
        **{form.kind: url(form.pages[0]) for form in library.forms if form.kind in kinds},
        **({"proposal": proposal} if proposal else {}),
    }


def _proposal(library: Library) -> str:
    """Where a reader proposes a card for the library; empty where the guide has no repository with that form."""
    form = library.root / ".github/ISSUE_TEMPLATE" / PROPOSAL
    repository = Repository(library.project.repo_url, library.project.branch)
    return repository.propose(PROPOSAL) if form.is_file() else ""


def _clauses(library: Library, locale: str) -> dict[str, Any]:
    """By what clauses of the library can be chosen: the name of each group, and names by ids as the page shows them.

    Names of countries are left to the browser.
    """
    own = library.clause_words.get(locale)
    locale = locale if own and own.labels else library.source
    words, messages = library.clause_words[locale], library.messages(locale)
    names = {group: list(words.names[group].items()) for group in ("rungs", "subjects", "sectors", "kinds")}
    return {
        "rungs": [words.labels["rungs"], names["rungs"]],
        "subjects": [words.labels["subjects"], names["subjects"]],
        "sector": [words.labels["sector"], names["sectors"]],
        "country": [words.labels["country"], []],
        "kind": [words.labels["kind"], names["kinds"]],
        "confidence": [words.labels["source"], [(id_, messages[f"confidence_{id_}"]) for id_ in CONFIDENCES]],
    }


def _facts(library: Library) -> dict[str, dict[str, str]]:
    sources = {source.id: source for source in library.sources}
    return {clause.id: facts(clause, sources.get(clause.source)) for clause in library.clauses}


def _messages(messages: Messages, tool: str) -> dict[str, str]:
    """What the scripts of a page say. Names of answers and choices come with the forms."""
    whole, begun = _said(tool)
    names = (key.removeprefix(PREFIX) for key in CATALOGUE if key.startswith(PREFIX))
    own = {name: messages[f"{PREFIX}{name}"] for name in names if name in whole or name.startswith(begun)}
    return {**own, **{name: messages[name] for name in SHARED if name in whole}}


@cache
def _said(tool: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """What may be the names of messages in the scripts of a page, and how others begin: `place_${place}`."""
    own = (SCRIPTS / f"{name}.js" for name in ("core", "writers", tool, f"{tool}-more"))
    scripts = "".join(path.read_text("utf-8") for path in own if path.is_file())
    return frozenset(re.findall(r'"(\w+)"', scripts)), tuple(re.findall(r"`([a-z]+_)\$\{", scripts))


def _form(
    library: Library, form: Form, uri: str, locale: str, url: Callable[[str], str], *, brief: bool
) -> dict[str, Any]:
    """A form with its words. A brief one has what names its answers, and nothing that only its own page needs."""
    found = [(table, _words(library, table, locale)) for table in form.tables]
    asked = [
        (answer, _without_empty(_answer(form, answer, found, library.messages(locale), brief=brief)))
        for answer in answers(form)
    ]
    page = library.document(locale, form.pages[0])
    title = Text(page.title).short.text if page else form.kind
    made: dict[str, Any] = {
        "title": title,
        **_name(library, form, title, found),
        "text": _language(library, page.locale) if page and page.locale != locale else None,
        "version": form.version,
        "of": form.of,
        "items": form.items,
        "was": dict(form.was),
        "url": url(form.pages[0]),
        "answers": [each for _, group in groupby(asked, _table_of) for each in _once(list(group))],
        "tables": [
            _brief(form, table, words, uri) if brief else _table(form, table, words, uri) for table, words in found
        ],
    }
    return _without_empty(made) if brief else _steps(form) | made


def _name(library: Library, form: Form, title: str, found: list[tuple[FormTable, Words]]) -> dict[str, str]:
    """What a form is called beside others of its page: as the page and the heading of its table there."""
    page = form.pages[0]
    heading = next((words.heading for table, words in found if table.page == page and words.heading), "")
    shares = any(other.pages[0] == page for other in library.forms if other is not form)
    return {"name": f"{title} · {heading}"} if shares and heading else {}


def _steps(form: Form) -> dict[str, Any]:
    """What only a page on which the form is filled in asks for."""
    return {"parts": form.parts, "ask": dict(form.ask), "blanks": dict(form.blanks), "months": dict(form.months)}


def _language(library: Library, locale: str) -> dict[str, str]:
    """The attributes of words in another language than the reader's."""
    return {"lang": locale, "dir": library.direction(locale)}


def _words(library: Library, table: FormTable, locale: str) -> Words:
    """The words of a table in a language, or else in the source's."""
    document = library.document(locale, table.page)
    found = pages.words(document, table) if document else None
    return found or Words("", (), (), ())


def _ours(form: Form) -> list[str]:
    """The answers of a form that stay out of copies that are shared."""
    return [answer.id for answer in answers(form) if answer.id in form.ours or answer.column in form.ours]


def _answer(
    form: Form, answer: Answer, found: list[tuple[FormTable, Words]], messages: Messages, *, brief: bool
) -> dict[str, Any]:
    ids = form.choices.get(answer.id) or form.choices.get(answer.column) or ()
    help_: tuple[str, ...] = ()
    label = ""
    if answer.table >= 0:
        table, words = found[answer.table]
        if answer.column in table.columns:
            index = table.columns.index(answer.column)
            label = words.columns[index] if index < len(words.columns) else ""
            help_ = words.help[index] if index < len(words.help) else ()
    named = () if help_ else _of_rows(ids, found)
    words_of = dict(zip(ids, choices_of(help_[-1]) if help_ else named, strict=False))
    return {
        "id": answer.id,
        # An answer that a row has alone is called by the row.
        "label": "" if brief and answer.id == answer.row else label or _own(messages, form.kind, answer.column),
        "help": help_[1] if len(help_) > 2 and not brief else "",
        "choices": [(id_, words_of.get(id_) or _own(messages, form.kind, answer.column, id_)) for id_ in ids],
        "row": answer.row,
        "named": bool(named),
        "table": answer.table if answer.row or answer.table < 0 or not brief else None,
    }


def _table_of(asked: tuple[Answer, dict[str, Any]]) -> int:
    return asked[0].table


def _once(asked: list[tuple[Answer, dict[str, Any]]]) -> list[dict[str, Any]]:
    """The answers of a table; those that every row has alike stand once, under the ids of their columns."""
    rows = [
        [
            {key: value for key, value in each.items() if key not in ("id", "row")} | {"id": answer.column}
            for answer, each in row
        ]
        for _, row in groupby(asked, lambda pair: pair[0].row)
    ]
    if asked[0][0].row and all(row == rows[0] for row in rows):
        return [each | {"each": True} for each in rows[0]]
    return [each for _, each in asked]


def _of_rows(ids: tuple[str, ...], found: list[tuple[FormTable, Words]]) -> tuple[str, ...]:
    """The words of choices that are the rows of a table: its first cells."""
    rows = next((words.rows for table, words in found if ids and table.rows == ids), ())
    return tuple(row[0] for row in rows)


def _own(messages: Messages, kind: str, column: str, id_: str = "") -> str:
    """The words for an answer or a choice that stand on no page: a message, or else the id."""
    names = (f"{kind}_{column}_{id_}", f"{kind}_{id_}", id_) if id_ else (f"{kind}_{column}",)
    keys = (PREFIX + name.replace("-", "_") for name in names)
    return next((messages[key] for key in keys if key in CATALOGUE), id_ or column)


def _table(form: Form, table: FormTable, words: Words, uri: str) -> dict[str, Any]:
    """A table for a page where its form is filled in; what is chosen on another page has its number and name alone.

    The words of rows that stand here are read from the page itself; of what people choose, rows are all that counts.
    """
    here = table.page == uri
    chosen = form.items == "each" and not here and any(_fields(table))
    made = {
        "id": table.id,
        "number": table.number,
        "heading": words.heading,
        "here": here,
        "columns": [] if form.items == "each" else list(words.columns),
        "fields": _fields(table),
        "rows": [
            [id_] if here else [id_, *(row[:2] if chosen else row)]
            for id_, row in zip(table.rows, words.rows, strict=False)
        ],
        "examples": [] if form.items == "each" else [list(row) for row in words.examples],
    }
    return _without_empty(made)


def _brief(form: Form, table: FormTable, words: Words, uri: str) -> dict[str, Any]:
    """A table for a page where nobody fills it in: its heading, and the names of rows with answers of their own.

    Where it stands on the page, paper needs its place too, and the words of rows that people chose.
    """
    here = table.page == uri
    shown = form.items == "each" and any(each.page == uri for each in form.tables)
    named = here or form.items == "sheet" or (form.items == "many" and table.more)
    rows = zip(table.rows, words.rows, strict=False) if any(id_ != WORDS for id_ in table.columns) or named else ()
    brief = {
        "heading": words.heading,
        "rows": [[id_] if here else [id_, *row[: 2 if shown else 1]] for id_, row in rows],
    }
    if not here:
        return brief
    return brief | {"id": table.id, "number": table.number, "here": True, "fields": _fields(table)}


def _fields(table: FormTable) -> list[str]:
    """The ids of answers by column, empty for a column of the page's own words."""
    return ["" if id_ == WORDS else id_ for id_ in table.columns]


def _without_empty(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if value or (key == "table" and value == 0)}
