"""The audit of decks: our own have no fault, and each rule speaks when a good deck is damaged in its way."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from teach_forward.audit import RULES, audit
from teach_forward.model import Session
from tests import showcase
from tests.packages import Parts, unzipped, zipped

NAME = "data-and-algorithms.en.pptx"
SLIDE = "ppt/slides/slide2.xml"
NOTES = "ppt/notesSlides/notesSlide2.xml"
RELS = "ppt/slides/_rels/slide2.xml.rels"
PRESENTATION = "ppt/presentation.xml"
TYPES = "[Content_Types].xml"
CORE = "docProps/core.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

BOX = '<a:xfrm><a:off x="100" y="5000000"/><a:ext cx="900000" cy="100000"/></a:xfrm>'
PICTURE = (
    '<p:pic><p:nvPicPr><p:cNvPr id="90" name="Picture 90"{}/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
    f"<p:blipFill/><p:spPr>{BOX}</p:spPr></p:pic>"
)
TABLE = (
    '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="91" name="Table 91" descr="Two words"/><p:cNvGraphicFramePr/>'
    f'<p:nvPr/></p:nvGraphicFramePr><p:xfrm>{BOX[8:-9]}</p:xfrm><a:graphic><a:graphicData uri="x"><a:tbl>'
    '<a:tblPr firstRow="1"/>'
    '<a:tblGrid><a:gridCol w="1"/><a:gridCol w="1"/></a:tblGrid><a:tr h="1">{}</a:tr></a:tbl></a:graphicData>'
    "</a:graphic></p:graphicFrame>"
)
CELL = '<a:tc><a:txBody><a:p><a:r><a:rPr lang="en"/><a:t>Word</a:t></a:r></a:p></a:txBody></a:tc>'
FREE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="92" name="Box 92"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
    f"<p:spPr>{BOX}</p:spPr><p:txBody><a:bodyPr/><a:p>"
    '{}<a:r><a:rPr lang="en"{}/><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>'
)
LINK = '<a:r><a:rPr lang="en"><a:hlinkClick r:id="{}"/></a:rPr><a:t>{}</a:t></a:r>'


@dataclass(frozen=True)
class Damage:
    """A rule, and an edit of the parts of a good deck that breaks it and nothing else."""

    rule: str
    edit: Callable[[Parts], None]
    name: str


def swap(part: str, old: str, new: str, count: int = 1) -> Callable[[Parts], None]:
    def edit(parts: Parts) -> None:
        text = parts[part].decode()
        assert old in text, f"{old} is not in {part}"
        parts[part] = text.replace(old, new, count).encode()

    return edit


def put(shape: str) -> Callable[[Parts], None]:
    return swap(SLIDE, "</p:spTree>", f"{shape}</p:spTree>")


def remove(pattern: str, part: str = SLIDE) -> Callable[[Parts], None]:
    def edit(parts: Parts) -> None:
        text, count = re.subn(pattern, "", parts[part].decode(), count=1, flags=re.DOTALL)
        assert count, f"{pattern} is not in {part}"
        parts[part] = text.encode()

    return edit


def reorder(parts: Parts) -> None:
    first = parts.pop(TYPES)
    parts[TYPES] = first


def add(part: str, data: bytes) -> Callable[[Parts], None]:
    def edit(parts: Parts) -> None:
        parts[part] = data

    return edit


def both(*edits: Callable[[Parts], None]) -> Callable[[Parts], None]:
    def edit(parts: Parts) -> None:
        for step in edits:
            step(parts)

    return edit


def first_text(new: str) -> Callable[[Parts], None]:
    """Replace the first text of the slide's second shape."""

    def edit(parts: Parts) -> None:
        head, tail = parts[SLIDE].decode().split("</p:sp>", 1)
        assert "<a:t>" in tail
        parts[SLIDE] = (head + "</p:sp>" + re.sub(r"<a:t>[^<]*</a:t>", f"<a:t>{new}</a:t>", tail, count=1)).encode()

    return edit


def swap_shapes(parts: Parts) -> None:
    shapes = re.findall(r"<p:sp>.*?</p:sp>", parts[SLIDE].decode(), flags=re.DOTALL)
    text = parts[SLIDE].decode().replace(shapes[0], "", 1).replace(shapes[1], shapes[1] + shapes[0], 1)
    parts[SLIDE] = text.encode()


IMAGE_RELATIONSHIP = f'<Relationship Id="rId77" Type="{OFFICE}/image" Target="../media/x.png"/></Relationships>'
AWAY = (
    f'<Relationship Id="rId78" Type="{OFFICE}/{{}}" Target="http://x.example/" TargetMode="External"/></Relationships>'
)
A_PICTURE = both(
    swap(RELS, "</Relationships>", IMAGE_RELATIONSHIP),
    swap(TYPES, "<Default ", '<Default Extension="png" ContentType="image/png"/><Default '),
)

