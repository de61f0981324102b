"""Decks opened by others: the Open XML SDK finds no error, and LibreOffice shows each slide as it was planned.

LibreOffice shows all decks of the guide, and the showcase in each language. Languages are made of the same parts: the
SDK, which takes as long as LibreOffice, reads the decks of the source and of one that runs from right to left; our own
audit, which knows its rules, reads all.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, partial
from pathlib import Path

import pytest

from teach_forward.audit import audit
from teach_forward.deck.job import jobs as jobs_of
from teach_forward.deck.layouts.layout import Box, SlideLayout
from teach_forward.deck.making import plan_of
from teach_forward.deck.names import PlaceholderName
from teach_forward.deck.plan.plan import Plan
from teach_forward.deck.slides import PlacedSlide
from teach_forward.deck.write.pptx import write
from teach_forward.library.scan import load
from teach_forward.messages import Messages
from teach_forward.project import read
from tests import showcase
from tests.office import convert, pages
from tests.once import Once
from tests.showcase import THEME
from tests.tools import ROOT, need, sdk_errors

pytestmark = pytest.mark.office
LOOSE = 2
"""Points by which letters may stand out of their box in LibreOffice, which rounds."""

IN_ONE_FONT = re.compile("[\u3000-\u9fff\uff00-\uffef]+|[^\\s“”…·\u3000-\u9fff\uff00-\uffef]+")
"""A word, or Chinese letters in a row: a PDF need not have the quotation marks of another font in their place."""

LEADING = 0.2
"""What of a line's height, in sizes of type, is above and below its letters in what pdftohtml tells."""

RAISED = 0.17
"""By how much more that is where a mark stands above an Arabic letter: pdftohtml takes the line for a lower one."""


SHOWCASE = "showcase"
GUIDE = read(ROOT)
LANGUAGES = [code for code, _ in GUIDE.locales]


@cache
def decks(group: str) -> dict[str, tuple[Plan, Messages]]:
    """The showcases, or every deck of a language, by their names."""
    if group == SHOWCASE:
        return {
            f"showcase.{locale}.pptx": (showcase.plan_of(showcase.showcase(locale), locale), showcase.MESSAGES[locale])
            for locale in showcase.MESSAGES
        }
    library = load(ROOT)
    return {job.name: (plan_of(job), job.messages) for job in jobs_of(library, [group], library.slugs())}


@pytest.fixture(scope="module", params=[SHOWCASE, *LANGUAGES])
def group(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(once: Once, group: str) -> Path:
    """Every deck of a group, and what LibreOffice prints of it."""
    need("soffice")
    if not decks(group):
        pytest.skip("this language has begun, and has no deck yet")
    return once(f"office-{group}", partial(print_decks, group))


def print_decks(group: str, folder: Path) -> None:
    for name, (plan, messages) in decks(group).items():
        (folder / name).write_bytes(write(plan.deck, plan.style, messages))
    convert([folder / name for name in decks(group)], "pdf", folder)


def test_validators_find_no_error(folder: Path, group: str) -> None:
    for name in decks(group):
        assert [str(fault) for fault in audit(name, (folder / name).read_bytes())] == [], name
        if group in (SHOWCASE, GUIDE.source, "ar"):
            assert sdk_errors(folder / name) == [], name


def layout_of(plan: Plan, slide: PlacedSlide) -> SlideLayout:
    return plan.style.layout(slide.layout)


def declared(plan: Plan, slide: PlacedSlide) -> set[float]:
    """The sizes in which the text of a slide is declared."""
    layout = layout_of(plan, slide)
    sizes = {drawn.style.size for drawn in layout.decorations if drawn.style}
    sizes |= {one.styles[0].size for one in layout.placeholders if one.type in ("ftr", "sldNum")}
    for text in slide.texts:
        sizes |= {layout.placeholder(text.placeholder).style(line.level).size for line in text.lines}
    table = layout.placeholder(PlaceholderName.TABLE).styles if slide.cells else ()
    return sizes | {style.size for style in table}


def test_every_run_keeps_its_declared_size(folder: Path, group: str) -> None:
    """LibreOffice shrinks text that is too much for its box: where it shrinks nothing, everything fits."""
    for name, (plan, _) in decks(group).items():
        shown = list(pages((folder / name).with_suffix(".pdf")))
        assert len(shown) == len(plan.deck.slides), name
        for slide, texts in zip(plan.deck.slides, shown, strict=True):
            assert {size for _, size, _ in texts} == declared(plan, slide), (name, slide.id)


def test_all_letters_stand_inside_their_shapes_and_above_the_footer(folder: Path, group: str) -> None:
    footer = THEME.slide.footer_top * 72
    for name, (plan, _) in decks(group).items():
        for slide, texts in zip(plan.deck.slides, pages((folder / name).with_suffix(".pdf")), strict=True):
            layout = layout_of(plan, slide)
            boxes = [one.box for one in layout.placeholders] + [one.box for one in layout.decorations if one.style]
            for text, size, place in texts:
                bottom = place[3] - (RAISED * size if any(map(unicodedata.combining, text)) else 0)
                letters = (place[0], place[1] + LEADING * size, place[2], bottom - LEADING * size)
                assert any(holds(box, letters) for box in boxes), (name, slide.id, text, place)
                assert bottom <= footer + 1 or size == THEME.sizes.footer, (name, slide.id, text)


def holds(box: Box, place: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = place
    across = box.x * 72 - LOOSE <= left and right <= (box.x + box.w) * 72 + LOOSE
    return across and box.y * 72 - LOOSE <= top and bottom <= (box.y + box.h) * 72 + LOOSE


def test_all_words_are_shown(folder: Path, group: str) -> None:
    """Letters of Arabic and Hindi are joined in a PDF; those of Korean are others in it where no font has them."""
    for name, (plan, messages) in decks(group).items():
        if plan.deck.direction == "rtl" or messages.locale in ("hi", "ko"):
            continue
        for slide, texts in zip(plan.deck.slides, pages((folder / name).with_suffix(".pdf")), strict=True):
            shown = "".join("".join(text.split()) for text, _, _ in texts)
            runs = [run for text in slide.texts for line in text.lines for run in line.runs]
            words = [word for run in runs for word in IN_ONE_FONT.findall(run.text)]
            assert [word for word in words if word not in shown] == [], (name, slide.id)
