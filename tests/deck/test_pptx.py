"""The bytes of a deck: what PowerPoint, Keynote, Google Slides and screen readers need, in finished files."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter

import pytest
from lxml import etree
from pptx import Presentation

from teach_forward.deck.layouts.catalogue import BASE, DEFINITIONS
from teach_forward.deck.plan.plan import plan
from teach_forward.deck.write.paragraphs import starts
from teach_forward.deck.write.pptx import write
from teach_forward.deck.write.style import OwnStyle
from teach_forward.messages import Messages
from teach_forward.model import Item, ItemList, Paragraph, Run, Session, Slide, Table, plain
from tests import showcase
from tests.decks import found, hashes, parts, planned, tree, trees, written
from tests.showcase import LOCALES, MESSAGES, PROJECT, THEME, items, own_style, runs
from tests.tools import ROOT


@pytest.mark.parametrize("locale", LOCALES)
def test_text_of_the_plan_is_text_of_the_file(locale: str) -> None:
    deck = planned(locale)
    presentation = Presentation(io.BytesIO(written(locale)))
    assert len(presentation.slides) == len(deck.slides)
    for placed, slide in zip(deck.slides, presentation.slides, strict=True):
        shown = {
            paragraph.text
            for shape in slide.placeholders
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
        }
        assert {plain(line.runs) for text in placed.texts for line in text.lines} <= shown
        assert slide.slide_layout.name == str(placed.layout)
        assert slide.notes_slide.notes_text_frame.text == "\n".join(plain(note.runs) for note in placed.notes)
        assert slide.shapes.title.text == plain(placed.texts[0].lines[0].runs)


def test_a_list_begins_with_its_own_number() -> None:
    """All its items say the same start, so that one that is added later counts on."""
    third = ItemList(items("third", "fourth").items, ordered=True, start=3)
    first = items("first", "second", ordered=True)
    body, steps = showcase.slide("a", "bullets", "One", third, notes=(first, Paragraph(runs("Then")), third)), first
    slides = (body, *(showcase.slide(key, "task", key, found) for key, found in (("b", third), ("c", steps))))
    made = showcase.workshop("en", "Numbers", "", (Session("part", "A part", 10, slides, (), 3),))
    with zipfile.ZipFile(io.BytesIO(showcase.written(showcase.plan_of(made)))) as archive:
        counted = {
            name: re.findall(r'<a:buAutoNum type="(\w+)"(?: startAt="(\d+)")?/>', archive.read(name).decode())
            for name in archive.namelist()
        }
    period, plain_ = ("arabicPeriod", "3"), ("arabicPlain", "3")
    assert counted["ppt/slides/slide2.xml"] == [period, period]
    assert counted["ppt/slides/slide3.xml"] == [plain_, plain_]
    assert counted["ppt/slides/slide4.xml"] == []  # the layout counts from 1
    assert counted["ppt/notesSlides/notesSlide2.xml"] == [*[("arabicPeriod", "")] * 2, *[period] * 2]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([(0, 1), (0, 2), (0, 0), (0, 3), (0, 4)], [1, 1, 0, 3, 3]),
        ([(0, 1), (1, 1), (1, 2), (0, 2), (1, 1)], [1, 1, 1, 1, 1]),
        ([(0, 7), (1, 0), (0, 8), (0, 1)], [7, 0, 7, 1]),
    ],
)
def test_where_lists_begin_to_count(paragraphs: list[tuple[int, int]], expected: list[int]) -> None:
    assert starts(paragraphs) == expected


@pytest.mark.parametrize(("locale", "sides"), [("en", ["l", "ctr", "r"]), ("ar", ["r", "ctr", "l"])])
def test_columns_of_tables_stand_as_they_are_aligned(locale: str, sides: list[str]) -> None:
    """At the end of the line, which is the left in Arabic."""
    head = tuple(runs(text) for text in ("a", "b", "c"))
    table = showcase.slide("a", "table", "One", Table(head, (head,), ("start", "center", "end")))
    made = showcase.workshop(locale, "Tables", "", (Session("part", "A part", 10, (table,), (), 3),))
    with zipfile.ZipFile(io.BytesIO(showcase.written(showcase.plan_of(made, locale), locale))) as archive:
        cells = found(etree.fromstring(archive.read("ppt/slides/slide2.xml")), "//a:tc//a:pPr")
    assert [cell.get("algn") for cell in cells] == sides * 2


@pytest.mark.parametrize("locale", LOCALES)
def test_every_layout_is_seen(locale: str) -> None:
    assert {placed.layout.layout for placed in planned(locale).slides} == set(DEFINITIONS)


@pytest.mark.parametrize("locale", LOCALES)
def test_all_text_says_its_language(locale: str) -> None:
    tag = MESSAGES[locale]["language_tag"]
    for folder in ("slides", "notesSlides", "slideLayouts", "slideMasters", "notesMasters", "handoutMasters"):
        for name, root in trees(locale, folder):
            runs = found(root, "//a:r/a:rPr | //a:fld/a:rPr | //a:endParaRPr")
            assert len(runs) == len(found(root, "//a:r | //a:fld | //a:p")), name
            assert {run.get("lang") for run in runs} == {tag}, name


def test_a_language_without_a_tag_of_its_own_says_its_own_language() -> None:
    """Not that of the messages that it has not translated yet."""
    messages = Messages("sw", {"guide_name": "Mwongozo"}, MESSAGES["en"].own, "en")
    made = showcase.workshop("sw", "Kichwa", "", ())
    found = plan(made, "guide", OwnStyle(THEME, 1, 6, "ltr"), messages, project=PROJECT, total=6)
    with zipfile.ZipFile(io.BytesIO(write(found.deck, found.style, messages))) as archive:
        everything = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    assert set(re.findall(r'lang="([^"]*)"', everything)) == {"sw-TZ"}
    assert "<dc:language>sw-TZ</dc:language>" in everything


@pytest.mark.parametrize(
    ("locale", "slot", "face"),
    [
        ("zh", "ea", "Microsoft YaHei"),
        ("zh-TW", "ea", "Microsoft JhengHei"),
        ("ja", "ea", "Yu Gothic"),
        ("ko", "ea", "Malgun Gothic"),
        ("hi", "cs", "Nirmala UI"),
        ("bn", "cs", "Nirmala UI"),
        ("th", "cs", "Leelawadee UI"),
        ("am", "cs", "Ebrima"),
        ("he", "cs", "Arial"),
        ("ar", "cs", "Arial"),
        ("ru", "ea", "Arial"),
    ],
)
def test_the_theme_names_a_face_for_the_script_of_the_language(locale: str, slot: str, face: str) -> None:
    messages = Messages(locale, {}, MESSAGES["en"].own, "en")
    data = own_style("en").package((), messages)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        theme = archive.read("ppt/theme/theme1.xml").decode()
        notes = archive.read("ppt/notesMasters/notesMaster1.xml").decode()
    assert theme.count('<a:latin typeface="Arial"/>') == 2
    assert theme.count(f'<a:{slot} typeface="{face}"/>') == 2
    assert f'<a:{slot} typeface="{face}"/>' in notes, "LibreOffice reads no theme there"
    listed = dict(re.findall(r'<a:font script="(\w+)" typeface="([^"]+)"/>', theme))
    assert listed.items() >= {("Arab", "Arial"), ("Hebr", "Arial"), ("Hans", "Microsoft YaHei"), ("Deva", "Nirmala UI")}


@pytest.mark.parametrize("locale", LOCALES)
def test_shapes_have_their_own_ids_and_placeholders_their_text(locale: str) -> None:
    for name, root in trees(locale, "slides"):
        ids = Counter(shape.get("id") for shape in found(root, "//p:cNvPr"))
        assert max(ids.values()) == 1, name
        for shape in found(root, "//p:sp[not(p:spPr/a:custGeom)]"):  # icons are drawn on the slide
            assert "".join(shape.itertext()).strip(), name
            assert found(shape, "p:nvSpPr/p:nvPr/p:ph"), name
            assert not found(shape, "p:spPr/*"), f"{name}: places come from the layout"
        assert not [text for text in found(root, "//a:p") if not "".join(text.itertext())], name


@pytest.mark.parametrize("locale", LOCALES)
def test_text_may_grow_but_is_never_shrunk(locale: str) -> None:
    for name, root in trees(locale, "slides"):
        for body in found(root, "//p:txBody/a:bodyPr"):
            assert [etree.QName(child).localname for child in body] == ["normAutofit"], name
            assert not body[0].attrib, name
    for name, root in (*trees(locale, "slideLayouts"), *trees(locale, "slideMasters")):
        assert not found(root, "//a:spAutoFit | //a:bodyPr[@wrap='none'] | //a:lnSpc/a:spcPts"), name


@pytest.mark.parametrize("locale", LOCALES)
def test_footer_and_number_stand_on_each_slide(locale: str) -> None:
    for place, (_, root) in enumerate(trees(locale, "slides"), start=1):
        assert found(root, "//p:ph[@type='ftr']")
        numbers = found(root, "//a:fld[@type='slidenum']/a:t")
        assert [number.text for number in numbers] == ([str(place)] if place > 1 else [])
    assert tree(locale, "ppt/presentation.xml").get("firstSlideNum") is None, "LibreOffice does not read it"


@pytest.mark.parametrize("locale", LOCALES)
def test_keynote_finds_the_notes_master(locale: str) -> None:
    root = tree(locale, "ppt/presentation.xml")
    order = [etree.QName(child).localname for child in root]
    assert order[:4] == ["sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst"]
    [key] = found(root, "//p:notesMasterId/@r:id")
    related = etree.fromstring(parts(locale)["ppt/_rels/presentation.xml.rels"])
    assert [item.get("Target") for item in related if item.get("Id") == key] == ["notesMasters/notesMaster1.xml"]


def test_sections_hold_each_slide_once() -> None:
    root = tree("en", "ppt/presentation.xml")
    assert found(root, "//p14:section/@name") == [
        "Workshop 1",
        "Shapes of ideas",
        "Opening round",
        "The levers",
        "Group work",
        "Teach Forward",
    ]
    assert found(root, "//p14:sldId/@id") == found(root, "//p:sldIdLst/p:sldId/@id")
    assert found(root, "//p14:section/@id") == found(tree("en", "ppt/presentation.xml"), "//p14:section/@id")
    assert len(set(found(root, "//p14:section/@id"))) == 6


def test_links_lead_somewhere() -> None:
    for folder in ("slides", "notesSlides"):
        for name, root in trees("en", folder):
            keys = found(root, "//a:hlinkClick/@r:id")
            related = etree.fromstring(parts("en")[re.sub(r"/(\w+\.xml)$", r"/_rels/\1.rels", name)])
            targets = {item.get("Id"): item.get("Target") for item in related}
            assert all(str(targets[key]).startswith("https://") for key in keys)
    assert found(trees("en", "slides")[-1][1], "//a:hlinkClick")


def test_a_right_to_left_deck_runs_from_right_to_left_by_its_master() -> None:
    master = tree("ar", "ppt/slideMasters/slideMaster1.xml")
    styles = found(master, "//p:titleStyle/*[@rtl] | //p:bodyStyle/*[@rtl] | //p:otherStyle/*[@rtl]")
    assert {(style.get("rtl"), style.get("algn")) for style in styles} == {("1", "r")}
    assert len(styles) == 1 + 9 + 9
    assert tree("ar", "ppt/presentation.xml").get("rtl") == "1"
    tables = [table for _, root in trees("ar", "slides") for table in found(root, "//a:tblPr")]
    assert {table.get("rtl") for table in tables} == {"1"}
    for _, root in trees("ar", "slides"):
        assert not found(root, "//p:sp//a:pPr/@rtl"), "what a person types later runs so too"
    assert not found(tree("en", "ppt/slideMasters/slideMaster1.xml"), "//*[@rtl='1']")


@pytest.mark.parametrize("locale", LOCALES)
def test_tables_have_a_header_row_and_alternative_text(locale: str) -> None:
    tables = [frame for _, root in trees(locale, "slides") for frame in found(root, "//p:graphicFrame")]
    assert tables
    for table in tables:
        assert found(table, ".//a:tblPr/@firstRow") == ["1"]
        [text] = found(table, ".//p:cNvPr/@descr")
        assert str(text).startswith(MESSAGES[locale]["table_alt"].split("{")[0])
        columns = len(found(table, ".//a:gridCol"))
        assert {len(found(row, "a:tc")) for row in found(table, ".//a:tr")} == {columns}


@pytest.mark.parametrize("locale", LOCALES)
def test_arial_and_colours_of_the_theme_everywhere(locale: str) -> None:
    for name in (name for name in parts(locale) if name.endswith(".xml") and "/theme/" not in name):
        text = parts(locale)[name].decode()
        without = re.sub("<p:grpSp>.*?</p:grpSp>", "", text)  # drawings have colours of their own, as of skin
        assert "srgbClr" not in without, name
        assert set(re.findall(r'typeface="([^"]+)"', text)) <= {
            "Arial",
            "+mn-lt",
            "+mn-ea",
            "+mn-cs",
            "+mj-lt",
            "+mj-ea",
            "+mj-cs",
        }
    theme = tree(locale, "ppt/theme/theme1.xml")
    assert set(found(theme, "//a:fontScheme/*/*[not(@script)]/@typeface")) == {"Arial"}
    assert found(theme, "//a:accent1/a:srgbClr/@val") == ["0A6B66"]


def test_properties_are_ours() -> None:
    properties = Presentation(io.BytesIO(written("en"))).core_properties
    assert (properties.title, properties.author) == ("The fundamentals: data and algorithms", "Teach Forward")
    assert properties.subject.startswith("See what data and algorithms do")
    assert (properties.language, properties.last_modified_by) == ("en-GB", "Teach Forward")
    assert properties.created == properties.modified
    names = " ".join(parts("en"))
    assert "thumbnail" not in names
    assert "printerSettings" not in names


def test_the_package_is_tidy() -> None:
    with zipfile.ZipFile(io.BytesIO(written("en"))) as archive:
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml"
        assert len(set(names)) == len(names)
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 1, 1, 0, 0, 0)}
    layouts = {re.sub(r"\D", "", name) for name, _ in trees("en", "slideLayouts")}
    used = {*(placed.layout for placed in planned("en").slides), *BASE}
    assert len(layouts) == len(used), "a deck has the base layouts and those that it uses"


def test_bytes_are_the_same_in_every_process() -> None:
    """In our own layouts, and in those of a template: here, and where seed, zone and language are others."""
    code = """
