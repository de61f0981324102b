"""Optional parts left out: whatever of a slide, its notes or its workshop is missing or empty, the deck is sound."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from teach_forward.audit import audit
from teach_forward.layouts import LAYOUTS
from teach_forward.model import (
    Block,
    Item,
    ItemList,
    Paragraph,
    Picture,
    Quote,
    Run,
    Runs,
    Session,
    Slide,
    Table,
    Tip,
    Workshop,
    plain,
)
from tests.showcase import LOCALES, PICTURES, PROJECT, document, plan_of, workshop, written
from tests.templates import default, template_style
from tests.tools import sdk_errors

PICTURE = next(iter(PICTURES))
RUNS: tuple[Runs, ...] = (
    (),
    (Run(""),),
    (Run(" "),),
    (Run("One"),),
    (Run("Heading", bold=True),),
    (Run("Heading", bold=True), Run(": ")),
    (Run("Heading", bold=True), Run(": text")),
    (Run("", href="#there"),),
    (Run("a link", href=""),),
)

# Decks take a while to make: a failing one is shown as it was found, not the smallest that fails.
AS_FOUND = settings(phases=[Phase.explicit, Phase.generate])

runs = st.sampled_from(RUNS)
paragraphs = st.builds(Paragraph, runs)
leaves = st.builds(Item, runs)
item_trees = st.builds(Item, runs, st.lists(leaves, max_size=1).map(tuple))
# The items of a slide have text: one without is refused when the page is read.
cards = st.builds(Item, st.sampled_from([found for found in RUNS if plain(found).strip()]))
bullets = st.builds(Item, st.sampled_from(RUNS[3:7]), st.lists(leaves, max_size=2).map(tuple))
quotes = st.builds(Quote, st.lists(runs, max_size=2).map(tuple))
rows = st.tuples(runs, runs)
tables = st.builds(Table, rows, st.lists(rows, max_size=2).map(tuple))
notes = st.lists(
    st.one_of(
        paragraphs,
        quotes,
        tables,
        st.builds(ItemList, st.lists(item_trees, max_size=2).map(tuple), st.booleans()),
        st.builds(Picture, st.just(PICTURE), st.sampled_from(["", "What it shows"])),
        st.builds(Tip, st.sampled_from(["", "Tip", "A title"]), st.lists(paragraphs, max_size=1).map(tuple)),
    ),
    max_size=3,
).map(tuple)


@st.composite
def bodies(draw: st.DrawFn, layout: str) -> tuple[Block, ...]:
    """The body of a slide, with any of its optional parts empty or left out."""
    grammar = LAYOUTS[layout]
    least, most = grammar.items
    body: list[Block] = []
    if most:
        listed = draw(st.lists(bullets if grammar.nested else cards, min_size=least, max_size=most))
        body.append(ItemList(tuple(listed), grammar.ordered))
    if grammar.ordered:
        body += draw(st.lists(st.builds(ItemList, st.lists(leaves, max_size=2).map(tuple)), max_size=1))
    body += [draw(quotes)] if grammar.quote else []
    body += [draw(tables)] if grammar.table else []
    body += [Picture(PICTURE, "What it shows")] * draw(st.sampled_from(grammar.pictures))
    body += draw(st.lists(paragraphs, min_size=grammar.least_prose, max_size=grammar.prose))
    return tuple(draw(st.sampled_from([body, [], body[:1]])) if not (grammar.pictures[0] or grammar.table) else body)


@st.composite
def workshops(draw: st.DrawFn) -> Workshop:
    """A workshop with a slide of each layout."""
    layouts = st.permutations(list(LAYOUTS)).map(lambda found: found[:6])
    slides = tuple(Slide(name, f"Slide {name}", name, draw(bodies(name)), draw(notes), 5) for name in draw(layouts))
    minutes = draw(st.sampled_from([None, 20]))
    sessions = (
        Session("some", "Some", minutes, slides[:3], (), 3),
        Session("none", "None", None, (), (), 20),
        Session("more", "More", None, slides[3:], (), 30),
    )
    meta = {key: draw(st.sampled_from(["", "Words"])) for key in ("summary", "audience", "group")}
    locale = draw(st.sampled_from(LOCALES))
    made = workshop(locale, "The workshop", "", sessions)
    return replace(made, index=replace(document("index", locale, "The workshop", ()), meta=meta))


@AS_FOUND
@given(made=workshops(), kind=st.sampled_from(["guide", "exercise"]), site=st.sampled_from(["", "https://a.test"]))
def test_our_own_deck_is_sound(made: Workshop, kind: str, site: str) -> None:
    data = written(plan_of(made, made.locale, kind, project=replace(PROJECT, site_url=site)), made.locale)  # type: ignore[arg-type]
    assert [str(fault) for fault in audit("guide-1-parts.en.pptx", data)] == []


@AS_FOUND
@given(made=workshops())
def test_a_deck_on_a_unions_template_is_sound(made: Workshop) -> None:
    plan = plan_of(made, made.locale, style=template_style(default(), made.locale))
    assert [str(fault) for fault in audit("guide-1-parts.en.pptx", written(plan, made.locale))] == []


def left_out() -> dict[str, tuple[Block, ...]]:
    """The bodies of slides from which everything has been taken that may be, by layout."""
    one = Item((Run("One"),))
    bodies: dict[str, tuple[Block, ...]] = {}
    for name, layout in LAYOUTS.items():
        items = (ItemList((one,) * layout.items[0], layout.ordered),) if layout.items[0] else ()
        table = (Table(((), ()), (((), ()),)),) if layout.table else ()
        picture = (Picture(PICTURE, "What it shows"),) * layout.pictures[0]
        quote = (Quote(((Run("Words"),),)),) if layout.quote else ()
        prose = (Paragraph((Run("Words"),)),) * layout.least_prose
        bodies[name] = (*items, *table, *picture, *quote, *prose)
    return bodies


@pytest.fixture(scope="module", params=["en-guide", "fr-exercise", "ar-guide"])
def bare(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """Decks of slides without anything that may be left out: in our own layouts, and in a template's."""
    locale, _, kind = request.param.partition("-")
    slides = [Slide(name, f"Slide {name}", name, body, (), 5) for name, body in left_out().items()]
    slides += [Slide(f"{name}-bare", f"Bare {name}", name, (), (), 5) for name in LAYOUTS]
    made = workshop(locale, "The workshop", "", (Session("part", "Part", None, tuple(slides), (), 3),))
    styles = {"own": None, "union": template_style(default(), locale)}
    return {name: written(plan_of(made, locale, kind, style), locale) for name, style in styles.items()}


def test_a_deck_of_bare_slides_is_sound(bare: dict[str, bytes]) -> None:
    for data in bare.values():
        assert [str(fault) for fault in audit("guide-1-parts.en.pptx", data)] == []


@pytest.mark.office
def test_the_open_xml_sdk_finds_no_error(bare: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in bare.items():
        (tmp_path / f"{name}.pptx").write_bytes(data)
        assert sdk_errors(tmp_path / f"{name}.pptx") == []
