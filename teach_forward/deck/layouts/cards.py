"""Layouts that set things side by side: steps, columns, contrast. Each card is a placeholder.

A variant of these is a size of type and a form, such as "large low". The form says how high the cards are, so that they
hug their text, or that they lie under one another as wide rows, where a long word has room.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from teach_forward.deck.layouts.grid import SCALE, Grid, setting
from teach_forward.deck.layouts.icons import icon_size
from teach_forward.deck.layouts.layout import (
    Anchor,
    Box,
    Decoration,
    IconPlace,
    Insets,
    Placeholder,
    SlideLayout,
    Style,
)
from teach_forward.deck.names import CARDS, LayoutName

GAP = 0.22
"""Inches between cards."""

EDGE = 0.09
"""Inches of accent at the edge of a card."""

_HEADING = {"smallest": 2}  # points by which a heading is larger than its text: else 4

_HEIGHTS = {"lowest": 1.45, "low": 1.95, "": 2.6, "higher": 3.0, "high": 3.4, "highest": 4.65}
"""Inches of a card, without its numeral, by form; the last is as high as the content."""

_AIR = 0.15  # inches of the content that cards leave free
_ROW = 1.5  # inches of a row at most
_NUMERAL = 0.95  # inches of a card that its numeral takes
_FORMS = tuple(_HEIGHTS)
HUGGING = ("lowest", "low", "higher", "high")
"""Forms that there are only so that cards hug their text: a template to begin from does without them."""
_LOWER = _FORMS[:-1]  # large type fills no whole slide: much text is easier to read a step smaller


def _variants(*parts: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[str, ...]:
    """The names of variants: of each part every size in every form."""
    names = (f"{size} {form}".strip() for sizes, forms in parts for size, form in product(sizes, forms))
    return tuple(names)


SIDE_BY_SIDE = _variants((("huge", "large"), _LOWER), (("", "small", "smallest"), _FORMS))
"""Variants of cards in a row, the largest type first, and of one size the lowest cards first."""

ANY = _variants(
    (("huge", "large"), _LOWER),
    (("",), _LOWER),
    (("large", ""), ("rows",)),
    (("",), _FORMS[-1:]),
    (("small",), _FORMS),
    (("small",), ("rows",)),
    (("smallest",), _FORMS),
    (("smallest",), ("rows",)),
)
"""The same, and rows under one another before cards fill the slide or their type becomes small."""


def steps(grid: Grid, name: LayoutName) -> SlideLayout:
    """A sequence, or parts that are counted: tinted cards under an accent line, with large numerals."""
    size, form = setting(name.variant)
    styles = _styles(grid, size, Style(0, bold=True), Style(0, before=4))
    inner = Insets(0.22, 0.04, 0.16, 0.04) if form == "rows" else Insets(0.22, 0.1, 0.16, 0.14)
    placeholders, decorations = [], []
    for index, box in enumerate(_boxes(grid, name.items, form, numeral=_NUMERAL)):
        numeral, below = _numbered(box, name.items, form)
        edge = replace(box, w=EDGE) if form == "rows" else replace(box, h=EDGE)
        decorations.append(Decoration("rect", box, fill="tint"))
        decorations.append(Decoration("rect", edge, fill="accent"))
        style = Style(48, "accent", bold=True)
        decorations.append(Decoration("rect", numeral, text=str(index + 1), style=style))
        card = _card(index, below, styles, inner, fill="tint", form=form)
        placeholders.append(card if form == "rows" else replace(card, icon=_icon_of_step(card, box, numeral)))
    return grid.teaching(name, tuple(placeholders), tuple(decorations))


def _icon_of_step(card: Placeholder, box: Box, numeral: Box) -> IconPlace:
    """Where the card of a step has room beside its text: across from a numeral above, or under one at the side."""
    size = icon_size(card)
    if numeral.y + numeral.h / 2 < card.box.y:
        place = Box(box.x + box.w - card.insets.end - size, numeral.y + (numeral.h - size) / 2, size, size)
    else:
        top = numeral.y + numeral.h - 0.04
        size = min(card.box.x - numeral.x, box.y + box.h - top - 0.05)
        place = Box(numeral.x, top, size, size)
    return IconPlace(place, card.insets)


def columns(grid: Grid, name: LayoutName) -> SlideLayout:
    """Two to four things of equal weight: white cards with an accent edge."""
    size, form = setting(name.variant)
    rows = form == "rows"
    styles = _styles(grid, size, Style(0, "accent", bold=True), Style(0, before=2 if rows else 8))
    inner = Insets(0.24, 0.05, 0.18, 0.05) if rows else Insets(0.24, 0.2, 0.18, 0.14)
    placeholders, decorations = [], []
    for index, box in enumerate(_boxes(grid, name.items, form)):
        decorations.append(Decoration("rect", replace(box, w=EDGE), fill="accent"))
        inside = replace(box, x=box.x + EDGE, w=box.w - EDGE)
        placeholders.append(_card(index, inside, styles, inner, fill="white", form=form))
    return grid.teaching(name, tuple(placeholders), tuple(decorations))


def contrast(grid: Grid, name: LayoutName) -> SlideLayout:
    """Two things against each other: one pale, one in the accent.

    Nothing stands between them: an arrow says that one follows from the other, or turns into it.
    """
    between = 0.3
    size, form = setting(name.variant)
    pale = _styles(grid, size, Style(0, bold=True), Style(0, before=8))
    strong = tuple(replace(style, colour="white") for style in pale)
    inner = Insets(0.34, 0.24, 0.3, 0.16)
    width, height = (grid.width - between) / 2, _HEIGHTS[form]
    top, second = _top(grid, height), grid.margin + width + between
    placeholders = (
        _card(0, Box(grid.margin, top, width, height), pale, inner, fill="tint"),
        _card(1, Box(second, top, width, height), strong, inner, fill="accent"),
    )
    return grid.teaching(name, placeholders, ())


def _card(  # noqa: PLR0917  (what cards do not share)
    index: int, box: Box, styles: tuple[Style, ...], insets: Insets, fill: str, form: str = ""
) -> Placeholder:
    """A card. A row has no line to spare: it is so wide that little changes where its lines break."""
    rows = form == "rows"
    anchor: Anchor = "ctr" if rows else "t"
    return Placeholder(CARDS[index], "body", 11 + index, box, styles, anchor, insets, fill, spare_line=not rows)


def _styles(grid: Grid, size: str, heading: Style, text: Style) -> tuple[Style, Style]:
    """The styles of heading and text in a size of the scale."""
    points = grid.size(grid.sizes.body + SCALE[size])
    return replace(heading, size=points + _HEADING.get(size, 4)), replace(text, size=points)


def _top(grid: Grid, height: float) -> float:
    """Where cards of a height begin: in the optical middle, a little above that of the content."""
    spare = grid.lines.content_bottom - grid.lines.content_top - height
    return grid.lines.content_top + max(0, min(spare, max(0.1, spare * 0.4)))


def _most(grid: Grid) -> float:
    """The inches of all cards together at most."""
    return grid.lines.content_bottom - grid.lines.content_top - _AIR


def _boxes(grid: Grid, count: int, form: str, numeral: float = 0) -> list[Box]:
    """Boxes of cards: up to four in a row, five and six in two rows of the same width; or under one another."""
    if form == "rows":
        height = min(_ROW, (_most(grid) - GAP * (count - 1)) / count)
        top = _top(grid, height * count + GAP * (count - 1))
        return [Box(grid.margin, top + index * (height + GAP), grid.width, height) for index in range(count)]
    if count < 5:
        height = min(_most(grid), _HEIGHTS[form] + numeral)
        return _row(grid, count, count, _top(grid, height), height)
    height = min(_HEIGHTS[form], (_most(grid) - GAP) / 2)
    top = _top(grid, 2 * height + GAP)
    return _row(grid, 3, 3, top, height) + _row(grid, count - 3, 3, top + height + GAP, height)


def _row(grid: Grid, count: int, columns_: int, top: float, height: float) -> list[Box]:
    """So many boxes in the middle of a row that has room for so many columns."""
    width = (grid.width - GAP * (columns_ - 1)) / columns_
    start = grid.margin + (columns_ - count) * (width + GAP) / 2
    return [Box(start + index * (width + GAP), top, width, height) for index in range(count)]


def _numbered(box: Box, count: int, form: str) -> tuple[Box, Box]:
    """Boxes of numeral and text in a card: one above the other, or side by side where there are rows."""
    if form != "rows" and count < 5:
        below = replace(box, y=box.y + _NUMERAL, h=box.h - _NUMERAL)
        return Box(box.x + 0.22, box.y + 0.2, 1.4, 0.8), below
    middle = box.y + (box.h - 0.8) / 2 if form == "rows" else box.y + 0.2
    beside = replace(box, x=box.x + 0.72, w=box.w - 0.72)
    beside = beside if form == "rows" else replace(beside, y=box.y + 0.18, h=box.h - 0.18)
    return Box(box.x + 0.2, middle, 0.6, 0.8), beside
