"""What is said under a slide: the words in bold with which a paragraph begins, and how many words follow."""

from __future__ import annotations

from teach_forward.model import Block, Paragraph, plain, texts_of


def label(block: Block) -> str:
    """What a paragraph begins with in bold, in small letters; empty for any other block."""
    runs = block.runs if isinstance(block, Paragraph) else ()
    return runs[0].text.strip().casefold() if runs and runs[0].bold else ""


def words(block: Block) -> int:
    """How many words a block has, without those of its label; a picture has none."""
    texts = (block.runs[1:],) if isinstance(block, Paragraph) and label(block) else texts_of((block,))
    return sum(len(plain(runs).split()) for runs in texts)
