"""Where large lines break: evenly, no single word last, none inside a compound."""

from __future__ import annotations

from dataclasses import replace

import pytest

from teach_forward.deck.layouts.layout import Placeholder
from teach_forward.deck.layouts.metrics import SPARE_WIDTH, Broken, lines
from teach_forward.deck.layouts.texts import text_line
from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.deck.plan.balance import balanced, balanced_cells, breaks_well
from teach_forward.deck.plan.fit import measure
from teach_forward.deck.slides import Cells, Text
from teach_forward.model import Picture, Run, plain
from tests.showcase import own_style, plan_of, workshop

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


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Law helps each of us, an agreement adds a say", "us,"),
        ("Which demand would protect the most people at your workplace?", "protect"),
        ("De lo que pasa en el trabajo a lo que exigimos en la mesa", "trabajo"),
        ("Ce que la loi donne à chacune, ce que nous y ajoutons ensemble", "chacune,"),
    ],
)
def test_no_line_of_a_title_ends_in_a_small_word(title: str, first: str) -> None:
    """An article is read with the next word; and where there is a mark, a line may rather end."""
    placeholder = LAYOUT.placeholder(PlaceholderName.TITLE)
    text = balanced(placeholder, Text(PlaceholderName.TITLE, (text_line(title),)))
    line, *others = broken(title)
    assert len(others) == 1
    said = plain(text.lines[0].runs).replace("\u00a0", " ").split()
    assert said == title.split()
    assert said[line.words - 1] == first


def test_no_title_becomes_narrower_than_its_longest_word() -> None:
    title = LAYOUT.placeholder(PlaceholderName.TITLE)
    text = Text(PlaceholderName.TITLE, (text_line("Was im Betrieb gilt: die ganze Betriebsratsvereinbarung"),))
    for room in range(400, 900, 10):
        box = replace(title, box=replace(title.box, w=room / 72 + title.insets.start + title.insets.end))
        assert not measure(box, balanced(box, text)).broken or measure(box, text).broken


def test_a_title_of_one_line_stays_as_it_is() -> None:
    text = Text(PlaceholderName.TITLE, (text_line("Data is power"),))
    assert balanced(LAYOUT.placeholder(PlaceholderName.TITLE), text) == text


def test_other_texts_stay_as_they_are() -> None:
    text = Text(PlaceholderName.BODY, (text_line("word " * 60),))
    assert balanced(LAYOUT.placeholder(PlaceholderName.BODY), text) == text


def test_who_is_asked_and_how_stands_in_two_even_lines() -> None:
    kicker = own_style("en").layout(LayoutName("question", 0, "large")).placeholder(PlaceholderName.KICKER)
    line = text_line("Ask the group · One tool on a note; a tick if you know at once who chose it")
    text = balanced(kicker, Text(PlaceholderName.KICKER, (line,)))
    style = kicker.style(0)
    usable = (kicker.room[0] - text.narrower * 72) * (1 - SPARE_WIDTH)
    assert [one.words > 4 for one in lines(line.runs, style.size, usable, bold=style.bold)] == [True, True]


@pytest.mark.parametrize(
    ("who", "even"), [("A nurse", True), ("A nurse at a hospital, who would not say which one it is", False)]
)
def test_a_quotation_is_even_where_the_lines_below_it_stay_as_they_are(who: str, even: bool) -> None:
    quote = own_style("en").layout(LayoutName("quote", 0, "short")).placeholder(PlaceholderName.QUOTE)
    said = text_line("I have nothing to hide, they say, until tomorrow")
    text = balanced(quote, Text(PlaceholderName.QUOTE, (said, replace(text_line(who), level=1))))
    usable = (quote.room[0] - text.narrower * 72) * (1 - SPARE_WIDTH)
    assert [line.words > 2 for line in lines(said.runs, quote.style(0).size, usable)] == [True, even]


def test_a_break_in_a_compound_is_told() -> None:
    narrow = own_style("en").layout(LayoutName("question", 0, "large"))
    good = Text(PlaceholderName.TITLE, (text_line("Who decides here, and who says so?"),))
    bad = Text(PlaceholderName.TITLE, (text_line("Wherefrom-does-everything-comeandgo-again?"),))
    assert breaks_well(narrow, (good,))
    assert not breaks_well(narrow, (bad,))


@pytest.mark.parametrize(
    ("title", "variant"),
    [
        ("The fundamentals: data and algorithms", "picture long"),  # a little smaller: no single word is last
        ("Les fondamentaux\u00a0: données et algorithmes", "picture"),  # it would have to be much smaller
    ],
)
def test_a_title_is_not_set_much_smaller_for_its_breaks(title: str, variant: str) -> None:
    made = workshop("en", title, "", ())
    shown = Picture("../../pictures/night-rota.svg", "A rota")
    cover = plan_of(replace(made, index=replace(made.index, picture=shown))).deck.slides[0]
    assert cover.layout == LayoutName("title", 0, variant)


@pytest.mark.parametrize("words", ["Turn the pancake after sixty seconds", "Take a shift and a clear refusal"])
def test_no_card_ends_in_a_single_word(words: str) -> None:
    card = own_style("en").layout(LayoutName("columns", 3)).placeholder(PlaceholderName.CARD_1)
    style = card.style(1)
    for room in range(150, 300, 3):  # whichever word comes last
        box = replace(card, box=replace(card.box, w=room / 72 + card.insets.start + card.insets.end))
        line = replace(text_line(words), level=1)
        (held,) = balanced(box, Text(PlaceholderName.CARD_1, (line,))).lines
        before, after = (lines(one.runs, style.size, room * (1 - SPARE_WIDTH), bold=style.bold) for one in (line, held))
        assert len(after) <= len(before)
        assert min(line.width for line in after[-2:]) >= min(line.width for line in before[-2:])
        assert after[-1].words > 1 or len(after) != 2


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("fr", "les lecteurs arrivent, personne ne demande rien"),
        ("ar", "المناوبات والمسارات والاستراحات والإجازات"),
    ],
)
def test_no_words_are_held_together_that_are_too_wide_for_their_card(locale: str, words: str) -> None:
    card = own_style(locale).layout(LayoutName("columns", 3)).placeholder(PlaceholderName.CARD_1)
    text = Text(PlaceholderName.CARD_1, (replace(text_line(words), level=1),))
    for room in range(90, 400, 3):
        box = replace(card, box=replace(card.box, w=room / 72 + card.insets.start + card.insets.end))
        assert not measure(box, balanced(box, text)).broken or measure(box, text).broken


def test_a_cell_of_a_table_does_not_end_in_a_single_word() -> None:
    place = own_style("en").layout(LayoutName("table")).placeholder(PlaceholderName.TABLE)
    cell = (Run("Agreed uses, and my own scores"),)
    cells = Cells(PlaceholderName.TABLE, ((cell,), (cell,)), "A table", widths=(4.2,), heights=(1, 1))
    shown = balanced_cells(place, cells)
    assert plain(shown.rows[1][0]).endswith("my own\u00a0scores")


def test_a_title_in_arabic_is_ready_for_a_wider_face() -> None:
    title = own_style("ar").layout(LayoutName("bullets")).placeholder(PlaceholderName.TITLE)
    line = text_line("الأنظمة تقرّر في الوقت والمهام والعاملين والجمهور")
    assert len(lines(line.runs, title.style(0).size, title.room[0], bold=True)) == 1
    (held,) = balanced(title, Text(PlaceholderName.TITLE, (line,))).lines
    assert "\u00a0" in plain(held.runs)
