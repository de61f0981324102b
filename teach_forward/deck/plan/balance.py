"""Where large lines break: as even as they come, no single word on the last one, none inside a compound. Pure.

Nothing is written into the text for it: its box only becomes a little narrower at the end of lines, so that the text
stays what it is for whoever edits or reads it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import replace

from teach_forward.deck.layouts.layout import POINTS, Placeholder, SlideLayout
from teach_forward.deck.layouts.metrics import SPARE_WIDTH, Broken, lines
from teach_forward.deck.names import PlaceholderName
from teach_forward.deck.slides import Line, Text
from teach_forward.model import Runs

_LARGE = (PlaceholderName.TITLE, PlaceholderName.SUBTITLE, PlaceholderName.KICKER, PlaceholderName.QUOTE)
_LEAST, _TRIED = 0.4, 80  # the share of the width that lines keep at least, and how many widths are tried


def balanced(placeholder: Placeholder, text: Text) -> Text:
    """A large text with lines of even length, no more of them than there must be; any other text as it is.

    A quotation is made even where that leaves as they are the lines that say who said it.
    """
    if placeholder.name not in _LARGE or not text.lines:
        return text
    first, *others = text.lines
    narrower, _ = _best(first.runs, placeholder)
    if any(_count(line, placeholder, narrower) > _count(line, placeholder, 0) for line in others):
        return text
    return replace(text, narrower=round(narrower / POINTS, 3))


def breaks_well(layout: SlideLayout, texts: Iterable[Text]) -> bool:
    """Whether no title of these ends in a single word, or breaks inside a compound."""
    titles = (text for text in texts if text.placeholder is PlaceholderName.TITLE and len(text.lines) == 1)
    return not any(_best(text.lines[0].runs, layout.placeholder(text.placeholder))[1] for text in titles)


def _count(line: Line, placeholder: Placeholder, narrower: float) -> int:
    """How many lines a paragraph takes where all are shorter by so many points."""
    style = placeholder.style(line.level)
    usable = (placeholder.room[0] - narrower) * (1 - SPARE_WIDTH)
    return len(lines(line.runs, style.size * placeholder.width_factor, usable, bold=style.bold))


def _best(runs: Runs, placeholder: Placeholder) -> tuple[float, int]:
    """By how many points the lines of a title are best shorter, and how many of them break badly even then."""
    style = placeholder.style(0)
    return _narrowed(runs, style.size * placeholder.width_factor, placeholder.room[0], bold=style.bold)


@functools.lru_cache(maxsize=1 << 12)
def _narrowed(runs: Runs, size: float, width: float, *, bold: bool) -> tuple[float, int]:
    """The same, cached: a slide is tried in many layouts that have one title."""
    if len(lines(runs, size, width * (1 - SPARE_WIDTH), bold=bold)) < 2:
        return 0, 0

    def cost(narrower: float) -> tuple[float, ...]:
        broken = lines(runs, size, (width - narrower) * (1 - SPARE_WIDTH), bold=bold)
        roomier = lines(runs, size, width - narrower, bold=bold)  # as programs break that keep no width free
        return len(broken), _faults(broken) + _faults(roomier), broken != roomier, _ragged(broken), narrower

    steps = (width * (1 - _LEAST) * step / _TRIED for step in range(_TRIED + 1))
    found = min(map(cost, steps))
    return found[-1], int(found[1])


def _faults(broken: tuple[Broken, ...]) -> int:
    """How many lines end inside a compound, and whether a single word stands on the last line."""
    orphan = len(broken) > 1 and broken[-1].words == 1 and sum(line.words for line in broken) > len(broken)
    return orphan + sum(line.hyphen for line in broken)


def _ragged(broken: tuple[Broken, ...]) -> float:
    """By how many points the longest line is longer than the shortest."""
    widths = [line.width for line in broken]
    return max(widths) - min(widths) if len(widths) > 1 else 0
