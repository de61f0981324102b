"""The XML of a table that has been arranged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from teach_forward.deck.layouts.layout import Box, Placeholder
from teach_forward.deck.plan.table import row_style
from teach_forward.deck.slides import Cells
from teach_forward.deck.write import xml
from teach_forward.deck.write.xml import Xml, tag
from teach_forward.model import Align, Runs

_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_STYLE = (
    "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "No Style, No Grid": the cells have a look of their own
)


@dataclass(frozen=True, slots=True)
class TableWriter:
    """Writes tables in a placeholder. `palette` has the colours of a union's template by our names, or nothing."""

    placeholder: Placeholder
    language: str
    direction: str
    link: xml.Link
    palette: Mapping[str, str]

    def frame(self, key: int, cells: Cells) -> Xml:
        """The `p:graphicFrame` of a table."""
        box = self.placeholder.box
        about = tag(
            "p:nvGraphicFramePr",
            tag("p:cNvPr", id=key, name=f"Table {key}", descr=cells.description),
            tag("p:cNvGraphicFramePr", tag("a:graphicFrameLocks", noGrp=1)),
            tag("p:nvPr", xml.placeholder_tag(self.placeholder)),
        )
        position = xml.xfrm(Box(box.x, box.y, cells.width, cells.height), name="p:xfrm")
        graphic = tag("a:graphic", tag("a:graphicData", self._table(cells), uri=_URI))
        return tag("p:graphicFrame", about, position, graphic)

    def _table(self, cells: Cells) -> Xml:
        style = tag("a:tableStyleId", xml.text(_NO_STYLE))
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
            self._look(row),
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
        return xml.paragraph(runs, self.language, self.link, properties, style.size, self._fill(style.colour))

    def _look(self, row: int) -> Xml:
        """Lines and ground of cells: the header in the accent, then white and tint in turn."""
        ground = "accent" if row == 0 else "white" if row % 2 else "tint"
        sides = (tag(f"a:{side}", tag("a:noFill")) for side in ("lnL", "lnR", "lnT"))
        return xml.joined((*sides, tag("a:lnB", self._fill("accent"), w=12700), self._fill(ground)))

    def _fill(self, colour: str) -> Xml:
        return xml.fill(self.palette.get(colour, colour))
