"""Decks on templates that we did not make: of python-pptx, of LibreOffice, and of ones that lack what decks need."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from teach_forward.audit import audit
from teach_forward.deck.layouts import catalogue
from teach_forward.deck.layouts.grid import SOURCE
from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.deck.plan.plan import Plan
from teach_forward.deck.slides import Text
from teach_forward.deck.template.reader import Unusable
from teach_forward.deck.template.style import notices, template_of
from teach_forward.deck.write.pptx import starter
from teach_forward.model import plain
from tests.decks import NS, planned
from tests.office import convert, pages
from tests.packages import good, unzipped, zipped
from tests.showcase import DIRECTIONS, LOCALES, MESSAGES, PROJECT, own_style, plan_of, showcase, unfit, written
from tests.templates import default, only, our_starter, saved, small_body, template_style
from tests.tools import sdk_errors

BULLETS = "Title and Content"


def made(data: bytes, locale: str) -> Plan:
    return plan_of(showcase(locale), locale, style=template_style(data, locale))


def refused(data: bytes) -> list[str]:
    with pytest.raises(Unusable) as caught:
        template_of("union.pptx", data, "ltr")
    return list(caught.value.lines)


def without(*names: str) -> bytes:
    """The default template without some layouts."""
    presentation = Presentation()
    for layout in list(presentation.slide_layouts):
        if layout.name in names:
            presentation.slide_layouts.remove(layout)
    return saved(presentation)


def said(data: bytes) -> list[set[str]]:
    """The words of each slide."""
    found = []
    for slide in Presentation(io.BytesIO(data)).slides:
        text = " ".join("".join(map(str, p.xpath(".//a:t/text()"))) for p in slide._element.xpath(".//a:p"))
        found.append(set(text.replace(":", " ").replace(";", " ").split()))
    return found


def with_needed_layouts_alone() -> bytes:
    presentation = Presentation()
    only(presentation, "Title Slide", "Title and Content")
    return saved(presentation)


def faults(data: bytes, *but: str) -> list[str]:
    """What the audit finds in a deck, but of rules that speak of the template's own colours."""
    return [str(fault) for fault in audit("teach-forward-union.en.pptx", data) if fault.rule not in but]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_usual_layouts_carry_a_deck(locale: str) -> None:
    plan = made(default(), locale)
    data = written(plan, locale)
    assert faults(data) == []
    presentation = Presentation(io.BytesIO(data))
    assert (presentation.slide_width, presentation.slide_height) == (9144000, 6858000)
    names = [slide.slide_layout.name for slide in presentation.slides]
    assert names[0] == "Title Slide"
    assert {"Title and Content", "Section Header", "Comparison"} < set(names)
    assert len({section.id for section in plan.deck.sections}) == len(plan.deck.sections) > 2
    assert data == written(made(default(), locale), locale)


@pytest.mark.parametrize("locale", MESSAGES)
def test_every_text_fits_in_the_templates_places(locale: str) -> None:
    assert unfit(made(default(), locale)) == []


@pytest.mark.parametrize(
    ("locale", "line"),
    [("en", "Collection: what is taken"), ("fr", "Collecte\u00a0: ce qu’on prend"), ("zh", "收集：拿走了什么")],
)
def test_a_card_as_a_line_has_the_colon_of_its_language(locale: str, line: str) -> None:
    slides = made(small_body(), locale).deck.slides
    shown = {plain(each.runs) for slide in slides for text in slide.texts for each in text.lines}
    assert line in shown


