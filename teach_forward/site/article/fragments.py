"""Pieces of HTML that are computed from the model and set into a page: agenda, downloads, cards of workshops."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from babel.dates import format_date

from teach_forward.library.references import KINDS
from teach_forward.model import Document, Source, SourceWords
from teach_forward.site.article.markup import by_id, insert_after, parse, serialise

OVERRIDES = Path(__file__).parents[1] / "overrides"


@dataclass(frozen=True, slots=True)
class Text:
    """Words and the language they are in, where that is not the language around them (else empty)."""

    text: str
    lang: str = ""
    dir: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to download or to open. `facts` are short, such as a number of slides and a size."""

    label: Text
    url: str
    facts: tuple[str, ...] = ()
    lang: str = ""  # of the thing itself, where it is not the reader's
    file: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the agenda; `start` and `minutes` count minutes."""

    start: int
    minutes: int
    title: Text
    url: str


@dataclass(frozen=True, slots=True)
class Card:
    """A workshop on the home page."""

    number: int
    title: Text
    summary: Text
    minutes: int
    group: Text
    facts: tuple[str, ...]
    url: str
    parts: tuple[Offer, ...]
    decks: tuple[Offer, ...]


def steps(guide: Document, url: str, lang: str, direction: str) -> tuple[Step, ...]:
    """The agenda of a guide; `lang` is empty where the guide is in the language around it."""
    found, start = [], 0
    for session in guide.sessions:
        if session.minutes:
            found.append(Step(start, session.minutes, Text(session.title, lang, direction), f"{url}#{session.id}"))
            start += session.minutes
    return tuple(found)


def agenda(lines: Sequence[Step], words: Mapping[str, str]) -> str:
    """The agenda as a table, with its total."""
    return render("agenda.html", steps=lines, total=sum(line.minutes for line in lines), words=words)


def downloads(offers: Sequence[Offer], words: Mapping[str, str]) -> str:
    """The list of downloads."""
    return render("downloads.html", offers=offers, words=words)


def cards(workshops: Sequence[Card], words: Mapping[str, str]) -> str:
    """The workshops that there are."""
    return render("cards.html", cards=workshops, words=words)


def sources(found: Sequence[Source], words: Mapping[str, str], said: SourceWords, locale: str, *, foreign: bool) -> str:
    """The list of sources by kind; each entry can be linked to by its id.

    `foreign`: titles without a translation are in another language.
    """
    groups = [(kind, [source for source in found if source.kind == kind]) for kind in KINDS]
    return render(
        "sources.html",
        groups=[(kind, entries) for kind, entries in groups if entries],
        months={source.looked_at: _month(source.looked_at, locale) for source in found},
        words=words,
        said=said,
        foreign=foreign,
    )


def _month(day: str, locale: str) -> str:
    """`2026-07`, or a day of that month, as `July 2026` in the words of a language."""
    year, month = map(int, day.split("-")[:2])
    return format_date(datetime.date(year, month, 1), "MMMM yyyy", locale=locale.replace("-", "_"))


def put_under(html: str, pieces: Mapping[str, str]) -> str:
    """Set each piece right under the heading with its id; a page without that heading stays as it is."""
    root = parse(html)
    for id_, piece in pieces.items():
        heading = by_id(root, id_)
        if heading is not None:
            insert_after(heading, piece)
    return serialise(root)


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(OVERRIDES / "parts"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )


def render(template: str, **values: Any) -> str:
    """A piece of HTML from one of the templates in overrides/parts/."""
    return _environment().get_template(template).render(**values)
