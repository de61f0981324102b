"""Small pieces of DrawingML: lengths, colours, paragraphs, levels. Nothing here knows a package.

Every piece is made by `tag` and `text`, which escape what people wrote: an `Xml` is well-formed by construction.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from typing import NewType, cast
from xml.sax.saxutils import escape, quoteattr

from teach_forward.deck.layouts.layout import Box, Insets, Placeholder, Style
from teach_forward.deck.write.faces import BODY, INHERITED, Faces
from teach_forward.model import Run, Runs

Xml = NewType("Xml", str)
"""A piece of XML: elements, text, or nothing."""

Attributes = Mapping[str, str | float | None]
Link = Callable[[str], str]
"""Gives the id of a relationship for an address."""

NAMESPACES = {
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}

SCHEME = {
    "ink": "dk1",
    "white": "lt1",
    "muted": "dk2",
    "paper": "lt2",
    "accent": "accent1",
    "gold": "accent2",
    "mist": "accent3",
    "tint": "accent4",
}
"""The theme's names of colours and their names in PowerPoint's scheme of colours."""

ALIGN = {"start": ("l", "r"), "end": ("r", "l"), "center": ("ctr", "ctr")}
"""PowerPoint's alignment for ours, left to right and right to left."""

NOTHING = Xml("")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_UPRIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")  # Hebrew, Arabic: no italics
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def clean(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NO_CHARACTER.sub("", text)


def text(value: str) -> Xml:
    """A text as XML."""
    return Xml(escape(clean(value)))


def joined(pieces: Iterable[Xml]) -> Xml:
    """Pieces of XML, one after another."""
    return Xml("".join(pieces))


def tag(name: str, /, *parts: Xml | Attributes, **attributes: str | float | None) -> Xml:
    """An element. Its parts are pieces of XML, and mappings of attributes whose names Python does not allow.

    Attributes that are None are left out.
    """
    try:
        inside, empty = "".join(cast("tuple[Xml, ...]", parts)), not parts
    except TypeError:  # a few elements have mappings, and to look for these takes longer than all else
        pieces = [part for part in parts if isinstance(part, str)]
        held: dict[str, str | float | None] = {}
        for part in parts:
            if not isinstance(part, str):
                held.update(part)
        attributes = held | attributes
        inside, empty = "".join(pieces), not pieces
    written = "".join([_attribute(key, str(value)) for key, value in attributes.items() if value is not None])
    return Xml(f"<{name}{written}/>" if empty else f"<{name}{written}>{inside}</{name}>")


@functools.lru_cache(maxsize=1 << 13)  # a few thousand stand on all slides, over and over
def _attribute(key: str, value: str) -> str:
    return f" {key}={quoteattr(clean(value))}"


def document(root: Xml) -> Xml:
    """A part of a package: the root element behind the XML declaration."""
    return Xml(_HEAD + root)


def emu(inches: float) -> int:
    """Inches in PowerPoint's units, in whole hundredths of a point, so that equal lengths stay equal."""
    return round(inches * 7200) * 127


def slide_length(inches: float) -> int:
    """The slide's width or height in PowerPoint's units, in whole points: 13.333 in is 960 pt."""
    return round(inches * 72) * 12700


def xfrm(box: Box, *, flip: bool = False, turn: float = 0, name: str = "a:xfrm") -> Xml:
    """Where a shape stands; it may be flipped, or turned by degrees."""
    return tag(
        name,
        tag("a:off", x=emu(box.x), y=emu(box.y)),
        tag("a:ext", cx=emu(box.w), cy=emu(box.h)),
        rot=round(turn * 60000) % 21600000 if turn else None,
        flipH=1 if flip else None,
    )


def rectangle() -> Xml:
    """The geometry of a rectangle."""
    return tag("a:prstGeom", tag("a:avLst"), prst="rect")


def fill(colour: str, opacity: int = 100) -> Xml:
    """A fill in a colour of the theme or of a template's scheme, or none for an empty name."""
    if not colour:
        return tag("a:noFill")
    alpha = tag("a:alpha", val=opacity * 1000) if opacity < 100 else NOTHING
    return tag("a:solidFill", scheme_colour(colour, alpha))


def scheme_colour(colour: str, more: Xml = NOTHING) -> Xml:
    """A colour by our name for it, or by that of a template's scheme with the lightness that it keeps and gets."""
    if colour in SCHEME:
        return tag("a:schemeClr", more, val=SCHEME[colour])
    slot, kept, added = colour.split(":")
    changes = (tag(f"a:{name}", val=int(share) * 1000) for name, share in (("lumMod", kept), ("lumOff", added)))
    return tag("a:schemeClr", *(() if (kept, added) == ("100", "0") else changes), more, val=slot)


def stroke(colour: str, weight: float = 1.5) -> Xml:
    """An outline of so many points, or none."""
    return tag("a:ln", fill(colour), w=round(weight * 12700) if colour else None)


def background(filling: Xml) -> Xml:
    """The background of a slide, layout or master."""
    return tag("p:bg", tag("p:bgPr", filling, tag("a:effectLst")))


def body_properties(placeholder: Placeholder, direction: str) -> Xml:
    """How text stands in a placeholder. Sides of insets change with the direction."""
    inner = placeholder.insets
    beside = sides(inner, direction)
    return tag(
        "a:bodyPr",
        tag("a:normAutofit"),
        vert="horz",
        wrap="square",
        lIns=beside["lIns"],
        tIns=emu(inner.top),
        rIns=beside["rIns"],
        bIns=emu(inner.bottom),
        rtlCol=int(direction == "rtl"),
        anchor=placeholder.anchor,
    )


def sides(inner: Insets, direction: str) -> dict[str, int]:
    """The insets at both sides, as attributes of `a:bodyPr`."""
    left, right = (inner.start, inner.end) if direction == "ltr" else (inner.end, inner.start)
    return {"lIns": emu(left), "rIns": emu(right)}


def levels(styles: Iterable[Style], direction: str, faces: Faces = BODY, *, bullets: bool = True) -> Xml:
    """The levels of a list style, as `a:lvl1pPr` and so on."""
    return joined(
        level(f"a:lvl{number}pPr", style, direction, faces, bullets=bullets)
        for number, style in enumerate(styles, start=1)
    )


@functools.lru_cache(maxsize=1 << 10)  # all layouts share a few
def level(name: str, style: Style, direction: str, faces: Faces = BODY, *, bullets: bool = True) -> Xml:
    """The paragraph properties of a level as an element: alignment, indents, spacing, bullet, type.

    Faces that are inherited are not said; then the space below paragraphs is not inherited either. Without `bullets`
    the level says nothing of them.
    """
    rtl = direction == "rtl"
    return tag(
        name,
        tag("a:lnSpc", tag("a:spcPct", val=round(style.pitch * 100000))),
        tag("a:spcBef", tag("a:spcPts", val=round(style.before * 100))),
        tag("a:spcAft", tag("a:spcPts", val=0)) if faces == INHERITED else NOTHING,
        _bullet(style) if bullets else NOTHING,
        _type(style, faces),
        marL=emu(style.start + style.hang),
        indent=-emu(style.hang),
        algn=ALIGN[style.align][rtl],
        rtl=int(rtl),
        eaLnBrk=1,
        latinLnBrk=0,
        hangingPunct=1,
    )


def _type(style: Style, faces: Faces) -> Xml:
    """Size, weight, colour and fonts of a level."""
    kinds = (("latin", faces.latin), ("ea", faces.east_asian), ("cs", faces.complex))
    return tag(
        "a:defRPr",
        fill(style.colour),
        *(tag(f"a:{kind}", typeface=face) for kind, face in kinds if face),
        sz=round(style.size * 100),
        b=int(style.bold),
        i=0,
        kern=1200,
    )


def _bullet(style: Style) -> Xml:
    colour = tag("a:buClr", scheme_colour(style.mark))
    font = tag("a:buFont", typeface="Arial")
    match style.bullet:
        case "square":
            return joined((colour, font, tag("a:buChar", char="▪")))
        case "dash":
            return joined((colour, font, tag("a:buChar", char="–")))
        case "number":
            return joined((colour, font, tag("a:buAutoNum", type="arabicPlain")))
        case _:
            return tag("a:buNone")


def paragraph(  # noqa: PLR0917  (the parts of a paragraph, in the order of its XML)
    runs: Runs,
    language: str,
    link: Link | None = None,
    properties: Xml = NOTHING,
    size: float | None = None,
    filling: Xml = NOTHING,
) -> Xml:
    """A paragraph. `link` gives the id of a relationship for an address; `properties` is a whole `a:pPr` or nothing.

    `size` in points and `filling` are set on every run. The language stands on each run and on the paragraph's end.
    """
    points = None if size is None else round(size * 100)
    inside = joined(_run(run, language, link, points, filling) for run in runs)
    return tag("a:p", properties, inside, tag("a:endParaRPr", lang=language, sz=points))


def _run(run: Run, language: str, link: Link | None, points: int | None, filling: Xml) -> Xml:
    target = tag("a:hlinkClick", {"r:id": link(run.href)}) if run.href and link else NOTHING
    properties = tag(
        "a:rPr",
        filling,
        target,
        lang=language,
        sz=points,
        b=1 if run.bold else None,
        i=1 if run.italic and not _UPRIGHT.search(run.text) else None,
    )
    return tag("a:r", properties, tag("a:t", text(run.text)))


def text_body(name: str, properties: Xml, levels: Xml, paragraphs: Iterable[Xml], language: str) -> Xml:
    """A text body, `p:txBody` or `a:txBody`. It has a paragraph even where there is no text (ECMA-376, 21.1.2.1)."""
    inside = joined(paragraphs) or paragraph((), language)
    return tag(name, properties, tag("a:lstStyle", levels), inside)


def plain_paragraph(words: str, language: str, properties: Xml = NOTHING) -> Xml:
    """A paragraph of plain text."""
    return paragraph((Run(words),), language, properties=properties)


def number_field(shown: str, language: str, key: str) -> Xml:
    """A paragraph with the field of the slide's number. `key` is the field's id, a GUID."""
    field = tag("a:fld", tag("a:rPr", lang=language), tag("a:t", text(shown)), id=f"{{{key}}}", type="slidenum")
    return tag("a:p", field, tag("a:endParaRPr", lang=language))


def placeholder_tag(placeholder: Placeholder) -> Xml:
    """The `p:ph` that ties a shape to its layout."""
    part = placeholder.type in ("body", "tbl", "pic", "ftr", "sldNum") and placeholder.idx > 1
    return tag(
        "p:ph",
        type=None if placeholder.type == "obj" else placeholder.type,
        sz="quarter" if part else None,
        idx=placeholder.idx or None,
    )


def shape(key: int, name: str, nonvisual: Xml, properties: Xml, body: Xml) -> Xml:
    """A `p:sp`. `nonvisual` goes into `p:nvPr`, `properties` into `p:spPr`; `body` is its `p:txBody`."""
    locks = tag("p:cNvSpPr", tag("a:spLocks", noGrp=1))
    about = tag("p:nvSpPr", tag("p:cNvPr", id=key, name=name), locks, tag("p:nvPr", nonvisual))
    return tag("p:sp", about, tag("p:spPr", properties), body)


def thumbnail(key: int, name: str, idx: str, properties: Xml = NOTHING) -> Xml:
    """The picture of its slide on a notes page."""
    locks = tag("p:cNvSpPr", tag("a:spLocks", noGrp=1, noRot=1, noChangeAspect=1))
    nonvisual = tag("p:nvPr", tag("p:ph", type="sldImg", idx=idx))
    about = tag("p:nvSpPr", tag("p:cNvPr", id=key, name=name), locks, nonvisual)
    return tag("p:sp", about, tag("p:spPr", properties))


def tree(shapes: Xml, ground: Xml = NOTHING, name: str = "") -> Xml:
    """The `p:cSld` of a slide, layout or master: its background and its shapes."""
    nowhere = tag(
        "a:xfrm",
        tag("a:off", x=0, y=0),
        tag("a:ext", cx=0, cy=0),
        tag("a:chOff", x=0, y=0),
        tag("a:chExt", cx=0, cy=0),
    )
    about = tag("p:nvGrpSpPr", tag("p:cNvPr", id=1, name=""), tag("p:cNvGrpSpPr"), tag("p:nvPr"))
    return tag("p:cSld", ground, tag("p:spTree", about, tag("p:grpSpPr", nowhere), shapes), name=name or None)


DIRECT_MAP = tag(
    "p:clrMap",
    bg1="lt1",
    tx1="dk1",
    bg2="lt2",
    tx2="dk2",
    **{name: name for name in ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")},
)
"""A master's map of colours, each to itself."""
