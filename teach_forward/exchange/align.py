"""Which text of one page is which of another: of a page and its translation, or of a page before and after an edit.

Ids are the same in every language, so only texts under the same id are compared: in their order where these are of the
same kinds; else by the cheapest way to leave some out. Pure.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterator, Sequence

from teach_forward.exchange import marks
from teach_forward.exchange.segments import Page

LEFT_OUT = 1.5
"""The cost of a text without a twin; a twin costs the logarithm of how many times longer or shorter it is."""

HALF = 0.5
"""The share that a text has at least in common with what it was before an edit."""

MOST = 100
"""Texts under one id that are compared one by one; what comes behind them has no twin."""

Pairs = dict[int, int]


def by_anchor(page: Page) -> dict[str, list[int]]:
    """The indices of segments under each id, in the order of the page."""
    found: dict[str, list[int]] = {}
    for index, segment in enumerate(page.segments):
        found.setdefault(segment.place.anchor, []).append(index)
    return found


def shapes(page: Page, indices: Sequence[int]) -> list[tuple[str, str, int, str]]:
    """What segments and their translations have in common."""
    return [page.segments[index].shape for index in indices]


def translations(source: Page, translation: Page) -> Pairs:
    """Which segment of a translation belongs to each segment of its source."""
    here = by_anchor(translation)
    found: Pairs = {}
    for anchor, indices in by_anchor(source).items():
        found |= under_one_id(source, indices, translation, here.get(anchor, []))
    return found


def under_one_id(source: Page, indices: Sequence[int], translation: Page, others: Sequence[int]) -> Pairs:
    """The same for segments that stand under one id."""
    if shapes(source, indices) == shapes(translation, others):
        return dict(zip(indices, others, strict=True))
    few, many = indices[:MOST], others[:MOST]
    cost = [[_foreign(source, left, translation, right) for right in many] for left in few]
    return dict(_cheapest(few, many, cost))


def _cheapest(
    indices: Sequence[int], others: Sequence[int], pair: Sequence[Sequence[float]]
) -> Iterator[tuple[int, int]]:
    """Pairs in order, at the least cost of those and of the texts left out (Needleman and Wunsch).

    `pair` is what each of `indices` costs with each of `others`.
    """
    rows, columns = len(pair), len(others)
    cost = [[(rows - row + columns - column) * LEFT_OUT for column in range(columns + 1)] for row in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            cost[row][column] = min(
                pair[row][column] + cost[row + 1][column + 1],
                LEFT_OUT + cost[row + 1][column],
                LEFT_OUT + cost[row][column + 1],
            )
    row = column = 0
    while row < rows and column < columns:
        if cost[row][column] == pair[row][column] + cost[row + 1][column + 1]:
            yield indices[row], others[column]
            row, column = row + 1, column + 1
        elif cost[row][column] == LEFT_OUT + cost[row + 1][column]:
            row += 1
        else:
            column += 1


def _foreign(source: Page, left: int, translation: Page, right: int) -> float:
    """How unlikely it is that one text translates another: by their lengths and marks."""
    segment, twin = source.segments[left], translation.segments[right]
    if segment.shape != twin.shape:
        return math.inf
    text, words = source.written[left], translation.written[right]
    missing, extra = marks.difference(marks.parse(text), marks.parse(words))
    return abs(math.log(len(words) / len(text))) + 0.5 * (len(missing) + len(extra))


def _edited(old: Page, left: int, new: Page, right: int) -> float:
    """How unlikely it is that one text became another: with less than half in common, they are two texts."""
    if old.segments[left].shape != new.segments[right].shape:
        return math.inf
    alike = difflib.SequenceMatcher(None, old.written[left], new.written[right], autojunk=False)
    return math.inf if alike.quick_ratio() < HALF else 2 * LEFT_OUT * (1 - alike.ratio()) / HALF


def edits(old: Page, new: Page) -> tuple[Pairs, Pairs]:
    """Which segment of an old page each segment of the new one is: those that are as they were, and changed ones.

    What was moved counts as changed: it is to be looked at in its new place.
    """
    before = by_anchor(old)
    kept: Pairs = {}
    changed: Pairs = {}
    for anchor, indices in by_anchor(new).items():
        others = before.get(anchor, [])
        left = [(new.segments[index].shape, new.written[index]) for index in indices]
        right = [(old.segments[index].shape, old.written[index]) for index in others]
        matcher = difflib.SequenceMatcher(None, right, left, autojunk=False)
        for kind, start, end, first, last in matcher.get_opcodes():
            if kind == "equal":
                kept |= zip(indices[first:last], others[start:end], strict=True)
            elif kind == "replace":
                few, many = others[start:end][:MOST], indices[first:last][:MOST]
                cost = [[_edited(old, left, new, right) for right in many] for left in few]
                changed |= {right: left for left, right in _cheapest(few, many, cost)}
    used = {*kept.values(), *changed.values()}
    moved = {old.written[index]: index for index in range(len(old.segments)) if index not in used}
    for index, text in enumerate(new.written):
        if index not in kept and text in moved:
            changed[index] = moved[text]
    return kept, changed
