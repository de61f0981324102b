"""A film as a page: what is said stands under each slide, without the word that tells authors and checks that it is."""

from __future__ import annotations

from lxml.html import HtmlElement

from teach_forward.site.markup import has_class

_BEFORE_WORDS = " \u00a0\u202f:："


def narrate(root: HtmlElement) -> None:
    """Make what is said of the notes under the slides."""
    for notes in [node for node in root if has_class(node, "notes")]:
        notes.set("class", "narration")
        first = notes.find("p")
        label = first[0] if first is not None and len(first) and not (first.text or "").strip() else None
        if first is not None and label is not None and label.tag == "strong":
            first.text = (label.tail or "").lstrip(_BEFORE_WORDS)
            label.tail = None
            first.remove(label)
