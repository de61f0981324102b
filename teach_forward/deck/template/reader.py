"""Reads a union's template: its layouts as forms, with the places, sizes and fonts that they inherit."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace

from teach_forward.deck.layouts.layout import POINTS, Form, Slot
from teach_forward.deck.layouts.metrics import PITCH
from teach_forward.deck.template.layout_reader import LayoutReader
from teach_forward.ooxml.package import NS, NotAPackage, Package

ALIASES = {
    "title slide": "Title",
    "title and content": "Bullets",
    "title, content": "Bullets",
    "section header": "Section",
}
"""Usual names of layouts, and the form that each is taken for."""

KINDS = {"title": "Title", "obj": "Bullets", "tx": "Bullets", "secHead": "Section"}
"""PowerPoint's kinds of layouts, which are the same in every language, and the form that each is taken for."""

_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an OLE file: a presentation with a password, or of PowerPoint 97


class Unusable(Exception):
    """A template that cannot be used; `lines` say what to mend, a sentence each."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        super().__init__("; ".join(lines))


@dataclass(frozen=True)
class Template:
    """A template as read: its forms by name, and its fonts for text."""

    name: str
    data: bytes
    forms: dict[str, Form]
    fonts: tuple[str, ...]


def read(name: str, data: bytes, known: tuple[str, ...], direction: str) -> Template:
    """The template of a file. `known` are the names of our forms. Raises Unusable with all that is wrong."""
    package = _opened(name, data)
    forms: dict[str, Form] = {}
    fonts: set[str] = set()
    faults: list[str] = []
    for layout in _layouts(package):
        reader = LayoutReader(package, layout, direction)
        form = _wanted(reader, known)
        if not form or form in forms:
            continue
        forms[form] = reader.form(form)
        fonts.update(reader.fonts)
        faults += [f'{name}: layout "{reader.name}": {fault}' for fault in reader.faults]
    faults += [f"{name}: {fault}" for fault in _missing(forms)]
    if faults:
        raise Unusable(tuple(faults))
    if not ("Figure" in forms and forms["Figure"].has("picture") and forms["Figure"].has("body")):
        forms["Figure"] = _figure(forms["Bullets"])
    return Template(name, data, forms, tuple(sorted(fonts)))


def _opened(name: str, data: bytes) -> Package:
    if data.startswith(_LOCKED):
        message = "is protected with a password, or of PowerPoint before 2007; save it without one, as .pptx"
        raise Unusable((f"{name}: {message}",))
    try:
        return Package(data)
    except (NotAPackage, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        raise Unusable((f"{name}: is no PowerPoint file; save the template as .pptx",)) from None


def _layouts(package: Package) -> Iterator[str]:
    """The layouts of all masters, in the order in which PowerPoint shows them."""
    root = package.root(package.presentation)
    masters = {item.id: item.target for item in package.relationships(package.presentation)}
    for entry in root.iterfind("p:sldMasterIdLst/p:sldMasterId", NS):
        master = masters.get(entry.get(f"{{{NS['r']}}}id", ""), "")
        targets = {item.id: item.target for item in package.relationships(master)}
        for layout in package.root(master).iterfind("p:sldLayoutIdLst/p:sldLayoutId", NS):
            if (target := targets.get(layout.get(f"{{{NS['r']}}}id", ""))) in package.parts and target:
                yield target


def _wanted(reader: LayoutReader, known: tuple[str, ...]) -> str:
    """The form that a layout is: by our name for it, by a usual name, or by PowerPoint's kind."""
    name = " ".join(reader.name.split()).lower()
    ours = {form.lower(): form for form in (*known, *(form.partition(" ")[0] for form in known))}
    return ours.get(name) or ALIASES.get(name) or KINDS.get(reader.kind, "")


def _missing(forms: dict[str, Form]) -> Iterator[str]:
    needed = {
        "Title": ("Title Slide", {"title": "title placeholder", "subtitle": "subtitle placeholder"}),
        "Bullets": ("Title and Content", {"title": "title placeholder", "body": "text placeholder"}),
    }
    for form, (usual, slots) in needed.items():
        if form not in forms:
            yield f'has no layout "{form}" or "{usual}"; add one with a {" and a ".join(slots.values())}'
            continue
        for slot, what in slots.items():
            if not forms[form].has(slot):
                yield f'layout "{forms[form].layout}": has no {what}; add one'


def _figure(bullets: Form) -> Form:
    """A form for pictures from the layout for bullets: the picture above, and the text moved under it."""
    body = bullets.slot("body")
    below = min(body.box.h / 3, 2.6 * body.styles[0].size * PITCH / POINTS)
    above = replace(body.box, h=body.box.h - below - 0.1)
    picture = Slot("picture", "pic", 0, above, body.styles[:1], free=True)
    moved = replace(body, box=replace(body.box, y=body.box.y + body.box.h - below, h=below), free=True, spare=False)
    slots = [slot for slot in bullets.slots if slot is not body]
    slots[1:1] = [picture, moved]
    return replace(bullets, name="Figure", slots=tuple(slots))
