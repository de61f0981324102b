"""A union's own template as the style of a deck: its layouts where it has them, else ours, drawn in it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace

from teach_forward.deck.layouts import catalogue
from teach_forward.deck.layouts.families import notice
from teach_forward.deck.layouts.icons import icon_colour, with_icon_place
from teach_forward.deck.layouts.layout import Box, IconPlace, Insets, Placeholder, SlideLayout, Style
from teach_forward.deck.names import CARDS, LayoutName, PlaceholderName
from teach_forward.deck.plan.drafts import Draft
from teach_forward.deck.plan.plan import fitting
from teach_forward.deck.plan.sources import at_foot
from teach_forward.deck.plan.style import DeckStyle
from teach_forward.deck.template import reader, sizes
from teach_forward.deck.template.choice import BULLETS, COMPARISON, TWO
from teach_forward.deck.template.drawn import drawn, is_narrow, with_foot
from teach_forward.deck.template.fallback import MAIN, as_bullets, in_columns, with_asides_above
from teach_forward.deck.template.room import LEAST_TEXT
from teach_forward.deck.write.style import OwnStyle
from teach_forward.messages import Messages

MOST_IN_TABLES = 26
"""Points over which a table gets no room."""

_MOST_POINTS = 400
_MOST_NAMED = 5  # slides that a notice names

_ROUNDED = 0.01  # inches
_CELLS = Insets(0.16, 0.1, 0.12, 0.1)

Sizes = Mapping[tuple[LayoutName, PlaceholderName], int]
"""By how many points the text of which placeholder is smaller than the template has it."""


@functools.lru_cache(maxsize=4)
def template_of(name: str, data: bytes, direction: str) -> reader.Template:
    """A union's template, read once. Raises reader.Unusable."""
    return reader.read(name, data, catalogue.every(), direction)


