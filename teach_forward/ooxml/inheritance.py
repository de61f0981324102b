"""How texts and shapes look in the end: what they inherit from slide, layout, master and theme.

Sizes are points, colours are (red, green, blue) from 0 to 255, rectangles are (left, top, right, bottom) in EMU.
"""

from __future__ import annotations

import colorsys
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from lxml import etree

from teach_forward.ooxml.package import NS, Package
from teach_forward.util.contrast import Colour, from_hex

Box = tuple[int, int, int, int]
_Painted = tuple[Box, etree._Element]  # where it lies, and its fill

_A, _P = f"{{{NS['a']}}}", f"{{{NS['p']}}}"
_SHAPES = frozenset(f"{_P}{name}" for name in ("sp", "pic", "grpSp", "graphicFrame", "cxnSp"))
_HOLDERS = tuple(f"{_P}{name}" for name in ("nvSpPr", "nvPicPr", "nvGraphicFramePr"))  # of what shapes are called
_AS_TITLE = ("title", "ctrTitle")
_OF_THE_BODY = ("body", "subTitle", "obj", "tbl", "chart", "dgm", "media", "clipArt", "pic", None)
_AS_BODY = (*_OF_THE_BODY, "")
_DEFAULT_SIZE = 18.0  # PowerPoint's, where no style says another


@dataclass(frozen=True, slots=True)
class TextRun:
    """A run or field with its text, and where it stands: in which paragraph of which shape."""

    text: str
    element: etree._Element
    paragraph: etree._Element


