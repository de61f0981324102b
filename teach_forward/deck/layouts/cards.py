"""Layouts that set things side by side: steps, columns, contrast. Each card is a placeholder."""

from __future__ import annotations

from dataclasses import replace

from teach_forward.deck.layouts.grid import Grid
from teach_forward.deck.layouts.layout import Box, Decoration, Insets, Placeholder, SlideLayout, Style
from teach_forward.deck.names import CARDS, LayoutName

GAP = 0.22
"""Inches between cards."""

EDGE = 0.09
"""Inches of accent at the edge of a card."""

_TYPE = {
    "huge": {2: (40, 32), 3: (32, 28), 4: (28, 26), 5: (26, 24)},
    "large": {2: (36, 28), 3: (28, 26), 4: (24, 24), 5: (24, 22)},
    "": {2: (28, 24), 3: (24, 22), 4: (22, 20), 5: (22, 20)},
}
"""Type of heading and text in points, by how many cards there are; five and six stand in two rows."""


def steps(grid: Grid, name: LayoutName) -> SlideLayout:
    """A sequence, or parts that are counted: tinted cards under an accent line, with large numerals."""
    heading, text = _sizes(grid, name.items, name.variant)
    styles = (Style(heading, bold=True), Style(text, before=4))
    inner = Insets(0.22, 0.1, 0.16, 0.14)
    size = 56 if name.variant in ("short", "huge") and name.items < 5 else 48
    placeholders, decorations = [], []
    for index, box in enumerate(_boxes(grid, name.items, name.variant)):
        numeral, below = _numbered(box, name.items, size)
        decorations.append(Decoration("rect", box, fill="tint"))
        decorations.append(Decoration("rect", replace(box, h=EDGE), fill="accent"))
        style = Style(size, "accent", bold=True)
        decorations.append(Decoration("rect", numeral, text=str(index + 1), style=style))
        placeholders.append(_card(index, below, styles, inner, fill="tint"))
    return grid.teaching(name, tuple(placeholders), tuple(decorations))


def columns(grid: Grid, name: LayoutName) -> SlideLayout:
    """Two to four things of equal weight: white cards with an accent edge."""
    heading, text = _sizes(grid, name.items, name.variant)
    styles = (Style(heading, "accent", bold=True), Style(text, before=8))
    inner = Insets(0.24, 0.26, 0.18, 0.2)
    placeholders, decorations = [], []
    for index, box in enumerate(_boxes(grid, name.items, name.variant)):
        decorations.append(Decoration("rect", replace(box, w=EDGE), fill="accent"))
        inside = replace(box, x=box.x + EDGE, w=box.w - EDGE)
        placeholders.append(_card(index, inside, styles, inner, fill="white"))
    return grid.teaching(name, tuple(placeholders), tuple(decorations))


def contrast(grid: Grid, name: LayoutName) -> SlideLayout:
    """Two things against each other: one pale, one in the accent, and arrows between them."""
    between = 0.9
    heading, text = _sizes(grid, 2, name.variant)
    inner = Insets(0.34, 0.3, 0.3, 0.25)
    width, height, top = (grid.width - between) / 2, _height(name.variant), _top(grid, name.variant)
    pale = (Style(heading, bold=True), Style(text, before=8))
    strong = tuple(replace(style, colour="white") for style in pale)
    second = grid.margin + width + between
    placeholders = (
        _card(0, Box(grid.margin, top, width, height), pale, inner, fill="tint"),
        _card(1, Box(second, top, width, height), strong, inner, fill="accent"),
    )
    x, y = second - between / 2, top + height / 2
    disc = Decoration("ellipse", Box(x - 0.36, y - 0.36, 0.72, 0.72), fill="ink")
    arrows = Decoration("leftRightArrow", Box(x - 0.22, y - 0.13, 0.44, 0.26), fill="gold")
    return grid.teaching(name, placeholders, (disc, arrows))


def _card(index: int, box: Box, styles: tuple[Style, ...], insets: Insets, fill: str) -> Placeholder:
    return Placeholder(CARDS[index], "body", 11 + index, box, styles, insets=insets, fill=fill, spare_line=True)


def _sizes(grid: Grid, count: int, variant: str) -> tuple[int, int]:
    """Type of heading and text: larger where there is little of it, smaller in tall cards, which hold more."""
    heading, text = _TYPE[{"tall": "", "short": "huge"}.get(variant, variant)][min(count, 5)]
    if variant == "tall":
        heading, text = text, grid.sizes.label
    return grid.size(heading), grid.size(text)


def _top(grid: Grid, variant: str = "") -> float:
    return grid.lines.content_top + {"tall": 0.15, "short": 0.55}.get(variant, 0.25)


def _height(variant: str) -> float:
    """Tall cards end at the end of the content, short ones stand in the optical middle."""
    return {"tall": 4.65, "short": 3.2}.get(variant, 4.2)


def _boxes(grid: Grid, count: int, variant: str) -> list[Box]:
    """Boxes of cards: up to four in a row, five and six in two rows."""
    if count < 5:
        return _row(grid, count, _top(grid, variant), _height(variant))
    height = (_height("tall") - GAP) / 2
    return _row(grid, 3, _top(grid), height) + _row(grid, count - 3, _top(grid) + height + GAP, height)


def _row(grid: Grid, count: int, top: float, height: float) -> list[Box]:
    width = (grid.width - GAP * (count - 1)) / count
    return [Box(grid.margin + index * (width + GAP), top, width, height) for index in range(count)]


def _numbered(box: Box, count: int, size: int) -> tuple[Box, Box]:
    """Boxes of numeral and text in a card: one above the other, or side by side where there are two rows."""
    if count < 5:
        high = size / 60  # inches of a line with a little air
        below = replace(box, y=box.y + 0.28 + high, h=box.h - 0.28 - high)
        return Box(box.x + 0.22, box.y + 0.24, 1.4, high), below
    beside = replace(box, x=box.x + 0.72, w=box.w - 0.72, y=box.y + 0.18, h=box.h - 0.18)
    return Box(box.x + 0.2, box.y + 0.2, 0.6, 0.8), beside
