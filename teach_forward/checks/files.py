"""What lies beside the pages: pictures that are what they seem, and nothing that a browser would run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from teach_forward.findings import Finding
from teach_forward.library import KNOWN_WORDS_FILE, WORDS_FILE, Library
from teach_forward.model import Document, Picture

PIXELS = {".png": (b"\x89PNG\r\n\x1a\n",), ".jpg": (b"\xff\xd8\xff",), ".jpeg": (b"\xff\xd8\xff",)}
"""Endings of pictures made of pixels, and how such files begin."""

DRAWING = ".svg"
HEAVY = 500_000
"""Bytes from which on a picture is slow on a phone."""

_RUNS = {"script", "foreignObject", "iframe", "embed", "object", "handler", "animate", "set"}
_SAFE_ADDRESS = re.compile(r"\s*(#|data:image/(png|jpeg);)")
_FAR_STYLE = re.compile(r"@import|url\(\s*[\"']?(?!#)", re.IGNORECASE)


def check_files(library: Library, locale: str) -> Iterator[Finding]:
    """Each file of a locale that is no page is a picture, or the fixed words."""
    for folder in (library.root / "docs" / locale, library.root / "workshops" / locale):
        for file in sorted(folder.rglob("*")):
            path = file.relative_to(library.root).as_posix()
            kept = file.suffix == ".md" or file.name in (WORDS_FILE, KNOWN_WORDS_FILE) or file.name.startswith(".")
            if file.is_symlink():
                yield Finding(path, 1, "a link to another place of the disk has no place here", "unsafe-file")
            elif file.is_file() and not kept:
                yield from _findings(path, file)


def _findings(path: str, file: Path) -> Iterator[Finding]:
    suffix, data = file.suffix.lower(), file.read_bytes()
    if suffix == DRAWING:
        yield from (Finding(path, line, what, "unsafe-file") for line, what in _faults_of_drawing(data))
    elif suffix not in PIXELS:
        yield Finding(path, 1, f'a file "{suffix or file.name}" has no place among the pages', "unsafe-file")
    elif not data.startswith(PIXELS[suffix]):
        yield Finding(path, 1, "the file is not the picture that its name says", "unsafe-file")
    if len(data) > HEAVY:
        message = f"the picture has {round(len(data) / 1000)} kB, which is slow on a phone"
        yield Finding(path, 1, message, "heavy-picture", "warning")


def _faults_of_drawing(data: bytes) -> Iterator[tuple[int, str]]:
    """What of an SVG could run or fetch something: line and words."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        yield error.lineno or 1, "the drawing cannot be read"
        return
    if etree.QName(root).localname != "svg":
        yield 1, "the file is not the picture that its name says"
    if root.getroottree().docinfo.internalDTD is not None:
        yield 1, "a drawing takes no <!DOCTYPE>"
    for element in root.iter(etree.Element):
        line = element.sourceline
        yield from ((line if isinstance(line, int) else 1, what) for what in _faults_of_element(element))


def _faults_of_element(element: etree._Element) -> Iterator[str]:
    name = etree.QName(element).localname
    if name in _RUNS:
        yield f"<{name}> has no place in a drawing"
    if name == "style" and _FAR_STYLE.search(element.text or ""):
        yield "the style fetches something from elsewhere"
    for key, said in element.attrib.items():
        attribute, value = etree.QName(str(key)).localname, str(said)
        if attribute.lower().startswith("on"):
            yield f'{attribute}="…" has no place in a drawing'
        elif attribute == "href" and not _SAFE_ADDRESS.match(value):
            yield f'"{value}" leads out of the drawing'
        elif _FAR_STYLE.search(value):
            yield f'{attribute}="…" fetches something from elsewhere'


def check_pictures(library: Library, document: Document) -> Iterator[Finding]:
    """Each picture on a slide has pixels for the decks."""
    for slide in document.slides:
        for block in slide.body:
            if isinstance(block, Picture) and (file := library.beside(document, block.href)):
                suffix = file.suffix.lower()
                if suffix == DRAWING and not file.with_suffix(".png").is_file():
                    message = f'the drawing "{block.href}" has no PNG of the same name beside it, which decks need'
                    yield Finding(document.path, slide.line, message, "picture-pixels")
