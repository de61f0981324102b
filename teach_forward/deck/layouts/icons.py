"""Icons of cards: where they go, and their drawings as freeforms."""

from __future__ import annotations

import functools
from dataclasses import replace

from fontTools.svgLib.path.parser import parse_path

from teach_forward.deck.layouts.layout import Box, IconPlace, Insets, Placeholder
from teach_forward.deck.layouts.metrics import Outline, Pen
from teach_forward.util import icons

ICON = 0.62
"""Width and height of an icon, in inches; in low cards it is smaller."""

_GAP = 0.1  # inches between an icon and the text
_FROM_EDGE = 0.14  # inches between an icon and the edges of its card
_WIDE = 1.5  # a card so many times wider than high has its icon beside the text
_FINE = 100  # the field of a drawing is divided so finely, since freeforms have whole numbers


def with_icon_place(card: Placeholder) -> Placeholder:
    """A card with a place for an icon in its upper corner at the end of lines, unless it has one.

    The text is narrower there in a wide card, and begins below the icon in a high one.
    """
    if card.icon:
        return card
    box, inner = card.box, card.insets
    size = min(ICON, box.h - 2 * 0.1, box.h * 0.45)
    wide = box.w > _WIDE * box.h
    top = (box.h - size) / 2 if wide and card.anchor == "ctr" else _FROM_EDGE
    corner = Box(box.x + box.w - _FROM_EDGE - size, box.y + top, size, size)
    return replace(card, icon=IconPlace(corner, _clear(card, inner, size, wide=wide), _colour(card)))


def _clear(card: Placeholder, inner: Insets, size: float, *, wide: bool) -> Insets:
    """The insets of a text that keeps clear of an icon; a centred text does so at both sides."""
    taken = _FROM_EDGE + size + _GAP
    if not wide:
        return replace(inner, top=max(inner.top, taken))
    start = taken if card.style(0).align == "center" else inner.start
    return replace(inner, start=max(inner.start, start), end=max(inner.end, taken))


def _colour(card: Placeholder) -> str:
    return "white" if card.fill == "accent" else "accent"


@functools.lru_cache(maxsize=256)
def drawing(name: str) -> Outline:
    """The drawing of an icon by its name, in whole parts of its field."""
    found = icons.icon(name)
    pen = Pen()
    for path in found.paths:
        parse_path(path, pen)
    return Outline(found.width * _FINE, found.height * _FINE, tuple((step, _fine(points)) for step, points in pen.path))


def _fine(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    return tuple((x * _FINE, y * _FINE) for x, y in points)
