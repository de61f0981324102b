"""Sheets of a union's own guide that are filled in on a screen: all that stand on a page, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import served, until
from tests.browsing_practice import accessible, saved
from tests.once import Once
from tests.sites import built, put, write_small

pytestmark = pytest.mark.browser

PAGE = """# Walk and visit

## Decisions {#decisions}

| What is recorded | Who chose it |
| --- | --- |
| | |

## The visit {#visit}

| Question | Our answer |
| --- | --- |
| Who is there? | |
| Who is not? | |

## The walk {#walk}

| Place | What we saw |
| --- | --- |
| Entrance | |
| Canteen | |

## Systems {#systems}

| System | Where |
| --- | --- |
| | |
"""
FORMS = """scores:
  version: 1
  items: many
  tables: [{at: about.md#decisions, columns: [recorded, chosen]}]
visit:
  version: 1
  items: sheet
  tables: [{at: about.md#visit, columns: [., answer], rows: [there, not-there]}]
walk:
  version: 1
  items: each
  tables: [{at: about.md#walk, columns: [., saw], rows: [entrance, canteen]}]
systems:
  version: 1
  items: many
  tables: [{at: about.md#systems, columns: [system, place]}]
"""


def build(folder: Path) -> None:
    root = write_small(folder / "project")
    put(root / "docs/en/about.md", PAGE + "\n## Us {#us}\n\nPeople.\n")
    config = (root / "mkdocs.yml").read_text("utf-8")
    put(root / "mkdocs.yml", config.replace("- about.md\n", "- about.md\n- my-systems.md\n"))
    put(root / "docs/en/my-systems.md", "# All sheets\n\n## Here {#here}\n\nWhat we have.\n")
    put(root / "workshops/forms.yml", FORMS)
    built(root, folder / "site")


@pytest.fixture
def page(browser: Browser, once: Once) -> Iterator[Page]:
    """The page with four forms, the first of which is called as one of ours that has a tool."""
    told = list[str]()
    with served(once("own-forms", partial(build)) / "site") as address:
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.on("pageerror", lambda error: told.append(str(error)))
        page.goto(f"{address}about/")
        page.click("[data-practice] button")
        page.wait_for_selector(".practice-body h3")
        yield page
        context.close()
    assert told == []


def headings(page: Page) -> list[str]:
    return page.locator(".practice-body h3").all_inner_texts()


def test_all_forms_of_a_page_are_filled_in(page: Page) -> None:
    assert headings(page) == ["Decisions", "The visit", "The walk", "Systems"]
    accessible(page)
    for number, text in ((0, "breaks"), (2, "depot")):  # once the first is begun, the visit comes second
        page.click(f".practice-body .practice-next >> nth={number}")
        page.locator(".practice-body textarea").first.fill(text)
        page.click(".practice-body .practice-next")
        page.wait_for_selector(".practice-body h3:has-text('The walk')")
    page.click(".practice-open:has-text('Canteen')")
    page.wait_for_selector(".practice-body h3:has-text('The walk · Canteen')")
    page.locator(".practice-body textarea").first.fill("damp")
    page.click(".practice-body .practice-next")
    page.click(".practice-body .practice-next >> nth=1")
    page.get_by_label("Who is not?").fill("nights")
    page.click("main h1")
    items = saved(page)["items"]
    kept = {kind: {name: answer["v"] for name, answer in found["fields"].items()} for kind, [found] in items.items()}
    assert kept == {
        "scores": {"recorded": "breaks"},
        "systems": {"system": "depot"},
        "visit": {"not-there": "nights"},
        "walk": {"saw": "damp"},
    }
    assert items["walk"][0]["row"] == "canteen"
    assert "of" not in items["walk"][0]


def test_the_page_of_all_sheets_has_those_of_ones_own_and_says_nothing_of_a_place_before(page: Page) -> None:
    bar = page.locator(".practice-where")
    assert bar.inner_text() == "My systems. No file yet."  # it said that the browser keeps nothing
    page.click(".practice-body .practice-next >> nth=0")
    for number, text in enumerate(("breaks", "our boss")):
        page.locator(".practice-body textarea").nth(number).fill(text)
    page.click(".practice-body .practice-next")
    page.click(".practice-body .practice-next >> nth=1")
    page.get_by_label("Who is not?").fill("nights")
    page.click("main h1")
    until(page, "document.querySelector('.practice-where').textContent.includes('Kept in this tab')")
    page.goto(page.url.replace("about/", "my-systems/"))
    page.wait_for_selector(".practice-body h3")
    shown = page.locator(".practice-body section").all_inner_texts()
    assert shown == ["Walk and visit · Decisions\nbreaks · our boss", "Walk and visit · The visit\nnights"]


def press(page: Page, selector: str) -> None:
    """Press a button with a key, as those do who have no mouse."""
    page.locator(selector).first.focus()
    page.keyboard.press("Enter")


def focused(page: Page, selector: str) -> None:
    until(page, f"Boolean(document.activeElement.closest({selector!r}))")


def test_who_uses_keys_goes_on_from_where_they_are(page: Page) -> None:
    page.reload()
    press(page, "[data-practice] button")
    focused(page, ".practice-body h3")
    share = "button:has-text('A copy to share')"
    for name in ("Cancel", "Save the copy"):
        press(page, ".practice-more:not([open]) summary, .practice-more[open] " + share)
        press(page, share)
        focused(page, ".practice-panel p")
        press(page, f".practice-panel button:has-text('{name}')")
        until(page, "document.activeElement.textContent === 'A copy to share'")
    press(page, share)
    focused(page, ".practice-panel p")
    press(page, ".practice-more summary")
    press(page, ".practice-panel button:has-text('Cancel')")
    focused(page, ".practice-where")
    press(page, ".practice-body .practice-next")
    page.locator(".practice-body textarea").first.fill("breaks")
    page.click("main h1")
    press(page, ".practice-ask button >> nth=1")
    focused(page, ".practice-where")
