"""How wide and how high a text comes out: HarfBuzz shaping, greedy wrapping and PowerPoint's line pitch.

Liberation Sans has the metrics of Arial; Noto Sans Arabic is wider than Arial's own Arabic, so it errs on the safe
side. Both are bundled, unmodified (see fonts/README.md), so that a build needs nothing installed. What they lack is
measured by a table (see scripts.py).
All lengths are points.
"""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as untyped

from teach_forward.deck.layouts import scripts
from teach_forward.deck.layouts.breaks import HYPHENS, fragments
from teach_forward.model import Run, Runs

uharfbuzz: Any = untyped  # the package carries no types

FONTS = Path(__file__).parent / "fonts"

_HYPHENS = tuple(HYPHENS)

PITCH = 1.2
"""PowerPoint's distance of lines, in sizes of type, for every font (developer0hye/office2pdf#525).

Measured for Meiryo too, whose own lines are further apart (yukiyokotani/office-open-xml-viewer#1473).
"""

SPARE_WIDTH = 0.05
"""Share of the width kept free: Google Slides and the Arabic faces of other systems wrap a little earlier."""

Point = tuple[float, float]
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]+")


_COMMON_MARKS = re.compile("[\u2010-\u205e\u2e00-\u2e7f]")  # punctuation, and some bullets, of no script of its own
_OF_EAST_ASIA = re.compile("[\u3000-\u303f\uff00-\uffef]")  # punctuation, and signs as wide as a letter


class Wrapped(NamedTuple):
    """How a paragraph breaks: its lines, and the first word that is wider than the room (empty if none).

    `pitch` is the distance of its lines, in sizes of type.
    """

    lines: int
    broken: str
    pitch: float = PITCH


class Broken(NamedTuple):
    """A line of a paragraph as it is broken: its width in points, its words, and whether it ends inside a word."""

    width: float
    words: int
    hyphen: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """Characters as a drawing. `path` holds (command, points) with x to the right and y down, from the ink's corner."""

    width: float
    height: float
    path: tuple[tuple[str, tuple[Point, ...]], ...]


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """The width of a text set in one line, in points."""
    return _breadth(text, bold, italic) * size


def wrap(runs: Iterable[Run], size: float, room: float, *, bold: bool = False) -> Wrapped:
    """How a paragraph breaks in a room of so many points, the spare width kept free. `bold` makes every run bold."""
    runs, usable = tuple(runs), room * (1 - SPARE_WIDTH)
    wide = [piece for piece in _pieces(runs, bold) if piece.advance * size > usable]
    more = sum(math.ceil(piece.advance * size / usable) - 1 for piece in wide)
    count = max(1, len(lines(runs, size, usable, bold=bold)))
    pitch = max(PITCH, scripts.pitch("".join(run.text for run in runs)))
    return Wrapped(count + more, wide[0].text if wide else "", pitch)


def lines(runs: Iterable[Run], size: float, usable: float, *, bold: bool = False) -> tuple[Broken, ...]:
    """The lines of a paragraph in so many points, no width kept free. A word that is too wide stands alone."""
    broken: list[Broken] = []
    end, words = 0.0, 0
    pieces = _pieces(tuple(runs), bold)
    for piece in pieces:
        wide, gap = piece.advance * size, piece.gap * size if end else 0.0
        if end and end + gap + wide > usable:
            broken.append(Broken(end, words, piece.compound))
            end, words, gap = 0.0, 0, 0.0
        end, words = end + gap + wide, words + piece.words - (words > 0 and piece.compound)
    return (*broken, Broken(end, words, False)) if pieces else ()


def faces_differ(runs: Iterable[Run]) -> bool:
    """Whether a paragraph has letters that each system sets in a face of its own, some much wider than ours."""
    text = "".join(run.text for run in runs)
    return _ARABIC.search(text) is not None or scripts.OUTSIDE.search(text) is not None


def missing(text: str) -> str:
    """The symbols of a text that the fonts of the deck lack: there a system would show a face of its choice, or a box.

    Letters, the punctuation of their script and signs of currency are left alone: every system has a face for them.
    """
    return "".join(sorted(c for c in set(text) if _is_symbol(c) and not _has_glyph(c)))


def _is_symbol(character: str) -> bool:
    """Whether a character belongs to no script and is drawn: an arrow, a box, a bullet, an emoji."""
    kind = unicodedata.category(character)
    if kind in ("Sc", "Cf") or kind[0] not in "SPC" or _OF_EAST_ASIA.match(character):
        return False
    return kind[0] != "P" or _COMMON_MARKS.match(character) is not None


@functools.cache
def _has_glyph(character: str) -> bool:
    faces = _face("LiberationSans-Regular"), _face("NotoSansArabic-Regular")
    return any(ord(character) in face.unicodes for face in faces)