DAMAGES = [
    Damage("well-formed", swap(SLIDE, "</p:sld>", "</p:slide>"), "xml"),
    Damage("archive", reorder, "order"),
    Damage("content-types", swap(TYPES, 'PartName="/docProps/core.xml"', 'PartName="/docProps/cor.xml"'), "phantom"),
    Damage("content-types", add("ppt/media/x.jpeg", b"\xff\xd8\xff"), "missing"),
    Damage("relationships", swap(RELS, "slideLayouts/", "slideLayout/"), "target"),
    Damage("relationships", first_text("a</a:t></a:r>" + LINK.format("rId99", "the law") + "<a:r><a:t>b"), "unknown"),
    Damage("empty-link", first_text("a</a:t></a:r>" + LINK.format("", "the law") + "<a:r><a:t>b"), "empty"),
    Damage("orphan-part", add("ppt/slides/slide99.xml", b"<x/>"), "slide"),
    Damage("shape-ids", swap(SLIDE, '<p:cNvPr id="3"', '<p:cNvPr id="2"'), "twice"),
    Damage("master-ids", swap(PRESENTATION, '<p:sldId id="257"', '<p:sldId id="256"'), "slides"),
    Damage("master-ids", swap(PRESENTATION, '<p:sldMasterId id="2147483648"', '<p:sldMasterId id="5"'), "low"),
    Damage("layouts", remove(r'<Relationship [^>]*/slideLayout"[^>]*/>', RELS), "none"),
    Damage("notes-master", remove(r"<p:notesMasterIdLst>.*</p:notesMasterIdLst>", PRESENTATION), "list"),
    Damage("notes-master", swap(NOTES, 'type="body"', 'type="obj"'), "body"),
    Damage("table-rows", put(TABLE.format(CELL)), "short"),
    Damage("text-body", remove(r"<a:p>.*?</a:p>(?=</p:txBody>)"), "slide"),
    Damage("text-body", remove(r"<a:p>.*?(?=</p:txBody>)", NOTES), "notes"),
    Damage("text-body", put(TABLE.format(CELL + "<a:tc><a:txBody><a:bodyPr/></a:txBody></a:tc>")), "cell"),
    Damage("one-title", swap(SLIDE, '<p:ph type="body"', '<p:ph type="title"'), "two"),
    Damage("language-tags", swap(SLIDE, 'lang="en-GB"', 'lang="english"'), "tag"),
    Damage("language-tags", swap(SLIDE, 'lang="en-GB"', 'lang="qq-GB"'), "unknown"),
    Damage("pictures", both(A_PICTURE, add("ppt/media/x.png", b"no picture")), "png"),
    Damage("control-characters", first_text("a_x000B_b"), "escaped"),
    Damage("macros", add("ppt/vbaProject.bin", b"Sub AutoOpen()"), "project"),
    Damage("macros", swap(TYPES, "presentation.main+xml", "presentation.macroEnabled.main+xml"), "type"),
    Damage("fetched", swap(RELS, "</Relationships>", AWAY.format("image")), "picture"),
    Damage("embedded", swap(RELS, "</Relationships>", AWAY.format("oleObject").replace("External", "Internal")), "ole"),
    Damage("titles", remove(r'(?<=<p:ph type=")title(?=")'), "none"),
    Damage("titles", swap(SLIDE, '<p:ph type="title"', '<p:ph type="body" idx="50"'), "body"),
    Damage("alt-text", put(PICTURE.format("")), "missing"),
    Damage("alt-text", put(PICTURE.format(' descr="IMG_0001.png"')), "file name"),
    Damage("alt-text", put(PICTURE.format(f' descr="{"long " * 60}"')), "long"),
    Damage("tables", put(TABLE.format(CELL * 2).replace(' firstRow="1"', "")), "head"),
    Damage("tables", put(TABLE.format(CELL + "<a:tc/>")), "empty"),
    Damage("tables", put(TABLE.format(CELL + CELL.replace("<a:tc>", '<a:tc gridSpan="2">'))), "merged"),
    Damage("reading-order", swap_shapes, "title last"),
    Damage("contrast", put(FREE.format("", ' sz="2000"', "<SOLID>").replace(
        '/><a:t><SOLID>', '><a:solidFill><a:srgbClr val="EEEEEE"/></a:solidFill></a:rPr><a:t>Pale')), "pale"),
    Damage("text-size", put(FREE.format("", ' sz="1100"', "Small")), "small"),
    Damage("language", first_text('a</a:t></a:r><a:r><a:t>nameless</a:t></a:r><a:r><a:rPr lang="en"/><a:t>b'), "none"),
    Damage("properties", remove(r"<dc:subject>.*</dc:subject>", CORE), "subject"),
    Damage("placeholders", put(FREE.format("", ' sz="2000"', "Free text")), "free"),
    Damage("lists", first_text("- typed"), "typed"),
    Damage("lists", swap(SLIDE, "</p:txBody>", '<a:p><a:endParaRPr lang="en"/></a:p></p:txBody>'), "blank"),
    Damage("link-text", both(
        swap(RELS, "</Relationships>", f'<Relationship Id="rId78" Type="{OFFICE}/hyperlink" '
             'Target="https://example.org/" TargetMode="External"/></Relationships>'),
        first_text("a</a:t></a:r>" + LINK.format("rId78", "here") + '<a:r><a:rPr lang="en"/><a:t>b')), "here"),
    Damage("sections", remove(r"<p14:sectionLst.*</p14:sectionLst>", PRESENTATION), "none"),
    Damage("sections", remove(r'<p14:sldId id="257"/>', PRESENTATION), "left out"),
    Damage("movement", swap(SLIDE, "</p:clrMapOvr>", '</p:clrMapOvr><p:transition advTm="3000"/>'), "advance"),
    *(Damage("movement", swap(SLIDE, "</p:clrMapOvr>", f"</p:clrMapOvr><p:timing><p:{name}/></p:timing>"), name)
      for name in ("anim", "animClr", "animEffect", "animMotion", "animRot", "animScale", "set")),
    *(Damage("tables", put(TABLE.format(CELL + CELL.replace("<a:tc>", f'<a:tc {merged}="1">'))), merged)
      for merged in ("hMerge", "vMerge")),
    Damage("text-on-master", swap("ppt/slideMasters/slideMaster1.xml", "</p:spTree>",
                                  FREE.format("", "", "Vital words") + "</p:spTree>"), "text"),
    Damage("empty-placeholder", swap(SLIDE, "</p:spTree>",
           FREE.format("", "", "").replace("<p:nvPr/>", '<p:nvPr><p:ph type="body" idx="60"/></p:nvPr>')
           + "</p:spTree>"), "empty"),
    Damage("setting", swap(SLIDE, "<a:p>", '<a:p><a:pPr algn="just"/>'), "justified"),
    Damage("setting", first_text("THIS IS VERY LOUD"), "capitals"),
]  # fmt: skip


