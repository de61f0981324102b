"""What of a Markdown file is prose: the text below the keys, the lines outside of code, the words that people read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MACHINE = re.compile(
    r"""
    ^/{3,}[ ]*\w+[ ]*\|?             # a block's first line, up to its title
    | ^[ ]{0,4}\w+[ ]*:[ ]*[\w-]+$   # options, even misplaced ones
    | `[^`]*`                        # code
    | \]\([^)]*\)                    # the address of a link
    | !(?=\[)                        # the mark of a picture
    | \{[^}]*\}                      # ids and minutes
    | <[^>]*>                        # addresses, comments
    | ^[ ]*\|?[ :|-]+\|?$            # the line under a table's head
    | \b(?:https?://|www\.)\S+
    """,
    re.VERBOSE,
)
"""The stretches of a line that a machine reads."""

_KEYS = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(r"(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys above a text, as lines, and the text below them. `lines` is how many lines they take with their marks.

    `keys` is None where there are none.
    """

    keys: str | None
    below: str
    lines: int


def front_matter(text: str) -> FrontMatter:
    """The front matter of a file's text."""
    if match := _KEYS.match(text):
        return FrontMatter(match[1], text[match.end() :], match[0].count("\n"))
    return FrontMatter(None, text, 0)


def same_below(text: str, other: str) -> bool:
    """Whether two files hold the same text below their keys."""
    return front_matter(text).below.strip() == front_matter(other).below.strip()


def prose_lines(lines: Sequence[str], start: int = 0) -> Iterator[tuple[int, str]]:
    """Index and text of the lines from `start` that Markdown reads: those outside fenced code and comments."""
    fence = ""
    comment = False
    for index in range(start, len(lines)):
        line = lines[index]
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1] == fence and not line.strip().strip(fence[0]):
                fence = ""
        elif comment or line.lstrip().startswith("<!--"):
            comment = "-->" not in line
            if behind := line.partition("-->")[2].strip():
                yield index, behind
        elif mark:
            fence = mark[1]
        else:
            yield index, line


def people_lines(text: str) -> Iterator[tuple[int, str]]:
    """Index and text of the lines of a file that people read: prose below the front matter."""
    return prose_lines(text.split("\n"), front_matter(text).lines)
