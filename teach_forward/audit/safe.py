"""Rules of safety: what runs, or is fetched from elsewhere, when somebody opens the file.

Each rule is a generator of (slide number or 0, what is wrong) over a package.
"""

from __future__ import annotations

from teach_forward.audit.slides import Faults
from teach_forward.audit.valid import slide_number
from teach_forward.ooxml.package import Package, strings

_EMBEDDED = {"oleObject": "an object of another program", "control": "a control"}


def macros(package: Package) -> Faults:
    """No program is in the file."""
    types = strings(package.root("[Content_Types].xml"), "ct:Override/@ContentType | ct:Default/@ContentType")
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in types) or any(
        name.lower().endswith("vbaproject.bin") for name in package.parts
    ):
        yield 0, "the file holds macros, which are programs; save it as .pptx"


def elsewhere(package: Package) -> Faults:
    """Nothing is fetched when the file is opened; links are followed by people alone."""
    for name in ("", *package.parts):
        for item in package.relationships(name):
            kind = item.type.rpartition("/")[2]
            if item.external and kind != "hyperlink":
                yield slide_number(package, name), f"{kind} is fetched from {item.target}; put it into the file"


def embedded(package: Package) -> Faults:
    """No object stands on a slide that another program opens."""
    for name in package.parts:
        for item in package.relationships(name):
            if not item.external and (what := _EMBEDDED.get(item.type.rpartition("/")[2])):
                yield slide_number(package, name), f"{what} is embedded ({item.target}); show it as a picture"
