"""Each format, as programs leave it: what they add is read, what they break is told, and nothing takes long."""

from __future__ import annotations

import datetime
import io
import random
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import polib
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teach_forward import rules
from teach_forward.exchange import formats, judge, marks, numbers
from teach_forward.exchange.segments import Kind
from teach_forward.exchange.units import Batch, Delivery, Returned, Unit, Unreadable
from tests.tools import need, sdk_errors

X = "{urn:oasis:names:tc:xliff:document:1.2}"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SOURCE = "**Say:** see [the *long* guide](a.md#b), `check` or `make it so`<br>, {count} & <b>.\n> Next."
TARGET = "**قل:** انظر [الدليل *الطويل*](a.md#b)، `check` أو `make it so`<br>، {count} & <b>.\n> التالي."


def unit(source: str, target: str = "", kind: Kind = "paragraph", key: str = "about.md#us paragraph 1") -> Unit:
    pieces = marks.parse(target)
    return Unit(
        key=key,
        uri="about.md",
        group="about.md#us",
        kind=kind,
        source=marks.parse(source),
        path="docs/en/about.md",
        line=7,
        target=pieces,
        state="done" if target else "new",
        before=marks.fingerprint(pieces) if target else "",
        notes=("A note & more",),
    )


def batch(*units: Unit, locale: str = "ar") -> Batch:
    return Batch(
        name="Guide & more",
        source="en",
        locale=locale,
        source_tag="en-GB",
        target_tag="ar-SA" if locale == "ar" else "fr-FR",
        right_to_left=locale == "ar",
        date=datetime.date(2026, 1, 31),
        units=units,
    )


def written(tmp_path: Path, form: str, *units: Unit) -> Path:
    path = tmp_path / f"file{formats.ENDINGS[form]}"
    path.write_bytes(formats.write(batch(*units), form))
    return path


def one(path: Path) -> Returned:
    [text] = formats.read(path).texts
    return text


def pieces(sent: Unit, returned: marks.Pieces) -> marks.Pieces:
    return judge.read(sent, numbers.resolved(returned, numbers.table(sent)))


@pytest.mark.parametrize("form", formats.ENDINGS)
@pytest.mark.parametrize(
    "texts", [(SOURCE, TARGET), (SOURCE, ""), ("***One*** *and **two***", "*Un et **deux***"), ("[**a**](b.md)",)]
)
def test_a_text_comes_back_as_it_went(form: str, texts: tuple[str, ...], tmp_path: Path) -> None:
    sent = unit(*texts)
    path = written(tmp_path, form, sent)
    assert path.read_bytes() == formats.write(batch(sent), form)
    returned = one(path)
    assert (returned.key, returned.before) == (sent.key, sent.before)
    assert marks.same(pieces(sent, returned.target), sent.target)
    assert marks.same(pieces(sent, returned.source), sent.source)
    assert judge.source_print(sent, returned) == marks.fingerprint(sent.source)


TEXTS = st.lists(
    st.sampled_from(
        [
            "**b**",
            "*i*",
            "`c`",
            "`c d`",
            "[l](a.md)",
            "[**l** m](b.md)",
            "{x}",
            "<br>",
            "&amp;",
            "\\*",
            " ",
            "word ",
            "، ",
        ]
    )
    | st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn")), max_size=4),
    min_size=1,
    max_size=8,
).map(lambda parts: " ".join("".join(parts).split()))


