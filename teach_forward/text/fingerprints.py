"""The sections of a page with their fingerprints, and the marks by which a translation names them.

A fingerprint is six hexadecimal digits, made from the text of a section as it is written. A translation names those of
its source in two places. In the front matter stand those of all sections of the text that `source:` names:

    sections: top:3fa2c1 opening:9b12e0

Right under a heading stands that of a section which was translated, or mended, since:

    ## Ouverture {#opening}

    <!-- source: 9b12e0 -->

So two people who mend two sections of one page change different lines, far from each other.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from teach_forward.model import Document
from teach_forward.text import passages
from teach_forward.text.passages import TOP

_FINGERPRINT = re.compile(r"[0-9a-f]{6}")
_MARK = re.compile(r"[ \t]*<!--[ \t]*source[ \t]*:[ \t]*(.*?)[ \t]*-->[ \t]*")


def sections(document: Document) -> dict[str, str]:
    """The text of each section of a document as it is written, by id; what stands above the first is the top."""
    lines = document.text.split("\n")
    starts = [(TOP, 1), *((session.id, session.line) for session in document.sessions)]
    edges = pairwise([*starts, ("", len(lines) + 1)])
    return {id_: "\n".join(lines[start - 1 : end - 1]) for (id_, start), (_, end) in edges}


def fingerprints(document: Document) -> dict[str, str]:
    """The fingerprints of a document's sections by id, in the order of the page."""
    return {id_: _fingerprint(text) for id_, text in sections(document).items()}


def joined(named: Mapping[str, str]) -> str:
    """Fingerprints as the front matter holds them."""
    return " ".join(f"{id_}:{mark}" for id_, mark in named.items())


def parted(line: str) -> dict[str, str]:
    """Fingerprints as the front matter holds them, by the ids of their sections."""
    return dict(pair.split(":", 1) for pair in line.split() if ":" in pair)


def is_fingerprint(text: str) -> bool:
    """Whether a text has the form of a fingerprint."""
    return _FINGERPRINT.fullmatch(text) is not None


def marks(text: str) -> dict[str, tuple[int, str]]:
    """The marks under the headings of a translation, by section: the line of each, from 1, and what it says."""
    lines = text.split("\n")
    found = {}
    for id_, heading in _headings(text):
        line = _line_below(lines, heading)
        if line and (match := _MARK.fullmatch(lines[line - 1])):
            found[id_] = (line, match[1])
    return found


def marked(text: str, named: Mapping[str, str]) -> str:
    """The text of a translation with these fingerprints under the headings of their sections."""
    lines, there = text.split("\n"), marks(text)
    for id_, heading in reversed(tuple(_headings(text))):
        if id_ in named:
            mark = f"<!-- source: {named[id_]} -->"
            if id_ in there:
                lines[there[id_][0] - 1] = mark
            else:
                lines[heading:heading] = ["", mark]
    return "\n".join(lines)


def unmarked(text: str) -> str:
    """The text of a translation without the marks under its headings."""
    lines = text.split("\n")
    for line, _ in sorted(marks(text).values(), reverse=True):
        above = line - 2
        del lines[line - 1 if lines[above].strip() else above : line]
    return "\n".join(lines)


def _headings(text: str) -> Iterator[tuple[str, int]]:
    """The sections with the line of their heading, from 1; for a top without a title, the last line of the keys."""
    for section in passages.sections(text):
        yield section.id, section.line if section.title else section.line - 1


def _line_below(lines: list[str], line: int) -> int:
    """The number of the first line below that is not empty; 0 where there is none."""
    return next((number for number in range(line + 1, len(lines) + 1) if lines[number - 1].strip()), 0)


def _fingerprint(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:6]
