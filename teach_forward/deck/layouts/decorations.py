"""What several layouts draw: the chain of the workshops, and large characters."""

from __future__ import annotations

from teach_forward.deck.layouts import metrics
from teach_forward.deck.layouts.layout import Box, Decoration

LINK, GAP, HEIGHT = 0.24, 0.09, 0.13
"""Width of a link, the bit between two links, and height, in inches."""


def chain(left: float, middle: float, links: tuple[int, int], colours: tuple[str, str]) -> tuple[Decoration, ...]:
    """The chain of the workshops, from a left edge and round a middle line.

    `links` is how many are filled, and of how many; `colours` are that of an empty link and that of a filled one.
    """
    (done, total), (colour, filled) = links, colours
    decorations = []
    for index in range(total):
        x = left + index * (LINK + GAP)
        if index:
            decorations.append(Decoration("rect", Box(x - GAP, middle - 0.0125, GAP, 0.025), fill=colour))
        on = index < done
        tone = filled if on else colour
        box = Box(x, middle - HEIGHT / 2, LINK, HEIGHT)
        decorations.append(Decoration("roundRect", box, fill=tone if on else "", line=tone))
    return tuple(decorations)


def glyph(character: str, fill: str, *, right: float, bottom: float, height: float, opacity: int = 100) -> Decoration:
    """A large character, drawn, that stands on `bottom` with its right side at `right`."""
    shape = metrics.outline(character)
    width = height * shape.width / shape.height
    box = Box(right - width, bottom - height, width, height)
    return Decoration("glyph", box, fill=fill, opacity=opacity, text=character)
