"""Adds to a template layouts that we draw, after its layout for bullets, and places for sources on its own."""

from __future__ import annotations

import copy
import io
import itertools
from collections.abc import Iterable
from dataclasses import replace

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import SlideLayoutPart
from pptx.presentation import Presentation as PresentationObject

from teach_forward.deck.layouts.layout import SlideLayout
from teach_forward.deck.names import PlaceholderName
from teach_forward.deck.write import xml
from teach_forward.deck.write.shapes import shapes
from teach_forward.deck.write.xml import tag
from teach_forward.messages import Messages
from teach_forward.ooxml.inheritance import is_shape, placeholder_of, properties
from teach_forward.ooxml.package import NS
from teach_forward.util import locales

_FIRST_ID = 2147483648  # ids of masters and layouts begin here (ECMA-376, 19.7.12)
_FURNITURE = ("ftr", "sldNum", "dt")
_TITLES = ("title", "ctrTitle")
_R = f"{{{NS['r']}}}"


def with_layouts(
    data: bytes,
    base: SlideLayout,
    layouts: Iterable[SlideLayout],
    sourced: Iterable[SlideLayout],
    messages: Messages,
) -> bytes:
    """A template's file with layouts that are drawn after `base`, one of its own, and places for sources on others."""
    presentation, direction = Presentation(io.BytesIO(data)), locales.direction(messages.locale)
    own = (layout.part for master in presentation.slide_masters for layout in master.slide_layouts)
    parts = {str(part.partname)[1:]: part for part in own}
    for layout in layouts:
        _add(presentation, parts[base.part], layout, direction, messages)
    for layout in {layout.part: layout for layout in sourced}.values():
        source = replace(layout, placeholders=(layout.placeholder(PlaceholderName.SOURCE),), decorations=())
        drawn = shapes(source, str(layout.name), direction, messages, own_fonts=False)
        _draw(parts[layout.part]._element, drawn)
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def _add(
    presentation: PresentationObject, model: SlideLayoutPart, layout: SlideLayout, direction: str, messages: Messages
) -> None:
    """Add a layout behind those of the model's master."""
    root = copy.deepcopy(model._element)
    part = SlideLayoutPart(PackURI(f"/{layout.part}"), CONTENT_TYPE.PML_SLIDE_LAYOUT, model.package, root)
    _relate(part, model, root)
    _rename(root, str(layout.name))
    _clear(root, _FURNITURE if not layout.framed else (*_FURNITURE, *_TITLES))
    kept = tuple(one for one in layout.placeholders if not _of_template(one.name, layout))
    _draw(root, shapes(replace(layout, placeholders=kept), str(layout.name), direction, messages, own_fonts=False))
    master = model.slide_master.part
    key = master.relate_to(part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    entry = tag("p:sldLayoutId", xml.NAMESPACES, {"id": _free_id(presentation), "r:id": key})
    _found(master._element, "p:sldLayoutIdLst").append(parse_xml(entry.encode()))


def _of_template(name: PlaceholderName, layout: SlideLayout) -> bool:
    """Whether a placeholder is on the model already: footer and number, and the title below which all else is drawn."""
    return name in (PlaceholderName.FOOTER, PlaceholderName.NUMBER) or (layout.framed and name is PlaceholderName.TITLE)


def _relate(part: SlideLayoutPart, model: SlideLayoutPart, root: etree._Element) -> None:
    """Give a part the relationships of its model, under the ids that they get there."""
    keys = {
        old: part.relate_to(item.target_ref if item.is_external else item.target_part, item.reltype, item.is_external)
        for old, item in model.rels.items()
    }
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            if str(name).startswith(_R) and value in keys:
                element.set(name, keys[str(value)])


def _rename(root: etree._Element, name: str) -> None:
    for attribute in ("type", "matchingName"):
        root.attrib.pop(attribute, None)
    root.set("preserve", "1")
    root.set("userDrawn", "1")
    _found(root, "p:cSld").set("name", name)


def _clear(root: etree._Element, kept: tuple[str, ...]) -> None:
    """Take out all placeholders but those of some types, and what moves."""
    for shape in [element for element in root.iter(etree.Element) if is_shape(element)]:
        ph = placeholder_of(shape)
        if ph is not None and ph.get("type", "obj") not in kept:
            _found(shape, "..").remove(shape)
    for name in ("p:transition", "p:timing"):
        for element in root.findall(name, NS):
            root.remove(element)


def _draw(root: etree._Element, drawn: xml.Xml) -> None:
    """Set shapes on top of those that are there, with ids of their own."""
    tree = _found(root, "p:cSld/p:spTree")
    taken = {found.get("id") for found in root.iter(f"{{{NS['p']}}}cNvPr")}
    keys = (key for key in itertools.count(2) if str(key) not in taken)
    at = len(tree) - len(tree.findall("p:extLst", NS))
    for shape in reversed(list(parse_xml(tag("p:spTree", xml.NAMESPACES, drawn).encode()))):
        tree.insert(at, shape)
    for shape in tree[at:]:
        if is_shape(shape):
            properties(shape).set("id", str(next(keys)))


def _found(element: etree._Element, path: str) -> etree._Element:
    """What each layout and master has that was read."""
    found = element.find(path, NS)
    if found is None:
        raise AssertionError(path)
    return found


def _free_id(presentation: PresentationObject) -> int:
    """The first id that no master and no layout has."""
    roots = [presentation.part._element, *(master.part._element for master in presentation.slide_masters)]
    names = ("sldMasterId", "sldLayoutId")
    taken = {element.get("id") for root in roots for name in names for element in root.iter(f"{{{NS['p']}}}{name}")}
    return next(key for key in itertools.count(_FIRST_ID) if str(key) not in taken)
