"""Smaller type in a layout of a template: how small the texts of a slide must be to fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from teach_forward.deck.layouts.layout import Placeholder, SlideLayout
from teach_forward.deck.layouts.texts import text_line
from teach_forward.deck.names import PlaceholderName
from teach_forward.deck.plan import fit, table
from teach_forward.deck.plan.drafts import Draft
from teach_forward.deck.slides import Text
from teach_forward.deck.template.room import LEAST_TEXT, LEAST_TITLE
from teach_forward.messages import Messages

STEP = 2
"""Points between the sizes that are tried."""


def needed(
    layout: SlideLayout, draft: Draft, messages: Messages, *, is_drawn: bool
) -> Iterator[tuple[PlaceholderName, int]]:
    """The fewest points by which each placeholder of a slide must be smaller; none where no size is small enough.

    A layout that `is_drawn` has the sizes of ours, but for a framed title.
    """
    for text in draft.texts:
        if is_drawn and not (layout.framed and text.placeholder is PlaceholderName.TITLE):
            continue
        placeholder, tried = layout.placeholder(text.placeholder), _tried(draft, text, messages)
        for points, less in _steps(placeholder):
            if all(fit.measure(less, one).fits for one in tried):
                yield text.placeholder, points
                break
    if draft.cells and not is_drawn:
        for points, less in _steps(layout.placeholder(draft.cells.placeholder)):
            if table.measure(less, draft.cells).fits:
                yield draft.cells.placeholder, points
                break


def _steps(placeholder: Placeholder) -> Iterator[tuple[int, Placeholder]]:
    """A placeholder smaller and smaller, and by how many points each time."""
    for points in range(0, max(0, int(placeholder.styles[0].size - _least(placeholder))) + 1, STEP):
        yield points, smaller(placeholder, points)


def smaller(placeholder: Placeholder, points: int) -> Placeholder:
    """A placeholder set smaller by so many points, none of its levels under the floor."""
    least = _least(placeholder)
    styles = tuple(
        replace(style, size=max(min(least, style.size), style.size - points)) for style in placeholder.styles
    )
    return replace(placeholder, styles=styles, explicit_size=placeholder.explicit_size or points > 0)


def _least(placeholder: Placeholder) -> int:
    return LEAST_TITLE if placeholder.name is PlaceholderName.TITLE else LEAST_TEXT


def _tried(draft: Draft, text: Text, messages: Messages) -> list[Text]:
    """A text, and for a title what it becomes when its slide goes on over a second one."""
    if text.placeholder is not PlaceholderName.TITLE or draft.items < 2:
        return [text]
    part = messages["part_of"].format(title=draft.title, part=1, parts=2)
    return [text, Text(PlaceholderName.TITLE, (text_line(part),))]
