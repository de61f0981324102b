"""Guides with one workshop or with thirty: colours, chain, numbers and titles are right for each."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pytest
from pptx import Presentation

from teach_forward.audit import audit
from teach_forward.deck.layouts.decorations import MOST_LINKS, chain
from teach_forward.deck.layouts.grid import Grid
from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.deck.plan.plan import Plan
from teach_forward.model import Session, plain
from tests.showcase import DIRECTIONS, THEME, items, own_style, plan_of, slide, workshop, written
from tests.tools import sdk_errors

GUIDES = [1, 3, 9, 30]


def last(total: int, locale: str) -> Plan:
    """The deck of the last workshop of so many."""
    session = Session("part", "A part", 20, (slide("a", "bullets", "First", items("one", "two")),), (), 3)
    made = workshop(locale, "The limits of a long title that has two lines", "Summary", (session,), number=total)
    return plan_of(made, locale, total=total)


@pytest.mark.parametrize("locale", ["en", "ar"])
@pytest.mark.parametrize("total", GUIDES)
def test_the_last_workshop_has_a_sound_deck(total: int, locale: str) -> None:
    plan = last(total, locale)
    [kicker] = [text for text in plan.deck.slides[0].texts if text.placeholder is PlaceholderName.KICKER]
    assert plain(kicker.lines[0].runs).count(str(total)) == 2
    data = written(plan, locale)
    assert [str(fault) for fault in audit("guide-1-many.en.pptx", data)] == []
    accent = Presentation(io.BytesIO(data)).slide_master.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    )
    assert f'<a:accent1><a:srgbClr val="{THEME.accent(total)[1:]}"/>'.encode() in accent.blob


@pytest.mark.office
@pytest.mark.parametrize("locale", ["en", "ar"])
@pytest.mark.parametrize("total", GUIDES)
def test_the_open_xml_sdk_finds_no_error(total: int, locale: str, tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(written(last(total, locale), locale))
    assert sdk_errors(tmp_path / "deck.pptx") == []


@pytest.mark.parametrize("total", GUIDES)
def test_the_chain_ends_before_the_footer_and_says_how_far(total: int) -> None:
    grid = Grid(THEME, total, total, "ltr")
    footer = grid.footer().box
    for done in {1, (total + 1) // 2, total}:
        drawn = chain(grid.margin, 7, (done, total), ("muted", "accent"))
        assert max(one.box.x + one.box.w for one in drawn) < footer.x
        links = [one for one in drawn if one.shape == "roundRect"]
        if total > MOST_LINKS:
            assert links[1].box.w == pytest.approx(links[0].box.w * done / total)
        else:
            assert [bool(link.fill) for link in links] == [True] * done + [False] * (total - done)
            assert all(one.box.x + one.box.w < other.box.x for one, other in pairwise(links))


def test_a_number_beyond_the_total_fills_the_chain() -> None:
    for total in (3, 30):
        assert chain(1, 7, (40, total), ("muted", "accent"))[-1] == chain(1, 7, (total, total), ("muted", "accent"))[-1]


@pytest.mark.parametrize("locale", ["en", "ar"])
@pytest.mark.parametrize("number", [1, 9, 10, 30, 100])
def test_no_letter_of_a_cover_touches_its_number(number: int, locale: str) -> None:
    cover = own_style(locale, number, number).layout(LayoutName("title"))
    [numeral] = [one for one in cover.decorations if one.shape == "glyph"]
    for name in (PlaceholderName.TITLE, PlaceholderName.SUBTITLE):
        box = cover.placeholder(name).box
        assert box.w > 6
        apart = numeral.box.x - box.x - box.w if DIRECTIONS[locale] == "ltr" else box.x - numeral.box.x - numeral.box.w
        assert apart > 0.2
