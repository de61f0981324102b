"""A deck as one picture with all its slides, drawn by LibreOffice and Poppler where they are installed."""

from __future__ import annotations

import io
import math
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from teach_forward.util import files

TOOLS = ("soffice", "pdftoppm")
_DOTS, _COLUMNS, _GAP, _GROUND = 60, 4, 10, (74, 82, 104)
_MOST_SECONDS = 300


def missing() -> tuple[str, ...]:
    """The programs that are not installed here."""
    return tuple(tool for tool in TOOLS if not shutil.which(tool))


def picture(deck: bytes) -> bytes:
    """The slides of a deck side by side, as PNG. Raises OSError where a program does not do its work."""
    with files.for_now() as name:
        folder = Path(name)
        files.write(folder / "deck.pptx", deck)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        _run(folder, "soffice", profile, "--headless", "--convert-to", "pdf", "deck.pptx")
        _run(folder, "pdftoppm", "-r", str(_DOTS), "-png", "deck.pdf", "page")
        return sheet([Image.open(path) for path in sorted(folder.glob("page-*.png"))])


def _run(folder: Path, *command: str) -> None:
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=_MOST_SECONDS)  # noqa: S603
    except subprocess.SubprocessError:
        raise OSError(f"{command[0]} does not draw the slides") from None


def sheet(pages: Sequence[Image.Image]) -> bytes:
    """Pages of one size in rows."""
    wide, high = pages[0].size
    rows = math.ceil(len(pages) / _COLUMNS)
    size = (_COLUMNS * (wide + _GAP) + _GAP, rows * (high + _GAP) + _GAP)
    whole = Image.new("RGB", size, _GROUND)
    for place, page in enumerate(pages):
        row, column = divmod(place, _COLUMNS)
        whole.paste(page, (_GAP + column * (wide + _GAP), _GAP + row * (high + _GAP)))
    stream = io.BytesIO()
    whole.save(stream, "PNG", optimize=True)
    return stream.getvalue()
