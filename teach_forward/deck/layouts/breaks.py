"""Where lines may break: at spaces and behind hyphens, and where Unicode's rules say so in scripts without spaces.

Chinese and Japanese break between most characters, and not before 、 or behind （ (Unicode Standard Annex 14, by
`uniseg`). Thai, Lao, Burmese and Khmer break between words, which only a dictionary could tell: what stands between
breaks is taken to be four syllables there (up to six where a text ends), a little longer than most words are.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from teach_forward.model import Run, Runs

HYPHENS = "-–—"

# A word that may be followed by a break: up to a space, or behind a hyphen or dash that is followed by a letter.
_FRAGMENT = re.compile(rf" +|[^ ]*?[^ \{HYPHENS}][\{HYPHENS}](?=\w)|[^ ]+")
_SPACES = re.compile(r" +|[^ ]+")

# Scripts without spaces between words, from Thai to Japanese; Tibetan, and the word mark of Ethiopic. All others, such
# as those of India, break at spaces, and Unicode's rules, which are slow, would find the same.
_BY_UNICODE = re.compile(
    "[\u0e00-\u109f\u1361\u1780-\u17ff\u1950-\u19df\u1a20-\u1aad\u2e80-\ua4cf\ua960-\ua97f\uac00-\ufaff"
    "\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)

_WITHOUT_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_SYLLABLE = "|".join(
    (
        "[\u0e40-\u0e44]?[\u0e01-\u0e2e][\u0e2f-\u0e3a\u0e45-\u0e4e]*",  # Thai: a vowel may stand before its letter
        "[\u0ec0-\u0ec4]?[\u0e81-\u0eae\u0edc-\u0edf][\u0eaf-\u0ebd\u0ec6-\u0ecd]*",  # Lao
        "[\u1000-\u102a](?:\u1039[\u1000-\u102a])*[\u102b-\u103e]*(?:[\u1000-\u102a]\u103a[\u102b-\u103e]*)*",
        "[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3])*[\u17b4-\u17d1\u17d3\u17d7\u17dd]*",  # Khmer: letters under letters
    )
)
_OPENING = r"(\[{“‘«"
_FOUR_SYLLABLES = re.compile(
    rf"[{_OPENING}]*(?:(?:{_SYLLABLE}){{4}}(?=(?:{_SYLLABLE}){{3}})|(?:{_SYLLABLE}){{1,6}})[^\w\s{_OPENING}{_WITHOUT_SPACES}]*"
    rf"|[^{_WITHOUT_SPACES}]+|[{_WITHOUT_SPACES}]"
)


def words(text: str) -> list[str]:
    """What stands between places where a line may break; in most scripts the words of a text, hyphens and all."""
    return [unit.strip() for unit in _units(text) if unit.strip()] if _BY_UNICODE.search(text) else text.split()


def fragments(runs: Runs) -> Iterator[tuple[Run, str, bool]]:
    """The words and spaces of a paragraph, each with the run that it stands in, and whether a line may end behind it.

    A line may break at spaces as well. A word may run on from one run into the next.
    """
    text = "".join(run.text for run in runs)
    if _BY_UNICODE.search(text):
        yield from _by_unicode(runs, text)
        return
    for run in runs:
        for fragment in _FRAGMENT.findall(run.text):
            yield run, fragment, len(fragment) > 1 and fragment[-1] in HYPHENS


def _by_unicode(runs: Runs, text: str) -> Iterator[tuple[Run, str, bool]]:
    """The same by Unicode's rules, which look at the text of a paragraph as a whole."""
    breaks = set(accumulate(map(len, _units(text))))
    start = 0
    for run in runs:
        end = start + len(run.text)
        cuts = [start, *sorted(place for place in breaks if start < place < end), end]
        for one, other in pairwise(cuts):
            for fragment in _SPACES.findall(text[one:other]):
                yield run, fragment, other in breaks
        start = end


@functools.lru_cache(maxsize=1 << 12)
def _units(text: str) -> tuple[str, ...]:
    """A text in pieces behind each of which a line may break, spaces at the end of pieces.

    Cached: Unicode's rules take a millisecond for a line, and a paragraph is looked at in bold, in tables and as text.
    """
    from uniseg.linebreak import line_break_units  # noqa: PLC0415  (few texts need it, and it brings large tables)

    return tuple(piece for unit in line_break_units(text) for piece in _FOUR_SYLLABLES.findall(unit))
