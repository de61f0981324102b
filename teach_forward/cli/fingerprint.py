"""Whether anything has changed since the last build: told from the bytes alone, before anything is read."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

DECKS_RECORD = "inputs.json"
"""The record of a build of all decks, in their folder."""

SITE_RECORD = Path("build/site.json")
"""The record of a build of the whole site, beside it: nothing of it is published."""

_SOURCES = ("docs", "workshops", "slides_src")
_HISTORY = ("HEAD", "logs/HEAD", "packed-refs")  # of git: the site says when texts were changed
_PACKAGE = Path(__file__).parents[1]

_is_file = os.path.isfile  # which minds no folder that may not be looked into


def fingerprint(root: Path) -> str:
    """A hash of the sources, of their history, of the program, and of the libraries that are installed."""
    found = hashlib.sha256(sys.version.encode())
    for path in _files(root):
        data = _content(path)
        found.update(os.fsencode(f"{path}\0{len(data)}\0"))
        found.update(data)
    for folder in (Path(entry) for entry in sys.path if entry.endswith("-packages")):
        found.update("\0".join(sorted(path.name for path in folder.glob("*.dist-info"))).encode())
    return found.hexdigest()


def unchanged(record: Path, folder: Path, mark: str) -> int | None:
    """The number of files in a folder that a build with this mark left there; None where something is to be built."""
    try:
        known = json.loads(record.read_text("utf-8"))
        whole = (known["mark"], known["folder"]) == (mark, _name(folder)) and all(
            (folder / name).stat().st_size == size for name, size in known["files"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return len(known["files"]) if whole else None


def note(record: Path, folder: Path, mark: str, files: dict[str, int]) -> None:
    """Note down that a whole build with this mark left these files (sizes in bytes, by name) in a folder."""
    from teach_forward.util.files import put  # noqa: PLC0415  (not needed where nothing has changed)

    noted = {"mark": mark, "folder": _name(folder), "files": files}
    record.parent.mkdir(parents=True, exist_ok=True)
    put(record, (json.dumps(noted, indent=1) + "\n").encode())


def forget(record: Path) -> None:
    """Take a record away before what it speaks of is made anew: a run that is killed halfway notes nothing."""
    record.unlink(missing_ok=True)


def sizes(folder: Path) -> dict[str, int]:
    """The size of each file below a folder, in bytes, by its path there."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}


def _name(folder: Path) -> str:
    """What a folder is called from anywhere."""
    return str(folder.resolve())


def _files(root: Path) -> Iterator[Path]:
    for folder in _SOURCES:
        yield from sorted(path for path in (root / folder).rglob("*") if _is_file(path))
    modules = (path for path in _PACKAGE.rglob("*") if "__pycache__" not in path.parts)  # where files come and go
    yield from sorted(path for path in modules if path.is_file())
    history = (folder / name for folder in _of_git(root) for name in _HISTORY)
    yield from (path for path in (root / "mkdocs.yml", *history) if _is_file(path))


def _of_git(root: Path) -> Iterator[Path]:
    """The folders of git's own files, where there are any: a work tree of its own shares most of them with others."""
    places = (folder / ".git" for folder in (root, *root.parents))
    place = next((place for place in places if _is_file(place) or _is_file(place / "HEAD")), root / ".git")
    named = _content(place).removeprefix(b"gitdir:").strip() if _is_file(place) else b""
    git = place.parent / os.fsdecode(named) if named else place
    yield git
    if _is_file(git / "commondir"):
        yield git / os.fsdecode(_content(git / "commondir").strip())


def _content(path: Path) -> bytes:
    """The bytes of a file; the error of one that cannot be read, which is told by whoever needs it."""
    try:
        return path.read_bytes()
    except OSError as error:
        return str(error.errno).encode()