from tests.decks import hashes
print(*hashes())
"""
    environment = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == hashes()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_slide_is_as_wide_as_its_notes_page_if_the_notes_leave_so_much_room(locale: str) -> None:
    slides = tuple(
        Slide(f"s-{times}", f"S {times}", "bullets", (ItemList((Item((Run("One"),)),)),), (said,), 5)
        for times in (1, 60, 100)
        for said in [Paragraph((Run("Say this in your own words, then wait. " * times),))]
    )
    made = showcase.workshop(locale, "The workshop", "", (Session("part", "Part", 20, slides, (), 3),))
    with zipfile.ZipFile(io.BytesIO(showcase.written(showcase.plan_of(made, locale), locale))) as archive:
        pages = [etree.fromstring(archive.read(f"ppt/notesSlides/notesSlide{number}.xml")) for number in (2, 3, 4)]
        width = int(found(etree.fromstring(archive.read("ppt/presentation.xml")), "p:notesSz/@cx")[0])
    places = [found(page, "//p:sp[.//p:ph[@type='sldImg']]//a:ext/@cx") for page in pages]
    assert [bool(place) for place in places] == [True, True, False]
    assert int(places[0][0]) > 0.8 * width > int(places[1][0]) > 0.6 * width
    for page in pages[:2]:
        tops = [int(found(page, f"//p:sp[.//p:ph[@type='{kind}']]//a:off/@y")[0]) for kind in ("hdr", "sldImg", "body")]
        assert tops == sorted(tops)
