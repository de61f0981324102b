"""LibreOffice as an oracle: what it prints of a deck, text by text."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from tests.tools import need

SPACE = 0.28
"""The width of a space in sizes of type."""

Shown = tuple[str, int, tuple[float, float, float, float]]


def convert(files: Iterable[Path], kind: str, folder: Path) -> None:
    """Convert files to another kind (`pdf`, `odp`, `pptx`) in a folder."""
    command = [need("soffice"), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", folder, *files], check=True, capture_output=True, timeout=400)


def pages(pdf: Path) -> Iterator[list[Shown]]:
    """The texts of each page: letters, size in points, and their box (left, top, right, bottom)."""
    command = [need("pdftohtml"), "-xml", "-zoom", "1", "-i", "-stdout", pdf]
    run = subprocess.run(command, capture_output=True, check=True, timeout=60)
    root = etree.fromstring(run.stdout, etree.XMLParser(recover=True))
    sizes = {font.get("id"): int(font.get("size", "0")) for font in root.iter("fontspec")}
    for page in root.iter("page"):
        texts: list[Shown] = []
        for text in page.iter("text"):
            left, top, wide, high = (float(text.get(name, "0")) for name in ("left", "top", "width", "height"))
            letters, size = "".join(map(str, text.itertext())), sizes[text.get("font")]
            space = SPACE * size if letters != letters.strip() else 0  # at a line's end it may hang out
            texts.append((letters.strip(), size, (left + space, top, left + wide - space, top + high)))
        yield [text for text in texts if text[0]]
