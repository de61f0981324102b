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

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesSlidePart, SlidePart
from pptx.presentation import Presentation as PresentationObject

from teach_forward.deck.layouts import catalogue
from teach_forward.deck.layouts.layout import Form, Slot, Style
from teach_forward.deck.look import Gallery
from teach_forward.deck.plan.fit import NUMBER
from teach_forward.deck.slides import Deck, Image, Line, Note, PlacedSlide, Text
from teach_forward.deck.write import picture, table, xml
from teach_forward.deck.write.package import COLOUR_MAP
from teach_forward.model import Run
from teach_forward.ooxml.package import NS

DATE = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
"""The date of every file and of every entry in it: the same sources give the same bytes."""

_FIRST_ID = 256  # slide ids start here (ECMA-376, 19.7.13)


def write(deck: Deck, words: Mapping[str, str]) -> bytes:
    """The file of a deck. The same deck gives the same bytes in every process."""
    look = deck.look
    names = tuple(dict.fromkeys(slide.form for slide in deck.slides))
    presentation = Presentation(io.BytesIO(look.package(names, words, deck.shrink)))
    layouts: dict[str, Part] = {}
    for master in presentation.slide_masters:
        for layout in master.slide_layouts:
            layouts.setdefault(layout.name, layout.part)
    for place, slide in enumerate(deck.slides):
        form = look.form(slide.form, deck.shrink)
        _Page(presentation, deck, slide, form, layouts[form.layout or form.name], place).add()
    _sections(presentation, deck)
    _describe(presentation, deck.title, deck.subject, deck.author, deck.language)
    stream = io.BytesIO()
    presentation.save(stream)
    return _settled(stream.getvalue())


def starter(look: Gallery, words: Mapping[str, str]) -> bytes:
    """A template to begin from: a presentation without slides that has every layout."""
    presentation = Presentation(io.BytesIO(look.package(catalogue.every(), words, 0)))
    name = words["guide_name"]
    _describe(presentation, name, name, name, words["language_tag"])
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
        return f"<p:sld {xml.NAMESPACES}>{xml.tree(shapes, name=self.slide.id)}{self._mapping()}</p:sld>"

    def _mapping(self) -> str:
        return self.form.mapping or COLOUR_MAP[self.form.dark]

    def _fixed(self, slot: Slot) -> Text | None:
        """The text of the footer; the number has a field instead. Both stand on the slide, not only on its layout."""
        if slot.kind == "ftr":
            footer = self.deck.author if self.form.kind == "title" else self.deck.footer
            return Text(slot.name, (Line((Run(footer),)),))
        held = {"sldNum": True, "tbl": self.slide.cells, "pic": self.slide.image}
        return Text(slot.name, ()) if held.get(slot.kind) else None

    def _shape(self, slot: Slot, text: Text, part: SlidePart) -> str:
        key = self._key()
        if self.slide.cells and slot.kind == "tbl":
            said = self.slide.language, self.deck.direction, _linker(part)
            return table.frame(key, slot, self.slide.cells, *said, ours=not self.form.layout)
        if self.slide.image and slot.kind == "pic":
            return self._picture(key, slot, self.slide.image, part)
        if slot.kind == "sldNum":
            body = self._number("slide")
        else:
            body = "".join(self._paragraph(line, slot, part) for line in text.lines)
        name = f"{slot.name.capitalize()} {key}"
        text_body = f"<a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>{body}"
        own = xml.xfrm(slot.box) if slot.free else ""
        return xml.shape(key, name, xml.placeholder(slot), own, text_body)

    def _picture(self, key: int, slot: Slot, image: Image, part: SlidePart) -> str:
        """A picture with its files, which slides share where they show the same one."""
        pixels, pixels_id = part.get_or_add_image_part(io.BytesIO(image.pixels))
        drawing_id = ""
        if image.drawing:
            place = str(pixels.partname).rpartition(".")[0] + ".svg"  # beside its pixels, under their name
            known = {str(other.partname): other for other in part.package.iter_parts()}
            drawing = known.get(place) or Part(PackURI(place), "image/svg+xml", part.package, image.drawing)
            drawing_id = part.relate_to(drawing, RELATIONSHIP_TYPE.IMAGE)
        return picture.frame(key, slot, image, pixels.image.size, (pixels_id, drawing_id))

    def _paragraph(self, line: Line, slot: Slot, part: SlidePart) -> str:
        style = slot.styles[min(line.level, len(slot.styles) - 1)]
        own, inner = f' lvl="{line.level}"' if line.level else "", ""
        if line.plain and style.bullet:
            own, inner = f' marL="0" indent="0"{own}', "<a:buNone/>"
        elif line.numbered and style.bullet != "number":
            place = _hanging(style) if slot.pinned else ""
            place = place if style.bullet else f' marL="{xml.emu(NUMBER)}" indent="-{xml.emu(NUMBER)}"'
            own, inner = place + own, '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>'
        elif slot.pinned and style.bullet and not line.plain:
            own, inner = _hanging(style) + own, '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
        if slot.pinned and style.align == "center":
            own += ' algn="ctr"'
        own += _turned(slot.turned, style)
        properties = f"<a:pPr{own}>{inner}</a:pPr>" if inner else f"<a:pPr{own}/>" if own else ""
        size = f' sz="{round(style.size * 100)}"' if slot.sized else ""
        return xml.paragraph(line.runs, self.slide.language, _linker(part), properties, size)

    def _notes(self, part: NotesSlidePart) -> str:
        """The notes page: picture of the slide, heading, notes, footer and number."""
        language = self.slide.language
        image = f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide 2"/>{xml.THUMBNAIL}</p:nvSpPr><p:spPr/></p:sp>'
        master = self.presentation.part.notes_master_part._element
        holders = {found.get("type", "body"): dict(found.attrib) for found in master.iterfind(".//p:ph", NS)}
        said = self.slide.notes
        if "hdr" not in holders:
            said = (Note((Run(self.slide.heading, bold=True),)), *said)
        setter = NotesSetter(master, language, self.deck.direction, _linker(part))
        texts = {
            "hdr": ("Header", setter.paragraph(Note((Run(self.slide.heading),)))),
            "body": ("Notes", "".join(map(setter.paragraph, said))),
            "ftr": ("Footer", setter.paragraph(Note((Run(self.deck.footer),)))),
            "sldNum": ("Number", self._number("notes")),
        }
        if "sldImg" not in holders:
            image = ""
        else:
            image = image.replace('idx="2"', f'idx="{holders["sldImg"].get("idx", "0")}"')
        shapes = image + "".join(
            xml.shape(key, f"{name} {key}", _holder(holders[kind]), "", f"<a:bodyPr/><a:lstStyle/>{text}")
            for key, (kind, (name, text)) in enumerate(texts.items(), start=3)
            if kind in holders
        )
        return f"<p:notes {xml.NAMESPACES}>{xml.tree(shapes)}{COLOUR_MAP[False]}</p:notes>"

    def _number(self, use: str) -> str:
        """The field of the slide's number, with an id that stays the same from build to build."""
        key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.slide.section}/{self.slide.id}/{use}")).upper()
        return xml.number_field(self.slide.number, self.slide.language, key)


