"""The spreadsheets of a library's worksheet pages: those whose pages are as before are taken from what was kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from teach_forward.library.addresses import uri_of
from teach_forward.library.library import Library
from teach_forward.library.names import sheet_name
from teach_forward.model import Document
from teach_forward.util import code, kept

PAGE = "worksheet.md"
KEPT = Path("build/kept/sheets")
"""Where spreadsheets are kept, within a project."""

_ROOMS = ("messages.py", "sheets", "text", "util")
_LIBRARIES = ("lxml", "Markdown", "openpyxl")


def worksheets(library: Library) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of the spreadsheet of each worksheet page, in each language that has the page."""
    store = kept.Store(library.root / KEPT)
    for locale in library.locales:
        messages = library.messages(locale)
        for uri, document in sorted(library.documents[locale].items()):
            if uri.startswith("workshops/") and uri.endswith(f"/{PAGE}"):
                parts = (document.text, repr(sorted(messages.items())), str(library.project.date))
                name = kept.key(code.fingerprint(_ROOMS, _LIBRARIES), *parts)
                data = store.get(name)
                if data is None:
                    from teach_forward.sheets.worksheet import read_sheet, workbook  # noqa: PLC0415  (heavy: openpyxl)

                    data = workbook(read_sheet(document), messages, library.project.date)
                    store.put(name, data)
                yield file_name(library, document), data
    store.tidy()


def file_name(library: Library, document: Document) -> str:
    """The name of a spreadsheet, such as `teach-forward-data-rights-worksheet.fr.xlsx`."""
    return sheet_name(library.project.prefix, uri_of(document).split("/")[1], document.locale)
