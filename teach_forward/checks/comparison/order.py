"""What stands in another order than in the source: sections, questions and scenarios by their ids."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence

from teach_forward.model import Document
from teach_forward.text.passages import Section, sections

Said = Iterator[tuple[int, str, str]]

BLOCKS = ("question", "scenario")  # parity compares the order of slides


def check_order(source: Document, translation: Document) -> Said:
    """Sections, and the questions and scenarios of each, that stand in another order than in the source."""
    there, here = sections(source.text), sections(translation.text)
    wanted, found = _children(there), _children(here)
    for parent, children in found.items():
        yield from _told("section", wanted.get(parent, {}), children, "{{#{}}}")
    twins = {section.id: section for section in here}
    for section in there:
        if twin := twins.get(section.id):
            for name in BLOCKS:
                yield from _told(name, _blocks(section, name), _blocks(twin, name), '"{}"')


def moved(wanted: Sequence[Hashable], found: Sequence[Hashable]) -> Iterator[int]:
    """The indices in `found` of what would have to move for the order to be that of `wanted`: as few as possible.

    Whatever only one of the two has is left out; nothing may stand in either of them twice.
    """
    rank = {thing: index for index, thing in enumerate(wanted)}
    here = [(index, rank[thing]) for index, thing in enumerate(found) if thing in rank]
    kept = _longest_rise([place for _, place in here])
    yield from (index for index, place in here if place not in kept)


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The longest series of rising numbers among some, all different, in their order."""
    ends: list[int] = []  # the smallest number with which a series of each length can end
    before: dict[int, int | None] = {}
    for number in numbers:
        length = bisect_left(ends, number)
        before[number] = ends[length - 1] if length else None
        ends[length : length + 1] = [number]
    series = set()
    last = ends[-1] if ends else None
    while last is not None:
        series.add(last)
        last = before[last]
    return series


def _children(parts: Sequence[Section]) -> dict[str, dict[str, int]]:
    """The ids of sections with their lines, by the id of the section that they stand in (empty for the largest)."""
    found: dict[str, dict[str, int]] = {}
    above: list[Section] = []
    for part in parts:
        above = [section for section in above if section.level < part.level]
        found.setdefault(above[-1].id if above else "", {})[part.id] = part.line
        above.append(part)
    return found


def _blocks(section: Section, name: str) -> dict[str, int]:
    return {block.id: block.line for block in section.blocks if block.name == name}


def _told(noun: str, wanted: dict[str, int], found: dict[str, int], form: str) -> Said:
    order, ids = list(wanted), list(found)
    for index in moved(order, ids):
        id_ = ids[index]
        at = order.index(id_)
        where = f"after {form.format(order[at - 1])}" if at else f"before {form.format(order[1])}"
        yield found[id_], f"the {noun} {form.format(id_)} stands {where} in the source", "order-differs"
