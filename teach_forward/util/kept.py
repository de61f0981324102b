"""Results that are kept between runs, by what they were made from.

A kept result is a file that may be lost, damaged or replaced at any time: it is then as if it had never been kept.
Files are written beside their place and moved into it, so that two runs can share a folder. They are read by an
unpickler that knows the given classes alone, so that a file from elsewhere can run nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

_CHECK = 16  # bytes of the checksum at the head of each file
_MOST = 4_000  # files of a folder, above which a half goes: that which was not used longest
_ROOM = 256 << 20  # bytes of a folder, above which the same is done until a half is left
_KILLED = 3600.0  # seconds after which nobody writes any more what is half written


def key(*parts: str | bytes) -> str:
    """A name for what is made from these parts, which may be file names that are not UTF-8."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(b"%d\0" % len(data) + data)
    return found.hexdigest()


class Store:
    """A folder of kept results. `classes` are those of which results may consist, beside Python's own plain values."""

    def __init__(self, folder: Path, classes: Collection[type] = ()) -> None:
        self.folder, self.used = folder, set[str]()
        self.classes = {(class_.__module__, class_.__qualname__): class_ for class_ in classes}

    def get(self, name: str) -> Any:
        """The result of a name; None where there is none that is whole."""
        file = self.folder / name
        try:
            data = file.read_bytes()
        except OSError:
            return None
        self.used.add(name)
        with contextlib.suppress(OSError):
            os.utime(file)  # what is used stays longer
        check, content = data[:_CHECK], data[_CHECK:]
        if hashlib.blake2b(content, digest_size=_CHECK).digest() != check:
            return None
        try:
            return _Unpickler(content, self.classes).load()
        except Exception:  # whatever is wrong with it: it will be made anew
            return None

    def put(self, name: str, value: object) -> None:
        """Keep a result; where it cannot be written, nothing happens."""
        self.used.add(name)
        content = pickle.dumps(value, protocol=5)
        beside = self.folder / f".{name}.{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(hashlib.blake2b(content, digest_size=_CHECK).digest() + content)
            beside.replace(self.folder / name)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)

    def tidy(self, most: int = _MOST, room: int = _ROOM) -> None:
        """Take away what a killed run has left half written, and where there is very much the half not used longest.

        What was put or got here stays.
        """
        with contextlib.suppress(OSError):
            files = [(entry.stat(), Path(entry.path)) for entry in os.scandir(self.folder)]
            files.sort(key=lambda file: file[0].st_mtime_ns)
            count, size = len(files), sum(about.st_size for about, _ in files)
            if count > most or size > room:
                most, room = most // 2, room // 2
            for about, path in files:
                half_written = path.name.startswith(".") and about.st_mtime < time.time() - _KILLED
                too_much = count > most or size > room
                if half_written or (too_much and path.name not in self.used):
                    count, size = count - 1, size - about.st_size
                    with contextlib.suppress(OSError):
                        path.unlink()


class _Unpickler(pickle.Unpickler):
    """Reads plain values, and instances of known classes."""

    def __init__(self, content: bytes, classes: dict[tuple[str, str], type]) -> None:
        super().__init__(io.BytesIO(content))
        self.classes = classes

    def find_class(self, module: str, name: str) -> Any:
        """The class of a name. Raises UnpicklingError for any that is not known."""
        try:
            return self.classes[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is not a kept class") from None
