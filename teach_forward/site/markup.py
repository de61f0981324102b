"""HTML as a tree: a page is parsed once, changed in place, and written once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import lxml.html
from lxml.html import HtmlElement

from teach_forward.text.html import parent_of

# What a tree takes in no text (https://www.w3.org/TR/xml/#charsets), and how a page may hold it all the same.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")


def parse(html: str) -> HtmlElement:
    """The nodes of a page, under a `div` that does not belong to it."""
    return lxml.html.fragment_fromstring(_legal(_REFERENCE.sub(_resolved, html)), create_parent="div")


def serialise(root: HtmlElement) -> str:
    """What stands inside `root`, as HTML."""
    html: str = lxml.html.tostring(root, encoding="unicode", with_tail=False)
    return html[html.index(">") + 1 : html.rindex("<")] if len(root) or root.text else ""


def elements(html: str) -> list[HtmlElement]:
    """The elements of a piece of HTML, each with the text that follows it."""
    return list(lxml.html.fragments_fromstring(html, no_leading_text=True))


def element(tag: str, attributes: Mapping[str, str] | None = None, *content: str | HtmlElement) -> HtmlElement:
    """A new element with its content in order."""
    made = lxml.html.Element(tag, {name: _legal(value) for name, value in (attributes or {}).items()})
    for part in content:
        if not isinstance(part, str):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + _legal(part)
        else:
            made.text = (made.text or "") + _legal(part)
    return made


def insert_after(node: HtmlElement, new: Sequence[HtmlElement]) -> None:
    """Put elements behind `node`, in order."""
    parent = parent_of(node)
    at = parent.index(node) + 1
    parent[at:at] = new


def by_id(root: HtmlElement, id_: str) -> HtmlElement | None:
    """The element with that id, if there is one."""
    found = root.xpath(".//*[@id=$id]", id=id_)
    return found[0] if found else None


def has_class(node: HtmlElement, name: str) -> bool:
    """Whether `name` is among the element's classes."""
    return name in (node.get("class") or "").split()


def words_of(node: HtmlElement) -> str:
    """The text of an element, white space folded."""
    return " ".join(node.text_content().split())


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)


def _resolved(reference: re.Match[str]) -> str:
    """A reference to a character, or nothing where a tree cannot hold it."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return "" if number > 0x10FFFF or _ILLEGAL.match(chr(number)) else reference[0]
