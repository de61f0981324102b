"""Pictures on slides: as large as their place allows, whole, with pixels for every program and a drawing for most."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import quoteattr

from teach_forward.deck.layouts.layout import Box, Slot
from teach_forward.deck.slides import Files, Image
from teach_forward.deck.write import xml
from teach_forward.library.addresses import pixels_of
from teach_forward.library.library import Library
from teach_forward.model import Document

_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_DRAWING = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # the extension that holds a drawing beside its pixels


def load(library: Library, document: Document) -> dict[str, Files]:
    """The files of the pictures that a document shows on its slides, by address; the checks tell of what is missing."""
    shown = {picture.href for slide in document.slides for picture in slide.pictures}
    found = {href: path for href in sorted(shown) if (path := library.beside(document, href))}
    return {href: _files(path) for href, path in found.items() if pixels_of(path).is_file()}


def _files(path: Path) -> Files:
    """The bytes of a picture's pixels, and those of the drawing where it is one."""
    pixels = pixels_of(path)
    return pixels.read_bytes(), path.read_bytes() if pixels != path else b""


def inside(box: Box, size: tuple[int, int]) -> Box:
    """The largest place in the middle of a box that has the proportions of a picture of so many pixels."""
    wide, high = size
    scale = min(box.w / wide, box.h / high)
    shown = replace(box, w=wide * scale, h=high * scale)
    return replace(shown, x=box.x + (box.w - shown.w) / 2, y=box.y + (box.h - shown.h) / 2)


def frame(key: int, slot: Slot, image: Image, size: tuple[int, int], ids: tuple[str, str]) -> str:
    """The `p:pic` of a picture. `size` is in pixels; `ids` are the relationships to its pixels and to its drawing."""
    pixels, drawing = ids
    extension = (
        f'<a:extLst><a:ext uri="{_DRAWING}"><asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{drawing}"/></a:ext></a:extLst>'
        if drawing
        else ""
    )
    holder = "" if slot.free else xml.placeholder(slot)
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{key}" name="Picture {key}" descr={quoteattr(image.description)}/>'
        f'<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr><p:nvPr>{holder}</p:nvPr></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{pixels}">{extension}</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{xml.xfrm(inside(slot.box, size))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
