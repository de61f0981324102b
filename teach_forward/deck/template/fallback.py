"""Slides for a template that lacks their layout: their texts as bullets, and nothing lost. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from teach_forward.deck.layouts.catalogue import DEFINITIONS
from teach_forward.deck.layouts.definition import Fallback
from teach_forward.deck.layouts.layout import SlideLayout
from teach_forward.deck.names import CARDS, HEADINGS, LayoutName, PlaceholderName
from teach_forward.deck.plan.drafts import DASH, Draft
from teach_forward.deck.plan.notes import row_as_sentence
from teach_forward.deck.slides import Line, Text
from teach_forward.messages import Messages
from teach_forward.model import Run, Runs, plain
from teach_forward.util import locales

ASIDE = (PlaceholderName.KICKER, PlaceholderName.LEAD)
"""Texts that may stand above another text of the slide."""

MAIN = (PlaceholderName.BODY, PlaceholderName.SUBTITLE, PlaceholderName.QUOTE, PlaceholderName.STEPS)
"""Placeholders that may hold all that a slide says below its title."""

_AS_BULLETS = DEFINITIONS["bullets"]


def as_bullets(draft: Draft, name: PlaceholderName, messages: Messages) -> Draft:
    """A slide with all that stands beside its title in one placeholder."""
    title, *rest = draft.texts
    rest.sort(key=lambda text: text.placeholder not in ASIDE)  # what leads in comes first
    lines = tuple(line for text in rest for line in _lines(draft.layout.fallback, text, messages))
    if draft.cells:
        header, *rows = draft.cells.rows
        heads = tuple(() if plain(head) == DASH else head for head in header)
        sentences = (row_as_sentence(heads, _told(heads, row), messages.locale) for row in rows)
        lines += tuple(Line(sentence) for sentence in sentences if sentence)
    texts = (title, Text(name, lines)) if lines else (title,)
    items = sum(line.level == 0 and not line.plain for line in lines)
    kept = draft.layout.splittable or draft.layout.name == "title"
    return replace(draft, layout=draft.layout if kept else _AS_BULLETS, items=items, texts=texts, cells=None)


def _told(heads: Iterable[Runs], row: Iterable[Runs]) -> tuple[Runs, ...]:
    """The cells of a row, but for a dash without a head: alone it would say nothing, and be taken for a bullet."""
    return tuple(cell if head or plain(cell) != DASH else () for head, cell in zip(heads, row, strict=True))


def with_asides_above(draft: Draft, layout: SlideLayout) -> Draft | None:
    """A slide whose kicker or lead stands above another text, where the layout has no placeholder of its own for it.

    None where the layout lacks more than that.
    """
    lost = [text for text in draft.texts if not layout.has(text.placeholder)]
    if (draft.cells and not layout.has(draft.cells.placeholder)) or any(text.placeholder not in ASIDE for text in lost):
        return None
    if not lost:
        return draft
    kept = [text for text in draft.texts if text not in lost]
    name = _below(kept, layout)
    if not name:
        return None
    above = tuple(replace(line, plain=True) for text in lost for line in text.lines)
    own = next((text.lines for text in kept if text.placeholder == name), ())
    others = tuple(text for text in kept if text.placeholder != name)
    return replace(draft, texts=(*others, Text(name, (*above, *own))))


def in_columns(draft: Draft, name: LayoutName) -> Draft | None:
    """A slide of two cards side by side in a layout with two texts, or with a heading over each; None for any other."""
    title, *cards = draft.texts
    if draft.layout.name not in ("columns", "contrast") or [text.placeholder for text in cards] != list(CARDS[:2]):
        return None
    pairs = [_parted(card) for card in cards]
    if name.layout != "comparison":
        texts = (
            Text(card.placeholder, (*_headings(over), *under)) for card, (over, under) in zip(cards, pairs, strict=True)
        )
        return replace(draft, texts=(title, *texts), chosen=name)
    if not all(over and under for over, under in pairs):
        return None
    beside = zip(HEADINGS, cards, pairs, strict=True)
    texts = (
        text for heading, card, (over, under) in beside for text in (Text(heading, over), Text(card.placeholder, under))
    )
    return replace(draft, texts=(title, *texts), chosen=name)


def _parted(card: Text) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The heading of a card, and what stands below it."""
    over = tuple(replace(line, plain=True) for line in card.lines if line.level == 0)
    return over, tuple(replace(line, level=0, plain=True) for line in card.lines if line.level > 0)


def _headings(lines: Iterable[Line]) -> Iterator[Line]:
    return (replace(line, runs=_bold(line.runs)) for line in lines)


def _below(kept: Iterable[Text], layout: SlideLayout) -> PlaceholderName | None:
    """The placeholder above whose text others may stand: one that has a text, else one that could."""
    filled = (text.placeholder for text in kept if text.placeholder in MAIN)
    empty = (name for name in (PlaceholderName.BODY, PlaceholderName.SUBTITLE) if layout.has(name))
    return next(filled, None) or next(empty, None)


def _lines(fallback: Fallback, text: Text, messages: Messages) -> Iterator[Line]:
    if text.placeholder in CARDS:
        yield Line(_one(text, messages), number=_place(text) if fallback is Fallback.NUMBERED else 0)
    elif text.placeholder is PlaceholderName.BOX:
        yield from _box(text)
    elif fallback is Fallback.PLAIN or text.placeholder in ASIDE:
        yield from (replace(line, level=0, plain=True, number=0) for line in text.lines)
    else:
        yield from text.lines


def _place(text: Text) -> int:
    """The number of a card, from 1."""
    return CARDS.index(text.placeholder) + 1


def _one(text: Text, messages: Messages) -> Runs:
    """A card as a line: "Heading: text"."""
    heading = [line.runs for line in text.lines if line.level == 0]
    rest = [line.runs for line in text.lines if line.level > 0]
    if not heading or not rest:
        return _spaced((*heading, *rest))
    return (*_bold(heading[0]), Run(locales.colon(messages.locale)), *_spaced(rest))


def _box(text: Text) -> Iterator[Line]:
    """Minutes and their unit in a line, then the roles."""
    time = [line.runs for line in text.lines if line.level < 2]
    if time:
        yield Line(_bold(_spaced(time)), plain=True)
    yield from (replace(line, level=0, plain=True) for line in text.lines if line.level == 2)


def _spaced(parts: Iterable[Runs]) -> Runs:
    """Runs one after another, with a space between each two parts."""
    runs: Runs = ()
    for part in parts:
        runs += (Run(" "), *part) if runs else part
    return runs


def _bold(runs: Runs) -> Runs:
    return tuple(replace(run, bold=True) for run in runs)
