"""A file to make of pages, and what its pages are written with."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from teach_forward.library.addresses import REFERENCES, leads_to, uri_of
from teach_forward.library.library import Library
from teach_forward.library.names import PAGE, full_url
from teach_forward.model import Document
from teach_forward.sheets.writer import Around, place
from teach_forward.text import hrefs

SlideNumbers = Mapping[str, Mapping[str, int]]
"""The numbers that slides have in their decks, by the path of their page and by their ids."""

NO_NUMBERS: SlideNumbers = {}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file to make: its name and language, and how it is made. `parts` are what it depends on.

    Those that stand one behind the other and belong to the same `batch` are made one after another by one process,
    since that remembers what they share.
    """

    name: str
    locale: str
    make: Callable[[], bytes]
    parts: tuple[str, ...]
    batch: str = ""


def parts_of(pages: Sequence[Document], library: Library) -> Iterator[str]:
    """What pages depend on: where they are, their texts, what was set into them, and their pictures."""
    for page in pages:
        yield from (page.path, page.text, page.html)
        for link in page.links:
            if link.image and (file := library.beside(page, link.href)):
                yield hashlib.blake2b(file.read_bytes()).hexdigest()


def around(library: Library, document: Document, find: Callable[[str], Path | None]) -> Around:
    """What a page of a library is written with where it stands alone; `find` leads to its pictures."""
    return Around(library.messages(document.locale), find, functools.partial(_lead, library, document))


def around_in(library: Library, addresses: Mapping[str, str], document: Document) -> Around:
    """What a page is written with in a booklet, where its links may lead to places in that.

    `addresses` are those of sources, each with its place.
    """
    find = functools.partial(library.beside, document)
    return Around(library.messages(document.locale), find, lambda href: addresses.get(href) or _target(document, href))


def places_of_sources(library: Library) -> dict[str, str]:
    """The place of each source by its address, which stands in the list of sources. Others that it has do not."""
    return {source.url: place(REFERENCES, source.id) for source in library.sources if source.url}


def _lead(library: Library, document: Document, href: str) -> str:
    target = _target(document, href)
    return outside(library, document.locale, target) if target.startswith("#") else target


def _target(document: Document, href: str) -> str:
    """Where a link of a document leads: an address elsewhere, a place in the guide, or empty."""
    if hrefs.is_remote(href):
        return href
    uri = leads_to(uri_of(document), href)
    return place(uri, href.partition("#")[2]) if uri.endswith(PAGE) else ""


def outside(library: Library, locale: str, target: str) -> str:
    """That of a source, or the address of a place in the guide on the site; empty where there is none yet."""
    _, uri, id_ = target.split("#", 2)
    source = next((source for source in library.sources if source.id == id_), None) if uri == REFERENCES else None
    if source and source.url:
        return source.url
    site = library.project.address
    return full_url(site, locale, uri, library.source, id_) if site else ""
