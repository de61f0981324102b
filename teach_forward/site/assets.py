"""The site's own style sheet, written in parts here and served as one file; and its scripts."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from teach_forward.theme import Theme, css

FOLDER = Path(__file__).parent / "assets"
STYLES = (
    "base.css",
    "shell.css",
    "home.css",
    "workshop.css",
    "slides.css",
    "search.css",
    "tables.css",
    "status.css",
    "print.css",
)
SCRIPT = "site.js"
SEARCH = "search.js"  # fetched when somebody searches
ADDRESS = "assets/teach-forward"
SEARCH_ADDRESS = "assets/search.js"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


def stylesheet(theme: Theme, workshops: int) -> str:
    """The theme's properties and all parts of the style sheet, without comments.

    `workshops` is the highest number of a workshop.
    """
    sheets = [css(theme, workshops), *((FOLDER / name).read_text("utf-8") for name in STYLES)]
    return _SPACE.sub("\n", _COMMENT.sub("", "\n".join(sheets))).strip() + "\n"


def script(name: str = SCRIPT) -> str:
    """A script of the site."""
    return (FOLDER / name).read_text("utf-8")


def stamp(text: str) -> str:
    """A short hash of a text, so that browsers do not keep an old file."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def theme_stylesheet(folder: Path) -> str:
    """The name of Material's main style sheet, which changes with each release."""
    found = sorted((folder / "assets" / "stylesheets").glob("main.*.min.css"))
    return found[0].relative_to(folder).as_posix()
