"""Deck -> the bytes of a .pptx file, by way of python-pptx on our own template.

python-pptx keeps the package (parts, relationships, content types); the XML of slides and notes is ours, since its API
has no languages, no right-to-left text, no footers and no sections.
"""

from __future__ import annotations

import datetime
import io
import uuid
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesSlidePart, SlidePart
from pptx.presentation import Presentation as PresentationObject

from teach_forward.deck import table, xml
from teach_forward.deck.form import Form, Slot
from teach_forward.deck.frame import Frame
from teach_forward.deck.gallery import BASE, form
from teach_forward.deck.placed import Deck, Line, Note, PlacedSlide, Text
from teach_forward.deck.template import COLOUR_MAP, package
from teach_forward.model import Run
from teach_forward.theme import Theme

DATE = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
"""The date of every file and of every entry in it: the same sources give the same bytes."""

_FIRST_ID = 256  # slide ids start here (ECMA-376, 19.7.13)


def write(deck: Deck, theme: Theme, words: Mapping[str, str]) -> bytes:
    """The file of a deck. The same deck gives the same bytes in every process."""
    frame = Frame(theme, deck.workshop, deck.direction, deck.shrink)
    forms = tuple(dict.fromkeys((*BASE, *(slide.form for slide in deck.slides))))
    presentation = Presentation(io.BytesIO(package(frame, forms, words)))
    layouts = {layout.name: layout.part for layout in presentation.slide_layouts}
    for place, slide in enumerate(deck.slides):
        _Page(presentation, deck, slide, form(frame, slide.form), layouts[slide.form], place).add()
    _sections(presentation, deck)
    _properties(presentation, deck)
    stream = io.BytesIO()
    presentation.save(stream)
    return _settled(stream.getvalue())


@dataclass(frozen=True, slots=True)
class _Page:
    """One slide on its way into the package, with its notes."""

    presentation: PresentationObject
    deck: Deck
    slide: PlacedSlide
    form: Form
    layout: Part
    place: int
    keys: list[int] = field(default_factory=lambda: [1])

    def add(self) -> None:
        """Add the slide and its notes to the presentation."""
        package = self.presentation.part.package
        uri = PackURI(f"/ppt/slides/slide{self.place + 1}.xml")
        empty = f"<p:sld {xml.NAMESPACES}/>".encode()
        part = SlidePart(uri, CONTENT_TYPE.PML_SLIDE, package, parse_xml(empty))
        part.relate_to(self.layout, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        part._element = parse_xml(self._slide(part).encode())
        identity = self.presentation.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
        self.presentation.slides._sldIdLst.add_sldId(identity)
        uri = PackURI(f"/ppt/notesSlides/notesSlide{self.place + 1}.xml")
        notes = NotesSlidePart(uri, CONTENT_TYPE.PML_NOTES_SLIDE, package, parse_xml(empty))
        notes.relate_to(self.presentation.part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
        notes.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
        part.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)
        notes._element = parse_xml(self._notes(notes).encode())

    def _key(self) -> int:
        """The next id of a shape on this page."""
        self.keys[0] += 1
        return self.keys[0]

    def _slide(self, part: SlidePart) -> str:
        texts = {text.slot: text for text in self.slide.texts}
        shapes = "".join(
            self._shape(slot, text, part)
            for slot in self.form.slots
            if (text := texts.get(slot.name) or self._fixed(slot))
        )
        return f"<p:sld {xml.NAMESPACES}>{xml.tree(shapes, name=self.slide.id)}{COLOUR_MAP[self.form.dark]}</p:sld>"

    def _fixed(self, slot: Slot) -> Text | None:
        """The text of the footer; the number has a field instead. Both stand on the slide, not only on its layout."""
        if slot.kind == "ftr":
            footer = self.deck.author if self.form.kind == "title" else self.deck.footer
            return Text(slot.name, (Line((Run(footer),)),))
        fills_itself = slot.kind == "sldNum" or (slot.kind == "tbl" and self.slide.cells)
        return Text(slot.name, ()) if fills_itself else None

    def _shape(self, slot: Slot, text: Text, part: SlidePart) -> str:
        key = self._key()
        if self.slide.cells and slot.kind == "tbl":
            return table.frame(key, slot, self.slide.cells, self.slide.language, self.deck.direction, _linker(part))
        if slot.kind == "sldNum":
            body = self._number("slide")
        else:
            body = "".join(self._paragraph(line, slot, part) for line in text.lines)
        name = f"{slot.name.capitalize()} {key}"
        text_body = f"<a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>{body}"
        return xml.shape(key, name, xml.placeholder(slot), "", text_body)

    def _paragraph(self, line: Line, slot: Slot, part: SlidePart) -> str:
        level = f' lvl="{line.level}"' if line.level else ""
        style = slot.styles[min(line.level, len(slot.styles) - 1)]
        if line.plain and style.bullet:
            properties = f'<a:pPr marL="0" indent="0"{level}><a:buNone/></a:pPr>'
        else:
            properties = f"<a:pPr{level}/>" if level else ""
        return xml.paragraph(line.runs, self.slide.language, _linker(part), properties)

    def _notes(self, part: NotesSlidePart) -> str:
        """The notes page: picture of the slide, heading, notes, footer and number."""
        language = self.slide.language
        image = f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide 2"/>{xml.THUMBNAIL}</p:nvSpPr><p:spPr/></p:sp>'
        texts = (
            ("Header", '"hdr" sz="quarter"', xml.paragraph((Run(self.slide.heading),), language)),
            (
                "Notes",
                '"body" sz="quarter" idx="3"',
                "".join(_note(note, language, _linker(part)) for note in self.slide.notes),
            ),
            ("Footer", '"ftr" sz="quarter" idx="4"', xml.paragraph((Run(self.deck.footer),), language)),
            ("Number", '"sldNum" sz="quarter" idx="5"', self._number("notes")),
        )
        shapes = image + "".join(
            xml.shape(key, f"{name} {key}", f"<p:ph type={holder}/>", "", f"<a:bodyPr/><a:lstStyle/>{text}")
            for key, (name, holder, text) in enumerate(texts, start=3)
        )
        return f"<p:notes {xml.NAMESPACES}>{xml.tree(shapes)}{COLOUR_MAP[False]}</p:notes>"

    def _number(self, use: str) -> str:
        """The field of the slide's number, with an id that stays the same from build to build."""
        key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.slide.section}/{self.slide.id}/{use}")).upper()
        return xml.number_field(self.slide.number, self.slide.language, key)


