"""A page taken apart: the texts that are translated, and the skeleton between them. Pure.

The walk goes over the lines of the Markdown source, not over HTML, so that nothing is lost: a segment is a stretch of
the page by its offsets, the skeleton is all the rest, and joining them gives the page again. Fenced code, comments,
first lines of blocks up to their title, options, keys of the front matter, rulers of tables and addresses of pictures
stay in the skeleton.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from teach_forward.exchange import marks
from teach_forward.text.decode import CONTROL
from teach_forward.text.front_matter import TRANSLATION_KEYS, front_matter
from teach_forward.text.outline import OutlineBlock, outline
from teach_forward.text.prose import prose_lines
from teach_forward.util import yml

Kind = Literal["title", "paragraph", "point", "cell", "picture", "term", "definition", "value", "message"]

TOP = "top"  # above the first heading of the second level, as in text/fingerprints.py
FRONT = "front matter"
NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands.

    `section` is the id of its heading of the second level, `anchor` the id nearest above it, and `block` the block that
    it stands in: `notes` for what is said with a slide, empty for other prose. `title` heads the block, or the text.
    """

    section: str = TOP
    anchor: str = TOP
    block: str = ""
    layout: str = ""
    title: str = ""

    @property
    def on_slide(self) -> bool:
        """Whether the text is shown on a slide."""
        return self.block == "slide"


@dataclass(frozen=True, slots=True)
class Segment:
    """A text to translate: its offsets in the page, its line from 1, and what it is.

    `depth` is how deep a point is nested. `name` is the key of a value or a message. `label` names the segment within
    its anchor, such as `point 2` or `notes paragraph 1`.
    """

    kind: Kind
    start: int
    end: int
    line: int
    place: Place
    depth: int = 0
    name: str = ""
    label: str = ""

    @property
    def shape(self) -> tuple[str, str, int, str]:
        """What a segment and its translation have in common."""
        return self.place.block, self.kind, self.depth, self.name


@dataclass(frozen=True)
class Page:
    """A page taken apart. Segments stand in the order of the page and never overlap."""

    text: str
    segments: tuple[Segment, ...]

    def of(self, segment: Segment) -> str:
        """A segment as it is written in the file."""
        return self.text[segment.start : segment.end]

    def pieces(self, segment: Segment) -> marks.Pieces:
        """A segment as people read it, with its marks."""
        if segment.kind == "message":
            return marks.parse_message(value_of(self.of(segment)))
        return marks.parse(value_of(self.of(segment)) if segment.kind == "value" else self.of(segment))

    @cached_property
    def written(self) -> tuple[str, ...]:
        """All segments as they are written in the file."""
        return tuple(map(self.of, self.segments))

    @cached_property
    def skeleton(self) -> tuple[str, ...]:
        """What stands before, between and behind the segments: one part more than there are segments."""
        ends = [0, *(segment.end for segment in self.segments)]
        starts = [*(segment.start for segment in self.segments), len(self.text)]
        return tuple(self.text[end:start] for end, start in zip(ends, starts, strict=True))

    def sections(self) -> dict[str, str]:
        """The text of each section by id, from the line of its heading on."""
        starts = {TOP: 0}
        for part in self.segments:
            if part.place.section != FRONT:
                starts.setdefault(part.place.section, self.text.rfind("\n", 0, part.start) + 1)
        ends = [*list(starts.values())[1:], len(self.text)]
        return {id_: self.text[start:end] for (id_, start), end in zip(starts.items(), ends, strict=True)}


def join(skeleton: Sequence[str], texts: Sequence[str]) -> str:
    """The page again: texts set between the parts of a skeleton."""
    return "".join(part for pair in zip(skeleton, [*texts, ""], strict=True) for part in pair)


def segment(text: str) -> Page:
    """A page of Markdown taken apart; its lines end with LF."""
    head = front_matter(text)
    found = [*values(text, head.lines), *_Walk(text, head.lines).run()]
    return Page(text, _labelled(found))


def messages(text: str) -> Page:
    """A file of messages (`words.yml`) taken apart."""
    place = Place(anchor="")
    found = [replace(entry, kind="message", place=place) for entry in _entries(text, 0, len(text))]
    return Page(text, _labelled(found))


def value_of(written: str) -> str:
    """The text of a value as it is written in YAML; empty where it is not a text."""
    try:
        value = yml.load(f"key: {written}")["key"]
    except (yml.YAMLError, KeyError, TypeError):
        return ""
    return CONTROL.sub("", yml.one_line(value)) if isinstance(value, str) else ""


def value(text: str, like: str = "") -> str:
    """A text as a value in YAML: plain where that says the same, and in quotation marks where `like` has them."""
    plain = not like.startswith('"') and value_of(text) == text
    return text if plain else json.dumps(text, ensure_ascii=False)


