"""Rules of the package: what makes PowerPoint offer a repair, Keynote refuse a file, or a reader lose a part.

Each rule is a generator of (slide number or 0, what is wrong) over a package.
"""

from __future__ import annotations

import re
from collections import Counter

import babel

from teach_forward.audit.slides import Faults
from teach_forward.ooxml.package import NS, OFFICE, Package, strings, whole_text

_A, _P = f"{{{NS['a']}}}", f"{{{NS['p']}}}"
_IMAGES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"<svg",
    b"<?xml",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"\x01\x00\x00\x00",
    b"\xd7\xcd",
)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-[A-Za-z0-9]{5,8})*")
_ESCAPED = re.compile(r"_x00[01][0-9A-Fa-f]_")
_FIRST_MASTER_ID = 2**31  # ST_SlideMasterId and ST_SlideLayoutId begin here
_FIRST_SLIDE_ID = 256  # ST_SlideId lies between this and the one above


def well_formed(package: Package) -> Faults:
    """Every part that is to be XML is XML."""
    for name in package.parts:
        if name.endswith((".xml", ".rels")) and package.tree(name) is None:
            yield 0, f"{name} is not well-formed XML"


def names(package: Package) -> Faults:
    """The archive begins with its content types and holds each name once."""
    if package.names and package.names[0] != "[Content_Types].xml":
        yield 0, "[Content_Types].xml is not the first entry of the archive; Google Slides wants it there"
    for name, count in Counter(package.names).items():
        if count > 1:
            yield 0, f"{name} is {count} times in the archive"


def content_types(package: Package) -> Faults:
    """Each part has a content type, and no content type is given for a part that is not there."""
    tree = package.tree("[Content_Types].xml")
    if tree is None:
        yield 0, "[Content_Types].xml is missing"
        return
    overrides = dict.fromkeys(name.lstrip("/") for name in strings(tree, "ct:Override/@PartName"))
    endings = {str(ending).lower() for ending in strings(tree, "ct:Default/@Extension")}
    for name in overrides:
        if name not in package.parts:
            yield 0, f"a content type is given for {name}, which does not exist"
    for name in package.parts:
        if name not in overrides and name.rsplit(".", 1)[-1].lower() not in endings and name != "[Content_Types].xml":
            yield 0, f"{name} has no content type"


def relationships(package: Package) -> Faults:
    """Relationships lead to parts that exist, have ids of their own, and are there where one is used."""
    for name in ("", *package.parts):
        ids = Counter(item.id for item in package.relationships(name))
        for item in package.relationships(name):
            if not item.external and item.target not in package.parts:
                yield (
                    slide_number(package, name),
                    f"{name or 'the package'} leads to {item.target}, which does not exist",
                )
        for id_, count in ids.items():
            if count > 1:
                yield slide_number(package, name), f"{name} has the relationship {id_} {count} times"
        tree = package.tree(name) if name.endswith(".xml") else None
        used = strings(tree, "//@r:id | //@r:embed | //@r:link") if tree is not None else []
        for id_ in used:
            if id_ not in ids and id_:
                yield slide_number(package, name), f"{name} uses the relationship {id_}, which does not exist"


def empty_links(package: Package) -> Faults:
    """Each link has a target; PowerPoint offers a repair where the id is empty."""
    for number, name in enumerate(package.slides, 1):
        for link in package.root(name).iterfind(".//a:hlinkClick", NS):
            if not link.get(f"{{{NS['r']}}}id") and not link.get("action"):
                yield number, "a link has no target"


def orphans(package: Package) -> Faults:
    """Something leads to each part."""
    reachable = {"[Content_Types].xml", *package.reachable()}
    for name in package.parts:
        if name not in reachable and not name.endswith((".rels", "/")):
            yield 0, f"nothing leads to {name}"


def shape_ids(package: Package) -> Faults:
    """Each shape of a slide has its own id."""
    for number, name in enumerate(package.slides, 1):
        ids = Counter(strings(package.root(name), "//p:cNvPr/@id"))
        for id_, count in ids.items():
            if count > 1:
                yield number, f"{count} shapes have the id {id_}"


