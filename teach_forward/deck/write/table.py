"""Tables: columns that suit their words, rows as high as their tallest cell, and the XML of a table."""

from __future__ import annotations

import math
from dataclasses import replace
from xml.sax.saxutils import quoteattr

from teach_forward.deck.layouts.layout import POINTS, Box, Slot, Style
from teach_forward.deck.layouts.metrics import PITCH, SPARE_WIDTH, width, wrap
from teach_forward.deck.plan.fit import Fit
from teach_forward.deck.slides import Cells
from teach_forward.deck.write import xml
from teach_forward.model import Runs

GROWTH = 1.5
"""How much higher than its text a row may get where the slide has room."""

EVEN = 0.4
"""Share of the free width that all columns get alike."""

_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"  # PowerPoint's "Medium Style 2": made of the template's colours
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "No Style, No Grid": the cells bring their look


def arranged(slot: Slot, cells: Cells) -> Cells:
    """A table with the widths of its columns and the least heights of its rows, in inches."""
    inner = slot.insets
    beside, above = inner.start + inner.end, inner.top + inner.bottom
    columns = list(zip(*cells.rows, strict=True))
    least = [max(_widest_word(slot, row, cell) for row, cell in enumerate(column)) + beside for column in columns]
    wanted = [max(_length(slot, row, cell) for row, cell in enumerate(column)) + beside for column in columns]
    widths = _shared(slot.box.w, least, wanted)
    heights = []
    for row, texts in enumerate(cells.rows):
        style = _style(slot, row)
        lines = max(
            wrap(cell, style.size * slot.widen, (wide - beside) * POINTS, bold=style.bold).lines
            for cell, wide in zip(texts, widths, strict=True)
        )
        heights.append(lines * style.size * PITCH * style.pitch / POINTS + above)
    return replace(cells, widths=widths, heights=tuple(heights))


def measure(slot: Slot, cells: Cells) -> Fit:
    """How a table sits in its slot; one line stays free."""
    done, pitch = arranged(slot, cells), slot.styles[1].size * PITCH * slot.styles[1].pitch
    used, room = sum(done.heights) * POINTS, slot.box.h * POINTS - pitch
    over = math.ceil(round((used - room) / pitch, 3)) if used > room else 0
    return Fit(slot.name, used / room, over, _longest_word(cells) if sum(done.widths) > slot.box.w + 0.01 else "")


def grown(slot: Slot, cells: Cells) -> Cells:
    """A table arranged and set, with rows that take the room there is."""
    done = arranged(slot, cells)
    factor = min(GROWTH, slot.box.h / sum(done.heights))
    return replace(done, heights=tuple(height * max(1.0, factor) for height in done.heights))


def frame(  # noqa: PLR0917  (what a shape is, and what its text needs)
    key: int, slot: Slot, cells: Cells, language: str, direction: str, link: xml.Link, *, ours: bool = True
) -> str:
    """The `p:graphicFrame` of a table that has been arranged. Not `ours`: in the colours of a union's template."""
    place = xml.xfrm(Box(slot.box.x, slot.box.y, sum(cells.widths), sum(cells.heights)))
    columns = "".join(f'<a:gridCol w="{xml.emu(wide)}"/>' for wide in cells.widths)
    rows = "".join(
        f'<a:tr h="{xml.emu(height)}">'
        + "".join(_cell(cell, slot, row, language, direction, link, ours) for cell in texts)
        + "</a:tr>"
        for row, (texts, height) in enumerate(zip(cells.rows, cells.heights, strict=True))
    )
    rtl = ' rtl="1"' if direction == "rtl" else ""
    style = _NO_STYLE if ours else _STYLE
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{key}" name="Table {key}" '
        f'descr={quoteattr(cells.description)}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr><p:nvPr>{xml.placeholder(slot)}</p:nvPr></p:nvGraphicFramePr>"
        f"{place.replace('a:xfrm>', 'p:xfrm>')}"
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr{rtl} firstRow="1" bandRow="1"><a:tableStyleId>{style}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(  # noqa: PLR0917
    cell: Runs, slot: Slot, row: int, language: str, direction: str, link: xml.Link, ours: bool
) -> str:
    style, inner = _style(slot, row), slot.insets
    left, right = (inner.start, inner.end) if direction == "ltr" else (inner.end, inner.start)
    rtl = direction == "rtl"
    properties = (
        f'<a:pPr algn="{xml.ALIGN[style.align][rtl]}" rtl="{int(rtl)}">'
        f'<a:lnSpc><a:spcPct val="{round(style.pitch * 100000)}"/></a:lnSpc></a:pPr>'
    )
    bold = tuple(replace(run, bold=True) for run in cell) if style.bold else cell
    text = xml.paragraph(
        bold, language, link, properties, f' sz="{round(style.size * 100)}"', xml.fill(style.colour) if ours else ""
    )
    ground = "accent" if row == 0 else "white" if row % 2 else "tint"
    lines = "".join(f"<a:{side}><a:noFill/></a:{side}>" for side in ("lnL", "lnR", "lnT"))
    lines += f'<a:lnB w="12700">{xml.fill("accent")}</a:lnB>'
    margins = (
        f'marL="{xml.emu(left)}" marR="{xml.emu(right)}" marT="{xml.emu(inner.top)}" marB="{xml.emu(inner.bottom)}"'
    )
    if not ours:
        return f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody><a:tcPr {margins} anchor="ctr"/></a:tc>'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
        f'<a:tcPr {margins} anchor="ctr">{lines}{xml.fill(ground)}</a:tcPr></a:tc>'
    )


def _style(slot: Slot, row: int) -> Style:
    return slot.styles[min(row, 1)]


def _shared(total: float, least: list[float], wanted: list[float]) -> tuple[float, ...]:
    """The width shared out: each column its widest word, and of the rest as much as its text would like."""
    spare, wish = total - sum(least), sum(wanted) - sum(least)
    if spare <= 0:
        return tuple(least)
    even = spare / len(least) * (EVEN if wish else 1)
    rest = spare * (1 - EVEN) / wish if wish else 0
    return tuple(small + even + rest * (large - small) for small, large in zip(least, wanted, strict=True))


def _length(slot: Slot, row: int, cell: Runs) -> float:
    """The inches that a cell takes in one line, with the spare width; never nothing."""
    style = _style(slot, row)
    points = sum(
        width(run.text, style.size * slot.widen, bold=run.bold or style.bold, italic=run.italic) for run in cell
    )
    return max(points, style.size) / (1 - SPARE_WIDTH) / POINTS + 0.01


def _widest_word(slot: Slot, row: int, cell: Runs) -> float:
    pieces = [replace(run, text=word) for run in cell for word in run.text.split()]
    return max((_length(slot, row, (piece,)) for piece in pieces), default=0.2)


def _longest_word(cells: Cells) -> str:
    words = [word for row in cells.rows for cell in row for run in cell for word in run.text.split()]
    return max(words, key=len, default="")
