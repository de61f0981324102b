"""Outlines as freeforms have them: drawn round a box, where they lie, and which a freeform would leave blank. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import combinations

from teach_forward.deck.layouts.metrics import Point

Step = tuple[str, tuple[Point, ...]]
"""A step of a path as freeforms have it: the name of the element, and its points."""
Outlines = tuple[Step, ...]

Bounds = tuple[float, float, float, float]
"""The box round points: left, top, right, bottom."""

MOST_PARTS = 500
"""Parts of a path at most of which each is compared with all others."""

# How far the control points of a quarter of a circle lie from its ends, by its radius.
_ARC = 4 / 3 * (math.sqrt(2) - 1)


def rounded(middle: Point, half: tuple[float, float], radii: tuple[float, float]) -> Iterator[Step]:
    """A box round a middle, with quarters of an ellipse at its corners."""
    (x, y), (wide, high), (across, down) = middle, half, radii
    yield "moveTo", ((x + wide - across, y - high),)
    for right, below, first in ((1, -1, True), (1, 1, False), (-1, 1, True), (-1, -1, False)):
        corner, inner = (x + right * wide, y + below * high), (x + right * (wide - across), y + below * (high - down))
        along, aside = (inner[0], corner[1]), (corner[0], inner[1])
        one, two = (along, aside) if first else (aside, along)
        yield "lnTo", (one,)
        if across and down:
            yield "cubicBezTo", (_towards(one, corner), _towards(two, corner), two)
    yield "close", ()


def _towards(start: Point, corner: Point) -> Point:
    return start[0] + (corner[0] - start[0]) * _ARC, start[1] + (corner[1] - start[1]) * _ARC


def filled_twice(outlines: Outlines) -> bool:
    """Whether two parts of a path lie over each other and run the same way round: a freeform would leave a hole.

    Raises ValueError for more than MOST_PARTS.
    """
    parts: list[list[Point]] = []
    for command, points in outlines:
        if command == "moveTo":
            parts.append([])
        if parts:
            parts[-1].extend(points)
    if len(parts) < 2:
        return False
    if len(parts) > MOST_PARTS:
        raise ValueError(f"a path has {len(parts)} parts")
    sides = [(_turn(part) > 0, bounds(part)) for part in parts if part]
    return any(one == other and touch(here, there) for (one, here), (other, there) in combinations(sides, 2))


def _turn(points: list[Point]) -> float:
    """Twice the area that points go round, above 0 the one way and below it the other."""
    return math.fsum(x * v - u * y for (x, y), (u, v) in zip(points, [*points[1:], points[0]], strict=True))


def bounds(points: Iterable[Point]) -> Bounds:
    """The box round points; control points of a curve lie outside it, if anything."""
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def inside(box: Bounds, field: Bounds) -> bool:
    """Whether a box lies within another one."""
    return box[0] >= field[0] and box[1] >= field[1] and box[2] <= field[2] and box[3] <= field[3]


def touch(one: Bounds, other: Bounds) -> bool:
    """Whether two boxes lie over each other."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def around(one: Bounds, other: Bounds) -> Bounds:
    """The box round two boxes."""
    left, top, right, bottom = zip(one, other, strict=True)
    return min(left), min(top), max(right), max(bottom)
