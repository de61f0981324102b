"""The parts of a slide layout: where text goes, how it is set, and what is drawn around it. Pure values.

Forms are written for left to right; `mirrored` turns one round. Lengths are inches from the upper left corner, type is
in points. Colours are names of the theme: ink, white, muted, paper, accent, gold, mist, tint.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from teach_forward.deck.layouts import metrics

Align = Literal["start", "end", "center"]
Anchor = Literal["t", "ctr", "b"]
Bullet = Literal["", "square", "dash", "number"]

POINTS = 72
"""Points in an inch."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the slide, in inches."""

    x: float
    y: float
    w: float
    h: float

    def mirrored(self, width: float) -> Box:
        """The same place on a slide of that width which runs from right to left."""
        return replace(self, x=width - self.x - self.w)


@dataclass(frozen=True, slots=True)
class Style:
    """How the paragraphs of one level are set.

    `hang` is the indent in inches behind a bullet, `start` where the bullet stands, `before` the space above in points,
    `pitch` the share of PowerPoint's line distance.
    """

    size: float
    colour: str = "ink"
    bold: bool = False
    bullet: Bullet = ""
    start: float = 0
    hang: float = 0
    before: float = 0
    pitch: float = 1
    align: Align = "start"


@dataclass(frozen=True, slots=True)
class Insets:
    """Space between a box and its text, in inches: at the start, above, at the end, below."""

    start: float = 0.1
    top: float = 0.05
    end: float = 0.1
    bottom: float = 0.05


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder. `kind` and `idx` are PowerPoint's; `spare` says that one line must stay free.

    The last five are for templates of others: `widen` is how much wider than Arial its font may run; `turned` is the
    direction that paragraphs must say because the layout says the other one; `sized` that runs must say their size;
    `pinned` that paragraphs must say their bullets too, since nothing passes them on; `free` that it stands at
    a place of its own, not at that of its layout.
    """

    name: str
    kind: Literal["title", "ctrTitle", "subTitle", "body", "obj", "tbl", "pic", "ftr", "sldNum"]
    idx: int
    box: Box
    styles: tuple[Style, ...]
    anchor: Anchor = "t"
    insets: Insets = Insets()
    fill: str = ""
    border: str = ""
    spare: bool = False
    widen: float = 1
    turned: Literal["", "ltr", "rtl"] = ""
    sized: bool = False
    pinned: bool = False
    free: bool = False

    @property
    def room(self) -> tuple[float, float]:
        """Width and height for text, in points."""
        inner = self.insets
        return (self.box.w - inner.start - inner.end) * POINTS, (self.box.h - inner.top - inner.bottom) * POINTS


@dataclass(frozen=True, slots=True)
class Mark:
    """Something drawn on a layout, which carries no text of the deck.

    `shape` is PowerPoint's preset, "glyph" for the outline of `text`, or "tick"; a mark of another shape with `text`
    holds it as lettering in `style`. `opacity` is in per cent, `turn` in degrees clockwise, `rounding` of a roundRect
    in per cent of its shorter side.
    """

    shape: str
    box: Box
    fill: str = ""
    line: str = ""
    weight: float = 1.5
    opacity: int = 100
    text: str = ""
    style: Style | None = None
    flip: bool = False
    turn: float = 0
    rounding: int = 50


@dataclass(frozen=True, slots=True)
class Form:
    """A slide layout. `dark` says that the ground is dark: new text and links turn light on it.

    `framed` takes the accent bar and the chain from the master; `kind` is PowerPoint's type of layout, if it has one.
    In a template of others, `layout` is the name that the layout has there, and `mapping` its own map of colours.
    """

    name: str
    ground: str
    slots: tuple[Slot, ...]
    marks: tuple[Mark, ...] = ()
    dark: bool = False
    framed: bool = False
    kind: str = ""
    layout: str = ""
    mapping: str = ""

    def slot(self, name: str) -> Slot:
        """The slot of a name."""
        return next(slot for slot in self.slots if slot.name == name)

    def has(self, name: str) -> bool:
        """Whether there is a slot of that name."""
        return any(slot.name == name for slot in self.slots)


def mirrored(form: Form, width: float) -> Form:
    """The form for languages that run from right to left: all places change sides, glyphs do not turn over."""
    slots = tuple(replace(slot, box=slot.box.mirrored(width)) for slot in form.slots)
    marks = tuple(replace(mark, box=mark.box.mirrored(width), turn=-mark.turn) for mark in form.marks)
    return replace(form, slots=slots, marks=marks)


def chain(left: float, middle: float, links: tuple[int, int], colours: tuple[str, str]) -> tuple[Mark, ...]:
    """The chain of the workshops, from a left edge and round a middle line.

    `links` is how many are filled, and of how many; `colours` are that of an empty link and that of a filled one.
    """
    (done, total), (colour, filled) = links, colours
    link, gap, height = 0.24, 0.09, 0.13
    marks = []
    for number in range(total):
        x = left + number * (link + gap)
        if number:
            marks.append(Mark("rect", Box(x - gap, middle - 0.0125, gap, 0.025), fill=colour))
        on = number < done
        tone = filled if on else colour
        marks.append(Mark("roundRect", Box(x, middle - height / 2, link, height), fill=tone if on else "", line=tone))
    return tuple(marks)


def glyph(character: str, fill: str, *, right: float, bottom: float, height: float, opacity: int = 100) -> Mark:
    """A large character, drawn, that stands on `bottom` with its right side at `right`."""
    shape = metrics.outline(character)
    width = height * shape.width / shape.height
    return Mark("glyph", Box(right - width, bottom - height, width, height), fill=fill, opacity=opacity, text=character)
