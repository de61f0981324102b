"""A union's file built anew from what decks stand on: masters, layouts, themes, pictures and fonts.

A template comes from anybody, and what it holds goes into every deck. So nothing is taken over that is not asked for:
no macros, embedded objects and controls, no slides, comments and printer settings, nothing that lies elsewhere and
would be fetched, and no SVG, which may fetch (PowerPoint keeps a PNG beside each). Content types are given by what each
part is used as, whatever the file says.
"""

from __future__ import annotations

import copy
import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from lxml import etree

from teach_forward.ooxml.package import NS, OFFICE, Harmful, Package, Relationship, quoted

MOST_PICTURES = 20_000_000
"""Bytes of all pictures and fonts: every deck carries them, and a mailbox takes 25 MB."""
SMALLEST_TYPE, LARGEST_TYPE = 100, 40_000
"""Hundredths of a point: the least that a size may be, and as much as no letter has, on a slide of 540 points."""
LEAST_SIDE = 914_400
"""PowerPoint's units in an inch: no slide is narrower or lower (ECMA-376, 19.7.17)."""

_PML = "application/vnd.openxmlformats-officedocument.presentationml"
_DML = "application/vnd.openxmlformats-officedocument"
_TREES = {
    "officeDocument": ("p:presentation", f"{_PML}.presentation.main+xml"),
    "slideMaster": ("p:sldMaster", f"{_PML}.slideMaster+xml"),
    "slideLayout": ("p:sldLayout", f"{_PML}.slideLayout+xml"),
    "notesMaster": ("p:notesMaster", f"{_PML}.notesMaster+xml"),
    "handoutMaster": ("p:handoutMaster", f"{_PML}.handoutMaster+xml"),
    "theme": ("a:theme", f"{_DML}.theme+xml"),
    "themeOverride": ("a:themeOverride", f"{_DML}.themeOverride+xml"),
    "presProps": ("p:presentationPr", f"{_PML}.presProps+xml"),
    "viewProps": ("p:viewPr", f"{_PML}.viewProps+xml"),
    "tableStyles": ("a:tblStyleLst", f"{_PML}.tableStyles+xml"),
}
"""The kinds of relationships that are followed to XML: what must stand at the root, and the content type."""

_NEED = {"slideLayout": "slideMaster", "slideMaster": "theme"}
"""What a part of a kind takes its look from, and cannot be without."""

_FILES = {
    "image": {
        "png": "image/png",
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "gif": "image/gif",
        "bmp": "image/bmp",
        "tif": "image/tiff",
        "tiff": "image/tiff",
        "emf": "image/x-emf",
        "wmf": "image/x-wmf",
    },
    "font": {"fntdata": "application/x-fontdata"},
}
"""The kinds that are followed to other files: endings, and the content type of each."""

_SAID = {
    "hyperlink": "links",
    "image": "pictures that lie elsewhere or are of an unknown kind",
    "vbaProject": "macros",
    "oleObject": "embedded objects",
    "package": "embedded objects",
    "control": "controls",
    "video": "films and sounds",
    "audio": "films and sounds",
    "media": "films and sounds",
}
"""What a person may miss in the decks, by the kind of its relationship."""

_WHOLE = {
    f"{{{NS[prefix]}}}{name}"
    for prefix, names in {
        "p": ("pic", "graphicFrame", "contentPart", "control", "bg", "transition", "timing", "ext", "sldId"),
        "a": ("blipFill", "buBlip", "ext", "hlinkClick", "hlinkHover", "hlinkMouseOver", "snd"),
    }.items()
    for name in names
}
"""What is taken out whole where a part that it needs is not taken over."""

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_R = f"{{{NS['r']}}}"
_A, _P = f"{{{NS['a']}}}", f"{{{NS['p']}}}"
_SETTINGS = (f"{_P}presentationPr", f"{_P}viewPr")
_NUMBER = re.compile(r"-?\d{1,10}")
_LEVELS = tuple(f"{_A}{name}" for name in ("pPr", *(f"lvl{level}pPr" for level in range(1, 10))))
_TYPES = tuple(f"{_A}{name}" for name in ("rPr", "defRPr", "endParaRPr"))
_AMOUNTS = tuple(f"{_A}{name}" for name in ("spcPts", "spcPct", "lumMod", "lumOff", "tint", "shade"))
_NUMBERS: dict[str, tuple[str, ...]] = {
    f"{_P}ph": ("idx",),
    f"{_P}sldSz": ("cx", "cy"),
    f"{_A}off": ("x", "y"),
    f"{_A}ext": ("cx", "cy"),
    f"{_A}bodyPr": ("lIns", "tIns", "rIns", "bIns"),
    f"{_A}normAutofit": ("fontScale", "lnSpcReduction"),
    **dict.fromkeys(_LEVELS, ("lvl", "marL", "indent")),
    **dict.fromkeys(_TYPES, ("sz", "spc")),
    **dict.fromkeys(_AMOUNTS, ("val",)),
}
"""The attributes that are read as whole numbers."""

