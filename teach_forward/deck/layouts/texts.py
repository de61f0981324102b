"""The texts of a layout's placeholders, from the blocks of a slide's body. Pure.

Each function takes a body and gives the texts below the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from teach_forward.deck.names import CARDS, PlaceholderName
from teach_forward.deck.slides import Line, Text, numbered
from teach_forward.messages import Messages
from teach_forward.model import Block, Item, ItemList, Paragraph, Quote, Run, Runs

_BEHIND_HEADING = re.compile("^[ \u00a0\u202f]*(?:[:：]|[-\u2013\u2014](?=[ \u00a0\u202f]))?[ \u00a0\u202f]*")


@dataclass(frozen=True, slots=True)
class SlideBody:
    """The body of a slide, and what may stand beside it: its minutes or those of its session (0: none), messages."""

    blocks: tuple[Block, ...]
    minutes: int
    messages: Messages

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of all lists."""
        return tuple(item for block in self.blocks if isinstance(block, ItemList) for item in block.items)


def text_line(text: str) -> Line:
    """A plain paragraph."""
    return Line((Run(text),))


def nothing(_: SlideBody) -> Iterator[Text]:
    """No text: a table is not one, and the texts of cover and closing slide are not an author's."""
    return iter(())


def prose(body: SlideBody) -> Iterator[Text]:
    """All paragraphs as the body."""
    if lines := tuple(Line(runs) for runs in outer_texts(body.blocks)):
        yield Text(PlaceholderName.BODY, lines)


def bullets(body: SlideBody) -> Iterator[Text]:
    """Items with their levels, and paragraphs without bullets, as the body."""
    if lines := tuple(line for block in body.blocks for line in _body_lines(block)):
        yield Text(PlaceholderName.BODY, lines)


def _body_lines(block: Block) -> Iterator[Line]:
    if isinstance(block, ItemList):
        yield from _list_lines(block.items, ordered=block.ordered, start=block.start)
    else:
        yield from (Line(runs, plain=True) for runs in outer_texts((block,)))


def _list_lines(items: Iterable[Item], level: int = 0, *, ordered: bool = False, start: int = 1) -> Iterator[Line]:
    """The items of a list and those nested under them, numbered from `start` on where the list is `ordered`."""
    for number, item in numbered(items, start):
        yield Line(item.runs, min(level, 1), number=number if ordered else 0)
        yield from _list_lines(item.items, level + 1, ordered=item.ordered)


def cards(body: SlideBody) -> Iterator[Text]:
    """One text a card: the heading of the item on the first level, what follows it on the second."""
    for name, item in zip(CARDS, body.items, strict=False):
        heading, rest = split_heading(item.runs)
        lines = [Line(heading, 0)] if heading else []
        lines += [Line(rest, 1)] if rest else []
        lines += _list_lines(item.items, 1, ordered=item.ordered)
        yield Text(name, tuple(lines), icon=item.icon)


def cards_with_lead(body: SlideBody) -> Iterator[Text]:
    """Cards, and a line beside or between them."""
    yield from cards(body)
    lead = tuple(Line(runs) for runs in outer_texts(block for block in body.blocks if not isinstance(block, ItemList)))
    if lead:
        yield Text(PlaceholderName.LEAD, lead)


def whole_cards(body: SlideBody) -> Iterator[Text]:
    """One text a card, as it is written."""
    yield from (Text(name, (Line(item.runs),), icon=item.icon) for name, item in zip(CARDS, body.items, strict=False))


def split_heading(runs: Runs) -> tuple[Runs, Runs]:
    """The bold beginning of an item as a heading, without the colon or dash behind it, and the rest."""
    count = next((index for index, run in enumerate(runs) if not run.bold), len(runs))
    heading, rest = runs[:count], runs[count:]
    if not heading:
        return (), runs
    if rest:
        first = replace(rest[0], text=_BEHIND_HEADING.sub("", rest[0].text))
        rest = (first, *rest[1:]) if first.text else rest[1:]
    last = replace(heading[-1], text=heading[-1].text.rstrip(" \u00a0\u202f:："))
    heading = tuple(replace(run, bold=False) for run in (*heading[:-1], last))
    return heading, rest


def quote(body: SlideBody) -> Iterator[Text]:
    """The quotation on the first level, and below it who said it, and where."""
    words = [Line(runs) for block in body.blocks if isinstance(block, Quote) for runs in block.paragraphs]
    prose = outer_texts(block for block in body.blocks if not isinstance(block, Quote))
    sources = [Line(runs, min(level, 2)) for level, runs in enumerate(prose, start=1)]
    yield Text(PlaceholderName.QUOTE, (*words, *sources))


def number(body: SlideBody) -> Iterator[Text]:
    """The figure on the first level, and below it the sentence about it."""
    if lines := tuple(Line(runs, min(index, 1)) for index, runs in enumerate(outer_texts(body.blocks))):
        yield Text(PlaceholderName.BODY, lines)


def kicker(body: SlideBody) -> Iterator[Text]:
    """The words that ask the group, and how, above a question."""
    how = [run for runs in outer_texts(body.blocks) for run in (Run(" · "), *runs)]
    yield Text(PlaceholderName.KICKER, (Line((Run(body.messages["ask_the_group"]), *how)),))


def task(body: SlideBody) -> Iterator[Text]:
    """The numbered steps, and the box: minutes, their unit, roles."""
    steps = next((block for block in body.blocks if isinstance(block, ItemList)), None)
    if steps:
        yield Text(PlaceholderName.STEPS, tuple(_body_lines(steps)))
    roles = (line for block in body.blocks if block is not steps for line in _body_lines(block))
    box = [Line(line.runs, 2, number=line.number) for line in roles]
    if body.minutes:
        unit = body.messages.plural("minutes", body.minutes)
        box = [Line((Run(str(body.minutes)),), 0), Line((Run(unit),), 1), *box]
    if box:
        yield Text(PlaceholderName.BOX, tuple(box))


def outer_texts(blocks: Iterable[Block]) -> Iterator[Runs]:
    """Every paragraph, those of quotations, and the items of the first level: `texts_of` gives nested ones, too."""
    for block in blocks:
        match block:
            case Paragraph(runs):
                yield runs
            case Quote(paragraphs):
                yield from paragraphs
            case ItemList(items):
                for item in items:
                    yield item.runs
            case _:
                continue
