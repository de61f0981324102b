"""Icons before the headings of cards: what is read, what is refused, what the deck draws."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree
from pptx import Presentation
from pptx.shapes.base import BaseShape

from teach_forward.audit import audit
from teach_forward.checks.comparison.parity import check_pair
from teach_forward.deck.layouts import catalogue
from teach_forward.deck.layouts.grid import Grid
from teach_forward.deck.layouts.icons import drawing
from teach_forward.deck.layouts.layout import POINTS, Placeholder
from teach_forward.deck.layouts.metrics import PITCH
from teach_forward.deck.names import CARDS, LayoutName
from teach_forward.deck.plan import fit
from teach_forward.deck.slides import Line, Text
from teach_forward.exchange import marks
from teach_forward.findings import ContentError
from teach_forward.model import Document, ItemList, Run, Workshop
from teach_forward.text.dialect import to_html
from teach_forward.text.reader import read
from teach_forward.theme import read as read_theme
from teach_forward.util import icons
from tests.showcase import own_style, plan_of, written
from tests.showcase.small import small
from tests.templates import default, our_starter, saved, small_body, template_style
from tests.tools import ROOT

INCH = 914400
CARD = ":material-clock-outline: **Time**: rotas"
GUIDE = """# Guide

## One {{#one minutes=5}}

/// slide | A
    id: a
    layout: {}
- {}
- **Pay**: wages
///

Text.
"""


def found(layout: str, item: str) -> list[str]:
    _, findings = read("g.md", GUIDE.format(layout, item).encode(), "guide", "en")
    return [f"{one.line}: {one.message} [{one.rule.name}]" for one in findings]


def test_an_icon_belongs_to_its_card() -> None:
    document, findings = read("g.md", GUIDE.format("columns", CARD).encode(), "guide", "en")
    items = [item for block in document.slides[0].body if isinstance(block, ItemList) for item in block.items]
    assert not findings
    assert [item.icon for item in items] == ["material-clock-outline", ""]
    assert "".join(run.text for run in items[0].runs) == "Time: rotas"


def test_a_translation_has_the_icons_of_its_source() -> None:
    source, twin, bare = (
        read("g.md", GUIDE.format("columns", item).encode(), "guide", "en")[0]
        for item in (CARD, CARD.replace("Time", "Temps"), "**Temps**: rotas")
    )
    assert not list(check_pair(source, twin))
    (finding,) = check_pair(source, bare)
    assert str(finding).startswith('g.md:5: the slide "a" has other icons than in the source')
    assert finding.rule.name == "icons-differ"


@pytest.mark.parametrize(
    ("layout", "item", "said"),
    [
        ("columns", ":material-clok-outline: **Time**: rotas", 'did you mean "material-clock-outline"?'),
        ("columns", ":clock: **Time**: rotas", 'there is no icon "clock"'),
        ("columns", ":octicons-clock-16: **Time**: rotas", 'did you mean "material-clock"?'),
        ("columns", "**Time** :simple-github: rotas", 'there is no icon "simple-github"'),
        ("columns", "**Time**: :material-clock-outline: rotas", "stands elsewhere"),
        ("bullets", CARD, "stands elsewhere"),
    ],
)
def test_other_icons_are_refused(layout: str, item: str, said: str) -> None:
    (finding,) = found(layout, item)
    assert finding.startswith("8: ")
    assert finding.endswith("[unknown-icon]")
    assert said in finding


def test_icons_in_code_and_other_colons_are_left_alone() -> None:
    assert not found("columns", "`:material-nothing:` **Time**: at 10:30:00")


@pytest.mark.parametrize("drawn", ["<svg><path d='M0 0'/></svg>", '<span data-icon="../../secret">a</span>'])
def test_the_guard_lets_no_drawing_of_an_author_through(drawn: str) -> None:
    html = to_html(f"A {drawn} word.")
    assert "svg" not in html
    assert "data-icon" not in html


def test_icons_that_point_are_known() -> None:
    assert icons.points("material-arrow-right")
    assert icons.points("material-send")
    assert icons.points("material-bullhorn-outline")
    assert not icons.points("material-clock-outline")


def test_drawings_stay_in_their_field() -> None:
    drawn = drawing("material-clock-outline")
    points = [point for _, step in drawn.path for point in step]
    assert points
    assert all(0 <= x <= drawn.width and 0 <= y <= drawn.height for x, y in points)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_icons_never_stand_over_text(direction: str) -> None:
    grid = Grid(read_theme(ROOT), 1, 6, direction, True)
    for name in catalogue.every():
        layout = catalogue.draw(grid, name)
        for card in (one.beside_icon() for one in layout.placeholders if one.name in CARDS):
            assert card.icon, name
            icon, inner = card.icon.box, card.insets
            start, end = (inner.start, inner.end) if direction == "ltr" else (inner.end, inner.start)
            left, right = card.box.x + start, card.box.x + card.box.w - end
            beside = icon.x + icon.w <= left or icon.x >= right
            above = icon.y + icon.h <= card.box.y + inner.top
            assert beside or above or _in_first_line(card, right - left), name


def _in_first_line(card: Placeholder, width: float) -> bool:
    """Whether an icon lies in what the first line of its card's heading must leave free, above the second."""
    assert card.icon
    icon, line = card.icon.box, card.style(0).size * PITCH / POINTS
    second = card.box.y + card.insets.top + 1.1 * line
    return width / 2 > card.icon.in_line > icon.w and icon.y + icon.h * 11 / 12 <= second


