"""When each session of a page begins: on the agenda and under the headings, from the same minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from teach_forward.messages import Messages
from teach_forward.model import Document
from teach_forward.plan import timed
from teach_forward.site.templates import render
from teach_forward.site.text import Text, text_in


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


def planner(lines: Sequence[Step], prepare: str, messages: Messages) -> str:
    """Where a reader chooses the minutes that there are; `prepare` is the address of what to prepare."""
    return render("plan.html", total=sum(line.minutes for line in lines), prepare=prepare, messages=messages)


def agenda(lines: Sequence[Step], url: str, messages: Messages) -> str:
    """The agenda as a table with its total; `url` is the page with the sessions, empty for the page itself."""
    return render("agenda.html", steps=lines, url=url, total=sum(line.minutes for line in lines), messages=messages)
