"""Forms that are known across a room: cover, section, question, quotation, task, closing; and plain bullets."""

from __future__ import annotations

from dataclasses import replace

from teach_forward.deck.layouts.grid import FLUSH, Frame
from teach_forward.deck.layouts.layout import Box, Form, Insets, Mark, Slot, Style, glyph

_PANEL = Insets(0.4, 0.25, 0.35, 0.25)


def title(frame: Frame, name: str, variant: str) -> Form:
    """The cover: the workshop's number large, title and summary in the lower half, "Workshop 1 of 6" at the top."""
    size = {"": frame.sizes.cover, "long": frame.sizes.question + 4, "longest": frame.sizes.title}[variant]
    numeral = glyph(str(frame.number), "white", right=frame.end, bottom=frame.grid.height, height=5.2, opacity=16)
    width = numeral.box.x - frame.margin - 0.3  # no letter touches the number
    summary = Box(frame.margin, 5.0, min(7.6, width), 1.75)
    slots = (
        frame.poster_title(Box(frame.margin, 1.2, width, 3.6), size, kind="ctrTitle"),
        _kicker(frame, Box(frame.margin, 0.6, 8.6, 0.5)),
        Slot("subtitle", "subTitle", 1, summary, (Style(frame.sizes.body, "white"),), insets=FLUSH),
        frame.footer("white"),
    )
    return replace(frame.poster(name, "accent", slots, (numeral,)), kind="title")


def section(frame: Frame, name: str, _: str) -> Form:
    """Opens a part: a large title over a rule, one line below."""
    body = Slot(
        "body", "body", 1, Box(frame.margin, 4.4, 9.4, 1.6), (Style(frame.sizes.body + 4, "white"),), insets=FLUSH
    )
    large = frame.poster_title(Box(frame.margin, 1.4, 11, 2.5), frame.sizes.question + 10)
    slots = (large, body, frame.footer("white"), frame.slide_number("white"))
    return replace(frame.poster(name, "accent", slots, (_rule(frame, 4.1),)), kind="secHead")


def closing(frame: Frame, name: str, _: str) -> Form:
    """The end: licence and address under an invitation."""
    style = Style(frame.sizes.body, "white", before=10)
    body = Slot("body", "body", 1, Box(frame.margin, 3.8, 10.4, 2.6), (style,), insets=FLUSH)
    large = frame.poster_title(Box(frame.margin, 0.8, 11, 2.5), frame.sizes.question + 10)
    slots = (large, body, frame.footer("white"), frame.slide_number("white"))
    return frame.poster(name, "accent", slots, (_rule(frame, 3.5),))


def question(frame: Frame, name: str, variant: str) -> Form:
    """Asks the group: white on ink, the voice that asks in gold."""
    sizes = {"large": frame.sizes.cover, "": frame.sizes.question, "long": frame.sizes.title}
    box = Box(frame.margin, 2.45, 8.6, 3.1 if variant == "large" else 3.5)
    slots = (
        frame.poster_title(box, sizes[variant], top=True),
        replace(_kicker(frame, Box(frame.margin, 1.3, 8.6, 0.95)), anchor="b"),
        frame.footer("mist"),
        frame.slide_number("mist"),
    )
    mark = glyph("?", "gold", right=frame.end, bottom=5.75, height=4.1)
    bar = Mark("rect", Box(0, 0, 0.16, frame.grid.height), fill="gold")
    return frame.poster(name, "ink", slots, (bar, replace(mark, flip=frame.direction == "rtl")), "mist")


def quote(frame: Frame, name: str, variant: str) -> Form:
    """Lets somebody speak: large type beside a quotation mark, on the workshop's tint, and below it who said it."""
    start, top = frame.margin + 1.75, frame.grid.content_top + (0.25 if variant.startswith("long") else 0.6)
    size = {"short": 44, "": 36, "long": 28, "longest": frame.size(frame.sizes.body)}[variant]
    styles = (Style(size, before=10), Style(frame.sizes.label, "accent", bold=True, before=20))
    box = Box(start, top, frame.end - start, frame.grid.content_bottom - top)
    slot = Slot("quote", "body", 1, box, styles, insets=FLUSH, spare=True)
    mark = glyph("“", "accent", right=frame.margin + 1.3, bottom=top + 1.05, height=0.95)
    return frame.teaching(name, (slot,), (mark,), "tint")


def bullets(frame: Frame, name: str, variant: str) -> Form:
    """A few things about one idea. With little text the type grows and stands in the optical middle."""
    size = frame.size(frame.sizes.body) + {"": 0, "large": 4, "larger": 8, "huge": 12}[variant]
    second = max(frame.sizes.floor, size - 4)
    styles = (
        Style(size, bullet="square", hang=size / 60, before=size * {"huge": 0.8, "": 0.5}.get(variant, 0.65)),
        Style(second, bullet="dash", start=size / 60, hang=0.32, before=6),
    )
    top = frame.grid.content_top
    bottom = frame.grid.content_bottom - (0.6 if variant else 0)
    box = Box(frame.margin, top, frame.width, bottom - top)
    slot = Slot("body", "body", 1, box, styles, "ctr" if variant else "t", FLUSH, spare=True)
    return frame.teaching(name, (slot,))


def task(frame: Frame, name: str, variant: str) -> Form:
    """Sends groups to work: numbered steps on the tint, and a box of minutes and roles on ink."""
    top, bottom, side, gap = frame.grid.content_top + 0.1, frame.grid.content_bottom - 0.2, 3.5, 0.22
    more = {"huge": 6, "larger": 3}.get(variant, 0)
    size, small = frame.size(frame.sizes.body) + more, frame.size(frame.sizes.label) + more * 2 // 3
    steps = Slot(
        "steps",
        "body",
        1,
        Box(frame.margin, top, frame.width - side - gap, bottom - top),
        (Style(size, bullet="number", hang=0.62 + more / 60, before=20 if variant else 10),),
        "ctr",
        _PANEL,
        fill="tint",
        spare=True,
    )
    box = Slot(
        "box",
        "body",
        11,
        Box(frame.end - side, top, side, bottom - top),
        (
            Style(72, "gold", bold=True, pitch=0.9),
            Style(small + 4, "gold", bold=True),
            Style(small, "white", before=12),
        ),
        insets=Insets(0.3, 0.25, 0.25, 0.25),
        fill="ink",
        spare=True,
    )
    return frame.teaching(name, (steps, box))


def _kicker(frame: Frame, box: Box) -> Slot:
    """A line in gold over a title."""
    return Slot("kicker", "body", 10, box, (Style(frame.sizes.label, "gold", bold=True),), insets=FLUSH)


def _rule(frame: Frame, y: float) -> Mark:
    return Mark("rect", Box(frame.margin, y, 1.4, 0.1), fill="gold")
