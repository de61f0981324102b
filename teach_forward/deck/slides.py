"""A deck as values: slides with texts in placeholders, before any XML. What `plan` makes and `write` writes."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.model import Align, Item, Runs, Workshop

DeckKind = Literal["guide", "exercise"]
PictureFiles = tuple[bytes, bytes]
"""A picture as pixels (PNG or JPEG), and as a drawing (SVG) or empty."""


def numbered(items: Iterable[Item], start: int) -> Iterator[tuple[int, Item]]:
    """Items of a list with their numbers. PowerPoint counts from 1: a list that begins with 0 does too."""
    return enumerate(items, max(1, start))


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its runs and its level.

    `plain` takes away the bullet of the level; `number`, where it is not 0, takes its place.
    """

    runs: Runs
    level: int = 0
    plain: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one placeholder. `narrower` is by how many inches its lines are shorter, so that they are even.

    `icon` is the name of the icon beside it, empty where it has none.
    """

    placeholder: PlaceholderName
    lines: tuple[Line, ...]
    narrower: float = 0
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Cells:
    """A table in a placeholder: its rows, the header first, and its alternative text.

    `align` is that of each column, where any is given; `widths` of columns and `heights` of rows are inches, once
    arranged.
    """

    placeholder: PlaceholderName
    rows: tuple[tuple[Runs, ...], ...]
    description: str
    align: tuple[Align, ...] = ()
    widths: tuple[float, ...] = ()
    heights: tuple[float, ...] = ()

    @property
    def width(self) -> float:
        """That of all columns."""
        return math.fsum(self.widths)

    @property
    def height(self) -> float:
        """That of all rows."""
        return math.fsum(self.heights)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in a placeholder: pixels (PNG or JPEG), drawing (SVG) where there is one, and alternative text."""

    placeholder: PlaceholderName
    pixels: bytes
    drawing: bytes
    description: str


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph of speaker notes. `bullet` is "" for prose, "•" for an item, or the number of a numbered item."""

    runs: Runs
    level: int = 0
    bullet: str = ""


@dataclass(frozen=True, slots=True)
class PlacedSlide:
    """A slide with its layout chosen.

    `number` is its place in the deck, from 1, as every program counts; the cover shows none. `section` is the id of a
    section of the deck. `heading` heads the notes page. `fill` says how full the fullest placeholder is, 1 for the last
    line that fits.
    """

    id: str
    layout: LayoutName
    number: int
    section: str
    texts: tuple[Text, ...]
    notes: tuple[Note, ...]
    heading: str
    fill: float
    cells: Cells | None = None
    images: tuple[Image, ...] = ()

    @property
    def iconic(self) -> bool:
        """Whether any of its cards has an icon."""
        return any(text.icon for text in self.texts)


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of the deck, as PowerPoint's list of slides shows it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck: what its file needs to know, and its slides.

    `language` is a BCP 47 tag. `date` is that of the file and of everything in it.
    """

    name: str
    kind: DeckKind
    title: str
    subject: str
    author: str
    locale: str
    language: str
    direction: str
    workshop: int
    footer: str
    date: datetime.date
    sections: tuple[Section, ...]
    slides: tuple[PlacedSlide, ...]


def file_name(workshop: Workshop, kind: DeckKind, prefix: str) -> str:
    """The name of a deck's file, which says what it is and its language."""
    part = "-exercise" if kind == "exercise" else ""
    return f"{prefix}-{workshop.slug}{part}.{workshop.locale}.pptx"
