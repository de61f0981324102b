"""Sheets filled in on a screen, as people do it: on a phone, with and without a place to keep things, and on paper."""

from __future__ import annotations

import datetime
import io
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from playwright.sync_api import Page

from tests.browsing import WAITING, until
from tests.browsing_practice import (
    ADDED,
    HUB,
    LETTERS,
    SHEET,
    Open,
    accessible,
    added,
    answers,
    begin,
    context,
    keep,
    open_file,
    save,
    tool,
)
from tests.tools import need

pytestmark = pytest.mark.browser
__all__ = ["context", "tool"]

NO_DATABASE = "Object.defineProperty(window, 'indexedDB', { get() { throw new Error('refused'); } });"
NO_SESSION = "Storage.prototype.setItem = () => { throw new Error('refused'); };"


def remove_all(page: Page) -> None:
    page.click(".practice-more summary")
    page.click(".practice-more button:has-text('Remove everything')")
    page.click(".practice-panel:not(.practice-ask) button:has-text('Remove everything')")
    page.wait_for_selector(".practice-status:has-text('removed')")


# Writing and keeping


def test_what_is_written_goes_into_a_file_and_opens_in_another_language(tool: Open) -> None:
    page = tool()
    begin(page, "Gate <b>badge</b>; Holt")
    page.click(".practice-choice:has-text('Nobody')")
    file = save(page)
    assert answers(file) == {"system": "Gate <b>badge</b>; Holt", "told": "nobody"}
    french = tool(f"fr/{SHEET}")
    open_file(french, file)
    french.click(".practice-open >> text=Gate <b>badge</b>; Holt")
    assert french.locator("input[type=radio]:checked + span").inner_text() == "Personne"
    assert french.locator(".practice-body b").count() == 0


def test_nothing_stays_when_the_tab_closes_until_somebody_keeps_it(tool: Open) -> None:
    page = tool()
    begin(page, "Badge")
    page.wait_for_timeout(600)
    page.reload()
    assert page.evaluate("sessionStorage.length") == 1
    page.close(run_before_unload=False)
    page = tool()
    assert page.evaluate("indexedDB.databases()") == []
    assert page.locator(".practice-open").count() == 0
    begin(page, "Badge")
    page.wait_for_selector(".practice-ask")
    keep(page)
    assert page.evaluate("sessionStorage.length") == 0
    page.close(run_before_unload=False)
    page = tool("my-systems/")
    assert page.locator(".practice-open").inner_text() == "Badge"


@pytest.mark.parametrize(
    ("script", "place"), [(NO_DATABASE, "this tab only"), (NO_DATABASE + NO_SESSION, "this page only")]
)
def test_where_the_browser_keeps_nothing_the_bar_says_so_and_a_file_is_made(
    tool: Open, script: str, place: str
) -> None:
    page = tool(script=script)
    begin(page, "Badge")
    until(page, f"document.querySelector('.practice-where').textContent.includes('{place}')")
    assert answers(save(page)) == {"system": "Badge"}


def test_two_tabs_do_not_undo_each_other(tool: Open) -> None:
    one = tool()
    begin(one, "Badge")
    one.wait_for_selector(".practice-ask")
    keep(one)
    two = tool()
    begin(two, "Rota")
    two.wait_for_timeout(600)
    one.locator(".practice-body .practice-field > textarea").nth(1).fill("Depot")
    one.wait_for_timeout(600)
    two.locator(".practice-body .practice-field > textarea").nth(1).fill("Ward")
    two.wait_for_timeout(600)
    folder = json.loads(save(one).read_text("utf-8"))
    written = {item["fields"]["system"]["v"]: item["fields"]["place"]["v"] for item in folder["items"]["systems"]}
    assert written == {"Badge": "Depot", "Rota": "Ward"}


def test_what_another_tab_removed_is_not_written_on(tool: Open) -> None:
    one = tool()
    begin(one, "Badge")
    one.wait_for_selector(".practice-ask")
    keep(one)
    two = tool("my-systems/")
    two.click(".practice-list button:has-text('Remove')")
    two.click(".practice-body .practice-buttons button:has-text('Remove')")
    one.wait_for_selector(".practice-body textarea", state="detached")
    assert "Nothing is written here yet" in one.locator(".practice-body").inner_text()


