"""What is known of each text of a page: its translation, and whether that is of today's text. Pure."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Literal

from teach_forward.exchange import align, marks
from teach_forward.exchange.segments import FRONT, TOP, Page

State = Literal["new", "changed", "done"]


@dataclass(frozen=True, slots=True)
class Known:
    """A text of the source: its state, the index of its twin in the translation, and in the old text of the source.

    `changed` are texts whose translation is of an older text, or may be.
    """

    state: State
    twin: int | None = None
    old: int | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """All texts of a source; and the texts of the translation, by index, whose source is gone."""

    known: tuple[Known, ...]
    gone: frozenset[int] = frozenset()

    @property
    def twins(self) -> frozenset[int]:
        """The texts of the translation, by index, that translate something of today's source."""
        return frozenset(known.twin for known in self.known if known.twin is not None)


def section_of(page: Page, index: int) -> str:
    """The section of a segment, by id; the front matter belongs to what stands above the first."""
    section = page.segments[index].place.section
    return TOP if section == FRONT else section


def says_nothing(text: str) -> bool:
    """Whether a text is a number, or anything else without letters, which stays as it is."""
    return not any(char.isalpha() for char in marks.words(marks.parse(text)))


def remember(
    source: Page, translation: Page | None, old: Page | None, fresh: Container[str], based: Container[str]
) -> Memory:
    """What is known of each text of a source.

    `fresh` are the sections whose translation is of today's text; `based` those whose translation is of the `old` one.
    """
    if translation is None:
        return Memory(tuple(_settled(source, None, index, Known("new")) for index in range(len(source.segments))))
    direct = align.translations(source, translation)
    through = _Through(source, translation, old, direct) if old is not None else None
    known: list[Known] = []
    gone: set[int] = set()
    for index in range(len(source.segments)):
        section = section_of(source, index)
        if section in fresh or through is None or section not in based:
            twin = direct.get(index)
            state: State = "new" if twin is None else "done" if section in fresh else "changed"
            found = Known(state, twin)
        else:
            found = through.known(index)
        known.append(_settled(source, translation, index, found))
    if through is not None:
        used = {item.twin for item in known}
        told = (twin for section, twin in through.gone() if section in based and section not in fresh)
        gone = {twin for twin in told if twin not in used}
    return Memory(tuple(known), frozenset(gone))


def _settled(source: Page, translation: Page | None, index: int, found: Known) -> Known:
    """What is not done, with two exceptions: numbers stay as they are; a copy of the source is not a translation."""
    if found.state == "done":
        return found
    text = source.written[index]
    copy = translation is None or found.twin is None or translation.written[found.twin] == text
    if copy and says_nothing(text):
        return Known("done", found.twin, found.old)
    return Known("new", found.twin, found.old) if copy else found


class _Through:
    """Finds twins through the old text of the source, which the translation translates."""

    def __init__(self, source: Page, translation: Page, old: Page, direct: align.Pairs) -> None:
        self.source, self.old, self.direct = source, old, direct
        self.kept, self.changed = align.edits(old, source)
        self.twins: align.Pairs = {}
        self.new_shape: set[str] = set()  # ids under which the translation has today's parts already
        before, now, here = (align.by_anchor(page) for page in (old, source, translation))
        for anchor, indices in before.items():
            others = here.get(anchor, [])
            if align.shapes(translation, others) != align.shapes(old, indices) and (
                align.shapes(translation, others) == align.shapes(source, now.get(anchor, []))
            ):
                self.new_shape.add(anchor)
            else:
                self.twins |= align.under_one_id(old, indices, translation, others)
        self.new_shape |= now.keys() - before.keys()

    def known(self, index: int) -> Known:
        old = self.kept.get(index, self.changed.get(index))
        if self.source.segments[index].place.anchor in self.new_shape:
            twin = self.direct.get(index)
        else:
            twin = None if old is None else self.twins.get(old)
        if twin is None:
            return Known("new", None, old)
        return Known("done" if index in self.kept else "changed", twin, old)

    def gone(self) -> list[tuple[str, int]]:
        """Texts of the translation whose old source is no more, with their sections."""
        there = {*self.kept.values(), *self.changed.values()}
        return [(section_of(self.old, old), twin) for old, twin in self.twins.items() if old not in there]
