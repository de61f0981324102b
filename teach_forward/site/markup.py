"""HTML fragments as trees and back."""

from __future__ import annotations

import html

import lxml.html
from lxml.html import HtmlElement


def parse(text: str) -> HtmlElement:
    """The fragment's nodes, under a `div` that is not part of it."""
    return lxml.html.fragment_fromstring(text, create_parent="div")


def serialise(root: HtmlElement) -> str:
    """What stands inside `root`, as HTML."""
    inner = "".join(lxml.html.tostring(child, encoding="unicode") for child in root)
    return html.escape(root.text or "", quote=False) + inner


def element(text: str) -> HtmlElement:
    """The one element that `text` holds, without a tail."""
    return lxml.html.fragment_fromstring(text)


def has_class(node: HtmlElement, name: str) -> bool:
    """Whether `name` is among the element's classes."""
    return name in (node.get("class") or "").split()


def drop(node: HtmlElement) -> None:
    """Take `node` out, keeping the text that follows it."""
    node.drop_tree()


def insert_after(node: HtmlElement, text: str) -> None:
    """Put the elements of `text` behind `node`, in order."""
    parent = node.getparent()
    at = parent.index(node) + 1
    for offset, new in enumerate(lxml.html.fragments_fromstring(text, no_leading_text=True)):
        parent.insert(at + offset, new)


def by_id(root: HtmlElement, id_: str) -> HtmlElement | None:
    """The element with that id, if there is one."""
    found = root.xpath(".//*[@id=$id]", id=id_)
    return found[0] if found else None
