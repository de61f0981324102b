"""Which slides are fullest: a table for people who shorten texts before a printer's deadline does. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from teach_forward.deck.manifest import BuiltDeck

MOST = 3
"""Slides that are told of each deck."""


def table(decks: Iterable[BuiltDeck], most: int = MOST) -> list[str]:
    """The fullest slides of each deck as lines of a table: file, slide number, id, fill in per cent, size of text."""
    rows = [("deck", "slide", "id", "full", "text")]
    for deck in decks:
        fills = sorted(deck.fills.items(), key=lambda item: (-item[1], deck.numbers[item[0]]))
        rows += [
            (deck.name, str(deck.numbers[key]), key, f"{share:.0%}", f"{deck.body:g} pt") for key, share in fills[:most]
        ]
    wide = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    right = (1, 3, 4)
    return [
        "  ".join(
            cell.rjust(wide[place]) if place in right else cell.ljust(wide[place]) for place, cell in enumerate(row)
        ).rstrip()
        for row in rows
    ]
