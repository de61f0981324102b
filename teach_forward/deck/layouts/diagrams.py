"""Forms that draw the shape of an idea: cycle, ladder, timeline, matrix, grid. Each label is a placeholder.

Limits come from the layouts of the dialect: `count` is how many items the slide has.
"""

from __future__ import annotations

import math
from dataclasses import replace

from teach_forward.deck.layouts.grid import Frame
from teach_forward.deck.layouts.layout import Box, Form, Insets, Mark, Slot, Style

# Type of heading and text in points, by how many items there are (0: all others).
_TIMES: dict[str, dict[int, tuple[int, int]]] = {
    "large": {3: (44, 32), 4: (36, 28), 5: (32, 26), 6: (28, 24)},
    "": {3: (40, 28), 4: (32, 24), 5: (28, 22), 6: (24, 20)},
    "medium": {3: (32, 24), 4: (28, 22), 5: (24, 20)},
    "small": {},
}
_TILES = {
    "large": {0: (28, 26), 4: (34, 30), 5: (30, 28), 6: (30, 28), 9: (26, 22)},
    "": {0: (24, 22), 4: (28, 24), 5: (26, 22), 6: (26, 22), 9: (22, 20)},
    "medium": {0: (22, 20), 4: (24, 22)},
    "small": {0: (20, 18)},
}
_TIGHT = Insets(0.06, 0.02, 0.06, 0.02)


def cycle(frame: Frame, name: str, variant: str) -> Form:
    """What comes round again: stations on a ring, clockwise from the top (the other way from right to left)."""
    number, _, measure = variant.partition(" ")
    count = int(number)
    wide, high = _station(count)
    middle = (frame.grid.width / 2, (frame.grid.content_top + frame.grid.content_bottom + 0.1) / 2)
    radii = ((frame.width - wide) / 2, (frame.grid.content_bottom + 0.1 - frame.grid.content_top - high) / 2)
    heading, text = {"large": (24, 20), "": (20, 18), "small": (18, 18)}[measure]
    styles = (
        Style(frame.size(heading), bold=True, align="center", pitch=0.95),
        Style(frame.size(text), align="center", before=2, pitch=0.95),
    )
    slots = []
    for place in range(count):
        x, y = _on_ring(middle, radii, place / count)
        box = Box(x - wide / 2, y - high / 2, wide, high)
        slots.append(_label(place + 1, box, styles, anchor="ctr"))
    inside = Box(middle[0] - 2.15, middle[1] - 0.75, 4.3, 1.5)
    if count == 3:  # between the upper station and the two lower ones
        inside = Box(middle[0] - 1.75, frame.grid.content_top + high + 0.05, 3.5, 1.0)
    style = Style(frame.size(frame.sizes.label), "muted", align="center")
    lead = Slot("lead", "body", 20, inside, (style,), "ctr")
    ring = Box(middle[0] - radii[0], middle[1] - radii[1], 2 * radii[0], 2 * radii[1])
    marks = [Mark("ellipse", ring, line="accent", weight=4)]
    boxes = [slot.box for slot in slots]
    marks += [_arrow(middle, radii, share, 0.34 if count < 7 else 0.26) for share in _gaps(middle, radii, boxes)]
    marks += [Mark("roundRect", box, fill="tint", line="accent", weight=3, rounding=30) for box in boxes]
    return frame.teaching(name, (*slots, lead), tuple(marks))


def ladder(frame: Frame, name: str, variant: str) -> Form:
    """Levels, each stronger than the one before: columns that rise to the end, or rungs that grow upwards."""
    count, measure = _read(variant)
    rungs = measure == "rungs"
    boxes = _rungs(frame, count) if rungs else _rising(frame, count)
    heading, text = {3: (28, 24), 4: (24, 22), 6: (18, 18) if rungs else (20, 18)}.get(count, (20, 18))
    if measure == "large":
        heading, text = {3: (32, 28), 4: (28, 26), 5: (24, 22), 6: (22, 20)}[count]
    slots, marks = [], []
    for place, box in enumerate(boxes, start=1):
        top = place == count
        colour = "white" if top else "ink"
        styles = (
            Style(frame.size(heading), "white" if top else "accent", bold=True),
            Style(frame.size(text), colour, before=0 if rungs else 3),
        )
        marks.append(Mark("rect", replace(box, w=0.09), fill="gold" if top else "accent"))
        inner = replace(box, x=box.x + 0.09, w=box.w - 0.09)
        slots.append(
            _label(
                place,
                inner,
                styles,
                anchor="ctr" if rungs else "t",
                insets=Insets(0.2, 0.03, 0.15, 0.03) if rungs else Insets(0.14, 0.12, 0.1, 0.06),
                fill="accent" if top else "tint",
                spare=not rungs,
            )
        )
    return frame.teaching(name, tuple(slots), tuple(marks))


def timeline(frame: Frame, name: str, variant: str) -> Form:
    """What happened when: dates along a line that runs on."""
    count, measure = _read(variant)
    small = measure == "small"
    heading, text = _TIMES[measure].get(count, (22, 18))
    styles = (Style(frame.size(heading), "accent", bold=True), Style(frame.size(text), before=6))
    gap, line = 0.2, frame.grid.content_top + (0.4 if small else 0.75)
    width = (frame.width - gap * (count - 1)) / count
    slots = []
    marks = [Mark("rect", Box(frame.margin, line - 0.03, frame.width - 0.1, 0.06), fill="accent")]
    marks.append(Mark("triangle", Box(frame.end - 0.27, line - 0.14, 0.3, 0.28), fill="accent", turn=90))
    for place in range(count):
        x = frame.margin + place * (width + gap)
        marks.append(Mark("ellipse", Box(x, line - 0.17, 0.34, 0.34), fill="paper", line="accent", weight=5))
        box = Box(x, line + 0.35, width, frame.grid.content_bottom - line - 0.45)
        slots.append(_label(place + 1, box, styles, insets=Insets(0, 0.05, 0.05, 0.05), spare=True))
    return frame.teaching(name, tuple(slots), tuple(marks))


