"""The parts of a slide layout: where text goes, how it is set, and what is drawn around it. Pure values.

Layouts are written for left to right; `mirrored` turns one round. Lengths are inches from the upper left corner, type
is in points. Colours are names of the theme: ink, white, muted, paper, accent, gold, mist, tint. In others' templates
they are colours of a scheme, with the per cent of lightness that they keep and get: "accent1:20:80".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.model import Align

Anchor = Literal["t", "ctr", "b"]
Bullet = Literal["", "square", "dash", "number"]
PlaceholderType = Literal["title", "ctrTitle", "subTitle", "body", "obj", "tbl", "pic", "ftr", "sldNum"]
"""PowerPoint's types of placeholders."""

POINTS = 72
"""Points in an inch."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the slide, in inches."""

    x: float
    y: float
    w: float
    h: float

    def mirrored(self, width: float) -> Box:
        """The same box on a slide of that width which runs from right to left."""
        return replace(self, x=width - self.x - self.w)


@dataclass(frozen=True, slots=True)
class Style:
    """How the paragraphs of one level are set.

    `hang` is the indent in inches behind a bullet, `start` where the bullet stands, `mark` its colour; `before` is the
    space above in points, `pitch` the share of PowerPoint's line distance.
    """

    size: float
    colour: str = "ink"
    bold: bool = False
    bullet: Bullet = ""
    mark: str = "accent"
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
class IconPlace:
    """Where a card shows its icon, in which colour, and what keeps the card's text clear of it.

    `insets` are those of the text beside it; `in_line` is how many inches of the heading's first line it takes.
    """

    box: Box
    insets: Insets
    colour: str = "accent"
    in_line: float = 0


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder. `type` and `idx` are PowerPoint's; `spare_line` says that one line must stay free.

    `icon` is where an icon goes on slides that have some.

    `width_factor` is how much wider than Arial its font may run.

    The last four are for templates of others. What a layout does not pass on, or passes on wrongly, slides must say
    themselves: `direction` is the one that paragraphs say, `explicit_size` that runs say their size, `explicit_bullets`
    that paragraphs say their bullets, and `explicit_box` that shapes say where they stand.
    """

    name: PlaceholderName
    type: PlaceholderType
    idx: int
    box: Box
    styles: tuple[Style, ...]
    anchor: Anchor = "t"
    insets: Insets = Insets()
    fill: str = ""
    border: str = ""
    spare_line: bool = False
    icon: IconPlace | None = None
    width_factor: float = 1
    direction: Literal["", "ltr", "rtl"] = ""
    explicit_size: bool = False
    explicit_bullets: bool = False
    explicit_box: bool = False

    @property
    def room(self) -> tuple[float, float]:
        """Width and height for text, in points."""
        inner = self.insets
        return (self.box.w - inner.start - inner.end) * POINTS, (self.box.h - inner.top - inner.bottom) * POINTS

    def narrowed(self, inches: float) -> Insets:
        """The insets where lines are shorter by so many inches; centred ones are so at both sides."""
        inner = self.insets
        if self.style(0).align == "center":
            return replace(inner, start=inner.start + inches / 2, end=inner.end + inches / 2)
        return replace(inner, end=inner.end + inches)

    def beside_icon(self) -> Placeholder:
        """The placeholder as it is on a slide with icons: its text keeps clear of them."""
        return replace(self, insets=self.icon.insets) if self.icon else self

    def mirrored(self, width: float) -> Placeholder:
        """The same placeholder on a slide of that width which runs from right to left."""
        icon = self.icon and replace(self.icon, box=self.icon.box.mirrored(width))
        return replace(self, box=self.box.mirrored(width), icon=icon)

    def turned_over(self) -> Placeholder:
        """The same placeholder in its place, with its icon at the other side."""
        mirror = 2 * self.box.x + self.box.w
        return replace(self, icon=self.icon and replace(self.icon, box=self.icon.box.mirrored(mirror)))

    def style(self, level: int) -> Style:
        """The style of a level; deeper ones than there are look like the last."""
        return self.styles[min(level, len(self.styles) - 1)]


@dataclass(frozen=True, slots=True)
class Decoration:
    """Something drawn on a layout, which carries no text of the deck.

    `shape` is PowerPoint's preset, "glyph" for the outline of `text`, or "tick"; a decoration of another shape with
    `text` holds it as lettering in `style`. `opacity` is in per cent, `turn` in degrees clockwise, `rounding` of a
    roundRect in per cent of its shorter side.
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
class SlideLayout:
    """A slide layout. `dark` says that the background is dark: new text and links turn light on it.

    `framed` takes the accent bar and the chain from the master, in a template of others the title from its layout for
    bullets; `type` is PowerPoint's type of layout, if it has one.
    In a template of others, `original` is the name that the layout has there, `part` its part in the package,
    `colour_map` its own map of colours (XML), and `palette` has the template's colours by our names for them.
    """

    name: LayoutName
    background: str
    placeholders: tuple[Placeholder, ...]
    decorations: tuple[Decoration, ...] = ()
    dark: bool = False
    framed: bool = False
    type: str = ""
    original: str = ""
    part: str = ""
    colour_map: str = ""
    palette: Mapping[str, str] = field(default_factory=dict, hash=False)

    def placeholder(self, name: PlaceholderName) -> Placeholder:
        """The placeholder of a name."""
        return next(placeholder for placeholder in self.placeholders if placeholder.name == name)

    def with_icons(self) -> SlideLayout:
        """The layout of a slide with icons: the texts of all its cards keep clear of them, so that they begin alike."""
        return replace(self, placeholders=tuple(one.beside_icon() for one in self.placeholders))

    def has(self, name: PlaceholderName) -> bool:
        """Whether there is a placeholder of that name."""
        return any(placeholder.name == name for placeholder in self.placeholders)


def mirrored(layout: SlideLayout, width: float) -> SlideLayout:
    """The layout for languages that run from right to left: all boxes change sides, glyphs do not turn over."""
    return replace(
        layout,
        placeholders=tuple(one.mirrored(width) for one in layout.placeholders),
        decorations=tuple(replace(one, box=one.box.mirrored(width), turn=-one.turn) for one in layout.decorations),
    )
