"""Texts back into a page: in the order and with the marks of the source, with what the translation has of its own.

Between two texts stands what the translation has there, where that says the same to the machine as the source's; else
the source's. So a page whose texts are as they were comes out as it was, and ids, options and minutes are the source's.
Comments and paragraphs that a translation has of its own are kept. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from teach_forward.exchange.memory import Memory
from teach_forward.exchange.segments import FRONT, Page
from teach_forward.text.front_matter import TRANSLATION_KEYS, front_matter
from teach_forward.util import yml

_FENCE = re.compile(r"`{3,}|~{3,}")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKER = re.compile(r">*(?:[-*+]|\d+[.)])?(?:\[[xX]?\])?")
_BULLET = re.compile(r"^([ >]*)[*+](?=[ ])")


class NoPlace(Exception):
    """Texts of a translation, by index, that have no place in the structure of the source."""

    def __init__(self, page: Page, texts: Iterable[int]) -> None:
        self.page, self.texts = page, tuple(texts)
        super().__init__(self.texts)


def merge(source: Page, translation: Page | None, memory: Memory, texts: Sequence[str]) -> str:
    """The page with these texts, one for each segment of the source, as they are written. Raises NoPlace."""
    body = _Body(source, translation, memory)
    last = len(source.segments)
    bounds = [-1, *range(_first(source), last), last]
    parts = [_front(source, translation, texts)]
    for left, right in pairwise(bounds):
        parts += [texts[left] if left >= 0 else "", body.between(left, right)]
    return "".join(parts) + body.rest()


def code(text: str) -> list[str]:
    """The contents of fenced code, in order."""
    return _taken_apart(text)[1]


def _taken_apart(text: str) -> tuple[str, list[str], list[str]]:
    """A stretch without comments and without the contents of code; these contents; and the comments.

    It takes one look at each line, whatever is left open in it.
    """
    kept: list[str] = []
    codes: list[list[str]] = []
    fence, in_comment = "", False
    for line in text.split("\n"):
        if fence:
            fence = "" if line.strip() == fence else fence
            codes[-1] += [line] if fence else []
            continue
        kept.append(line)
        if in_comment or line.lstrip().startswith("<!--"):
            in_comment = "-->" not in line
        elif opening := _FENCE.match(line):
            fence = opening[0]
            codes.append([])
    commented, mark, rest = "\n".join(kept).rpartition("-->")
    shown = _COMMENT.sub("", commented + mark) + rest
    return shown, ["\n".join(lines) for lines in codes], _COMMENT.findall(commented + mark)


def _front(source: Page, translation: Page | None, texts: Sequence[str]) -> str:
    """The front matter: the source's keys and what they say to the machine, and the translation's own keys."""
    values = {part.name: text for part, text in zip(source.segments, texts, strict=True) if part.place.section == FRONT}
    wanted = {key: values.get(key, value) for key, (value, _) in _written(source).items()}
    page = translation or source
    keys, here = front_matter(page.text).keys or "", _written(page)
    lines = keys
    for key, (value, place) in reversed(here.items()):  # from the end, so that those before stay where they are
        new = wanted.get(key, value)
        if key not in TRANSLATION_KEYS and new != value:
            blank = "" if value else " "  # behind the colon of a key without a text
            lines = f"{lines[: place.start]}{blank}{new}{lines[place.stop :]}"
    lines = "".join(f"{key}: {value}\n" for key, value in wanted.items() if key not in here) + lines
    if lines == keys:
        return page.text[: _start(page)]
    return f"---\n{lines}---\n" if lines else ""


def _written(page: Page) -> dict[str, tuple[str, slice]]:
    """The keys of a page's front matter: how the text of each is written, and where; none where they cannot be read."""
    keys = front_matter(page.text).keys or ""
    return {entry.key: (keys[entry.value], entry.value) for entry in yml.legible_entries(keys)}


def _start(page: Page) -> int:
    """The offset of what stands below the front matter."""
    return len(page.text) - len(front_matter(page.text).below)


def _first(page: Page) -> int:
    """The index of the first segment below the front matter."""
    return sum(part.place.section == FRONT for part in page.segments)


