"""Decks opened by others: the Open XML SDK finds no error, and LibreOffice shows each slide as it was planned.

All decks of the guide are looked at, and the showcase in each language.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from teach_forward.deck.build import KINDS
from teach_forward.deck.layouts.catalogue import form
from teach_forward.deck.layouts.grid import Frame
from teach_forward.deck.layouts.layout import Box, Form
from teach_forward.deck.plan.plan import plan
from teach_forward.deck.slides import Deck, PlacedSlide
from teach_forward.deck.write.pptx import write
from teach_forward.library.scan import load
from tests import showcase
from tests.showcase import THEME
from tests.tools import ROOT, need, sdk_errors

pytestmark = pytest.mark.office
LIBRARY = load(ROOT)
# Every deck by its name: language, workshop (none: the showcase), and kind.
DECKS = {f"showcase.{locale}": (locale, "", "guide") for locale in showcase.LOCALES} | {
    f"{workshop.slug}-{kind}.{locale}": (locale, workshop.slug, kind)
    for locale in LIBRARY.locales
    for workshop in LIBRARY.workshops(locale)
    for kind in KINDS
    if (workshop.guide if kind == "guide" else workshop.exercise).locale == locale
}
LOOSE = 2
"""Points by which letters may stand out of their box in LibreOffice, which rounds."""

SPACE = 0.28
"""The width of a space in sizes of type."""

LEADING = 0.2
"""What of a line's height, in sizes of type, is above and below its letters in what pdftohtml tells."""

Shown = tuple[str, int, tuple[float, float, float, float]]


@cache
def made(name: str) -> Deck:
    locale, slug, kind = DECKS[name]
    if not slug:
        return showcase.planned(locale)
    workshop = next(found for found in LIBRARY.workshops(locale) if found.slug == slug)
    words, direction = LIBRARY.messages(locale), LIBRARY.direction(locale)
    return plan(workshop, kind, THEME, words, direction, LIBRARY.project)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every deck, and what LibreOffice prints of it."""
    soffice, folder = need("soffice"), tmp_path_factory.mktemp("office")
    for name, (locale, _, _) in DECKS.items():
        (folder / f"{name}.pptx").write_bytes(write(made(name), LIBRARY.messages(locale)))
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    files = [folder / f"{name}.pptx" for name in DECKS]
    subprocess.run([*command, "--outdir", folder, *files], check=True, capture_output=True, timeout=400)
    return folder


@pytest.mark.parametrize("name", DECKS)
def test_the_open_xml_sdk_finds_no_error(name: str, folder: Path) -> None:
    assert sdk_errors(folder / f"{name}.pptx") == []


def pages(pdf: Path) -> Iterator[list[Shown]]:
    """The texts of each page: letters, size in points, and their box (left, top, right, bottom)."""
    command = [need("pdftohtml"), "-xml", "-zoom", "1", "-i", "-stdout", pdf]
    run = subprocess.run(command, capture_output=True, check=True, timeout=60)
    root = etree.fromstring(run.stdout, etree.XMLParser(recover=True))
    sizes = {font.get("id"): int(font.get("size")) for font in root.iter("fontspec")}
    for page in root.iter("page"):
        texts: list[Shown] = []
        for text in page.iter("text"):
            left, top, wide, high = (float(text.get(name)) for name in ("left", "top", "width", "height"))
            letters, size = "".join(text.itertext()), sizes[text.get("font")]
            space = SPACE * size if letters != letters.strip() else 0  # at a line's end it may hang out
            texts.append((letters.strip(), size, (left + space, top, left + wide - space, top + high)))
        yield [text for text in texts if text[0]]


def drawn(deck: Deck, slide: PlacedSlide) -> Form:
    return form(Frame(THEME, deck.workshop, deck.direction, deck.shrink), slide.form)


def declared(deck: Deck, slide: PlacedSlide) -> set[int]:
    """The sizes in which the text of a slide is declared."""
    shown = drawn(deck, slide)
    sizes = {mark.style.size for mark in shown.marks if mark.style}
    sizes |= {slot.styles[0].size for slot in shown.slots if slot.kind in ("ftr", "sldNum")}
    for text in slide.texts:
        styles = shown.slot(text.slot).styles
        sizes |= {styles[min(line.level, len(styles) - 1)].size for line in text.lines}
    return sizes | ({style.size for style in shown.slot("table").styles} if slide.cells else set())


@pytest.mark.parametrize("name", DECKS)
def test_every_run_keeps_its_declared_size(name: str, folder: Path) -> None:
    """LibreOffice shrinks text that is too much for its box: where it shrinks nothing, everything fits."""
    deck, shown = made(name), list(pages(folder / f"{name}.pdf"))
    assert len(shown) == len(deck.slides)
    for slide, texts in zip(deck.slides, shown, strict=True):
        assert {size for _, size, _ in texts} == declared(deck, slide), slide.id


@pytest.mark.parametrize("name", DECKS)
def test_all_letters_stand_inside_their_shapes_and_above_the_footer(name: str, folder: Path) -> None:
    footer, deck = THEME.slide.footer_top * 72, made(name)
    for slide, texts in zip(deck.slides, pages(folder / f"{name}.pdf"), strict=True):
        shown = drawn(deck, slide)
        boxes = [slot.box for slot in shown.slots] + [mark.box for mark in shown.marks if mark.style]
        for text, size, place in texts:
            letters = (place[0], place[1] + LEADING * size, place[2], place[3] - LEADING * size)
            assert any(holds(box, letters) for box in boxes), (slide.id, text, place)
            assert place[3] <= footer + 1 or size == THEME.sizes.footer, (slide.id, text)


def holds(box: Box, place: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = place
    across = box.x * 72 - LOOSE <= left and right <= (box.x + box.w) * 72 + LOOSE
    return across and box.y * 72 - LOOSE <= top and bottom <= (box.y + box.h) * 72 + LOOSE


@pytest.mark.parametrize("name", [name for name, (locale, _, _) in DECKS.items() if locale != "ar"])
def test_all_words_are_shown(name: str, folder: Path) -> None:
    """Arabic letters are joined in a PDF, and cannot be compared."""
    for slide, texts in zip(made(name).slides, pages(folder / f"{name}.pdf"), strict=True):
        shown = "".join("".join(text.split()) for text, _, _ in texts)
        runs = [run for text in slide.texts for line in text.lines for run in line.runs]
        assert [word for run in runs for word in run.text.split() if word not in shown] == [], slide.id