def test_what_a_tab_keeps_and_saved_is_not_the_business_of_another_tab(tool: Open) -> None:
    one, witness = tool(), tool("my-systems/")
    begin(one, "Badge")
    save(one)
    two = tool()
    begin(two, "Rota")
    two.wait_for_selector(".practice-ask")
    keep(two)
    witness.wait_for_selector(".practice-open:has-text('Rota')")
    assert answers(save(one)) == {"system": "Badge"}
    remove_all(two)
    witness.wait_for_selector(".practice-open", state="detached")
    assert answers(save(one)) == {"system": "Badge"}
    assert "this tab only" in one.locator(".practice-where").inner_text()


def test_what_was_typed_is_there_when_the_page_goes_before_typing_rests(tool: Open, address: str) -> None:
    page = tool()
    begin(page, "Badge")
    page.locator(".practice-body .practice-field > textarea").nth(1).type("Depot")
    page.goto(f"{address}my-systems/")
    page.click(".practice-open")
    assert "Depot" in page.locator(".practice-dossier").inner_text()


def test_a_file_of_another_program_is_no_way_to_another_page(tool: Open) -> None:
    page = tool()
    begin(page, "Badge")
    page.click(".practice-more summary")
    with page.expect_download():
        page.click(".practice-more button:has-text('CSV')")
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    with page.expect_event("close"):
        asked.value.accept()


# Several people


def test_two_copies_come_together_and_a_person_chooses(tool: Open, tmp_path: Path) -> None:
    page = tool()
    begin(page, "Badge", "Depot")
    first = tmp_path / "first.json"
    first.write_bytes(save(page).read_bytes())
    theirs = json.loads(first.read_text("utf-8"))
    theirs["items"]["systems"][0]["fields"]["place"] = {"v": "Both depots", "n": 9, "by": "other"}
    other = tmp_path / "other.json"
    other.write_text(json.dumps(theirs), "utf-8")
    open_file(page, other)
    page.click(".practice-panel:not(.practice-ask) button:has-text('Bring both together')")
    page.click(".practice-open")
    conflict = page.locator(".practice-conflict")
    assert {"Depot", "Both depots"} <= set(conflict.locator("bdi").all_inner_texts())
    conflict.locator("p:has-text('Both depots') button").click()
    assert answers(save(page))["place"] == "Both depots"
    page.click(".practice-more summary")
    page.click("button:has-text('Go back to before')")
    assert answers(save(page))["place"] == "Depot"


@pytest.mark.parametrize("content", ["{", '{"format": "teach-forward-folder", "version": 99}', "[" * 100_000])
def test_what_cannot_be_opened_is_refused_in_words(tool: Open, tmp_path: Path, content: str) -> None:
    page = tool()
    begin(page, "Badge")
    (tmp_path / "bad.json").write_text(content, "utf-8")
    open_file(page, tmp_path / "bad.json")
    assert "This file" in page.locator(".practice-panel:not(.practice-ask) p").first.inner_text()
    page.click(".practice-panel:not(.practice-ask) button:has-text('Cancel')")
    assert answers(save(page)) == {"system": "Badge"}


def test_a_copy_to_share_names_what_it_leaves_out(tool: Open) -> None:
    page = tool()
    begin(page, "Badge")
    for _ in range(4):
        page.click(".practice-body .practice-next")
    page.locator(".practice-field:has-text('Our limit') textarea").fill("secret limit")
    page.locator(".practice-name").first.click()
    page.click(".practice-more summary")
    page.click("button:has-text('A copy to share')")
    page.wait_for_selector(".practice-panel:not(.practice-ask) li")
    assert page.locator(".practice-panel:not(.practice-ask) li").all_inner_texts() == ["Our limit"]
    with page.expect_download() as found:
        page.click("button:has-text('Save the copy')")
    text = Path(found.value.path()).read_text("utf-8")
    assert "Badge" in text
    assert "secret" not in text
    assert "limit" not in text


# Going


def test_where_there_is_nothing_to_go_back_to_nobody_says_so(tool: Open) -> None:
    page = tool()
    begin(page, "Badge")
    page.wait_for_selector(".practice-ask")
    page.click(".practice-more summary")
    for button in ("Go back to before", "Keep on this device", "Go back to before", "Save to a file"):
        page.click(f"button:has-text('{button}')")
    page.wait_for_selector(".practice-status:has-text('has the file')")
    assert page.locator(".practice-body textarea").first.input_value() == "Badge"


def test_everything_is_removed_in_two_steps(tool: Open) -> None:
    page = tool()
    begin(page, "Badge")
    page.wait_for_selector(".practice-ask")
    keep(page)
    remove_all(page)
    assert page.evaluate("indexedDB.databases()") == []
    assert page.evaluate("sessionStorage.length") == 0
    assert page.locator(".practice-open").count() == 0


