"""The Markdown dialect: five blocks, minutes on headings, and a guard that refuses what could run in a browser.

One Python-Markdown extension, which brings those that it builds on, so that mkdocs.yml names this one alone. The reader
converts each page with it once: model, checks and site are made from the same HTML. What it makes of each construct is
shown in docs/en/authors.md.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import markdown
import nh3
from markdown.extensions import Extension
from markdown.inlinepatterns import ESCAPE_RE, InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, STX, AtomicString
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_string, type_string_in

from teach_forward.layouts import LAYOUTS, TIMES
from teach_forward.text.hrefs import is_remote
from teach_forward.text.outline import LINE_COUNT
from teach_forward.util import icons

BASE_EXTENSIONS = ("attr_list", "def_list", "fenced_code", "sane_lists", "smarty", "tables")
SETTINGS = {"smarty": {"smart_dashes": False, "smart_ellipses": False}}  # typed ' and " become the curved ones

# What inline patterns and smarty begin at: texts without any of it are left alone. \x02 is Python-Markdown's own mark.
INLINE_MARKS = r"[`\\\[\]!<>&*_\"'~^{}\n\x02]"
QUOTE_MARKS = r"[\"'\x02]"
_CODE = re.compile(r"\\.|(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")  # in its group are the marks of code, if it is that

# English stands here so that the dialect works on its own; the site puts in each locale's own words.
DEFAULT_WORDS = {"answer": "Possible answers", "tip": "Tip"}

# What a page may hold. Everything else is refused by the reader and taken out by the guard.
TAGS = {
    "a", "abbr", "aside", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em", "h1", "h2", "h3",
    "h4", "hr", "img", "input", "kbd", "label", "li", "ol", "p", "pre", "section", "span", "strong", "sub", "summary",
    "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "*": {
        "class",
        "dir",
        "id",
        "lang",
        "title",
        "data-layout",
        *(f"data-{time}" for time in TIMES),  # data-minutes of headings too
        "data-short",
        "data-lines",
        "data-optional",
        "data-agenda",
        "aria-labelledby",
    },
    "a": {"href"},
    "img": {"alt", "height", "src", "width"},
    "input": {"checked", "type"},
    "ol": {"start"},
    "span": {"data-blank", "data-icon"},
}
HEADING_OPTIONS = ("minutes", "short", "optional", "agenda")
"""What a heading of the second level may say behind its id."""
HEADING_CLASSES = frozenset({"new-page", "tall-rows", "cut-out"})
"""What any heading may say of paper there, with a dot before it."""

# How the tables extension aligns a column, and the class for it: sides change with the direction of the language.
ALIGNMENTS = {
    "text-align: left;": "align-start",
    "text-align: center;": "align-center",
    "text-align: right;": "align-end",
}
ICON = re.compile(r":([\w+-]+):")
"""An icon as it is written, by its name."""
BLANK = r"(\[[^\[\]{}<>`*_\\\n]+\])\{([a-z][a-z0-9-]{0,47})\}"
"""A blank to be filled in, in its brackets, and its id."""
_BELOW = ("ul", "ol", "p", "pre", "table", "blockquote", "dl", "div")
"""What of an item with a box to tick stands below its words."""
SCHEMES = {"http", "https", "mailto", "tel"}


def _written(value: object) -> str:
    """An option as text. Options are read as YAML, where `5` is a number; if one is refused, the block is no block."""
    return "" if value is None else str(value)


def _titled(parent: ElementTree.Element, kind: str, title: str, id_: str) -> ElementTree.Element:
    """A section with its title as a heading of the third level, which carries the id."""
    section = ElementTree.SubElement(parent, "section", {"class": kind, "aria-labelledby": id_})
    ElementTree.SubElement(section, "h3", {"id": id_}).text = title
    return section


class Slide(Block):
    """`/// slide | Title`: what is shown. The prose below it is what is said."""

    NAME = "slide"
    ARGUMENT = True
    OPTIONS = {
        "id": ("", type_string),
        "layout": ("bullets", type_string_in(tuple(LAYOUTS), insensitive=False)),
        **dict.fromkeys(TIMES, ("", _written)),
    }

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        section = _titled(parent, "slide", self.argument, self.options["id"])
        section.set("data-layout", self.options["layout"])
        for time in TIMES:
            if self.options[time]:
                section.set(f"data-{time}", self.options[time])
        ElementTree.SubElement(section, "div", {"class": "slide-body"})
        return section

    def on_add(self, block: ElementTree.Element) -> ElementTree.Element:
        return block[1]


class Question(Block):
    """`/// question | The question?`: asked of the group, with an answer inside or right after it."""

    NAME = "question"
    ARGUMENT = True
    OPTIONS = {"id": ("", type_string), "lines": ("", _written)}

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        section = _titled(parent, self.NAME, self.argument, self.options["id"])
        if self.options["lines"]:
            section.set("data-lines", self.options["lines"])
        return section


class Scenario(Block):
    """`/// scenario | Title`: the situation that a group works on."""

    NAME = "scenario"
    ARGUMENT = True
    OPTIONS = {"id": ("", type_string)}

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        return _titled(parent, self.NAME, self.argument, self.options["id"])


class Answer(Block):
    """`/// answer`: the model answer, folded on the facilitator's page and nowhere else."""

    NAME = "answer"

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        details = ElementTree.SubElement(parent, "details", {"class": "answer"})
        ElementTree.SubElement(details, "summary").text = self.config["answer"]
        return details