@pytest.fixture(scope="module")
def deck() -> bytes:
    """A small deck without a fault, of just so many slides that it needs sections."""
    slides = tuple(showcase.slide(key, "bullets", f"Slide {key}", showcase.items("one", "two")) for key in "abcdefgh")
    made = showcase.workshop("en", "A workshop", "See", (Session("part", "A part", 20, slides, (), 3),))
    return showcase.written(showcase.plan_of(made))


def test_a_deck_of_ours_has_no_fault(deck: bytes) -> None:
    whole = showcase.written(showcase.plan_of(showcase.showcase("en")))
    for data in (deck, whole):
        assert [str(fault) for fault in audit(NAME, data)] == []


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: f"{damage.rule}: {damage.name}")
def test_damage_is_found(deck: bytes, damage: Damage) -> None:
    parts = unzipped(deck)
    damage.edit(parts)
    assert damage.rule in {fault.rule for fault in audit(NAME, zipped(parts))}


@pytest.mark.parametrize("said", ['gridSpan="1"', 'rowSpan="1"', 'hMerge="0"', 'vMerge="false"'])
def test_a_cell_that_says_that_it_is_not_merged_is_right(deck: bytes, said: str) -> None:
    parts = unzipped(deck)
    put(TABLE.format(CELL + CELL.replace("<a:tc>", f"<a:tc {said}>")))(parts)
    assert "tables" not in {fault.rule for fault in audit(NAME, zipped(parts))}


@pytest.mark.parametrize("head", [b"II*\0", b"MM\0*"])
def test_tiff_is_a_picture_that_powerpoint_knows(deck: bytes, head: bytes) -> None:
    parts = unzipped(deck)
    both(A_PICTURE, add("ppt/media/x.png", head + bytes(20)))(parts)
    assert "pictures" not in {fault.rule for fault in audit(NAME, zipped(parts))}


def test_every_rule_has_a_damage() -> None:
    assert RULES.keys() == {damage.rule for damage in DAMAGES}


@pytest.mark.parametrize("name", ["Presentation1.pptx", "rights.pptx", "data rights.fr.pptx"])
def test_file_names_tell(deck: bytes, name: str) -> None:
    assert [fault.rule for fault in audit(name, deck)] == ["file-name"]


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip", zipped({"a.xml": b"<a/>"})])
def test_what_is_no_presentation_is_said_in_a_line(data: bytes) -> None:
    [fault] = audit(NAME, data)
    assert fault.rule == "not-a-presentation"
    assert "\n" not in str(fault)
