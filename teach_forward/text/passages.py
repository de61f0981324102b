"""A Markdown text as its lines have it: sections with their paragraphs, lists and tables, each with its line.

A light reading beside the parser's, whose tree has no line numbers: enough to say where a translation differs from its
source. It follows Python-Markdown where that differs from others: four spaces nest, and a list needs an empty line
above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from teach_forward.text.front_matter import front_matter
from teach_forward.text.prose import prose_lines

TOP = "top"
"""The section above the first heading that has an id."""
QUOTE = "quote"
"""What a quotation is called among the blocks."""

_HEADING = re.compile(r"(#{1,6})(.*)")
_UNDERLINE = re.compile("(=+|-+) *")  # of a heading that is written as a line with another one below
_ID = re.compile(r"\{[^}]*#([\w-]+)[^}]*\}$")
_OPEN = re.compile(r"/{3,}[ \t]*(\w+)(?:[ \t]*\|[ \t]*(.*))?")
_CLOSE = re.compile(r"/{3,}[ \t]*$")
_OPTION = re.compile(r"(?: {4}|\t)\s*(\w+)[ \t]*:[ \t]*(.*)")
_QUOTED = re.compile(r" {0,3}>[> ]*")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|(\d{1,9})\.)[ \t]+(.*)")  # as many digits as CommonMark has
_UNDER_HEAD = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_PIPES = re.compile(r"\\\\|\\`+|(`+)(?:(?!\1).)*?\1(?!`)|\\\||(\|)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a section something stands: in which kind of block, and in or below which slide, question or scenario.

    `block` is the name of the innermost block, empty outside of blocks; a quotation, after >, counts as one. `part` is
    an id, empty above the first block of the section that has one.
    """

    block: str = ""
    part: str = ""


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its lines joined by line ends, and where it stands."""

    line: int
    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Item:
    """A list item with its text, how deep it is nested (from 0), and its number, None after a bullet."""

    line: int
    text: str
    level: int
    number: int | None


@dataclass(frozen=True, slots=True)
class Points:
    """A list: its items in order, nested ones among them."""

    items: tuple[Item, ...]
    place: Place = NOWHERE

    @property
    def line(self) -> int:
        """The line of the first item."""
        return self.items[0].line


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table as it is written, and its cells."""

    line: int
    text: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows in order, the head first; the line of hyphens is not among them."""

    rows: tuple[Row, ...]
    place: Place = NOWHERE

    @property
    def line(self) -> int:
        """The line of the head."""
        return self.rows[0].line


Passage = Paragraph | Points | Table


class Text(NamedTuple):
    """A text that people read in one piece: the line where it begins, its words, and the part as in `Place`."""

    line: int
    words: str
    part: str = ""

    def line_at(self, position: int) -> int:
        """The line of a character, by its position from 0."""
        return self.line + self.words.count("\n", 0, position)


@dataclass(frozen=True, slots=True)
class Start:
    """The first line of a block: its name, its title (empty where there is none) and its id (the same)."""

    name: str
    title: str
    id: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """What stands between a heading with an id and the next one. `level` is that of the heading, 0 for the top.

    The top's heading is the title of the page.
    """

    id: str
    level: int
    line: int
    title: str
    passages: tuple[Passage, ...]
    blocks: tuple[Start, ...]

    def texts(self) -> Iterator[Text]:
        """Everything that people read under the heading, and the heading itself."""
        yield Text(self.line, self.title)
        part = ""
        for block in self.blocks:
            part = block.id or part
            if block.title:
                yield Text(block.line, block.title, part)
        for passage in self.passages:
            yield from _texts(passage)


def _texts(passage: Passage) -> Iterator[Text]:
    part = passage.place.part
    if isinstance(passage, Points):
        yield from (Text(item.line, item.text, part) for item in passage.items)
    elif isinstance(passage, Table):
        yield from (Text(row.line, cell, part) for row in passage.rows for cell in row.cells)
    else:
        yield Text(passage.line, passage.text, part)


@lru_cache(maxsize=8)
def sections(text: str) -> tuple[Section, ...]:
    """The sections of a file's text, in order; the first is the top. Each is read once for all its translations."""
    return _Walk(text).run()


def cells(row: str) -> tuple[str, ...]:
    """The cells of a table's row. A bar in code, or behind a backslash, parts nothing."""
    row = row.strip(" \t")
    bars = [match.start(2) for match in _PIPES.finditer(row) if match[2]]
    edges = [-1, *bars, len(row)]
    found = [row[start + 1 : end].strip() for start, end in pairwise(edges)]
    if bars and bars[0] == 0:
        found = found[1:]
    if bars and bars[-1] == len(row) - 1:
        found = found[:-1]
    return tuple(found)


@dataclass(slots=True)
class _Open:
    """A section whose passages are still being gathered."""

    id: str
    level: int
    line: int
    title: str
    passages: list[Passage] = field(default_factory=list)
    blocks: list[Start] = field(default_factory=list)

    def close(self) -> Section:
        return Section(self.id, self.level, self.line, self.title, tuple(self.passages), tuple(self.blocks))


