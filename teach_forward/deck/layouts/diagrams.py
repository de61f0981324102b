"""Layouts that draw the shape of an idea: cycle, ladder, timeline, story, matrix, grid. Each label is a placeholder."""

from __future__ import annotations

import math
from dataclasses import replace

from teach_forward.deck.layouts.grid import Grid
from teach_forward.deck.layouts.icons import before_text
from teach_forward.deck.layouts.layout import Box, Decoration, IconPlace, Insets, Placeholder, SlideLayout, Style
from teach_forward.deck.names import CARDS, PICTURES, LayoutName, PlaceholderName

# Type of heading and text in points, by how many items there are (0: all others).
_TIMES: dict[str, dict[int, tuple[int, int]]] = {
    "large": {0: (24, 20), 3: (44, 32), 4: (36, 28), 5: (32, 24), 6: (28, 24)},
    "": {0: (24, 20), 3: (40, 28), 4: (32, 24), 5: (28, 20), 6: (24, 20)},
    "medium": {0: (24, 20), 3: (32, 24), 4: (28, 20)},
    "small": {0: (20, 20)},
    "smallest": {0: (20, 18)},
}
_TILES = {
    "large": {0: (28, 24), 4: (36, 32), 5: (32, 28), 6: (32, 28)},
    "": {0: (24, 20), 4: (28, 24), 5: (28, 24), 6: (28, 24)},
    "medium": {0: (20, 20), 4: (24, 20), 5: (24, 20), 6: (24, 20)},
    "small": {0: (20, 18)},
}
_LEVELS = {
    "large": {0: (24, 20), 3: (32, 28), 4: (28, 24)},
    "": {0: (20, 20), 3: (28, 24), 4: (24, 20)},
    "rungs": {0: (20, 20), 3: (28, 24), 4: (24, 20)},
    "small rungs": {0: (20, 18)},
}
_STORIES = {
    "huge": (2.5, 32, 28),
    "large": (2.1, 28, 24),
    "": (1.9, 24, 24),
    "small": (1.5, 24, 20),
    "smallest": (1.2, 20, 18),
}
"""Inches of a disc, and points of heading and text, by variant."""
_FRAMES = {
    "pictures large": (2.7, 28, 24),
    "pictures": (2.5, 24, 24),
    "pictures small": (2.3, 24, 20),
    "pictures smallest": (1.9, 20, 18),
}
"""The same with pictures: how high these may be at most."""
WITH_PICTURES = tuple(_FRAMES)
"""Variants of a story that show three pictures in place of icons."""
_DRAWN, _APART = 0.66, 0.3  # the share of a disc that its icon takes, and inches between disc and arrow
_TIGHT = Insets(0.12, 0.02, 0.12, 0.02)
_EDGE = 0.09  # inches of colour at the edge of a level

Point = tuple[float, float]


def cycle(grid: Grid, name: LayoutName) -> SlideLayout:
    """What comes round again: stations on a ring, clockwise from the top (the other way from right to left)."""
    wide, high = _station(name.items)
    lines = grid.lines
    middle = (lines.width / 2, (lines.content_top + lines.content_bottom) / 2)
    radii = ((grid.width - wide) / 2, (lines.content_bottom - lines.content_top - high) / 2)
    centres = [_on_ring(middle, radii, index / name.items) for index in range(name.items)]
    boxes = [Box(x - wide / 2, y - high / 2, wide, high) for x, y in centres]
    heading, text = {"large": (24, 20), "": (20, 20), "small": (20, 18), "smallest": (18, 18)}[name.variant]
    styles = (
        Style(grid.size(heading), bold=True, align="center", pitch=0.95),
        Style(grid.size(text), align="center", before=2, pitch=0.95),
    )
    labels = [replace(_label(index, box, styles), anchor="ctr") for index, box in enumerate(boxes)]
    stations = tuple(replace(label, icon=before_text(label, 0.2, 0.08)) for label in labels)  # clear of round corners
    lead = _inside(grid, middle, high, name)
    return grid.teaching(name, (*stations, lead), tuple(_ring(middle, radii, boxes)))