@pytest.mark.parametrize(("heading", "fits"), [("Time", True), ("Time and pay", True), ("Time at work and pay", False)])
def test_a_heading_that_reaches_its_icon_does_not_fit(heading: str, fits: bool) -> None:
    layout = catalogue.draw(Grid(read_theme(ROOT), 1, 6, "ltr", True), LayoutName("columns", 3, "high"))
    text = Text(CARDS[0], (Line((Run(heading),)),), icon="material-clock-outline")
    assert fit.measure(layout.placeholder(CARDS[0]), replace(text, icon="")).fits
    assert fit.measure(layout.placeholder(CARDS[0]), text).fits is fits


def test_a_heading_in_arabic_leaves_more_room_before_its_icon() -> None:
    left, right = (
        catalogue.draw(Grid(read_theme(ROOT), 1, 6, direction, True), LayoutName("columns", 3, "high"))
        for direction in ("ltr", "rtl")
    )
    here, there = (layout.placeholder(CARDS[0]).icon for layout in (left, right))
    assert here
    assert there
    assert there.in_line == here.in_line + catalogue.ARABIC_ROOM


def test_icons_are_held_in_sheets_for_translators() -> None:
    first, *_ = marks.parse(":material-clock-outline: **Time**: rotas")
    assert isinstance(first, marks.Span)
    assert first.mark.opening == ":material-clock-outline:"


def test_steps_have_their_icon_beside_the_numeral() -> None:
    card = catalogue.draw(Grid(read_theme(ROOT), 1, 6, "ltr", True), LayoutName("steps", 3, "")).placeholder(CARDS[0])
    assert card.icon
    assert card.icon.insets == card.insets


def with_icons(locale: str, layout: str = "steps") -> Workshop:
    """The small workshop with two icons on its cards, the second of which points."""
    workshop = small(locale)
    session = workshop.guide.sessions[0]
    cards = session.slides[1]
    names = iter(("material-clock-outline", "material-arrow-right"))
    items = tuple(replace(item, icon=next(names)) for item in cards.body[0].items)
    iconic = replace(cards, layout=layout, body=(ItemList(items),))
    slides = tuple(iconic if one is cards else one for one in session.slides)
    return replace(workshop, guide=replace(workshop.guide, sessions=(replace(session, slides=slides),)))


def said_first(guide: Document, heading: str) -> Document:
    """The guide with another heading on the first card of its second slide."""
    session = guide.sessions[0]
    first, cards, *others = session.slides
    item, *items = cards.body[0].items
    item = replace(item, runs=(Run(heading, bold=True), *item.runs[1:]))
    slides = (first, replace(cards, body=(ItemList((item, *items)),)), *others)
    return replace(guide, sessions=(replace(session, slides=slides),))


def icons_of(data: bytes, number: int = 3) -> list[BaseShape]:
    """The shapes of the icons on a slide."""
    slide = Presentation(io.BytesIO(data)).slides[number - 1]
    return [shape for shape in slide.shapes if shape.name.startswith("Icon ")]


def xml_of(shape: BaseShape) -> str:
    return str(etree.tostring(shape._element, encoding="unicode"))


@pytest.mark.parametrize(("locale", "turned"), [("en", 0), ("ar", 1)])
def test_a_deck_has_icons_as_decorative_freeforms_in_the_accent(locale: str, turned: int) -> None:
    drawn = "".join(map(xml_of, icons_of(written(plan_of(with_icons(locale), locale), locale))))
    assert drawn.count("<a:custGeom>") == drawn.count("<adec:decorative") == 2
    assert drawn.count('<a:schemeClr val="accent1"/>') == 2
    assert drawn.count('flipH="1"') == turned


