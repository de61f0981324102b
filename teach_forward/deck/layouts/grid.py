"""What the forms of a deck share: the grid, the footer with its chain, the title, and the sizes of type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from teach_forward.deck.layouts.layout import Box, Form, Insets, Mark, Slot, Style, chain
from teach_forward.theme import Sizes, SlideGrid, Theme

FLUSH = Insets(0, 0.05, 0, 0.05)
"""Text that starts on the margin itself."""

FOOTER, NUMBER = 21, 22
"""Indexes of the footer's two placeholders, on every layout."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one workshop's slides. `shrink` is by how many points body text is smaller, down to the floor."""

    theme: Theme
    number: int
    direction: str
    shrink: int = 0

    @property
    def grid(self) -> SlideGrid:
        """The slide and its lines."""
        return self.theme.slide

    @property
    def sizes(self) -> Sizes:
        """The sizes of type."""
        return self.theme.sizes

    @property
    def margin(self) -> float:
        """The start edge of text, in inches."""
        return self.grid.margin

    @property
    def end(self) -> float:
        """The end edge of text, in inches from the start of the slide."""
        return self.grid.width - self.grid.margin

    @property
    def width(self) -> float:
        """From margin to margin, in inches."""
        return self.grid.width - 2 * self.grid.margin

    def size(self, nominal: int) -> int:
        """A size of body text as this deck has it."""
        return max(self.sizes.floor, nominal - self.shrink)

    def title(self) -> Slot:
        """The title of a teaching slide: two lines."""
        top = self.grid.title_top - 0.05
        box = Box(self.margin, top, self.width, self.grid.content_top - top)
        return Slot("title", "title", 0, box, (Style(self.sizes.title, bold=True, pitch=0.9),), insets=FLUSH)

    def poster_title(
        self, box: Box, size: int, *, kind: Literal["title", "ctrTitle"] = "title", top: bool = False
    ) -> Slot:
        """A large white title on a dark ground, which grows upwards unless it hangs from the top."""
        style = Style(size, "white", bold=True, pitch=0.9)
        return Slot("title", kind, 0, box, (style,), "t" if top else "b", FLUSH)

    def footer(self, colour: str = "muted") -> Slot:
        """The footer's text, beside the chain."""
        box = Box(self.margin + 2.15, self.grid.footer_top, 8.4, 0.36)
        return Slot("footer", "ftr", FOOTER, box, (Style(self.sizes.footer, colour),), "ctr")

    def slide_number(self, colour: str = "muted") -> Slot:
        """The slide's number, at the end of the footer."""
        box = Box(self.end - 1.2, self.grid.footer_top, 1.2, 0.36)
        style = Style(self.sizes.footer, colour, bold=True, align="end")
        return Slot("number", "sldNum", NUMBER, box, (style,), "ctr", Insets(end=0))

    def chain(self, colour: str, filled: str) -> tuple[Mark, ...]:
        """The chain of the workshops, filled up to this one."""
        links = self.number, len(self.theme.workshops)
        return chain(self.margin, self.grid.footer_top + 0.18, links, (colour, filled))

    def bar(self) -> Mark:
        """The accent bar at the edge, beside the title."""
        return Mark("rect", Box(0, self.grid.title_top, 0.16, 0.92), fill="accent")

    def teaching(self, name: str, slots: tuple[Slot, ...], marks: tuple[Mark, ...] = (), ground: str = "paper") -> Form:
        """A slide that teaches: title, content and footer in the frame that the master draws."""
        return Form(name, ground, (self.title(), *slots, self.footer(), self.slide_number()), marks, framed=True)

    def poster(
        self, name: str, ground: str, slots: tuple[Slot, ...], marks: tuple[Mark, ...], chain_colour: str = "white"
    ) -> Form:
        """A slide that speaks up: white and gold on a dark ground, with a chain of its own."""
        return Form(name, ground, slots, (*marks, *self.chain(chain_colour, "gold")), dark=True)
