"""The XML of a picture: as large as its box allows, whole, with pixels for every program and a drawing for most."""

from __future__ import annotations

from dataclasses import replace

from teach_forward.deck.layouts.layout import Box, Placeholder
from teach_forward.deck.slides import Image
from teach_forward.deck.write import xml
from teach_forward.deck.write.xml import Xml, tag

_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_DRAWING = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # the extension that holds a drawing beside its pixels


def inside(box: Box, size: tuple[float, float]) -> Box:
    """The largest box in the middle of a box that has the proportions of a picture."""
    wide, high = size
    scale = min(box.w / wide, box.h / high)
    shown = replace(box, w=wide * scale, h=high * scale)
    return replace(shown, x=box.x + (box.w - shown.w) / 2, y=box.y + (box.h - shown.h) / 2)


def picture(key: int, placeholder: Placeholder, image: Image, size: tuple[int, int], ids: tuple[str, str]) -> Xml:
    """The `p:pic` of a picture. `size` is in pixels; `ids` are the relationships to its pixels and to its drawing."""
    pixels, drawing = ids
    holder = xml.NOTHING if placeholder.explicit_box else xml.placeholder_tag(placeholder)
    about = tag(
        "p:nvPicPr",
        tag("p:cNvPr", id=key, name=f"Picture {key}", descr=image.description),
        tag("p:cNvPicPr", tag("a:picLocks", noGrp=1, noChangeAspect=1)),
        tag("p:nvPr", holder),
    )
    blip = tag("a:blip", {"r:embed": pixels}, _extension(drawing) if drawing else xml.NOTHING)
    filling = tag("p:blipFill", blip, tag("a:stretch", tag("a:fillRect")))
    position = xml.xfrm(inside(placeholder.box, size))
    return tag("p:pic", about, filling, tag("p:spPr", position, xml.rectangle()))


def _extension(drawing: str) -> Xml:
    blip = tag("asvg:svgBlip", {"xmlns:asvg": _SVG, "r:embed": drawing})
    return tag("a:extLst", tag("a:ext", blip, uri=_DRAWING))