@pytest.mark.parametrize("form", formats.ENDINGS)
@settings(max_examples=40, deadline=None)
@given(source=TEXTS.filter(str.strip), target=TEXTS)
def test_any_text_comes_back_as_it_went(
    form: str, source: str, target: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    sent = unit(source, target)
    returned = one(written(tmp_path_factory.mktemp("any"), form, sent))
    assert marks.written(pieces(sent, returned.source)) == source or form == "docx"
    assert marks.same(pieces(sent, returned.source), sent.source)
    assert marks.same(pieces(sent, returned.target), sent.target)


# XLIFF


def target_of(path: Path, inside: str, state: str = "translated") -> Path:
    """The file with another target in its only unit, as a program for translators writes it."""
    text = path.read_text("utf-8")
    start = text.index("<target") if "<target" in text else text.index("<note>")
    end = text.index("</target>") + len("</target>") if "<target" in text else start
    path.write_text(f'{text[:start]}<target state="{state}">{inside}</target>{text[end:]}', "utf-8")
    return path


@pytest.mark.parametrize(
    "inside",
    [
        'Voir <g id="1">le guide</g>',
        '<mrk mtype="seg" mid="0">Voir </mrk><mrk mtype="seg" mid="1"><g id="1">le guide</g></mrk>',
        'Voir <bpt id="1">[</bpt>le guide<ept id="1">]</ept>',
        'Voir <bx id="b1" rid="1"/>le guide<ex id="e1" rid="1"/>',
        'Voir <it id="1" pos="open"/>le guide<it id="1" pos="close"/>',
    ],
)
def test_inline_codes_of_all_programs_are_read(inside: str, tmp_path: Path) -> None:
    sent = unit("See [the guide](a.md)")
    returned = one(target_of(written(tmp_path, "xliff", sent), inside))
    assert marks.written(pieces(sent, returned.target)) == "Voir [le guide](a.md)"


def test_what_somebody_has_deleted_in_trados_is_left_out(tmp_path: Path) -> None:
    deleted = '<mrk mtype="x-sdl-deleted"> <g id="1">la</g> page</mrk>'
    inside = f'Voir{deleted}<mrk mtype="x-sdl-added"> <g id="1">le guide</g></mrk>.'
    sent = unit("See [the guide](a.md).")
    returned = one(target_of(written(tmp_path, "xliff", sent), inside))
    assert marks.written(pieces(sent, returned.target)) == "Voir [le guide](a.md)."


@pytest.mark.parametrize(
    ("state", "second", "taken"),
    [("", "", False), ("", " ", False), ("", "Deux.", True), ("", '<g id="1"/>', True), ("translated", "", True)],
)
def test_a_text_of_which_one_sentence_is_empty_is_not_done(
    state: str, second: str, taken: bool, tmp_path: Path
) -> None:
    sent = unit("One. **Two.**")
    inside = f'<mrk mtype="seg" mid="0">Un.</mrk> <mrk mtype="seg" mid="1">{second}</mrk>'
    path = target_of(written(tmp_path, "xliff", sent), inside, state)
    put_into(path, ' state=""', "") if not state else None
    assert (judge.judge(sent, one(path)).taken is not None) == taken


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ('<g id="1">گوترا </g>: <g id="2"> x</g>', "**گوترا** :  *x*"),
        ('a<g id="1"> <g id="2">b </g></g>c', "a ***b*** c"),
        ('a<g id="1"><mrk mtype="seg"> </mrk>b</g><g id="2"> </g>c', "a **b** c"),
    ],
)
def test_spaces_at_the_edge_of_a_style_stand_outside_of_it(inside: str, text: str, tmp_path: Path) -> None:
    sent = unit("**Told**: *x*")
    returned = one(target_of(written(tmp_path, "xliff", sent), inside))
    assert marks.written(numbers.resolved(returned.target, numbers.table(sent))) == text


@pytest.mark.parametrize(
    "inside", ['<g id="2">a</g>', '<x id="1"/>', '<bx id="1"/>a', 'a<ex id="1"/>', '<g id="one">a</g>', "<g>a</g>"]
)
def test_codes_that_are_not_those_of_the_source_are_told(inside: str, tmp_path: Path) -> None:
    sent = unit("See [the guide](a.md)")
    verdict = judge.judge(sent, one(target_of(written(tmp_path, "xliff", sent), inside)))
    assert (verdict.taken, verdict.rule) == (None, rules.MARKS_DIFFER)


@pytest.mark.parametrize(
    ("state", "text", "taken"),
    [
        *(("translated", "Neuf", True), ("final", "Neuf", True), ("needs-review-translation", "Neuf", True)),
        *(("needs-translation", "Neuf", False), ("new", "Neuf", False), ("needs-review-translation", "Vieux", False)),
        *(("NEW", "Neuf", False), ("Needs-Translation", "Neuf", False), ("Needs-Review-L10n", "Vieux", False)),
    ],
)
def test_a_state_says_whether_a_text_is_taken(state: str, text: str, taken: bool, tmp_path: Path) -> None:
    sent = unit("Old", "Vieux")
    returned = one(target_of(written(tmp_path, "xliff", sent), text, state))
    assert (judge.judge(sent, returned).taken is not None) == taken


@pytest.mark.parametrize(("approved", "taken"), [("yes", True), ("no", False)])
def test_a_text_that_still_holds_is_taken_where_somebody_approved_it(
    approved: str, taken: bool, tmp_path: Path
) -> None:
    sent = replace(unit("Old", "Vieux"), state="changed")
    path = written(tmp_path, "xliff", sent)
    put_into(path, 'approved="no"', f'approved="{approved}"')
    assert (judge.judge(sent, one(path)).taken is not None) == taken


def test_what_is_not_approved_is_taken_all_the_same(tmp_path: Path) -> None:
    path = target_of(written(tmp_path, "xliff", sent := unit("New")), "Neuf")
    assert 'approved="no"' in path.read_text("utf-8")
    assert judge.judge(sent, one(path)).taken is not None


def test_other_versions_of_the_standard_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "two.xlf"
    path.write_text('<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', "utf-8")
    with pytest.raises(Unreadable, match="the file is not XLIFF"):
        formats.read(path)


