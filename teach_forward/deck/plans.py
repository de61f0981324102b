"""Decks as they were set, kept while a site is made: what is written as PPTX is not set once more for its PDF."""

from __future__ import annotations

import datetime
from pathlib import Path

from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.deck.slides import Cells, Deck, Image, Line, Note, PlacedSlide, Section, Text
from teach_forward.model import Run
from teach_forward.util.kept import Store

_CLASSES = (
    Cells,
    Deck,
    Image,
    LayoutName,
    Line,
    Note,
    PlacedSlide,
    PlaceholderName,
    Run,
    Section,
    Text,
    datetime.date,
)


def plans(folder: Path) -> Store:
    """A folder of decks as values, by the hashes of their jobs."""
    return Store(folder, _CLASSES)
