"""Deck -> the bytes of a PDF, by Typst: a slide a page, tagged, with a bookmark a slide, and what is drawn left unsaid.

Texts are set in the fonts that the plan is measured with, so that they break as it says, whatever fonts are here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from teach_forward.deck.layouts.layout import Placeholder, SlideLayout
from teach_forward.deck.layouts.metrics import FONTS
from teach_forward.deck.pdf import texts
from teach_forward.deck.pdf.drawings import Drawings
from teach_forward.deck.pdf.texts import Colours, length, placed, rgb
from teach_forward.deck.slides import Deck, Image, Line, PlacedSlide, Text
from teach_forward.deck.write.package import frame
from teach_forward.deck.write.style import OwnStyle
from teach_forward.model import Run
from teach_forward.sheets.source import compiled, language, string
from teach_forward.util import files, icons, locales

SCRIPTS = frozenset({"Latn", "Arab", "Cyrl", "Grek", "Hebr"})
"""Scripts that the fonts have; others are set in what the system has for them."""

_HEADS = ("title", "section")  # layouts whose titles stand above those of the slides that follow
_TITLES = ("title", "ctrTitle")
_SET = """\
#set document(title: {title}, author: {author}, date: datetime(year: {date.year}, month: {date.month}, day: {date.day}))
#set page(width: {width}, height: {height}, margin: 0pt)
#set text(font: ("Liberation Sans", "Noto Sans Arabic"), hyphenate: false, {language})
#set par(leading: 0pt, spacing: 0pt, linebreaks: "simple")
#set block(spacing: 0pt)
#show heading: it => it.body
#show link: underline.with(offset: 0.12em)
"""


def write(deck: Deck, style: OwnStyle) -> bytes:
    """The file of a deck in our own layouts, the same bytes for the same deck. Raises Unset."""
    with files.for_now() as folder:
        own_fonts = locales.script(deck.locale) in SCRIPTS
        return compiled(source(deck, style, Path(folder)), Path(folder), own_fonts=own_fonts, fonts=FONTS)


def source(deck: Deck, style: OwnStyle, folder: Path) -> str:
    """The source of a deck; the pictures that it shows are written into a folder."""
    slide = style.theme.slide
    head = _SET.format(
        title=string(deck.title),
        author=string(deck.author),
        date=deck.date,
        width=length(slide.width),
        height=length(slide.height),
        language=language(locales.parts(deck.language)),
    )
    palette = style.theme.palette(style.number)
    colours = {**style.theme.colours, "accent": palette.accent, "tint": palette.tint}
    setter = Setter(deck, style, colours, folder)
    return head + "\n".join(map(setter.page, deck.slides))


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets the slides of a deck. Pictures are written into `folder`."""

    deck: Deck
    style: OwnStyle
    colours: Colours
    folder: Path

    def page(self, slide: PlacedSlide) -> str:
        """A slide as a page: what is drawn lies under it, footer and number over it, and neither is read out."""
        layout = self.style.layout(slide.layout)
        ground = "".join(self._ground(slide, layout))
        foot = "".join(self._foot(slide, layout))
        shown = "".join(self._shown(slide, layout))
        link = rgb(self.colours, "gold" if layout.dark else "accent")
        fill = rgb(self.colours, layout.background)
        return (
            f"#page(fill: {fill})[#show link: set text(fill: {link})\n"
            f"#pdf.artifact[{ground}]\n{shown}\n#pdf.artifact[{foot}]]"
        )

    def _ground(self, slide: PlacedSlide, layout: SlideLayout) -> Iterator[str]:
        """What is drawn: the frame of all slides, what the layout has, the grounds of texts, and icons."""
        drawings = Drawings(self.colours)
        found = {text.placeholder: text for text in slide.texts}
        for drawn in (*(frame(self.style.grid) if layout.framed else ()), *layout.decorations):
            yield drawings.decoration(drawn)
        for placeholder in layout.placeholders:
            text = found.get(placeholder.name)
            if text:
                yield drawings.ground(placeholder)
            if text and text.icon and placeholder.icon:
                turned = self.deck.direction == "rtl" and icons.points(text.icon)
                yield drawings.icon(text.icon, placeholder.icon, turned=turned)

    def _foot(self, slide: PlacedSlide, layout: SlideLayout) -> Iterator[str]:
        footer = self.deck.author if layout.type == "title" else self.deck.footer
        words = {"ftr": footer, "sldNum": str(slide.number)}
        for placeholder in layout.placeholders:
            if placeholder.type in words:
                text = Text(placeholder.name, (Line((Run(words[placeholder.type]),)),))
                yield texts.text(placeholder, text, self.colours, self.deck.direction)

    def _shown(self, slide: PlacedSlide, layout: SlideLayout) -> Iterator[str]:
        """What is read, in its order."""
        found = {text.placeholder: text for text in slide.texts}
        images = {image.placeholder: image for image in slide.images}
        for placeholder in layout.placeholders:
            beside = placeholder.beside_icon() if slide.iconic else placeholder
            if slide.cells and placeholder.name is slide.cells.placeholder:
                yield texts.table(placeholder, slide.cells, self.colours, self.deck.direction)
            elif image := images.get(placeholder.name):
                yield self._picture(placeholder, image)
            elif text := found.get(placeholder.name):
                level = (1 if slide.layout.layout in _HEADS else 2) if placeholder.type in _TITLES else 0
                yield texts.text(beside, text, self.colours, self.deck.direction, level)

    def _picture(self, placeholder: Placeholder, image: Image) -> str:
        """A picture, whole, in the middle of its placeholder: the drawing where there is one."""
        data, ending = (image.drawing, "svg") if image.drawing else (image.pixels, _ending(image.pixels))
        name = f"{hashlib.blake2b(data, digest_size=8).hexdigest()}.{ending}"
        files.write(self.folder / name, data)
        shown = f'#image({string(name)}, width: 100%, height: 100%, fit: "contain", alt: {string(image.description)})'
        return placed(placeholder.box, shown)


def _ending(pixels: bytes) -> str:
    return "png" if pixels.startswith(b"\x89PNG") else "jpg"
