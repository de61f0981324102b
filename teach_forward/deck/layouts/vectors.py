"""Drawings as shapes that a slide can have: what PowerPoint's freeforms can show of an SVG, and nothing else.

A drawing that has more than flat shapes (text, gradients, filters, masks, styles), or that crosses its own edge, is not
read: it stays a picture. Everything is measured in the drawing's own units, y downwards.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from fontTools.misc.transform import Transform
from fontTools.svgLib.path.parser import parse_path
from lxml import etree

from teach_forward.deck.layouts.metrics import Pen
from teach_forward.deck.layouts.outlines import (
    Bounds,
    Outlines,
    Step,
    around,
    bounds,
    filled_twice,
    inside,
    rounded,
    touch,
)

MOST_POINTS = 20_000
"""Points of a drawing at most; one with more stays a picture."""
MOST_SHAPES = 1_000
"""Shapes of a drawing at most: each is compared with all others."""
LEAST, MOST = 1e-3, 1e6
"""Units that a drawing may be wide and high, and lie from the origin at most."""

_SVG = "{http://www.w3.org/2000/svg}"
_INHERITED = ("fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-opacity")
_GEOMETRY = {
    "path": {"d"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "line": {"x1", "y1", "x2", "y2"},
    "polygon": {"points"},
    "polyline": {"points"},
}
"""The shapes, and the attributes that say where they are."""
_OWN = ("opacity", "class")
_OTHERS = {"id", "transform", *_OWN, *_INHERITED}
_SILENT = {"title", "desc", "metadata"}
_ROOT = {"id", "class", "width", "height", "viewBox", "version", "role", *_INHERITED}
_NAMED = {"black": "#000000", "white": "#FFFFFF", "none": ""}
_HEX = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_PLAIN = re.compile(r"\s*[Mm][MLHVCQZmlhvcqz0-9\s,.+-]*")
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_SIZES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "Z": 0}
_STEPS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Q": "quadBezTo"}
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?")
_MOVE = re.compile(r"\s*(translate|scale|rotate|matrix)\s*\(([^()]*)\)\s*,?")
_EDGE = 0.1  # units by which a shape may cross the edge of the drawing: rounding
_EVEN = 0.01  # the share by which the two scales of a shape with an outline may differ


@dataclass(frozen=True, slots=True)
class Paint:
    """How a shape is painted: colours as `#RRGGBB` or empty, opacity in per cent, width of the outline in units.

    `shade` says that the fill is a shade of the workshop's accent: `class="accent"`.
    """

    fill: str
    shade: bool = False
    opacity: int = 100
    line: str = ""
    weight: float = 0
    line_opacity: int = 100


@dataclass(frozen=True, slots=True)
class Vector:
    """Shapes of one paint, each drawn by itself, and the box round all: left, top, right, bottom."""

    paint: Paint
    outlines: tuple[Outlines, ...]
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Vectors:
    """A drawing: its width and height, and its shapes from the back to the front."""

    width: float
    height: float
    shapes: tuple[Vector, ...]

    @property
    def lined(self) -> bool:
        """Whether any shape has an outline."""
        return any(shape.paint.line for shape in self.shapes)


class _Unknown(Exception):
    """Something that shapes cannot express."""


def traced(path: str) -> Outlines:
    """The steps of a path in the language of SVG. Raises ValueError or what fontTools raises for what is not one.

    fontTools reads what is seldom: arcs, and curves that begin as others end. For the rest it takes ten times as long.
    """
    if _PLAIN.fullmatch(path):
        return tuple(_plain_steps(path))
    pen = Pen()
    parse_path(path, pen)
    return tuple(pen.path)


def _plain_steps(path: str) -> Iterator[Step]:
    """The steps of a path of lines and curves."""
    x = y = start_x = start_y = 0.0
    closed = False
    for command, written in _COMMAND.findall(path):
        numbers = [float(one) for one in _NUMBER.findall(written)]
        kind, (base_x, base_y) = command.upper(), (x, y) if command.islower() else (0.0, 0.0)
        size = _SIZES[kind]
        if (len(numbers) % size if size else numbers) or (size and not numbers):
            raise ValueError(path)
        if kind == "Z":
            if (x, y) != (start_x, start_y):
                yield "lnTo", ((start_x, start_y),)
            yield "close", ()
            x, y = start_x, start_y
        elif closed and kind != "M":
            yield "moveTo", ((x, y),)
        closed = kind == "Z"
        for at in range(0, len(numbers), size or 1):
            part = numbers[at : at + size]
            if command.islower():
                base_x, base_y = x, y
            if kind in "HV":
                x, y = (base_x + part[0], y) if kind == "H" else (x, base_y + part[0])
                yield "lnTo", ((x, y),)
                continue
            points = tuple((base_x + part[n], base_y + part[n + 1]) for n in range(0, size, 2))
            x, y = points[-1]
            if kind == "M" and at == 0:
                start_x, start_y = x, y
            yield "lnTo" if kind == "M" and at else _STEPS[kind], points


@functools.lru_cache(maxsize=8)  # a picture stands on covers and slides of a workshop's decks
def read(svg: bytes) -> Vectors | None:
    """The shapes of an SVG; None for one that shapes cannot express."""
    try:
        root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
        left, top, width, height = _field(root)
        known = _written(root, _ROOT)
        moved = Transform().translate(-left, -top)
        shapes = list(islice(_shapes(root, moved, known, [MOST_POINTS]), MOST_SHAPES + 1))
    except (etree.XMLSyntaxError, _Unknown, ValueError, ArithmeticError, LookupError, TypeError, AssertionError):
        return None  # the last five: numbers that are none, and paths that fontTools cannot read
    within = (-_EDGE, -_EDGE, width + _EDGE, height + _EDGE)
    if len(shapes) > MOST_SHAPES or not all(inside(shape.bounds, within) for shape in shapes):
        return None
    return Vectors(width, height, tuple(_merged(shapes)))


def _field(root: etree._Element) -> tuple[float, float, float, float]:
    """The drawing's field: left, top, width, height. Its size, if it is said, has the same proportions."""
    if root.tag != f"{_SVG}svg" or root.getroottree().docinfo.internalDTD is not None:
        raise _Unknown
    sizes = [float(root.get(name, "nan")) for name in ("width", "height")]
    view = root.get("viewBox")
    left, top, width, height = map(float, re.split(r"[\s,]+", view.strip())) if view else (0, 0, *sizes)
    if not all(LEAST <= size <= MOST for size in (width, height)) or not all(abs(at) <= MOST for at in (left, top)):
        raise _Unknown
    if all(map(math.isfinite, sizes)) and abs(sizes[0] * height - sizes[1] * width) > 0.01 * width * height:
        raise _Unknown
    return left, top, width, height


