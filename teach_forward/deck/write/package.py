"""The base package of a deck: theme, master, layouts, notes and handout masters, made from the theme in code.

Nothing comes from another program's template. Text of the deck stands in placeholders that inherit place and look from
their layout, so that PowerPoint's "Reset slide", outline view and themes of others work on it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from teach_forward.deck.layouts import catalogue
from teach_forward.deck.layouts.grid import Frame
from teach_forward.deck.layouts.layout import Box, Form, Insets, Mark, Slot, Style
from teach_forward.deck.layouts.metrics import Outline, outline
from teach_forward.deck.write import xml
from teach_forward.deck.write.masters import handout_master, notes_master
from teach_forward.deck.write.theme import theme_part

_CORNERS = ((0.0, 55.0), (14.0, 41.0), (36.0, 63.0), (86.0, 13.0), (100.0, 27.0), (36.0, 91.0))
TICK = Outline(100, 104, (("moveTo", _CORNERS[:1]), *(("lnTo", (corner,)) for corner in _CORNERS[1:]), ("close", ())))
"""A tick, which Arial lacks."""

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument"
_FIRST_LAYOUT = 2147483649  # ids of master and layouts share one range, from 2^31 (ECMA-376, 19.7.12)

_ACCENTS = " ".join(f'accent{place}="accent{place}"' for place in range(1, 7))
_DARK = f'<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" {_ACCENTS} hlink="accent2" folHlink="accent2"/>'
COLOUR_MAP = {True: f"<p:clrMapOvr>{_DARK}</p:clrMapOvr>", False: "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"}
"""Which colours text and links take, by whether the ground is dark; stands on layouts and on their slides."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a package: its text, its content type, and the parts it relates to as (kind, target path)."""

    text: str
    type: str
    related: tuple[tuple[str, str], ...] = ()


def package(frame: Frame, forms: Iterable[str], words: Mapping[str, str]) -> bytes:
    """A presentation without slides, with the layouts of these names in this order."""
    chosen = [catalogue.form(frame, name) for name in forms]
    return _zip(_parts(frame, chosen, words))


def _parts(frame: Frame, forms: list[Form], words: Mapping[str, str]) -> dict[str, Part]:
    theme, look = theme_part(frame.theme, frame.number), f"{_TYPES}.theme+xml"
    kind = f"{_TYPES}.presentationml"
    parts = {
        "ppt/presentation.xml": Part(
            _presentation(frame),
            f"{kind}.presentation.main+xml",
            (
                ("slideMaster", "slideMasters/slideMaster1.xml"),
                ("notesMaster", "notesMasters/notesMaster1.xml"),
                ("handoutMaster", "handoutMasters/handoutMaster1.xml"),
                ("presProps", "presProps.xml"),
                ("viewProps", "viewProps.xml"),
                ("theme", "theme/theme1.xml"),
                ("tableStyles", "tableStyles.xml"),
            ),
        ),
        "ppt/slideMasters/slideMaster1.xml": Part(
            _master(frame, words, len(forms)),
            f"{kind}.slideMaster+xml",
            (
                *(("slideLayout", f"../slideLayouts/slideLayout{place}.xml") for place in range(1, len(forms) + 1)),
                ("theme", "../theme/theme1.xml"),
            ),
        ),
        "ppt/notesMasters/notesMaster1.xml": Part(
            notes_master(frame, words), f"{kind}.notesMaster+xml", (("theme", "../theme/theme2.xml"),)
        ),
        "ppt/handoutMasters/handoutMaster1.xml": Part(
            handout_master(frame, words), f"{kind}.handoutMaster+xml", (("theme", "../theme/theme3.xml"),)
        ),
        **{f"ppt/theme/theme{place}.xml": Part(theme, look) for place in (1, 2, 3)},
        "ppt/presProps.xml": Part(_empty("presentationPr"), f"{kind}.presProps+xml"),
        "ppt/viewProps.xml": Part(_empty("viewPr"), f"{kind}.viewProps+xml"),
        "ppt/tableStyles.xml": Part(
            f'{xml.HEAD}<a:tblStyleLst {xml.NAMESPACES} def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>',
            f"{kind}.tableStyles+xml",
        ),
    }
    for place, form in enumerate(forms, start=1):
        parts[f"ppt/slideLayouts/slideLayout{place}.xml"] = Part(
            _layout(form, frame, words),
            f"{kind}.slideLayout+xml",
            (("slideMaster", "../slideMasters/slideMaster1.xml"),),
        )
    return parts


