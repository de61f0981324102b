"""Photographs as the programs of Office take them: upright, and with a beginning that they know."""

from __future__ import annotations

import io

_JPEG = b"\xff\xd8"
_KNOWN = (b"JFIF", b"Exif")  # what stands behind the first mark of nearly all files; others leave such a segment out
# A segment with EXIF data that say nothing: the picture is upright. JFIF would say of which model the colours are, too.
_SEGMENT = b"\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08" + b"\0\x01\x01\x12\0\x03\0\0\0\x01\0\x01\0\0" + bytes(4)


def upright(data: bytes) -> bytes:
    """A photograph turned as its EXIF data say, which PowerPoint does not read; the same bytes if nothing is to turn.

    What is not a picture stays as it is: the checks tell of it.
    """
    if b"Exif" not in data and b"eXIf" not in data:
        return data
    from PIL import ExifTags, Image, ImageOps  # noqa: PLC0415  (few pictures are photographs)

    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.getexif().get(ExifTags.Base.Orientation, 1) == 1:
                return data
            out = io.BytesIO()
            ImageOps.exif_transpose(picture).save(out, picture.format, quality=90)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return data
    return out.getvalue()


def with_beginning(data: bytes) -> bytes:
    """A JPEG that begins as python-docx knows one: with a segment of JFIF or of EXIF. Any other file as it is."""
    if not data.startswith(_JPEG) or data[6:10] in _KNOWN:
        return data
    return _JPEG + _SEGMENT + data[len(_JPEG) :]
