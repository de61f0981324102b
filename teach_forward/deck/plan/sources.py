"""What the facts on a slide rest on: the sources that its words link to, in a line at its foot or in its notes. Pure.

The words themselves lose these links, since on a card in the accent a link could not be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from teach_forward.deck.layouts.layout import SlideLayout
from teach_forward.deck.names import PlaceholderName
from teach_forward.deck.plan import fit
from teach_forward.deck.slides import Line, Note, Text
from teach_forward.messages import Messages
from teach_forward.model import Block, Run, Runs, texts_of

BETWEEN = " · "

Titles = Mapping[str, str]
"""The titles of the sources that a document links to, by the address of the link as it is written."""


def sources_of(blocks: Iterable[Block], titles: Titles) -> tuple[Run, ...]:
    """The sources that the words of blocks link to, each once: its title, with the address as it is written."""
    found: dict[str, Run] = {}
    for run in (run for runs in texts_of(blocks) for run in runs):
        if run.href and (title := titles.get(run.href)):
            found.setdefault(title, Run(title, href=run.href))
    return tuple(found.values())


def without_sources(runs: Runs, titles: Titles) -> Runs:
    """Words without their links to sources."""
    return tuple(replace(run, href=None) if run.href in titles else run for run in runs)


def at_foot(
    layout: SlideLayout, sources: Iterable[Run], messages: Messages
) -> tuple[tuple[Text, ...], tuple[Note, ...]]:
    """The line at the foot of a slide with as many sources as it holds, and a note with the others."""
    shown: list[Run] = []
    others: list[Run] = []
    for source in sources:
        fits = layout.has(PlaceholderName.SOURCE) and _fits(layout, _text([*shown, source], messages))
        (shown if fits else others).append(source)
    notes = (Note(_runs(others, messages)),) if others else ()
    return (_text(shown, messages),) if shown else (), notes


def _fits(layout: SlideLayout, text: Text) -> bool:
    return fit.measure(layout.placeholder(text.placeholder), text).fits


def _text(sources: list[Run], messages: Messages) -> Text:
    return Text(PlaceholderName.SOURCE, (Line(_runs(sources, messages)),))


def _runs(sources: list[Run], messages: Messages) -> Runs:
    """The sources in a sentence such as "Sources: one · another"."""
    before, _, after = messages.plural("deck_source", len(sources)).partition("{sources}")
    apart = [part for source in sources for part in (Run(BETWEEN), source)][1:]
    return tuple(run for run in (Run(before), *apart, Run(after)) if run.text)
