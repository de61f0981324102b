"""On paper: a workshop for those who lead it, what its participants get, and the whole guide as a book."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from teach_forward.library.addresses import uri_of
from teach_forward.library.glossary import GLOSSARY_PAGE, Glossary, names_unlinked
from teach_forward.messages import Messages
from teach_forward.model import Document, Run, Runs, Session, Table, Workshop
from teach_forward.plan import timed
from teach_forward.project import Project
from teach_forward.sheets.handout import keep_for_participants
from teach_forward.sheets.index import Index
from teach_forward.sheets.sheet import SlideNumbers
from teach_forward.sheets.typst import NO_SLIDES, Print
from teach_forward.sheets.writer import NONE, Around, Piece, write
from teach_forward.text import html
from teach_forward.theme import Theme
from teach_forward.util.paper import A4, LETTER, Paper

NOTHING = "–"  # in a cell that nobody fills in
LINES_OF_CONTENTS = {A4: 57, LETTER: 53}  # that a page has room for
CHAPTER = 1.5  # lines that one takes in the contents, with what sets it off
_WITHOUT_TERMS = (f"/{GLOSSARY_PAGE}", "/references.md")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a booklet is made from beside its pages. `total` is the number of workshops, `root` the guide's folder.

    `outside` gives the address on the site of a place in a language, for what is not in the booklet. `slides` are
    numbered where somebody leads by them. `glossary` has the terms of the language, if there is a page of them.
    """

    around: Callable[[Document], Around]
    outside: Callable[[str, str], str]
    project: Project
    total: int
    root: Path
    theme: Theme
    slides: SlideNumbers
    glossary: Glossary | None

    def begun(self, messages: Messages, title: str, workshop: int) -> Print:
        """An empty booklet in the colours of a workshop."""
        outside = functools.partial(self.outside, messages.locale)
        index = Index(self.glossary) if self.glossary else None
        return Print(title, messages, self.project, self.theme.palette(workshop), self.root, outside, index)

    def picture(self, document: Document) -> tuple[Path, str] | None:
        """The picture that stands for a page, with its description."""
        picture = document.picture
        file = self.around(document).find(picture.href) if picture else None
        return (file, picture.description) if file and picture else None


@dataclass(frozen=True, slots=True)
class Part:
    """A workshop with its further pages, and with those for all workshops that are printed for it too."""

    workshop: Workshop
    further: Sequence[Document]
    shared: Sequence[Document] = ()

    @property
    def pages(self) -> tuple[Document, ...]:
        """Those of the workshop itself."""
        return *self.workshop, *self.further


@dataclass(frozen=True, slots=True)
class Sources:
    """A list of sources: its title, and for each the place that links to it lead to, and a line."""

    title: str
    listed: Sequence[tuple[str, Runs]]


def everything(part: Part, sources: Sources | None, setting: Setting) -> bytes:
    """At a glance, the guide with its slides, the exercise with its answers, all pages to print, and their sources.

    On paper a link says to which page it leads, and an address stands in a list. Raises Unset.
    """
    workshop = part.workshop
    messages = setting.around(workshop.index).messages
    made = setting.begun(messages, workshop.title, workshop.number)
    place = messages["workshop_of"].format(number=workshop.number, total=setting.total)
    lines = (f"{messages['guide_name']} · {place}", workshop.index.meta.get("summary", ""), messages["licence_line"])
    columns = _columns(part, setting.project.paper_of(messages.locale))
    made.cover(workshop.title, lines, setting.picture(workshop.index), messages["contents"], columns=columns)
    made.links.number(target for target, _ in (sources.listed if sources else ()))
    _workshop(made, part, setting)
    _sheets(made, part.shared, setting)
    if sources:
        made.part(sources.title)
        made.sources(sources.listed)
    made.elsewhere(messages["web_addresses"], alone=not sources)
    return made.save()


def _columns(part: Part, paper: Paper) -> int:
    """In how many columns the contents of a workshop stand on one page of paper."""
    pages = (*part.pages, *part.shared)
    parts = sum(page.html.count("<h2") for page in pages)
    chapters = len(pages) + 1  # the sources, or addresses
    return 1 if parts + chapters * CHAPTER < LINES_OF_CONTENTS[paper] else 2


def book(
    parts: Sequence[Document | Part],
    sources: Sequence[tuple[str, Runs]],
    messages: Messages,
    setting: Setting,
) -> bytes:
    """The whole guide: pages and workshops in their order, and an index of the terms, if it has a page of them.

    `sources` are set into the list of them. Raises Unset.
    """
    made = setting.begun(messages, messages["guide_name"], 1)
    first = next((part.workshop.index for part in parts if isinstance(part, Part)), None)
    lines = (messages["tagline"], messages["licence_line"])
    picture = setting.picture(first) if first else None
    made.cover(messages["guide_name"], lines, picture, messages["contents"], columns=2)
    made.links.number(target for target, _ in sources)
    entries = functools.partial(made.sources, sources)
    for part in parts:
        if isinstance(part, Part):
            _workshop(made, part, setting, below=1)
        else:
            _entry(made, part, setting, {"sources": entries} if sources else {})
    made.elsewhere(messages["web_addresses"], alone=True)
    made.listed(messages["index_of_terms"])
    return made.save()


