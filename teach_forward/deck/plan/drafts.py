"""Model -> drafts: the slides of a deck in order, with cover and closing slide, before their forms are chosen. Pure."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

import babel

from teach_forward.deck.plan import texts
from teach_forward.deck.plan.links import resolve
from teach_forward.deck.slides import Cells, Files, Image, Kind, Line, Note, Section, Text
from teach_forward.model import Document, Run, Session, Slide, Workshop, plain
from teach_forward.project import Project

Paragraph = TypeVar("Paragraph", Line, Note)
COVER, CLOSING = "cover", "licence"


@dataclass(frozen=True, slots=True)
class Draft:
    """A slide before its form is chosen.

    `layout` and `items` say which forms can draw it, or `form` which one must; `path` and `line` where it stands.
    """

    id: str
    layout: str
    items: int
    texts: tuple[Text, ...]
    notes: tuple[Note, ...]
    section: str
    heading: str
    path: str
    line: int
    cells: Cells | None = None
    image: Image | None = None
    form: str = ""

    @property
    def title(self) -> str:
        """The title as plain text."""
        return plain(self.texts[0].lines[0].runs)


@dataclass(frozen=True, slots=True)
class Drafter:
    """Makes the drafts of one deck.

    `words` are those of the document's locale; `project` has the site's address; `pictures` are files by address.
    """

    workshop: Workshop
    kind: Kind
    words: Mapping[str, str]
    total: int
    project: Project
    pictures: Mapping[str, Files] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        """The document that the deck shows."""
        return self.workshop.guide if self.kind == "guide" else self.workshop.exercise

    @property
    def title(self) -> str:
        """The title of the deck."""
        title = self.workshop.title
        return title if self.kind == "guide" else f"{title} · {self.words['exercise']}"

    @property
    def label(self) -> str:
        """The workshop by its number."""
        return f"{self.words['workshop']} {self.workshop.number}"

    def drafts(self) -> list[Draft]:
        """All slides in order."""
        slides = [self._slide(session, slide) for session in self.document.sessions for slide in session.slides]
        return [self._cover(), *slides, self._closing()]

    def sections(self) -> Iterator[Section]:
        """The parts of the deck: the cover, the sessions, the end."""
        yield Section(self._uuid(COVER), self.label)
        for session in self.document.sessions:
            yield Section(self._uuid(session.id), session.title)
        yield Section(self._uuid(CLOSING), self.words["guide_name"])

    def _uuid(self, key: str) -> str:
        """An id that is the same in every build and every locale."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"teach-forward/{self.workshop.slug}/{self.kind}/{key}")).upper()

    def _cover(self) -> Draft:
        kicker = self.words["workshop_of"].format(number=self.workshop.number, total=self.total)
        if self.kind == "exercise":
            kicker += f" · {self.words['exercise']}"
        placed = [Text("title", (text_line(self.workshop.title),)), Text("kicker", (text_line(kicker),))]
        if summary := self.workshop.index.meta.get("summary"):
            placed.append(Text("subtitle", (text_line(summary),)))
        meta = self.workshop.index.meta
        notes = [f"{self.words[key]} · {meta[key]}" for key in ("audience", "group") if meta.get(key)]
        return self._own(COVER, "title", placed, notes or [self.title])

    def _closing(self) -> Draft:
        lines = [text_line(self.words["licence_line"])]
        if self.project.address:
            shown = self.project.address.removeprefix("https://").removesuffix("/")
            lines += [text_line(self.words["site_address"]), Line((Run(shown, bold=True, href=self.project.address),))]
        placed = [Text("title", (text_line(self.words["closing_title"]),)), Text("body", tuple(lines))]
        return self._own(CLOSING, "closing", placed, [f"{self.words['guide_name']} · {self.words['tagline']}"])

    def _own(self, key: str, layout: str, placed: list[Text], notes: list[str]) -> Draft:
        """A slide that nobody wrote, with a word for whoever gives the talk."""
        said = tuple(Note((Run(note),)) for note in notes)
        path = self.workshop.index.path if key == COVER else self.document.path
        return Draft(key, layout, 0, tuple(placed), said, self._uuid(key), self.title, path, 1)

    def _slide(self, session: Session, slide: Slide) -> Draft:
        minutes, unit = str(session.minutes or ""), self._unit(session.minutes)
        placed = texts.texts(slide, minutes, unit, self.words)
        notes = texts.notes(slide.notes, self.words, tips=self.kind == "guide")
        return Draft(
            slide.id,
            slide.layout,
            texts.items(slide),
            tuple(replace(text, lines=tuple(map(self._linked, text.lines))) for text in placed),
            tuple(map(self._linked, notes)),
            self._uuid(session.id),
            f"{session.title} · {minutes} {unit}" if minutes else session.title,
            self.document.path,
            slide.line,
            texts.table(slide, self.words),
            self._image(slide),
        )

    def _image(self, slide: Slide) -> Image | None:
        """The picture of a slide, with its files where they are at hand."""
        if not slide.pictures:
            return None
        picture = slide.pictures[0]  # one at most, as the layouts have it
        return Image("picture", *self.pictures.get(picture.href, (b"", b"")), picture.description)

    def _unit(self, minutes: int | None) -> str:
        """The word for minutes as the language counts them (Arabic has a form for few and one for many)."""
        form = babel.Locale.parse(self.document.locale, sep="-").plural_form(minutes or 0)
        return self.words.get(f"minutes_{form}", self.words["minutes"])

    def _linked(self, line: Paragraph) -> Paragraph:
        """A paragraph whose links lead to the site."""
        if not any(run.href for run in line.runs):
            return line
        path, site, source = self.document.path, self.project.address, self.project.source
        runs = (replace(run, href=resolve(run.href, path, site, source) if run.href else None) for run in line.runs)
        return replace(line, runs=tuple(runs))


def text_line(text: str) -> Line:
    """A plain paragraph."""
    return Line((Run(text),))
