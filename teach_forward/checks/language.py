"""The words themselves: English left over, and the marks that each language puts where.

Typography is looked at in the source's lines, with everything that a machine reads (addresses, ids, code) left out,
so that a finding has its line and a fix can be made in place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.model import Document
from teach_forward.rules import Rule
from teach_forward.text.outline import typed
from teach_forward.text.prose import MACHINE, people_lines

NBSP = "\u00a0"
LEAST_WORDS = 6  # fewer words in a row may well be a name
LEAST_SHORT = 3  # the same of a title, a key or a fixed word
MANY = 5  # sentences still in English that are told one by one
_ARABIC = "\u0600-\u06ff"


@dataclass(frozen=True, slots=True)
class Mark:
    """A habit of a language's typography: what is wrong, how it is put right, and how that is said."""

    rule: Rule
    wrong: re.Pattern[str]
    right: Callable[[re.Match[str]], str] | None
    message: str


MARKS: dict[str, tuple[Mark, ...]] = {
    "fr": (
        Mark(
            rules.FRENCH_SPACES,
            re.compile(r"(?<=[^\s\u00a0\u202f:;!?/])[ ]?(?=[;!?»](?:\W|$))|(?<=[\w»”)*])[ ]?(?=:(?:\s|$|\*))"),
            lambda _: NBSP,
            "a no-break space belongs before ; : ! ? and »",
        ),
        Mark(
            rules.FRENCH_SPACES,
            re.compile(r"(?<=«)[ ]?(?=[^\s\u00a0\u202f])"),
            lambda _: NBSP,
            "a no-break space belongs after «",
        ),
        Mark(
            rules.FRENCH_QUOTES,
            re.compile(r'(?<!\w)"(?=\S)([^"\n]+)(?<=\S)"(?!\w)'),  # curved ones may stand within « and »
            lambda match: f"«{NBSP}{match[1]}{NBSP}»",
            "French quotation marks are « and »",
        ),
    ),
    "es": (
        Mark(
            rules.SPANISH_MARKS,
            re.compile(r"(?:^|[.!?…]\s+|\*\*)([^¿.!?…\n]*\w[^¿.!?…\n]*)\?"),
            None,
            "a question begins with ¿",
        ),
        Mark(
            rules.SPANISH_MARKS,
            re.compile(r"(?:^|[.!?…]\s+|\*\*)([^¡.!?…\n]*\w[^¡.!?…\n]*)!"),
            None,
            "an exclamation begins with ¡",
        ),
    ),
    "ar": (
        Mark(
            rules.ARABIC_MARKS,
            re.compile(rf"(?<=[{_ARABIC}»)*])([,;?])"),
            lambda match: {",": "،", ";": "؛", "?": "؟"}[match[1]],
            "the Arabic marks are ، ؛ ؟",
        ),
    ),
}


def check_marks(source: Document, translation: Document) -> Iterator[Finding]:
    """Where the typography of the translation's language is not kept, in lines that are not those of the source."""
    wrong = list(_wrong_lines(translation))
    english = lines_of(source.text) if wrong else frozenset()
    for index, line, mark in wrong:
        if line.strip() not in english:
            yield Finding(translation.path, index + 1, mark.message, mark.rule)


def _wrong_lines(document: Document) -> Iterator[tuple[int, str, Mark]]:
    """Index and text of the lines with a fault, each with the first habit that it does not keep."""
    if document.locale.partition("-")[0] not in MARKS:
        return
    for index, line in people_lines(document.text):
        if mark := next(broken_marks(line, document.locale), None):
            yield index, line, mark


def broken_marks(text: str, locale: str) -> Iterator[Mark]:
    """The habits of a language's typography that a text of a single line does not keep."""
    for mark in MARKS.get(locale.partition("-")[0], ()):
        wrong = [match for match in mark.wrong.finditer(text) if _changes(mark, match)]
        spans = machine_spans(text) if wrong else []
        if any(not _within(match, spans) for match in wrong):
            yield mark


def lines_of(text: str) -> frozenset[str]:
    """The lines of a text that people read."""
    return frozenset(line.strip() for _, line in people_lines(text))


def mend_marks(text: str, locale: str, english: frozenset[str]) -> str:
    """The text with the typography of a language put right where that is safe, and not in the lines still English."""
    lines = text.split("\n")
    for index, line in people_lines(text):
        if line.strip() in english:
            continue
        mended = line
        for mark in MARKS.get(locale.partition("-")[0], ()):
            if mark.right is not None:
                mended = _mend(mark, mended)
        lines[index] = mended
    return "\n".join(lines)


def check_leftovers(source: Document, translation: Document) -> Iterator[Finding]:
    """Whole sentences, titles and keys that stand in the translation as they stand in the source."""
    english = {text for text in source.texts if len(text.split()) >= LEAST_WORDS}
    english |= {title for title in _titles(source) if len(title.split()) >= LEAST_SHORT}
    found = [text for text in dict.fromkeys((*_titles(translation), *translation.texts)) if text in english]
    lines = sorted((_line_of(translation, text), text) for text in found)
    for line, text in lines if len(lines) <= MANY else lines[:1]:
        more = f", and {len(lines) - 1} more down to line {lines[-1][0]}" if len(lines) > MANY else ""
        message = f"this is still English: “{' '.join(text.split()[:8])} …”{more}"
        yield Finding(translation.path, line, message, rules.ENGLISH_LEFT)


def _titles(document: Document) -> Iterator[str]:
    """The short texts of a page: its title and those of its parts, and what stands behind its keys."""
    yield document.title
    yield from (value for key, value in document.meta.items() if key not in ("source", "sections"))
    for session in document.sessions:
        yield session.title
        yield from (slide.title for slide in session.slides)
        yield from (question.title for question in session.questions)


def machine_spans(line: str) -> list[tuple[int, int]]:
    """The stretches of a line that a machine reads."""
    return [match.span() for match in MACHINE.finditer(line)]


def _mend(mark: Mark, line: str) -> str:
    spans = machine_spans(line)

    def replacement(match: re.Match[str]) -> str:
        assert mark.right is not None  # noqa: S101  (the caller looks)
        return match[0] if _within(match, spans) else mark.right(match)

    return mark.wrong.sub(replacement, line)


def _changes(mark: Mark, match: re.Match[str]) -> bool:
    return mark.right is None or mark.right(match) != match[0]


def _within(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    """Whether a match touches what a machine reads, or the mark behind the match does."""
    return any((start < match.end() and match.start() < end) or start <= match.end() < end for start, end in spans)


def _line_of(document: Document, text: str) -> int:
    words = typed(text).split()
    for count in (5, 3, 1):
        start = " ".join(words[:count])
        for number, line in enumerate(document.text.split("\n"), 1):
            if start in typed(line.replace("*", "")):
                return number
    return 1
