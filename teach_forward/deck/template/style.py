"""The look of a union's own template: its layouts where it has them, else its bullets, and nothing lost."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from teach_forward.deck.layouts import catalogue
from teach_forward.deck.layouts.layout import Form, Insets, Slot, Style
from teach_forward.deck.look import Gallery, Look
from teach_forward.deck.plan import fit
from teach_forward.deck.plan.drafts import Draft, text_line
from teach_forward.deck.slides import Text
from teach_forward.deck.template import reader
from teach_forward.deck.template.fallback import collapsed, joined
from teach_forward.deck.template.fonts import told
from teach_forward.deck.write import table
from teach_forward.theme import Theme

LEAST_TITLE, LEAST_TEXT = 24, 18
"""Points under which no title and no text is set, unless the template itself has it smaller."""

MOST_IN_TABLES = 26
"""Points over which a table gets no room."""

STEP = 2
"""Points between the sizes that are tried."""

_CELLS = Insets(0.16, 0.1, 0.12, 0.1)


@functools.lru_cache(maxsize=4)
def template(name: str, data: bytes, direction: str) -> reader.Template:
    """A union's template, read once. Raises reading.Unusable."""
    return reader.read(name, data, catalogue.every(), direction)


@dataclass(frozen=True)
class Union:
    """A union's template as the look of one workshop's deck. `smaller` says by how many points which slot is set."""

    file: reader.Template
    ours: Gallery
    smaller: Mapping[tuple[str, str], int] = field(default_factory=dict)
    _forms: dict[str, Form] = field(default_factory=dict, compare=False, repr=False)

    @property
    def most(self) -> int:
        """Sizes are the template's; they change slot by slot, not for the whole deck."""
        return 0

    def settled(self, drafts: Sequence[Draft], words: Mapping[str, str]) -> tuple[Look, list[Draft]]:
        """The slides with all texts in slots that there are, and sizes in which they fit, the same all through."""
        done = [self._adapted(draft, words) for draft in drafts]
        smaller: dict[tuple[str, str], int] = {}
        for draft in done:
            for key, points in self._needed(draft, words).items():
                smaller[key] = max(points, smaller.get(key, 0))
        return replace(self, smaller=smaller), done

    def candidates(self, draft: Draft) -> tuple[str, ...]:
        """The forms of the template that can draw a slide."""
        return (draft.form,) if draft.form else self._own(draft)

    def form(self, name: str, shrink: int = 0) -> Form:  # noqa: ARG002
        """A layout of the template, with the sizes that this deck needs."""
        drawn = self._drawn(name)
        return replace(drawn, slots=tuple(self._slot(name, slot) for slot in drawn.slots))

    def package(self, names: Iterable[str], words: Mapping[str, str], shrink: int) -> bytes:  # noqa: ARG002
        """The template without its slides."""
        from teach_forward.deck.template.base import prepared  # noqa: PLC0415  (nothing to build needs no python-pptx)

        return prepared(self.file.data, self.ours, words)

    def body(self, shrink: int) -> float:
        """The size of text in the layout for bullets."""
        return self.form("Bullets", shrink).slot("body").styles[0].size

    def said(self) -> tuple[str, ...]:
        """Where a size is smaller than the template's."""
        return tuple(
            f'layout "{self.file.forms[name].layout}": {slot} in {self.form(name).slot(slot).styles[0].size:g} points '
            f"instead of {self._drawn(name).slot(slot).styles[0].size:g}"
            for (name, slot), points in sorted(self.smaller.items())
            if points
        )

    def _drawn(self, name: str) -> Form:
        """A layout of the template as it is; a line stays free where it stays free in our own form of that name."""
        if name not in self._forms:
            drawn = self.file.forms[name]
            if name in catalogue.every():
                ours = {slot.name: slot.spare for slot in self.ours.form(name).slots}
                slots = tuple(replace(slot, spare=ours.get(slot.name, slot.spare)) for slot in drawn.slots)
                drawn = replace(drawn, slots=slots)
            self._forms[name] = drawn
        return self._forms[name]

    def _own(self, draft: Draft) -> tuple[str, ...]:
        """The forms that have a place for each text of a slide."""
        slots = {text.slot for text in draft.texts} | {held.slot for held in (draft.cells, draft.image) if held}
        names = catalogue.candidates(draft.layout, draft.items)
        return tuple(
            name
            for name in dict.fromkeys((*names, draft.layout.capitalize()))
            if name in self.file.forms and all(self.file.forms[name].has(slot) for slot in slots)
        )

    def _adapted(self, draft: Draft, words: Mapping[str, str]) -> Draft:
        if self._own(draft):
            return draft
        names = (*catalogue.candidates(draft.layout, draft.items), draft.layout.capitalize())
        present = [name for name in dict.fromkeys(names) if name in self.file.forms]
        for name in present:
            if done := joined(draft, self._drawn(name)):
                return replace(done, form=name)
        for name in (*present, "Bullets"):
            drawn = self._drawn(name)
            slot = next((slot for slot in ("body", "subtitle", "quote", "steps") if drawn.has(slot)), "")
            if slot and drawn.has("title"):
                return replace(collapsed(draft, slot, words), form=name)
        return draft

    def _needed(self, draft: Draft, words: Mapping[str, str]) -> Mapping[tuple[str, str], int]:
        """By how many points the slots of a slide's form must be smaller for it to fit, if that helps."""
        names = self.candidates(draft)
        plain = replace(self, smaller={})
        if any(fits(plain.form(name), draft) for name in names):
            return {}
        needed: dict[tuple[str, str], int] = {}
        for text in draft.texts if names else ():
            slot = self._drawn(names[-1]).slot(text.slot)
            tried = [text]
            if text.slot == "title" and draft.items > 1:  # it may have to go on over a second slide
                title = words["part_of"].format(title=draft.title, part=1, parts=2)
                tried.append(Text("title", (text_line(title),)))
            found = next(
                (points for points in _steps(slot) if all(fit.measure(_smaller(slot, points), t).fits for t in tried)),
                0,
            )
            if found:
                needed[names[-1], text.slot] = found
        if draft.cells and names:
            slot = self._slot(names[-1], self._drawn(names[-1]).slot(draft.cells.slot))
            found = next(
                (points for points in _steps(slot) if table.measure(_smaller(slot, points), draft.cells).fits), 0
            )
            needed[names[-1], draft.cells.slot] = found
        return needed

    def _slot(self, name: str, slot: Slot) -> Slot:
        done = slot
        if slot.name == "table":
            size = max(LEAST_TEXT, min(MOST_IN_TABLES, slot.styles[0].size))
            styles = (Style(size, bold=True), Style(size))
            done = replace(slot, styles=styles, insets=_CELLS)
        points = self.smaller.get((name, slot.name), 0)
        return _smaller(done, points) if points else done


