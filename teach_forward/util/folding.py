"""Words as they are compared: without case, accents and vowel marks. assets/search.js folds in the same way.

What is folded is never shown. Scripts that put no space between words are cut into pairs of letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from teach_forward.util.counting import UNSPACED_LETTER, UNSPACED_LETTERS

# Marks that Latin, Greek, Cyrillic, Hebrew and Arabic can do without; the long stroke of Arabic is only for looks.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]")
_ALIKE = {"œ": "oe", "æ": "ae", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ı": "i", "ة": "ه", "ى": "ي"}
_ZEROS = "\u0660\u06f0\u0966\u09e6"  # of Arabic, Persian, Devanagari and Bengali; nine digits follow each
_STRETCH = re.compile(f"[{UNSPACED_LETTERS}]+|[^{UNSPACED_LETTERS}]+")


class _Letters(dict[int, str]):
    """What each character becomes: letters, digits and their marks stay; all else is a space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char if char.isalnum() or unicodedata.category(char)[0] == "M" else " "
        return self[code]


_LETTERS = _Letters(str.maketrans(_ALIKE))
_LETTERS |= {ord(zero) + digit: str(digit) for zero in _ZEROS for digit in range(10)}


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    folded = _MARKS.sub("", unicodedata.normalize("NFKD", text.lower())).translate(_LETTERS)
    return tuple(part for word in folded.split() for part in _parts(word))


def small_letters(text: str) -> str:
    """A text in small letters, one for each: Python makes two characters of the İ of Turkish."""
    return text.replace("İ", "i").lower()


def slug(text: str) -> str:
    """The folded words of a text that are in Latin letters, and its numbers, as they stand in the name of a file."""
    return "-".join(re.findall("[a-z0-9]+", " ".join(words(text))))


def _parts(word: str) -> Iterator[str]:
    if word.isascii():
        yield word
        return
    for stretch in _STRETCH.findall(word):
        if len(stretch) > 1 and UNSPACED_LETTER.match(stretch):
            yield from (first + second for first, second in pairwise(stretch))
        else:
            yield stretch