class _Body:
    """What stands between the texts below the front matter, asked for from the top.

    Places of a page are the indices of its segments; -1 is the start of the page, and their number its end.
    """

    def __init__(self, source: Page, translation: Page | None, memory: Memory) -> None:
        self.source, self.translation, self.memory = source, translation or Page("", ()), memory
        self.first, self.end = _first(self.translation), len(self.translation.segments)
        self.known = memory.twins | memory.gone
        self.seen: set[int] = set()  # places of the translation: what stands before them has been looked at
        self.kept: set[int] = set()  # texts that the translation has of its own, and keeps
        self.comments: list[str] = []  # comments that wait for an empty line to stand at

    def between(self, left: int, right: int) -> str:
        """What is to stand between two places of the source."""
        theirs = _stretch(self.source, left, right)
        start, end = self.twin(left), self.twin(right)
        if start is not None and end is not None and start < end:
            inside = range(max(start + 1, self.first), end)
            edge = left == -1 or right == len(self.source.segments)  # where empty lines say nothing
            wanted, found = _machine(theirs), self.blank(start, end)
            same = wanted.strip("\n") == found.strip("\n") if edge else wanted == found
            if same and not self.known.intersection(inside):
                self.seen |= {*inside, end}
                self.kept |= set(inside)
                return _stretch(self.translation, start, end)
        self.comments += self.comments_before(None if start is None else max(start + 1, self.first), end)
        if self.comments and "\n\n" in theirs:
            theirs = theirs.replace("\n\n", "\n\n" + "".join(f"{comment}\n\n" for comment in self.comments), 1)
            self.comments = []
        return theirs

    def rest(self) -> str:
        """What still has to stand at the end of the page. Raises NoPlace."""
        comments = [*self.comments, *self.comments_before(*range(self.first, self.end + 1))]
        if lost := set(range(self.first, self.end)) - self.known - self.kept:
            raise NoPlace(self.translation, sorted(lost))
        return "".join(f"\n{comment}\n" for comment in comments)

    def twin(self, place: int) -> int | None:
        """The place in the translation of a place in the source."""
        if place == -1:
            return -1
        return self.end if place == len(self.source.segments) else self.memory.known[place].twin

    def blank(self, start: int, end: int) -> str:
        """What the translation says to the machine between two places, without texts of its own."""
        places = [start, *range(max(start + 1, self.first), end), end]
        return _machine("".join(_stretch(self.translation, *pair) for pair in pairwise(places)))

    def comments_before(self, *places: int | None) -> list[str]:
        """The comments that stand right before places of the translation, and that nobody has asked for yet."""
        found = []
        for place in places:
            if place is not None and place not in self.seen:
                self.seen.add(place)
                stretch = _stretch(self.translation, place - 1 if place > self.first else -1, place)
                found += _taken_apart(stretch)[2]
        return found


def _stretch(page: Page, left: int, right: int) -> str:
    """What stands between two places of a page."""
    start = page.segments[left].end if left >= 0 else _start(page)
    end = page.segments[right].start if right < len(page.segments) else len(page.text)
    return page.text[start:end]


def _machine(glue: str) -> str:
    """What a stretch between two texts says to the machine: without comments, and however it is set in lines.

    Its first and its last line are parts of lines with text. Code counts by its first line alone: a translation may
    have examples of its own.
    """
    lines = [_without_padding(line) for line in _taken_apart(glue)[0].split("\n")]
    kept = [lines[0].rstrip()]
    for line in lines[1:-1]:
        if not _MARKER.fullmatch("".join(line.split())):
            kept.append(re.sub("-+", "-", line).rstrip())
        elif kept[-1]:
            kept.append("")
    last = [_BULLET.sub(r"\1-", line).rstrip() for line in lines[1:][-1:]]
    return "\n".join([*kept, *last])


def _without_padding(line: str) -> str:
    """A row of a table without the spaces around its bars; any other line as it is."""
    if "|" not in line:
        return line
    first, *others = line.split("|")
    return "|".join([first.rstrip(), *(part.strip() for part in others)])
