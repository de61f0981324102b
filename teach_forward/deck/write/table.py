"""The XML of a table that has been arranged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from teach_forward.deck.layouts.layout import Box, Placeholder
from teach_forward.deck.plan.table import row_style
from teach_forward.deck.slides import Cells
from teach_forward.deck.write import xml
from teach_forward.deck.write.xml import Xml, tag
from teach_forward.model import Align, Runs

_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"  # PowerPoint's "Medium Style 2": made of the template's colours
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "No Style, No Grid": the cells have their own


@dataclass(frozen=True, slots=True)
class TableWriter:
    """Writes tables in a placeholder. Not `own`: in the colours of a union's template."""

    placeholder: Placeholder
    language: str
    direction: str
    link: xml.Link
    own: bool

    def frame(self, key: int, cells: Cells) -> Xml:
        """The `p:graphicFrame` of a table."""
        box = self.placeholder.box
        about = tag(
            "p:nvGraphicFramePr",
            tag("p:cNvPr", id=key, name=f"Table {key}", descr=cells.description),
            tag("p:cNvGraphicFramePr", tag("a:graphicFrameLocks", noGrp=1)),
            tag("p:nvPr", xml.placeholder_tag(self.placeholder)),
        )
        position = xml.xfrm(Box(box.x, box.y, sum(cells.widths), sum(cells.heights)), name="p:xfrm")
        graphic = tag("a:graphic", tag("a:graphicData", self._table(cells), uri=_URI))
        return tag("p:graphicFrame", about, position, graphic)

    def _table(self, cells: Cells) -> Xml:
        style = tag("a:tableStyleId", xml.text(_NO_STYLE if self.own else _STYLE))
        properties = tag("a:tblPr", style, rtl=1 if self.direction == "rtl" else None, firstRow=1, bandRow=1)
        columns = tag("a:tblGrid", *(tag("a:gridCol", w=xml.emu(wide)) for wide in cells.widths))
        return tag("a:tbl", properties, columns, *self._rows(cells))

    def _rows(self, cells: Cells) -> Iterator[Xml]:
        for row, (texts, height) in enumerate(zip(cells.rows, cells.heights, strict=True)):
            sides = zip_longest(texts, cells.align)
            yield tag("a:tr", *(self._cell(cell, row, align) for cell, align in sides), h=xml.emu(height))

    def _cell(self, cell: Runs, row: int, align: Align | None) -> Xml:
        inner = self.placeholder.insets
        left, right = (inner.start, inner.end) if self.direction == "ltr" else (inner.end, inner.start)
        properties = tag(
            "a:tcPr",
            self._own_look(row) if self.own else xml.NOTHING,
            marL=xml.emu(left),
            marR=xml.emu(right),
            marT=xml.emu(inner.top),
            marB=xml.emu(inner.bottom),
            anchor="ctr",
        )
        words = (self._paragraph(cell, row, align),)
        return tag("a:tc", xml.text_body("a:txBody", tag("a:bodyPr"), xml.NOTHING, words, self.language), properties)

    def _paragraph(self, cell: Runs, row: int, align: Align | None) -> Xml:
        style, rtl = row_style(self.placeholder, row), self.direction == "rtl"
        pitch = tag("a:lnSpc", tag("a:spcPct", val=round(style.pitch * 100000)))
        properties = tag("a:pPr", pitch, algn=xml.ALIGN[align or style.align][rtl], rtl=int(rtl))
        runs = tuple(replace(run, bold=True) for run in cell) if style.bold else cell
        filling = xml.fill(style.colour) if self.own else xml.NOTHING
        return xml.paragraph(runs, self.language, self.link, properties, style.size, filling)

    @staticmethod
    def _own_look(row: int) -> Xml:
        """Lines and ground of our own cells: the header in the accent, then white and tint in turn."""
        ground = "accent" if row == 0 else "white" if row % 2 else "tint"
        sides = (tag(f"a:{side}", tag("a:noFill")) for side in ("lnL", "lnR", "lnT"))
        return xml.joined((*sides, tag("a:lnB", xml.fill("accent"), w=12700), xml.fill(ground)))
