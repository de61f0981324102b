"""What a plan asks of the layouts that a deck has: our own, or those of a union's template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from teach_forward.deck.layouts.grid import Grid
from teach_forward.deck.layouts.layout import SlideLayout
from teach_forward.deck.names import LayoutName
from teach_forward.deck.plan.drafts import Draft
from teach_forward.messages import Messages


class DeckStyle(Protocol):
    """The layouts that slides may have, and the package that brings them."""

    @property
    def colours(self) -> Mapping[str, str]:
        """The colours of our own theme by name, in which drawings are made."""

    @property
    def pages(self) -> Grid | None:
        """The grid of our own pages of notes; None where the pages are a template's."""

    def adapt(self, drafts: Sequence[Draft], messages: Messages) -> tuple[DeckStyle, list[Draft]]:
        """Adapt slides to the layouts that there are; the style with the sizes that they need, and the slides."""

    def candidates(self, draft: Draft) -> tuple[LayoutName, ...]:
        """The names of the layouts that can show a slide, the most generous first."""

    def layout(self, name: LayoutName) -> SlideLayout:
        """The layout of a name."""

    def package(self, names: Iterable[LayoutName], messages: Messages) -> bytes:
        """A presentation without slides that has the layouts of these names."""

    def notices(self) -> tuple[str, ...]:
        """What a person should know of how the slides are set, a line each."""
