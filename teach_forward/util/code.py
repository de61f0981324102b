"""What stands for a part of the program: its files, and the versions of the libraries it uses.

Results that were made by other code than today's are not used again.
"""

from __future__ import annotations

import functools
import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_INSTALLED = re.compile(r"(.+)-([^-]+)\.dist-info")


@functools.cache
def fingerprint(rooms: tuple[str, ...], libraries: tuple[str, ...], package: Path = _PACKAGE) -> str:
    """A hash of all files of some rooms (`deck`, `model.py`), and of the versions of libraries."""
    found = hashlib.blake2b(sys.version.encode(), digest_size=20)
    for room in rooms:
        for file in _modules(package / room):
            found.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes())
    versions = _versions()
    for library in libraries:
        found.update(f"{library} {versions.get(_plain(library), '')}\0".encode())
    return found.hexdigest()


def _modules(room: Path) -> Iterator[Path]:
    files = sorted(room.rglob("*")) if room.is_dir() else [room]
    yield from (file for file in files if file.is_file() and "__pycache__" not in file.parts)


@functools.cache
def _versions() -> dict[str, str]:
    """The version of each installed library, by its folder's name: importlib.metadata takes 40 ms to import."""
    found: dict[str, str] = {}
    for folder in (Path(entry) for entry in reversed(sys.path) if entry.endswith("-packages")):
        names = sorted(path.name for path in folder.glob("*.dist-info"))
        found |= {_plain(match[1]): match[2] for name in names if (match := _INSTALLED.fullmatch(name))}
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