@pytest.mark.parametrize("locale", LOCALES)
def test_a_picture_stands_above_its_line_in_the_place_for_text(locale: str) -> None:
    plan = made(default(), locale)
    place = next(n for n, slide in enumerate(plan.deck.slides) if slide.id == "figure")
    slide = Presentation(io.BytesIO(written(plan, locale))).slides[place]
    model = next(layout for layout in Presentation(io.BytesIO(default())).slide_layouts if layout.name == BULLETS)
    body = next(shape for shape in model.placeholders if shape.placeholder_format.idx == 1)
    picture = next(shape for shape in slide.shapes if shape.shape_type == 6)  # GROUP
    line = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == 101)
    assert picture._element.xpath("./p:nvGrpSpPr/p:cNvPr/@descr")[0]
    assert line.text_frame.text
    assert body.top <= picture.top < picture.top + picture.height <= line.top
    assert body.left <= picture.left < picture.left + picture.width <= body.left + body.width
    assert line.top + line.height <= body.top + body.height + 127  # a hundredth of a point


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_lost(locale: str) -> None:
    """Each word of our own deck stands on a slide of the same title, and each note in its notes."""
    ours, theirs = planned(locale), made(default(), locale)
    data = written(theirs, locale)
    by_id: dict[str, set[str]] = {}
    for slide, words in zip(theirs.deck.slides, said(data), strict=True):
        base = (
            slide.id.removesuffix("-2").removesuffix("-3") if slide.id not in {s.id for s in ours.slides} else slide.id
        )
        by_id.setdefault(base, set()).update(words)
    for slide in ours.slides:
        cells = [cell for row in (slide.cells.rows if slide.cells else ()) for cell in row]
        shown = [text for text in slide.texts if text.placeholder is not PlaceholderName.SOURCE]
        texts = [line.runs for text in shown for line in text.lines] + cells
        words = {word for runs in texts for word in plain(runs).replace(":", " ").replace(";", " ").split()}
        assert words - by_id[slide.id] == set(), slide.id
    notes = [
        slide.notes_slide.notes_text_frame.text
        for slide in Presentation(io.BytesIO(data)).slides
        if slide.has_notes_slide
    ]
    assert len(notes) == len(theirs.deck.slides)
    assert all(plain(note.runs) in "\n".join(notes) for slide in ours.slides for note in slide.notes)
    feet = [text for slide in ours.slides for text in slide.texts if text.placeholder is PlaceholderName.SOURCE]
    assert len(feet) > 3
    told = "\n".join(
        [*notes, *(plain(line.runs) for one in theirs.deck.slides for text in one.texts for line in text.lines)]
    )
    assert all(run.text in told for text in feet for run in text.lines[0].runs)


