"""How long pages and their sentences are, and how easily they read: figures that help to write, not marks to reach.

Reading ease is Flesch's for English (R. Flesch, "A New Readability Yardstick", Journal of Applied Psychology 32, 1948)
and that of Kandel and Moles for French (L. Kandel and A. Moles, 1958): from 0, hard, to 100, easy; plain prose has 60
and more. Other languages have no such formula here. Syllables are those at which a word may be hyphenated, a few too
few.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyphen

from teach_forward.library.addresses import uri_of
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.util import locales
from teach_forward.util.counting import count_words

LONG = 25
"""Words above which a sentence is hard to say in one breath."""

# What words in a sentence and syllables in a word take from the ease of a text: Flesch, and Kandel and Moles.
_FORMULAS = {"en": (206.835, 1.015, 84.6), "fr": (207.0, 1.015, 73.6)}
# Chinese and Japanese set no space behind the end of a sentence.
_END = re.compile(r"(?<=[.!?…؟।۔։።။។])[»”\"')]*\s+|(?<=[。！？])[」』”’）]*")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's figures: `mean` words in a sentence, the share of `long` ones (0 to 1), the reading ease if known."""

    path: str
    words: int
    sentences: int
    mean: float
    long: float
    ease: float | None
    slides: int
    minutes: int


def readings(library: Library, locale: str) -> Iterator[Reading]:
    """The figures of each page that a language has in its own words, in the order of addresses."""
    for document in sorted(library.documents[locale].values(), key=uri_of):
        yield reading(document)


def reading(document: Document) -> Reading:
    """The figures of a page. Texts of fewer than three words, such as cells and labels, do not count as sentences."""
    spoken = [_spoken(sentence) for text in document.texts for sentence in _END.split(text)]
    sentences = [words for words in spoken if count_words(words) > 2]
    lengths = list(map(count_words, sentences))
    language = locales.language(document.locale)
    mean = sum(lengths) / max(1, len(sentences))
    return Reading(
        document.path,
        sum(map(count_words, spoken)),
        len(sentences),
        mean,
        sum(length > LONG for length in lengths) / max(1, len(sentences)),
        _ease(" ".join(sentences), mean, language) if sentences else None,
        len(document.slides),
        document.minutes,
    )


def _spoken(text: str) -> str:
    """The words of a text; a mark with spaces around it, as in French, does not count."""
    return " ".join(word for word in text.split() if any(character.isalnum() for character in word))


def table(found: tuple[Reading, ...]) -> Iterator[str]:
    """The figures of a language as lines of a table, with a line for all of it."""
    heads = f"{'words/sentence':>14} {f'over {LONG}':>8} {'ease':>5}"
    yield f"{'page':<50} {'words':>7} {'slides':>6} {'min':>4} {heads}"
    for page in found:
        ease = "" if page.ease is None else f"{page.ease:.0f}"
        yield (
            f"{page.path:<50} {page.words:>7,} {page.slides or '':>6} {page.minutes or '':>4} {page.mean:>14.1f} "
            f"{page.long:>8.0%} {ease:>5}"
        )
    words, sentences = sum(page.words for page in found), sum(page.sentences for page in found)
    mean = math.fsum(page.mean * page.sentences for page in found) / max(1, sentences)
    long = math.fsum(page.long * page.sentences for page in found) / max(1, sentences)
    yield f"{'all pages':<50} {words:>7,} {sum(page.slides for page in found):>6} {'':>4} {mean:>14.1f} {long:>8.0%}"


def _ease(text: str, mean: float, language: str) -> float | None:
    if language not in _FORMULAS:
        return None
    words = _WORD.findall(text)
    syllables = sum(_syllables(word.lower(), language) for word in words)
    whole, by_words, by_syllables = _FORMULAS[language]
    return whole - by_words * mean - by_syllables * syllables / max(1, len(words))


@functools.cache
def _syllables(word: str, language: str) -> int:
    return len(_hyphenation(language).positions(word)) + 1  # type: ignore[no-untyped-call]


@functools.cache
def _hyphenation(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang={"en": "en_GB", "fr": "fr"}[language], left=1, right=1)  # type: ignore[no-untyped-call]
