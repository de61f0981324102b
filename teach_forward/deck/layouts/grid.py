"""What the layouts of a deck share: the grid, the title, the footer with its chain, and the sizes of type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from teach_forward.deck.layouts.decorations import chain
from teach_forward.deck.layouts.families import widening
from teach_forward.deck.layouts.icons import with_icon_place
from teach_forward.deck.layouts.layout import Box, Decoration, Insets, Placeholder, SlideLayout, Style
from teach_forward.deck.names import CARDS, LayoutName, PlaceholderName
from teach_forward.theme import Sizes, SlideGrid, Theme
from teach_forward.util.paper import A4, Paper

FLUSH = Insets(0, 0.05, 0, 0.05)
"""Text that starts on the margin itself."""

SCALE = {"huge": 8, "large": 4, "": 0, "small": -4, "smallest": -6}
"""Points by which text of a size is larger than body text, by the word for the size in the name of a variant."""

FOOTER, NUMBER, SOURCE = 21, 22, 23
"""Indexes of the placeholders at the foot, which are the same on every layout."""


def setting(variant: str) -> tuple[str, str]:
    """The size, from the scale, and the form of a variant such as "large low"; empty where it does not say one."""
    words = variant.split()
    sizes, forms = [word for word in words if word in SCALE], [word for word in words if word not in SCALE]
    return " ".join(sizes), " ".join(forms)


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of one workshop's slides.

    `number` is the workshop's, `total` how many there are. `turned_question`: from right to left, the question mark
    opens to the left, as in Arabic. `paper` is that of the pages of notes.
    """

    theme: Theme
    number: int
    total: int
    direction: str
    turned_question: bool = True
    paper: Paper = A4

    @property
    def lines(self) -> SlideGrid:
        """The slide and the lines that everything keeps to, in inches."""
        return self.theme.slide

    @property
    def sizes(self) -> Sizes:
        """The sizes of type."""
        return self.theme.sizes

    @property
    def width_factor(self) -> float:
        """How much wider than Arial the font of the theme may run."""
        return widening(self.theme.font)

    @property
    def margin(self) -> float:
        """The start edge of text, in inches."""
        return self.lines.margin

    @property
    def end(self) -> float:
        """The end edge of text, in inches from the start of the slide."""
        return self.lines.width - self.lines.margin

    @property
    def width(self) -> float:
        """From margin to margin, in inches."""
        return self.lines.width - 2 * self.lines.margin

    def size(self, nominal: int) -> int:
        """A size of body text, which is not smaller than the floor."""
        return max(self.sizes.floor, nominal)

    def title(self) -> Placeholder:
        """The title of a teaching slide: two lines."""
        top = self.lines.title_top - 0.05
        box = Box(self.margin, top, self.width, self.lines.content_top - top)
        style = Style(self.sizes.title, bold=True, pitch=0.9)
        return Placeholder(PlaceholderName.TITLE, "title", 0, box, (style,), insets=FLUSH)

    def large_title(
        self, box: Box, size: int, *, type_: Literal["title", "ctrTitle"] = "title", top: bool = False
    ) -> Placeholder:
        """A large white title on a dark background, which grows upwards unless it hangs from the top."""
        style = Style(size, "white", bold=True, pitch=0.9)
        return Placeholder(PlaceholderName.TITLE, type_, 0, box, (style,), "t" if top else "b", FLUSH)

    def footer(self, colour: str = "muted") -> Placeholder:
        """The footer's text, beside the chain."""
        box = Box(self.margin + 2.15, self.lines.footer_top, 8.4, 0.36)
        return Placeholder(PlaceholderName.FOOTER, "ftr", FOOTER, box, (Style(self.sizes.footer, colour),), "ctr")

    def slide_number(self, colour: str = "muted") -> Placeholder:
        """The slide's number, at the end of the footer."""
        box = Box(self.end - 1.2, self.lines.footer_top, 1.2, 0.36)
        style = Style(self.sizes.footer, colour, bold=True, align="end")
        return Placeholder(PlaceholderName.NUMBER, "sldNum", NUMBER, box, (style,), "ctr", Insets(end=0))

    def source(self) -> Placeholder:
        """A line for sources between content and footer: where it has too little room, nothing is set there."""
        top = self.lines.content_bottom
        box = Box(self.margin, top, self.width, min(0.28, self.lines.footer_top - top))
        style = Style(self.sizes.footer + 2, "muted")
        return Placeholder(PlaceholderName.SOURCE, "body", SOURCE, box, (style,), "b", Insets(0, 0, 0, 0))

    def chain(self, colour: str, filled: str) -> tuple[Decoration, ...]:
        """The chain of the workshops, filled up to this one."""
        return chain(self.margin, self.lines.footer_top + 0.18, (self.number, self.total), (colour, filled))

    def bar(self) -> Decoration:
        """The accent bar at the edge, beside the title."""
        return Decoration("rect", Box(0, self.lines.title_top, 0.16, 0.92), fill="accent")

    def teaching(
        self,
        name: LayoutName,
        placeholders: tuple[Placeholder, ...],
        decorations: tuple[Decoration, ...] = (),
        background: str = "paper",
    ) -> SlideLayout:
        """A layout that teaches: title, content, sources and footer in the frame that the master draws."""
        placeholders = tuple(with_icon_place(one) if one.name in CARDS else one for one in placeholders)
        inside = (self.title(), *placeholders, self.source(), self.footer(), self.slide_number())
        return SlideLayout(name, background, inside, decorations, framed=True)

    def full_bleed(
        self,
        name: LayoutName,
        background: str,
        placeholders: tuple[Placeholder, ...],
        decorations: tuple[Decoration, ...],
        chain_colour: str = "white",
    ) -> SlideLayout:
        """A full-bleed layout on a dark background, in white and gold, with a chain of its own."""
        drawn = (*decorations, *self.chain(chain_colour, "gold"))
        return SlideLayout(name, background, placeholders, drawn, dark=True)
