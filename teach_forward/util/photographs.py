"""Photographs: upright and as the programs of Office take them, and whether they say where they were taken."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from PIL import Image

Answer = TypeVar("Answer")

_JPEG = b"\xff\xd8"
_OF_APPLICATIONS = {bytes([mark]) for mark in range(0xE0, 0xF0)}
# A segment with EXIF data that say nothing: the picture is upright. JFIF would say of which model the colours are, too.
_SEGMENT = b"\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08" + b"\0\x01\x01\x12\0\x03\0\0\0\x01\0\x01\0\0" + bytes(4)


def upright(data: bytes) -> bytes:
    """A photograph turned as its EXIF data say, which PowerPoint does not read; the same bytes if nothing is to turn.

    What is not a picture stays as it is: the checks tell of it.
    """
    return _asked(data, _turned) or data


def as_word_takes(data: bytes) -> bytes:
    """A JPEG as python-docx reads one, the bytes of any other file as they are.

    It begins with a segment of JFIF, or of EXIF with nothing in it. Other EXIF data are left out: python-docx reads the
    density from them, and where they are damaged, as programs for pictures let pass, it would read no picture at all.
    """
    if not data.startswith(_JPEG):
        return data
    segments, place = [], len(_JPEG)
    while data[place : place + 1] == b"\xff" and data[place + 1 : place + 2] in _OF_APPLICATIONS:
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4])
        segments.append(data[place:end])
        place = end
    kept = [segment for segment in segments if segment[4:8] != b"Exif"]
    beginning = b"" if kept and kept[0][4:8] == b"JFIF" else _SEGMENT
    return b"".join((_JPEG, beginning, *kept, data[place:]))


def says_where(data: bytes) -> bool:
    """Whether a photograph says where it was taken: its EXIF data or those of XMP hold a latitude."""
    return b"GPSLatitude" in data or bool(_asked(data, _has_latitude))


def _asked(data: bytes, ask: Callable[[Image.Image], Answer]) -> Answer | None:
    """What is asked of a picture with EXIF data; None where there are none, or where nobody can read it."""
    if b"Exif" not in data and b"eXIf" not in data:
        return None
    from PIL import Image  # noqa: PLC0415  (few pictures are photographs)

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as picture:
            return ask(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _turned(picture: Image.Image) -> bytes:
    from PIL import ExifTags, ImageOps  # noqa: PLC0415  (as above)

    if picture.getexif().get(ExifTags.Base.Orientation, 1) == 1:
        return b""
    out = io.BytesIO()
    ImageOps.exif_transpose(picture).save(out, picture.format, quality=90)
    return out.getvalue()


def _has_latitude(picture: Image.Image) -> bool:
    from PIL import ExifTags  # noqa: PLC0415  (as above)

    return ExifTags.GPS.GPSLatitude in picture.getexif().get_ifd(ExifTags.IFD.GPSInfo)
