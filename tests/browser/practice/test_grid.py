"""A system is taken apart by its levers, and its data followed through the grid: on a phone, a desk, and paper."""

from __future__ import annotations

import io
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser, Page

from tests import browsing_practice as practice
from tests.browsing_practice import accessible, saved
from tests.tools import need

pytestmark = pytest.mark.browser

context = practice.context
tool = practice.tool

GRID = "workshops/2-data-life-cycle/mapping-grid/"
LEVERS = "my-system/"
NEXT = ".practice-body .practice-next"
ANSWERS = (
    "Horaires pointés",
    "À la porte, dès 2024",
    "Total par semaine : ?",
    "",
    "Tant que dure le contrat",
    "Totaux seuls",
)


def go_on(page: Page, selector: str = NEXT) -> None:
    """To the next screen."""
    page.evaluate("document.querySelector('.practice-body h3').setAttribute('data-old', '')")
    page.click(selector)
    page.wait_for_selector(".practice-body h3:not([data-old])")


def name_system(page: Page, name: str) -> None:
    page.fill(".practice-body input[type=text]", name)
    go_on(page)


def fill_row(page: Page) -> None:
    """A kind of data, one answer a screen, back to the rows."""
    for text in ANSWERS:
        go_on(page)
        page.fill(".practice-body textarea", text)
    go_on(page)


def words(folder: dict[str, Any], kind: str) -> list[dict[str, str]]:
    return [
        {field: answer.get("v", answer.get("c")) for field, answer in item["fields"].items()}
        for item in folder["items"][kind]
    ]


def test_a_grid_on_a_phone_becomes_map_demands_and_a_request_and_opens_at_a_desk(
    tool: practice.Open, tmp_path: Path, browser: Browser, address: str
) -> None:
    page = tool(f"fr/{GRID}")
    accessible(page)
    assert page.locator(NEXT).count() == 1
    name_system(page, "Planning")
    go_on(page)
    assert "De qui" not in page.locator(".practice-body h3").inner_text()
    assert "anciens accords" in page.locator(".practice-body").inner_text()
    accessible(page)
    assert page.locator(NEXT).count() == 1
    go_on(page, ".practice-body button:has-text('Retour')")
    page.click(".practice-body button:has-text('Supprimer')")
    go_on(page, ".practice-body button:has-text('Supprimer')")
    fill_row(page)
    assert page.locator(".practice-list .practice-help").inner_text() == "Connu\u00a0: 4 sur 6"
    go_on(page)
    accessible(page)
    assert page.locator(NEXT).count() == 1
    text = page.locator(".practice-body").inner_text()
    assert text.count("Encore ouvert\u00a0: 1") == 2
    assert page.locator(".practice-body > div > ul > li").all_inner_texts() == ["Horaires pointés"]
    page.click(".practice-body section:has-text('Total par semaine') button")
    page.wait_for_selector(".practice-body section p[tabindex]")
    go_on(page)
    for number in range(4):
        accessible(page)
        assert page.locator(NEXT).count() == 1
        page.locator(".practice-body textarea").first.fill(f"Revendication {number}")
        go_on(page)
    assert page.locator(NEXT).inner_text() == "Vers les lettres"
    folder = saved(page)
    assert words(folder, "data")[-1]["analysis"] == "Total par semaine : ?"
    assert "storage" not in words(folder, "data")[-1]
    assert words(folder, "demands") == [
        {
            f"{phase}-demand": f"Revendication {at}"
            for at, phase in enumerate(("collection", "analysis", "storage", "end"))
        }
    ]
    assert words(folder, "requests") == [{"request": "Analyse · Horaires pointés", "state": "to-send"}]
    file = tmp_path / "folder.json"
    file.write_text(json.dumps(folder), "utf-8")
    desk = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    other = desk.new_page()
    other.goto(address + GRID)
    other.click("[data-practice] button")
    other.wait_for_selector(".practice-body h3")
    practice.open_file(other, file)
    other.wait_for_selector(".practice-open")
    go_on(other)
    assert "Total par semaine : ?" in other.locator(".practice-body section:has-text('Analysis')").inner_text()
    other.click(".practice-more summary")
    with other.expect_download() as found:
        other.click(".practice-more button:has-text('XLSX')")
    book = openpyxl.load_workbook(io.BytesIO(Path(found.value.path()).read_bytes()))
    assert [[cell.value for cell in row][1] for row in book.worksheets[0].iter_rows()][-1] == "Horaires pointés"
    desk.close()


