"""The masters of what is printed: notes pages and handouts, portrait, in ink on white. Lengths are inches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from teach_forward.deck.layouts.grid import Frame
from teach_forward.deck.layouts.layout import Anchor, Box, Slot, Style
from teach_forward.deck.write import xml

PAGE = (7.5, 10.0)
"""Width and height of a page, in inches."""

THUMBNAIL = Box(0.6, 0.6, 3.2, 1.8)
HEADER = Box(4.0, 0.6, 2.9, 1.8)
NOTES = Box(0.6, 2.65, 6.3, 6.55)
FOOTER = Box(0.6, 9.35, 4.8, 0.35)
NUMBER = Box(5.9, 9.35, 1.0, 0.35)

_WHITE = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="lt1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'


@dataclass(frozen=True, slots=True)
class Place:
    """A placeholder of a printed page: PowerPoint's type and index, where it stands and how its text is set."""

    name: str
    type: str
    idx: int
    box: Box
    styles: tuple[Style, ...]
    anchor: Anchor = "t"


def notes_styles(frame: Frame) -> tuple[Style, ...]:
    """How notes are set: prose on the first level, and bullets on the next two."""
    size, pitch = frame.theme.sizes.notes, 1.15 if frame.direction == "rtl" else 1.0
    return (
        Style(size, before=5, pitch=pitch),
        Style(size, bullet="square", hang=0.2, before=3, pitch=pitch),
        Style(size, bullet="dash", start=0.2, hang=0.2, before=2, pitch=pitch),
    )


def notes_master(frame: Frame, words: Mapping[str, str]) -> str:
    """The notes master: a small picture of the slide, session and minutes beside it, and the notes below."""
    direction = frame.direction
    image = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/>{xml.THUMBNAIL}</p:nvSpPr>'
        f"<p:spPr>{xml.xfrm(_side(THUMBNAIL, direction))}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{xml.stroke("muted", 0.75)}</p:spPr></p:sp>'
    )
    styles = notes_styles(frame)
    heading = Place("Header", "hdr", 0, HEADER, (Style(frame.theme.sizes.notes + 2, bold=True),))
    body = Place("Notes", "body", 3, NOTES, styles)  # LibreOffice does not read p:notesStyle
    shapes = image + _place(heading, 3, frame, words) + _place(body, 4, frame, words) + _foot(5, frame, words)
    levels = xml.levels((*styles, *[styles[2]] * 6), direction)
    return (
        f"{xml.HEAD}<p:notesMaster {xml.NAMESPACES}>{xml.tree(shapes, _WHITE)}{xml.DIRECT_MAP}"
        f"<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )


def handout_master(frame: Frame, words: Mapping[str, str]) -> str:
    """The handout master: a line above and below the slides."""
    heading = Place("Header", "hdr", 0, Box(0.6, 0.35, 4.8, 0.35), (Style(frame.theme.sizes.notes),))
    shapes = _place(heading, 2, frame, words) + _foot(3, frame, words)
    tree = xml.tree(shapes, _WHITE)
    return f"{xml.HEAD}<p:handoutMaster {xml.NAMESPACES}>{tree}{xml.DIRECT_MAP}</p:handoutMaster>"


def _foot(key: int, frame: Frame, words: Mapping[str, str]) -> str:
    size = frame.theme.sizes.notes
    footer = Place("Footer", "ftr", 4, FOOTER, (Style(size, "muted"),), "ctr")
    number = Place("Number", "sldNum", 5, NUMBER, (Style(size, "muted", align="end"),), "ctr")
    return _place(footer, key, frame, words) + _place(number, key + 1, frame, words)


def _place(place: Place, key: int, frame: Frame, words: Mapping[str, str]) -> str:
    language, direction = words["language_tag"], frame.direction
    slot = Slot(place.name, "body", place.idx, _side(place.box, direction), place.styles, place.anchor)
    text = xml.paragraph(xml.text_runs(words["guide_name"]), language)
    if place.type == "sldNum":
        text = xml.number_field(0, language, "7B3C8B1E-52D7-4C0B-9A55-0A1B6F1D2E31").replace("<a:t>0<", "<a:t>‹#›<")
    if place.type == "body":
        text = xml.paragraph(xml.text_runs(words["deck_prompt_text"]), language)
    styles = xml.levels(place.styles, direction, frame.theme.font)  # LibreOffice reads no theme here
    index = f' idx="{place.idx}"' if place.idx else ""
    size = ' sz="quarter"'
    properties = f'{xml.xfrm(slot.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
    body = f"{xml.body_pr(slot, direction)}<a:lstStyle>{styles}</a:lstStyle>{text}"
    return xml.shape(key, place.name, f'<p:ph type="{place.type}"{size}{index}/>', properties, body)


def _side(box: Box, direction: str) -> Box:
    return box if direction == "ltr" else box.mirrored(PAGE[0])
