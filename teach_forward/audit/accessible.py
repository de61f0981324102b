"""Rules of access: PowerPoint's checker, WCAG 2.2, Section 508 and GOV.UK, as far as a file can show them.

Each rule is a generator of (slide number or 0, what is wrong) over a package.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict

from lxml import etree

from teach_forward.audit.slides import Faults, groups_around, is_title, slides
from teach_forward.ooxml.inheritance import (
    Slide,
    placeholder_of,
    properties,
    runs_of,
    text_of,
)
from teach_forward.ooxml.package import NS, Package, strings, whole_text

MOST_ALT_TEXT = 250  # characters; screen readers read it in one breath

_A, _P = f"{{{NS['a']}}}", f"{{{NS['p']}}}"
_FILE_NAME = re.compile(r"[^\s/]+\.(?:png|jpe?g|gif|svg|bmp|tiff?|emf|wmf|pptx?)", re.IGNORECASE)
_TYPED_BULLET = re.compile(r"(?:[•·▪‣◦–—*-]|\(?\d{1,2}[.)])\s+\S")
_VAGUE = {"click here", "here", "link", "more", "ici", "cliquez ici", "lien", "هنا", "اضغط هنا"}
_ANIMATIONS = tuple(
    f"{_P}{name}" for name in ("anim", "animClr", "animEffect", "animMotion", "animRot", "animScale", "set")
)
_MERGED = {"gridSpan": "1", "rowSpan": "1", "hMerge": "0", "vMerge": "0"}  # what a cell says that is not merged
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def title_of(slide: Slide) -> str:
    """The text of the title placeholder, empty where there is none."""
    return next((text_of(shape) for shape in slide.shapes() if is_title(shape)), "")


def titles(package: Package) -> Faults:
    """Each slide has a title of its own, in a title placeholder."""
    seen: dict[str, int] = {}
    for number, slide in slides(package):
        title = title_of(slide)
        if not title:
            yield number, "the slide has no title in a title placeholder"
        elif title in seen:
            yield number, f'the title "{title}" is that of slide {seen[title]} too'
        seen.setdefault(title, number)


def alt_texts(package: Package) -> Faults:
    """Pictures, tables, charts and groups say in words what they show, or are marked as decorative."""
    for number, slide in slides(package):
        for shape in slide.shapes():
            if shape.tag not in (f"{_P}pic", f"{_P}graphicFrame", f"{_P}grpSp") or _decorative(shape):
                continue
            if groups_around(shape):
                continue  # the group speaks for what is in it
            text = properties(shape).get("descr", "").strip()
            name = properties(shape).get("name", "")
            if not text:
                yield number, f'"{name}" has no alternative text'
            elif _FILE_NAME.fullmatch(text):
                yield number, f'the alternative text of "{name}" is a file name'
            elif len(text) > MOST_ALT_TEXT:
                yield number, f'the alternative text of "{name}" has {len(text)} characters, more than {MOST_ALT_TEXT}'


def _decorative(shape: etree._Element) -> bool:
    mark = properties(shape).find(".//adec:decorative", NS)
    return mark is not None and mark.get("val") in ("1", "true")


def tables(package: Package) -> Faults:
    """Tables have a header row, and neither merged nor empty cells."""
    for number, slide in slides(package):
        for table in slide.tree.iter(f"{_A}tbl"):
            settings = table.find("a:tblPr", NS)
            if settings is None or settings.get("firstRow") not in ("1", "true"):
                yield number, "a table has no header row"
            for cell in table.iter(f"{_A}tc"):
                if any(cell.get(name, usual) not in (usual, "false") for name, usual in _MERGED.items()):
                    yield number, "a table has merged cells"
                elif not whole_text(cell).strip():
                    yield number, "a table has an empty cell"


def language_of_text(package: Package) -> Faults:
    """Each run says in which language it is, for screen readers and spelling."""
    for number, name in enumerate(package.slides, 1):
        for part in (name, package.related(name, "notesSlide")):
            for element in package.root(part or "").iter(f"{_A}r", f"{_A}fld"):
                own = element.find("a:rPr", NS)
                if (own is None or not own.get("lang")) and element.findtext("a:t", "", NS).strip():
                    yield number, f'"{element.findtext("a:t", "", NS)[:30]}" has no language'


def document_properties(package: Package) -> Faults:
    """The document has a title, an author, a subject and a language."""
    core = next((item.target for item in package.relationships("") if item.type.endswith("core-properties")), "")
    wanted = {"title": "title", "creator": "author", "subject": "subject", "language": "language"}
    for tag, name in wanted.items():
        if not (package.root(core).findtext(f"dc:{tag}", "", NS) or "").strip():
            yield 0, f"the document has no {name} among its properties"


def text_in_placeholders(package: Package) -> Faults:
    """Text stands in placeholders, or in a group with one alternative text."""
    for number, slide in slides(package):
        for shape in slide.shapes():
            if shape.tag != f"{_P}sp" or placeholder_of(shape) is not None or not text_of(shape):
                continue
            if not any(properties(group).get("descr") for group in groups_around(shape)):
                yield (
                    number,
                    f'"{text_of(shape)[:30]}" is not in a placeholder, so the outline view does not show it',
                )


def lists(package: Package) -> Faults:
    """Lists are lists, and space is made by spacing."""
    for number, slide in slides(package):
        for shape in slide.shapes():
            paragraphs = shape.findall("p:txBody/a:p", NS)
            texts = ["".join(run.text for run in runs_of(paragraph)) for paragraph in paragraphs]
            for text in texts:
                if len(texts) > 1 and _TYPED_BULLET.match(text):
                    yield number, f'"{text[:30]}" begins with a typed bullet or number'
            if any(texts) and not all(text.strip() for text in texts):
                yield number, "an empty paragraph makes space"


def links(package: Package) -> Faults:
    """The text of a link says where it leads."""
    for number, slide in slides(package):
        for paragraph in slide.tree.iter(f"{_A}p"):
            for run in runs_of(paragraph):
                if run.element.find("a:rPr/a:hlinkClick", NS) is None:
                    continue
                if run.text.strip().lower() in _VAGUE or _ADDRESS.fullmatch(run.text.strip()):
                    yield number, f'the link "{run.text[:40]}" does not say where it leads'


def sections(package: Package) -> Faults:
    """Slides stand in named sections, each once."""
    tree = package.root(package.presentation)
    names = strings(tree, "//p14:section/@name")
    if len(package.slides) > 5 and not [name for name in names if name.strip()]:
        yield 0, "the slides stand in no named sections"
    listed = strings(tree, "//p14:section//p14:sldId/@id")
    ids = strings(tree, "p:sldIdLst/p:sldId/@id")
    if names and sorted(listed) != sorted(ids):
        yield 0, "the sections do not hold each slide once"


def movement(package: Package) -> Faults:
    """Nothing moves and no slide goes on by itself."""
    for number, slide in slides(package):
        if any(element.get("advTm") for element in slide.tree.iter(f"{_P}transition")):
            yield number, "the slide goes on by itself"
        if next(slide.tree.iter(*_ANIMATIONS), None) is not None:
            yield number, "the slide has animations"


def text_on_masters(package: Package) -> Faults:
    """Outline view and screen readers pass over what stands on a layout; a number or a letter there does no harm."""
    seen: defaultdict[str, list[int]] = defaultdict(list)
    for number, slide in slides(package):
        for text in (text for tree in slide.trees[1:] for text in _texts_beside(tree)):
            seen[text].append(number)
    for text, numbers in seen.items():
        yield numbers[0], f'"{text[:30]}" stands on the layout or master alone'


@functools.lru_cache(maxsize=128)  # many slides stand on one layout
def _texts_beside(tree: etree._Element) -> tuple[str, ...]:
    """The texts of more than two characters that a layout or master has outside of placeholders."""
    own = (text_of(shape) for shape in tree.iter(f"{_P}sp") if placeholder_of(shape) is None)
    return tuple(text for text in own if len(text) > 2)


def empty_placeholders(package: Package) -> Faults:
    """No placeholder is left empty."""
    for number, slide in slides(package):
        for shape in slide.shapes():
            if shape.tag == f"{_P}sp" and placeholder_of(shape) is not None and not text_of(shape):
                yield number, f'the placeholder "{properties(shape).get("name", "")}" is empty'
