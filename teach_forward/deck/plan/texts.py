"""What stands in the slots of a slide, and in its notes: from the blocks of the model to lines. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from teach_forward.deck.slides import Cells, Line, Note, Text
from teach_forward.model import Block, Item, ItemList, Paragraph, Picture, Quote, Run, Runs, Slide, Table, Tip, plain

Words = Mapping[str, str]


def texts(slide: Slide, minutes: str, unit: str, words: Words) -> tuple[Text, ...]:
    """The texts of a slide for the slots of its layout's forms. `minutes` and `unit` go into the box of a task."""
    title = Text("title", (Line((Run(slide.title),)),))
    if slide.layout == "task":
        return (title, *_task(slide.body, minutes, unit))
    if slide.layout == "question":
        return (title, Text("kicker", (Line(_kicker(slide.body, words)),)))
    body = {
        "section": _section,
        "bullets": _bullets,
        "steps": _cards,
        "columns": _cards,
        "contrast": _cards,
        "quote": _quote,
        "cycle": _diagram,
        "ladder": _cards,
        "timeline": _cards,
        "matrix": _cards,
        "grid": _cards,
        "takeaways": _whole,
        "sources": _bullets,
        "table": _nothing,
        "figure": _section,
    }[slide.layout]
    return (title, *body(slide.body))


def items(slide: Slide) -> int:
    """How many items the slide's first list has."""
    return next((len(block.items) for block in slide.body if isinstance(block, ItemList)), 0)


def notes(blocks: Iterable[Block], words: Words, *, tips: bool) -> tuple[Note, ...]:
    """Speaker notes as paragraphs; `tips` are left out of what participants may see."""
    return tuple(note for block in blocks if tips or not isinstance(block, Tip) for note in _notes(block, words))


def _section(body: tuple[Block, ...]) -> Iterator[Text]:
    lines = tuple(Line(runs) for runs in _prose(body))
    if lines:
        yield Text("body", lines)


def _bullets(body: tuple[Block, ...]) -> Iterator[Text]:
    yield Text("body", tuple(line for block in body for line in _body_lines(block)))


def _body_lines(block: Block) -> Iterator[Line]:
    if isinstance(block, ItemList):
        yield from (line for item in block.items for line in _item_lines(item, 0))
    else:
        yield from (Line(runs, plain=True) for runs in _prose((block,)))


def _item_lines(item: Item, level: int) -> Iterator[Line]:
    yield Line(item.runs, min(level, 1))
    for child in item.items:
        yield from _item_lines(child, level + 1)


def _cards(body: tuple[Block, ...]) -> Iterator[Text]:
    """One text a card: the heading of the item on the first level, what follows it on the second."""
    listed = (item for block in body if isinstance(block, ItemList) for item in block.items)
    for place, item in enumerate(listed, start=1):
        heading, rest = split_heading(item.runs)
        lines = [Line(heading, 0)] if heading else []
        lines += [Line(rest, 1)] if rest else []
        lines += [line for child in item.items for line in _item_lines(child, 1)]
        yield Text(f"card {place}", tuple(lines))


def _diagram(body: tuple[Block, ...]) -> Iterator[Text]:
    """Cards, and a line beside or between them."""
    yield from _cards(body)
    lead = tuple(Line(runs) for runs in _prose(block for block in body if not isinstance(block, ItemList)))
    if lead:
        yield Text("lead", lead)


def _nothing(_: tuple[Block, ...]) -> Iterator[Text]:
    """A table is no text of a slot: see `table`."""
    return iter(())


def _whole(body: tuple[Block, ...]) -> Iterator[Text]:
    """One text a card, just as it stands."""
    listed = (item for block in body if isinstance(block, ItemList) for item in block.items)
    yield from (Text(f"card {place}", (Line(item.runs),)) for place, item in enumerate(listed, start=1))


def table(slide: Slide, words: Words) -> Cells | None:
    """The table of a slide, if it shows one, with its alternative text."""
    found = next((block for block in slide.body if isinstance(block, Table)), None)
    if not found or slide.layout != "table":
        return None
    heads = ", ".join(plain(cell) for cell in found.header)
    return Cells("table", (found.header, *found.rows), words["table_alt"].format(columns=heads)[:250])


