"""Decks on small templates of our own making, each of a kind that unions have."""

from __future__ import annotations

import copy
import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from teach_forward.audit import audit
from teach_forward.cli import main
from teach_forward.deck import contact
from teach_forward.deck.layouts.layout import Box, Placeholder, Style
from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.deck.plan import fit
from teach_forward.deck.plan.plan import Plan
from teach_forward.deck.slides import Line
from teach_forward.deck.template import room
from teach_forward.deck.template.drawn import Canvas
from teach_forward.deck.template.style import TemplateStyle, notices, template_of
from teach_forward.deck.write import paragraphs, xml
from teach_forward.deck.write.xml import tag
from teach_forward.model import Item, ItemList, Paragraph, Run, Session, Table, plain
from teach_forward.model import Slide as Shown
from teach_forward.ooxml.inheritance import Slide, placeholder_of
from teach_forward.ooxml.package import NS, Package
from teach_forward.util.contrast import contrast
from tests.showcase import (
    DIRECTIONS,
    SUMMARIES,
    own_style,
    plan_of,
    runs,
    showcase,
    slide,
    unfit,
    workshop,
    written,
)
from tests.sites import write_small
from tests.templates import KINDS, LOGO, default, google_slides, saved
from tests.tools import sdk_errors


def style_of(kind: str, locale: str = "en") -> TemplateStyle:
    return TemplateStyle(template_of(f"{kind}.pptx", KINDS[kind](), DIRECTIONS[locale]), own_style(locale))


@cache
def made(kind: str, locale: str = "en") -> tuple[Plan, bytes]:
    """The showcase's deck on a template of a kind."""
    plan = plan_of(showcase(locale), locale, style=style_of(kind, locale))
    return plan, written(plan, locale)


def layout_of(plan: Plan, key: str) -> str:
    """The name of the layout that a slide stands on."""
    name = next(slide.layout for slide in plan.deck.slides if slide.id == key)
    return plan.style.layout(name).original


def is_drawn(plan: Plan, name: LayoutName) -> bool:
    assert isinstance(plan.style, TemplateStyle)
    return name not in plan.style.file.layouts


def canvas_of(plan: Plan) -> Canvas:
    assert isinstance(plan.style, TemplateStyle)
    return plan.style.file.canvas


def within(inner: Box, outer: Box) -> bool:
    near = 0.03  # inches: an arrowhead's or a ring's edge
    return (
        outer.x - near <= inner.x
        and outer.y - near <= inner.y
        and inner.x + inner.w <= outer.x + outer.w + near
        and inner.y + inner.h <= outer.y + outer.h + near
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_deck_is_sound_and_everything_fits(kind: str) -> None:
    plan, data = made(kind)
    known = {"text-size"} if kind == "google" else set()  # its own number of the slide is of 10 points
    assert [str(fault) for fault in audit("teach-forward-union.en.pptx", data) if fault.rule not in known] == []
    assert unfit(plan) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_drawn_lies_in_the_templates_place_for_text(kind: str) -> None:
    plan, _ = made(kind)
    canvas = canvas_of(plan)
    drawn = [name for placed in plan.deck.slides if is_drawn(plan, name := placed.layout)]
    assert {"figure", "question"} <= {name.layout for name in drawn}
    for name in drawn:
        layout = plan.style.layout(name)
        place = canvas.area if layout.framed else canvas.whole
        furniture = (PlaceholderName.FOOTER, PlaceholderName.NUMBER, *((PlaceholderName.TITLE,) * layout.framed))
        boxes = [one.box for one in layout.placeholders if one.name not in (*furniture, PlaceholderName.SOURCE)]
        boxes += [one.box for one in layout.decorations]
        assert [box for box in boxes if not within(box, place)] == [], name


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "narrow"])
def test_cards_tables_steps_and_questions_are_drawn(kind: str) -> None:
    plan, data = made(kind)
    shown = {placed.id: placed.layout for placed in plan.deck.slides if is_drawn(plan, placed.layout)}
    wanted = {
        "steps",
        "columns",
        "cycle",
        "ladder",
        "timeline",
        "story",
        "matrix",
        "grid",
        "takeaways",
        "task",
        "quote",
        "number",
    }
    assert wanted - {name.layout for name in shown.values()} == set()
    slides = dict(zip([one.id for one in plan.deck.slides], Presentation(io.BytesIO(data)).slides, strict=True))
    steps = slides["steps-3"]
    indexes = [shape.placeholder_format.idx for shape in steps.placeholders]
    assert [idx for idx in indexes if idx > 100] == [111, 112, 113]
    assert steps.slide_layout.name == str(shown["steps-3"])
    numerals = steps.slide_layout._element.xpath("./p:cSld/p:spTree/p:sp[not(.//p:ph)]//a:t/text()")
    assert numerals == ["1", "2", "3"]
    assert any(shape.has_table for shape in slides["table"].shapes)


