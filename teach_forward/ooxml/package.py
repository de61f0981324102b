"""A PPTX as what it is: parts in a zip file, with relationships between them (ECMA-376 part 2)."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

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
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


class NotAPackage(Exception):
    """The bytes are not a PPTX; says why."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of a part. `target` is a part's name, or an address where `external`."""

    id: str
    type: str
    target: str
    external: bool


class Package:
    """The parts of a file by name (without the leading slash), and what leads from one to another."""

    def __init__(self, data: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self.names = archive.namelist()
                self.parts = {name: archive.read(name) for name in self.names}
        except zipfile.BadZipFile as error:
            raise NotAPackage("the file is not a PPTX: it cannot be opened as a zip archive") from error
        self._trees: dict[str, etree._Element | None] = {}
        self._relationships: dict[str, tuple[Relationship, ...]] = {}
        if not self.slides and "presentation.xml" not in "".join(self.names):
            raise NotAPackage("the file is not a PPTX: it holds no presentation")

    def tree(self, name: str) -> etree._Element | None:
        """The part as a tree; None where it is missing or not XML."""
        if name not in self._trees:
            try:
                self._trees[name] = etree.fromstring(self.parts[name], _PARSER) if name in self.parts else None
            except etree.XMLSyntaxError:
                self._trees[name] = None
        return self._trees[name]

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
        return tuple(targets[id_] for id_ in ids if targets.get(id_) in self.parts)

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
