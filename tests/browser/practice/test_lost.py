"""What does not come is asked for again, what does not fit is not written, and who uses keys goes on from there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browsing import W1
from tests.browsing_practice import SHEET, Open, answers, begin, context, open_file, save, tool

pytestmark = pytest.mark.browser
__all__ = ["context", "tool"]

FAILED = "This did not load. Check the connection and try again."


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    """A page, of which nothing is asked yet."""
    found = context.new_page()
    found.goto(address)
    return found


def cut(route: Route) -> None:
    route.abort()


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def export(page: Page) -> None:
    if not page.locator(".practice-more[open]").count():
        page.click(".practice-more summary")
    page.click(".practice-more button:has-text('XLSX')")


def two_answers(page: Page, tmp_path: Path, *texts: str) -> None:
    """A sheet with a first answer, and others of two people for those after it, all of one length."""
    begin(page, "Badge", *texts)
    folder = json.loads(save(page).read_text("utf-8"))
    fields: dict[str, Any] = folder["items"]["systems"][0]["fields"]
    for name, answer in fields.items():
        if name != "system":
            answer |= {"v": "x" * len(answer["v"]), "n": 99, "by": "other"}
    (tmp_path / "other.json").write_text(json.dumps(folder), "utf-8")
    open_file(page, tmp_path / "other.json")
    page.click(".practice-panel:not(.practice-ask) button:has-text('Bring both together')")
    page.click(".practice-open")


# What does not come


def test_a_file_is_made_once_there_is_a_connection_again(context: BrowserContext, page: Page, address: str) -> None:
    page.goto(address + SHEET)
    page.click("[data-practice] button")
    begin(page, "Badge")
    context.route("**/writers.js*", cut)
    export(page)
    expect(page.locator(".practice-status")).to_have_text(FAILED)
    context.unroute("**/writers.js*")
    with page.expect_download() as found:
        export(page)
    assert found.value.suggested_filename.endswith(".xlsx")


@pytest.mark.parametrize("part", ["core.js", "systems.js", "practice.css", "worksheet/index.js"])
def test_a_sheet_opens_once_there_is_a_connection_again(page: Page, address: str, part: str) -> None:
    page.route(f"**/{part}*", cut)
    page.goto(address + SHEET)
    begins = page.locator("[data-practice] button")
    for _ in range(2):
        begins.click()
        expect(page.locator("[data-practice] [role=alert]")).to_have_text(FAILED)
    page.unroute(f"**/{part}*")
    begins.click()
    page.wait_for_selector(".practice-body h3")
    assert not page.locator("[data-practice] [role=alert]").is_visible()


@pytest.mark.parametrize(
    ("path", "part", "press"),
    [
        (f"{W1}/guide/", "run.js", "[data-run] a"),
        (f"{W1}/guide/", "run.css", "[data-run] a"),
        (f"{W1}/film/", "film.js", "[data-film] button"),
    ],
)
def test_what_did_not_come_can_be_asked_for_again(page: Page, address: str, path: str, part: str, press: str) -> None:
    page.route(f"**/{part}*", cut)
    page.goto(address + path)
    page.click(press)
    expect(page.locator("main [role=alert]")).to_have_text(FAILED)
    page.unroute(f"**/{part}*")
    page.click(press)
    page.wait_for_selector(".run, .film")


def test_a_plan_that_did_not_come_is_asked_for_when_it_is_opened_again(page: Page, address: str) -> None:
    page.route("**/plan.js*", cut)
    page.goto(f"{address}{W1}/guide/")
    page.click(".plan summary")
    expect(page.locator(".plan [role=alert]")).to_have_text(FAILED)
    page.unroute("**/plan.js*")
    for _ in range(2):
        page.click(".plan summary")
    expect(page.locator(".plan [role=alert]")).to_have_count(0)
    page.wait_for_selector("[data-run] a[href*=skip]", state="attached")


# What does not fit


def test_two_answers_that_are_too_long_together_are_not_joined(tool: Open, tmp_path: Path) -> None:
    page = tool()
    two_answers(page, tmp_path, "a" * 10_000)
    conflict = page.locator(".practice-conflict")
    assert conflict.locator("button").all_inner_texts() == ["Take this one", "Take this one"]
    conflict.locator("button").last.click()
    saved = save(page)
    (tmp_path / "saved.json").write_bytes(saved.read_bytes())
    open_file(page, tmp_path / "saved.json")
    expect(page.locator(".practice-panel:not(.practice-ask)")).to_contain_text("Systems in the file: 1")


# The place with the keys


def test_who_chooses_between_two_answers_stays_at_the_field(tool: Open, tmp_path: Path) -> None:
    page = tool()
    two_answers(page, tmp_path, "Depot", "Cameras")
    names = page.locator(".practice-conflict .practice-name").all_inner_texts()
    page.locator(".practice-conflict").first.locator("button").last.press("Enter")
    expect(focused(page)).to_have_text(names[0])
    page.locator(".practice-conflict button").first.press("Enter")
    expect(focused(page)).to_have_text(names[1])
    assert answers(save(page))["place"] in ("Depot\nxxxxx", "xxxxx\nDepot")


def test_who_notes_a_request_goes_on_from_there_and_notes_it_once(tool: Open) -> None:
    page = tool()
    begin(page, "Badge")
    for _ in range(5):
        page.click(".practice-body .practice-next")
    page.wait_for_selector(".practice-field select")
    line = page.locator("section.practice-field", has=page.locator("select")).first
    heading = line.locator("h4").inner_text()
    line.locator("select").select_option("eu")
    line.get_by_text("Use it: note a request").press("Enter")
    expect(focused(page)).to_have_text("It is noted.")
    assert page.locator("section.practice-field", has_text=heading).locator("select").count() == 0


def test_a_choice_in_place_of_words_ends_the_doubt_about_them(tool: Open) -> None:
    page = tool()
    begin(page, "Badge", "ask ada@example.org")
    page.wait_for_selector(".practice-summary a")
    page.locator(".practice-choice:has-text('Not known')").nth(1).click()
    expect(page.locator(".practice-summary a")).to_have_count(0)
    assert page.locator(".practice-error:visible").count() == 0