def _linker(part: Part) -> xml.Link:
    """Gives the relationship ids of addresses from one part."""
    return lambda href: str(part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def _note(note: Note, language: str, link: xml.Link) -> str:
    if not note.bullet:
        return xml.paragraph(note.runs, language, link)
    level = 1 + min(note.level, 1)
    number = ""
    if note.bullet != "•":
        start = f' startAt="{note.bullet}"' if note.bullet != "1" else ""
        number = f'<a:buFont typeface="Arial"/><a:buAutoNum type="arabicPeriod"{start}/>'
    return xml.paragraph(note.runs, language, link, f'<a:pPr lvl="{level}">{number}</a:pPr>')


def _sections(presentation: PresentationObject, deck: Deck) -> None:
    """PowerPoint's named sections (the p14 extension), with ids that stay the same from build to build."""
    sections = ""
    for section in deck.sections:
        places = [place for place, slide in enumerate(deck.slides) if slide.section == section.id]
        ids = "".join(f'<p14:sldId id="{_FIRST_ID + place}"/>' for place in places)
        name = quoteattr(section.name)
        sections += f'<p14:section name={name} id="{{{section.id}}}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'
    extension = (
        f'<p:extLst {xml.NAMESPACES}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{sections}</p14:sectionLst></p:ext></p:extLst>'
    )
    presentation.part._element.append(parse_xml(extension))


def _properties(presentation: PresentationObject, deck: Deck) -> None:
    properties = presentation.core_properties
    properties.title, properties.subject, properties.author = deck.title, deck.subject, deck.author
    properties.last_modified_by, properties.language, properties.revision = deck.author, deck.language, 1
    properties.created = properties.modified = DATE.replace(tzinfo=None)


def _settled(data: bytes) -> bytes:
    """The package again with a fixed date on each entry, content types first, and the rest in order of name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, DATE.timetuple()[:6])
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(entry, old.read(name), compresslevel=6)
    return stream.getvalue()
