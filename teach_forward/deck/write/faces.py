"""The fonts of a deck: which faces show Latin script, those of East Asia, and those that need shaping.

The theme's font shows all that it has letters for. For other scripts the faces are named that come with Windows; other
systems put faces of their own in their place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from teach_forward.util import locales

OF_SCRIPT: Mapping[str, str] = {
    "Jpan": "Yu Gothic",
    "Hang": "Malgun Gothic",
    "Hans": "Microsoft YaHei",
    "Hant": "Microsoft JhengHei",
    "Deva": "Nirmala UI",
    "Beng": "Nirmala UI",
    "Guru": "Nirmala UI",
    "Gujr": "Nirmala UI",
    "Orya": "Nirmala UI",
    "Taml": "Nirmala UI",
    "Telu": "Nirmala UI",
    "Knda": "Nirmala UI",
    "Mlym": "Nirmala UI",
    "Sinh": "Nirmala UI",
    "Thai": "Leelawadee UI",
    "Laoo": "Leelawadee UI",
    "Khmr": "Leelawadee UI",
    "Mymr": "Myanmar Text",
    "Ethi": "Ebrima",
    "Geor": "Sylfaen",
    "Armn": "Sylfaen",
    "Thaa": "MV Boli",
}
"""The faces of scripts that Arial lacks, by the names of scripts that a theme uses (ISO 15924)."""

OWN = ("Arab", "Hebr")
"""Scripts that need shaping, and that the theme's own font is expected to have."""

_IN_THEMES = {"Kore": "Hang", "Hira": "Jpan", "Kana": "Jpan", "Hani": "Hans"}  # what a theme calls other scripts
_EAST_ASIA = ("Jpan", "Hang", "Hans", "Hant")


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of a text by PowerPoint's three kinds of script; `complex` is what it calls those that need shaping."""

    latin: str
    east_asian: str
    complex: str


BODY = Faces("+mn-lt", "+mn-ea", "+mn-cs")
HEADINGS = Faces("+mj-lt", "+mj-ea", "+mj-cs")
"""The theme's faces, of texts and of headings."""

INHERITED = Faces("", "", "")
"""The faces that a placeholder inherits from the master of a template, whatever they are."""


def faces(font: str, locale: str) -> Faces:
    """The faces of a deck in a language: the theme's font, and for the script of the language one that has it."""
    found = locales.script(locale)
    script = _IN_THEMES.get(found, found)
    face = OF_SCRIPT.get(script, font)
    return Faces(font, face, font) if script in _EAST_ASIA else Faces(font, font, face)
