"""Layouts for takeaways, sources, tables and figures."""

from __future__ import annotations

from teach_forward.deck.layouts.grid import FLUSH, Grid
from teach_forward.deck.layouts.layout import Anchor, Box, Decoration, Insets, Placeholder, SlideLayout, Style
from teach_forward.deck.names import CARDS, LayoutName, PlaceholderName

_MORE = {"large": 8, "": 4, "usual": 0, "small": -4, "smallest": -6}
"""Points by which the text of takeaways is larger than body text."""

_TWO_LINES = 0.04
"""Inches that two lines take a point of their size."""


def takeaways(grid: Grid, name: LayoutName) -> SlideLayout:
    """What to remember and do: white bands, each ticked off."""
    gap, top = 0.2, grid.lines.content_top + 0.15
    height = min(1.45, (grid.lines.content_bottom - top - gap * (name.items - 1)) / name.items)
    style = Style(grid.size(grid.sizes.body) + _MORE[name.variant])
    inner = Insets(0.3, 0.08, 0.3, 0.08)
    placeholders, decorations = [], []
    for index in range(name.items):
        y = top + index * (height + gap)
        decorations.append(Decoration("rect", Box(grid.margin, y, 0.95, height), fill="accent"))
        tick = Box(grid.margin + 0.25, y + height / 2 - 0.18, 0.45, 0.36)
        decorations.append(Decoration("tick", tick, fill="gold"))
        box = Box(grid.margin + 0.95, y, grid.width - 0.95, height)
        band = Placeholder(CARDS[index], "body", 11 + index, box, (style,), "ctr", inner, "white", spare_line=True)
        placeholders.append(band)
    return grid.teaching(name, tuple(placeholders), tuple(decorations))


def sources(grid: Grid, name: LayoutName) -> SlideLayout:
    """Where facts come from: small, but never under the floor."""
    large = name.variant == "large"
    size = grid.size(grid.sizes.label + {"large": 4, "": 0, "small": -2}[name.variant])
    style = Style(size, bullet="square", hang=0.34, before=size * (0.65 if large else 0.5))
    top = grid.lines.content_top
    bottom = grid.lines.content_bottom - (0.6 if large else 0)
    box = Box(grid.margin, top, grid.width, bottom - top)
    anchor: Anchor = "ctr" if large else "t"
    body = Placeholder(PlaceholderName.BODY, "body", 1, box, (style,), anchor, FLUSH, spare_line=True)
    return grid.teaching(name, (body,))


def table(grid: Grid, name: LayoutName) -> SlideLayout:
    """Rows and columns. The first style is that of the header row, the second that of the cells."""
    label, floor = grid.sizes.label, grid.sizes.floor
    sizes = {"large": grid.sizes.body + 4, "": grid.sizes.body, "medium": label, "small": floor}
    size = grid.size(sizes[name.variant])
    styles = (Style(size, "white", bold=True), Style(size))
    top = grid.lines.content_top + 0.15
    box = Box(grid.margin, top, grid.width, grid.lines.content_bottom - top)
    inner = Insets(0.16, 0.1, 0.12, 0.1)
    return grid.teaching(
        name, (Placeholder(PlaceholderName.TABLE, "tbl", 11, box, styles, insets=inner, spare_line=True),)
    )


def figure(grid: Grid, name: LayoutName) -> SlideLayout:
    """A picture as large as it can be, alone or with a line or two about it."""
    alone = name.variant == "alone"
    size = grid.size(grid.sizes.label)
    high = size * _TWO_LINES
    top, below = grid.lines.content_top + 0.05, grid.lines.content_bottom - (0 if alone else high)
    picture_box = Box(grid.margin, top, grid.width, below - top - 0.15)
    picture = Placeholder(
        PlaceholderName.PICTURE, "pic", 12, picture_box, (Style(grid.sizes.floor),), "ctr", fill="white"
    )
    if alone:
        return grid.teaching(name, (picture,))
    caption_box = Box(grid.margin, below, grid.width, high)
    style = Style(size, "muted")
    caption = Placeholder(PlaceholderName.BODY, "body", 1, caption_box, (style,), insets=FLUSH)
    return grid.teaching(name, (picture, caption))
