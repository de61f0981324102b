"""A document of Word that is written from top to bottom: real styles, one language, and its direction of reading."""

from __future__ import annotations

import datetime
import functools
import io
import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, cast

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Emu, Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from teach_forward.messages import Messages
from teach_forward.model import Align, Item, Run, Runs, Table, plain
from teach_forward.project import Project
from teach_forward.sheets import columns
from teach_forward.sheets.cards import Card, beside, cards_of
from teach_forward.sheets.writer import CUT, Shown
from teach_forward.sheets.writer import QUOTE as QUOTATION
from teach_forward.text.columns import is_empty
from teach_forward.util import documents, locales, zipped
from teach_forward.util.documents import GRID, LONGEST
from teach_forward.util.photographs import as_word_takes, upright

FONT = "Arial"  # each system has it or one of its widths, with Arabic
CODE_FONT = "Courier New"  # the same, with letters of one width
INK, GREY, LINK, LINE, HEAD = "17203A", "555555", "0B4F8A", "B9B4A8", "F3EFE6"
QUOTE, CELL, HEAD_CELL, WRITING, GAP = "Quote", "Cell", "Head of a column", "Line to write on", "Below a table"
CODE = "Code"
# In points.
SIZES = {"Heading 1": 20, "Heading 2": 15, "Heading 3": 12.5, "Normal": 11, CELL: 9.5, CODE: 9.5, "Footer": 9, GAP: 4}
MARGIN, ABOVE_FOOT = Cm(2), Cm(2.3)
PICTURE = Cm(12)  # the width of a row of pictures
BLANK, BLANK_OF_TALL = Cm(1.1), Cm(2.4)  # the least height of a row that is filled in by hand, and with many words
ITEM = {False: "List Bullet", True: "List Number"}
CONTINUED = "List Continue"  # an item behind those nested in it
LEVELS = 3  # of lists that have a style of their own
HANG, QUOTED = Cm(0.63), Cm(0.6)  # how far lines stand in beside their mark, and in a quotation
KEPT = 2  # rows at the beginning and at the end of a table that stay together