def _inside(grid: Grid, middle: Point, high: float, name: LayoutName) -> Placeholder:
    """The line in the middle of a ring; of three stations, between the upper one and the two lower ones."""
    box = Box(middle[0] - 2.15, middle[1] - 0.75, 4.3, 1.5)
    if name.items == 3:
        box = Box(middle[0] - 1.75, grid.lines.content_top + high + 0.05, 3.5, 1.0)
    size = grid.sizes.floor if name.variant.startswith("small") else grid.sizes.label
    style = Style(grid.size(size), "muted", align="center")
    return Placeholder(PlaceholderName.LEAD, "body", 20, box, (style,), "ctr")


def _ring(middle: Point, radii: Point, boxes: list[Box]) -> list[Decoration]:
    """The ring, an arrowhead between any two stations, and the stations."""
    whole = Box(middle[0] - radii[0], middle[1] - radii[1], 2 * radii[0], 2 * radii[1])
    size = 0.34 if len(boxes) < 7 else 0.26
    return [
        Decoration("ellipse", whole, line="accent", weight=4),
        *(_arrow(middle, radii, share, size) for share in _gaps(middle, radii, boxes)),
        *(Decoration("roundRect", box, fill="tint", line="accent", weight=3, rounding=30) for box in boxes),
    ]


def ladder(grid: Grid, name: LayoutName) -> SlideLayout:
    """Levels, each stronger than the one before: columns that rise to the end, or rungs that grow upwards."""
    rungs = name.variant.endswith("rungs")
    boxes = _rungs(grid, name.items) if rungs else _rising(grid, name.items)
    last = len(boxes) - 1
    levels = [_level(grid, name, index, box, top=index == last) for index, box in enumerate(boxes)]
    edges = [
        Decoration("rect", replace(box, w=_EDGE), fill="gold" if index == last else "accent")
        for index, box in enumerate(boxes)
    ]
    return grid.teaching(name, tuple(levels), tuple(edges))


def _level(grid: Grid, name: LayoutName, index: int, box: Box, *, top: bool) -> Placeholder:
    """A level of a ladder; the top one is white on the accent."""
    rungs = name.variant.endswith("rungs")
    heading, text = _sizes(_LEVELS, name)
    styles = (
        Style(grid.size(heading), "white" if top else "accent", bold=True),
        Style(grid.size(text), "white" if top else "ink", before=0 if rungs else 3),
    )
    inside = replace(box, x=box.x + _EDGE, w=box.w - _EDGE)
    return replace(
        _label(index, inside, styles),
        anchor="ctr" if rungs else "t",
        insets=Insets(0.2, 0.03, 0.15, 0.03) if rungs else Insets(0.14, 0.12, 0.1, 0.06),
        fill="accent" if top else "tint",
        spare_line=not rungs,
    )


def timeline(grid: Grid, name: LayoutName) -> SlideLayout:
    """What happened when: dates along a line that runs on."""
    heading, text = _sizes(_TIMES, name)
    styles = (Style(grid.size(heading), "accent", bold=True), Style(grid.size(text), before=6))
    gap, line = 0.2, grid.lines.content_top + (0.4 if name.variant.startswith("small") else 0.75)
    width = (grid.width - gap * (name.items - 1)) / name.items
    inner = Insets(0, 0.05, 0.05, 0.05)
    decorations = [
        Decoration("rect", Box(grid.margin, line - 0.03, grid.width - 0.1, 0.06), fill="accent"),
        Decoration("triangle", Box(grid.end - 0.27, line - 0.14, 0.3, 0.28), fill="accent", turn=90),
    ]
    placeholders = []
    for index in range(name.items):
        x = grid.margin + index * (width + gap)
        dot = Box(x, line - 0.17, 0.34, 0.34)
        decorations.append(Decoration("ellipse", dot, fill="paper", line="accent", weight=5))
        box = Box(x, line + 0.35, width, grid.lines.content_bottom - line - 0.45)
        placeholders.append(replace(_label(index, box, styles), insets=inner, spare_line=True))
    return grid.teaching(name, tuple(placeholders), tuple(decorations))


