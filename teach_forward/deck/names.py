"""The names of slide layouts and of the placeholders on them, as PowerPoint shows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlaceholderName(StrEnum):
    """What a placeholder is for."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    KICKER = "kicker"  # a line above the title
    LEAD = "lead"  # a line beside or between cards
    BODY = "body"
    QUOTE = "quote"
    STEPS = "steps"  # of a task
    BOX = "box"  # of a task: minutes and roles
    TABLE = "table"
    PICTURE = "picture"
    PICTURE_2 = "picture 2"  # the second and third picture of a story
    PICTURE_3 = "picture 3"
    SOURCE = "source"  # what the facts on the slide rest on, a line at its foot
    FOOTER = "footer"
    NUMBER = "number"
    HEADING_1 = "heading 1"  # over a card, in a template's layout for comparisons
    HEADING_2 = "heading 2"
    CARD_1 = "card 1"
    CARD_2 = "card 2"
    CARD_3 = "card 3"
    CARD_4 = "card 4"
    CARD_5 = "card 5"
    CARD_6 = "card 6"
    CARD_7 = "card 7"
    CARD_8 = "card 8"
    CARD_9 = "card 9"


CARDS = tuple(name for name in PlaceholderName if name.startswith("card "))
"""The names of cards, in the order of a list's items: as many as the longest list of a layout has."""

PICTURES = (PlaceholderName.PICTURE, PlaceholderName.PICTURE_2, PlaceholderName.PICTURE_3)
"""The names of pictures, in their order."""

HEADINGS = (PlaceholderName.HEADING_1, PlaceholderName.HEADING_2)
"""The names of the headings over two cards."""


@dataclass(frozen=True, slots=True, order=True)
class LayoutName:
    """The name of a slide layout: an author's layout, the number of items where that matters, and a variant.

    Its text is the name in PowerPoint, such as "Steps 3 large".
    """

    layout: str
    items: int = 0
    variant: str = ""

    def __str__(self) -> str:
        parts = (self.layout.capitalize(), str(self.items or ""), self.variant)
        return " ".join(part for part in parts if part)
