"""Model -> deck: which layout shows each slide, at what size, split where it must be. Pure.

The policy of fit: each slide is set in the most generous variant of its layout that holds it, never under the theme's
floor; all slides of an even layout are set alike. What no variant holds goes on over a second slide if it is a list of
bullets, and else is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from teach_forward import rules
from teach_forward.deck.layouts.layout import Placeholder, SlideLayout
from teach_forward.deck.layouts.metrics import missing
from teach_forward.deck.layouts.texts import text_line
from teach_forward.deck.names import LayoutName, PlaceholderName
from teach_forward.deck.plan import fit, table
from teach_forward.deck.plan.balance import balanced, balanced_cells, breaks_well
from teach_forward.deck.plan.drafts import CLOSING, COVER, Draft, Drafter
from teach_forward.deck.plan.sources import Titles, at_foot
from teach_forward.deck.plan.style import DeckStyle
from teach_forward.deck.slides import Cells, Deck, DeckKind, Line, Note, PictureFiles, PlacedSlide, Text, file_name
from teach_forward.findings import ContentError, Finding
from teach_forward.messages import Messages
from teach_forward.model import Run, Workshop, plain
from teach_forward.project import Project
from teach_forward.util import locales
from teach_forward.util.phrases import counted

__all__ = ["CLOSING", "COVER", "Plan", "plan"]


_LEAST = 0.6  # the share of its size that a title keeps where it is set smaller so that its lines end well
_SHORTER_WORDS = "say it in shorter words, or write a hyphen where the word may break"


Choice = tuple[LayoutName, fit.Fit]
"""A layout for a slide, and how the slide fits in it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A deck, and the style with the layouts that its slides have."""

    deck: Deck
    style: DeckStyle


def plan(
    workshop: Workshop,
    kind: DeckKind,
    style: DeckStyle,
    messages: Messages,
    *,
    project: Project,
    total: int,
    pictures: Mapping[str, PictureFiles] | None = None,
    titles: Titles | None = None,
) -> Plan:
    """The deck of a workshop's guide or exercise. Raises ContentError with every slide that cannot be set.

    `messages` are those of the document's locale; `project` has the guide's own facts; `total` is the number of
    workshops. `pictures` are the files of pictures by address; slides can be measured without them, not written.
    `titles` are those of the sources that the document links to.
    """
    drafter = Drafter(workshop, kind, messages, project, total, pictures or {}, titles or {})
    style, drafts = style.adapt(drafter.drafts(), messages)
    fitter = Fitter(style, messages)
    slides = fitter.slides(drafts)
    used = {slide.section for slide in slides}
    deck = Deck(
        name=file_name(workshop, kind, project.prefix),
        kind=kind,
        title=drafter.title,
        subject=workshop.index.meta.get("summary") or drafter.title,
        author=messages["guide_name"],
        locale=drafter.document.locale,
        language=messages.language_tag,
        direction=locales.direction(messages.locale),
        workshop=workshop.number,
        footer=fitter.footer(drafter.label, drafter.title),
        date=project.date,
        sections=tuple(section for section in drafter.sections() if section.id in used),
        slides=slides,
    )
    return Plan(deck, style)


@dataclass(frozen=True, slots=True)
class Fitter:
    """Finds the layouts, the size and the splits of one deck."""

    style: DeckStyle
    messages: Messages

    def footer(self, label: str, title: str) -> str:
        """The workshop and its title, or the workshop alone where the title is too long for the line."""
        full = f"{label} · {title}"
        layout, name = self.style.layout(LayoutName("bullets")), PlaceholderName.FOOTER
        if layout.has(name) and not fit.measure(layout.placeholder(name), Text(name, (text_line(full),))).fits:
            return label
        return full

    def choose(self, draft: Draft, first: int = 0) -> Choice:
        """The first layout in which a slide fits, from the `first` one on, else the last; and how it fits there.

        One in which the title breaks well is taken before one in which it does not, unless its title is much smaller.
        """
        fits: list[Choice] = []
        names = self.style.candidates(draft)
        for name in names[min(first, len(names) - 1) :]:
            layout = self.style.layout(name)
            tried = name, fitting(layout, draft)
            if not tried[1].fits:
                continue
            fits.append(tried)
            if breaks_well(layout, draft.texts):
                large = self._title_size(name) >= self._title_size(fits[0][0]) * _LEAST
                return tried if large else fits[0]
        return fits[0] if fits else tried

    def _title_size(self, name: LayoutName) -> float:
        """The points of the title on a layout."""
        return self.style.layout(name).placeholder(PlaceholderName.TITLE).style(0).size

    def firsts(self, drafts: list[Draft]) -> Mapping[str, int]:
        """By even layout the first variant in which all its slides fit that fit one."""
        firsts: dict[str, int] = {}
        for draft in drafts:
            if draft.layout.even:
                name, found = self.choose(draft)
                index = self.style.candidates(draft).index(name) if found.fits else 0
                firsts[draft.layout.name] = max(index, firsts.get(draft.layout.name, 0))
        return firsts

    def slides(self, drafts: list[Draft]) -> tuple[PlacedSlide, ...]:
        """All slides with their numbers. Raises ContentError with every slide that cannot be set."""
        findings = [*_double_titles(drafts), *_strange_symbols(drafts)]
        slides: list[PlacedSlide] = []
        firsts = self.firsts(drafts)
        for draft in drafts:
            parts = self.split(draft)
            findings += [] if parts else [self.refusal(draft)]
            first = firsts.get(draft.layout.name, 0)
            for part, chosen in parts:
                slides.append(self.placed(part, self.choose(part, first) if first else chosen, len(slides) + 1))
        if findings:
            raise ContentError(findings)
        return tuple(slides)

    def split(self, draft: Draft) -> list[tuple[Draft, Choice]]:
        """The slide as one or as the few that it must become, each with its layout; none if it cannot be set."""
        most = max(1, draft.items) if draft.layout.splittable else 1
        for count in range(1, most + 1):
            parts = self._parts(draft, count) if count > 1 else [draft]
            choices = [self.choose(part) for part in parts]
            if all(found.fits for _, found in choices):
                return list(zip(parts, choices, strict=True))
        return []

    def placed(self, draft: Draft, choice: Choice, number: int) -> PlacedSlide:
        """The slide in the layout that was chosen for it, and the number that it shows."""
        name, found = choice
        layout = self.style.layout(name)
        foot, others = at_foot(layout, draft.sources, self.messages)
        beside = layout.with_icons() if draft.iconic else layout
        return PlacedSlide(
            id=draft.id,
            layout=name,
            number=number,
            section=draft.section,
            texts=(*(balanced(beside.placeholder(text.placeholder), text) for text in draft.texts), *foot),
            notes=(*draft.notes, *others),
            heading=draft.heading,
            fill=round(found.fill, 3),
            cells=draft.cells and _grown(layout.placeholder(draft.cells.placeholder), draft.cells),
            images=draft.images,
        )

    def refusal(self, draft: Draft) -> Finding:
        """What is too much on a slide, measured at the floor."""
        _, found = self.choose(draft)
        if draft.iconic and self.choose(draft.without_icons())[1].fits:
            what = f"the slide “{draft.title}” does not fit with its icons ({found.placeholder})"
            return Finding(draft.path, draft.line, what, rules.OVERFULL_SLIDE)
        where = f"the slide “{draft.title}” does not fit ({found.placeholder}): "
        if found.over:
            return Finding(draft.path, draft.line, where + f"{counted(found.over, 'line')} over", rules.OVERFULL_SLIDE)
        what = f"the word “{found.broken}” is too wide for its box"
        return Finding(draft.path, draft.line, where + what, rules.OVERFULL_SLIDE, advice=_SHORTER_WORDS)

    def _parts(self, draft: Draft, count: int) -> list[Draft]:
        """The slide's items over `count` slides, as evenly as they come, titled "title (1/2)".

        The notes stay with the first; the others say what they continue.
        """
        title, body = draft.texts[0], draft.texts[1]
        groups = _groups(body.lines)
        cuts = [round(len(groups) * index / count) for index in range(count + 1)]
        parts = []
        for index in range(count):
            heading = self.messages["part_of"].format(title=draft.title, part=index + 1, parts=count)
            lines = tuple(line for group in groups[cuts[index] : cuts[index + 1]] for line in group)
            texts = replace(title, lines=(text_line(heading),)), replace(body, lines=lines)
            parts.append(replace(draft, texts=texts, items=cuts[index + 1] - cuts[index]))
        note = Note((Run(f"{draft.title} · {self.messages['continued']}"),))
        later = [
            replace(part, id=f"{draft.id}-{number}", notes=(*draft.notes[:1], note))
            for number, part in enumerate(parts[1:], start=2)
        ]
        return [parts[0], *later]


def smallest(planned: Plan) -> float:
    """The size in points of the smallest text on the slides between cover and closing slide."""
    slides = [slide for slide in planned.deck.slides if slide.id not in (COVER, CLOSING)]
    return min((size for slide in slides for size in _sizes(planned.style.layout(slide.layout), slide)), default=0)


def _sizes(layout: SlideLayout, slide: PlacedSlide) -> Iterator[float]:
    """The sizes of the texts on a slide, its foot apart."""
    for text in (text for text in slide.texts if text.placeholder is not PlaceholderName.SOURCE):
        yield from (layout.placeholder(text.placeholder).style(line.level).size for line in text.lines)
    if slide.cells:
        yield from (style.size for style in layout.placeholder(slide.cells.placeholder).styles)


def fitting(layout: SlideLayout, draft: Draft) -> fit.Fit:
    """How a slide fits a layout: the placeholder that is fullest, or the first that does not fit."""
    layout = layout.with_icons() if draft.iconic else layout
    fits = [fit.measure(layout.placeholder(text.placeholder), text) for text in draft.texts]
    if draft.cells:
        fits.append(table.measure(layout.placeholder(draft.cells.placeholder), draft.cells))
    return fit.worst(fits)


def _grown(placeholder: Placeholder, cells: Cells) -> Cells:
    """A table as it stands on its slide."""
    return balanced_cells(placeholder, table.grow(placeholder, cells))


def _groups(lines: tuple[Line, ...]) -> list[list[Line]]:
    """Lines that stay together: an item with what is nested under it, a lead paragraph with the first item."""
    groups: list[list[Line]] = []
    for line in lines:
        after_lead = len(groups) == 1 and all(other.plain for other in groups[0])
        if not groups or (line.level == 0 and not line.plain and not after_lead):
            groups.append([])
        groups[-1].append(line)
    return groups


def _double_titles(drafts: list[Draft]) -> Iterator[Finding]:
    """Titles that stand twice: a person who hears them, or looks for one, cannot tell the slides apart."""
    seen: set[str] = set()
    for draft in drafts:
        if draft.title in seen:
            message = f"the title “{draft.title}” stands on an earlier slide too"
            yield Finding(draft.path, draft.line, message, rules.DOUBLE_TITLE)
        seen.add(draft.title)


def _strange_symbols(drafts: list[Draft]) -> Iterator[Finding]:
    """Symbols without a glyph in the deck's font."""
    for draft in drafts:
        text = "".join(plain(line.runs) for placed in draft.texts for line in placed.lines)
        text += "".join(plain(cell) for row in (draft.cells.rows if draft.cells else ()) for cell in row)
        for symbol in missing(text):
            name = f"{symbol if symbol.isprintable() else ''} (U+{ord(symbol):04X})".lstrip()
            message = f"the slide “{draft.title}” has the symbol {name}, which the font of the decks lacks"
            yield Finding(draft.path, draft.line, message, rules.MISSING_GLYPH)
