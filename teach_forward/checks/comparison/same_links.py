"""A translation has the links and pictures of its source, section by section, each with the line where to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from teach_forward.checks.page.link_marks import SPACED
from teach_forward.model import Document
from teach_forward.text.markup import links, without_links
from teach_forward.text.passages import Section, Text, sections

Said = Iterator[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class _Target:
    """What a link leads to; pictures and links apart."""

    href: str
    image: bool

    @property
    def name(self) -> str:
        return f'{"picture" if self.image else "link"} "{self.href}"'

    @property
    def rule(self) -> str:
        return "pictures-differ" if self.image else "links-differ"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a link stands: its section, the number of its text among those of the section, its part, and its line."""

    section: str
    text: int
    part: str
    line: int


def check_same_links(source: Document, translation: Document, adapted: Collection[str] = ()) -> Said:
    """Links and pictures of the source that the translation lacks or has elsewhere, and those that it has beside them.

    The sections `adapted` (their ids) may have more of them: a comment there says that they are made for another place.
    To be asked where none of the translation's own is broken. Of a section, slide or question that only one of the two
    pages has, nothing is told: its links are missing or extra with it.
    """
    there, here = ({section.id: section for section in sections(page.text)} for page in (source, translation))
    wanted, found = _targets(there.values()), _targets(here.values())
    for target in dict.fromkeys((*wanted, *found)):
        mine, theirs = found.get(target, ()), wanted.get(target, ())
        lacking = [place for place in _beyond(theirs, mine) if _has(here, place)]
        extra = [place for place in _beyond(mine, theirs) if _has(there, place)]
        moved = min(len(lacking), len(extra))
        for gone, come in zip(lacking[:moved], extra[:moved], strict=True):
            where = f"stands under {{#{come.section}}} here and under {{#{gone.section}}} in the source"
            yield come.line, f"the {target.name} {where}", target.rule
        for place in lacking[moved:]:
            line = _line_of_twin(there[place.section], here[place.section], place.text)
            yield line, f"the {target.name} of the source is missing under {{#{place.section}}}", target.rule
        for place in (place for place in extra[moved:] if place.section not in adapted):
            yield place.line, f"the source has no {target.name} under {{#{place.section}}}", target.rule


def _targets(parts: Iterable[Section]) -> dict[_Target, tuple[_Place, ...]]:
    """Where each target is linked to, in the order of the page."""
    found: dict[_Target, tuple[_Place, ...]] = {}
    for section in parts:
        for index, text in enumerate(section.texts()):
            for start, target in _written(text):
                place = _Place(section.id, index, text.part, text.line_at(start))
                found[target] = (*found.get(target, ()), place)
    return found


def _written(text: Text) -> Iterator[tuple[int, _Target]]:
    """The links of a text; those whose words and address stand apart too, since that is told by itself."""
    if "[" in text.words:
        yield from ((link.start, _Target("".join(link.href.split()), link.image)) for link in links(text.words))
        rest = without_links(text.words)
        yield from ((match.start(), _Target(match[2], image=False)) for match in SPACED.finditer(rest))


def _beyond(some: Sequence[_Place], others: Sequence[_Place]) -> list[_Place]:
    """The places that have no counterpart among the others: in the same text, or else in the same section."""
    left = list(some)
    for key in (lambda place: (place.section, place.text), lambda place: place.section):
        left, others = _unmatched(left, others, key), _unmatched(others, left, key)
    return left


def _unmatched(some: Sequence[_Place], others: Sequence[_Place], key: Callable[[_Place], object]) -> list[_Place]:
    """What is left of some places when each of the others has taken away one with the same key."""
    taken = Counter(map(key, others))
    left = []
    for place in some:
        if taken[key(place)]:
            taken[key(place)] -= 1
        else:
            left.append(place)
    return left


def _has(page: dict[str, Section], place: _Place) -> bool:
    """Whether a page has the section of a place, and the slide or question that it belongs to."""
    section = page.get(place.section)
    return section is not None and (not place.part or any(block.id == place.part for block in section.blocks))


def _line_of_twin(section: Section, twin: Section, index: int) -> int:
    """The line of the text that translates the one at `index`; the heading's where the two have different parts."""
    there, here = tuple(section.texts()), tuple(twin.texts())
    return here[index].line if len(there) == len(here) else twin.line