def test_own_slides_of_the_template_are_gone() -> None:
    data = written(made(default(), "en"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        names = archive.namelist()
    assert b"An old title" not in everything
    assert b"An old note" not in everything
    assert len([name for name in names if name.startswith("ppt/slides/slide")]) == len(
        made(default(), "en").deck.slides
    )
    assert not [name for name in names if "thumbnail" in name or name == "docProps/app.xml"]


def test_a_template_for_the_other_direction_is_turned_by_its_paragraphs() -> None:
    data = written(made(default(), "ar"), "ar")
    for slide in Presentation(io.BytesIO(data)).slides:
        if slide.slide_layout._element.get("userDrawn"):  # drawn by us, in the direction of the deck
            shown = slide.slide_layout._element.xpath(".//a:lstStyle/*")
            assert {level.get("rtl") for level in shown if level.get("algn")} == {"1"}
            continue
        ours = SOURCE + 100  # its layout's place for sources is ours, in the direction of the deck
        shown = slide._element.xpath(f".//p:sp[.//p:ph[not(@type='sldNum') and not(@idx='{ours}')]]//a:p")
        assert shown
        assert {p.find("a:pPr", NS).get("rtl") for p in shown} == {"1"}
        body = slide._element.xpath(".//p:sp[.//p:ph[@idx='1' and not(@type)]]//a:pPr/@algn")
        assert set(body) <= {"r"}
    presentation = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("ppt/presentation.xml"))
    assert presentation.get("rtl") == "1"


def test_what_falls_back_is_said() -> None:
    assert list(notices(template_of("union.pptx", default(), "ltr"))) == []
    plan = made(default(), "en")
    first, *rest = plan.style.notices()
    assert first.startswith("set as bullets, since there is too little room to draw them: “Data has a life of 3")
    assert any('layout "Title and Content": title in' in line for line in rest)


def test_what_is_missing_is_said_in_one_list() -> None:
    assert refused(without("Title Slide", "Title and Content")) == [
        'union.pptx: has no layout "Title" or "Title Slide"; '
        "add one with a title placeholder and a subtitle placeholder",
        'union.pptx: has no layout "Bullets" or "Title and Content"; '
        "add one with a title placeholder and a text placeholder",
    ]
    presentation = Presentation()
    for place, kept in ((0, "ctrTitle"), (1, "title")):
        layout = presentation.slide_layouts[place]
        for shape in list(layout.placeholders):
            if shape._element.xpath(".//p:ph")[0].get("type") not in (kept, "ftr"):
                shape._element.getparent().remove(shape._element)
    assert refused(saved(presentation)) == [
        'union.pptx: layout "Title Slide": has no subtitle placeholder; add one',
        'union.pptx: layout "Title and Content": has no text placeholder; add one',
    ]


def test_a_template_with_the_needed_layouts_alone_is_enough() -> None:
    assert faults(written(made(with_needed_layouts_alone(), "en"))) == []


@pytest.mark.office
@pytest.mark.parametrize("locale", LOCALES)
def test_the_open_xml_sdk_finds_no_error(locale: str, tmp_path: Path) -> None:
    templates = {"usual": default(), "starter": our_starter(locale), "bare": with_needed_layouts_alone()}
    for name, template in templates.items():
        (tmp_path / f"{name}.pptx").write_bytes(written(made(template, locale), locale))
        assert sdk_errors(tmp_path / f"{name}.pptx") == [], name


def test_a_number_that_is_none_is_told() -> None:
    presentation = Presentation()
    presentation.slide_layouts[0].placeholders[0]._element.xpath(".//a:off")[0].attrib["x"] = "left"
    [line] = refused(saved(presentation))
    assert line.startswith("union.pptx: is damaged: ppt/slideLayouts/slideLayout1.xml")
    assert 'x="left", which is not a whole number' in line


@pytest.mark.parametrize("size", ["0", "-100", "99"])
def test_letters_that_nobody_can_read_are_told(size: str) -> None:
    presentation = Presentation()
    presentation.slide_master._element.xpath(".//a:lvl1pPr/a:defRPr")[0].attrib["sz"] = size
    [line] = refused(saved(presentation))
    assert line.startswith("union.pptx: is damaged: ppt/slideMasters/slideMaster1.xml has letters of ")


def test_slides_without_a_size_are_told() -> None:
    presentation = Presentation()
    presentation.part._element.xpath("p:sldSz")[0].attrib["cx"] = "0"
    [line] = refused(saved(presentation))
    assert line.endswith("ppt/presentation.xml has slides that are narrower or lower than an inch")


def test_a_theme_without_colours_is_told() -> None:
    parts = good()
    parts["ppt/theme/theme1.xml"] = re.sub(rb"(?s)<a:clrScheme.*</a:clrScheme>", b"", parts["ppt/theme/theme1.xml"])
    assert refused(zipped(parts)) == [
        "union.pptx: its theme has no colours for text and background; save the template anew"
    ]


def test_how_the_template_itself_was_shown_is_left_out() -> None:
    """Else a deck would show two of its slides, in a loop, and open with the layouts instead of the slides."""
    parts, show = good(), b'<p:showPr loop="1"><p:kiosk/><p:sldRg st="1" end="2"/></p:showPr>'
    parts["ppt/presProps.xml"] = re.sub(rb"(<p:presentationPr[^>]*>)", rb"\1" + show, parts["ppt/presProps.xml"])
    view = parts["ppt/viewProps.xml"].replace(b' lastView="sldThumbnailView"', b"")
    parts["ppt/viewProps.xml"] = view.replace(b"<p:viewPr ", b'<p:viewPr lastView="sldMasterView" ')
    deck = unzipped(written(made(zipped(parts), "en")))
    assert b"showPr" not in deck["ppt/presProps.xml"]
    assert b"discardImageEditData" in deck["ppt/presProps.xml"]  # what else was set stays
    assert b"lastView" not in deck["ppt/viewProps.xml"]


def test_a_template_in_the_strict_form_is_not_called_damaged() -> None:
    usual, strict = rb"http://schemas\.openxmlformats\.org/([A-Za-z]+)/2006/", rb"http://purl.oclc.org/ooxml/\1/"
    parts = {name: re.sub(usual, strict, data) for name, data in unzipped(default()).items()}
    assert refused(zipped(parts)) == [
        'union.pptx: is saved as "Strict Open XML", which few programs read; save it as .pptx of the usual kind'
    ]


def test_other_files_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    for data in (b"Dear colleagues", stream.getvalue(), b""):
        assert refused(data) == ["union.pptx: is not a PowerPoint file; save the template as .pptx"]
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert refused(locked) == [
        "union.pptx: is protected with a password, or of PowerPoint before 2007; save it without one, as .pptx"
    ]


def test_a_potx_is_a_template_too() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(default())) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"presentation.main+xml", b"template.main+xml"))
    assert len(Presentation(io.BytesIO(written(made(stream.getvalue(), "en")))).slides) > 20


