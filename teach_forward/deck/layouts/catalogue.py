"""All forms by name, and which of them may draw an author's layout.

A form's name is the name of a layout in PowerPoint: a kind, and after it a count of cards or a variant.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace

from teach_forward.deck.layouts import cards, content, diagrams, statements
from teach_forward.deck.layouts.grid import Frame
from teach_forward.deck.layouts.layout import Form, Style, mirrored
from teach_forward.layouts import LAYOUTS

KINDS: dict[str, Callable[[Frame, str, str], Form]] = {
    "Title": statements.title,
    "Section": statements.section,
    "Bullets": statements.bullets,
    "Steps": cards.steps,
    "Columns": cards.columns,
    "Contrast": cards.contrast,
    "Cycle": diagrams.cycle,
    "Ladder": diagrams.ladder,
    "Timeline": diagrams.timeline,
    "Matrix": diagrams.matrix,
    "Grid": diagrams.grid,
    "Table": content.table,
    "Figure": content.figure,
    "Takeaways": content.takeaways,
    "Sources": content.sources,
    "Quote": statements.quote,
    "Question": statements.question,
    "Task": statements.task,
    "Closing": statements.closing,
}

BASE = ("Title", "Section", "Bullets", "Question", "Closing")
"""Forms that every deck has, so that a facilitator can add slides."""

HUGE = 3
"""Bullets are set huge where there are no more than so many."""

ARABIC_PITCH = 1.15
"""Arabic needs more air between lines than Latin script: 110 to 120 %."""


COUNTED = ("steps", "columns", "cycle", "ladder", "timeline", "grid", "takeaways")
"""Layouts whose forms differ with the number of items."""

VARIANTS: dict[str, tuple[str, ...]] = {
    "title": ("", "long", "longest"),
    "bullets": ("huge", "larger", "large", ""),
    "question": ("large", "", "long"),
    "quote": ("short", "", "long", "longest"),
    "task": ("huge", "larger", "large", ""),
    "steps": ("short", "huge", "large", "", "tall"),
    "columns": ("short", "huge", "large", "", "tall"),
    "contrast": ("short", "huge", "large", "", "tall"),
    "cycle": ("large", "", "small"),
    "ladder": ("large", "", "rungs"),
    "timeline": ("large", "", "medium", "small"),
    "matrix": ("large", "", "small"),
    "grid": ("large", "", "medium", "small"),
    "takeaways": ("large", "", "usual"),
    "sources": ("large", ""),
    "table": ("large", "", "medium", "small"),
}
"""The variants of a layout's forms, the most generous first: the first in which the text fits is taken."""


def candidates(layout: str, items: int = 0) -> tuple[str, ...]:
    """Names of the forms that can draw an author's layout with so many items, the most generous first."""
    stem = [layout.capitalize(), *([str(items)] if layout in COUNTED else [])]
    return tuple(
        " ".join([*stem, variant] if variant else stem)
        for variant in VARIANTS.get(layout, ("",))
        if layout != "bullets" or variant != "huge" or items <= HUGE
    )


@functools.cache
def every() -> tuple[str, ...]:
    """The names of all forms, the base forms first."""
    names = [
        name
        for layout in ("title", *LAYOUTS, "closing")
        for count in _counts(layout)
        for name in candidates(layout, count)
    ]
    return tuple(dict.fromkeys((*BASE, *names)))


def _counts(layout: str) -> range:
    """How many items a layout may have."""
    least, most = LAYOUTS[layout].items if layout in LAYOUTS else (0, 0)
    return range(least, most + 1)


def form(frame: Frame, name: str) -> Form:
    """The form of a name, turned as the frame's direction wants it."""
    kind, _, variant = name.partition(" ")
    return turned(KINDS[kind](frame, name, variant), frame)


def turned(drawn: Form, frame: Frame) -> Form:
    """A form mirrored, with the looser lines that Arabic needs, where the deck runs from right to left."""
    if frame.direction == "ltr":
        return drawn
    slots = tuple(replace(slot, styles=tuple(map(_looser, slot.styles))) for slot in drawn.slots)
    return mirrored(replace(drawn, slots=slots), frame.grid.width)


def _looser(style: Style) -> Style:
    return replace(style, pitch=round(style.pitch * ARABIC_PITCH, 3))
