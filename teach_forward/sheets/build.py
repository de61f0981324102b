"""The files of a library's pages to print: those whose pages are as before are taken from what was kept."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import posixpath
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from teach_forward.library.addresses import pixels_of, uri_of
from teach_forward.library.library import Library
from teach_forward.library.names import HANDOUT, PAGE, file_name, page_path
from teach_forward.model import Document, Workshop
from teach_forward.sheets.writer import Around
from teach_forward.text import hrefs, html
from teach_forward.theme import Theme
from teach_forward.util import code, kept

WORKSHEET = "worksheet.md"
KEPT = Path("build/kept/sheets")
"""Where files are kept, within a project."""

_ROOMS = ("library/names.py", "messages.py", "model.py", "sheets", "text", "theme.py", "util")
_LIBRARIES = ("lxml", "Markdown", "openpyxl", "python-docx", "typst", "PyMuPDF-Fonts")
_EXERCISE = "exercise.md"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A file to make: its name and language, and how it is made. `parts` are what it depends on."""

    name: str
    locale: str
    make: Callable[[], bytes]
    parts: tuple[str, ...]


class SheetError(Exception):
    """A file cannot be made."""


def sheets(library: Library, theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file, in each language that has its page.

    A worksheet is a spreadsheet; any other page to print, and the handout of each exercise, a document of Word. Each
    workshop is two PDFs, all of it and what participants get, where the libraries for that are installed. Raises
    SheetError.
    """
    store = kept.Store(library.root / KEPT)
    for sheet in _all(library, theme):
        messages = library.messages(sheet.locale)
        parts = (repr(sorted(messages.items())), repr(library.project), *sheet.parts)
        name = kept.key(code.fingerprint(_ROOMS, _LIBRARIES), sheet.name, *parts)
        data = store.get(name)
        if data is None:
            try:
                data = sheet.make()
            except ValueError as error:
                raise SheetError(f"{sheet.name} cannot be made: {error}") from None
            store.put(name, data)
        yield sheet.name, data
    store.tidy()


def _all(library: Library, theme: Theme) -> Iterator[_Sheet]:
    has_typst = importlib.util.find_spec("typst") and importlib.util.find_spec("pymupdf_fonts")
    for locale in library.locales:
        if has_typst:
            yield from _booklets(library, theme, locale)
        for uri, document in sorted(library.documents[locale].items()):
            prints = library.documents[library.source].get(uri, document).meta.get("print", "").lower() == "true"
            name = functools.partial(file_name, library.project.prefix, locale=locale)
            if uri.startswith("workshops/") and uri.endswith(f"/{WORKSHEET}"):
                make = functools.partial(_workbook, library, document)
                yield _Sheet(name(uri, ending="xlsx"), locale, make, (document.text,))
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
    shown = [find(picture.get("src", "")) for picture in html.parse(document.html).iter("img")]

    def make() -> bytes:
        from teach_forward.sheets.papers import paper  # noqa: PLC0415  (heavy: python-docx)

        return paper(document, _around(library, document, find), library.project.date, handout=handout)

    return _Sheet(name, document.locale, make, (document.text, *map(_bytes, shown)))


def _booklets(library: Library, theme: Theme, locale: str) -> Iterator[_Sheet]:
    """Both PDFs of each workshop that is in the language."""
    for workshop in library.workshops(locale):
        if any(document.locale != locale for document in workshop):
            continue
        folder = f"workshops/{workshop.slug}/"
        own = [page for uri, page in sorted(library.documents[locale].items()) if uri.startswith(folder)]
        further = [page for page in own if page.kind == "page"]
        sheets = [page for page in further if page.meta.get("print", "").lower() == "true"]
        shown = [_bytes(library.beside(page, link.href)) for page in own for link in page.links if link.image]
        parts = (repr(theme.palette(workshop.number)), str(library.total), *(page.text for page in own), *shown)
        for part, pages in (("index", further), (HANDOUT, sheets)):
            make = functools.partial(_booklet, library, theme, workshop, pages, whole=part != HANDOUT)
            yield _Sheet(file_name(library.project.prefix, f"{folder}{part}{PAGE}", locale, "pdf"), locale, make, parts)


def _booklet(library: Library, theme: Theme, workshop: Workshop, pages: Sequence[Document], *, whole: bool) -> bytes:
    from teach_forward.sheets import booklet  # noqa: PLC0415  (heavy: Typst)

    def around(document: Document) -> Around:
        return _around(library, document, functools.partial(library.beside, document))

    make = booklet.everything if whole else booklet.participants
    return make(workshop, pages, booklet.Setting(around, library.project, library.total, library.root, theme))


def _around(library: Library, document: Document, find: Callable[[str], Path | None]) -> Around:
    return Around(library.messages(document.locale), find, functools.partial(_lead, library, document))


def _bytes(picture: Path | None) -> str:
    """What stands for the content of a picture."""
    return hashlib.blake2b(picture.read_bytes()).hexdigest() if picture else ""


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
