"""Layouts with one large statement: cover, section, question, quote, number, task, closing; and plain bullets."""

from __future__ import annotations

from dataclasses import replace

from teach_forward.deck.layouts.decorations import glyph
from teach_forward.deck.layouts.grid import FLUSH, SCALE, Grid, setting
from teach_forward.deck.layouts.layout import Anchor, Box, Decoration, Insets, Placeholder, SlideLayout, Style
from teach_forward.deck.names import LayoutName, PlaceholderName

WITH_PICTURE = ("picture short", "picture", "picture long", "picture longest", "picture small")
"""Variants of a quotation beside a picture of who speaks."""

_PORTRAIT = 4.0  # inches that a picture beside a quotation may be wide
_PANEL = Insets(0.4, 0.25, 0.35, 0.25)


def title(grid: Grid, name: LayoutName) -> SlideLayout:
    """The cover: the workshop's picture or its number large, title and summary in the lower half, "Workshop 1 of 6"."""
    pictured = name.variant.startswith("picture")
    numeral, picture = _numeral(grid), _cover_picture(grid)
    width = picture.box.x - grid.margin - 0.4 if pictured else numeral.box.x - grid.margin - 0.3  # no letter touches it
    summary = Box(grid.margin, 5.0, min(7.6, width), 1.75)
    style = Style(grid.sizes.body, "white")
    placeholders = (
        grid.large_title(Box(grid.margin, 1.2, width, 3.6), _cover_size(grid, name.variant), type_="ctrTitle"),
        _kicker(grid, Box(grid.margin, 0.6, 8.6, 0.5)),
        Placeholder(PlaceholderName.SUBTITLE, "subTitle", 1, summary, (style,), insets=FLUSH),
        *((picture,) if pictured else ()),
        grid.footer("white"),
    )
    return replace(grid.full_bleed(name, "accent", placeholders, () if pictured else (numeral,)), type="title")


def _cover_size(grid: Grid, variant: str) -> int:
    """Points of the cover's title: fewer beside a picture, which is wider than the number."""
    sizes = grid.sizes
    return {
        "": sizes.cover,
        "long": sizes.question + 4,
        "longest": sizes.title,
        "picture": sizes.question + 4,
        "picture long": sizes.question - 4,
        "picture longer": sizes.title,
        "picture longest": sizes.body + 4,
    }[variant]


def _cover_picture(grid: Grid) -> Placeholder:
    """The workshop's picture at the end edge, where its number stands on covers without one."""
    start = grid.lines.width / 2 + 0.2
    box = Box(start, 1.35, grid.lines.width - start, (grid.lines.width - start) / 1.6)
    return Placeholder(PlaceholderName.PICTURE, "pic", 13, box, (Style(grid.sizes.floor, "white"),), "ctr")


def _numeral(grid: Grid) -> Decoration:
    """The workshop's number, as large as one digit may be; two digits leave as much room for the title."""
    number, bottom = str(grid.number), grid.lines.height
    return glyph(number, "white", right=grid.end, bottom=bottom, height=5.2, most_width=4.2, opacity=16)


def section(grid: Grid, name: LayoutName) -> SlideLayout:
    """Opens a part: a large title over a rule, one line below."""
    box, style = Box(grid.margin, 4.4, 9.4, 1.6), Style(grid.sizes.body + 4, "white")
    return replace(_over_a_rule(grid, name, box, style, y=4.1, top=1.4), type="secHead")


def closing(grid: Grid, name: LayoutName) -> SlideLayout:
    """The end: licence and address under an invitation."""
    points = grid.size(grid.sizes.body + SCALE[name.variant])
    box, style = Box(grid.margin, 3.8, 10.4, 2.6), Style(points, "white", before=10)
    return _over_a_rule(grid, name, box, style, y=3.5, top=0.8)


def _over_a_rule(  # noqa: PLR0917  (what the two layouts do not share)
    grid: Grid, name: LayoutName, box: Box, style: Style, y: float, top: float
) -> SlideLayout:
    """A large title from `top` on over a rule at `y`, and a text below it."""
    placeholders = (
        grid.large_title(Box(grid.margin, top, 11, 2.5), grid.sizes.question + 10),
        Placeholder(PlaceholderName.BODY, "body", 1, box, (style,), insets=FLUSH),
        grid.footer("white"),
        grid.slide_number("white"),
    )
    rule = Decoration("rect", Box(grid.margin, y, 1.4, 0.1), fill="gold")
    return grid.full_bleed(name, "accent", placeholders, (rule,))


def question(grid: Grid, name: LayoutName) -> SlideLayout:
    """Asks the group: white on ink, and who asks in gold."""
    sizes = {"large": grid.sizes.cover, "": grid.sizes.question, "long": grid.sizes.title}
    box = Box(grid.margin, 2.45, 8.6, 3.1 if name.variant == "large" else 3.5)
    usual = grid.size(grid.sizes.label) == grid.sizes.label
    high = 0.95 if usual else 2.25 - grid.lines.title_top  # all that there is above, where the floor makes it large
    placeholders = (
        grid.large_title(box, sizes[name.variant], top=True),
        replace(_kicker(grid, Box(grid.margin, 2.25 - high, 8.6, high)), anchor="b"),
        grid.footer("mist"),
        grid.slide_number("mist"),
    )
    mark = glyph("?", "gold", right=grid.end, bottom=5.75, height=4.1)
    bar = Decoration("rect", Box(0, 0, 0.16, grid.lines.height), fill="gold")
    decorations = (bar, replace(mark, flip=grid.direction == "rtl" and grid.turned_question))
    return grid.full_bleed(name, "ink", placeholders, decorations, "mist")


