"""Whether a text fits its placeholder, by PowerPoint's arithmetic. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from teach_forward.deck.layouts.layout import POINTS, Placeholder, Style
from teach_forward.deck.layouts.metrics import SPARE_WIDTH, lines, width, wrap
from teach_forward.deck.names import PlaceholderName
from teach_forward.deck.slides import Line, Text

NUMBER = 0.5
"""Inches behind a number, where the level has no bullet and so no room for one."""

_GAP = 0.2  # sizes of type between a number and its text


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text sits in its placeholder: the share of the height, lines too many, and a word that is too wide."""

    placeholder: PlaceholderName
    fill: float
    over: int = 0
    broken: str = ""

    @property
    def fits(self) -> bool:
        """Whether all of the text lies inside its placeholder, without a word cut in two."""
        return not self.over and not self.broken


def measure(placeholder: Placeholder, text: Text) -> Fit:
    """How a text sits in a placeholder. The placeholder's spare line, if it has one, is kept free."""
    wide, height = placeholder.room
    wide -= text.narrower * POINTS
    used, broken, pitch = 0.0, "", 0.0
    for index, line in enumerate(text.lines):
        style = placeholder.style(line.level)
        room = wide - indent(style, line) * POINTS
        wrapped = wrap(line.runs, style.size * placeholder.width_factor, room, bold=style.bold)
        pitch = style.size * wrapped.pitch * style.pitch
        used += wrapped.lines * pitch + (style.before if index else 0)
        broken = broken or wrapped.broken
    found = fit(placeholder, used, height - (pitch if placeholder.spare_line else 0), pitch, broken)
    return found if _clears_icon(placeholder, text, wide) else replace(found, over=max(1, found.over))


def _clears_icon(placeholder: Placeholder, text: Text, room: float) -> bool:
    """Whether the first line of a text ends before the icon beside it, also where programs break a little otherwise."""
    if not text.icon or not placeholder.icon or not placeholder.icon.in_line or not text.lines:
        return True
    style, free = placeholder.style(0), (room - placeholder.icon.in_line * POINTS) * (1 - SPARE_WIDTH)
    size = style.size * placeholder.width_factor
    return all(
        lines(text.lines[0].runs, size, usable, bold=style.bold)[0].width <= free
        for usable in (room * (1 - SPARE_WIDTH), room, room * (1 + SPARE_WIDTH))
    )


def fit(placeholder: Placeholder, used: float, room: float, pitch: float, broken: str) -> Fit:
    """The fit of a text that uses so many points of those that there are, in lines of so many points."""
    over = math.ceil(round((used - room) / pitch, 3)) if used > room else 0
    return Fit(placeholder.name, used / room, over, broken)


def indent(style: Style, line: Line) -> float:
    """The inches from the edge of its placeholder at which the text of a paragraph starts."""
    if line.plain:
        return 0
    own = style.start + style.hang
    if not line.number or style.bullet == "number":
        return own
    return style.start + number_hang(style) if style.bullet else max(own, NUMBER)


def number_hang(style: Style) -> float:
    """The inches behind a number in the place of a bullet: as many as behind that, or more where it would be glued."""
    return max(style.hang, (width("0.", style.size, bold=True) + style.size * _GAP) / POINTS)


def worst(fits: Iterable[Fit]) -> Fit:
    """The fullest text, or the first that does not fit."""
    return max(fits, key=lambda fit: (not fit.fits, fit.fill))