def values(text: str, lines: int) -> Iterator[Segment]:
    """The values of the front matter that people read; it takes so many lines."""
    if not lines:
        return
    start, end = text.index("\n") + 1, _offsets(text)[lines - 1]
    for entry in _entries(text, start, end):
        machine = re.fullmatch(r"true|false|[\d\W]*", value_of(text[entry.start : entry.end]))
        if entry.name not in TRANSLATION_KEYS and not machine:
            yield entry


def _entries(text: str, start: int, end: int) -> Iterator[Segment]:
    """Keys of the first level with a text, in a stretch of YAML; none where that cannot be read."""
    stretch = CONTROL.sub(" ", text[start:end])
    for entry in yml.legible_entries(stretch):
        if value_of(stretch[entry.value]):
            line = text.count("\n", 0, start + entry.start) + 1
            place = Place(section=FRONT, anchor=FRONT)
            yield Segment("value", start + entry.value.start, start + entry.value.stop, line, place, name=entry.key)


def _labelled(found: Sequence[Segment]) -> tuple[Segment, ...]:
    """Segments with their names within their anchor: kinds are counted, but for a title and for keys."""
    counts: Counter[tuple[str, str]] = Counter()
    labelled = []
    for item in found:
        block = "" if item.place.on_slide else item.place.block
        name = item.name or f"{block} {item.kind}".strip()
        counts[item.place.anchor, name] += 1
        number = counts[item.place.anchor, name]
        counted = number > 1 or not (item.name or item.kind == "title")
        labelled.append(replace(item, label=f"{name} {number}" if counted else name))
    return tuple(labelled)


def _offsets(text: str) -> list[int]:
    """The offset of each line; behind them the length of the text."""
    offsets = [0]
    for line in text.split("\n"):
        offsets.append(offsets[-1] + len(line) + 1)
    offsets[-1] = len(text)
    return offsets


_PREFIX = re.compile(r"^[ ]{0,3}>(?:[ ]{0,4}>)*[ ]?")
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_ID = re.compile(r"#([\w-]+)")
_POINT = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_RULER = re.compile(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,}|=+|-+)")
_MACHINE = re.compile(r"\{:[^{}]*\}[ \t]*$|[ ]{0,3}\[[^\]]+\]:[ ]|/{3,}")
_DEFINITION = re.compile(r":[ ]{1,3}(?=\S)")
_PICTURE = re.compile(r"!\[([^\[\]]*)\]\([^()\n]*\)(?:\{[^{}]*\})?$")
_CELL = re.compile(r"(?:\\.|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|[^|\\\n])+")


@dataclass(slots=True)
class _Open:
    """A text whose lines are still being gathered."""

    kind: Kind
    start: int
    end: int
    line: int
    depth: int


