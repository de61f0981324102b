"""A language as an archive that is unpacked and opened anywhere: its pages with addresses that need no server.

A browser that opens a page from a disk looks for no `index.html` in a folder: addresses are written out. What is not
in the archive is linked at the site's own address; where the site has none, or one for examples, it is no link.
"""

from __future__ import annotations

import datetime
import html
import posixpath
import re
import zlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from teach_forward.messages import Messages
from teach_forward.site.offline.edition import ATTRIBUTE, PAGE, TAG, Edition, is_link, offline, resolve
from teach_forward.site.practice import SCRIPT, as_script, from_script
from teach_forward.site.seo import absolute
from teach_forward.site.templates import render
from teach_forward.util import zipped
from teach_forward.util.locales import direction

MOST = 12_000_000
"""Bytes of an archive."""
FOLDER = "guide"
START = "START-HERE.html"
_ENTRY = 300  # bytes that an archive needs for each file beside its content
_FAST = 1  # packs in a third of the time that the archive takes, into a little more
_SPARE = 50_000  # bytes for links that are longer in the archive than in the site


@dataclass(frozen=True, slots=True)
class Outside:
    """What is around an archive: the folder of the site, and the address at which that is published."""

    site: Path
    url: str


def archive(edition: Edition, outside: Outside, messages: Messages, date: datetime.date) -> bytes:
    """The archive, the same bytes for the same pages and files.

    Files to download are taken in as long as there is room: first those that can be changed, then PDFs, small ones
    first; each time those of the language itself before others. An archive of a workshop only says again what is here.
    """
    shown = {path: (outside.site / path).read_bytes() for path in _paths(edition)}
    pages = [text.encode() for text in edition.pages.values()]
    room = MOST - _SPARE - sum(_ENTRY + len(zlib.compress(data, _FAST)) for data in (*pages, *shown.values()))
    return packed(edition, outside, messages, date, shown | dict(_fitting(edition, outside.site, room)))


def packed(
    edition: Edition, outside: Outside, messages: Messages, date: datetime.date, beside: dict[str, bytes]
) -> bytes:
    """An archive of the pages and of some files beside them."""
    there = {*edition.pages, *beside}
    pages = {path: rewritten(path, text, there, outside.url).encode() for path, text in edition.pages.items()}
    scripts = {posixpath.join(posixpath.dirname(path), SCRIPT): path for path in pages}
    data = {
        script: rewritten_data(page, beside[script].decode(), there, outside.url).encode()
        for script, page in scripts.items()
        if script in beside
    }
    entries = {f"{FOLDER}/{path}": content for path, content in (pages | beside | data).items()}
    return zipped.packed(entries | {START: _start(edition.home, messages)}, date)


def _paths(edition: Edition) -> Iterator[str]:
    yield from (address.partition("?")[0] for address in edition.shown if address not in edition.online)


def _fitting(edition: Edition, site: Path, room: int) -> Iterator[tuple[str, bytes]]:
    """The files to download for which there is room."""
    for path in sorted(edition.files, key=lambda path: _order(path, edition.locale, (site / path).stat().st_size)):
        data = (site / path).read_bytes()
        if not path.endswith(".zip") and len(data) + _ENTRY <= room:
            room -= len(data) + _ENTRY
            yield path, data


def _order(path: str, locale: str, size: int) -> tuple[bool, bool, int, str]:
    return path.endswith(".pdf"), f".{locale}." not in posixpath.basename(path), size, path


def rewritten(page: str, text: str, there: Collection[str], url: str) -> str:
    """A page whose addresses lead to what is there; `url` is where the rest is published."""

    def attribute(tag: str, found: re.Match[str]) -> str:
        name, address = found.groups()
        if is_link(tag, name) and address.startswith("#"):
            return found.group()
        new = _address(page, html.unescape(address), there, url)
        return f' {name}="{html.escape(new)}"' if new else ""

    def tag(found: re.Match[str]) -> str:
        whole = found.group()
        return ATTRIBUTE.sub(lambda each: attribute(whole, each), whole)

    return TAG.sub(tag, offline(text))


def rewritten_data(page: str, script: str, there: Collection[str], url: str) -> str:
    """The script with the data of a page, whose addresses lead to the same as those of the page."""
    return as_script(_in_data(from_script(script), lambda address: _address(page, address, there, url)))


def _address(page: str, address: str, there: Collection[str], url: str) -> str:
    """The address of what is there, or of where it is published; empty where it is not."""
    target = resolve(page, address)
    if target is None:
        return address
    if target.path in there:
        return quote(_way(posixpath.dirname(page), target.path)) + target.fragment
    return absolute(url, quote(target.path.removesuffix(PAGE))) + target.fragment if url else ""


def _way(folder: str, path: str) -> str:
    """The way from a folder to a file; `posixpath.relpath` would ask for the working folder each of 7,000 times."""
    here, there = folder.split("/") if folder else [], path.split("/")
    same = len(posixpath.commonprefix([here, there]))
    return "/".join([".."] * (len(here) - same) + there[same:])


def _in_data(value: Any, lead: Callable[[str], str], key: str = "") -> Any:
    """Data for a script in which every `url`, and all that is within `urls`, leads elsewhere."""
    match value:
        case str() if key in ("url", "urls"):
            return lead(value)
        case dict():
            return {name: _in_data(each, lead, key if key == "urls" else name) for name, each in value.items()}
        case list():
            return [_in_data(each, lead) for each in value]
    return value


def _start(home: str, messages: Messages) -> bytes:
    """The page that lies uppermost: it leads to the home page by itself, or by its link."""
    locale = messages.locale
    page = render("start.html", to=f"{FOLDER}/{home}", lang=locale, dir=direction(locale), messages=messages)
    return page.encode()
