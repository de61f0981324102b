"""How the columns of a printed table share its width, by the texts in them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import sqrt

BROAD = 5  # tables of so many columns and more lie across the paper
MANY = 8  # of a table of more columns, each row is a form of two columns
DOTS = "…._ "
UPRIGHT, ACROSS = 480, 675  # points between the margins, on the narrower of A4 and Letter
PADDING = 10  # points beside the text of a cell
LETTER = 5.0  # points of a letter in a table, as they come on average
SPACE = re.compile(r"[^\S\u00a0\u202f]+")  # between words, which a no-break space is not
BREAK = re.compile(rf"(?:{SPACE.pattern}|[/‐–-])+")  # where a line may end
BOLD = 1.15  # how much wider than an average one the letters of a short bold word may be
LEAST, MOST = 8, 24  # characters for which a column that is filled in by hand has room, by the length of its head
ANSWER = 0.6  # the share of a form of two columns that its answers have


def is_empty(text: str) -> bool:
    """Whether a cell is there to be filled in: nothing but what authors write to show that."""
    return not text.strip(DOTS)


def weights(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """A number a column: by its longest word and its longest cell, with room to write.

    None is narrower than its longest word, where paper has room for the longest words of all.
    """
    found = []
    for name, *texts in zip(head, *rows, strict=True):
        longest_word = max(len(word) for word in SPACE.split(" ".join([name, *texts, "-"])))
        longest_cell = max((len(text) for text in texts), default=0)
        to_fill = 2 * sum(map(is_empty, texts)) > len(texts)
        room = min(max(LEAST, 2 * len(name)), MOST) if to_fill else 0
        found.append(max(longest_word, 3 * sqrt(longest_cell), room))
    if len(head) == 2 and rows and all(is_empty(second) for _, second in rows):
        found[1] = max(found[1], found[0] * ANSWER / (1 - ANSWER))
    least: list[float] = [max(4, len(word)) for word in longest_words(head, rows)]
    wide = letters(len(head))
    roomy = [BOLD * each for each in least]
    fitting = next((each for each in (roomy, least) if sum(each) <= wide), None)
    return _widened(found, fitting, wide) if fitting else least


def letters(columns: int) -> float:
    """How many letters the columns of a table have room for side by side."""
    return ((ACROSS if columns >= BROAD else UPRIGHT) - columns * PADDING) / LETTER


def longest_words(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The longest piece of text in each column that no line can break."""
    columns = zip(head, *rows, strict=True)
    return [max((piece for text in texts for piece in BREAK.split(text)), key=len, default="") for texts in columns]


def _widened(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Shares of a room as they are wanted, but for columns that would get less than their least: these get that."""
    fixed: set[int] = set()
    while True:
        rest = room - sum(least[index] for index in fixed)
        whole = sum(share for index, share in enumerate(wanted) if index not in fixed)
        narrow = {
            index for index, share in enumerate(wanted) if index not in fixed and rest * share / whole < least[index]
        }
        if not narrow:
            return [least[index] if index in fixed else rest * share / whole for index, share in enumerate(wanted)]
        fixed |= narrow
