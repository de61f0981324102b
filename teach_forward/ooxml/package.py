"""A PPTX as what it is: parts in a zip file, with relationships between them (ECMA-376 part 2)."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from teach_forward.util import files
from teach_forward.util.shown import shown

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "dc": "http://purl.org/dc/elements/1.1/",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

# Bounds. A package comes from anybody: it is read or refused within 2 seconds and 200 MB, Python included. The largest
# of our own decks has 0.5 MB unpacked, 141 entries and 38,000 marks.
MOST_PACKED = 50_000_000
"""Bytes of a file: what a mailbox still takes, and what is held in memory while its parts are read."""
MOST_ENTRIES = 10_000
"""Entries of the archive: 1,000 slides with notes, relationships and pictures. Python lists so many in 0.1 seconds."""
MOST_SLIDES = 1_000
"""Slides: each takes a millisecond. A lecture of four hours has 200."""
MOST_UNPACKED = 500_000_000
"""Bytes that all parts say they have: ten times what may be packed, and more than PowerPoint opens with ease."""
MOST_XML = 40_000_000
"""Bytes of all parts that are XML, which are held as trees."""
MOST_MARKS = 600_000
"""Opening brackets and equals signs in all XML together: each becomes an object of about 150 bytes in a tree.

A template with all our layouts has 350,000, and a drawing 10,000."""
MOST_TEXTS = 12_000
"""Paragraphs, and pieces of text in one style: each takes 0.1 milliseconds. Our fullest deck has 1,041."""
MOST_SHAPES = 1_000
"""Shapes of a slide or layout: rules compare each with each. A full slide has 40, a map drawn in PowerPoint 300."""
LONGEST_NAME = 250
"""Characters of a part's name: as many as a file system takes."""

_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an OLE file: a presentation with a password, or of PowerPoint 97
_ENTRY = b"PK\x01\x02"  # begins each entry in the list at a zip archive's end
_ENCRYPTED = 0x1  # the flag of an entry that a password locks
_LONGEST_SHOWN = 60
_HEAD = 16  # bytes by which a kind of picture is known
_SHAPES = tuple(f"{{{NS['p']}}}{name}" for name in ("sp", "pic", "grpSp", "graphicFrame", "cxnSp", "contentPart"))
_TEXTS = tuple(f"{{{NS['a']}}}{name}" for name in ("p", "r", "fld"))
_STRICT = "{http://purl.oclc.org/ooxml/"  # names of elements in the form of OOXML that PowerPoint calls strict
_UTF = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<")  # OPC knows UTF-8 and UTF-16 alone (part 2, 8.1.4)
_ENCODING = re.compile(rb"""\s*<\?xml[^>]{0,100}?encoding\s*=\s*["'](?!utf-?8["']|utf-?16["'])""", re.IGNORECASE)
_UNSAFE = re.compile(r"(?:^|[/\\])\.\.?(?:[/\\]|$)|^[/\\]|\\|:|[\x00-\x1f\x7f]|//")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, OSError, ValueError)


class NotAPackage(Exception):
    """The bytes are not a PPTX; says why."""


class Harmful(NotAPackage):
    """The package is damaged, locked, or beyond what a presentation needs; says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of a part. `target` is a part's name, or an address where `external`."""

    id: str
    type: str
    target: str
    external: bool


def read_file(path: Path) -> bytes:
    """The bytes of a file; of one that is too large only as many as show that it is."""
    files.refuse_pipe(path)
    with path.open("rb") as file:
        return file.read(MOST_PACKED + 1)


