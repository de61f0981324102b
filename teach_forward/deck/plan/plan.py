"""Model -> deck: which form draws each slide, at what size, split where it must be. Pure.

The policy of fit: the nominal size; else one smaller size for the whole deck, never under the theme's floor; else a
slide of bullets goes on over a second one; else it is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from teach_forward import rules
from teach_forward.deck.layouts.layout import Form
from teach_forward.deck.layouts.metrics import missing
from teach_forward.deck.look import Gallery, Look
from teach_forward.deck.plan import fit
from teach_forward.deck.plan.drafts import CLOSING, COVER, Draft, Drafter, text_line
from teach_forward.deck.slides import Deck, Files, Kind, Line, Note, PlacedSlide, Text
from teach_forward.deck.write import table
from teach_forward.findings import ContentError, Finding
from teach_forward.model import Run, Workshop, plain
from teach_forward.project import Project
from teach_forward.theme import Theme

__all__ = ["CLOSING", "COVER", "file_name", "plan"]

NO_PROJECT = Project()
STEP = 2
"""Points between the sizes that a deck may be set in."""

SPLITTABLE = ("bullets", "sources")
"""Layouts whose items may go on over a second slide."""


def plan(  # noqa: PLR0917  (each is a different thing, and callers know them in this order)
    workshop: Workshop,
    kind: Kind,
    theme: Theme,
    words: Mapping[str, str],
    direction: str = "ltr",
    project: Project = NO_PROJECT,
    look: Look | None = None,
    pictures: Mapping[str, Files] | None = None,
) -> Deck:
    """The deck of a workshop's guide or exercise. Raises ContentError with every slide that cannot be set.

    `words` and `direction` are those of the document's locale; `project` has the guide's own facts. `look` is
    that of a union's template; without one the deck has ours. `pictures` are the files of pictures by address; slides
    can be measured without them, not written.
    """
    drafter = Drafter(workshop, kind, words, len(theme.workshops), project, pictures or {})
    look, drafts = (look or Gallery(theme, workshop.number, direction)).settled(drafter.drafts(), words)
    fitter = Fitter(look, words)
    shrink = fitter.shrink(drafts)
    slides: list[PlacedSlide] = []
    findings = [*_double_titles(drafts), *_strange_symbols(drafts)]
    for draft in drafts:
        parts = fitter.split(draft, shrink)
        findings += [] if parts else [fitter.refusal(draft)]
        slides += [fitter.placed(part, shrink, len(slides) + place) for place, part in enumerate(parts, start=1)]
    if findings:
        raise ContentError(findings)
    used = {slide.section for slide in slides}
    return Deck(
        name=file_name(workshop, kind),
        kind=kind,
        title=drafter.title,
        subject=workshop.index.meta.get("summary") or drafter.title,
        author=words["guide_name"],
        locale=drafter.document.locale,
        language=words["language_tag"],
        direction=direction,
        workshop=workshop.number,
        footer=fitter.footer(drafter.label, drafter.title),
        shrink=shrink,
        sections=tuple(section for section in drafter.sections() if section.id in used),
        slides=tuple(slides),
        look=look,
    )


def file_name(workshop: Workshop, kind: Kind) -> str:
    """The name of a deck's file, which says what it is and its language."""
    part = "-exercise" if kind == "exercise" else ""
    return f"teach-forward-{workshop.slug}{part}.{workshop.locale}.pptx"