@dataclass(frozen=True)
class TemplateStyle:
    """A union's template as the style of one workshop's deck; `own` are our layouts, which are drawn in it.

    `listed` are the slides that are set as bullets, each by the reason and its title, `untold` the titles of slides
    whose sources have no room. `sourced` are the template's layouts that get a place for sources.
    """

    file: reader.Template
    own: OwnStyle
    smaller: Sizes = field(default_factory=dict)
    listed: tuple[tuple[str, str], ...] = ()
    untold: tuple[str, ...] = ()
    sourced: frozenset[LayoutName] = frozenset()
    _layouts: dict[LayoutName, SlideLayout] = field(default_factory=dict, compare=False, repr=False)

    @property
    def colours(self) -> Mapping[str, str]:
        """The colours of our own theme, in which drawings are made."""
        return self.own.colours

    @property
    def pages(self) -> None:
        """No pages of our own: slide and notes stand where the template has them."""

    def adapt(self, drafts: Sequence[Draft], messages: Messages) -> tuple[DeckStyle, list[Draft]]:
        """The slides with all texts in placeholders that there are, and sizes in which they fit in the whole deck."""
        adapted = [self._with_icons_that_fit(self._adapted(draft, messages)) for draft in drafts]
        smaller: dict[tuple[LayoutName, PlaceholderName], int] = {}
        for draft in adapted:
            for key, points in self._needed(draft, messages):
                smaller[key] = max(points, smaller.get(key, 0))
        listed = tuple(
            (self._reason(old), new.title)
            for old, new in zip(drafts, adapted, strict=True)
            if new.chosen and new.layout is not old.layout
        )
        told = [draft for draft in adapted if draft.sources]
        sourced = frozenset(name for draft in told for name in self.candidates(draft) if name in self.file.layouts)
        style = replace(self, smaller=smaller, listed=listed, sourced=sourced)
        untold = tuple(draft.title for draft in told if not style._shown(draft, messages))
        return replace(style, untold=untold), adapted

    def _shown(self, draft: Draft, messages: Messages) -> bool:
        """Whether the foot of a slide shows a source."""
        shown, _ = at_foot(self.layout(self.candidates(draft)[-1]), draft.sources, messages)
        return bool(shown)

    def candidates(self, draft: Draft) -> tuple[LayoutName, ...]:
        """The layouts of the template that can show a slide, or those of ours that are drawn in it."""
        if draft.chosen:
            return (draft.chosen,)
        return self._with_all_placeholders(draft) or self.own.candidates(draft)

    def layout(self, name: LayoutName) -> SlideLayout:
        """A layout of the template, or one of ours drawn in it, with the sizes that this deck needs."""
        original = self._original(name)
        if name in self.sourced:
            original = with_foot(original, self.file.canvas)
        return replace(original, placeholders=tuple(self._sized(name, one) for one in original.placeholders))

    def package(self, names: Iterable[LayoutName], messages: Messages) -> bytes:
        """The template without its slides, with the layouts that are drawn in it."""
        from teach_forward.deck.template.added import with_layouts  # noqa: PLC0415  (needs python-pptx, as below)
        from teach_forward.deck.template.base import prepared  # noqa: PLC0415  (nothing to build needs no python-pptx)

        names = tuple(names)
        drawn = [self.layout(name) for name in names if name not in self.file.layouts]
        sourced = [self.layout(name) for name in names if name in self.file.layouts and self._gets_foot(name)]
        data, base = prepared(self.file.data, self.own, messages), self.file.layouts[BULLETS]
        if not drawn and not sourced:
            return data
        return with_layouts(data, base, drawn, sourced, messages)

    def _gets_foot(self, name: LayoutName) -> bool:
        """Whether a layout of the template has a place for sources from us."""
        return self.layout(name).has(PlaceholderName.SOURCE) and not self.file.layouts[name].has(PlaceholderName.SOURCE)

    def notices(self) -> tuple[str, ...]:
        """Which slides are set as bullets or have their sources in the notes, and where a size is smaller."""
        told: dict[str, list[str]] = {}
        for reason, title in self.listed:
            told.setdefault(f"set as bullets, since {reason}", []).append(title)
        if self.untold:
            told["sources told in the notes, since there is no room for them at the foot"] = list(self.untold)
        return *(f"{what}: {_named(titles)}" for what, titles in told.items()), *self._smaller_sizes()

    def _reason(self, draft: Draft) -> str:
        """Why a slide is set as bullets: the layout that the template has for it lacks a place, or it has no room."""
        if bare := self._without_picture(draft):
            return self._reason(bare)
        present = self._present(draft)
        if not present or self._with_all_placeholders(draft):
            return "there is too little room to draw them"
        layout = self._original(present[0])
        lacking = (name for name in PlaceholderName if name in draft.placeholders and not layout.has(name))
        return f'layout "{layout.original}" lacks {", ".join(name.capitalize() for name in lacking)}'

    def _smaller_sizes(self) -> Iterator[str]:
        for (name, placeholder), points in sorted(self.smaller.items()):
            if points:
                size, usual = (
                    layout.placeholder(placeholder).styles[0].size
                    for layout in (self.layout(name), self._original(name))
                )
                original = self.file.layouts[name].original
                yield f'layout "{original}": {placeholder} in {size:g} points instead of {usual:g}'

    def _original(self, name: LayoutName) -> SlideLayout:
        """A layout of the template as it is, or one of ours as it is drawn in it.

        A line stays free where it stays free in our own layout of that name.
        """
        if name not in self._layouts:
            if name in self.file.layouts:
                layout, own = self.file.layouts[name], self._own_placeholders(name)
                like_ours = (self._like_ours(one, own.get(one.name)) for one in layout.placeholders)
                self._layouts[name] = replace(layout, placeholders=tuple(like_ours))
            else:
                self._layouts[name] = drawn(self.own.grid, self.file.canvas, name)
        return self._layouts[name]

    def _own_placeholders(self, name: LayoutName) -> Mapping[PlaceholderName, Placeholder]:
        """The placeholders of our own layout of that name; none where we have no such layout."""
        layout = self.own.layout(name) if name in catalogue.every() else None
        return {one.name: one for one in layout.placeholders} if layout else {}

    def _like_ours(self, placeholder: Placeholder, own: Placeholder | None) -> Placeholder:
        """A placeholder with a line to spare as ours has it, and a place for an icon if it is a card."""
        spare = own.spare_line if own else placeholder.spare_line
        icon = self._icon(placeholder, own) if placeholder.name in CARDS else None
        return replace(placeholder, spare_line=spare, icon=icon)

    def _icon(self, card: Placeholder, own: Placeholder | None) -> IconPlace | None:
        """Where a card has its icon: as in our own layout if it lies where ours does, else by its size."""
        if own and own.icon and _same_place(card.box, own.box):
            return replace(own.icon, colour=self._colour(card))
        placed = with_icon_place(card)
        icon = placed.turned_over().icon if self.own.direction == "rtl" else placed.icon
        return icon and replace(icon, colour=self._colour(card))

    def _colour(self, card: Placeholder) -> str:
        """The colour of an icon, as the template has it."""
        return self.file.canvas.palette[icon_colour(card)]

    def _present(self, draft: Draft) -> tuple[LayoutName, ...]:
        """The layouts of the template that bear a name for such a slide, with a count and a variant or without."""
        names = dict.fromkeys((*draft.layout.names(draft.items), LayoutName(draft.layout.name)))
        return tuple(name for name in names if name in self.file.layouts)

    def _with_all_placeholders(self, draft: Draft) -> tuple[LayoutName, ...]:
        """The layouts that have a placeholder for each text of a slide."""
        return tuple(name for name in self._present(draft) if all(map(self.file.layouts[name].has, draft.placeholders)))

    def _adapted(self, draft: Draft, messages: Messages) -> Draft:
        """A slide with its texts where the template has placeholders, or where ours are drawn; else as bullets."""
        if self._with_all_placeholders(draft):
            wide = draft.cells and not self._roomy()._fits(draft, self.candidates(draft)[-1])
            return replace(as_bullets(draft, PlaceholderName.BODY, messages), chosen=BULLETS) if wide else draft
        present = self._present(draft)
        if bare := self._without_picture(draft):
            return self._adapted(bare, messages)
        for name in present:
            if adapted := with_asides_above(draft, self._original(name)):
                return replace(adapted, chosen=name)
        if not present:
            beside = None if draft.iconic else self._beside(draft)
            if beside or self._can_be_drawn(draft):
                return beside or draft
        for name in (*present, BULLETS):
            layout = self._original(name)
            main = next((main for main in MAIN if layout.has(main)), None)
            if main and layout.has(PlaceholderName.TITLE):
                return replace(as_bullets(draft, main, messages), chosen=name)
        return draft

    def _without_picture(self, draft: Draft) -> Draft | None:
        """A slide without the picture for which there is no place, if it has such a form."""
        if not draft.layout.without_picture or not draft.images or self._with_all_placeholders(draft):
            return None
        if not self._present(draft) and self._fits_ours(draft):
            return None
        return replace(draft, images=(), layout=catalogue.DEFINITIONS[draft.layout.without_picture])

    def _beside(self, draft: Draft) -> Draft | None:
        """A slide of two columns in the template's own layout for that, if the texts fit as they are."""
        for name in (COMPARISON, TWO):
            adapted = in_columns(draft, name) if name in self.file.layouts else None
            if adapted and self._roomy()._fits(adapted, name):
                return adapted
        return None

    def _can_be_drawn(self, draft: Draft) -> bool:
        """Whether a slide is drawn in one of our layouts: where it fits, or its picture has no other place."""
        return bool(draft.images) or self._fits_ours(draft)

    def _fits_ours(self, draft: Draft) -> bool:
        """Whether a slide fits one of our layouts as it is drawn."""
        names = self.own.candidates(draft)
        if self._original(names[0]).framed and is_narrow(self.own.grid, self.file.canvas):
            return False
        roomy = self._roomy()
        shown = draft, draft.without_icons()
        return draft.layout.splittable or any(roomy._fits(one, name) for one in shown for name in names)

    def _roomy(self) -> TemplateStyle:
        """This style with the smallest titles that there may be, and the smallest type in tables."""
        titles = [(name, PlaceholderName.TITLE) for name in self.file.layouts]
        tables = [(name, PlaceholderName.TABLE) for name in self.file.layouts if name.layout == "table"]
        return replace(self, smaller=dict.fromkeys((*titles, *tables), _MOST_POINTS))

    def _fits(self, draft: Draft, name: LayoutName) -> bool:
        """Whether a slide fits a layout as it stands in this style."""
        return fitting(self.layout(name), draft).fits

    def _with_icons_that_fit(self, draft: Draft) -> Draft:
        """A slide without its icons where type would have to be smaller for them."""
        roomy = self._roomy()
        if not draft.iconic or any(roomy._fits(draft, name) for name in self.candidates(draft)):
            return draft
        return draft.without_icons()

    def _needed(self, draft: Draft, messages: Messages) -> Iterator[tuple[tuple[LayoutName, PlaceholderName], int]]:
        """By how many points the placeholders of a slide's layout must be smaller for it to fit, if that helps."""
        names, as_it_is = self.candidates(draft), replace(self, smaller={})
        if not names or any(as_it_is._fits(draft, name) for name in names):
            return
        layout, is_drawn = as_it_is.layout(names[-1]), names[-1] not in self.file.layouts
        for placeholder, points in sizes.needed(layout, draft, messages, is_drawn=is_drawn):
            yield (BULLETS if is_drawn else names[-1], placeholder), points

    def _sized(self, name: LayoutName, placeholder: Placeholder) -> Placeholder:
        """A placeholder with the size that this deck needs; titles over what is drawn have that of bullets."""
        if name not in self.file.layouts:
            titled = self._original(name).framed and placeholder.name is PlaceholderName.TITLE
            points = self.smaller.get((BULLETS, placeholder.name), 0) if titled else 0
            return sizes.smaller(placeholder, points) if points else placeholder
        if placeholder.name is PlaceholderName.TABLE:
            size = max(LEAST_TEXT, min(MOST_IN_TABLES, placeholder.styles[0].size))
            placeholder = replace(placeholder, styles=(Style(size, "white", bold=True), Style(size)), insets=_CELLS)
        points = self.smaller.get((name, placeholder.name), 0)
        return sizes.smaller(placeholder, points) if points else placeholder


def notices(file: reader.Template) -> Iterator[str]:
    """What a person should know of a template before decks are made in it, a line each."""
    yield from (f"{file.name}: {line}" for line in file.unreadable)
    yield from (f"{file.name}: {line}" for font in file.fonts if font and (line := notice(font)))
    yield from (f"{file.name}: {line}" for line in file.left_out)


def _named(titles: Sequence[str]) -> str:
    """The first few titles, and how many more there are."""
    named = [f"“{title}”" for title in titles[:_MOST_NAMED]]
    if more := len(titles) - len(named):
        named.append(f"and {more} more")
    return ", ".join(named)


def _same_place(one: Box, other: Box) -> bool:
    """Whether two boxes are the same, but for what PowerPoint rounds."""
    sides = zip(astuple(one), astuple(other), strict=True)
    return all(abs(here - there) < _ROUNDED for here, there in sides)
