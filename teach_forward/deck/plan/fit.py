"""Whether a text fits its slot, by PowerPoint's arithmetic. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from teach_forward.deck.layouts.layout import POINTS, Slot, Style
from teach_forward.deck.layouts.metrics import PITCH, wrap
from teach_forward.deck.slides import Line, Text

NUMBER = 0.5
"""Inches behind a number, where the level has no bullet and so no place for one."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text sits in its slot: the share of the height it takes, lines too many, and a word wider than the slot."""

    slot: str
    fill: float
    over: int = 0
    broken: str = ""

    @property
    def fits(self) -> bool:
        """Whether all of the text lies inside its slot, without a word cut in two."""
        return not self.over and not self.broken


def measure(slot: Slot, text: Text) -> Fit:
    """How a text sits in a slot. The slot's spare line, if it has one, is kept free."""
    width, height = slot.room
    used, broken, pitch = 0.0, "", 0.0
    for place, line in enumerate(text.lines):
        style = slot.styles[min(line.level, len(slot.styles) - 1)]
        wrapped = wrap(line.runs, style.size * slot.widen, width - indent(style, line) * POINTS, bold=style.bold)
        pitch = style.size * PITCH * style.pitch
        used += wrapped.lines * pitch + (style.before if place else 0)
        broken = broken or wrapped.broken
    room = height - (pitch if slot.spare else 0)
    over = math.ceil(round((used - room) / pitch, 3)) if used > room else 0
    return Fit(slot.name, used / room, over, broken)


def indent(style: Style, line: Line) -> float:
    """The inches from the edge of its slot at which the text of a paragraph starts."""
    if line.plain:
        return 0
    own = style.start + style.hang
    return max(own, NUMBER) if line.numbered and not style.bullet else own


def worst(fits: Iterable[Fit]) -> Fit:
    """The slot that is fullest, or the first that does not fit."""
    return max(fits, key=lambda fit: (not fit.fits, fit.fill))
