"""The sections of a page with their fingerprints, and the marks by which a translation names them.

A fingerprint is six hexadecimal digits, made from the text of a section as it is written. Those of the text that the
line `source:` of a translation names are computed from that text. A section that was translated, or mended, since then
has a mark right under its heading, which names the fingerprint of its own text:

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
from teach_forward.text.prose import FENCED

_FINGERPRINT = re.compile(r"[0-9a-f]{6}")
_MARK = re.compile(r"[ \t]*<!--[ \t]*source[ \t]*:[ \t]*(\S*?)[ \t]*-->[ \t]*")
_LIKE_A_MARK = re.compile(
    r"^[ \t]*<!--[ \t]*source(?:[ \t]*:|[ \t]+(?=[0-9a-f]{4,8}[ \t]*-->))[ \t]*(.*?)[ \t]*-->",
    re.IGNORECASE | re.MULTILINE,
)
_LEVELS = (0, 2)  # of the headings that begin a section: the title of the page, and ##


def sections(document: Document) -> dict[str, str]:
    """The text of each section of a document as it is written, by id; what stands above the first is the top."""
    lines = document.text.split("\n")
    starts = [(TOP, 1), *((session.id, session.line) for session in document.sessions)]
    edges = pairwise([*starts, ("", len(lines) + 1)])
    return {id_: "\n".join(lines[start - 1 : end - 1]) for (id_, start), (_, end) in edges}


def fingerprints(document: Document) -> dict[str, str]:
    """The fingerprints of a document's sections by id, in the order of the page."""
    return {id_: _fingerprint(text) for id_, text in sections(document).items()}


def marks(text: str) -> dict[str, tuple[int, str]]:
    """The marks under the headings of a translation, by section: the line of each, from 1, and what it says."""
    if "<!--" not in text:  # as in most pages; they need not be taken apart
        return {}
    lines = text.split("\n")
    found = {}
    for id_, heading in _headings(text):
        line = _line_below(lines, heading)
        if line and (match := _MARK.fullmatch(lines[line - 1])):
            found[id_] = (line, match[1])
    return found


def like_marks(text: str) -> dict[int, str]:
    """Everything in a translation that is a mark, or was meant as one, by its line: what it says. None from code."""
    found = list(_LIKE_A_MARK.finditer(text))
    code = [range(*match.span()) for match in FENCED.finditer(text)] if found else []
    found = [match for match in found if not any(match.start() in within for within in code)]
    return {text.count("\n", 0, match.start()) + 1: match[1] for match in found}


def is_fingerprint(text: str) -> bool:
    """Whether a text has the form of a fingerprint."""
    return _FINGERPRINT.fullmatch(text) is not None


def marked(text: str, named: Mapping[str, str]) -> str:
    """The text of a translation with these fingerprints under the headings of their sections."""
    lines, there = text.split("\n"), marks(text)
    for id_, heading in reversed(tuple(_headings(text))):
        if id_ in named:
            if id_ in there:
                lines[there[id_][0] - 1] = mark(named[id_])
            else:
                below = [""] if "".join(lines[heading : heading + 1]).strip() else []
                lines[heading:heading] = ["", mark(named[id_]), *below]
    return "\n".join(lines)


def mark(fingerprint: str) -> str:
    """The mark that names a fingerprint."""
    return f"<!-- source: {fingerprint} -->"


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
        if section.level in _LEVELS:
            yield section.id, section.line if section.title else section.line - 1


def _line_below(lines: list[str], line: int) -> int:
    """The number of the first line below that is not empty; 0 where there is none."""
    return next((number for number in range(line + 1, len(lines) + 1) if lines[number - 1].strip()), 0)


def _fingerprint(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:6]
