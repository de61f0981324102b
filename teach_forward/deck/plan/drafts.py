"""Model -> drafts: the slides of a deck in order, with cover and closing slide, before layouts are chosen. Pure."""

from __future__ import annotations

import itertools
import re
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from teach_forward.deck.layouts.catalogue import DEFINITIONS
from teach_forward.deck.layouts.definition import LayoutDefinition
from teach_forward.deck.layouts.texts import SlideBody, outer_texts, text_line
from teach_forward.deck.names import PICTURES, LayoutName, PlaceholderName
from teach_forward.deck.plan.links import resolve
from teach_forward.deck.plan.notes import notes
from teach_forward.deck.plan.sources import Titles, sources_of, without_sources
from teach_forward.deck.slides import Cells, DeckKind, Image, Line, Note, PictureFiles, Section, Text
from teach_forward.layouts import DESCRIPTION
from teach_forward.messages import Messages
from teach_forward.model import Block, Document, ItemList, Picture, Run, Runs, Session, Slide, Table, Workshop, plain
from teach_forward.plan import is_break
from teach_forward.project import Project
from teach_forward.speech import words
from teach_forward.util import locales

_COLON = re.compile("[:：]")  # the second is that of Chinese and Japanese
Paragraph = TypeVar("Paragraph", Line, Note)
COVER, CLOSING = "cover", "licence"

ALOUD = 200
"""Words of a scenario that is read aloud, at most: in some ninety seconds. A longer one is read on paper."""


DASH = "–"
"""What stands in the empty cells of a table."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A slide before its layout is chosen.

    `layout` and `items` say which layouts can show it, or `chosen` which one must; `path` and `line` where it stands.
    `sources` are the titles of what its facts rest on, with their addresses.
    """

    id: str
    layout: LayoutDefinition
    items: int
    texts: tuple[Text, ...]
    notes: tuple[Note, ...]
    section: str
    heading: str
    path: str
    line: int
    cells: Cells | None = None
    images: tuple[Image, ...] = ()
    sources: tuple[Run, ...] = ()
    chosen: LayoutName | None = None

    @property
    def title(self) -> str:
        """The title as plain text."""
        return plain(self.texts[0].lines[0].runs)

    @property
    def iconic(self) -> bool:
        """Whether any of its cards has an icon."""
        return any(text.icon for text in self.texts)

    def without_icons(self) -> Draft:
        """The same slide without icons."""
        return replace(self, texts=tuple(replace(text, icon="") for text in self.texts))

    @property
    def placeholders(self) -> set[PlaceholderName]:
        """The names of the placeholders that the slide fills."""
        held = (found.placeholder for found in (self.cells, *self.images) if found)
        return {*(text.placeholder for text in self.texts), *held}


