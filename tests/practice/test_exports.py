"""The files that the practice editions make in the browser: valid, the same each time, and text stays text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from hypothesis import example, given
from hypothesis import strategies as st

from tests import office
from tests.node_calls import Node, shapes, started
from tests.tools import sdk_errors

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1"]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
CHOICES = ["both", "the union", "nobody"]
LONG = "word " * 600


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with started() as calls:
        yield calls


def workbook(rows: list[list[str]], *, rtl: bool = False) -> dict[str, Any]:
    columns = [{"title": "System", "width": 30}, {"title": "Told", "width": 20, "choices": CHOICES}]
    sheet = {"name": "Systems", "columns": columns, "rows": rows}
    return {"title": "My systems", "lang": "ar" if rtl else "en", "rtl": rtl, "sheets": [sheet]}


def document(text: str, *, rtl: bool = False, letter: bool = False) -> dict[str, Any]:
    blocks = [
        {"kind": "heading", "level": 1, "text": [{"text": "Letter"}]},
        {"kind": "paragraph", "text": [{"text": "Sent on "}, {"text": "[date]", "open": True}, {"text": text}]},
        {"kind": "list", "items": [[{"text": "one"}], [{"text": text, "bold": True}]]},
        {"kind": "table", "rows": [[[{"text": "Ask"}], [{"text": "Answer"}]], [[{"text": text}], [{"text": ""}]]]},
    ]
    return {"title": text, "lang": "ar" if rtl else "fr", "rtl": rtl, "letter": letter, "blocks": blocks}


def cells(book: bytes, sheet: str = "Systems") -> list[list[str]]:
    read = openpyxl.load_workbook(io.BytesIO(book))[sheet]
    return [[cell or "" for cell in row] for row in read.iter_rows(min_row=2, values_only=True)]


def legal(text: str) -> str:
    """A text as XML can hold it."""
    return re.sub("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", re.sub("\r\n?", "\n", text))


@given(TEXTS)
@example("\0\x0b\ufffe<&>\"'\r\n\r]]>")
def test_text_for_xml_has_no_character_that_xml_forbids(node: Node, text: str) -> None:
    escaped = str(node("xml", text))
    assert not set('<>"\0') & set(escaped)
    for entity, mark in {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}.items():
        escaped = escaped.replace(entity, mark)
    assert escaped == legal(text)


@pytest.mark.parametrize("stored", [False, True])
def test_an_archive_is_read_by_others_and_tells_no_time(node: Node, stored: bool) -> None:
    files = {"a.txt": LONG, "ف/b.txt": "é", "empty": ""}
    made = node("zip", [{"name": name, "content": content} for name, content in files.items()], stored=stored)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name).decode() for name in archive.namelist()} == files
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.getinfo("a.txt").compress_type == (zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=3))
@example([(formula, formula) for formula in FORMULAS])
@example([(LONG, "_x0041_ and _X0041_")])
def test_cells_of_a_workbook_are_the_words_that_were_typed(node: Node, rows: list[tuple[str, str]]) -> None:
    book = node("xlsx", workbook([list(row) for row in rows]))
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    expected = [[re.sub("_(?=[xX][0-9a-fA-F]{4}_)", "_x005F_", legal(text)) for text in row] for row in rows]
    assert cells(book) == expected


def test_choices_are_lists_and_rows_that_are_added_have_them_too(node: Node) -> None:
    book = openpyxl.load_workbook(io.BytesIO(node("xlsx", workbook([["A", "both"]]))))
    (rule,) = book["Systems"].data_validations.dataValidation
    assert (rule.type, str(rule.sqref)) == ("list", "B2:B32")
    assert not rule.showErrorMessage  # another word is an answer too
    name, area = str(rule.formula1).split("!")
    hidden = book[name.strip("'")]
    assert hidden.sheet_state == "hidden"
    assert [cell.value for row in hidden[area.replace("$", "")] for cell in row] == CHOICES


def test_a_workbook_of_many_sheets_opens_whatever_they_are_called(node: Node) -> None:
    names = ["Data: who [is] told?", "data: WHO [is] told?", "", "History", "'", "_", "é" * 40, "é" * 40]
    sheets = [{"name": name, "columns": [{"title": "A", "width": 9}], "rows": [[name]]} for name in names]
    book = openpyxl.load_workbook(io.BytesIO(node("xlsx", {**workbook([]), "sheets": sheets})))
    assert book.sheetnames == node("sheetNames", names)
    assert len({name.lower() for name in book.sheetnames}) == len(names)
    assert all(0 < len(name) <= 31 for name in book.sheetnames)


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=3), min_size=1, max_size=3), st.sampled_from(",;\t"))
@example([[formula, f"'{formula}"] for formula in FORMULAS], ";")
@example([['"', "a\nb"], ["", ""]], ",")
def test_separated_values_are_read_back_and_hold_no_formula(node: Node, rows: list[list[str]], separator: str) -> None:
    written = node("csv", rows, separator)
    assert node("parseCsv", written) == rows
    assert node("parseCsv", written.removeprefix("\ufeff")) == rows
    for bare in (cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r＝＋－＠")):
        assert bare not in written.removeprefix("\ufeff").replace('"', "").replace("\r\n", separator).split(separator)


@pytest.mark.parametrize("text", ['a"b,c', '"open', '"a"b,c\r\nd', "", "\r\n", 'a,"b'])
def test_damaged_values_are_read_as_far_as_they_go(node: Node, text: str) -> None:
    assert all(isinstance(cell, str) for row in node("parseCsv", text) for cell in row)


@given(TEXTS)
@example(LONG)
@example("</w:t><script>&\x0b")
def test_a_document_holds_the_words_that_were_typed(node: Node, text: str) -> None:
    made = docx.Document(io.BytesIO(node("docx", document(text))))
    shown = legal(text).replace("\t", " ")
    heading, letter, *items, _ = made.paragraphs
    assert (heading.style and heading.style.name, heading.text) == ("Heading 1", "Letter")
    assert letter.text == f"Sent on [date]{shown}"
    assert [item.text for item in items] == ["one", shown]
    assert made.tables[0].cell(1, 0).text == shown
    assert made.core_properties.title == legal(text)


def test_open_blanks_are_marked_and_the_head_of_a_table_is_one(node: Node) -> None:
    made = docx.Document(io.BytesIO(node("docx", document("words"))))
    assert [run.text for run in made.paragraphs[1].runs if run.font.highlight_color] == ["[date]"]
    assert made.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_a_document_in_arabic_reads_from_right_to_left_and_other_words_keep_their_way(node: Node) -> None:
    made = docx.Document(io.BytesIO(node("docx", document("نص", rtl=True))))
    body = made.element.body
    assert len(body.findall(f".//{qn('w:bidi')}")) == len(body.findall(f".//{qn('w:p')}")) + 1
    assert body.find(f".//{qn('w:bidiVisual')}") is not None
    directions = {run.text: run.font.rtl for run in made.paragraphs[1].runs}
    assert directions == {"Sent on ": None, "[date]": None, "نص": True}


def test_a_document_has_the_paper_that_was_asked_for(node: Node) -> None:
    sizes = [
        (round(section.page_width.mm), round(section.page_height.mm))
        for letter in (False, True)
        for section in docx.Document(io.BytesIO(node("docx", document("", letter=letter)))).sections
        if section.page_width and section.page_height
    ]
    assert sizes == [(210, 297), (216, 279)]


def test_the_same_words_give_the_same_bytes(node: Node) -> None:
    assert node("xlsx", workbook([["a", "b"]])) == node("xlsx", workbook([["a", "b"]]))
    assert node("docx", document("a")) == node("docx", document("a"))


@pytest.mark.office
@pytest.mark.parametrize("rtl", [False, True])
def test_files_are_valid_and_libreoffice_opens_them(node: Node, tmp_path: Path, rtl: bool) -> None:
    book, letter = tmp_path / "book.xlsx", tmp_path / "letter.docx"
    book.write_bytes(node("xlsx", workbook([["=1+1", "both"], [LONG, ""]], rtl=rtl)))
    letter.write_bytes(node("docx", document(LONG, rtl=rtl, letter=rtl)))
    assert [sdk_errors(book), sdk_errors(letter)] == [[], []]
    office.convert([book], "csv", tmp_path)
    office.convert([letter], "pdf", tmp_path)
    assert "=1+1" in (tmp_path / "book.csv").read_text(encoding="utf-8")
    assert "".join(text for page in office.pages(tmp_path / "letter.pdf") for text, *_ in page).count("word") == 3 * 600


# Strips of dots.

LEVELS = st.none() | st.integers(0, 4)


@given(st.fixed_dictionaries(dict.fromkeys(("now", "low", "high", "before", "goal"), LEVELS)), st.booleans())
def test_what_is_not_known_draws_nothing(node: Node, row: dict[str, int | None], rtl: bool) -> None:
    drawn = shapes(node, row, rtl=rtl)
    assert {name for name in ("now", "before", "goal") if name in drawn} == {
        name for name in ("now", "before", "goal") if row[name] is not None
    }
    spread = row["low"] is not None and row["high"] is not None and row["low"] < row["high"]
    assert ("spread" in drawn) == spread
    assert ("change" in drawn) == (row["before"] is not None and row["now"] is not None and row["before"] != row["now"])
    assert all("style" not in attributes for attributes in drawn.values())


@given(st.integers(0, 4), st.integers(0, 4))
def test_a_strip_is_mirrored_where_people_read_from_the_right(node: Node, now: int, before: int) -> None:
    row: dict[str, int | None] = {"now": now, "before": before}
    left, right = shapes(node, row), shapes(node, row, rtl=True)
    for kind in ("now", "before"):
        assert float(left[kind]["cx"]) + float(right[kind]["cx"]) == 188
    assert (float(left["now"]["cx"]) < float(left["before"]["cx"])) == (now < before)


def test_rows_are_counted_by_what_became_of_them(node: Node) -> None:
    rows = [
        {"now": 2, "before": 1},
        {"now": 0, "before": 3},
        {"now": 0, "before": 0},
        {"now": None, "before": 1},
        {"now": 1},
    ]
    assert node("compare", rows) == {"up": 1, "down": 1, "same": 1, "not": 2}
