"""A package of PowerPoint that is right, for tests that damage it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import cache

from pptx import Presentation

Parts = dict[str, bytes]


def good() -> Parts:
    """python-pptx's own template with a slide: 11 layouts, one master."""
    return dict(_good())


@cache
def _good() -> Parts:
    presentation = Presentation()
    presentation.slides.add_slide(presentation.slide_layouts[1]).shapes.title.text = "Rights"
    stream = io.BytesIO()
    presentation.save(stream)
    return unzipped(stream.getvalue())


def unzipped(data: bytes) -> Parts:
    """The parts of a package by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()
