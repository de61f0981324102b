"""What a layout of a template passes on to slides: places, sizes, alignment and bullets, from all that it stands on."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from lxml import etree

from teach_forward.deck.layouts.layout import Align, Anchor, Box, Form, Insets, Slot, Style
from teach_forward.deck.layouts.metrics import PITCH
from teach_forward.deck.template.fonts import widening
from teach_forward.ooxml.inheritance import Slide, placeholder, properties
from teach_forward.ooxml.package import NS, Package

EMU = 914400
"""PowerPoint's units in an inch."""

LEVELS = 3
"""Levels of a text that slides use."""

HOME = {"Title": "subtitle", "Quote": "quote", "Task": "steps"}
"""The slot of a form that a text placeholder without one of our names is taken for; "body" in all others."""

NAMES = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "subtitle",
    "pic": "picture",
    "ftr": "footer",
    "sldNum": "number",
}
"""The slots of our forms that a kind of placeholder always is."""

_TEXT = ("body", "subTitle", "obj")
_ALIGN: dict[str, tuple[Align, Align]] = {"l": ("start", "end"), "r": ("end", "start"), "ctr": ("center", "center")}
Direction = Literal["", "ltr", "rtl"]


class LayoutReader:
    """Reads one layout; gathers fonts and faults on the way."""

    def __init__(self, package: Package, part: str, direction: str) -> None:
        self.package, self.direction = package, direction
        self.slide = Slide(package, part)
        tree = self.slide.tree
        content = tree.find("p:cSld", NS)
        self.name = content.get("name", "") if content is not None else ""
        self.kind = tree.get("type", "")
        self.fonts: set[str] = set()
        self.faults: list[str] = []

    def form(self, name: str) -> Form:
        """The layout as a form: title first, then texts as they are read, footer and number at the end."""
        slots = [slot for shape in self.slide.shapes() if (slot := self._slot(shape)) is not None]
        named = _named(slots, name)
        if name.startswith("Title"):
            named = [slot for slot in named if slot.kind != "sldNum"]  # a cover shows no number
        own = self.slide.tree.find("p:clrMapOvr", NS)
        mapping = etree.tostring(own, encoding="unicode") if own is not None else ""
        return Form(
            name, "", tuple(named), kind="title" if name.startswith("Title") else "", layout=self.name, mapping=mapping
        )

    def _slot(self, shape: etree._Element) -> Slot | None:
        mark = placeholder(shape)
        kind = mark.get("type", "obj") if mark is not None else ""
        if kind not in ("title", "ctrTitle", "tbl", "pic", "ftr", "sldNum", *_TEXT) or mark is None:
            return None
        found = self.slide.box(shape)
        if found is None or found[2] <= found[0] or found[3] <= found[1]:
            if kind not in ("ftr", "sldNum"):
                self.faults.append(f'the placeholder "{properties(shape).get("name", "")}" has no place; give it one')
            return None
        if any(value in ("vert", "vert270", "eaVert") for value in self._body_values(shape, "vert")):
            return None
        left, top, right, bottom = (side / EMU for side in found)
        styles = tuple(self._style(shape, level) for level in range(LEVELS if kind in _TEXT else 1))
        return Slot(
            name=properties(shape).get("name", ""),
            kind=kind,  # type: ignore[arg-type]
            idx=int(mark.get("idx", "0")),
            box=Box(left, top, right - left, bottom - top),
            styles=styles,
            anchor=self._anchor(shape),
            insets=self._insets(shape),
            widen=self._widen(shape),
            turned=self._turned(shape),
            sized=not self._passed_on(shape),
            pinned=not self._passed_on(shape),
        )

    def _passed_on(self, shape: etree._Element) -> bool:
        """Whether slides inherit the size of text; LibreOffice writes it on sample paragraphs alone."""
        return next(_type_values(list(self.slide.level_styles(shape, 0)), "sz"), "") != ""

    def _styles(self, shape: etree._Element, level: int) -> list[etree._Element]:
        """The styles of a level, nearest first; those of sample paragraphs before them where nothing is passed on."""
        styles = list(self.slide.level_styles(shape, level))
        return styles if self._passed_on(shape) else [*self._samples(shape, level), *styles]

    def _samples(self, shape: etree._Element, level: int) -> Iterator[etree._Element]:
        """Sample paragraphs of a level as styles: those with words first, but a subtitle's own before the master's."""
        paragraphs = [p for parent in self.slide.parents(shape) for p in parent.iterfind("p:txBody/a:p", NS)]
        paragraphs = [p for p in paragraphs if _level_of(p) == level]
        mark = placeholder(shape)
        own_first = mark is not None and mark.get("type") == "subTitle"
        kinds = ("a:r/a:rPr", "a:endParaRPr")
        pairs = [(path, p) for path in kinds for p in paragraphs]
        for path, paragraph in sorted(pairs, key=lambda pair: paragraphs.index(pair[1])) if own_first else pairs:
            kind, own = paragraph.find(path, NS), paragraph.find("a:pPr", NS)
            if kind is not None and kind.get("sz"):
                style = copy.deepcopy(own) if own is not None else etree.Element(f"{{{NS['a']}}}pPr")
                type_ = etree.SubElement(
                    style, f"{{{NS['a']}}}defRPr", {str(k): str(v) for k, v in kind.attrib.items()}
                )
                type_.extend(copy.deepcopy(list(kind)))
                yield style

    def _style(self, shape: etree._Element, level: int) -> Style:
        styles = self._styles(shape, level)
        size = next((int(value) / 100 for value in _type_values(styles, "sz")), 18.0)
        margin = int(next(_values(styles, "marL"), "0")) / EMU
        indent = int(next(_values(styles, "indent"), "0")) / EMU
        hang = max(0.0, min(-indent, margin))
        rtl = next(_values(styles, "rtl"), "0") in ("1", "true")
        align = _ALIGN.get(next(_values(styles, "algn"), "r" if rtl else "l"), ("start", "start"))[rtl]
        bold = next(_type_values(styles, "b"), "0") in ("1", "true")
        return Style(
            size,
            bold=bold,
            bullet="square" if _has_bullet(styles) else "",
            start=margin - hang,
            hang=hang,
            before=_spacing(styles, "spcBef", size) + _spacing(styles, "spcAft", size),
            pitch=_pitch(styles, size),
            align=align,
        )

    def _widen(self, shape: etree._Element) -> float:
        """How much wider than Arial the text may run: by its font, by capitals, and by letters set apart."""
        styles = self._styles(shape, 0)
        font = self._font(styles)
        self.fonts.add(font)
        capitals = 1.25 if next(_type_values(styles, "cap"), "none") == "all" else 1.0
        size = next((int(value) for value in _type_values(styles, "sz")), 1800)
        apart = max(0, int(next(_type_values(styles, "spc"), "0"))) / size * 2
        return widening(font) * capitals + apart

    def _font(self, styles: list[etree._Element]) -> str:
        latin = next(
            (
                found.get("typeface", "")
                for style in styles
                if (found := style.find("a:defRPr/a:latin", NS)) is not None
            ),
            "+mn-lt",
        )
        if not latin.startswith("+"):
            return latin
        group = "majorFont" if latin.startswith("+mj") else "minorFont"
        found = self.slide.theme.find(f"a:themeElements/a:fontScheme/a:{group}/a:latin", NS)
        return found.get("typeface", "") if found is not None else ""

    def _turned(self, shape: etree._Element) -> Direction:
        styles = self._styles(shape, 0)
        rtl = next(_values(styles, "rtl"), "0") in ("1", "true")
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
        return Insets(*(int(next(self._body_values(shape, name), str(value))) / EMU for name, value in usual.items()))


