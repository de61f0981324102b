"""What of a Markdown file is prose: the lines outside of code and keys, and the words in them that people read."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from teach_forward.text.front_matter import KEYS, front_matter

MACHINE = "\0"
"""What stands in `masked` lines for each character that a machine reads."""

_MACHINE = re.compile(
    r"""
    <!--(?:.*?-->|.*)                             # comments; one without an end goes on to the end of the file
    | (?P<ticks>`+)(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=ticks)(?!`)  # code, within its paragraph
    | `[^\n]*                                     # what follows a tick that nothing closes
    | ^[ \t]*/{3,}[ \t]*[\w-]+[ \t]*\|?           # a block's first line, up to its title
    | ^[ ]{0,4}\w+[ ]*:[ ]*[\w-]+$                # options, even misplaced ones
    | ^[ \t]*(?:(?:[-*+>]|\#+|\d+[.)])[ \t]+)+    # the marks of lists, quotations and headings
    | ^[ ]{0,3}\[[^\]\n]+\]:[^\n]*                # where a link leads that is named elsewhere
    | ^[ ]*\|?[ :|-]+\|?$                         # the line under a table's head
    | [ \t]*\|[ \t]*                              # the borders of a table's cells
    | \]\((?:[^()\n]|\([^()\n]*\))*\)             # the address of a link, with its title
    | \]\([^\n]*                                  # one that has no end
    | !(?=\[)                                     # the mark of a picture
    | \{[^}\n]*\}                                 # ids and minutes
    | :material-[a-z0-9-]+:  # icons
    | </?[A-Za-z!?][^>]{0,999}>                      # addresses, elements
    | &(?:\#[xX]?[0-9A-Fa-f]+|\w+);               # characters by number or name
    | \\[^\w\s]                                   # characters that are no marks here
    | \b(?:https?://|www\.)\S+
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_BEFORE_ADDRESS = re.compile(r"""(?:(?:\(|\]:)[ \t]*<?|<|=["']?)$""")
_ANGLE = re.compile("<$")
_BETWEEN = 80  # characters that are looked at before an address
_BEHIND_ADDRESS = re.compile(r"""[)>"'\s]|$""")
_WRITTEN_OTHERWISE = re.compile(r"[&\\\t]")
_ESCAPE = re.compile(r"\\([^\w\s]|_)")
_TYPED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "*": None})
FENCED = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?(?:^\1[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
"""A block of code between its marks; one without an end goes on to that of the text."""

_FENCE = re.compile(r"(`{3,}|~{3,})")
_OPEN = re.compile(r"([ \t]*)/{3,}[ \t]*[\w-]")
_HEADING = re.compile(r"#+[ \t]")
_RULE = re.compile(r"-{3,}[ \t]*$")
_LIKE_A_KEY = re.compile(r"[\w-]+[ \t]*:(?:\s|$)")
_KEY = re.compile(rf"[ \t]*(?:{'|'.join((*KEYS, 'id', 'layout'))})[ \t\u00a0]*:")


def searchable(text: str) -> list[str]:
    """The lines of a text in which `line_of` looks: with straight quotation marks, and without marks of emphasis."""
    return text.translate(_TYPED).split("\n")


def line_of(lines: Sequence[str], words: str, start: int = 1) -> int:
    """The first of some `searchable` lines, from `start`, that holds words or begins with them; else `start`.

    The words come from the finished page, so they may go on over several lines, or hold marks inside.
    """
    words = words.translate(_TYPED)
    parts = words.split()
    looked_for = [wanted for wanted in (words, " ".join(parts[:5]), " ".join(parts[:3]), words[:12]) if wanted]
    for wanted, read in itertools.product(looked_for, _READINGS):
        for number, line in enumerate(lines[start - 1 :], start):
            if wanted in read(line):
                return number
    return start


def line_of_address(lines: Sequence[str], address: str, start: int = 1) -> int:
    """The first of some `searchable` lines, from `start`, on which a link has an address; else as `line_of`."""
    typed = address.translate(_TYPED)
    for read in _READINGS:
        for number, line in enumerate(lines[start - 1 :], start):
            if _links(read(line), typed):
                return number
    return line_of(lines, f"({address}", start)


def _links(line: str, address: str) -> bool:
    """Whether a line has an address where that of a link stands, or that of a letter between angle brackets."""
    short = address.removeprefix("mailto:")
    return _stands(line, address, _BEFORE_ADDRESS) or (short != address and _stands(line, short, _ANGLE))


def _stands(line: str, address: str, before: re.Pattern[str]) -> bool:
    at = line.find(address)
    while at >= 0:
        if before.search(line, max(0, at - _BETWEEN), at) and _BEHIND_ADDRESS.match(line, at + len(address)):
            return True
        at = line.find(address, at + 1)
    return False


def _as_read(line: str) -> str:
    """A line as a parser reads it: with characters in place of their names and numbers, spaces and no escapes."""
    if not _WRITTEN_OTHERWISE.search(line):
        return line
    return html.unescape(_ESCAPE.sub(r"\1", line.expandtabs(4))).translate(_TYPED)


_READINGS: tuple[Callable[[str], str], ...] = (str, _as_read)


def line_of_id(text: str, id_: str) -> int:
    """The line of a text on which a heading or block has an id; 1 where none has it."""
    found = re.search(rf"(?:\{{\#|\bid:[ ]*[\"']?){re.escape(id_)}(?![\w-])", text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


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
    """Index and text of the lines of a file that people read, beginning with its title.

    Not among them are options of blocks, and whatever may be meant as front matter: lines above the title, lines with
    a key of ours, and lines like keys that stand beside a line of ---.
    """
    lines = text.split("\n")
    prose = list(prose_lines(lines, front_matter(text).lines))
    title = False
    options = None  # how lines begin that are options of the block above them
    for index, line in prose[_end_of_head(prose) :]:
        title = title or bool(_HEADING.match(line))
        if options is not None and line.startswith(options) and line.strip():
            continue
        opened = _OPEN.match(line)
        options = f"{opened[1]}    " if opened else None
        if title and not _KEY.match(line) and not _beside_rule(lines, index):
            yield index, lines[index]


def _end_of_head(prose: Sequence[tuple[int, str]]) -> int:
    """How many lines of prose go down to the last line of --- that stands beside one of our keys."""
    for place in range(len(prose) - 1, -1, -1):
        beside = prose[max(place - 1, 0) : place + 2]
        if _RULE.match(prose[place][1]) and any(_KEY.match(line) for _, line in beside):
            return place + 1
    return 0


def _beside_rule(lines: Sequence[str], index: int) -> bool:
    """Whether a line is one of some that look like keys, right above or below a line of ---."""
    if not _LIKE_A_KEY.match(lines[index]):
        return False
    above = next((line for line in reversed(lines[:index]) if not _LIKE_A_KEY.match(line)), "")
    below = next((line for line in lines[index:] if not _LIKE_A_KEY.match(line)), "")
    return bool(_RULE.match(above) or _RULE.match(below))


def masked(text: str) -> list[str]:
    """The lines of a text, with a null character in place of each character that a machine reads."""
    return _MACHINE.sub(lambda match: hidden(match[0], MACHINE), text).split("\n")


def hidden(text: str, sign: str) -> str:
    """A text with a sign in place of each character, in the same lines."""
    return "\n".join([sign * len(line) for line in text.split("\n")])
