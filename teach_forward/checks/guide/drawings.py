"""What a drawing (SVG) may hold: shapes, text and colours, and nothing that runs, fetches or keeps a machine busy."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from lxml import etree

LARGEST = 1_000_000
"""Bytes of a drawing at most: a browser draws each of its parts."""

MOST_PARTS = 100_000
"""Parts of a drawing at most, those that are used again counted each time."""

# What a drawing may be made of: shapes, text and colours. Whatever runs, moves or fetches is not among it, nor filters,
# of which a few bytes keep a machine busy for minutes.
_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = {
    *("svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text"),
    *("tspan", "textPath", "title", "desc", "metadata", "linearGradient", "radialGradient", "stop", "clipPath", "mask"),
    *("pattern", "marker", "image", "style", "switch", "view"),
}
# What drawing programs add for themselves, and browsers do not look at.
_INERT = (
    "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}",
    "{http://creativecommons.org/ns#}",
    "{http://purl.org/dc/elements/1.1/}",
    "{http://sodipodi.sourceforge.net/",
    "{http://www.inkscape.org/",
)
_SAFE_ADDRESS = re.compile(r"\s*(#|data:image/(png|jpeg);)")
_STYLED = re.compile(r"style|fill|stroke|filter|clip-path|mask|cursor|marker(-\w+)?")
_PAINTED = re.compile(r"""url\(\s*["']?#([^"')\s]+)""")
_STYLE_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([\w-]+)")
_FAR_STYLE = re.compile(r"[\\@]|image-set|url\((?!\s*[\"']?\s*#)", re.IGNORECASE)


def faults(data: bytes) -> Iterator[tuple[int, str]]:
    """What of an SVG could run or fetch something, or would never be drawn: line and words."""
    if len(data) > LARGEST:
        yield 1, f"the drawing has {len(data) // 1000:,} kB, and {LARGEST // 1000:,} kB at most are read"
        return
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        yield error.lineno or 1, "the drawing cannot be read"
        return
    if etree.QName(root).localname != "svg":
        yield 1, "the file is not the picture that its name says"
    if root.getroottree().docinfo.internalDTD is not None:
        yield 1, "<!DOCTYPE> is not allowed in a drawing"
    if root.getroottree().xpath("//processing-instruction()"):
        yield 1, "<?...?> is not allowed in a drawing"
    if _parts(root) > MOST_PARTS:
        yield 1, f"the drawing has more than {MOST_PARTS:,} parts, as often as they are used"
    for element in root.iter(etree.Element):
        line = element.sourceline
        yield from ((line if isinstance(line, int) else 1, what) for what in _faults_of_element(element))


def _parts(root: etree._Element) -> float:
    """How many parts a browser draws; without end where a part uses itself."""
    by_id = {str(element.get("id")): element for element in root.iter(etree.Element) if element.get("id")}
    by_class = _painted_by_class(root)
    known: dict[etree._Element, float] = {}

    def count(element: etree._Element) -> float:
        if element not in known:
            known[element] = math.inf  # while it is being counted
            used = [str(_href(element)).removeprefix("#")] if element.tag == f"{_SVG}use" else []
            used += _PAINTED.findall(" ".join(map(str, element.attrib.values())))
            for name in ("", *str(element.get("class", "")).split()):
                used += by_class.get(name, ())
            below = [*element.iterchildren(etree.Element), *(by_id[id_] for id_ in used if id_ in by_id)]
            known[element] = 1 + sum(map(count, below))
        return known[element]

    try:
        return count(root)
    except RecursionError:
        return math.inf


def _painted_by_class(root: etree._Element) -> dict[str, list[str]]:
    """The ids of patterns, masks and the like with which style sheets paint each class; of any element, by no name."""
    sheets = "".join("".join(map(str, style.itertext())) for style in root.iter(f"{_SVG}style"))
    found: dict[str, list[str]] = {}
    for selector, look in _STYLE_RULE.findall(sheets):
        for name in _CLASS.findall(selector) or [""]:
            found.setdefault(name, []).extend(_PAINTED.findall(look))
    return found


def _href(element: etree._Element) -> str | None:
    return element.get("href") or element.get("{http://www.w3.org/1999/xlink}href")


def _faults_of_element(element: etree._Element) -> Iterator[str]:
    name = str(element.tag)
    shape = name.removeprefix(_SVG)
    if shape not in _SHAPES and not name.startswith(_INERT):
        yield f"<{etree.QName(element).localname}> is not allowed in a drawing"
    if shape == "style" and _FAR_STYLE.search("".join(map(str, element.itertext()))):
        yield "the style fetches something from elsewhere"
    for key, said in element.attrib.items():
        attribute, value = etree.QName(str(key)).localname, str(said)
        if attribute.lower().startswith("on") or attribute in ("src", "base"):
            yield f'{attribute}="…" is not allowed in a drawing'
        elif attribute == "href" and not _SAFE_ADDRESS.match(value):
            yield f'"{value}" leads out of the drawing'
        elif _STYLED.fullmatch(attribute) and _FAR_STYLE.search(value):
            yield f'{attribute}="…" fetches something from elsewhere'
