"""All layouts of our decks, and the drawing of each by its name."""

from __future__ import annotations

import functools
from dataclasses import replace

from teach_forward.deck.layouts import cards, content, diagrams, statements, texts
from teach_forward.deck.layouts.definition import Fallback, LayoutDefinition
from teach_forward.deck.layouts.grid import Grid, setting
from teach_forward.deck.layouts.layout import Placeholder, SlideLayout, mirrored
from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.layouts import LAYOUTS

ARABIC_PITCH = 1.15
"""Arabic needs more air between lines than Latin script: 110 to 120 %."""

ARABIC_ROOM = 0.2
"""Inches more that a heading leaves free before its icon: faces for Arabic differ more in width than for Latin."""

DEFINITIONS: dict[str, LayoutDefinition] = {
    definition.name: definition
    for definition in (
        LayoutDefinition(
            "title",
            statements.title,
            variants=("", "long", "longest", "picture", "picture long", "picture longer", "picture longest"),
            picture=True,
            without_picture="title",
            main=PlaceholderName.SUBTITLE,
            fallback=Fallback.PLAIN,
            always=True,
        ),
        LayoutDefinition("section", statements.section, texts.prose, fallback=Fallback.PLAIN, always=True),
        LayoutDefinition(
            "bullets",
            statements.bullets,
            texts.bullets,
            variants=("huge", "larger", "large", "", "small"),
            few=3,
            splittable=True,
            always=True,
        ),
        LayoutDefinition(
            "steps",
            cards.steps,
            texts.cards,
            variants=cards.ANY,
            counted=True,
            fallback=Fallback.NUMBERED,
        ),
        LayoutDefinition("columns", cards.columns, texts.cards, variants=cards.ANY, counted=True),
        LayoutDefinition("contrast", cards.contrast, texts.cards, variants=cards.SIDE_BY_SIDE),
        LayoutDefinition(
            "cycle", diagrams.cycle, texts.cards_with_lead, variants=("large", "", "small", "smallest"), counted=True
        ),
        LayoutDefinition(
            "ladder", diagrams.ladder, texts.cards, variants=("large", "", "rungs", "small rungs"), counted=True
        ),
        LayoutDefinition(
            "timeline",
            diagrams.timeline,
            texts.cards,
            variants=("large", "", "medium", "small", "smallest"),
            counted=True,
        ),
        LayoutDefinition(
            "story",
            diagrams.story,
            texts.cards,
            variants=("huge", "large", "", "small", "smallest", *diagrams.WITH_PICTURES),
            picture=True,
            without_picture="columns",
            fallback=Fallback.NUMBERED,
        ),
        LayoutDefinition("matrix", diagrams.matrix, texts.cards, variants=("large", "", "small", "smallest")),
        LayoutDefinition("grid", diagrams.tiles, texts.cards, variants=("large", "", "medium", "small"), counted=True),
        LayoutDefinition("table", content.table, variants=("large", "", "medium", "small")),
        LayoutDefinition("figure", content.figure, texts.prose, variants=("alone", ""), picture=True),
        LayoutDefinition(
            "takeaways",
            content.takeaways,
            texts.whole_cards,
            variants=("large", "", "usual", "small", "smallest"),
            counted=True,
        ),
        LayoutDefinition("sources", content.sources, texts.bullets, variants=("large", "", "small"), splittable=True),
        LayoutDefinition(
            "quote",
            statements.quote,
            texts.quote,
            variants=("short", "", "long", "longest", "small", *statements.WITH_PICTURE),
            picture=True,
            without_picture="quote",
            main=PlaceholderName.QUOTE,
            fallback=Fallback.PLAIN,
        ),
        LayoutDefinition(
            "number",
            statements.number,
            texts.number,
            variants=("large", "", "small", "smallest"),
            fallback=Fallback.PLAIN,
        ),
        LayoutDefinition(
            "question",
            statements.question,
            texts.kicker,
            variants=("large", "", "long"),
            fallback=Fallback.PLAIN,
            always=True,
        ),
        LayoutDefinition(
            "task",
            statements.task,
            texts.task,
            variants=("huge", "large", "", "roles", "small", "small roles", "smallest roles"),
            even=True,
            main=PlaceholderName.STEPS,
            fallback=Fallback.NUMBERED,
        ),
        LayoutDefinition("closing", statements.closing, variants=("", "small"), fallback=Fallback.PLAIN, always=True),
    )
}
"""The layouts by the names that authors write; "title" and "closing" are those of the slides that we add."""

BASE = tuple(LayoutName(definition.name) for definition in DEFINITIONS.values() if definition.always)
"""Layouts that each deck has."""


@functools.cache
def every() -> tuple[LayoutName, ...]:
    """The names of all slide layouts, those of each deck first."""
    names = [
        name
        for layout in ("title", *LAYOUTS, "closing")
        for count in _counts(layout)
        for name in DEFINITIONS[layout].names(count)
    ]
    return tuple(dict.fromkeys((*BASE, *names)))


def starters() -> tuple[LayoutName, ...]:
    """The names of the layouts that a template to begin from has: cards in two heights, not in all that hug texts."""
    return tuple(name for name in every() if setting(name.variant)[1] not in cards.HUGGING)


def _counts(layout: str) -> range:
    """How many items a layout may have."""
    least, most = LAYOUTS[layout].items if layout in LAYOUTS else (0, 0)
    return range(least, most + 1)


def draw(grid: Grid, name: LayoutName) -> SlideLayout:
    """The slide layout of a name, measured in the font of the theme, and mirrored for right-to-left decks."""
    made = DEFINITIONS[name.layout].draw(grid, name)
    widened = tuple(replace(one, width_factor=grid.width_factor) for one in made.placeholders)
    return turned(replace(made, placeholders=widened), grid)


def turned(layout: SlideLayout, grid: Grid) -> SlideLayout:
    """A layout mirrored for right-to-left decks, with the looser lines that Arabic needs."""
    if grid.direction == "ltr":
        return layout
    looser = tuple(map(_looser, layout.placeholders))
    return mirrored(replace(layout, placeholders=looser), grid.lines.width)


def _looser(placeholder: Placeholder) -> Placeholder:
    styles = tuple(replace(one, pitch=round(one.pitch * ARABIC_PITCH, 3)) for one in placeholder.styles)
    icon = placeholder.icon
    if icon and icon.in_line:
        icon = replace(icon, in_line=icon.in_line + ARABIC_ROOM)
    return replace(placeholder, styles=styles, icon=icon)
