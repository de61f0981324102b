"""Properties of fit: whatever text an author writes, in Latin or Arabic script, it fits its place or is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teach_forward.deck.layouts.catalogue import KINDS, candidates, form
from teach_forward.deck.layouts.grid import Frame
from teach_forward.deck.layouts.layout import Form, Slot
from teach_forward.deck.layouts.metrics import width
from teach_forward.deck.plan.plan import plan
from teach_forward.deck.slides import Deck, Text
from teach_forward.findings import ContentError
from teach_forward.layouts import LAYOUTS
from teach_forward.model import Block, Item, ItemList, Paragraph, Picture, Quote, Run, Runs, Session, Slide, Table
from tests.showcase import DIRECTIONS, SITE, THEME, WORDS, workshop

LETTERS = {"en": "abcdefghijklmnopqrstuvwxyzABCDEMW", "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىئء"}


def words(locale: str, most: int) -> st.SearchStrategy[str]:
    word = st.text(LETTERS[locale], min_size=1, max_size=14)
    return st.lists(word, min_size=1, max_size=most).map(" ".join)


def said(locale: str, most: int) -> st.SearchStrategy[Runs]:
    heading = words(locale, 3).map(lambda text: Run(text, bold=True))
    return st.tuples(heading, words(locale, most).map(lambda text: Run(f": {text}")))


@st.composite
def slides(draw: st.DrawFn, layout: str, locale: str) -> Slide:
    """A slide of a layout, from a few words to many more than it can hold."""
    grammar = LAYOUTS[layout]
    most = draw(st.sampled_from([2, 6, 12, 40]))
    body: list[Block] = []
    if grammar.prose:
        body += [Paragraph((Run(text),)) for text in draw(st.lists(words(locale, most), max_size=1))]
    if grammar.items[1]:
        texts = draw(st.lists(said(locale, most), min_size=grammar.items[0], max_size=grammar.items[1]))
        nested = (Item((Run("in"),)),) if grammar.nested and draw(st.booleans()) else ()
        body.append(ItemList(tuple(Item(text, nested) for text in texts), ordered=layout == "task"))
    if grammar.quote:
        body.insert(0, Quote(((Run(draw(words(locale, most))),),)))
    if grammar.picture:
        body.insert(0, Picture("a.png", draw(words(locale, 5))))
    if grammar.table:
        columns = draw(st.integers(2, 4))
        row = st.tuples(*[said(locale, min(most, 12))] * columns)
        body.append(Table(draw(row), tuple(draw(st.lists(row, min_size=1, max_size=5)))))
    return Slide("x", draw(words(locale, min(most, 12))), layout, tuple(body), (), 7)


def planned(slide: Slide, locale: str) -> Deck | ContentError:
    made = workshop(locale, "Title", "Summary", (Session("part", "Part", 20, (slide,), (), 3),))
    try:
        return plan(made, "guide", THEME, WORDS[locale], DIRECTIONS[locale], SITE)
    except ContentError as error:
        return error


def height(text: Text, slot: Slot) -> float:
    """The height of a text by PowerPoint's arithmetic, broken greedily in the whole width of its slot."""
    points = 0.0
    for place, line in enumerate(text.lines):
        style = slot.styles[min(line.level, len(slot.styles) - 1)]
        room = slot.room[0] - (0 if line.plain else (style.start + style.hang) * 72)
        lines, end = 1, 0.0
        for word in "".join(run.text for run in line.runs).split(" "):
            wide = width(word + " ", style.size, bold=style.bold)
            lines, end = (lines + 1, wide) if end and end + wide > room else (lines, end + wide)
        points += lines * style.size * 1.2 * style.pitch + (style.before if place else 0)
    return points


