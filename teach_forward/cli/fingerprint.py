"""Whether anything has changed since the last build: told from the bytes alone, before anything is read."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

RECORD = "inputs.json"

_SOURCES = ("docs", "workshops", "slides_src")
_PACKAGE = Path(__file__).parents[1]


def fingerprint(root: Path) -> str:
    """A hash of the sources, of the program, and of the versions that it is pinned to."""
    found = hashlib.sha256(sys.version.encode())
    for path in _files(root):
        found.update(os.fsencode(f"{path}\0{path.stat().st_size}\0"))
        found.update(path.read_bytes())
    return found.hexdigest()


def unchanged(out: Path, mark: str) -> int | None:
    """The number of decks in a folder that a build with this mark left there; None where something is to be built."""
    try:
        record = json.loads((out / RECORD).read_text("utf-8"))
        whole = record["mark"] == mark and all(
            (out / name).stat().st_size == size for name, size in record["decks"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return len(record["decks"]) if whole else None


def record(out: Path, mark: str, decks: dict[str, int]) -> None:
    """Note down that a whole build with this mark left these decks (sizes in bytes, by file name) in a folder."""
    (out / RECORD).write_text(json.dumps({"mark": mark, "decks": decks}, indent=1) + "\n", encoding="utf-8")


def _files(root: Path) -> Iterator[Path]:
    for folder in _SOURCES:
        yield from sorted(path for path in (root / folder).rglob("*") if path.is_file())
    yield from sorted(path for path in _PACKAGE.rglob("*") if path.suffix in (".py", ".ttf"))
    yield from (path for path in (root / "mkdocs.yml", _PACKAGE.parent / "requirements.txt") if path.is_file())
