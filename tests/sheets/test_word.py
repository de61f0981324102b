"""Pages to print as documents of Word: what stands in them, and that LibreOffice opens them."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE

from teach_forward import theme
from teach_forward.library.library import Library
from teach_forward.model import Run, Table
from teach_forward.sheets import columns
from teach_forward.sheets.build import sheets
from tests.documents import EXERCISE, PAGE, made
from tests.office import convert, pages
from tests.tools import ROOT, sdk_errors

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def lines(data: bytes) -> list[tuple[str, str]]:
    return [(line.style.name if line.style else "", line.text) for line in opened(data).paragraphs if line.text]


def test_headings_lists_quotations_and_boxes_have_styles() -> None:
    found = lines(made())
    assert found[0] == ("Heading 1", "Letters to change")
    assert ("Heading 2", "Before") in found
    assert ("Normal", "☐\tCheck the date") in found
    assert ("List Number", "Two") in found
    assert ("Quote", "Dear [name],") in found
    assert ("List Number", "a copy") in found


def test_a_quotation_is_not_torn_by_its_list() -> None:
    document = opened(made("---\nprint: true\n---\n# Letter\n\n> Dear\n>\n> 1. a copy\n>\n> Yours\n"))
    dear, copy, yours = document.paragraphs[1:4]
    quote = document.styles["Quote"].element
    assert (dear.style.name, copy.text, yours.style.name) == ("Quote", "a copy", "Quote")
    (side,) = copy._p.find(f".//{W}pBdr")
    assert side.tag == next(iter(quote.find(f".//{W}pBdr"))).tag
    assert copy.paragraph_format.left_indent + copy.paragraph_format.first_line_indent == (
        document.styles["Quote"].paragraph_format.left_indent
    )


def test_a_quotation_goes_on_behind_one_within_it() -> None:
    quoted = ["- one", "", "    > within", "", "The end"]
    text = "\n".join(("---", "print: true", "---", "# Letter", "", *(f"> {line}" for line in quoted), "", "After.", ""))
    assert lines(made(text))[-3:] == [("Quote", "within"), ("Quote", "The end"), ("Normal", "After.")]


def test_a_title_may_be_longer_than_a_property_of_a_document() -> None:
    title = "Letters " * 40
    document = opened(made(f"---\nprint: true\n---\n# {title}\n\nText.\n"))
    assert document.paragraphs[0].text == title.strip()
    assert document.core_properties.title == title[:255]


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_code_keeps_its_lines_and_spaces_from_left_to_right(locale: str) -> None:
    code = "```\nif asked:\n    say  why\n```\n\n> Dear\n>\n>     one\n>       two\n"
    document = opened(made(f"---\nprint: true\n---\n# Page\n\n{code}", locale))
    alone, _, quoted = document.paragraphs[1:4]
    assert (alone.text, quoted.text) == ("if asked:\n    say  why", "one\n  two")
    assert {line.style.name for line in (alone, quoted) if line.style} == {"Code"}
    assert quoted._p.find(f".//{W}pBdr") is not None
    style = document.styles["Code"]
    assert (style.font.name, style.paragraph_format.keep_together) == ("Courier New", True)
    bidi = style.element.pPr.find(f"{W}bidi")
    assert (bidi.get(f"{W}val") if bidi is not None else None) == (None if locale == "en" else "0")


def test_a_card_has_a_line_to_cut_along_and_stays_on_one_page() -> None:
    document = opened(
        made("---\nprint: true\n---\n# Cards\n\n## One {#card-1}\n\nDeal it.\n\n## Two {#card-2}\n\nLast.\n")
    )
    one, deal, two, last = document.paragraphs[1:5]
    assert [line._p.find(f".//{W}top") is not None for line in (one, deal, two, last)] == [True, False, True, False]
    assert [line.paragraph_format.keep_with_next for line in (one, two)] == [True, True]


def test_cells_to_fill_in_are_empty_and_the_first_and_the_last_rows_are_not_alone() -> None:
    rows = "".join(f"| {number} | … |\n" for number in range(1, 7))
    (table,) = opened(made(f"---\nprint: true\n---\n# Form\n\n| No. | Notes |\n| --- | --- |\n{rows}")).tables
    assert {row.cells[1].text for row in table.rows[1:]} == {""}
    kept = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows]
    assert kept == [True, True, False, False, False, True, False]


def test_a_definition_begins_with_its_term() -> None:
    found = lines(made("---\nprint: true\n---\n# Terms\n\nBias\n:   A *leaning*.\n:   A tilt.\n\nData\n:   Facts.\n"))
    assert found[1:] == [("Normal", "Bias\u2002A leaning."), ("Normal", "A tilt."), ("Normal", "Data\u2002Facts.")]


def test_numbers_begin_as_they_are_written() -> None:
    document = opened(made())
    starts = {
        num.get(f"{W}numId"): num.find(f".//{W}startOverride").get(f"{W}val")
        for num in document.part.numbering_part.element.findall(f"{W}num")
        if num.find(f".//{W}startOverride") is not None
    }
    used = [
        (starts[str(line._p.pPr.numPr.numId.val)], line.text)
        for line in document.paragraphs
        if line.style and line.style.name == "List Number"
    ]
    assert used == [("1", "One"), ("1", "Two"), ("3", "Three"), ("1", "a copy"), ("1", "the purposes")]


def test_an_item_goes_on_behind_those_nested_in_it() -> None:
    listed = "1. One\n\n    - a\n\n        b\n\n    Two\n\n    - c\n\n    Three\n\n2. Four\n"
    head = "---\nprint: true\n---\n# T\n\n"
    found = [
        *(("List Number", "One"), ("List Bullet 2", "a b"), ("List Continue", "Two"), ("List Bullet 2", "c")),
        *(("List Continue", "Three"), ("List Number", "Four")),
    ]
    assert lines(made(head + listed))[1:] == found
    quoted = made(head + "".join(f"> {line}\n" for line in listed.splitlines()))
    assert lines(quoted)[1:] == found
    one, _, two, *_ = opened(quoted).paragraphs[1:]
    assert one.paragraph_format.left_indent == two.paragraph_format.left_indent


def test_two_lists_in_one_item_keep_their_marks() -> None:
    document = opened(made("---\nprint: true\n---\n# T\n\n- One\n\n    - a\n\n    1. b\n    2. c\n\n- Two\n"))
    found = [(line.style.name if line.style else "", line.text) for line in document.paragraphs]  # empty ones too
    listed = [("List Bullet", "One"), ("List Bullet 2", "a"), ("List Number 2", "b"), ("List Number 2", "c")]
    assert found[1:6] == [*listed, ("List Bullet", "Two")]


def test_links_lead_where_they_lead_from_anywhere() -> None:
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
        body = archive.read("word/document.xml").decode()
    assert re.findall(r'Target="(https?:[^"]*)"', relations) == ["https://guide.org/law/#access"]
    assert body.count("<w:hyperlink ") == 1
    assert "the text" in body


def test_wide_tables_lie_across_with_a_head_on_each_page() -> None:
    document = opened(made(PAGE.replace("A line between.", "A line between. " * 60)))
    kinds = [section.orientation for section in document.sections]
    assert kinds == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    [table] = document.tables
    head, row = table.rows
    assert head._tr.trPr.find(f"{W}tblHeader") is not None
    assert row.height is not None  # its last cell is there to be filled in
    assert sum(column.width for column in table.columns) == pytest.approx(25.7 * 360000, rel=0.001)
    assert row.cells[3].paragraphs[0].alignment is not None


def test_a_table_of_very_many_columns_is_a_form_for_each_row() -> None:
    cells = "| " + " | ".join("abcdefghi") + " |\n|" + " --- |" * 9 + "\n| " + " | ".join("123456789") + " |\n"
    document = opened(made(f"# Page\n\n## Sheet {{#sheet}}\n\n{cells}"))
    filled, empty = ([[cell.text for cell in row.cells] for row in table.rows] for table in document.tables)
    assert (filled[0], filled[-1], len(filled)) == (["a", "1"], ["i", "9"], 9)
    assert [row[1] for row in empty] == [""] * 9
    assert {section.orientation for section in document.sections} == {WD_ORIENT.PORTRAIT}


def test_columns_share_the_width_by_what_they_hold() -> None:
    head, row = (
        tuple((Run(text),) for text in texts)
        for texts in (("Sentence", "Yes", "What came of it"), ("A long sentence " * 6, "", ""))
    )
    sentence, tick, answer = columns.weights(Table(head, (row,), ("start", "center", "start")))
    assert sentence > answer > tick > 0


def test_a_card_stays_on_one_page() -> None:
    document = opened(made())
    kept = {line.text: line.paragraph_format.keep_with_next for line in document.paragraphs}
    assert kept["Card one"]
    assert kept["First line."]
    assert not kept["Last line."]


def cards(*rows: str, head: str = "| Slip | Wording |", locale: str = "en") -> docx.document.Document:
    bar = re.sub(r"[^|]+", " - ", head)
    table = "\n".join((head, bar, *rows))
    return opened(made(f"---\nprint: true\n---\n# Page\n\n## Cut {{#cut .cut-out}}\n\n{table}\n", locale))


@pytest.mark.parametrize(("locale", "rtl"), [("en", False), ("ar", True)])
def test_cards_to_cut_out_lie_side_by_side_behind_dashed_lines(locale: str, rtl: bool) -> None:
    (table,) = cards("| A | Ask |", "| B | Act |", "| C | Go |", locale=locale).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["A\nAsk", "B\nAct"], ["C\nGo", ""]]
    assert {side.get(f"{W}val") for side in table._tbl.tblPr.find(f"{W}tblBorders")} == {"dashed"}
    assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in table.rows)
    assert (table._tbl.tblPr.find(f"{W}bidiVisual") is not None) is rtl
    name, text = table.rows[0].cells[0].paragraphs
    assert [run.bold for line in (name, text) for run in line.runs] == [True, None]


@pytest.mark.parametrize(("many", "kept"), [(3, True), (30, None)])
def test_few_cards_stay_on_one_page(many: int, kept: bool | None) -> None:
    (table,) = cards(*(f"| {number} | {'word ' * 10} |" for number in range(many))).tables
    assert {line.paragraph_format.keep_with_next for line in table.rows[0].cells[0].paragraphs} == {kept}


def test_a_long_card_has_a_row_to_itself_and_each_of_its_texts_a_head() -> None:
    (table,) = cards(f"| A | {'one ' * 120} | two |", "| B | three | four |", head="| Slip | Gives | Leaves |").tables
    assert [len(row.cells) for row in table.rows] == [1, 1]
    assert table.rows[1].cells[0].text == "B\nGives  three\nLeaves  four"


def test_what_no_page_has_room_for_stays_a_table() -> None:
    (table,) = cards(f"| A | {'long ' * 500} |").tables
    assert [cell.text for cell in table.rows[0].cells] == ["Slip", "Wording"]


@pytest.mark.parametrize(("locale", "rtl"), [("en", False), ("ar", True)])
def test_language_and_direction(locale: str, rtl: bool) -> None:
    document = opened(made(locale=locale))
    language = document.styles.element.find(f".//{W}docDefaults//{W}lang")
    assert {language.get(f"{W}{name}") for name in ("val", "bidi")} == {document.core_properties.language}
    assert (document.styles["Normal"].element.pPr.find(f"{W}bidi") is not None) is rtl
    assert {(section._sectPr.find(f"{W}bidi") is not None) for section in document.sections} == {rtl}
    assert (document.tables[0]._tbl.tblPr.find(f"{W}bidiVisual") is not None) is rtl
    assert {bool(run.font.rtl) for line in document.paragraphs for run in line.runs} == {rtl}


@pytest.mark.parametrize(("option", "count"), [("", 4), ("    lines: 7\n", 7)])
def test_a_question_has_as_many_lines_as_it_asks_for(option: str, count: int) -> None:
    page = "# Exercise: ask\n\n## Ask {#ask}\n\n"
    data = made(f"{page}/// question | Why?\n    id: why\n{option}///\n\n/// answer\nSo.\n///\n", handout=True)
    styles = [line.style.name for line in opened(data).paragraphs if line.style]
    assert styles.count("Line to write on") == count


def test_a_handout_has_lines_instead_of_answers() -> None:
    data = made(EXERCISE, handout=True)
    texts = [text for _, text in lines(data)]
    assert texts[0] == "Exercise: ask"
    assert "Who decides?" in texts
    assert not [text for text in texts if "secret" in text or "leaders" in text]
    styles = [line.style.name for line in opened(data).paragraphs if line.style]
    assert styles.count("Line to write on") == 4
    assert opened(data).core_properties.title == "Handout · Exercise: ask"


def test_the_same_page_gives_the_same_bytes() -> None:
    assert made() == made()
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2027, 3, 4, 0, 0, 0)}


def test_every_page_to_print_and_every_handout_is_made(real_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teach_forward.sheets.build.kept.Store.get", lambda *_: b"")
    names = {name for name, _ in sheets(real_library, theme.read(ROOT), real_library.locales)}
    prefix = real_library.project.prefix
    assert {
        f"{prefix}-data-rights-letters.en.docx",
        f"{prefix}-data-rights-worksheet.fr.xlsx",
        f"{prefix}-fundamentals-handout.ar.docx",
        f"{prefix}-evaluation-form.fr.docx",
    } <= names
    assert f"{prefix}-data-rights-worksheet.en.docx" not in names
    handouts = {name for name in names if name.endswith("-handout.en.docx")}
    assert len(handouts) == len(real_library.slugs())


def test_nothing_is_in_it_that_no_page_uses() -> None:
    """python-docx's own document has a picture of an empty page, all styles twice, and a hundred looks of tables."""
    data = made()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert not [name for name in names if re.search("thumbnail|Effects|customXml", name)]
        assert not [name for name in names if re.search("thumbnail|Effects|customXml", archive.read(name).decode())]
    tables = [style.name for style in opened(data).styles if style.type == WD_STYLE_TYPE.TABLE]
    assert tables == ["Normal Table", "Table Grid"]
    assert len(data) < 16_000


@pytest.mark.office
def test_libreoffice_opens_them_and_the_form_fits_one_page(site: Path, tmp_path: Path) -> None:
    wanted = ("evaluation-form.en", "evaluation-form.fr", "fundamentals-handout.ar", "role-cards.fr")
    files = [path for name in wanted for path in site.rglob(f"*-{name}.docx")]
    assert len(files) == len(wanted)
    files = [Path(shutil.copy(path, tmp_path)) for path in files]
    convert(files, "pdf", tmp_path)
    for file in files:
        assert sdk_errors(file) == [], file.name
        count = len(list(pages(file.with_suffix(".pdf"))))
        assert count == 1 if "evaluation-form" in file.name else count > 1, file.name
