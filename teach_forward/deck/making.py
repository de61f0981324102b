"""A job -> the deck: set, and written. This is what takes time, and what needs fonts and python-pptx."""

from __future__ import annotations

import contextlib
import functools
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from teach_forward.deck import manifest
from teach_forward.deck.job import Job
from teach_forward.deck.long_notes import too_long
from teach_forward.deck.manifest import BuiltDeck
from teach_forward.deck.plan.plan import CLOSING, COVER, Plan, plan, smallest
from teach_forward.deck.plan.style import DeckStyle
from teach_forward.deck.write.style import OwnStyle
from teach_forward.findings import ContentError, Finding
from teach_forward.library.library import Library
from teach_forward.theme import read
from teach_forward.util import files
from teach_forward.util.kept import Store
from teach_forward.util.locales import direction, turns_question_mark


@dataclass(frozen=True, slots=True)
class Made:
    """A deck's entry in the list, its file, and what a person should know of how it is set."""

    deck: BuiltDeck
    data: bytes
    notices: tuple[str, ...] = ()


def make(job: Job, plans: Store | None = None) -> Made | tuple[Finding, ...]:
    """The deck of a job, or what stands in its way. Where there are `plans`, how it is set is kept there."""
    with _swept():
        return _make(job, plans)


@contextlib.contextmanager
def _swept() -> Iterator[None]:
    """Look for garbage once, at the end, and only among what was made: a package of python-pptx holds itself.

    What is looked at while it is still in use counts as old. It would stay, each package some megabytes, until somebody
    looks through everything.
    """
    looks = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looks:
            gc.enable()
        gc.collect(0)


def _make(job: Job, plans: Store | None) -> Made | tuple[Finding, ...]:
    try:
        planned = plan_of(job)
    except ContentError as error:
        return error.findings
    if plans:
        plans.put(job.hash, planned.deck)
    from teach_forward.deck.write import pptx  # noqa: PLC0415  (a check sets slides, and writes none)

    data = pptx.write(planned.deck, planned.style, job.messages)
    return Made(_entry(job, planned, data), data, planned.style.notices())


def faults(job: Job) -> tuple[Finding, ...]:
    """What cannot be set on the slides of a job, or on the pages of its notes."""
    try:
        planned = plan_of(job)
    except ContentError as error:
        return error.findings
    return tuple(too_long(job.document, planned.deck.slides, own_style(job).grid))


def fills(job: Job) -> dict[tuple[str, str], float]:
    """How full the slides of a job are, by the path of their page and their id; nothing where some cannot be set."""
    try:
        slides = plan_of(job).deck.slides
    except ContentError:
        return {}
    return {(job.document.path, slide.id): slide.fill for slide in slides}


def plan_of(job: Job) -> Plan:
    """The deck as it is set. Raises ContentError with what cannot be set."""
    return plan(
        job.workshop,
        job.kind,
        style_of(job),
        job.messages,
        project=job.project,
        total=job.total,
        pictures=job.pictures,
        titles=job.titles,
    )


def own_style(job: Job) -> OwnStyle:
    """Our own layouts for a job. Decks that look alike share them: each is drawn once."""
    return _own_style(
        job.theme,
        job.workshop.number,
        job.total,
        direction(job.locale),
        turns_question_mark(job.locale),
        job.project.paper_of(job.locale),
    )


_own_style = functools.lru_cache(maxsize=4)(OwnStyle)


def style_of(job: Job) -> DeckStyle:
    """Our own layouts, or those of a union's template."""
    own = own_style(job)
    name, data = job.template
    if not data:
        return own
    from teach_forward.deck.template.style import TemplateStyle, template_of  # noqa: PLC0415  (few have a template)

    return TemplateStyle(template_of(name, data, own.direction), own)


def _entry(job: Job, planned: Plan, data: bytes) -> BuiltDeck:
    """The entry of a deck in the list; `data` is its file."""
    deck = planned.deck
    own = [slide for slide in deck.slides if slide.id not in (COVER, CLOSING)]
    return BuiltDeck(
        name=job.name,
        locale=job.locale,
        workshop=job.workshop.slug,
        kind=job.kind,
        slides=len(deck.slides),
        bytes=len(data),
        smallest=smallest(planned),
        hash=job.hash,
        numbers={slide.id: slide.number for slide in own},
        fills={slide.id: slide.fill for slide in own},
        digest=manifest.digest(data),
    )


def starter(library: Library, out: Path, number: int, locale: str) -> None:
    """Write a template with all our layouts, in the colours of a workshop and the direction of a language."""
    from teach_forward.deck.write import pptx  # noqa: PLC0415  (the same)

    style = OwnStyle(
        read(library.root),
        number,
        library.total,
        library.direction(locale),
        turns_question_mark(locale),
        library.project.paper_of(locale),
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    files.put(out, pptx.starter(style, library.messages(locale), library.project.date))
