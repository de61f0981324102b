"""The titles of blocks that have none of their own, in the page's language; and the ids of tips."""

from __future__ import annotations

from lxml.html import HtmlElement

from teach_forward.messages import Messages
from teach_forward.site.markup import has_class


def name_blocks(root: HtmlElement, messages: Messages) -> None:
    """Put the word for an answer, or for a tip, in each title that was left empty."""
    for node in root.iter("summary", "p"):
        if len(node) or node.text:
            continue
        if node.tag == "summary":
            node.text = messages["answer"]
        elif has_class(node, "tip-title"):
            node.text = messages["tip"]


def mark_tips(root: HtmlElement) -> None:
    """Give each tip an id, after the heading above it and its place under that: the same in every language."""
    taken = {node.get("id") for node in root.iterfind(".//*[@id]")}
    above, count = "page", 0
    for node in root.iter("h2", "h3", "h4", "aside"):
        if node.tag != "aside":
            above, count = node.get("id") or above, 0
        elif has_class(node, "tip") and not node.get("id"):
            count += 1
            while (id_ := f"{above}-tip-{count}") in taken:
                count += 1
            node.set("id", id_)