# What follows the direction in the properties of a paragraph (ISO/IEC 29500-1, 17.3.1.26).
_AFTER_BIDI = tuple(
    f"w:{name}"
    for name in (
        *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap"),
        *("jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
    )
)
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")  # of the cells of a table
_ALIGNMENT = {"start": WD_ALIGN_PARAGRAPH.LEFT, "end": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}


class Paper:
    """A document under way. What is added comes last; `save` gives the file."""

    def __init__(self, title: str, messages: Messages, project: Project) -> None:
        self.date, paper = project.date, project.paper_of(messages.locale)
        self.sides = Mm(paper.width), Mm(paper.height)
        self.rtl = locales.direction(messages.locale) == "rtl"
        empty, self.styles = _empty(messages.language_tag, rtl=self.rtl)
        self.document: Document = docx.Document(io.BytesIO(empty))
        self._describe(title, messages)
        self._lay(self.document.sections[0], across=False)
        self._foot(f"{messages['guide_name']} · {title}")
        self.across = self.quoted = False

    # The whole

    def _describe(self, title: str, messages: Messages) -> None:
        about, day = self.document.core_properties, datetime.datetime.combine(self.date, datetime.time())
        guide = messages["guide_name"][:LONGEST]
        about.title, about.author, about.language = title[:LONGEST], guide, messages.language_tag
        about.last_modified_by, about.comments, about.revision = guide, "", 1
        about.created = about.modified = day
        zoom: Any = self.document.settings.element.find(qn("w:zoom"))
        zoom.set(qn("w:percent"), "100")  # the schema wants it, and the template has none

    def _lay(self, section: Section, *, across: bool) -> None:
        """The paper of a section, upright or across."""
        section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = self.sides[::-1] if across else self.sides
        section.left_margin = section.right_margin = section.top_margin = MARGIN
        section.bottom_margin = ABOVE_FOOT
        if self.rtl and section._sectPr.find(qn("w:bidi")) is None:
            properties: Any = section._sectPr
            properties.insert_element_before(_element("bidi"), "w:rtlGutter", "w:docGrid")

    def _foot(self, text: str) -> None:
        """A line at the foot of each page: what this is, and the page's number."""
        line = self.document.sections[0].footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._write(line, (Run(f"{text} · "),))
        for field, between in (("PAGE", " / "), ("NUMPAGES", "")):
            element = OxmlElement("w:fldSimple")
            element.set(qn("w:instr"), field)
            run = line.add_run("1")
            line._p.append(element)
            element.append(run._r)
            self._write(line, (Run(between),) if between else ())

    def save(self) -> bytes:
        """The file, the same bytes for the same content."""
        package, entries = self.document.part.package, _Entries()
        writer: Any = PackageWriter
        for part in package.parts:
            part.before_marshal()
        writer._write_content_types_stream(entries, package.parts)
        writer._write_pkg_rels(entries, package.rels)
        writer._write_parts(entries, package.parts)
        return zipped.packed(entries.found, self.date)

    # What is added

    def begins(self, id_: str) -> None:
        """Nothing: a document is one page of the guide, and links lead out of it."""

    def turn(self, *, across: bool) -> None:
        """Go on over a new page where the paper is to lie the other way."""
        if across != self.across:
            self.across = across
            begun = len(self.document.element.body) > 1  # it holds what lays its pages out
            section = self.document.add_section(WD_SECTION.NEW_PAGE) if begun else self.document.sections[0]
            self._lay(section, across=across)

    def new_page(self) -> None:
        """Go on over a new page."""
        self._add((), GAP).paragraph_format.page_break_before = True

    def together(self) -> AbstractContextManager[None]:
        """What is added within stays on one page, where it has room on one."""
        return self._held(leads=False)

    def with_room(self) -> AbstractContextManager[None]:
        """What is added within stands anywhere: Word knows no half of a page."""
        return nullcontext()

    @contextmanager
    def _held(self, *, leads: bool) -> Iterator[None]:
        """What is added within stays on one page, and on that of what follows where it `leads`."""
        body = self.document.element.body
        first = len(body) - 1  # before what lays the pages out, which stays the last
        yield
        lines = [line for element in body[first:] for line in element.iter(qn("w:p"))]
        for line in lines if leads else lines[:-1]:
            Paragraph(line, self.document).paragraph_format.keep_with_next = True

    def box(self, kind: str, *, leads: bool = False) -> AbstractContextManager[None]:
        """What is added within stands by itself: its heading is enough, a frame would be in the way of changes.

        Above a card is a line to cut along; the lines to write on stay with their question.
        """
        if kind == QUOTATION:
            return self._quotation()
        if kind == CUT:
            return self._cut_off()
        return self._held(leads=leads) if leads or kind == "question" else nullcontext()

    @contextmanager
    def _quotation(self) -> Iterator[None]:
        around, self.quoted = self.quoted, True  # one may stand in an item of a list in another
        yield
        self.quoted = around

    @contextmanager
    def _cut_off(self) -> Iterator[None]:
        body = self.document.element.body
        first = len(body) - 1
        with self.together():
            yield
        _border(body[first], "top", val="dashed", size=6, space=6)

    def heading(self, runs: Runs, level: int, *, new_page: bool = False) -> None:
        """A heading of a level from 1 on."""
        made = self._add(runs, f"Heading {level}")
        if new_page:
            made.paragraph_format.page_break_before = True

    def paragraph(self, runs: Runs, *, leads: bool = False) -> None:
        """A paragraph; one that `leads` stands on the page of what follows."""
        made = self._add(runs, QUOTE if self.quoted else "Normal")
        if leads:
            made.paragraph_format.keep_with_next = True

    def code(self, lines: Sequence[str]) -> None:
        """Lines of code with all their spaces, in letters of one width, from left to right."""
        made = self._add((), CODE)
        made.add_run("\n".join(lines))
        if self.quoted:
            self._stand_in(made)

    def ticks(self, items: Sequence[Runs]) -> None:
        """Things to tick off, each with a box, beside which its lines stand."""
        for runs in items:
            look = self._add((Run("☐\t"), *runs), "Normal").paragraph_format
            look.left_indent, look.first_line_indent, look.space_after = HANG, -HANG, Pt(3)

    def _add(self, runs: Runs, style: str) -> Paragraph:
        made = self.document.add_paragraph()
        self._set_style(made, style)
        self._write(made, runs)
        return made

    def _set_style(self, paragraph: Paragraph, name: str) -> None:
        paragraph._p.style = self.styles[name]

    def items(self, items: Sequence[Item], *, ordered: bool, start: int = 1) -> None:
        """A list, numbered from `start` on when `ordered`."""
        self._items(items, 0, ordered=ordered, start=start)

    def _items(self, items: Sequence[Item], level: int, *, ordered: bool, start: int = 1) -> None:
        style = ITEM[ordered] + (f" {level + 1}" if level else "")
        numbers = self._new_numbers(style, start) if ordered else 0
        for item in items:
            made = self._add(item.runs, style)
            made.paragraph_format.space_after = Pt(3)
            if ordered:
                paragraph: Any = made._p.get_or_add_pPr()
                properties = paragraph.get_or_add_numPr()
                properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, numbers
            if self.quoted:
                self._stand_in(made, HANG * (level + 1))
                made.paragraph_format.first_line_indent = -HANG
            self._below(item, level)

    def _below(self, item: Item, level: int) -> None:
        """What stands in an item below its first text: items nested in it, and how it goes on behind them."""
        self._items(item.items, min(level + 1, LEVELS - 1), ordered=item.ordered)
        if item.rest:
            if item.rest.runs:
                made = self._add(item.rest.runs, CONTINUED + (f" {level + 1}" if level else ""))
                made.paragraph_format.space_after = Pt(3)
                if self.quoted:
                    self._stand_in(made, HANG * (level + 1))
            self._below(item.rest, level)

    def _stand_in(self, paragraph: Paragraph, further: int = 0) -> None:
        """Set a paragraph that has another style as a quotation is set, its lines so much further in."""
        look = paragraph.paragraph_format
        look.left_indent, look.right_indent = Emu(QUOTED + further), QUOTED
        _border(paragraph._p, "right" if self.rtl else "left", size=18, space=10)

    def _new_numbers(self, style: str, start: int) -> int:
        """The id of a list in a style that begins at `start`."""
        numbering = self.document.part.numbering_part.element
        own = self.document.styles[style].element.pPr.numPr.numId.val
        made = numbering.add_num(numbering.num_having_numId(own).abstractNumId.val)
        made.add_lvlOverride(0).add_startOverride(start)
        return int(made.numId)

    def cards(self, table: Table) -> None:
        """Rows of a table as cards to cut out along dashed lines. None is torn, few stay together.

        A table with a card that has no room on a page stays one.
        """
        across = beside(table)
        if not across:
            self.table(table)
            return
        with self.together() if columns.is_short(table) else nullcontext():
            self._cards(table, across)

    def _cards(self, table: Table, across: int) -> None:
        cards, made = cards_of(table), self._empty_table((1,) * across)
        edges = _lines("tblBorders", *_SIDES, val="dashed", size=6, space=0)
        made._tbl.tblPr.insert_element_before(edges, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
        style = "Normal" if len(table.header) == 2 else CELL
        for first in range(0, len(cards), across):
            row = _whole_row(made)
            for cell, card in zip(row.cells, cards[first : first + across], strict=False):
                self._card(cell, card, style)
        self._add((), GAP)

    def _card(self, cell: WordCell, card: Card, style: str) -> None:
        name = cell.paragraphs[0]
        self._set_style(name, style)
        self._write(name, tuple(replace(run, bold=True) for run in card.name))
        for head, text in card.texts:
            line = cell.add_paragraph()
            self._set_style(line, style)
            if head:
                self._write(line, (*head, Run("  ")))
                for run in line.runs:
                    run.font.color.rgb = RGBColor.from_string(GREY)
            self._write(line, text)

    def pictures(self, row: Sequence[Shown]) -> None:
        """Pictures side by side, each with a description for those who do not see it.

        The density that a file states counts for nothing, as in a browser: it can be 0, or not the same both ways.
        """
        made, width = self._add((), "Normal"), PICTURE // len(row)
        for file, description in row:
            taken = _for_word(file)
            picture = Image.from_file(taken)
            height = round(width * picture.px_height / picture.px_width)
            shape = made.add_run().add_picture(taken, width, height)
            shape._inline.docPr.set("descr", description)

    def lines(self, count: int) -> None:
        """Lines to write on."""
        for _ in range(count):
            self._add((), WRITING)

    def table(self, table: Table, *, tall: bool = False) -> None:
        """A table whose head comes again on each page; rows that are filled in have room, `tall` ones for much."""
        made = self._empty_table(columns.weights(table))
        rows, blank = (table.header, *table.rows), BLANK_OF_TALL if tall else BLANK
        for index, row in enumerate(rows):
            kept = index < KEPT or index >= len(rows) - KEPT
            self._row(made, row, table.align, blank, head=index == 0, kept=kept and index < len(rows) - 1)
        self._add((), GAP)

    def _empty_table(self, weights: Sequence[float]) -> WordTable:
        """A table without rows, whose columns share the width of the page by their weights."""
        made: WordTable = self.document.add_table(0, len(weights))
        made._tbl.tblStyle_val = self.styles[GRID]
        made.autofit = False
        width = (self.document.sections[-1].page_width or 0) - 2 * MARGIN
        for column, weight in zip(made.columns, weights, strict=True):
            column.width = Emu(round(width * weight / math.fsum(weights)))
        if self.rtl:
            made._tbl.tblPr.insert_element_before(_element("bidiVisual"), "w:tblStyleRowBandSize", "w:tblW")
        return made

    def _row(
        self, table: WordTable, cells: Sequence[Runs], align: Sequence[Align], blank: Length, *, head: bool, kept: bool
    ) -> None:
        """A row; one that is filled in is as high as `blank`, and one that is `kept` stays on the page of the next."""
        row = _whole_row(table)
        if not head and any(is_empty(plain(runs)) for runs in cells):
            row.height = blank
        if head:
            row._tr.get_or_add_trPr().append(_element("tblHeader"))
        for index, (cell, runs) in enumerate(zip(row.cells, cells, strict=False)):
            line = cell.paragraphs[0]
            self._set_style(line, HEAD_CELL if head else CELL)
            if align:
                line.alignment = _ALIGNMENT[align[index]]
            if kept:
                line.paragraph_format.keep_with_next = True
            self._write(line, () if is_empty(plain(runs)) else runs)
            if head:
                shade = _element("shd", val="clear", color="auto", fill=HEAD)
                cell._tc.get_or_add_tcPr().append(shade)

    def _write(self, paragraph: Paragraph, runs: Runs) -> None:
        for run in runs:
            made = paragraph.add_run(run.text)
            if run.bold:
                made.bold = True
            if self.rtl:  # whose scripts have no italics
                made.font.rtl, made.font.cs_bold = True, run.bold or None
            elif run.italic:
                made.italic = True
            if run.href:
                self._link(paragraph, made, run.href)

    def _link(self, paragraph: Paragraph, run: WordRun, href: str) -> None:
        """Put a run, the last of its paragraph, into a link."""
        run.font.underline, run.font.color.rgb = True, RGBColor.from_string(LINK)
        link, around = OxmlElement("w:hyperlink"), cast("Any", paragraph._p)
        link.set(qn("r:id"), self.document.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        around.append(link)
        link.append(run._r)


@functools.cache
def _empty(tag: str, *, rtl: bool) -> tuple[bytes, Mapping[str, str | None]]:
    """A document without text, dressed once for all those of a language, and the ids of its styles by their names.

    python-docx would look through all styles for each paragraph. The default style has no id: it is not said.
    """
    document, file = documents.empty(), io.BytesIO()
    _dress(document.styles, tag, rtl=rtl)
    for old in document.part.numbering_part.element.xpath("//w:lvl/w:pPr/w:tabs"):  # in the way of deeper indents
        old.getparent().remove(old)
    document.save(file)
    ids = {style.name: style.style_id for style in document.styles if style.name}
    return file.getvalue(), {**ids, "Normal": None}


def _dress(styles: Any, tag: str, *, rtl: bool) -> None:
    """Give styles their look, and the language of all text."""
    language = styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    for name in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{name}"), tag)
    for name, base in ((WRITING, "Normal"), (GAP, "Normal"), (CELL, "Normal"), (CODE, "Normal"), (HEAD_CELL, CELL)):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles[base]
    for style in styles:
        if isinstance(style, ParagraphStyle):
            _set_font(style, CODE_FONT if style.name == CODE else FONT)
    for name, size in SIZES.items():
        _set_size(styles[name], size)
        styles[name].font.color.rgb = RGBColor.from_string(INK)
        styles[name].paragraph_format.space_after = Pt(2 if name == CELL else 6)
    styles[CELL].paragraph_format.space_before, styles["Heading 1"].paragraph_format.space_before = Pt(2), Pt(0)
    styles[HEAD_CELL].font.bold = styles[HEAD_CELL].font.cs_bold = True
    quote = styles[QUOTE]
    quote.font.italic = quote.font.cs_italic = False
    quote.font.color.rgb = RGBColor.from_string(INK)
    quote.paragraph_format.left_indent = quote.paragraph_format.right_indent = QUOTED
    _border(quote.element, "right" if rtl else "left", size=18, space=10)
    styles[CODE].paragraph_format.keep_together = True
    styles[WRITING].paragraph_format.space_before = Pt(16)
    _border(styles[WRITING].element, "bottom", "between", size=4, space=1)
    if rtl:
        styles["Normal"].element.get_or_add_pPr().insert_element_before(_element("bidi"), *_AFTER_BIDI)
        styles[CODE].element.get_or_add_pPr().insert_element_before(_element("bidi", val="0"), *_AFTER_BIDI)


class _Entries:
    """What python-docx would pack: by the names of the entries, so that it is packed once, in our order."""

    def __init__(self) -> None:
        self.found: dict[str, bytes] = {}

    def write(self, uri: PackURI, blob: bytes) -> None:
        """Take an entry."""
        self.found[uri.membername] = blob


def _for_word(file: Path) -> str | IO[bytes]:
    """A picture as python-docx takes one: the file, or its bytes where something in them is to be changed for Word."""
    data = file.read_bytes()
    changed = as_word_takes(upright(data))
    return str(file) if changed == data else io.BytesIO(changed)


def _whole_row(table: WordTable) -> WordRow:
    """A new row that is never torn."""
    row: WordRow = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(_element("cantSplit"))
    return row


def _element(name: str, **attributes: str) -> Any:
    """An element of Word's own with its attributes."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _set_font(style: ParagraphStyle, name: str) -> None:
    """One font for all scripts; those of the theme differ from system to system."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def _set_size(style: ParagraphStyle, points: float) -> None:
    """A size for all scripts; python-docx sets it for those from left to right alone."""
    style.font.size = Pt(points)
    properties = style.element.rPr
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    properties.find(qn("w:sz")).addnext(_element("szCs", val=str(round(points * 2))))


def _border(element: Any, *sides: str, size: int, space: int, val: str = "single") -> None:
    """Lines at sides of a paragraph or of those of a style."""
    around = _lines("pBdr", *sides, size=size, space=space, val=val)
    element.get_or_add_pPr().insert_element_before(around, "w:shd", "w:tabs", *_AFTER_BIDI, "w:bidi")


def _lines(name: str, *sides: str, size: int, space: int, val: str) -> Any:
    """Lines at sides of something: `size` in eighths of a point, `space` in points."""
    around = _element(name)
    for side in sides:
        around.append(_element(side, val=val, sz=str(size), space=str(space), color=LINE))
    return around
