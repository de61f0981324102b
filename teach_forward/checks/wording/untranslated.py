"""Sections of a translation that are, for the most part, still in the language of the source."""

from __future__ import annotations

from collections.abc import Iterator

from teach_forward.model import Document
from teach_forward.text.markup import covered
from teach_forward.text.passages import TOP, Section, sections
from teach_forward.util import locales
from teach_forward.util.counting import count_words
from teach_forward.util.languages import foreign_language

LEAST_WORDS = 8  # shorter texts may well be names, and say nothing of a section
HALF = 0.5


def untranslated(source: Document, translation: Document) -> frozenset[str]:
    """The ids of sections in which half of the paragraphs, or more, are the source's or in its language."""
    theirs = {text for texts in _by_section(source).values() for text in texts}
    return frozenset(
        id_
        for id_, texts in _by_section(translation).items()
        if texts and sum(text in theirs or _in_source(source, translation, text) for text in texts) >= HALF * len(texts)
    )


def _by_section(document: Document) -> dict[str, list[str]]:
    """The longer texts of each section under a heading of the second level, smaller ones and all."""
    own = {session.id for session in document.sessions}
    found: dict[str, list[str]] = {TOP: []}
    for section in sections(document.text):
        if section.id in own:
            found[section.id] = []
        found[next(reversed(found))] += _texts(section)
    return found


def _texts(section: Section) -> Iterator[str]:
    for text in section.texts():
        words = " ".join(covered(text.words).split())
        if count_words(words) >= LEAST_WORDS:
            yield words


def _in_source(source: Document, translation: Document, text: str) -> bool:
    language = locales.language(source.locale)
    return foreign_language(text, translation.locale, source.locale) == language
