"""Texts as a PO file, the format of gettext. Marks are left as they are in Markdown, and looked at when it comes back.

The key of a text is its `msgctxt`; the fingerprint of the translation that went out is the last line of its comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import polib

from teach_forward import rules
from teach_forward.exchange.judge import remark
from teach_forward.exchange.marks import Pieces, parse, parse_message, written
from teach_forward.exchange.units import UTF16, Batch, Delivery, Returned, Unit, Unreadable
from teach_forward.findings import Fault
from teach_forward.library.addresses import WORDS_FILE

_HELP = (
    "Marks stay as they are around the words that they belong to: **bold**, *italic*, `code`, {placeholders},\n"
    "and [the words of a link](its-address.md), of which only the words are translated."
)
# What a file may hold at most; a guide of six workshops has a third of each. polib takes time for each entry and each
# line, and for the square of the lines of an entry.
MOST_ENTRIES = 20_000
MOST_LINES = 200_000
LONGEST_ENTRY = 50_000

_STRING = re.compile(rb'(?:msg[^\s"]*\s*)?".*(?<!\\)(?:\\\\)*"')  # a line of a text that ends with a quotation mark
_NOT_UTF8 = "the file is not UTF-8"
_BEFORE = re.compile(r"\[([0-9a-f]{8}|new)\]\Z")


def write(batch: Batch) -> bytes:
    """The file, the same bytes for the same batch."""
    file = polib.POFile(wrapwidth=100)
    file.header = _HELP
    day = f"{batch.date:%Y-%m-%d} 00:00+0000"
    file.metadata = {
        "Project-Id-Version": batch.name,
        "POT-Creation-Date": day,
        "PO-Revision-Date": day,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": batch.locale.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    file.extend(map(_entry, batch.units))
    return f"{file}\n".encode()


def _entry(unit: Unit) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=unit.key,
        msgid=written(unit.source),
        msgstr=written(unit.target),
        previous_msgid=written(unit.old) or None,
        comment="\n".join((*unit.notes, f"[{unit.before or 'new'}]")),
        occurrences=[(unit.path, str(unit.line))],
        flags=["fuzzy"] if unit.state == "changed" else [],
    )


def read(path: Path) -> Delivery:
    """The texts of a file. Raises Unreadable."""
    data = path.read_bytes()
    if data.startswith(UTF16):
        raise Unreadable(_NOT_UTF8)
    _refuse_many(data)
    _refuse_torn(data)
    try:
        file = polib.pofile(str(path))
    except UnicodeDecodeError:
        raise Unreadable(_NOT_UTF8) from None
    except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
        line = re.search(r"\(line (\d+)\)", str(error))
        message = "this line cannot be read: the file is not PO, or is damaged"
        raise Unreadable(message, int(line[1]) if line else 1) from None
    entries = [entry for entry in file if not entry.obsolete]
    texts = tuple(_returned(entry) for entry in entries if not entry.msgid_plural)
    return Delivery(str(path), file.metadata.get("Language", ""), texts, tuple(_faults(entries)))


def _refuse_many(data: bytes) -> None:
    """Raise Unreadable for more than is read, before anything parses it."""
    entries = data.split(b"msgid")  # an entry has the word once, or twice with its earlier source
    if len(entries) > 2 * MOST_ENTRIES:
        raise Unreadable(f"the file has more than {MOST_ENTRIES:,} texts")
    if max(map(len, entries)) > LONGEST_ENTRY:
        raise Unreadable(f"a text of the file has more than {LONGEST_ENTRY:,} bytes")
    if max(data.count(b"\n"), data.count(b"\r")) > MOST_LINES:
        raise Unreadable(f"the file has more than {MOST_LINES:,} lines")


def _refuse_torn(data: bytes) -> None:
    """Raise Unreadable for a line of a text that does not end, as where a file was cut off: polib reads half of it."""
    for number, line in enumerate(data.splitlines(), 1):
        text = line.strip()
        if text.startswith((b"msg", b'"')) and not _STRING.fullmatch(text):
            raise Unreadable("this line has no quotation mark at its end: the file is damaged, or was cut off", number)


def _faults(entries: Iterable[polib.POEntry]) -> Iterator[Fault]:
    """Texts with a form for each number: none goes out so, since forms of messages are texts of their own.

    And what a translator has written beside a text: comments of our own are those that begin with `#.`.
    """
    message = "this text has forms for numbers (msgid_plural), and texts of a guide have one form: write one msgstr"
    for entry in entries:
        if any(entry.msgstr_plural.values()):
            yield Fault(entry.linenum or 1, message, rules.BAD_EXCHANGE_FILE)
        if entry.tcomment.strip():
            yield remark(entry.linenum or 1, entry.tcomment)


def _returned(entry: polib.POEntry) -> Returned:
    key = entry.msgctxt or ""
    before = _BEFORE.search(entry.comment.strip())
    return Returned(
        key=key,
        line=entry.linenum or 1,
        source=_pieces(key, entry.msgid),
        target=_pieces(key, entry.msgstr),
        confirmed=not entry.fuzzy,
        before=None if before is None else "" if before[1] == "new" else before[1],
    )


def _pieces(key: str, text: str) -> Pieces:
    return parse_message(text) if key.startswith(f"{WORDS_FILE}#") else parse(text)
