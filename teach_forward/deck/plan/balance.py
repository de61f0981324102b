"""Where lines break: large ones as evenly as they can, never inside a compound; no last line is a single word. Pure.

The box of a large text becomes a little narrower at the end of lines, so that the text stays what it is for whoever
edits or reads it. Where that does not help, and in smaller texts, whose paragraphs share a box, a no-break space holds
the last two words together.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from teach_forward.deck.layouts.layout import POINTS, Placeholder, SlideLayout
from teach_forward.deck.layouts.metrics import SPARE_WIDTH, Broken, faces_differ, lines
from teach_forward.deck.names import PlaceholderName
from teach_forward.deck.plan.fit import indent
from teach_forward.deck.plan.table import row_style
from teach_forward.deck.slides import Cells, Line, Text
from teach_forward.model import Runs, plain

_LARGE = (PlaceholderName.TITLE, PlaceholderName.SUBTITLE, PlaceholderName.KICKER, PlaceholderName.QUOTE)
_LEAST, _TRIED = 0.4, 80  # the share of the width that lines keep at least, and how many widths are tried
_SMALL, _PAUSE = 0.2, 0.12  # what a break behind a small word, and behind a mark, is worth as a share of the width
_SPACES = re.compile("([ \u00a0])")
_WIDER_FACES = (1.1, 1.2, 1.3, 1.4)  # how much wider than ours faces may be that systems have for a script


def balanced(placeholder: Placeholder, text: Text) -> Text:
    """A text whose last lines hold two words, and a large one with lines of even length. No paragraph takes more lines.

    A quotation is made even where that leaves as they are the lines that say who said it.
    """
    if placeholder.name not in _LARGE or not text.lines:
        return replace(text, lines=tuple(_held(line, placeholder) for line in text.lines))
    first, *others = text.lines
    if _best(first.runs, placeholder).faults or faces_differ(first.runs):
        first = _held(first, placeholder)
    first = replace(first, runs=_read_well(first.runs, placeholder))
    narrower = _best(first.runs, placeholder).narrower
    others = [_held(line, placeholder) for line in others]
    if any(_count(line, placeholder, narrower) > _count(line, placeholder, 0) for line in others):
        narrower = 0
    return replace(text, lines=(first, *others), narrower=round(narrower / POINTS, 3))


def balanced_cells(placeholder: Placeholder, cells: Cells) -> Cells:
    """A table with its widths in which no cell has a single word on its last line."""
    beside = placeholder.insets.start + placeholder.insets.end
    rows = []
    for index, row in enumerate(cells.rows):
        style = row_style(placeholder, index)
        size = style.size * placeholder.width_factor
        pairs = zip(row, cells.widths, strict=True)
        rows.append(tuple(_held_runs(runs, size, (wide - beside) * POINTS, bold=style.bold) for runs, wide in pairs))
    return replace(cells, rows=tuple(rows))


def breaks_well(layout: SlideLayout, texts: Iterable[Text]) -> bool:
    """Whether no title of these ends in a single word, or breaks inside a compound."""
    titles = (text for text in texts if text.placeholder is PlaceholderName.TITLE and len(text.lines) == 1)
    return not any(_best(text.lines[0].runs, layout.placeholder(text.placeholder)).faults for text in titles)


def _held(line: Line, placeholder: Placeholder) -> Line:
    """A paragraph with its last two words held together where that is better."""
    style = placeholder.style(line.level)
    room = placeholder.room[0] - indent(style, line) * POINTS
    return replace(line, runs=_held_runs(line.runs, style.size * placeholder.width_factor, room, bold=style.bold))


def _held_runs(runs: Runs, size: float, room: float, *, bold: bool) -> Runs:
    """The same of runs in so many points: held where it breaks better so, takes no more lines and fits.

    It does not where the line before the last would then be the short one.
    """
    held = _together(runs)
    pairs = zip(_ways(runs, size, room, bold=bold), _ways(held, size, room, bold=bold), strict=True)
    gains = [_gain(before, after) for before, after in pairs]
    return held if min(gains) >= 0 and max(gains) > 0 else runs


def _gain(before: tuple[Broken, ...], after: tuple[Broken, ...]) -> int:
    """How many bad breaks fewer a paragraph has that breaks in the second way; less than none: it is no better."""
    fewer = _faults(before) - _faults(after)
    short_before, short_after = (min((line.width for line in way[-2:]), default=0) for way in (before, after))
    return -1 if len(after) > len(before) or (fewer and short_after <= short_before) else fewer


def _together(runs: Runs) -> Runs:
    """A paragraph whose last space is one at which no line breaks."""
    for index in reversed(range(len(runs))):
        before, space, after = runs[index].text.rpartition(" ")
        if space:
            return (*runs[:index], replace(runs[index], text=f"{before}\u00a0{after}"), *runs[index + 1 :])
    return runs


def _ways(runs: Runs, size: float, room: float, *, bold: bool) -> tuple[tuple[Broken, ...], ...]:
    """How a paragraph breaks with the spare width kept free, and as programs break that keep none.

    And how it does in wider faces, where systems differ in their faces. A way in which a word is wider than the
    room has two lines more: that is more than two words spare that are held together and have no room.
    """
    ways = []
    for share in (1 - SPARE_WIDTH, 1, *(1 / wider for wider in _WIDER_FACES if faces_differ(runs))):
        broken = lines(runs, size, room * share, bold=bold)
        ways.append((*broken, *(one for one in broken if one.width > room * share for _ in range(2))))
    return tuple(ways)


def _count(line: Line, placeholder: Placeholder, narrower: float) -> int:
    """How many lines a paragraph takes where all are shorter by so many points; one more for each word too wide."""
    style = placeholder.style(line.level)
    usable = (placeholder.room[0] - narrower) * (1 - SPARE_WIDTH)
    broken = lines(line.runs, style.size * placeholder.width_factor, usable, bold=style.bold)
    return len(broken) + _wider(broken, usable)


@dataclass(frozen=True, slots=True, order=True)
class _Breaks:
    """How a title breaks in lines that are `narrower` by so many points. The least of several is the best."""

    too_wide: int = 0
    lines: int = 1
    faults: int = 0
    unsure: bool = False
    uneven: float = 0
    narrower: float = 0
    small: tuple[int, ...] = ()


def _read_well(runs: Runs, placeholder: Placeholder) -> Runs:
    """A title in which small words are held to the next one where lines would end in them, if it takes no line more."""
    best = _best(runs, placeholder)
    said = _said(runs)
    for end in best.small:
        start = end
        while start > 1 and _is_small(said[start - 2]):
            start -= 1
        tied = _tied(runs, start, end)
        other = _best(tied, placeholder)
        if other < best:
            runs, best = tied, other
    return runs


def _said(runs: Runs) -> list[str]:
    """The words of a paragraph, those that are held together too."""
    return _SPACES.split(plain(runs))[::2]


def _is_small(word: str) -> bool:
    return len(word) < 4 and word.isalpha()


def _tied(runs: Runs, start: int, end: int) -> Runs:
    """A paragraph that does not break behind its words from one to another, counted from 1."""
    made, seen = [], 0
    for run in runs:
        pieces = _SPACES.split(run.text)
        for index, piece in enumerate(pieces):
            seen += _SPACES.fullmatch(piece) is not None
            if piece == " " and start <= seen <= end:
                pieces[index] = "\u00a0"
        made.append(replace(run, text="".join(pieces)))
    return tuple(made)


def _best(runs: Runs, placeholder: Placeholder) -> _Breaks:
    """How a title breaks best."""
    style = placeholder.style(0)
    return _narrowed(runs, style.size * placeholder.width_factor, placeholder.room[0], bold=style.bold)


@functools.lru_cache(maxsize=1 << 12)
def _narrowed(runs: Runs, size: float, width: float, *, bold: bool) -> _Breaks:
    """The same, cached: a slide is tried in many layouts that have one title."""
    if len(lines(runs, size, width * (1 - SPARE_WIDTH), bold=bold)) < 2:
        return _Breaks()
    said = _said(runs)

    def breaks(narrower: float) -> _Breaks:
        usable = (width - narrower) * (1 - SPARE_WIDTH)
        broken = lines(runs, size, usable, bold=bold)
        roomier = lines(runs, size, width - narrower, bold=bold)  # as programs break that keep no width free
        faults = _faults(broken) + _faults(roomier)
        small, torn = _torn(broken, said)
        uneven = _ragged(broken) + width * torn
        unsure = broken != roomier
        return _Breaks(_wider(broken, usable), len(broken), faults, unsure, uneven, narrower, small)

    best = least = breaks(0)
    for step in range(1, _TRIED + 1):
        tried = breaks(width * (1 - _LEAST) * step / _TRIED)
        if (tried.too_wide, tried.lines) > (least.too_wide, least.lines):
            break  # the narrower the lines, the more there are
        best = min(best, tried)
    return best


def _wider(broken: tuple[Broken, ...], usable: float) -> int:
    """How many lines are one word that is wider than so many points."""
    return sum(line.width > usable for line in broken)


def _faults(broken: tuple[Broken, ...]) -> int:
    """How many lines end inside a compound, and whether a single word stands on the last line."""
    orphan = len(broken) > 1 and broken[-1].words == 1 and sum(line.words for line in broken) > len(broken)
    return orphan + sum(line.hyphen for line in broken)


def _torn(broken: tuple[Broken, ...], said: list[str]) -> tuple[tuple[int, ...], float]:
    """Behind how many words lines end in a small one, and how much lines break against the sense.

    That is a share of the width by which they may rather be uneven: a small word, such as an article, is read with the
    next one; where there is a mark, readers pause anyhow.
    """
    ends = list(accumulate(line.words for line in broken))
    if ends[-1] != len(said):  # a compound is broken, which counts as bad already
        return (), 0
    small = tuple(end for end in ends[:-1] if _is_small(said[end - 1]))
    pauses = sum(not said[end - 1][-1].isalnum() for end in ends[:-1])
    return small, _SMALL * len(small) - _PAUSE * pauses


def _ragged(broken: tuple[Broken, ...]) -> float:
    """By how many points the longest line is longer than the shortest."""
    widths = [line.width for line in broken]
    return max(widths) - min(widths) if len(widths) > 1 else 0
