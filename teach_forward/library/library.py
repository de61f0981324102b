"""Everything that was read from a project: documents, messages, sources and terms of each locale."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from teach_forward.library.addresses import PARTS, WORDS_FILE, leads_to, path_of, text_id, uri_of
from teach_forward.messages import Messages
from teach_forward.model import Clause, ClauseWords, Document, Form, SearchWords, Source, SourceWords, Terms, Workshop
from teach_forward.project import Project
from teach_forward.text import data
from teach_forward.util import files, locales


@dataclass(frozen=True, slots=True)
class Library:
    """All that was read: documents by locale and address, each locale's own messages, the sources and the clauses.

    `whole` is False where only the pages that decks are made of were read, of some workshops or all; `planned` are then
    the slugs of all.
    """

    root: Path
    project: Project
    locales: tuple[str, ...]
    documents: Mapping[str, Mapping[str, Document]]
    own_messages: Mapping[str, Mapping[str, str]]
    sources: tuple[Source, ...]
    terms: Terms
    source_words: Mapping[str, SourceWords]
    clauses: tuple[Clause, ...] = ()
    clause_words: Mapping[str, ClauseWords] = field(default_factory=dict)
    planned: tuple[str, ...] = ()
    whole: bool = True
    search_words: Mapping[str, SearchWords] = field(default_factory=dict)
    forms: tuple[Form, ...] = ()

    @property
    def source(self) -> str:
        """The locale that is written first, and that the others translate."""
        return self.project.source

    @property
    def source_name(self) -> str:
        """The English name of the source's language, for what the commands say."""
        return locales.name(self.source)

    def document(self, locale: str, uri: str) -> Document | None:
        """The document at an address in a locale's own words, else in the source's."""
        return self.documents[locale].get(uri) or self.documents[self.source].get(uri)

    def pages(self, locale: str) -> tuple[Document, ...]:
        """The pages around the workshops that the locale has in its own words."""
        return tuple(doc for uri, doc in sorted(self.documents[locale].items()) if not uri.startswith("workshops/"))

    def slugs(self) -> tuple[str, ...]:
        """Slugs of the workshops, in order of their numbers."""
        read = {uri.split("/")[1] for uri in self.documents[self.source] if uri.startswith("workshops/")}
        slugs = {*read, *self.planned}
        return tuple(sorted(slugs, key=lambda slug: (_number(slug), slug)))

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the workshops, in order."""
        return tuple(map(_number, self.slugs()))

    @property
    def total(self) -> int:
        """How many workshops there are, or are planned where the project says so; none has a number above it."""
        return max(self.project.total or len(self.slugs()), *self.numbers, 0)

    def workshops(self, locale: str) -> tuple[Workshop, ...]:
        """The workshops as a locale has them, in order; untranslated parts come from the source."""
        return tuple(workshop for slug in self.slugs() if (workshop := self._workshop(locale, slug)))

    def _workshop(self, locale: str, slug: str) -> Workshop | None:
        index, guide, exercise = (self.document(locale, f"workshops/{slug}/{part}.md") for part in PARTS)
        if index is None or guide is None or exercise is None:
            return None
        return Workshop(_number(slug), slug, locale, index, guide, exercise)

    def messages(self, locale: str) -> Messages:
        """The messages of a locale by key, those of the source where it has none of its own."""
        return Messages(locale, self.own_messages[locale], self.own_messages[self.source], self.source)

    def lines_of_messages(self, locale: str) -> Mapping[str, int]:
        """The line of each message in its file, from 1, by its key."""
        text = (self.root / path_of(locale, WORDS_FILE)).read_text("utf-8-sig", errors="replace")
        return {line.partition(":")[0]: number for number, line in enumerate(text.split("\n"), 1) if ":" in line}

    def lines(self, locale: str, name: str) -> tuple[str, ...]:
        """The lines of a list in a language's own folder, none without it, or of one that is longer than any is read.

        A line that begins with # is a remark.
        """
        path = self.root / path_of(locale, name)
        text = path.read_text("utf-8-sig", errors="replace") if path.is_file() else ""
        if data.too_long(text):
            return ()
        return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))

    def prints(self, locale: str, uri: str) -> bool:
        """Whether a page is made for paper; its source says so, and a page without one itself."""
        document = self.documents[self.source].get(uri) or self.documents[locale].get(uri)
        return document is not None and document.prints

    def direction(self, locale: str) -> str:
        """`ltr` or `rtl`, as the locale's script runs."""
        return locales.direction(locale)

    def file(self, locale: str, uri: str) -> Path | None:
        """The file at an address, a page or a picture; the source's where the locale has none of its own.

        None for an address that leads out of the language's folder.
        """
        if uri.startswith(("..", "/")):
            return None
        places = (path_of(candidate, uri) for candidate in (locale, self.source))
        return next((self.root / place for place in places if files.has(self.root, place)), None)

    def beside(self, document: Document, href: str) -> Path | None:
        """The file that an address in a document leads to; the source's where the locale has none of its own."""
        return self.file(document.locale, leads_to(uri_of(document), href))

    def place(self, name: str | Path) -> str:
        """Where a file lies that somebody names, relative to the project, whatever links somebody came by to either.

        The name itself of one on another drive.
        """
        path = self.root / (name or ".")
        with contextlib.suppress(ValueError):  # between drives of Windows there is no way
            path = Path(os.path.relpath(files.resolved(path), self.root.resolve()))
        return path.as_posix()

    def to_print(self, index: Document) -> tuple[str, ...]:
        """The addresses of the pages to print to which the first page of a workshop links, in its order."""
        linked = dict.fromkeys(leads_to(uri_of(index), link.href) for link in index.links)
        return tuple(uri for uri in linked if (page := self.documents[self.source].get(uri)) and page.prints)

    def source_id(self, document: Document) -> str | None:
        """The id of the source text that a translation translates, as git has it; None where there is none."""
        path = self.root / path_of(self.source, uri_of(document))
        return text_id(path.read_bytes()) if path.is_file() else None


def _number(slug: str) -> int:
    """The number of a workshop, with which its slug begins."""
    return int(slug.partition("-")[0])
