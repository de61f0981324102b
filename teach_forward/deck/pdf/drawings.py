"""What is drawn on slides, as sources of Typst: shapes in their places, icons, and grounds of texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from teach_forward.deck.layouts.icons import drawing
from teach_forward.deck.layouts.layout import Box, Decoration, IconPlace, Placeholder, Style
from teach_forward.deck.layouts.metrics import Outline, outline
from teach_forward.deck.pdf.texts import Colours, edges, length, placed, rgb
from teach_forward.deck.write.picture import inside
from teach_forward.deck.write.shapes import TICK
from teach_forward.sheets.source import string

BORDER = 2.0
"""Points of the line around a text."""

_STEPS: Mapping[str, str] = {
    "moveTo": "move",
    "lnTo": "line",
    "quadBezTo": "quad",
    "cubicBezTo": "cubic",
    "close": "close",
}
_TRIANGLE = ((0.5, 0.0), (1.0, 1.0), (0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Drawings:
    """Draws in the colours of a deck."""

    colours: Colours

    def decoration(self, drawn: Decoration) -> str:
        """Something drawn, in its place."""
        look = self._look(drawn)
        if drawn.shape in ("glyph", "tick"):
            shape = _freeform(outline(drawn.text) if drawn.text else TICK, drawn.box, look)
        else:
            shape = _SHAPES[drawn.shape](drawn, look)
        if drawn.style and drawn.text:
            shape += _lettering(drawn.text, drawn.style, self.colours)
        turned = f"#scale(x: {-100 if drawn.flip else 100}%, rotate({drawn.turn:g}deg, {_framed(drawn.box, shape)}))"
        return placed(drawn.box, turned if drawn.flip or drawn.turn else shape)

    def ground(self, placeholder: Placeholder) -> str:
        """The fill and the border of a text, in their place; nothing where it has none."""
        if not placeholder.fill and not placeholder.border:
            return ""
        look = _look(
            rgb(self.colours, placeholder.fill) if placeholder.fill else "",
            f"{BORDER}pt + {rgb(self.colours, placeholder.border)}" if placeholder.border else "",
        )
        return placed(placeholder.box, f"#rect(width: 100%, height: 100%, {look})")

    def icon(self, name: str, place: IconPlace, *, turned: bool) -> str:
        """The icon of a card, `turned` round as in a mirror."""
        drawn = drawing(name)
        box = inside(place.box, (drawn.width, drawn.height))
        shape = _freeform(drawn, box, _look(rgb(self.colours, place.colour), ""))
        return placed(box, f"#scale(x: -100%, {_framed(box, shape)})" if turned else shape)

    def _look(self, drawn: Decoration) -> str:
        fill = rgb(self.colours, drawn.fill) if drawn.fill else ""
        if fill and drawn.opacity < 100:
            fill += f".transparentize({100 - drawn.opacity}%)"
        return _look(fill, f"{drawn.weight:g}pt + {rgb(self.colours, drawn.line)}" if drawn.line else "")


def _framed(box: Box, shape: str) -> str:
    """A shape in a block of its size, so that it turns in its place."""
    return f"block(width: {length(box.w)}, height: {length(box.h)})[{shape}]"


def _lettering(text: str, style: Style, colours: Colours) -> str:
    """The text of a decoration, at the top of its box."""
    look = f"size: {style.size:g}pt, fill: {rgb(colours, style.colour)}, {edges(style.pitch)}"
    weight = ', weight: "bold"' if style.bold else ""
    return f"#place(top + {style.align})[#text({look}{weight}, {string(text)})]"


def _look(fill: str, stroke: str) -> str:
    return f"fill: {fill or 'none'}, stroke: {stroke or 'none'}"


def _rectangle(_: Decoration, look: str) -> str:
    return f"#rect(width: 100%, height: 100%, {look})"


def _rounded(drawn: Decoration, look: str) -> str:
    radius = min(drawn.box.w, drawn.box.h) * drawn.rounding / 100
    return f"#rect(width: 100%, height: 100%, radius: {length(radius)}, {look})"


def _ellipse(_: Decoration, look: str) -> str:
    return f"#ellipse(width: 100%, height: 100%, {look})"


def _triangle(_: Decoration, look: str) -> str:
    return _polygon(_TRIANGLE, look)


def _polygon(corners: tuple[tuple[float, float], ...], look: str) -> str:
    points = ", ".join(f"({x:.2%}, {y:.2%})" for x, y in corners)
    return f"#place(top + left, polygon({look}, {points}))"


_SHAPES: Mapping[str, Callable[[Decoration, str], str]] = {
    "rect": _rectangle,
    "roundRect": _rounded,
    "ellipse": _ellipse,
    "triangle": _triangle,
}


def _freeform(drawn: Outline, box: Box, look: str) -> str:
    """A drawing that fills a box."""
    wide, high = box.w / drawn.width, box.h / drawn.height

    def step(command: str, points: tuple[tuple[float, float], ...]) -> str:
        places = ", ".join(f"({length(x * wide)}, {length(y * high)})" for x, y in points)
        return f"curve.{_STEPS[command]}({places})"

    steps = ", ".join(step(command, points) for command, points in drawn.path)
    return f'#place(top + left, curve({look}, fill-rule: "even-odd", {steps}))'
