"""Lists, tables, paragraphs, code and descriptions of pictures of a translation, beside those of its source.

`parity` compares what has an id. This compares the rest by its place: the second list of a section with the second one
of the same section in the source, what stands below a slide with what stands below that slide there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from teach_forward.checks.comparison.order import moved
from teach_forward.checks.page.table_marks import faults
from teach_forward.model import Document
from teach_forward.text.markup import covered, links
from teach_forward.text.passages import QUOTE, Item, Paragraph, Place, Points, Section, Table, Text, sections
from teach_forward.text.prose import FENCED
from teach_forward.util import locales
from teach_forward.util.counting import count_words
from teach_forward.util.phrases import counted

LEAST_WORDS = 8  # fewer may well be said twice
FAR_WORDS = 20  # so many are said twice in two sections by a slip alone; forms of politeness are shorter
LEAST_ALT_WORDS = 3  # fewer may well be a name
COUNTED = ("slide", "answer")  # parity counts the list items of these

Said = Iterator[tuple[int, str, str]]
Kind = TypeVar("Kind", Points, Table, Paragraph)

_BOX = re.compile(r"\[[ xX]?\]")
_DIGIT = re.compile(r"\d")
_GROUPING = re.compile(r"(?<=\d)[.,'’ \u00a0\u202f](?=\d)")


def check_structure(source: Document, translation: Document, adapted: Collection[str] = ()) -> Said:
    """All differences between these parts of a translation and those of its source.

    Nothing is told of what stands in the sections `adapted` (their ids): a comment there says that they are others.
    """
    for section, twin in _twins(source, translation):
        if section.id in adapted or not _same_order(section, twin):
            continue
        lost = set(_lost_quotations(section, twin))
        for part in sorted(lost):
            message = f"nothing is quoted under {{#{part or twin.id}}}, and something is in the source"
            yield twin.line, message, "paragraphs-differ"
        whole = not any(True for _ in faults(twin))  # a broken table is told by itself, and makes paragraphs of rows
        for place in _shared_places(section, twin):
            if place.part not in lost and not _silent(twin, place):
                yield from _lists(_at(section, place, Points), _at(twin, place, Points), place, twin)
                if whole:
                    yield from _tables(_at(section, place, Table), _at(twin, place, Table), twin)
                    yield from _paragraphs(_texts_at(section, place), _texts_at(twin, place), twin)
    yield from code(source, translation, adapted)
    yield from repeated(source, translation, adapted)
    yield from descriptions(source, translation)


def _twins(source: Document, translation: Document) -> Iterator[tuple[Section, Section]]:
    """The sections of a source that the translation has too, each with its twin."""
    here = {section.id: section for section in sections(translation.text)}
    yield from ((section, here[section.id]) for section in sections(source.text) if section.id in here)


def _same_order(section: Section, twin: Section) -> bool:
    """Whether slides, questions and scenarios stand in the order of the source; what follows them moves with them."""
    there, here = ([block.id for block in each.blocks if block.id] for each in (section, twin))
    return [id_ for id_ in there if id_ in here] == [id_ for id_ in here if id_ in there]


def _shared_places(section: Section, twin: Section) -> Iterator[Place]:
    """The places of two sections that can be compared; parity tells which slides, answers and tips are missing."""
    there, here = _blocks(section), _blocks(twin)
    parts = {"", *(part for _, part in there)} & {"", *(part for _, part in here)}
    for place in dict.fromkeys(passage.place for each in (section, twin) for passage in each.passages):
        block = (place.block, place.part)
        if place.part in parts and there[block] == here[block]:
            yield place


def _blocks(section: Section) -> Counter[tuple[str, str]]:
    """How many blocks of a name a section has, for each part that they are or belong to."""
    part, found = "", Counter[tuple[str, str]]()
    for block in section.blocks:
        part = block.id or part
        found[block.name, part] += 1
    return found


def _at(section: Section, place: Place, kind: type[Kind]) -> list[Kind]:
    """The passages of a kind that a section has at a place."""
    return [passage for passage in section.passages if isinstance(passage, kind) and passage.place == place]


def _texts_at(section: Section, place: Place) -> list[Paragraph]:
    """The paragraphs at a place that are more than a picture: pictures are compared as such."""
    found = _at(section, place, Paragraph)
    return [part for part in found if not (part.text.startswith("![") and part.text.endswith(")"))]


def _silent(twin: Section, place: Place) -> bool:
    """Whether a place is below a slide under which nothing is said at all; parity tells that."""
    slides = {block.id for block in twin.blocks if block.name == "slide"}
    below = (passage for passage in twin.passages if passage.place.part == place.part)
    return place.part in slides and place.block == "" and all(passage.place.block == "slide" for passage in below)


def _lost_quotations(section: Section, twin: Section) -> Iterator[str]:
    """The parts of a section that quote something, where its twin has the part and quotes nothing."""
    there, here = (
        {passage.place.part for passage in each.passages if passage.place.block == QUOTE} for each in (section, twin)
    )
    yield from (there - here) & {"", *(block.id for block in twin.blocks)}


# Lists


def _lists(wanted: Sequence[Points], found: Sequence[Points], place: Place, twin: Section) -> Said:
    if place.block in COUNTED and _size(wanted) != _size(found):
        return
    if len(wanted) != len(found):
        message = f"under {{#{twin.id}}} stand {counted(len(found), 'list')} here and {len(wanted)} in the source"
        yield _first_line(found, twin), message, "list-differs"
        return
    for points, mine in zip(wanted, found, strict=True):
        if len(points.items) != len(mine.items) - _repeats([item.text for item in mine.items]):
            message = f"this list has {counted(len(mine.items), 'item')} here and {len(points.items)} in the source"
            yield mine.line, message, "list-differs"
        elif len(points.items) == len(mine.items):
            yield from _items(points, mine)


def _items(points: Points, mine: Points) -> Said:
    """The first item that is not marked as in the source; then those that stand at another place."""
    same_numbers = _all_ones(points) != _all_ones(mine)  # counted by the machine, they are the same to readers
    for item, own in zip(points.items, mine.items, strict=True):
        if what := _difference(item, own, same_numbers=same_numbers):
            yield own.line, what, "list-differs"
            break
    for index in _out_of_place([item.text for item in points.items], [item.text for item in mine.items]):
        yield mine.items[index].line, "this item stands at another place of the list in the source", "list-differs"


def _difference(item: Item, own: Item, *, same_numbers: bool) -> str:
    """How an item is marked in another way than that of the source; empty where it is not."""
    if own.level != item.level:
        return f"this item is nested {'deeper' if own.level > item.level else 'less deep'} than in the source"
    if (own.number is None) != (item.number is None):
        here, there = ("bullet", "number") if own.number is None else ("number", "bullet")
        return f"this item has a {here} here and a {there} in the source"
    if (own_box := bool(_BOX.match(own.text))) != bool(_BOX.match(item.text)):
        here, there = ("a", "none") if own_box else ("no", "one")
        return f"this item has {here} box to tick here and {there} in the source"
    if own.number != item.number and not same_numbers:
        return f"this item has the number {own.number} here and {item.number} in the source"
    return ""


def _all_ones(points: Points) -> bool:
    """Whether every number of a list is written as 1, so that the machine counts."""
    return len(points.items) > 1 and all(item.number == 1 for item in points.items)


def _size(some: Sequence[Points]) -> int:
    return sum(len(points.items) for points in some)


# Tables and paragraphs


def _tables(wanted: Sequence[Table], found: Sequence[Table], twin: Section) -> Said:
    if len(wanted) != len(found):
        message = f"under {{#{twin.id}}} stand {counted(len(found), 'table')} here and {len(wanted)} in the source"
        yield _first_line(found, twin), message, "table-columns"
        return
    for table, mine in zip(wanted, found, strict=True):
        columns, own = len(table.rows[0].cells), len(mine.rows[0].cells)
        if columns != own:
            message = f"this table has {counted(len(mine.rows[0].cells), 'column')} here and {columns} in the source"
            yield mine.line, message, "table-columns"
        elif len(table.rows) != len(mine.rows) - _repeats([row.text for row in mine.rows]):
            message = f"this table has {counted(len(mine.rows), 'row')} here and {len(table.rows)} in the source"
            yield mine.line, message, "table-rows"
        elif len(table.rows) == len(mine.rows):
            for index in _out_of_place([row.text for row in table.rows], [row.text for row in mine.rows]):
                yield mine.rows[index].line, "this row stands at another place in the source", "table-rows"


def _paragraphs(wanted: Sequence[Paragraph], found: Sequence[Paragraph], twin: Section) -> Said:
    """Fewer paragraphs than in the source, or exchanged ones. More may stand here: an edition adds what it needs."""
    if len(found) < len(wanted):
        message = f"under {{#{twin.id}}} stand {counted(len(found), 'paragraph')} here and {len(wanted)} in the source"
        yield _first_line(found, twin), message, "paragraphs-differ"
    elif len(found) == len(wanted):
        for index in _out_of_place([part.text for part in wanted], [part.text for part in found]):
            yield found[index].line, "this paragraph stands at another place in the source", "paragraphs-differ"


def _repeats(texts: Sequence[str]) -> int:
    """How many texts are there for the second time, and told as such."""
    long = [text for text in texts if count_words(text) >= LEAST_WORDS]
    return len(long) - len(set(long))


def _first_line(found: Sequence[Points] | Sequence[Table] | Sequence[Paragraph], twin: Section) -> int:
    return found[0].line if found else twin.line


# Order, where links or numbers tell it


def _out_of_place(wanted: Sequence[str], found: Sequence[str]) -> Iterator[int]:
    """The indices of texts that have changed places, by their links or else by their numbers, where these tell."""
    for key in (_addresses, _numbers):
        there, here = [key(text) for text in wanted], [key(text) for text in found]
        counts = Counter(there)
        telling = [one for one in there if one and counts[one] == 1]
        if len(telling) > 1 and counts == Counter(here):
            at = [index for index, one in enumerate(here) if one in telling]
            yield from (at[index] for index in moved(telling, [here[index] for index in at]))
            return


def _addresses(text: str) -> tuple[str, ...]:
    return tuple(sorted(link.href for link in links(text)))


def _numbers(text: str) -> tuple[int, ...]:
    """The numbers that people read in a text, in digits of any script; points and commas do not matter.

    Python reads no number of more than 4,300 digits; a longer one is taken for several.
    """
    read = _GROUPING.sub("", covered(text)) if _DIGIT.search(text) else ""
    return tuple(sorted(int(digits) for digits in re.findall(r"\d{1,4000}", read)))


# Whole pages


def code(source: Document, translation: Document, adapted: Collection[str] = ()) -> Said:
    """Blocks of code of a section that are fewer or more than in the source, or have fewer or more lines."""
    wanted, found = _code(source), _code(translation)
    for section, twin in _twins(source, translation):
        there, here = wanted.get(section.id, []), found.get(twin.id, [])
        if twin.id in adapted:
            continue
        if len(here) != len(there):
            blocks = counted(len(here), "block")
            message = f"under {{#{twin.id}}} stand {blocks} of code here and {len(there)} in the source"
            yield here[0].line if here else twin.line, message, "code-differs"
            continue
        for block, mine in zip(there, here, strict=True):
            if (lines := _lines_of(block)) != (own := _lines_of(mine)):
                message = f"this block of code has {counted(own, 'line')} here and {lines} in the source"
                yield mine.line, message, "code-differs"


def _code(document: Document) -> dict[str, list[Text]]:
    """The blocks of code of each section, by its id, with their marks."""
    parts, found = sections(document.text), dict[str, list[Text]]()
    for block in FENCED.finditer(document.text):
        line = document.text.count("\n", 0, block.start()) + 1
        around = next((section for section in reversed(parts) if section.line < line), parts[0])
        found.setdefault(around.id, []).append(Text(line, block[0]))
    return found


def _lines_of(block: Text) -> int:
    """How many lines stand between the marks of a block of code."""
    return block.words.count("\n") - 1


def repeated(source: Document, translation: Document, adapted: Collection[str] = ()) -> Said:
    """Paragraphs, items and rows that stand twice here: in one section, or long ones in two; and not in the source."""
    allowed = Counter(where for where, _ in _twice(source, LEAST_WORDS // 2, LEAST_WORDS // 2))
    for where, (first, again) in _twice(translation, LEAST_WORDS, FAR_WORDS):
        allowed[where] -= 1
        if allowed[where] < 0 and where[1] not in adapted:
            words = " ".join(again.words.split()[:5])
            yield again.line, f'this stands on line {first.line} already: "{words} …"', "repeated-text"


def _twice(document: Document, near: int, far: int) -> Iterator[tuple[tuple[str, str], tuple[Text, Text]]]:
    """Texts that stand twice, with the ids of both sections: of so many words at least in one section, or in two."""
    seen: dict[str, tuple[str, Text]] = {}
    for section in sections(document.text):
        for text in _pieces(section):
            words = text.words.split()
            before, first = seen.setdefault(" ".join(words), (section.id, text))
            if first is not text and len(words) >= (near if before == section.id else far):
                yield (before, section.id), (first, text)


def _pieces(section: Section) -> Iterator[Text]:
    """The paragraphs, items and rows of a section."""
    for passage in section.passages:
        if isinstance(passage, Points):
            yield from (Text(item.line, item.text) for item in passage.items)
        elif isinstance(passage, Table):
            yield from (Text(row.line, row.text) for row in passage.rows)
        else:
            yield Text(passage.line, passage.text)


def descriptions(source: Document, translation: Document) -> Said:
    """Descriptions of pictures that are still those of the source; short ones may well be a name."""
    theirs = {words for _, words in _described(source)}
    for line, words in _described(translation):
        if words in theirs and count_words(words) >= LEAST_ALT_WORDS:
            language, first = locales.name(source.locale), " ".join(words.split()[:8])
            yield line, f"the description of this picture is still {language}: “{first} …”", "english-left"


def _described(document: Document) -> Iterator[tuple[int, str]]:
    """What the pictures of a page show, in words, each with its line."""
    for section in sections(document.text):
        for text in section.texts():
            yield from ((text.line_at(link.start), link.words) for link in links(text.words) if link.image)
