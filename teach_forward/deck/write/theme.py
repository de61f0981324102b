"""The theme part of a deck: PowerPoint's scheme of colours and fonts, from our theme."""

from __future__ import annotations

from teach_forward.deck.write.xml import NAMESPACES, SCHEME, Xml, document, joined, tag
from teach_forward.theme import Theme

_FLAT = tag("a:solidFill", tag("a:schemeClr", val="phClr"))
_FORMAT = tag(
    "a:fmtScheme",
    tag("a:fillStyleLst", *[_FLAT] * 3),
    tag("a:lnStyleLst", *(tag("a:ln", _FLAT, w=width) for width in (12700, 19050, 28575))),
    tag("a:effectStyleLst", *[tag("a:effectStyle", tag("a:effectLst"))] * 3),
    tag("a:bgFillStyleLst", *[_FLAT] * 3),
    name="Flat",
)
_COLOURS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")


def theme_part(theme: Theme, number: int, name: str) -> Xml:
    """The theme of a workshop's deck under a name. Accents 5 and 6, for charts, are those of the next two workshops."""
    colours = {**theme.colours, "accent": theme.accent(number), "tint": theme.tint(number)}
    scheme = {slot: colours[name] for name, slot in SCHEME.items()} | {
        "accent5": theme.accent(number + 1),
        "accent6": theme.accent(number + 2),
        "hlink": colours["accent"],
        "folHlink": colours["muted"],
    }
    listed = joined(tag(f"a:{slot}", tag("a:srgbClr", val=scheme[slot].removeprefix("#"))) for slot in _COLOURS)
    elements = tag(
        "a:themeElements",
        tag("a:clrScheme", listed, name=f"{name} {number}"),
        tag(
            "a:fontScheme",
            *(tag(f"a:{group}", _fonts(theme.font)) for group in ("majorFont", "minorFont")),
            name=theme.font,
        ),
        _FORMAT,
    )
    return document(tag("a:theme", NAMESPACES, elements, name=f"{name} {number}"))


def _fonts(face: str) -> Xml:
    """The same font for every script."""
    scripts = ("Arab", "Hebr")
    return joined(
        (
            *(tag(f"a:{kind}", typeface=face) for kind in ("latin", "ea", "cs")),
            *(tag("a:font", script=script, typeface=face) for script in scripts),
        )
    )
