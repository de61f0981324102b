"""The cards to cut out that the rows of a table are."""

from __future__ import annotations

from dataclasses import dataclass

from teach_forward.model import Runs, Table, plain

LONG, LONGEST = 400, 2000
"""Characters of a card beside which no other one has room, and of any card."""


@dataclass(frozen=True, slots=True)
class Card:
    """What names a card, and each of its texts behind the head of its column; one text alone needs no head."""

    name: Runs
    texts: tuple[tuple[Runs, Runs], ...]


def cards_of(table: Table) -> tuple[Card, ...]:
    """A card for each row: its first cell is the name."""
    heads = table.header[1:]
    labels = heads if len(heads) > 1 else ((),) * len(heads)
    return tuple(Card(name, tuple(zip(labels, texts, strict=True))) for name, *texts in table.rows)


def beside(table: Table) -> int:
    """How many cards stand side by side; none where one has no room on a page, so that the table stays one."""
    longest = max((sum(len(plain(runs)) for runs in row) for row in table.rows), default=0)
    return 0 if longest > LONGEST else 1 if longest > LONG else 2
