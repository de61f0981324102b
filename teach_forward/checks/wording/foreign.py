"""Passages of a translation that are in another language: Spanish in French, or the source's language anew.

What stands word for word in the source is told by the check for what is left over of it. Quotations and titles of works
may be in any language. A passage that is rightly in another one has a comment above it, with that language's code:

    <!-- language: es -->
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import babel

from teach_forward import rules
from teach_forward.checks.declarations import LANGUAGE, declarations
from teach_forward.findings import Fault
from teach_forward.model import Document
from teach_forward.util.languages import LEAST_WORDS, LONGEST, foreign_language, words_of

MANY = 5  # passages that are told one by one
_MOST = 50  # passages that are looked for, in a page where all of them are in another language
_MOST_TITLES = 1000
_SENTENCE = re.compile(r"(?<=[.!?…؟。])\s+")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"")
_TITLES = re.compile(
    r"(?<!\*)\*(?!\*)([^*\n]+)(?<!\*)\*(?!\*)|\[([^\[\]\n]+)\]\(https?:"
)  # in italics, or linked elsewhere


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage in another language than its page: its first line, from 1, its text and the code of its language."""

    line: int
    text: str
    language: str


def foreign(source: Document, translation: Document) -> Iterator[Fault]:
    """The passages in another language, one finding each; where there are many, one for all of a language."""
    found = sorted(islice(_passages(source, translation), _MOST), key=lambda passage: passage.line)
    for language in dict.fromkeys(passage.language for passage in found):
        same = [passage for passage in found if passage.language == language]
        for passage in same if len(same) <= MANY else same[:1]:
            more = f", and {len(same) - 1} more passages down to line {same[-1].line}" if len(same) > MANY else ""
            start = " ".join(passage.text.split()[:8])
            names = f"{_name(language)}, not {_name(translation.locale)}"
            yield Fault(passage.line, f"this is most likely {names}: “{start} …”{more}", rules.FOREIGN_LANGUAGE)


def _passages(source: Document, translation: Document) -> Iterator[_Passage]:
    same, lines = frozenset(source.texts), translation.text.split("\n")
    allowed = _allowed(translation.text, lines)
    titles: tuple[str, ...] | None = None
    end = 0
    for text in translation.texts:
        for part in () if text in same else _parts(text):
            if not foreign_language(part, translation.locale, source.locale):
                continue
            titles = _titles(translation.text) if titles is None else titles
            language = foreign_language(_without(part, titles), translation.locale, source.locale)
            end = _end(part, translation.text, end)
            line = translation.text.count("\n", 0, end) + 1
            if language and (line, language) not in allowed and not lines[line - 1].startswith(">"):
                yield _Passage(line, part, language)


def _parts(text: str) -> Iterator[str]:
    """A paragraph in parts of whole sentences, each long enough to know its language; without quotations."""
    if text.count(" ") < LEAST_WORDS - 1:
        return
    part: list[str] = []
    count = 0
    for sentence in _SENTENCE.split(_QUOTED.sub(" ", text)):
        part.append(sentence)
        count += len(words_of(sentence))
        if count >= LEAST_WORDS:
            yield " ".join(part).strip()
            part, count = [], 0


def _titles(text: str) -> tuple[str, ...]:
    found = dict.fromkeys(match[1] or match[2] for match in _TITLES.finditer(text))
    return tuple(islice(found, _MOST_TITLES))


def _without(part: str, titles: tuple[str, ...]) -> str:
    part = part[:LONGEST]
    for title in titles:
        part = part.replace(title, " ")
    return part


def _allowed(text: str, lines: list[str]) -> frozenset[tuple[int, str]]:
    """The lines of passages below a comment that declares their language, each with that language."""
    found = set()
    for declaration in declarations(text):
        if declaration.key == LANGUAGE:
            index = declaration.last
            while index < len(lines) and not lines[index].strip():
                index += 1
            while index < len(lines) and lines[index].strip():
                index += 1
                found.add((index, declaration.text.partition("-")[0].lower()))
    return frozenset(found)


def _end(part: str, text: str, start: int) -> int:
    """Where the first words of a part end in a text, looked for from `start`; marks between them are passed over."""
    words = words_of(part)
    for count in (5, 3, 1):
        if match := re.compile(r"[\W\d_]+".join(map(re.escape, words[:count]))).search(text, start):
            return match.end()
    return start


def _name(language: str) -> str:
    """What English calls a language."""
    try:
        return babel.Locale.parse(language, sep="-").english_name or language
    except (babel.UnknownLocaleError, ValueError):
        return language
