"""The theme part of a deck: PowerPoint's scheme of colours and fonts, from our theme."""

from __future__ import annotations

from teach_forward.deck.write.faces import OF_SCRIPT, OWN, faces
from teach_forward.deck.write.xml import NAMESPACES, SCHEME, Xml, document, joined, tag
from teach_forward.messages import Messages
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


def theme_part(theme: Theme, number: int, messages: Messages) -> Xml:
    """The theme of a workshop's deck. Accents 5 and 6, for charts, are those of the next two workshops."""
    name, fonts = messages["guide_name"], _fonts(theme.font, messages.locale)
    colours = theme.named(number)
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
            *(tag(f"a:{group}", fonts) for group in ("majorFont", "minorFont")),
            name=theme.font,
        ),
        _FORMAT,
    )
    return document(tag("a:theme", NAMESPACES, elements, name=f"{name} {number}"))


def _fonts(font: str, locale: str) -> Xml:
    """The faces of a language's deck, and those of texts in other scripts that a person adds to it."""
    shown = faces(font, locale)
    own = (("latin", shown.latin), ("ea", shown.east_asian), ("cs", shown.complex))
    scripts = {**dict.fromkeys(OWN, font), **OF_SCRIPT}
    return joined(
        (
            *(tag(f"a:{kind}", typeface=face) for kind, face in own),
            *(tag("a:font", script=script, typeface=face) for script, face in scripts.items()),
        )
    )
