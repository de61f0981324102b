"""The files of a library's pages to print: those whose pages are as before are taken from what was kept."""

from __future__ import annotations

import functools
import hashlib
import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from teach_forward.library.addresses import pixels_of, uri_of
from teach_forward.library.library import Library
from teach_forward.library.names import HANDOUT, PAGE, file_name, page_path
from teach_forward.model import Document
from teach_forward.text import hrefs, html
from teach_forward.util import code, kept

WORKSHEET = "worksheet.md"
KEPT = Path("build/kept/sheets")
"""Where files are kept, within a project."""

_ROOMS = ("library/names.py", "messages.py", "model.py", "sheets", "text", "util")
_LIBRARIES = ("lxml", "Markdown", "openpyxl", "python-docx")
_EXERCISE = "exercise.md"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A file to make of a page: its name, and how it is made. `parts` are what it depends on beside the page."""

    name: str
    document: Document
    make: Callable[[], bytes]
    parts: tuple[str, ...] = ()


def sheets(library: Library) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file, in each language that has its page.

    A worksheet is a spreadsheet; any other page to print, and the handout of each exercise, a document of Word.
    """
    store = kept.Store(library.root / KEPT)
    for sheet in _all(library):
        messages = library.messages(sheet.document.locale)
        parts = (
            sheet.document.text,
            sheet.document.html,
            repr(sorted(messages.items())),
            repr(library.project),
            *sheet.parts,
        )
        name = kept.key(code.fingerprint(_ROOMS, _LIBRARIES), sheet.name, *parts)
        data = store.get(name)
        if data is None:
            data = sheet.make()
            store.put(name, data)
        yield sheet.name, data
    store.tidy()


def _all(library: Library) -> Iterator[_Sheet]:
    for locale in library.locales:
        for uri, document in sorted(library.documents[locale].items()):
            prints = library.documents[library.source].get(uri, document).meta.get("print", "").lower() == "true"
            name = functools.partial(file_name, library.project.prefix, locale=locale)
            if uri.startswith("workshops/") and uri.endswith(f"/{WORKSHEET}"):
                yield _Sheet(name(uri, ending="xlsx"), document, functools.partial(_workbook, library, document))
            elif prints:
                yield _paper(library, document, name(uri, ending="docx"), handout=False)
            elif uri.startswith("workshops/") and uri.endswith(f"/{_EXERCISE}"):
                handout = uri.removesuffix(_EXERCISE) + HANDOUT + PAGE
                yield _paper(library, document, name(handout, ending="docx"), handout=True)


def _workbook(library: Library, document: Document) -> bytes:
    from teach_forward.sheets.worksheet import read_sheet, workbook  # noqa: PLC0415  (heavy: openpyxl)

    return workbook(read_sheet(document), library.messages(document.locale), library.project.date)


def _paper(library: Library, document: Document, name: str, *, handout: bool) -> _Sheet:
    find = functools.partial(_pixels, library, document)
    shown = (find(picture.get("src", "")) for picture in html.parse(document.html).iter("img"))
    pictures = tuple(hashlib.blake2b(file.read_bytes()).hexdigest() for file in shown if file)

    def make() -> bytes:
        from teach_forward.sheets.papers import paper  # noqa: PLC0415  (heavy: python-docx)

        lead = functools.partial(_lead, library, document)
        return paper(document, library.messages(document.locale), library.project.date, find, lead, handout=handout)

    return _Sheet(name, document, make, pictures)


def _pixels(library: Library, document: Document, href: str) -> Path | None:
    """The file with the pixels of a picture in a document; none where there is none that Word shows."""
    file = library.beside(document, href)
    pixels = pixels_of(file) if file else None
    return pixels if pixels and pixels.is_file() and pixels.suffix.lower() in (".png", ".jpg", ".jpeg") else None


def _lead(library: Library, document: Document, href: str) -> str:
    """The address that a link of a document has outside of the site; empty where the site has no address yet."""
    if hrefs.is_remote(href):
        return href
    path, _, fragment = href.partition("#")
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(uri_of(document)), path)) if path else uri_of(document)
    if not library.project.address or not uri.endswith(PAGE):
        return ""
    folder = "" if document.locale == library.source else f"{document.locale}/"
    return f"{library.project.address}{folder}{quote(page_path(uri))}{'#' + fragment if fragment else ''}"
