"""All PDFs of the guide, made once for all tests that look at them."""

from __future__ import annotations

from pathlib import Path

from teach_forward import theme
from teach_forward.deck.printed import printed
from teach_forward.library.library import Library
from teach_forward.sheets.build import sheets
from tests.once import Once
from tests.tools import ROOT


def all_pdfs(once: Once, library: Library) -> Path:
    """The folder with all of them: booklets, handouts, books and slides."""

    def build(into: Path) -> None:
        for name, data in sheets(library, theme.read(ROOT), library.locales, printed(library, library.locales)):
            if name.endswith(".pdf"):
                (into / name).write_bytes(data)

    return once("pdfs", build)
