"""The colours of a template by our names for them, so that every pair that we set together can be read.

Each is a colour of the template's scheme, lighter or darker as PowerPoint's palette has them: a deck changes its
colours with its theme. What is asked of them is what our own theme is asked (`Theme.pairs`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from lxml import etree

from teach_forward.deck.write import xml
from teach_forward.deck.write.xml import tag
from teach_forward.ooxml.inheritance import Slide
from teach_forward.util.contrast import Colour, contrast, luminance

TEXT, LARGE = 4.5, 3.0
"""The least contrast of text, and of large text (WCAG 2.2, 1.4.3)."""

_DEEP_CONTRAST = 7.0  # of cards and text on shapes in ink: they carry large and small text
_SEEN = 1.1  # contrast from which a card is seen on the ground
_DARK = 0.2  # luminance of a ground under which it counts as dark
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_PLAIN, _DARKER, _LIGHTER = ("100:0",), ("75:0", "50:0"), ("60:40", "40:60")
_PALE, _DEEP = ("20:80", "10:90"), ("50:0", "25:0")
_ALMOST = {
    False: ("95:0", "100:0"),
    True: ("75:0", "85:15", "90:10", "100:0"),
}  # grounds of cards, by whether it is dark


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour of the template as it is written, and as it is seen."""

    name: str
    colour: Colour

    @property
    def slot(self) -> str:
        """The name of the scheme's colour that it is, or is made of."""
        return self.name.partition(":")[0]


def tones(slide: Slide, ground: Colour, text: Colour | None = None) -> Mapping[str, Tone]:
    """The template's colours by our names, for what stands on this ground. `text` is the colour of its own text.

    "deep" is ink as the ground of shapes, in a hue of the template. There are none where its theme has no colours.
    """
    dark = luminance(ground) < _DARK
    known = list(_tones(slide, ("tx1", "bg1", "tx2", "bg2", "dk1", "lt1"), _PLAIN))
    if not known:
        return {}
    paper = Tone(min(known, key=lambda tone: contrast(tone.colour, ground)).name, ground)
    ink = _ink(known, ground, text)
    card = _card(slide, paper, ink, dark=dark)
    accent, tint = _accent(slide, paper, ink, card, dark=dark)
    deeps = _tones(slide, ("tx2", accent.slot), ("100:0", "50:0", "75:0", "20:80", "40:60"))
    deep = _first(deeps, lambda tone: contrast(tone.colour, card.colour) >= _DEEP_CONTRAST, ink)
    greys = _tones(slide, (ink.slot, "tx2"), ("65:35", "75:25", *_PLAIN))
    grounds = [one.colour for one in (paper, card, tint)]
    muted = _first(greys, lambda tone: all(contrast(tone.colour, one) >= TEXT for one in grounds), ink)
    golds = _tones(slide, (*_ACCENTS[1:], _ACCENTS[0]), (*_PLAIN, *_LIGHTER, *_DARKER, *_PALE))
    gold = _first(
        golds,
        lambda tone: contrast(tone.colour, deep.colour) >= TEXT and contrast(tone.colour, accent.colour) >= LARGE,
        card,
    )
    names = ("ink", "white", "muted", "paper", "accent", "gold", "mist", "tint", "deep")
    return dict(zip(names, (ink, card, muted, paper, accent, gold, card, tint, deep), strict=True))


def _ink(known: list[Tone], ground: Colour, text: Colour | None) -> Tone:
    """The colour of text: that of the template's own, if it can be read, else another of the scheme that can."""
    readable = [tone for tone in known if contrast(tone.colour, ground) >= TEXT]
    own = [tone for tone in readable if tone.colour == text]
    return next(iter((*own, *readable)), max(known, key=lambda tone: contrast(tone.colour, ground)))


def _card(slide: Slide, paper: Tone, ink: Tone, *, dark: bool) -> Tone:
    """The ground of cards: near that of the slide, and not the same; as a text it stands on ink and accent."""
    near = paper.slot if dark or paper.slot in ("bg1", "lt1") else "bg1"
    shades = _ALMOST[dark] if near == paper.slot else _PLAIN
    readable = [t for t in _tones(slide, (near, "bg1"), shades) if contrast(t.colour, ink.colour) >= TEXT]
    return _first(readable, lambda tone: contrast(tone.colour, paper.colour) >= _SEEN, next(iter(readable), paper))


def links(slide: Slide, tones: Mapping[str, Tone]) -> str:
    """A map of colours in which links can be read, as XML; empty where they can as they are."""
    grounds = [tones[name].colour for name in ("paper", "white", "tint")]
    slots = [slide.map.get("hlink", "hlink"), *_ACCENTS, "lt1", "dk1", "lt2", "dk2"]
    able = [slot for slot in slots if all(contrast(slide.scheme(slot) or one, one) >= TEXT for one in grounds)]
    if slots[0] in able or not able:
        return ""
    mapping = tag("a:overrideClrMapping", {**slide.map, "hlink": able[0], "folHlink": able[0]})
    return tag("p:clrMapOvr", mapping)


def _accent(slide: Slide, paper: Tone, ink: Tone, card: Tone, *, dark: bool) -> tuple[Tone, Tone]:
    """The first colour of the scheme that can be read on ground, card and its own tint; and that tint."""
    for slot in (*_ACCENTS, "tx2"):
        accents = _tones(slide, (slot,), (*_PLAIN, *(_LIGHTER if dark else _DARKER)))
        tints = list(_tones(slide, (slot,), _DEEP if dark else _PALE))
        for accent, tint in product(accents, tints):
            on_accent = all(contrast(accent.colour, one.colour) >= TEXT for one in (paper, card, tint))
            if on_accent and contrast(ink.colour, tint.colour) >= TEXT:
                return accent, tint
    return ink, card


def _tones(slide: Slide, slots: Iterable[str], shades: Iterable[str]) -> Iterator[Tone]:
    """The colours of slots of the scheme, each in all shades."""
    for slot, shade in product(slots, tuple(shades)):
        name = f"{slot}:{shade}"
        holder = etree.fromstring(tag("a:solidFill", xml.NAMESPACES, xml.scheme_colour(name)))
        if (colour := slide.resolve(holder)) is not None:
            yield Tone(name, colour)


def _first(tones: Iterable[Tone], serves: Callable[[Tone], bool], otherwise: Tone) -> Tone:
    return next(filter(serves, tones), otherwise)
