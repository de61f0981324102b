"""Deck -> the bytes of a .pptx file, by way of python-pptx on the package that the deck's style brings.

python-pptx keeps the package (parts, relationships, content types); the XML of slides and notes is ours, since its API
has no languages, no right-to-left text, no footers and no sections.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from typing import Any

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageWriter, _PhysPkgWriter
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as PresentationObject

from teach_forward.deck.layouts import catalogue
from teach_forward.deck.plan.style import DeckStyle
from teach_forward.deck.slides import Deck, PlacedSlide
from teach_forward.deck.write import xml
from teach_forward.deck.write.notes import NotesWriter
from teach_forward.deck.write.slide import SlideWriter, linker, slide_number
from teach_forward.deck.write.style import OwnStyle
from teach_forward.deck.write.xml import Xml, tag
from teach_forward.messages import Messages
from teach_forward.ooxml.package import NS
from teach_forward.util import zipped

_FIRST_ID = 256  # slide ids start here (ECMA-376, 19.7.13)
_LONGEST = 255  # characters that python-pptx takes as a property of the document


def write(deck: Deck, style: DeckStyle, messages: Messages) -> bytes:
    """The file of a deck. The same deck gives the same bytes in every process."""
    names = tuple(dict.fromkeys(slide.layout for slide in deck.slides))
    presentation = Presentation(io.BytesIO(style.package(names, messages)))
    parts = _layout_parts(presentation)
    notes = NotesWriter(presentation.part.notes_master_part._element, deck, style.pages)
    for slide in deck.slides:
        _add(presentation, deck, slide, style, parts, notes)
    _add_sections(presentation, deck)
    _describe(presentation, deck.title, deck.subject, deck.author, deck.language, deck.date)
    return _saved(presentation, deck.date)


def starter(style: OwnStyle, messages: Messages, date: datetime.date) -> bytes:
    """A template to begin from: a presentation without slides that has our layouts."""
    presentation = Presentation(io.BytesIO(style.package(catalogue.starters(), messages)))
    name = messages["guide_name"]
    _describe(presentation, name, name, name, messages.language_tag, date)
    return _saved(presentation, date)


def _layout_parts(presentation: PresentationObject) -> dict[str, Part]:
    """The layouts of all masters, each by its name and by that of its part: two of them may have one name."""
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    return {key: layout.part for layout in layouts for key in (layout.name, str(layout.part.partname)[1:])}


def _add(  # noqa: PLR0917  (what all slides share)
    presentation: PresentationObject,
    deck: Deck,
    slide: PlacedSlide,
    style: DeckStyle,
    parts: Mapping[str, Part],
    writer: NotesWriter,
) -> None:
    """Add a slide and its notes to the presentation. `parts` are those of layouts, by the names of both.

    XML that is ours goes into the package as it is.
    """
    layout = style.layout(slide.layout)
    package, notes_master = presentation.part.package, presentation.part.notes_master_part
    uri = PackURI(f"/ppt/slides/slide{slide.number}.xml")
    part = Part(uri, CONTENT_TYPE.PML_SLIDE, package)
    part.relate_to(parts[layout.part or str(layout.name)], RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    # before its pictures, so that these know each other's names
    identity = presentation.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
    part.blob = xml.document(SlideWriter(deck, slide, layout, part, style.colours).page()).encode()
    presentation.slides._sldIdLst.add_sldId(identity)
    uri = PackURI(f"/ppt/notesSlides/notesSlide{slide.number}.xml")
    notes = Part(uri, CONTENT_TYPE.PML_NOTES_SLIDE, package)
    notes.relate_to(notes_master, RELATIONSHIP_TYPE.NOTES_MASTER)
    notes.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
    part.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)
    notes.blob = xml.document(writer.page(slide, slide_number(deck, slide, "notes"), linker(notes))).encode()


def _parsed(element: Xml) -> Any:
    """An element as python-pptx holds it, which has a class of its own for each kind."""
    return parse_xml(element.encode())


def _add_sections(presentation: PresentationObject, deck: Deck) -> None:
    """PowerPoint's named sections (the p14 extension), with ids that stay the same from build to build."""
    sections = []
    for section in deck.sections:
        ids = [_FIRST_ID + index for index, slide in enumerate(deck.slides) if slide.section == section.id]
        listed = tag("p14:sldIdLst", *(tag("p14:sldId", id=id_) for id_ in ids))
        sections.append(tag("p14:section", listed, name=section.name, id=f"{{{section.id}}}"))
    listed = tag("p14:sectionLst", {"xmlns:p14": NS["p14"]}, *sections)
    extension = tag("p:ext", xml.NAMESPACES, listed, uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}")
    root = presentation.part._element
    extensions = root.find("p:extLst", NS)
    if extensions is None:
        extensions = _parsed(tag("p:extLst", xml.NAMESPACES))
        root.append(extensions)
    extensions.append(_parsed(extension))


def _describe(  # noqa: PLR0917  (the properties of a document)
    presentation: PresentationObject, title: str, subject: str, author: str, language: str, date: datetime.date
) -> None:
    title, subject, author, language = (xml.clean(value)[:_LONGEST] for value in (title, subject, author, language))
    properties = presentation.core_properties
    properties.title, properties.subject, properties.author = title, subject, author
    properties.last_modified_by, properties.language, properties.revision = author, language, 1
    properties.created = properties.modified = datetime.datetime(date.year, date.month, date.day)


def _saved(presentation: PresentationObject, date: datetime.date) -> bytes:
    package, entries = presentation.part.package, _Entries()
    writer = PackageWriter("", package._rels, tuple(package.iter_parts()))
    writer._write_content_types_stream(entries)
    writer._write_pkg_rels(entries)
    writer._write_parts(entries)
    return zipped.packed(entries.found, date)


class _Entries(_PhysPkgWriter):
    """What python-pptx would pack: by the names of the entries, so that it is packed once, in our order."""

    def __init__(self) -> None:
        self.found: dict[str, bytes] = {}

    def write(self, pack_uri: PackURI, blob: bytes) -> None:
        """Take an entry."""
        self.found[pack_uri.membername] = blob
