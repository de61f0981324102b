"""Icons of cards: where they go, and their drawings as freeforms."""

from __future__ import annotations

import functools
from dataclasses import replace

from teach_forward.deck.layouts.layout import POINTS, Box, IconPlace, Placeholder
from teach_forward.deck.layouts.metrics import PITCH, Outline
from teach_forward.deck.layouts.vectors import traced
from teach_forward.util import icons

_IN_LINE = 1.35 / 72  # inches of an icon in a line by the points of its heading: a little more than the line is high
_BEFORE = 1.7 / 72  # the same of an icon before heading and text
_LEAST = 0.4  # inches of an icon
_MARGIN = 1 / 12  # the share of an icon's field that is blank at each side
_GAP = 0.15  # inches between an icon and the text
_FINE = 100  # the field of a drawing is divided so finely, since freeforms have whole numbers


def with_icon_place(card: Placeholder) -> Placeholder:
    """A card with a place for an icon, unless it has one: behind its heading, or before a text in its middle."""
    if card.icon:
        return card
    place = _behind_heading(card) if card.anchor == "t" else before_text(card, card.insets.start, _GAP)
    return replace(card, icon=place)


def icon_size(card: Placeholder) -> float:
    """Width and height in inches of an icon in the line of a card's heading."""
    return max(_LEAST, card.style(0).size * _IN_LINE)


def icon_colour(card: Placeholder) -> str:
    """The colour of a card's icon: the accent, or white where the heading is white since the card is dark."""
    return "white" if card.style(0).colour == "white" else "accent"


def _behind_heading(card: Placeholder) -> IconPlace:
    """In the upper corner, on the first line of the heading, which must leave so much free. No text moves for it."""
    box, inner, size = card.box, card.insets, icon_size(card)
    x = box.x + box.w - inner.end - size * (1 - _MARGIN)
    y = box.y + inner.top + (card.style(0).size * PITCH / POINTS - size) / 2
    return IconPlace(Box(x, y, size, size), inner, icon_colour(card), size + _GAP / 3)


def before_text(card: Placeholder, start: float, gap: float) -> IconPlace:
    """At so many inches from the start, in the middle of the height; the text begins so many inches behind it."""
    box, inner = card.box, card.insets
    size = min(max(_LEAST, card.style(0).size * _BEFORE), box.h - 2 * _GAP)
    icon = Box(box.x + start - size * _MARGIN, box.y + (box.h - size) / 2, size, size)
    return IconPlace(icon, replace(inner, start=start + size + gap), icon_colour(card))


@functools.lru_cache(maxsize=256)
def drawing(name: str) -> Outline:
    """The drawing of an icon by its name, in whole parts of its field."""
    found = icons.icon(name)
    steps = tuple((step, _fine(points)) for path in found.paths for step, points in traced(path))
    return Outline(found.width * _FINE, found.height * _FINE, steps)


def _fine(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    return tuple((x * _FINE, y * _FINE) for x, y in points)
