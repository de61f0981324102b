"""Every word that a facilitator reads on a page is in its deck, on a slide or in the notes: once, in the same order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from lxml.html import HtmlElement
from pptx import Presentation
from pptx.slide import Slide

from teach_forward.deck.job import Job, jobs
from teach_forward.deck.making import Made, make
from teach_forward.library.scan import load
from teach_forward.model import Document
from teach_forward.text import html
from teach_forward.text.dialect import to_html
from teach_forward.text.front_matter import front_matter
from tests.tools import ROOT

LONG = 24  # letters of a text that nobody writes twice by chance
READ_ALOUD = 220  # words of a scenario, of which none of the guide is nearly so long or so short


@cache
def decks() -> dict[str, Job]:
    library = load(ROOT)
    return {job.name.removeprefix("teach-forward-"): job for job in jobs(library, library.locales, library.slugs())}


def squeezed(text: str) -> str:
    """Letters and digits alone: a card loses the colon behind its heading, and a list its marks."""
    return "".join(filter(str.isalnum, text))


def page_of(document: Document) -> HtmlElement:
    return html.parse(to_html(front_matter(document.text).below, {"answer": "", "tip": ""}))


def for_the_room(job: Job) -> HtmlElement:
    """The page without what its deck leaves out on purpose: the page's title, and of an exercise what is told on paper.

    That is a long scenario, questions and answers, and the parts that have neither slides nor minutes.
    """
    root = page_of(job.document)
    if job.kind == "exercise":
        without = {session.id for session in job.document.sessions if not session.slides and not session.minutes}
        part = ""
        for element in list(root):
            part = element.get("id", "") if element.tag == "h2" else part
            kinds = html.classes(element)
            long = "scenario" in kinds and len(html.text_of(element).split()) > READ_ALOUD
            if long or kinds & {"question", "answer"} or part in without:
                root.remove(element)
    return root


def texts(root: HtmlElement) -> Iterator[str]:
    """The texts below the page's title, headings of parts apart, which are in the clock of each slide."""
    for heading in root.xpath("./h1 | ./h2"):
        root.remove(heading)
    yield from filter(None, map(squeezed, html.texts_of(root)))


def told(slide: Slide) -> tuple[str, str]:
    """The letters on a slide, and those in its notes."""
    frames = [shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame]
    cells = [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return squeezed("".join((*frames, *cells))), squeezed(slide.notes_slide.notes_text_frame.text)


@dataclass(frozen=True)
class Place:
    """Where a text was found: the slide, and how far its notes are read by then."""

    slide: int = 0
    letters: int = 0

    def of(self, text: str, slides: list[tuple[str, str]]) -> Place | None:
        """The first place of a text from here on. What is shown on a slide is all before its eyes at once."""
        for index in range(self.slide, len(slides)):
            shown, notes = slides[index]
            read = self.letters if index == self.slide else 0
            if text in shown:
                return Place(index, read)
            if (found := notes.find(text, read)) >= 0:
                return Place(index, found + len(text))
        return None


@pytest.mark.parametrize("name", decks())
def test_every_word_of_a_page_is_in_its_deck_once_and_in_order(name: str) -> None:
    job = decks()[name]
    made = make(job)
    assert isinstance(made, Made)
    slides = [told(slide) for slide in Presentation(io.BytesIO(made.data)).slides][1:-1]  # without cover and closing
    wanted = list(texts(for_the_room(job)))
    page, everything = "\n".join(wanted), "\n".join(part for slide in slides for part in slide)
    place = Place()
    for text in wanted:
        found = place.of(text, slides)
        assert found, f"lost, or out of order: {text}"
        place = found
        if len(text) > LONG:
            assert everything.count(text) == page.count(text), f"not once: {text}"
    for session in job.document.sessions:
        if session.slides or session.minutes:
            assert squeezed(session.title) in everything
