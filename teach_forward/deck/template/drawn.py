"""Our own layouts, drawn in the place that a template has for text, in its colours, fonts and measures. Pure.

They are drawn on a slide that is as wide and as high as they need, and then made smaller or larger as a whole. Type
goes with them, never under the floor; whether a text still fits is measured, as everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from teach_forward.deck.layouts import catalogue
from teach_forward.deck.layouts.grid import SOURCE, Grid
from teach_forward.deck.layouts.layout import Box, Decoration, IconPlace, Insets, Placeholder, SlideLayout, Style
from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.deck.template.room import LEAST_SOURCE, LEAST_TEXT, LEAST_TITLE, TOUCH, beside, meet
from teach_forward.theme import LEAST_HEIGHT, LEAST_WIDTH, SlideGrid

_INDEXES = 100  # what our indexes of placeholders are raised by: the template has its own below
_FIRST_PART = 1001  # numbers of the parts with drawn layouts
_SOURCE, _LEAST_SOURCE = 0.28, 0.24  # inches of a line of sources
_INTO = 0.04  # inches by which it may reach into the place for text, at whose foot little is drawn
_APART = 0.001  # inches, so that no box is rounded into another
_LEAST_SCALE = 0.5  # of the size that our own layouts have
_LEAST = 0.1  # inches of a place, however small the template has it
_BELOW = 0.1  # inches that some drawings reach below the content
_ON_LIGHT = {"white": "ink", "gold": "accent", "mist": "muted"}  # colours of a dark slide, for the template's ground
_FURNITURE = (PlaceholderName.FOOTER, PlaceholderName.NUMBER)


@dataclass(frozen=True, slots=True)
class Canvas:
    """Where and how our layouts are drawn in a template: on its layout for bullets, in the place of the text.

    `area` is the place for what stands below a title, `whole` the place for both, `foot` that for a line of sources
    below them, if there is any. `palette` has its colours by our names, `height` is that of a slide, and `pictures` are
    those on it, such as logos.
    """

    bullets: SlideLayout
    area: Box
    whole: Box
    foot: Box | None
    palette: Mapping[str, str]
    height: float
    pictures: tuple[Box, ...]


def canvas(bullets: SlideLayout, height: float, palette: Mapping[str, str], pictures: Sequence[Box]) -> Canvas:
    """The canvas of a template, from its layout for bullets. Without room for sources below, the area gives it."""
    title, body = (bullets.placeholder(name) for name in (PlaceholderName.TITLE, PlaceholderName.BODY))
    area = _within(body.box, body.insets)
    both = _within(title.box, title.insets), area
    left, top = min(box.x for box in both), min(box.y for box in both)
    right, bottom = max(box.x + box.w for box in both), max(box.y + box.h for box in both)
    whole = beside(Box(left, top, right - left, bottom - top), pictures)
    others = [*_furniture(bullets), *pictures]
    foot = _foot(area, height, others)
    if not foot:
        area = replace(area, h=max(_LEAST, area.h - _SOURCE))
        foot = _foot(area, height, others)
    return Canvas(bullets, area, whole, foot, palette, height, tuple(pictures))


def _furniture(layout: SlideLayout) -> list[Box]:
    return [one.box for one in layout.placeholders if one.name in _FURNITURE]


def with_foot(layout: SlideLayout, where: Canvas) -> SlideLayout:
    """A layout of the template with a place for sources below all that it holds, if there is room for one."""
    index = SOURCE + _INDEXES
    held = [one.box for one in layout.placeholders if one.name not in _FURNITURE]
    if layout.has(PlaceholderName.SOURCE) or any(one.idx == index for one in layout.placeholders):
        return layout
    bottom = max(box.y + box.h for box in held) + _INTO + _APART  # here texts may reach down to their foot
    foot = _foot(replace(where.area, h=bottom - where.area.y), where.height, [*_furniture(layout), *where.pictures])
    if not foot:
        return layout
    factor = where.bullets.placeholder(PlaceholderName.BODY).width_factor
    style = Style(LEAST_SOURCE, where.palette["muted"])
    inner = Insets(0, 0, 0, 0)
    source = Placeholder(PlaceholderName.SOURCE, "body", index, foot, (style,), "b", inner, width_factor=factor)
    before = [one for one in layout.placeholders if one.name not in _FURNITURE]
    after = [one for one in layout.placeholders if one.name in _FURNITURE]
    return replace(layout, placeholders=(*before, source, *after))


def _foot(area: Box, height: float, others: Sequence[Box]) -> Box | None:
    """The place for a line of sources below an area, above or beside what else is there; None where there is none."""
    top = area.y + area.h - _INTO
    below = [one.y for one in others if one.y >= top and area.x < one.x + one.w and one.x < area.x + area.w]
    above = Box(area.x, top, area.w, min([height - top, _SOURCE, *(y + TOUCH - top for y in below)]))
    free = beside(replace(above, h=min(_SOURCE, height - top)), others)
    return next(
        (one for one in (above, free) if one.h >= _LEAST_SOURCE and not any(meet(one, other) for other in others)), None
    )


def is_narrow(own: Grid, where: Canvas) -> bool:
    """Whether the place below titles is so small that what is drawn in it would be out of proportion to its text."""
    return _lines_below_title(own, where.area)[0] < _LEAST_SCALE


def drawn(own: Grid, where: Canvas, name: LayoutName) -> SlideLayout:
    """One of our layouts in a template. A slide that fills our slides fills the place for title and text."""
    scale, lines = _lines_below_title(own, where.area)
    made = catalogue.draw(_grid(own, lines, scale), name)
    if made.framed:
        moved = _moved(made, scale, where.area.x - own.margin * scale, where.area.y - lines.content_top * scale)
        return _placed(moved, where, where.bullets.placeholder(PlaceholderName.TITLE))
    return _whole(own, where, name, panel=made.background == "ink")


def _whole(own: Grid, where: Canvas, name: LayoutName, *, panel: bool) -> SlideLayout:
    """A layout that fills a slide: on a panel in the colour of its ground, or on the ground of the template."""
    lines, place = own.lines, where.whole
    margin = 0 if panel else own.margin
    high = lines.content_bottom - lines.title_top
    scale = min(place.w / (lines.width - 2 * margin), place.h / high)
    width = place.w / scale + 2 * margin
    made = catalogue.draw(_grid(own, replace(lines, width=width), scale), name)
    above = (place.h - high * scale) / 2
    shown = tuple(one for one in made.decorations if one.box.y < lines.footer_top)  # not our chain of workshops
    down = place.y + above - lines.title_top * scale
    moved = _moved(replace(made, decorations=shown), scale, place.x - margin * scale, down)
    high_as_slide = lines.height * scale
    cut = tuple(
        replace(one, box=replace(one.box, y=place.y, h=place.h) if one.box.h >= high_as_slide else one.box)
        for one in moved.decorations
    )
    if panel:
        cut = (Decoration("rect", place, fill=made.background), *cut)
        return _placed(replace(moved, decorations=cut), where)
    return _placed(_recoloured(replace(moved, decorations=cut), _ON_LIGHT), where)


def _grid(own: Grid, lines: SlideGrid, scale: float) -> Grid:
    """The grid of a slide with these lines, with no type on it that would come out under the floor."""
    floor = max(own.sizes.floor, math.ceil(LEAST_TEXT / scale))
    return replace(own, theme=replace(own.theme, slide=lines, sizes=replace(own.sizes, floor=floor)))


def _lines_below_title(own: Grid, area: Box) -> tuple[float, SlideGrid]:
    """How much smaller what stands below a title is drawn, and the lines of the slide on which it is drawn."""
    lines = own.lines
    scale = min(area.w / LEAST_WIDTH, area.h / (LEAST_HEIGHT + _BELOW))
    bottom = lines.content_top + area.h / scale - _BELOW
    width = area.w / scale + 2 * lines.margin
    return scale, replace(lines, width=width, content_bottom=bottom, footer_top=bottom + 1, height=bottom + 2)


def _placed(moved: SlideLayout, where: Canvas, title: Placeholder | None = None) -> SlideLayout:
    """A layout with the furniture of the template, and its title where it has none of its own, in its colours."""
    kept = [one for one in moved.placeholders if one.name not in _FURNITURE]
    if title:
        kept = [found for one in kept if (found := _at_foot(one, where))]
        kept = [title, *(_indexed(one, where) for one in kept if one.name is not PlaceholderName.TITLE)]
    else:
        kept = [_indexed(one, where) for one in kept]
    furniture = [one for one in where.bullets.placeholders if one.name in _FURNITURE]
    recoloured = _recoloured(replace(moved, placeholders=(*kept, *furniture)), where.palette)
    return replace(
        recoloured,
        background="",
        dark=False,
        type="",
        original=str(moved.name),
        part=f"ppt/slideLayouts/slideLayout{_FIRST_PART + catalogue.every().index(moved.name)}.xml",
        colour_map=where.bullets.colour_map,
        palette=where.palette,
    )


def _at_foot(placeholder: Placeholder, where: Canvas) -> Placeholder | None:
    """A placeholder as it is, and that for sources at the foot of the template's slide, if there is room."""
    if placeholder.name is not PlaceholderName.SOURCE:
        return placeholder
    styles = tuple(replace(style, size=LEAST_SOURCE) for style in placeholder.styles)
    return replace(placeholder, box=where.foot, styles=styles) if where.foot else None


