"""Reads a layout of a template: places, sizes, alignment and bullets as inherited from layout, master and theme."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, get_args

from lxml import etree

from teach_forward.deck.layouts.catalogue import DEFINITIONS
from teach_forward.deck.layouts.families import widening
from teach_forward.deck.layouts.layout import (
    Anchor,
    Box,
    Insets,
    Placeholder,
    PlaceholderType,
    SlideLayout,
)
from teach_forward.deck.names import CARDS, HEADINGS, PICTURES, LayoutName, PlaceholderName
from teach_forward.deck.template import ground, room
from teach_forward.deck.template.levels import Level
from teach_forward.ooxml.inheritance import Slide, placeholder_of, properties
from teach_forward.ooxml.package import NS, Package
from teach_forward.util.contrast import Colour, contrast

LEVELS = 3
"""Levels of a text that slides use."""

NAMES = {
    "title": PlaceholderName.TITLE,
    "ctrTitle": PlaceholderName.TITLE,
    "subTitle": PlaceholderName.SUBTITLE,
    "ftr": PlaceholderName.FOOTER,
    "sldNum": PlaceholderName.NUMBER,
}
"""What a placeholder of a type always is, whatever a template calls it."""

_NAMED = (
    PlaceholderName.KICKER,
    PlaceholderName.LEAD,
    PlaceholderName.BODY,
    PlaceholderName.QUOTE,
    PlaceholderName.STEPS,
    PlaceholderName.BOX,
    PlaceholderName.TABLE,
    PlaceholderName.SOURCE,
    *CARDS,
)
_ORDER = {PlaceholderName.TITLE: 0, PlaceholderName.FOOTER: 2, PlaceholderName.NUMBER: 3}
_TYPES: tuple[PlaceholderType, ...] = get_args(PlaceholderType)
_TEXT = ("body", "subTitle", "obj")
Direction = Literal["", "ltr", "rtl"]
_READ = ("title", "ctrTitle", "subTitle", "body", "obj")
_MARGIN = 0.1  # inches that a text keeps from the edges of its place
_LEAST_CONTRAST = 3.0  # of large text (WCAG 2.2, 1.4.3), and all on slides is large
_MOST_OF_IT = 0.75  # of what is behind a text must have that


@dataclass(frozen=True, slots=True)
class Held:
    """A placeholder of the template that slides can use: its shape, PowerPoint's type and index, its box in inches."""

    shape: etree._Element
    type: PlaceholderType
    idx: int
    box: Box
    moved: bool = False  # away from a picture

    @property
    def label(self) -> str:
        """What the template calls it."""
        return properties(self.shape).get("name", "")


@dataclass(frozen=True, slots=True)
class Seen:
    """The colour of a text, and colours that lie behind it."""

    colour: Colour | None
    behind: tuple[Colour, ...]

    @property
    def readable(self) -> bool:
        """Whether nearly all of what is behind a text sets it off as large text must be."""
        if self.colour is None:
            return True
        good = sum(contrast(self.colour, one) >= _LEAST_CONTRAST for one in self.behind)
        return good >= len(self.behind) * _MOST_OF_IT