@dataclass(frozen=True, slots=True)
class Drafter:
    """Makes the drafts of one deck.

    `messages` are those of the document's locale; `project` has the site's address, `total` is the number of workshops;
    `pictures` are files by address; `titles` are those of the sources that it links to.
    """

    workshop: Workshop
    kind: DeckKind
    messages: Messages
    project: Project
    total: int
    pictures: Mapping[str, PictureFiles] = field(default_factory=dict)
    titles: Titles = field(default_factory=dict)

    @property
    def document(self) -> Document:
        """The document that the deck shows."""
        return self.workshop.guide if self.kind == "guide" else self.workshop.exercise

    @property
    def title(self) -> str:
        """The title of the deck."""
        title = self.workshop.title
        return title if self.kind == "guide" else f"{title} · {self.messages['exercise']}"

    @property
    def label(self) -> str:
        """The workshop by its number."""
        return f"{self.messages['workshop']} {self.workshop.number}"

    def drafts(self) -> list[Draft]:
        """All slides in order."""
        slides: list[Draft] = []
        start = 0
        for session in self.document.sessions:
            clock = self._clock(session, start)
            slides += [self._slide(session, slide, clock) for slide in session.slides]
            if session.minutes and not session.slides:
                slides.append(self._part(session, clock, {draft.title for draft in slides}))
            start += session.minutes or 0
        return [self._cover(), *slides, self._closing()]

    def sections(self) -> Iterator[Section]:
        """The parts of the deck: the cover, the sessions, the end."""
        yield Section(self._uuid(COVER), self.label)
        for session in self.document.sessions:
            yield Section(self._uuid(session.id), session.title)
        yield Section(self._uuid(CLOSING), self.messages["guide_name"])

    def _uuid(self, key: str) -> str:
        """An id that is the same in every build and every locale."""
        name = f"{self.project.prefix}/{self.workshop.slug}/{self.kind}/{key}"
        return str(uuid.uuid5(uuid.NAMESPACE_URL, name)).upper()

    def _cover(self) -> Draft:
        kicker = self.messages["workshop_of"].format(number=self.workshop.number, total=self.total)
        meta = self.workshop.index.meta
        title, below = self.workshop.title, meta.get("summary")
        if self.kind == "exercise":
            label = self.messages["exercise"]
            kicker, title, below = f"{kicker} · {label}", _without(label, self.document.title), title
        texts = [
            Text(PlaceholderName.TITLE, (text_line(title),)),
            Text(PlaceholderName.KICKER, (text_line(kicker),)),
        ]
        if below:
            texts.append(Text(PlaceholderName.SUBTITLE, (text_line(below),)))
        lines = [f"{self.messages[key]} · {meta[key]}" for key in ("audience", "group") if meta.get(key)]
        cover = self._generated(COVER, "title", texts, lines or [self.title])
        picture = self.workshop.index.picture
        return replace(cover, images=self._images((picture,))) if picture and picture.href in self.pictures else cover

    def _closing(self) -> Draft:
        lines = [Line((Run(self.messages["guide_name"], bold=True),)), text_line(self.messages["deck_licence"])]
        if self.project.address:
            shown = self.project.address.removeprefix("https://").removesuffix("/")
            link = Line((Run(shown, bold=True, href=self.project.address),))
            lines += [text_line(self.messages["site_address"]), link]
        texts = [
            Text(PlaceholderName.TITLE, (text_line(self.messages["closing_title"]),)),
            Text(PlaceholderName.BODY, tuple(lines)),
        ]
        return self._generated(
            CLOSING, "closing", texts, [f"{self.messages['guide_name']} · {self.messages['tagline']}"]
        )

    def _generated(self, key: str, layout: str, texts: list[Text], note_lines: list[str]) -> Draft:
        """A generated slide (cover or closing) with default speaker notes."""
        path = self.workshop.index.path if key == COVER else self.document.path
        return Draft(
            key,
            DEFINITIONS[layout],
            items=0,
            texts=tuple(texts),
            notes=tuple(Note((Run(line),)) for line in note_lines),
            section=self._uuid(key),
            heading=self.title,
            path=path,
            line=1,
        )

    def _part(self, session: Session, clock: Note, taken: set[str]) -> Draft:
        """The slide of a part that has none of its own, with all that the part says in its notes.

        A title that another slide has gets a number, since titles tell slides apart.
        """
        numbered = (f"{session.title} ({count})" for count in itertools.count(2))
        title = next(one for one in itertools.chain([session.title], numbered) if one not in taken)
        texts = (
            Text(PlaceholderName.TITLE, (text_line(title),)),
            Text(PlaceholderName.BODY, tuple(map(text_line, self._part_lines(session)))),
        )
        return Draft(
            session.id,
            DEFINITIONS["section"],
            items=0,
            texts=texts,
            notes=(clock, *self._notes(session.text)),
            section=self._uuid(session.id),
            heading=self.title,
            path=self.document.path,
            line=session.line,
        )

    def _part_lines(self, session: Session) -> Iterator[str]:
        """What stands below the heading of a part without slides: minutes, and for a break or group work what follows.

        A part is a break by its id, and group work where it links to the exercise: the same in all languages.
        """
        minutes = session.minutes or 0
        length = self.messages.plural("length_minutes", minutes).format(minutes=minutes)
        if is_break(session.id):
            yield from (length, self.messages["deck_break"])
        elif self.kind == "guide" and _leads_to_exercise(session.text):
            yield from (self.workshop.exercise.title, f"{length} · {self.messages['deck_group_work']}")
        else:
            yield length

    def _clock(self, session: Session, start: int) -> Note:
        """What notes begin with: from which minute to which the part lasts; its name where it has no minutes."""
        if not session.minutes:
            return Note((Run(session.title, bold=True),))
        end, total = start + session.minutes, self.document.minutes
        text = self.messages["deck_clock"].format(start=start, end=end, total=total, part=session.title)
        return Note((Run(text, bold=True),))

    def _notes(self, blocks: Iterable[Block]) -> tuple[Note, ...]:
        """Notes with links that lead to the site."""
        return self._lines(notes(blocks, self.messages), self._linked)

    def _slide(self, session: Session, slide: Slide, clock: Note) -> Draft:
        layout, minutes = DEFINITIONS[slide.layout], slide.activity.minutes or session.minutes or 0
        body = SlideBody(slide.body, minutes, self.messages)
        title = Text(PlaceholderName.TITLE, (text_line(slide.title),))
        filled = (replace(text, lines=self._lines(text.lines, self._shown_links(slide))) for text in layout.texts(body))
        return Draft(
            slide.id,
            layout,
            items=_items(slide),
            texts=(title, *(text for text in filled if text.lines)),
            notes=(clock, *self._notes((*slide.notes, *_read_aloud(slide)))),
            section=self._uuid(session.id),
            heading=self.title,
            path=self.document.path,
            line=slide.line,
            cells=self._cells(slide),
            images=self._images(slide.pictures),
            sources=() if slide.layout == "sources" else self._linked(sources_of(slide.body, self.titles)),
        )

    def _shown_links(self, slide: Slide) -> Callable[[Runs], Runs]:
        """What becomes of links in the words of a slide: those to sources are told at its foot, unless they are all."""
        if slide.layout == "sources":
            return self._linked
        return lambda runs: self._linked(without_sources(runs, self.titles))

    def _cells(self, slide: Slide) -> Cells | None:
        """The table of a slide, if it shows one, with its alternative text."""
        table = next((block for block in slide.body if isinstance(block, Table)), None)
        if not table:
            return None
        heads = locales.comma(self.messages.locale).join(plain(cell) for cell in table.header)
        description = self.messages["table_alt"].format(columns=heads)[:DESCRIPTION]
        linked = self._shown_links(slide)
        rows = tuple(tuple(linked(_cell(cell)) for cell in row) for row in (table.header, *table.rows))
        return Cells(PlaceholderName.TABLE, rows, description, table.align)

    def _images(self, pictures: Iterable[Picture]) -> tuple[Image, ...]:
        """The pictures of a slide, with their files where they are at hand."""
        return tuple(
            Image(name, *self.pictures.get(picture.href, (b"", b"")), picture.description)
            for name, picture in zip(PICTURES, pictures, strict=False)  # three at most, as the layouts have it
        )

    @staticmethod
    def _lines(lines: Iterable[Paragraph], linked: Callable[[Runs], Runs]) -> tuple[Paragraph, ...]:
        """The paragraphs that have text, with their links as they are in a deck."""
        return tuple(replace(line, runs=linked(line.runs)) for line in lines if plain(line.runs).strip())

    def _linked(self, runs: Runs) -> Runs:
        """Words whose links lead to the site."""
        path, site, source = self.document.path, self.project.address, self.project.source
        return tuple(replace(run, href=resolve(run.href, path, site, source)) if run.href else run for run in runs)


def _without(label: str, title: str) -> str:
    """A title without the label that it may begin with: `Exercise: write a clause`, `练习：写条款`."""
    head, *behind = _COLON.split(title, maxsplit=1)
    rest = "".join(behind).strip()
    return rest[0].upper() + rest[1:] if rest and head.strip() == label else title


def _leads_to_exercise(blocks: Iterable[Block]) -> bool:
    """Whether a paragraph or an item links to the workshop's exercise."""
    runs = (run for found in outer_texts(blocks) for run in found)
    return any((run.href or "").partition("#")[0] == "exercise.md" for run in runs)


def _read_aloud(slide: Slide) -> tuple[Block, ...]:
    """The scenario that stands beside a slide, where it is short enough to be read aloud from its notes."""
    return slide.scenario if sum(map(words, slide.scenario)) <= ALOUD else ()


def _cell(runs: Runs) -> Runs:
    """The text of a cell; a dash in an empty one, which a screen reader would pass over."""
    return runs if plain(runs).strip() else (Run(DASH),)


def _items(slide: Slide) -> int:
    """How many items the slide's first list has."""
    return next((len(block.items) for block in slide.body if isinstance(block, ItemList)), 0)