def _written(element: etree._Element, known: set[str]) -> Mapping[str, str]:
    """The attributes of an element, all of which must be known: an unknown one may change how it looks."""
    found = {str(key): str(value) for key, value in element.attrib.items()}
    if not known.issuperset(key for key in found if not key.startswith("aria-")):
        raise _Unknown
    return found


def _shapes(
    parent: etree._Element, transform: Transform, inherited: Mapping[str, str], left: list[float]
) -> Iterator[Vector]:
    """The shapes below an element, in order. `left` holds how many points there may still be."""
    for element in parent.iterchildren(etree.Element):
        name = str(element.tag).removeprefix(_SVG)
        if name in _SILENT:
            continue
        if name not in _GEOMETRY and name != "g":
            raise _Unknown
        said = _written(element, _OTHERS | _GEOMETRY.get(name, set()))
        look = {**inherited, **{key: said[key] for key in _INHERITED if key in said}}
        here = transform.transform(_transform(said.get("transform", "")))
        if name == "g":
            if float(said.get("opacity", 1)) != 1:
                raise _Unknown  # shapes that overlap would show through each other
            yield from _shapes(element, here, look, left)
        elif shape := _shape(element, name, here, {**look, **{key: said[key] for key in _OWN if key in said}}):
            left[0] -= sum(len(points) for outlines in shape.outlines for _, points in outlines)
            if left[0] < 0:
                raise _Unknown
            yield shape


def _transform(written: str) -> Transform:
    """Where a shape is moved to, turned and scaled."""
    made, rest = Transform(), written.strip()
    while rest:
        match = _MOVE.match(rest)
        if not match:
            raise _Unknown
        kind, numbers = match[1], [float(one) for one in _NUMBER.findall(match[2])]
        rest = rest[match.end() :]
        match kind, numbers:
            case "translate", [x, *y] if len(y) < 2:
                made = made.translate(x, *y)
            case "scale", [x, *y] if len(y) < 2:
                made = made.scale(x, *(y or [x]))
            case "rotate", [turn]:
                made = made.rotate(math.radians(turn))
            case "rotate", [turn, x, y]:
                made = made.translate(x, y).rotate(math.radians(turn)).translate(-x, -y)
            case "matrix", [_, _, _, _, _, _]:
                made = made.transform(Transform(*numbers))
            case _:
                raise _Unknown
    return made


