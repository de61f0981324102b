"""Reads a union's template: its layouts with the places, sizes and fonts that they inherit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from teach_forward.deck.errors import Unusable
from teach_forward.deck.layouts.layout import POINTS, Placeholder, SlideLayout
from teach_forward.deck.layouts.metrics import PITCH
from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.deck.template.layout_reader import LayoutReader
from teach_forward.ooxml.package import NS, Harmful, NotAPackage, Package
from teach_forward.ooxml.rebuild import rebuilt

TITLE, BULLETS, SECTION, FIGURE = (LayoutName(name) for name in ("title", "bullets", "section", "figure"))

ALIASES = {
    "title slide": TITLE,
    "title and content": BULLETS,
    "title, content": BULLETS,
    "section header": SECTION,
}
"""Usual names of layouts, and our layout that each is taken for."""

TYPES = {"title": TITLE, "obj": BULLETS, "tx": BULLETS, "secHead": SECTION}
"""PowerPoint's types of layouts, which are the same in every language, and our layout that each is taken for."""

_NEEDED = {
    TITLE: ("Title Slide", {PlaceholderName.SUBTITLE: "subtitle placeholder"}),
    BULLETS: ("Title and Content", {PlaceholderName.BODY: "text placeholder"}),
}


@dataclass(frozen=True)
class Template:
    """A template as read: its layouts by our names, its fonts for text, and notices of what it has that decks have not.

    `data` is a file without all that.
    """

    name: str
    data: bytes
    layouts: dict[LayoutName, SlideLayout]
    fonts: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def read(name: str, data: bytes, known: Iterable[LayoutName], direction: str) -> Template:
    """The template of a file. `known` are the names of our layouts. Raises Unusable with all that is wrong."""
    data, left_out = _rebuilt(name, data)
    package = Package(data)
    names = {str(known_name).lower(): known_name for known_name in _with_plain(known)}
    layouts: dict[LayoutName, SlideLayout] = {}
    fonts: set[str] = set()
    faults: list[str] = []
    for part in _layouts(package):
        reader = LayoutReader(package, part, direction)
        layout = _taken_for(reader, names)
        if not layout or layout in layouts:
            continue
        try:
            layouts[layout] = reader.layout(layout)
        except ValueError:
            message = f'{name}: layout "{reader.name}": a number in it cannot be read; save the template anew'
            raise Unusable((message,)) from None
        fonts.update(reader.fonts)
        faults += [f'{name}: layout "{reader.name}": {fault}' for fault in reader.faults]
    faults += [f"{name}: {fault}" for fault in _missing(layouts)]
    if faults:
        raise Unusable(tuple(faults))
    if not _shows_pictures(layouts.get(FIGURE)):
        layouts[FIGURE] = _figure(layouts[BULLETS])
    return Template(name, data, layouts, tuple(sorted(fonts)), left_out)


def _with_plain(known: Iterable[LayoutName]) -> Iterator[LayoutName]:
    """Names of layouts, each also without count and variant."""
    for name in known:
        yield name
        yield LayoutName(name.layout)


def _rebuilt(name: str, data: bytes) -> tuple[bytes, tuple[str, ...]]:
    try:
        return rebuilt(Package(data))
    except Harmful as error:
        raise Unusable((f"{name}: {error}",)) from None
    except NotAPackage:
        raise Unusable((f"{name}: is not a PowerPoint file; save the template as .pptx",)) from None


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


def _taken_for(reader: LayoutReader, names: dict[str, LayoutName]) -> LayoutName | None:
    """Our layout that one of the template is: by our name for it, by a usual name, or by PowerPoint's type."""
    name = " ".join(reader.name.split()).lower()
    return names.get(name) or ALIASES.get(name) or TYPES.get(reader.type)


def _missing(layouts: dict[LayoutName, SlideLayout]) -> Iterator[str]:
    for name, (usual, placeholders) in _NEEDED.items():
        wanted = {PlaceholderName.TITLE: "title placeholder", **placeholders}
        if name not in layouts:
            yield f'has no layout "{name}" or "{usual}"; add one with a {" and a ".join(wanted.values())}'
            continue
        for placeholder, what in wanted.items():
            if not layouts[name].has(placeholder):
                yield f'layout "{layouts[name].original}": has no {what}; add one'


def _shows_pictures(figure: SlideLayout | None) -> bool:
    return figure is not None and figure.has(PlaceholderName.PICTURE) and figure.has(PlaceholderName.BODY)


def _figure(bullets: SlideLayout) -> SlideLayout:
    """A layout for pictures from the one for bullets: the picture above, and the text moved under it."""
    body = bullets.placeholder(PlaceholderName.BODY)
    below = min(body.box.h / 3, 2.6 * body.styles[0].size * PITCH / POINTS)
    above = replace(body.box, h=body.box.h - below - 0.1)
    picture = Placeholder(PlaceholderName.PICTURE, "pic", 0, above, body.styles[:1], explicit_box=True)
    box = replace(body.box, y=body.box.y + body.box.h - below, h=below)
    moved = replace(body, box=box, explicit_box=True, spare_line=False)
    placeholders = [placeholder for placeholder in bullets.placeholders if placeholder is not body]
    placeholders[1:1] = [picture, moved]
    return replace(bullets, name=FIGURE, placeholders=tuple(placeholders))