def _empty(name: str) -> str:
    return f"{xml.HEAD}<p:{name} {xml.NAMESPACES}/>"


def _presentation(frame: Frame) -> str:
    grid, rtl = frame.theme.slide, ' rtl="1"' if frame.direction == "rtl" else ""
    style = Style(frame.theme.sizes.floor)
    levels = "".join(
        xml.level(f"lvl{place}pPr", style, frame.direction).replace("<a:buNone/>", "") for place in range(1, 10)
    )
    return (
        f'{xml.HEAD}<p:presentation {xml.NAMESPACES} showSpecialPlsOnTitleSld="0"{rtl} '
        'saveSubsetFonts="1">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{_FIRST_LAYOUT - 1}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        '<p:handoutMasterIdLst><p:handoutMasterId r:id="rId3"/></p:handoutMasterIdLst><p:sldIdLst/>'
        f'<p:sldSz cx="{xml.size(grid.width)}" cy="{xml.size(grid.height)}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{levels}</p:defaultTextStyle></p:presentation>"
    )


def _master(frame: Frame, words: Mapping[str, str], count: int) -> str:
    """The master: the look of title, body, footer and number, from which layouts take what they do not set."""
    sizes, direction = frame.theme.sizes, frame.direction
    form = replace(catalogue.form(frame, "Bullets"), name="Master", marks=_frame_marks(frame))
    shapes = _shapes(form, direction, words)
    ids = "".join(f'<p:sldLayoutId id="{_FIRST_LAYOUT + place}" r:id="rId{place + 1}"/>' for place in range(count))
    title = xml.level("lvl1pPr", form.slot("title").styles[0], direction, "+mj")
    own = form.slot("body").styles
    small = Style(sizes.floor, bullet="dash", start=0.72, hang=0.3, before=4, pitch=own[1].pitch)
    body = xml.levels((*own, *[small] * 7), direction)
    other = "".join(xml.level(f"lvl{place}pPr", Style(sizes.floor), direction) for place in range(1, 10))
    return (
        f"{xml.HEAD}<p:sldMaster {xml.NAMESPACES}>{xml.tree(shapes, _ground(form))}{xml.DIRECT_MAP}"
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _layout(form: Form, frame: Frame, words: Mapping[str, str]) -> str:
    kind = f' type="{form.kind}"' if form.kind else ' userDrawn="1"'
    shown = "" if form.framed else ' showMasterSp="0"'
    return (
        f'{xml.HEAD}<p:sldLayout {xml.NAMESPACES}{kind} preserve="1"{shown}>'
        f"{xml.tree(_shapes(form, frame.direction, words), _ground(form), form.name)}"
        f"{COLOUR_MAP[form.dark]}</p:sldLayout>"
    )


def _frame_marks(frame: Frame) -> tuple[Mark, ...]:
    """What the master draws for framed layouts: the accent bar beside the title, and the chain."""
    return catalogue.turned(Form("", "", (), (frame.bar(), *frame.chain("accent", "accent"))), frame).marks


def _ground(form: Form) -> str:
    return f"<p:bg><p:bgPr>{xml.fill(form.ground)}<a:effectLst/></p:bgPr></p:bg>"


def _shapes(form: Form, direction: str, words: Mapping[str, str]) -> str:
    """All shapes of a layout: what is drawn first, then the placeholders in reading order."""
    drawn = [
        mark_shape(mark, 2 + place, f"{form.name}: drawing {place + 1}", direction, words)
        for place, mark in enumerate(form.marks)
    ]
    first = 2 + len(drawn)
    return "".join(drawn) + "".join(
        slot_shape(slot, first + place, direction, words) for place, slot in enumerate(form.slots)
    )


def slot_shape(slot: Slot, key: int, direction: str, words: Mapping[str, str]) -> str:
    """A placeholder on a layout or master: its place, its look, and a prompt in the deck's language."""
    properties = xml.xfrm(slot.box) + '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    properties += xml.fill(slot.fill) + xml.stroke(slot.border, 2)
    font = "+mj" if slot.kind in ("title", "ctrTitle") else "+mn"
    styles = xml.levels(slot.styles, direction, font)
    language = words["language_tag"]
    match slot.kind:
        case "sldNum":
            prompt = xml.number_field(0, language, "7B3C8B1E-52D7-4C0B-9A55-0A1B6F1D2E30").replace(
                "<a:t>0<", "<a:t>‹#›<"
            )
        case "ftr":
            prompt = xml.paragraph(xml.text_runs(words["guide_name"]), language)
        case "title" | "ctrTitle":
            prompt = xml.paragraph(xml.text_runs(words["deck_prompt_title"]), language)
        case _:
            prompt = "".join(
                xml.paragraph(xml.text_runs(words["deck_prompt_text"]), language, properties=f'<a:pPr lvl="{place}"/>')
                for place in range(len(slot.styles))
            )
    text = f"{xml.body_pr(slot, direction)}<a:lstStyle>{styles}</a:lstStyle>{prompt}"
    return xml.shape(key, slot.name.capitalize(), xml.placeholder(slot), properties, text)


def mark_shape(mark: Mark, key: int, name: str, direction: str, words: Mapping[str, str]) -> str:
    """Something drawn, marked as decorative for screen readers."""
    geometry = _preset(mark)
    if mark.shape in ("glyph", "tick"):
        geometry = _drawn(outline(mark.text) if mark.text else TICK)
    properties = f"{xml.xfrm(mark.box, flip=mark.flip, turn=mark.turn)}{geometry}{xml.fill(mark.fill, mark.opacity)}"
    properties += xml.stroke(mark.line, mark.weight)
    text = ""
    if mark.style and mark.text:
        slot = Slot("", "body", 0, Box(0, 0, 0, 0), (), insets=Insets(0, 0, 0, 0))
        paragraph = xml.paragraph(xml.text_runs(mark.text), words["language_tag"])
        text = (
            f"<p:txBody>{xml.body_pr(slot, direction)}<a:lstStyle>{xml.levels((mark.style,), direction)}</a:lstStyle>"
            f"{paragraph}</p:txBody>"
        )
    decorative = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{key}" name="{escape(name)}">{decorative}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{properties}</p:spPr>{text}</p:sp>'
    )


