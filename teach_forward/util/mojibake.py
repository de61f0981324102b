"""Text whose UTF-8 bytes a program once read in another encoding: dÃ©lÃ©guÃ© for délégué, ط§ظ„ for ال.

Every byte of UTF-8 above 127 has then become a character of its own. So a stretch of such characters, put back into
bytes, is valid UTF-8 again, and that hardly ever happens by chance. Where it does (OÙ…), what comes out is not a letter
that people write there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ENCODINGS = ("cp1252", "cp1256", "cp1251", "cp1250", "mac_roman", "cp850", "cp437")
"""Those that word processors and terminals took for the right one, the commonest first."""

_ALONE = frozenset(
    "éèàâêëîïôöûùüçœæÉÈÀÂÊËÎÏÔÖÛÙÜÇŒÆñíóúáãõäåøìòßÑÍÓÚÁÃÕÄÅØ¿¡ºª°×‘’“”„«»…–—•€™\u00a0\u202f\ufeff\ufffd"
)  # what is believed of a stretch of one character
_AFTER_WORDS = frozenset("»”’“‘…–—«•™\u00a0،؛؟")  # may follow a capital letter without any fault


@dataclass(frozen=True, slots=True)
class Garbled:
    """A word that was read in a wrong encoding, and the right one. `start` is where it begins in its text."""

    start: int
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class _Encoding:
    """The byte of each character from 128 up, and what finds UTF-8 that was read in this encoding."""

    bytes_of: dict[str, int]
    stretch: re.Pattern[str]


def _characters(name: str) -> str:
    """What an encoding shows for the bytes from 128 to 255; as browsers do, the control character where it has none."""
    shown = ((byte, bytes([byte]).decode(name, "replace")) for byte in range(0x80, 0x100))
    return "".join(chr(byte) if character == "\ufffd" else character for byte, character in shown)


def _class(characters: str, first: int, last: int) -> str:
    return f"[{re.escape(characters[first - 0x80 : last - 0x7F])}]"


def _encoding(characters: str) -> _Encoding:
    """A character of UTF-8 begins with a byte from C2 up, which says how many follow: these are from 80 to BF."""
    two, three, four = (_class(characters, *lead) for lead in ((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4)))
    more = _class(characters, 0x80, 0xBF)
    stretch = re.compile(f"(?:{two}{more}|{three}{more}{{2}}|{four}{more}{{3}})+")
    return _Encoding({character: 0x80 + index for index, character in enumerate(characters)}, stretch)


_SHOWN = tuple(map(_characters, ENCODINGS))
_TABLES = tuple(map(_encoding, _SHOWN))
_BEGINNING = re.compile(
    "".join(f"[{''.join(_class(shown, *part)[1:-1] for shown in _SHOWN)}]" for part in ((0xC2, 0xF4), (0x80, 0xBF)))
)  # of a stretch in any encoding: one fast look instead of seven


def garbled(text: str) -> Iterator[Garbled]:
    """The garbled words of a text, in order."""
    end = 0
    for match in () if text.isascii() else _BEGINNING.finditer(text):
        if match.start() >= end and (table := _fitting(text, match.start())):
            start = max(text.rfind(space, 0, match.start()) for space in " \n") + 1
            ends = [place for space in " \n" if (place := text.find(space, match.end())) >= 0]
            end = min(ends, default=len(text))
            wrong = text[start:end]
            yield Garbled(start, wrong, _mended(wrong, table))


def _fitting(text: str, start: int) -> _Encoding | None:
    """The encoding in which a stretch of UTF-8 begins here, if there is one."""
    for table in _TABLES:
        if (match := table.stretch.match(text, start)) and _right(match, table):
            return table
    return None


def _mended(wrong: str, table: _Encoding) -> str:
    return table.stretch.sub(lambda match: _right(match, table) or match[0], wrong)


def _right(match: re.Match[str], table: _Encoding) -> str:
    """What a stretch was before; nothing where it is most likely right as it is."""
    stretch, before = match[0], match.string[match.start() - 1 : match.start()]
    try:
        right = bytes(map(table.bytes_of.__getitem__, stretch)).decode()
    except UnicodeDecodeError:
        return ""
    if len(right) > 1:
        return right if all(character in _ALONE or character.isalpha() for character in right) else ""
    capital = before.isupper() or stretch[0].lower() == stretch[0].upper()  # of a script without small letters, too
    by_chance = stretch[0].isalpha() and stretch[1] in _AFTER_WORDS and capital
    return right if right in _ALONE and not by_chance else ""
