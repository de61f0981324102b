"""The titles of blocks that have none of their own: the words for them are those of the page's language."""

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
