"""The terms of a glossary, and where they stand in a text.

A term is a heading of the third level of the glossary, with its id; the paragraph under it is the meaning. Terms that
stand in every other sentence are not linked: the front matter's `unlinked` names them, with commas between.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from lxml.html import HtmlElement

from teach_forward.model import Document
from teach_forward.text import html
from teach_forward.util.counting import EAST, SOUTHEAST, UNSPACED_LETTER, UNSPACED_LETTERS
from teach_forward.util.locales import language

GLOSSARY_PAGE = "glossary.md"
LONGEST = 300  # characters of a meaning that are shown; the glossary has the rest

_LETTERS = rf"(?:(?![{UNSPACED_LETTERS}])[^\W\d_])+"
_WORD = re.compile(rf"[{UNSPACED_LETTERS}]|{_LETTERS}(?:['’]{_LETTERS})*")  # where a term may begin
_END = rf"(?![^\W{UNSPACED_LETTERS}])"  # behind the last letter of a word
# Scripts without spaces: what is too short to be found within other words, and letters that show that a word goes on,
# which are Katakana beside Katakana, and vowels and signs before, behind, above and below a letter.
_BRIEF = re.compile(f"[{EAST}]|[{SOUTHEAST}]{{1,3}}")
_KATAKANA = "[\u30a1-\u30fa\u30fc-\u30ff]"
_NOT_WITHIN = rf"(?<![\u0e40-\u0e44\u0ec0-\u0ec4])(?<!{_KATAKANA}(?={_KATAKANA}))"
_NOT_ON = (
    r"(?![\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b6-\u17d3])"
    rf"(?!(?<={_KATAKANA}){_KATAKANA})"
)
_COMMA = re.compile("[,،，、]")  # as different scripts write it
_TWO_NAMES = re.compile(rf"(?P<long>.+?)(?: \(|(?<=[{UNSPACED_LETTERS}])\(| ?（)(?P<short>.+?)[)）]?")
# Conjunctions and the article, written in one with the noun.
_PREFIXES = {"ar": "(?:[وفبكل]?ال|لل|[وفبل])?", "he": "(?:ו?[שבכלמ]?ה?)"}


@dataclass(frozen=True, slots=True)
class Term:
    """A term: the id of its heading, a name in it, its meaning, what finds it in a text, and the whole heading."""

    id: str
    name: str
    meaning: str
    pattern: str
    heading: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a glossary in a language, by the stems of their first words, longest first."""

    locale: str
    terms: Mapping[str, tuple[Term, ...]]

    def named(self) -> Iterator[Term]:
        """All terms; one with two names comes once for each."""
        yield from (term for group in self.terms.values() for term in group)

    def ids_of(self, names: Collection[str]) -> set[str]:
        """The ids of terms that have one of these names, in small letters."""
        return {term.id for term in self.named() if term.name.casefold() in names}


def read_glossary(document: Document, page: str) -> Glossary:
    """The terms of a glossary, out of its page as HTML."""
    unlinked = names_unlinked(document)
    found: list[tuple[str, Term]] = []
    for heading, meaning in _headings(page):
        title = _words_of(heading)
        for name in _names(title):
            if name.casefold() not in unlinked:
                pattern = _pattern(name, document.locale)
                found.append((name, Term(heading.get("id", ""), name, _short(_words_of(meaning)), pattern, title)))
    terms: dict[str, list[Term]] = {}
    for name, term in sorted(found, key=lambda pair: -len(pair[0])):
        if first := _WORD.search(name):
            terms.setdefault(_stem(first[0], document.locale), []).append(term)
    return Glossary(document.locale, {key: tuple(group) for key, group in terms.items()})


def names_in(glossary: Document) -> frozenset[str]:
    """The names of all terms of a glossary, in small letters."""
    titles = (_words_of(heading) for heading, _ in _headings(glossary.html))
    return frozenset(name.casefold() for title in titles for name in _names(title))


def _headings(page: str) -> Iterator[tuple[HtmlElement, HtmlElement]]:
    """The heading of each term of a glossary, out of its page as HTML, and its meaning."""
    for heading, meaning in pairwise(html.parse(page)):
        if heading.tag == "h3" and heading.get("id") and meaning.tag == "p":
            yield heading, meaning


def _words_of(node: HtmlElement) -> str:
    """The text of an element; white space of any kind is one space."""
    return " ".join(node.text_content().split())


def names_unlinked(document: Document) -> frozenset[str]:
    """The terms that a page's front matter names as `unlinked`, in small letters."""
    names = _COMMA.split(document.meta.get("unlinked", ""))
    return frozenset(name.strip().casefold() for name in names if name.strip())


def _names(heading: str) -> tuple[str, ...]:
    """The names in a heading: `Artificial intelligence (AI)` has two, and so has `人工智能（AI）`."""
    if two := _TWO_NAMES.fullmatch(heading):
        return two["long"], two["short"]
    return (heading,)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def _pattern(name: str, locale: str) -> str:
    """Finds the name as whole words, each with or without the ending of the plural; initials in capitals only.

    In a script without spaces, it is found wherever its letters stand, unless they show that they are part of a word.
    """
    if _BRIEF.fullmatch(name):
        return f"(?<![{UNSPACED_LETTERS}]){name}(?![{UNSPACED_LETTERS}])"
    if UNSPACED_LETTER.search(name):
        return f"(?i){_NOT_WITHIN}{re.escape(name)}{_END}{_NOT_ON}"
    if name.isupper():
        return re.escape(name) + _END
    if prefix := _PREFIXES.get(language(locale)):
        words = [prefix + re.escape(_stem(word, locale)) for word in name.split()]
    else:
        words = [re.sub("['’]", "['’]", re.escape(word)) + "(?:s|x|es)?" for word in name.split()]
    return "(?i)" + r"\s+".join(words) + _END


_compiled = functools.lru_cache(maxsize=1 << 12)(re.compile)  # of the terms that a text has, not of all


@functools.lru_cache(maxsize=1 << 13)  # the same words stand on every page of a language
def _stem(word: str, locale: str) -> str:
    """The stem of a word: the same for its usual forms."""
    word = word.casefold().replace("’", "'")
    if prefix := _PREFIXES.get(language(locale)):
        return re.sub(f"^{prefix}(?=...)", "", word)
    return re.sub("(?<=..)(?:es|s|x|e)$", "", word)


def find_terms(text: str, glossary: Glossary, used: set[str]) -> Iterator[tuple[Term, int, int]]:
    """Each term that stands in a text for the first time, with where it begins and ends; its id joins the `used`."""
    end = 0
    for match in _WORD.finditer(text):
        if match.start() < end:
            continue
        for term in glossary.terms.get(_stem(match[0], glossary.locale), ()):
            hit = None if term.id in used else _compiled(term.pattern).match(text, match.start())
            if hit:
                used.add(term.id)
                end = hit.end()
                yield term, hit.start(), end
                break
