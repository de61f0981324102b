"""The XML of the shapes on a layout or master: decorations, and placeholders with a prompt in the deck's language."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

from teach_forward.deck.layouts.icons import drawing
from teach_forward.deck.layouts.layout import Box, Decoration, IconPlace, Insets, Placeholder, SlideLayout
from teach_forward.deck.layouts.metrics import Outline, Point, outline
from teach_forward.deck.layouts.outlines import Outlines
from teach_forward.deck.names import PlaceholderName
from teach_forward.deck.write import xml
from teach_forward.deck.write.faces import BODY, HEADINGS, INHERITED
from teach_forward.deck.write.picture import inside
from teach_forward.deck.write.xml import Xml, tag
from teach_forward.messages import Messages

_CORNERS = ((0.0, 55.0), (14.0, 41.0), (36.0, 63.0), (86.0, 13.0), (100.0, 27.0), (36.0, 91.0))
TICK = Outline(100, 104, (("moveTo", _CORNERS[:1]), *(("lnTo", (corner,)) for corner in _CORNERS[1:]), ("close", ())))
"""A tick, which Arial lacks."""

ANY_NUMBER = "‹#›"
"""What stands for the slide's number on layouts and masters."""

_NUMBER_FIELD = "7B3C8B1E-52D7-4C0B-9A55-0A1B6F1D2E30"
DECORATIVE = tag(
    "a:extLst",
    tag(
        "a:ext",
        tag(
            "adec:decorative",
            {"xmlns:adec": "http://schemas.microsoft.com/office/drawing/2017/decorative"},
            val=1,
        ),
        uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
    ),
)
"""The mark of what screen readers pass over."""
_NO_HANDLES = xml.joined(
    (
        *(tag(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst")),
        tag("a:rect", l="0", t="0", r="r", b="b"),
    )
)
"""What a freeform that cannot be adjusted says before its paths."""
_LETTERING = Placeholder(PlaceholderName.NUMBER, "body", 0, Box(0, 0, 0, 0), (), insets=Insets(0, 0, 0, 0))


def shapes(layout: SlideLayout, name: str, direction: str, messages: Messages, *, own_fonts: bool = True) -> Xml:
    """All shapes of a layout or master of a name: what is drawn first, then the placeholders in reading order.

    Not `own_fonts`: placeholders have the fonts of the template's master.
    """
    drawn = [
        _decoration(decoration, 1 + number, f"{name}: drawing {number}", direction, messages.language_tag)
        for number, decoration in enumerate(layout.decorations, start=1)
    ]
    held = [
        _placeholder(placeholder, key, direction, messages, own_fonts=own_fonts)
        for key, placeholder in enumerate(layout.placeholders, start=2 + len(drawn))
    ]
    return xml.joined((*drawn, *held))


def _placeholder(placeholder: Placeholder, key: int, direction: str, messages: Messages, *, own_fonts: bool) -> Xml:
    """A placeholder: its box, how its text is set, and a prompt."""
    properties = xml.joined(
        (
            xml.xfrm(placeholder.box),
            xml.rectangle(),
            xml.fill(placeholder.fill),
            xml.stroke(placeholder.border, 2),
        )
    )
    faces = HEADINGS if placeholder.type in ("title", "ctrTitle") else BODY
    faces = faces if own_fonts else INHERITED
    body = xml.text_body(
        "p:txBody",
        xml.body_properties(placeholder, direction),
        xml.levels(placeholder.styles, direction, faces),
        _prompt(placeholder, messages),
        messages.language_tag,
    )
    return xml.shape(key, placeholder.name.capitalize(), xml.placeholder_tag(placeholder), properties, body)


def _prompt(placeholder: Placeholder, messages: Messages) -> Iterator[Xml]:
    """What a placeholder says while it is empty, a paragraph a level."""
    language = messages.language_tag
    match placeholder.type:
        case "sldNum":
            yield xml.number_field(ANY_NUMBER, language, _NUMBER_FIELD)
        case "ftr":
            yield xml.plain_paragraph(messages["guide_name"], language)
        case "title" | "ctrTitle":
            yield xml.plain_paragraph(messages["deck_prompt_title"], language)
        case _ if placeholder.name is PlaceholderName.SOURCE:
            yield xml.plain_paragraph(messages.plural("deck_source", 1).format(sources="…"), language)
        case _:
            for level in range(len(placeholder.styles)):
                yield xml.plain_paragraph(messages["deck_prompt_text"], language, tag("a:pPr", lvl=level))


def _decoration(decoration: Decoration, key: int, name: str, direction: str, language: str) -> Xml:
    """Something drawn, marked as decorative for screen readers."""
    about = tag(
        "p:nvSpPr",
        tag("p:cNvPr", DECORATIVE, id=key, name=name),
        tag("p:cNvSpPr"),
        tag("p:nvPr", userDrawn=1),
    )
    properties = tag(
        "p:spPr",
        xml.xfrm(decoration.box, flip=decoration.flip, turn=decoration.turn),
        _geometry(decoration),
        xml.fill(decoration.fill, decoration.opacity),
        xml.stroke(decoration.line, decoration.weight),
    )
    return tag("p:sp", about, properties, _lettering(decoration, direction, language))


def _lettering(decoration: Decoration, direction: str, language: str) -> Xml:
    if not decoration.style or not decoration.text:
        return xml.NOTHING
    properties, levels = xml.body_properties(_LETTERING, direction), xml.levels((decoration.style,), direction)
    words = xml.plain_paragraph(decoration.text, language)
    return xml.text_body("p:txBody", properties, levels, (words,), language)


def _geometry(decoration: Decoration) -> Xml:
    """PowerPoint's preset, or a drawing."""
    if decoration.shape in ("glyph", "tick"):
        return freeform(outline(decoration.text) if decoration.text else TICK)
    rounding = f"val {decoration.rounding * 1000}" if decoration.shape == "roundRect" else ""
    guide = tag("a:gd", name="adj", fmla=rounding) if rounding else xml.NOTHING
    return tag("a:prstGeom", tag("a:avLst", guide), prst=decoration.shape)


def icon(name: str, place: IconPlace, key: int, *, turned: bool) -> Xml:
    """The icon of a card as a freeform in a colour of the theme, decorative; `turned` round, as in a mirror."""
    about = tag(
        "p:nvSpPr",
        tag("p:cNvPr", DECORATIVE, id=key, name=f"Icon {key}"),
        tag("p:cNvSpPr"),
        tag("p:nvPr"),
    )
    drawn = drawing(name)
    properties = tag(
        "p:spPr",
        xml.xfrm(inside(place.box, (drawn.width, drawn.height)), flip=turned),
        freeform(drawn),
        xml.fill(place.colour),
        xml.stroke(""),
    )
    return tag("p:sp", about, properties)


@functools.lru_cache(maxsize=256)  # the same icons and numerals stand on many slides
def freeform(outlined: Outline) -> Xml:
    """A drawing as a freeform: it looks the same wherever the deck is opened, whatever fonts are there."""
    return custom_geometry((outlined.width, outlined.height), (outlined.path,))


def custom_geometry(size: Point, paths: Iterable[Outlines], corner: Point = (0, 0), scale: float = 1) -> Xml:
    """Paths in one field of a size, whose top left is `corner`, in units `scale` times as fine as those of the paths.

    A drawing has some thousand numbers and nothing to be escaped: written so, they take a third of the time.
    """
    (width, height), (left, top) = size, corner
    field = f'w="{round(width * scale)}" h="{round(height * scale)}"'

    def steps(path: Outlines) -> str:
        return "".join([f"<a:{command}>{placed(points)}</a:{command}>" for command, points in path])

    def placed(points: tuple[Point, ...]) -> str:
        return "".join([f'<a:pt x="{round((x - left) * scale)}" y="{round((y - top) * scale)}"/>' for x, y in points])

    written = "".join([f"<a:path {field}>{steps(path)}</a:path>" for path in paths])
    return Xml(f"<a:custGeom>{_NO_HANDLES}<a:pathLst>{written}</a:pathLst></a:custGeom>")