@pytest.mark.parametrize("locale", ["en", "ar"])
@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_text_fits_or_is_refused(layout: str, locale: str, data: st.DataObject) -> None:
    slide = data.draw(slides(layout, locale))
    found = planned(slide, locale)
    if isinstance(found, ContentError):
        assert {finding.rule.name for finding in found.findings} == {"overfull-slide"}
        assert all(finding.line == 7 and finding.path.endswith("guide.md") for finding in found.findings)
        return
    frame = Frame(THEME, 1, DIRECTIONS[locale], found.shrink)
    for placed in found.slides:
        drawn = form(frame, placed.form)
        for text in placed.texts:
            slot = drawn.slot(text.slot)
            assert height(text, slot) <= slot.room[1] + 0.01
        if placed.cells:
            assert sum(placed.cells.heights) <= drawn.slot("table").box.h + 0.001
            assert sum(placed.cells.widths) == pytest.approx(drawn.slot("table").box.w)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_too_much_is_refused_in_each_layout(layout: str) -> None:
    many = Run("much too much of it " * 200)
    least = max(LAYOUTS[layout].items[0], 1)
    body: tuple[Block, ...] = (ItemList(tuple(Item((many,)) for _ in range(least)), ordered=True),)
    if LAYOUTS[layout].quote:
        body = (Quote(((many,),)),)
    elif LAYOUTS[layout].table:
        body = (Table(((many,),), (((many,),),)),)
    elif not LAYOUTS[layout].items[1]:
        body = (Paragraph((many,)),)
    found = planned(Slide("x", "T", layout, body, (), 7), "en")
    assert isinstance(found, ContentError)
    assert "over" in found.findings[0].message


def every_form() -> list[str]:
    names = {
        name for layout in (*LAYOUTS, "title", "closing") for count in range(1, 10) for name in named(layout, count)
    }
    return sorted(names)


def named(layout: str, count: int) -> tuple[str, ...]:
    least, most = LAYOUTS[layout].items if layout in LAYOUTS else (0, 0)
    return candidates(layout, count) if least <= count <= most or not most else ()


@pytest.mark.parametrize("number", [1, 4])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("name", every_form())
def test_forms_keep_to_the_grid(name: str, direction: str, number: int) -> None:
    """No place of text leaves the slide or meets another, body text is 18 points or more, and names are unique."""
    drawn = form(Frame(THEME, number, direction, 6), name)
    for slot in drawn.slots:
        box = slot.box
        assert min(box.x, box.y) >= 0, slot.name
        assert (box.x + box.w <= 13.334, box.y + box.h <= 7.5) == (True, True), slot.name
        if slot.name not in ("footer", "number"):
            assert min(style.size for style in slot.styles) >= 18
            assert box.y + box.h <= THEME.slide.footer_top
    assert overlaps(drawn) == []
    assert len({slot.idx for slot in drawn.slots}) == len({slot.name for slot in drawn.slots}) == len(drawn.slots)


def overlaps(drawn: Form) -> list[tuple[str, str]]:
    def meet(one: Slot, other: Slot) -> bool:
        a, b = one.box, other.box
        return min(a.x + a.w, b.x + b.w) - max(a.x, b.x) > 0.001 and min(a.y + a.h, b.y + b.h) - max(a.y, b.y) > 0.001

    pairs = [(a, b) for place, a in enumerate(drawn.slots) for b in drawn.slots[place + 1 :]]
    return [(a.name, b.name) for a, b in pairs if meet(a, b)]


@pytest.mark.parametrize("name", every_form())
def test_right_to_left_is_the_mirror(name: str) -> None:
    one, other = (form(Frame(THEME, 1, direction), name) for direction in ("ltr", "rtl"))
    for left, right in zip((*one.slots, *one.marks), (*other.slots, *other.marks), strict=True):
        assert right.box.x == pytest.approx(13.333 - left.box.x - left.box.w)
        assert (right.box.y, right.box.w, right.box.h) == (left.box.y, left.box.w, left.box.h)
    assert [mark.turn for mark in other.marks] == [-mark.turn for mark in one.marks]


def test_every_kind_of_form_is_asked_for() -> None:
    assert {name.split(" ")[0] for name in every_form()} == set(KINDS)