# Word


def cell(path: Path, change: Callable[[etree._Element], object], column: int = 2) -> Path:
    """The document with a change to a cell of its first text."""
    document: Document = docx.Document(str(path))
    change(document.tables[0]._tbl.tr_lst[1].tc_lst[column])
    document.save(str(path))
    return path


def put_paragraph(inside: str) -> Callable[[etree._Element], object]:
    def change(element: etree._Element) -> None:
        [old] = element.findall(qn("w:p"))
        element.replace(old, parse_xml(f'<w:p xmlns:w="{W}">{inside}</w:p>'))

    return change


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("Voir {1}le ") + run("guide", "<w:b/>") + run("{/1}"), "Voir [le **guide**](a.md)"),
        (run("Voir {") + run("1}le guide{") + run("/1") + run("}"), "Voir [le guide](a.md)"),
        (run("{1}Voir{/1}", "<w:b/>"), "**[Voir](a.md)**"),
        (run("Voir ", "<w:b/>") + run("{1}x{/1}"), "**Voir** [x](a.md)"),
        (run("Voir", '<w:b w:val="0"/>') + run(" {1}x{/1}"), "Voir [x](a.md)"),
        (
            f"<w:ins>{run('Voir ')}</w:ins><w:del><w:r><w:delText>Non </w:delText></w:r></w:del>{run('{1}x{/1}')}",
            "Voir [x](a.md)",
        ),
        (f"<w:moveFrom>{run('Non ')}</w:moveFrom><w:hyperlink>{run('{1}x{/1}')}</w:hyperlink>", "[x](a.md)"),
        (run("Voir") + "<w:r><w:br/><w:t>là</w:t><w:tab/></w:r>" + run("{1}x{/1}"), "Voir là [x](a.md)"),
        (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here.')}</w:sdtContent></w:sdt>"
            + run("Voir {1}x{/1}"),
            "Voir [x](a.md)",
        ),
        (f"<w:customXml>{run('Voir ')}</w:customXml>" + run("{1}x{/١}"), "Voir [x](a.md)"),
    ],
)
def test_a_cell_is_read_however_word_keeps_it(inside: str, text: str, tmp_path: Path) -> None:
    sent = unit("See [the guide](a.md)")
    returned = one(cell(written(tmp_path, "docx", sent), put_paragraph(inside)))
    assert marks.written(pieces(sent, returned.target)) == text


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("Oui ") + run("GDPR", '<w:b w:val="0"/><w:bCs/>'), "Oui GDPR"),  # as LibreOffice takes a style away
        (run("Oui ") + run("GDPR", "<w:iCs/>"), "Oui GDPR"),
        (run("نعم ", '<w:b/><w:bCs w:val="false"/><w:rtl/>') + run("GDPR", "<w:b/>"), "نعم **GDPR**"),
        (run("نعم", "<w:bCs/><w:rtl/>") + run(" لا", "<w:b/><w:rtl/>"), "**نعم لا**"),
        (run("हाँ", "<w:iCs/>") + run(" GDPR", "<w:iCs/><w:rtl/>") + run(" 2016", "<w:iCs/>"), "*हाँ GDPR 2016*"),
        (
            run("Oui ", '<w:rStyle w:val="Strong"/>') + run("non", '<w:rStyle w:val="Strong"/><w:b w:val="0"/>'),
            "**Oui** non",
        ),
        (run("Oui ") + run("non", '<w:rStyle w:val="Emphasis"/>') + run("!", '<w:rStyle w:val="Code"/>'), "Oui *non*!"),
    ],
)
def test_a_style_is_the_one_that_people_see(inside: str, text: str, tmp_path: Path) -> None:
    path = written(tmp_path, "docx", unit("See."))
    document: Document = docx.Document(str(path))
    assert {document.styles[name].style_id for name in ("Strong", "Emphasis")} == {"Strong", "Emphasis"}
    returned = one(cell(path, put_paragraph(inside)))
    assert marks.written(pieces(unit("See."), returned.target)) == text


@pytest.mark.parametrize("text", ["Voir {1}le guide", "Voir {/1}le guide", "Voir {1}{2}{/1}", "Voir {2}x{/2}"])
def test_numbers_that_do_not_pair_are_told(text: str, tmp_path: Path) -> None:
    sent = unit("See [the guide](a.md)")
    verdict = judge.judge(sent, one(cell(written(tmp_path, "docx", sent), put_paragraph(run(text)))))
    assert (verdict.taken, verdict.rule) == (None, rules.MARKS_DIFFER)


