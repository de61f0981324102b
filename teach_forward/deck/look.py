"""A look: the forms that slides may take, and the package that brings them. Our own, or that of a union's template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from teach_forward.deck.layouts import catalogue
from teach_forward.deck.layouts.grid import Frame
from teach_forward.deck.layouts.layout import Form
from teach_forward.deck.plan.drafts import Draft
from teach_forward.deck.write import package
from teach_forward.theme import Theme


class Look(Protocol):
    """What a deck asks of the template that it stands on."""

    @property
    def most(self) -> int:
        """By how many points the body text of a whole deck may be smaller."""

    def settled(self, drafts: Sequence[Draft], words: Mapping[str, str]) -> tuple[Look, list[Draft]]:
        """The look as it serves these slides, and the slides with their texts where the look has places for them."""

    def candidates(self, draft: Draft) -> tuple[str, ...]:
        """Names of the forms that can draw a slide, the most generous first."""

    def form(self, name: str, shrink: int = 0) -> Form:
        """The form of a name, with body text smaller by so many points."""

    def package(self, names: Iterable[str], words: Mapping[str, str], shrink: int) -> bytes:
        """A presentation without slides that has the layouts of these forms."""

    def body(self, shrink: int) -> float:
        """The size of body text in points."""

    def said(self) -> tuple[str, ...]:
        """What a person should know of how the slides are set, a line each."""


@dataclass(frozen=True)
class Gallery:
    """Our own look, for one workshop and one direction."""

    theme: Theme
    number: int
    direction: str
    _forms: dict[tuple[str, int], Form] = field(default_factory=dict, compare=False, repr=False)

    @property
    def most(self) -> int:
        """Down to the floor."""
        return self.theme.sizes.body - self.theme.sizes.floor

    def settled(self, drafts: Sequence[Draft], words: Mapping[str, str]) -> tuple[Look, list[Draft]]:  # noqa: ARG002
        """All texts have their places."""
        return self, list(drafts)

    def candidates(self, draft: Draft) -> tuple[str, ...]:
        """Names of the forms that can draw a slide, the most generous first."""
        return catalogue.candidates(draft.layout, draft.items)

    def form(self, name: str, shrink: int = 0) -> Form:
        """The form of a name."""
        if (name, shrink) not in self._forms:
            self._forms[name, shrink] = catalogue.form(self._frame(shrink), name)
        return self._forms[name, shrink]

    def package(self, names: Iterable[str], words: Mapping[str, str], shrink: int) -> bytes:
        """Master, base layouts, and those that the deck uses."""
        return package.package(self._frame(shrink), dict.fromkeys((*catalogue.BASE, *names)), words)

    def body(self, shrink: int) -> float:
        """The nominal size, less what the deck has given up."""
        return self.theme.sizes.body - shrink

    def said(self) -> tuple[str, ...]:
        """Nothing: this is what is expected."""
        return ()

    def _frame(self, shrink: int) -> Frame:
        return Frame(self.theme, self.number, self.direction, shrink)
