"""In which language a passage is written, found offline by eld.

eld compares pieces of words with those of sixty languages. Of some 6,000 passages of this guide, in three languages, it
takes two for another one, and both are lists of names. It is pure Python; loading its tables takes a tenth of a second,
so it is only shown passages that do not have several words which belong to their page's language alone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from teach_forward.util import locales

if TYPE_CHECKING:
    from eld.languageDetector import LanguageDetector

LEAST_WORDS = 10
"""Words that a passage has at least: of fewer, nobody can say for sure."""
LONGEST = 1000
"""Characters of a passage that are looked at."""

_LEAST_SMALL = 6  # of them, words that do not begin with a capital: a list of names is of no language
_CLOSE = 0.6  # what the page's own language may score at most, as a share of what the best one does
_CLOSER = 0.8  # the same, for two languages that are much alike
_ALIKE = (frozenset({"es", "pt", "ca", "gl"}), frozenset({"da", "no", "sv"}), frozenset({"cs", "sk"}))
_SAME = (frozenset({"hr", "sr", "bs", "sl"}), frozenset({"ms", "id"}), frozenset({"no", "nb", "nn", "da"}))
_WORD = re.compile(r"[^\W\d_]+")
_AS_IN_ELD = {"fil": "tl"}  # Filipino is Tagalog there
_OWN_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "ar": "في من على إلى أن لا هذا هذه التي الذي كل عن أو ثم قد ولا وفي ومن مع لم ذلك حتى عند فيه لكن",
        "de": "der und nicht ist eine einen mit für sich auf auch wird oder dass sind werden",
        "es": "el los las y más pero muy hay quién donde también cuando qué puede tiene dice sus quien sin hace otra"
        " nadie alguien así después ya ley trabajo",
        "fr": "le les du des est qui qu pour dans sur pas il elle vous avec sont nous ces cette tout être leur leurs"
        " sans ou où au aux une ce par plus votre vos notre deux chaque peut ont rien aussi ses autres même fait fois"
        " comme puis",
        "it": "il che gli della delle è sono anche nel alla questo più",
        "pt": "os um uma com não ao mais são você pela pelo também há quem já numa em é pode pessoa pessoas tem até sem"
        " isso só depois seu trabalho lei três dois vocês ninguém",
    }.items()
}


def words_of(text: str) -> list[str]:
    """The words of a text, without numbers."""
    return _WORD.findall(text)


def foreign_language(passage: str, locale: str, source: str) -> str:
    """The language (ISO 639-1) of a passage that is surely not in the language of its page; empty for all others.

    On a page in a language that eld does not know, only passages in the guide's source language are recognised.
    """
    words = words_of(passage[:LONGEST])
    if len(words) < LEAST_WORDS:
        return ""
    own, source = (_AS_IN_ELD.get(own, own) for own in map(locales.language, (locale, source)))
    if len(_OWN_WORDS.get(own, frozenset()).intersection(words)) > 1:
        return ""
    small = [word for word in words if not word[0].isupper()]
    return _foreign(" ".join(small), own, source) if len(small) >= _LEAST_SMALL else ""


@functools.lru_cache(maxsize=4096)
def _foreign(text: str, own: str, source: str) -> str:
    scores: dict[str, float] = _detector().detect(text).scores() or {}
    best = max(scores, key=lambda language: scores[language], default="")
    if not best or best == own or any({best, own} <= group for group in _SAME):
        return ""
    if own not in _known():
        return best if best == source else ""
    alike = any({best, own} <= group for group in _ALIKE)
    return best if scores.get(own, 0) <= scores[best] * (_CLOSER if alike else _CLOSE) else ""


@functools.cache
def _detector() -> LanguageDetector:
    from eld.languageDetector import LanguageDetector  # noqa: PLC0415  (only a passage in doubt needs it)

    return LanguageDetector()


@functools.cache
def _known() -> frozenset[str]:
    """The languages that eld knows."""
    from eld.languageData import languageData  # noqa: PLC0415

    return frozenset(languageData.lang_codes.values())