def story(grid: Grid, name: LayoutName) -> SlideLayout:
    """A story in three pictures: icons on discs that lead from one to the next, and below each its sentence.

    Pictures of the author's stand in the place of the icons, side by side, with an arrowhead between them.
    """
    if name.variant in _FRAMES:
        return _pictured_story(grid, name)
    disc, heading, text = _STORIES[name.variant]
    styles = (
        Style(grid.size(heading), "accent", bold=True, align="center"),
        Style(grid.size(text), align="center", before=4),
    )
    gap, top = 0.35, grid.lines.content_top + (0.05 if name.variant.startswith("small") else 0.25)
    width, middle = (grid.width - 2 * gap) / 3, top + disc / 2
    placeholders, decorations = [], []
    for index in range(3):
        x = grid.margin + index * (width + gap)
        round_ = Box(x + (width - disc) / 2, top, disc, disc)
        if index:
            start = round_.x - (width + gap - disc) + _APART
            way = Box(start, middle - 0.03, round_.x - _APART - 0.2 - start, 0.06)
            head = Box(round_.x - _APART - 0.3, middle - 0.14, 0.3, 0.28)
            decorations.append(Decoration("rect", way, fill="accent"))
            decorations.append(Decoration("triangle", head, fill="accent", turn=90))
        decorations.append(Decoration("ellipse", round_, fill="tint", line="accent", weight=3))
        size = disc * _DRAWN
        drawn = Box(x + (width - size) / 2, middle - size / 2, size, size)
        below = top + disc + 0.12
        box = Box(x, below, width, grid.lines.content_bottom - below)
        card = replace(_label(index, box, styles), spare_line=True)
        placeholders.append(replace(card, icon=IconPlace(drawn, card.insets)))
    return grid.teaching(name, tuple(placeholders), tuple(decorations))


def _pictured_story(grid: Grid, name: LayoutName) -> SlideLayout:
    high, heading, text = _FRAMES[name.variant]
    styles = (Style(grid.size(heading), "accent", bold=True), Style(grid.size(text), before=4))
    gap, top = 0.45, grid.lines.content_top + 0.05
    width = (grid.width - 2 * gap) / 3
    below = top + high + 0.15
    placeholders, decorations = [], []
    for index, picture in enumerate(PICTURES):
        x = grid.margin + index * (width + gap)
        if index:
            head = Box(x - gap / 2 - 0.15, top + high / 2 - 0.14, 0.3, 0.28)
            decorations.append(Decoration("triangle", head, fill="accent", turn=90))
        frame = Box(x, top, width, high)
        style = Style(grid.sizes.floor)
        placeholders.append(Placeholder(picture, "pic", 15 + index, frame, (style,), "ctr", fill="white"))
        card = _label(index, Box(x, below, width, grid.lines.content_bottom - below), styles)
        placeholders.append(replace(card, insets=Insets(0, 0.02, 0.05, 0.02), spare_line=True))
    return grid.teaching(name, tuple(placeholders), tuple(decorations))


def matrix(grid: Grid, name: LayoutName) -> SlideLayout:
    """Two distinctions crossed: four fields round a cross."""
    heading, text = {"large": (36, 28), "": (28, 24), "small": (24, 20), "smallest": (20, 18)}[name.variant]
    styles = (Style(grid.size(heading), "accent", bold=True), Style(grid.size(text), before=6))
    between, top = 0.4, grid.lines.content_top + 0.1
    width, height = (grid.width - between) / 2, (grid.lines.content_bottom - top - between) / 2
    boxes = [
        Box(grid.margin + column * (width + between), top + row * (height + between), width, height)
        for row in (0, 1)
        for column in (0, 1)
    ]
    fields = [
        replace(
            _label(index, box, styles),
            anchor="ctr",
            insets=Insets(0.25, 0.1, 0.2, 0.1),
            fill="white",
            spare_line=True,
        )
        for index, box in enumerate(boxes)
    ]
    middle = grid.lines.width / 2
    cross = (
        Decoration("rect", Box(grid.margin, top + height + between / 2 - 0.035, grid.width, 0.07), fill="accent"),
        Decoration("rect", Box(middle - 0.035, top, 0.07, 2 * height + between), fill="accent"),
    )
    return grid.teaching(name, tuple(fields), cross)


def tiles(grid: Grid, name: LayoutName) -> SlideLayout:
    """Things of equal weight: tinted tiles in two or three rows."""
    rows = {4: (2, 2), 5: (3, 2), 6: (3, 3), 7: (4, 3), 8: (4, 4), 9: (3, 3, 3)}[name.items]
    heading, text = _sizes(_TILES, name)
    styles = (Style(grid.size(heading), "accent", bold=True), Style(grid.size(text), before=3))
    inner = Insets(0.22, 0.08 if len(rows) == 3 else 0.22, 0.16, 0.06)
    placeholders = [
        replace(_label(index, box, styles), insets=inner, fill="tint", spare_line=True)
        for index, box in enumerate(_tile_boxes(grid, rows))
    ]
    return grid.teaching(name, tuple(placeholders))


