"""The base package of a deck: theme, master, layouts, notes and handout masters, made from the theme in code.

Nothing comes from another program's template. Text of the deck stands in placeholders that inherit position and style
from their layout, so that PowerPoint's "Reset slide", outline view and themes of others work on it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from teach_forward.deck.layouts import catalogue
from teach_forward.deck.layouts.grid import Grid
from teach_forward.deck.layouts.layout import Decoration, SlideLayout, Style
from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.deck.write import xml
from teach_forward.deck.write.faces import HEADINGS
from teach_forward.deck.write.masters import handout_master, notes_master, page_size
from teach_forward.deck.write.shapes import shapes
from teach_forward.deck.write.theme import theme_part
from teach_forward.deck.write.xml import Xml, tag
from teach_forward.messages import Messages

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument"
_KIND = f"{_TYPES}.presentationml"
_FIRST_LAYOUT = 2147483649  # ids of master and layouts share one range, from 2^31 (ECMA-376, 19.7.12)

_DARK = tag(
    "a:overrideClrMapping",
    bg1="dk1",
    tx1="lt1",
    bg2="dk2",
    tx2="lt2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    hlink="accent2",
    folHlink="accent2",
)
COLOUR_MAP = {True: tag("p:clrMapOvr", _DARK), False: tag("p:clrMapOvr", tag("a:masterClrMapping"))}
"""Which colours text and links take, by whether the background is dark; stands on layouts and on their slides."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a package: its XML, its content type, and the parts it relates to as (kind, target path)."""

    xml: Xml
    type: str
    related: tuple[tuple[str, str], ...] = ()


def package(grid: Grid, layouts: Sequence[SlideLayout], bullets: SlideLayout, messages: Messages) -> bytes:
    """A presentation without slides, with these layouts in this order; the master is drawn as that of `bullets` is."""
    parts = {
        "ppt/presentation.xml": _presentation(grid),
        "ppt/slideMasters/slideMaster1.xml": _master(grid, bullets, messages, len(layouts)),
        **_printed(grid, messages),
        **_themes(grid, messages),
        **_settings(),
    }
    for number, layout in enumerate(layouts, start=1):
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = _layout(layout, grid, messages)
    return _zip(parts)


def _presentation(grid: Grid) -> Part:
    """The presentation: its masters, the size of its slides, and how free text is set."""
    free = xml.levels([Style(grid.sizes.floor)] * 9, grid.direction, bullets=False)
    root = tag(
        "p:presentation",
        xml.NAMESPACES,
        {"showSpecialPlsOnTitleSld": 0, "rtl": 1 if grid.direction == "rtl" else None, "saveSubsetFonts": 1},
        tag("p:sldMasterIdLst", tag("p:sldMasterId", {"id": _FIRST_LAYOUT - 1, "r:id": "rId1"})),
        tag("p:notesMasterIdLst", tag("p:notesMasterId", {"r:id": "rId2"})),
        tag("p:handoutMasterIdLst", tag("p:handoutMasterId", {"r:id": "rId3"})),
        tag("p:sldIdLst"),
        tag("p:sldSz", cx=xml.slide_length(grid.lines.width), cy=xml.slide_length(grid.lines.height)),
        tag("p:notesSz", **dict(zip(("cx", "cy"), map(xml.emu, page_size(grid.paper)), strict=True))),
        tag("p:defaultTextStyle", free),
    )
    related = (
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("notesMaster", "notesMasters/notesMaster1.xml"),
        ("handoutMaster", "handoutMasters/handoutMaster1.xml"),
        ("presProps", "presProps.xml"),
        ("viewProps", "viewProps.xml"),
        ("theme", "theme/theme1.xml"),
        ("tableStyles", "tableStyles.xml"),
    )
    return Part(xml.document(root), f"{_KIND}.presentation.main+xml", related)


def _master(grid: Grid, bullets: SlideLayout, messages: Messages, count: int) -> Part:
    """The master: how title, body, footer and number look, from which layouts take what they do not set."""
    held = tuple(one for one in bullets.placeholders if one.name is not PlaceholderName.SOURCE)  # a master has one text
    drawn = SlideLayout(bullets.name, bullets.background, held, frame(grid))
    ids = (tag("p:sldLayoutId", {"id": _FIRST_LAYOUT + index, "r:id": f"rId{index + 1}"}) for index in range(count))
    root = tag(
        "p:sldMaster",
        xml.NAMESPACES,
        xml.tree(shapes(drawn, "Master", grid.direction, messages), xml.background(xml.fill(drawn.background))),
        xml.DIRECT_MAP,
        tag("p:sldLayoutIdLst", *ids),
        _text_styles(grid, bullets),
    )
    layouts = (("slideLayout", f"../slideLayouts/slideLayout{number}.xml") for number in range(1, count + 1))
    return Part(xml.document(root), f"{_KIND}.slideMaster+xml", (*layouts, ("theme", "../theme/theme1.xml")))


