"""A deck as values: slides with text placed in slots, before any XML. What `plan` makes and `pptx` writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from teach_forward.model import Runs

if TYPE_CHECKING:
    from teach_forward.deck.look import Look

Kind = Literal["guide", "exercise"]
Files = tuple[bytes, bytes]
"""A picture as pixels (PNG or JPEG), and as a drawing (SVG) or empty."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its runs and its level.

    `plain` takes away the bullet of the level, `numbered` makes it a number.
    """

    runs: Runs
    level: int = 0
    plain: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one slot."""

    slot: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """A table in a slot: its rows, the header first, and its alternative text.

    `widths` of columns and `heights` of rows are inches, once arranged.
    """

    slot: str
    rows: tuple[tuple[Runs, ...], ...]
    description: str
    widths: tuple[float, ...] = ()
    heights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in a slot: its pixels (PNG or JPEG), its drawing where it has one (SVG), and its alternative text."""

    slot: str
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
    """A slide with its form chosen.

    `number` is its place in the deck, from 1, as every program counts; the cover shows none. `language` is a BCP 47
    tag. `section` is the id of a section of the deck. `heading` heads the notes page. `fill` says how full the fullest
    slot is, 1 for the last line that fits.
    """

    id: str
    form: str
    number: int
    language: str
    section: str
    texts: tuple[Text, ...]
    notes: tuple[Note, ...]
    heading: str
    fill: float
    cells: Cells | None = None
    image: Image | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of the deck, as PowerPoint's list of slides shows it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck: what its file needs to know, its look, and its slides.

    `shrink` is by how many points body text is set smaller.
    """

    name: str
    kind: Kind
    title: str
    subject: str
    author: str
    locale: str
    language: str
    direction: str
    workshop: int
    footer: str
    shrink: int
    sections: tuple[Section, ...]
    slides: tuple[PlacedSlide, ...]
    look: Look
