"""What lies beside the pages: pictures that are what they seem, and nothing that a browser would run."""

from __future__ import annotations

import io
import math
import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from teach_forward import rules
from teach_forward.findings import ContentError, Finding
from teach_forward.library.addresses import (
    CLAUSE_WORDS_FILE,
    CLAUSES_FILE,
    DRAWING,
    FORMS_FILE,
    HABITS_FILE,
    KNOWN_WORDS_FILE,
    SEARCH_WORDS_FILE,
    SOURCE_WORDS_FILE,
    SOURCES_FILE,
    TERMS_FILE,
    WORDS_FILE,
    WORKSHEET,
    path_of,
    pixels_of,
)
from teach_forward.library.library import Library
from teach_forward.library.names import PAGE, faults_of_name, made_of, printable, same_address, same_files
from teach_forward.model import Document
from teach_forward.text import contents
from teach_forward.util import locales

PIXELS = {".png": (b"\x89PNG\r\n\x1a\n",), ".jpg": (b"\xff\xd8\xff",), ".jpeg": (b"\xff\xd8\xff",)}
"""Endings of pictures made of pixels, and how such files begin."""

LARGEST_DRAWING = 1_000_000
"""Bytes of a drawing at most: a browser draws each of its parts."""

MOST_PARTS = 100_000
"""Parts of a drawing at most, those that are used again counted each time."""

MOST_PIXELS = 50_000_000
"""Pixels of a picture at most: a browser takes four bytes of memory for each."""

_OTHER_PICTURES = {
    ".webp": "WebP",
    ".avif": "AVIF",
    ".heic": "HEIC",
    ".gif": "GIF",
    ".bmp": "BMP",
    ".tif": "TIFF",
    ".tiff": "TIFF",
}
_SAVE_ANEW = "open the picture, save it as PNG or JPEG, and mend the links to it; a new name alone changes nothing"

_NO_FOLDER = ("this is no folder, and has the name of one", "move it elsewhere, and put the folder there")
_NAME = (
    "write names of files with letters from a to z, digits, hyphens and dots",
    "rename the file, and mend the links that lead to it",
)
_ANOTHER_KIND = (
    "the file is not the picture that its name says",
    "open the picture, and save it as PNG or JPEG; a new name alone changes nothing",
)
_SMALLER = "make it smaller: 1,600 pixels wide are enough for a projector"

_DAMAGE = (OSError, SyntaxError, ValueError, struct.error, zlib.error)  # what a picture that is damaged leads to

HEAVY = 500_000
"""Bytes from which on a picture is slow on a phone."""

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
_PLAIN_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LISTS = (WORDS_FILE, KNOWN_WORDS_FILE, HABITS_FILE, SOURCE_WORDS_FILE, CLAUSE_WORDS_FILE, SEARCH_WORDS_FILE)
_DATA = (SOURCES_FILE, TERMS_FILE, CLAUSES_FILE, FORMS_FILE)


def check_places(library: Library) -> Iterator[Finding]:
    """What lies beside the folders of languages, where no page is read from."""
    for top in ("docs", "workshops"):
        folder = library.root / top
        if not folder.is_dir() and (folder.exists() or folder.is_symlink()):
            yield _told(top, _NO_FOLDER)
        for entry in sorted(folder.iterdir() if folder.is_dir() else ()):
            if wrong := _misplaced(entry, top, library):
                yield _told(printable(f"{top}/{entry.name}"), wrong)


def _misplaced(entry: Path, top: str, library: Library) -> tuple[str, str] | None:
    """Why something does not belong beside the folders of languages, and what to do; None where it does."""
    name = f"{top}/{entry.name}"
    if entry.is_symlink():
        return contents.LINK
    if entry.name.startswith(".") or (entry.is_dir() and entry.name in library.locales):
        return None
    if name in _DATA:
        return None if entry.is_file() else contents.FOLDER if entry.is_dir() else contents.NO_FILE
    if not entry.is_dir() and locales.is_known(entry.name):
        return _NO_FOLDER
    if locales.is_known(entry.name):
        message = f"this language has not begun; `teach-forward new-locale {entry.name}` gives it a place"
        return message, f"begin the language so, or move the folder out of {top}"
    message = "this is not the folder of a language, and does not belong here"
    return message, f"move it into the folder of its language, such as {top}/{library.source}, or out of {top}"


def check_names(library: Library, locale: str) -> Iterator[Finding]:
    """The names of a locale's files: plain, and none that takes the place of another page."""
    for file in _files(library, locale):
        path = file.relative_to(library.root).as_posix()
        yield from (
            Finding(printable(path), 1, what, rules.PAGE_NAME) for what in faults_of_name(path, library.locales)
        )
    for first, second in same_address(library.documents[locale]):
        message = f"the page would stand at the address of {path_of(locale, first)}"
        yield Finding(path_of(locale, second), 1, message, rules.PAGE_NAME)
    made = {page: source for slug in library.slugs() for page, source in made_of(slug).items()}
    for first, second in same_files([*made, *_with_files(library, locale)]):
        other, page = (path_of(locale, made.get(uri, uri)) for uri in (first, second))
        yield Finding(page, 1, f"files made of the page would bear the name of files of {other}", rules.PAGE_NAME)


def _with_files(library: Library, locale: str) -> Iterator[str]:
    """The pages of a locale of which files to download are made, beside those of `made_of`."""
    for uri, document in library.documents[locale].items():
        if document.kind == "index" or library.prints(locale, uri) or uri.endswith(f"/{WORKSHEET}"):
            yield uri