def _text_styles(grid: Grid, bullets: SlideLayout) -> Xml:
    """How titles, texts and everything else are set, level by level."""
    title = bullets.placeholder(PlaceholderName.TITLE).styles[0]
    own = bullets.placeholder(PlaceholderName.BODY).styles
    small = Style(grid.sizes.floor, bullet="dash", start=0.72, hang=0.3, before=4, pitch=own[1].pitch)
    return tag(
        "p:txStyles",
        tag("p:titleStyle", xml.level("a:lvl1pPr", title, grid.direction, HEADINGS)),
        tag("p:bodyStyle", xml.levels((*own, *[small] * 7), grid.direction)),
        tag("p:otherStyle", xml.levels([Style(grid.sizes.floor)] * 9, grid.direction)),
    )


def frame(grid: Grid) -> tuple[Decoration, ...]:
    """What the master draws for framed layouts: the accent bar beside the title, and the chain."""
    drawn = (grid.bar(), *grid.chain("accent", "accent"))
    return catalogue.turned(SlideLayout(LayoutName("bullets"), "", (), drawn), grid).decorations


def _layout(layout: SlideLayout, grid: Grid, messages: Messages) -> Part:
    name = str(layout.name)
    root = tag(
        "p:sldLayout",
        xml.NAMESPACES,
        {"type": layout.type} if layout.type else {"userDrawn": 1},
        {"preserve": 1, "showMasterSp": None if layout.framed else 0},
        xml.tree(shapes(layout, name, grid.direction, messages), xml.background(xml.fill(layout.background)), name),
        COLOUR_MAP[layout.dark],
    )
    related = (("slideMaster", "../slideMasters/slideMaster1.xml"),)
    return Part(xml.document(root), f"{_KIND}.slideLayout+xml", related)


def _printed(grid: Grid, messages: Messages) -> dict[str, Part]:
    """The masters of what is printed."""
    notes, handout = xml.document(notes_master(grid, messages)), xml.document(handout_master(grid, messages))
    return {
        "ppt/notesMasters/notesMaster1.xml": Part(
            notes, f"{_KIND}.notesMaster+xml", (("theme", "../theme/theme2.xml"),)
        ),
        "ppt/handoutMasters/handoutMaster1.xml": Part(
            handout, f"{_KIND}.handoutMaster+xml", (("theme", "../theme/theme3.xml"),)
        ),
    }


def _themes(grid: Grid, messages: Messages) -> dict[str, Part]:
    """The same theme for each of the three masters."""
    theme = theme_part(grid.theme, grid.number, messages)
    return {f"ppt/theme/theme{number}.xml": Part(theme, f"{_TYPES}.theme+xml") for number in (1, 2, 3)}


def _settings() -> dict[str, Part]:
    """Parts that say nothing, and that programs expect."""
    styles = tag("a:tblStyleLst", xml.NAMESPACES, {"def": "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"})
    return {
        "ppt/presProps.xml": Part(xml.document(tag("p:presentationPr", xml.NAMESPACES)), f"{_KIND}.presProps+xml"),
        "ppt/viewProps.xml": Part(xml.document(tag("p:viewPr", xml.NAMESPACES)), f"{_KIND}.viewProps+xml"),
        "ppt/tableStyles.xml": Part(xml.document(styles), f"{_KIND}.tableStyles+xml"),
    }


def _zip(parts: Mapping[str, Part]) -> bytes:
    """A package of parts, with content types and relationships."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", _content_types(parts))
        archive.writestr("_rels/.rels", _relationships([("officeDocument", "ppt/presentation.xml")]))
        for path, part in parts.items():
            archive.writestr(path, part.xml)
            if part.related:
                folder, _, leaf = path.rpartition("/")
                archive.writestr(f"{folder}/_rels/{leaf}.rels", _relationships(part.related))
    return stream.getvalue()


def _content_types(parts: Mapping[str, Part]) -> Xml:
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    root = tag(
        "Types",
        {"xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"},
        tag("Default", Extension="rels", ContentType=relationships),
        tag("Default", Extension="xml", ContentType="application/xml"),
        *(tag("Override", PartName=f"/{path}", ContentType=part.type) for path, part in parts.items()),
    )
    return xml.document(root)


def _relationships(related: Iterable[tuple[str, str]]) -> Xml:
    listed = (
        tag("Relationship", Id=f"rId{number}", Type=f"{RELATIONSHIPS}/{kind}", Target=target)
        for number, (kind, target) in enumerate(related, start=1)
    )
    namespace = {"xmlns": "http://schemas.openxmlformats.org/package/2006/relationships"}
    return xml.document(tag("Relationships", namespace, *listed))