def fits(drawn: Form, draft: Draft) -> bool:
    """Whether all texts of a slide, and its table, fit a form."""
    if draft.cells and not table.measure(drawn.slot(draft.cells.slot), draft.cells).fits:
        return False
    return all(fit.measure(drawn.slot(text.slot), text).fits for text in draft.texts)


def union(file: reader.Template, theme: Theme, number: int, direction: str) -> Union:
    """The look of a template for one workshop."""
    return Union(file, Gallery(theme, number, direction))


def falls_back(file: reader.Template) -> Iterator[str]:
    """What a template does without, a line each."""
    kinds = [kind for kind in catalogue.KINDS if not any(name.split(" ")[0] == kind for name in file.forms)]
    if kinds:
        yield f"{file.name}: has no layouts for {', '.join(kinds)}; their slides are set as bullets"
    yield from (f"{file.name}: {line}" for font in file.fonts if font and (line := told(font)))


def _steps(slot: Slot) -> range:
    least = LEAST_TITLE if slot.name == "title" else LEAST_TEXT
    return range(0, max(0, int(slot.styles[0].size - least)) + 1, STEP)


def _smaller(slot: Slot, points: int) -> Slot:
    """A slot set smaller by so many points, none of its levels under the floor."""
    least = LEAST_TITLE if slot.name == "title" else LEAST_TEXT
    styles = tuple(replace(style, size=max(min(least, style.size), style.size - points)) for style in slot.styles)
    return replace(slot, styles=styles, sized=slot.sized or points > 0)
