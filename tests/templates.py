"""Small templates of our own making, each like a kind that unions have. Made in code from the one of python-pptx."""

from __future__ import annotations

import copy
import io
import itertools
from collections.abc import Callable
from functools import cache
from typing import Any

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import SlideLayoutPart, SlideMasterPart

from teach_forward.deck.template.style import TemplateStyle, template_of
from teach_forward.deck.write.pptx import starter
from teach_forward.ooxml.package import NS
from tests.showcase import DIRECTIONS, MESSAGES, PROJECT, own_style

A, P = NS["a"], NS["p"]
_SPACES = f'xmlns:a="{A}" xmlns:p="{P}" xmlns:r="{NS["r"]}"'
Inches = tuple[float, float, float, float]


def saved(presentation: Any) -> bytes:
    """The file of a presentation."""
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


@cache
def default() -> bytes:
    """What python-pptx ships: 4:3, Calibri, PowerPoint's eleven usual layouts; with two slides of its own."""
    presentation = Presentation()
    first, second = (presentation.slides.add_slide(presentation.slide_layouts[place]) for place in (0, 1))
    first.shapes.title.text = "An old title"
    first.shapes.title.click_action.target_slide = second
    second.notes_slide.notes_text_frame.text = "An old note"
    return saved(presentation)


def only(presentation: Any, *names: str) -> None:
    """Take out all layouts of the first master but those of some names."""
    for layout in list(presentation.slide_layouts):
        if layout.name not in names:
            presentation.slide_layouts.remove(layout)


@cache
def google_slides() -> bytes:
    """As Google Slides exports: 10 x 5.625 inches, types of layouts in plenty, fonts on every level, text-only bodies.

    The first layout of the type for text and title has no title, as in a ministry's template.
    """
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = 9144000, 5143500
    only(presentation, "Title Slide", "Title and Content", "Title Only", "Blank")
    cover, body, titled, blank = presentation.slide_layouts
    _held(
        cover,
        ("ctrTitle", "", (0.34, 0.81, 9.32, 2.24), 52),
        ("subTitle", "1", (0.34, 3.1, 9.32, 0.87), 28),
        ("sldNum", "12", (9.27, 5.1, 0.6, 0.43), 10),
    )
    _held(blank, ("body", "1", (0.34, 0.5, 9.32, 4.3), 18), ("sldNum", "12", (9.27, 5.1, 0.6, 0.43), 10))
    _held(titled, ("title", "", (0.34, 0.49, 9.32, 0.63), 28))
    _held(
        body,
        ("title", "", (0.34, 0.49, 9.32, 0.63), 28),
        ("body", "1", (0.34, 1.26, 9.32, 3.74), 18),
        ("sldNum", "12", (9.27, 5.1, 0.6, 0.43), 10),
    )
    names = (
        (blank, "CUSTOM", "Custom", "tx"),
        (cover, "TITLE", "Title slide", "title"),
        (titled, "TITLE_ONLY", "Title only", "titleOnly"),
        (body, "CUSTOM_1", "Custom 1", "tx"),
    )
    listed = presentation.slide_master._element.find("p:sldLayoutIdLst", NS)
    listed.insert(0, listed[3])  # the layout without a title comes first
    for layout, name, matching, type_ in names:
        layout._element.find("p:cSld", NS).set("name", name)
        layout._element.set("matchingName", matching)
        layout._element.set("type", type_)
    _held(
        presentation.slide_master,
        ("title", "", (0.34, 0.49, 9.32, 0.63), 28),
        ("body", "1", (0.34, 1.26, 9.32, 3.74), 18),
        ("sldNum", "12", (9.27, 5.1, 0.6, 0.43), 10),
    )
    return saved(presentation)