def test_a_cell_that_python_docx_fills_is_taken(tmp_path: Path) -> None:
    sent = unit("See the guide.", kind="point")
    path = written(tmp_path, "docx", sent)
    document: Document = docx.Document(str(path))
    assert document.tables[0].cell(1, 1).text == "See the guide."
    document.tables[0].cell(1, 2).text = "Voir le guide."
    document.save(str(path))
    assert judge.judge(sent, one(path)).taken == ("Voir le guide.",)


def test_yellow_waits_until_it_is_changed_or_taken_away(tmp_path: Path) -> None:
    sent = Unit(**{**{name: getattr(unit("New", "Vieux"), name) for name in Unit.__slots__}, "state": "changed"})
    path = written(tmp_path, "docx", sent)
    assert judge.judge(sent, one(path)).taken is None
    cell(path, lambda element: [item.getparent().remove(item) for item in element.iter(qn("w:highlight"))])
    assert judge.judge(sent, one(path)).taken == ("Vieux",)
    path = cell(written(tmp_path, "docx", sent), lambda element: setattr(next(element.iter(qn("w:t"))), "text", "Neuf"))
    assert judge.judge(sent, one(path)).taken == ("Neuf",)


@pytest.mark.parametrize(
    ("fill", "taken"), [("FFFF00", None), ("ffff00", None), ("auto", ("Vieux",)), ("FFFFFF", ("Vieux",))]
)
def test_yellow_is_known_as_libreoffice_keeps_it(fill: str, taken: marks.Pieces | None, tmp_path: Path) -> None:
    sent = Unit(**{**{name: getattr(unit("New", "Vieux"), name) for name in Unit.__slots__}, "state": "changed"})
    white = cell(written(tmp_path, "docx", sent), put_paragraph(run("Vieux", '<w:highlight w:val="white"/>')))
    assert judge.judge(sent, one(white)).taken == ("Vieux",)
    shaded = run("Vieux", f'<w:shd w:val="clear" w:fill="{fill}"/>')
    assert judge.judge(sent, one(cell(written(tmp_path, "docx", sent), put_paragraph(shaded)))).taken == taken


def test_paragraphs_that_somebody_has_made_one_again_are_one(tmp_path: Path) -> None:
    inside = f"<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Aujourd’')}</w:p><w:p>{run('hui')}"
    path = written(tmp_path, "docx", unit("Today."))
    document: Document = docx.Document(str(path))
    [old] = document.tables[0]._tbl.tr_lst[1].tc_lst[2].findall(qn("w:p"))
    for paragraph in parse_xml(f'<w:tc xmlns:w="{W}"><w:p>{inside}</w:p></w:tc>'):
        old.addprevious(paragraph)
    old.getparent().remove(old)
    document.save(str(path))
    assert marks.words(one(path).target) == "Aujourd’hui"


def test_an_edit_of_the_source_column_does_no_harm(tmp_path: Path) -> None:
    sent = unit("See.", "Voir.")
    path = cell(
        written(tmp_path, "docx", sent), lambda element: setattr(next(element.iter(qn("w:t"))), "text", "Look."), 1
    )
    assert judge.source_print(sent, one(path)) == marks.fingerprint(sent.source)


def table_of(path: Path, change: Callable[[list[etree._Element]], object]) -> Delivery:
    """What the document says after a change to its rows, the head among them."""
    document: Document = docx.Document(str(path))
    change(document.tables[0]._tbl.tr_lst)
    document.save(str(path))
    return formats.read(path)


def in_a_control(rows: list[etree._Element]) -> None:
    last = rows[1].tc_lst[2]
    control = parse_xml(f'<w:sdt xmlns:w="{W}"><w:sdtContent/></w:sdt>')
    last.addprevious(control)
    control[0].append(last)


def test_a_cell_in_a_control_is_read(tmp_path: Path) -> None:
    delivery = table_of(written(tmp_path, "docx", unit("See.", "Voir.")), in_a_control)
    assert [marks.words(text.target) for text in delivery.texts] == ["Voir."]
    assert delivery.faults == ()


def merge_sideways(rows: list[etree._Element], first: int) -> None:
    rows[1].tc_lst[first].merge(rows[1].tc_lst[first + 1])


