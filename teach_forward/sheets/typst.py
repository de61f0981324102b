"""Pages as a PDF, set by Typst: tagged, with bookmarks, in the direction of the language, the same bytes each time.

All words reach Typst as strings, so that nothing in them is taken for its markup or its code.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from teach_forward.messages import Messages
from teach_forward.model import Item, ItemList, Run, Runs, Table, plain, texts_of
from teach_forward.project import Project
from teach_forward.sheets import columns
from teach_forward.sheets.cards import Card, beside, cards_of
from teach_forward.sheets.index import Index
from teach_forward.sheets.links import Links
from teach_forward.sheets.source import compiled, content, language, link, string
from teach_forward.sheets.writer import CUT, Shown
from teach_forward.text.columns import is_empty
from teach_forward.theme import Palette
from teach_forward.util import locales
from teach_forward.util.paper import A4, LETTER

FONT = "FiraGO"
SCRIPTS = frozenset({"Latn", "Arab", "Cyrl", "Deva", "Geor", "Grek", "Hebr", "Thai"})
"""Scripts that the font has; others are set in what the system has for them."""
RIGHT_TO_LEFT = "\u200f"  # behind a Latin name in an Arabic line: what follows stands to the left of it
LEFT_TO_RIGHT = "\u200e"  # behind an address there, whose last sign would else stand before it
LARGE = "12.5pt"  # the letters of a card with one text, which people read across a table
LONG_CELL = 600  # characters of a cell that may go over two pages
BLANK, BLANK_ROW = 0.75, 1.25  # centimetres that a cell is high that is filled in, and one of a row without any words
BLANK_OF_TALL = 2.4  # the same where many words are written
MANY_ROWS, BLANK_OF_MANY = 20, 0.62  # a form of more rows has lower ones, so that it stays on one page
CODE_FONT = "DejaVu Sans Mono"  # Typst brings it along
WHOLE_CODE, WHOLE_LINES = 1200, 24  # characters and lines of code that stays on one page
LINE = 95  # characters, as they come on average
WHOLE_END, WHOLE_LAST = 9, 20  # lines of the last texts of a chapter that stay together, and of the very last one
WHOLE_LIST = 600  # characters of a list of no more than so many lines that stays on one page
BOOKMARKED = 3  # headings of this level and below stand in no list

_LONG_WORD = re.compile(r"\S{80}(?=\S)")  # of code, which goes on in a second line: it would leave the paper
_PAPERS = {A4: "a4", LETTER: "us-letter"}
_BOXES = {  # arguments of the frame
    "slide": "stroke: (top: 2.5pt + accent), fill: tint, breakable: false",
    "tip": "stroke: (left: 2pt + line-grey), fill: sand, breakable: false",
    "answer": "stroke: 0.5pt + line-grey",
    "question": "inset: 0pt, breakable: false",
    "scenario": "stroke: 0.8pt + accent",
    "quote": "inset: (left: 10pt), stroke: (left: 1.5pt + line-grey)",
    "card": 'stroke: (thickness: 0.6pt, dash: "dashed"), breakable: false, above: 14pt, below: 14pt',
}
_LOOK = Path(__file__).with_name("print.typ")
_NEW_PAGE = "#pagebreak(weak: true)"
_FIRST = "#v(0pt, weak: true)"
"""Stands first on a page, where it takes no room: Typst knows what follows by it, wherever in a booklet that stands."""
_CHAPTER = """\
#import "/{look}": *
#let chapter(go, accent, tint) = [
#show heading.where(level: 1): set text(fill: accent)
{lines}
]
"""
NO_SLIDES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the guide with this address, or a part without one: its colours, and its lines in Typst."""

    page: str
    palette: Palette
    lines: list[str] = field(default_factory=list)

    def names(self) -> Iterator[str]:
        """What its source may be called, until a name is free."""
        yield from (f"{self.page or 'part'}-{number}.typ" for number in itertools.count())


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph, a heading or a list: its place among the lines in Typst, and how many lines of a page it takes.

    One that `heads` belongs to what follows.
    """

    place: int
    lines: int
    heads: bool


class Print:
    """A PDF under way. What is added comes last; `save` gives the file."""

    def __init__(  # noqa: PLR0917  (what all booklets share)
        self,
        title: str,
        messages: Messages,
        project: Project,
        palette: Palette,
        root: Path,
        outside: Callable[[str], str] = lambda _: "",
        index: Index | None = None,
    ) -> None:
        """`root` is the folder in which all pictures lie; `outside` gives the address of a place that is not here.

        `index` has the terms that are marked.
        """
        self.root, self.locale = root, messages.locale
        self.right_to_left = locales.direction(messages.locale) == "rtl"
        self.mark_of_direction = RIGHT_TO_LEFT if self.right_to_left else ""
        self.links = Links(messages["page_number"], outside, self.mark_of_direction)
        self.mark_behind = f"#{string(LEFT_TO_RIGHT)}" if self.right_to_left else ""
        self.across, self.at_top, self.below, self.depth = False, False, 0, 0
        self.texts: list[_Text] = []  # the last ones, with nothing else between
        self.slides, self.slide = NO_SLIDES, ""
        self.index = index
        self.palette = palette
        self.chapters = [Chapter("", palette)]
        foot = " · ".join(dict.fromkeys((messages["guide_name"], title))) + self.mark_of_direction
        date = f"year: {project.date.year}, month: {project.date.month}, day: {project.date.day}"
        own = ", ".join((*map(string, (title, messages["guide_name"], foot)), date))
        paper = string(_PAPERS[project.paper_of(messages.locale)])
        tag = language(locales.parts(messages.language_tag))
        fonts = f"font: {string(FONT)}, code-font: {string(CODE_FONT)}"
        upright = "true" if self.right_to_left else "false"
        self.head = f"#own({own})", f"#show: styled.with(paper: {paper}, {fonts}, {tag}, upright: {upright})"

    def cover(
        self, title: str, lines: Sequence[str], picture: tuple[Path, str] | None, contents: str, columns: int
    ) -> None:
        """A first page with lines about the whole, and a table of contents under its name in so many columns."""
        self._add("#page(header: none, footer: none)[#v(3cm)")
        self._add(f'#text(size: 30pt, weight: "bold", fill: accent, {string(title)})')
        for line in lines:
            self._add(f"#par(text(size: 13pt, {string(line)}))")
        if picture:
            self._add("#v(1cm)")
            self.pictures([picture])
        self._add("]")
        self._add(f"#columns({columns})[#set text(size: 9pt)\n#outline(title: {string(contents)}, depth: 2)]")

    def chapter(
        self, page: str = "", below: int = 0, slides: Mapping[str, str] = NO_SLIDES, *, follows: bool = False
    ) -> None:
        """Begin a page of the guide, by its address, over a new page, upright.

        Headings are so many levels below what they are in their pages. `slides` are the names of frames by their ids.
        One that `follows` another begins below the last lines of that, where these are few.
        """
        self._end()
        self.chapters.append(Chapter(page, self.palette))
        self.across = False
        self._begin_page("#following" if follows else _NEW_PAGE)
        self.links.turn_to(page)
        self.below, self.slides = below, slides

    # What a page is written on

    def begins(self, id_: str) -> None:
        """What has an id begins here."""
        self.links.begins(id_)
        self.slide = self.slides.get(id_, "")

    def heading(self, runs: Runs, level: int, *, new_page: bool = False) -> None:
        """A heading of a level from 1 on; those of frames have no bookmark, but the name of their slide."""
        if new_page:
            self.new_page()
        listed, here = level < BOOKMARKED, self.links.label()
        at_the_end = f" #h(1fr) #box(small({string(self.slide)}))" if self.slide and not listed else ""
        marked = "true" if listed else "false"
        text = f"#heading(level: {level + self.below}, bookmarked: {marked})[{content(runs, None)}{at_the_end}] {here}"
        self._add_text(text, [runs, ()], heads=True)
        self.slide = ""

    def paragraph(self, runs: Runs, *, leads: bool = False) -> None:
        """A paragraph; one that `leads` stands on the page of what follows."""
        if runs:
            text = f"#par[{self._marked(runs)}]"
            self._add_text(f"#block(sticky: true)[{text}]" if leads else text, [runs], heads=leads)

    def code(self, lines: Sequence[str]) -> None:
        """Lines of code with all their spaces, in letters of one width, from left to right."""
        text = "\n".join(lines)
        torn = "true" if len(text) > WHOLE_CODE or len(lines) > WHOLE_LINES else "false"
        text = _LONG_WORD.sub("\\g<0>\u200b", text)
        frame = f"width: 100%, inset: 7pt, fill: sand, breakable: {torn}"
        self._add(f"#block({frame}, raw({string(text)}, block: true))")

    def note(self, text: str) -> None:
        """A small line, on the page of what follows."""
        self._add_text(f"#block(above: 0.4em, sticky: true, small({string(text)}))", [()], heads=True)

    def end(self, text: str) -> None:
        """A small line below all else."""
        self._add_text(f"#block(above: 0.6em, breakable: false, small({string(text)}))", [()])

    def ticks(self, items: Sequence[Runs]) -> None:
        """Things to tick off: each with a box, beside which its lines stand."""
        box = "#box(width: 3.6mm, height: 3.6mm, stroke: 0.8pt + ink)"
        rows = ", ".join(f"[{box}], [{self._marked(runs)}]" for runs in items)
        self._add_text(f"#grid(columns: (auto, 1fr), column-gutter: 7pt, row-gutter: 8pt, {rows})", items)

    def items(self, items: Sequence[Item], *, ordered: bool, start: int = 1) -> None:
        """A list, numbered from `start` on when `ordered`."""
        made = self._list(items, ordered=ordered, start=start)
        texts = list(texts_of((ItemList(tuple(items)),)))
        whole = sum(len(plain(runs)) for runs in texts) < WHOLE_LIST and len(texts) <= WHOLE_LINES
        self._add_text(f"#block(breakable: false, width: 100%)[{made}]" if whole else made, texts)

    def _list(self, items: Sequence[Item], *, ordered: bool, start: int = 1) -> str:
        inside = ", ".join(f"[{self._item(item)}]" for item in items)
        return f"#enum(start: {start}, {inside})" if ordered else f"#list({inside})"

    def _item(self, item: Item) -> str:
        below = self._list(item.items, ordered=item.ordered) if item.items else ""
        rest = f"\n\n{self._item(item.rest)}" if item.rest else ""
        return f"{self._marked(item.runs)}{below}{rest}"

    def table(self, table: Table, *, tall: bool = False) -> None:
        """A table whose head comes again on each page; rows that are filled in have room, `tall` ones for much.

        One that lies across is a sheet of its own, and fits its page if it can.
        """
        share = ", ".join(f"{weight:.1f}fr" for weight in columns.weights(table))
        align = ", ".join(table.align or ("start",) * len(table.header))
        head = ", ".join(f"table.cell(fill: sand){self._room(runs, _head_height(runs))}" for runs in table.header)
        heights = [BLANK_OF_TALL if tall else _height(table, row) for row in table.rows]
        rows = ", ".join(
            self._cell(runs, height) for row, height in zip(table.rows, heights, strict=True) for runs in row
        )
        kind = "fitted" if self.across else "table"
        made = f"{kind}(columns: ({share},), align: ({align},), table.header({head}), {rows})"
        self._add(f"#block(breakable: false, {made})" if columns.is_short(table) else f"#{made}")

    def _cell(self, runs: Runs, height: float) -> str:
        """A cell, whole on one page if it is no long text; one that is filled in has room for it, and no dots."""
        whole = len(plain(runs)) < LONG_CELL
        return f"table.cell(breakable: false){self._room(runs, height)}" if whole else self._room(runs, height)

    def _room(self, runs: Runs, height: float) -> str:
        return f"[#box(height: {height}cm)]" if is_empty(plain(runs)) else f"[{content(runs, self.links.link)}]"

    def cards(self, table: Table) -> None:
        """Rows of a table as cards to cut out, two side by side where they are short. None is torn, few stay together.

        Where a card has several texts, each begins with the head of its column; one alone has larger letters. Links
        say no pages, since a card lies by itself. A table with a card that has no room on a page stays one.
        """
        across = beside(table)
        if not across:
            self.table(table)
            return
        before, self.links.alone = self.links.alone, True
        made = ", ".join(map(self._card, cards_of(table)))
        self.links.alone = before
        look = f"size: {LARGE}, " if len(table.header) == 2 else ""
        torn = "false" if columns.is_short(table) else "true"
        self._add(f"#cards({across}, {look}breakable: {torn}, {made})")

    def _card(self, card: Card) -> str:
        said = (
            f"#par[{f'#small({string(plain(head))})#h(0.6em)' if head else ''}{content(text, self.links.link)}]"
            for head, text in card.texts
        )
        return f"[#par(strong[{content(card.name, self.links.link)}]){''.join(said)}]"

    def pictures(self, row: Sequence[Shown]) -> None:
        """Pictures side by side, each with a description for those who do not see it."""
        images = ", ".join(
            f"shown({string('/' + file.relative_to(self.root).as_posix())}, {string(description)})"
            for file, description in row
        )
        together = images if len(row) == 1 else f"grid(columns: (1fr,) * {len(row)}, gutter: 8pt, {images})"
        self._add(f"#align(center, {together})")

    def lines(self, count: int) -> None:
        """Lines to write on."""
        line = "#v(0.75cm, weak: false)#line(length: 100%, stroke: 0.5pt + line-grey)"
        self._add(f"#pdf.artifact[{line * count}]")

    def turn(self, *, across: bool) -> None:
        """Go on over a new page where the paper is to lie the other way."""
        if across != self.across:
            self.across = across
            self._begin_page(f"#set page(flipped: {'true' if across else 'false'})")

    def new_page(self) -> None:
        """Go on over a new page."""
        self._begin_page(_NEW_PAGE)

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is added within stays on one page. It must have room on one."""
        self._add("#block(breakable: false, width: 100%)[")
        with self._inside():
            yield

    @contextmanager
    def with_room(self) -> Iterator[None]:
        """What is added within may take most of a page, and begins on the next one where half of this one is full.

        Where it is a little too long for the rest of its page, it has smaller letters.
        """
        self._add("#with-room")
        self._add("#block(width: 100%, above: 0pt)[")
        with self._inside():
            self._add("#snug[")
            with self._inside():
                yield

    @contextmanager
    def box(self, kind: str, *, leads: bool = False) -> Iterator[None]:
        """What is added within stands in a frame; one that `leads` is on the page of what follows."""
        inset = "" if "inset" in _BOXES[kind] else "inset: 9pt, "
        frame = _BOXES[kind].replace("left:", "right:") if self.right_to_left else _BOXES[kind]
        sticky = "sticky: true, " if leads else ""
        self._add(f"#block(width: 100%, {sticky}{inset}{frame})[")
        before, self.links.alone = self.links.alone, self.links.alone or kind == CUT
        with self._inside():
            yield
        self.links.alone = before

    @contextmanager
    def _inside(self) -> Iterator[None]:
        """What is added within stands in a block that has begun."""
        self.depth += 1
        yield
        self._add("]")
        self.depth -= 1

    def mark(self, term: str, *, meaning: bool = False) -> None:
        """Mark this place for the index: the term of an id, or its `meaning`, stands here."""
        self._add(_mark(term, meaning=meaning))

    def _marked(self, runs: Runs) -> str:
        """A text with a mark before each of its terms: a paragraph may go over to the next page."""
        before: Runs = ()
        marks: dict[int, str] = {}
        done = 0
        for id_, start in self.index.found(plain(runs)) if self.index else ():
            more, runs = _split(runs, start - done)
            before, done = (*before, *more), start
            marks[len(before)] = marks.get(len(before), "") + _mark(id_)
        return content((*before, *runs), self.links.link, marks)

    def part(self, title: str) -> None:
        """Begin a part that is not a page of the guide, under its title, where the one before ends."""
        self.chapter(follows=True)
        self.heading((Run(title),), 1)

    def sources(self, listed: Sequence[tuple[str, Runs]]) -> None:
        """A numbered list of sources, each with the place that it has in the guide."""
        labels = (self.links.label_of(target) for target, _ in listed)
        items = (
            f"[{f'#metadata(none){label}' if label else ''}{content(runs)}]"
            for label, (_, runs) in zip(labels, listed, strict=True)
        )
        self._add(f"#enum({', '.join(items)})")

    def elsewhere(self, title: str, *, alone: bool) -> None:
        """The addresses to which links lead, under their title, in the numbers that go on from those of sources.

        They are a part of their own where they stand `alone`, without sources before them.
        """
        if not self.links.addresses:
            return
        if alone:
            self.part(title)
        else:
            self.heading((Run(title),), 2)
        items = ", ".join(f"[{link(href, f'#{string(href)}')}{self.mark_behind}]" for href in self.links.addresses)
        self._add(f"#enum(start: {self.links.first}, {items})")

    def listed(self, title: str) -> None:
        """The index under its title: each term that is marked with its pages, that of its meaning in bold."""
        if not self.index:
            return
        self.part(title)
        comma = string(locales.comma(self.locale))
        entries = "".join(
            f"#entry({string(name + self.mark_of_direction)}, <{_term(id_)}>, {comma})"
            for id_, name in self.index.entries()
        )
        self._add(f"#columns(2)[{entries}]")

    @property
    def _lines(self) -> list[str]:
        """Those of the chapter that is being written."""
        return self.chapters[-1].lines

    def _begin_page(self, line: str) -> None:
        self._end()
        self._lines.append(line)
        self.at_top = True

    def _end(self) -> None:
        """What stands here ends a chapter, or what begins over a new page within one: its last texts stay together."""
        texts, self.texts = self.texts, []
        begins, tall = None, 0
        for text in reversed(texts):
            tall += text.lines
            if tall > (WHOLE_LAST if text is texts[-1] else WHOLE_END):
                break
            begins = begins if text.heads else text.place
        if begins is not None and not self.depth:
            self._lines[begins:] = ["#ending[", *self._lines[begins:], "]"]

    def _add_text(self, line: str, texts: Iterable[Runs], *, heads: bool = False) -> None:
        """Add what may be among the last texts of a chapter; one that `heads` what follows does not begin these."""
        tall = sum(1 + len(plain(runs)) // LINE for runs in texts)
        before, place = self.texts, len(self._lines)
        self._add(line)
        if not self.depth:
            self.texts = [*before, _Text(place, tall, heads)]

    def _add(self, line: str) -> None:
        if self.at_top:
            self._lines.append(_FIRST)
            self.at_top = False
        if not self.depth:
            self.texts = []
        if label := self.links.label():
            self._lines.append(f"#metadata(none){label}")
        self._lines.append(line)

    def save(self) -> bytes:
        """The file, the same bytes for the same content. Raises Unset.

        Each chapter is a source of its own, with the name of its page: so Typst finds again what it has set of that.
        """
        self._end()
        own, styled = self.head
        main = [f'#import "{_LOOK.name}": *', own, self.links.leads(), styled]
        sources = {_LOOK.name: _LOOK.read_text(encoding="utf-8")}
        for chapter in self.chapters:
            name = next(name for name in chapter.names() if name not in sources)
            sources[name] = _CHAPTER.format(look=_LOOK.name, lines="\n".join(chapter.lines))
            colours = f'rgb("{chapter.palette.accent}"), rgb("{chapter.palette.tint}")'
            main += (f"#import {string('/' + name)}: chapter", f"#chapter(go, {colours})")
        whole = "\n".join(main)
        return compiled(whole, self.root, own_fonts=locales.script(self.locale) in SCRIPTS, imported=sources)


def _term(id_: str) -> str:
    return f"term-{id_}"


def _mark(term: str, *, meaning: bool = False) -> str:
    return f"#metadata({'true' if meaning else 'false'})<{_term(term)}>"


def _split(runs: Runs, length: int) -> tuple[Runs, Runs]:
    """Runs as two, the first with so many characters."""
    before: list[Run] = []
    for number, run in enumerate(runs):
        if length < len(run.text):
            cut = (replace(run, text=run.text[:length]),) if length else ()
            return (*before, *cut), (replace(run, text=run.text[length:]), *runs[number + 1 :])
        before.append(run)
        length -= len(run.text)
    return tuple(before), ()


def _head_height(runs: Runs) -> float:
    """The height in centimetres of an empty cell of a head: dots are filled in, and a bare corner is not."""
    return BLANK if plain(runs).strip() else 0


def _height(table: Table, row: Sequence[Runs]) -> float:
    """The height in centimetres of a cell of a row that is filled in."""
    if len(table.rows) > MANY_ROWS:
        return BLANK_OF_MANY
    return BLANK_ROW if len(row) > 2 and all(is_empty(plain(runs)) for runs in row) else BLANK
