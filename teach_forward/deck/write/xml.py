"""Small pieces of DrawingML as text: lengths, colours, paragraphs, levels. Nothing here knows a package."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape, quoteattr

from teach_forward.deck.layouts.layout import Box, Slot, Style
from teach_forward.model import Run, Runs

_NOWHERE = '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
Link = Callable[[str], str]
"""Gives the id of a relationship for an address."""

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

SCHEME = {
    "ink": "dk1",
    "white": "lt1",
    "muted": "dk2",
    "paper": "lt2",
    "accent": "accent1",
    "gold": "accent2",
    "mist": "accent3",
    "tint": "accent4",
}
"""The theme's names of colours and the places they take in PowerPoint's scheme of colours."""

EMPTY_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    f"<p:grpSpPr><a:xfrm>{_NOWHERE}</a:xfrm></p:grpSpPr>"
)

ALIGN = {"start": ("l", "r"), "end": ("r", "l"), "center": ("ctr", "ctr")}


def emu(inches: float) -> int:
    """Inches in PowerPoint's units, in whole hundredths of a point, so that equal lengths stay equal."""
    return round(inches * 7200) * 127


def size(inches: float) -> int:
    """The slide's width or height in PowerPoint's units, in whole points: 13.333 in is 960 pt."""
    return round(inches * 72) * 12700


def xfrm(box: Box, *, flip: bool = False, turn: float = 0) -> str:
    """A place, for a shape that may be flipped or turned by degrees."""
    off = f'<a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/>'
    turned = (f' rot="{round(turn * 60000) % 21600000}"' if turn else "") + (' flipH="1"' if flip else "")
    return f"<a:xfrm{turned}>{off}</a:xfrm>"


def fill(colour: str, opacity: int = 100) -> str:
    """A fill in a colour of the theme, or none for an empty name."""
    if not colour:
        return "<a:noFill/>"
    alpha = f'<a:alpha val="{opacity * 1000}"/>' if opacity < 100 else ""
    return f'<a:solidFill><a:schemeClr val="{SCHEME[colour]}">{alpha}</a:schemeClr></a:solidFill>'


def stroke(colour: str, weight: float = 1.5) -> str:
    """An outline of so many points, or none."""
    return f'<a:ln w="{round(weight * 12700)}">{fill(colour)}</a:ln>' if colour else "<a:ln><a:noFill/></a:ln>"


def body_pr(slot: Slot, direction: str) -> str:
    """How text stands in a slot. Sides of insets change with the direction."""
    inner = slot.insets
    left, right = (inner.start, inner.end) if direction == "ltr" else (inner.end, inner.start)
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{emu(left)}" tIns="{emu(inner.top)}" rIns="{emu(right)}" '
        f'bIns="{emu(inner.bottom)}" rtlCol="{int(direction == "rtl")}" anchor="{slot.anchor}">'
        "<a:normAutofit/></a:bodyPr>"
    )


def levels(styles: Iterable[Style], direction: str, font: str = "+mn") -> str:
    """The levels of a list style, as `a:lvl1pPr` and so on."""
    return "".join(level(f"lvl{place}pPr", style, direction, font) for place, style in enumerate(styles, start=1))


def level(tag: str, style: Style, direction: str, font: str = "+mn") -> str:
    """The paragraph properties of a level under a tag: alignment, indents, spacing, bullet, type.

    `font` is a name, or "+mj" and "+mn" for the theme's fonts of headings and text.
    """
    rtl = direction == "rtl"
    latin, asian, other = [f"{font}-{kind}" for kind in ("lt", "ea", "cs")] if font[0] == "+" else [font] * 3
    return (
        f'<a:{tag} marL="{emu(style.start + style.hang)}" indent="{-emu(style.hang)}" '
        f'algn="{ALIGN[style.align][rtl]}" rtl="{int(rtl)}" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="{round(style.pitch * 100000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(style.before * 100)}"/></a:spcBef>'
        f"{_bullet(style)}"
        f'<a:defRPr sz="{round(style.size * 100)}" b="{int(style.bold)}" i="0" kern="1200">{fill(style.colour)}'
        f'<a:latin typeface="{latin}"/><a:ea typeface="{asian}"/><a:cs typeface="{other}"/></a:defRPr></a:{tag}>'
    )


