"""Our own layouts as the style of a deck, for one workshop and one direction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from teach_forward.deck.layouts import catalogue
from teach_forward.deck.layouts.grid import Grid
from teach_forward.deck.layouts.layout import SlideLayout
from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.deck.plan.drafts import Draft
from teach_forward.deck.plan.style import DeckStyle
from teach_forward.deck.write.package import package
from teach_forward.messages import Messages
from teach_forward.theme import Theme
from teach_forward.util.paper import A4, Paper


@dataclass(frozen=True)
class OwnStyle:
    """Our own layouts in the colours of a workshop: `number` is its number, `total` how many workshops there are."""

    theme: Theme
    number: int
    total: int
    direction: str
    turned_question: bool = True
    paper: Paper = A4
    _layouts: dict[LayoutName, SlideLayout] = field(default_factory=dict, compare=False, repr=False)

    @property
    def grid(self) -> Grid:
        """What all layouts share."""
        return Grid(self.theme, self.number, self.total, self.direction, self.turned_question, self.paper)

    @property
    def colours(self) -> Mapping[str, str]:
        """The colours of the theme by name."""
        return self.theme.named(self.number)

    @property
    def pages(self) -> Grid:
        """The grid of the pages of notes."""
        return self.grid

    def adapt(self, drafts: Sequence[Draft], messages: Messages) -> tuple[DeckStyle, list[Draft]]:  # noqa: ARG002
        """Nothing changes: our own layouts have a placeholder for every text."""
        return self, list(drafts)

    def candidates(self, draft: Draft) -> tuple[LayoutName, ...]:
        """The names of the layouts that can show a slide, the most generous first."""
        names = draft.layout.names(draft.items)
        if not draft.layout.picture:
            return names
        able = tuple(name for name in names if all(map(self.layout(name).has, draft.placeholders)))
        shown = bool(draft.images)
        return tuple(name for name in able if self.layout(name).has(PlaceholderName.PICTURE) is shown) or able

    def layout(self, name: LayoutName) -> SlideLayout:
        """The layout of a name."""
        if name not in self._layouts:
            self._layouts[name] = catalogue.draw(self.grid, name)
        return self._layouts[name]

    def package(self, names: Iterable[LayoutName], messages: Messages) -> bytes:
        """Master, the layouts of each deck, and those that the deck uses."""
        layouts = [self.layout(name) for name in dict.fromkeys((*catalogue.BASE, *names))]
        return package(self.grid, layouts, self.layout(LayoutName("bullets")), messages)

    def notices(self) -> tuple[str, ...]:
        """No notices: our own layouts never fall back."""
        return ()
