"""The list of the decks in a folder."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from teach_forward.deck.slides import DeckKind
from teach_forward.util import files

MANIFEST = "manifest.json"
_IN_FOLDER = re.compile(r"[^/\\:]+\.pptx")


@dataclass(frozen=True, slots=True)
class BuiltDeck:
    """A deck file: what it shows, and `numbers`, which slide id shows which number.

    `fills` says how full each slide is (1 for the last line that fits), `smallest` the size of its smallest text in
    points, `hash` is that of everything that went into it, `digest` that of the file: a run that was killed may have
    left another one in its place. `fresh` is False where the file was there already.
    """

    name: str
    locale: str
    workshop: str
    kind: DeckKind
    slides: int
    bytes: int
    smallest: float
    hash: str
    numbers: Mapping[str, int]
    fills: Mapping[str, float]
    digest: str = ""
    fresh: bool = True


def digest(data: bytes) -> str:
    """What a deck's file is known by."""
    return hashlib.sha256(data).hexdigest()


def entries(out: Path) -> dict[str, dict[str, Any]]:
    """The list of the decks in a folder, by file name; empty where none was built."""
    try:
        found = json.loads((out / MANIFEST).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def read(out: Path) -> dict[str, BuiltDeck]:
    """The decks of the list; an entry of another version is left out, so that its deck is built again.

    So is one whose name leads out of the folder: whoever wrote it, no file there is taken away or published.
    """
    found = {}
    for name, entry in entries(out).items():
        if not _IN_FOLDER.fullmatch(name):
            continue
        try:
            found[name] = BuiltDeck(name=name, fresh=False, **entry)
        except TypeError:
            continue
    return found


def write(out: Path, built: tuple[BuiltDeck, ...], known: Mapping[str, BuiltDeck]) -> None:
    """Write the list of the decks that were known and those that were built."""
    listed = {deck.name: deck for deck in (*known.values(), *built)}
    values = {
        name: {key: value for key, value in asdict(listed[name]).items() if key not in ("name", "fresh")}
        for name in sorted(listed)
    }
    files.put(out / MANIFEST, (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode())


def clear(out: Path, known: Mapping[str, BuiltDeck], built: tuple[BuiltDeck, ...]) -> None:
    """Delete the decks of workshops that are gone."""
    gone = set(known) - {deck.name for deck in built}
    for name in gone:
        (out / name).unlink(missing_ok=True)
    if gone:
        write(out, built, {})
