"""A page to print, or the handout of an exercise, as a document of Word that a union changes as it likes."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from lxml.html import HtmlElement

from teach_forward.messages import Messages
from teach_forward.model import Document, Item, ItemList, Picture, Run, Runs, Table
from teach_forward.sheets.handout import LINES, keep_for_participants
from teach_forward.sheets.word import QUOTE, Paper
from teach_forward.text import html

BROAD = 5  # tables of so many columns and more lie across the paper
BOX = "☐ "
CARD = "card-"  # how the id of a card's heading begins

Find = Callable[[str], Path | None]
"""Where the file of a picture lies, by its address as written."""
Lead = Callable[[str], str]
"""Where a link of the page leads from anywhere; empty where it leads nowhere outside of the site."""


def paper(
    document: Document, messages: Messages, date: datetime.date, find: Find, lead: Lead, *, handout: bool = False
) -> bytes:
    """The file, the same bytes for the same page, pictures, messages and date; without answers as a `handout`."""
    root = html.parse(document.html)
    title = document.title
    if handout:
        keep_for_participants(root)
        title = f"{messages['handout']} · {title}"
    return _Writer(Paper(title, messages, date), find, lead).write(root)


class _Writer:
    """Goes through a page and writes what it finds."""

    def __init__(self, paper: Paper, find: Find, lead: Lead) -> None:
        self.paper, self.find, self.lead = paper, find, lead

    def write(self, root: HtmlElement) -> bytes:
        for part in _parts(root):
            tables = [table for node in part for table in node.iter("table")]
            self.paper.turn(across=any(len(next(table.iter("tr"))) >= BROAD for table in tables))
            is_card = (part[0].get("id") or "").startswith(CARD)
            with self.paper.together() if is_card else nullcontext():
                for node in part:
                    self._element(node)
        return self.paper.save()

    def _element(self, node: HtmlElement) -> None:
        classes = html.classes(node)
        if node.tag in ("h1", "h2", "h3", "h4"):
            level = min(int(str(node.tag)[1]), 3)
            self.paper.heading(self._runs(html.runs_of(node)), level, new_page="new-page" in classes)
        elif "write" in classes:
            self.paper.lines(LINES)
        elif node.tag == "blockquote":
            for child in node:
                self._block(child, QUOTE)
        elif "task-list" in classes:
            for item in node:
                self.paper.paragraph((Run(BOX), *self._runs(html.runs_of(item))))
        elif node.tag in ("div", "section", "aside", "details", "article"):
            for child in node:
                self._element(child)
        else:
            self._block(node)

    def _block(self, node: HtmlElement, style: str = "Normal") -> None:
        """A block of the model; what it does not know is written as its words."""
        try:
            (block,) = html.blocks_of((node,))
        except html.Misplaced:
            self.paper.paragraph(self._runs(html.runs_of(node)), style)
            return
        match block:
            case ItemList(items, ordered, start):
                self._items(items, ordered=ordered, start=start)
            case Table(header, rows, align):
                lines = (tuple(map(self._runs, row)) for row in rows)
                self.paper.table(Table(tuple(map(self._runs, header)), tuple(lines), align))
            case Picture(href, description):
                if file := self.find(href):
                    self.paper.picture(file, description)
            case _:
                self.paper.paragraph(self._runs(html.runs_of(node)), style)

    def _items(self, items: tuple[Item, ...], *, ordered: bool, start: int = 1, level: int = 0) -> None:
        for index, item in enumerate(items):
            self.paper.item(self._runs(item.runs), level, ordered=ordered, number=None if index else start)
            self._items(item.items, ordered=item.ordered, level=level + 1)

    def _runs(self, runs: Runs) -> Runs:
        """Runs whose links lead where they lead from anywhere, or are no links."""
        return tuple(
            Run(run.text, run.bold, run.italic, self.lead(run.href) or None if run.href else None) for run in runs
        )


def _parts(root: HtmlElement) -> list[list[HtmlElement]]:
    """What stands above the first heading of the second level, then each of these with what follows."""
    parts: list[list[HtmlElement]] = [[]]
    for node in root:
        if node.tag == "h2":
            parts.append([])
        parts[-1].append(node)
    return [part for part in parts if part]
