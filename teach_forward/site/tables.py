"""Tables on a narrow screen: each stands in a region that scrolls sideways and can be reached by keyboard."""

from __future__ import annotations

from lxml.html import HtmlElement

from teach_forward.site.markup import element, has_class, parse, serialise

NARROW = 3  # tables of up to so many columns fit on a phone


def frame_tables(html: str) -> str:
    """Put each wide table in a scrolling region that is named by the heading above it."""
    root = parse(html)
    name = ""
    for node in list(root.iter("h1", "h2", "h3", "table")):
        if node.tag != "table":
            name = node.get("id", "")
        elif not has_class(node, "agenda") and len(node.xpath("(.//tr)[1]/*")) > NARROW:
            _frame(node, name)
    return serialise(root)


def _frame(table: HtmlElement, name: str) -> None:
    region = element('<div class="wide" role="region" tabindex="0"></div>')
    if name:
        region.set("aria-labelledby", name)
    region.tail, table.tail = table.tail, None
    table.getparent().replace(table, region)
    region.append(table)