def test_leaving_hides_ends_and_goes_home(tool: Open, address: str) -> None:
    page = tool()
    begin(page, "Badge")
    page.wait_for_timeout(600)
    page.click(".practice-leave")
    page.wait_for_url(address)
    assert page.evaluate("sessionStorage.length") == 0


def test_who_leaves_in_one_tab_leaves_what_the_device_keeps(tool: Open, address: str) -> None:
    one, two = tool(), tool()
    begin(one, "Badge")
    begin(two, "Rota")
    two.wait_for_selector(".practice-ask")
    keep(two)
    one.locator(".practice-body .practice-field > textarea").nth(1).type("Depot")
    one.click(".practice-leave")
    one.wait_for_url(address)
    assert one.evaluate("sessionStorage.length") == 0
    two.reload()
    two.click("[data-practice] button")
    assert two.locator(".practice-open").inner_text() == "Rota"


# From a blank to a letter


def test_a_blank_becomes_a_request_and_a_letter_that_keeps_no_name(tool: Open) -> None:
    page = tool()
    begin(page, "Badge; Holt", "Depot 2")
    for _ in range(5):
        page.click(".practice-body .practice-next")
    line = page.locator(".practice-body section:has-text('Recipients, by name')")
    line.locator("select").select_option("eu")
    assert "Ask in an access request (Article 15)" in line.inner_text()
    line.locator("button:has-text('note a request')").click()
    page.wait_for_selector(".practice-body section:has-text('It is noted')")
    page.click(".practice-ask button >> nth=1")
    page.click(".practice-body a:has-text('To the letters')")
    page.click("[data-practice] button")
    page.click(".practice-open")
    page.click("button:has-text('Write the letter')")
    page.click(".practice-open >> nth=0")
    page.get_by_label("Your name and private address").fill("A. Nobody, 1 Lane")
    assert "Still open in the letter: employer" in page.locator(".practice-letter").inner_text()
    with page.expect_download() as found:
        page.click("button:has-text('As a document')")
    runs = [run for paragraph in docx.Document(found.value.path()).paragraphs for run in paragraph.runs]
    opened = [run.text for run in runs if run.font.highlight_color]
    assert "[employer]" in opened
    assert "[in the EU: C-154/21]" in opened
    assert {"A. Nobody, 1 Lane", "Depot 2", "Badge; Holt"} <= {run.text for run in runs} - set(opened)
    page.click("button:has-text('It was sent today')")
    folder = json.loads(save(page).read_text("utf-8"))
    [request] = folder["items"]["requests"]
    sent, due = (datetime.date.fromisoformat(request["fields"][field]["v"]) for field in ("sent", "due"))
    assert 28 <= (due - sent).days <= 31
    assert "Nobody" not in json.dumps(folder)


def test_a_gap_goes_to_the_unions_plan(tool: Open) -> None:
    page = tool()
    begin(page, "Badge")
    for _ in range(5):
        page.click(".practice-body .practice-next")
    line = page.locator(".practice-body section:has-text('Privacy notices')")
    line.locator("select").select_option("none")
    assert "No right that we know of" in line.inner_text()
    line.locator("button:has-text('It is a gap')").click()
    assert page.get_by_label("Gap", exact=True).input_value() == "Privacy notices for staff"


@pytest.mark.parametrize(
    ("text", "told"),
    [("ana@example.org", "e-mail"), ("call 0171 555 01 23", "number"), ("from 2026-11-29, 140 people", "")],
)
def test_what_may_be_a_persons_is_questioned_at_the_field_and_in_the_summary(tool: Open, text: str, told: str) -> None:
    page = tool()
    begin(page, "Badge", text)
    error = page.locator(".practice-error").nth(1)
    assert told in error.inner_text()
    assert error.is_visible() == bool(told)
    page.wait_for_timeout(50)
    assert page.locator(".practice-summary a").all_inner_texts() == (["Place and start"] if told else [])


def test_the_example_is_marked_and_goes_again(tool: Open) -> None:
    page = tool()
    page.click("button:has-text('Try the invented example')")
    page.wait_for_selector(".practice-open")
    assert "Invented examples" in page.locator(".practice-where").inner_text()
    file = save(page)
    folder = json.loads(file.read_text("utf-8"))
    assert folder["invented"] is True
    assert [item["fields"]["state"]["c"] for item in folder["items"]["systems"]] == ["to-ask", "asked"]