def merge_downwards(rows: list[etree._Element]) -> None:
    rows[1].tc_lst[2].merge(rows[2].tc_lst[2])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda rows: merge_sideways(rows, 0), [(2, "this row has 2 cells, and 3 are needed")]),
        (lambda rows: merge_sideways(rows, 1), [(2, "this row has 2 cells, and 3 are needed")]),
        (lambda rows: [rows[1].remove(cell) for cell in rows[1].tc_lst[1:]], [(2, "this row has 1 cell, and 3")]),
        (lambda rows: rows[1].append(parse_xml(f'<w:tc xmlns:w="{W}"><w:p/></w:tc>')), [(2, "this row has 4 cells")]),
        (merge_downwards, [(row, "a cell of this row is one with a cell of another row") for row in (2, 3)]),
    ],
)
def test_rows_that_were_taken_apart_are_told(
    change: Callable[[list[etree._Element]], object], told: list[tuple[int, str]], tmp_path: Path
) -> None:
    path = written(tmp_path, "docx", *(unit("See.", "Voir.", key=f"about.md#us point {n}") for n in (1, 2, 3)))
    delivery = table_of(path, change)
    assert len(delivery.texts) == 3 - len(told)
    for fault, (line, message) in zip(delivery.faults, told, strict=True):
        assert (fault.line, fault.rule) == (line, rules.UNKNOWN_TEXT)
        assert fault.message.startswith(message)


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ('<w:r><w:footnoteReference w:id="2"/></w:r>', "a footnote"),
        ('<w:ins><w:r><w:endnoteReference w:id="2"/></w:r></w:ins>', "an endnote"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "a symbol"),
        ("<w:r><w:drawing/></w:r>", "a picture"),
        (f'<m:oMath xmlns:m="{M}"><m:r><m:t>x</m:t></m:r></m:oMath>', "a formula"),
    ],
)
def test_what_a_page_cannot_hold_is_told(inside: str, what: str, tmp_path: Path) -> None:
    path = cell(written(tmp_path, "docx", unit("See.")), put_paragraph(run("Voir.") + inside))
    delivery = formats.read(path)
    [fault] = delivery.faults
    assert (delivery.texts, fault.line, fault.rule) == ((), 2, rules.BREAKS_STRUCTURE)
    assert fault.message == f"{what} stands in this text, which a page cannot hold: write it in plain words"


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (run("Voir ") + run("pas", "<w:strike/>"), "a part of this text is struck out"),
        (run("Voir ") + run("pas", "<w:dstrike/>"), "a part of this text is struck out"),
        (run("Voir ") + run("pas", "<w:vanish/>"), "a part of this text is hidden"),
        (run("10") + run("2", '<w:vertAlign w:val="superscript"/>'), "“2” is raised, which a page cannot hold"),
        (
            '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' + run("Mai"),
            "Word numbers this paragraph as a list",
        ),
    ],
)
def test_a_look_that_changes_what_a_text_says_is_told(inside: str, told: str, tmp_path: Path) -> None:
    delivery = formats.read(cell(written(tmp_path, "docx", unit("See.")), put_paragraph(inside)))
    [fault] = delivery.faults
    assert (delivery.texts, fault.line, fault.rule) == ((), 2, rules.BREAKS_STRUCTURE)
    assert fault.message.startswith(told)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("Vu", '<w:strike w:val="0"/>') + run(" ", "<w:strike/>") + run(".", '<w:vanish w:val="false"/>'), "Vu ."),
        (run("1") + run("er", '<w:vertAlign w:val="superscript"/>'), "1er"),
        (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO2"),
        ('<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>' + run("Mai"), "Mai"),
        ("<w:del><w:r><w:rPr><w:strike/></w:rPr><w:delText>Non</w:delText></w:r></w:del>" + run("Oui"), "Oui"),
    ],
)
def test_a_look_that_changes_nothing_does_no_harm(inside: str, text: str, tmp_path: Path) -> None:
    assert marks.written(one(cell(written(tmp_path, "docx", unit("See.")), put_paragraph(inside))).target) == text


def test_a_footnote_that_was_taken_away_again_does_no_harm(tmp_path: Path) -> None:
    inside = run("Voir.") + '<w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'
    assert marks.words(one(cell(written(tmp_path, "docx", unit("See.")), put_paragraph(inside))).target) == "Voir."


def test_text_outside_of_the_tables_is_told(tmp_path: Path) -> None:
    others = (replace(unit("See.", "Voir."), uri=uri, key=f"{uri}#top title") for uri in ("about.md", "index.md"))
    path = written(tmp_path, "docx", *others)
    assert formats.read(path).faults == ()
    document: Document = docx.Document(str(path))
    document.add_paragraph("Je ne suis pas sûr du titre.")
    document.save(str(path))
    delivery = formats.read(path)
    [fault] = delivery.faults
    assert len(delivery.texts) == 2
    assert (fault.rule, fault.override) == (rules.UNKNOWN_TEXT, "warning")
    assert fault.message == (
        "text outside of the tables is not read: “Je ne suis pas sûr du titre.”; write in the third column"
    )


