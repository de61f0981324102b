"""Tables of more than three columns: on a screen each stands in a region that scrolls, on a phone each row is a card.

A card names each cell by its column, so no header is lost.
"""

from __future__ import annotations

from lxml.html import HtmlElement

from teach_forward.site.markup import element, has_class, words_of
from teach_forward.text.columns import MANY
from teach_forward.text.html import parent_of

NARROW = 3  # tables of up to so many columns fit on a phone
MOST = 24  # a table of more columns is as wide as one of so many: its cells are narrower


def frame_tables(root: HtmlElement) -> None:
    """Put each wide table in a region that is named by the heading above it, and name its cells."""
    name, named = "", set[str]()
    for node in list(root.iter("h1", "h2", "h3", "h4", "table")):
        if node.tag != "table":
            name = node.get("id", "")
        elif not has_class(node, "agenda") and columns(node) > NARROW:
            names = node.attrib.pop("data-names", name)  # the ids of several headings, where one would not tell apart
            _frame(node, names, "group" if names in named else "region")
            _label(node)
            named.add(names)


def columns(table: HtmlElement) -> int:
    """The number of a table's columns."""
    return len(table.xpath("(.//tr)[1]/*"))


def is_blank(row: HtmlElement) -> bool:
    """Whether a row is there to be filled in."""
    return not row.text_content().strip()


def _frame(table: HtmlElement, names: str, role: str) -> None:
    """A second table under a heading is a group: two landmarks of one name would confuse."""
    count = columns(table)
    attributes = {
        "role": role,
        "tabindex": "0",
        "class": "wide many" if count > MANY else "wide",
        "data-columns": str(min(count, MOST)),
    }
    region = element("div", attributes | ({"aria-labelledby": names} if names else {}))
    region.tail, table.tail = table.tail, None
    parent_of(table).replace(table, region)
    region.append(table)


def _label(table: HtmlElement) -> None:
    names = [words_of(cell) for cell in table.xpath("(.//tr)[1]/*")]
    for row in table.xpath("./tbody/tr"):
        if is_blank(row):
            row.set("class", "blank")
        for cell, label in zip(row, names, strict=False):
            cell.set("data-label", label)
