"""A level of a template's text: of what its styles say, the nearest holds."""

from __future__ import annotations

import pytest
from lxml import etree

from teach_forward.deck.layouts.layout import Style
from teach_forward.deck.layouts.metrics import PITCH
from teach_forward.deck.template.levels import Level
from teach_forward.ooxml.package import NS


def level(*styles: str) -> Level:
    """A level by its styles, each as attributes and content of an element."""
    found = []
    for style in styles:
        attributes, _, content = style.partition(">")
        found.append(etree.fromstring(f'<a:lvl1pPr xmlns:a="{NS["a"]}" {attributes}>{content}</a:lvl1pPr>'))
    return Level(found)


def test_what_no_style_says_is_as_in_powerpoint() -> None:
    found = level()
    assert found.style() == Style(18)
    assert (found.has_size, found.rtl, found.fill, found.font) == (False, False, None, "+mn-lt")
    assert found.widened(1.1) == 1.1


def test_the_nearest_that_says_something_holds() -> None:
    found = level(
        'algn="ctr"><a:defRPr b="1"/>',
        'algn="r" marL="914400" indent="-457200"><a:buNone/><a:defRPr sz="2400" b="0"/>',
        'marL="0"><a:buChar char="x"/><a:defRPr sz="1200"/>',
    )
    style = found.style()
    assert (style.align, style.bold, style.size, style.bullet) == ("center", True, 24, "")
    assert (style.start, style.hang) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("mark", "bullet"),
    [('<a:buChar char="x"/>', "square"), ('<a:buAutoNum type="arabicPeriod"/>', "number"), ("<a:buBlip/>", "square")],
)
def test_marks_of_lists_are_ours(mark: str, bullet: str) -> None:
    assert level("", f">{mark}", "><a:buNone/>").style().bullet == bullet


def test_distances_are_shares_of_lines_or_points() -> None:
    found = level(
        '><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:defRPr sz="2000"/>',
        '><a:lnSpc><a:spcPct val="50000"/></a:lnSpc><a:spcBef><a:spcPts val="600"/></a:spcBef>',
        '><a:spcAft><a:spcPct val="20000"/></a:spcAft>',
    ).style()
    assert found.pitch == 0.9
    assert found.before == pytest.approx(6 + 0.2 * 20 * PITCH)


@pytest.mark.parametrize(("colour", "ours"), [("bg1", "white"), ("tx1", "ink")])
def test_text_is_white_where_the_nearest_colour_is(colour: str, ours: str) -> None:
    fill = '<a:defRPr><a:solidFill><a:schemeClr val="{}"/></a:solidFill></a:defRPr>'
    found = level(">", f">{fill.format(colour)}", f">{fill.format('accent1')}")
    assert found.style().colour == ours
    assert found.fill is not None


def test_capitals_and_letters_set_apart_need_room() -> None:
    assert level('><a:defRPr sz="2000" cap="all" spc="200"/>').widened(1.1) == pytest.approx(1.1 * 1.25 + 0.2)


def test_lines_from_right_to_left_begin_at_the_right() -> None:
    right, left = level('rtl="1">'), level('rtl="1" algn="l">')
    assert (right.rtl, right.style().align, left.style().align) == (True, "start", "end")


def test_a_number_that_is_none_is_told() -> None:
    with pytest.raises(ValueError, match="wide"):
        level('marL="wide">').style()


def test_the_font_of_latin_letters_is_the_nearest() -> None:
    assert level(">", '><a:defRPr><a:latin typeface="Gill Sans"/></a:defRPr>').font == "Gill Sans"
