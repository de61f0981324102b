"""How the columns of a printed table share its width."""

from __future__ import annotations

from teach_forward.model import Table, plain
from teach_forward.text import columns


def weights(table: Table) -> list[float]:
    """A number a column: its letters, and what stands free beside them."""
    rows = [[plain(runs) for runs in row] for row in table.rows]
    letters = columns.weights([plain(runs) for runs in table.header], rows, table.align)
    return [columns.LETTER * each + columns.PADDING for each in letters]
