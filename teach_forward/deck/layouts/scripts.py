"""How wide, and how high, the letters of scripts are that the bundled fonts lack: by a table, and by squares.

Decks must come out alike on every machine, so that no font of the system is asked. `fonts/widths.tsv` was measured
with Noto's fonts by `tools/widths.py`. Its lines are characters (in hexadecimal), and their widths in thousandths of
the size, regular and bold: of single characters, of letters with a mark, of letters that a virama joins, and, with a
joiner at the end, of what is left of a letter before a virama and another letter. East Asia's letters fill squares.
"""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from pathlib import Path

TABLE = Path(__file__).parent / "fonts" / "widths.tsv"

WIDE, NARROW, HALF = 1.0, 0.75, 0.5
"""The advance of a character that no font here has, in sizes of type: a letter of East Asia fills a square."""

HANGUL = 0.95
"""The same of a Korean syllable: faces of today have 0.89 to 0.95; what a square is wider is in the width kept free."""

_SYLLABLES = "\uac00\ud7a3"  # the first and the last of Korean, as Unicode has them
_LONGEST = 3  # characters of a group in the table
_JOINER = "\u200d"

# Armenian, Thaana, the scripts of India and Sri Lanka, Thai, Lao, Burmese, Georgian, Ethiopic and Khmer.
_TABLED = "\u0530-\u058f\u0780-\u07bf\u0900-\u0eff\u1000-\u10ff\u1200-\u139f\u1780-\u17ff\u19e0-\u19ff\u1c90-\u1cff"
# The letters and marks of China, Japan and Korea.
_EAST_ASIA = (
    "\u1100-\u11ff\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
# Signs of all scripts that are as wide as those letters where they stand among them.
_SHARED = "‘’“”…—·"
_AT_MOST = 8  # such signs in a row before a letter, so that a search for one takes no long way
_TABLED_STRETCH = f"[{_TABLED}][{_TABLED}\u200c\u200d]*"
_EAST_ASIAN_STRETCH = f"[{_SHARED}]{{0,{_AT_MOST}}}[{_EAST_ASIA}][{_EAST_ASIA}{_SHARED}]*"
OUTSIDE = re.compile(f"(?P<tabled>{_TABLED_STRETCH})|{_EAST_ASIAN_STRETCH}")
"""A stretch of text that is measured here: in a script of the table, or as East Asian fonts show it."""

_HIGH = (
    (re.compile("[\u0e00-\u0eff\u1000-\u109f]"), 1.5),  # marks above marks: Thai, Lao, Burmese
    (re.compile(f"[{_TABLED}{_EAST_ASIA}]"), 1.36),
)


def pitch(text: str) -> float:
    """The distance of lines that a text needs, in sizes of type, or 0 where that of PowerPoint is enough.

    PowerPoint's own is 1.2 for these fonts too; LibreOffice and Google Slides keep Noto's lines further apart.
    """
    return next((high for script, high in _HIGH if script.search(text)), 0.0)


def advance(text: str, *, bold: bool) -> float:
    """The advance of a stretch of text that OUTSIDE finds, in sizes of type."""
    found = OUTSIDE.fullmatch(text)
    return _tabled(text, bold=bold) if found and found["tabled"] else _east_asian(text)


def _tabled(text: str, *, bold: bool) -> float:
    """The advance of a stretch of text in a script of the table."""
    table, weight = _table(), int(bold)
    end, wide, before_letter = len(text), 0.0, False
    while end:
        group, length = _last_group(text, end, before_letter=before_letter)
        wide += table[group][weight] if group in table else fallback(group)
        end -= length
        before_letter = unicodedata.category(text[end]) == "Lo"
    return wide


def _last_group(text: str, end: int, *, before_letter: bool) -> tuple[str, int]:
    """The longest group of the table that a text ends with, or its last character; and how many characters it is."""
    table = _table()
    half = text[max(0, end - 2) : end] + _JOINER
    if before_letter and half in table:
        return half, 2
    groups = (text[end - length : end] for length in range(min(_LONGEST, end), 1, -1))
    found = next((group for group in groups if group in table), text[end - 1])
    return found, len(found)


def _east_asian(text: str) -> float:
    """The advance of a stretch of text that an East Asian font shows."""
    return math.fsum(WIDE if character in _SHARED else fallback(character) for character in text)


def fallback(character: str) -> float:
    """The advance of a character that another font of the system will draw; marks stand over or under a letter."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if _SYLLABLES[0] <= character <= _SYLLABLES[1]:
        return HANGUL
    match unicodedata.east_asian_width(character):
        case "W" | "F":
            return WIDE
        case "H":
            return HALF
        case _:
            return NARROW


@functools.cache
def _table() -> dict[str, tuple[float, float]]:
    """The widths of characters and of groups of them, regular and bold, in sizes of type."""
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines())
    return {
        "".join(chr(int(code, 16)) for code in codes.split()): (int(regular) / 1000, int(bold) / 1000)
        for codes, regular, bold in rows
    }
