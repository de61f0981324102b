"""Finished HTML of the dialect -> parts of the content model.

Text in Python-Markdown's own tree is still placeholders (stash, entities, escapes), so the finished HTML is read.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from teach_forward import model
from teach_forward.model import Align, Block, Item, ItemList, Paragraph, Picture, Quote, Run, Runs, Table, Tip, plain

_ALIGN: dict[str, Align] = {"align-end": "end", "align-center": "center"}  # by the classes that the dialect gives

# Not \s: no-break spaces are text, in French above all. Separators of lines and paragraphs are told by the checks.
_SPACE = re.compile("[ \t\r\n\u2028\u2029]+")
_APART = ("p", "ul", "ol", "pre", "table", "blockquote", "section", "aside", "details", "div", "dl")
"""What stands in an item, or in a definition, by itself."""
_BLOCKS = frozenset({*_APART, "dd", "dt", "h1", "h2", "h3", "h4", "hr", "li", "summary"})
_HOLDERS = ("article", "blockquote", "details", "div", "dl", "ol", "section", "ul")
"""What holds blocks, so that text in it is to stand in one."""
_ITEMS = ("li", "dd")

_NAMES = {
    "pre": "a block of code",
    "hr": "a line across",
    "dl": "a list of definitions",
    "table": "a table",
    "blockquote": "a quotation",
    "ul": "a list",
    "ol": "a numbered list",
    "p": "a paragraph",
    "img": "a picture",
    "br": "a line break",
    "input": "a box to tick",
}


class Misplaced(Exception):
    """An element that is not allowed where it stands."""

    def __init__(self, element: HtmlElement) -> None:
        self.element = element
        super().__init__(name_of(element))


def parse(html: str) -> HtmlElement:
    """The page as an element tree under one `article`, without comments, and with all its text in paragraphs."""
    root = as_written(html)
    set_in_paragraphs(root)
    return root


def as_written(html: str) -> HtmlElement:
    """The same as it is written: in HTML, text may stand bare beside blocks."""
    root = lxml.html.fragment_fromstring(html, create_parent="article")
    lxml.etree.strip_elements(root, lxml.etree.Comment, lxml.etree.ProcessingInstruction, with_tail=False)
    return root


def set_in_paragraphs(root: HtmlElement) -> None:
    """Set text that stands bare beside blocks into paragraphs of its own, and in a list into items.

    An item and a definition hold the text themselves with which they begin.
    """
    for element in list(root.iter(*_HOLDERS, *_ITEMS)):
        blocks = [child for child in element if child.tag in _BLOCKS]
        for block in blocks if element.tag in _ITEMS else (None, *blocks):
            _set_apart(element, block)


def _set_apart(element: HtmlElement, block: HtmlElement | None) -> None:
    """Set what stands bare in an element behind a block, or at its beginning, into a block of its own."""
    text = element.text if block is None else block.tail
    following = element if block is None else block.itersiblings()
    inline = list(itertools.takewhile(lambda child: child.tag not in _BLOCKS, following))
    if not (text or "").strip() and not any(map(_is_seen, inline)):
        return
    made = lxml.html.Element("li" if element.tag in ("ul", "ol") else "p")
    made.text = text
    if block is None:
        element.text = None
        element.insert(0, made)
    else:
        block.tail = None
        block.addnext(made)
    made.extend(inline)


def _is_seen(element: HtmlElement) -> bool:
    """Whether an element, or what stands behind it, is a text or a picture."""
    pictures = element.iter("img")
    return bool(f"{element.text_content()}{element.tail or ''}".strip()) or next(pictures, None) is not None


def name_of(element: HtmlElement) -> str:
    """What a person calls the element."""
    tag = str(element.tag)
    if re.fullmatch("h[1-6]", tag):
        return "a heading"
    return _NAMES.get(tag, f"<{tag}>")


def text_of(element: HtmlElement) -> str:
    """The element's text, white space folded."""
    return _SPACE.sub(" ", element.text_content()).strip(" ")


