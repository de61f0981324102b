"""Relative addresses in a page, where its text was rendered for another page, or is that of another language."""

from __future__ import annotations

import posixpath
from urllib.parse import urlsplit

from lxml.html import HtmlElement
from mkdocs.utils import get_relative_url

_ADDRESS = {"a": "href", "img": "src"}


def relative(url: str, page_url: str) -> str:
    """An address from the site's root, relative to a page; both without a slash at the beginning."""
    return get_relative_url(url or ".", page_url)


def move(root: HtmlElement, old: str, new: str) -> None:
    """Make addresses that are relative to the page at `old` relative to the page at `new`."""
    for node in root.iter(*_ADDRESS):
        key = _ADDRESS[str(node.tag)]
        written = node.get(key, "")
        address = urlsplit(written)
        if address.path and not address.scheme and not address.netloc:
            slash = "/" if address.path.endswith("/") else ""
            path = relative(_joined(old, address.path) + slash, new)
            node.set(key, written.replace(address.path, path, 1))


def point_pictures(root: HtmlElement, page_url: str, own: str, theirs: str) -> None:
    """Show the pictures of the language whose text this is: they stand beside its page, not beside this one.

    `own` and `theirs` are the folders of the two languages on the site, each with its last slash, or empty.
    """
    for picture in root.iter("img"):
        address = _joined(page_url, picture.get("src", ""))
        if address.startswith(own):
            picture.set("src", relative(theirs + address.removeprefix(own), page_url))


def _joined(page_url: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(page_url, path))
