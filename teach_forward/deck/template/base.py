"""Makes a union's file, as `ooxml.rebuild` leaves it, the base of a deck: a notes master comes if it has none."""

from __future__ import annotations

import functools
import io
import itertools

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.package import Package
from pptx.parts.slide import NotesMasterPart
from pptx.presentation import Presentation as PresentationObject

from teach_forward.deck.write import xml
from teach_forward.deck.write.masters import notes_master
from teach_forward.deck.write.style import OwnStyle
from teach_forward.deck.write.theme import theme_part
from teach_forward.deck.write.xml import tag
from teach_forward.messages import Messages
from teach_forward.ooxml.package import NS

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def prepared(data: bytes, own: OwnStyle, messages: Messages) -> bytes:
    """A union's file without a word of its slides, with a notes master, and with the deck's direction."""
    return _prepared(data, own, messages.locale, messages.listed)


@functools.lru_cache(maxsize=4)
def _prepared(data: bytes, own: OwnStyle, locale: str, messages: tuple[tuple[str, str], ...]) -> bytes:
    presentation = Presentation(io.BytesIO(data))
    _empty(presentation)
    _notes(presentation, own, Messages(locale, dict(messages)))
    root = presentation.part._element
    if own.direction == "rtl":
        root.set("rtl", "1")
    elif "rtl" in root.attrib:
        del root.attrib["rtl"]
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def _empty(presentation: PresentationObject) -> None:
    """Take out what speaks of slides that are not there: lists, sections, shows."""
    root = presentation.part._element
    for name in ("sldIdLst", "custShowLst", "custDataLst", "smartTags"):
        for element in root.findall(f"p:{name}", NS):
            root.remove(element)
    for extension in root.findall("p:extLst/p:ext", NS):
        if extension.get("uri") == _SECTIONS:
            _take_out(extension)
    for listed in root.findall("p:extLst", NS):
        if not len(listed):
            root.remove(listed)
    if "firstSlideNum" in root.attrib:
        del root.attrib["firstSlideNum"]  # LibreOffice does not read it, so numbers would differ


def _take_out(element: etree._Element) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _drop(relationships: object, keys: list[str]) -> None:
    for key in keys:
        relationships.pop(key)  # type: ignore[attr-defined]


def _notes(presentation: PresentationObject, own: OwnStyle, messages: Messages) -> None:
    """See that there is a notes master with a place for notes, listed where Keynote looks for it."""
    part, root = presentation.part, presentation.part._element
    held = [(key, rel) for key, rel in part.rels.items() if rel.reltype == RELATIONSHIP_TYPE.NOTES_MASTER]
    if held and _takes_notes(held[0][1].target_part):
        key = held[0][0]
    else:
        _drop(part.rels, [key for key, _ in held])
        key = part.relate_to(_own_notes(part.package, own, messages), RELATIONSHIP_TYPE.NOTES_MASTER)
    for element in root.findall("p:notesMasterIdLst", NS):
        root.remove(element)
    listed = parse_xml(tag("p:notesMasterIdLst", xml.NAMESPACES, tag("p:notesMasterId", {"r:id": key})).encode())
    masters = root.find("p:sldMasterIdLst", NS)
    root.insert(0 if masters is None else root.index(masters) + 1, listed)


def _takes_notes(part: Part) -> bool:
    return isinstance(part, NotesMasterPart) and part._element.find(".//p:ph[@type='body']", NS) is not None


def _own_notes(package: Package, own: OwnStyle, messages: Messages) -> Part:
    names = {part.partname for part in package.iter_parts()}
    free = next(uri for n in itertools.count(1) if (uri := PackURI(f"/ppt/theme/theme{n}.xml")) not in names)
    colours = theme_part(own.theme, own.number, messages)
    theme = Part(free, CONTENT_TYPE.OFC_THEME, package, colours.encode())
    uri = PackURI("/ppt/notesMasters/notesMaster1.xml")
    element = parse_xml(notes_master(own.grid, messages).encode())
    master = NotesMasterPart(uri, CONTENT_TYPE.PML_NOTES_MASTER, package, element)
    master.relate_to(theme, RELATIONSHIP_TYPE.THEME)
    return master