@functools.lru_cache(maxsize=512)  # the same numerals stand on many slides, and are tried in several forms
def outline(text: str) -> Outline:
    """The drawing of bold characters in a row, in units of the font."""
    pen = Pen()
    x: float = 0
    for part, name in _by_font(text, bold=True, italic=False):
        font = _font(name)
        for glyph, advance in _glyphs(font, part):
            pen.x = x
            font.draw_glyph_with_pen(glyph, pen)
            x += advance
    points = [point for _, points in pen.path for point in points]
    left, bottom = (min(point[axis] for point in points) for axis in (0, 1))
    right, top = (max(point[axis] for point in points) for axis in (0, 1))
    path = tuple((command, tuple((x - left, top - y) for x, y in points)) for command, points in pen.path)
    return Outline(right - left, top - bottom, path)


class Pen:
    """Collects what HarfBuzz or fontTools draws, `x` further on; its method names are those of fontTools' pens."""

    def __init__(self) -> None:
        self.path: list[tuple[str, tuple[Point, ...]]] = []
        self.x: float = 0

    def moveTo(self, point: Point) -> None:  # noqa: N802 (the protocol's name)
        self._add("moveTo", point)

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self._add("lnTo", point)

    def qCurveTo(self, *points: Point) -> None:  # noqa: N802
        self._add("quadBezTo", *points)

    def curveTo(self, *points: Point) -> None:  # noqa: N802
        self._add("cubicBezTo", *points)

    def closePath(self) -> None:  # noqa: N802
        self._add("close")

    def endPath(self) -> None:  # noqa: N802
        """The end of a line that is not closed: a freeform has no step for it."""

    def _add(self, command: str, *points: Point) -> None:
        self.path.append((command, tuple((x + self.x, y) for x, y in points)))


class _Piece(NamedTuple):
    """What stands between two places where a line may break; its advance, and that of the space before it.

    `compound`: it goes on with the word before it, behind a hyphen. `words` are more than one where no-break spaces
    hold them together.
    """

    text: str
    advance: float
    gap: float
    compound: bool
    words: int


@functools.lru_cache(maxsize=1 << 9)
def _pieces(runs: Runs, bold: bool) -> tuple[_Piece, ...]:
    """The pieces of a paragraph, cached: a slide is tried in many layouts and sizes."""
    return tuple(_words(runs, bold))


def _words(runs: Runs, bold: bool) -> Iterator[_Piece]:
    """The pieces of a paragraph, in sizes of type. A word may run on from one run into the next."""
    before, text, advance, gap = "", "", 0.0, 0.0
    for run, fragment, breaks in fragments(runs):
        wide = _breadth(fragment, run.bold or bold, run.italic)
        space = fragment.startswith(" ")
        if not space:
            text, advance = text + fragment, advance + wide
        if text and (space or breaks):
            yield _piece(before, text, advance, gap)
            before, text, advance, gap = text, "", 0.0, 0.0
        if space:
            gap += wide
    if text:
        yield _piece(before, text, advance, gap)


def _piece(before: str, text: str, advance: float, gap: float) -> _Piece:
    words = text.split()
    held = sum(any(map(str.isalnum, word)) for word in words) if len(words) > 1 else 1  # a “?” alone is no word
    return _Piece(text, advance, gap, not gap and before.endswith(_HYPHENS), max(held, 1))


def _by_font(text: str, bold: bool, italic: bool) -> Iterator[tuple[str, str]]:
    """The text in stretches of one font file each. The Arabic font has no italic: it is not slanted."""
    style = ("Bold" if bold else "") + ("Italic" if italic else "") or "Regular"
    arabic = "NotoSansArabic-" + ("Bold" if bold else "Regular")
    end = 0
    for found in _ARABIC.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], f"LiberationSans-{style}"
        yield found[0], arabic
        end = found.end()
    if end < len(text):
        yield text[end:], f"LiberationSans-{style}"


@functools.lru_cache(maxsize=1 << 15)
def _breadth(text: str, bold: bool, italic: bool) -> float:
    """The advance of a text in sizes of type."""
    advance, end = 0.0, 0
    for found in scripts.OUTSIDE.finditer(text):
        advance += _in_fonts(text[end : found.start()], bold, italic) + scripts.advance(found[0], bold=bold)
        end = found.end()
    return advance + _in_fonts(text[end:], bold, italic)


def _in_fonts(text: str, bold: bool, italic: bool) -> float:
    return math.fsum(_advance(part, name) for part, name in _by_font(text, bold, italic))


def _advance(text: str, name: str) -> float:
    """The advance of a stretch of text in sizes of type. Without kerning: it would be a little narrower with it."""
    font = _font(name)
    upem: int = font.face.upem
    return math.fsum(advance for _, advance in _glyphs(font, text)) / upem


def _glyphs(font: Any, text: str) -> Iterator[tuple[int, float]]:
    """The glyphs of a shaped text, each with its advance in units of the font."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS  # tells a mark from the letter that has it
    uharfbuzz.shape(font, buffer, {"kern": False})
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        yield (
            info.codepoint,
            position.x_advance if info.codepoint else scripts.fallback(text[info.cluster]) * font.face.upem,
        )


@functools.cache
def _face(name: str) -> Any:
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONTS / f"{name}.ttf")))


@functools.cache
def _font(name: str) -> Any:
    return uharfbuzz.Font(_face(name))
