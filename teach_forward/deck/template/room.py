"""Room for texts in a template: beside its logos, and for titles and summaries that take more lines than one. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from teach_forward.deck.layouts.layout import POINTS, Box, Placeholder, SlideLayout
from teach_forward.deck.layouts.metrics import PITCH
from teach_forward.deck.names import PlaceholderName

LEAST_TITLE, LEAST_TEXT, LEAST_SOURCE = 24, 18, 14
"""Points under which no title, no text and no line of sources is set, unless the template itself has it smaller."""

TOUCH = 0.02
"""Inches by which boxes may reach into each other: nobody sees it."""

_BESIDE = 0.1  # inches kept free beside a picture
_LEAST_LEFT = 0.5  # of a place for text must remain beside pictures
_TITLE_LINES, _SUMMARY_LINES = 2, 4
_EDGE = 0.25  # inches at the foot of a slide


def beside(place: Box, pictures: Iterable[Box]) -> Box:
    """A place for text that does not reach under pictures such as logos; as it is where that costs too much."""
    box = place
    for picture in pictures:
        if not meet(box, picture) or _under_middle(picture, place):
            continue
        right, bottom = picture.x + picture.w + _BESIDE, picture.y + picture.h + _BESIDE
        parts = (
            replace(box, w=picture.x - _BESIDE - box.x),
            replace(box, x=right, w=box.x + box.w - right),
            replace(box, h=picture.y - _BESIDE - box.y),
            replace(box, y=bottom, h=box.y + box.h - bottom),
        )
        box = max((one for one in parts if min(one.w, one.h) > 0), key=lambda one: one.w * one.h, default=box)
    return place if box.w * box.h < place.w * place.h * _LEAST_LEFT else box


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes lie over each other, but for what cannot be seen."""
    wide = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    high = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    return wide > TOUCH and high > TOUCH


def with_title(layout: SlideLayout) -> SlideLayout:
    """A layout whose title has room for two lines, if the text below it can give that room."""
    title, body = (layout.placeholder(name) for name in (PlaceholderName.TITLE, PlaceholderName.BODY))
    high = _height(title, _TITLE_LINES, LEAST_TITLE)
    if title.box.h >= high or title.box.y + title.box.h > body.box.y + TOUCH:
        return layout
    lower = max(0.0, title.box.y + high - body.box.y)
    grown = {
        title: replace(title, box=replace(title.box, h=high), explicit_box=True),
        body: _lowered(body, lower) if lower else body,
    }
    return replace(layout, placeholders=tuple(grown.get(one, one) for one in layout.placeholders))


def with_summary(layout: SlideLayout, height: float) -> SlideLayout:
    """A cover whose subtitle has room for a few lines, if nothing is below it. `height` is that of the slide."""
    name = PlaceholderName.SUBTITLE
    subtitle = layout.placeholder(name)
    tops = [one.box.y for one in layout.placeholders if one.name is not name and one.box.y > subtitle.box.y]
    high = min(_height(subtitle, _SUMMARY_LINES, LEAST_TEXT), min([height - _EDGE, *tops]) - subtitle.box.y)
    if high <= subtitle.box.h:
        return layout
    grown = replace(subtitle, box=replace(subtitle.box, h=high), explicit_box=True)
    return replace(layout, placeholders=tuple(grown if one is subtitle else one for one in layout.placeholders))


def _height(placeholder: Placeholder, lines: int, size: int) -> float:
    """The inches of a placeholder with so many lines of a size."""
    style = placeholder.styles[0]
    text = lines * min(size, style.size) * PITCH * style.pitch + (lines - 1) * style.before
    return text / POINTS + placeholder.insets.top + placeholder.insets.bottom


def _lowered(body: Placeholder, inches: float) -> Placeholder:
    box = body.box
    return replace(body, box=replace(box, y=box.y + inches, h=box.h - inches), explicit_box=True)


def _under_middle(picture: Box, text: Box) -> bool:
    """Whether a picture lies under the middle of a text: then the text is meant to stand on it."""
    x, y = text.x + text.w / 2, text.y + text.h / 2
    return picture.x <= x <= picture.x + picture.w and picture.y <= y <= picture.y + picture.h
