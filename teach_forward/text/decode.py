"""Bytes of a file -> its text. Apart from the reader of pages, which takes the whole of Markdown to import."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teach_forward import rules
from teach_forward.findings import Fault

# What no text may hold: all controls but tabs and ends of lines, and what is no character.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def decode(data: bytes) -> str:
    """The text of a file: UTF-8 with or without byte order marks, lines ended in any way."""
    return data.decode("utf-8").lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def not_utf8(data: bytes, error: UnicodeDecodeError) -> Fault:
    """The fault of a file that `decode` cannot read, with the line where it ends to be UTF-8."""
    return Fault(data.count(b"\n", 0, error.start) + 1, "the file is not UTF-8", rules.NOT_UTF8)


def control_characters(text: str) -> Iterator[Fault]:
    """The first control character of each line that has any."""
    for number, line in enumerate(text.split("\n"), 1):
        if match := CONTROL.search(line):
            message = f"a control character (U+{ord(match[0]):04X}) stands in the text"
            yield Fault(number, message, rules.CONTROL_CHARACTER)
