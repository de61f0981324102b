"""A workshop in the minutes that a group has: which parts stay, when each begins, and how long it lasts.

The rule is the same in site/assets/plan.js, where a reader chooses the minutes; a test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from teach_forward.model import Document, Session

_BREAK = re.compile(r"(?:^|-)break(?:-|$)")


def is_break(id_: str) -> bool:
    """Whether a part is a break, by its id: the same in all languages."""
    return _BREAK.search(id_) is not None


@dataclass(frozen=True, slots=True)
class Part:
    """A part with its minutes; `short`: how few it can do with; `optional`: it can be left out."""

    id: str
    minutes: int
    short: int
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts that stay, each with its minutes; those left out; and the minutes that are left, or lack (below 0)."""

    parts: tuple[tuple[Part, int], ...]
    left_out: tuple[Part, ...]
    spare: int


def parts_of(guide: Document) -> tuple[Part, ...]:
    """The parts of a guide that take time."""
    return tuple(
        Part(session.id, session.minutes, session.short or session.minutes, session.optional)
        for session in guide.sessions
        if session.minutes
    )


def timed(guide: Document, minutes: int = 0) -> tuple[tuple[Session, int, int], ...]:
    """Each part of a guide with the minute in which it begins and how long it lasts, in so many minutes (0: all)."""
    if not minutes:
        return tuple(guide.timed)
    found = plan(parts_of(guide), minutes).parts
    starts = accumulate((length for _, length in found), initial=0)
    lasting = {part.id: (start, length) for (part, length), start in zip(found, starts, strict=False)}
    return tuple((session, *lasting[session.id]) for session, _, _ in guide.timed if session.id in lasting)


def plan(parts: Sequence[Part], minutes: int) -> Plan:
    """A workshop in so many minutes.

    Parts are shortened, and where that is not enough, those that can be are left out, the last first. The minutes that
    remain beyond what each part needs at least go to those that were shortened, in the proportion of what they lost.
    """
    kept = list(parts)
    while _least(kept) > minutes and (optional := [part for part in kept if part.optional]):
        kept.remove(optional[-1])
    room = minutes - _least(kept)
    lost = sum(part.minutes - part.short for part in kept)
    given = min(max(room, 0), lost)
    # Sums are rounded, not shares, so that they add up to what there is.
    shares = [given * sum_ // lost for sum_ in accumulate(part.minutes - part.short for part in kept)] if lost else []
    more = [share - before for share, before in zip(shares, [0, *shares], strict=False)] or [0] * len(kept)
    lasting = tuple((part, part.short + extra) for part, extra in zip(kept, more, strict=True))
    return Plan(lasting, tuple(part for part in parts if part not in kept), room - given)


def _least(parts: Sequence[Part]) -> int:
    return sum(part.short for part in parts)


def second_evening(lengths: Sequence[int]) -> int:
    """With which part the second of two evenings begins, so that both are as long as each other as nearly as can be."""
    total = sum(lengths)
    before = [0, *accumulate(lengths)]
    return min(range(1, len(lengths)), key=lambda index: (abs(total - 2 * before[index]), index), default=0)
