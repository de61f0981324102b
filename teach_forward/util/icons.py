"""The icons that come with the site's theme: their names, what a person may have meant, and their drawings.

A name is `material-` and that of a file in the theme's folder of Material Design Icons, such as
`material-clock-outline`. They are the only set: of one hand, under a licence that asks for no credit on a slide
(LICENSES/ICONS.md), and without paths that overlap, which a freeform would leave blank.
"""

from __future__ import annotations

import difflib
import functools
import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path

SET = "material-"
"""What each name begins with."""

_NAME = re.compile(rf"{SET}([a-z0-9]+(?:-[a-z0-9]+)*)")
_VIEW = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
_PATH = re.compile(r'<path d="([^"]+)"\s*/>')
_POINTS = re.compile(
    r"-(?:arrows?|chevron|caret|angles?|left|right|send|reply|share|forward|backward|undo|redo|login|logout|exit|import"
    r"|export|bullhorn|voice|volume|truck|van|bike|motorbike|walk|run)(?:-|$)"
)
_OTHER_SETS = ("octicons-", "fontawesome-", "simple-")
_LONGEST = 60  # characters of a name that a guess is made for


@dataclass(frozen=True, slots=True)
class Icon:
    """A drawing: the width and height of its field, and its paths in the language of SVG, y downwards."""

    width: float
    height: float
    paths: tuple[str, ...]


def known(name: str) -> bool:
    """Whether there is an icon of that name."""
    match = _NAME.fullmatch(name)
    return match is not None and match[1] in _names()


def of_a_set(name: str) -> bool:
    """Whether a name begins as those of the theme's sets do, be it known or not."""
    return name.lower().startswith((SET, *_OTHER_SETS))


def points(name: str) -> bool:
    """Whether an icon points to a side, so that it is turned round where text runs from right to left."""
    return _POINTS.search(name) is not None


@functools.lru_cache(maxsize=1024)
def guess(name: str) -> str:
    """The name that is most like one that does not exist; empty where none is."""
    if len(name) > _LONGEST:
        return ""
    name = name.lower().replace("_", "-")
    rest = name.partition("-")[2] if of_a_set(name) else name
    alike = [one for one in sorted(_names()) if one[:1] == rest[:1]]
    found = difflib.get_close_matches(rest, alike, n=1)
    return f"{SET}{found[0]}" if found else ""


@functools.lru_cache(maxsize=256)
def icon(name: str) -> Icon:
    """The icon of a known name."""
    svg = (_folder() / f"{name.removeprefix(SET)}.svg").read_text(encoding="utf-8")
    view = _VIEW.search(svg)
    if view is None:
        raise ValueError(f"the icon {name} says no size")
    return Icon(float(view[1]), float(view[2]), tuple(_PATH.findall(svg)))


@functools.cache
def _names() -> frozenset[str]:
    return frozenset(path.stem for path in _folder().glob("*.svg"))


def _folder() -> Path:
    found = importlib.util.find_spec("material")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("material")
    return Path(found.origin).parent / "templates" / ".icons" / "material"