def _named(slots: list[Slot], form: str) -> list[Slot]:
    """The slots under our names, in reading order: what has one of ours keeps it, the first other text is the body."""
    done: list[Slot] = []
    home = HOME.get(form.partition(" ")[0], "body")
    for slot in slots:
        name = NAMES.get(slot.kind) or _ours(slot.name)
        done.append(replace(slot, name=name, spare=slot.kind in ("body", "obj", "tbl") and slot.box.h > 1.5))
    taken = {slot.name for slot in done}
    if home not in taken:
        others = [slot for slot in done if not slot.name and slot.kind in ("body", "obj")]
        if others:
            largest = max(others, key=lambda slot: slot.box.w * slot.box.h)
            done = [replace(slot, name=home) if slot is largest else slot for slot in done]
    order = {"title": 0, "footer": 2, "number": 3}
    seen: dict[str, Slot] = {}
    for slot in done:
        if slot.name:
            seen.setdefault(slot.name, slot)
    return sorted(seen.values(), key=lambda slot: order.get(slot.name, 1))


def _ours(name: str) -> str:
    """Our name of a placeholder, or nothing where it has another."""
    words = name.lower().split()
    if words[:1] == ["card"] and words[1:2] and words[1].isdigit():
        return f"card {words[1]}"
    return words[0] if words and words[0] in ("kicker", "lead", "body", "quote", "steps", "box", "table") else ""


def _level_of(paragraph: etree._Element) -> int:
    own = paragraph.find("a:pPr", NS)
    return int(own.get("lvl", "0")) if own is not None else 0


def _values(styles: list[etree._Element], name: str) -> Iterator[str]:
    yield from (value for style in styles if (value := style.get(name)) is not None)


def _type_values(styles: list[etree._Element], name: str) -> Iterator[str]:
    for style in styles:
        found = style.find("a:defRPr", NS)
        if found is not None and (value := found.get(name)) is not None:
            yield value


def _has_bullet(styles: list[etree._Element]) -> bool:
    for style in styles:
        for name in ("buNone", "buChar", "buAutoNum", "buBlip"):
            if style.find(f"a:{name}", NS) is not None:
                return name != "buNone"
    return False


def _spacing(styles: list[etree._Element], name: str, size: float) -> float:
    """Space above or below a paragraph, in points."""
    for style in styles:
        found = style.find(f"a:{name}", NS)
        if found is not None and len(found):
            value = int(found[0].get("val", "0"))
            return value / 100 if found[0].tag.endswith("spcPts") else value / 100000 * size * PITCH
    return 0.0


def _pitch(styles: list[etree._Element], size: float) -> float:
    """The distance of lines, as a share of PowerPoint's."""
    for style in styles:
        found = style.find("a:lnSpc", NS)
        if found is not None and len(found):
            value = int(found[0].get("val", "100000"))
            return value / 100 / (size * PITCH) if found[0].tag.endswith("spcPts") else value / 100000
    return 1.0
