"""Notes that are too long for the page on which they are printed, told with their line. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teach_forward import rules
from teach_forward.deck.layouts.grid import Grid
from teach_forward.deck.slides import PlacedSlide
from teach_forward.deck.write.masters import notes_box
from teach_forward.deck.write.notes import measure
from teach_forward.findings import Finding
from teach_forward.model import Document, plain
from teach_forward.util.phrases import counted


def too_long(document: Document, slides: Iterable[PlacedSlide], grid: Grid) -> Iterator[Finding]:
    """The slides of a document whose notes run off the page."""
    starts = {part.id: part.line for part in document.sessions}
    starts |= {slide.id: slide.line for slide in document.slides}
    for slide in slides:
        over = measure(slide.notes, notes_box(grid.paper), grid).over
        if over and slide.id in starts:
            title = plain(slide.texts[0].lines[0].runs)
            message = f"the notes of the slide “{title}” are {counted(over, 'line')} longer than a page"
            yield Finding(document.path, starts[slide.id], message, rules.LONG_NOTES)
