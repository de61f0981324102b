"""Notes that are too long for the page on which they are printed, told with their line. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teach_forward import rules
from teach_forward.deck.layouts.grid import Grid
from teach_forward.deck.layouts.layout import Placeholder
from teach_forward.deck.names import PlaceholderName
from teach_forward.deck.plan import fit
from teach_forward.deck.slides import Line, Note, PlacedSlide, Text
from teach_forward.deck.write.masters import notes_box, notes_styles
from teach_forward.findings import Finding
from teach_forward.model import Document, plain


def measure(notes: Iterable[Note], grid: Grid) -> fit.Fit:
    """How notes fill their box on a printed page."""
    lines = tuple(Line(note.runs, 1 + min(note.level, 1) if note.bullet else 0) for note in notes)
    box = Placeholder(PlaceholderName.BODY, "body", 0, notes_box(grid.paper), notes_styles(grid))
    return fit.measure(box, Text(PlaceholderName.BODY, lines))


def too_long(document: Document, slides: Iterable[PlacedSlide], grid: Grid) -> Iterator[Finding]:
    """The slides of a document whose notes run off the page."""
    starts = {part.id: part.line for part in document.sessions}
    starts |= {slide.id: slide.line for slide in document.slides}
    for slide in slides:
        over = measure(slide.notes, grid).over
        if over and slide.id in starts:
            title = plain(slide.texts[0].lines[0].runs)
            message = f"the notes of the slide “{title}” are {over} line{'s' if over > 1 else ''} longer than a page"
            yield Finding(document.path, starts[slide.id], message, rules.LONG_NOTES)
