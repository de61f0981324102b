"""Results that are kept between runs, by what they were made from.

A kept result is a file that may be lost, damaged or replaced at any time: it is then as if it had never been kept.
Files are written beside their place and moved into it, so that two runs can share a folder. They are read by an
unpickler that knows the given classes alone, so that a file from elsewhere can run nothing.

One result is `Store.result` of what makes it. Of many, `Found` says which are missing; these are made in whatever way
is quickest, and `Found.joined` gives all in order and keeps the new ones.
"""

from __future__ import annotations

import contextlib
import copyreg
import enum
import hashlib
import io
import os
import pickle
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, Generic, TypeVar

from teach_forward.util import files

Given = TypeVar("Given")
Result = TypeVar("Result")

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
    """A folder of kept results."""

    def __init__(self, folder: Path, classes: Collection[type] = (), *, most: int = _MOST, room: int = _ROOM) -> None:
        """`classes` are those of which results may consist, beside Python's own plain values.

        `most` is how many files the folder may hold, and `room` how many bytes, before a half of it goes.
        """
        self.folder, self.used = folder, set[str]()
        self.most, self.room = most, room
        self.classes = {(class_.__module__, class_.__qualname__): class_ for class_ in classes}
        self._reduced = {class_: _by_value for class_ in classes if issubclass(class_, enum.Enum)}

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
        content = self._packed(value)
        beside = self.folder / f".{name}.{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(hashlib.blake2b(content, digest_size=_CHECK).digest() + content)
            files.move(beside, self.folder / name)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)

    def _packed(self, value: object) -> bytes:
        stream = io.BytesIO()
        pickler = pickle.Pickler(stream, protocol=5)
        pickler.dispatch_table = {**copyreg.dispatch_table, **self._reduced}
        pickler.dump(value)
        return stream.getvalue()

    def result(self, name: str, make: Callable[[], Result], *, tidies: bool = True) -> Result:
        """The result of a name: the kept one, or what is made now, which is kept. It is never None.

        A process that does not know what others use `tidies` nothing.
        """
        found: Result | None = self.get(name)
        if found is None:
            found = make()
            self.put(name, found)
            if tidies:
                self.tidy()
        return found

    def tidy(self) -> None:
        """Take away what a killed run has left half written, and where there is very much the half not used longest.

        What was put or got here stays.
        """
        with contextlib.suppress(OSError):
            found = sorted(_files(self.folder), key=lambda file: file[0].st_mtime_ns)
            count, size = len(found), sum(about.st_size for about, _ in found)
            half = 2 if count > self.most or size > self.room else 1
            most, room = self.most // half, self.room // half
            for about, path in found:
                half_written = path.name.startswith(".") and about.st_mtime < time.time() - _KILLED
                too_much = count > most or size > room
                if half_written or (too_much and path.name not in self.used):
                    count, size = count - 1, size - about.st_size
                    with contextlib.suppress(OSError):
                        path.unlink()


def _files(folder: Path) -> Iterator[tuple[os.stat_result, Path]]:
    """What lies in a folder, but for what another run takes away meanwhile."""
    with os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(FileNotFoundError):
                yield entry.stat(), Path(entry.path)


class Found(Generic[Given, Result]):
    """The results of many things, each given with the name of its result, as far as they are kept."""

    def __init__(self, store: Store, named: Iterable[tuple[str, Given]]) -> None:
        self.store = store
        looked_up = [(name, thing, store.get(name)) for name, thing in named]
        self.missing = [thing for _, thing, result in looked_up if result is None]
        self._results: list[tuple[str, Result | None]] = [(name, result) for name, _, result in looked_up]

    def joined(self, made: Iterator[Result], keeps: Callable[[Result], bool] = lambda _: True) -> Iterator[Result]:
        """The result of each thing in order: `made` gives those that are `missing`, of which some are to be kept."""
        for name, known in self._results:
            result = next(made) if known is None else known
            if known is None and keeps(result):
                self.store.put(name, result)
            yield result
        if self.missing:
            self.store.tidy()


def _by_value(member: enum.Enum) -> tuple[type[enum.Enum], tuple[Any]]:
    """How a member is kept: before Python 3.11.4 by `getattr`, which is no kept class."""
    return type(member), (member.value,)


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
