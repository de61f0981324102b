"""The rule of reading order: shapes are read as people look at them, whichever way a slide is laid out."""

from __future__ import annotations

import math
from itertools import pairwise

from lxml import etree

from teach_forward.audit.slides import Faults, groups_around, is_furniture, is_title, slides
from teach_forward.ooxml.inheritance import Box, Slide, properties, text_of
from teach_forward.ooxml.package import Package

_NEAR = 12700  # a point: so far may a heading reach into its text


def reading_order(package: Package) -> Faults:
    """The title is read first, then the rest as people look: by rows, around a ring, up a stair, or by columns."""
    rtl = _right_to_left(package)
    for number, slide in slides(package):
        shapes = [
            shape for shape in slide.shapes() if text_of(shape) and not is_furniture(shape) and not groups_around(shape)
        ]
        title = next((shape for shape in shapes if is_title(shape)), None)
        if title is not None and shapes[0] is not title and not _above(slide, shapes[0], title):
            yield number, "the title is not read first"
        body = [(shape, box) for shape in shapes if shape is not title and (box := slide.box(shape)) is not None]
        if body and _is_source(body[-1][0]) and _below_all(body):
            body.pop()
        boxes = [box for _, box in body]
        if _ring(boxes, rtl) or _stair(boxes, rtl) or _headed_columns(boxes, rtl):
            continue
        for (one, before), (_, after) in pairwise(body):
            if not _by_rows(before, after, rtl):
                yield number, f'"{text_of(one)[:30]}" is read before what stands above or beside it'


def _below_all(body: list[tuple[etree._Element, Box]]) -> bool:
    """Whether the last box stands below all others."""
    *others, (_, last) = body
    return all(box[3] <= last[1] for _, box in others)


def _by_rows(before: Box, after: Box, rtl: bool) -> bool:
    """Whether one box comes before the other when a page is read by rows."""
    if before[1] < after[3] and after[1] < before[3]:  # side by side, at least in part
        aside = before[0] >= after[2] if not rtl else before[2] <= after[0]
        return not aside
    return before[1] < after[3]


def _headed_columns(boxes: list[Box], rtl: bool) -> bool:
    """Whether the boxes stand side by side in pairs, a heading over each text, as in comparisons."""
    pairs = list(zip(boxes[::2], boxes[1::2], strict=False))
    if len(boxes) < 4 or len(boxes) % 2:
        return False
    headed = all(over[3] <= under[1] + _NEAR and over[3] - over[1] < under[3] - under[1] for over, under in pairs)
    columns = [(min(a[0], b[0]), max(a[2], b[2])) for a, b in (reversed(pairs) if rtl else pairs)]
    return headed and all(left[1] <= right[0] for left, right in pairwise(columns))


def _ring(boxes: list[Box], rtl: bool) -> bool:
    """Whether the boxes stand around their middle and follow each other as a clock's hand does (in RTL, against it)."""
    if len(boxes) < 3:
        return False
    whole = min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    middle = _centre(whole)
    stations = [_centre(box) for box in boxes if not _holds(box, middle)]  # what stands in the middle leads in
    angles = [math.atan2(y - middle[1], x - middle[0]) for x, y in stations]
    turns = [(after - before) % (2 * math.pi) for before, after in pairwise([*angles, *angles[:1]])]
    total = math.fsum(2 * math.pi - turn for turn in turns) if rtl else math.fsum(turns)
    return len(stations) >= 3 and abs(total - 2 * math.pi) < 0.01


def _centre(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _stair(boxes: list[Box], rtl: bool) -> bool:
    """Whether each box reaches higher than the one before it, and stands further on or at the same place."""
    if len(boxes) < 3:
        return False
    rising = all(after[1] < before[1] for before, after in pairwise(boxes))
    onward = all(after[2] <= before[2] if rtl else after[0] >= before[0] for before, after in pairwise(boxes))
    return rising and onward


def _above(slide: Slide, shape: etree._Element, title: etree._Element) -> bool:
    one, other = slide.box(shape), slide.box(title)
    return bool(one and other and one[1] < other[1])


def _right_to_left(package: Package) -> bool:
    return package.root(package.presentation).get("rtl") in ("1", "true")


def _is_source(shape: etree._Element) -> bool:
    return properties(shape).get("name", "").lower().startswith("source")
