"""Marks as numbers, for formats that show none of Markdown: the marks of a text are counted from 1, in order.

A translation has the numbers of its source; marks that only it has are counted on behind them. Who knows the source and
the translation that went out can read every number again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from teach_forward.exchange import marks
from teach_forward.exchange.marks import Mark, Piece, Pieces, Span
from teach_forward.exchange.units import Unit

Token = str | tuple[Literal["open", "close", "alone"], int]
"""A piece of a text with its marks side by side: a string, or where a mark begins or ends, with its number."""

_NUMBER = "\0"  # stands in no text: what begins with it is a mark of which only the number is known


class UnknownNumber(LookupError):
    """A number that no mark has, or one that begins and does not end."""


def table(unit: Unit) -> tuple[Mark, ...]:
    """The marks of a unit by their numbers, from 1: those of its source, then those that only its translation has."""
    known = list(marks.marks(unit.source))
    left = list(known)
    for mark in marks.marks(unit.target):
        if mark in left:
            left.remove(mark)
        else:
            known.append(mark)
    return tuple(known)


def legend(known: Sequence[Mark]) -> Iterator[str]:
    """What the numbers stand for, where that cannot be seen."""
    shown = [f"{number}: {_meaning(mark)}" for number, mark in enumerate(known, 1) if not mark.styles]
    if shown:
        yield f"Marks: {'; '.join(shown)}"


def _meaning(mark: Mark) -> str:
    if mark.kind in ("link", "picture"):
        return f"{mark.kind} {mark.closing[1:]}"
    return mark.opening.strip() or "line break"


def tokens(pieces: Iterable[Piece], known: Sequence[Mark]) -> Iterator[Token]:
    """A text with the numbers of its marks; all of them are known."""
    return _tokens(pieces, list(enumerate(known, 1)))


def _tokens(pieces: Iterable[Piece], left: list[tuple[int, Mark]]) -> Iterator[Token]:
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
            continue
        pair = next(pair for pair in left if pair[1] == piece.mark)
        left.remove(pair)
        if piece.mark.alone:
            yield "alone", pair[0]
        else:
            yield "open", pair[0]
            yield from _tokens(piece.pieces, left)
            yield "close", pair[0]


def alone(number: int) -> Span:
    """A mark that stands alone, of which only the number is known."""
    return Span(Mark("hold", f"{_NUMBER}{number}"))


def around(number: int, inside: Iterable[Piece]) -> Span:
    """A mark around a text, of which only the number is known."""
    return Span(Mark("hold", f"{_NUMBER}{number}", _NUMBER), tuple(inside))


def tree(found: Iterable[Token]) -> Pieces:
    """The pieces of a text with numbers in place of its marks. One that does not end stands alone."""
    stack: list[tuple[int, list[Piece]]] = [(0, [])]
    for token in found:
        if isinstance(token, str):
            stack[-1][1].append(token)
        elif token[0] == "open":
            stack.append((token[1], []))
        elif token[0] == "close" and len(stack) > 1 and stack[-1][0] == token[1]:
            number, inside = stack.pop()
            stack[-1][1].append(around(number, inside))
        else:
            stack[-1][1].append(alone(token[1]))
    while len(stack) > 1:
        number, inside = stack.pop()
        stack[-1][1].extend([alone(number), *inside])
    return tuple(stack[0][1])


def resolved(pieces: Iterable[Piece], known: Sequence[Mark]) -> Pieces:
    """The pieces with the marks in place of their numbers. Raises UnknownNumber."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str):
            found.append(piece)
            continue
        mark = piece.mark
        if mark.opening.startswith(_NUMBER):
            number = int(mark.opening[1:])
            if not 1 <= number <= len(known) or known[number - 1].alone != mark.alone:
                raise UnknownNumber(number)
            mark = known[number - 1]
        inside = resolved(piece.pieces, known)
        found += _styled(mark, inside) if mark.styles else [Span(mark, inside)]
    return tuple(found)


def _styled(mark: Mark, inside: Pieces) -> Pieces:
    """A text in a style. Spaces at its edges stand outside: Markdown takes no style that begins or ends with one."""
    before = after = ""
    pieces = list(marks.joined(inside))
    if pieces and isinstance(pieces[0], str):
        before = pieces[0][: len(pieces[0]) - len(pieces[0].lstrip())]
        pieces[0] = pieces[0].lstrip()
    if pieces and isinstance(pieces[-1], str):
        after = pieces[-1][len(pieces[-1].rstrip()) :]
        pieces[-1] = pieces[-1].rstrip()
    return (before, Span(mark, tuple(pieces)), after) if any(pieces) else (before, after)