@dataclass(frozen=True, slots=True)
class Fitter:
    """Finds the forms, the size and the splits of one deck."""

    look: Look
    words: Mapping[str, str]

    def footer(self, label: str, title: str) -> str:
        """The workshop and its title, or the workshop alone where the title is too long for the line."""
        full = f"{label} · {title}"
        drawn = self.look.form("Bullets")
        fits = not drawn.has("footer") or fit.measure(drawn.slot("footer"), Text("footer", (text_line(full),))).fits
        return full if fits else label

    def choose(self, draft: Draft, shrink: int) -> tuple[str, fit.Fit]:
        """The first form in which a slide fits, else the last; and how it fits there."""
        tried: list[tuple[str, fit.Fit]] = []
        for name in self.look.candidates(draft):
            tried.append((name, fitting(self.look.form(name, shrink), draft)))
            if tried[-1][1].fits:
                break
        return tried[-1]

    def shrink(self, drafts: list[Draft]) -> int:
        """The fewest points by which all slides fit that can fit whole at all."""
        waiting = [draft for draft in drafts if not self.choose(draft, 0)[1].fits]
        waiting = [draft for draft in waiting if self.choose(draft, self.look.most)[1].fits]
        for shrink in range(0, self.look.most, STEP):
            waiting = [draft for draft in waiting if not self.choose(draft, shrink)[1].fits]
            if not waiting:
                return shrink
        return self.look.most

    def split(self, draft: Draft, shrink: int) -> list[Draft]:
        """The slide as one, or as the few slides that it must become; none if it cannot be set."""
        if self.choose(draft, shrink)[1].fits:
            return [draft]
        for count in range(2, draft.items + 1) if draft.layout in SPLITTABLE else ():
            parts = self._parts(draft, count)
            if all(self.choose(part, shrink)[1].fits for part in parts):
                return parts
        return []

    def placed(self, draft: Draft, shrink: int, number: int) -> PlacedSlide:
        """The slide with its form, and the number that it shows."""
        name, found = self.choose(draft, shrink)
        cells = draft.cells and table.grown(self.look.form(name, shrink).slot(draft.cells.slot), draft.cells)
        return PlacedSlide(
            id=draft.id,
            form=name,
            number=number,
            language=self.words["language_tag"],
            section=draft.section,
            texts=draft.texts,
            notes=draft.notes,
            heading=draft.heading,
            fill=round(found.fill, 3),
            cells=cells,
            image=draft.image,
        )

    def refusal(self, draft: Draft) -> Finding:
        """What is too much on a slide, measured at the floor."""
        _, found = self.choose(draft, self.look.most)
        where = f"the slide “{draft.title}” does not fit ({found.slot}): "
        lines = f"{found.over} line{'s' if found.over > 1 else ''} over"
        what = lines if found.over else f"the word “{found.broken}” is wider than its place"
        return Finding(draft.path, draft.line, where + what, rules.OVERFULL_SLIDE)

    def _parts(self, draft: Draft, count: int) -> list[Draft]:
        """The slide's items over `count` slides, as evenly as they come, titled "title (1/2)".

        The notes stay with the first; the others say what they continue.
        """
        title, body = draft.texts[0], draft.texts[1]
        groups = _groups(body.lines)
        cuts = [round(len(groups) * place / count) for place in range(count + 1)]
        parts = []
        for place in range(count):
            heading = self.words["part_of"].format(title=draft.title, part=place + 1, parts=count)
            lines = tuple(line for group in groups[cuts[place] : cuts[place + 1]] for line in group)
            texts = replace(title, lines=(text_line(heading),)), replace(body, lines=lines)
            parts.append(replace(draft, texts=texts, items=cuts[place + 1] - cuts[place]))
        note = Note((Run(f"{draft.title} · {self.words['continued']}"),))
        later = [
            replace(part, id=f"{draft.id}-{place}", notes=(note,)) for place, part in enumerate(parts[1:], start=2)
        ]
        return [parts[0], *later]


def fitting(drawn: Form, draft: Draft) -> fit.Fit:
    """How a slide fits a form: the slot that is fullest, or the first that does not fit."""
    fits = [fit.measure(drawn.slot(text.slot), text) for text in draft.texts]
    return fit.worst([*fits, *([table.measure(drawn.slot(draft.cells.slot), draft.cells)] if draft.cells else [])])


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
            name = f"{symbol} (U+{ord(symbol):04X})"
            message = f"the slide “{draft.title}” has the symbol {name}, which the font of the decks lacks"
            yield Finding(draft.path, draft.line, message, rules.MISSING_GLYPH)
