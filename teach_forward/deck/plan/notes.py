"""Speaker notes: from the blocks of the model to paragraphs. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from teach_forward.deck.slides import Note, numbered
from teach_forward.messages import Messages
from teach_forward.model import Block, Item, ItemList, Paragraph, Picture, Quote, Run, Runs, Table, Tip
from teach_forward.util import locales


def notes(blocks: Iterable[Block], messages: Messages) -> tuple[Note, ...]:
    """Speaker notes as paragraphs."""
    return tuple(note for block in blocks for note in _notes(block, messages))


def row_as_sentence(header: tuple[Runs, ...], row: tuple[Runs, ...], locale: str) -> Runs:
    """A row of a table as a sentence: each cell behind the heading of its column."""
    runs: list[Run] = []
    for index, cell in enumerate(row):
        if not cell:
            continue
        runs += [Run(" · ")] if runs else []
        if index < len(header) and header[index]:
            runs += [*_each(header[index], lambda run: replace(run, bold=True)), Run(locales.colon(locale))]
        runs += cell
    return tuple(runs)


def _notes(block: Block, messages: Messages) -> Iterator[Note]:
    match block:
        case Paragraph(runs):
            yield Note(runs)
        case Quote(paragraphs):
            yield from (Note(_each(runs, lambda run: replace(run, italic=True))) for runs in paragraphs)
        case ItemList(items, ordered, start):
            yield from _item_notes(items, ordered, 0, start)
        case Table(header, rows):
            yield from _table_notes(header, rows, messages.locale)
        case Picture(_, description):
            yield Note((Run(description, italic=True),))
        case Tip(title, body):
            label = messages["tip"]
            yield Note((Run(f"{label} · {title}" if title and title != label else label, bold=True),))
            yield from (note for inner in body for note in _notes(inner, messages))


def _table_notes(header: tuple[Runs, ...], rows: tuple[tuple[Runs, ...], ...], locale: str) -> Iterator[Note]:
    """The rows of a table as sentences; of a sheet to be filled in, its columns and then what stands in the rows."""
    told = {index for row in rows for index, cell in enumerate(row) if cell}
    if all(index in told for index, cell in enumerate(header) if cell):
        yield from (Note(row_as_sentence(header, row, locale)) for row in rows)
        return
    yield Note(_each(row_as_sentence((), header, locale), lambda run: replace(run, bold=True)))
    yield from (Note(row_as_sentence((), row, locale), bullet="•") for row in rows)


def _item_notes(items: tuple[Item, ...], ordered: bool, level: int, start: int = 1) -> Iterator[Note]:
    for number, item in numbered(items, start):
        yield from _notes_of_item(item, str(number) if ordered else "•", level)


def _notes_of_item(item: Item, bullet: str, level: int) -> Iterator[Note]:
    if item.runs or bullet:  # a list of another kind may follow at once
        yield Note(item.runs, level, bullet)
    yield from _item_notes(item.items, item.ordered, level + 1)
    if item.rest:
        yield from _notes_of_item(item.rest, "", level)


def _each(runs: Runs, change: Callable[[Run], Run]) -> Runs:
    return tuple(map(change, runs))
