"""The files of the pictures that slides show, from the library."""

from __future__ import annotations

from pathlib import Path

from teach_forward.deck.slides import PictureFiles
from teach_forward.library.addresses import pixels_of
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.util import files
from teach_forward.util.photographs import upright


def load(library: Library, document: Document, index: Document) -> dict[str, PictureFiles]:
    """The files of the pictures that a document shows on its slides, and the one of its workshop, by address.

    Both documents stand in one folder, so that an address means the same in both. The checks tell of what is missing.
    """
    shown = {picture.href for slide in document.slides for picture in slide.pictures}
    if index.picture:
        shown.add(index.picture.href)
    found = {href: path for href in sorted(shown) if (path := library.beside(document, href))}
    return {href: _files(path) for href, path in found.items() if pixels_of(path).is_file()}


def _files(path: Path) -> PictureFiles:
    """The bytes of a picture's pixels, and those of the drawing where it is one."""
    pixels = pixels_of(path)
    return upright(pixels.read_bytes()), files.as_in_git(path.read_bytes()) if pixels != path else b""
