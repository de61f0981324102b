"""The union scores itself: from raised fingers to the chart, a plan, and the next date beside the old one."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests import browsing_practice as practice
from tests.browsing import until
from tests.browsing_practice import accessible, saved
from tests.tools import need

pytestmark = pytest.mark.browser

context = practice.context
tool = practice.tool

IMPACT = "workshops/6-digital-impact/"
GRID = f"{IMPACT}self-assessment/"
SHEET = f"{IMPACT}score-sheet/"
PLAN = f"{IMPACT}plan/"
NEXT = ".practice-body .practice-next"


def heading(page: Page) -> str:
    return page.locator(".practice-body h3").inner_text()


def go_on(page: Page, selector: str = NEXT) -> None:
    """To the next screen."""
    page.evaluate("document.querySelector('.practice-body h3').setAttribute('data-old', '')")
    page.click(selector)
    page.wait_for_selector(".practice-body h3:not([data-old])")


def begin(page: Page, day: str) -> None:
    """A sheet of a day, at its first row."""
    go_on(page)
    page.fill("input[type=date]", day)
    go_on(page)
    go_on(page)


def score(page: Page, raised: list[int], level: int, goal: int | None = None, why: str = "") -> None:
    """A row: fingers by card, then what the group settles on (5: not known)."""
    for card in raised:
        page.locator(".practice-tap").nth(card).click()
    go_on(page)
    page.locator("input[type=radio]").nth(level).check()
    if goal is not None:
        page.locator(".practice-levels input").nth(goal).check()
    if why:
        page.fill(".practice-body textarea", why)
    go_on(page)


def strips(page: Page) -> list[str]:
    texts = page.locator(".practice-strips li").all_inner_texts()
    return [" ".join(filter(None, text.split("\n"))) for text in texts]


def to_chart(page: Page, words: str = "See the chart") -> None:
    """From a row to the chart."""
    go_on(page, ".practice-body .practice-buttons button:nth-child(2)")
    go_on(page, f".practice-body button:has-text('{words}')")


def test_the_whole_path_on_a_phone_in_french(tool: practice.Open, tmp_path: Path) -> None:
    page = tool(f"fr/{GRID}")
    begin(page, "2026-05-12")
    assert heading(page) == "1 Pilotage et mandat"
    page.locator(".practice-tap").nth(4).click()
    page.locator(".practice-card .practice-button").nth(4).click()
    score(page, [1, 1, 3, 5], 1, 2, "<b>La page</b> ne nomme personne")
    score(page, [0, 2], 5)
    to_chart(page, "Voir le graphique")
    assert heading(page) == "12 mai 2026"
    assert strips(page)[0] == "1 Pilotage et mandat 1 (1 à 3) · Dans un an : 2 <b>La page</b> ne nomme personne"
    assert strips(page)[1].startswith("2 Données des membres Inconnu (0 à 2)")
    assert page.locator(".practice-strips li:nth-child(2) .now").count() == 0
    assert page.locator(".practice-dossier dt").all_inner_texts() == ["Deux niveaux d’écart ou plus"]
    go_on(page)
    page.click(NEXT)  # without a row
    assert page.locator(".practice-body .practice-error").is_visible()
    page.locator("input[type=checkbox]").nth(0).check()
    go_on(page)
    assert page.locator(".practice-body textarea").first.input_value() == "Objectifs par écrit, une personne désignée"
    page.locator(".practice-body textarea").nth(1).fill("Demander à dix délégué·es")
    go_on(page)
    go_on(page)
    assert "Demander à dix délégué·es" in page.locator(".practice-dossier").inner_text()
    # The next date, beside the old one
    go_on(page, ".practice-body > div > .practice-buttons button:last-child")
    go_on(page, ".practice-body button:has-text('Refaire le point')")
    page.fill("input[type=date]", "2026-11-12")
    go_on(page)
    go_on(page)
    score(page, [], 2)
    score(page, [], 2)
    to_chart(page, "Voir le graphique")
    assert strips(page)[0].startswith("1 Pilotage et mandat 12 mai 2026 : 1 (1 à 3) · 12 novembre 2026 : 2")
    assert "En hausse : 1. En baisse : 0. Inchangé : 0. Non comparable : 9." in page.inner_text(".practice-dossier")
    folder = saved(page)
    first = {name: each.get("c", each.get("v")) for name, each in folder["items"]["scores"][0]["fields"].items()}
    assert first["leadership-low"] == "1"
    assert first["leadership-high"] == "3"
    assert first["members-data-now"] == "unknown"
    # The same file in English, on the page of the plan
    (tmp_path / "folder.json").write_text(json.dumps(folder), "utf-8")
    english = tool(PLAN)
    practice.open_file(english, tmp_path / "folder.json")
    english.wait_for_selector("h4:has-text('1 Leadership and mandate')")


def test_the_example_is_marked_and_another_date_of_choice_stands_beside(tool: practice.Open) -> None:
    page = tool(GRID)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.click("button:has-text('Try the invented example')")
    page.wait_for_selector(".practice-strips")
    assert "Invented examples" in page.inner_text(".practice-where")
    assert "2 (1 to 3) · In one year: 3" in strips(page)[-1]
    for day in ("2025-01-01", "2024-01-01"):
        go_on(page, ".practice-body > div > .practice-buttons button:last-child")
        go_on(page, ".practice-body > div > .practice-buttons button:last-child")
        page.click("button:has-text('Score again')")
        page.wait_for_selector("input[type=date]")
        page.fill("input[type=date]", day)
        go_on(page)
        go_on(page)
        score(page, [], 0)
        to_chart(page)
    assert heading(page) == "1 January 2024"
    assert page.locator(".practice-strips .before").count() == 0
    page.locator("select").nth(1).select_option(label="1 January 2025")
    page.wait_for_selector(".practice-strips .before")
    assert "Up: 0. Down: 0. Same: 1. Not comparable: 10." in page.inner_text(".practice-dossier")
    for number, key in ((1, "ArrowUp"), (0, "ArrowDown")):
        select = page.locator("select").nth(number)
        select.evaluate("node => node.setAttribute('data-old', '')")
        select.press(key)
        expect(page.locator("select").nth(number)).not_to_have_attribute("data-old", "")
        expect(page.locator("select").nth(number)).to_be_focused()


def test_an_example_takes_nobodys_place_and_its_removal_leaves_the_way_back(tool: practice.Open) -> None:
    page = tool()
    practice.begin(page, "Badge")
    page.wait_for_selector(".practice-ask")
    offer = page.locator("button:has-text('Try the invented example')")
    for path in (SHEET, GRID, practice.HUB[0]):
        page = tool(path, page=page)
        assert offer.count() == 0
    page = tool("my-systems/", page=page)
    remove_first(page)
    page = tool(SHEET, page=page)
    offer.click()
    page.wait_for_selector(".practice-strips")
    page = tool(SHEET, page=page)
    remove_first(page)
    page.click(".practice-more summary")
    page.click("button:has-text('Go back to before')")
    page.wait_for_selector(".practice-status:has-text('as it was')")
    page = tool("my-systems/", page=page)
    assert page.locator(".practice-open").all_inner_texts() == ["Badge"]


def remove_first(page: Page) -> None:
    """Remove the first thing of a list, as people do."""
    page.click(".practice-list button:has-text('Remove')")
    page.click(".practice-body .practice-buttons button:has-text('Remove')")
    page.wait_for_selector(".practice-status:has-text('removed')")


def test_the_workbook_has_a_sheet_for_each_date(tool: practice.Open) -> None:
    page = tool(GRID)
    begin(page, "2026-05-12")
    score(page, [1, 3], 2, 3, "=1+1")
    to_chart(page)
    with page.expect_download() as found:
        page.click("button:has-text('As a spreadsheet') >> nth=-1")
    book = openpyxl.load_workbook(io.BytesIO(Path(found.value.path()).read_bytes()))
    rows = [[cell.value for cell in row] for row in book["2026-05-12"].iter_rows()]
    assert rows[0] == [
        "Dimension",
        "Today (0 to 4)",
        "Lowest",
        "Highest",
        "Why: a paper, a date, an example",
        "In one year",
    ]
    assert rows[1] == ["1 Leadership and mandate", "2", "1", "3", "=1+1", "3"]
    assert book["2026-05-12"]["E2"].data_type in ("s", "inlineStr")
    assert len(rows) == 11


@pytest.mark.parametrize(("path", "words"), [(SHEET, "2 (1 to 3)"), (GRID, "2 (1 to 3)")])
def test_paper_has_our_levels_and_no_controls(tool: practice.Open, tmp_path: Path, path: str, words: str) -> None:
    page = tool(path)
    begin(page, "2026-05-12")
    score(page, [1, 3], 2, 3, "Minutes of ALPHA")
    page.wait_for_timeout(600)
    pdf = tmp_path / "sheet.pdf"
    page.pdf(path=str(pdf))
    text = subprocess.run([need("pdftotext"), "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    assert words in text
    assert "ALPHA" in text
    assert "Library keys" not in text
    for control in ("Save to a file", "See the chart", "Raise your fingers", "As a spreadsheet"):
        assert control not in text
    page.wait_for_timeout(100)
    assert page.locator(".practice-strips").count() == 0
    if path == SHEET:
        assert "Library keys" in (page.locator("#sheet ~ .practice-paper").first.text_content() or "")


@pytest.mark.parametrize(("lang", "scheme"), [("", "light"), ("fr/", "dark"), ("ar/", "light")])
def test_every_screen_is_accessible(tool: practice.Open, lang: str, scheme: Any) -> None:
    page = tool(f"{lang}{GRID}")
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme=scheme)
    for _ in range(4):  # sheets, date, rows, fingers
        accessible(page)
        go_on(page)
    accessible(page)
    page.locator("input[type=radio]").nth(1).check()
    go_on(page)
    to_chart(page, {"": "See the chart", "fr/": "Voir le graphique", "ar/": "عرض الرسم"}[lang])
    accessible(page)
    go_on(page)
    page.locator("input[type=checkbox]").nth(0).check()
    for _ in range(4):  # choice, plan, meeting, plans
        accessible(page)
        if page.locator(".practice-dossier").count() == 0:
            go_on(page)


def test_a_row_is_scored_with_the_keyboard_alone(tool: practice.Open) -> None:
    page = tool(GRID)
    begin(page, "2026-05-12")
    for key in ("Tab", "Tab", "Tab", "Enter", "Space"):
        page.keyboard.press(key)
    until(page, "document.querySelector('.practice-count').textContent.includes('People counted: 2 (1)')")
    assert page.evaluate("document.activeElement.className") == "practice-tap"


def test_who_takes_a_finger_away_where_none_is_counted_loses_no_level(tool: practice.Open) -> None:
    """Fingers are counted anew when the page is opened again; the levels that they came to are kept."""
    page = tool(GRID)
    begin(page, "2026-05-12")
    for card in (1, 3):
        page.locator(".practice-tap").nth(card).click()
    page.wait_for_timeout(600)
    page.reload()
    page = tool(GRID, page=page)
    go_on(page, ".practice-open")
    go_on(page, ".practice-open")
    page.locator(".practice-card button:has-text('−')").first.click()
    page.wait_for_timeout(600)
    fields = practice.saved(page)["items"]["scores"][0]["fields"]
    assert [fields[f"leadership-{each}"].get("c") for each in ("low", "high")] == ["1", "3"]


@pytest.mark.parametrize("path", [GRID, SHEET, PLAN, f"fr/{GRID}", f"fr/{PLAN}"])
def test_a_tool_adds_few_bytes(site: Path, path: str) -> None:
    assert practice.added(site, site / path) <= practice.ADDED


def test_without_scripts_the_page_is_the_sheet(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + SHEET)
        assert not page.locator("[data-practice]").is_visible()
        assert "Library keys" in page.inner_text("#sheet ~ *:has(table) >> nth=0")
