"""A file to make of pages, and what its pages are written with."""

from __future__ import annotations

import functools
import hashlib
import posixpath
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from teach_forward.library.addresses import uri_of
from teach_forward.library.library import Library
from teach_forward.library.names import PAGE, page_url
from teach_forward.model import Document
from teach_forward.sheets.writer import Around
from teach_forward.text import hrefs


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file to make: its name and language, and how it is made. `parts` are what it depends on."""

    name: str
    locale: str
    make: Callable[[], bytes]
    parts: tuple[str, ...]


def parts_of(pages: Sequence[Document], library: Library) -> Iterator[str]:
    """What pages depend on: their texts, what was set into them, and their pictures."""
    for page in pages:
        yield from (page.text, page.html)
        for link in page.links:
            if link.image and (file := library.beside(page, link.href)):
                yield hashlib.blake2b(file.read_bytes()).hexdigest()


def around(library: Library, document: Document, find: Callable[[str], Path | None]) -> Around:
    """What a page of a library is written with; `find` leads to its pictures."""
    return Around(library.messages(document.locale), find, functools.partial(_lead, library, document))


def _lead(library: Library, document: Document, href: str) -> str:
    """The address that a link of a document has outside of the site; empty where the site has no address yet."""
    if hrefs.is_remote(href):
        return href
    path, _, fragment = href.partition("#")
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(uri_of(document)), path)) if path else uri_of(document)
    if not library.project.address or not uri.endswith(PAGE):
        return ""
    url = quote(page_url(document.locale, uri, library.source))
    return f"{library.project.address}{url}{'#' + fragment if fragment else ''}"