def unheld(texts: tuple[Text, ...]) -> list[Text]:
    """Texts whose last words may stand on lines of their own."""
    lines = [
        tuple(
            replace(line, runs=tuple(replace(run, text=run.text.replace("\u00a0", " ")) for run in line.runs))
            for line in text.lines
        )
        for text in texts
    ]
    return [replace(text, lines=each) for text, each in zip(texts, lines, strict=True)]


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_our_starter_template_gives_our_own_decks(locale: str) -> None:
    data = our_starter(locale)
    assert [str(fault) for fault in audit("teach-forward-starter.en.pptx", data)] == []
    ours, theirs = planned(locale), made(data, locale)
    for own, same in zip(ours.slides, theirs.deck.slides, strict=True):
        assert (same.layout.layout, same.notes) == (own.layout.layout, own.notes)
        # The cards of another height have texts of another size: there other last words are held together.
        shown = (own.texts, same.texts) if own.layout == same.layout else (unheld(own.texts), unheld(same.texts))
        assert shown[1] == shown[0]
    assert theirs.style.notices() == ()
    assert list(notices(template_of("union.pptx", data, DIRECTIONS[locale]))) == []
    assert faults(written(theirs, locale)) == []


def test_the_starter_template_has_every_layout() -> None:
    data = starter(own_style("en", 2), MESSAGES["en"], PROJECT.date)
    presentation = Presentation(io.BytesIO(data))
    assert tuple(layout.name for layout in presentation.slide_layouts) == tuple(map(str, catalogue.starters()))
    assert len(presentation.slides) == 0


@pytest.fixture(scope="module")
def of_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A template as LibreOffice Impress writes it: A4, Georgia, and sizes and bullets on sample paragraphs alone."""
    folder = tmp_path_factory.mktemp("impress")
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = 9906000, 6858000
    for place in (0, 1):
        presentation.slides.add_slide(presentation.slide_layouts[place]).shapes.title.text = "x"
    for latin in presentation.slide_master._element.xpath(".//a:latin"):
        latin.set("typeface", "Georgia")
    (folder / "made.pptx").write_bytes(saved(presentation))
    convert([folder / "made.pptx"], "odp", folder)
    convert([folder / "made.odp"], "pptx", folder)
    return (folder / "made.pptx").read_bytes()


@pytest.mark.office
@pytest.mark.parametrize("locale", LOCALES)
def test_a_template_of_libreoffice_carries_a_deck(locale: str, of_libreoffice: bytes, tmp_path: Path) -> None:
    plan = made(of_libreoffice, locale)
    placeholder = plan.style.layout(LayoutName("bullets")).placeholder(PlaceholderName.BODY)
    assert placeholder.explicit_bullets, "LibreOffice passes no sizes on"
    assert any("Georgia" in line for line in notices(template_of("union.pptx", of_libreoffice, "ltr")))
    data = written(plan, locale)
    slides = Presentation(io.BytesIO(data)).slides
    body = [p for slide in slides for p in slide._element.xpath(".//p:sp[.//p:ph[not(@type)]]//a:p")]
    assert body
    assert all(p.xpath("a:pPr/a:buChar | a:pPr/a:buNone") and int(p.xpath("a:r/a:rPr/@sz")[0]) >= 1800 for p in body)
    assert faults(data, "contrast") == []
    (tmp_path / "deck.pptx").write_bytes(data)
    assert sdk_errors(tmp_path / "deck.pptx") == []


@pytest.mark.office
def test_libreoffice_shrinks_nothing_in_a_unions_deck(tmp_path: Path) -> None:
    """The oracle: where LibreOffice sets each run in its declared size, each text fits its place."""
    plan = made(default(), "en")
    (tmp_path / "deck.pptx").write_bytes(written(plan))
    convert([tmp_path / "deck.pptx"], "pdf", tmp_path)
    for slide, texts in zip(plan.deck.slides, pages(tmp_path / "deck.pdf"), strict=True):
        layout = plan.style.layout(slide.layout)
        declared = {int(style.size) for placeholder in layout.placeholders for style in placeholder.styles}
        declared |= {int(one.style.size) for one in layout.decorations if one.style}
        assert {size for _, size, _ in texts} <= declared, slide.id
