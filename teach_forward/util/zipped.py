"""Zip archives whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Mapping

NO_EDITS: Mapping[str, Callable[[bytes], bytes]] = {}
FIRST = "[Content_Types].xml"  # where a package has it, Google Slides wants it first


def reproducible(data: bytes, date: datetime.date, edits: Mapping[str, Callable[[bytes], bytes]] = NO_EDITS) -> bytes:
    """The archive again with one date on each entry, content types first, and the rest in order of name.

    `edits` change entries by name.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    return packed(entries | {name: edit(entries[name]) for name, edit in edits.items() if name in entries}, date)


def packed(entries: Mapping[str, bytes], date: datetime.date) -> bytes:
    """An archive of entries by their names, in that order and with that date."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(entries, key=lambda name: (name != FIRST, name)):
            entry = zipfile.ZipInfo(name, (date.year, date.month, date.day, 0, 0, 0))
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            archive.writestr(entry, entries[name], compresslevel=6)
    return stream.getvalue()
