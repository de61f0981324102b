"""A copy of the guide in which a few pages are whole, for tests that change these again and again."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection
from pathlib import Path

from teach_forward.library.addresses import blob_id
from tests.tools import ROOT

# What of a page others may link to: its headings, and its blocks with their ids.
_LINKED = re.compile(r"^(?!#|///|    id: ).*\n", re.MULTILINE)


def copy_guide(root: Path, whole: Collection[str], locales: Collection[str] = ("en", "fr")) -> Path:
    """Copy the guide into a folder, with the pages of some languages. Returns the folder.

    The pages that are named, by their paths or folders, are whole in all these languages, and their translations are
    of today's source. Of the others there is what they are linked to for, so that a check reads little.
    """
    for folder in ("docs", "slides_src", "workshops"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    kept = tuple(_in(locale, path) for path in whole for locale in locales)
    for page in (page for top in ("docs", "workshops") for page in (root / top).rglob("*.md")):
        path = page.relative_to(root).as_posix()
        if path.split("/")[1] not in locales:
            page.unlink()
        elif not path.startswith(kept):
            page.write_text(_LINKED.sub("", page.read_text("utf-8")), "utf-8")
        elif path.split("/")[1] != "en":
            source = blob_id((root / _in("en", path)).read_bytes())
            text = page.read_text("utf-8")
            page.write_text(re.sub(r"^source: \S+", f"source: {source}", text, flags=re.MULTILINE), "utf-8")
    return root


def _in(locale: str, path: str) -> str:
    """The path of a page in another language."""
    top, _, rest = path.split("/", 2)
    return f"{top}/{locale}/{rest}"
