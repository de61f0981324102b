"""What has no room on paper: a word that is longer than its column in a table, or than a line.

PDFs and documents of Word are made of the same pages as the site, and on paper nobody can scroll to the side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from teach_forward.model import Document
from teach_forward.text.columns import DOTS, MANY, letters, longest_words, pieces
from teach_forward.text.passages import Table, sections
from teach_forward.text.prose import MACHINE, masked

Said = Iterator[tuple[int, str, str]]

RULE = "too-wide-for-paper"

LONGEST = 80  # letters of a line
SHOWN = 30  # letters of a word that a message shows

_LINK = re.compile(r"\]\([^)]*\)")
_MARK = re.compile(r"[*`\[\]]|\{[^}]*\}|<[^>]*>")


def check_paper(document: Document) -> Said:
    """The tables of a page and its other lines."""
    for section in sections(document.text):
        for passage in section.passages:
            if isinstance(passage, Table):
                yield from _table(passage)
    for number, line in enumerate(masked(document.text), 1):
        word = max(pieces(line.replace(MACHINE, " ")), key=len)
        if len(word) > LONGEST and not set(word) <= set(DOTS):
            yield number, f"the word “{_short(word)}” has {len(word)} letters, and a line on paper {LONGEST}", RULE


def _table(table: Table) -> Said:
    """The longest word of a table whose longest words have no room side by side."""
    head, *rows = ([_plain(cell) for cell in row.cells] for row in table.rows)
    if len(head) > MANY or any(len(row) != len(head) for row in rows):
        return
    words, room = longest_words(head, rows), int(letters(len(head)))
    if sum(map(len, words)) > room:
        longest = max(words, key=len)
        line = next(row.line for row in table.rows if longest in _plain(row.text))
        what = f"the longest words of the columns have {sum(map(len, words))} letters together, and paper {room}"
        yield line, f"{what}; the longest is “{_short(longest)}”", RULE


def _plain(cell: str) -> str:
    return _MARK.sub("", _LINK.sub("]", cell))


def _short(word: str) -> str:
    return word if len(word) <= SHOWN else f"{word[:SHOWN]}…"
