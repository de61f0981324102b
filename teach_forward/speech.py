"""What is said under a slide: the label of a paragraph, its words, and how long a film takes that says them."""

from __future__ import annotations

from teach_forward.model import Block, Document, Paragraph, plain, texts_of
from teach_forward.project import Pace
from teach_forward.util.counting import count_words


def label(block: Block) -> str:
    """What a paragraph begins with in bold, in small letters; empty for any other block."""
    runs = block.runs if isinstance(block, Paragraph) else ()
    return runs[0].text.strip().casefold() if runs and runs[0].bold else ""


def words(block: Block) -> int:
    """How many words a block has, without those of its label; a picture has none."""
    texts = (block.runs[1:],) if isinstance(block, Paragraph) and label(block) else texts_of((block,))
    return sum(count_words(plain(runs)) for runs in texts)


def spoken(film: Document) -> int:
    """How many words a film says."""
    return sum(words(block) for slide in film.slides for block in slide.notes)


def length(film: Document, pace: Pace) -> str:
    """How long a film is, in minutes and seconds: `2:40`."""
    minutes, rest = divmod(round(spoken(film) * 60 / pace.words), 60)
    return f"{minutes}:{rest:02}"
