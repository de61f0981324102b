"""The XML of a notes page: picture of the slide, heading, notes, footer and number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from teach_forward.deck.layouts.grid import Grid
from teach_forward.deck.layouts.layout import Box, Placeholder, Style
from teach_forward.deck.names import PlaceholderName
from teach_forward.deck.plan import fit
from teach_forward.deck.slides import Deck, Line, Note, PlacedSlide, Text
from teach_forward.deck.write import paragraphs, xml
from teach_forward.deck.write.masters import large, notes_styles
from teach_forward.deck.write.package import COLOUR_MAP
from teach_forward.deck.write.xml import Attributes, Xml, tag
from teach_forward.model import Run
from teach_forward.ooxml.package import NS

SHARES = (1, 0.75)
"""How much of the width of a page a slide takes, the largest first, where the notes leave it so much room."""


class NotesWriter:
    """Writes the notes pages of a deck. A union's notes master may have neither bullets nor the direction.

    On pages of our own, where there is a `grid`, a slide is as wide as its page if the notes leave so much room.
    """

    def __init__(self, master: etree._Element, deck: Deck, grid: Grid | None = None) -> None:
        style = master.find("p:notesStyle", NS)
        first, second = (style.find(f"a:lvl{level}pPr", NS) if style is not None else None for level in (1, 2))
        rtl = first is not None and first.get("rtl") in ("1", "true")
        turned = deck.direction if rtl != (deck.direction == "rtl") else ""
        self.deck, self.grid = deck, grid
        self.places = [large(grid, share) for share in SHARES] if grid else []
        self.placeholders = {found.get("type", "body"): _attributes(found) for found in master.iterfind(".//p:ph", NS)}
        self.direction = paragraphs.direction_of(turned, Style(12))
        self.bullets = second is not None and second.find("a:buChar", NS) is not None

    def page(self, slide: PlacedSlide, number: Xml, link: xml.Link) -> Xml:
        """The notes page of a slide. `number` is the paragraph with the slide's number."""
        heading = Note((Run(slide.heading),))
        footer = Note((Run(self.deck.footer),))
        texts = {
            "hdr": ("Header", (self._paragraph(heading, link),)),
            "body": ("Notes", self._notes(slide.notes, link)),
            "ftr": ("Footer", (self._paragraph(footer, link),)),
            "sldNum": ("Number", (number,)),
        }
        moved = self._moved(slide.notes)
        shapes = [
            xml.shape(key, f"{name} {key}", tag("p:ph", self.placeholders[kind]), _at(moved, kind), self._body(words))
            for key, (kind, (name, words)) in enumerate(texts.items(), start=3)
            if kind in self.placeholders
        ]
        tree = xml.tree(xml.joined((self._image(moved), *shapes)))
        return tag("p:notes", xml.NAMESPACES, tree, COLOUR_MAP[False])

    def _moved(self, notes: tuple[Note, ...]) -> Mapping[str, Box]:
        """What stands elsewhere than on the master: on a page whose notes fit below a large slide, or a smaller one."""
        if self.grid:
            for places in self.places:
                if measure(notes, places["body"], self.grid).fits:
                    return places
        return {}

    def _image(self, moved: Mapping[str, Box]) -> Xml:
        held = self.placeholders.get("sldImg")
        if held is None:
            return xml.NOTHING
        return xml.thumbnail(2, "Slide 2", str(held.get("idx", "0")), _at(moved, "sldImg"))

    def _body(self, words: tuple[Xml, ...]) -> Xml:
        return xml.text_body("p:txBody", tag("a:bodyPr"), xml.NOTHING, words, self.deck.language)

    def _notes(self, notes: tuple[Note, ...], link: xml.Link) -> tuple[Xml, ...]:
        starts = paragraphs.starts((note.level + bool(note.bullet), _number(note)) for note in notes)
        return tuple(self._paragraph(note, link, start) for note, start in zip(notes, starts, strict=True))

    def _paragraph(self, note: Note, link: xml.Link, start: int = 0) -> Xml:
        return xml.paragraph(note.runs, self.deck.language, link, self._properties(note, start))

    def _properties(self, note: Note, start: int) -> Xml:
        """The level of a note, and what the notes master does not say of it. Its numbers count from `start`."""
        if not note.bullet:
            return tag("a:pPr", self.direction) if self.direction else xml.NOTHING
        level = 1 + min(note.level, 1)
        indents = {} if self.bullets else {"marL": level * 228600, "indent": -228600}
        mark = xml.NOTHING if self.bullets else paragraphs.bullet()
        if start:
            mark = paragraphs.number("Arial", start)
        return tag("a:pPr", indents, {"lvl": level}, self.direction, mark)


def measure(notes: Iterable[Note], box: Box, grid: Grid) -> fit.Fit:
    """How notes fill a box on a printed page."""
    lines = tuple(Line(note.runs, 1 + min(note.level, 1) if note.bullet else 0) for note in notes)
    styles, factor = notes_styles(grid), grid.width_factor
    placeholder = Placeholder(PlaceholderName.BODY, "body", 0, box, styles, width_factor=factor)
    return fit.measure(placeholder, Text(PlaceholderName.BODY, lines))


def _at(moved: Mapping[str, Box], kind: str) -> Xml:
    return xml.xfrm(moved[kind]) if kind in moved else xml.NOTHING


def _number(note: Note) -> int:
    """The number of a note; 0 for a bullet, and for prose."""
    return int(note.bullet) if note.bullet.isdecimal() else 0


def _attributes(element: etree._Element) -> Attributes:
    return {str(name): str(value) for name, value in element.attrib.items()}