def master_ids(package: Package) -> Faults:
    """Masters and layouts share one row of ids, slides have another (ECMA-376 part 1, 19.7)."""
    presentation = package.root(package.presentation)
    ids = strings(presentation, "p:sldMasterIdLst/p:sldMasterId/@id")
    for name in package.parts:
        if re.fullmatch(r"ppt/slideMasters/[^/]+\.xml", name):
            ids += strings(package.root(name), "p:sldLayoutIdLst/p:sldLayoutId/@id")
    for id_, count in Counter(ids).items():
        if count > 1:
            yield 0, f"{count} masters or layouts have the id {id_}"
        elif int(id_) < _FIRST_MASTER_ID:
            yield 0, f"a master or layout has the id {id_}, below {_FIRST_MASTER_ID}"
    for id_, count in Counter(strings(presentation, "p:sldIdLst/p:sldId/@id")).items():
        if count > 1 or not _FIRST_SLIDE_ID <= int(id_) < _FIRST_MASTER_ID:
            yield 0, f"the id {id_} of a slide is used twice or out of range"


def layouts(package: Package) -> Faults:
    """Each slide has a layout, and that a master."""
    for number, name in enumerate(package.slides, 1):
        if len(package.chain(name)) < 3:
            yield number, "the slide has no layout, or its layout no master"


def notes(package: Package) -> Faults:
    """Notes have a text placeholder, and the presentation lists their master."""
    pages = [(number, package.related(name, "notesSlide")) for number, name in enumerate(package.slides, 1)]
    pages = [(number, page) for number, page in pages if page]
    if pages and package.root(package.presentation).find("p:notesMasterIdLst", NS) is None:
        yield 0, "there are notes, and the presentation lists no notes master; Keynote will not open the file"
    for number, page in pages:
        if page and not strings(package.root(page), "//p:nvPr/p:ph[@type='body']"):
            yield number, "the notes page has no text placeholder"


def table_rows(package: Package) -> Faults:
    """Each row of a table has as many cells as the table has columns."""
    for number, name in enumerate(package.slides, 1):
        for table in package.root(name).iter(f"{_A}tbl"):
            columns = len(table.findall("a:tblGrid/a:gridCol", NS))
            for row in table.iterfind("a:tr", NS):
                if len(row.findall("a:tc", NS)) != columns:
                    yield number, "a row of a table has fewer or more cells than the table has columns"


def text_bodies(package: Package) -> Faults:
    """Each text body has a paragraph, if an empty one (ECMA-376 part 1, 21.1.2.1)."""
    for name in package.parts:
        tree = package.tree(name) if name.startswith("ppt/") and name.endswith(".xml") else None
        for body in tree.iter(f"{_P}txBody", f"{_A}txBody") if tree is not None else ():
            if body.find("a:p", NS) is None:
                yield slide_number(package, name), f"a text body in {name} has no paragraph"


def one_title(package: Package) -> Faults:
    """No slide has two titles."""
    for number, name in enumerate(package.slides, 1):
        titles = strings(package.root(name), "//p:nvPr/p:ph[@type='title' or @type='ctrTitle']")
        if len(titles) > 1:
            yield number, f"the slide has {len(titles)} title placeholders"


def languages(package: Package) -> Faults:
    """Language tags are tags of BCP 47, of a language that there is."""
    for name in package.parts:
        if not name.startswith("ppt/") or not name.endswith(".xml") or (tree := package.tree(name)) is None:
            continue
        for tag in sorted(set(map(str, strings(tree, "//@lang")))):
            if not _known(tag):
                yield slide_number(package, name), f'"{tag}" is not a language tag'


def _known(tag: str) -> bool:
    if not _TAG.fullmatch(tag):
        return False
    try:
        babel.Locale.parse(tag.partition("-")[0])
    except (babel.UnknownLocaleError, ValueError):
        return False
    return True


def images(package: Package) -> Faults:
    """Pictures are of a kind that PowerPoint reads."""
    for number, name in enumerate(package.slides, 1):
        for item in package.relationships(name):
            if item.type == OFFICE + "image" and not item.external:
                data = package.head(item.target)
                if not data.startswith(_IMAGES):
                    yield number, f"{item.target} is not a picture that PowerPoint knows"


def control_characters(package: Package) -> Faults:
    """No control character stands in the text, where OOXML escapes it."""
    for number, name in enumerate(package.slides, 1):
        for part in (name, package.related(name, "notesSlide")):
            text = whole_text(package.root(part)) if part in package.parts and part else ""
            if _ESCAPED.search(text):
                yield number, "a control character stands in the text, as _x000B_ or the like"


def slide_number(package: Package, name: str) -> int:
    """The number of the slide that a part is, 0 for any other part."""
    return package.slides.index(name) + 1 if name in package.slides else 0
