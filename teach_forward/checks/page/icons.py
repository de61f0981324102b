"""Whether the cards of a slide are alike: each has an icon, or none has."""

from __future__ import annotations

from collections.abc import Iterator

from teach_forward.layouts import LAYOUTS
from teach_forward.model import Document, Item, ItemList, plain
from teach_forward.text.dialect import ICON

RULE = "some-icons"


def check_icons(document: Document) -> Iterator[tuple[int, str, str]]:
    """The slides on which only some cards have icons, save of layouts that do not go without."""
    for slide in document.slides:
        cards = [item for block in slide.body if isinstance(block, ItemList) for item in block.items]
        some = sum(map(_has_icon, cards))
        if 0 < some < len(cards) and not LAYOUTS[slide.layout].iconic:
            yield slide.line, f'slide "{slide.title}" has icons on {some} of its {len(cards)} cards', RULE


def _has_icon(card: Item) -> bool:
    """Whether a card has an icon, be it one whose name is wrong, of which the reader tells."""
    return bool(card.icon or ICON.match(plain(card.runs)))
