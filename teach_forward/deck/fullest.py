"""Report of the fullest slides of each deck. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from teach_forward.deck.manifest import BuiltDeck

MOST = 3
"""Slides listed for each deck."""


_RIGHT = (False, True, False, True, True)  # columns of numbers


def table(decks: Iterable[BuiltDeck], most: int = MOST) -> list[str]:
    """The fullest slides of each deck as lines of a table: file, slide number, id, fill in per cent, smallest text."""
    rows = [("deck", "slide", "id", "full", "text")]
    for deck in decks:
        fills = sorted(deck.fills.items(), key=lambda item: (-item[1], deck.numbers[item[0]]))
        size = f"{deck.smallest:g} pt"
        rows += [(deck.name, str(deck.numbers[key]), key, f"{share:.0%}", size) for key, share in fills[:most]]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(_aligned, row, widths, _RIGHT)).rstrip() for row in rows]


def _aligned(cell: str, width: int, right: bool) -> str:
    return cell.rjust(width) if right else cell.ljust(width)