def quote(grid: Grid, name: LayoutName) -> SlideLayout:
    """Lets somebody speak: large type on the workshop's tint, and below it who said it, and where.

    Beside it stands a quotation mark, or a picture of who speaks under a smaller mark.
    """
    variant = name.variant.removeprefix("picture").strip()
    pictured = name.variant != variant
    body, label = grid.size(grid.sizes.body), grid.size(grid.sizes.label)
    size = {"short": 44, "": 36, "long": 28, "longest": body, "small": label}[variant]
    styles = (
        Style(size, before=10),
        Style(grid.sizes.label, "accent", bold=True, before=20),
        Style(grid.sizes.label, "muted", before=4),
    )
    top = grid.lines.content_top + (0.6 if variant in ("short", "") and not pictured else 0.25)
    start = grid.margin + (_PORTRAIT + 0.55 if pictured else 1.75)
    box = Box(start, top, grid.end - start, grid.lines.content_bottom - top)
    words = Placeholder(PlaceholderName.QUOTE, "body", 1, box, styles, insets=FLUSH, spare_line=True)
    opening = "»" if grid.direction == "rtl" and grid.turned_question else "“"  # as Arabic opens a quotation
    if not pictured:
        mark = glyph(opening, "accent", right=grid.margin + 1.3, bottom=top + 1.05, height=0.95)
        return grid.teaching(name, (words,), (mark,), "tint")
    below = Box(grid.margin, top + 0.05, _PORTRAIT, box.h - 0.05)
    style = Style(grid.sizes.floor)
    picture = Placeholder(PlaceholderName.PICTURE, "pic", 12, below, (style,), "ctr", fill="white")
    return grid.teaching(name, (replace(words, anchor="ctr"), picture), (), "tint")


def number(grid: Grid, name: LayoutName) -> SlideLayout:
    """Lets one number speak: a figure as large as it can be beside a bar, and below it the sentence about it."""
    body = grid.size(grid.sizes.body)
    figure, more = {"large": (138, 8), "": (96, 8), "small": (60, 4), "smallest": (40, 0)}[name.variant]
    styles = (Style(figure, "accent", bold=True, pitch=0.9), Style(body + more, before=10))
    top, start = grid.lines.content_top + 0.25, grid.margin + 0.5
    box = Box(start, top, grid.end - start, grid.lines.content_bottom - 0.25 - top)
    told = Placeholder(PlaceholderName.BODY, "body", 1, box, styles, "ctr", FLUSH, spare_line=True)
    bar = Decoration("rect", replace(box, x=grid.margin, w=0.12), fill="gold")
    return grid.teaching(name, (told,), (bar,), "tint")


def bullets(grid: Grid, name: LayoutName) -> SlideLayout:
    """A few things about one idea. With little text the type grows and stands in the optical middle."""
    variant = name.variant
    size = grid.size(grid.sizes.body) + {"": 0, "large": 4, "larger": 8, "huge": 12, "small": -4}[variant]
    second = max(grid.sizes.floor, size - 4)
    air = {"huge": 0.8, "": 0.5, "small": 0.5}.get(variant, 0.65)
    styles = (
        Style(size, bullet="square", hang=size / 60, before=size * air),
        Style(second, bullet="dash", start=size / 60, hang=0.32, before=6),
    )
    top = grid.lines.content_top
    grown = variant not in ("", "small")
    bottom = grid.lines.content_bottom - (0.6 if grown else 0)
    box = Box(grid.margin, top, grid.width, bottom - top)
    anchor: Anchor = "t" if variant == "small" else "ctr"  # a slide that is half full has its text in the middle
    return grid.teaching(
        name, (Placeholder(PlaceholderName.BODY, "body", 1, box, styles, anchor, FLUSH, spare_line=True),)
    )


def task(grid: Grid, name: LayoutName) -> SlideLayout:
    """Sends groups to work: numbered steps on the tint, and a box of minutes and roles on ink."""
    top, bottom, gap = grid.lines.content_top + 0.1, grid.lines.content_bottom - 0.2, 0.22
    size, form = setting(name.variant)
    side = 4.4 if form == "roles" else 3.5
    steps = Box(grid.margin, top, grid.width - side - gap, bottom - top)
    box = Box(grid.end - side, top, side, bottom - top)
    return grid.teaching(name, (_task_steps(grid, SCALE[size], steps), _task_box(grid, size, form, box)))


def _task_steps(grid: Grid, more: int, box: Box) -> Placeholder:
    """The steps, larger by so many points than body text."""
    size, before = grid.size(grid.sizes.body + more), 14 if more > 0 else 10
    style = Style(size, bullet="number", hang=0.62 + max(0, more) / 60, before=before)
    return Placeholder(PlaceholderName.STEPS, "body", 1, box, (style,), "ctr", _PANEL, fill="tint", spare_line=True)


def _task_box(grid: Grid, size: str, form: str, box: Box) -> Placeholder:
    """Minutes, their unit, roles: one level each."""
    small = grid.sizes.label + (4 if size == "huge" else 0)
    styles = (
        Style(60 if form == "roles" else 72, "gold", bold=True, pitch=0.9),
        Style(small + 4, "gold", bold=True),
        Style(small, "white", before=12),
    )
    inner = Insets(0.3, 0.25, 0.25, 0.25)
    return Placeholder(PlaceholderName.BOX, "body", 11, box, styles, insets=inner, fill="ink", spare_line=True)


def _kicker(grid: Grid, box: Box) -> Placeholder:
    """A line in gold over a title."""
    style = Style(grid.size(grid.sizes.label), "gold", bold=True)
    return Placeholder(PlaceholderName.KICKER, "body", 10, box, (style,), insets=FLUSH)
