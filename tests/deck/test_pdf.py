"""Slides as PDFs: each in its place as the plan has it, tagged, and in the direction of its language."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from teach_forward.deck import making
from teach_forward.deck.job import jobs
from teach_forward.deck.layouts.layout import POINTS, Box
from teach_forward.deck.pdf.write import source, write
from teach_forward.deck.plan.plan import Plan
from teach_forward.deck.plans import plans
from teach_forward.deck.printed import printed
from teach_forward.deck.slides import PlacedSlide
from teach_forward.library.library import Library
from teach_forward.model import plain
from tests.showcase import DIRECTIONS, LOCALES, OTHERS, own_style, plan_of, showcase
from tests.tools import need

Word = tuple[str, float, float, float, float]
"""A word, and its edges in inches: left, top, right, bottom."""


@cache
def planned(locale: str) -> Plan:
    return plan_of(showcase(locale), locale)


@cache
def written(locale: str) -> bytes:
    return write(planned(locale).deck, own_style(locale))


def run(tool: str, *arguments: str | Path) -> str:
    command = [str(need(tool)), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, errors="replace", timeout=60).stdout


def pages(path: Path) -> list[list[Word]]:
    root = etree.fromstring(run("pdftotext", "-bbox", path, "-").encode(), etree.XMLParser(recover=True))
    sides = ("xMin", "yMin", "xMax", "yMax")
    return [
        [(word.text or "", *(float(word.get(side, "0")) / POINTS for side in sides)) for word in page.iter("{*}word")]
        for page in root.iter("{*}page")
    ]


def slides(locale: str, folder: Path) -> list[tuple[PlacedSlide, list[Word]]]:
    """The slides of a deck, each with the words of its page."""
    path = folder / f"{locale}.pdf"
    path.write_bytes(written(locale))
    return list(zip(planned(locale).deck.slides, pages(path), strict=True))


@pytest.mark.parametrize("locale", LOCALES)
def test_each_word_lies_in_the_place_of_a_text(locale: str, tmp_path: Path) -> None:
    """So no text has more lines than the plan reckons with, and none is cut off."""
    for slide, words in slides(locale, tmp_path):
        layout = planned(locale).style.layout(slide.layout)
        boxes = [one.box for one in layout.placeholders] + [one.box for one in layout.decorations if one.text]
        lost = [word for word in words if not any(is_inside(word, box) for box in boxes)]
        assert lost == [], slide.layout


def is_inside(word: Word, box: Box) -> bool:
    """Whether a word lies between the sides of a box, and its middle in the height: fonts have lines of any height."""
    _, left, top, right, bottom = word
    return box.x - 0.01 <= left <= right <= box.x + box.w + 0.01 and box.y < (top + bottom) / 2 < box.y + box.h


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_all_that_the_plan_says_stands_on_its_page(locale: str, tmp_path: Path) -> None:
    for slide, words in slides(locale, tmp_path):
        shown = {letters(word) for word, *_ in words}
        said = [plain(line.runs) for text in slide.texts for line in text.lines]
        said += [plain(cell) for row in (slide.cells.rows if slide.cells else ()) for cell in row]
        assert {letters(word) for text in said for word in text.split()} <= shown
        assert str(slide.number) in shown


def letters(text: str) -> str:
    return re.sub(r"\W", "", text)


@pytest.mark.parametrize("locale", LOCALES)
def test_titles_are_headings_and_pictures_and_tables_are_told(locale: str, tmp_path: Path) -> None:
    path = tmp_path / "slides.pdf"
    path.write_bytes(written(locale))
    tags = run("pdfinfo", "-struct", path)
    found = planned(locale).deck.slides
    assert len(re.findall(r"^ +H[12] ", tags, re.MULTILINE)) == len(found)
    assert len(re.findall(r"^ +Figure\b", tags, re.MULTILINE)) == sum(len(slide.images) for slide in found)
    assert len(re.findall(r"^ +Table\b", tags, re.MULTILINE)) == sum(slide.cells is not None for slide in found)
    about = run("pdfinfo", path)
    assert re.search(r"Tagged: +yes", about)
    assert re.search(rf"Title: +{re.escape(planned(locale).deck.title)}", about)
    assert f"/Lang({locale}" in path.read_bytes().decode("latin-1")


def test_what_is_only_drawn_is_not_read_out(tmp_path: Path) -> None:
    path = tmp_path / "slides.pdf"
    path.write_bytes(written("en"))
    read = run("pdfinfo", "-struct-text", path)
    assert planned("en").deck.footer not in read
    assert "?\n" not in read.replace('?"', "")


@pytest.mark.parametrize("locale", LOCALES)
def test_titles_begin_where_reading_begins(locale: str, tmp_path: Path) -> None:
    for slide, words in slides(locale, tmp_path):
        if slide.layout.layout == "bullets":
            first = [word for word in words if word[2] < 1.3]
            left, right = min(word[1] for word in first), max(word[3] for word in first)
            assert (right > 12.4) is (DIRECTIONS[locale] == "rtl")
            assert (left < 0.9) or DIRECTIONS[locale] == "rtl"


def test_fonts_are_those_that_the_plan_is_measured_with(tmp_path: Path) -> None:
    path = tmp_path / "slides.pdf"
    path.write_bytes(written("ar"))
    names = {line.split()[0].partition("+")[2] for line in run("pdffonts", path).splitlines()[2:]}
    assert {name.partition("-")[0] for name in names} == {"LiberationSans", "NotoSansArabic"}
    assert write(planned("ar").deck, own_style("ar")) == written("ar")


@pytest.mark.parametrize("locale", [locale for locale in OTHERS if locale != "ko"])  # no font for it here
def test_other_scripts_are_set_too(locale: str, tmp_path: Path) -> None:
    assert len(slides(locale, tmp_path)) == len(planned(locale).deck.slides)


def test_drawings_are_shown_as_drawings(tmp_path: Path) -> None:
    assert "image(" in source(planned("en").deck, own_style("en"), tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".svg"}


def test_each_deck_has_a_pdf_of_its_name(real_library: Library) -> None:
    found = {sheet.name: sheet for sheet in printed(real_library, ["en", "ar"])}
    assert len(found) == len(list(jobs(real_library, ["en", "ar"], real_library.slugs())))
    assert "teach-forward-fundamentals-slides.ar.pdf" in found
    assert "teach-forward-fundamentals-exercise-slides.en.pdf" in found


def test_a_deck_that_was_set_for_its_presentation_is_not_set_again(
    real_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = plans(tmp_path)
    [job] = [job for job in jobs(real_library, ["ar"], ["4-co-governance"]) if job.kind == "exercise"]
    assert isinstance(making.make(job, kept), making.Made)
    name = "teach-forward-co-governance-exercise-slides.ar.pdf"
    anew, again = (
        next(sheet for sheet in printed(real_library, ["ar"], known) if sheet.name == name) for known in (None, kept)
    )
    expected = anew.make()
    monkeypatch.delattr(making, "plan_of")
    assert again.make() == expected
