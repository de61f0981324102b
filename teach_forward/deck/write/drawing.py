"""The XML of a drawing as native shapes: a group of freeforms, which can be recoloured and resized, with one text."""

from __future__ import annotations

import functools

from teach_forward.deck.layouts import vectors
from teach_forward.deck.layouts.layout import POINTS, Box
from teach_forward.deck.layouts.vectors import Paint, Vector
from teach_forward.deck.slides import Image
from teach_forward.deck.write import xml
from teach_forward.deck.write.colours import DrawingColours
from teach_forward.deck.write.picture import inside
from teach_forward.deck.write.shapes import DECORATIVE, custom_geometry
from teach_forward.deck.write.xml import Xml, tag

_UNIT, _FINE = 9525, 20  # a drawing's unit in PowerPoint's units (96 to the inch), and in the units of freeforms
_SHAPES = 1000  # ids that the shapes of a drawing may take


def group(key: int, image: Image, box: Box, colours: DrawingColours, place: int) -> Xml:
    """A drawing as large as its box allows, whole; nothing if shapes cannot express it.

    `place` is its place among the pictures of the slide, from 1: the ids of its shapes begin at so many thousand.
    """
    drawing = vectors.read(image.drawing) if image.drawing else None
    if drawing is None:
        return xml.NOTHING
    placed = inside(box, (drawing.width, drawing.height))
    about = tag(
        "p:nvGrpSpPr",
        tag("p:cNvPr", id=key, name=f"Picture {key}", descr=image.description),
        tag("p:cNvGrpSpPr", tag("a:grpSpLocks", noChangeAspect=1)),
        tag("p:nvPr"),
    )
    field = tag(
        "a:xfrm",
        tag("a:off", x=xml.emu(placed.x), y=xml.emu(placed.y)),
        tag("a:ext", cx=xml.emu(placed.w), cy=xml.emu(placed.h)),
        tag("a:chOff", x=0, y=0),
        tag("a:chExt", cx=round(drawing.width * _UNIT), cy=round(drawing.height * _UNIT)),
    )
    scale = placed.w * POINTS / drawing.width if drawing.lined else 0
    return tag("p:grpSp", about, tag("p:grpSpPr", field), _shapes(image.drawing, colours, place * _SHAPES, scale))


@functools.lru_cache(maxsize=8)  # a picture stands in the decks of guide and exercise, in every language
def _shapes(svg: bytes, colours: DrawingColours, key: int, scale: float) -> Xml:
    """The shapes of a drawing. A group does not scale outlines: a unit of theirs is `scale` points."""
    drawing = vectors.read(svg)
    shapes = drawing.shapes if drawing else ()
    looks = {shape.paint: _look(shape.paint, colours, scale) for shape in shapes}
    numbered = enumerate(shapes, start=key + 1)
    return Xml("".join([_shape(shape, number, looks[shape.paint]) for number, shape in numbered]))


def _look(paint: Paint, colours: DrawingColours, scale: float) -> Xml:
    filled = colours.fill(paint.fill, paint.opacity, shade=paint.shade)
    line = colours.fill(paint.line, paint.line_opacity)
    return xml.joined((filled, tag("a:ln", line, w=round(paint.weight * scale * 12700) or None)))


def _shape(shape: Vector, key: int, look: Xml) -> str:
    """Shapes of one paint as a freeform in which each is a path of its own."""
    left, top, right, bottom = (round(side * _UNIT) for side in shape.bounds)
    x, y, end, foot = shape.bounds
    drawn = custom_geometry((end - x, foot - y), shape.outlines, (x, y), _FINE)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{key}" name="Shape {key}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{right - left}" cy="{bottom - top}"/></a:xfrm>'
        f"{drawn}{look}</p:spPr></p:sp>"
    )
