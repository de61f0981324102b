"""The slides of a library as PDFs: a file for each deck."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator

from teach_forward.deck.job import Job, jobs
from teach_forward.library.library import Library
from teach_forward.library.names import PAGE, SLIDES, file_name
from teach_forward.sheets.sheet import Sheet
from teach_forward.sheets.source import available
from teach_forward.util.kept import Store


def printed(library: Library, locales: Collection[str], plans: Store | None = None) -> Iterator[Sheet]:
    """Those of the decks of some languages, in our own layouts; none without Typst.

    `plans` has decks that were set a moment ago.
    """
    for job in jobs(library, locales, library.slugs()) if available() else ():
        name = file_name(library.project.prefix, uri_of(job), job.locale, "pdf")
        yield Sheet(name, job.locale, functools.partial(_make, job, plans), (job.hash,))


def uri_of(job: Job) -> str:
    """The address that stands for the PDF of a deck, as if it were made of a page."""
    return f"workshops/{job.workshop.slug}/{SLIDES[job.kind]}{PAGE}"


def _make(job: Job, plans: Store | None) -> bytes:
    from teach_forward.deck import making  # noqa: PLC0415  (not needed where nothing has changed)
    from teach_forward.deck.pdf.write import write  # noqa: PLC0415  (the same)

    deck = plans.get(job.hash) if plans else None
    return write(deck or making.plan_of(job).deck, making.own_style(job))
