"""When each session of a page begins: on the agenda and under the headings, from the same minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from teach_forward.messages import Messages
from teach_forward.model import Document
from teach_forward.plan import timed
from teach_forward.site.templates import render
from teach_forward.site.text import Text, text_in
from teach_forward.util import locales

PLANS = (60, 75, 90, 120)
"""Minutes that a reader may choose, where they are fewer than the guide's."""


@dataclass(frozen=True, slots=True)
class Step:
    """A session that takes time: the id and title of its heading; `start` and `minutes` count minutes."""

    id: str
    title: Text
    start: int
    minutes: int


def steps(document: Document, around: str, minutes: int = 0) -> tuple[Step, ...]:
    """The sessions of a document that have minutes, in so many in all (0: in their own).

    `around` is the locale of the page that shows them.
    """
    return tuple(
        Step(session.id, text_in(document.locale, session.title, around), start, length)
        for session, start, length in timed(document, minutes)
    )


@dataclass(frozen=True, slots=True)
class Copies:
    """A page to print for a workshop, and for how many people a copy is."""

    title: Text
    url: str
    shared_by: int


@dataclass(frozen=True, slots=True)
class Preparation:
    """What to print and to bring: pages, and the list of the workshop's first page as HTML, in the language `locale`.

    `url` is the address of that list.
    """

    sheets: tuple[Copies, ...]
    checklist: str
    locale: str
    url: str


def planner(lines: Sequence[Step], prepare: Preparation, around: str, messages: Messages) -> str:
    """Where a reader chooses the minutes that there are; `around` is the locale of the page that shows it."""
    foreign = text_in(prepare.locale, "", around)
    total = sum(line.minutes for line in lines)
    values = {"total": total, "plans": _shorter(total), "prepare": prepare, "lang": foreign.lang, "dir": foreign.dir}
    return render("plan.html", messages=messages, comma=locales.comma(messages.locale), **values)


def agenda(lines: Sequence[Step], url: str, messages: Messages, *, plans: bool = False) -> str:
    """The agenda as a table with its total; `url` is the page with the sessions, empty for the page itself.

    With `plans`, links below it lead to shorter plans on that page.
    """
    total = sum(line.minutes for line in lines)
    shorter = _shorter(total) if plans else ()
    return render("agenda.html", steps=lines, url=url, total=total, plans=shorter, messages=messages)


def _shorter(total: int) -> tuple[int, ...]:
    """The minutes of the plans that are shorter than the whole."""
    return tuple(minutes for minutes in PLANS if minutes < total)
