"""What one layout is to a deck: how it is drawn, how its texts are filled in, and what it falls back to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from teach_forward.deck.layouts.grid import Grid
from teach_forward.deck.layouts.layout import SlideLayout
from teach_forward.deck.layouts.texts import SlideBody, nothing
from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.deck.slides import Text
from teach_forward.layouts import LAYOUTS


class Fallback(Enum):
    """How the texts of a layout stand below each other in a template that lacks it."""

    BULLETS = "bullets"  # cards as "Heading: text"
    NUMBERED = "numbered"
    PLAIN = "plain"  # paragraphs without bullets


@dataclass(frozen=True, slots=True)
class LayoutDefinition:
    """A layout as the deck has it, by the name that authors write.

    `variants` stand in order, the most generous first: the first in which the text fits is taken. `few` is the number
    of items up to which the first of them is tried (0: always). `even` says that all slides of a deck are set in the
    variant that the fullest needs; `picture` that some variants show a picture, or that not all hold a text beside it;
    `without_picture` is the layout of a slide that does without its picture where a template has no place for it.
    `counted` says that slides with more items have another layout. `main` is the placeholder that a text placeholder of
    a template without one of our names is taken for. `splittable` says that items may go on over a second slide,
    `always` that each deck has the layout, so that a facilitator can add slides.
    """

    name: str
    draw: Callable[[Grid, LayoutName], SlideLayout]
    texts: Callable[[SlideBody], Iterator[Text]] = nothing
    variants: tuple[str, ...] = ("",)
    few: int = 0
    even: bool = False
    picture: bool = False
    without_picture: str = ""
    counted: bool = False
    main: PlaceholderName = PlaceholderName.BODY
    fallback: Fallback = Fallback.BULLETS
    splittable: bool = False
    always: bool = False

    def names(self, items: int = 0) -> tuple[LayoutName, ...]:
        """The names of the layouts for a slide with so many items, the most generous first."""
        variants = self.variants[1:] if self.few and items > self.few else self.variants
        count = max(items, LAYOUTS[self.name].items[0]) if self.counted else 0
        return tuple(LayoutName(self.name, count, variant) for variant in variants)
