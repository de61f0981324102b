"""Pages to print and to write on: cards to cut out, wide tables across the paper, forms to fill in."""

from __future__ import annotations

from copy import deepcopy

from lxml.html import HtmlElement

from teach_forward.library.addresses import CARD
from teach_forward.messages import Messages
from teach_forward.sheets.writer import parts
from teach_forward.site.article.tables import columns, is_blank
from teach_forward.site.markup import element, has_class
from teach_forward.text.columns import BROAD, MANY, is_empty
from teach_forward.text.html import parent_of

ROOMY = 3  # a table with so many empty rows is mostly there to be filled in


def lay_out(root: HtmlElement, messages: Messages) -> None:
    """Mark the parts of a page that is made to be printed for the style sheet."""
    for cell in root.iter("td"):
        if is_empty(cell.text_content()) and not len(cell):
            cell.set("class", "fill")
    for part in parts(root):
        head = part[0]
        if head.tag != "h2":
            continue
        if head.get("id", "").startswith(CARD):
            _wrap(part, "card")
            continue
        tables = [table for node in part for table in node.iter("table") if columns(table) >= BROAD]
        for table in tables:
            if columns(table) > MANY:
                _add_form(table, messages)
            elif len([row for row in table.xpath("./tbody/tr") if is_blank(row)]) >= ROOMY:
                parent_of(table).set("class", "wide roomy")
        if any(columns(table) <= MANY for table in tables):
            _wrap(part, "across")
    _gather_cards(root)


def offer_copies(root: HtmlElement, messages: Messages) -> None:
    """Mark texts that are there to be taken, such as letters: quotations that stand by themselves."""
    for quote in root.xpath("./blockquote"):
        quote.set("data-copy", messages["copy_text"])
        quote.set("data-copied", messages["copied"])
        quote.set("data-marked", messages["copy_marked"])


def _wrap(part: list[HtmlElement], name: str) -> None:
    head = part[0]
    section = element("div", {"class": name})
    around = parent_of(head)
    around.insert(around.index(head), section)
    section.extend(part)


def _gather_cards(root: HtmlElement) -> None:
    """Put cards that follow each other side by side."""
    deck: HtmlElement | None = None
    for node in list(root):
        if not has_class(node, "card"):
            deck = None
            continue
        if deck is None:
            deck = element("div", {"class": "cards"})
            node.addprevious(deck)
        deck.append(node)


def _add_form(table: HtmlElement, messages: Messages) -> None:
    """On paper, a table of many columns is a form for each row; one more is there to be filled in."""
    rows = table.xpath("./tbody/tr")
    if not rows or any(is_blank(row) for row in rows):
        return
    form = deepcopy(rows[-1])
    form.set("class", "blank form")
    form.set("data-form", messages["paper_form"])
    for cell in form:
        for child in list(cell):
            cell.remove(child)
        cell.text = None
    rows[-1].addnext(form)