def _bullet(style: Style) -> str:
    colour = '<a:buClr><a:schemeClr val="accent1"/></a:buClr>'
    match style.bullet:
        case "square":
            return f'{colour}<a:buFont typeface="Arial"/><a:buChar char="▪"/>'
        case "dash":
            return f'{colour}<a:buFont typeface="Arial"/><a:buChar char="–"/>'
        case "number":
            return f'{colour}<a:buFont typeface="Arial"/><a:buAutoNum type="arabicPlain"/>'
        case _:
            return "<a:buNone/>"


def paragraph(  # noqa: PLR0917  (the parts of a paragraph, in the order of its XML)
    runs: Runs, language: str, link: Link | None = None, properties: str = "", extra: str = "", inner: str = ""
) -> str:
    """A paragraph. `link` gives the id of a relationship for an address; `properties` is a whole `a:pPr` or nothing.

    `extra` and `inner` are set on every run: attributes such as ` sz="1200"`, and elements such as a fill. The language
    stands on each run and on the paragraph's end.
    """
    text = "".join(_run(run, language, link, extra, inner) for run in runs)
    return f'<a:p>{properties}{text}<a:endParaRPr lang="{language}"{extra}/></a:p>'


def _run(run: Run, language: str, link: Link | None, extra: str, inner: str) -> str:
    style = (' b="1"' if run.bold else "") + (' i="1"' if run.italic else "")
    target = f'<a:hlinkClick r:id="{link(run.href)}"/>' if run.href and link else ""
    return f'<a:r><a:rPr lang="{language}"{extra}{style}>{inner}{target}</a:rPr><a:t>{escape(run.text)}</a:t></a:r>'


def number_field(shown: int, language: str, key: str) -> str:
    """A paragraph with the field of the slide's number. `key` is the field's id, a GUID."""
    return (
        f'<a:p><a:fld id="{{{key}}}" type="slidenum"><a:rPr lang="{language}"/><a:t>{shown}</a:t></a:fld>'
        f'<a:endParaRPr lang="{language}"/></a:p>'
    )


def placeholder(slot: Slot) -> str:
    """The `p:ph` that ties a shape to its layout."""
    part = ' sz="quarter"' if slot.kind in ("body", "tbl", "pic", "ftr", "sldNum") and slot.idx > 1 else ""
    index = f' idx="{slot.idx}"' if slot.idx else ""
    kind = f' type="{slot.kind}"' if slot.kind != "obj" else ""
    return f"<p:ph{kind}{part}{index}/>"


def shape(key: int, name: str, nonvisual: str, properties: str, text: str, *, kind: str = "") -> str:
    """A `p:sp`. `nonvisual` goes into `p:nvPr`, `properties` into `p:spPr`; `kind` is the content of `p:cNvSpPr`."""
    locks = kind or '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{key}" name={quoteattr(name)}/>{locks}<p:nvPr>{nonvisual}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{properties}</p:spPr><p:txBody>{text}</p:txBody></p:sp>"
    )


def text_runs(text: str) -> Runs:
    """A plain text as runs."""
    return (Run(text),)


def tree(shapes: str, ground: str = "", name: str = "") -> str:
    """The `p:cSld` of a slide, layout or master: its background and its shapes."""
    named = f" name={quoteattr(name)}" if name else ""
    return f"<p:cSld{named}>{ground}<p:spTree>{EMPTY_GROUP}{shapes}</p:spTree></p:cSld>"


THUMBNAIL = (
    '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
    '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr>'
)
"""What makes a shape of a notes page the picture of its slide."""

DIRECT_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
"""A master's map of colours, each to itself."""
