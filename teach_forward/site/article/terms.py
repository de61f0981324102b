"""The glossary's terms in a page: at its first use, a term leads to its meaning and shows it."""

from __future__ import annotations

from collections.abc import Collection

from lxml.html import HtmlElement

from teach_forward.library.glossary import Glossary, find_terms
from teach_forward.site.markup import element

SKIPPED = frozenset(
    {"a", "b", "button", "caption", "code", "h1", "h2", "h3", "h4", "kbd", "label", "pre", "summary", "svg", "th"}
)
SKIPPED_CLASSES = frozenset(
    {"slide", "tip-title", "notes-label", "session-time", "facts", "downloads", "agenda", "workshops"}
)


def link_terms(root: HtmlElement, glossary: Glossary, url: str, unlinked: Collection[str] = ()) -> None:
    """Make the first use of each term a link to the glossary at `url`; `unlinked` terms are left alone."""
    used = glossary.ids_of(unlinked)
    _walk(root, glossary, url, used)


def _walk(node: HtmlElement, glossary: Glossary, url: str, used: set[str]) -> None:
    """Link terms in an element's text, in what is in it, and between, in the order of reading."""
    if not isinstance(node.tag, str) or node.tag in SKIPPED:
        return
    if not SKIPPED_CLASSES.isdisjoint((node.get("class") or "").split()):
        return
    children = list(node)
    node.text, links = _split(node.text or "", glossary, url, used)
    node[:0] = links
    for child in children:
        _walk(child, glossary, url, used)
        child.tail, links = _split(child.tail or "", glossary, url, used)
        after = node.index(child) + 1
        node[after:after] = links


def _split(text: str, glossary: Glossary, url: str, used: set[str]) -> tuple[str, list[HtmlElement]]:
    """The text up to the first link, and the links with what follows each."""
    before, links = text, list[HtmlElement]()
    if not text or text.isspace():
        return before, links
    end = 0
    for term, start, stop in find_terms(text, glossary, used):
        if links:
            links[-1].tail = text[end:start]
        else:
            before = text[:start]
        attributes = {"class": "term", "href": f"{url}#{term.id}", "title": term.meaning}
        links.append(element("a", attributes, text[start:stop]))
        end = stop
    if links:
        links[-1].tail = text[end:]
    return before, links