def test_an_icon_on_a_dark_card_is_white() -> None:
    first, second = map(xml_of, icons_of(written(plan_of(with_icons("en", "contrast")))))
    assert 'val="accent1"' in first
    assert 'val="accent1"' not in second


@pytest.mark.parametrize("layout", ["steps", "columns", "contrast"])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_a_template_made_from_ours_has_icons_where_we_have_them(locale: str, layout: str) -> None:
    found = plan_of(with_icons(locale, layout), locale, style=template_style(our_starter(locale), locale))
    name = found.deck.slides[2].layout
    own = [icon for card in CARDS[:2] if (icon := own_style(locale).layout(name).placeholder(card).icon)]
    drawn = icons_of(written(found, locale))
    assert name.layout == layout
    assert [(icon.left / INCH, icon.top / INCH) for icon in drawn] == [
        (pytest.approx(icon.box.x, abs=0.01), pytest.approx(icon.box.y, abs=0.01)) for icon in own
    ]
    assert ['"accent1"' in xml_of(icon) for icon in drawn] == [icon.colour == "accent" for icon in own]


def changed(data: bytes, name: str, **sides: int) -> bytes:
    """A template in which the cards of the layouts of a name have another place or size, in PowerPoint's units."""
    presentation = Presentation(io.BytesIO(data))
    for layout in presentation.slide_layouts:
        for card in layout.placeholders:
            if layout.name.startswith(name) and card.name.startswith("Card"):
                for side, value in sides.items():
                    setattr(card, side, value)
    return saved(presentation)


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_icons_follow_the_cards_of_a_template(locale: str) -> None:
    data = changed(our_starter(locale), "Columns", top=3 * INCH)
    found = written(plan_of(with_icons(locale, "columns"), locale, style=template_style(data, locale)), locale)
    slide = Presentation(io.BytesIO(found)).slides[2]
    cards = [shape for shape in slide.placeholders if shape.name.startswith("Card")]
    for card, icon in zip(cards, icons_of(found), strict=True):
        assert card.top < icon.top < icon.top + icon.height < card.top + card.height
        middle = icon.left + icon.width / 2 - card.left
        assert (middle > card.width / 2) is (locale == "en")


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_icons_stand_in_the_cards_that_are_drawn_in_a_template(locale: str) -> None:
    plan = plan_of(with_icons(locale), locale, style=template_style(default(), locale))
    layout = plan.style.layout(plan.deck.slides[2].layout)
    places = [one.icon for one in layout.placeholders if one.icon]
    for icon, place in zip(icons_of(written(plan, locale)), places, strict=True):
        assert abs(icon.left / INCH - place.box.x) < 0.1
        assert icon.height / INCH <= place.box.h + 0.01
        assert icon._element.xpath("./p:spPr/a:solidFill/a:schemeClr/@val") == ["accent1"]


def test_where_cards_become_bullets_icons_are_left_out() -> None:
    found = written(plan_of(with_icons("en"), "en", style=template_style(small_body(), "en")))
    assert icons_of(found) == []
    with zipfile.ZipFile(io.BytesIO(found)) as archive:
        assert b"material-" not in b"".join(map(archive.read, archive.namelist()))


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_the_audit_finds_nothing_in_a_deck_with_icons(locale: str) -> None:
    data = written(plan_of(with_icons(locale), locale), locale)
    assert [str(fault) for fault in audit(f"teach-forward-2-a.{locale}.pptx", data)] == []


def test_a_template_that_is_too_narrow_for_icons_goes_without() -> None:
    data = changed(our_starter("en"), "Columns", width=INCH * 3 // 2)
    workshop = with_icons("en", "columns")
    found = plan_of(workshop, style=template_style(data, "en"))
    assert found.deck.slides[2].layout.layout == "columns"
    assert icons_of(written(found)) == []
    assert found.style.notices() == ()


def test_a_slide_that_has_no_room_for_icons_is_refused() -> None:
    workshop = with_icons("en", "contrast")
    long = "Mitbestimmungsangelegenheitenrat"  # as wide as its card in the smallest type
    wordy = replace(workshop, guide=said_first(workshop.guide, long))
    with pytest.raises(ContentError) as caught:
        plan_of(wordy)
    (finding,) = caught.value.findings
    assert finding.message == "the slide “Two steps” does not fit with its icons (card 1)"


@pytest.mark.parametrize("typed", ["material_gavel", "Material-Gavel", "material-gavl"])
def test_an_icon_with_a_slip_in_its_name_is_guessed(typed: str) -> None:
    assert icons.guess(typed) == "material-gavel"
