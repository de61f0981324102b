"""How the columns of a printed table share its width, and whether it is short."""

from __future__ import annotations

from teach_forward.model import Table, plain
from teach_forward.text import columns

SHORT_TABLE, SHORT_TEXT = 14, 900  # rows and characters of a table up to which it stays on one page


def weights(table: Table) -> list[float]:
    """A number a column: its letters, and what stands free beside them."""
    rows = [[plain(runs) for runs in row] for row in table.rows]
    letters = columns.weights([plain(runs) for runs in table.header], rows, table.align)
    return [columns.LETTER * each + columns.PADDING for each in letters]


def is_short(table: Table) -> bool:
    """Whether a table takes so little room that it is not torn."""
    cells = [plain(runs) for row in (table.header, *table.rows) for runs in row]
    return len(table.rows) <= SHORT_TABLE and sum(map(len, cells)) < SHORT_TEXT
