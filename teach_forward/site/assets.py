"""The site's own style sheets and scripts: written in parts here, served as one file each."""

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
ADDRESS = "assets/teach-forward"
FILM = "assets/film"
"""What plays films: a small script on their pages, and what that fetches when somebody presses the button."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


def files(theme: Theme, workshops: int) -> dict[str, tuple[str, str]]:
    """The address and the content of each file, by the name that templates call it.

    `workshops` is the highest number of a workshop.
    """
    return {
        "css": (f"{ADDRESS}.css", stylesheet(theme, workshops)),
        "js": (f"{ADDRESS}.js", _read("site.js")),
        "film_start": (f"{FILM}-start.js", _read("film-start.js")),
        "film_js": (f"{FILM}.js", _read("film.js")),
        "film_css": (f"{FILM}.css", _bare(_read("film.css"))),
    }


def stylesheet(theme: Theme, workshops: int) -> str:
    """The theme's properties and all parts of the style sheet, without comments."""
    return _bare("\n".join([css(theme, workshops), *map(_read, STYLES)]))


def _bare(sheet: str) -> str:
    """A style sheet without its comments and indents."""
    return _SPACE.sub("\n", _COMMENT.sub("", sheet)).strip() + "\n"


def _read(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def stamp(text: str) -> str:
    """A short hash of a text, so that browsers do not keep an old file."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def theme_stylesheet(folder: Path) -> str:
    """The name of Material's main style sheet, which changes with each release."""
    found = sorted((folder / "assets" / "stylesheets").glob("main.*.min.css"))
    return found[0].relative_to(folder).as_posix()
