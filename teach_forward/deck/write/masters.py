"""The masters of what is printed: notes pages and handouts, portrait, in ink on white. Lengths are inches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from teach_forward.deck.layouts.grid import Grid
from teach_forward.deck.layouts.layout import Anchor, Box, Placeholder, Style
from teach_forward.deck.names import PlaceholderName
from teach_forward.deck.write import xml
from teach_forward.deck.write.faces import faces
from teach_forward.deck.write.shapes import ANY_NUMBER
from teach_forward.deck.write.xml import Xml, tag
from teach_forward.messages import Messages
from teach_forward.util.paper import A4, Paper

MILLIMETRES = 25.4  # in an inch

# As they stand on A4; what lies at the end or at the foot moves with these.
THUMBNAIL = Box(0.6, 0.6, 3.6, 2.025)
HEADER = Box(4.4, 0.6, 3.27, 2.025)
NOTES = Box(0.6, 2.8, 7.07, 8.1)
LARGE = {
    "sldImg": Box(0.6, 1.05, 7.07, 3.977),
    "hdr": Box(0.6, 0.55, 7.07, 0.4),
    "body": Box(0.6, 5.2, 7.07, 5.7),
}
"""Where slide, heading and notes stand on a page whose notes leave the slide the width of the page."""
FOOTER = Box(0.6, 11.0, 6.0, 0.35)
HEADING = Box(0.6, 0.35, 4.8, 0.35)
NUMBER = Box(6.67, 11.0, 1.0, 0.35)

_NUMBER_FIELD = "7B3C8B1E-52D7-4C0B-9A55-0A1B6F1D2E31"
_WHITE = xml.background(tag("a:solidFill", tag("a:schemeClr", val="lt1")))


@dataclass(frozen=True, slots=True)
class PagePlaceholder:
    """A placeholder of a printed page: PowerPoint's type and index, its box, and how its text is set."""

    name: str
    type: str
    idx: int
    box: Box
    styles: tuple[Style, ...]
    anchor: Anchor = "t"


def page_size(paper: Paper) -> tuple[float, float]:
    """Width and height of a page, in inches."""
    return paper.width / MILLIMETRES, paper.height / MILLIMETRES


def notes_box(paper: Paper) -> Box:
    """Where notes stand on a page from left to right."""
    wider, higher = _beyond(paper)
    return replace(NOTES, w=NOTES.w + wider, h=NOTES.h + higher)


def large(grid: Grid, share: float = 1) -> Mapping[str, Box]:
    """The places on a page with a large slide, by PowerPoint's type of what stands there.

    `share` is how much of the width the slide takes.
    """
    wider, higher = _beyond(grid.paper)
    slide = LARGE["sldImg"]
    wide = share * min(slide.w + wider, (slide.h + higher) * slide.w / slide.h)
    high = wide * slide.h / slide.w
    body = LARGE["body"]
    top = body.y + high - slide.h
    boxes = {
        "sldImg": replace(slide, w=wide, h=high),
        "hdr": replace(LARGE["hdr"], w=LARGE["hdr"].w + wider),
        "body": replace(body, y=top, w=body.w + wider, h=body.y + body.h + higher - top),
    }
    return {kind: _side(box, grid) for kind, box in boxes.items()}


def _beyond(paper: Paper) -> tuple[float, float]:
    """By how many inches paper is wider and higher than A4."""
    (width, height), (usual_width, usual_height) = page_size(paper), page_size(A4)
    return width - usual_width, height - usual_height


def notes_styles(grid: Grid) -> tuple[Style, ...]:
    """How notes are set: prose on the first level, and bullets on the next two."""
    size, pitch = grid.sizes.notes, 1.15 if grid.direction == "rtl" else 1.0
    return (
        Style(size, before=5, pitch=pitch),
        Style(size, bullet="square", hang=0.2, before=3, pitch=pitch),
        Style(size, bullet="dash", start=0.2, hang=0.2, before=2, pitch=pitch),
    )