def lines_of(code: HtmlElement) -> tuple[str, ...]:
    """The lines of a block of code, with all their spaces."""
    return tuple(code.text_content().rstrip("\n").split("\n"))


def classes(element: HtmlElement) -> set[str]:
    """The element's classes."""
    return set((element.get("class") or "").split())


def elements(root: HtmlElement) -> Iterator[HtmlElement]:
    """All elements below the root, in the order of the page."""
    yield from root.iterdescendants()


def refuse(root: HtmlElement, tags: tuple[str, ...]) -> None:
    """Raise Misplaced at the first element below the root that has one of the tags."""
    for element in root.iterdescendants(*tags):
        raise Misplaced(element)


def parent_of(element: HtmlElement) -> HtmlElement:
    """The element around an element. Raises ValueError for the root, which has none."""
    parent = element.getparent()
    if parent is None:
        raise ValueError("the root has no parent")
    return parent


def refuse_pictures_in_text(root: HtmlElement) -> None:
    """Raise Misplaced at the first picture below the root that is not a paragraph of its own."""
    for picture in root.iterdescendants("img"):
        parent = parent_of(picture)
        if parent.getparent() is not root or not is_picture(parent):
            raise Misplaced(picture)


def runs_of(element: HtmlElement, skip: tuple[str, ...] = ()) -> Runs:
    """The element's inline content as runs, neighbours of one style joined. Children named in `skip` are left out."""
    runs: list[Run] = []
    for raw, bold, italic, href in _walk(element, False, False, None, skip):
        text = _SPACE.sub(" ", raw)
        last = runs[-1] if runs else None
        if last is None or last.text.endswith(" "):
            text = text.lstrip(" ")
        if last is not None and (last.bold, last.italic, last.href) == (bold, italic, href):
            runs[-1] = Run(last.text + text, bold, italic, href)
        elif text:
            runs.append(Run(text, bold, italic, href))
    if runs:
        last = runs[-1]
        runs[-1] = Run(last.text.rstrip(" "), last.bold, last.italic, last.href)
    return tuple(run for run in runs if run.text)


def _walk(
    element: HtmlElement, bold: bool, italic: bool, href: str | None, skip: tuple[str, ...]
) -> Iterator[tuple[str, bool, bool, str | None]]:
    """The texts of an element in order, each with its style."""
    if element.text:
        yield element.text, bold, italic, href
    for child in element:
        if child.tag not in skip:
            if child.tag == "br":
                yield " ", bold, italic, href
            elif child.tag == "img":  # within a text; one that stands alone is a block of its own
                yield child.get("alt", ""), bold, True, href
            else:
                address = (child.get("href") or href) if child.tag == "a" else href
                yield from _walk(child, bold or child.tag == "strong", italic or child.tag == "em", address, ())
        if child.tail:
            yield child.tail, bold, italic, href


def blocks_of(elements: Iterable[HtmlElement]) -> tuple[Block, ...]:
    """The elements as blocks of the model. Raises Misplaced for one that the model does not know."""
    return tuple(_block(element) for element in elements)


def is_picture(element: HtmlElement) -> bool:
    """Whether a paragraph is a picture and nothing else."""
    only = element.tag == "p" and len(element) == 1 and element[0].tag == "img"
    return only and not text_of(element)


def picture_on_top(root: HtmlElement) -> Picture | None:
    """The first picture above the first heading of the second level."""
    above = itertools.takewhile(lambda element: element.tag != "h2", root)
    return next((_picture(element) for element in above if is_picture(element)), None)


def _picture(element: HtmlElement) -> Picture:
    return Picture(element[0].get("src", ""), element[0].get("alt", ""))


def _block(element: HtmlElement) -> Block:
    if is_picture(element):
        return _picture(element)
    if element.tag == "p":
        return Paragraph(runs_of(element))
    if element.tag in ("ul", "ol"):
        return _list(element)
    if element.tag == "blockquote":
        return Quote(tuple(runs for child in element for runs in _quoted(child)))
    if element.tag == "table" and element.xpath(".//td | .//th"):
        return _table(element)
    if "tip" in classes(element) and len(element):
        return Tip(text_of(element[0]), blocks_of(element[1:]))
    raise Misplaced(element)


