"""How decks and slide cards look, read from slides_src/theme.yml and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from itertools import pairwise
from pathlib import Path
from typing import Any

from teach_forward import rules
from teach_forward.findings import ContentError, Finding
from teach_forward.text import contents, data
from teach_forward.util import yml
from teach_forward.util.contrast import contrast, from_hex
from teach_forward.util.shape import Entries, Record, Shape, Text

FILE = "slides_src/theme.yml"
COLOURS = ("ink", "paper", "white", "muted", "gold", "mist")
LEAST_WIDTH, LEAST_HEIGHT, LEAST_TOP, LEAST_GAP, LEAST_FOOTER = 11.75, 4.8, 6.8, 0.1, 0.4
"""Inches that layouts need between the margins, for content, above the footer, between both, and for the footer."""

MOST_SIDE, MOST_FOOTER = 56, 15
"""Inches that PowerPoint's slides have at most, and points of type that fit in the place for the footer."""

_ON_INK = ("white", "gold", "mist")  # colours of text on dark slides
_HEX = re.compile(r"#[0-9A-F]{6}", re.IGNORECASE)
_LENGTH = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,6})?")
_SIZE = re.compile(r"[1-9][0-9]{0,2}")
_PLAIN_FONT = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+)*")  # needs no quotes in CSS

Fault = tuple[yml.Keys, str]
"""Where the value at fault stands, and what is wrong. Of a value that is missing, it is where it should stand."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The two colours of a workshop: `accent` for type and shapes, `tint` for the ground of cards."""

    accent: str
    tint: str


@dataclass(frozen=True, slots=True)
class SlideGrid:
    """The slide and the lines that everything on it keeps to, in inches."""

    width: float
    height: float
    margin: float
    title_top: float
    content_top: float
    content_bottom: float
    footer_top: float


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points."""

    cover: int
    title: int
    question: int
    body: int
    floor: int
    label: int
    footer: int
    notes: int


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as `#RRGGBB`, type and grid: the same for the decks and for the slides on the site.

    The palettes are those of the first workshops; where there are more workshops, the palettes begin again.
    """

    colours: Mapping[str, str] = field(hash=False)
    palettes: tuple[Palette, ...]
    font: str
    slide: SlideGrid
    sizes: Sizes

    def palette(self, number: int) -> Palette:
        """The palette of a workshop by its number, from 1."""
        return self.palettes[(number - 1) % len(self.palettes)]

    def accent(self, number: int) -> str:
        """The accent colour of a workshop."""
        return self.palette(number).accent

    def tint(self, number: int) -> str:
        """The pale ground of a workshop."""
        return self.palette(number).tint

    def named(self, number: int) -> Mapping[str, str]:
        """All colours of a workshop by name."""
        return {**self.colours, "accent": self.accent(number), "tint": self.tint(number)}

    def pairs(self) -> Iterator[tuple[str, str, float, yml.Keys]]:
        """Every pair of text and ground that is used, with the least contrast it needs (WCAG 2.2, 1.4.3).

        4.5 for text of any size; 3 where it is only set at 18 pt bold, or 24 pt, and larger. Behind it is where the
        text's colour stands, or that of the palette, whichever of both it is.
        """
        colour = self.colours
        grounds = {"ink": ("paper", "white"), "muted": ("paper", "white"), **dict.fromkeys(_ON_INK, ("ink",))}
        for name, behind in grounds.items():
            yield from ((colour[name], colour[ground], 4.5, ("colours", name)) for ground in behind)
        for number, palette in enumerate(self.palettes, start=1):
            accent, tint = (("workshops", str(number), name) for name in ("accent", "tint"))
            on = (colour["paper"], colour["white"], palette.tint)
            yield from ((palette.accent, ground, 4.5, accent) for ground in on)
            yield from ((colour["white"], palette.accent, 4.5, accent), (colour["gold"], palette.accent, 3.0, accent))
            yield from ((colour[name], palette.tint, 4.5, tint) for name in ("ink", "muted"))


def _is_numbered(palettes: Mapping[str, Any]) -> bool:
    return bool(palettes) and list(palettes) == list(map(str, range(1, len(palettes) + 1)))


_COLOUR = Text("a colour such as #17203A", lambda text: bool(_HEX.fullmatch(text)))
_INCHES = Text("a number above 0", lambda text: bool(_LENGTH.fullmatch(text)) and float(text) > 0)
_POINTS = Text("a whole number above 0", lambda text: bool(_SIZE.fullmatch(text)))
_FONT = Text("the name of a font", lambda text: bool(text.strip()) and text.isprintable(), longest=100)


def _whole(keys: Iterable[str], of: Text, what: str = "a list of keys") -> Record:
    """A group of values of one kind, all of which are needed."""
    names = tuple(keys)
    return Record(dict.fromkeys(names, of), names, what)


_PARTS: dict[str, Shape] = {
    "colours": _whole(COLOURS, _COLOUR, "a list of colours"),
    "workshops": Entries(
        _whole(("accent", "tint"), _COLOUR, "a list of colours"),
        "a list of palettes numbered from 1",
        fits=_is_numbered,
    ),
    "font": _FONT,
    "slide": _whole((item.name for item in fields(SlideGrid)), _INCHES),
    "sizes": _whole((item.name for item in fields(Sizes)), _POINTS),
}
_FORM = data.Form(Record(_PARTS, tuple(_PARTS)), rules.BAD_THEME)


