"""Measuring: widths of letters, places where lines break, and what the fonts lack."""

from __future__ import annotations

from dataclasses import replace

import pytest

from teach_forward.deck.layouts.layout import Box, Insets, Placeholder, Style
from teach_forward.deck.layouts.metrics import missing, outline, width, wrap
from teach_forward.deck.names import PlaceholderName
from teach_forward.deck.plan.fit import measure
from teach_forward.deck.slides import Line, Text
from teach_forward.model import Run


def lines(text: str, room: float, size: float = 20) -> int:
    return wrap([Run(text)], size, room / 0.95).lines  # the spare width is added here, so that `room` is all used


def test_widths_are_those_of_arial() -> None:
    # Advances in the hmtx table of Arial, in 1/2048 of the size: H 1479, e 1139, l 455, o 1139; bold H 1479, e 1139.
    assert width("Hello", 2048) == 1479 + 1139 + 455 + 455 + 1139
    assert width("He", 2048, bold=True) == 1479 + 1139
    assert width("", 20) == 0


def test_arabic_letters_are_joined() -> None:
    assert width("بب", 20) < 2 * width("ب", 20)
    assert width("HRIS نظام", 20) == pytest.approx(width("HRIS ", 20) + width("نظام", 20))


def test_lines_break_at_spaces_and_behind_hyphens() -> None:
    word = width("word", 20)
    assert lines("word word", 2 * word + width(" ", 20) + 0.01) == 1
    assert lines("word word", 2 * word) == 2
    assert lines("word\u00a0word word", 2 * word + width(" ", 20) + 0.01) == 2
    assert lines("well-known", width("known", 20) + 0.01) == 2
    assert lines("", 100) == 1


def test_a_word_runs_on_over_runs_of_style() -> None:
    room = width("Who", 20, bold=True) + width("?", 20) + 0.01
    assert wrap([Run("Who", bold=True), Run("? Me")], 20, room / 0.95).lines == 2
    assert wrap([Run("Who", bold=True), Run("?")], 20, room / 0.95).broken == ""


def test_a_word_that_is_too_wide_is_named() -> None:
    wrapped = wrap([Run("a Donaudampfschifffahrt b")], 20, 100)
    assert wrapped.broken == "Donaudampfschifffahrt"
    assert wrapped.lines > 3


def test_five_per_cent_of_the_width_stay_free() -> None:
    assert wrap([Run("word word")], 20, width("word word", 20) + 1).lines == 2
    assert wrap([Run("word word")], 20, width("word word", 20) * 1.06).lines == 1


def test_height_is_by_powerpoints_arithmetic() -> None:
    style = Style(20, before=6, pitch=0.9)
    tight = Placeholder(PlaceholderName.BODY, "body", 1, Box(0, 0, 4, 1), (style,), insets=Insets(0, 0, 0, 0))
    three = Text(PlaceholderName.BODY, tuple(Line((Run("word"),)) for _ in range(3)))
    assert measure(tight, three).fill == pytest.approx((3 * 20 * 1.2 * 0.9 + 2 * 6) / 72)
    assert measure(tight, three).over == 1
    two = Text(PlaceholderName.BODY, three.lines[:2])
    assert measure(tight, two).fits
    loose = Placeholder(
        PlaceholderName.BODY, "body", 1, Box(0, 0, 4, 1), (Style(20, before=6),), insets=Insets(0, 0, 0, 0)
    )
    assert measure(loose, two).fits
    assert measure(replace(loose, spare_line=True), two).over == 1


def test_symbols_without_a_glyph_are_found() -> None:
    assert missing("☐ yes ✓ no ☐") == "☐✓"
    assert missing("‣ 😀") == "‣😀", "a bullet and a picture belong to no script"
    assert missing("，、：？。～＋「」《》（）！।॥၊។።₹￥¥€₩฿৳₪₽֊") == "", (
        "punctuation of a script, and signs of currency"
    )
    assert missing("“Quotes”, « guillemets », → arrows, 25 %, état, نعم؟ مُعَلِّم، 中文") == ""


def test_outlines_start_at_their_own_corner() -> None:
    one = outline("1")
    places = [place for _, points in one.path for place in points]
    assert min(x for x, _ in places) == min(y for _, y in places) == 0
    assert (max(x for x, _ in places), max(y for _, y in places)) == (one.width, one.height)
    assert one.height > one.width


def test_letters_that_the_fonts_lack_are_as_wide_as_those_of_other_fonts() -> None:
    assert width("ⴰ", 10) == 7.5
    assert width("😀", 10) == 10, "a square"
    assert width("ܕ\u0730", 10) == width("ܕ", 10), "a mark over a letter takes no room"


def test_what_isolates_a_message_is_not_drawn() -> None:
    assert missing("\u2066Tip\u2069") == ""
    assert width("\u2066Tip\u2069", 20) == width("Tip", 20)
