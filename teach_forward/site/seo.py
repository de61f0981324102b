"""What search engines and browsers need: the page's own address, its translations, the sitemap."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import urljoin
from xml.sax.saxutils import quoteattr

from teach_forward.library.names import page_url

X_DEFAULT = "x-default"


def absolute(site_url: str, url: str) -> str:
    """The absolute address of a page, from its address on the site; empty where nobody knows where the site lies."""
    return urljoin(site_url, url) if site_url else ""


def alternates(uri: str, locales: Collection[str], default: str, site_url: str) -> tuple[tuple[str, str], ...]:
    """Pairs of language and absolute address, for the locales that have the page in their own words.

    A page without translations has no alternates, nor has any page of a site without an address: search engines want
    whole ones, and others would be taken as relative to the page.
    """
    if len(locales) < 2 or not site_url:
        return ()
    found = [(locale, absolute(site_url, page_url(locale, uri, default))) for locale in sorted(locales)]
    if default in locales:
        found.append((X_DEFAULT, absolute(site_url, page_url(default, uri, default))))
    return tuple(found)


def sitemap(translations: Mapping[str, Collection[str]], default: str, site_url: str) -> str:
    """The sitemap: every page in every language that has it in its own words. It needs the address of the site."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for uri, locales in sorted(translations.items()):
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(href)}/>'
            for language, href in alternates(uri, locales, default, site_url)
        )
        for locale in sorted(locales):
            address = absolute(site_url, page_url(locale, uri, default)).replace("&", "&amp;")
            lines.append(f"<url><loc>{address}</loc>{links}</url>")
    return "\n".join([*lines, "</urlset>", ""])