def test_a_quotation_does_without_its_picture_where_a_template_has_no_place_for_it() -> None:
    shown = {kind: next(one for one in made(kind)[0].deck.slides if one.id == "quote-face") for kind in KINDS}
    assert {kind for kind, placed in shown.items() if not placed.images} == {"narrow"}
    assert all(placed.layout.variant.startswith("picture") for placed in shown.values() if placed.images)
    lines = [line for text in shown["narrow"].texts for line in text.lines]
    said = {plain(line.runs).replace("\u00a0", " ") for line in lines}  # last words may be held together
    assert {"A member of the union", "At a hospital, after a night shift"} <= said


@pytest.mark.parametrize("kind", KINDS)
def test_colours_that_stand_together_can_be_read(kind: str) -> None:
    """What is asked of our own theme is asked of a template's colours, as they are seen on a slide."""
    plan, data = made(kind)
    package, palette = Package(data), canvas_of(plan).palette
    place = next(n for n, placed in enumerate(plan.deck.slides) if is_drawn(plan, placed.layout))
    on = Slide(package, list(package.slides)[place])
    holders = {role: tag("a:solidFill", xml.NAMESPACES, xml.scheme_colour(name)) for role, name in palette.items()}
    seen = {role: on.resolve(etree.fromstring(holder)) or (0, 0, 0) for role, holder in holders.items()}
    pairs = [(text, ground, 4.5) for text in ("ink", "muted", "accent") for ground in ("paper", "white", "tint")]
    pairs += [("white", "accent", 4.5), ("white", "deep", 4.5), ("gold", "deep", 4.5), ("gold", "accent", 3.0)]
    assert [pair for pair in pairs if contrast(seen[pair[0]], seen[pair[1]]) < pair[2]] == []
    assert len({seen[role] for role in ("paper", "white", "tint", "accent")}) == 4, "cards are seen on the ground"


def test_what_is_drawn_has_the_fonts_of_the_template() -> None:
    for kind in ("usual", "google"):
        _, data = made(kind)
        drawn = [one for one in Presentation(io.BytesIO(data)).slide_layouts if one._element.get("userDrawn")]
        assert drawn
        for layout in drawn:
            assert layout._element.xpath(".//p:sp[.//p:ph[@idx>100]]//a:latin") == []
    plan, _ = made("google")
    card = plan.style.layout(LayoutName("columns", 3)).placeholder(PlaceholderName.CARD_1)
    assert card.width_factor == 1.02, "Lato is wider than Arial"


def test_an_export_of_google_slides_is_taken_by_what_its_layouts_hold() -> None:
    plan, data = made("google")
    names = {slide.slide_layout.name for slide in Presentation(io.BytesIO(data)).slides}
    assert {"TITLE", "CUSTOM_1"} < names
    assert "CUSTOM" not in names, "it has no title"
    bullets = plan.style.layout(LayoutName("bullets"))
    title, body = bullets.placeholder(PlaceholderName.TITLE), bullets.placeholder(PlaceholderName.BODY)
    assert title.box.h > 0.8, "there is room for two lines of the smallest titles"
    assert title.box.y + title.box.h <= body.box.y + 0.001


def test_of_several_masters_the_one_with_all_that_is_needed_is_taken() -> None:
    _, data = made("masters")
    presentation = Presentation(io.BytesIO(data))
    used = {str(slide.slide_layout.slide_master.part.partname) for slide in presentation.slides}
    assert used == {"/ppt/slideMasters/slideMaster9.xml"}
    roots = [presentation.part._element, *(master.part._element for master in presentation.slide_masters)]
    ids = [one.get("id") for root in roots for one in root.xpath(".//p:sldLayoutId | .//p:sldMasterId")]
    assert len(ids) == len(set(ids))