def split_heading(runs: Runs) -> tuple[Runs, Runs]:
    """The bold beginning of an item as a heading, without the colon behind it, and the rest."""
    count = next((place for place, run in enumerate(runs) if not run.bold), len(runs))
    heading, rest = runs[:count], runs[count:]
    if not heading:
        return (), runs
    if rest:
        first = replace(rest[0], text=rest[0].text.lstrip(" \u00a0\u202f").removeprefix(":").lstrip(" \u00a0\u202f"))
        rest = (first, *rest[1:]) if first.text else rest[1:]
    last = replace(heading[-1], text=heading[-1].text.rstrip(" \u00a0\u202f:"))
    heading = tuple(replace(run, bold=False) for run in (*heading[:-1], last))
    return heading, rest


def _quote(body: tuple[Block, ...]) -> Iterator[Text]:
    said = [Line(runs) for block in body if isinstance(block, Quote) for runs in block.paragraphs]
    sources = [Line(runs, 1) for runs in _prose(block for block in body if not isinstance(block, Quote))]
    yield Text("quote", (*said, *sources))


def _kicker(body: tuple[Block, ...], words: Words) -> Runs:
    extra = [run for runs in _prose(body) for run in (Run(" · "), *runs)]
    return (Run(words["ask_the_group"]), *extra)


def _task(body: tuple[Block, ...], minutes: str, unit: str) -> Iterator[Text]:
    """The numbered steps, and the box: minutes, their unit, roles."""
    steps = next((block for block in body if isinstance(block, ItemList)), None)
    if steps:
        yield Text("steps", tuple(line for item in steps.items for line in _item_lines(item, 0)))
    box = [Line((Run(minutes),), 0), Line((Run(unit),), 1)] if minutes else []
    box += [Line(runs, 2) for block in body if block is not steps for runs in _prose((block,))]
    if box:
        yield Text("box", tuple(box))


def _prose(blocks: Iterable[Block]) -> Iterator[Runs]:
    """The runs of every paragraph, list items one by one."""
    for block in blocks:
        match block:
            case Paragraph(runs):
                yield runs
            case Quote(paragraphs):
                yield from paragraphs
            case ItemList(listed):
                for item in listed:
                    yield item.runs
            case _:
                continue


def _notes(block: Block, words: Words) -> Iterator[Note]:
    match block:
        case Paragraph(runs):
            yield Note(runs)
        case Quote(paragraphs):
            yield from (Note(_each(runs, lambda run: replace(run, italic=True))) for runs in paragraphs)
        case ItemList(listed, ordered):
            yield from _item_notes(listed, ordered, 0)
        case Table(header, rows):
            yield from (Note(row_as_sentence(header, row)) for row in rows)
        case Picture(_, description):
            yield Note((Run(description, italic=True),))
        case Tip(title, body):
            label = words["tip"]
            yield Note((Run(f"{label} · {title}" if title and title != label else label, bold=True),))
            yield from (note for inner in body for note in _notes(inner, words))


def _item_notes(listed: tuple[Item, ...], ordered: bool, level: int) -> Iterator[Note]:
    for place, item in enumerate(listed, start=1):
        yield Note(item.runs, level, str(place) if ordered else "•")
        yield from _item_notes(item.items, False, level + 1)


def row_as_sentence(header: tuple[Runs, ...], row: tuple[Runs, ...]) -> Runs:
    """A row of a table as a sentence: each cell behind the heading of its column."""
    runs: list[Run] = []
    for place, cell in enumerate(row):
        if not cell:
            continue
        runs += [Run("; ")] if runs else []
        if place < len(header) and header[place]:
            runs += [*_each(header[place], lambda run: replace(run, bold=True)), Run(": ")]
        runs += cell
    return tuple(runs)


def _each(runs: Runs, change: Callable[[Run], Run]) -> Runs:
    return tuple(map(change, runs))