def _linker(part: Part) -> xml.Link:
    """Gives the relationship ids of addresses from one part."""
    return lambda href: str(part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def _holder(attributes: Mapping[str, str]) -> str:
    """The `p:ph` of a notes page, as its master has it."""
    return "<p:ph" + "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items()) + "/>"


def _hanging(style: Style) -> str:
    return f' marL="{xml.emu(style.start + style.hang)}" indent="-{xml.emu(style.hang)}"'


def _turned(direction: str, style: Style) -> str:
    """What a paragraph says of its direction where its layout says the other one, or nothing."""
    if not direction:
        return ""
    rtl = direction == "rtl"
    side = "" if style.align == "center" else f' algn="{xml.ALIGN[style.align][rtl]}"'
    return f'{side} rtl="{int(rtl)}"'


class NotesSetter:
    """Sets the paragraphs of notes pages: the notes master of a union may have neither bullets nor the direction."""

    def __init__(self, master: etree._Element, language: str, direction: str, link: xml.Link) -> None:
        style = master.find("p:notesStyle", NS)
        first, second = (style.find(f"a:lvl{level}pPr", NS) if style is not None else None for level in (1, 2))
        rtl = first is not None and first.get("rtl") in ("1", "true")
        self.turned = _turned(direction if rtl != (direction == "rtl") else "", Style(12))
        self.bullets = second is not None and second.find("a:buChar", NS) is not None
        self.language, self.link = language, link

    def paragraph(self, note: Note) -> str:
        """A paragraph of notes."""
        own, inner = self.turned, ""
        if note.bullet:
            level = 1 + min(note.level, 1)
            own = f' lvl="{level}"{own}'
            if not self.bullets:
                own = f' marL="{level * 228600}" indent="-228600"{own}'
                inner = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
        if note.bullet not in ("", "•"):
            start = f' startAt="{note.bullet}"' if note.bullet != "1" else ""
            inner = f'<a:buFont typeface="Arial"/><a:buAutoNum type="arabicPeriod"{start}/>'
        properties = f"<a:pPr{own}>{inner}</a:pPr>" if own else ""
        return xml.paragraph(note.runs, self.language, self.link, properties)


def _sections(presentation: PresentationObject, deck: Deck) -> None:
    """PowerPoint's named sections (the p14 extension), with ids that stay the same from build to build."""
    sections = ""
    for section in deck.sections:
        places = [place for place, slide in enumerate(deck.slides) if slide.section == section.id]
        ids = "".join(f'<p14:sldId id="{_FIRST_ID + place}"/>' for place in places)
        name = quoteattr(section.name)
        sections += f'<p14:section name={name} id="{{{section.id}}}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'
    extension = (
        f'<p:ext {xml.NAMESPACES} uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{sections}</p14:sectionLst></p:ext>'
    )
    root = presentation.part._element
    listed = root.find("p:extLst", NS)
    if listed is None:
        listed = parse_xml(f"<p:extLst {xml.NAMESPACES}/>")
        root.append(listed)
    listed.append(parse_xml(extension))


def _describe(presentation: PresentationObject, title: str, subject: str, author: str, language: str) -> None:
    properties = presentation.core_properties
    properties.title, properties.subject, properties.author = title, subject, author
    properties.last_modified_by, properties.language, properties.revision = author, language, 1
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
