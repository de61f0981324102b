"""Texts and tables of slides, as sources of Typst: in the boxes, the sizes and the lines that the plan reckons with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, zip_longest

from teach_forward.deck.layouts.layout import Box, Placeholder, Style
from teach_forward.deck.layouts.metrics import PITCH, wrap
from teach_forward.deck.plan.fit import NUMBER, number_hang
from teach_forward.deck.plan.table import row_style
from teach_forward.deck.slides import Cells, Line, Text
from teach_forward.model import Align, Runs
from teach_forward.sheets.source import content, string

Colours = Mapping[str, str]
"""The colours of a deck as `#RRGGBB`, by the names that layouts have for them."""

_MARKS = {"square": "▪", "dash": "–"}
_ABOVE = 0.81  # the share of a line's height that lies above the feet of its letters
_ANCHORS = {"t": "top", "ctr": "horizon", "b": "bottom"}


def rgb(colours: Colours, name: str) -> str:
    """A colour by its name."""
    return f"rgb({string(colours[name])})"


def length(inches: float) -> str:
    """A length."""
    return f"{inches:.4f}in"


def edges(pitch: float, lines: float = PITCH) -> str:
    """Arguments of `text` that make lines as far apart as PowerPoint does: `lines` sizes of type, times `pitch`."""
    high = lines * pitch
    return f"top-edge: {high * _ABOVE:.3f}em, bottom-edge: {high * (_ABOVE - 1):.3f}em"


def placed(box: Box, shown: str) -> str:
    """Content in a box."""
    frame = f"width: {length(box.w)}, height: {length(box.h)}"
    return f"#place(top + left, dx: {length(box.x)}, dy: {length(box.y)}, block({frame})[{shown}])"


def text(placeholder: Placeholder, shown: Text, colours: Colours, direction: str, heading: int = 0) -> str:
    """A text in its placeholder; a heading of a level where there is one."""
    inner = placeholder.narrowed(shown.narrower)
    left, right = (inner.start, inner.end) if direction == "ltr" else (inner.end, inner.start)
    box = placeholder.box
    room = Box(box.x + left, box.y + inner.top, box.w - left - right, box.h - inner.top - inner.bottom)
    parts = "".join(_parts(placeholder, shown.lines, colours, "block" if heading else "par"))
    if heading:
        parts = f"#heading(level: {heading})[{parts}]"
    return placed(room, f"#align(start + {_ANCHORS[placeholder.anchor]})[#block(width: 100%)[{parts}]]")


def _parts(placeholder: Placeholder, lines: tuple[Line, ...], colours: Colours, tag: str) -> Iterator[str]:
    """The paragraphs of a text, each with a tag, and its lists."""
    first = True
    for (level, listed), group in groupby(lines, key=lambda line: (line.level, _is_item(placeholder, line))):
        style, found = placeholder.style(level), tuple(group)
        if not first:
            yield f"#v({style.before:g}pt, weak: false)"
        first = False
        yield _list(style, found, colours) if listed else _paragraphs(style, found, colours, tag)


def _is_item(placeholder: Placeholder, line: Line) -> bool:
    return not line.plain and bool(line.number or placeholder.style(line.level).bullet)


def _paragraphs(style: Style, lines: tuple[Line, ...], colours: Colours, tag: str) -> str:
    between = f"#v({style.before:g}pt, weak: false)"
    return between.join(_aligned(style.align, f"#{tag}[{_set(style, line.runs, colours)}]") for line in lines)


def _list(style: Style, lines: tuple[Line, ...], colours: Colours) -> str:
    """The items of a list, each with its mark in the room before it."""
    numbered = bool(lines[0].number) or style.bullet == "number"
    hang = _hang(style, lines[0])
    mark = f"box(width: {length(hang)}, align(start, {{}}))"
    weight = ', weight: "bold"' if style.bold else ""
    look = f"fill: {rgb(colours, style.mark)}, size: {style.size:g}pt, {edges(style.pitch)}{weight}"
    options = f"indent: {length(style.start if style.bullet else 0)}, body-indent: 0pt, spacing: {style.before:g}pt"
    items = ", ".join(f"[{_set(style, line.runs, colours)}]" for line in lines)
    if not numbered:
        shown = mark.format(f"text({look}, {string(_MARKS[style.bullet])})")
        return f"#list(tight: false, {options}, marker: {shown}, {items})"
    dot = "" if style.bullet == "number" else "."
    shown = mark.format(f'text({look}, str(n) + "{dot}")')
    start = lines[0].number or 1
    return f"#enum(tight: false, {options}, start: {start}, number-align: start, numbering: n => {shown}, {items})"


def _hang(style: Style, line: Line) -> float:
    """The inches between the place of a mark and its text."""
    if not line.number or style.bullet == "number":
        return style.hang
    return number_hang(style) if style.bullet else NUMBER


def _set(style: Style, runs: Runs, colours: Colours) -> str:
    """Runs as they are set in a style."""
    lines = wrap(runs, style.size, 1e6, bold=style.bold).pitch
    look = f"size: {style.size:g}pt, fill: {rgb(colours, style.colour)}, {edges(style.pitch, lines)}"
    weight = ', weight: "bold"' if style.bold else ""
    return f"#text({look}{weight})[{content(runs)}]"


def _aligned(align: Align, shown: str) -> str:
    return shown if align == "start" else f"#align({align})[{shown}]"


def table(placeholder: Placeholder, cells: Cells, colours: Colours, direction: str) -> str:
    """A table that has been arranged, in its place."""
    box, inner = placeholder.box, placeholder.insets
    left, right = (inner.start, inner.end) if direction == "ltr" else (inner.end, inner.start)
    inset = f"(left: {length(left)}, right: {length(right)}, top: {length(inner.top)}, bottom: {length(inner.bottom)})"
    head, *rows = (
        _row(row_style(placeholder, row), found, colours, cells.align) for row, found in enumerate(cells.rows)
    )
    sizes = f"columns: ({_lengths(cells.widths)}), rows: ({_lengths(cells.heights)})"
    accent, white, tint = (rgb(colours, name) for name in ("accent", "white", "tint"))
    fill = f"(_, row) => if row == 0 {{ {accent} }} else if calc.odd(row) {{ {white} }} else {{ {tint} }}"
    look = f"fill: {fill}, stroke: (bottom: 1pt + {accent}, rest: none), inset: {inset}, align: horizon + start"
    shown = f"#table({sizes}, {look}, table.header({head}), {', '.join(rows)})"
    x = box.x if direction == "ltr" else box.x + box.w - cells.width
    return placed(Box(x, box.y, cells.width, cells.height), shown)


def _row(style: Style, cells: tuple[Runs, ...], colours: Colours, align: tuple[Align, ...]) -> str:
    sides = zip_longest(cells, align)
    return ", ".join(f"[{_aligned(own or style.align, _set(style, runs, colours))}]" for runs, own in sides)


def _lengths(inches: tuple[float, ...]) -> str:
    return "".join(f"{length(each)}, " for each in inches)
