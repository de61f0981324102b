"""What is printed: handouts, cards and grids on paper."""

from __future__ import annotations

import subprocess
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import KINDS, W1, Visit, until
from tests.tools import need

pytestmark = pytest.mark.browser


def test_a_handout_prints_in_ink_on_white(visit: Visit) -> None:
    page = visit.go(f"{W1}/handout/")
    page.emulate_media(media="print", color_scheme="dark")
    grounds = page.evaluate(
        "[...document.querySelectorAll('body, main, .band, article, article *')]"
        ".map(node => getComputedStyle(node).backgroundColor)"
    )
    assert set(grounds) <= {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    assert not page.locator(".top, .tabs, #contents").first.is_visible()
    assert page.locator(".write i").first.bounding_box()["height"] > 28  # 8 mm, room for handwriting


def paper(page: Page, folder: Path, size: str = "A4") -> list[tuple[str, str]]:
    """Width and height of each printed page in points, and its words."""
    path = folder / "page.pdf"
    page.pdf(path=str(path), prefer_css_page_size=True, format=size)
    run = partial(subprocess.run, check=True, capture_output=True, text=True)
    sizes = run([str(need("pdfinfo")), "-l", "99", str(path)]).stdout
    texts = run([str(need("pdftotext")), "-layout", str(path), "-"]).stdout.split("\f")
    found = [
        line.split(":")[1].split("pts")[0].strip()
        for line in sizes.splitlines()
        if line.startswith("Page ") and " size:" in line
    ]
    return list(zip(found, texts, strict=False))


def test_role_cards_are_never_in_two_pieces(visit: Visit, tmp_path: Path) -> None:
    page = visit.go(KINDS["cards"])
    cards = page.locator(".card").all()
    assert len(cards) == 8
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.card')).breakInside") == "avoid"
    pages = [" ".join(text.split()) for _, text in paper(page, tmp_path)]
    for card in cards:
        title = (card.locator("h2").text_content() or "").split(":")[0]
        assert len([text for text in pages if title in text]) == 1, title


def test_the_mapping_grid_lies_across_the_paper_with_room_to_write(visit: Visit, tmp_path: Path) -> None:
    page = visit.go("workshops/2-data-life-cycle/mapping-grid/")
    sizes = [[float(part) for part in size.split(" x ")] for size, _ in paper(page, tmp_path)]
    assert [width > height for width, height in sizes[:3]] == [False, True, False]
    page.emulate_media(media="print")
    millimetre = 96 / 25.4
    rows = page.locator(".roomy tr.blank td:first-child").all()
    assert len(rows) == 4
    assert (
        min((row.bounding_box() or {"height": 0})["height"] for row in rows) >= 25 * millimetre - 0.1
    )  # browsers round to 1/64 of a pixel


@pytest.mark.parametrize("path", [KINDS["form"], KINDS["cards"], f"{W1}/handout/", "workshops/6-digital-impact/plan/"])
def test_what_is_printed_has_a_button_and_room_in_its_cells(visit: Visit, path: str) -> None:
    page = visit.go(path)
    assert page.locator("button[data-print]").is_visible()
    page.emulate_media(media="print")
    boxes = [cell.bounding_box() for cell in page.locator("td.fill").all()]
    least = 7 if path == KINDS["form"] else 12  # millimetres: the form is one sheet, half of it to tick
    assert [box for box in boxes if box and box["height"] < (least - 0.5) * 96 / 25.4] == []


LETTERS = "workshops/3-data-rights/letters/"


def test_a_letter_is_copied_with_its_numbers_and_that_is_said(visit: Visit) -> None:
    page = visit.go(LETTERS)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    assert page.locator(".copy button").count() == page.locator("article > blockquote").count() == 5
    button = page.locator(".copy button").first
    assert (button.bounding_box() or {"height": 0})["height"] >= 44
    button.click()
    until(page, "document.querySelector('.copy [role=status]').textContent.length > 0")
    copied = page.evaluate("navigator.clipboard.readText()")
    quote = page.locator("article > blockquote").first
    assert copied.startswith(quote.locator("p").first.inner_text())
    assert f"\n\n1. {quote.locator('li').first.inner_text()}\n2. " in copied
    page.emulate_media(media="print")
    assert not button.is_visible()


def test_without_a_clipboard_the_letter_is_marked(visit: Visit) -> None:
    page = visit.go(f"fr/{LETTERS}")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.locator(".copy button").nth(1).click()
    marked = page.evaluate("getSelection().toString()")
    assert marked.strip().startswith(page.locator("article > blockquote").nth(1).locator("p").first.inner_text())
    assert page.locator(".copy [role=status]").nth(1).inner_text()


def test_without_a_script_nothing_offers_to_copy(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address + LETTERS)
    assert page.locator("article > blockquote").count() == 5
    assert page.locator(".copy").count() == 0
    page.close()


PRINTED = ("evaluation-form/", "workshops/5-bargaining-hub/ladder/", "workshops/6-digital-impact/score-sheet/")


@pytest.mark.parametrize("home", ["", "fr/", "ar/"])
def test_each_printed_page_has_more_than_its_number_and_says_it(visit: Visit, tmp_path: Path, home: str) -> None:
    """None holds a foot alone; the licence stands on the first, and each page says which it is, and of how many."""
    for path in PRINTED:
        page = visit.go(home + path)
        licence = page.locator(".on-paper").text_content() or ""
        found = [text.split() for _, text in paper(page, tmp_path)]
        assert min(map(len, found)) > 12, path
        for number, words in enumerate(found, 1):
            numbers = {f"{number}/{len(found)}", f"{len(found)}/{number}"}  # from right to left it is turned round
            assert any(each in "".join(words[-8:]) for each in numbers), path
        assert "CC" in licence
        assert "CC" in " ".join(found[0])
        running = (page.get_attribute("html", "data-title") or "").split()
        assert running
        if home != "ar/":  # Poppler gives the letters of Arabic in another order
            assert all(words[: len(running)] == running for words in found[1:]), path


@pytest.mark.parametrize("home", ["", "fr/"])
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_evaluation_form_is_one_sheet_with_its_slip(visit: Visit, tmp_path: Path, home: str, size: str) -> None:
    page = visit.go(f"{home}evaluation-form/")
    assert len(paper(page, tmp_path, size)) == 1


@pytest.mark.parametrize(("home", "name"), [("", "Our own"), ("fr/", "nôtre")])
def test_a_score_sheet_is_one_sheet(visit: Visit, tmp_path: Path, home: str, name: str) -> None:
    page = visit.go(f"{home}workshops/6-digital-impact/score-sheet/")
    first = paper(page, tmp_path)[0][1]
    last = page.locator("table").first.locator("tbody tr td").nth(-4).text_content() or ""
    assert name in last
    assert last.split()[0] in first.split()


@pytest.mark.parametrize("home", ["", "fr/", "ar/"])
def test_model_answers_are_on_the_paper_of_the_exercise_alone(visit: Visit, tmp_path: Path, home: str) -> None:
    page = visit.go(f"{home}{W1}/exercise/")
    answers = [answer.split()[:6] for answer in page.locator("details.answer > p:first-of-type").all_text_contents()]
    whole = " ".join(text for _, text in paper(page, tmp_path))
    handed = " ".join(text for _, text in paper(visit.go(f"{home}{W1}/handout/"), tmp_path))
    assert len(answers) > 3
    for answer in answers if home != "ar/" else ():  # Poppler gives the letters of Arabic in another order
        assert set(answer) <= set(whole.split())
    assert visit.page.locator("details.answer").count() == 0
    assert len(handed) < len(whole)


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_sheets_across_lie_across_the_paper_that_is_there(visit: Visit, tmp_path: Path, size: str) -> None:
    page = visit.go("fr/workshops/2-data-life-cycle/mapping-grid/")
    path = tmp_path / "page.pdf"
    page.pdf(path=str(path), prefer_css_page_size=True, format=size)
    about = subprocess.run([str(need("pdfinfo")), "-l", "9", str(path)], check=True, capture_output=True, text=True)
    wide = {"A4": "842.88 x 595.92", "Letter": "792 x 612"}[size]
    assert about.stdout.count(wide) == 1
