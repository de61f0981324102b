"""The look of decks and slide cards, read from slides_src/theme.yml and checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

from teach_forward import rules
from teach_forward.findings import ContentError, Finding
from teach_forward.util import yml

COLOURS = ("ink", "paper", "white", "muted", "gold", "mist")
_HEX = re.compile(r"#[0-9A-F]{6}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Palette:
    """The two colours of a workshop: `accent` for type and shapes, `tint` for the ground of cards."""

    accent: str
    tint: str


@dataclass(frozen=True, slots=True)
class SlideGrid:
    """The slide and the lines that everything on it keeps to, in inches."""

    width: float
    height: float
    margin: float
    title_top: float
    content_top: float
    content_bottom: float
    footer_top: float


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points."""

    cover: int
    title: int
    question: int
    body: int
    floor: int
    label: int
    footer: int
    notes: int


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as `#RRGGBB`, type and grid: one look for the decks and for the slides on the site."""

    colours: Mapping[str, str] = field(hash=False)
    workshops: Mapping[int, Palette] = field(hash=False)
    font: str
    slide: SlideGrid
    sizes: Sizes

    def accent(self, number: int) -> str:
        """The accent colour of a workshop."""
        return self.workshops[number].accent

    def tint(self, number: int) -> str:
        """The pale ground of a workshop."""
        return self.workshops[number].tint

    def pairs(self) -> Iterator[tuple[str, str, float]]:
        """Every pair of text and ground that is used, with the least contrast it needs (WCAG 2.2, 1.4.3).

        4.5 for text of any size; 3 where it is only set at 18 pt bold, or 24 pt, and larger.
        """
        colour = self.colours
        yield from ((colour["ink"], colour["paper"], 4.5), (colour["ink"], colour["white"], 4.5))
        yield from ((colour["muted"], colour["paper"], 4.5), (colour["muted"], colour["white"], 4.5))
        yield from ((colour[name], colour["ink"], 4.5) for name in ("white", "gold", "mist"))
        for palette in self.workshops.values():
            yield from ((palette.accent, ground, 4.5) for ground in (colour["paper"], colour["white"], palette.tint))
            yield from ((colour["white"], palette.accent, 4.5), (colour["ink"], palette.tint, 4.5))
            yield from ((colour["muted"], palette.tint, 4.5), (colour["gold"], palette.accent, 3.0))


def contrast(first: str, second: str) -> float:
    """Contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def load(path: Path) -> Theme:
    """The theme of a file. Raises ContentError that names every key which is missing, unknown or of no use."""
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        raise _error(path, 1, ["the file is not UTF-8"]) from None
    try:
        values = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise _error(path, yml.line_of(error), ["this line cannot be read"]) from None
    faults = list(_faults(values))
    if faults:
        raise ContentError(error for fault in faults for error in _error(path, _line(text, fault), [fault]).findings)
    theme = Theme(
        {name: values["colours"][name].upper() for name in COLOURS},
        {number: Palette(pair["accent"].upper(), pair["tint"].upper()) for number, pair in values["workshops"].items()},
        values["font"],
        SlideGrid(**{name: float(value) for name, value in values["slide"].items()}),
        Sizes(**values["sizes"]),
    )
    weak = [
        f"{text_colour} on {ground} has a contrast of {contrast(text_colour, ground):.1f}, and needs {least}"
        for text_colour, ground, least in theme.pairs()
        if contrast(text_colour, ground) < least
    ]
    if weak:
        raise _error(path, 1, weak)
    return theme


def css(theme: Theme) -> str:
    """Custom properties for the site: colours, an accent and a tint a workshop, sizes in points, lengths in inches."""
    root = [f"--tf-{name}: {value}" for name, value in theme.colours.items()]
    for number, palette in theme.workshops.items():
        root += [f"--tf-accent-{number}: {palette.accent}", f"--tf-tint-{number}: {palette.tint}"]
    root += [f"--tf-size-{name}: {value:g}" for name, value in _values(theme.sizes)]
    root += [f"--tf-slide-{name.replace('_', '-')}: {value:g}" for name, value in _values(theme.slide)]
    root.append(f'--tf-font: {theme.font}, "Liberation Sans", sans-serif')
    rules = [":root {\n  " + ";\n  ".join(root) + ";\n}"]
    rules += [
        f'[data-workshop="{number}"] {{ --tf-accent: {palette.accent}; --tf-tint: {palette.tint}; }}'
        for number, palette in theme.workshops.items()
    ]
    return "\n".join(rules) + "\n"


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition)."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _values(group: SlideGrid | Sizes) -> Iterator[tuple[str, float]]:
    return ((item.name, getattr(group, item.name)) for item in fields(group))


def _faults(values: Any) -> Iterator[str]:
    """What is wrong with the tree of a theme file, one sentence each; the key at fault stands first in quotes."""
    keys = {item.name for item in fields(Theme)}
    if not isinstance(values, dict):
        yield "the file is no list of keys"
        return
    yield from _keys(values, keys, "")
    yield from _colours(values.get("colours"), COLOURS, "colours")
    workshops = values.get("workshops")
    if not isinstance(workshops, dict) or list(workshops) != list(range(1, len(workshops) + 1)):
        yield "`workshops` is no list of palettes numbered from 1"
    else:
        for number, palette in workshops.items():
            yield from _colours(palette, ("accent", "tint"), str(number))
    if not isinstance(values.get("font"), str):
        yield "`font` is no name"
    for name, shape, types in (("slide", SlideGrid, (int, float)), ("sizes", Sizes, (int,))):
        group = values.get(name)
        if not isinstance(group, dict):
            yield f"`{name}` is no list of keys"
            continue
        yield from _keys(group, {item.name for item in fields(shape)}, f" in `{name}`")
        for key, value in group.items():
            if not isinstance(value, types) or isinstance(value, bool) or value <= 0:
                yield f"`{key}` is no {'number' if float in types else 'whole number'} above 0"


def _colours(group: Any, names: tuple[str, ...], where: str) -> Iterator[str]:
    if not isinstance(group, dict):
        yield f"`{where}` is no list of colours"
        return
    yield from _keys(group, set(names), f" in `{where}`")
    for name in names:
        if name in group and not _HEX.fullmatch(str(group[name])):
            yield f"`{name}` in `{where}` is no colour such as #17203A"


def _keys(group: dict[Any, Any], names: set[str], where: str) -> Iterator[str]:
    yield from (f"`{name}` is missing{where}" for name in sorted(names - set(group)))
    yield from (f"`{name}` is not known{where}" for name in group if name not in names)


def _line(text: str, fault: str) -> int:
    """The line of the key that a fault quotes, 1 where it has none."""
    named = re.search(r"`(\w+)`", fault)
    found = named and re.search(rf"^\s*{re.escape(named[1])}:", text, re.MULTILINE)
    return text.count("\n", 0, found.start() + len(found[0])) + 1 if found else 1


def _error(path: Path, line: int, messages: list[str]) -> ContentError:
    return ContentError(Finding(path.as_posix(), line, message, rules.BAD_THEME) for message in messages)
