"""Pages as a PDF, set by Typst: tagged, with bookmarks, in the direction of the language, the same bytes each time.

All words reach Typst as strings, so that nothing in them is taken for its markup or its code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from teach_forward.messages import Messages
from teach_forward.model import Item, Run, Runs, Table, plain
from teach_forward.project import Project
from teach_forward.sheets import columns
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
LONG_CELL = 600  # characters of a cell that may go over two pages
SHORT_TABLE, SHORT_TEXT = 14, 900  # rows and characters of a table up to which it stays on one page
BLANK, BLANK_ROW = 0.75, 1.25  # centimetres that a cell is high that is filled in, and one of a row without any words
BLANK_OF_TALL = 2.4  # the same where many words are written
MANY_ROWS, BLANK_OF_MANY = 20, 0.62  # a form of more rows has lower ones, so that it stays on one page
CODE_FONT = "DejaVu Sans Mono"  # Typst brings it along
WHOLE_CODE, WHOLE_LINES = 1200, 24  # characters and lines of code that stays on one page
WHOLE_LIST = 600  # characters of a list that stays on one page
BOOKMARKED = 3  # headings of this level and below stand in no list
INK, LINE, PAPER, LINK = "17203A", "B9B4A8", "F6F3EC", "0B4F8A"

_LONG_WORD = re.compile(r"\S{80}(?=\S)")  # of code, which goes on in a second line: it would leave the paper
_PAPERS = {A4: "a4", LETTER: "us-letter"}
_BOXES = {  # arguments of the frame
    "slide": "stroke: (top: 2.5pt + accent), fill: tint, breakable: false, sticky: true",
    "tip": 'stroke: (left: 2pt + rgb("B9B4A8")), fill: rgb("F6F3EC"), breakable: false',
    "answer": 'stroke: 0.5pt + rgb("B9B4A8")',
    "question": "inset: 0pt, breakable: false",
    "scenario": "stroke: 0.8pt + accent",
    "quote": 'inset: (left: 10pt), stroke: (left: 1.5pt + rgb("B9B4A8"))',
    "card": 'stroke: (thickness: 0.6pt, dash: "dashed"), breakable: false, above: 14pt, below: 14pt',
}
_SET = """\
#set document(title: {title}, author: {author}, date: datetime(year: {date.year}, month: {date.month}, day: {date.day}))
#let accent = rgb("{palette.accent}")
#let tint = rgb("{palette.tint}")
// The title of the page of the guide that goes on here; where one begins, its own heading stands.
#let running() = context {{
  let (here, title) = (here().page(), none)
  for each in query(heading.where(level: 1)) {{
    let begins = each.location().page()
    if begins >= here {{
      if begins == here {{ title = none }}
      break
    }}
    title = each.body
  }}
  title
}}
// A picture as wide as it can be, and never so high that it fills half a page.
#let shown(file, alt) = layout(size => {{
  let width = calc.min(size.width, 11.9cm)
  let height = measure(image(file, width: width)).height
  image(file, width: if height > 8cm {{ width * (8cm / height) }} else {{ width }}, alt: alt)
}})
#let margin-top = 2.4cm
#set page(
  paper: {paper},
  margin: (x: 2cm, top: margin-top, bottom: 2.2cm),
  header: {{ set text(size: 8.5pt, fill: rgb("555555")); running() }},
  footer: {{
    set text(size: 8.5pt, fill: rgb("555555"))
    [#{foot} #h(1fr) #context counter(page).display("1 / 1", both: true)]
  }},
)
#set text(font: ({font}, {code_font}), size: 10.5pt, fill: rgb("17203A"), {language})
#set par(leading: 0.68em, spacing: 0.95em)
#set list(indent: 0.4em, body-indent: 0.6em)
#set enum(indent: 0.4em, body-indent: 0.6em)
#set table(stroke: 0.5pt + rgb("B9B4A8"), inset: 5pt)
#show table.cell: set text(size: 9pt)
#show table.cell: set par(leading: 0.55em)
#show table.cell.where(y: 0): set text(weight: "bold")
// A table that is a little too long for the page on which it begins has lower rows and smaller letters.
#let fitted(..given) = layout(size => context {{
  let usual = table(..given)
  let small = {{
    set table(inset: (x: 5pt, y: 4pt))
    show table.cell: set text(size: 8.5pt)
    usual
  }}
  let room = size.height - (here().position().y - margin-top)
  let is-too-long(made) = measure(made, width: size.width).height > room
  if is-too-long(usual) and not is-too-long(small) {{ small }} else {{ usual }}
}})
#show raw: set text(font: ({code_font}, {font}), size: 8.5pt)
#show link: set text(fill: rgb("0B4F8A"))
#show heading: set block(above: 1.3em, below: 0.7em, sticky: true)
#show heading.where(level: 1): set text(size: 20pt, fill: accent)
#show heading.where(level: 2): set text(size: 14pt)
#show heading.where(level: 3): set text(size: 12pt)
#show heading.where(level: 4): set text(size: 11pt)
#show outline.entry.where(level: 1): set text(weight: "bold")
#show outline.entry.where(level: 1): set block(above: 1.1em)
"""


_NO_SLIDES: Mapping[str, str] = {}
_ENTRY = """\
#let entry(name, label) = context {
  let pages = (:)
  for mark in query(label) {
    let page = str(mark.location().page())
    let known = pages.at(page, default: (mark.location(), false))
    pages.insert(page, (known.at(0), known.at(1) or mark.value))
  }
  if pages.len() > 0 {
    let numbers = pages.pairs().map(((page, (place, meaning))) => {
      link(place, text(weight: if meaning { "bold" } else { "regular" }, page))
    })
    par(hanging-indent: 1em)[#name #h(0.6em) #numbers.join({comma})]
  }
}
"""


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
    ) -> None:
        """`root` is the folder in which all pictures lie; `outside` gives the address of a place that is not here."""
        self.root, self.locale = root, messages.locale
        self.right_to_left = locales.direction(messages.locale) == "rtl"
        self.mark_of_direction = RIGHT_TO_LEFT if self.right_to_left else ""
        self.links = Links(messages["page_number"], outside, self.mark_of_direction)
        self.mark_behind = f"#{string(LEFT_TO_RIGHT)}" if self.right_to_left else ""
        self.across, self.below = False, 0
        self.slides, self.slide = _NO_SLIDES, ""
        upright = '#show emph: set text(style: "normal")\n' if self.right_to_left else ""  # for scripts without italics
        self.index: Index | None = None
        self.source = [
            _SET.format(
                title=string(title),
                author=string(messages["guide_name"]),
                date=project.date,
                palette=palette,
                paper=string(_PAPERS[project.paper_of(messages.locale)]),
                foot=string(" · ".join(dict.fromkeys((messages["guide_name"], title))) + self.mark_of_direction),
                font=string(FONT),
                code_font=string(CODE_FONT),
                language=language(locales.parts(messages.language_tag)),
            )
            + upright
        ]

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

    def chapter(self, page: str = "", below: int = 0, slides: Mapping[str, str] = _NO_SLIDES) -> None:
        """Begin a page of the guide, by its address, over a new page, upright.

        Headings are so many levels below what they are in their pages. `slides` are the names of frames by their ids.
        """
        self.turn(across=False)
        self.new_page()
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
        beside = f" #h(1fr) #box({_small(self.slide)})" if self.slide and not listed else ""  # at the end of the line
        marked = "true" if listed else "false"
        self._add(f"#heading(level: {level + self.below}, bookmarked: {marked})[{content(runs, None)}{beside}] {here}")
        self.slide = ""

    def paragraph(self, runs: Runs, *, leads: bool = False) -> None:
        """A paragraph; one that `leads` stands on the page of what follows."""
        if runs:
            text = f"#par[{self._marked(runs)}]"
            self._add(f"#block(sticky: true)[{text}]" if leads else text)

    def code(self, lines: Sequence[str]) -> None:
        """Lines of code with all their spaces, in letters of one width, from left to right."""
        text = "\n".join(lines)
        torn = "true" if len(text) > WHOLE_CODE or len(lines) > WHOLE_LINES else "false"
        text = _LONG_WORD.sub("\\g<0>\u200b", text)
        frame = f'width: 100%, inset: 7pt, fill: rgb("{PAPER}"), breakable: {torn}'
        self._add(f"#block({frame}, raw({string(text)}, block: true))")

    def note(self, text: str) -> None:
        """A small line, on the page of what follows."""
        self._add(f"#block(above: 0.4em, sticky: true, {_small(text)})")

    def end(self, text: str) -> None:
        """A small line below all else."""
        self._add(f"#block(above: 0.6em, breakable: false, {_small(text)})")

    def ticks(self, items: Sequence[Runs]) -> None:
        """Things to tick off: each with a box, beside which its lines stand."""
        box = f'#box(width: 3.6mm, height: 3.6mm, stroke: 0.8pt + rgb("{INK}"))'
        rows = ", ".join(f"[{box}], [{self._marked(runs)}]" for runs in items)
        self._add(f"#grid(columns: (auto, 1fr), column-gutter: 7pt, row-gutter: 8pt, {rows})")

    def items(self, items: Sequence[Item], *, ordered: bool, start: int = 1) -> None:
        """A list, numbered from `start` on when `ordered`."""
        made = self._list(items, ordered=ordered, start=start)
        whole = sum(len(plain(item.runs)) for each in items for item in (each, *each.items)) < WHOLE_LIST
        self._add(f"#block(breakable: false, width: 100%)[{made}]" if whole else made)

    def _list(self, items: Sequence[Item], *, ordered: bool, start: int = 1) -> str:
        inside = ", ".join(f"[{self._item(item)}]" for item in items)
        return f"#enum(start: {start}, {inside})" if ordered else f"#list({inside})"

    def _item(self, item: Item) -> str:
        below = self._list(item.items, ordered=item.ordered) if item.items else ""
        return f"{self._marked(item.runs)}{below}"

    def table(self, table: Table, *, tall: bool = False) -> None:
        """A table whose head comes again on each page; rows that are filled in have room, `tall` ones for much.

        One that lies across is a sheet of its own, and fits its page if it can.
        """
        share = ", ".join(f"{weight:.1f}fr" for weight in columns.weights(table))
        align = ", ".join(table.align or ("start",) * len(table.header))
        head = ", ".join(f'table.cell(fill: rgb("{PAPER}")){self._room(runs, BLANK)}' for runs in table.header)
        heights = [BLANK_OF_TALL if tall else _height(table, row) for row in table.rows]
        rows = ", ".join(
            self._cell(runs, height) for row, height in zip(table.rows, heights, strict=True) for runs in row
        )
        kind = "fitted" if self.across else "table"
        made = f"{kind}(columns: ({share},), align: ({align},), table.header({head}), {rows})"
        self._add(f"#block(breakable: false, {made})" if _is_short(table) else f"#{made}")

    def _cell(self, runs: Runs, height: float) -> str:
        """A cell, whole on one page if it is no long text; one that is filled in has room for it, and no dots."""
        whole = len(plain(runs)) < LONG_CELL
        return f"table.cell(breakable: false){self._room(runs, height)}" if whole else self._room(runs, height)

    def _room(self, runs: Runs, height: float) -> str:
        return f"[#box(height: {height}cm)]" if is_empty(plain(runs)) else f"[{content(runs, self.links.link)}]"

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
        line = f'#v(0.75cm, weak: false)#line(length: 100%, stroke: 0.5pt + rgb("{LINE}"))'
        self._add(f"#pdf.artifact[{line * count}]")

    def turn(self, *, across: bool) -> None:
        """Go on over a new page where the paper is to lie the other way."""
        if across != self.across:
            self.across = across
            self.source.append(f"#set page(flipped: {'true' if across else 'false'})")

    def new_page(self) -> None:
        """Go on over a new page."""
        self.source.append("#pagebreak(weak: true)")

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is added within stays on one page. It must have room on one."""
        self._add("#block(breakable: false, width: 100%)[")
        yield
        self._add("]")

    @contextmanager
    def box(self, kind: str, *, leads: bool = False) -> Iterator[None]:
        """What is added within stands in a frame; one that `leads` is on the page of what follows."""
        inset = "" if "inset" in _BOXES[kind] else "inset: 9pt, "
        frame = _BOXES[kind].replace("left:", "right:") if self.right_to_left else _BOXES[kind]
        sticky = "sticky: true, " if leads and "sticky" not in frame else ""
        self._add(f"#block(width: 100%, {sticky}{inset}{frame})[")
        before, self.links.alone = self.links.alone, self.links.alone or kind == CUT
        yield
        self.links.alone = before
        self._add("]")

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
        """Begin a part that is not a page of the guide, under its title."""
        self.chapter()
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
        entries = "".join(
            f"#entry({string(name + self.mark_of_direction)}, <{_term(id_)}>)" for id_, name in self.index.entries()
        )
        entry = _ENTRY.replace("{comma}", string(locales.comma(self.locale)))
        self._add(f"{entry}#columns(2)[{entries}]")

    def _add(self, line: str) -> None:
        if label := self.links.label():
            self.source.append(f"#metadata(none){label}")
        self.source.append(line)

    def save(self) -> bytes:
        """The file, the same bytes for the same content. Raises Unset."""
        head, *body = self.source
        whole = "\n".join((head, *self.links.functions(), *body))
        return compiled(whole, self.root, own_fonts=locales.script(self.locale) in SCRIPTS)


def _small(text: str) -> str:
    return f'text(size: 9pt, fill: rgb("555555"), {string(text)})'


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


def _height(table: Table, row: Sequence[Runs]) -> float:
    """The height in centimetres of a cell of a row that is filled in."""
    if len(table.rows) > MANY_ROWS:
        return BLANK_OF_MANY
    return BLANK_ROW if len(row) > 2 and all(is_empty(plain(runs)) for runs in row) else BLANK


def _is_short(table: Table) -> bool:
    """Whether a table takes so little room that it is not torn."""
    cells = [plain(runs) for row in (table.header, *table.rows) for runs in row]
    return len(table.rows) <= SHORT_TABLE and sum(map(len, cells)) < SHORT_TEXT
