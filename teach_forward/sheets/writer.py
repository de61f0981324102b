"""Goes through a page and writes what it finds, whatever it is written on."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from lxml.html import HtmlElement

from teach_forward.library.addresses import CARD
from teach_forward.messages import Messages
from teach_forward.model import Item, ItemList, Picture, Run, Runs, Table
from teach_forward.text import html
from teach_forward.text.columns import BROAD, MANY

BOXES = ("slide", "tip", "answer", "question", "scenario")  # the classes of what stands in a frame of its own
TALL = "tall-rows"  # the class of a heading below which rows have room for many words
CUT_OUT = "cut-out"  # the class of a heading below which each row of a table is a card to cut out
QUOTE, CUT = "quote", "card"  # frames round a quotation, and round a card that is cut out
WHOLE = frozenset({"clause", "scenario", "task"})  # the classes of what stays on one page where it is short
SHORT = 1600  # characters of a question with its answer, or of a clause, that stand on one page: some half of it
ONE_PAGE = 4000  # characters of a scenario that may have room on one page
BESIDE = 700  # characters of a part that lies across, too, beside a part with a broad table

Piece = Callable[[], None]
"""Writes what no page holds, such as the agenda."""
NONE: Mapping[str, Piece] = {}
Shown = tuple[Path, str]
"""A picture: its file, and its description."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a page is written with: the messages of its language, where its pictures lie, and where its links lead.

    `find` and `lead` take addresses as they are written; `lead` gives an address elsewhere, a place in the guide where
    the medium may hold it, or an empty one.
    """

    messages: Messages
    find: Callable[[str], Path | None]
    lead: Callable[[str], str]


def place(uri: str, id_: str = "") -> str:
    """A place in the guide: a page, or what has an id on it."""
    return f"#{uri}#{id_}"


class Medium(Protocol):
    """What a page is written on, from top to bottom."""

    def begins(self, id_: str) -> None:
        """What has an id begins here."""

    def heading(self, runs: Runs, level: int, *, new_page: bool = False) -> None:
        """A heading of a level from 1 on."""

    def paragraph(self, runs: Runs, *, leads: bool = False) -> None:
        """A paragraph; one that `leads` stands on the page of what follows."""

    def code(self, lines: Sequence[str]) -> None:
        """Lines of code with all their spaces, in letters of one width."""

    def ticks(self, items: Sequence[Runs]) -> None:
        """Things to tick off, each with a box."""

    def items(self, items: Sequence[Item], *, ordered: bool, start: int = 1) -> None:
        """A list, numbered from `start` on when `ordered`."""

    def table(self, table: Table, *, tall: bool = False) -> None:
        """A table whose head comes again on each page; rows that are filled in have room, `tall` ones for much."""

    def cards(self, table: Table) -> None:
        """Rows of a table as cards to cut out: the first cell names one, the others say what stands on it."""

    def pictures(self, row: Sequence[Shown]) -> None:
        """Pictures side by side, each with a description for those who do not see it."""

    def lines(self, count: int) -> None:
        """Lines to write on."""

    def turn(self, *, across: bool) -> None:
        """Go on over a new page where the paper is to lie the other way."""

    def new_page(self) -> None:
        """Go on over a new page."""

    def together(self) -> AbstractContextManager[None]:
        """What is added within stays on one page. It must have room on one."""

    def with_room(self) -> AbstractContextManager[None]:
        """What is added within may take most of a page, and begins on the next one where half of this one is full."""

    def box(self, kind: str, *, leads: bool = False) -> AbstractContextManager[None]:
        """What is added within stands in a frame: one of BOXES, QUOTE or CUT; it may lead, as a paragraph."""


def write(medium: Medium, root: HtmlElement, around: Around, pieces: Mapping[str, Piece] = NONE) -> None:
    """Write a page as the dialect makes it; `pieces` are set right under the headings with their ids."""
    writer = _Writer(medium, around)
    found = parts(root)
    for part, across in zip(found, _across(found), strict=True):
        medium.turn(across=across)
        with medium.box(CUT) if _is_card(part) else nullcontext():
            for nodes in _with_answers(part):
                with medium.together() if len(nodes) > 1 else nullcontext():
                    for node in nodes:
                        writer.element(node)
                        if piece := pieces.get(node.get("id") or ""):
                            piece()


class _Writer:
    def __init__(self, medium: Medium, around: Around) -> None:
        self.medium, self.around = medium, around
        self.tall = self.cut = False  # whether rows of tables in the part are tall, or cards to cut out

    def element(self, node: HtmlElement) -> None:
        """Write an element that stands by itself."""
        classes = html.classes(node)
        if node.tag in ("h1", "h2", "h3", "h4"):
            level = min(int(str(node.tag)[1]), 3)
            if level < 3:
                self.tall, self.cut = TALL in classes, CUT_OUT in classes
            self._begins(node)
            self.medium.heading(self._runs(html.runs_of(node)), level, new_page="new-page" in classes)
        elif "write" in classes:
            self.medium.lines(len(node))
        elif node.tag == "summary" or "tip-title" in classes:
            self._name(node)
        elif node.tag == "blockquote":
            with self.medium.box(QUOTE):
                self._quoted(node)
        elif "task-list" in classes:
            self._ticks(node)
        elif node.tag in ("div", "section", "aside", "details", "article"):
            with self._place(node):
                self._begins(node)
                self._all(node)
        else:
            self._block(node)

    def _begins(self, *nodes: HtmlElement) -> None:
        for node in nodes:
            if id_ := node.get("id"):
                self.medium.begins(id_)

    @contextmanager
    def _place(self, node: HtmlElement) -> Iterator[None]:
        """Where an element stands: in a frame, on one page, or anywhere."""
        kind = next((kind for kind in BOXES if kind in html.classes(node)), "")
        leads = not _is_tall(node.getnext()) if kind == "slide" else _introduces(node)
        framed = self.medium.box(kind, leads=leads) if kind else nullcontext()
        with self._room(node), framed:
            yield

    def _room(self, node: HtmlElement) -> AbstractContextManager[None]:
        """The room that an element has: it stays on one page, begins where it may do so, or stands anywhere."""
        if html.classes(node) & WHOLE and _length([node]) < SHORT:
            return self.medium.together()
        return self.medium.with_room() if _is_tall(node) else nullcontext()

    def _all(self, node: HtmlElement) -> None:
        """Write what an element holds; pictures that follow each other stand side by side, as on a slide."""
        for alike, group in itertools.groupby(node, lambda child: bool(_pictures(child))):
            children = list(group)
            if alike:
                found = [picture for child in children for picture in _pictures(child)]
                row = [(file, picture.description) for picture in found if (file := self.around.find(picture.href))]
                if row:
                    self.medium.pictures(row)
                continue
            for child in children:
                self.element(child)

    def _quoted(self, node: HtmlElement) -> None:
        """What stands in a quotation; one within it stands in the same frame."""
        for child in node:
            if child.tag == "blockquote":
                self._quoted(child)
            else:
                self._block(child)

    def _ticks(self, node: HtmlElement) -> None:
        """Things to tick off; what else stands in one follows it."""
        waiting: list[Runs] = []
        for item in node:
            runs, apart = html.in_parts(item)
            waiting.append(self._runs(runs))
            if apart or item.getnext() is None:
                self.medium.ticks(waiting)
                self._apart(apart)
                waiting = []

    def _long_list(self, node: HtmlElement) -> None:
        """A list with items that hold more than items do, such as code: that follows its item, in its own form."""
        start, waiting = html.first_number(node), list[Item]()
        for place, (item, apart) in enumerate(html.items_of(node), 1):
            waiting.append(self._item(item))
            if apart or place == len(node):
                self.medium.items(waiting, ordered=node.tag == "ol", start=start)
                self._apart(apart)
                start, waiting = start + len(waiting), []

    def _apart(self, nodes: Sequence[HtmlElement]) -> None:
        for node in nodes:
            self.element(node)

    def _definitions(self, node: HtmlElement) -> None:
        """Each definition as a paragraph that begins with its term; other terms of the same one stand above."""
        term: Runs = ()
        for child in node:
            if child.tag == "dt":
                if term:
                    self.medium.paragraph(term, leads=True)
                term = (Run(f"{html.text_of(child)}\u2002", bold=True),)
            else:
                runs, apart = html.in_parts(child)
                self.medium.paragraph((*term, *self._runs(runs)))
                self._apart(apart)
                term = ()

    def _name(self, node: HtmlElement) -> None:
        """The title of a tip or an answer; the usual word where it has none of its own."""
        word = self.around.messages["answer" if node.tag == "summary" else "tip"]
        self.medium.paragraph((Run(html.text_of(node) or word, bold=True),), leads=True)

    def _block(self, node: HtmlElement) -> None:
        """A block of the model; what it does not know is written as its words."""
        self._begins(*node.iter())
        if node.tag == "dl":
            self._definitions(node)
            return
        if node.tag == "pre":
            self.medium.code(html.lines_of(node))
            return
        try:
            (block,) = html.blocks_of((node,))
        except html.Misplaced:
            if node.tag in ("ul", "ol"):
                self._long_list(node)
            else:
                self.medium.paragraph(self._runs(html.runs_of(node)))
            return
        match block:
            case ItemList(items, ordered, start):
                self.medium.items([self._item(item) for item in items], ordered=ordered, start=start)
            case Table(header, rows, align):
                head, *lines = (tuple(map(self._runs, row)) for row in (header, *rows))
                self._table(Table(head, tuple(lines), align))
            case Picture(href, description):
                if file := self.around.find(href):
                    self.medium.pictures([(file, description)])
            case _:
                self.medium.paragraph(self._runs(html.runs_of(node)), leads=_leads(node))

    def _table(self, table: Table) -> None:
        if self.cut:
            self.medium.cards(table)
            return
        *filled, last = _fitting(table)
        for form in filled:  # each has a page of its own; the last is empty, and copied as often as needed
            self.medium.table(form, tall=self.tall)
            self.medium.new_page()
        self.medium.table(last, tall=self.tall)

    def _item(self, item: Item) -> Item:
        items, rest = tuple(map(self._item, item.items)), self._item(item.rest) if item.rest else None
        return replace(item, runs=self._runs(item.runs), items=items, rest=rest)

    def _runs(self, runs: Runs) -> Runs:
        """Runs whose links lead where they lead from here, or are no links."""
        return tuple(replace(run, href=self.around.lead(run.href) or None if run.href else None) for run in runs)


def _leads(node: HtmlElement) -> bool:
    """Whether a paragraph is the name of what follows, stands above a table, or between a heading and a frame."""
    following = node.getnext()
    if node.tag != "p" or following is None:
        return False
    runs = [run for run in html.runs_of(node) if run.text.strip()]
    wide = following.tag == "table" or "wide" in html.classes(following)
    return all(run.bold for run in runs) or wide or _introduces(node)


def _introduces(node: HtmlElement) -> bool:
    """Whether an element stands between a heading and a frame."""
    above, below = node.getprevious(), node.getnext()
    if above is None or below is None or above.tag not in ("h2", "h3"):
        return False
    return bool(html.classes(below) & {"question", "slide", "scenario", "task"})


def _is_tall(node: HtmlElement | None) -> bool:
    """Whether an element is a scenario that takes most of a page."""
    return node is not None and "scenario" in html.classes(node) and SHORT <= _length([node]) < ONE_PAGE


def _pictures(node: HtmlElement) -> list[Picture]:
    """The picture of an element that is nothing else."""
    if node.tag != "p" or len(node) != 1 or node[0].tag != "img":
        return []
    return [block for block in html.blocks_of((node,)) if isinstance(block, Picture)]


def _fitting(table: Table) -> Iterator[Table]:
    """The table; one of too many columns as a form for each row, and an empty one."""
    if len(table.header) <= MANY:
        yield table
        return
    for row in (*table.rows, ((),) * len(table.header)):
        (name, value), *lines = zip(table.header, row, strict=True)
        yield Table((name, value), tuple(lines))


def _is_card(part: Sequence[HtmlElement]) -> bool:
    return (part[0].get("id") or "").startswith(CARD)


def _across(parts: Sequence[Sequence[HtmlElement]]) -> list[bool]:
    """Which parts lie across the paper: those with a broad table, and what is beside them if all of it is short.

    So it needs no page of its own. A table in an answer is an example, and bears being narrow.
    """
    broad = [any(_is_broad(table) for node in part for table in node.iter("table")) for part in parts]
    found: list[bool] = []
    for is_broad, group in itertools.groupby(zip(broad, parts, strict=True), key=lambda pair: pair[0]):
        together = [part for _, part in group]
        found += [is_broad or (any(broad) and _is_short(together))] * len(together)
    return found


def _is_short(parts: Sequence[Sequence[HtmlElement]]) -> bool:
    return not any(map(_is_card, parts)) and sum(map(_length, parts)) < BESIDE


def _length(nodes: Sequence[HtmlElement]) -> int:
    """How many characters some elements have together."""
    return sum(len(html.text_of(node)) for node in nodes)


def _is_broad(table: HtmlElement) -> bool:
    inside = any("answer" in html.classes(above) for above in table.iterancestors())
    return not inside and BROAD <= len(next(table.iter("tr"))) <= MANY


def _with_answers(part: Sequence[HtmlElement]) -> Iterator[list[HtmlElement]]:
    """The elements of a part one by one, but a question with its answer, unless both are long."""
    waiting: list[HtmlElement] = []  # a question, until its answer comes
    for node in part:
        classes, pair = html.classes(node), [*waiting, node]
        if "answer" in classes and waiting and _length(pair) < SHORT:
            yield pair
            waiting = []
            continue
        if waiting:
            yield waiting
        waiting = [node] if "question" in classes else []
        if not waiting:
            yield [node]
    if waiting:
        yield waiting


def parts(root: HtmlElement) -> list[list[HtmlElement]]:
    """What stands above the first heading of the second level, then each of these with what follows."""
    parts: list[list[HtmlElement]] = [[]]
    for node in root:
        if node.tag == "h2":
            parts.append([])
        parts[-1].append(node)
    return [part for part in parts if part]