def _shape(element: etree._Element, name: str, transform: Transform, look: Mapping[str, str]) -> Vector | None:
    """A shape; None for one that is not seen."""
    paint = _paint(look, transform)
    if not paint.fill and not paint.line:
        return None
    steps = traced(element.get("d", "")) if name == "path" else tuple(_steps(name, element))
    outlines = tuple((step, tuple(map(transform.transformPoint, points))) for step, points in steps)
    points = [point for _, step in outlines for point in step]
    if not points:
        return None
    if not all(math.isfinite(x) and math.isfinite(y) for x, y in points):
        raise _Unknown
    if paint.fill and look.get("fill-rule", "nonzero") != "evenodd" and filled_twice(outlines):
        raise _Unknown
    half = paint.weight / 2
    left, top, right, bottom = bounds(points)
    return Vector(paint, (outlines,), (left - half, top - half, right + half, bottom + half))


def _steps(name: str, element: etree._Element) -> Iterator[Step]:
    """The steps round a shape that is not a path."""
    at = {key: float(element.get(key, 0)) for key in _GEOMETRY[name] if key != "points"}
    match name:
        case "rect":
            across, down = at["rx"] or at["ry"], at["ry"] or at["rx"]
            half = at["width"] / 2, at["height"] / 2
            if min(*half, across, down) < 0:
                raise _Unknown
            middle = at["x"] + half[0], at["y"] + half[1]
            yield from rounded(middle, half, (min(across, half[0]), min(down, half[1])))
        case "circle" | "ellipse":
            radii = (at["r"], at["r"]) if name == "circle" else (at["rx"], at["ry"])
            if min(radii) < 0:
                raise _Unknown
            yield from rounded((at["cx"], at["cy"]), radii, radii)
        case "line":
            yield from (("moveTo", ((at["x1"], at["y1"]),)), ("lnTo", ((at["x2"], at["y2"]),)))
        case _:
            numbers = [float(one) for one in re.split(r"[\s,]+", element.get("points", "").strip())]
            corners = list(zip(numbers[::2], numbers[1::2], strict=True))
            yield from (("lnTo" if index else "moveTo", (corner,)) for index, corner in enumerate(corners))
            if name == "polygon":
                yield "close", ()


def _paint(look: Mapping[str, str], transform: Transform) -> Paint:
    opacity = float(look.get("opacity", 1))
    fill, line = _colour(look.get("fill", "black")), _colour(look.get("stroke", "none"))
    shade, seen = look.get("class") == "accent", _per_cent(opacity * float(look.get("fill-opacity", 1)))
    if not line:
        return Paint(fill, shade, seen)
    across = math.hypot(transform.xx, transform.xy), math.hypot(transform.yx, transform.yy)
    if opacity != 1 or abs(across[0] - across[1]) > _EVEN * max(across):
        raise _Unknown  # an outline shows through, or is wider one way than the other
    weight = float(look.get("stroke-width", 1)) * across[0]
    return Paint(fill, shade, seen, line, weight, _per_cent(float(look.get("stroke-opacity", 1))))


def _colour(written: str) -> str:
    """A colour as `#RRGGBB`, empty for none."""
    if written in _NAMED:
        return _NAMED[written]
    if not _HEX.fullmatch(written):
        raise _Unknown
    digits = written[1:].upper()
    return f"#{digits}" if len(digits) == 6 else "#" + "".join(digit * 2 for digit in digits)


def _per_cent(share: float) -> int:
    if not 0 <= share <= 1:
        raise _Unknown
    return round(share * 100)


def _merged(shapes: Iterable[Vector]) -> list[Vector]:
    """Shapes of one paint as one, where nothing that lies between them is touched: a slide has fewer to hold."""
    merged: list[Vector] = []
    for shape in shapes:
        for index in range(len(merged) - 1, -1, -1):
            other = merged[index]
            if other.paint == shape.paint and shape.paint.opacity == 100 and not shape.paint.line:
                merged[index] = Vector(
                    shape.paint, (*other.outlines, *shape.outlines), around(other.bounds, shape.bounds)
                )
                break
            if touch(other.bounds, shape.bounds):
                merged.append(shape)
                break
        else:
            merged.append(shape)
    return merged
