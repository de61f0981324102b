"""Pieces of HTML that are computed from the model and set into a page: downloads, cards of workshops, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from teach_forward.library.references import KINDS
from teach_forward.messages import Messages
from teach_forward.model import Source, SourceWords
from teach_forward.site.offers import Offer
from teach_forward.site.templates import render
from teach_forward.site.text import Text, text_in
from teach_forward.util.locales import comma, month_of


@dataclass(frozen=True, slots=True)
class Card:
    """A workshop on the home page. `picture` is the address of the one that stands for it, or empty."""

    number: int
    title: Text
    summary: Text
    minutes: int
    group: Text
    facts: tuple[str, ...]
    url: str
    parts: tuple[Offer, ...]
    decks: tuple[Offer, ...]
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A source in the list of sources; `looked_at` is a month in words."""

    source: Source
    title: Text
    by: str
    place: str
    year: str
    looked_at: str


def downloads(offers: Sequence[Offer], messages: Messages) -> str:
    """The list of downloads."""
    return render("downloads.html", offers=offers, messages=messages)


def cards(workshops: Sequence[Card], messages: Messages) -> str:
    """The workshops that there are."""
    return render("cards.html", cards=workshops, messages=messages)


def sources(found: Sequence[Source], translated: SourceWords, original: str, messages: Messages) -> str:
    """The list of sources by kind; each entry can be linked to by its id.

    `translated` are titles and names in the language of the page; other titles are in the language `original`.
    """
    entries = [_entry(source, translated, original, messages.locale) for source in found]
    groups = [(kind, [entry for entry in entries if entry.source.kind == kind]) for kind in KINDS]
    groups = [group for group in groups if group[1]]
    return render("sources.html", groups=groups, messages=messages, comma=comma(messages.locale))


def _entry(source: Source, translated: SourceWords, original: str, locale: str) -> Entry:
    own = translated.titles.get(source.id)
    return Entry(
        source=source,
        title=Text(own) if own else text_in(original, source.title, locale),
        by=translated.name(source.by),
        place=translated.name(source.place) if source.place != source.by else "",
        year=translated.name(source.year),
        looked_at=month_of(source.looked_at, locale),
    )
