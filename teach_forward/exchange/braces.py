"""Numbers in braces, as a table in Word shows marks: `{1}a link{/1}`. Read into pieces, with bold and italic. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from teach_forward.exchange import numbers
from teach_forward.exchange.marks import Mark, Piece, Pieces, Span

_STYLES = {"bold": Mark("bold", "**", "**"), "italic": Mark("italic", "*", "*")}
_NUMBER = re.compile(r"\{(/?)(\d{1,4})\}")

_Styled = tuple[Piece, frozenset[str]]


def pieces(text: str, styles: Sequence[frozenset[str]]) -> Pieces:
    """A text as pieces, with numbers in place of marks; `styles` are those of each of its characters.

    A number that does not begin and end stands alone.
    """
    closed = {int(match[2]) for match in _NUMBER.finditer(text) if match[1]}
    levels: list[tuple[int, list[_Styled]]] = [(0, [])]
    start = 0
    for match in _NUMBER.finditer(text):
        levels[-1][1].extend(_stretches(text, styles, start, match.start()))
        start, number = match.end(), int(match[2])
        if not match[1] and number in closed:
            levels.append((number, []))
        elif match[1] and levels[-1][0] == number and len(levels) > 1:
            levels[-2][1].append(_enclosed(*levels.pop()))
        else:
            levels[-1][1].append((numbers.alone(number), styles[match.start()]))
    levels[-1][1].extend(_stretches(text, styles, start, len(text)))
    while len(levels) > 1:
        number, inside = levels.pop()
        levels[-1][1].extend([(numbers.alone(number), frozenset()), *inside])
    return _nested(levels[0][1])


def _stretches(text: str, styles: Sequence[frozenset[str]], start: int, end: int) -> Iterator[_Styled]:
    """The text between two offsets, cut where its style changes."""
    for style, places in groupby(range(start, end), key=styles.__getitem__):
        found = list(places)
        yield text[found[0] : found[-1] + 1], style


def _enclosed(number: int, inside: Sequence[_Styled]) -> _Styled:
    """A numbered mark around a text. A style that all of the text has is one around the mark."""
    shared = frozenset.intersection(*(style for _, style in inside)) if inside else frozenset()
    return numbers.around(number, _nested([(piece, style - shared) for piece, style in inside])), shared


def _nested(found: Sequence[_Styled]) -> Pieces:
    """Pieces with their styles as marks: the style that reaches farthest is the outer one."""
    nested: list[Piece] = []
    index = 0
    while index < len(found):
        piece, style = found[index]
        if not style:
            nested.append(piece)
            index += 1
            continue
        ends = {kind: _reach(found, index, kind) for kind in sorted(style, reverse=True)}
        kind = max(ends, key=ends.__getitem__)
        inside = _nested([(piece, style - {kind}) for piece, style in found[index : ends[kind]]])
        nested.append(Span(_STYLES[kind], inside))
        index = ends[kind]
    return tuple(nested)


def _reach(found: Sequence[_Styled], start: int, kind: str) -> int:
    """Where a style that begins at an index ends."""
    return next((index for index in range(start, len(found)) if kind not in found[index][1]), len(found))