def test_a_dark_title_on_a_dark_photograph_is_told() -> None:
    [title, subtitle] = notices(style_of("photograph").file)
    said = 'photograph.pptx: layout "Title Slide": the {} can hardly be read on what is behind it'
    said += "; give one of them another colour"
    assert (title, subtitle) == (said.format("title"), said.format("subtitle"))
    for kind in ("usual", "logo", "dark", "masters"):
        assert list(notices(style_of(kind).file)) == [], kind


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (7.0, ["the title reaches 6.0 inches over the edge of the slide; move it, or make it smaller"]),
        (-1.0, ["the title reaches 1.0 inches over the edge of the slide; move it, or make it smaller"]),
        (11.0, ["the title lies beside the slide, where nobody sees it; move it onto the slide"]),
        (1.05, []),
    ],
)
def test_a_place_for_text_off_the_slide_is_told(left: float, told: list[str]) -> None:
    presentation = Presentation(io.BytesIO(default()))
    title = presentation.slide_layouts.get_by_name("Title and Content").placeholders[0]
    title.left, title.top, title.width, title.height = Inches(left), Inches(0.3), Inches(9), Inches(1)
    file = template_of("union.pptx", saved(presentation), "ltr")
    assert list(notices(file)) == [f'union.pptx: layout "Title and Content": {line}' for line in told]


@pytest.mark.parametrize("name", ["Title and Content", "Two Content"])
def test_a_note_beside_the_slide_takes_the_place_of_no_text_on_it(name: str) -> None:
    """It was the first card of two, and the text of a slide where it is larger."""
    presentation = Presentation(io.BytesIO(default()))
    layout = presentation.slide_layouts.get_by_name(name)
    there = layout.placeholders[1]
    note = copy.deepcopy(there._element)
    there._element.addprevious(note)
    note.nvSpPr.cNvPr.set("id", "99")
    note.nvSpPr.nvPr.find(qn("p:ph")).set("idx", "77")
    beside = next(shape for shape in layout.placeholders if shape.placeholder_format.idx == 77)
    beside.left, beside.top, beside.width, beside.height = Inches(-11), Inches(0), Inches(10), Inches(7)
    file = template_of("union.pptx", saved(presentation), "ltr")
    assert list(notices(file)) == []
    used = [one for each in file.layouts.values() if each.original == name for one in each.placeholders]
    assert [one.idx for one in used if one.idx == 77] == []
    assert {one.idx for one in used} >= {there.placeholder_format.idx}


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_titles_and_questions_keep_clear_of_a_logo(locale: str) -> None:
    _, data = made("logo", locale)
    package, logo = Package(data), Box(*LOGO)
    for name in package.slides:
        on = Slide(package, name)
        for shape in on.shapes():
            ph, found = placeholder_of(shape), on.box(shape)
            if ph is not None and ph.get("type") in ("title", "ctrTitle") and found:
                left, top, right, bottom = (side / 914400 for side in found)
                assert right <= logo.x or left >= logo.x + logo.w or top >= logo.y + logo.h or bottom <= logo.y, name
    plan, _ = made("logo", locale)
    panel = canvas_of(plan).whole
    assert panel.x + panel.w <= logo.x or panel.y >= logo.y + logo.h


def test_a_text_on_a_picture_stays_there() -> None:
    text = Box(1, 1, 4, 1)
    assert room.beside(text, [Box(0, 0, 10, 7.5)]) == text
    assert room.beside(text, [Box(4.6, 0.5, 2, 2)]) == Box(1, 1, 4.6 - 0.1 - 1, 1)
    assert room.beside(text, [Box(1.9, 0, 0.9, 3), Box(4, 0, 1, 3)]) == text, "too little would be left"


GDPR = "../../references.md#gdpr"


def sourced(style: TemplateStyle, *slides: Shown) -> Plan:
    """A deck whose slides each rest on a source."""
    linked = Paragraph((Run("The law", href=GDPR),))
    bullets = [slide(f"b{number}", "bullets", f"Bullets {number}", linked) for number in range(2)]
    return plan_of(workshop("en", "T", "", (Session("part", "Part", 20, (*bullets, *slides), (), 3),)), style=style)


def feet(plan: Plan) -> dict[str, bool]:
    return {one.id: any(text.placeholder is PlaceholderName.SOURCE for text in one.texts) for one in plan.deck.slides}


def test_a_templates_own_layout_gets_a_place_for_sources_once() -> None:
    plan = sourced(style_of("usual"))
    data = written(plan)
    assert feet(plan) == {"cover": False, "b0": True, "b1": True, "licence": False}
    assert audit("teach-forward-union.en.pptx", data) == ()
    shapes = Presentation(io.BytesIO(data)).slides[1].slide_layout.placeholders
    assert [one.name for one in shapes].count("Source") == 1
    assert plan.style.notices() == ()


