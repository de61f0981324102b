"""Slides for a template that lacks their layout: their texts as bullets, and nothing lost. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from teach_forward.deck.layouts.layout import Form
from teach_forward.deck.plan.drafts import Draft
from teach_forward.deck.plan.texts import row_as_sentence
from teach_forward.deck.slides import Line, Text
from teach_forward.model import Run, Runs

ASIDE = ("kicker", "lead")
"""Texts that may stand above another text of the slide."""

_COLONS = {"fr": "\u00a0: "}  # French sets a space before it
_PLAIN = ("section", "quote", "question", "closing", "title")  # layouts whose texts are no items
_NUMBERED = ("steps", "task")


def collapsed(draft: Draft, slot: str, words: Mapping[str, str]) -> Draft:
    """A slide with all that stands beside its title in one slot."""
    title, *rest = draft.texts
    rest.sort(key=lambda text: text.slot not in ASIDE)  # what leads in comes first
    lines = tuple(line for text in rest for line in _lines(draft.layout, text, words))
    if draft.cells:
        header, *rows = draft.cells.rows
        lines += tuple(Line(row_as_sentence(header, row)) for row in rows)
    kept = (title, Text(slot, lines)) if lines else (title,)
    items = sum(line.level == 0 and not line.plain for line in lines)
    layout = "bullets" if draft.layout not in ("bullets", "sources", "title") else draft.layout
    return replace(draft, layout=layout, items=items, texts=kept, cells=None)


def joined(draft: Draft, form: Form) -> Draft | None:
    """A slide whose kicker or lead stands above another text, where the form has no place of its own for it.

    None where the form lacks more than that.
    """
    lost = [text for text in draft.texts if not form.has(text.slot)]
    kept = [text for text in draft.texts if form.has(text.slot)]
    home = next((text.slot for text in kept if text.slot in ("body", "subtitle", "quote", "steps")), "")
    if not home:
        home = next((name for name in ("body", "subtitle") if form.has(name)), "")
    if (draft.cells and not form.has(draft.cells.slot)) or any(text.slot not in ASIDE for text in lost):
        return None
    if not lost:
        return draft
    if not home:
        return None
    above = tuple(replace(line, plain=True) for text in lost for line in text.lines)
    own = next((text.lines for text in kept if text.slot == home), ())
    others = tuple(text for text in kept if text.slot != home)
    return replace(draft, texts=(*others, Text(home, (*above, *own))))


def _lines(layout: str, text: Text, words: Mapping[str, str]) -> Iterator[Line]:
    if text.slot.startswith("card "):
        yield Line(_one(text, words), numbered=layout in _NUMBERED)
    elif text.slot == "box":
        yield from _box(text)
    elif layout == "task":
        yield from (replace(line, numbered=line.level == 0) for line in text.lines)
    elif layout in _PLAIN or text.slot in ASIDE:
        yield from (replace(line, level=0, plain=True) for line in text.lines)
    else:
        yield from text.lines


def _one(text: Text, words: Mapping[str, str]) -> Runs:
    """A card as a line: "Heading: text"."""
    heading = [line.runs for line in text.lines if line.level == 0]
    rest = [line.runs for line in text.lines if line.level > 0]
    if not heading or not rest:
        return tuple(run for part in (*heading, *rest) for run in (*part, Run(" ")))[:-1]
    colon = _COLONS.get(words["language_tag"].partition("-")[0], ": ")
    bold = tuple(replace(run, bold=True) for run in heading[0])
    said = tuple(run for place, part in enumerate(rest) for run in ((Run(" "),) if place else ()) + part)
    return (*bold, Run(colon), *said)


def _box(text: Text) -> Iterator[Line]:
    """Minutes and their unit in a line, then the roles."""
    time = [line.runs for line in text.lines if line.level < 2]
    if time:
        runs = tuple(run for place, part in enumerate(time) for run in ((Run(" "),) if place else ()) + part)
        yield Line(tuple(replace(run, bold=True) for run in runs), plain=True)
    yield from (replace(line, level=0, plain=True) for line in text.lines if line.level == 2)
