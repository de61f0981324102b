"""The content model: what a workshop is, free of Markdown, HTML, PowerPoint and paths.

All classes are frozen; sequences are tuples. Text is plain, with white space folded.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["index", "guide", "exercise", "film", "authors", "page"]
COPIES: Mapping[str, int] = {"true": 1, "pair": 2, "table": 4, **{str(people): people for people in range(1, 100)}}
"""What a page says of being printed, and for how many people a copy is then."""
Align = Literal["start", "end", "center"]
"""A side of a text. Which hand it is depends on the direction in which the language runs."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. `href` is the address as written, None where it is no link."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str | None = None


Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """The text of runs, without their style."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: its own text and the items nested under it, which are numbered when `ordered`.

    `icon` is the name of the icon before its heading, empty where it has none. `rest` is how it goes on behind the
    nested items, as an item that has no mark of its own; it has no text where a list of the other kind follows at once.
    """

    runs: Runs
    items: tuple[Item, ...] = ()
    ordered: bool = False
    icon: str = ""
    rest: Item | None = None


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list, numbered from `start` on when `ordered`."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation, one tuple of runs a paragraph."""

    paragraphs: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the cells of its header row, then of each row; `align` is that of each column, where any is given."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    align: tuple[Align, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands alone. `href` is its address as written, `description` what it shows, in words."""

    href: str
    description: str


@dataclass(frozen=True, slots=True)
class Tip:
    """Advice for the facilitator alone."""

    title: str
    body: tuple[Block, ...]


Block = Paragraph | ItemList | Quote | Table | Picture | Tip


def texts_of(blocks: Iterable[Block]) -> Iterator[Runs]:
    """Every text of blocks: paragraphs, those of quotations, items with those nested under them, cells."""
    for block in blocks:
        match block:
            case Paragraph(runs):
                yield runs
            case Quote(paragraphs):
                yield from paragraphs
            case ItemList(items):
                yield from _texts_of_items(items)
            case Table(header, rows):
                yield from (cell for row in (header, *rows) for cell in row)
            case _:
                continue


def _texts_of_items(items: Iterable[Item]) -> Iterator[Runs]:
    for item in items:
        yield item.runs
        yield from _texts_of_items(item.items)
        if item.rest:
            yield from filter(None, _texts_of_items((item.rest,)))


@dataclass(frozen=True, slots=True)
class Activity:
    """How long the room is busy with a slide: `minutes` in all, seconds for `each` person and for each `table`."""

    minutes: int = 0
    each: int = 0
    table: int = 0


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: what is shown (`body`), what is said with it (`notes`), and what the room does with it (`activity`).

    `scenario` is what stands beside it in an exercise for groups to read, and can be read aloud.
    """

    id: str
    title: str
    layout: str
    body: tuple[Block, ...]
    notes: tuple[Block, ...]
    line: int
    activity: Activity = Activity()
    scenario: tuple[Block, ...] = ()

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures that are shown, in order."""
        return tuple(block for block in self.body if isinstance(block, Picture))