def _tile_boxes(grid: Grid, rows: tuple[int, ...]) -> list[Box]:
    """The boxes of tiles, of which each row has so many in its middle; all are as wide as those in the fullest row."""
    gap, top = 0.16, grid.lines.content_top + 0.1
    width = (grid.width - gap * (max(rows) - 1)) / max(rows)
    height = (grid.lines.content_bottom - top - gap * (len(rows) - 1)) / len(rows)
    boxes = []
    for row, columns in enumerate(rows):
        y = top + row * (height + gap)
        start = grid.margin + (max(rows) - columns) * (width + gap) / 2
        boxes += [Box(start + column * (width + gap), y, width, height) for column in range(columns)]
    return boxes


def _label(index: int, box: Box, styles: tuple[Style, ...]) -> Placeholder:
    return Placeholder(CARDS[index], "body", 11 + index, box, styles, insets=_TIGHT)


def _sizes(table: dict[str, dict[int, tuple[int, int]]], name: LayoutName) -> tuple[int, int]:
    """Type of heading and text by the variant and the number of items."""
    sizes = table[name.variant]
    return sizes.get(name.items, sizes[0])


def _station(count: int) -> Point:
    """Width and height of a station: the more there are, the smaller."""
    return {3: (3.5, 1.5), 4: (3.3, 1.4), 5: (3.1, 1.3), 6: (2.9, 1.25), 7: (2.7, 1.1), 8: (2.65, 1.0)}[count]


def _on_ring(middle: Point, radii: Point, share: float) -> Point:
    """The point on a ring at a share of the way round, clockwise from the top."""
    angle = 2 * math.pi * share
    return middle[0] + radii[0] * math.sin(angle), middle[1] - radii[1] * math.cos(angle)


def _gaps(middle: Point, radii: Point, boxes: list[Box]) -> list[float]:
    """The shares of the way round a ring that lie in the middle of each stretch which no station covers."""
    steps = 720
    bare = []
    for step in range(steps):
        x, y = _on_ring(middle, radii, step / steps)
        bare.append(not any(box.x < x < box.x + box.w and box.y < y < box.y + box.h for box in boxes))
    gaps, start = [], 0
    for step in range(1, steps):  # the way starts in the first station
        if bare[step] and not bare[step - 1]:
            start = step
        elif bare[step - 1] and not bare[step]:
            gaps.append((start + step - 1) / 2 / steps)
    return gaps


def _arrow(middle: Point, radii: Point, share: float, size: float) -> Decoration:
    """An arrowhead on a ring, which points on the way round."""
    x, y = _on_ring(middle, radii, share)
    angle = 2 * math.pi * share
    turn = math.degrees(math.atan2(radii[0] * math.cos(angle), -radii[1] * math.sin(angle)))
    box = Box(x - size / 2, y - size * 0.44, size, size * 0.88)
    return Decoration("triangle", box, fill="accent", turn=round(turn, 1))


def _rising(grid: Grid, count: int) -> list[Box]:
    """Columns on one ground line, the last as high as the content."""
    gap, bottom = 0.14, grid.lines.content_bottom
    full, least = bottom - grid.lines.content_top - 0.1, 0.4
    width = (grid.width - gap * (count - 1)) / count
    heights = [full * (least + (1 - least) * index / (count - 1)) for index in range(count)]
    return [
        Box(grid.margin + index * (width + gap), bottom - height, width, height) for index, height in enumerate(heights)
    ]


def _rungs(grid: Grid, count: int) -> list[Box]:
    """Rungs from the bottom up, each longer than the one below."""
    gap, top = 0.07, grid.lines.content_top + 0.05
    height = (grid.lines.content_bottom - top - gap * (count - 1)) / count
    return [
        Box(
            grid.margin,
            grid.lines.content_bottom - (index + 1) * height - index * gap,
            grid.width * (0.6 + 0.4 * index / (count - 1)),
            height,
        )
        for index in range(count)
    ]
