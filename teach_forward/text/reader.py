"""Markdown bytes -> a Document of the model, and everything that is wrong with them."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from lxml.html import HtmlElement

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.layouts import LAYOUTS, TIMES, faults
from teach_forward.model import (
    Activity,
    Answer,
    Block,
    Document,
    ItemList,
    Kind,
    Link,
    Paragraph,
    Question,
    Quote,
    Run,
    Session,
    Slide,
    pack,
    plain,
)
from teach_forward.rules import Rule
from teach_forward.text import bounds, html
from teach_forward.text.decode import CONTROL, control_characters, decode, not_utf8
from teach_forward.text.dialect import HEADING_CLASSES, HEADING_OPTIONS, ICON, guarded, refused, to_html
from teach_forward.text.front_matter import read_head
from teach_forward.text.outline import BLOCKS, ID, INVALID_ID, Outline, OutlineBlock, begins_like_a_block, outline
from teach_forward.text.prose import line_of, line_of_address, line_of_id, searchable
from teach_forward.text.slips import mend
from teach_forward.util import icons
from teach_forward.util.phrases import did_you_mean

# Headings that every index page has, by id: readers find the same things in the same place in each workshop.
INDEX_HEADINGS = ("aim", "outcomes", "prepare", "agenda", "downloads", "before-and-after", "ninety-minutes", "online")

# A tip without a title has an empty one in the model: each output has its own word for it, in the page's language.
NO_WORDS = {"answer": "", "tip": ""}

IN_NOTES = "use paragraphs, lists, quotes, tables, pictures and tips there; put the rest on another page"
"""What to write instead of an element that has no place in notes."""

IN_BRACES = (
    "write the id, and behind it what is known: minutes, short, optional and agenda at ##, .new-page, .tall-rows and "
    ".cut-out"
)
OPTIONAL_ALONE = "write it alone, as in {#break-2 minutes=5 optional}, or leave it out"

BULLETS = "•·▪–"
"""Marks that programs for texts set in the place of a hyphen."""
HYPHEN = "write a hyphen and a space before each item, as in - Badge"
"""What to write instead of them."""

BRACE = "set what belongs to the heading between { and }, at the end of the line"
"""What to write where a heading has an id whose braces have no end, or are those of another script."""

ORDINARY_SPACE = "write an ordinary space behind the mark"
"""What to write instead of a no-break space behind the mark of an item."""

COMMENT_ALONE = "write it on lines of its own, from the edge of the line, or end it with --> before the text goes on"
"""What to write instead of a comment that no parser takes for one."""

CODE_INSIDE = "leave out the lines of the marks, and indent the code by four spaces more than the words above it"
"""What to write instead of marks of code that begin no block."""

_INNER_FENCE = re.compile(r"[ \t>]+(`{3,}|~{3,})[ \t]*[\w-]*[ \t]*")
_COMMENT = re.compile(r"<!--[^\n<]{0,8}")  # its mark with the first letters, by which it is found
_BEGINNING = ("p", "li", "strong", "em")  # what may begin where a block was to begin
_TITLE = re.compile(r"#(?:[ \t]|$)")
_OPEN_BRACES = re.compile(r"[{｛]#[^{}]*$")
_HIDDEN_LIST = re.compile(rf"\n[ \t]*(?:[-*+]|\d+[.)])[ \t]+\S|^[ \t]*[{BULLETS}][ \t]+\S")
_NO_BREAK = re.compile(r"^[ \t]*[-*+][ \t]*[\u00a0\u202f]\s*\S", re.MULTILINE)

OF_THE_SHELL = frozenset(
    ("content", "contents", "film-place", "film-player", "languages", "run", "run-mode", "search", "term")
)
"""Ids that a page of the site has outside of its article, for its menus, the search, run mode and films."""


def read(path: str, data: bytes, kind: Kind, locale: str) -> tuple[Document, tuple[Finding, ...]]:
    """Read one file. The document is a best effort: use it only if there are no findings."""
    reading = _Reading(path, kind, locale)
    document = reading.read(data)
    return document, tuple(sorted(set(reading.findings)))


@dataclass(slots=True)
class _OpenSession:
    """A session whose slides and questions are still being gathered. `text` is what no slide has for its notes yet."""

    id: str
    title: str
    minutes: int | None
    line: int
    slides: list[Slide]
    questions: list[Question]
    text: list[Block] = field(default_factory=list)
    short: int = 0
    optional: bool = False
    agenda: int = 0
    scenario: list[Block] = field(default_factory=list)

    def add(self, slide: Slide) -> None:
        """Put a slide in; what stands before it begins its notes, and a scenario before the first one is told there."""
        self.slides.append(replace(slide, notes=(*self.text, *slide.notes), scenario=tuple(self.scenario)))
        self.text.clear()
        self.scenario.clear()

    def tell(self, scenario: Iterable[Block]) -> None:
        """Put a scenario beside the slide above it, which shows its scene."""
        if self.slides:
            last = self.slides.pop()
            self.slides.append(replace(last, scenario=(*last.scenario, *scenario)))
        else:
            self.scenario += scenario

    def close(self) -> Session:
        """The session. What is said after the last slide, behind a question, ends the notes of that slide.

        Where no slide can show the scene of a scenario, that is text as all else.
        """
        if self.slides:
            last = self.slides.pop()
            self.slides.append(replace(last, notes=(*last.notes, *self.text)))
            self.text.clear()
        slides, questions = tuple(self.slides), tuple(self.questions)
        text = (*self.scenario, *self.text)
        session = Session(self.id, self.title, self.minutes, slides, questions, self.line, text)
        return replace(session, short=self.short, optional=self.optional, agenda=self.agenda)


class _Reading:
    """The reading of one file: gathers findings as it goes, so that all are told at once."""

    def __init__(self, path: str, kind: Kind, locale: str) -> None:
        self.path, self.kind, self.locale = path, kind, locale
        self.findings: list[Finding] = []
        self.lines: list[str] = []  # in which to look for what stands on the page
        self.lines_of_headings: dict[HtmlElement, int] = {}
        self.blocks: dict[HtmlElement, OutlineBlock] = {}

    def report(self, line: int, message: str, rule: Rule, subject: str = "", advice: str = "") -> None:
        self.findings.append(Finding(self.path, line, message, rule, subject, advice=advice))

    def read(self, data: bytes) -> Document:
        try:
            text = self.decode(data)
        except UnicodeDecodeError as error:
            self.findings.append(not_utf8(data, error).at(self.path))
            return Document(self.path, self.kind, self.locale, "", {}, (), frozenset(), (), "")
        text = self.without_control_characters(text)
        if beyond := tuple(bounds.faults(text)):
            for line, message, rule in beyond:
                self.report(line, message, rules.RULES[rule])
            return Document(self.path, self.kind, self.locale, "", {}, (), frozenset(), (), "")
        text, slips = mend(text)
        for line, message, rule in slips:
            self.report(line, message, rules.RULES[rule])
        head = read_head(text, self.kind)
        text = head.text
        self.lines = searchable(text)
        self.findings += [fault.at(self.path) for fault in head.faults]
        outlined = outline(self.path, text, head.lines)
        self.findings += outlined.findings
        converted = to_html(outlined.mended, NO_WORDS, guard=False)
        root = html.as_written(converted)
        self.find_lines(root, outlined)
        self.check_elements(root)
        self.check_fences(root)
        if "&lt;!--" in converted:
            self.check_comments(root)
        self.check_icons(root, whole=not outlined.findings)
        html.set_in_paragraphs(root)
        ids = self.ids(root)
        if self.kind == "index":
            self.check_index(ids)
        sessions, links = self.sessions(root), self.links(root)
        title, texts, picture = self.title(root), html.texts_of(root), html.picture_on_top(root)
        return Document(
            self.path,
            self.kind,
            self.locale,
            title,
            head.values,
            sessions,
            ids,
            links,
            text,
            picture,
            pack(*texts),
            pack(guarded(converted)),
        )

    # Text

    def decode(self, data: bytes) -> str:
        """The text; what editors leave at its beginning or at the ends of its lines does no harm, and is told.

        Of bytes that are no UTF-8, nothing else is told: in UTF-16, the half of a letter is no end of a line.
        """
        text = decode(data)
        if data.startswith(BOM_UTF8):
            self.report(1, "the file begins with a byte order mark", rules.BYTE_ORDER_MARK)
        if b"\r" in data:
            line = data.count(b"\n", 0, data.index(b"\r")) + 1
            self.report(line, "the lines end as on Windows", rules.LINE_ENDINGS)
        return text

    def without_control_characters(self, text: str) -> str:
        self.findings += [fault.at(self.path) for fault in control_characters(text)]
        return CONTROL.sub("", text)

    # Lines

    def line_of(self, text: str, start: int = 1) -> int:
        """The first line from `start` that holds the text, or its first words; `start` where none does."""
        return line_of(self.lines, text, start)

    def find_lines(self, root: HtmlElement, outlined: Outline) -> None:
        """Which block and heading of the source each element comes from: all are in the order of the page."""
        found = [element for element in html.elements(root) if block_name(element)]
        names, expected = [block_name(element) for element in found], [block.name for block in outlined.blocks]
        if names != expected:
            pairs = enumerate(zip(names, expected, strict=False))
            at = next((index for index, (name, wanted) in pairs if name != wanted), min(len(names), len(expected)))
            line = outlined.blocks[at].line if at < len(expected) else self.line_of_unknown(found[at], outlined)
            self.not_understood(line)
            found = found[:at]
        self.blocks = dict(zip(found, outlined.blocks, strict=False))
        for element in [element for element in found if block_name(element) == "slide" and len(element) != 2]:
            self.not_understood(self.blocks.pop(element).line)
        headings = [element for element in html.elements(root) if is_heading(element)]
        if len(headings) == len(outlined.headings):
            self.lines_of_headings = dict(zip(headings, outlined.headings, strict=True))

    def not_understood(self, line: int) -> None:
        """Report a block of which nobody knows what is wrong, unless the line is told already."""
        if not any((found.line, found.rule) == (line, rules.UNPARSED_BLOCK) for found in self.findings):
            self.report(line, "this block was not understood", rules.UNPARSED_BLOCK)

    def line_of_unknown(self, block: HtmlElement, outlined: Outline) -> int:
        """The line of a block that the lines do not have as one: it stands in a list or a quotation."""
        known, first = {known.line for known in outlined.blocks}, re.compile(rf"/{{3,}}[ \t]*{block_name(block)}\b")
        lines = (number for number, line in enumerate(self.lines, 1) if number not in known and first.search(line))
        return next(lines, self.line_of(html.text_of(block)))

    def heading_line(self, heading: HtmlElement) -> int:
        """The line of a heading, or of the block whose title it is."""
        if block := self.blocks.get(html.parent_of(heading)):
            return block.line
        if line := self.lines_of_headings.get(heading):
            return line
        id_ = heading.get("id")
        return self.line_of(html.text_of(heading), line_of_id("\n".join(self.lines), id_) if id_ else 1)

    # Elements

    def check_elements(self, root: HtmlElement) -> None:
        after: dict[str, int] = {}
        for element in html.elements(root):
            heads = is_heading(element)
            for what in refused(str(element.tag), dict(element.attrib)):
                line = self.heading_line(element) if heads else self.line_of(what.text)
                self.report(
                    line, _refusal(str(element.tag), what.shown), rules.UNSAFE_HTML, advice=IN_BRACES if heads else ""
                )
            for word in html.classes(element) - HEADING_CLASSES if heads else ():
                message = f'".{word}" is no word for the braces of a heading{_asked(word, HEADING_CLASSES)}'
                self.report(self.heading_line(element), message, rules.BAD_OPTION, advice=IN_BRACES)
            first = _first_line(element)
            if begins_like_a_block(first) or (element.tag in _BEGINNING and first.startswith("///")):
                line = self.heading_line(element) if heads else self.line_of(first, after.get(first, 1))
                after[first] = min(line + 1, len(self.lines))
                self.not_understood(line)
            elif element.tag == "p":
                self.check_paragraph(element.text_content().strip())

    def check_fences(self, root: HtmlElement) -> None:
        """Find lines of ``` in items and quotations: they begin no block there, and the code would be one line."""
        inline = (code for code in root.iter("code") if html.parent_of(code).tag != "pre")
        texts = [code.text_content() for code in inline if "\n" in code.text_content()]
        texts += [text.text_content() for text in root.iter("p", "li") if "~~~" in text.text_content()]
        read = ["\n".join(searchable(text)) for text in texts]
        for number, line in enumerate(self.lines[:-1] if read else (), 1):
            code = self.lines[number].strip(" \t>")
            if (match := _INNER_FENCE.fullmatch(line)) and code and any(code in text for text in read):
                message = f"{match[1]} begins a block of code at the edge of a line alone, not in a list or a quotation"
                self.report(number, message, rules.STRAY_MARK, advice=CODE_INSIDE)

    def check_comments(self, root: HtmlElement) -> None:
        """Find comments that readers see: they begin within a text, and go on in another paragraph, item or cell."""
        after = 1
        for text in _texts_but_code(root):
            for mark in _COMMENT.findall(text):
                line = self.line_of(mark, after)
                if re.search(rf"(?<!\\){re.escape(mark)}", self.lines[line - 1]):
                    message = "this comment begins within a text and ends in another, so that readers see it"
                    self.report(line, message, rules.UNCLOSED_COMMENT, advice=COMMENT_ALONE)
                    after = min(line + 1, len(self.lines))

    def check_icons(self, root: HtmlElement, *, whole: bool) -> None:
        """Find icons that are none, and those that stand elsewhere than before the bold heading of a card.

        Where blocks are not `whole`, whatever stands in them stands elsewhere; that is told of the blocks alone.
        """
        after: dict[str, int] = {}
        for name, drawn in _icons(root):
            line = self.line_of(f":{name}:", after.get(name, 1))
            after[name] = min(line + 1, len(self.lines))
            if not drawn and (whole or not icons.known(name)):
                self.report(line, _fault_of_icon(name), rules.UNKNOWN_ICON)

    def check_paragraph(self, text: str) -> None:
        """Find what was to be a list, and became prose without a word."""
        if match := _NO_BREAK.search(text):
            line = self.line_of(match[0].strip())
            message = "a no-break space stands behind the mark of this list item, so that it is none"
            self.report(line, message, rules.LIST_GAP, advice=ORDINARY_SPACE)
        elif match := _HIDDEN_LIST.search(text):
            line = self.line_of(match[0].strip(), self.line_of(text.split("\n", maxsplit=1)[0]))
            advice = HYPHEN if match[0].lstrip()[0] in BULLETS else ""
            self.report(line, "this looks like a list item, but is not one", rules.LIST_GAP, advice=advice)

    def ids(self, root: HtmlElement) -> frozenset[str]:
        """All ids of the page. Each heading below the title needs one, and each is there once."""
        seen: set[str] = set()
        for element in html.elements(root):
            id_ = element.get("id")
            if id_ is None:
                if is_heading(element) and element.tag != "h1":
                    self.without_id(html.text_of(element), self.heading_line(element))
                continue
            if id_ in OF_THE_SHELL:
                message = f'every page of the site has the id "{id_}" already, in what stands around its text'
                self.report(self.heading_line(element), message, rules.DUPLICATE_ID)
            elif id_ in seen:
                message = f'the id "{id_}" stands here for the second time'
                self.report(self.heading_line(element), message, rules.DUPLICATE_ID)
            elif element.getparent() not in self.blocks and not ID.fullmatch(id_):
                self.report(self.heading_line(element), f'"{id_}" {INVALID_ID}', rules.BAD_OPTION)
            seen.add(id_)
        return frozenset(seen)

    def without_id(self, heading: str, line: int) -> None:
        """Report a heading without an id: it has none, or the end of its braces is lost."""
        advice = BRACE if _OPEN_BRACES.search(heading) else ""
        self.report(line, f'"{heading}" has no id', rules.MISSING_ID, advice=advice)

    def title(self, root: HtmlElement) -> str:
        titles = root.findall(".//h1")
        if len(titles) > 1:
            self.report(self.heading_line(titles[1]), f"the page has {len(titles)} titles", rules.TITLE_COUNT)
        elif not titles:
            self.report(1, "the page has no title", rules.TITLE_COUNT)
        elif not html.text_of(titles[0]):
            line = next((number for number, line in enumerate(self.lines, 1) if _TITLE.match(line)), 1)
            self.report(line, "the title of the page has no words", rules.TITLE_COUNT)
        return html.text_of(titles[0]) if titles else ""

    # Sessions

    def sessions(self, root: HtmlElement) -> tuple[Session, ...]:
        sessions: list[_OpenSession] = []
        above: list[Block] = []  # what stands above the first session, and is said in it (in a film, it is only read)
        scenes: list[Block] = []  # scenarios above the first session, of which its first slide shows the scene
        for child in root:
            if child.tag == "h2":
                line = self.heading_line(child)
                id_, title, minutes = child.get("id") or "", html.text_of(child), self.minutes(child, line)
                short, optional = self.short(child, minutes, line), child.get("data-optional") is not None
                text = [] if sessions else above
                agenda = self.agenda(child, line)
                told = [] if sessions else scenes
                sessions.append(_OpenSession(id_, title, minutes, line, [], [], text, short, optional, agenda, told))
            elif child in self.blocks:
                self.block(child, sessions, scenes)
            if self.is_said(child) and (sessions or self.kind != "film"):
                (sessions[-1].text if sessions else above).extend(said(child))
        return tuple(session.close() for session in sessions)

    def is_said(self, element: HtmlElement) -> bool:
        """Whether an element at the top level of a page with slides is said, and in the notes of no slide yet."""
        spoken = self.kind in ("guide", "exercise", "film")
        if not spoken or element.tag in ("h1", "h2") or "notes" in html.classes(element):
            return False
        return block_name(element) in (None, "tip")

    def minutes(self, heading: HtmlElement, line: int) -> int | None:
        text = heading.get("data-minutes")
        if text is None:
            if self.kind == "guide" and not _OPEN_BRACES.search(title := html.text_of(heading)):
                self.report(line, f'"{title}" has no minutes', rules.MISSING_MINUTES)
            return None
        if not re.fullmatch(r"[1-9][0-9]{0,2}", text):
            self.report(line, f'"{text}" is not a number of minutes', rules.BAD_MINUTES)
            return None
        return int(text)

    def short(self, heading: HtmlElement, minutes: int | None, line: int) -> int:
        """How few minutes a part can do with; 0 where it does not say, or says it wrongly."""
        text, title = heading.get("data-short"), html.text_of(heading)
        if value := heading.get("data-optional"):
            message = f'optional="{value}" has a value, and a part with that word can be left out whatever it is'
            self.report(line, message, rules.BAD_SHORT, advice=OPTIONAL_ALONE)
        if minutes is None and (text is not None or heading.get("data-optional") is not None):
            self.report(line, f'"{title}" has no minutes that could be saved', rules.BAD_SHORT)
            return 0
        if text is None or minutes is None:
            return 0
        if not re.fullmatch(r"[1-9][0-9]{0,2}", text) or int(text) >= minutes:
            self.report(line, f'"{text}" is not a number of minutes below {minutes}', rules.BAD_SHORT)
            return 0
        return int(text)

    def agenda(self, heading: HtmlElement, line: int) -> int:
        """In how many minutes a part shows the agenda of the guide; 0 where it shows none, or says it wrongly."""
        text = heading.get("data-agenda")
        if text is None:
            return 0
        if self.kind != "index":
            self.report(line, "an agenda stands on the first page of a workshop, index.md", rules.BAD_AGENDA)
            return 0
        if not re.fullmatch(r"[1-9][0-9]{0,2}", text):
            self.report(line, f'"{text}" is not a number of minutes', rules.BAD_AGENDA)
            return 0
        return int(text)

    def block(self, element: HtmlElement, sessions: list[_OpenSession], scenes: list[Block]) -> None:
        """Put a block at the top level of the page into its session; a scenario above all of them into the `scenes`."""
        block = self.blocks[element]
        belongs = block.name in ("slide", "question")
        if (belongs and self.kind in ("index", "page")) or (block.name != "slide" and self.kind == "film"):
            self.report(block.line, f'a block "{block.name}" is not allowed on this page', rules.MISPLACED_BLOCK)
        elif belongs and not sessions:
            self.report(block.line, f'this block "{block.name}" stands above the first ##', rules.MISPLACED_BLOCK)
        elif block.name == "slide":
            sessions[-1].add(self.slide(element, block))
        elif block.name == "question":
            question = self.question(element, block)
            sessions[-1].questions.append(question)
            if self.kind == "guide":
                sessions[-1].text += as_said(question)
        elif block.name == "scenario" and self.kind in ("guide", "exercise"):
            (sessions[-1].tell if sessions else scenes.extend)(as_read(element))
        elif block.name == "answer" and block_name(element.getprevious()) != "question":
            self.report(block.line, "this answer has no question right before it", rules.ORPHAN_ANSWER)

    def slide(self, element: HtmlElement, block: OutlineBlock) -> Slide:
        heading, body = element
        title, layout = html.text_of(heading), LAYOUTS[element.get("data-layout") or "bullets"]
        blocks: tuple[Block, ...] = ()
        try:
            blocks = html.blocks_of(body)
            html.refuse(body, ("br", "input"))
            html.refuse_pictures_in_text(body)
        except html.Misplaced as misplaced:
            found = html.text_of(misplaced.element) or misplaced.element.get("src") or ""
            line = self.line_of(found, block.line)
            message = f'{misplaced} is not allowed on a slide ("{title}")'
            self.report(min(line, block.end or line), message, rules.MISPLACED_ELEMENT)
        else:
            known = block.options.get("layout", layout.name) in LAYOUTS  # in the place of any other stand bullets
            gaps = (found.line for found in self.findings if found.rule == rules.LIST_GAP)
            listless = any(block.line < line <= (block.end or line) for line in gaps)  # which is told, and is why
            for fault in faults(layout, blocks) if known and not listless else ():
                self.report(block.line, f'slide "{title}": {fault}', rules.BAD_LAYOUT_CONTENT)
        following = element.getnext()
        below = following if following is not None and "notes" in html.classes(following) else ()
        notes = self.prose(below, block.end)
        activity = Activity(*(int(element.get(f"data-{time}") or 0) for time in TIMES))
        return Slide(heading.get("id") or "", title, layout.name, blocks, notes, block.line, activity)

    def prose(self, elements: Iterable[HtmlElement], start: int) -> tuple[Block, ...]:
        try:
            return html.blocks_of(elements)
        except html.Misplaced as misplaced:
            line = self.line_of(html.text_of(misplaced.element), max(start, 1))
            message = f"{misplaced} is not allowed in notes and answers"
            self.report(line, message, rules.MISPLACED_ELEMENT, advice=IN_NOTES)
            return ()

    def question(self, element: HtmlElement, block: OutlineBlock) -> Question:
        title, following = html.text_of(element[0]), element.getnext()
        inside = [child for child in element if block_name(child) == "answer"]
        if following is not None and block_name(following) == "answer":
            inside.append(following)
        answers, asked = inside, [child for child in element[1:] if child not in inside]
        if not answers and self.kind == "exercise":
            self.report(block.line, f'the question "{title}" has no answer', rules.UNANSWERED_QUESTION)
        answer = Answer(self.prose(answers[0][1:], block.line)) if answers else None
        body = self.prose(asked, block.line)
        return Question(element[0].get("id") or "", title, body, answer, block.line)

    # Pages

    def check_index(self, ids: frozenset[str]) -> None:
        for id_ in INDEX_HEADINGS:
            if id_ not in ids:
                self.report(1, f"the page has no heading {{#{id_}}}", rules.MISSING_HEADING, id_)

    def links(self, root: HtmlElement) -> tuple[Link, ...]:
        links: list[Link] = []
        after: dict[str, int] = {}
        for element in html.elements(root):
            address = {"a": element.get("href"), "img": element.get("src")}.get(str(element.tag))
            if address is None:
                continue
            line = line_of_address(self.lines, address, after.get(address, 1))
            after[address] = min(line + 1, len(self.lines))
            links.append(Link(address, line, image=element.tag == "img"))
            if address in ("", "#"):
                named = html.text_of(element) or element.get("alt", "")
                message = f'there is no address behind "{named}"'
                self.report(line, message, rules.BAD_LINK, advice="write the address between the round brackets")
            if element.tag == "img" and not element.get("alt"):
                self.report(line, f'the picture "{address}" has no description', rules.MISSING_ALT)
        return tuple(links)


def said(element: HtmlElement) -> tuple[Block, ...]:
    """An element beside slides as notes have it; its words alone where notes have nothing like it."""
    try:
        return html.blocks_of([element])
    except html.Misplaced:
        return tuple(_said_in_parts(element))


def _said_in_parts(element: HtmlElement) -> Iterator[Block]:
    """The same of what notes have nothing like: each line of code, and whatever stands in items, by itself."""
    if element.tag == "pre":
        yield from (Paragraph((Run(line.expandtabs(4)),)) for line in html.lines_of(element) if line.strip())
    elif element.tag in ("ul", "ol"):
        for number, (item, apart) in enumerate(html.items_of(element), html.first_number(element)):
            yield ItemList((item,), element.tag == "ol", number)
            yield from _all_said(apart)
    elif element.tag == "blockquote":
        for child in element:
            yield from (Quote((html.runs_of(child),)),) if child.tag == "p" else said(child)
    elif element.tag == "dl":
        yield from _all_said(element)
    else:
        runs, apart = html.in_parts(element)
        if runs:
            yield Paragraph((Run(plain(runs)),))
        yield from _all_said(apart)


def _all_said(elements: Iterable[HtmlElement]) -> Iterator[Block]:
    return (block for element in elements for block in said(element))


def as_read(scenario: HtmlElement) -> tuple[Block, ...]:
    """A scenario below its title, as notes have it."""
    heading, *body = scenario
    return (Paragraph((Run(html.text_of(heading), bold=True),)), *(block for child in body for block in said(child)))


def as_said(question: Question) -> tuple[Block, ...]:
    """A question with its answer as a facilitator reads it in notes."""
    answer = question.answer.body if question.answer else ()
    return (Paragraph((Run(question.title, bold=True),)), *question.body, *answer)


def _first_line(element: HtmlElement) -> str:
    """The line with which the words of an element begin, but for what is marked; empty for code."""
    return (element.text or "").lstrip().partition("\n")[0] if element.tag not in ("code", "pre") else ""


def _texts_but_code(root: HtmlElement) -> Iterator[str]:
    """The texts between the tags of a page, in its order; those in code are left out."""
    if root.tag in ("code", "pre"):
        return
    yield root.text or ""
    for child in root:
        yield from _texts_but_code(child)
        yield child.tail or ""


def _icons(root: HtmlElement) -> Iterator[tuple[str, bool]]:
    """The names of icons in the order of the page, each with whether it is drawn; those in code are none."""
    if root.tag in ("code", "pre"):
        return
    if name := root.get("data-icon"):
        yield name, True
    text = root.text or ""
    heads = root.tag in ("li", "p") and len(root) > 0 and root[0].tag == "strong"
    if heads and (alone := ICON.fullmatch(text.strip())):
        yield alone[1], False
    else:
        yield from _written_icons(text)
    for child in root:
        yield from _icons(child)
        yield from _written_icons(child.tail or "")


def _written_icons(text: str) -> Iterator[tuple[str, bool]]:
    """Icons that a text shows as they are written, since nothing is drawn where they stand."""
    yield from ((match[1], False) for match in ICON.finditer(text) if icons.of_a_set(match[1]))


def _fault_of_icon(name: str) -> str:
    """What is wrong with an icon that is not drawn."""
    if icons.known(name):
        return f'the icon "{name}" stands elsewhere than before the bold heading of a card'
    like = icons.guess(name)
    quoted = f'"{like}"' if like else ""
    return f'there is no icon "{name[:60]}"{did_you_mean(quoted)}'


def block_name(element: HtmlElement | None) -> str | None:
    """The name of the block that the element is, None for any other."""
    if element is None or element.tag not in ("section", "details", "aside"):
        return None
    return next((name for name in BLOCKS if name in html.classes(element)), None)


def is_heading(element: HtmlElement) -> bool:
    """Whether the element is a heading that was written as one, not a block's title."""
    return bool(re.fullmatch("h[1-6]", str(element.tag))) and html.parent_of(element).get("aria-labelledby") is None


def _refusal(tag: str, shown: str) -> str:
    """What is wrong with a tag or an attribute; of a word in braces, also what it was to be: `minutos="5"`."""
    name, equals, _ = shown.partition("=")
    if equals and name in HEADING_OPTIONS:
        where = "is written in small letters" if tag == "h2" else "can stand on a heading with ## alone"
        return f"{name} {where}"
    return f"{shown[:60]} is not allowed on a page{_asked(name, HEADING_OPTIONS) if equals else ''}"


def _asked(word: str, known: Collection[str]) -> str:
    """A question about the word that was most likely meant."""
    return did_you_mean(*get_close_matches(word.lower(), sorted(known), 1, 0.7))
