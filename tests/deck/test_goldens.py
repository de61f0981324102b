"""The XML of a small deck, left to right and right to left, as text that people can read and compare.

After a wanted change: `GOLDENS=write pytest tests/deck/test_goldens.py`, then read the difference.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from teach_forward.layouts import LAYOUTS
from tests import showcase
from tests.showcase import plan_of, written
from tests.showcase.small import SAID, small
from tests.tools import ROOT

FOLDER = ROOT / "tests/goldens/deck"
PARTS = (
    "ppt/presentation.xml",
    "ppt/slideMasters/slideMaster1.xml",
    "ppt/notesMasters/notesMaster1.xml",
    "ppt/theme/theme1.xml",
    "ppt/slideLayouts/slideLayout1.xml",
    "ppt/slideLayouts/slideLayout6.xml",
    *(f"ppt/slides/slide{place}.xml" for place in range(1, 6)),
    "ppt/slides/_rels/slide2.xml.rels",
    "ppt/notesSlides/notesSlide2.xml",
    "docProps/core.xml",
)


def readable(xml: bytes) -> str:
    """Canonical XML with each tag on a line of its own. Nothing is stripped: the spaces between runs count.

    Of a drawing, which nobody could read, the shape at its front is kept.
    """
    first = re.sub("<p:grpSp>(.*?)<p:sp>.*(<p:sp>.*?</p:grpSp>)", r"<p:grpSp>\1\2", xml.decode(), flags=re.DOTALL)
    return re.sub("><", ">\n<", etree.canonicalize(first)) + "\n"


@pytest.mark.parametrize("locale", SAID)
def test_parts_are_as_they_were(locale: str) -> None:
    data = written(plan_of(small(locale), locale), locale)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {name.replace("/", "_"): readable(archive.read(name)) for name in PARTS}
    assert found == kept(FOLDER / locale, found)


def test_each_layout_is_as_it_was() -> None:
    """The first slide of each layout in the English showcase, with the layout that it stands on."""
    planned = plan_of(showcase.showcase("en"))
    layouts = {slide.id: slide.layout for slide in showcase.showcase("en").guide.slides}
    first: dict[str, int] = {}
    for place, slide in enumerate(planned.deck.slides, start=1):
        if slide.id in layouts:
            first.setdefault(layouts[slide.id], place)
    assert first.keys() == LAYOUTS.keys()
    found = {}
    with zipfile.ZipFile(io.BytesIO(written(planned))) as archive:
        for layout, place in first.items():
            relations = archive.read(f"ppt/slides/_rels/slide{place}.xml.rels").decode()
            drawn = re.search(r"slideLayouts/slideLayout\d+\.xml", relations)
            assert drawn
            found[f"{layout}.slide.xml"] = readable(archive.read(f"ppt/slides/slide{place}.xml"))
            found[f"{layout}.layout.xml"] = readable(archive.read(f"ppt/{drawn[0]}"))
    assert found == kept(FOLDER / "layouts", found)


def kept(folder: Path, found: dict[str, str]) -> dict[str, str]:
    """The goldens of a folder, written anew first where that is asked for."""
    if os.environ.get("GOLDENS") == "write":
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in found.items():
            (folder / name).write_text(text, "utf-8")
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}