class Slide:
    """A slide, or a layout alone, with what it inherits from."""

    def __init__(self, package: Package, name: str) -> None:
        self.package = package
        self.trees = [package.root(part) for part in package.chain(name)]
        self.tree = self.trees[0]
        master = package.chain(name)[-1]
        self.theme = package.root(package.related(master, "theme") or "")
        self.map = self._colour_map()
        self._parents: dict[etree._Element, list[etree._Element]] = {}
        self._scales: dict[etree._Element, int] = {}
        self._styles: dict[tuple[etree._Element, int], tuple[etree._Element, ...]] = {}

    def shapes(self) -> Iterator[etree._Element]:
        """All shapes in the order in which they are read, groups with their contents after them."""
        tree = self.tree.find("p:cSld/p:spTree", NS)
        if tree is not None:
            yield from tree.iterdescendants(*_SHAPES)

    def parents(self, shape: etree._Element) -> list[etree._Element]:
        """The shape, and the placeholders of layout and master that it inherits from."""
        if shape not in self._parents:
            ph = placeholder_of(shape)
            counterparts = [_counterpart(tree, ph) for tree in self.trees[1:]] if ph is not None else []
            self._parents[shape] = [shape, *(one for one in counterparts if one is not None)]
        return self._parents[shape]

    # Text

    def size(self, shape: etree._Element, run: TextRun) -> float:
        """The size of a run in points, with the factor that fitting has put on it."""
        points = next((value / 100 for value in self._values(shape, run, "sz")), _DEFAULT_SIZE)
        return points * self._scale(shape) / 100000

    def _scale(self, shape: etree._Element) -> int:
        """By how much fitting has made the text of a shape smaller, in thousandths of a per cent."""
        if shape not in self._scales:
            fitted = shape.find("p:txBody/a:bodyPr/a:normAutofit", NS)
            self._scales[shape] = int(fitted.get("fontScale", "100000")) if fitted is not None else 100000
        return self._scales[shape]

    def bold(self, shape: etree._Element, run: TextRun) -> bool:
        """Whether a run is bold."""
        return bool(next(self._values(shape, run, "b"), 0))

    def _values(self, shape: etree._Element, run: TextRun, name: str) -> Iterator[int]:
        for properties in self._run_properties(shape, run):
            if (value := properties.get(name)) is not None:
                yield {"true": 1, "false": 0}.get(value) if value in ("true", "false") else int(value)  # type: ignore[misc]

    def _run_properties(self, shape: etree._Element, run: TextRun) -> Iterator[etree._Element]:
        own = run.element.find("a:rPr", NS)
        if own is not None:
            yield own
        for style in self._levels(shape, run.paragraph):
            properties = style.find("a:defRPr", NS)
            if properties is not None:
                yield properties

    def paragraph_values(self, shape: etree._Element, paragraph: etree._Element, name: str) -> Iterator[str]:
        """The values of an attribute of a paragraph's properties, nearest first."""
        own = _own_properties(paragraph)
        for properties in [*([own] if own is not None else []), *self._levels(shape, paragraph)]:
            if (value := properties.get(name)) is not None:
                yield value

    def _levels(self, shape: etree._Element, paragraph: etree._Element) -> tuple[etree._Element, ...]:
        own = _own_properties(paragraph)
        return self.level_styles(shape, int(own.get("lvl", "0")) if own is not None else 0)

    def level_styles(self, shape: etree._Element, level: int) -> tuple[etree._Element, ...]:
        """The styles of a level (from 0) of a shape's text, nearest first."""
        key = shape, level
        if key not in self._styles:  # of a shape with thousands of runs they are the same for all
            self._styles[key] = tuple(self._of_level(shape, level))
        return self._styles[key]

    def _of_level(self, shape: etree._Element, level: int) -> Iterator[etree._Element]:
        lists = [parent.find("p:txBody/a:lstStyle", NS) for parent in self.parents(shape)]
        ph = placeholder_of(shape)
        type_ = ph.get("type") if ph is not None else "other"
        style = "titleStyle" if type_ in _AS_TITLE else "bodyStyle" if type_ in _AS_BODY else "otherStyle"
        lists.append(self.trees[-1].find(f"p:txStyles/p:{style}", NS))
        lists.append(self.package.root(self.package.presentation).find("p:defaultTextStyle", NS))
        for element in lists:
            found = element.find(f"a:lvl{level + 1}pPr", NS) if element is not None else None
            if found is not None:
                yield found

    # Colours

    def colour(self, shape: etree._Element, run: TextRun) -> Colour | None:
        """The colour of a run; None where it is not known (a picture, a pattern)."""
        for properties in self._run_properties(shape, run):
            fill = properties.find("a:solidFill", NS)
            if fill is not None:
                return self.resolve(fill)
        return self.scheme("tx1")

    def ground(self, shape: etree._Element) -> Colour | None:
        """The colour behind the text of a shape: its own fill, that of a shape under it, or the slide's ground."""
        for parent in self.parents(shape):
            properties = parent.find("p:spPr", NS)
            if properties is None:
                continue
            if (fill := properties.find("a:solidFill", NS)) is not None:
                return self.resolve(fill)
            if properties.find("a:noFill", NS) is not None:
                break
        box = self.box(shape)
        for around, fill in reversed(self._painted[: self._painted_before[shape]]):
            if box and _inside(box, around):
                return self.resolve(fill)
        return self._background()

    @cached_property
    def _behind(self) -> list[_Painted]:
        """What master and layout paint behind the slide's shapes, the farthest first."""
        return [painted for tree in reversed(self.trees[1:]) for painted in _painted_by(tree)]

    @cached_property
    def _painted(self) -> list[_Painted]:
        """Everything that is filled, in the order in which it is painted."""
        return [*self._behind, *(painted for shape in self.shapes() for painted in _paint(shape, self.box(shape)))]

    @cached_property
    def _painted_before(self) -> dict[etree._Element, int]:
        """How many entries of `_painted` come before each shape of the slide."""
        own = list(self.shapes())
        counts = accumulate((len(_paint(shape, self.box(shape))) for shape in own), initial=len(self._behind))
        return dict(zip(own, counts, strict=False))  # the last count is of what comes after all

    def _background(self) -> Colour | None:
        for tree in self.trees:
            fill = tree.find("p:cSld/p:bg/p:bgPr/a:solidFill", NS)
            reference = tree.find("p:cSld/p:bg/p:bgRef", NS)
            if fill is not None or reference is not None:
                return self.resolve(fill if fill is not None else reference)
            if tree.find("p:cSld/p:bg", NS) is not None:
                return None
        return self.scheme("bg1")

    def _colour_map(self) -> dict[str, str]:
        mapping = self.trees[-1].find("p:clrMap", NS)
        for tree in reversed(self.trees[:-1]):
            override = tree.find("p:clrMapOvr/a:overrideClrMapping", NS)
            mapping = override if override is not None else mapping
        return {str(key): str(value) for key, value in mapping.attrib.items()} if mapping is not None else {}

    def resolve(self, holder: etree._Element | None) -> Colour | None:
        """The colour in a fill or another element that holds one; None where it is not known."""
        if holder is None or not len(holder):
            return None
        element = holder[0]
        value = element.get("val", "")
        if element.tag == f"{_A}schemeClr":
            colour = self.scheme(value)
        elif element.tag == f"{_A}srgbClr":
            colour = _hex(value)
        elif element.tag == f"{_A}sysClr":
            colour = _hex(element.get("lastClr", "000000"))
        else:
            return None
        return _adjusted(colour, element) if colour else None

    def scheme(self, name: str) -> Colour | None:
        """A colour of the theme by the name that texts and shapes have for it, such as "tx1"."""
        slot = self.theme.find(f"a:themeElements/a:clrScheme/a:{self.map.get(name, name)}", NS)
        if slot is None or not len(slot):
            return None
        return _hex(slot[0].get("lastClr") or slot[0].get("val") or "")

    # Boxes

    def box(self, shape: etree._Element) -> Box | None:
        """The shape's rectangle on the slide; that of a placeholder may stand on its layout or master."""
        return next((box for parent in self.parents(shape) if (box := own_box(parent)) is not None), None)


def is_shape(element: etree._Element) -> bool:
    """Whether the element is a shape, picture, group, table or chart, or a connector."""
    return element.tag in _SHAPES


