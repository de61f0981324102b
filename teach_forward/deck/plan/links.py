"""Where a link of a page leads when it stands in a deck: to the site, since a deck travels alone."""

from __future__ import annotations

from teach_forward.library.addresses import leads_to, locale_of, uri_at
from teach_forward.library.names import full_url
from teach_forward.text.hrefs import is_remote


def resolve(href: str, path: str, site: str, source: str) -> str | None:
    """The full address of a link in the document at `path`; None where there is no site to lead to.

    `path` is relative to the project, `site` the address of the site with its last slash, `source` the locale
    whose pages lie at its top. A link counts from the page's place on the site, where a locale's workshops lie below
    its other pages.
    """
    if is_remote(href):
        return href
    if not site:
        return None
    return full_url(site, locale_of(path), leads_to(uri_at(path), href), source, href.partition("#")[2])