@pytest.mark.parametrize(("path", "rtl"), [(SHEET, False), (f"ar/{SHEET}", True)])
def test_the_spreadsheet_has_texts_and_lists_to_choose_from(tool: Open, path: str, rtl: bool) -> None:
    page = tool(path)
    begin(page, "=1+1", "w" * 3000)
    page.locator(".practice-choice input[type=radio]").first.check()
    chosen = page.locator(".practice-choice:has(:checked)").inner_text()
    page.click(".practice-more summary")
    with page.expect_download() as found:
        page.click(".practice-more button >> nth=0")
    [sheet, *_] = openpyxl.load_workbook(io.BytesIO(Path(found.value.path()).read_bytes())).worksheets
    row = [cell.value for cell in sheet[2]]
    assert row[:2] == ["=1+1", "w" * 3000]
    assert sheet["A2"].data_type != "f"
    assert row[4] == chosen != ""
    assert len(sheet.data_validations.dataValidation) == 6
    assert bool(sheet.sheet_view.rightToLeft) == rtl


def test_a_sheet_that_awaits_its_translation_has_words_of_the_page_and_a_bar_of_the_reader(tool: Open) -> None:
    page = tool(f"{WAITING}ar/form/")
    begin(page, "Badges")
    assert page.locator(".practice-name").first.get_attribute("lang") == "en"
    page.get_by_label("Union and staff").check()
    page.click(".practice-more summary")
    with page.expect_download() as found:
        page.click(".practice-more button >> nth=0")
    [sheet, *_] = openpyxl.load_workbook(io.BytesIO(Path(found.value.path()).read_bytes())).worksheets
    assert [cell.value for cell in sheet[2]][:2] == ["Badges", "Union and staff"]
    assert sheet.sheet_view.rightToLeft
    assert not re.search("[a-z]{3}", page.locator(".practice-bar button").first.inner_text(), re.IGNORECASE)


# How it looks and prints


def test_paper_shows_words_and_no_controls(tool: Open, tmp_path: Path) -> None:
    page = tool()
    long = "hours " * 500
    begin(page, "Badge ALPHA", long + "OMEGA")
    page.wait_for_timeout(600)
    pdf = tmp_path / "sheet.pdf"
    page.pdf(path=str(pdf))
    text = subprocess.run([need("pdftotext"), pdf, "-"], capture_output=True, text=True, check=True).stdout
    assert "ALPHA" in text
    assert "OMEGA" in text
    assert "GateWren" not in text
    assert "Save to a file" not in text
    assert "Begin" not in text.split("ALPHA")[1]
    page.wait_for_timeout(100)
    assert "GateWren" in (page.locator("#worksheet ~ .practice-paper").text_content() or "")


def test_the_dossier_of_a_system_prints_alone(tool: Open, tmp_path: Path) -> None:
    page = tool()
    begin(page, "Badge ALPHA")
    page.wait_for_timeout(600)
    page = tool("my-systems/", page=page)
    page.click(".practice-open")
    page.pdf(path=str(tmp_path / "dossier.pdf"))
    command = [need("pdftotext"), tmp_path / "dossier.pdf", "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "ALPHA" in text
    assert "Working together" not in text
    assert "Save to a file" not in text


@pytest.mark.parametrize("path", [SHEET, f"fr/{SHEET}", f"ar/{SHEET}", "my-systems/", "ar/my-systems/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_accessible(tool: Open, path: str, scheme: Any) -> None:
    page = tool(path)
    page.emulate_media(color_scheme=scheme)
    for step in range(3):
        accessible(page)
        if step == 0:
            page.click(".practice-more summary")
            page.locator(".practice-body .practice-next, .practice-body .practice-button").first.click()


@pytest.mark.parametrize(
    "path",
    [
        SHEET,
        "my-systems/",
        "fr/my-systems/",
        "my-system/",
        "fr/workshops/2-data-life-cycle/mapping-grid/",
        "fr/workshops/6-digital-impact/self-assessment/",
        "workshops/4-co-governance/question-bank/",
        LETTERS,
        "clauses/",
        *HUB,
    ],
)
def test_a_tool_adds_few_bytes(site: Path, path: str) -> None:
    assert added(site, site / path) <= ADDED


def test_other_pages_have_nothing_of_it(site: Path) -> None:
    for path in ("index.html", "how-to-use/index.html", "workshops/3-data-rights/index.html"):
        assert "practice" not in (site / path).read_text("utf-8")
