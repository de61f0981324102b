"""The marks within a text, such as `**bold**` and `[a link](about.md)`: found in Markdown, and written back.

A text is a tuple of pieces: plain strings, and spans. A span is a mark with the pieces that it encloses; a mark that
encloses nothing stands alone. Whatever is found, `written(parse(text)) == text`: what is not a mark is plain text.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["bold", "italic", "code", "link", "picture", "hold"]

DEEPEST = 20
"""Brackets within each other at most; deeper ones are plain text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as written: what stands before the text that it encloses, and behind it.

    One with an empty `closing` stands alone: code of a single word, an escape, a comment, a placeholder in braces.
    """

    kind: Kind
    opening: str
    closing: str = ""

    @property
    def alone(self) -> bool:
        """Whether the mark encloses nothing."""
        return not self.closing

    @property
    def breaks(self) -> bool:
        """Whether it only begins a new line of the file."""
        return self.opening.startswith("\n")

    @property
    def styles(self) -> bool:
        """Whether it only changes how a text looks, so that translators may set it a little otherwise."""
        return self.kind in ("bold", "italic")


@dataclass(frozen=True, slots=True)
class Span:
    """A mark with what it encloses."""

    mark: Mark
    pieces: tuple[str | Span, ...] = ()


Piece = str | Span
Pieces = tuple[Piece, ...]

_ALONE = re.compile(
    r"""
    \\[\\`*_{}\[\]()\#+.!|<>~&-]                # an escape
    | <!--.*?-->                               # a comment
    | </?[a-zA-Z][^<>]*>                       # a tag, or an address between < and >
    | &(?:[a-zA-Z][a-zA-Z0-9]*|\#[0-9]+|\#[xX][0-9a-fA-F]+);
    | :material-[a-z0-9-]+:    # an icon
    | \{[:#.]?[ ]?[^{}\n]*\}                   # attributes, or a placeholder
    | [ ]{2,}\n[ \t>]*                         # a line break, with what begins the next line
    | \n[ \t]*>[ \t>]*
    | (?:https?://|www\.)[^\s<>\[\]()|"”»*]*[^\s<>\[\]()|"”»*.,;:!?…]
    """,
    re.VERBOSE | re.DOTALL,
)
_BRACE = re.compile(r"\{[a-z_]+\}")
_SPACES = re.compile(r"[ \t\n]+")
_TICKS = re.compile(r"`+")
_TARGET = re.compile(r"\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\[\]\n]*\]")
_SPECIAL = re.compile(r"[\\<&{`\[*_]|:(?=[a-z0-9-]+:)|!(?=\[)|(?<![ ])[ ]{2,}\n|\n(?=[ \t]*>)|\bhttps?://|\bwww\.")


@functools.lru_cache(maxsize=1 << 14)  # each text is looked at in its page, as a unit, and when it comes back
def parse(text: str) -> Pieces:
    """The pieces of a text in Markdown."""
    return _Parser(text).run(0, len(text), 0)


def parse_message(text: str) -> Pieces:
    """The pieces of a message: plain text, with placeholders in braces."""
    pieces: list[Piece] = []
    start = 0
    for match in _BRACE.finditer(text):
        pieces += [text[start : match.start()], Span(Mark("hold", match[0]))]
        start = match.end()
    return joined([*pieces, text[start:]])


def written(pieces: Iterable[Piece]) -> str:
    """The pieces as text."""
    return "".join(
        piece if isinstance(piece, str) else piece.mark.opening + written(piece.pieces) + piece.mark.closing
        for piece in pieces
    )


def marks(pieces: Iterable[Piece]) -> Iterator[Mark]:
    """All marks, in the order in which they begin."""
    for piece in pieces:
        if isinstance(piece, Span):
            yield piece.mark
            yield from marks(piece.pieces)


def words(pieces: Iterable[Piece]) -> str:
    """What people read of a text: all but its marks."""
    return "".join(piece if isinstance(piece, str) else words(piece.pieces) for piece in pieces)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text that stands within the same marks: `within` are those that it is enclosed by.

    A mark that stands alone is a stretch with that `mark` and no text.
    """

    text: str
    within: frozenset[Mark] = frozenset()
    mark: Mark | None = None


def stretches(pieces: Iterable[Piece], within: frozenset[Mark] = frozenset()) -> list[Stretch]:
    """The pieces side by side; those that stand within the same marks are one."""
    found: list[Stretch] = []
    for piece in pieces:
        if isinstance(piece, str):
            new = [Stretch(piece, within)]
        elif piece.mark.alone:
            new = [Stretch("", within, piece.mark)]
        else:
            new = stretches(piece.pieces, within | {piece.mark})
        for stretch in new:
            last = found[-1] if found else None
            if last and not last.mark and not stretch.mark and last.within == stretch.within:
                found[-1] = Stretch(last.text + stretch.text, last.within)
            else:
                found.append(stretch)
    return [stretch for stretch in found if stretch.text or stretch.mark]


def fingerprint(pieces: Iterable[Piece]) -> str:
    """A short hash of a text that is the same in whichever form and lines it is written: eight hexadecimal digits."""
    parts = [
        (
            _SPACES.sub(" ", stretch.text),
            sorted(map(_essence, stretch.within)),
            _essence(stretch.mark) if stretch.mark else (),
        )
        for stretch in stretches(_unbroken(pieces))
    ]
    return hashlib.sha1(repr(parts).encode(), usedforsecurity=False).hexdigest()[:8]


def _unbroken(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with a space in place of whatever only begins a new line of the file."""
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
        else:
            yield " " if piece.mark.breaks else Span(piece.mark, tuple(_unbroken(piece.pieces)))


def same(pieces: Iterable[Piece], others: Iterable[Piece]) -> bool:
    """Whether two texts say the same within the same marks, however these are nested or written."""
    return fingerprint(pieces) == fingerprint(others)


def _essence(mark: Mark) -> tuple[str, ...]:
    """What makes a mark the one that it is: `__` and `**` are both bold."""
    return (mark.kind,) if mark.styles else (mark.kind, mark.opening, mark.closing)


def difference(source: Iterable[Piece], translation: Iterable[Piece]) -> tuple[list[Mark], list[Mark]]:
    """The marks of a source that its translation lacks, and those that it has beside.

    A line break that only begins a new line of the file counts for nothing.
    """
    known = {_essence(mark): mark for text in (translation, source) for mark in marks(text)}
    there, here = (Counter(_essence(mark) for mark in marks(text) if not mark.breaks) for text in (source, translation))
    return [known[key] for key in (there - here).elements()], [known[key] for key in (here - there).elements()]


def with_marks_of(pieces: Iterable[Piece], old: Sequence[Mark], new: Sequence[Mark]) -> Pieces:
    """The pieces with marks of an old source replaced by those of the new one, where only their addresses differ."""
    if [mark.kind for mark in old] != [mark.kind for mark in new]:
        return tuple(pieces)
    twins = dict(zip(old, new, strict=True))
    return tuple(
        piece
        if isinstance(piece, str)
        else Span(twins.get(piece.mark, piece.mark), with_marks_of(piece.pieces, old, new))
        for piece in pieces
    )


@dataclass(slots=True)
class _Opener:
    """A run of stars or underscores that may open a span; `at` is its place among the pieces."""

    char: str
    count: int
    at: int


class _Parser:
    """One walk from left to right. Stars that open wait on a stack until stars that close are met."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.brackets = _brackets(text)
        self.last_comment_end = text.rfind("-->")

    def run(self, start: int, end: int, depth: int) -> Pieces:
        pieces: list[Piece] = []
        openers: list[_Opener] = []
        index = start
        while index < end:
            special = _SPECIAL.search(self.text, index, end)
            if special is None:
                pieces.append(self.text[index:end])
                break
            if special.start() > index:
                pieces.append(self.text[index : special.start()])
            index = special.start()
            found = self.span(index, end, depth)
            if found:
                span, index = found
                pieces.append(span)
            elif self.text[index] in "*_":
                index = self.delimiters(index, end, pieces, openers)
            else:
                pieces.append(self.text[index])
                index += 1
        return joined(pieces)

    def span(self, index: int, end: int, depth: int) -> tuple[Span, int] | None:
        """The span that begins here, and where it ends; None where none does, or only stars do."""
        char = self.text[index]
        if char == "`":
            inside_a_run = index > 0 and self.text[index - 1] == "`"
            return None if inside_a_run else self.code(index, end)
        if char in "![":
            return self.link(index, end, depth)
        if char in "*_" or (self.text.startswith("<!--", index) and index > self.last_comment_end):
            return None
        match = _ALONE.match(self.text, index, end)
        return (Span(Mark("hold", match[0])), match.end()) if match else None

    def code(self, index: int, end: int) -> tuple[Span, int] | None:
        """Code: that of a single word is a name and stands alone; in a longer one there may be words to translate."""
        runs = _TICKS.finditer(self.text, index, end)
        ticks = next(runs)[0]
        closing = next((run for run in runs if run[0] == ticks), None)
        if closing is None:
            return None
        inside = self.text[index + len(ticks) : closing.start()]
        if len(inside.split()) > 1:
            return Span(Mark("code", ticks, ticks), (inside,)), closing.end()
        return Span(Mark("code", self.text[index : closing.end()])), closing.end()

    def link(self, index: int, end: int, depth: int) -> tuple[Span, int] | None:
        picture = self.text[index] == "!"
        opening = index + picture
        closing = self.brackets.get(opening)
        if closing is None or depth == DEEPEST or not (target := _TARGET.match(self.text, closing, end)):
            return None
        mark = Mark("picture" if picture else "link", self.text[index : opening + 1], target[0])
        return Span(mark, self.run(opening + 1, closing, depth + 1)), target.end()

    def delimiters(self, index: int, end: int, pieces: list[Piece], openers: list[_Opener]) -> int:
        """Stars or underscores: they close what they can, and what is left of them may open."""
        char, after = self.text[index], index
        while after < end and self.text[after] == char:
            after += 1
        before_char = self.text[index - 1 : index] or " "
        after_char = self.text[after : after + 1] or " "
        opens, closes = not after_char.isspace(), not before_char.isspace()
        if char == "_":
            opens, closes = opens and not before_char.isalnum(), closes and not after_char.isalnum()
        count = after - index
        while count and closes and (opener := next((item for item in reversed(openers) if item.char == char), None)):
            width = 2 if min(count, opener.count) >= 2 else 1
            if opener.count != width and opener.count < 3 and count < 3 and opener.count != count:
                break  # `**x*`: neither of the two
            while openers[-1] is not opener:
                openers.pop()
            count -= width
            _wrap(pieces, opener, width)
            if not opener.count:
                openers.pop()
        if count:
            if opens:
                openers.append(_Opener(char, count, len(pieces)))
            pieces.append(char * count)
        return after


def _wrap(pieces: list[Piece], opener: _Opener, width: int) -> None:
    """Make a span of everything behind an opener; what is left of the opener's stars stays before it."""
    mark = opener.char * width
    kind: Kind = "bold" if width == 2 else "italic"
    inside = joined(pieces[opener.at + 1 :])
    opener.count -= width
    pieces[opener.at :] = [opener.char * opener.count, Span(Mark(kind, mark, mark), inside)]


def _brackets(text: str) -> dict[int, int]:
    """Where each opening bracket is closed again. Brackets in code and after a backslash are letters."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    index = 0 if "[" in text else len(text)
    while index < len(text):
        char = text[index]
        if char == "\\":
            index += 1
        elif char == "`":
            runs = _TICKS.finditer(text, index)
            opening = next(runs)
            index = next((run for run in runs if run[0] == opening[0]), opening).end() - 1
        elif char == "[":
            waiting.append(index)
        elif char == "]" and waiting:
            found[waiting.pop()] = index
        index += 1
    return found


def joined(pieces: Iterable[Piece]) -> Pieces:
    """The pieces without empty ones, and with strings that stand side by side as one."""
    found: list[Piece] = []
    for is_text, group in itertools.groupby(pieces, key=lambda piece: isinstance(piece, str)):
        alike = list(group)
        found += ["".join(map(str, alike))] if is_text else alike
    return tuple(piece for piece in found if piece)