class Tip(Block):
    """`/// tip | Title`: advice for the facilitator; the title may be left out."""

    NAME = "tip"
    ARGUMENT = None

    def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
        aside = ElementTree.SubElement(parent, "aside", {"class": "tip"})
        ElementTree.SubElement(aside, "p", {"class": "tip-title"}).text = self.argument or self.config["tip"]
        return aside


class _Structure(Treeprocessor):
    """Gathers notes, marks minutes and icons, makes boxes of `[ ]` items, and says alignment by classes."""

    def run(self, root: ElementTree.Element) -> None:
        for heading in root.iter("h2"):
            for option in HEADING_OPTIONS:
                if option in heading.attrib:
                    heading.set(f"data-{option}", heading.attrib.pop(option))
        _gather_notes(root)
        for slide in root.iter("section"):
            _mark_icons(slide)
        for items in root.iter("ul"):
            _make_task_list(items)
        for cell in (*root.iter("th"), *root.iter("td")):
            if (side := ALIGNMENTS.get(cell.get("style", ""))) is not None:
                del cell.attrib["style"]
                cell.set("class", " ".join(filter(None, (cell.get("class"), side))))


def _gather_notes(root: ElementTree.Element) -> None:
    children = list(root)
    root[:] = []
    notes: ElementTree.Element | None = None
    for child in children:
        kind = child.get("class")
        if kind == "slide":
            root.append(child)
            notes = ElementTree.SubElement(root, "div", {"class": "notes"})
            continue
        if child.tag in ("h1", "h2") or kind in ("question", "scenario", "answer"):
            notes = None
        (root if notes is None else notes).append(child)
    for empty in [child for child in root if child.get("class") == "notes" and not len(child)]:
        root.remove(empty)


def _mark_icons(slide: ElementTree.Element) -> None:
    """Make an empty element, which bears its name, of each icon before the bold heading of a card.

    The drawing is put in by the site, behind the guard, so that no drawing of an author is ever let through.
    """
    layout = LAYOUTS.get(slide.get("data-layout", ""))
    if layout is None or not layout.cards:
        return
    for item in slide[1].findall("ul/li") + slide[1].findall("ol/li"):
        holder = item[0] if len(item) and item[0].tag == "p" else item
        match = ICON.fullmatch((holder.text or "").strip())
        if match and len(holder) and holder[0].tag == "strong" and icons.known(match[1]):
            holder.text = None
            holder.insert(0, ElementTree.Element("span", {"data-icon": match[1]}))


def _make_task_list(items: ElementTree.Element) -> None:
    for item in items:
        holder = item[0] if len(item) and item[0].tag == "p" else item
        if not (holder.text or "").startswith("[ ] "):
            continue
        items.set("class", "task-list")
        label = ElementTree.Element("label")
        box = ElementTree.SubElement(label, "input", {"type": "checkbox"})
        box.tail = (holder.text or "")[3:]
        nested = [child for child in holder if child.tag in _BELOW]
        label.extend(child for child in holder if child not in nested)
        holder[:] = [label, *nested]
        holder.text = None


