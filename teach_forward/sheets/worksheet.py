"""A worksheet as a spreadsheet: one row a system, lists to choose from, and short help."""

from __future__ import annotations

import datetime
import functools
import io
import re
from math import ceil

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from teach_forward.library.worksheet import Column, Sheet
from teach_forward.messages import Messages
from teach_forward.project import Project
from teach_forward.util import locales, zipped
from teach_forward.util.paper import A4, LETTER, Paper

EMPTY_ROWS = 30
LINE_HEIGHT = 15  # points, of type of 11 points
_TITLE = 120  # letters above a page at most: Excel takes 255, and an ampersand counts for two

INK, LINE, PAPER, HEAD = "17203A", "B9B4A8", "F3EFE6", "EBE2F5"  # workshop 3's tint: ink on it has a contrast of 12:1
_SIZES = {A4: Worksheet.PAPERSIZE_A4, LETTER: Worksheet.PAPERSIZE_LETTER}
_PROPERTIES = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


def workbook(sheet: Sheet, messages: Messages, project: Project) -> bytes:
    """The spreadsheet as a file, the same bytes for the same sheet, messages and facts of the guide."""
    date = project.date
    book = Workbook()
    about = book.properties
    about.title, about.creator, about.language = sheet.title, messages["guide_name"], messages.language_tag
    about.created = datetime.datetime(date.year, date.month, date.day)
    table: Worksheet = book.worksheets[0]
    table.title = _sheet_name(sheet.table_title)
    help_ = book.create_sheet(_sheet_name(sheet.help_title))
    look = _Look(locales.direction(messages.locale) == "rtl", project.paper_of(messages.locale))
    _fill_help(help_, sheet, messages, look)
    _fill_table(table, sheet, messages, look)
    for number, column in enumerate(sheet.columns, 1):
        if column.choices:
            last, row = get_column_letter(2 + len(column.choices)), number + 1
            choices = _list(column, f"{quote_sheetname(help_.title)}!$C${row}:${last}${row}", messages)
            choices.add(f"{get_column_letter(number)}2:{get_column_letter(number)}{table.max_row}")
            table.add_data_validation(choices)
    stream = io.BytesIO()
    book.save(stream)
    return zipped.reproducible(stream.getvalue(), date, {_PROPERTIES: functools.partial(_with_date, date)})


def _with_date(date: datetime.date, properties: bytes) -> bytes:
    """The properties with a date of change that is not now."""
    return _MODIFIED.sub(rb"\g<1>" + f"{date.isoformat()}T00:00:00Z".encode(), properties)


class _Look:
    """Styles of cells in a direction of reading, and how they print on paper."""

    def __init__(self, rtl: bool, paper: Paper) -> None:
        self.rtl, self.paper = rtl, _SIZES[paper]
        side = Side(style="thin", color=LINE)
        self.border = Border(left=side, right=side, top=side, bottom=side)
        self.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=2 if rtl else 1)

    def dress(self, sheet: Worksheet, row: int, *, bold: bool = False, italic: bool = False, fill: str = "") -> None:
        """Give the cells of a row their look."""
        for cell in sheet[row]:
            cell.font = Font(name="Arial", size=11, bold=bold, italic=italic, color=INK)
            cell.alignment, cell.border = self.alignment, self.border
            if fill:
                cell.fill = PatternFill("solid", start_color=fill)

    def fit(self, sheet: Worksheet) -> None:
        """Make each row with text as high as its longest cell needs; not every program does so by itself."""
        widths = {letter: column.width for letter, column in sheet.column_dimensions.items()}
        for number, row in enumerate(sheet.iter_rows(), 1):
            lines = [ceil(len(str(cell.value)) * 1.15 / widths[cell.column_letter]) for cell in row if cell.value]
            if lines:
                sheet.row_dimensions[number].height = 4 + LINE_HEIGHT * max(lines)

    def page(self, sheet: Worksheet, title: str, pages: int) -> None:
        """Frozen head, direction, and how it prints: across, on so many pages side by side."""
        sheet.sheet_view.rightToLeft = self.rtl
        sheet.sheet_view.zoomScale = 100
        sheet.freeze_panes = "B2"
        sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", self.paper
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, 0
        for part, text in ((sheet.oddHeader, title[:_TITLE].replace("&", "&&")), (sheet.oddFooter, "&P / &N")):
            if part is not None:
                part.center.text = text


def _append(sheet: Worksheet, texts: list[str | None]) -> None:
    """Add a row of texts. One that begins with = is a text too, where openpyxl would make a formula of it."""
    sheet.append(texts)
    for cell in sheet[sheet.max_row]:
        if isinstance(cell.value, str):
            cell.data_type = "s"


def _fill_table(table: Worksheet, sheet: Sheet, messages: Messages, look: _Look) -> None:
    """The head with its comments, the examples, and empty rows to fill in."""
    _append(table, [column.name for column in sheet.columns])
    look.dress(table, 1, bold=True, fill=HEAD)
    for number, column in enumerate(sheet.columns, 1):
        table.column_dimensions[get_column_letter(number)].width = 26 if number == 1 else 20
        if column.help:
            comment = Comment(column.help, messages["guide_name"], height=110, width=260)
            table.cell(1, number).comment = comment
    for example in sheet.examples:
        _append(table, [messages["worksheet_example"].format(text=example[0]), *example[1:]])
        look.dress(table, table.max_row, italic=True, fill=PAPER)
    for row in range(table.max_row + 1, table.max_row + 1 + EMPTY_ROWS):
        table.cell(row, len(sheet.columns))  # makes the row as wide as the head
        look.dress(table, row)
        table.row_dimensions[row].height = 3 * LINE_HEIGHT
    # Twenty columns on one page could not be read: four side by side, each with the systems at its start.
    look.fit(table)
    look.page(table, sheet.title, max(1, round(len(sheet.columns) / 6)))


def _fill_help(help_: Worksheet, sheet: Sheet, messages: Messages, look: _Look) -> None:
    """A row a column: its name, what to write, and each choice in a cell of its own, where the lists find them."""
    most = max((len(column.choices) for column in sheet.columns), default=0)
    head = [sheet.help_head[0], sheet.help_head[1], messages["worksheet_choices"], *[None] * max(0, most - 1)]
    _append(help_, head)
    look.dress(help_, 1, bold=True, fill=HEAD)
    for row, column in enumerate(sheet.columns, 2):
        _append(help_, [column.name, column.help, *column.choices])
        help_.cell(row, 2 + most)
        look.dress(help_, row)
    for number in range(1, 3 + most):
        help_.column_dimensions[get_column_letter(number)].width = {1: 26, 2: 48}.get(number, 18)
    look.fit(help_)
    look.page(help_, sheet.title, 1)


def _list(column: Column, source: str, messages: Messages) -> DataValidation:
    """A list to choose from, out of the cells at `source`; other words are let through after a hint."""
    return DataValidation(
        type="list",
        formula1=source,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="information",
        errorTitle=column.name[:32],
        error=messages["worksheet_other"][:255],
        showInputMessage=True,
        promptTitle=column.name[:32],
        prompt=column.help[:255],
    )


def _sheet_name(title: str) -> str:
    return _NOT_IN_NAMES.sub(" ", title)[:31].strip() or "worksheet"