def _preset(mark: Mark) -> str:
    guides = f'<a:gd name="adj" fmla="val {mark.rounding * 1000}"/>' if mark.shape == "roundRect" else ""
    return f'<a:prstGeom prst="{mark.shape}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def _drawn(drawing: Outline) -> str:
    """A drawing as a freeform: it looks the same wherever the deck is opened, whatever fonts are there."""
    steps = "".join(
        f"<a:{command}>" + "".join(f'<a:pt x="{round(x)}" y="{round(y)}"/>' for x, y in points) + f"</a:{command}>"
        for command, points in drawing.path
    )
    path = f'<a:path w="{round(drawing.width)}" h="{round(drawing.height)}">{steps}</a:path>'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst>{path}</a:pathLst></a:custGeom>"
    )


def _zip(parts: Mapping[str, Part]) -> bytes:
    """A package of parts, with content types and relationships."""
    overrides = "".join(f'<Override PartName="/{path}" ContentType="{part.type}"/>' for path, part in parts.items())
    types = (
        f'{xml.HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", _relationships([("officeDocument", "ppt/presentation.xml")]))
        for path, part in parts.items():
            archive.writestr(path, part.text)
            if part.related:
                folder, _, leaf = path.rpartition("/")
                archive.writestr(f"{folder}/_rels/{leaf}.rels", _relationships(part.related))
    return stream.getvalue()


def _relationships(related: Iterable[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{place}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(related, start=1)
    )
    return f'{xml.HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
