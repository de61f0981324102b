"""What is behind a text of a template: colours, where it is one or runs from one to another, and pictures."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree
from PIL import Image

from teach_forward.deck.layouts.layout import Box
from teach_forward.ooxml.inheritance import Slide, own_box, placeholder_of
from teach_forward.ooxml.package import NS, Package
from teach_forward.util.contrast import Colour

EMU = 914400
"""PowerPoint's units in an inch."""

_SAMPLES = 12  # colours across and down a picture that are looked at
_HALF = 50_000  # of opacity, in thousandths of a per cent
_MOST_PIXELS = 40_000_000
_WHITE: Colour = (255, 255, 255)
_P = f"{{{NS['p']}}}"
_FILLS = ("solidFill", "gradFill", "blipFill", "noFill")


def behind(slide: Slide, shape: etree._Element, box: Box) -> tuple[Colour, ...]:
    """Colours that lie behind a shape of a layout, evenly taken; one where the ground has one."""
    for parent in slide.parents(shape):
        fill = _fill(parent.find("p:spPr", NS))
        if fill is not None:
            if _kind(fill) == "noFill":
                break
            return _colours(slide, parent, fill, box, box)
    for painted in reversed(list(_painted(slide))):
        place, fill = painted.place, painted.fill
        if place and _covers(place, box) and fill is not None and _hides(fill):
            return _colours(slide, painted.shape, fill, place, box)
    return _background(slide, box)


def pictures(slide: Slide) -> Iterator[Box]:
    """Where pictures and groups of the layout and its master lie, such as logos."""
    for painted in _painted(slide):
        shape, place = painted.shape, painted.place
        picture = shape.tag in (f"{_P}pic", f"{_P}grpSp") or shape.find("p:spPr/a:blipFill", NS) is not None
        if picture and place:
            yield place


def box_of(shape: etree._Element) -> Box | None:
    """The rectangle that is written on a shape, in inches."""
    if (found := own_box(shape)) is None:
        return None
    left, top, right, bottom = (side / EMU for side in found)
    return Box(left, top, right - left, bottom - top)


def mean(colours: Iterable[Colour]) -> Colour:
    """The middle of some colours."""
    red, green, blue = (sum(channel) / len(channel) for channel in map(list, zip(*colours, strict=True)))
    return round(red), round(green), round(blue)


@dataclass(frozen=True, slots=True)
class _Painted:
    """A shape that a layout or master paints, where it lies, and what fills it."""

    shape: etree._Element
    place: Box | None
    fill: etree._Element | None


def _painted(slide: Slide) -> Iterator[_Painted]:
    """What master and layout paint, the farthest first; what stands in a group is not looked at by itself."""
    trees = slide.trees if slide.tree.get("showMasterSp", "1") not in ("0", "false") else slide.trees[:1]
    for tree in reversed(trees):
        yield from _painted_by(tree)


# All texts of a layout lie over the same shapes, and all layouts over those of their master.


@functools.lru_cache(maxsize=128)
def _painted_by(tree: etree._Element) -> tuple[_Painted, ...]:
    """What a layout or master paints itself, in its order."""
    shapes = tree.find("p:cSld/p:spTree", NS)
    found = shapes.iterchildren(f"{_P}sp", f"{_P}pic", f"{_P}grpSp") if shapes is not None else ()
    return tuple(_Painted(shape, box_of(shape), _fill_of(shape)) for shape in found if placeholder_of(shape) is None)


def _fill_of(shape: etree._Element) -> etree._Element | None:
    return shape.find("p:blipFill", NS) if shape.tag == f"{_P}pic" else _fill(shape.find("p:spPr", NS))


