"""Forms that set things side by side: steps, columns, contrast. Each card is a placeholder."""

from __future__ import annotations

from dataclasses import replace

from teach_forward.deck.layouts.grid import Frame
from teach_forward.deck.layouts.layout import Box, Form, Insets, Mark, Slot, Style

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


def steps(frame: Frame, name: str, variant: str) -> Form:
    """A sequence, or parts that are counted: tinted cards under an accent line, with large numerals."""
    count, measure = _read(variant)
    heading, text = _sizes(frame, count, measure)
    styles = (Style(heading, bold=True), Style(text, before=4))
    slots, marks = [], []
    size = 56 if measure in ("short", "huge") and count < 5 else 48
    for place, box in enumerate(_places(frame, count, measure), start=1):
        numeral, words = _numbered(box, count, size)
        marks.append(Mark("rect", box, fill="tint"))
        marks.append(Mark("rect", replace(box, h=EDGE), fill="accent"))
        marks.append(Mark("rect", numeral, text=str(place), style=Style(size, "accent", bold=True)))
        slots.append(_card(place, words, styles, Insets(0.22, 0.1, 0.16, 0.14), fill="tint"))
    return frame.teaching(name, tuple(slots), tuple(marks))


def columns(frame: Frame, name: str, variant: str) -> Form:
    """Two to four things of equal weight: white cards with an accent edge."""
    count, measure = _read(variant)
    heading, text = _sizes(frame, count, measure)
    styles = (Style(heading, "accent", bold=True), Style(text, before=8))
    inner = Insets(0.24, 0.26, 0.18, 0.2)
    slots, marks = [], []
    for place, box in enumerate(_places(frame, count, measure), start=1):
        marks.append(Mark("rect", replace(box, w=EDGE), fill="accent"))
        slots.append(_card(place, replace(box, x=box.x + EDGE, w=box.w - EDGE), styles, inner, fill="white"))
    return frame.teaching(name, tuple(slots), tuple(marks))


def contrast(frame: Frame, name: str, variant: str) -> Form:
    """Two things against each other: one pale, one in the accent, and arrows between them."""
    between = 0.9
    heading, text = _sizes(frame, 2, variant)
    inner = Insets(0.34, 0.3, 0.3, 0.25)
    width, height, top = (frame.width - between) / 2, _height(variant), _top(frame, variant)
    pale = (Style(heading, bold=True), Style(text, before=8))
    strong = tuple(replace(style, colour="white") for style in pale)
    second = frame.margin + width + between
    slots = (
        _card(1, Box(frame.margin, top, width, height), pale, inner, fill="tint"),
        _card(2, Box(second, top, width, height), strong, inner, fill="accent"),
    )
    x, y = second - between / 2, top + height / 2
    disc = Mark("ellipse", Box(x - 0.36, y - 0.36, 0.72, 0.72), fill="ink")
    arrows = Mark("leftRightArrow", Box(x - 0.22, y - 0.13, 0.44, 0.26), fill="gold")
    return frame.teaching(name, slots, (disc, arrows))


def _card(place: int, box: Box, styles: tuple[Style, ...], insets: Insets, fill: str) -> Slot:
    return Slot(f"card {place}", "body", 10 + place, box, styles, insets=insets, fill=fill, spare=True)


def _read(variant: str) -> tuple[int, str]:
    """How many cards, and whether they are short, huge, large, tall or none of these."""
    count, _, measure = variant.partition(" ")
    return int(count), measure


def _sizes(frame: Frame, count: int, measure: str) -> tuple[int, int]:
    """Type of heading and text: larger where there is little of it, smaller in tall cards, which hold more."""
    heading, text = _TYPE[{"tall": "", "short": "huge"}.get(measure, measure)][min(count, 5)]
    if measure == "tall":
        heading, text = text, frame.sizes.label
    return frame.size(heading), frame.size(text)


def _top(frame: Frame, measure: str = "") -> float:
    return frame.grid.content_top + {"tall": 0.15, "short": 0.55}.get(measure, 0.25)


def _height(measure: str) -> float:
    """Tall cards end at the end of the content, short ones stand in the optical middle."""
    return {"tall": 4.65, "short": 3.2}.get(measure, 4.2)


def _places(frame: Frame, count: int, measure: str) -> list[Box]:
    """Places of cards: up to four in a row, five and six in two rows."""
    if count < 5:
        return _row(frame, count, _top(frame, measure), _height(measure))
    height = (_height("tall") - GAP) / 2
    return _row(frame, 3, _top(frame), height) + _row(frame, count - 3, _top(frame) + height + GAP, height)


def _row(frame: Frame, count: int, top: float, height: float) -> list[Box]:
    width = (frame.width - GAP * (count - 1)) / count
    return [Box(frame.margin + place * (width + GAP), top, width, height) for place in range(count)]


def _numbered(box: Box, count: int, size: int) -> tuple[Box, Box]:
    """Places of numeral and text in a card: one above the other, or side by side where there are two rows."""
    if count < 5:
        high = size / 60  # inches of a line with a little air
        below = replace(box, y=box.y + 0.28 + high, h=box.h - 0.28 - high)
        return Box(box.x + 0.22, box.y + 0.24, 1.4, high), below
    beside = replace(box, x=box.x + 0.72, w=box.w - 0.72, y=box.y + 0.18, h=box.h - 0.18)
    return Box(box.x + 0.2, box.y + 0.2, 0.6, 0.8), beside