def _indexed(placeholder: Placeholder, where: Canvas) -> Placeholder:
    """A drawn placeholder as part of the template: measured in its font, with an index of its own."""
    if placeholder.name is PlaceholderName.TITLE:
        return replace(placeholder, width_factor=where.bullets.placeholder(PlaceholderName.TITLE).width_factor)
    factor = where.bullets.placeholder(PlaceholderName.BODY).width_factor
    return replace(placeholder, idx=placeholder.idx + _INDEXES, width_factor=factor)


def _moved(layout: SlideLayout, scale: float, x: float, y: float) -> SlideLayout:
    """A layout made smaller or larger round the upper left corner, then moved by inches."""

    def box(old: Box) -> Box:
        return Box(old.x * scale + x, old.y * scale + y, old.w * scale, old.h * scale)

    return replace(
        layout,
        placeholders=tuple(
            replace(
                one,
                box=box(one.box),
                insets=_scaled(one.insets, scale),
                icon=one.icon and _moved_icon(one.icon, box(one.icon.box), scale),
                styles=tuple(_smaller(style, scale, _least(one.name)) for style in one.styles),
            )
            for one in layout.placeholders
        ),
        decorations=tuple(
            replace(
                one,
                box=box(one.box),
                weight=one.weight * scale,
                style=one.style and _smaller(one.style, scale, least=1),
            )
            for one in layout.decorations
        ),
    )