class Package:
    """The parts of a file by name (without the leading slash), and what leads from one to another.

    Nothing is unpacked but XML, and the parts that `data` is asked for. Raises NotAPackage, or Harmful where a bound is
    passed.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(_LOCKED):
            raise Harmful("is protected with a password, or of PowerPoint before 2007; save it without one, as .pptx")
        _bound(len(data), MOST_PACKED, "bytes")
        _bound(data.count(_ENTRY), MOST_ENTRIES, "entries")
        self._archive = _opened(data)
        entries = self._archive.infolist()
        self.names = [entry.filename for entry in entries]
        self.parts = {entry.filename: entry for entry in entries}
        _look_at(entries)
        self._trees = self._read_trees()
        self._relationships: dict[str, tuple[Relationship, ...]] = {}
        if _STRICT in str(self.root(self.presentation).tag):
            raise Harmful('is saved as "Strict Open XML", which few programs read; save it as .pptx of the usual kind')
        _bound(len(self.slides), MOST_SLIDES, "slides")
        if self.presentation not in self.parts:
            raise NotAPackage("the file is not a PPTX: it holds no presentation")

    def _read_trees(self) -> dict[str, etree._Element | None]:
        trees: dict[str, etree._Element | None] = {}
        marks = texts = 0
        for name in self.parts:
            if not name.endswith((".xml", ".rels")):
                continue
            data = self.data(name)
            marks += data.count(b"<") + data.count(b"=")
            _bound(marks, MOST_MARKS, "elements and attributes")
            trees[name] = tree = _tree(name, data)
            texts += sum(1 for _ in tree.iter(*_TEXTS)) if tree is not None else 0
            _bound(texts, MOST_TEXTS, "paragraphs and pieces of text")
        return trees

    def data(self, name: str) -> bytes:
        """The bytes of a part, never more than the archive says it has. Raises Harmful where it is damaged."""
        return self._read(name, self.parts[name].file_size)

    def head(self, name: str) -> bytes:
        """The first bytes of a part, by which a kind of picture is known; none where it is missing or damaged."""
        try:
            return self._read(name, _HEAD) if name in self.parts else b""
        except Harmful:
            return b""

    def _read(self, name: str, most: int) -> bytes:
        try:
            with self._archive.open(self.parts[name]) as part:
                return part.read(most)  # without a number, zipfile would unpack whatever is there
        except _DAMAGED:
            raise Harmful(f"is damaged: {quoted(name)} cannot be unpacked") from None

    def tree(self, name: str) -> etree._Element | None:
        """The part as a tree; None where it is missing or not XML."""
        return self._trees.get(name)

    def root(self, name: str) -> etree._Element:
        """The part as a tree; an empty element where there is none, so that a rule finds nothing in it."""
        tree = self.tree(name)
        return etree.Element("missing") if tree is None else tree

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """The relationships of a part; of the package itself for the empty name."""
        if name not in self._relationships:
            self._relationships[name] = self._read_relationships(name)
        return self._relationships[name]

    def _read_relationships(self, name: str) -> tuple[Relationship, ...]:
        folder, base = posixpath.split(name)
        tree = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        if tree is None:
            return ()
        return tuple(self._relationship(folder, element) for element in tree.iterfind("rel:Relationship", NS))

    @staticmethod
    def _relationship(folder: str, element: etree._Element) -> Relationship:
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return Relationship(element.get("Id", ""), element.get("Type", ""), target, external)

    def related(self, name: str, kind: str) -> str | None:
        """The name of the one part that a part has a relationship of this kind to."""
        return next((item.target for item in self.relationships(name) if item.type == OFFICE + kind), None)

    @cached_property
    def presentation(self) -> str:
        """The name of the presentation part."""
        return self.related("", "officeDocument") or "ppt/presentation.xml"

    @cached_property
    def slides(self) -> tuple[str, ...]:
        """The names of the slides' parts, in the order in which they are shown."""
        tree = self.tree(self.presentation)
        if tree is None:
            return ()
        targets = {item.id: item.target for item in self.relationships(self.presentation)}
        ids = strings(tree, "p:sldIdLst/p:sldId/@r:id")
        return tuple(dict.fromkeys(targets[id_] for id_ in ids if targets.get(id_) in self.parts))

    def chain(self, slide: str) -> tuple[str, ...]:
        """A slide or a layout with what it inherits from: its layout, if it is a slide, and its master."""
        layout = self.related(slide, "slideLayout")
        master = self.related(layout or slide, "slideMaster")
        return tuple(name for name in (slide, layout, master) if name and name in self.parts)

    def reachable(self) -> Iterator[str]:
        """The names of all parts to which relationships lead."""
        seen: set[str] = set()
        waiting = [""]
        while waiting:
            name = waiting.pop()
            for item in self.relationships(name):
                if not item.external and item.target not in seen:
                    seen.add(item.target)
                    waiting.append(item.target)
                    yield item.target


def strings(element: etree._Element, path: str) -> list[str]:
    """The attribute values, or the elements' texts, that an XPath finds."""
    found = element.xpath(path, namespaces=NS)
    items = found if isinstance(found, list) else []
    return [item.text or "" if isinstance(item, etree._Element) else str(item) for item in items]


def whole_text(element: etree._Element) -> str:
    """All text below an element."""
    return "".join(map(str, element.itertext()))


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED:
        raise NotAPackage("the file is not a PPTX: it cannot be opened as a zip archive") from None


def _look_at(entries: Iterable[zipfile.ZipInfo]) -> None:
    """Raise Harmful where the list of the entries shows that they should not be unpacked."""
    unpacked = xml = 0
    for entry in entries:
        if len(entry.filename) > LONGEST_NAME or _UNSAFE.search(entry.filename):
            raise Harmful(f"holds an entry whose name leads elsewhere, or is not a name: {quoted(entry.filename)}")
        if entry.flag_bits & _ENCRYPTED:
            raise Harmful(f"is protected with a password: {quoted(entry.filename)} is locked")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # OPC, part 2, annex C
            raise Harmful(f"is packed in a way that PPTX files do not use: {quoted(entry.filename)}")
        unpacked += entry.file_size
        xml += entry.file_size if entry.filename.endswith((".xml", ".rels")) else 0
    _bound(unpacked, MOST_UNPACKED, "bytes when unpacked")
    _bound(xml, MOST_XML, "bytes of XML")


def _bound(number: int, most: int, what: str) -> None:
    if number > most:
        raise Harmful(f"has more than {most:,} {what}; no presentation needs so many")


def _tree(name: str, data: bytes) -> etree._Element | None:
    """XML as a tree; None where it is not well formed, or deeper than 256 elements (libxml2's bound).

    Entities are the one thing of XML that grows or fetches while it is read. OPC forbids them (part 2, 8.1.4).
    """
    plain = data.replace(b"\0", b"")  # UTF-16 of plain letters without its other halves
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise Harmful(f"holds a document type declaration, which may grow or fetch: {quoted(name)}")
    if not _UTF.match(plain) or _ENCODING.match(plain):
        return None
    try:
        tree = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError:
        return None
    shapes = sum(1 for _ in tree.iter(*_SHAPES))
    if shapes > MOST_SHAPES:
        raise Harmful(f"has more than {MOST_SHAPES:,} shapes on one slide: {quoted(name)}")
    return tree


def quoted(name: str) -> str:
    """The name of a part as it can stand in a message."""
    return shown(name, _LONGEST_SHOWN)
