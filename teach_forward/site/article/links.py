"""Addresses in a page: as written they lead to files, on the site they lead to pages, in the right language."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from lxml.html import HtmlElement
from mkdocs.utils import get_relative_url

_ADDRESS = {"a": "href", "img": "src"}


def relative(url: str, page_url: str) -> str:
    """An address from the site's root, relative to a page; both without a slash at the beginning."""
    return get_relative_url(url or ".", page_url)


def lead(root: HtmlElement, resolve: Callable[[str], str]) -> None:
    """Replace each address as it is written by what `resolve` makes of it."""
    for node in root.iter(*_ADDRESS):
        key = _ADDRESS[str(node.tag)]
        if (written := node.get(key)) is not None:
            node.set(key, resolve(written))


def point_pictures(root: HtmlElement, page_url: str, own: str, theirs: str) -> None:
    """Show the pictures of the language whose text this is: they stand beside its page, not beside this one.

    `own` and `theirs` are the folders of the two languages on the site, each with its last slash, or empty.
    """
    for picture in root.iter("img"):
        address = posixpath.normpath(posixpath.join(page_url, picture.get("src", "")))
        if address.startswith(own):
            picture.set("src", relative(theirs + address.removeprefix(own), page_url))