def read(root: Path) -> Theme:
    """The theme of the guide in a folder.

    Raises ContentError that names every key which is missing, unknown or of no use.
    """
    try:
        content = contents.read(root, FILE)
    except FileNotFoundError:
        advice = "put it back, or copy the one that `teach-forward init FOLDER` writes"
        raise ContentError([Finding(FILE, 1, "there is no such file", rules.BAD_THEME, advice=advice)]) from None
    tree, findings = data.read(FILE, content, _FORM)
    if not findings:
        theme = _theme(tree.value)
        faults = (*_too_little_room(theme), *_too_large(theme), *_weak_contrasts(theme))
        findings = tuple(Finding(FILE, tree.line(*place), message, rules.BAD_THEME) for place, message in faults)
    if findings:
        raise ContentError(findings)
    return theme


def css(theme: Theme, workshops: int) -> str:
    """Custom properties for the site: colours, an accent and a tint a palette, sizes in points, lengths in inches.

    `workshops` is the highest number of a workshop; each has the colours of its palette.
    """
    root = [f"--tf-{name}: {value}" for name, value in theme.colours.items()]
    for number, palette in enumerate(theme.palettes, start=1):
        root += [f"--tf-accent-{number}: {palette.accent}", f"--tf-tint-{number}: {palette.tint}"]
    root += [f"--tf-size-{name}: {value:g}" for name, value in _values(theme.sizes)]
    root += [f"--tf-slide-{name.replace('_', '-')}: {value:g}" for name, value in _values(theme.slide)]
    root.append(f'--tf-font: {_css_font(theme.font)}, "Liberation Sans", sans-serif')
    rules = [":root {\n  " + ";\n  ".join(root) + ";\n}"]
    rules += [
        f'[data-workshop="{number}"] {{ --tf-accent: {theme.accent(number)}; --tf-tint: {theme.tint(number)}; }}'
        for number in range(1, max(workshops, len(theme.palettes)) + 1)
    ]
    return "\n".join(rules) + "\n"


def _css_font(name: str) -> str:
    """The name of a font as CSS has it: as it is, or as a string (CSS Syntax 3, 4.3.7)."""
    if _PLAIN_FONT.fullmatch(name):
        return name
    return '"' + "".join(c if c.isalnum() or c in " -" else f"\\{ord(c):x} " for c in name) + '"'


def _values(group: SlideGrid | Sizes) -> Iterator[tuple[str, float]]:
    return ((item.name, getattr(group, item.name)) for item in fields(group))


def _theme(values: Mapping[str, Any]) -> Theme:
    """The theme of values without a fault."""
    return Theme(
        {name: values["colours"][name].upper() for name in COLOURS},
        tuple(Palette(pair["accent"].upper(), pair["tint"].upper()) for pair in values["workshops"].values()),
        values["font"].strip(),
        SlideGrid(**{name: float(value) for name, value in values["slide"].items()}),
        Sizes(**{name: int(value) for name, value in values["sizes"].items()}),
    )


def _too_little_room(theme: Theme) -> Iterator[Fault]:
    """Lines that leave too little room between them."""
    slide, order = theme.slide, ("title_top", "content_top", "content_bottom", "footer_top", "height")
    for upper, lower in pairwise(order):
        if getattr(slide, upper) >= getattr(slide, lower):
            yield ("slide", upper), f"`{upper}` is not above `{lower}`"
    if slide.footer_top < LEAST_TOP:
        yield ("slide", "footer_top"), f"`footer_top` is less than {LEAST_TOP:g} inches from the top"
    if round(slide.height - slide.footer_top, 6) < LEAST_FOOTER:
        yield ("slide", "height"), f"`height` leaves less than {LEAST_FOOTER:g} inches for the footer"
    if round(slide.footer_top - slide.content_bottom, 6) < LEAST_GAP:
        yield ("slide", "footer_top"), f"`footer_top` is less than {LEAST_GAP:g} inches below `content_bottom`"
    if round(slide.content_bottom - slide.content_top, 6) < LEAST_HEIGHT:
        yield ("slide", "content_bottom"), f"`content_bottom` is less than {LEAST_HEIGHT:g} inches below `content_top`"
    if slide.width - 2 * slide.margin < LEAST_WIDTH:
        yield ("slide", "width"), f"`width` leaves less than {LEAST_WIDTH:g} inches between the margins"
    if theme.sizes.floor > theme.sizes.body:
        yield ("sizes", "floor"), "`floor` is larger than `body`"


def _too_large(theme: Theme) -> Iterator[Fault]:
    """Sides that PowerPoint refuses, and type that is too high for its place."""
    for side in ("width", "height"):
        if getattr(theme.slide, side) > MOST_SIDE:
            yield ("slide", side), f"`{side}` is more than {MOST_SIDE} inches, the most that PowerPoint takes"
    if theme.sizes.footer > MOST_FOOTER:
        yield ("sizes", "footer"), f"`footer` is more than {MOST_FOOTER} points, for which there is no room"


def _weak_contrasts(theme: Theme) -> Iterator[Fault]:
    for text, ground, least, place in theme.pairs():
        if (ratio := contrast(from_hex(text), from_hex(ground))) < least:
            yield place, f"{text} on {ground} has a contrast of {ratio:.1f}, and needs {least}"
