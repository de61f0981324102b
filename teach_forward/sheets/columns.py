"""How the columns of a printed table share its width."""

from __future__ import annotations

from math import sqrt

from teach_forward.model import Table, plain

DOTS = "…._ "
LEAST, MOST = 8, 24  # characters for which a column that is filled in by hand has room, by the length of its head


def is_empty(text: str) -> bool:
    """Whether a cell is there to be filled in: nothing but what authors write to show that."""
    return not text.strip(DOTS)


def weights(table: Table) -> list[float]:
    """A number a column: by its longest word and its longest cell, with room to write."""
    found = []
    for head, *cells in zip(table.header, *table.rows, strict=True):
        texts = [plain(runs) for runs in cells]
        longest_word = max(len(word) for word in " ".join([plain(head), *texts, "-"]).split())
        longest_cell = max((len(text) for text in texts), default=0)
        to_fill = 2 * sum(map(is_empty, texts)) > len(texts)
        room = min(max(LEAST, 2 * len(plain(head))), MOST) if to_fill else 0
        found.append(max(longest_word, 3 * sqrt(longest_cell), room))
    return found
