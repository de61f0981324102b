"""Where a link of a page leads when it stands in a deck: to the site, since a deck travels alone."""

from __future__ import annotations

import posixpath
import re

_ABSOLUTE = re.compile(r"(https?:|mailto:)", re.IGNORECASE)


def resolve(href: str, path: str, site: str, source: str) -> str | None:
    """The full address of a link in the document at `path`; None where there is no site to lead to.

    `path` is relative to the project, `site` the address of the site with its last slash, `source` the locale
    whose pages lie at its top. A link counts from the page's place on the site, where a locale's workshops lie below
    its other pages.
    """
    if _ABSOLUTE.match(href):
        return href
    if not site:
        return None
    top, locale, rest = path.split("/", 2)
    here = f"workshops/{rest}" if top == "workshops" else rest
    target, _, anchor = href.partition("#")
    page = posixpath.normpath(posixpath.join(posixpath.dirname(here), target)) if target else here
    if page.endswith(".md"):
        folder, _, name = page.removesuffix(".md").rpartition("/")
        page = "".join(f"{part}/" for part in (folder, name) if part and part != "index")
    language = "" if locale == source else f"{locale}/"
    return site + language + page + (f"#{anchor}" if anchor else "")
