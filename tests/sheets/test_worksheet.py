"""The worksheet as a spreadsheet: what stands in it, and that LibreOffice opens it."""

from __future__ import annotations

import datetime
import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from teach_forward import theme
from teach_forward.library.library import Library
from teach_forward.library.worksheet import lacking, read_sheet
from teach_forward.messages import Messages
from teach_forward.model import Document
from teach_forward.project import Project
from teach_forward.sheets import build
from teach_forward.sheets.worksheet import EMPTY_ROWS, workbook
from teach_forward.text.reader import read
from tests.tools import ROOT, need

PAGE = """---
print: true
---
# Systems & rights

## Worksheet {#worksheet}

| System | Told, or not | State |
| --- | --- | --- |
| A badge | Nobody | Asked |

## Help {#help}

| Column | What to write | Choices |
| --- | --- | --- |
| System | Its *name* | free text |
| Told, or not | Who was told | Union and staff / Nobody |
| State | Where it stands | Asked / Answered / Agreed |
"""
OWN = {
    "guide_name": "Teach Forward",
    "language_tag": "en-GB",
    "worksheet_example": "Example: {text}",
    "worksheet_choices": "Choices",
    "worksheet_other": "Or your own words.",
}
MESSAGES = Messages("en", OWN)
PROJECT = Project(date=datetime.date(2027, 3, 4))


def document(text: str = PAGE) -> Document:
    found, problems = read("workshops/en/3-data-rights/worksheet.md", text.encode(), "page", "en")
    assert problems == ()
    return found


def opened(locale: str = "en") -> Workbook:
    return load_workbook(io.BytesIO(workbook(read_sheet(document()), Messages(locale, OWN), PROJECT)))


def test_rows_columns_and_examples() -> None:
    table = opened().worksheets[0]
    rows = list(table.iter_rows(values_only=True))
    assert rows[:2] == [("System", "Told, or not", "State"), ("Example: A badge", "Nobody", "Asked")]
    assert len(rows) == 2 + EMPTY_ROWS
    assert set(rows[2:]) == {(None, None, None)}
    assert table.freeze_panes == "B2"
    assert all(cell.alignment.wrap_text for row in table.iter_rows() for cell in row)
    assert table.page_setup.orientation == "landscape"
    assert (table.page_setup.fitToWidth, table.page_setup.fitToHeight) == (1, 0)


def test_each_list_leads_to_its_choices() -> None:
    book = opened()
    table, help_ = book.worksheets
    found = {}
    for rule in table.data_validations.dataValidation:
        name, _, place = rule.formula1.rpartition("!")
        assert name == f"'{help_.title}'"
        cells = help_[place.replace("$", "")][0]
        found[str(rule.sqref)] = [cell.value for cell in cells]
    assert found == {"B2:B32": ["Union and staff", "Nobody"], "C2:C32": ["Asked", "Answered", "Agreed"]}


def test_heads_carry_their_help_and_the_second_sheet_lists_it() -> None:
    table, help_ = opened().worksheets
    comments = [cell.comment.text for cell in table[1] if cell.comment]
    assert comments == ["Its name", "Who was told", "Where it stands"]
    assert [row[:2] for row in help_.iter_rows(values_only=True)][:2] == [
        ("Column", "What to write"),
        ("System", "Its name"),
    ]


def test_a_translated_name_that_differs_in_the_help_still_finds_its_row() -> None:
    sheet = read_sheet(document(PAGE.replace("| State | Where", "| The state | Where")))
    assert sheet.columns[2].choices == ("Asked", "Answered", "Agreed")


def test_rows_to_fill_in_on_paper_are_no_examples() -> None:
    page = PAGE.replace("| Asked |\n", "| Asked |\n| | … | |\n", 1)
    assert len(read_sheet(document(page)).examples) == 1


def test_what_begins_with_a_sign_of_equality_is_a_text() -> None:
    page = PAGE.replace("Where it stands", '=HYPERLINK("x")').replace("Nobody", "=1+1")
    book = load_workbook(io.BytesIO(workbook(read_sheet(document(page)), MESSAGES, PROJECT)))
    shown = {cell.value: cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}
    assert [text for text in shown if text.startswith("=")]
    assert set(shown.values()) == {"s"}


def test_a_long_title_fits_above_a_page() -> None:
    """Excel takes 255 letters there, with its own marks, and offers to mend a file with more."""
    sheet = read_sheet(document(PAGE.replace("# Systems & rights", f"# {'Systems & ' * 40}rights")))
    book = load_workbook(io.BytesIO(workbook(sheet, MESSAGES, PROJECT)))
    assert {len(str(page.oddHeader)) < 255 for page in book.worksheets} == {True}


def test_help_without_choices_is_told() -> None:
    start = PAGE.index("## Help")
    lines = [line.rstrip("|").rpartition("|")[0] + "|" if "|" in line else line for line in PAGE[start:].split("\n")]
    assert [*lacking(document(PAGE[:start] + "\n".join(lines)))] == [
        ("help", "the table under {#help} has 2 of 3 columns")
    ]


@pytest.mark.parametrize(("locale", "right_to_left"), [("en", False), ("ar", True)])
def test_sheets_run_with_the_script(locale: str, right_to_left: bool) -> None:
    assert {bool(sheet.sheet_view.rightToLeft) for sheet in opened(locale).worksheets} == {right_to_left}


def test_title_language_and_bytes() -> None:
    sheet = read_sheet(document())
    data = workbook(sheet, MESSAGES, PROJECT)
    assert data == workbook(sheet, MESSAGES, PROJECT)
    about = load_workbook(io.BytesIO(data)).properties
    assert (about.title, about.language) == ("Systems & rights", "en-GB")
    assert about.created == about.modified == datetime.datetime(2027, 3, 4)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2027, 3, 4, 0, 0, 0)}


def test_every_column_of_the_real_worksheets_has_its_help(
    real_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = build._all
    monkeypatch.setattr(build, "_all", lambda *given: (sheet for sheet in every(*given) if ".xlsx" in sheet.name))
    made = dict(build.sheets(real_library, theme.read(ROOT), real_library.locales))
    assert "teach-forward-data-rights-worksheet.en.xlsx" in made
    for name, data in made.items():
        table, help_ = load_workbook(io.BytesIO(data)).worksheets
        names = [cell.value for cell in table[1]]
        assert [cell.value for cell in help_["A"]][1:] == names, name
        assert all(cell.comment for cell in table[1]), name
        assert len(table.data_validations.dataValidation) == 6, name


@pytest.mark.office
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_libreoffice_opens_it(tmp_path: Path, locale: str) -> None:
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(workbook(read_sheet(document()), Messages(locale, OWN), PROJECT))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(need("soffice")), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = subprocess.run(
        [str(need("pdftotext")), str(tmp_path / "sheet.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    for words in ("Example: A badge", "Told, or not", "Systems & rights", "Union and staff"):
        assert words in text
