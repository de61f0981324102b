"""What a language is on the finished site: its pages, what they show, and the files that they offer.

Paths are those of files within the site. An address that a page holds may bear a stamp (`assets/plan.js?1a2b3c4d`).
"""

from __future__ import annotations

import functools
import html
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from teach_forward.site import search
from teach_forward.text.hrefs import is_remote

PAGE = "index.html"
MISSING = "404.html"
TAG = re.compile(r"""<[a-z](?:"[^"]*"|[^">])*>""")
# What else a page loads stands in attributes of data, by addresses that bear a stamp.
ATTRIBUTE = re.compile(r' (href|src|data-[a-z]+(?=="[^"?]*\.(?:js|css)\?[0-9a-f]{8}"))="([^"]*)"')
_ONLINE = re.compile(r"<section [^>]*data-online>.*?</section>", re.DOTALL)
_AWAITS = re.compile(r"<article [^>]*\blang=[^>]* data-searched>")


@dataclass(frozen=True, slots=True)
class Edition:
    """A language on the site. `pages` are paths with texts; `shown` are addresses, `files` paths, both in order.

    `online` are those of `shown` that only make sense on the site. `missing` is the page for addresses that there are
    not, and `elsewhere` are the folders of other languages beside the pages of this one.
    """

    locale: str
    home: str
    pages: dict[str, str]
    shown: tuple[str, ...]
    files: tuple[str, ...]
    online: frozenset[str] = frozenset()
    missing: str = ""
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What an address within the site leads to: the path of a file, and what stands behind that."""

    path: str
    query: str = ""
    fragment: str = ""


def read(site: Path, locale: str, locales: Collection[str], source: str) -> Edition:
    """The edition of a language that was built; `locales` are all that were."""
    pages = dict(_pages(site, locale, locales, source))
    cut = {path: offline(text) for path, text in pages.items()}
    shown, files = _used(site, cut)
    online = _used(site, {path: text for path, text in pages.items() if text != cut[path]})[0] - shown
    index = set(_of_search(site, locale, source, awaits=any(_AWAITS.search(text) for text in pages.values())))
    home = PAGE if locale == source else f"{locale}/{PAGE}"
    missing = home.replace(PAGE, MISSING)
    online.add(missing)
    return Edition(
        locale,
        home,
        pages,
        shown=tuple(sorted(shown | online | index)),
        files=tuple(sorted(files - shown)),
        online=frozenset(online),
        missing=missing,
        elsewhere=tuple(f"{other}/" for other in locales if other != source) if locale == source else (),
    )


def _used(site: Path, pages: Mapping[str, str]) -> tuple[set[str], set[str]]:
    """The addresses of what pages show, and the paths of the files to which they link."""
    shown, files = set[str](), set[str]()
    is_there = functools.cache(lambda path: (site / path).is_file())  # most pages link to the same
    for path, text in pages.items():
        for tag in TAG.findall(text):
            for name, address in ATTRIBUTE.findall(tag):
                target = resolve(path, html.unescape(address))
                if target is None or posixpath.basename(target.path) == PAGE or not is_there(target.path):
                    continue
                if is_link(tag, name):
                    files.add(target.path)
                else:
                    shown.add(target.path + target.query)
    return shown, files


def _pages(site: Path, locale: str, locales: Collection[str], source: str) -> Iterator[tuple[str, str]]:
    """The pages of a language; the source's lie beside the folders of the others."""
    folder = site if locale == source else site / locale
    others = [site / other for other in locales if other != source] if locale == source else []
    for path in sorted(folder.rglob(PAGE)):
        if not any(path.is_relative_to(other) for other in others):
            yield path.relative_to(site).as_posix(), path.read_text("utf-8")


def _of_search(site: Path, locale: str, source: str, *, awaits: bool) -> Iterator[str]:
    """The index of a language; that of the source too where pages wait for their translation."""
    for each in (locale, source) if awaits else (locale,):
        for path in (site / search.FOLDER).glob(f"{each}/*.js"):
            yield path.relative_to(site).as_posix()
        yield f"{search.FOLDER}/{each}.js"


def offline(text: str) -> str:
    """A page without what only makes sense on the site, such as the offer to take all of it along."""
    return _ONLINE.sub("", text)


def is_link(tag: str, name: str) -> bool:
    """Whether an attribute is a link that a reader follows, rather than something that the page shows."""
    return name == "href" and not tag.startswith("<link ")


def resolve(page: str, address: str) -> Target | None:
    """Where an address in a page leads to within the site; None for one that leads elsewhere."""
    if is_remote(address):
        return None
    address, hash_, fragment = address.partition("#")
    address, mark, query = address.partition("?")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address))) if address else page
    if not posixpath.splitext(path)[1] or path in (".", ".."):
        path = posixpath.normpath(posixpath.join(path, PAGE))
    return Target(path, mark + query, hash_ + fragment)
