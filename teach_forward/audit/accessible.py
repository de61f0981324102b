"""Rules of access: PowerPoint's checker, WCAG 2.2, Section 508 and GOV.UK, as far as a file can show them.

Each rule is a generator of (slide number or 0, what is wrong) over a package.
"""

from __future__ import annotations

import functools
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from teach_forward.ooxml.inheritance import (
    Box,
    Slide,
    is_shape,
    placeholder_of,
    properties,
    runs,
    runs_of,
    text_of,
)
from teach_forward.ooxml.package import NS, Package, strings, whole_text
from teach_forward.util.contrast import contrast

Faults = Iterator[tuple[int, str]]

MOST_ALT_TEXT = 250  # characters; screen readers read it in one breath
LEAST_ON_SLIDES, LEAST_IN_SOURCES, LEAST_IN_NOTES = 18, 14, 12  # points
LARGE, LARGE_BOLD = 24, 18  # points from which a contrast of 3 is enough

_NEAR = 12700  # a point: so far may a heading reach into its text

_A, _P = f"{{{NS['a']}}}", f"{{{NS['p']}}}"
_FURNITURE = ("ftr", "sldNum", "dt", "hdr")
_FILE_NAME = re.compile(r"[^\s/]+\.(?:png|jpe?g|gif|svg|bmp|tiff?|emf|wmf|pptx?)", re.IGNORECASE)
_TYPED_BULLET = re.compile(r"(?:[•·▪‣◦–—*-]|\(?\d{1,2}[.)])\s+\S")
_VAGUE = {"click here", "here", "link", "more", "ici", "cliquez ici", "lien", "هنا", "اضغط هنا"}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


@functools.lru_cache(maxsize=1)
def slides(package: Package) -> tuple[tuple[int, Slide], ...]:
    """The slides with their numbers, from 1; kept, so that the rules share what each inherits."""
    return tuple((number, Slide(package, name)) for number, name in enumerate(package.slides, 1))


def title_of(slide: Slide) -> str:
    """The text of the title placeholder, empty where there is none."""
    for shape in slide.shapes():
        ph = placeholder_of(shape)
        if ph is not None and ph.get("type") in ("title", "ctrTitle"):
            return text_of(shape)
    return ""


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
            if any(parent.tag == f"{_P}grpSp" for parent in shape.iterancestors()):
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
                if any(cell.get(name) for name in ("gridSpan", "rowSpan", "hMerge", "vMerge")):
                    yield number, "a table has merged cells"
                elif not whole_text(cell).strip():
                    yield number, "a table has an empty cell"


def reading_order(package: Package) -> Faults:
    """The title is read first, then the rest as people look: by rows, around a ring, up a stair, or by columns."""
    rtl = _right_to_left(package)
    for number, slide in slides(package):
        shapes = [shape for shape in slide.shapes() if text_of(shape) and not _furniture(shape) and not _grouped(shape)]
        title = next((shape for shape in shapes if _is_title(shape)), None)
        if title is not None and shapes[0] is not title and not _above(slide, shapes[0], title):
            yield number, "the title is not read first"
        body = [(shape, box) for shape in shapes if shape is not title and (box := slide.box(shape)) is not None]
        if body and _named_source(body[-1][0]) and _below_all(body):
            body.pop()
        boxes = [box for _, box in body]
        if _ring(boxes, rtl) or _stair(boxes, rtl) or _headed_columns(boxes, rtl):
            continue
        for (one, before), (_, after) in pairwise(body):
            if not _by_rows(before, after, rtl):
                yield number, f'"{text_of(one)[:30]}" is read before what stands above or beside it'


def _below_all(body: list[tuple[etree._Element, Box]]) -> bool:
    """Whether the last box stands below all others."""
    *others, (_, last) = body
    return all(box[3] <= last[1] for _, box in others)


def _by_rows(before: Box, after: Box, rtl: bool) -> bool:
    """Whether one box comes before the other when a page is read by rows."""
    if before[1] < after[3] and after[1] < before[3]:  # side by side, at least in part
        aside = before[0] >= after[2] if not rtl else before[2] <= after[0]
        return not aside
    return before[1] < after[3]


def _headed_columns(boxes: list[Box], rtl: bool) -> bool:
    """Whether the boxes stand side by side in pairs, a heading over each text, as in comparisons."""
    pairs = list(zip(boxes[::2], boxes[1::2], strict=False))
    if len(boxes) < 4 or len(boxes) % 2:
        return False
    headed = all(over[3] <= under[1] + _NEAR and over[3] - over[1] < under[3] - under[1] for over, under in pairs)
    columns = [(min(a[0], b[0]), max(a[2], b[2])) for a, b in (reversed(pairs) if rtl else pairs)]
    return headed and all(left[1] <= right[0] for left, right in pairwise(columns))


