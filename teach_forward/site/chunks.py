"""Smaller pieces of the search index.

Pagefind cuts a language's index into pieces of about 32 kB (packed) and has no option for less; a search for two words
may fetch two. Over a slow connection these are most of what a first answer costs, so they are cut again here.

A piece lists words in order, each with where it stands; the language's `pf_meta` file tells from which word to which
each piece goes. Both are a mark and CBOR, packed with gzip.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path

from cbor2 import CBORDecodeError, dumps, loads

Value = int | str | bool | None | list["Value"]

MARK = b"pagefind_dcd"
SIZE = 10_000  # bytes of a piece before packing, which makes it half as large
ALIKE = 3  # words that begin with as many same letters stay together, so that a word's beginning finds them all
_PIECES = 2  # the place of the list of pieces in pf_meta, after the version and the pages


class NotUnderstood(Exception):
    """The files are not as Pagefind 1.5 writes them."""


def split(folder: Path) -> None:
    """Cut the pieces of every language in Pagefind's folder. Raises NotUnderstood where the format is another."""
    for path in sorted(folder.glob("pagefind.*.pf_meta")):
        meta = _read(path)
        pieces = _list(_list(meta)[_PIECES])
        cut: list[Value] = []
        for piece in pieces:
            cut += _cut(folder / "index", str(_list(piece)[2]))
        _list(meta)[_PIECES] = cut
        _put(path, dumps(meta))


def _cut(folder: Path, name: str) -> Iterator[Value]:
    """Replace a piece by smaller ones; the entry of each for pf_meta."""
    old = folder / f"{name}.pf_index"
    words, *rest = _list(_read(old))
    old.unlink()
    for group in _groups(_list(words)):
        content = _joined([_joined([encoded for _, encoded in group]), *map(dumps, rest)])
        stamp = hashlib.sha256(content).hexdigest()[:7]
        new = f"{name.partition('_')[0]}_{stamp}"
        _put(folder / f"{new}.pf_index", content)
        yield [group[0][0], group[-1][0], new]


def _groups(words: list[Value]) -> Iterator[list[tuple[str, bytes]]]:
    """Neighbouring words with their entries (CBOR), up to the size of a piece; those that begin alike stay together."""
    group: list[tuple[str, bytes]] = []
    size, beginning = 0, ""
    for entry in words:
        word, encoded = str(_list(entry)[0]), dumps(entry)
        here = word[:ALIKE]
        if size > SIZE and here != beginning:
            yield group
            group, size = [], 0
        group.append((word, encoded))
        size += len(encoded)
        beginning = here
    if group:
        yield group


def _joined(items: list[bytes]) -> bytes:
    """A list as CBOR, of items that are CBOR already: encoding them is most of the work here, and is done once."""
    zeros = dumps([0] * len(items))  # each is one byte, after what says how many there are
    return zeros[: len(zeros) - len(items)] + b"".join(items)


def _list(value: Value) -> list[Value]:
    if not isinstance(value, list):
        raise NotUnderstood("no list where there should be one")
    return value


def _read(path: Path) -> Value:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(MARK):
        raise NotUnderstood(f"{path.name} does not begin with {MARK.decode()}")
    try:
        value: Value = loads(data.removeprefix(MARK))
    except CBORDecodeError as error:
        raise NotUnderstood(f"{path.name}: {error}") from None
    return value


def _put(path: Path, content: bytes) -> None:
    path.write_bytes(gzip.compress(MARK + content, mtime=0))
