"""What several layouts draw: the chain of the workshops, and large characters."""

from __future__ import annotations

import math

from teach_forward.deck.layouts import metrics
from teach_forward.deck.layouts.layout import Box, Decoration

LINK, GAP, HEIGHT = 0.24, 0.09, 0.13
"""Width of a link, the bit between two links, and height of the chain, in inches."""

ROOM = 1.9
"""Inches that a chain may take; the footer's text begins behind it."""

MOST_LINKS = 12
"""Links that can be told apart; where there are more workshops, a bar says how far along this one is."""


def chain(left: float, middle: float, links: tuple[int, int], colours: tuple[str, str]) -> tuple[Decoration, ...]:
    """The chain of the workshops, from a left edge and round a middle line.

    `links` is how many are filled, and of how many; `colours` are that of an empty link and that of a filled one.
    """
    if links[1] > MOST_LINKS:
        return _bar(left, middle, links, colours)
    (done, total), (colour, filled) = links, colours
    scale = min(1.0, ROOM / (total * LINK + (total - 1) * GAP))
    link, gap = LINK * scale, GAP * scale
    decorations = []
    for index in range(total):
        x = left + index * (link + gap)
        if index:
            decorations.append(Decoration("rect", Box(x - gap, middle - 0.0125, gap, 0.025), fill=colour))
        on = index < done
        tone = filled if on else colour
        box = Box(x, middle - HEIGHT / 2, link, HEIGHT)
        decorations.append(Decoration("roundRect", box, fill=tone if on else "", line=tone))
    return tuple(decorations)


def _bar(left: float, middle: float, links: tuple[int, int], colours: tuple[str, str]) -> tuple[Decoration, ...]:
    """A bar in the place of a chain, filled as far as the chain would be."""
    (done, total), (colour, filled) = links, colours
    whole = Box(left, middle - HEIGHT / 2, ROOM, HEIGHT)
    part = Box(left, middle - HEIGHT / 2, ROOM * min(done, total) / total, HEIGHT)
    return (
        Decoration("roundRect", whole, line=colour),
        Decoration("roundRect", part, fill=filled, line=filled),
    )


def glyph(
    text: str,
    fill: str,
    *,
    right: float,
    bottom: float,
    height: float,
    most_width: float = math.inf,
    opacity: int = 100,
) -> Decoration:
    """Large characters, drawn, that stand on `bottom` with their right side at `right`.

    They are `height` inches high, or less where they would be wider than `most_width`.
    """
    shape = metrics.outline(text)
    height = min(height, most_width * shape.height / shape.width)
    width = height * shape.width / shape.height
    return Decoration(
        "glyph", Box(right - width, bottom - height, width, height), fill=fill, opacity=opacity, text=text
    )
