"""Decks opened by others: the Open XML SDK finds no error, and LibreOffice shows each slide as it was planned."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from teach_forward.deck.form import Form
from teach_forward.deck.frame import Frame
from teach_forward.deck.gallery import form
from teach_forward.deck.placed import Deck, PlacedSlide
from tests.showcase import LOCALES, THEME
from tests.test_deck_pptx import planned, written
from tests.tools import need

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The showcase deck of each locale as LibreOffice prints it."""
    soffice, folder = need("soffice"), tmp_path_factory.mktemp("office")
    for locale in LOCALES:
        (folder / f"{locale}.pptx").write_bytes(written(locale))
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    files = [folder / f"{locale}.pptx" for locale in LOCALES]
    subprocess.run([*command, "--outdir", folder, *files], check=True, capture_output=True, timeout=180)
    return {locale: folder / f"{locale}.pdf" for locale in LOCALES}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_open_xml_sdk_finds_no_error(locale: str, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(written(locale))
    validator = need("node_modules/.bin/ooxml-validator")
    run = subprocess.run([validator, file], capture_output=True, text=True, check=False, timeout=120)
    assert json.loads(run.stdout)["errors"] == []


def pages(pdf: Path) -> Iterator[list[tuple[str, int, tuple[float, ...]]]]:
    """The texts of each page: letters, size in points, and their box (left, top, right, bottom)."""
    command = [need("pdftohtml"), "-xml", "-zoom", "1", "-i", "-stdout", pdf]
    run = subprocess.run(command, capture_output=True, check=True, timeout=60)
    root = etree.fromstring(run.stdout, etree.XMLParser(recover=True))
    sizes = {font.get("id"): int(font.get("size")) for font in root.iter("fontspec")}
    for page in root.iter("page"):
        texts = []
        for text in page.iter("text"):
            left, top, wide, high = (float(text.get(name)) for name in ("left", "top", "width", "height"))
            texts.append(
                ("".join(text.itertext()).strip(), sizes[text.get("font")], (left, top, left + wide, top + high))
            )
        yield [text for text in texts if text[0]]


def drawn(deck: Deck, slide: PlacedSlide) -> Form:
    return form(Frame(THEME, deck.workshop, deck.direction, deck.shrink), slide.form)


def declared(deck: Deck, slide: PlacedSlide) -> set[int]:
    """The sizes in which the text of a slide is declared."""
    made = drawn(deck, slide)
    sizes = {mark.style.size for mark in made.marks if mark.style}
    sizes |= {slot.styles[0].size for slot in made.slots if slot.kind in ("ftr", "sldNum")}
    for text in slide.texts:
        styles = made.slot(text.slot).styles
        sizes |= {styles[min(line.level, len(styles) - 1)].size for line in text.lines}
    return sizes | ({style.size for style in made.slot("table").styles} if slide.cells else set())


@pytest.mark.parametrize("locale", LOCALES)
def test_every_run_keeps_its_declared_size(locale: str, pdfs: dict[str, Path]) -> None:
    """LibreOffice shrinks text that is too much for its box: where it shrinks nothing, everything fits."""
    deck = planned(locale)
    shown = list(pages(pdfs[locale]))
    assert len(shown) == len(deck.slides)
    for slide, texts in zip(deck.slides, shown, strict=True):
        assert {size for _, size, _ in texts} == declared(deck, slide), slide.id


@pytest.mark.parametrize("locale", LOCALES)
def test_text_stays_on_the_slide_and_above_the_footer(locale: str, pdfs: dict[str, Path]) -> None:
    footer = THEME.slide.footer_top * 72
    for slide, texts in zip(planned(locale).slides, pages(pdfs[locale]), strict=True):
        for text, size, (left, top, right, bottom) in texts:
            assert min(left, top) >= 0, (slide.id, text)
            assert right <= 961, (slide.id, text)
            assert bottom <= footer + 1 or size == THEME.sizes.footer, (slide.id, text)


def test_all_words_are_shown(pdfs: dict[str, Path]) -> None:
    for slide, texts in zip(planned("en").slides, pages(pdfs["en"]), strict=True):  # Arabic letters are joined in a PDF
        shown = "".join("".join(text.split()) for text, _, _ in texts)
        runs = [run for text in slide.texts for line in text.lines for run in line.runs]
        assert [word for run in runs for word in run.text.split() if word not in shown] == [], slide.id
