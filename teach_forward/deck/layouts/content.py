"""Forms that keep and prove: takeaways, sources, table, figure."""

from __future__ import annotations

from teach_forward.deck.layouts.grid import FLUSH, Frame
from teach_forward.deck.layouts.layout import Anchor, Box, Form, Insets, Mark, Slot, Style


def takeaways(frame: Frame, name: str, variant: str) -> Form:
    """What to remember and do: white bands, each ticked off."""
    count, _, measure = variant.partition(" ")
    number, gap, top = int(count), 0.2, frame.grid.content_top + 0.15
    height = min(1.45, (frame.grid.content_bottom - top - gap * (number - 1)) / number)
    style = Style(frame.size(frame.sizes.body) + {"large": 8, "": 4, "usual": 0}[measure])
    slots, marks = [], []
    for place in range(number):
        y = top + place * (height + gap)
        marks.append(Mark("rect", Box(frame.margin, y, 0.95, height), fill="accent"))
        marks.append(Mark("tick", Box(frame.margin + 0.25, y + height / 2 - 0.18, 0.45, 0.36), fill="gold"))
        box = Box(frame.margin + 0.95, y, frame.width - 0.95, height)
        inner = Insets(0.3, 0.08, 0.3, 0.08)
        slots.append(
            Slot(f"card {place + 1}", "body", 11 + place, box, (style,), "ctr", inner, fill="white", spare=True)
        )
    return frame.teaching(name, tuple(slots), tuple(marks))


def sources(frame: Frame, name: str, variant: str) -> Form:
    """Where facts come from: small, but never under the floor."""
    size = frame.size(frame.sizes.label + (2 if variant else 0))
    style = Style(size, bullet="square", hang=0.34, before=size * (0.65 if variant else 0.5))
    top = frame.grid.content_top
    bottom = frame.grid.content_bottom - (0.6 if variant else 0)
    box = Box(frame.margin, top, frame.width, bottom - top)
    anchor: Anchor = "ctr" if variant else "t"
    return frame.teaching(name, (Slot("body", "body", 1, box, (style,), anchor, FLUSH, spare=True),))


def table(frame: Frame, name: str, variant: str) -> Form:
    """Rows and columns. The first style is that of the header row, the second that of the cells."""
    label, floor = frame.sizes.label, frame.sizes.floor
    sizes = {"large": frame.sizes.body + 2, "": label + 2, "medium": label, "small": floor}
    size = frame.size(sizes[variant])
    styles = (Style(size, "white", bold=True), Style(size))
    top = frame.grid.content_top + 0.15
    box = Box(frame.margin, top, frame.width, frame.grid.content_bottom - top)
    inner = Insets(0.16, 0.1, 0.12, 0.1)
    return frame.teaching(name, (Slot("table", "tbl", 11, box, styles, insets=inner, spare=True),))


def figure(frame: Frame, name: str, variant: str) -> Form:  # noqa: ARG001  (it has one measure)
    """A picture as large as it can be, and a line or two about it."""
    top, below = frame.grid.content_top + 0.05, frame.grid.content_bottom - 0.8
    place = Box(frame.margin, top, frame.width, below - top - 0.15)
    caption = Box(frame.margin, below, frame.width, 0.8)
    style, said = Style(frame.size(frame.sizes.label), "muted"), Style(frame.sizes.floor)
    picture = Slot("picture", "pic", 12, place, (said,), "ctr", fill="white")
    return frame.teaching(name, (picture, Slot("body", "body", 1, caption, (style,), insets=FLUSH)))
