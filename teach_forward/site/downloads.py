"""The built decks, as their manifest lists them, the spreadsheets, and which of them a page offers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from babel.numbers import format_decimal

DeckKind = Literal["guide", "exercise"]
DECK_KINDS: tuple[DeckKind, ...] = ("guide", "exercise")
MANIFEST = "manifest.json"
_SHEET = re.compile(r"teach-forward-(?P<slug>.+)-worksheet\.(?P<locale>[\w-]+)\.xlsx")


class DeckError(Exception):
    """The folder of decks is not as its manifest says."""


@dataclass(frozen=True, slots=True)
class DeckFile:
    """A built deck. `numbers` gives the number that each slide shows, by the slide's id; `size` is in bytes."""

    name: str
    locale: str
    slug: str
    kind: DeckKind
    slides: int
    size: int
    numbers: Mapping[str, int]


def read_decks(folder: Path) -> tuple[DeckFile, ...]:
    """The decks of a folder, in order of their names; none where no deck was built.

    Raises DeckError where a listed file is not there, or the manifest is no manifest.
    """
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return ()
    try:
        return _decks(folder, json.loads(manifest.read_text("utf-8")))
    except (OSError, ValueError, LookupError) as error:
        raise DeckError(f"{manifest} does not fit the decks beside it ({error}); build them anew") from None


def _decks(folder: Path, entries: Mapping[str, Any]) -> tuple[DeckFile, ...]:
    return tuple(
        DeckFile(
            name=name,
            locale=entry["locale"],
            slug=entry["workshop"],
            kind=entry["kind"],
            slides=entry["slides"],
            size=(folder / name).stat().st_size,
            numbers=entry["numbers"],
        )
        for name, entry in sorted(entries.items())
    )


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A built spreadsheet of a workshop; `size` is in bytes."""

    name: str
    locale: str
    slug: str
    size: int


def read_sheets(folder: Path, slugs: Sequence[str]) -> tuple[SheetFile, ...]:
    """The spreadsheets of a folder, in order of their names; none where none was built."""
    found = []
    for path in sorted(folder.glob("*.xlsx")):
        match = _SHEET.fullmatch(path.name)
        slug = next((slug for slug in slugs if match and slug.partition("-")[2] == match["slug"]), "")
        if match and slug:
            found.append(SheetFile(path.name, match["locale"], slug, path.stat().st_size))
    return tuple(found)


def find_sheet(sheets: tuple[SheetFile, ...], slug: str, locale: str, source: str) -> SheetFile | None:
    """The locale's spreadsheet, else the English one, else none."""
    there = {sheet.locale: sheet for sheet in sheets if sheet.slug == slug}
    return there.get(locale) or there.get(source)


def find_deck(decks: tuple[DeckFile, ...], slug: str, kind: DeckKind, locale: str, source: str) -> DeckFile | None:
    """The locale's deck, else the English one, else none."""
    for wanted in (locale, source):
        for deck in decks:
            if (deck.slug, deck.kind, deck.locale) == (slug, kind, wanted):
                return deck
    return None


def readable_size(size: int, words: Mapping[str, str], locale: str) -> str:
    """Bytes in words: `84 kB`, `1,2 Mo`. A kilobyte is 1,000 bytes."""
    if size < 1_000_000:
        return words["size_kb"].format(size=format_decimal(max(1, round(size / 1000)), locale=locale.replace("-", "_")))
    return words["size_mb"].format(size=format_decimal(round(size / 1_000_000, 1), locale=locale.replace("-", "_")))