@cache
def several_masters() -> bytes:
    """Two masters with layouts of the same names: the first has no text under its titles, the second is whole."""
    presentation = Presentation()
    _second_master(presentation, accent="7A1F5C")
    only(presentation, "Title Slide", "Title and Content")
    without_body = presentation.slide_layouts[1]._element
    for shape in without_body.xpath(".//p:sp[.//p:ph[@idx='1']]"):
        shape.getparent().remove(shape)
    del without_body.attrib["type"]
    return saved(presentation)


@cache
def dark_photograph() -> bytes:
    """A cover with a dark photograph over the whole slide, and the dark title that was there before."""
    presentation = Presentation()
    cover = presentation.slide_layouts[0]
    photograph = _picture(presentation, cover, (20, 24, 30), (640, 480))
    fill = f'<p:bg {_SPACES}><p:bgPr><a:blipFill><a:blip r:embed="{photograph}"/><a:stretch><a:fillRect/></a:stretch>'
    content = cover._element.find("p:cSld", NS)
    content.insert(0, parse_xml(f"{fill}</a:blipFill><a:effectLst/></p:bgPr></p:bg>"))
    return saved(presentation)


LOGO: Inches = (8.2, 0.2, 1.5, 1.0)
"""Where the logo of `logo` lies: in the corner of titles at the right."""


@cache
def logo() -> bytes:
    """A logo on the master, in the corner of the titles."""
    presentation = Presentation()
    master = presentation.slide_master
    key = _picture(presentation, master, (180, 20, 40), (150, 100))
    master._element.find("p:cSld/p:spTree", NS).append(_pic(key, LOGO))
    return saved(presentation)


@cache
def dark() -> bytes:
    """White on dark blue, by the map of colours of the master; with a footer in Times."""
    presentation = Presentation()
    master = presentation.slide_master
    mapping = master._element.find("p:clrMap", NS)
    for name, slot in {"bg1": "dk2", "tx1": "lt1", "bg2": "dk1", "tx2": "lt2"}.items():
        mapping.set(name, slot)
    for layout in [master, *presentation.slide_layouts]:
        for properties in layout._element.xpath(".//p:sp[.//p:ph[@type='ftr']]//a:defRPr"):
            properties.append(etree.fromstring(f'<a:latin {_SPACES} typeface="Times New Roman"/>'))
    return saved(presentation)


@cache
def small_body() -> bytes:
    """A layout for bullets whose text is a narrow column."""
    presentation = Presentation()
    only(presentation, "Title Slide", "Title and Content")
    body = presentation.slide_layouts[1].placeholders[1]
    body.left, body.top, body.width, body.height = (round(914400 * inches) for inches in (5.9, 1.75, 3.6, 4.9))
    return saved(presentation)


KINDS: dict[str, Callable[[], bytes]] = {
    "usual": default,
    "google": google_slides,
    "masters": several_masters,
    "photograph": dark_photograph,
    "logo": logo,
    "dark": dark,
    "narrow": small_body,
}
"""Every kind, by a word for it."""


def _held(holder: Any, *placeholders: tuple[str, str, Inches, int]) -> None:
    """Give a layout or master these placeholders alone: type, index, box in inches, size in points."""
    tree = holder._element.find("p:cSld/p:spTree", NS)
    for shape in tree.findall("p:sp", NS):
        tree.remove(shape)
    for key, (type_, idx, box, size) in enumerate(placeholders, start=2):
        tree.append(_google_shape(key, type_, idx, box, size))


