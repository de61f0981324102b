"""Every layout that authors may write is complete: its drawing and its texts, a slide to look at, and its pages."""

from __future__ import annotations

import re

import pytest

from teach_forward.deck.layouts.catalogue import BASE, DEFINITIONS, draw, every
from teach_forward.deck.layouts.definition import LayoutDefinition
from teach_forward.deck.layouts.texts import SlideBody
from teach_forward.deck.names import CARDS, PICTURES, LayoutName, PlaceholderName
from teach_forward.layouts import LAYOUTS, Layout, faults
from teach_forward.model import Block, Item, ItemList, Paragraph, Picture, Quote, Run, Table
from tests.showcase import MESSAGES, own_style, showcase
from tests.tools import ROOT

WORDS = (Run("Heading", bold=True), Run(": text"))
GENERATED = {"title", "closing"}
CSS = "\n".join(path.read_text("utf-8") for path in (ROOT / "teach_forward/site/assets").glob("*.css"))
README = (ROOT / "slides_src/README.md").read_text("utf-8")
# Layouts that look on the site as all slides do, or as all cards do.
WITHOUT_RULES = {"columns", "table"}


def body(layout: Layout, items: int, pictures: int) -> tuple[Block, ...]:
    """A body with everything that a layout takes, and so many items and pictures."""
    blocks: list[Block] = []
    if items:
        icon = "material-account" if layout.iconic and not pictures else ""
        blocks.append(ItemList((Item(WORDS, icon=icon),) * items, layout.ordered))
    blocks += [Quote((WORDS,))] if layout.quote else []
    blocks += [Table((WORDS, WORDS), ((WORDS, WORDS),))] if layout.table else []
    blocks += [Picture("a.png", "What it shows")] * pictures
    return (*blocks, *[Paragraph(WORDS)] * max(layout.least_prose, min(layout.prose, 1)))


def filled(layout: Layout, items: int, pictures: int) -> set[PlaceholderName]:
    """The placeholders that a slide of a layout fills."""
    shown = SlideBody(body(layout, items, pictures), 20, MESSAGES["en"])
    texts = {text.placeholder for text in DEFINITIONS[layout.name].texts(shown)}
    table = {PlaceholderName.TABLE} if layout.table else set()
    return {PlaceholderName.TITLE} | texts | table | set(PICTURES[:pictures])


def counts(layout: Layout) -> range:
    return range(layout.items[0], layout.items[1] + 1)


def test_decks_have_each_layout_of_authors_and_those_of_generated_slides() -> None:
    assert set(DEFINITIONS) == set(LAYOUTS) | GENERATED
    assert {name.layout for name in every()} == set(DEFINITIONS)
    assert set(BASE) <= set(every())


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
def test_a_full_slide_has_a_placeholder_for_each_text_and_the_other_way_round(layout: Layout) -> None:
    furniture = {PlaceholderName.SOURCE, PlaceholderName.FOOTER, PlaceholderName.NUMBER}
    for items in counts(layout):
        for pictures in layout.pictures:
            assert list(faults(layout, body(layout, items, pictures))) == []
        for name in DEFINITIONS[layout.name].names(items):
            drawn = draw(own_style("en").grid, name)
            without = {PlaceholderName.BODY} if name.variant == "alone" else set()
            bare = layout.pictures[0] == 0 and not name.variant.startswith("picture")
            held = filled(layout, items, 0 if bare else layout.pictures[-1])
            assert {one.name for one in drawn.placeholders} - furniture == held - without, str(name)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
def test_each_item_has_a_card_where_the_list_is_drawn_as_cards(layout: Layout) -> None:
    for items in counts(layout):
        cards = [name for name in CARDS if name in filled(layout, items, layout.pictures[-1])]
        assert cards == list(CARDS[: items if layout.cards else 0])


@pytest.mark.parametrize("definition", DEFINITIONS.values(), ids=lambda definition: definition.name)
def test_the_main_placeholder_is_one_of_the_layout(definition: LayoutDefinition) -> None:
    """Or the layout has none that could take all of its text: then a template's takes the text as bullets."""
    drawn = draw(own_style("en").grid, definition.names(0)[0])
    assert drawn.has(definition.main) or definition.main is PlaceholderName.BODY


@pytest.mark.parametrize("locale", MESSAGES)
def test_the_showcase_has_a_slide_of_each_layout(locale: str) -> None:
    assert {slide.layout for slide in showcase(locale).guide.slides} == set(LAYOUTS)


@pytest.mark.parametrize("path", sorted((ROOT / "docs").glob("*/authors.md")), ids=lambda path: path.parent.name)
def test_the_page_for_authors_shows_each_layout(path: object) -> None:
    page = path.read_text("utf-8")  # type: ignore[attr-defined]
    missing = [name for name in LAYOUTS if f"    layout: {name}\n" not in page or f"| `{name}` |" not in page]
    assert missing == []


def test_the_style_sheets_have_rules_for_each_layout_that_needs_them() -> None:
    assert set(re.findall(r'data-layout="([^"]*)"', CSS)) == set(LAYOUTS) - WITHOUT_RULES


@pytest.mark.parametrize("definition", DEFINITIONS.values(), ids=lambda definition: definition.name)
def test_the_page_on_templates_lists_each_layout_with_its_counts(definition: LayoutDefinition) -> None:
    name = str(LayoutName(definition.name))
    if definition.counted:
        least, most = LAYOUTS[definition.name].items
        assert f"`{name} {least}` to `{most}`" in README
    else:
        assert re.search(rf"^\|.*`{name}`", README, re.MULTILINE)