def test_an_abbreviation_in_brackets_names_no_language(tmp_path: Path) -> None:
    def lose_the_key(rows: list[etree._Element]) -> None:
        for text in rows[2].tc_lst[0].iter(qn("w:t")):
            text.text = ""

    path = written(tmp_path, "docx", *(unit("By law (EU).", "Par la loi (UE)", key=f"a.md#us {n}") for n in (1, 2)))
    delivery = table_of(path, lose_the_key)
    assert delivery.language == "ar"
    assert [(text.key, marks.words(text.target)) for text in delivery.texts] == [
        ("a.md#us 1", "Par la loi (UE)"),
        ("", "Par la loi (UE)"),
    ]
    document: Document = docx.Document(str(path))
    document.add_paragraph("Is this the law here (UK)")
    document.save(str(path))
    assert [fault.message[:53] for fault in formats.read(path).faults] == [
        "text outside of the tables is not read: “Is this the "
    ]


def test_a_link_of_word_is_told_but_for_one_that_is_its_own_words(tmp_path: Path) -> None:
    addresses = "".join(f"<w:hyperlink>{run(text)}</w:hyperlink>" for text in (" ", "www.a.org", "a@b.org"))
    words = f"<w:hyperlink><w:del>{run('Non')}</w:del></w:hyperlink><w:hyperlink>{run('le guide')}</w:hyperlink>"
    delivery = formats.read(cell(written(tmp_path, "docx", unit("See.")), put_paragraph(words + addresses)))
    assert [marks.words(text.target) for text in delivery.texts] == ["le guide www.a.orga@b.org"]
    [fault] = delivery.faults
    assert (fault.line, fault.rule, fault.override) == (2, rules.MARKS_DIFFER, "warning")
    assert fault.message == "a link of Word stands around “le guide”, and no page takes it: delete it"


def test_a_table_in_a_control_is_not_outside(tmp_path: Path) -> None:
    path = written(tmp_path, "docx", unit("See.", "Voir."))
    document: Document = docx.Document(str(path))
    table = document.tables[0]._tbl
    control = parse_xml(f'<w:sdt xmlns:w="{W}"><w:sdtPr><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtContent/></w:sdt>')
    table.addprevious(control)
    control[1].append(table)
    document.save(str(path))
    delivery = formats.read(path)
    assert [marks.words(text.target) for text in delivery.texts] == ["Voir."]
    assert delivery.faults == ()


def test_a_comment_in_the_margin_is_told_at_its_row(tmp_path: Path) -> None:
    path = written(tmp_path, "docx", *(unit("See.", "Voir.", key=f"about.md#us point {n}") for n in (1, 2)))
    document: Document = docx.Document(str(path))
    for cell in (document.tables[0].cell(2, 2), document.tables[0].cell(2, 1)):
        document.add_comment(cell.paragraphs[0].runs, "Je ne suis pas sûr.\nRelire ?", "Ana")
    document.add_comment(document.paragraphs[0].runs, "Fini mardi.", "Ana")
    document.save(str(path))
    delivery = formats.read(path)
    assert [marks.words(text.target) for text in delivery.texts] == ["Voir.", "Voir."]
    assert {(fault.rule, fault.override) for fault in delivery.faults} == {(rules.COMMENT_BESIDE, "")}
    assert {fault.at("a.docx").hint.partition(",")[0] for fault in delivery.faults} == {
        "change the text where the comment is right"
    }
    told = "a comment stands beside this text, and no page takes it, so see to it by hand: "
    assert [(fault.line, fault.message) for fault in delivery.faults] == [
        (3, f"{told}“Je ne suis pas sûr. Relire ?”"),
        (3, f"{told}“Je ne suis pas sûr. Relire ?”"),
        (1, f"{told}“Fini mardi.”"),
    ]


def test_letters_are_read_without_their_reading_above_them(tmp_path: Path) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('とうきょう')}</w:rt><w:rubyBase>{run('東京')}</w:rubyBase></w:ruby></w:r>"
    returned = one(cell(written(tmp_path, "docx", unit("In Tokyo.")), put_paragraph(ruby + run("で"))))
    assert marks.words(returned.target) == "東京で"