def _entry(made: Print, page: Document, setting: Setting, pieces: Mapping[str, Piece]) -> None:
    """A page of the book; that of the glossary says where the meanings of terms stand, and not where it uses them.

    The titles of sources are no place to look a term up.
    """
    index, found = made.index, dict(pieces)
    if index and page.path.endswith(_WITHOUT_TERMS):
        made.index = None
    if index and page.path.endswith(f"/{GLOSSARY_PAGE}"):
        found |= {term: functools.partial(made.mark, term, meaning=True) for term in index.terms}
    _page(made, page, setting, found)
    made.index = index


def _page(made: Print, page: Document, setting: Setting, pieces: Mapping[str, Piece] = NONE) -> None:
    """A page as it stands in the guide. One that is printed by itself begins over a new page of paper."""
    _begin(made, page, follows=not page.prints)
    write(made, html.parse(page.html), setting.around(page), pieces)


def _begin(
    made: Print, page: Document, below: int = 0, slides: Mapping[str, str] = NO_SLIDES, *, follows: bool = False
) -> None:
    """Begin a page, with its terms. All booklets mark these, so that what they have in common is set once."""
    made.chapter(uri_of(page), below, slides, follows=follows)
    if made.index:
        made.index.begin(names_unlinked(page))


def _workshop(made: Print, part: Part, setting: Setting, below: int = 0) -> None:
    """A workshop: its first page, and those below it."""
    workshop = part.workshop
    usual, made.palette = made.palette, setting.theme.palette(workshop.number)
    messages = setting.around(workshop.index).messages
    minutes = {"agenda": 0, **{part.id: part.agenda for part in workshop.index.sessions if part.agenda}}
    agendas = {
        id_: functools.partial(_agenda, made, timed(workshop.guide, lasting), messages)
        for id_, lasting in minutes.items()
    }
    for document in part.pages:
        slides = _slides(document, setting, messages)
        level = 0 if document is workshop.index else below
        _begin(made, document, level, slides, follows=document is workshop.guide)
        root = html.parse(document.html)
        if below and document is workshop.index:  # the texts of a book speak of workshops by their numbers
            for title in root.xpath("./h1"):
                title.text = f"{messages['workshop']} {workshop.number} · {title.text or ''}"
        pieces = agendas if document is workshop.index else _times(made, document, slides, messages)
        write(made, root, setting.around(document), pieces)
    made.palette = usual


def _slides(document: Document, setting: Setting, messages: Messages) -> dict[str, str]:
    """What the slides of a page are called, by their ids. Those of the exercise are in a deck of their own."""
    words = [messages["exercise"]] if document.kind == "exercise" else []
    numbers = setting.slides.get(document.path, {})
    return {id_: " · ".join([*words, f"{messages['slide']} {number}"]) for id_, number in numbers.items()}


def _times(made: Print, document: Document, slides: Mapping[str, str], messages: Messages) -> dict[str, Piece]:
    """For each part of a guide or exercise the line that says when it begins, how long it takes, and its own slide."""
    found: dict[str, Piece] = {}
    for session, start, minutes in document.timed:
        said = [messages["time_on_heading"].format(start=start, minutes=minutes)]
        if slide := slides.get(session.id):
            said.append(slide)
        found[session.id] = functools.partial(made.note, " · ".join(said))
    return found


def participants(workshop: Workshop, handed: Sequence[Document], setting: Setting) -> bytes:
    """What each gets: the exercise without answers or tips, and the pages that are handed out. Raises Unset."""
    around = setting.around(workshop.exercise)
    made = setting.begun(around.messages, f"{workshop.title} · {around.messages['handout']}", workshop.number)
    exercise = html.parse(workshop.exercise.html)
    keep_for_participants(exercise)
    _begin(made, workshop.exercise)
    write(made, exercise, around)
    _sheets(made, handed, setting)
    made.end(around.messages["licence_line"])
    return made.save()


def _sheets(made: Print, pages: Sequence[Document], setting: Setting) -> None:
    for page in pages:
        _page(made, page, setting)


def _agenda(made: Print, parts: Sequence[tuple[Session, int, int]], messages: Messages) -> None:
    """Parts of a guide with the minute in which each begins."""
    rows = [(str(start), session.title, str(minutes)) for session, start, minutes in parts]
    total = sum(minutes for _, _, minutes in parts)
    head = (messages["from"], messages["session"], messages["minutes_short"])
    lines = [tuple((Run(text),) for text in row) for row in (*rows, (NOTHING, messages["total"], str(total)))]
    made.table(Table(tuple((Run(text),) for text in head), tuple(lines), ("end", "start", "end")))