def _ring(boxes: list[Box], rtl: bool) -> bool:
    """Whether the boxes stand around their middle and follow each other as a clock's hand does (in RTL, against it)."""
    if len(boxes) < 3:
        return False
    whole = min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    middle = _centre(whole)
    stations = [_centre(box) for box in boxes if not _holds(box, middle)]  # what stands in the middle leads in
    angles = [math.atan2(y - middle[1], x - middle[0]) for x, y in stations]
    turns = [(after - before) % (2 * math.pi) for before, after in pairwise([*angles, *angles[:1]])]
    total = sum(2 * math.pi - turn for turn in turns) if rtl else sum(turns)
    return len(stations) >= 3 and abs(total - 2 * math.pi) < 0.01


def _centre(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _stair(boxes: list[Box], rtl: bool) -> bool:
    """Whether each box reaches higher than the one before it, and stands further on or at the same place."""
    if len(boxes) < 3:
        return False
    rising = all(after[1] < before[1] for before, after in pairwise(boxes))
    onward = all(after[2] <= before[2] if rtl else after[0] >= before[0] for before, after in pairwise(boxes))
    return rising and onward


def _is_title(shape: etree._Element) -> bool:
    ph = placeholder_of(shape)
    return ph is not None and ph.get("type") in ("title", "ctrTitle")


def _above(slide: Slide, shape: etree._Element, title: etree._Element) -> bool:
    one, other = slide.box(shape), slide.box(title)
    return bool(one and other and one[1] < other[1])


def _grouped(shape: etree._Element) -> bool:
    return any(parent.tag == f"{_P}grpSp" for parent in shape.iterancestors())


def _furniture(shape: etree._Element) -> bool:
    ph = placeholder_of(shape)
    return ph is not None and ph.get("type") in _FURNITURE


def _right_to_left(package: Package) -> bool:
    return package.root(package.presentation).get("rtl") in ("1", "true")


def contrasts(package: Package) -> Faults:
    """Text stands out from its ground: 4.5 to 1, for large text 3 to 1 (WCAG 2.2, 1.4.3)."""
    for number, slide in slides(package):
        for shape in slide.shapes():
            ground = slide.ground(shape) if text_of(shape) else None
            for run in runs(shape) if ground else ():
                colour = slide.colour(shape, run)
                size = slide.size(shape, run)
                large = size >= LARGE or (size >= LARGE_BOLD and slide.bold(shape, run))
                least = 3.0 if large else 4.5
                if colour and ground and (ratio := contrast(colour, ground)) < least:
                    yield number, f'"{run.text[:30]}" has a contrast of {ratio:.1f}, less than {least}'


def sizes(package: Package) -> Faults:
    """Text can be read from the last row: 18 points on slides, 14 for sources, 12 in notes and footers."""
    for number, slide in slides(package):
        for shape in slide.shapes():
            least = LEAST_IN_SOURCES if _is_source_line(slide, shape) else LEAST_ON_SLIDES
            least = LEAST_IN_NOTES if _furniture(shape) else least
            for run in runs(shape):
                if (size := slide.size(shape, run)) < least - 0.01:
                    yield number, f'"{run.text[:30]}" is set in {size:g} points, less than {least}'
    for number, name in enumerate(package.slides, 1):
        page = package.related(name, "notesSlide")
        notes = Slide(package, page) if page else None
        for shape in notes.shapes() if notes else ():
            for run in runs(shape):
                if notes and (size := notes.size(shape, run)) < LEAST_IN_NOTES and not _furniture(shape):
                    yield number, f"the notes are set in {size:g} points, less than {LEAST_IN_NOTES}"


def _named_source(shape: etree._Element) -> bool:
    return properties(shape).get("name", "").lower().startswith("source")


def _is_source_line(slide: Slide, shape: etree._Element) -> bool:
    """Sources may be set smaller: where the layout or the placeholder says that it holds them."""
    named = [properties(parent).get("name", "") for parent in slide.parents(shape)]
    layout = slide.trees[1].find("p:cSld", NS) if len(slide.trees) > 1 else None
    named.append(layout.get("name", "") if layout is not None else "")
    return any("source" in name.lower() for name in named)


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
            groups = [parent for parent in shape.iterancestors() if parent.tag == f"{_P}grpSp"]
            if not any(properties(group).get("descr") for group in groups if is_shape(group)):
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
        if slide.tree.find("p:timing//p:anim", NS) is not None:
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


def setting(package: Package) -> Faults:
    """Start-aligned, in sentence case: justified text and capitals for style are hard to read."""
    for number, slide in slides(package):
        for shape in slide.shapes():
            for paragraph in shape.iterfind("p:txBody/a:p", NS):
                if next(slide.paragraph_values(shape, paragraph, "algn"), "") in ("just", "dist"):
                    yield number, f'"{text_of(shape)[:30]}" is justified'
            for run in runs(shape):
                own = run.element.find("a:rPr", NS)
                capitals, letters = sum(map(str.isupper, run.text)), sum(map(str.isalpha, run.text))
                shouting = letters > 12 and capitals > 0.8 * letters
                if shouting or (own is not None and own.get("cap") == "all"):
                    yield number, f'"{run.text[:30]}" is set in capitals'
