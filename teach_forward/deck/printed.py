"""The slides of a library as PDFs: a file for each deck."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator

from teach_forward.deck.job import Job, jobs
from teach_forward.library.library import Library
from teach_forward.library.names import PAGE, SLIDES, file_name
from teach_forward.sheets.sheet import Sheet
from teach_forward.sheets.source import available


def printed(library: Library, locales: Collection[str]) -> Iterator[Sheet]:
    """Those of the decks of some languages, in our own layouts; none without Typst."""
    for job in jobs(library, locales, library.slugs()) if available() else ():
        name = file_name(library.project.prefix, uri_of(job), job.locale, "pdf")
        yield Sheet(name, job.locale, functools.partial(_make, job), (job.hash,))


def uri_of(job: Job) -> str:
    """The address that stands for the PDF of a deck, as if it were made of a page."""
    return f"workshops/{job.workshop.slug}/{SLIDES[job.kind]}{PAGE}"


def _make(job: Job) -> bytes:
    from teach_forward.deck import making  # noqa: PLC0415  (not needed where nothing has changed)
    from teach_forward.deck.pdf.write import write  # noqa: PLC0415  (the same)

    return write(making.plan_of(job).deck, making.own_style(job))