def test_directions_and_languages_are_set(tmp_path: Path) -> None:
    document: Document = docx.Document(str(written(tmp_path, "docx", unit("See **it**.", "انظر **إليه**."))))
    _, source, target = document.tables[0]._tbl.tr_lst[1].tc_lst
    assert {item.get(qn("w:val")) for item in source.iter(qn("w:lang"))} == {"en-GB"}
    assert {item.get(qn("w:bidi")) for item in target.iter(qn("w:lang"))} == {"ar-SA"}
    runs = list(target.iter(qn("w:r")))
    assert len(runs) == 3
    assert all(item.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for item in runs)
    assert target.find(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:bidi')}") is not None
    assert source.find(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:bidi')}") is None
    assert source.find(f"{qn('w:tcPr')}/{qn('w:shd')}").get(qn("w:fill")) == "EEEEEE"
    assert target.find(f"{qn('w:tcPr')}/{qn('w:shd')}") is None
    assert document.core_properties.modified == datetime.datetime(2026, 1, 31, tzinfo=datetime.UTC)


def test_a_guide_may_have_a_long_name() -> None:
    long = replace(batch(unit(SOURCE)), name="Guide " * 50)
    document = docx.Document(io.BytesIO(formats.write(long, "docx")))
    assert document.paragraphs[0].text == f"{long.name} (ar)"


@pytest.mark.office
def test_the_document_is_one_of_words(tmp_path: Path) -> None:
    need("node_modules/.bin/ooxml-validator")
    assert (
        sdk_errors(written(tmp_path, "docx", unit(SOURCE, TARGET), unit(SOURCE, key="about.md#us paragraph 2"))) == []
    )


# What is broken


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return stream.getvalue()


BOMB = b"".join(
    [
        b'<!DOCTYPE x [<!ENTITY a0 "a">',
        *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">'.encode() for n in range(1, 12)),
        b"]><x>&a11;</x>",
    ]
)
BROKEN = {
    "empty": b"",
    "words": b"Hello, this is a letter.",
    "bytes": bytes(range(256)) * 20,
    "utf-16": 'msgid "a"\nmsgstr "b"\n'.encode("utf-16"),
    "not XML": b"<xliff><file>",
    "other XML": b"<html/>",
    "a bomb of entities": BOMB,
    "a file from elsewhere": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff version="1.2">&a;</xliff>',
    "no texts": b'<xliff version="1.2"/>',
    "two languages": b'<xliff version="1.2"><file target-language="fr"/><file target-language="ar"/></xliff>',
    "deep": b"<xliff>" * 5_000,
    "half a zip": archive(word__document_xml=b"<w/>")[:40],
    "a zip": archive(a=b"b"),
    "a zip that points before itself": archive(word__document_xml=b"<w/>")[:-6] + b"\xff\x00\x00\x00\x00\x00",
    "a bomb": archive(word__document_xml=b"<w>" + b" " * 31_000_000),
    "entities in Word": archive(word__document_xml=BOMB),
    "Strict Open XML": archive(
        word__document_xml=b'<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    ),
    "no table": archive(word__document_xml=f'<w:document xmlns:w="{W}"/>'.encode()),
    "no PO": b'msgid "a"\nmsgstr "b"\n\nrubbish\n',
    "another encoding": b'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n\nmsgid "\xff"\nmsgstr ""\n',
}


SAYS = {
    "a file from elsewhere": "declares a document type",
    "a bomb": "unpacks to more than 30 MB",
    "deep": "not XLIFF",
    "no texts": "holds no texts",
    "Strict Open XML": "save it as “Word Document (.docx)”, not as Strict",
    "two languages": "several languages: ar, fr",
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_told_in_one_line(name: str, tmp_path: Path) -> None:
    path = tmp_path / "broken"
    path.write_bytes(BROKEN[name])
    started = time.monotonic()
    with pytest.raises(Unreadable) as error:
        formats.read(path)
    assert time.monotonic() - started < 2
    assert SAYS.get(name, "") in str(error.value)
    assert "\n" not in str(error.value)
    assert "root:" not in str(error.value)
    assert error.value.line >= 1


@pytest.mark.parametrize("form", formats.ENDINGS)
def test_no_damage_is_more_than_unreadable(form: str, tmp_path: Path) -> None:
    whole = formats.write(batch(unit(SOURCE, TARGET), unit("See.", key="about.md#us point 1")), form)
    path, chance = tmp_path / "damaged", random.Random(7)  # noqa: S311
    sent = unit(SOURCE, TARGET)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 3, 30))):
            start = chance.randrange(len(data))
            match chance.randrange(3):
                case 0:
                    data[start] = chance.randrange(256)
                case 1:
                    del data[start : start + chance.randrange(40)]
                case _:
                    data[start:start] = data[:40]
        path.write_bytes(data)
        try:
            returned = formats.read(path).texts
        except Unreadable:
            continue
        for text in returned:
            judge.judge(sent, text)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.po"
    with path.open("wb") as file:
        file.truncate(30_000_001)
    with pytest.raises(Unreadable, match="larger than 30 MB"):
        formats.read(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('msgid "a"\nmsgstr "b"\n\n' * 40_001, "more than 20,000 texts"),
        ('msgid ""\n' + '"a"\n' * 15_000, "more than 50,000 bytes"),
        ("#\n" * 30_000, "more than 50,000 bytes"),
        (("#\n" * 20_000 + 'msgid "a"\nmsgstr "b"\n') * 10, "more than 200,000 lines"),
    ],
)
def test_more_than_a_guide_has_is_refused_unparsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    path = tmp_path / "many.po"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(polib, "pofile", lambda *_: pytest.fail("it is parsed"))
    with pytest.raises(Unreadable, match=said):
        formats.read(path)


