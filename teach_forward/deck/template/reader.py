"""Reads a union's template: its layouts with the places, sizes and fonts that they inherit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from teach_forward.deck.errors import Unusable
from teach_forward.deck.layouts.layout import SlideLayout
from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.deck.template import colours
from teach_forward.deck.template.choice import BULLETS, TITLE, Choice, chosen
from teach_forward.deck.template.drawn import Canvas, canvas
from teach_forward.deck.template.ground import mean, pictures
from teach_forward.deck.template.layout_reader import LayoutReader
from teach_forward.deck.template.room import with_summary, with_title
from teach_forward.ooxml.package import NS, Harmful, NotAPackage, Package
from teach_forward.ooxml.rebuild import rebuilt

TABLE = LayoutName("table")

_NEEDED = {
    TITLE: ("Title Slide", {PlaceholderName.SUBTITLE: "subtitle placeholder"}),
    BULLETS: ("Title and Content", {PlaceholderName.BODY: "text placeholder"}),
}


@dataclass(frozen=True)
class Template:
    """A template as read: its layouts by our names, where our own are drawn in it, and its fonts for text.

    `data` is a file without what decks have not, and `left_out` says what that is; `unreadable` says which texts can
    hardly be read on what is behind them, or lie off the slide.
    """

    name: str
    data: bytes
    layouts: dict[LayoutName, SlideLayout]
    canvas: Canvas
    fonts: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()


def read(name: str, data: bytes, known: Iterable[LayoutName], direction: str) -> Template:
    """The template of a file. `known` are the names of our layouts. Raises Unusable with all that is wrong."""
    data, left_out = _rebuilt(name, data)
    package = Package(data)
    names = {str(known_name).lower(): known_name for known_name in _with_plain(known)}
    every = [Choice(LayoutReader(package, part, direction), master) for master, part in _layouts(package)]
    taken = chosen(every, names)
    layouts: dict[LayoutName, SlideLayout] = {}
    for layout, reader in taken.items():
        try:
            layouts[layout] = reader.layout(layout)
        except ValueError:
            message = f'{name}: layout "{reader.name}": a number in it cannot be read; save the template anew'
            raise Unusable((message,)) from None
    faults = [f'{name}: layout "{one.name}": {fault}' for one in taken.values() for fault in one.faults]
    faults += [f"{name}: {fault}" for fault in _missing(layouts)]
    if faults:
        raise Unusable(tuple(faults))
    seen = taken[BULLETS].seen[PlaceholderName.BODY]
    found = colours.tones(taken[BULLETS].slide, mean(seen.behind), seen.colour)
    if not found:
        raise Unusable((f"{name}: its theme has no colours for text and background; save the template anew",))
    palette = {role: tone.name for role, tone in found.items()}
    layouts = {
        layout: replace(one, palette=palette, colour_map=colours.links(taken[layout].slide, found) or one.colour_map)
        for layout, one in layouts.items()
    }
    layouts[TITLE] = with_summary(layouts[TITLE], taken[TITLE].size[1])
    bullets = layouts[BULLETS] = with_title(layouts[BULLETS])
    body = bullets.placeholder(PlaceholderName.BODY)
    if body.type == "obj":  # where PowerPoint itself sets a table
        table = replace(body, name=PlaceholderName.TABLE)
        held = tuple(table if one is body else one for one in bullets.placeholders)
        layouts.setdefault(TABLE, replace(bullets, name=TABLE, placeholders=held))
    return Template(
        name,
        data,
        layouts,
        canvas(bullets, taken[BULLETS].size[1], palette, tuple(pictures(taken[BULLETS].slide))),
        tuple(sorted({font for reader in taken.values() for font in reader.fonts})),
        left_out,
        tuple(f'layout "{reader.name}": {line}' for reader in taken.values() for line in reader.unreadable),
    )


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


def _layouts(package: Package) -> Iterator[tuple[str, str]]:
    """The masters, each with its layouts, in the order in which PowerPoint shows them."""
    root = package.root(package.presentation)
    masters = {item.id: item.target for item in package.relationships(package.presentation)}
    for entry in root.iterfind("p:sldMasterIdLst/p:sldMasterId", NS):
        master = masters.get(entry.get(f"{{{NS['r']}}}id", ""), "")
        targets = {item.id: item.target for item in package.relationships(master)}
        for layout in package.root(master).iterfind("p:sldLayoutIdLst/p:sldLayoutId", NS):
            if (target := targets.get(layout.get(f"{{{NS['r']}}}id", ""))) in package.parts and target:
                yield master, target


def _missing(layouts: dict[LayoutName, SlideLayout]) -> Iterator[str]:
    for name, (usual, placeholders) in _NEEDED.items():
        wanted = {PlaceholderName.TITLE: "title placeholder", **placeholders}
        if name not in layouts:
            yield f'has no layout "{name}" or "{usual}"; add one with a {" and a ".join(wanted.values())}'
            continue
        for placeholder, what in wanted.items():
            if not layouts[name].has(placeholder):
                yield f'layout "{layouts[name].original}": has no {what}; add one'
