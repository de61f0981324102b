"""Which layout of a template serves for which of ours: by what it holds, by its name, and by PowerPoint's type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from teach_forward.deck.names import LayoutName
from teach_forward.deck.template.layout_reader import LayoutReader

TITLE, BULLETS, SECTION = (LayoutName(name) for name in ("title", "bullets", "section"))
TWO, COMPARISON = LayoutName("two content"), LayoutName("comparison")
"""Layouts of PowerPoint with two places side by side, in the second each with a heading."""

ALIASES = {
    "title slide": TITLE,
    "title and content": BULLETS,
    "title, content": BULLETS,
    "title and body": BULLETS,
    "section header": SECTION,
    "two content": TWO,
    "title, 2 content": TWO,
    "title and two columns": TWO,
    "comparison": COMPARISON,
}
"""Usual names of layouts, and our layout that each is taken for."""

TYPES = {
    "title": TITLE,
    "obj": BULLETS,
    "tx": BULLETS,
    "secHead": SECTION,
    "twoObj": TWO,
    "twoColTx": TWO,
    "twoTxTwoObj": COMPARISON,
}
"""PowerPoint's types of layouts, which are the same in every language, and our layout that each is taken for."""

_TEXTS = {TWO: 2, COMPARISON: 4}
"""How many texts a layout must have beside its title, and not one more."""

_LEAST_SHARE = 0.3  # of the slide: a text that covers so much can hold bullets, whatever the layout is called


@dataclass(frozen=True)
class Choice:
    """A layout that may be chosen, and the master that it belongs to."""

    reader: LayoutReader
    master: str

    def holds(self, name: LayoutName) -> bool:
        """Whether the layout has what slides of ours that have this name fill in."""
        texts, title = self.reader.texts, self.reader.has_title
        if name in _TEXTS:
            return title and len(texts) == _TEXTS[name]
        if name == TITLE:
            return title and (self.reader.has_subtitle or bool(texts))
        return title and bool(texts) if name in (BULLETS, SECTION) else True

    def named(self, names: Mapping[str, LayoutName]) -> Iterator[tuple[int, LayoutName]]:
        """Our layouts that this one may serve for, with a rank: 0 for one of our own names."""
        label = " ".join(self.reader.name.replace("_", " ").split()).lower()
        if own := names.get(label):
            yield 0, own
            return
        ranked = (ALIASES.get(label), TYPES.get(self.reader.type))
        yield from ((rank, name) for rank, name in enumerate(ranked, start=1) if name)
        if self.reader.has_title and self.reader.has_subtitle:
            yield 3, TITLE
        if len(self.reader.texts) == 1 and self.reader.share(self.reader.texts[0]) >= _LEAST_SHARE:
            yield 3, BULLETS


def chosen(every: Sequence[Choice], names: Mapping[str, LayoutName]) -> dict[LayoutName, LayoutReader]:
    """The layouts that serve, by our names. All are of one master where it has what is needed."""
    possible: dict[LayoutName, list[tuple[int, int, Choice]]] = {}
    for place, choice in enumerate(every):
        for rank, name in choice.named(names):
            possible.setdefault(name, []).append((rank, place, choice))
    home = _home(every, possible)
    found: dict[LayoutName, LayoutReader] = {}
    for name, ranked in possible.items():
        best = min(ranked, key=lambda one: (not one[2].holds(name), one[2].master != home, one[0], one[1]))
        if best[2].holds(name) or name in (TITLE, BULLETS):
            found[name] = best[2].reader
    return found


def _home(every: Sequence[Choice], possible: Mapping[LayoutName, list[tuple[int, int, Choice]]]) -> str:
    """The first master with layouts for cover and bullets, or for bullets alone."""
    masters = dict.fromkeys(choice.master for choice in every)

    def lacks(master: str) -> tuple[bool, ...]:
        return tuple(
            not any(one.master == master and one.holds(name) for _, _, one in possible.get(name, ()))
            for name in (BULLETS, TITLE)
        )

    return min(masters, key=lacks, default="")