def test_a_layout_full_to_its_footer_gives_what_is_drawn_a_line_for_sources_and_the_notes_those_of_bullets() -> None:
    presentation = Presentation(io.BytesIO(KINDS["usual"]()))
    layout = next(one for one in presentation.slide_layouts if one.name == "Title and Content")
    top = min(one.top for one in layout.placeholders if one.placeholder_format.idx >= 10)
    body = layout.placeholders[1]
    body.left, body.width, body.top, body.height = Inches(0.5), Inches(9), Inches(1.7), top - Inches(1.7)
    stream = io.BytesIO()
    presentation.save(stream)
    style = TemplateStyle(template_of("full.pptx", stream.getvalue(), "ltr"), own_style("en"))
    law = tuple(Item((Run(f"Step {number}", bold=True), Run(": law", href=GDPR))) for number in range(3))
    plan = sourced(style, slide("steps", "steps", "Three steps", ItemList(law)))
    assert feet(plan) == {"cover": False, "b0": False, "b1": False, "steps": True, "licence": False}
    told = "sources told in the notes, since there is no room for them at the foot: “Bullets 0”, “Bullets 1”"
    assert plan.style.notices() == (told,)
    assert audit("teach-forward-union.en.pptx", written(plan)) == ()


def test_sources_stand_below_what_is_drawn_where_there_is_room() -> None:
    foot = canvas_of(made("usual")[0]).foot
    assert foot
    assert (round(foot.y, 2), round(foot.y + foot.h, 2)) == (6.66, 6.94), "between the text and the footer"
    beside = canvas_of(made("google")[0]).foot
    assert beside
    assert (round(beside.y, 2), round(beside.x + beside.w, 2)) == (4.96, 9.17), "before the number of the slide"
    shown = {text.placeholder for placed in made("usual")[0].deck.slides for text in placed.texts}
    assert PlaceholderName.SOURCE in shown


def test_links_can_be_read_on_dark_slides() -> None:
    package = Package(made("dark")[1])
    for name in package.slides:
        on = Slide(package, name)
        link, ground = on.scheme("hlink"), on.scheme("bg1")
        assert link
        assert ground
        assert contrast(link, ground) >= 4.5


@pytest.mark.parametrize("kind", ["usual", "dark"])
def test_footers_keep_the_templates_type(kind: str) -> None:
    """LibreOffice sets a template's footer in black Times where its paragraph has no properties."""
    _, data = made(kind)
    for found in Presentation(io.BytesIO(data)).slides:
        for paragraph in found._element.xpath(".//p:sp[.//p:ph[@type='ftr']]//a:p"):
            assert paragraph.find("a:pPr", NS) is not None
            assert paragraph.xpath("a:r/a:rPr/@sz | a:r/a:rPr/a:latin") == []


def test_two_columns_stand_in_the_templates_own_layouts() -> None:
    headed = ItemList((Item(runs("**One**: this")), Item(runs("**Two**: that"))), ordered=False)
    bare = ItemList((Item(runs("This and that")), Item(runs("That and this"))), ordered=False)
    session = replace(
        showcase("en").guide.sessions[0],
        slides=(slide("a", "contrast", "First", headed), slide("b", "columns", "Second", bare)),
    )
    plan = plan_of(workshop("en", "Two", SUMMARIES["en"], (session,)), style=style_of("usual"))
    assert (layout_of(plan, "a"), layout_of(plan, "b")) == ("Comparison", "Two Content")
    shown = next(placed for placed in plan.deck.slides if placed.id == "a")
    assert [text.placeholder for text in shown.texts] == ["title", "heading 1", "card 1", "heading 2", "card 2"]
    texts = [shape.text_frame.text for shape in Presentation(io.BytesIO(written(plan))).slides[2].placeholders]
    assert texts[:3] == ["Second", "This and that", "That and this"]


def test_what_has_too_little_room_is_set_as_bullets_and_told() -> None:
    plan, _ = made("narrow")
    assert {layout_of(plan, key) for key in ("steps-4", "task", "table")} == {"Title and Content"}
    told = plan.style.notices()[0]
    assert told.startswith(
        "set as bullets, since there is too little room to draw them: “Data has a life of 3 stations”, "
    )
    assert told.count("“") == 5
    assert re.search(r", and \d\d more$", told)
    table = next(placed for placed in plan.deck.slides if placed.id == "table")
    assert table.cells is None


def renamed(**names: str) -> TemplateStyle:
    """The usual template with layouts under other names."""
    presentation = Presentation(io.BytesIO(KINDS["usual"]()))
    for layout in presentation.slide_layouts:
        layout.name = names.get(layout.name.replace(" ", "_"), layout.name)
    stream = io.BytesIO()
    presentation.save(stream)
    return TemplateStyle(template_of("renamed.pptx", stream.getvalue(), "ltr"), own_style("en"))


