"""The list of what a browser keeps of a language when it is asked to: addresses, sizes in bytes, and hashes.

    {"edition": "1a2b…", "pages": [["fr/", 27310, "3c4d…"], …], "shown": […], "files": […],
     "missing": "fr/404.html", "elsewhere": []}

`files` are those to download, kept by a second choice. A hash tells what has changed since an earlier edition.
`missing`, one of those shown, answers for addresses beside it that there are not, but for those `elsewhere`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from teach_forward.site.offline.edition import PAGE, Edition

Entries = tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What there is to keep."""

    pages: Entries
    shown: Entries
    files: Entries
    missing: str = ""
    elsewhere: tuple[str, ...] = ()

    @property
    def edition(self) -> str:
        """A name for exactly these contents."""
        return _hash(repr((self.pages, self.shown, self.files)).encode())

    @property
    def size(self) -> int:
        """Bytes of the pages and of what they show."""
        return sum(size for _, size, _ in (*self.pages, *self.shown))

    @property
    def files_size(self) -> int:
        """Bytes of the files to download."""
        return sum(size for _, size, _ in self.files)

    def json(self) -> bytes:
        """The list as a file."""
        lists = {"pages": self.pages, "shown": self.shown, "files": self.files}
        beside = {"missing": self.missing, "elsewhere": self.elsewhere}
        return json.dumps({"edition": self.edition, **lists, **beside}, separators=(",", ":")).encode()


def listing(edition: Edition, site: Path) -> Listing:
    """The list of an edition; an archive of a workshop only says again what is in other files."""
    pages = ((path.removesuffix(PAGE), text.encode()) for path, text in edition.pages.items())
    shown = ((address, (site / address.partition("?")[0]).read_bytes()) for address in edition.shown)
    files = ((path, (site / path).read_bytes()) for path in edition.files if not path.endswith(".zip"))
    return Listing(_entries(pages), _entries(shown), _entries(files), edition.missing, edition.elsewhere)


def _entries(found: Iterable[tuple[str, bytes]]) -> Entries:
    return tuple((address, len(data), _hash(data)) for address, data in found)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
