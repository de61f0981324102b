"""The files beside the pages: decks, as their list says, and spreadsheets; which of them a page offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from babel.numbers import format_decimal

from teach_forward.deck import manifest
from teach_forward.deck.manifest import BuiltDeck
from teach_forward.deck.slides import DeckKind
from teach_forward.library.names import sheet_name
from teach_forward.messages import Messages
from teach_forward.util.locales import underscored

DECK_KINDS: tuple[DeckKind, ...] = get_args(DeckKind)


class DeckError(Exception):
    """The folder of decks is not as its list says."""


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A built spreadsheet: its workshop's slug, and its size in bytes."""

    name: str
    locale: str
    workshop: str
    bytes: int


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


def read_sheets(folder: Path, prefix: str, workshops: Sequence[str], locales: Sequence[str]) -> tuple[SheetFile, ...]:
    """The spreadsheets of a folder, in order of their names; none where none was built."""
    found = {sheet_name(prefix, slug, locale): (locale, slug) for slug in workshops for locale in locales}
    files = (folder / name for name in sorted(found))
    return tuple(SheetFile(file.name, *found[file.name], file.stat().st_size) for file in files if file.is_file())


def find_sheet(sheets: Sequence[SheetFile], workshop: str, locale: str, source: str) -> SheetFile | None:
    """The locale's spreadsheet, else that of the source, else none."""
    there = {sheet.locale: sheet for sheet in sheets if sheet.workshop == workshop}
    return there.get(locale) or there.get(source)


def find_deck(decks: Sequence[BuiltDeck], workshop: str, kind: str, locale: str, source: str) -> BuiltDeck | None:
    """The locale's deck, else that of the source, else none."""
    there = {deck.locale: deck for deck in decks if (deck.workshop, deck.kind) == (workshop, kind)}
    return there.get(locale) or there.get(source)


def readable_size(size: int, messages: Messages) -> str:
    """Bytes in words: `84 kB`, `1,2 Mo`. A kilobyte is 1,000 bytes."""
    key, value = ("size_kb", max(1, round(size / 1000))) if size < 1_000_000 else ("size_mb", round(size / 1e6, 1))
    return messages[key].format(size=format_decimal(value, locale=underscored(messages.locale)))
