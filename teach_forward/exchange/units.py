"""What travels: texts with all that their translator needs, and texts that came back. The same for every format."""

from __future__ import annotations

import codecs
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from teach_forward.exchange.marks import Pieces
from teach_forward.exchange.memory import State
from teach_forward.exchange.segments import Kind
from teach_forward.findings import Fault

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""What a file in UTF-16 begins with."""

MOST_BYTES = 30_000_000
"""What a file may hold at most, unpacked: a guide of six workshops takes a third of it in any format."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A text to translate.

    `key` names it for ever: its page, the id nearest above it, and what it is there. Units of one `group` stay
    together: those of a slide. `source` is the text of today, at `path` and `line`; `target` what there is of a
    translation, empty where there is none; `before` the fingerprint of the translation as the page has it now, and
    `old` the text that `target` translates, where that is another one and known. `may_lack` are placeholders that a
    translation can do without.
    """

    key: str
    uri: str
    group: str
    kind: Kind
    source: Pieces
    path: str
    line: int
    target: Pieces = ()
    state: State = "new"
    before: str = ""
    old: Pieces = ()
    notes: tuple[str, ...] = ()
    on_slide: bool = False
    may_lack: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Batch:
    """The units of a language in order, and what a file says of itself.

    `source_tag` and `target_tag` are BCP 47 tags with a region; `date` is that of the guide, so that the same texts
    give the same bytes.
    """

    name: str
    source: str
    locale: str
    source_tag: str
    target_tag: str
    right_to_left: bool
    date: datetime.date
    units: tuple[Unit, ...]

    def pages(self) -> Iterator[tuple[str, tuple[Unit, ...]]]:
        """The units of each page, in order."""
        for uri, units in groupby(self.units, key=lambda unit: unit.uri):
            yield uri, tuple(units)


@dataclass(frozen=True, slots=True)
class Returned:
    """A text that came back: where it stood in its file, and what it says.

    `source` and `target` may hold numbered marks (see `numbers`). `confirmed` says whether the translator holds the
    text for finished: None where that shows only by whether it was edited. `before` is the fingerprint of the
    translation that the page had; None where the file has lost it. `source_print` is that of the source, empty where
    the file has the source itself.
    """

    key: str
    line: int
    source: Pieces
    target: Pieces
    confirmed: bool | None
    before: str | None
    source_print: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that came back. `language` is the tag that it has, empty where it has none.

    `faults` are those of texts that are not among the others: they cannot be read as they stand there.
    """

    path: str
    language: str
    texts: tuple[Returned, ...]
    faults: tuple[Fault, ...] = ()


class Unreadable(Exception):
    """A file that cannot be read; says why, and knows the line where it does."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line