class _Walk:
    """One walk over the lines."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.start = front_matter(text).lines
        self.sections = [_Open(TOP, 0, self.start + 1, "")]
        self.inside: list[str] = []  # the names of the blocks that are open
        self.options = False  # whether the lines right above belong to the head of a block
        self.stretch: list[tuple[int, str]] = []  # lines since the last empty one
        self.items: list[Item] = []  # those of the list that is open

    def run(self) -> tuple[Section, ...]:
        last = self.start
        for index, line in prose_lines(self.lines, self.start):
            if index > last + 1:  # code, or a comment
                self.end_stretch()
                self.options = False
            last = index
            self.line(index + 1, line)
        self.end_list()
        return tuple(section.close() for section in self.sections)

    def line(self, number: int, line: str) -> None:
        if self.options and (match := _OPTION.match(line)):
            self.option(match)
            return
        self.options = False
        if line.strip(" \t"):
            line = self.unquoted(line)
        if not line.strip(" \t"):
            self.end_stretch()
        elif _CLOSE.match(line):
            self.end_list()
            self.inside = self.inside[: -1 - (self.block == QUOTE)]
        elif match := _OPEN.match(line):
            self.end_list()
            self.inside.append(match[1])
            self.sections[-1].blocks.append(Start(match[1], (match[2] or "").strip(), "", number))
            self.options = True
        elif match := _HEADING.match(line):
            self.end_list()
            self.heading(number, len(match[1]), _unclosed(match[2]))
        elif len(self.stretch) == 1 and (match := _UNDERLINE.fullmatch(line)):
            [(number, title)] = self.stretch
            self.stretch.clear()
            self.end_list()
            self.heading(number, 1 if match[1][0] == "=" else 2, title.strip())
        else:
            self.stretch.append((number, line))

    def unquoted(self, line: str) -> str:
        """The line without the marks of a quotation, which begins or ends here, or goes on."""
        match = _QUOTED.match(line)
        if match and self.block != QUOTE:
            self.end_list()
            self.inside.append(QUOTE)
        elif not match and self.block == QUOTE and not self.stretch:
            self.end_list()
            self.inside.pop()
        return line[match.end() :] if match else line

    def option(self, match: re.Match[str]) -> None:
        if match[1] == "id":
            block = self.sections[-1].blocks[-1]
            self.sections[-1].blocks[-1] = Start(block.name, block.title, match[2].strip("\"' "), block.line)

    def heading(self, number: int, level: int, words: str) -> None:
        """A heading with an id begins a section, the first one without names the top; any other is a mistake."""
        top = self.sections[0]
        if id_ := _ID.search(words):
            self.sections.append(_Open(id_[1], level, number, words[: id_.start()].strip()))
        elif top is self.sections[-1] and not top.title:
            top.line, top.title = number, words
        else:
            self.add(Paragraph(number, words, self.place))

    @property
    def block(self) -> str:
        """The innermost block that is open."""
        return self.inside[-1] if self.inside else ""

    @property
    def place(self) -> Place:
        """Where the lines stand that are being read."""
        named = (block.id for block in reversed(self.sections[-1].blocks) if block.id)
        return Place(self.block, next(named, ""))

    def add(self, passage: Passage) -> None:
        self.sections[-1].passages.append(passage)

    def end_stretch(self) -> None:
        """Make passages of the lines since the last empty one. A list stays open: more items may follow."""
        stretch, self.stretch = self.stretch, []
        if not stretch:
            return
        head = _ITEM.match(stretch[0][1])
        if head and (not head[1] or self.items):
            self.list_items(stretch)
        elif self.items and stretch[0][1].startswith(("    ", "\t")):
            self.more_of_item(stretch)
        else:
            self.end_items()
            self.add(_table(stretch, self.place) or _paragraph(stretch, self.place))

    def list_items(self, stretch: Sequence[tuple[int, str]]) -> None:
        for number, line in stretch:
            match = _ITEM.match(line)
            if match is None:
                self.more_of_item([(number, line)])
                continue
            level = len(match[1].expandtabs(4)) // 4
            item = Item(number, match[3], level, int(match[2]) if match[2] else None)
            if self.items and level == 0 and (item.number is None) != (self.items[0].number is None):
                self.end_items()  # bullets after numbers are another list
            self.items.append(item)

    def more_of_item(self, stretch: Sequence[tuple[int, str]]) -> None:
        last = self.items[-1]
        text = "\n".join([last.text, *(line.strip() for _, line in stretch)])
        self.items[-1] = Item(last.line, text, last.level, last.number)

    def end_items(self) -> None:
        if self.items:
            self.add(Points(tuple(self.items), self.place))
            self.items = []

    def end_list(self) -> None:
        self.end_stretch()
        self.end_items()


def _unclosed(heading: str) -> str:
    """The words of a heading and its id, without marks behind that close it."""
    words = heading.strip()
    bare = words.rstrip("#").rstrip()
    return bare if bare.endswith("}") else words


def _table(stretch: Sequence[tuple[int, str]], place: Place) -> Table | None:
    """The table that the lines make; None where a parser sees none in them."""
    if len(stretch) < 2 or "|" not in stretch[0][1] or not _UNDER_HEAD.fullmatch(stretch[1][1]):
        return None
    if len(cells(stretch[0][1])) != len(cells(stretch[1][1])):
        return None
    rows = (Row(number, line, cells(line)) for number, line in (stretch[0], *stretch[2:]))
    return Table(tuple(rows), place)


def _paragraph(stretch: Sequence[tuple[int, str]], place: Place) -> Paragraph:
    return Paragraph(stretch[0][0], "\n".join(line.strip(" \t") for _, line in stretch), place)
