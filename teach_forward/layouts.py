"""The layouts that a slide can have: what each is for and what its body may hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from teach_forward.model import Block, Item, ItemList, Paragraph, Picture, Quote, Table, Tip, plain

TIMES = ("minutes", "each", "table")
"""Options of a slide that say how long the room is busy with it."""
DESCRIPTION = 250
"""Characters of a picture's description at most: PowerPoint's checker asks for a sentence or two."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout. `items` is the least and most number of items of its list; (0, 0) means no list.

    `cards` says that the list is drawn as cards, and `counted` that they bear numbers. `ordered` says that the list is
    numbered, and that a second one may follow it. `iconic` says that each item begins with an icon. `prose` is the most
    number of paragraphs beside the list, and `least_prose` the least. `pictures` are the numbers of pictures that there
    may be, and where there are some they stand for the icons. `nested` says whether items may have items of their own.
    """

    name: str
    purpose: str
    items: tuple[int, int] = (0, 0)
    cards: bool = False
    counted: bool = False
    ordered: bool = False
    iconic: bool = False
    quote: bool = False
    table: bool = False
    pictures: tuple[int, ...] = (0,)
    prose: int = 0
    least_prose: int = 0
    nested: bool = False


LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("section", "opens a part: a large title, and one line at most", prose=1),
        Layout("bullets", "says a few things about one idea", items=(1, 5), prose=1, nested=True),
        Layout("steps", "shows a sequence, or parts that are counted", items=(2, 6), cards=True, counted=True),
        Layout("cycle", "shows what comes round again, station by station", items=(3, 8), cards=True, prose=1),
        Layout("ladder", "shows levels, each stronger than the one before", items=(3, 6), cards=True),
        Layout("timeline", "shows what happened when", items=(3, 6), cards=True),
        Layout("story", "tells a story in three pictures", items=(3, 3), cards=True, iconic=True, pictures=(0, 3)),
        Layout("columns", "sets two to four things side by side", items=(2, 4), cards=True),
        Layout("contrast", "sets two things against each other", items=(2, 2), cards=True),
        Layout("matrix", "crosses two distinctions: two rows of two", items=(4, 4), cards=True),
        Layout("grid", "spreads out things of equal weight", items=(4, 9), cards=True),
        Layout(
            "quote", "lets somebody speak: a quotation, who said it and where", quote=True, pictures=(0, 1), prose=2
        ),
        Layout("number", "lets one number speak: a large figure, and a sentence about it", prose=2, least_prose=2),
        Layout("question", "asks the group; the title is the question, and one line says how", prose=1),
        Layout(
            "task",
            "sends groups to work: numbered steps, then a list or paragraph of roles",
            items=(2, 5),
            ordered=True,
            prose=2,
        ),
        Layout("table", "compares in rows and columns", table=True),
        Layout("figure", "shows a picture, and one line about it at most", pictures=(1,), prose=1),
        Layout("takeaways", "says what to remember and what to do", items=(2, 4), cards=True),
        Layout("sources", "names where facts come from", items=(1, 6)),
    )
}


def faults(layout: Layout, blocks: tuple[Block, ...]) -> Iterator[str]:
    """What of a slide's body its layout cannot draw, in words."""
    lists = [block for block in blocks if isinstance(block, ItemList)]
    yield from _list_faults(layout, lists)
    pictures = [block for block in blocks if isinstance(block, Picture)]
    yield from _picture_faults(layout, pictures)
    yield from _item_faults(layout, [item for list_ in lists for item in list_.items], iconic=not pictures)
    for kind, name, least, most in (
        (Paragraph, "paragraph", layout.least_prose, layout.prose),
        (Quote, "quotation", int(layout.quote), int(layout.quote)),
        (Table, "table", int(layout.table), int(layout.table)),
        (Tip, "tip", 0, 0),
    ):
        count = sum(isinstance(block, kind) for block in blocks)
        if not least <= count <= most:
            yield f'the layout "{layout.name}" takes {_number(most, name)}, and here {_are(count)}'


def _list_faults(layout: Layout, lists: list[ItemList]) -> Iterator[str]:
    least, most = layout.items
    lists_at_most = 0 if not most else 2 if layout.ordered else 1  # the roles of a task may be a list too
    if len(lists) > lists_at_most:
        yield f'the layout "{layout.name}" takes {_number(lists_at_most, "list")}, and here {_are(len(lists))}'
    elif most and not least <= (count := len(lists[0].items) if lists else 0) <= most:
        span = str(least) if least == most else f"{least} to {most}"
        yield f'the layout "{layout.name}" takes a list of {span} items, and here {_are(count)}'
    elif layout.ordered and not lists[0].ordered:
        yield f'the layout "{layout.name}" takes a numbered list, and here are bullets'
    for found in lists if layout.cards else ():
        if found.ordered and not layout.counted:
            yield f'the layout "{layout.name}" takes bullets, and here is a numbered list'
        elif found.ordered and found.start != 1:
            yield f'the layout "{layout.name}" counts from 1, and here the list begins with {found.start}'


def _item_faults(layout: Layout, items: list[Item], *, iconic: bool) -> Iterator[str]:
    if not all(plain(item.runs).strip() for item in items):
        yield "an item of the list has no text"
    if layout.iconic and iconic and not all(item.icon for item in items):
        yield f'the layout "{layout.name}" takes an icon before the heading of each item, and here one is missing'
    if layout.iconic and not iconic and any(item.icon for item in items):
        yield f'the layout "{layout.name}" takes pictures or icons, and here are both'
    if not layout.nested and any(item.items for item in items):
        yield f'the layout "{layout.name}" takes no nested items'
    if any(inner.items for item in items for inner in item.items):
        yield "items are nested more than once"
    if any(each.rest for item in items for each in (item, *item.items)):
        yield "an item of the list goes on behind the items nested in it"


def _picture_faults(layout: Layout, pictures: list[Picture]) -> Iterator[str]:
    if len(pictures) not in layout.pictures:
        allowed = _number(layout.pictures[-1], "picture")
        none = " or none" if layout.pictures[0] == 0 < layout.pictures[-1] else ""
        yield f'the layout "{layout.name}" takes {allowed}{none}, and here {_are(len(pictures))}'
    for picture in pictures:
        if (length := len(picture.description)) > DESCRIPTION:
            yield f"the picture's description has {length} characters, and {DESCRIPTION} are the most"


def _number(count: int, noun: str) -> str:
    return f"no {noun}" if not count else f"one {noun}" if count == 1 else f"{count} {noun}s"


def _are(count: int) -> str:
    return "is none" if not count else "is 1" if count == 1 else f"are {count}"
