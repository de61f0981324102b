"""What a page declares in comments, so that a check does not ask again.

    <!-- adapted: 64 -> 46, since the law differs in France -->
    <!-- language: es -->
    <!-- minutes: the group decides when to go on -->

The key is in English, as are all names that a machine reads; what stands behind it is in the translator's words.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from teach_forward.text.passages import sections

ADAPTED = "adapted"
LANGUAGE = "language"
STRUCTURE = "structure"
MINUTES = "minutes"

_COMMENT = re.compile(
    rf"(?<!`)<!--[ \n]*({ADAPTED}|{LANGUAGE}|{STRUCTURE}|{MINUTES})[ ]*:((?:(?!<!--).)*?)-->", re.DOTALL | re.IGNORECASE
)
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Declaration:
    """A comment of the form `key: text`. `first` and `last` are its lines, from 1."""

    key: str
    text: str
    first: int
    last: int


def declarations(text: str) -> Iterator[Declaration]:
    """The declarations of a Markdown text, in order; none from examples, that is, from code."""
    found = list(_COMMENT.finditer(text)) if "<!--" in text else []
    ends = [match.start() for match in re.finditer("\n", text)] if found else []
    fences = [match.start() for match in _FENCE.finditer(text)] if found else []
    for match in found:
        if bisect(fences, match.start()) % 2 == 0:
            first = bisect(ends, match.start()) + 1
            yield Declaration(match[1].lower(), match[2].strip(), first, first + match[0].count("\n"))


def adapted(text: str, key: str = ADAPTED) -> Mapping[str, str]:
    """What is declared to be adapted in each section, by its id; under that of the top what holds for the whole page.

    A comment belongs to the section in which it stands, or right above whose heading.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    lines = text.split("\n")
    headings = [section.line for section in sections(text)[1:]]
    for declaration in declarations(text):
        if declaration.key == key:
            place = bisect(headings, _next_line(lines, declaration.last))
            found[sections(text)[place].id].append(declaration.text)
    return {id_: "\n".join(texts) for id_, texts in found.items()}


def _next_line(lines: list[str], line: int) -> int:
    """The first line below that is not empty."""
    return next((number for number in range(line + 1, len(lines) + 1) if lines[number - 1].strip()), line)
