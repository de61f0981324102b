"""Properties of fit: whatever text an author writes, in Latin or Arabic script, it fits its place or is refused."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teach_forward.deck.layouts.catalogue import DEFINITIONS, draw
from teach_forward.deck.layouts.grid import Grid
from teach_forward.deck.layouts.layout import Placeholder, SlideLayout
from teach_forward.deck.layouts.metrics import width
from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.deck.plan.fit import measure
from teach_forward.deck.slides import Deck, Line, Note, Text
from teach_forward.deck.write.masters import notes_box
from teach_forward.deck.write.notes import measure as measure_notes
from teach_forward.deck.write.style import OwnStyle
from teach_forward.findings import ContentError
from teach_forward.layouts import LAYOUTS
from teach_forward.model import Block, Item, ItemList, Paragraph, Picture, Quote, Run, Runs, Session, Slide, Table
from teach_forward.theme import (
    LEAST_FOOTER,
    LEAST_GAP,
    LEAST_HEIGHT,
    LEAST_TOP,
    LEAST_WIDTH,
    MOST_FOOTER,
    SlideGrid,
    Theme,
)
from tests.showcase import DIRECTIONS, THEME, TOTAL, own_style, plan_of, workshop

LETTERS = {"en": "abcdefghijklmnopqrstuvwxyzABCDEMW", "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىئء"}


def words(locale: str, most: int) -> st.SearchStrategy[str]:
    word = st.text(LETTERS[locale], min_size=1, max_size=14)
    return st.lists(word, min_size=1, max_size=most).map(" ".join)


def said(locale: str, most: int) -> st.SearchStrategy[Runs]:
    heading = words(locale, 3).map(lambda text: Run(text, bold=True))
    return st.tuples(heading, words(locale, most).map(lambda text: Run(f": {text}")))


def several(texts: st.SearchStrategy[str], least: int) -> st.SearchStrategy[list[str]]:
    return st.lists(texts, min_size=least, max_size=max(least, 1))


@st.composite
def slides(draw: st.DrawFn, layout: str, locale: str) -> Slide:
    """A slide of a layout, from a few words to many more than it can hold."""
    grammar = LAYOUTS[layout]
    most = draw(st.sampled_from([2, 6, 12, 40]))
    body: list[Block] = []
    if grammar.prose:
        body += [Paragraph((Run(text),)) for text in draw(several(words(locale, most), grammar.least_prose))]
    if grammar.items[1]:
        texts = draw(st.lists(said(locale, most), min_size=grammar.items[0], max_size=grammar.items[1]))
        nested = (Item((Run("in"),)),) if grammar.nested and draw(st.booleans()) else ()
        body.append(ItemList(tuple(Item(text, nested) for text in texts), ordered=layout == "task"))
    if grammar.quote:
        body.insert(0, Quote(((Run(draw(words(locale, most))),),)))
    body[:0] = [Picture("a.png", draw(words(locale, 5)))] * draw(st.sampled_from(grammar.pictures))
    if grammar.table:
        columns = draw(st.integers(2, 4))
        row = st.tuples(*[said(locale, min(most, 12))] * columns)
        body.append(Table(draw(row), tuple(draw(st.lists(row, min_size=1, max_size=5)))))
    return Slide("x", draw(words(locale, min(most, 12))), layout, tuple(body), (), 7)


def planned(slide: Slide, locale: str) -> Deck | ContentError:
    made = workshop(locale, "Title", "Summary", (Session("part", "Part", 20, (slide,), (), 3),))
    try:
        return plan_of(made, locale).deck
    except ContentError as error:
        return error


def height(text: Text, placeholder: Placeholder) -> float:
    """The height of a text by PowerPoint's arithmetic, broken greedily in the whole width of its placeholder."""
    points = 0.0
    for index, line in enumerate(text.lines):
        style = placeholder.style(line.level)
        room = placeholder.room[0] - (0 if line.plain else (style.start + style.hang) * 72)
        lines, end = 1, 0.0
        for word in "".join(run.text for run in line.runs).split(" "):
            wide = width(word + " ", style.size, bold=style.bold)
            lines, end = (lines + 1, wide) if end and end + wide > room else (lines, end + wide)
        points += lines * style.size * 1.2 * style.pitch + (style.before if index else 0)
    return points


@pytest.mark.parametrize("locale", ["en", "ar"])
@pytest.mark.parametrize("layout", LAYOUTS)
@given(data=st.data())
def test_text_fits_or_is_refused(layout: str, locale: str, data: st.DataObject) -> None:
    slide = data.draw(slides(layout, locale))
    found = planned(slide, locale)
    if isinstance(found, ContentError):
        assert {finding.rule.name for finding in found.findings} == {"overfull-slide"}
        assert all(finding.line == 7 and finding.path.endswith("guide.md") for finding in found.findings)
        return
    grid = Grid(THEME, 1, TOTAL, DIRECTIONS[locale])
    for placed in found.slides:
        drawn = draw(grid, placed.layout)
        for text in placed.texts:
            placeholder = drawn.placeholder(text.placeholder)
            assert height(text, placeholder) <= placeholder.room[1] + 0.01
        if placed.cells:
            box = drawn.placeholder(PlaceholderName.TABLE).box
            assert sum(placed.cells.heights) <= box.h + 0.001
            assert sum(placed.cells.widths) == pytest.approx(box.w)


def most(fits: Callable[[Runs], bool]) -> int:
    """How many short words fit."""
    found = bisect_left(range(2000), True, key=lambda count: not fits((Run("a " * (count + 1)),)))
    assert found < 2000
    return found