def _google_shape(key: int, type_: str, idx: str, box: Inches, size: int) -> etree._Element:
    """A placeholder as Google Slides writes it: every level with its font, size and colour."""
    bullet = '<a:buChar char="●"/>' if type_ == "body" else "<a:buNone/>"
    spacing = (115, 1200) if type_ == "body" else (100, 0)
    hang = 'marL="457200" indent="-342900"' if type_ == "body" else 'marL="0" indent="0"'
    faces = "".join(f'<a:{kind} typeface="Lato"/>' for kind in ("latin", "ea", "cs", "sym"))
    levels = "".join(
        f'<a:lvl{level}pPr {hang} lvl="{level - 1}"><a:lnSpc><a:spcPct val="{spacing[0]}000"/></a:lnSpc>'
        f'<a:spcAft><a:spcPts val="{spacing[1]}"/></a:spcAft>{bullet}<a:defRPr sz="{size * 100}"><a:solidFill>'
        f'<a:schemeClr val="dk1"/></a:solidFill>{faces}</a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )
    index = f' idx="{idx}"' if idx else ""
    return parse_xml(
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{key}" name="Google Shape;{key};p1"/><p:cNvSpPr txBox="1">'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{type_}"{index}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_xfrm(box)}{_RECTANGLE}</p:spPr><p:txBody>"
        f'<a:bodyPr lIns="91425" tIns="91425" rIns="91425" bIns="91425" anchor="t"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{levels}</a:lstStyle><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
    )


_RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def _xfrm(box: Inches) -> str:
    x, y, wide, high = (round(914400 * inches) for inches in box)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'


def _pic(key: str, box: Inches) -> etree._Element:
    return parse_xml(
        f'<p:pic {_SPACES}><p:nvPicPr><p:cNvPr id="90" name="Logo" descr="Logo"/><p:cNvPicPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvPicPr><p:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{_xfrm(box)}{_RECTANGLE}</p:spPr></p:pic>"
    )


def _picture(presentation: Any, holder: Any, colour: tuple[int, int, int], size: tuple[int, int]) -> str:
    """The relationship of a layout or master to a picture in one colour."""
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "PNG")
    package = presentation.part.package
    part = Part(PackURI("/ppt/media/made.png"), "image/png", package, stream.getvalue())
    return str(holder.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))


def _second_master(presentation: Any, accent: str) -> None:
    """Add a copy of the master, its theme and its layouts, in another accent."""
    first = presentation.slide_master
    package = presentation.part.package
    theme = first.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    recoloured = etree.fromstring(theme.blob)
    recoloured.find(f".//{{{A}}}accent1/{{{A}}}srgbClr").set("val", accent)
    other_theme = Part(PackURI("/ppt/theme/theme9.xml"), CONTENT_TYPE.OFC_THEME, package, etree.tostring(recoloured))
    root = copy.deepcopy(first._element)
    part = SlideMasterPart(PackURI("/ppt/slideMasters/slideMaster9.xml"), CONTENT_TYPE.PML_SLIDE_MASTER, package, root)
    part.relate_to(other_theme, RELATIONSHIP_TYPE.THEME)
    ids = itertools.count(3_000_000_000)
    listed = root.find("p:sldLayoutIdLst", NS)
    for entry in list(listed):
        listed.remove(entry)
    for number, layout in enumerate(first.slide_layouts, start=91):
        uri = PackURI(f"/ppt/slideLayouts/slideLayout{number}.xml")
        own = SlideLayoutPart(uri, CONTENT_TYPE.PML_SLIDE_LAYOUT, package, copy.deepcopy(layout._element))
        own.relate_to(part, RELATIONSHIP_TYPE.SLIDE_MASTER)
        key = part.relate_to(own, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        listed.append(parse_xml(f'<p:sldLayoutId {_SPACES} id="{next(ids)}" r:id="{key}"/>'))
    key = presentation.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE_MASTER)
    masters = presentation.part._element.find("p:sldMasterIdLst", NS)
    masters.append(parse_xml(f'<p:sldMasterId {_SPACES} id="{next(ids)}" r:id="{key}"/>'))


def template_style(data: bytes, locale: str) -> TemplateStyle:
    return TemplateStyle(template_of("union.pptx", data, DIRECTIONS[locale]), own_style(locale))


@cache
def our_starter(locale: str) -> bytes:
    return starter(own_style(locale), MESSAGES[locale], PROJECT.date)