class LayoutReader:
    """Reads one layout; gathers on the way fonts, faults, and which texts can hardly be read, or lie off the slide."""

    def __init__(self, package: Package, part: str, direction: str) -> None:
        self.package, self.part, self.direction = package, part, direction
        self.slide = Slide(package, part)
        tree = self.slide.tree
        content = tree.find("p:cSld", NS)
        self.name = content.get("name", "") if content is not None else ""
        self.type = tree.get("type", "")
        self.fonts: set[str] = set()
        self.faults: list[str] = []
        self.seen: dict[PlaceholderName, Seen] = {}
        self.places: dict[PlaceholderName, Box] = {}
        self._levels: dict[tuple[etree._Element, int], Level] = {}

    @cached_property
    def held(self) -> list[Held]:
        """The placeholders that slides can use, in reading order, their texts clear of pictures.

        One that lies beside the slide, such as a note for whoever fills it in, is used where no other has its type.
        """
        pictures = tuple(ground.pictures(self.slide))
        found = [one for shape in self.slide.shapes() if (one := self._held(shape))]
        there = {_kind(one) for one in found if not self._is_beside(one.box)}
        used = (one for one in found if not self._is_beside(one.box) or _kind(one) not in there)
        return [_clear(one, pictures) for one in used]

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height of a slide, in inches."""
        found = self.package.root(self.package.presentation).find("p:sldSz", NS)
        wide, high = (int(found.get(name, "0")) / ground.EMU if found is not None else 0 for name in ("cx", "cy"))
        return wide, high

    @property
    def has_title(self) -> bool:
        """Whether there is a place for a title."""
        return any(one.type in ("title", "ctrTitle") for one in self.held)

    @property
    def has_subtitle(self) -> bool:
        """Whether there is a place for a subtitle."""
        return any(one.type == "subTitle" for one in self.held)

    @property
    def texts(self) -> list[Held]:
        """The places for text beside title and subtitle."""
        return [one for one in self.held if one.type in ("body", "obj")]

    def share(self, held: Held) -> float:
        """The share of the slide that a placeholder covers."""
        wide, high = self.size
        return held.box.w * held.box.h / (wide * high) if wide * high else 1

    @property
    def unreadable(self) -> list[str]:
        """Which texts can hardly be read, or not at all, a sentence each, with what to do."""
        hardly = [
            f"the {name} can hardly be read on what is behind it; give one of them another colour"
            for name, seen in self.seen.items()
            if not seen.readable
        ]
        return hardly + [told for name, box in self.places.items() if (told := self._off(name, box))]

    def _off(self, name: PlaceholderName, box: Box) -> str:
        """What is said of a place for text that reaches over the edges of the slide by more than its margins."""
        wide, high = self.size
        beyond = max(-box.x, -box.y, box.x + box.w - wide, box.y + box.h - high)
        if not wide * high or beyond <= _MARGIN:
            return ""
        if self._is_beside(box):
            return f"the {name} lies beside the slide, where nobody sees it; move it onto the slide"
        return f"the {name} reaches {beyond:.1f} inches over the edge of the slide; move it, or make it smaller"

    def _is_beside(self, box: Box) -> bool:
        """Whether nothing of a box lies on the slide."""
        wide, high = self.size
        beside = box.x >= wide or box.y >= high or box.x + box.w <= 0 or box.y + box.h <= 0
        return bool(wide * high) and beside

    def layout(self, name: LayoutName) -> SlideLayout:
        """The layout under our name: title first, then texts as they are read, footer and number at the end."""
        held = _PAIRS[name.layout](self.texts, self.direction) if name.layout in _PAIRS else {}
        others = [one for one in self.held if not held or one.type not in ("body", "obj")]
        held |= _named(others, DEFINITIONS[name.layout].main if name.layout in DEFINITIONS else PlaceholderName.BODY)
        cover = name.layout == "title"
        if cover:
            held.pop(PlaceholderName.NUMBER, None)  # a cover shows no number
        own = self.slide.tree.find("p:clrMapOvr", NS)
        return SlideLayout(
            name,
            "",
            tuple(self._placeholder(one, held[one]) for one in sorted(held, key=lambda one: _ORDER.get(one, 1))),
            type="title" if cover else "",
            original=self.name,
            part=self.part,
            colour_map=etree.tostring(own, encoding="unicode") if own is not None else "",
        )

    def _held(self, shape: etree._Element) -> Held | None:
        """The placeholder that a shape is; None for what slides cannot use."""
        ph = placeholder_of(shape)
        type_ = next((known for known in _TYPES if ph is not None and ph.get("type", "obj") == known), None)
        if ph is None or type_ is None:
            return None
        found = self.slide.box(shape)
        if found is None or found[2] <= found[0] or found[3] <= found[1]:
            if type_ not in ("ftr", "sldNum"):
                self.faults.append(
                    f'the placeholder "{properties(shape).get("name", "")}" has no position and size; give it both'
                )
            return None
        if any(value in ("vert", "vert270", "eaVert") for value in self._body_values(shape, "vert")):
            return None
        left, top, right, bottom = (side / ground.EMU for side in found)
        return Held(shape, type_, int(ph.get("idx", "0")), Box(left, top, right - left, bottom - top))

    def _placeholder(self, name: PlaceholderName, held: Held) -> Placeholder:
        """A placeholder under our name, with all that it inherits."""
        shape, passed_on = held.shape, self._passed_on(held.shape)
        if held.type in _READ:
            self.places[name] = held.box
            self.seen[name] = Seen(self._colour(shape), ground.behind(self.slide, shape, held.box))
        return Placeholder(
            name,
            held.type,
            held.idx,
            held.box,
            tuple(self._level(shape, level).style() for level in range(LEVELS if held.type in _TEXT else 1)),
            self._anchor(shape),
            self._insets(shape),
            spare_line=held.type in ("body", "obj", "tbl") and held.box.h > 1.5,
            width_factor=self._width_factor(shape),
            direction=self._turned(shape),
            explicit_size=not passed_on,
            explicit_bullets=not passed_on,
            explicit_box=held.moved,
        )

    def _colour(self, shape: etree._Element) -> Colour | None:
        """The colour of a text on its first level."""
        fill = self._level(shape, 0).fill
        return self.slide.scheme("tx1") if fill is None else self.slide.resolve(fill)

    def _passed_on(self, shape: etree._Element) -> bool:
        """Whether slides inherit the size of text; LibreOffice writes it on sample paragraphs alone."""
        return self._inherited(shape, 0).has_size

    def _level(self, shape: etree._Element, level: int) -> Level:
        """A level; sample paragraphs come before what is inherited where nothing is passed on."""
        if self._passed_on(shape):
            return self._inherited(shape, level)
        return Level([*self._samples(shape, level), *self.slide.level_styles(shape, level)])

    def _inherited(self, shape: etree._Element, level: int) -> Level:
        key = shape, level
        if key not in self._levels:
            self._levels[key] = Level(self.slide.level_styles(shape, level))
        return self._levels[key]

    def _samples(self, shape: etree._Element, level: int) -> Iterator[etree._Element]:
        """Sample paragraphs of a level as styles: those with words first, but a subtitle's own before the master's."""
        paragraphs = [p for parent in self.slide.parents(shape) for p in parent.iterfind("p:txBody/a:p", NS)]
        paragraphs = [p for p in paragraphs if _level_of(p) == level]
        ph = placeholder_of(shape)
        own_first = ph is not None and ph.get("type") == "subTitle"
        pairs = [(path, p) for path in ("a:r/a:rPr", "a:endParaRPr") for p in paragraphs]
        for path, paragraph in sorted(pairs, key=lambda pair: paragraphs.index(pair[1])) if own_first else pairs:
            type_, own = paragraph.find(path, NS), paragraph.find("a:pPr", NS)
            if type_ is not None and type_.get("sz"):
                style = copy.deepcopy(own) if own is not None else etree.Element(f"{{{NS['a']}}}pPr")
                attributes = {str(name): str(value) for name, value in type_.attrib.items()}
                etree.SubElement(style, f"{{{NS['a']}}}defRPr", attributes).extend(copy.deepcopy(list(type_)))
                yield style

    def _width_factor(self, shape: etree._Element) -> float:
        """How many times as wide as Arial the text may run: by its font, by capitals, and by letters set apart."""
        level = self._level(shape, 0)
        font = self._font(level.font)
        self.fonts.add(font)
        return level.widened(widening(font))

    def _font(self, name: str) -> str:
        """The font of a name, which may stand for one of the theme."""
        if not name.startswith("+"):
            return name
        group = "majorFont" if name.startswith("+mj") else "minorFont"
        found = self.slide.theme.find(f"a:themeElements/a:fontScheme/a:{group}/a:latin", NS)
        return found.get("typeface", "") if found is not None else ""

    def _turned(self, shape: etree._Element) -> Direction:
        rtl = self._level(shape, 0).rtl
        return "" if rtl == (self.direction == "rtl") else "ltr" if rtl else "rtl"

    def _body_values(self, shape: etree._Element, name: str) -> Iterator[str]:
        for parent in self.slide.parents(shape):
            found = parent.find("p:txBody/a:bodyPr", NS)
            if found is not None and (value := found.get(name)) is not None:
                yield value

    def _anchor(self, shape: etree._Element) -> Anchor:
        found = next(self._body_values(shape, "anchor"), "t")
        return "b" if found == "b" else "ctr" if found == "ctr" else "t"

    def _insets(self, shape: etree._Element) -> Insets:
        usual = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
        return Insets(
            *(int(next(self._body_values(shape, name), str(value))) / ground.EMU for name, value in usual.items())
        )


def _kind(held: Held) -> str:
    """The type of a placeholder; a text and a content are one, as slides use them."""
    return "body" if held.type == "obj" else held.type


def _named(held: Iterable[Held], main: PlaceholderName) -> dict[PlaceholderName, Held]:
    """Placeholders by our names, in reading order: what has one of ours keeps it.

    Of all other texts the largest is the main one, where the layout has none yet.
    """
    held, others = list(held), []
    named: dict[PlaceholderName, Held] = {}
    pictures = iter(PICTURES)
    for one in held:
        if one.type == "pic":
            named |= dict.fromkeys(itertools.islice(pictures, 1), one)
        elif name := NAMES.get(one.type) or _own_name(one.label):
            named.setdefault(name, one)
        elif one.type in ("body", "obj"):
            others.append(one)
    if main not in named and others:
        named[main] = max(others, key=lambda one: one.box.w * one.box.h)
    return {name: named[name] for name in sorted(named, key=lambda name: held.index(named[name]))}


def _two(texts: list[Held], direction: str) -> dict[PlaceholderName, Held]:
    """Two texts side by side as cards, in the order of reading."""
    beside = sorted(texts, key=lambda one: one.box.x, reverse=direction == "rtl")
    return dict(zip(CARDS, beside, strict=False))


def _comparison(texts: list[Held], direction: str) -> dict[PlaceholderName, Held]:
    """Two texts side by side, and over each its heading, in the order of reading."""
    headings = sorted(texts, key=lambda one: one.box.y)[:2]
    pairs = _two(headings, direction), _two([one for one in texts if one not in headings], direction)
    found = zip(HEADINGS, CARDS, *(pair.values() for pair in pairs), strict=False)
    return {name: one for heading, card, over, under in found for name, one in ((heading, over), (card, under))}


_PAIRS = {"two content": _two, "comparison": _comparison}
"""Layouts of PowerPoint with two columns, by our name for them, and how their texts are named."""


def _clear(held: Held, pictures: Iterable[Box]) -> Held:
    """A placeholder for text clear of pictures."""
    box = room.beside(held.box, pictures) if held.type in _READ else held.box
    return replace(held, box=box, moved=box != held.box)


def _own_name(label: str) -> PlaceholderName | None:
    """Our name in the label of a placeholder, such as "Card 2" or "Kicker 7"; None where it has another."""
    words = label.lower().split()
    names = (" ".join(words[:2]), *words[:1])
    return next((known for name in names for known in _NAMED if name == known), None)


def _level_of(paragraph: etree._Element) -> int:
    own = paragraph.find("a:pPr", NS)
    return int(own.get("lvl", "0")) if own is not None else 0