@dataclass(frozen=True, slots=True)
class Answer:
    """A model answer, for the facilitator until the debrief."""

    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the group, with its model answer."""

    id: str
    title: str
    body: tuple[Block, ...]
    answer: Answer | None
    line: int


@dataclass(frozen=True, slots=True)
class Session:
    """A part of a page under one `##`: a step of the agenda where it has minutes.

    `text` is what stands in a part without slides; elsewhere, it is in the notes of the slides. When time is short, it
    can do with `short` minutes (0: with no fewer than it has), or be left out where it is `optional`. On the first page
    of a workshop, a part may show the agenda of the guide in so many minutes: `agenda` (0: it shows none).
    """

    id: str
    title: str
    minutes: int | None
    slides: tuple[Slide, ...]
    questions: tuple[Question, ...]
    line: int
    text: tuple[Block, ...] = ()
    short: int = 0
    optional: bool = False
    agenda: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a page, as written, and the line it stands on. `image` for a picture's source."""

    href: str
    line: int
    image: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What a fact rests on. sources.py lists the kinds and confidences.

    `looked_at` is the year and month of the last look at its address and those of `also`.
    """

    id: str
    kind: str
    title: str
    by: str
    year: str
    place: str
    url: str
    looked_at: str
    confidence: str
    line: int
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceWords:
    """The sources as a language says them: titles by id; authors, places and years in its words."""

    titles: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, listed: str) -> str:
        """A name in the language; as it is listed where it has none of its own."""
        return self.names.get(listed, listed)


@dataclass(frozen=True, slots=True)
class SearchWords:
    """What the search knows of a language: words that it leaves out, and lists of words that mean the same."""

    fillers: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """What of a clause is the same in every language. clauses.py lists the kinds and rungs.

    `country` is a code of ISO 3166 or a region's of UN M49, as CLDR names them. `region`, `level`, `sector` and
    `subjects` are ids that each language names. `partly` are rungs that it reaches in part. Where to read it says
    `source`, the id of a source, or else `url`, which is empty where no address is known. `pack` is its number in the
    printed pack, 0 for none.
    """

    id: str
    kind: str
    country: str
    region: str
    year: str
    level: str
    sector: str
    public: bool
    subjects: tuple[str, ...]
    rungs: tuple[str, ...]
    partly: tuple[str, ...]
    source: str
    url: str
    also: tuple[str, ...]
    looked_at: str
    confidence: str
    pack: int
    line: int


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The clauses as a language says them: labels of the page, names of ids by their group, and words by clause.

    The words of a clause are its title and its parts, such as `union`, `does` and `gap`. `lines` are the lines of
    clauses and of their parts, by `(id,)` and `(id, part)`.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    clauses: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict)


Items = Literal["many", "each", "sheet"]
"""Of what a form keeps an item: of each row that people add, of each row of the page, or of the sheet as a whole."""


@dataclass(frozen=True, slots=True)
class FormTable:
    """A table that people fill in: the address of its page, the id of the heading above it, and its ids by position.

    `columns` are ids of answers, and WORDS for a column of the page's own words; `rows` are ids of its rows after the
    first `skip`, none where the rows of the page are examples. `more` are answers of each row without a column.
    `number` counts the tables under the heading, from 1. `help` is the id of the heading above the table that explains
    the columns; empty where there is none. `line` is its line in the file of forms.
    """

    page: str
    id: str
    columns: tuple[str, ...]
    rows: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    skip: int = 0
    number: int = 1
    help: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Form:
    """What people can fill in and keep in a folder, without words: ids alone. workshops/forms.yml explains the rest.

    `choices` are ids by the id of an answer (for an answer of a row: of its column); `was` is an earlier id of an
    answer by the present one; `ask` is the row of a request by the answer that it asks for; `blanks` is the answer
    (`kind.id`) that fills a blank of a letter, by the id of the blank; `months` is how long an answer to a request may
    take, by its row. `pages` are those on which the form is filled in on a screen.
    """

    kind: str
    version: int
    tables: tuple[FormTable, ...]
    pages: tuple[str, ...]
    of: str = ""
    items: Items = "many"
    more: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ours: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()
    ask: Mapping[str, str] = field(default_factory=dict)
    blanks: Mapping[str, str] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    was: Mapping[str, str] = field(default_factory=dict)
    retired: tuple[str, ...] = ()
    line: int = 1


@dataclass(frozen=True, slots=True)
class Terms:
    """The source's terms, with their forms in each language; and words to avoid, with what to write instead."""

    forms: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    avoid: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def pack(*texts: str) -> bytes:
    """Texts as a document keeps them: in a sixth of the room, since hundreds lie in memory while one is at work."""
    return zlib.compress(json.dumps(texts, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)


def _unpacked(packed: bytes) -> tuple[str, ...]:
    return tuple(json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass")))


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file, read. `path` is relative to the project, with forward slashes.

    `text` is the file's text. `picture` is the one that stands for the page: a paragraph above the first `##`. Packed
    are what `texts` and `html` give, see `pack`.
    """

    path: str
    kind: Kind
    locale: str
    title: str
    meta: dict[str, str] = field(hash=False)
    sessions: tuple[Session, ...]
    ids: frozenset[str]
    links: tuple[Link, ...]
    text: str = field(repr=False)
    picture: Picture | None = None
    packed_texts: bytes = field(default=pack(), repr=False)
    packed_html: bytes = field(default=pack(""), repr=False)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of its paragraphs, items, cells and headings in the order of the page."""
        return _unpacked(self.packed_texts)

    @property
    def html(self) -> str:
        """The page as the dialect makes it, without what a page may not hold, and without the words of each output."""
        return _unpacked(self.packed_html)[0]

    @property
    def minutes(self) -> int:
        """Minutes of all sessions together."""
        return sum(session.minutes or 0 for session in self.sessions)

    @property
    def prints(self) -> bool:
        """Whether it is made to be printed and written on."""
        return bool(self.shared_by)

    @property
    def shared_by(self) -> int:
        """For how many people a printed copy is; 0 where it is not made to be printed."""
        return COPIES.get(self.meta.get("print", "").lower(), 0)

    @property
    def timed(self) -> Iterator[tuple[Session, int, int]]:
        """Each session that takes time, with the minute in which it begins and its minutes."""
        start = 0
        for session in self.sessions:
            if session.minutes:
                yield session, start, session.minutes
                start += session.minutes

    @property
    def slides(self) -> tuple[Slide, ...]:
        """All slides in order."""
        return tuple(slide for session in self.sessions for slide in session.slides)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in order."""
        return tuple(question for session in self.sessions for question in session.questions)


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop as a locale has it: each document in the locale's language, or the source's where untranslated."""

    number: int
    slug: str
    locale: str
    index: Document
    guide: Document
    exercise: Document

    def __iter__(self) -> Iterator[Document]:
        return iter((self.index, self.guide, self.exercise))

    @property
    def title(self) -> str:
        """The title, from the index page."""
        return self.index.title

    @property
    def minutes(self) -> int:
        """Length of the workshop: the minutes of the guide."""
        return self.guide.minutes