_NEEDING = etree.XPath("descendant-or-self::*[@r:*]", namespaces=NS)


@dataclass(frozen=True, slots=True)
class _Part:
    data: bytes
    content_type: str
    relationships: tuple[Relationship, ...] = ()


def rebuilt(package: Package) -> tuple[bytes, tuple[str, ...]]:
    """The file, with the notices of what it leaves out. Raises Harmful where what decks need is damaged."""
    parts: dict[str, _Part] = {}
    kinds = {package.presentation: "officeDocument"}
    waiting = [package.presentation]
    left_out: Counter[str] = Counter()
    while waiting:
        name = waiting.pop()
        parts[name] = _part(package, name, kinds[name])
        for item in parts[name].relationships:
            if item.target not in kinds:
                waiting.append(item.target)
            if kinds.setdefault(item.target, _kind(item)) != _kind(item):
                raise Harmful(f"is damaged: {quoted(item.target)} is used as two things")
        left_out.update(_kind(item) for item in package.relationships(name) if item not in parts[name].relationships)
    carried = sum(len(part.data) for name, part in parts.items() if kinds[name] in _FILES)
    if carried > MOST_PICTURES:
        raise Harmful(f"has {carried:,} bytes of pictures and fonts, and every deck carries them; make them smaller")
    return _zipped(package.presentation, parts), tuple(_notices(left_out))


def _part(package: Package, name: str, kind: str) -> _Part:
    """A part as decks take it over, with the relationships that it keeps."""
    if kind in _FILES:
        return _Part(package.data(name), _FILES[kind][_ending(name)])
    root, content_type = _TREES[kind]
    tree = package.tree(name)
    if tree is None or tree.tag != _tag(root):
        raise Harmful(f"is damaged: {quoted(name)} is missing, or not what it is used as ({root})")
    for fault in _faults(tree):
        raise Harmful(f"is damaged: {quoted(name)} {fault}")
    kept = tuple(item for item in package.relationships(name) if _is_followed(item, package.parts))
    if kind in _NEED and _NEED[kind] not in map(_kind, kept):
        raise Harmful(f"is damaged: {quoted(name)} has no {_NEED[kind]}")
    known = {"", *(item.id for item in kept)}  # links without a target, to do something else, have an empty id
    if not _lost(tree, known) and not _is_of_a_show(tree):
        return _Part(package.data(name), content_type, kept)
    if kind in ("theme", "themeOverride"):  # its lists of fills are of a fixed length
        raise Harmful(f"takes a picture of {quoted(name)} from elsewhere, or as SVG; put it into the file as PNG")
    tree = copy.deepcopy(tree)
    _cut(tree, known)
    _cut_show(tree)
    return _Part(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True), content_type, kept)


def _is_of_a_show(tree: etree._Element) -> bool:
    """Whether settings say how the file's own slides are shown, or in which view it was left."""
    return tree.tag in _SETTINGS and ("lastView" in tree.attrib or tree.find("p:showPr", NS) is not None)


def _cut_show(tree: etree._Element) -> None:
    """Take out how the file's own slides are shown: some of them, in a loop, or as a show that is no longer there."""
    if tree.tag in _SETTINGS:
        tree.attrib.pop("lastView", None)
        for show in tree.findall("p:showPr", NS):
            tree.remove(show)


