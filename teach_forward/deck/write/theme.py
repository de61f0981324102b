"""The theme part of a deck: PowerPoint's scheme of colours and fonts, from our theme."""

from __future__ import annotations

from teach_forward.deck.write.xml import HEAD, NAMESPACES, SCHEME
from teach_forward.theme import Theme

_FLAT = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINES = "".join(f'<a:ln w="{width}">{_FLAT}</a:ln>' for width in (12700, 19050, 28575))
_FORMAT = (
    f'<a:fmtScheme name="Flat"><a:fillStyleLst>{_FLAT * 3}</a:fillStyleLst><a:lnStyleLst>{_LINES}</a:lnStyleLst>'
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FLAT * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def theme_part(theme: Theme, number: int) -> str:
    """The theme of a workshop's deck. Accents 5 and 6, for charts, are those of the workshops that come after it."""
    total = len(theme.workshops)
    after = [theme.accent((number + step - 1) % total + 1) for step in (1, 2)]
    ours = {**theme.colours, "accent": theme.accent(number), "tint": theme.tint(number)}
    scheme = {slot: ours[name] for name, slot in SCHEME.items()}
    scheme |= {"accent5": after[0], "accent6": after[1], "hlink": ours["accent"], "folHlink": ours["muted"]}
    order = ("dk1", "lt1", "dk2", "lt2", *(f"accent{place}" for place in range(1, 7)), "hlink", "folHlink")
    colours = "".join(f'<a:{slot}><a:srgbClr val="{scheme[slot][1:]}"/></a:{slot}>' for slot in order)
    face = f'typeface="{theme.font}"'
    fonts = f'<a:latin {face}/><a:ea {face}/><a:cs {face}/><a:font script="Arab" {face}/><a:font script="Hebr" {face}/>'
    return (
        f'{HEAD}<a:theme {NAMESPACES} name="Teach Forward {number}"><a:themeElements>'
        f'<a:clrScheme name="Teach Forward {number}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{theme.font}"><a:majorFont>{fonts}</a:majorFont>'
        f"<a:minorFont>{fonts}</a:minorFont></a:fontScheme>"
        f"{_FORMAT}</a:themeElements></a:theme>"
    )
