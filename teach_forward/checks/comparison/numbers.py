"""A translation says the numbers of its source: compared by value, section by section, in any digits and notation.

    the source has 64 under {#public-services}, and the translation 46

A number counts as said when it stands in the same section in digits, or in words where the language's are known.
A number that rightly differs, as an article of another law does, is declared in its section, or above the first section
for the whole page, with all numbers that differ, in digits:

    <!-- adapted: 64 -> 46, since the law differs in France -->
"""

from __future__ import annotations

import functools
import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from teach_forward import rules
from teach_forward.checks.declarations import adapted
from teach_forward.findings import Fault
from teach_forward.model import Document
from teach_forward.text.front_matter import lines_read
from teach_forward.text.markup import covered
from teach_forward.text.passages import TOP, sections
from teach_forward.util.numerals import Number, cardinals_in, knows_words, numbers_in, spelled_in

MANY = 5  # numbers that are named at most
_MOST = 50  # numbers of a section that are looked for in words
_EXACT = 12  # a number above it is hardly ever repeated or left out by a turn of phrase
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Found:
    """A number and the line on which it stands, from 1."""

    line: int
    number: Number


@dataclass(frozen=True, slots=True)
class _Section:
    """A section: the line of its heading, the lines that people read, each with its number, and what is found there.

    `values` and `months` are those of all `found`.
    """

    line: int
    lines: tuple[tuple[int, str], ...]
    found: tuple[_Found, ...]
    values: frozenset[Decimal]
    months: frozenset[int]

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(line for _, line in self.lines)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A section of the source with its translation."""

    source: _Section
    twin: _Section
    source_locale: str
    locale: str


def numbers(source: Document, translation: Document) -> Iterator[Fault]:
    """One finding for each section whose numbers differ."""
    there, here = _sections(source.text, source.locale), _sections(translation.text, translation.locale)
    declared = {
        id_: _declared(text, source.locale, translation.locale) for id_, text in adapted(translation.text).items()
    }
    lacks_keys = not source.meta.keys() <= translation.meta.keys()  # told by itself, and their numbers with them
    for id_ in here:
        if id_ not in there or (id_ == TOP and lacks_keys):
            continue
        pair = _Pair(there[id_], here[id_], source.locale, translation.locale)
        known = {*declared.get(TOP, ()), *declared.get(id_, ())}
        missing, extra = ([each for each in found if not _is_among(each, known)] for found in _differences(pair))
        if missing or extra:
            yield Fault(_line(pair, missing, extra), _message(id_, missing, extra), rules.NUMBERS_DIFFER)


def _declared(text: str, source: str, locale: str) -> tuple[Number, ...]:
    """The numbers that a comment names. Its months may be the source's too: `none -> 1 December 2026`."""
    return (*numbers_in(text, locale), *(number for number in numbers_in(text, source) if number.month))


# Reading


@functools.lru_cache(maxsize=16)  # a source is compared with every language's translation, one after another
def _sections(text: str, locale: str) -> Mapping[str, _Section]:
    """The sections by id, in order. The values of keys above the text belong to the top."""
    found = {}
    for section in sections(text):
        lines = [
            (each.line + more, html.unescape(line))  # the number of a character, as in &#8238;, is not read
            for each in section.texts()
            for more, line in enumerate(each.words.split("\n"))
        ]
        above = lines_read(text) if section.id == TOP else ()
        found[section.id] = _section(section.line, (*above, *lines), locale)
    return found


def _section(line: int, lines: tuple[tuple[int, str], ...], locale: str) -> _Section:
    read = ((number, covered(text)) for number, text in lines if _DIGIT.search(text))
    found = tuple(_Found(number, each) for number, text in read for each in numbers_in(text, locale))
    values = frozenset(value for each in found for value in each.number.values)
    return _Section(line, lines, found, values, frozenset(each.number.month for each in found))


# Comparing


def _differences(pair: _Pair) -> tuple[list[_Found], list[_Found]]:
    """The numbers that the translation lacks, and those that it has and the source does not."""
    source, twin = pair.source, pair.twin
    both = (pair.locale, pair.source_locale)  # what is not translated yet says its numbers too
    missing = _absent(source.found, twin, both)
    extra = _absent(twin.found, source, (pair.source_locale,))
    if knows_words(pair.locale):
        missing += _absent(_spelled(source, pair.source_locale), twin, both)
    if missing and not extra:  # a word alone, as in "these three", is a turn of phrase
        extra = _absent(_spelled(twin, pair.locale), source, (pair.source_locale,))
    rarer, oftener = _rarer(source, twin), _rarer(twin, source)
    if rarer and oftener:  # 64 became 46, and both stand elsewhere in the section
        return _together(missing, rarer), _together(extra, oftener)
    return missing, extra


def _absent(found: Iterable[_Found], other: _Section, locales: Sequence[str]) -> list[_Found]:
    """The numbers that the other section says neither in digits nor in words of these languages."""
    unsaid = (
        each
        for each in found
        if each.number.values.isdisjoint(other.values) and each.number.month not in (other.months - {0})
    )
    return [
        each
        for each in islice(unsaid, _MOST)
        if not any(spelled_in(other.text, each.number, locale) for locale in locales)
    ]


def _spelled(section: _Section, locale: str) -> Iterator[_Found]:
    """The numbers in words."""
    for line, text in section.lines:
        if any(cardinals_in(text, locale)):
            yield from (_Found(line, number) for number in cardinals_in(covered(text), locale))


def _rarer(section: _Section, other: _Section) -> list[_Found]:
    """The great numbers that stand in a section more often than in the other one."""
    more = _counts(section) - _counts(other)
    return [each for each in section.found if more[_key(each)] > 0]


def _counts(section: _Section) -> Counter[Decimal]:
    return Counter(key for each in section.found if (key := _key(each)) > _EXACT)


def _key(found: _Found) -> Decimal:
    return max(found.number.values, default=Decimal(0))


def _together(found: Iterable[_Found], more: Iterable[_Found]) -> list[_Found]:
    return list(dict.fromkeys((*found, *more)))


def _is_among(found: _Found, declared: Iterable[Number]) -> bool:
    number = found.number
    return any(not number.values.isdisjoint(each.values) or 0 < number.month == each.month for each in declared)


# Telling


def _line(pair: _Pair, missing: list[_Found], extra: list[_Found]) -> int:
    """The line of the translation that is most likely at fault."""
    there = [number for number, line in pair.source.lines if line.strip()]
    here = [number for number, line in pair.twin.lines if line.strip()]
    aligned = len(there) == len(here)
    if extra:
        said = {(each.line, value) for each in pair.source.found for value in each.number.values}
        twins = dict(zip(here, there, strict=True)) if aligned else {}
        alone = (
            each for each in extra if not any((twins.get(each.line), value) in said for value in each.number.values)
        )
        return next(alone, extra[0]).line
    return here[there.index(missing[0].line)] if aligned else pair.twin.line


def _message(id_: str, missing: list[_Found], extra: list[_Found]) -> str:
    where = "above the first section" if id_ == TOP else f"under {{#{id_}}}"
    if not extra:
        return f"the source has {_named(missing)} {where}, and the translation does not"
    if not missing:
        return f"the translation has {_named(extra)} {where}, and the source does not"
    return f"the source has {_named(missing)} {where}, and the translation {_named(extra)}"


def _named(found: list[_Found]) -> str:
    names = list(dict.fromkeys(each.number.written for each in found))
    return ", ".join(names[:MANY]) + (f" and {len(names) - MANY} more" if len(names) > MANY else "")