def check_files(library: Library, locale: str) -> Iterator[Finding]:
    """Each file of a locale that is not a page is a picture, or a list of words, and no folder has the name of one."""
    for file in _entries(library, locale):
        path = printable(file.relative_to(library.root).as_posix())
        if file.is_dir() and not file.is_symlink():
            if file.name in _LISTS or file.suffix.lower() in (PAGE, DRAWING, *PIXELS):
                yield _told(path, contents.FOLDER)
        elif file.name.startswith("."):
            continue
        elif file.is_symlink():
            yield _told(path, contents.LINK)
        elif not file.is_file():
            yield _told(path, contents.NO_FILE)
        elif file.suffix != PAGE and file.name not in _LISTS:
            yield from _findings(library.root, path, file)


def _told(path: str, wrong: tuple[str, str]) -> Finding:
    message, advice = wrong
    return Finding(path, 1, message, rules.UNSAFE_FILE, advice=advice)


def _files(library: Library, locale: str) -> Iterator[Path]:
    """The files of a locale, and links to files; not those that are hidden."""
    return filter(_is_seen, _entries(library, locale))


def _is_seen(entry: Path) -> bool:
    """Whether an entry of a folder is a file or a link, and is not hidden."""
    return not entry.name.startswith(".") and (entry.is_file() or entry.is_symlink())


def _entries(library: Library, locale: str) -> Iterator[Path]:
    """All that lies in the folders of a locale."""
    for folder in (library.root / "docs" / locale, library.root / "workshops" / locale):
        yield from sorted(folder.rglob("*"))


def _findings(root: Path, path: str, file: Path) -> Iterator[Finding]:
    if not _PLAIN_NAME.fullmatch(file.name):
        yield _told(path, _NAME)
    try:
        content = contents.read(root, file.relative_to(root).as_posix())
    except ContentError as error:
        yield from error.findings
    else:
        yield from _faults_of(path, file.suffix.lower(), content)


def _faults_of(path: str, suffix: str, data: bytes) -> Iterator[Finding]:
    if suffix == DRAWING:
        yield from (Finding(path, line, what, rules.UNSAFE_FILE) for line, what in _faults_of_drawing(data))
    elif kind := _OTHER_PICTURES.get(suffix) or (_OTHER_PICTURES[".webp"] if _is_webp(data) else ""):
        yield Finding(path, 1, f"{kind} is not shown by every program; {_SAVE_ANEW}", rules.UNSAFE_FILE)
    elif suffix not in PIXELS:
        yield Finding(
            path, 1, f'a file "{suffix or Path(path).name}" does not belong among the pages', rules.UNSAFE_FILE
        )
    elif not data.startswith(PIXELS[suffix]):
        yield _told(path, _ANOTHER_KIND)
    elif (pixels := _pixels(data)) > MOST_PIXELS:
        yield _told(path, (f"the picture has {pixels:,} pixels, and {MOST_PIXELS:,} at most are shown", _SMALLER))
    elif fault := _fault_of_picture(data):
        yield _told(path, fault)
    if len(data) > HEAVY:
        message = f"the picture has {round(len(data) / 1000)} kB, which is slow on a phone"
        yield Finding(path, 1, message, rules.HEAVY_PICTURE)


def _pixels(data: bytes) -> int:
    """The pixels of a PNG, by its head; 0 for another file."""
    if not data.startswith(PIXELS[".png"]) or len(data) < 24:
        return 0
    width, height = struct.unpack(">II", data[16:24])
    return int(width * height)


def _fault_of_picture(data: bytes) -> tuple[str, str] | None:
    """What is wrong with a PNG or JPEG, down to its last pixel, and what to do; None with one that is shown."""
    from PIL import Image  # noqa: PLC0415  (many guides have drawings alone)

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
            too_large = image.width * image.height > MOST_PIXELS
            if not too_large:
                image.load()
    except Image.DecompressionBombError:
        too_large = True
    except _DAMAGE:
        return "the picture cannot be read; save it anew", "open it, and save it as PNG or JPEG under the same name"
    message = f"the picture has more than {MOST_PIXELS:,} pixels, which are too many to be shown"
    return (message, _SMALLER) if too_large else None


def _is_webp(data: bytes) -> bool:
    """Whether a file is a WebP picture, whatever its name says: browsers save such ones under the name of a JPEG."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def _faults_of_drawing(data: bytes) -> Iterator[tuple[int, str]]:
    """What of an SVG could run or fetch something, or would never be drawn: line and words."""
    if len(data) > LARGEST_DRAWING:
        yield 1, f"the drawing has {len(data) // 1000:,} kB, and {LARGEST_DRAWING // 1000:,} kB at most are read"
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


def check_pictures(library: Library, document: Document) -> Iterator[Finding]:
    """Each picture on a slide, covers too, is one, and has pixels for the decks."""
    shown = [(slide.line, picture.href) for slide in document.slides for picture in slide.pictures]
    if document.kind == "index" and document.picture:
        href = document.picture.href
        shown.append((next((link.line for link in document.links if link.href == href), 1), href))
    for line, href in shown:
        file = library.beside(document, href)
        if file and (fault := _fault_of_pixels(href, file)):
            yield Finding(document.path, line, fault, rules.PICTURE_PIXELS)


def _fault_of_pixels(href: str, file: Path) -> str:
    pixels = pixels_of(file)
    if pixels.suffix.lower() not in PIXELS:
        return f'"{href}" is not a picture that decks can show; save it as PNG or JPEG'
    if not pixels.is_file():
        return f'the drawing "{href}" has no PNG of the same name beside it, which decks need'
    try:
        from PIL import Image  # noqa: PLC0415  (few pages show a picture on a slide)

        with Image.open(pixels) as image:
            image.verify()
    except (*_DAMAGE, Image.DecompressionBombError):
        return f'the picture "{href}" cannot be read; save it anew'
    return ""
