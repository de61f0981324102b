"""The words themselves: what is left over of the source, and the punctuation of each language.

Punctuation is looked at in the lines of the file, with everything that a machine reads (addresses, ids, code) left out,
so that a finding has its line. What is found is put right in `mend`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.model import Document
from teach_forward.rules import Rule
from teach_forward.text.prose import MACHINE, line_of, masked, people_lines, searchable
from teach_forward.util import locales
from teach_forward.util.counting import count_words

NBSP = "\u00a0"
LEAST_WORDS = 6  # fewer words in a row may well be a name
LEAST_SHORT = 3  # the same of a title, a key or a fixed word
MANY = 5  # sentences still in the source's language that are told one by one
_ARABIC = "\u0600-\u06ff"


@dataclass(frozen=True, slots=True)
class Convention:
    """A convention of a language's punctuation: what is `wrong`, what stands there when it is `right`, and the message.

    `right` is None where only a person can tell.
    """

    rule: Rule
    wrong: re.Pattern[str]
    right: Callable[[re.Match[str]], str] | None
    message: str

    def breaches(self, line: str) -> Iterator[re.Match[str]]:
        """Where a line does not keep to the convention."""
        return (match for match in self.wrong.finditer(line) if self.right is None or self.right(match) != match[0])


def _unopened(mark: str, opening: str) -> re.Pattern[str]:
    """What finds a sentence that ends with a mark and does not begin with the other.

    A sentence begins a line, or stands behind another, a quotation mark or a bold label with its colon. A mark between
    quotation marks or brackets stands for itself: «?» is what is not known. A "!" that ends a title is its own.
    """
    title = r"(?![*\]»])" if mark == "!" else ""
    within = rf"{opening}.!?…\n"
    return re.compile(rf"(?:(?:^|[.!?…]\s+|:\*\*\s*)[^{within}]*[\w»”*)\]]|«[^{within}«»]*[\w”*)\]])\{mark}{title}")


CONVENTIONS: dict[str, tuple[Convention, ...]] = {
    "fr": (
        Convention(
            rules.FRENCH_SPACES,
            re.compile(r"(?<=[^\s\u00a0\u202f:;!?/])[ ]?(?=[;!?»](?:\W|$))|(?<=[\w»”)*])[ ]?(?=:(?:\s|$|\*))"),
            lambda _: NBSP,
            "a no-break space belongs before ; : ! ? and »",
        ),
        Convention(
            rules.FRENCH_SPACES,
            re.compile(r"(?<=«)[ ]?(?=[^\s\u00a0\u202f])"),
            lambda _: NBSP,
            "a no-break space belongs after «",
        ),
        Convention(
            rules.FRENCH_QUOTES,
            re.compile(r'(?<!\w)"(?=\S)([^"\n]+)(?<=\S)"(?!\w)'),  # curved ones may stand within « and »
            lambda match: f"«{NBSP}{match[1]}{NBSP}»",
            "French quotation marks are « and »",
        ),
    ),
    "es": (
        Convention(
            rules.SPANISH_MARKS,
            _unopened("?", "¿"),
            None,
            "a question begins with ¿",
        ),
        Convention(
            rules.SPANISH_MARKS,
            _unopened("!", "¡"),
            None,
            "an exclamation begins with ¡",
        ),
    ),
    "ar": (
        Convention(
            rules.ARABIC_MARKS,
            re.compile(rf"(?<=[{_ARABIC}»)*])([,;?])"),
            lambda match: {",": "،", ";": "؛", "?": "؟"}[match[1]],
            "the Arabic marks are ، ؛ ؟",
        ),
    ),
}


def conventions_of(locale: str) -> tuple[Convention, ...]:
    """The conventions of a locale's language; none where we know of none."""
    return CONVENTIONS.get(locales.language(locale), ())


def first_broken(text: str, locale: str) -> Convention | None:
    """The first convention of a locale's language that a text does not keep to."""
    return next((convention for convention in conventions_of(locale) for _ in convention.breaches(text)), None)


def check_punctuation(source: Document, translation: Document) -> Iterator[Finding]:
    """Lines of a translation that do not keep to its language's conventions, save those that are the source's."""
    breaches = tuple(breaches_of(translation.text, conventions_of(translation.locale)))
    untranslated = lines_of(source.text) if breaches else frozenset()
    told = set()
    for index, convention, match in breaches:
        if index not in told and match.string.strip() not in untranslated:
            told.add(index)
            yield Finding(translation.path, index + 1, convention.message, convention.rule)


Breach = tuple[int, Convention, re.Match[str]]
"""Where a text does not keep to a convention: the index of the line, the convention, and the place in the line."""


def breaches_of(text: str, conventions: tuple[Convention, ...]) -> Iterator[Breach]:
    """Where the lines of a page that people read do not keep to conventions.

    Not where a machine reads any of what would be changed, or the character behind it.
    """
    hidden: list[str] = []
    for index, line in people_lines(text) if conventions else ():
        for convention in conventions:
            for match in convention.breaches(line):
                hidden = hidden or masked(text)
                start = match.start() if convention.right else match.end() - 1
                if MACHINE not in hidden[index][start : match.end() + 1]:
                    yield index, convention, match


def lines_of(text: str) -> frozenset[str]:
    """The lines of a text that people read."""
    return frozenset(line.strip() for _, line in people_lines(text))


def check_leftovers(source: Document, translation: Document) -> Iterator[Finding]:
    """Whole sentences, titles and keys that stand in the translation as they stand in the source."""
    untranslated = {text for text in source.texts if is_sentence(text)}
    untranslated |= {title for title in _titles(source) if count_words(title) >= LEAST_SHORT}
    found = [text for text in dict.fromkeys((*_titles(translation), *translation.texts)) if text in untranslated]
    lines = searchable(translation.text) if found else []
    places = sorted((line_of(lines, text), text) for text in found)
    for line, text in places if len(places) <= MANY else places[:1]:
        more = f", and {len(places) - 1} more down to line {places[-1][0]}" if len(places) > MANY else ""
        message = f"this is still {locales.name(source.locale)}: “{' '.join(text.split()[:8])} …”{more}"
        yield Finding(translation.path, line, message, rules.ENGLISH_LEFT)


def is_sentence(text: str) -> bool:
    """Whether a text would hardly be the same in two languages.

    It has some words, and not each begins with a capital, as in a row of names: those are the same in many languages.
    Scripts without capitals, such as Arabic, do not tell names.
    """
    beginnings = (word[0] for word in text.split())
    return count_words(text) >= LEAST_WORDS and any(char.isalpha() and not char.isupper() for char in beginnings)


def _titles(document: Document) -> Iterator[str]:
    """The short texts of a page: its title and those of its parts, and what stands behind its keys."""
    yield document.title
    yield from (value for key, value in document.meta.items() if key != "source")
    for session in document.sessions:
        yield session.title
        yield from (slide.title for slide in session.slides)
        yield from (question.title for question in session.questions)