def _quoted(element: HtmlElement) -> Iterator[Runs]:
    """What stands in a quotation: paragraphs, and all items of lists. Raises Misplaced for anything else."""
    if element.tag == "p":
        yield runs_of(element)
    elif element.tag in ("ul", "ol"):
        yield from model.texts_of((_list(element),))
    else:
        raise Misplaced(element)


def first_number(element: HtmlElement) -> int:
    """The number with which a list begins."""
    start = element.get("start", "")
    return int(start) if re.fullmatch("[0-9]{1,4}", start) else 1


def in_parts(element: HtmlElement) -> tuple[Runs, list[HtmlElement]]:
    """What an item or a definition says in its first paragraph, and what else stands in it, such as code."""
    runs, apart = runs_of(element, skip=_APART), [child for child in element if child.tag in _APART]
    if not runs and apart and apart[0].tag == "p":
        runs = runs_of(apart.pop(0))
    return runs, apart


def items_of(element: HtmlElement) -> Iterator[tuple[Item, list[HtmlElement]]]:
    """The items of a list, each with what stands in it that an item of the model has no place for."""
    for item in element:
        try:
            yield item_of(item), []
        except Misplaced:
            runs, apart = in_parts(item)
            yield Item(runs), apart


def _list(element: HtmlElement) -> ItemList:
    return ItemList(tuple(item_of(item) for item in element), element.tag == "ol", first_number(element))


def item_of(element: HtmlElement) -> Item:
    """An item of a list; a tight one holds its text itself, a loose one holds it in paragraphs.

    Raises Misplaced for one that holds what an item of the model has no place for, see `items_of`.
    """
    for child in element:
        if child.tag in ("pre", "table", "blockquote", "section", "aside", "dl"):
            raise Misplaced(child)
    inside = [child for child in element if child.tag in ("p", "ul", "ol")]
    icon = next((one.get("data-icon", "") for one in element.xpath("./span[@data-icon] | ./p/span[@data-icon]")), "")
    return replace(_item(runs_of(element, skip=("ul", "ol", "p")), inside), icon=icon)


def _item(runs: Runs, inside: list[HtmlElement]) -> Item:
    """An item of a text, and of paragraphs and lists in the order of the page."""
    texts = list(itertools.takewhile(lambda child: child.tag == "p", inside))
    nested = next((list(alike) for _, alike in itertools.groupby(inside[len(texts) :], lambda child: child.tag)), [])
    behind = inside[len(texts) + len(nested) :]
    for paragraph in texts:
        more = runs_of(paragraph)
        runs = (*runs, Run(" "), *more) if runs and more else runs or more
    lists = [_list(child) for child in nested]
    items = tuple(item for found in lists for item in found.items)
    ordered = bool(lists) and lists[0].ordered
    return Item(runs, items, ordered, rest=_item((), behind) if behind else None)


def _table(element: HtmlElement) -> Table:
    rows = [tuple(runs_of(cell) for cell in row) for row in element.iter("tr")]
    align = [_align(cell) for cell in next(element.iter("tr"))]
    widest = max(map(len, rows))  # rows of a table that is written in HTML need not be as long as each other
    header, *others = (row + ((),) * (widest - len(row)) for row in rows)
    align += ["start"] * (widest - len(align))
    return Table(header, tuple(others), tuple(align) if set(align) != {"start"} else ())


def _align(cell: HtmlElement) -> Align:
    """The side on which a column's texts stand."""
    return next((align for name, align in _ALIGN.items() if name in classes(cell)), "start")


def texts_of(root: HtmlElement) -> tuple[str, ...]:
    """The texts of paragraphs, items, cells, headings and definitions, in the order of the page."""
    tags = ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "dt", "dd", "label")
    texts = (plain(runs_of(element, skip=("ul", "ol", "p", "label", "img"))) for element in root.iterdescendants(*tags))
    return tuple(text for text in texts if text)
