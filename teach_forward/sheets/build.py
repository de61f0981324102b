"""The files of a library's pages: those whose pages are as before are taken from what was kept."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from teach_forward.library.addresses import pixels_of
from teach_forward.library.library import Library
from teach_forward.library.names import HANDOUT, PAGE, file_name
from teach_forward.library.worksheet import is_worksheet, read_sheet
from teach_forward.model import Document
from teach_forward.sheets.left import LeftOut, left_out
from teach_forward.sheets.pdfs import pdfs
from teach_forward.sheets.sheet import NO_NUMBERS, Sheet, SlideNumbers, around, parts_of
from teach_forward.sheets.source import NoLetter, typesetting
from teach_forward.theme import Theme
from teach_forward.util import code, kept
from teach_forward.util.parallel import underway

KEPT = Path("build/kept/sheets")
"""Where files are kept, within a project."""

_ROOMS = (
    "findings.py",
    "library",
    "messages.py",
    "model.py",
    "plan.py",
    "project.py",
    "rules.py",
    "settings.py",
    "sheets",
    "text",
    "theme.py",
    "util",
)
_LIBRARIES = ("Babel", "lxml", "Markdown", "openpyxl", "Pillow", "python-docx", "typst", "PyMuPDF-Fonts")
_EXERCISE = "exercise.md"
_FEW = 1  # so few batches are made without processes of their own
_IN_WORD = (".png", ".jpg", ".jpeg")


class SheetError(Exception):
    """A file cannot be made."""


def sheets(
    library: Library,
    theme: Theme,
    locales: Collection[str],
    more: Iterable[Sheet] = (),
    *,
    slides: SlideNumbers = NO_NUMBERS,
    progress: Callable[[str], None] = lambda _: None,
    leave: Callable[[LeftOut], None] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file, in each of the languages that has its pages.

    A worksheet is a spreadsheet; any other page to print, and the handout of each exercise, a document of Word. Each
    workshop is two PDFs, and the guide one, where the libraries for that are installed.
    `more` are made and kept in the same way. `slides` are numbered where guides are printed. `progress` is told of each
    file that is made. `leave` is told which PDFs are left out, since no font here has a letter of them; without it,
    that is an error too. Raises SheetError.
    """
    store = kept.Store(library.root / KEPT)
    wanted = [*_all(library, theme, locales, slides), *more]
    words = {locale: repr(library.messages(locale).listed) for locale in {sheet.locale for sheet in wanted}}
    named = ((_key(library, words[sheet.locale], sheet), sheet) for sheet in wanted)
    known = kept.Found[Sheet, bytes | NoLetter](store, named)
    with (
        _typesetting(known.missing),
        underway(_made, _batches(known.missing), alone=_FEW, forked_only=True) as made,
    ):
        told = _told(itertools.chain.from_iterable(made), known.missing, progress)
        for sheet, data in zip(wanted, known.joined(told, lambda data: isinstance(data, bytes)), strict=True):
            if isinstance(data, bytes):
                yield sheet.name, data
            elif leave:
                leave(left_out(library, sheet, str(data)))
            else:
                raise SheetError(f"{sheet.name} cannot be made: no font here has {data}")


def _told(
    made: Iterator[bytes | NoLetter], waiting: Sequence[Sheet], progress: Callable[[str], None]
) -> Iterator[bytes | NoLetter]:
    for number, (sheet, data) in enumerate(zip(waiting, made, strict=True), 1):
        if isinstance(data, bytes):
            progress(f"file {number} of {len(waiting)}: {sheet.name}")
        yield data


def _batches(waiting: Iterable[Sheet]) -> list[list[Sheet]]:
    """Sheets in the order in which they stand; those of a batch together, each other one alone."""
    return [[*group] for _, group in itertools.groupby(waiting, lambda sheet: sheet.batch or sheet.name)]


def _typesetting(waiting: Collection[Sheet]) -> AbstractContextManager[object]:
    """What sets PDFs, where some wait."""
    return typesetting() if any(sheet.name.endswith(".pdf") for sheet in waiting) else nullcontext()


def _key(library: Library, words: str, sheet: Sheet) -> str:
    """The name under which a file is kept: it stands for all that the file is made from, `words` are its messages."""
    return kept.key(code.fingerprint(_ROOMS, _LIBRARIES), sheet.name, words, repr(library.project), *sheet.parts)


def _made(batch: Iterable[Sheet]) -> list[bytes | NoLetter]:
    return [_one(sheet) for sheet in batch]


def _one(sheet: Sheet) -> bytes | NoLetter:
    try:
        return sheet.make()
    except NoLetter as error:
        return error
    except ValueError as error:
        raise SheetError(f"{sheet.name} cannot be made: {error}") from None


def _all(library: Library, theme: Theme, locales: Collection[str], slides: SlideNumbers) -> Iterator[Sheet]:
    for locale in locales:  # the batches, so that what is short fills what they leave
        yield from pdfs(library, theme, locale, slides)
    for locale in locales:
        for uri, document in sorted(library.documents[locale].items()):
            name = functools.partial(file_name, library.project.prefix, locale=locale)
            if is_worksheet(uri):
                make = functools.partial(_workbook, library, document)
                yield Sheet(name(uri, ending="xlsx"), locale, make, (document.text,))
            elif library.prints(locale, uri):
                yield _paper(library, document, name(uri, ending="docx"), handout=False)
            elif uri.startswith("workshops/") and uri.endswith(f"/{_EXERCISE}"):
                handout = uri.removesuffix(_EXERCISE) + HANDOUT + PAGE
                yield _paper(library, document, name(handout, ending="docx"), handout=True)


def _workbook(library: Library, document: Document) -> bytes:
    from teach_forward.sheets.worksheet import workbook  # noqa: PLC0415  (heavy: openpyxl)

    return workbook(read_sheet(document), library.messages(document.locale), library.project)


def _paper(library: Library, document: Document, name: str, *, handout: bool) -> Sheet:
    def make() -> bytes:
        from teach_forward.sheets.papers import paper  # noqa: PLC0415  (heavy: python-docx)

        shown = around(library, document, functools.partial(_pixels, library, document))
        return paper(document, shown, library.project, handout=handout)

    return Sheet(name, document.locale, make, tuple(parts_of([document], library)))


def _pixels(library: Library, document: Document, href: str) -> Path | None:
    """The file with the pixels of a picture in a document; none where there is none that Word shows."""
    file = library.beside(document, href)
    pixels = pixels_of(file) if file else None
    return pixels if pixels and pixels.is_file() and pixels.suffix.lower() in _IN_WORD else None
