"""How the columns of a printed table share its width, by the texts in them. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from math import sqrt

from teach_forward.model import Align
from teach_forward.util.counting import EAST, SOUTHEAST

BROAD = 5  # tables of so many columns and more lie across the paper
MANY = 8  # of a table of more columns, each row is a form of two columns
DOTS = "…._ "
UPRIGHT, ACROSS = 480, 675  # points between the margins, on the narrower of A4 and Letter
PADDING = 10  # points beside the text of a cell
LETTER = 5.0  # points of a letter in a table, as they come on average
_SPACE = r"[^\S\u00a0\u202f]"  # between words, which a no-break space is not
SPACE = re.compile(f"{_SPACE}+")
BREAK = re.compile(f"(?:{_SPACE}|[/‐–-])+")  # where a line may end
_SPLIT = re.compile(f"[{EAST}]|[{SOUTHEAST}]{{12}}")  # Chinese breaks at each letter, Thai between words
BOLD = 1.15  # how much wider than an average one the letters of a short bold word may be
WORDS, MARK = 24, 8  # characters for which a column has room that is filled in by hand, with words or with a mark
NUMBER = 6  # characters of a cell that is a number or the like, and needs no more room than itself
ALIGNED = 12  # the same in a column whose cells stand in the middle or at the end
HEAD = 14  # characters of a head above numbers that has room on one line
ANSWER = 0.6  # the share of a form of two columns that its answers have


def is_empty(text: str) -> bool:
    """Whether a cell is there to be filled in: nothing but what authors write to show that."""
    return not text.strip(DOTS)


@dataclass(frozen=True, slots=True)
class _Column:
    head: str
    texts: Sequence[str]
    align: Align

    @property
    def longest_cell(self) -> int:
        return max(map(len, self.texts), default=0)

    @property
    def is_to_fill(self) -> bool:
        return 2 * sum(map(is_empty, self.texts)) > len(self.texts)

    @property
    def holds_numbers(self) -> bool:
        """Whether it holds numbers, dates, marks, or is filled in with them, as its alignment says."""
        if self.align != "start":
            return self.longest_cell <= ALIGNED
        return 0 < self.longest_cell <= NUMBER and not self.is_to_fill

    @property
    def line(self) -> int:
        """The characters of a column of numbers that stay on one line."""
        head = len(self.head) if len(self.head) <= HEAD else 0
        return max(head, self.longest_cell, MARK if self.is_to_fill else 0)

    @property
    def wanted(self) -> float:
        longest_word = max(len(word) for word in SPACE.split(" ".join([self.head, *self.texts, "-"])))
        return max(longest_word, 3 * sqrt(self.longest_cell), WORDS if self.is_to_fill else 0)


def weights(head: Sequence[str], rows: Sequence[Sequence[str]], align: Sequence[Align] = ()) -> list[float]:
    """A number a column: by its longest word and its longest cell, with room to write.

    None is narrower than its longest word, where paper has room for the longest words of all. Columns of numbers leave
    to the others what they do not need; those in the middle or at the end (`align`) are filled in with such.
    """
    cells = zip(align or ("start",) * len(head), head, *rows, strict=True)
    columns = [_Column(name, texts, side) for side, name, *texts in cells]
    wanted = [column.wanted for column in columns]
    numbers = {index for index, column in enumerate(columns) if column.holds_numbers}
    if len(numbers) == len(columns):
        numbers.clear()
    if len(head) == 2 and rows and not numbers and all(map(is_empty, columns[1].texts)):
        wanted[1] = max(wanted[1], wanted[0] * ANSWER / (1 - ANSWER))
    least: list[float] = [max(4, len(word)) for word in longest_words(head, rows)]
    lines = [column.line if index in numbers else 0 for index, column in enumerate(columns)]
    roomy = [BOLD * max(pair) for pair in zip(least, lines, strict=True)]
    wide = letters(len(head))
    fitting = next((each for each in (roomy, least) if math.fsum(each) <= wide), None)
    return _widened(wanted, fitting, wide, numbers) if fitting else least


def letters(columns: int) -> float:
    """How many letters the columns of a table have room for side by side."""
    return ((ACROSS if columns >= BROAD else UPRIGHT) - columns * PADDING) / LETTER


def longest_words(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The longest piece of text in each column that no line can break."""
    columns = zip(head, *rows, strict=True)
    return [max((piece for text in texts for piece in pieces(text)), key=len, default="") for texts in columns]


def pieces(text: str) -> list[str]:
    """The pieces of a text that no line can break; in scripts without spaces, about as long as they are."""
    return BREAK.split(text if text.isascii() else _SPLIT.sub(r"\g<0> ", text))


def _widened(wanted: Sequence[float], least: Sequence[float], room: float, fixed: Set[int]) -> list[float]:
    """Shares of a room as they are wanted, but for columns that would get less than their least: these get that.

    Columns that are `fixed` get their least too.
    """
    while True:
        rest = room - math.fsum(least[index] for index in fixed)
        whole = math.fsum(share for index, share in enumerate(wanted) if index not in fixed)
        narrow = {
            index for index, share in enumerate(wanted) if index not in fixed and rest * share / whole < least[index]
        }
        if not narrow:
            return [least[index] if index in fixed else rest * share / whole for index, share in enumerate(wanted)]
        fixed |= narrow
