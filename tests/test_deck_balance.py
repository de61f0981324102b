"""Where large lines break: evenly, no single word last, none inside a compound."""

from __future__ import annotations

import pytest

from teach_forward.deck.layouts.layout import Placeholder
from teach_forward.deck.layouts.metrics import SPARE_WIDTH, Broken, lines
from teach_forward.deck.layouts.texts import text_line
from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.deck.plan.balance import balanced, breaks_well
from teach_forward.deck.slides import Text
from tests.showcase import own_style

LAYOUT = own_style("en").layout(LayoutName("bullets"))


def broken(title: str, placeholder: Placeholder | None = None, *, even: bool = True) -> tuple[Broken, ...]:
    place = placeholder or LAYOUT.placeholder(PlaceholderName.TITLE)
    text = Text(PlaceholderName.TITLE, (text_line(title),))
    text = balanced(place, text) if even else text
    style, room = place.style(0), place.room[0] - text.narrower * 72
    return lines(text.lines[0].runs, style.size, room * (1 - SPARE_WIDTH), bold=style.bold)


@pytest.mark.parametrize(
    "title",
    [
        "What may be read out of the four fields of a form, about people and the public",
        "Aujourd’hui, on s’entraîne à obtenir des réponses qui tiennent la route",
        "Who can switch it off when it goes wrong, and who has ever tried to switch-off",
    ],
)
def test_two_lines_are_nearly_as_long(title: str) -> None:
    before, after = broken(title, even=False), broken(title)
    assert len(after) == len(before) == 2
    assert max(line.width for line in after) - min(line.width for line in after) < 160
    assert after[-1].words > 1
    assert not any(line.hyphen for line in after)


def test_a_title_of_one_line_stays_as_it_is() -> None:
    text = Text(PlaceholderName.TITLE, (text_line("Data is power"),))
    assert balanced(LAYOUT.placeholder(PlaceholderName.TITLE), text) == text


def test_other_texts_stay_as_they_are() -> None:
    text = Text(PlaceholderName.BODY, (text_line("word " * 60),))
    assert balanced(LAYOUT.placeholder(PlaceholderName.BODY), text) == text


def test_a_break_in_a_compound_is_told() -> None:
    narrow = own_style("en").layout(LayoutName("question", 0, "large"))
    good = Text(PlaceholderName.TITLE, (text_line("Who decides here, and who says so?"),))
    bad = Text(PlaceholderName.TITLE, (text_line("Wherefrom-does-everything-comeandgo-again?"),))
    assert breaks_well(narrow, (good,))
    assert not breaks_well(narrow, (bad,))