def _least(name: PlaceholderName) -> int:
    return {PlaceholderName.TITLE: LEAST_TITLE, PlaceholderName.SOURCE: LEAST_SOURCE}.get(name, LEAST_TEXT)


def _smaller(style: Style, scale: float, least: int) -> Style:
    size = max(least, math.floor(style.size * scale))
    return replace(
        style, size=size, start=style.start * scale, hang=style.hang * size / style.size, before=style.before * scale
    )


def _moved_icon(icon: IconPlace, box: Box, scale: float) -> IconPlace:
    return replace(icon, box=box, insets=_scaled(icon.insets, scale), in_line=icon.in_line * scale)


def _scaled(inner: Insets, scale: float) -> Insets:
    return Insets(inner.start * scale, inner.top * scale, inner.end * scale, inner.bottom * scale)


def _recoloured(layout: SlideLayout, colours: Mapping[str, str]) -> SlideLayout:
    """A layout in other colours, by the names of those that it has."""

    def style(old: Style) -> Style:
        return replace(old, colour=colours.get(old.colour, old.colour), mark=colours.get(old.mark, old.mark))

    return replace(
        layout,
        placeholders=tuple(
            replace(
                one,
                fill=_ground(one.fill, colours),
                icon=one.icon and replace(one.icon, colour=colours.get(one.icon.colour, one.icon.colour)),
                border=colours.get(one.border, one.border),
                styles=tuple(map(style, one.styles)),
            )
            if one.type != "tbl"  # a table is written in our names for colours
            else one
            for one in layout.placeholders
        ),
        decorations=tuple(
            replace(
                one,
                fill=_ground(one.fill, colours),
                line=colours.get(one.line, one.line),
                style=one.style and style(one.style),
            )
            for one in layout.decorations
        ),
    )


def _ground(fill: str, colours: Mapping[str, str]) -> str:
    """The colour of a shape: for ink the one that the template has for grounds."""
    return colours.get("deep" if fill == "ink" and "deep" in colours else fill, fill)


def _within(box: Box, inner: Insets) -> Box:
    """A box without its insets at both sides, so that what is drawn begins where text does."""
    return replace(box, x=box.x + inner.start, w=max(_LEAST, box.w - inner.start - inner.end), h=max(_LEAST, box.h))