def _background(slide: Slide, box: Box) -> tuple[Colour, ...]:
    root = slide.package.root(slide.package.presentation)
    size = root.find("p:sldSz", NS)
    whole = Box(0, 0, *(int(size.get(name, "0")) / EMU for name in ("cx", "cy"))) if size is not None else box
    for tree in slide.trees:
        own, reference = tree.find("p:cSld/p:bg/p:bgPr", NS), tree.find("p:cSld/p:bg/p:bgRef", NS)
        if own is not None and (fill := _fill(own)) is not None:
            return _colours(slide, own, fill, whole, box)
        if reference is not None:
            return _of_theme(slide, reference, whole, box)
    return (slide.scheme("bg1") or _WHITE,)


def _of_theme(slide: Slide, reference: etree._Element, whole: Box, box: Box) -> tuple[Colour, ...]:
    """The colours of a background that the theme holds by number, in a colour of the layout or master."""
    fills = slide.theme.find("a:themeElements/a:fmtScheme/a:bgFillStyleLst", NS)
    number = int(reference.get("idx", "0")) - 1001
    fill = fills[number] if fills is not None and 0 <= number < len(fills) else None
    if fill is not None and _kind(fill) == "blipFill":
        return _colours(slide, fill, fill, whole, box)
    return (slide.resolve(reference) or _WHITE,)


def _fill(holder: etree._Element | None) -> etree._Element | None:
    found = (holder.find(f"a:{name}", NS) for name in _FILLS) if holder is not None else ()
    return next((fill for fill in found if fill is not None), None)


def _kind(fill: etree._Element) -> str:
    return etree.QName(fill).localname


def _hides(fill: etree._Element) -> bool:
    """Whether a fill hides more than half of what is behind it."""
    alpha = fill.find("*/a:alpha", NS)
    return _kind(fill) != "noFill" and (alpha is None or int(alpha.get("val", "100000")) >= _HALF)


def _colours(slide: Slide, holder: etree._Element, fill: etree._Element, place: Box, box: Box) -> tuple[Colour, ...]:
    """The colours of a fill that lies on a place, as far as it is behind a box."""
    if _kind(fill) == "blipFill":
        data = _picture(slide.package, holder, fill)
        return (_pixels(data, place, box) if data else ()) or (_WHITE,)
    stops = fill.findall("a:gsLst/a:gs", NS) if _kind(fill) == "gradFill" else [fill]
    return tuple(colour for stop in stops if (colour := slide.resolve(stop))) or (_WHITE,)


def _picture(package: Package, holder: etree._Element, fill: etree._Element) -> bytes:
    """The file of a picture, found in the relationships of the part that the fill stands in."""
    blip, root = fill.find("a:blip", NS), holder.getroottree().getroot()
    key = blip.get(f"{{{NS['r']}}}embed", "") if blip is not None else ""
    part = next((name for name in package.parts if package.tree(name) is root), "")
    target = next((item.target for item in package.relationships(part) if item.id == key), "") if part else ""
    return package.data(target) if target in package.parts else b""


def _pixels(data: bytes, place: Box, box: Box) -> tuple[Colour, ...]:
    """Colours of a picture that fills a place, as far as it lies behind a box; none where it cannot be read."""
    if not place.w * place.h:
        return ()
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return ()
            wide, high = image.width / place.w, image.height / place.h
            left, top = max(0.0, box.x - place.x) * wide, max(0.0, box.y - place.y) * high
            right = min(place.w, box.x + box.w - place.x) * wide
            bottom = min(place.h, box.y + box.h - place.y) * high
            shown = image.convert("RGBA").resize((_SAMPLES, _SAMPLES), Image.Resampling.BOX, (left, top, right, bottom))
            part = Image.alpha_composite(Image.new("RGBA", shown.size, (*_WHITE, 255)), shown).convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError):
        return ()
    data = part.tobytes()
    return tuple(zip(data[::3], data[1::3], data[2::3], strict=True))


def _covers(place: Box, box: Box) -> bool:
    """Whether the middle of a box lies on a place that is about as large."""
    x, y = box.x + box.w / 2, box.y + box.h / 2
    inside = place.x <= x <= place.x + place.w and place.y <= y <= place.y + place.h
    return inside and place.w * place.h >= box.w * box.h / 2
