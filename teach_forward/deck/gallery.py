"""A deck that shows each layout once, with slides of the guide's own: how a template looks before anybody uses it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace

from teach_forward.deck.job import Job
from teach_forward.deck.layouts.catalogue import DEFINITIONS
from teach_forward.deck.making import style_of
from teach_forward.deck.plan.drafts import Draft, Drafter
from teach_forward.deck.plan.plan import Fitter
from teach_forward.deck.slides import Deck, Section
from teach_forward.deck.write import pptx
from teach_forward.util import locales


def gallery(jobs: Sequence[Job]) -> tuple[bytes, tuple[str, ...]]:
    """The deck's file, and what is to be known of it; in the style of the first of these jobs, whose slides are shown.

    Raises ContentError with the slides that cannot be set, Unusable for a template that cannot be used.
    """
    job = jobs[0]
    style, drafts = style_of(job).adapt(_one_each(jobs), job.messages)
    fitter = Fitter(style, job.messages)
    name = job.template[0] or job.messages["guide_name"]
    section = Section(str(uuid.uuid5(uuid.NAMESPACE_URL, f"{job.project.prefix}/gallery")).upper(), name)
    deck = Deck(
        name="gallery.pptx",
        kind=job.kind,
        title=name,
        subject=name,
        author=job.messages["guide_name"],
        locale=job.locale,
        language=job.messages.language_tag,
        direction=locales.direction(job.locale),
        workshop=job.workshop.number,
        footer=fitter.footer(name, job.messages["guide_name"]),
        date=job.project.date,
        sections=(section,),
        slides=fitter.slides([replace(draft, section=section.id) for draft in drafts]),
    )
    return pptx.write(deck, style, job.messages), style.notices()


def _one_each(jobs: Iterable[Job]) -> list[Draft]:
    """The first slide of each layout that the guide has, in the order in which the layouts are listed."""
    found: dict[str, Draft] = {}
    for job in jobs:
        drafter = Drafter(job.workshop, job.kind, job.messages, job.project, job.total, job.pictures)
        for draft in drafter.drafts():
            if draft.title not in {other.title for other in found.values()}:
                found.setdefault(draft.layout.name, replace(draft, id=draft.layout.name))
    return [found[name] for name in DEFINITIONS if name in found]