def notes_master(grid: Grid, messages: Messages) -> Xml:
    """The notes master: a small picture of the slide, session and minutes beside it, and the notes below."""
    styles = notes_styles(grid)
    position = xml.xfrm(_side(THUMBNAIL, grid))
    image = xml.thumbnail(2, "Slide", "2", xml.joined((position, xml.rectangle(), xml.stroke("muted", 0.75))))
    beside = replace(HEADER, w=HEADER.w + _beyond(grid.paper)[0])
    heading = PagePlaceholder("Header", "hdr", 0, beside, (Style(grid.sizes.notes + 2, bold=True),))
    body = PagePlaceholder("Notes", "body", 3, notes_box(grid.paper), styles)  # LibreOffice does not read p:notesStyle
    shapes = xml.joined((image, *_shapes((heading, body, *_foot(grid)), 3, grid, messages)))
    levels = xml.levels((*styles, *[styles[2]] * 6), grid.direction)
    return tag("p:notesMaster", xml.NAMESPACES, xml.tree(shapes, _WHITE), xml.DIRECT_MAP, tag("p:notesStyle", levels))


def handout_master(grid: Grid, messages: Messages) -> Xml:
    """The handout master: whose slides they are stands above them, and what may be done with them below."""
    heading = PagePlaceholder("Header", "hdr", 0, HEADING, (Style(grid.sizes.notes),))
    shapes = xml.joined(_shapes((heading, *_foot(grid)), 2, grid, messages))
    return tag("p:handoutMaster", xml.NAMESPACES, xml.tree(shapes, _WHITE), xml.DIRECT_MAP)


def _foot(grid: Grid) -> tuple[PagePlaceholder, PagePlaceholder]:
    size = grid.sizes.notes
    wider, higher = _beyond(grid.paper)
    at_foot = replace(FOOTER, w=FOOTER.w + wider, y=FOOTER.y + higher)
    at_end = replace(NUMBER, x=NUMBER.x + wider, y=NUMBER.y + higher)
    footer = PagePlaceholder("Footer", "ftr", 4, at_foot, (Style(size, "muted"),), "ctr")
    number = PagePlaceholder("Number", "sldNum", 5, at_end, (Style(size, "muted", align="end"),), "ctr")
    return footer, number


def _shapes(placeholders: tuple[PagePlaceholder, ...], first: int, grid: Grid, messages: Messages) -> list[Xml]:
    """The shapes of placeholders, with ids from the first on."""
    return [_shape(placeholder, key, grid, messages) for key, placeholder in enumerate(placeholders, start=first)]


def _shape(placeholder: PagePlaceholder, key: int, grid: Grid, messages: Messages) -> Xml:
    direction = grid.direction
    box = _side(placeholder.box, grid)
    as_text = Placeholder(PlaceholderName.BODY, "body", placeholder.idx, box, placeholder.styles, placeholder.anchor)
    shown = faces(grid.theme.font, messages.locale)  # LibreOffice reads no theme here
    levels = xml.levels(placeholder.styles, direction, shown)
    nonvisual = tag("p:ph", type=placeholder.type, sz="quarter", idx=placeholder.idx or None)
    properties = xml.joined((xml.xfrm(box), xml.rectangle(), xml.fill("")))
    body = xml.text_body(
        "p:txBody",
        xml.body_properties(as_text, direction),
        levels,
        (_prompt(placeholder, messages),),
        messages.language_tag,
    )
    return xml.shape(key, placeholder.name, nonvisual, properties, body)


def _prompt(placeholder: PagePlaceholder, messages: Messages) -> Xml:
    language = messages.language_tag
    if placeholder.type == "sldNum":
        return xml.number_field(ANY_NUMBER, language, _NUMBER_FIELD)
    key = {"body": "deck_prompt_text", "ftr": "deck_licence"}.get(placeholder.type, "guide_name")
    return xml.plain_paragraph(messages[key], language)


def _side(box: Box, grid: Grid) -> Box:
    return box if grid.direction == "ltr" else box.mirrored(page_size(grid.paper)[0])
