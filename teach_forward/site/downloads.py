"""The files beside the pages: decks, as their list says, and those of pages to print; which of them a page offers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from babel.numbers import format_decimal

from teach_forward.deck import manifest
from teach_forward.deck.manifest import BuiltDeck
from teach_forward.deck.slides import DeckKind
from teach_forward.library.names import file_name
from teach_forward.messages import Messages
from teach_forward.sheets.pdfs import pages_of
from teach_forward.util.locales import underscored

DECK_KINDS: tuple[DeckKind, ...] = get_args(DeckKind)


class DeckError(Exception):
    """The folder of decks is not as its list says."""


_HEAD = 1 << 12  # bytes within which a PDF of ours says how many pages it has
ENDINGS = ("pdf", "xlsx", "docx", "zip")


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A file made of a page: a PDF, a spreadsheet or a document of Word.

    `uri` is the page's address; `pages` is the number of those of a PDF, 0 of other files.
    """

    name: str
    locale: str
    uri: str
    bytes: int
    pages: int = 0

    @property
    def ending(self) -> str:
        """What kind of file it is: one of ENDINGS."""
        return self.name.rpartition(".")[2]


Sheets = Mapping[tuple[str, str, str], SheetFile]
"""The files of pages by the address of the page, the locale and the ending."""


def read_decks(folder: Path) -> tuple[BuiltDeck, ...]:
    """The decks of a folder, in order of their names; none where no deck was built.

    Raises DeckError where the list cannot be read, or names a file that is not there.
    """
    decks = manifest.read(folder)
    unread = len(decks) < len(manifest.entries(folder)) or (not decks and any(folder.glob("*.pptx")))
    missing = [name for name in sorted(decks) if not (folder / name).is_file()]
    if unread or missing:
        what = f"names {', '.join(missing)}, which is not there" if missing else "does not list the decks beside it"
        raise DeckError(f"{folder / manifest.MANIFEST} {what}; build the decks anew")
    return tuple(decks[name] for name in sorted(decks))


def read_sheets(folder: Path, prefix: str, uris: Collection[str], locales: Sequence[str]) -> Sheets:
    """The files of pages in a folder, in order of their names; none where none was built."""
    found = {
        file_name(prefix, uri, locale, ending): (uri, locale, ending)
        for uri in uris
        for locale in locales
        for ending in ENDINGS
    }
    there = sorted(file for file in folder.glob("*") if file.name in found)
    sheets = {}
    for file in there:
        uri, locale, _ = key = found[file.name]
        sheets[key] = SheetFile(file.name, locale, uri, file.stat().st_size, _pages(file))
    return sheets


def _pages(file: Path) -> int:
    """The number of pages of a PDF."""
    if file.suffix != ".pdf":
        return 0
    with file.open("rb") as opened:
        return pages_of(opened.read(_HEAD))


def find_sheets(sheets: Sheets, uri: str, locale: str, source: str) -> Iterator[SheetFile]:
    """The files of a page, by ENDINGS, each in the locale, else in the source's language."""
    for ending in ENDINGS:
        if sheet := sheets.get((uri, locale, ending)) or sheets.get((uri, source, ending)):
            yield sheet


def find_deck(decks: Sequence[BuiltDeck], workshop: str, kind: str, locale: str, source: str) -> BuiltDeck | None:
    """The locale's deck, else that of the source, else none."""
    there = {deck.locale: deck for deck in decks if (deck.workshop, deck.kind) == (workshop, kind)}
    return there.get(locale) or there.get(source)


def readable_size(size: int, messages: Messages) -> str:
    """Bytes in words: `84 kB`, `1,2 Mo`. A kilobyte is 1,000 bytes."""
    key, value = ("size_kb", max(1, round(size / 1000))) if size < 1_000_000 else ("size_mb", round(size / 1e6, 1))
    return messages[key].format(size=format_decimal(value, locale=underscored(messages.locale)))