class _Blank(InlineProcessor):
    """`[date, one month on]{due}`: a blank of a letter, in its brackets, under an id by which a script fills it in."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  (Python-Markdown's name)
        self, match: re.Match[str], _: str
    ) -> tuple[ElementTree.Element, int, int]:
        blank = ElementTree.Element("span", {"data-blank": match[2]})
        blank.text = AtomicString(match[1])
        return blank, match.start(), match.end()


class _Escape(InlineProcessor):
    """A backslash before any mark of ASCII makes a letter of it (CommonMark); Python-Markdown knows some of them alone.

    An ampersand is written for HTML at once: what stands behind it would make another character of it again.
    """

    def handleMatch(  # type: ignore[override]  # noqa: N802  (Python-Markdown's name)
        self, match: re.Match[str], _: str
    ) -> tuple[str | None, int, int]:
        mark = match[1]
        if mark not in string.punctuation:
            return None, match.start(), match.end()
        letter = f"{AMP_SUBSTITUTE}amp;" if mark == "&" else f"{STX}{ord(mark)}{ETX}"
        return letter, match.start(), match.end()


class _PlainText(Treeprocessor):
    """Marks texts as done in which no pattern can find anything, so that dozens of patterns need not look there."""

    def __init__(self, md: markdown.Markdown, marks: str) -> None:
        super().__init__(md)
        self.marks = re.compile(marks)

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            if element.text and not self.marks.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not self.marks.search(element.tail):
                element.tail = AtomicString(element.tail)


class _BarsInCells(Treeprocessor):
    """Takes the backslash from bars in the code of tables' cells, where it only says that no new cell begins (GFM)."""

    def run(self, root: ElementTree.Element) -> None:
        for tag in ("th", "td"):
            for cell in root.iter(tag):
                if cell.text and "\\|" in cell.text:
                    cell.text = _CODE.sub(_without_bars_escaped, cell.text)


def _without_bars_escaped(found: re.Match[str]) -> str:
    return found[0].replace("\\|", "|") if found[1] else found[0]


class _Guard(Postprocessor):
    """Takes out whatever a page may not hold. The reader refuses it first; this is for what the reader may miss."""

    def run(self, text: str) -> str:
        return guarded(text)


def guarded(html: str) -> str:
    """HTML without anything that a page may not hold."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_keep,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


def _keep(tag: str, name: str, value: str) -> str | None:
    if name == "id" and value.startswith("__"):  # the theme finds its own parts by such ids
        return None
    if tag == "input" and name == "type" and value != "checkbox":
        return None
    if name == "data-lines" and not LINE_COUNT.fullmatch(value):
        return None
    if name == "data-icon" and not icons.known(value):
        return None
    if tag == "img" and name == "src" and is_remote(value):
        return None
    return value


class Dialect(BlocksExtension):
    """The extension. Its option `words` maps `answer` and `tip` to the locale's words for them."""

    def __init__(self, **settings: Any) -> None:
        self.config = {"words": [DEFAULT_WORDS, "fixed words of the page's language"]}
        Extension.__init__(self, **settings)

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        md.registerExtensions(BASE_EXTENSIONS, SETTINGS)
        super().extendMarkdown(md)
        md.inlinePatterns.register(_Escape(ESCAPE_RE, md), "escape", 180)  # in place of Python-Markdown's own
        md.inlinePatterns.register(_Blank(BLANK, md), "teach-forward-blank", 165)  # before links
        md.treeprocessors.register(
            _Structure(md), "teach-forward-structure", 6
        )  # after inline text, before the contents
        md.treeprocessors.register(_BarsInCells(md), "teach-forward-bars", 22)  # before inline text
        md.treeprocessors.register(_PlainText(md, INLINE_MARKS), "teach-forward-plain", 21)  # right before inline text
        md.treeprocessors.register(_PlainText(md, QUOTE_MARKS), "teach-forward-unquoted", 6.5)  # right before smarty
        md.postprocessors.register(_Guard(md), "teach-forward-guard", -10)  # last of all

    def extendMarkdownBlocks(self, md: markdown.Markdown, block_mgr: Any) -> None:  # noqa: ARG002, N802
        words: Mapping[str, str] = DEFAULT_WORDS | dict(self.getConfig("words"))
        for block in (Slide, Question, Scenario, Answer, Tip):
            block_mgr.register(block, words)


def makeExtension(**settings: Any) -> Dialect:  # noqa: N802  (Python-Markdown looks for this name)
    """Entry point for Python-Markdown."""
    return Dialect(**settings)


def to_html(text: str, words: Mapping[str, str] | None = None, *, guard: bool = True) -> str:
    """Markdown text (without front matter) as HTML. Without the guard, what a page may not hold is still there."""
    md = markdown.Markdown(extensions=[Dialect(words=dict(words or {}))])
    if not guard:
        md.postprocessors.deregister("teach-forward-guard")
    return md.convert(text)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that a page may not hold, as it is `shown` to a person; `text` is what to look for in the source."""

    shown: str
    text: str


def refused(tag: str, attributes: Mapping[str, str]) -> Iterator[Refusal]:
    """What of an element a page may not hold: the tag, or each attribute."""
    if tag not in TAGS:
        yield Refusal(f"<{tag}>", f"<{tag}")
        return
    for name, value in attributes.items():
        known = name in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set())
        runs = name == "href" and is_remote(value) and value.strip().split(":")[0].lower() not in SCHEMES
        if runs or not known or _keep(tag, name, value) is None:
            yield Refusal(f'{name}="{value}"', value)
