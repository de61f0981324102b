"""The colours of a drawing in a deck: those of the theme by their place in it, so that a drawing changes with it.

What a drawing marks as a shade of the accent is the accent, lighter or darker. All other colours, as those of skin and
hair, stay what they are. In a union's template only the accent is the union's: the rest of a drawing keeps its balance.
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

from teach_forward.deck.write import xml
from teach_forward.deck.write.xml import Xml, tag
from teach_forward.util.contrast import Colour, from_hex

Pairs = tuple[tuple[str, str], ...]
"""Colours by name."""


@dataclass(frozen=True, slots=True)
class DrawingColours:
    """The colours of drawings in a deck: those of our theme by name, and by the same names a template's, if any."""

    theme: Pairs
    template: Pairs

    def fill(self, code: str, opacity: int = 100, *, shade: bool = False) -> Xml:
        """The fill of a colour as `#RRGGBB`, or none for an empty one; `shade` says that it is one of the accent."""
        if not code:
            return tag("a:noFill")
        alpha = tag("a:alpha", val=opacity * 1000) if opacity < 100 else xml.NOTHING
        name = next((name for name, own in self.theme if own.upper() == code), "")
        accent = dict(self.template).get("accent", "accent")
        if name == "accent" or (name and not self.template):
            return tag("a:solidFill", xml.scheme_colour(accent if name == "accent" else name, alpha))
        if shade or name == "tint":
            changes = _changes(from_hex(dict(self.theme)["accent"]), from_hex(code))
            return tag("a:solidFill", xml.scheme_colour(accent, xml.joined((*changes, alpha))))
        return tag("a:solidFill", tag("a:srgbClr", alpha, val=code.removeprefix("#")))


def _changes(accent: Colour, shade: Colour) -> tuple[Xml, ...]:
    """What makes a shade of the accent out of it: saturation, and lightness towards black or towards white."""
    _, light, full = _hls(accent)
    _, shown, kept = _hls(shade)
    saturation = tag("a:satMod", val=_share(kept, full))
    if shown <= light:
        return saturation, tag("a:lumMod", val=_share(shown, light))
    share = _share(1 - shown, 1 - light)
    return saturation, tag("a:lumMod", val=share), tag("a:lumOff", val=100_000 - share)


def _hls(colour: Colour) -> tuple[float, float, float]:
    red, green, blue = (channel / 255 for channel in colour)
    return colorsys.rgb_to_hls(red, green, blue)


def _share(part: float, whole: float) -> int:
    """A share in thousandths of a per cent; all of it where there is nothing to share."""
    return round(part / whole * 100_000) if whole else 100_000