def placeholder_of(shape: etree._Element) -> etree._Element | None:
    """The `p:ph` of a shape; None where it is not a placeholder."""
    # A hundred thousand are looked at where a template has many layouts: a search by path takes five times as long.
    found = (
        ph
        for holder in shape.iterchildren(*_HOLDERS)
        for application in holder.iterchildren(f"{_P}nvPr")
        for ph in application.iterchildren(f"{_P}ph")
    )
    return next(found, None)


def properties(shape: etree._Element) -> etree._Element:
    """The shape's `cNvPr`: id, name and description."""
    return shape[0][0]


def runs(shape: etree._Element) -> Iterator[TextRun]:
    """The runs and fields of a shape's own text that have any text."""
    for paragraph in shape.iterfind("p:txBody/a:p", NS):
        yield from runs_of(paragraph)


def runs_of(paragraph: etree._Element) -> Iterator[TextRun]:
    """The runs and fields of a paragraph that have any text."""
    for element in paragraph:
        if element.tag in (f"{_A}r", f"{_A}fld") and (text := element.findtext("a:t", "", NS)):
            yield TextRun(text, element, paragraph)


def _own_properties(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph's `pPr`, which is its first child: a search would go through all its runs where there is none."""
    first = next(iter(paragraph), None)
    return first if first is not None and first.tag == f"{_A}pPr" else None


def text_of(shape: etree._Element) -> str:
    """The shape's text, its paragraphs joined by spaces."""
    return " ".join("".join(run.text for run in runs_of(p)) for p in shape.iterfind("p:txBody/a:p", NS)).strip()


def _counterpart(tree: etree._Element, ph: etree._Element) -> etree._Element | None:
    """The placeholder of a layout or master that one of a slide stands for: by index, else by type."""
    by_index, by_type = _placeholders(tree)
    master = tree.tag == f"{_P}sldMaster"  # its placeholders are one of a kind, and their indexes mean nothing
    if not master and ph.get("idx") in by_index:
        return by_index[ph.get("idx", "")]
    return by_type.get("body" if master and ph.get("type") in _OF_THE_BODY else _type(ph))


# Many slides stand on one layout: what it has is looked up once.


@functools.lru_cache(maxsize=128)
def _placeholders(tree: etree._Element) -> tuple[dict[str, etree._Element], dict[str, etree._Element]]:
    """The first placeholder of each index, and of each type, of a layout or master."""
    by_index: dict[str, etree._Element] = {}
    by_type: dict[str, etree._Element] = {}
    for shape in tree.iter(f"{_P}sp", f"{_P}pic"):
        if (ph := placeholder_of(shape)) is not None:
            by_index.setdefault(ph.get("idx", "0"), shape)
            by_type.setdefault(_type(ph), shape)
    return by_index, by_type


@functools.lru_cache(maxsize=128)
def _painted_by(tree: etree._Element) -> tuple[_Painted, ...]:
    """What a layout or master paints itself, in its order."""
    own = (shape for shape in tree.iter(f"{_P}sp") if placeholder_of(shape) is None)
    return tuple(painted for shape in own for painted in _paint(shape, own_box(shape)))


def _paint(shape: etree._Element, box: Box | None) -> tuple[_Painted, ...]:
    """The rectangle that a shape fills; none where it is not filled, or has no place."""
    fill = shape.find("p:spPr/a:solidFill", NS)
    return ((box, fill),) if box is not None and fill is not None else ()


def own_box(shape: etree._Element) -> Box | None:
    """The rectangle that is written on a shape itself."""
    for path in ("p:spPr/a:xfrm", "p:grpSpPr/a:xfrm", "p:xfrm"):
        if (transform := shape.find(path, NS)) is not None:
            break
    if transform is None or len(transform) < 2:
        return None
    left, top = (int(transform[0].get(name, "0")) for name in ("x", "y"))
    width, height = (int(transform[1].get(name, "0")) for name in ("cx", "cy"))
    return left, top, left + width, top + height


def _type(ph: etree._Element) -> str:
    type_ = ph.get("type")
    return "title" if type_ in _AS_TITLE else "body" if type_ in _AS_BODY else str(type_)


def _inside(box: Box, around: Box) -> bool:
    return around[0] <= box[0] and around[1] <= box[1] and around[2] >= box[2] and around[3] >= box[3]


def _hex(value: str) -> Colour | None:
    try:
        return from_hex(value)
    except ValueError:
        return None


def _adjusted(colour: Colour, element: etree._Element) -> Colour:
    """The colour with the changes of lightness that the element asks for."""
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    for change in element:
        amount = int(change.get("val", "0")) / 100000
        if change.tag == f"{_A}lumMod":
            light *= amount
        elif change.tag == f"{_A}lumOff":
            light += amount
        elif change.tag == f"{_A}tint":
            light += (1 - light) * (1 - amount)
        elif change.tag == f"{_A}shade":
            light *= amount
    red, green, blue = colorsys.hls_to_rgb(hue, max(0.0, min(1.0, light)), saturation)
    return round(red * 255), round(green * 255), round(blue * 255)