def most_of(style: OwnStyle) -> Iterator[int]:
    """How many short words fit a title, a footer, and the notes of a page."""
    layout = style.layout(LayoutName("bullets"))
    title, footer = (layout.placeholder(name) for name in (PlaceholderName.TITLE, PlaceholderName.FOOTER))
    yield most(lambda runs: measure(title, Text(title.name, (Line(runs),))).fits)
    yield most(lambda runs: measure(footer, Text(footer.name, (Line(runs),))).fits)
    yield most(lambda runs: measure_notes((Note(runs),), notes_box(style.grid.paper), style.grid).fits)


def test_the_wider_the_font_of_the_theme_the_fewer_words_fit() -> None:
    fonts = ("Arial", "Georgia", "A font of their own", "Verdana")
    found = [tuple(most_of(own_style("en", theme=replace(THEME, font=font)))) for font in fonts]
    for arial, georgia, own, verdana in zip(*found, strict=True):
        assert arial > georgia > own > verdana


def test_the_largest_footer_is_the_largest_that_its_place_holds() -> None:
    def fits(points: int) -> bool:
        sizes = replace(THEME.sizes, footer=points)
        layout = own_style("en", theme=replace(THEME, sizes=sizes)).layout(LayoutName("bullets"))
        footer = layout.placeholder(PlaceholderName.FOOTER)
        return measure(footer, Text(footer.name, (Line((Run("Workshop 1"),)),))).fits

    assert (fits(MOST_FOOTER), fits(MOST_FOOTER + 1)) == (True, False)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_text_of_a_layout_is_measured_in_the_font_of_the_theme(layout: str) -> None:
    grid = Grid(replace(THEME, font="verdana "), 1, TOTAL, "rtl")
    drawn = draw(grid, DEFINITIONS[layout].names(LAYOUTS[layout].items[0])[0])
    assert {placeholder.width_factor for placeholder in drawn.placeholders} == {1.22}


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


def every_name() -> list[LayoutName]:
    """The names of the layouts for each number of items that a layout may have."""
    counts = {layout.name: range(layout.items[0], layout.items[1] + 1) for layout in LAYOUTS.values()}
    pairs = ((layout, items) for layout in DEFINITIONS.values() for items in counts.get(layout.name, (0,)))
    return sorted({name for layout, items in pairs for name in layout.names(items)})


SMALLEST = replace(
    THEME,
    slide=SlideGrid(
        width=LEAST_WIDTH + 0.5,
        height=LEAST_TOP + LEAST_FOOTER,
        margin=0.25,
        title_top=0.4,
        content_top=LEAST_TOP - LEAST_GAP - LEAST_HEIGHT,
        content_bottom=LEAST_TOP - LEAST_GAP,
        footer_top=LEAST_TOP,
    ),
)
"""The theme with the least room that is allowed."""


@pytest.mark.parametrize("theme", [THEME, SMALLEST], ids=["ours", "smallest"])
@pytest.mark.parametrize("layout", list(DEFINITIONS))
def test_layouts_keep_to_the_grid(layout: str, theme: Theme) -> None:
    """No box of text leaves the slide or meets another, text is 18 points or more, sources 14; names are unique."""
    names = [name for name in every_name() if name.layout == layout]
    for name, direction, number in product(names, ("ltr", "rtl"), (1, 4)):
        assert_on_the_grid(name, direction, number, theme)


def assert_on_the_grid(name: LayoutName, direction: str, number: int, theme: Theme) -> None:
    drawn = draw(Grid(theme, number, TOTAL, direction), name)
    for placeholder in drawn.placeholders:
        box = placeholder.box
        assert min(box.x, box.y, *placeholder.room) >= 0, placeholder.name
        assert box.x + box.w <= theme.slide.width + 0.001, placeholder.name
        assert box.y + box.h <= theme.slide.height, placeholder.name
        if placeholder.name not in (PlaceholderName.FOOTER, PlaceholderName.NUMBER):
            least = 14 if placeholder.name is PlaceholderName.SOURCE else 18
            assert min(style.size for style in placeholder.styles) >= least
            assert box.y + box.h <= theme.slide.footer_top + 0.001
    assert overlaps(drawn) == []
    assert len({one.idx for one in drawn.placeholders}) == len(drawn.placeholders)
    assert len({one.name for one in drawn.placeholders}) == len(drawn.placeholders)


def overlaps(drawn: SlideLayout) -> list[tuple[str, str]]:
    def meet(one: Placeholder, other: Placeholder) -> bool:
        a, b = one.box, other.box
        return min(a.x + a.w, b.x + b.w) - max(a.x, b.x) > 0.001 and min(a.y + a.h, b.y + b.h) - max(a.y, b.y) > 0.001

    return [(a.name, b.name) for a, b in combinations(drawn.placeholders, 2) if meet(a, b)]


@pytest.mark.parametrize("layout", list(DEFINITIONS))
def test_right_to_left_is_the_mirror(layout: str) -> None:
    for name in (name for name in every_name() if name.layout == layout):
        assert_mirrored(name)


def assert_mirrored(name: LayoutName) -> None:
    grids = (Grid(THEME, 1, TOTAL, direction, turned_question=False) for direction in ("ltr", "rtl"))  # marks alike
    one, other = (draw(grid, name) for grid in grids)
    pairs = zip((*one.placeholders, *one.decorations), (*other.placeholders, *other.decorations), strict=True)
    for left, right in pairs:
        assert right.box.x == pytest.approx(13.333 - left.box.x - left.box.w)
        assert (right.box.y, right.box.w, right.box.h) == (left.box.y, left.box.w, left.box.h)
    assert [drawn.turn for drawn in other.decorations] == [-drawn.turn for drawn in one.decorations]
