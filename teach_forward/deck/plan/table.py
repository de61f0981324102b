"""Measuring tables: columns that suit their words, and rows as high as their tallest cell. Pure."""

from __future__ import annotations

import math
from dataclasses import replace

from teach_forward.deck.layouts.breaks import words
from teach_forward.deck.layouts.layout import POINTS, Placeholder, Style
from teach_forward.deck.layouts.metrics import PITCH, SPARE_WIDTH, width, wrap
from teach_forward.deck.plan.fit import Fit, fit
from teach_forward.deck.slides import Cells
from teach_forward.model import Runs

GROWTH = 1.5
"""How much higher than its text a row may get where the slide has room."""

EVEN = 0.4
"""Share of the free width that all columns get alike."""


def arrange(placeholder: Placeholder, cells: Cells) -> Cells:
    """A table with the widths of its columns and the least heights of its rows, in inches."""
    inner = placeholder.insets
    beside, above = inner.start + inner.end, inner.top + inner.bottom
    columns = list(zip(*cells.rows, strict=True))
    least = [
        max(_widest_word(placeholder, row, cell) for row, cell in enumerate(column)) + beside for column in columns
    ]
    wanted = [max(_length(placeholder, row, cell) for row, cell in enumerate(column)) + beside for column in columns]
    widths = _shared(placeholder.box.w, least, wanted)
    heights = [
        _height(placeholder, row, texts, [wide - beside for wide in widths]) + above
        for row, texts in enumerate(cells.rows)
    ]
    return replace(cells, widths=widths, heights=tuple(heights))


def _height(placeholder: Placeholder, row: int, texts: tuple[Runs, ...], widths: list[float]) -> float:
    """The inches that the texts of a row need in columns of these widths."""
    style = row_style(placeholder, row)
    size = style.size * placeholder.width_factor
    cells = [wrap(cell, size, wide * POINTS, bold=style.bold) for cell, wide in zip(texts, widths, strict=True)]
    return max(cell.lines * cell.pitch for cell in cells) * style.size * style.pitch / POINTS


def measure(placeholder: Placeholder, cells: Cells) -> Fit:
    """How a table sits in its placeholder; one line stays free."""
    done, pitch = arrange(placeholder, cells), placeholder.styles[1].size * PITCH * placeholder.styles[1].pitch
    used, room = done.height * POINTS, placeholder.box.h * POINTS - pitch
    broken = _longest_word(cells) if done.width > placeholder.box.w + 0.01 else ""
    return fit(placeholder, used, room, pitch, broken)


def grow(placeholder: Placeholder, cells: Cells) -> Cells:
    """A table arranged, with rows that take the room there is; those below the header are alike where that fits."""
    done = arrange(placeholder, cells)
    header, *rows = done.heights
    alike = (header, *(max(rows, default=0) for _ in rows))
    heights = alike if math.fsum(alike) <= placeholder.box.h else done.heights
    factor = min(GROWTH, placeholder.box.h / math.fsum(heights))
    return replace(done, heights=tuple(height * max(1.0, factor) for height in heights))


def row_style(placeholder: Placeholder, row: int) -> Style:
    """How the cells of a row are set: those of the header, or of any other."""
    return placeholder.style(min(row, 1))


def _shared(total: float, least: list[float], wanted: list[float]) -> tuple[float, ...]:
    """The width shared out: each column its widest word, and of the rest as much as its text would like."""
    spare, wish = total - math.fsum(least), math.fsum(wanted) - math.fsum(least)
    if spare <= 0:
        return tuple(least)
    even = spare / len(least) * (EVEN if wish else 1)
    rest = spare * (1 - EVEN) / wish if wish else 0
    return tuple(small + even + rest * (large - small) for small, large in zip(least, wanted, strict=True))


def _length(placeholder: Placeholder, row: int, cell: Runs) -> float:
    """The inches that a cell takes in one line, with the spare width; never nothing."""
    style = row_style(placeholder, row)
    size = style.size * placeholder.width_factor
    points = math.fsum(width(run.text, size, bold=run.bold or style.bold, italic=run.italic) for run in cell)
    return max(points, style.size) / (1 - SPARE_WIDTH) / POINTS + 0.01


def _widest_word(placeholder: Placeholder, row: int, cell: Runs) -> float:
    pieces = [replace(run, text=word) for run in cell for word in words(run.text)]
    return max((_length(placeholder, row, (piece,)) for piece in pieces), default=0.2)


def _longest_word(cells: Cells) -> str:
    found = [word for row in cells.rows for cell in row for run in cell for word in words(run.text)]
    return max(found, key=len, default="")
