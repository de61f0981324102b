"""The XML of a slide, and the relationships that it needs."""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from teach_forward.deck.layouts.layout import Placeholder, SlideLayout
from teach_forward.deck.slides import Cells, Deck, Image, Line, PlacedSlide, Text
from teach_forward.deck.write import drawing, paragraphs, shapes, xml
from teach_forward.deck.write.colours import DrawingColours
from teach_forward.deck.write.package import COLOUR_MAP
from teach_forward.deck.write.picture import picture
from teach_forward.deck.write.table import TableWriter
from teach_forward.deck.write.xml import Xml, tag
from teach_forward.model import Run
from teach_forward.util import icons

_FIRST_KEY = 2  # ids of shapes; the tree itself has the first


@dataclass(frozen=True, slots=True)
class SlideWriter:
    """Writes one slide on its layout. `part` takes the relationships; `colours` are those of our theme by name."""

    deck: Deck
    slide: PlacedSlide
    layout: SlideLayout
    part: Part
    colours: Mapping[str, str]

    def page(self) -> Xml:
        """The slide."""
        tree = xml.tree(xml.joined(self._shapes()), name=self.slide.id)
        mapping = Xml(self.layout.colour_map) or COLOUR_MAP[self.layout.dark]
        return tag("p:sld", xml.NAMESPACES, tree, mapping)

    def _shapes(self) -> Iterator[Xml]:
        """The shapes in reading order; a placeholder without anything to show is left out."""
        texts = {text.placeholder: text for text in self.slide.texts}
        key = _FIRST_KEY
        for placeholder in self.layout.placeholders:
            if written := self._shape(key, placeholder, texts.get(placeholder.name, Text(placeholder.name, ()))):
                yield written
                key += 1
        for placeholder in self.layout.placeholders:
            text = texts.get(placeholder.name)
            if placeholder.icon and text and text.icon:
                turned = self.deck.direction == "rtl" and icons.points(text.icon)
                yield shapes.icon(text.icon, placeholder.icon, key, turned=turned)
                key += 1

    def _shape(self, key: int, placeholder: Placeholder, text: Text) -> Xml:
        """A shape for a placeholder. Footer and number stand on the slide too, not only on its layout."""
        cells = self.slide.cells
        if cells and placeholder.name is cells.placeholder:
            return self._table(key, placeholder, cells)
        image = next((one for one in self.slide.images if placeholder.name is one.placeholder), None)
        if image:
            return self._picture(key, placeholder, image)
        match placeholder.type:
            case "sldNum":
                return self._text(key, placeholder, (slide_number(self.deck, self.slide, "slide"),))
            case "ftr":
                footer = self.deck.author if self.layout.type == "title" else self.deck.footer
                text = Text(placeholder.name, (Line((Run(footer),)),))
        starts = paragraphs.starts((line.level, line.number) for line in text.lines)
        pairs = zip(text.lines, starts, strict=True)
        words = tuple(self._paragraph(line, start, placeholder) for line, start in pairs)
        return self._text(key, placeholder, words, text.narrower)

    def _text(self, key: int, placeholder: Placeholder, words: tuple[Xml, ...], narrower: float = 0) -> Xml:
        if not words:
            return xml.NOTHING
        properties = tag("a:bodyPr", self._insets(placeholder, narrower), tag("a:normAutofit"))
        body = xml.text_body("p:txBody", properties, xml.NOTHING, words, self.deck.language)
        own = xml.xfrm(placeholder.box) if placeholder.explicit_box else xml.NOTHING
        name = f"{placeholder.name.capitalize()} {key}"
        return xml.shape(key, name, xml.placeholder_tag(placeholder), own, body)

    def _insets(self, placeholder: Placeholder, narrower: float) -> dict[str, int]:
        """The insets that are not those of the layout: of a text whose lines are shorter, or that has an icon beside.

        Another inset above is said only where there is one, so that a layout can still be changed.
        """
        beside = placeholder.beside_icon() if self.slide.iconic else placeholder
        if beside.insets == placeholder.insets and not narrower:
            return {}
        top = {} if beside.insets.top == placeholder.insets.top else {"tIns": xml.emu(beside.insets.top)}
        return {**xml.sides(beside.narrowed(narrower), self.deck.direction), **top}

    def _paragraph(self, line: Line, start: int, placeholder: Placeholder) -> Xml:
        size = placeholder.style(line.level).size if placeholder.explicit_size else None
        properties = paragraphs.properties(line, start, placeholder)
        if self.layout.part and placeholder.type == "ftr":  # or LibreOffice sets a template's footer in type of its own
            properties = properties or tag("a:pPr")
        return xml.paragraph(line.runs, self.deck.language, linker(self.part), properties, size)

    def _table(self, key: int, placeholder: Placeholder, cells: Cells) -> Xml:
        link, palette = linker(self.part), self.layout.palette
        writer = TableWriter(placeholder, self.deck.language, self.deck.direction, link, palette)
        return writer.frame(key, cells)

    def _picture(self, key: int, placeholder: Placeholder, image: Image) -> Xml:
        """A drawing as shapes if it can be; else a picture with its files, which slides share."""
        colours = DrawingColours(tuple(self.colours.items()), tuple(self.layout.palette.items()))
        place = self.slide.images.index(image) + 1
        if written := drawing.group(key, image, placeholder.box, colours, place):
            return written
        pixels = self.part.package.get_or_add_image_part(io.BytesIO(image.pixels))
        pixels_id = self.part.relate_to(pixels, RELATIONSHIP_TYPE.IMAGE)
        drawing_id = self._drawing(pixels, image.drawing) if image.drawing else ""
        return picture(key, placeholder, image, pixels.image.size, (pixels_id, drawing_id))

    def _drawing(self, pixels: Part, data: bytes) -> str:
        """The relationship to a drawing, which lies beside its pixels, under their name."""
        path = str(pixels.partname).rpartition(".")[0] + ".svg"
        known = {str(other.partname): other for other in self.part.package.iter_parts()}
        part = known.get(path) or Part(PackURI(path), "image/svg+xml", self.part.package, data)
        return str(self.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))


def linker(part: Part) -> xml.Link:
    """Gives the relationship ids of addresses from one part."""
    return lambda href: str(part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def slide_number(deck: Deck, slide: PlacedSlide, use: str) -> Xml:
    """The field of the slide's number, with an id that stays the same from build to build for each use."""
    key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{slide.section}/{slide.id}/{use}")).upper()
    return xml.number_field(str(slide.number), deck.language, key)