def _is_followed(item: Relationship, names: Mapping[str, object]) -> bool:
    """Whether a relationship leads to what decks take over. A master or layout that is not there is a fault, later."""
    kind = _kind(item)
    if item.external or not item.type.startswith(OFFICE) or kind == "officeDocument":
        return False
    return kind in _TREES or (item.target in names and _ending(item.target) in _FILES.get(kind, ()))


def _kind(item: Relationship) -> str:
    return item.type.rpartition("/")[2]


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _tag(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NS[prefix]}}}{local}"


def _faults(tree: etree._Element) -> Iterator[str]:
    """Why what is read of a tree cannot be read: a number that is not one, or a shape without its properties."""
    for element in tree.iter(*_NUMBERS):
        for name in _NUMBERS[str(element.tag)]:
            value = element.get(name, "0")
            if not _NUMBER.fullmatch(value):
                yield f'has {name}="{quoted(value)}", which is not a whole number'
            elif name == "sz" and int(value) > LARGEST_TYPE:
                yield f"has letters of {int(value) / 100:,.0f} points, and no slide is so high"
            elif name == "sz" and element.get(name) and int(value) < SMALLEST_TYPE:
                yield f"has letters of {int(value) / 100:g} points, and nobody can read them"
            elif element.tag == f"{_P}sldSz" and int(value) < LEAST_SIDE:
                yield "has slides that are narrower or lower than an inch"
    for shapes in tree.iter(f"{_P}spTree", f"{_P}grpSp"):
        for shape in shapes.iterchildren(f"{_P}sp", f"{_P}pic", f"{_P}grpSp", f"{_P}graphicFrame", f"{_P}cxnSp"):
            if shape.find("./*[1]/p:cNvPr", NS) is None:
                yield "has a shape without a name"


def _lost(tree: etree._Element, known: set[str]) -> list[etree._Element]:
    """The elements that need a relationship that is not among the known ones."""
    return [element for element in _NEEDING(tree) if not set(_needed(element).values()) <= known]


def _needed(element: etree._Element) -> dict[str, str]:
    """The relationships that an element needs, by attribute."""
    return {str(name): str(value) for name, value in element.attrib.items() if str(name).startswith(_R)}


def _cut(tree: etree._Element, known: set[str]) -> None:
    """Take out of a tree what needs a relationship that is not known; what has another one that is stays."""
    for element in _lost(tree, known):
        needed = _needed(element)
        if known.intersection(needed.values()):
            for name in needed:
                if needed[name] not in known:
                    del element.attrib[name]
            continue
        out = _whole(element)
        if (parent := out.getparent()) is not None:
            parent.remove(out)


def _whole(element: etree._Element) -> etree._Element:
    """The element, or what makes no sense without it: a shape, a fill, an extension; of alternatives all of them."""
    out = next((it for it in (element, *element.iterancestors()) if it.tag in _WHOLE), element)
    return next(out.iterancestors(_ALTERNATE), out)


def _notices(left_out: Mapping[str, int]) -> Iterator[str]:
    numbers: Counter[str] = Counter()
    for kind, number in left_out.items():
        numbers[_SAID.get(kind, "")] += number
    yield from (f"{what} stay out of the decks: {number}" for what, number in sorted(numbers.items()) if what)


def _zipped(presentation: str, parts: Mapping[str, _Part]) -> bytes:
    overrides = "".join(
        f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(part.content_type)}/>"
        for name, part in parts.items()
    )
    main = Relationship("rId1", f"{OFFICE}officeDocument", presentation, external=False)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{NS["ct"]}">{_DEFAULT}{overrides}</Types>')
        archive.writestr("_rels/.rels", _relationships((main,)))
        for name, part in parts.items():
            archive.writestr(name, part.data)
            if part.relationships:
                folder, base = posixpath.split(name)
                archive.writestr(posixpath.join(folder, "_rels", f"{base}.rels"), _relationships(part.relationships))
    return stream.getvalue()


_DEFAULT = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'


def _relationships(items: tuple[Relationship, ...]) -> str:
    lines = "".join(
        f"<Relationship Id={quoteattr(item.id)} Type={quoteattr(item.type)} Target={quoteattr('/' + item.target)}/>"
        for item in items
    )
    return f'<Relationships xmlns="{NS["rel"]}">{lines}</Relationships>'