class _Walk:
    """One walk over the lines below the front matter."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.offsets = _offsets(text)
        self.start = start
        source = outline("", text, start)
        self.blocks: Mapping[int, OutlineBlock] = {block.line - 1: block for block in source.blocks}
        self.ends = {block.end - 1: block for block in source.blocks if block.end}
        self.headings = {line - 1 for line in source.headings}
        self.found: list[Segment] = []
        self.open: _Open | None = None
        self.place = Place()
        self.around: list[Place] = []  # of the blocks that are open
        self.in_list = False
        self.anchors: Counter[str] = Counter()

    def run(self) -> list[Segment]:
        body = self.start
        table_ends = self.start
        lines = list(prose_lines(self.lines, self.start))
        followers = dict(zip([index for index, _ in lines], [index for index, _ in lines[1:]], strict=False))
        previous = self.start - 1
        for index, line in lines:
            if index != previous + 1:
                self.close()  # code or a comment stands between
            previous = index
            if index < body:
                continue
            if index in self.blocks:
                body = self.block(index, self.blocks[index])
            elif index in self.ends:
                self.end_block()
            elif index < table_ends:
                self.row(index)
            elif self.begins_table(index, followers.get(index)):
                table_ends = self.table_end(index)
                self.row(index)
            else:
                self.prose(index, line)
        self.close()
        return self.found

    # Blocks and headings

    def anchor(self, id_: str) -> str:
        """An id as an anchor; one that stands for the second time gets a number."""
        self.anchors[id_] += 1
        return id_ if self.anchors[id_] == 1 else f"{id_}~{self.anchors[id_]}"

    def block(self, index: int, block: OutlineBlock) -> int:
        """Begin a block; returns the index of the line below its options."""
        self.close()
        self.in_list = False
        before = self.place
        self.around.append(before)
        anchor = self.anchor(block.options["id"]) if block.options.get("id") else before.anchor
        layout = (block.options.get("layout") or "bullets") if block.name == "slide" else ""
        self.place = Place(before.section, anchor, block.name, layout, block.title or before.title)
        if block.title:
            start = self.offsets[index] + self.lines[index].rindex(block.title)
            self.add("title", start, start + len(block.title), index)
        end = index + 1
        while end < len(self.lines) and self.lines[end].startswith("    ") and self.lines[end].strip():
            end += 1
        return end

    def end_block(self) -> None:
        """End a block: what follows a slide is said with it; what follows another block goes on as before."""
        self.close()
        self.in_list = False
        inside, outside = self.place, self.around.pop() if self.around else Place()
        if inside.on_slide:
            self.place = replace(inside, block=NOTES, layout="")
        elif inside.block == "question":
            self.place = replace(outside, anchor=inside.anchor, block="", title=inside.title)
        else:
            self.place = outside

    def heading(self, index: int, match: re.Match[str], offset: int) -> None:
        """Begin a part: its title stands between the number signs and the attributes in braces, if there are any."""
        self.close()
        self.in_list = False
        title, attributes = match.string[match.end() :].rstrip(), ""
        if title.endswith("}") and "{" in title:
            start = title.rindex("{")
            title, attributes = title[:start].rstrip(), title[start:]
        title, ids = title.rstrip("#").rstrip(), _ID.search(attributes)
        anchor = self.anchor(ids[1]) if ids else self.place.anchor
        level = len(match[1])
        if level <= 2 and not self.around:
            self.place = Place(anchor if level == 2 else TOP, anchor, title=title)
        else:
            self.place = replace(self.place, anchor=anchor, title=title)
        self.add("title", offset + match.end(), offset + match.end() + len(title), index)

    # Tables

    def begins_table(self, index: int, following: int | None) -> bool:
        if following != index + 1 or self.open is not None:
            return False
        ruler = self.lines[following]
        return "|" in self.lines[index] and "|" in ruler and "-" in ruler and bool(_RULER.fullmatch(ruler.rstrip()))

    def table_end(self, index: int) -> int:
        """The index of the line below a table: an empty one, or one that begins or ends a block."""
        while index < len(self.lines) and self.lines[index].strip():
            index += 1
            if index in self.blocks or index in self.ends:
                break
        return index

    def row(self, index: int) -> None:
        self.close()
        self.in_list = False
        line = self.lines[index]
        if _RULER.fullmatch(line.rstrip()):
            return
        for cell in _CELL.finditer(line):
            inside = cell[0].strip()
            if inside:
                start = self.offsets[index] + cell.start() + len(cell[0]) - len(cell[0].lstrip())
                self.add("cell", start, start + len(inside), index)

    # Prose

    def prose(self, index: int, line: str) -> None:
        whole = self.lines[index]
        inside = len(whole) - len(line) if whole.endswith(line) else 0  # behind the end of a comment
        content = _PREFIX.sub("", line, count=1)
        offset = self.offsets[index] + inside + len(line) - len(content)
        if not content.strip():
            self.close()
        elif index in self.headings and (match := _HEADING.match(content)):
            self.heading(index, match, offset)
        elif _MACHINE.match(content) or _RULE.fullmatch(content.rstrip()):
            self.rule(content)
        elif match := _POINT.match(content):
            self.close()
            self.in_list = True
            self.begin("point", index, offset, content, match.end(), depth=len(match[1].expandtabs(4)) // 4)
        elif match := _DEFINITION.match(content):
            if self.open:
                self.open.kind = "term"
            self.close()
            self.begin("definition", index, offset, content, match.end())
        elif self.open:
            self.open.end = offset + len(content.rstrip())
        elif self.is_code(content):
            self.close()
        else:
            indent = len(content) - len(content.lstrip())
            self.in_list = self.in_list and indent > 0
            self.begin("paragraph", index, offset, content, indent, depth=indent // 4)

    def rule(self, content: str) -> None:
        """A line for the machine. Below a paragraph, one of = or - makes a heading of it."""
        if self.open and self.open.kind == "paragraph" and content.strip()[0] in "=-":
            self.open.kind = "title"
        self.close()

    def is_code(self, content: str) -> bool:
        """Whether a line is code by its indent: one that continues a point is not."""
        return not self.in_list and content.startswith(("    ", "\t"))

    def begin(self, kind: Kind, index: int, offset: int, content: str, start: int, *, depth: int = 0) -> None:
        self.open = _Open(kind, offset + start, offset + len(content.rstrip()), index, depth)

    def close(self) -> None:
        if (text := self.open) is not None:
            self.open = None
            self.add(text.kind, text.start, text.end, text.line, text.depth)

    def add(self, kind: Kind, start: int, end: int, index: int, depth: int = 0) -> None:
        """Note a segment; one that is a picture alone is the picture's description, and one without a word is none."""
        text = self.text[start:end]
        if picture := _PICTURE.match(text):
            kind, start, end = "picture", start + picture.start(1), start + picture.end(1)
        if any(char.isalnum() for char in marks.words(marks.parse(self.text[start:end]))):
            self.found.append(Segment(kind, start, end, index + 1, self.place, depth))