def matrix(frame: Frame, name: str, variant: str) -> Form:
    """Two distinctions crossed: four fields round a cross."""
    heading, text = {"large": (34, 28), "": (28, 24), "small": (24, 20)}[variant]
    styles = (Style(frame.size(heading), "accent", bold=True), Style(frame.size(text), before=6))
    between, top = 0.4, frame.grid.content_top + 0.1
    width, height = (frame.width - between) / 2, (frame.grid.content_bottom - top - between) / 2
    slots = [
        _label(
            1 + column + 2 * row,
            Box(frame.margin + column * (width + between), top + row * (height + between), width, height),
            styles,
            anchor="ctr",
            insets=Insets(0.25, 0.1, 0.2, 0.1),
            fill="white",
            spare=True,
        )
        for row in (0, 1)
        for column in (0, 1)
    ]
    middle = frame.grid.width / 2
    marks = (
        Mark("rect", Box(frame.margin, top + height + between / 2 - 0.035, frame.width, 0.07), fill="accent"),
        Mark("rect", Box(middle - 0.035, top, 0.07, 2 * height + between), fill="accent"),
    )
    return frame.teaching(name, tuple(slots), marks)


def grid(frame: Frame, name: str, variant: str) -> Form:
    """Things of equal weight: tinted tiles in two or three rows."""
    count, measure = _read(variant)
    rows = {4: (2, 2), 5: (3, 2), 6: (3, 3), 7: (4, 3), 8: (4, 4), 9: (3, 3, 3)}[count]
    heading, text = _TILES[measure].get(count, _TILES[measure][0])
    styles = (Style(frame.size(heading), "accent", bold=True), Style(frame.size(text), before=3))
    gap, top = 0.16, frame.grid.content_top + 0.1
    inner = Insets(0.22, 0.08 if len(rows) == 3 else 0.22, 0.16, 0.06)
    height = (frame.grid.content_bottom - top - gap * (len(rows) - 1)) / len(rows)
    slots: list[Slot] = []
    for row, columns in enumerate(rows):
        width = (frame.width - gap * (columns - 1)) / columns
        for column in range(columns):
            box = Box(frame.margin + column * (width + gap), top + row * (height + gap), width, height)
            slots.append(_label(len(slots) + 1, box, styles, insets=inner, fill="tint", spare=True))
    return frame.teaching(name, tuple(slots))


def _label(place: int, box: Box, styles: tuple[Style, ...], **look: object) -> Slot:
    return replace(Slot(f"card {place}", "body", 10 + place, box, styles, insets=_TIGHT), **look)  # type: ignore[arg-type]


def _read(variant: str) -> tuple[int, str]:
    """How many items, and which of its variants the form is."""
    count, _, measure = variant.partition(" ")
    return int(count), measure


def _station(count: int) -> tuple[float, float]:
    """Width and height of a station: the more there are, the smaller."""
    return {3: (3.5, 1.5), 4: (3.3, 1.4), 5: (3.1, 1.3), 6: (2.9, 1.25), 7: (2.7, 1.1), 8: (2.65, 1.0)}[count]


def _on_ring(middle: tuple[float, float], radii: tuple[float, float], share: float) -> tuple[float, float]:
    """The place on a ring at a share of the way round, clockwise from the top."""
    angle = 2 * math.pi * share
    return middle[0] + radii[0] * math.sin(angle), middle[1] - radii[1] * math.cos(angle)


def _gaps(middle: tuple[float, float], radii: tuple[float, float], boxes: list[Box]) -> list[float]:
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


def _arrow(middle: tuple[float, float], radii: tuple[float, float], share: float, size: float) -> Mark:
    """An arrowhead on a ring, which points on the way round."""
    x, y = _on_ring(middle, radii, share)
    angle = 2 * math.pi * share
    turn = math.degrees(math.atan2(radii[0] * math.cos(angle), -radii[1] * math.sin(angle)))
    return Mark("triangle", Box(x - size / 2, y - size * 0.44, size, size * 0.88), fill="accent", turn=round(turn, 1))


def _rising(frame: Frame, count: int) -> list[Box]:
    """Columns on one ground line, the last as high as the content."""
    gap, bottom = 0.14, frame.grid.content_bottom
    full, least = bottom - frame.grid.content_top - 0.1, 0.4
    width = (frame.width - gap * (count - 1)) / count
    heights = [full * (least + (1 - least) * place / (count - 1)) for place in range(count)]
    return [
        Box(frame.margin + place * (width + gap), bottom - height, width, height)
        for place, height in enumerate(heights)
    ]


def _rungs(frame: Frame, count: int) -> list[Box]:
    """Rungs from the bottom up, each longer than the one below."""
    gap, top = 0.07, frame.grid.content_top + 0.05
    height = (frame.grid.content_bottom - top - gap * (count - 1)) / count
    return [
        Box(
            frame.margin,
            frame.grid.content_bottom - (place + 1) * height - place * gap,
            frame.width * (0.6 + 0.4 * place / (count - 1)),
            height,
        )
        for place in range(count)
    ]
