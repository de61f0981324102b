"""The decks of the showcase, as finished files, for tests that look into them."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from functools import cache

from lxml import etree

from tests import showcase
from tests.showcase import LOCALES
from tests.templates import default, template_style

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
}


planned = cache(showcase.planned)


@cache
def written(locale: str) -> bytes:
    return showcase.written(showcase.plan_of(showcase.showcase(locale), locale), locale)


@cache
def parts(locale: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(written(locale))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def tree(locale: str, name: str) -> etree._Element:
    return etree.fromstring(parts(locale)[name])


def trees(locale: str, folder: str) -> list[tuple[str, etree._Element]]:
    names = [name for name in parts(locale) if re.fullmatch(rf"ppt/{folder}/[^/]+\.xml", name)]
    assert names
    return [(name, tree(locale, name)) for name in sorted(names, key=lambda name: int("0" + re.sub(r"\D", "", name)))]


def found(element: etree._Element, path: str) -> list[etree._Element]:
    result = element.xpath(path, namespaces=NS)
    assert isinstance(result, list)
    return result


def hashes() -> list[str]:
    """What decks come to in this process: in our own layouts, and in those of a template."""
    style = template_style(default(), "ar")
    union = showcase.written(showcase.plan_of(showcase.showcase("ar"), "ar", style=style), "ar")
    return [hashlib.sha256(deck).hexdigest() for deck in (*map(written, LOCALES), union)]
