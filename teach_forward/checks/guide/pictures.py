"""Pictures beside the pages are what they seem, down to their last pixel, and have pixels where decks show them."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path

from teach_forward import rules
from teach_forward.checks.guide import drawings
from teach_forward.findings import Fault, Finding
from teach_forward.library.addresses import DRAWING, pixels_of
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.util import files
from teach_forward.util.photographs import says_where

PIXELS = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
"""Endings of pictures made of pixels, and how such files begin."""

MOST_PIXELS = 50_000_000
"""Pixels of a picture at most: a browser takes four bytes of memory for each."""

HEAVY = 500_000
"""Bytes from which on a picture is slow on a phone."""

_OTHER_PICTURES = {
    ".webp": "WebP",
    ".avif": "AVIF",
    ".heic": "HEIC",
    ".gif": "GIF",
    ".bmp": "BMP",
    ".tif": "TIFF",
    ".tiff": "TIFF",
}
_SAVE_ANEW = "open the picture, save it as PNG or JPEG, and mend the links to it; a new name alone changes nothing"
_ANOTHER_KIND = (
    "the file is not the picture that its name says",
    "open the picture, and save it as PNG or JPEG; a new name alone changes nothing",
)
_SMALLER = "make it smaller: 1,600 pixels wide are enough for a projector"
_DAMAGE = (OSError, SyntaxError, ValueError, struct.error, zlib.error)  # what a picture that is damaged leads to


def faults(name: str, data: bytes) -> Iterator[Fault]:
    """What is wrong with a file among the pages, which is to be a picture; by its name and its bytes."""
    suffix = Path(name).suffix.lower()
    if suffix == DRAWING:
        yield from (Fault(line, what, rules.UNSAFE_FILE) for line, what in drawings.faults(data))
    elif kind := _OTHER_PICTURES.get(suffix) or (_OTHER_PICTURES[".webp"] if _is_webp(data) else ""):
        yield Fault(1, f"{kind} is not shown by every program; {_SAVE_ANEW}", rules.UNSAFE_FILE)
    elif suffix not in PIXELS:
        yield Fault(1, f'a file "{suffix or name}" does not belong among the pages', rules.UNSAFE_FILE)
    elif found := _fault_of_pixels(suffix, data):
        message, advice = found
        yield Fault(1, message, rules.UNSAFE_FILE, advice=advice)
    if len(data) > HEAVY:
        message = f"the picture has {round(len(data) / 1000)} kB, which is slow on a phone"
        yield Fault(1, message, rules.HEAVY_PICTURE)
    if says_where(data):
        yield Fault(1, "the picture says where it was taken, to all who have it", rules.PICTURE_PLACE)


def _fault_of_pixels(suffix: str, data: bytes) -> tuple[str, str] | None:
    """What is wrong with a PNG or JPEG, and what to do; None with one that is shown."""
    if not data.startswith(PIXELS[suffix]):
        return _ANOTHER_KIND
    if (pixels := _pixels(data)) > MOST_PIXELS:
        return f"the picture has {pixels:,} pixels, and {MOST_PIXELS:,} at most are shown", _SMALLER
    return _fault_of_content(data)


def _pixels(data: bytes) -> int:
    """The pixels of a PNG, by its head; 0 for another file."""
    if not data.startswith(PIXELS[".png"]) or len(data) < 24:
        return 0
    width, height = struct.unpack(">II", data[16:24])
    return int(width * height)


def _fault_of_content(data: bytes) -> tuple[str, str] | None:
    """The same, down to the last pixel."""
    from PIL import Image  # noqa: PLC0415  (many guides have drawings alone)

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
            too_large = image.width * image.height > MOST_PIXELS
            if not too_large:
                image.load()
    except Image.DecompressionBombError:
        too_large = True
    except _DAMAGE:
        return "the picture cannot be read; save it anew", "open it, and save it as PNG or JPEG under the same name"
    message = f"the picture has more than {MOST_PIXELS:,} pixels, which are too many to be shown"
    return (message, _SMALLER) if too_large else None


def _is_webp(data: bytes) -> bool:
    """Whether a file is a WebP picture, whatever its name says: browsers save such ones under the name of a JPEG."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def check_pictures(library: Library, document: Document) -> Iterator[Finding]:
    """Each picture on a slide, covers too, is one, and has pixels for the decks."""
    shown = [(slide.line, picture.href) for slide in document.slides for picture in slide.pictures]
    if document.kind == "index" and document.picture:
        href = document.picture.href
        shown.append((next((link.line for link in document.links if link.href == href), 1), href))
    for line, href in shown:
        file = library.beside(document, href)
        if file and (fault := _fault_on_slide(href, file)):
            yield Finding(document.path, line, fault, rules.PICTURE_PIXELS)


def _fault_on_slide(href: str, file: Path) -> str:
    """Why decks cannot show a picture; empty where they can."""
    pixels = pixels_of(file)
    if pixels.suffix.lower() not in PIXELS:
        return f'"{href}" is not a picture that decks can show; save it as PNG or JPEG'
    if not files.has(pixels.parent, pixels.name):
        return f'the drawing "{href}" has no PNG of the same name beside it, which decks need'
    try:
        from PIL import Image  # noqa: PLC0415  (few pages show a picture on a slide)

        with Image.open(pixels) as image:
            image.verify()
    except (*_DAMAGE, Image.DecompressionBombError):
        return f'the picture "{href}" cannot be read; save it anew'
    return ""