def test_what_a_layout_lacks_is_the_reason_that_is_told() -> None:
    sides = ItemList((Item(runs("**One**: this")), Item(runs("**Two**: that"))), ordered=False)
    asked = slide("a", "question", "Who decides?", Paragraph(runs("One sentence")))
    beside = slide("b", "contrast", "Two sides", sides)
    session = Session("part", "Part", 20, (asked, beside), (), 3)
    style = renamed(Title_Only="Question", Comparison="Contrast")
    plan = plan_of(workshop("en", "T", "", (session,)), style=style)
    assert plan.style.notices() == (
        'set as bullets, since layout "Question" lacks Kicker: “Who decides?”',
        'set as bullets, since layout "Contrast" lacks Card 1, Card 2: “Two sides”',
    )


def test_a_table_set_as_bullets_has_no_dash_where_a_head_is_empty() -> None:
    head, *rows = (tuple(map(runs, cells)) for cells in (("", "You", "They"), ("Times", "yes", ""), ("", "", "no")))
    table = Table(head, tuple(rows))
    plan = sourced(renamed(Blank="Table"), slide("t", "table", "Who can see what?", table))
    shown = next(placed for placed in plan.deck.slides if placed.id == "t")
    said = [plain(line.runs) for text in shown.texts[1:] for line in text.lines]
    assert said == ["Times · You: yes · They: –", "You: – · They: no"]
    assert audit("teach-forward-union.en.pptx", written(plan)) == ()


@pytest.mark.parametrize(("hang", "said"), [(0.25, True), (0.6, False)])
def test_a_number_keeps_the_hanging_indent_of_the_template_unless_it_would_be_glued(hang: float, said: bool) -> None:
    style = Style(28, bullet="square", start=0.1, hang=hang)
    line = Line((Run("Past"),), number=1)
    place = Placeholder(PlaceholderName.BODY, "obj", 1, Box(0, 0, 8, 4), (style,))
    text = fit.indent(style, line)
    written_as = etree.fromstring(paragraphs.properties(line, 1, place).replace("a:", ""))
    assert (written_as.get("marL") is not None) is said
    assert text >= 0.1 + (28 * 0.834 + 3) / 72, "a number, a full stop and a gap"
    if said:
        assert int(written_as.get("marL", "0")) == xml.emu(text)


def test_a_gallery_shows_each_layout_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_small(tmp_path)
    (tmp_path / "union.pptx").write_bytes(google_slides())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(contact, "missing", lambda: ("soffice",))
    assert main(["gallery", "--template", "union.pptx", "--out", "out/look.png"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert said[-1] == "wrote out/look.pptx; for a picture of it, install LibreOffice and Poppler (soffice)"
    slides = Presentation(tmp_path / "out/look.pptx").slides
    names = [found.slide_layout.name for found in slides]
    assert len(names) == len(set(names)) >= 3
    assert not (tmp_path / "out/look.png").exists()
    assert main(["gallery", "--template", "union.pptx", "--out", "union.png"]) == 1
    assert "would be written over it" in capsys.readouterr().err
    assert main(["gallery", "--template", "mkdocs.yml"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "nothing was written"


def test_pages_come_side_by_side_in_one_picture() -> None:
    pages = [Image.new("RGB", (40, 30), (tone, 0, 0)) for tone in range(5)]
    sheet = Image.open(io.BytesIO(contact.sheet(pages)))
    assert sheet.size == (4 * 50 + 10, 2 * 40 + 10)
    assert [sheet.getpixel((10 + 50 * (n % 4), 10 + 40 * (n // 4))) for n in range(5)] == [(n, 0, 0) for n in range(5)]


@pytest.mark.office
def test_the_picture_of_a_gallery_is_drawn(tmp_path: Path) -> None:
    presentation = Presentation(io.BytesIO(default()))
    (tmp_path / "deck.pptx").write_bytes(default())
    sheet = Image.open(io.BytesIO(contact.picture((tmp_path / "deck.pptx").read_bytes())))
    assert sheet.width > sheet.height > 0
    assert len(presentation.slides) == 2


@pytest.mark.office
@pytest.mark.parametrize("kind", KINDS)
def test_the_open_xml_sdk_finds_no_error_in_a_template_of_a_kind(kind: str, tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(made(kind)[1])
    assert sdk_errors(tmp_path / "deck.pptx") == []