@pytest.mark.parametrize(
    ("cut", "line"), [("moitié", 27), ('un \\"', 27), ('msgstr "', 27), ('msgid "Ha', 26), ('"Language: a', 10)]
)
def test_half_a_text_is_not_taken(cut: str, line: int, tmp_path: Path) -> None:
    half = unit("Half.", 'Plus de la moitié, un "guillemet", C:\\\\', key="about.md#us paragraph 2")
    path = written(tmp_path, "po", unit("A text."), half)
    assert marks.written(formats.read(path).texts[1].target) == marks.written(half.target)
    text = path.read_text("utf-8")
    path.write_text(text[: text.rindex(cut) + len(cut)] + "\n\n", "utf-8")
    with pytest.raises(Unreadable, match="no quotation mark at its end") as error:
        formats.read(path)
    assert error.value.line == line


def test_a_comment_of_a_translator_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "po", unit("See.", "Voir."), unit("Go.", "Aller.", key="about.md#us point 1"))
    put_into(path, "#. A note & more\n", "# Pas sûr du tout.\n#. A note & more\n")
    told = "a comment stands beside this text, and no page takes it, so see to it by hand: “Pas sûr du tout.”"
    assert [(fault.line, fault.message) for fault in formats.read(path).faults] == [(15, told)]
    path = written(tmp_path, "xliff", unit("See.", "Voir."), unit("Go.", "Aller.", key="about.md#us point 1"))
    assert formats.read(path).faults == ()
    put_into(path, "</trans-unit>", '<note from="translator">Pas sûr\ndu tout.</note></trans-unit>')
    put_into(path, "<note>", '<note from="developer">')
    put_into(path, ">Aller.<", '><mrk mtype="x-comment" comment="Pas sûr du tout.">Aller.</mrk><')
    delivery = formats.read(path)
    assert [marks.words(text.target) for text in delivery.texts] == ["Voir.", "Aller."]
    assert [(fault.line, fault.message) for fault in delivery.faults] == [(6, told), (12, told)]
    assert {(fault.rule, fault.override) for fault in delivery.faults} == {(rules.COMMENT_BESIDE, "")}


def put_into(path: Path, before: str, after: str) -> None:
    """Change the first place in a file that reads so."""
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_forms_for_numbers_are_told(tmp_path: Path) -> None:
    path = written(tmp_path, "po", *(unit("Minutes", key=f"about.md#us point {number}") for number in (1, 2, 3)))
    file = polib.pofile(str(path))
    for entry, forms in zip(file, ({0: "minute", 1: "minutes"}, {0: "", 1: ""}, {}), strict=True):
        entry.msgid_plural, entry.msgstr_plural = "Minutes" if forms else "", forms
    file.save()
    delivery = formats.read(path)
    [fault] = delivery.faults
    assert [text.key for text in delivery.texts] == ["about.md#us point 3"]
    assert (fault.line, fault.rule) == (15, rules.BAD_EXCHANGE_FILE)
    assert fault.message.startswith("this text has forms for numbers (msgid_plural)")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_po_in_another_encoding_is_told_as_such(encoding: str, tmp_path: Path) -> None:
    path = written(tmp_path, "po", *(unit("See.", "Voir.", key=f"about.md#us point {n}") for n in range(500)))
    path.write_bytes(f"\ufeff{path.read_text('utf-8')}".encode(encoding))
    with pytest.raises(Unreadable, match="the file is not UTF-8"):
        formats.read(path)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_xliff_may_be_in_another_encoding(encoding: str, tmp_path: Path) -> None:
    path = written(tmp_path, "xliff", unit("See.", "Voir."))
    text = path.read_text("utf-8").replace('encoding="UTF-8"', 'encoding="UTF-16"')
    path.write_bytes(f"\ufeff{text}".encode(encoding))
    assert marks.words(one(path).target) == "Voir."


def test_po_is_read_by_others(tmp_path: Path) -> None:
    [entry] = polib.pofile(str(written(tmp_path, "po", unit(SOURCE, TARGET))))
    assert (entry.msgid, entry.msgstr) == (SOURCE, TARGET)


def test_an_old_text_goes_with_its_translation(tmp_path: Path) -> None:
    fields = {name: getattr(unit("They rest.", "Ils travaillent."), name) for name in Unit.__slots__}
    sent = Unit(**{**fields, "state": "changed", "old": marks.parse("They **work**.")})
    [entry] = polib.pofile(str(written(tmp_path, "po", sent)))
    assert (entry.fuzzy, entry.previous_msgid) == (True, "They **work**.")
    [old] = etree.parse(written(tmp_path, "xliff", sent)).iter(f"{X}alt-trans")
    assert [element.text for element in old] == ["They work.", "Ils travaillent."]
    about = docx.Document(str(written(tmp_path, "docx", sent))).tables[0].cell(1, 0).text
    assert "The source was: They work." in about