def test_paper_holds_the_rows_and_the_demands_and_no_controls(tool: practice.Open, tmp_path: Path) -> None:
    page = tool(GRID)
    name_system(page, "Rota")
    fill_row(page)
    go_on(page)
    go_on(page)
    page.locator(".practice-body textarea").first.fill("Delete after a year OMEGA")
    page.wait_for_timeout(600)
    pdf = tmp_path / "grid.pdf"
    page.pdf(path=str(pdf), prefer_css_page_size=True)
    text = subprocess.run([need("pdftotext"), pdf, "-"], capture_output=True, text=True, check=True).stdout
    assert all(part in text for part in ("Horaires", "OMEGA", "Four demands", "When the rows are full"))
    assert "Nora reads" not in text
    assert "note a request" not in text
    sizes = subprocess.run([need("pdfinfo"), "-l", "9", pdf], capture_output=True, text=True, check=True).stdout
    widths = [float(line.split("size:")[1].split()[0]) for line in sizes.splitlines() if " size:" in line]
    assert max(widths) > min(widths), "the grid lies across"


def test_the_invented_row_can_be_tried(tool: practice.Open) -> None:
    page = tool(GRID)
    go_on(page, ".practice-body button:has-text('Try the invented example')")
    assert "Invented examples" in page.locator(".practice-where").inner_text()
    go_on(page)
    assert page.locator(".practice-body section button").count() == 4
    folder = saved(page)
    assert folder["invented"] is True
    assert words(folder, "systems") == [{"system": "Example (invented)"}]
    assert words(folder, "data")[0]["what"].startswith("Loans per log-in")


@pytest.mark.parametrize("language", ["", "ar/"])
def test_levers_make_a_system_and_say_what_must_be_asked(tool: practice.Open, language: str) -> None:
    page = tool(language + LEVERS)
    page.emulate_media(color_scheme="dark")
    name_system(page, "Rota planner")
    accessible(page)
    assert page.locator(NEXT).count() == 1
    go_on(page)
    assert page.locator(".practice-body textarea").nth(1).input_value() == "Rota planner"
    page.locator(".practice-body textarea").first.fill("Ward 5")
    page.locator(".practice-body textarea").nth(2).fill("Ward managers, since 2024")
    for number in range(5):
        go_on(page)
        accessible(page)
        assert page.locator(NEXT).count() == 1
        page.locator(".practice-body textarea").first.fill(f"Known {number}")
    page.locator(".practice-body textarea").nth(1).fill("Who signed?")
    go_on(page)
    accessible(page)
    assert page.locator(NEXT).count() == 1
    [asked] = page.locator(".practice-body > div > div > ul:not(.practice-list) li").all_inner_texts()
    assert re.fullmatch(r".+[?؟] Who signed\?", asked)  # the question of the page's row, and what was typed
    folder = saved(page)
    assert words(folder, "systems") == [{"system": "Rota planner", "place": "Ward 5"}]
    assert words(folder, "levers")[0]["order-know"] == "Known 3"
    page.click(NEXT)
    page.wait_for_url(f"**/{GRID}")
    page.click("[data-practice] button")
    page.wait_for_selector(".practice-body select")
    assert page.locator(".practice-body option").first.inner_text() == "Rota planner"


def test_a_sheet_that_two_people_filled_in_shows_the_words_of_both(tool: practice.Open, tmp_path: Path) -> None:
    page = tool("my-systems/")
    page.click(".practice-body button:has-text('Add')")
    page.fill(".practice-body input[type=text]", "Rota")
    page.click(".practice-body .practice-next")
    base = practice.save(page)
    files = [tmp_path / "Ann.json", tmp_path / "Bob.json"]
    for file in files:
        page = tool("my-system/")
        practice.open_file(page, base)
        page.click(".practice-body .practice-next")
        page.locator(".practice-body textarea").last.fill(f"written by {file.stem}")
        file.write_bytes(practice.save(page).read_bytes())
    practice.open_file(page, files[0])
    page.click(".practice-panel:not(.practice-ask) button:has-text('Bring both together')")
    page.click(".practice-body .practice-open")
    assert set(page.locator(".practice-conflict bdi").all_inner_texts()) == {"written by Ann", "written by Bob"}


def test_a_copy_to_share_leaves_out_what_other_sheets_keep_for_the_union(tool: practice.Open) -> None:
    page = tool()
    practice.begin(page, "Rota")
    for _ in range(4):
        go_on(page)
    page.locator(".practice-field:has-text('Our limit') textarea").fill("secret limit")
    page.locator(".practice-name").first.click()
    page.wait_for_timeout(600)
    page.goto(page.url.split("workshops")[0] + LEVERS)
    page.click("[data-practice] button")
    page.click(".practice-more summary")
    page.click(".practice-more button:has-text('A copy to share')")
    listed = page.locator(".practice-panel:not(.practice-ask) li")
    listed.first.wait_for()
    assert listed.all_inner_texts() == ["Our limit"]
    with page.expect_download() as found:
        page.click("button:has-text('Save the copy')")
    assert "secret" not in Path(found.value.path()).read_text("utf-8")


def test_headings_of_tables_go_only_where_a_sheet_is_filled_in(tool: practice.Open) -> None:
    page = tool(GRID)
    assert not page.locator("#demands").is_visible()
    page.reload()
    assert page.locator("#demands").is_visible()
