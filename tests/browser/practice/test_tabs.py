"""Sheets that are open twice, left and come back to: nobody's words are lost, and whoever writes goes on writing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsing import until
from tests.browsing_practice import LETTERS, Open, answers, begin, context, file_with, keep, open_file, save, tool

pytestmark = pytest.mark.browser
__all__ = ["context", "tool"]

NAME = "'teach-forward-folder'"
HELD = f"sessionStorage.getItem({NAME})"
COMES_BACK = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
COMPOSES = "type => document.activeElement.dispatchEvent(new CompositionEvent(type, { bubbles: true }))"
SLOW_DEVICE = """
const { open } = IDBFactory.prototype;
const later = (act) => (event) => setTimeout(() => act(event), 300);
const slow = { set(act) { this.addEventListener("success", later(act)); } };
IDBFactory.prototype.open = function (...names) {
  return Object.defineProperty(open.apply(this, names), "onsuccess", slow);
};
"""
ASKS_AND_WAITS = "navigator.storage.persist = () => new Promise(() => {});"


@pytest.fixture
def kept(tool: Open) -> Page:
    """A page with a system that the device keeps."""
    page = tool()
    begin(page, "Badge")
    page.wait_for_selector(".practice-ask")
    keep(page)
    return page


def box(page: Page, number: int) -> Locator:
    return page.locator(".practice-body .practice-field > textarea").nth(number)


def open_first(page: Page) -> None:
    page.click(".practice-open")
    page.wait_for_selector(".practice-body textarea")


# Two tabs


def test_who_writes_goes_on_while_another_tab_changes_the_folder(tool: Open, kept: Page) -> None:
    other = tool()
    open_first(other)
    box(other, 1).focus()
    other.keyboard.type("Depot at ")
    box(kept, 2).fill("Ward")
    expect(box(other, 2)).to_have_value("Ward")
    other.keyboard.type("the gate")
    expect(box(other, 1)).to_have_value("Depot at the gate")
    written = answers(save(other))
    assert (written["place"], "Ward" in written.values()) == ("Depot at the gate", True)


def test_what_two_copies_of_a_tab_write_is_asked_about_when_they_are_brought_together(tool: Open) -> None:
    page = tool()
    begin(page, "Badge", "Depot")
    page.wait_for_timeout(600)
    held = json.dumps(page.evaluate(HELD))
    other = tool(script=f"sessionStorage.getItem({NAME}) ?? sessionStorage.setItem({NAME}, {held});")
    open_first(other)
    for words, tab in (("Ward", page), ("Gate", other), ("The gate", other)):
        box(tab, 1).fill(words)
        tab.locator(".practice-body .practice-name").first.click()
    open_file(page, save(other))
    page.click(".practice-panel:not(.practice-ask) button:has-text('Bring both together')")
    page.click(".practice-open")
    assert page.locator(".practice-conflict bdi").all_inner_texts() == ["The gate", "Ward"]


def test_who_writes_on_in_a_tab_when_the_device_is_full_has_another_mark_than_the_device(
    tool: Open, kept: Page
) -> None:
    other = tool()
    open_first(other)
    box(other, 1).fill("Gate")
    mark = next(iter(json.loads(save(other).read_text("utf-8"))["items"]["systems"]))["fields"]["place"]["by"]
    kept.evaluate("() => void (IDBObjectStore.prototype.put = () => { throw new Error('full'); })")
    box(kept, 1).fill("Ward")
    until(kept, HELD)
    found = json.loads(kept.evaluate(HELD))
    assert found["folder"]["items"]["systems"][0]["fields"]["place"]["by"] == found["by"] != mark


def test_a_word_that_is_put_together_from_keys_is_not_cut_off(tool: Open, kept: Page) -> None:
    other = tool()
    open_first(other)
    box(other, 1).focus()
    other.evaluate("node => (self.field = node)", box(other, 1).element_handle())
    other.evaluate(COMPOSES, "compositionstart")
    other.keyboard.type("にほ")
    box(kept, 2).fill("Ward")
    other.wait_for_timeout(900)
    assert other.evaluate("self.field.isConnected && self.field === document.activeElement")
    other.evaluate(COMPOSES, "compositionend")
    expect(box(other, 2)).to_have_value("Ward")
    expect(box(other, 1)).to_have_value("にほ")


def test_a_letter_keeps_what_nobody_else_has_while_another_tab_changes_the_folder(tool: Open, kept: Page) -> None:
    letters = tool(LETTERS)
    letters.click(".practice-body .practice-next")
    letters.click("button:has-text('Write the letter')")
    letters.click(".practice-list button >> nth=0")
    first = letters.locator(".practice-letter input").first
    first.fill("Ada")
    letters.evaluate("node => (self.field = node)", first.element_handle())
    box(kept, 0).fill("Gate")
    until(letters, "!self.field.isConnected")
    expect(first).to_have_value("Ada")
    expect(letters.locator(".practice-dossier")).to_contain_text("Ada")


def kept_slowly(tool: Open) -> Page:
    """A page with a system, all of it kept on a slow device."""
    page = tool(script=SLOW_DEVICE)
    begin(page, "Badge")
    page.wait_for_selector(".practice-ask")
    keep(page)
    return page


def test_a_file_has_what_was_written_a_moment_before(tool: Open) -> None:
    page = kept_slowly(tool)
    box(page, 1).fill("Depot")
    assert answers(save(page)) == {"system": "Badge", "place": "Depot"}
    page.locator(".practice-choice:has-text('Not known')").nth(1).click()
    assert answers(save(page)) == {"system": "Badge", "place": "unknown"}


def test_two_folders_become_one_with_what_was_written_a_moment_before(tool: Open, tmp_path: Path) -> None:
    page = kept_slowly(tool)
    file = tmp_path / "other.json"
    file.write_bytes(save(page).read_bytes().replace(b"Badge", b"Rota"))
    open_file(page, file)
    together = page.locator(".practice-panel button:has-text('Bring both together')")
    together.wait_for()
    box(page, 1).fill("Depot")
    together.click()
    expect(page.locator(".practice-status")).not_to_be_empty()
    page.wait_for_selector(".practice-open")
    assert answers(save(page))["place"] == "Depot"


@pytest.mark.parametrize("on_device", [False, True])
def test_paper_has_what_was_written_a_moment_before(tool: Open, *, on_device: bool) -> None:
    page = tool(script=SLOW_DEVICE)
    begin(page, "Badge")
    page.wait_for_selector(".practice-ask")
    if on_device:
        keep(page)
    box(page, 1).focus()
    page.keyboard.type("Depot")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = page.locator(".practice-paper td").all_inner_texts()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert {"Badge", "Depot"} <= set(printed)
    assert answers(save(page)) == {"system": "Badge", "place": "Depot"}


def test_who_presses_twice_on_a_slow_device_begins_one_thing(tool: Open) -> None:
    page = kept_slowly(tool)
    page.click(".practice-body .practice-buttons button >> nth=1")
    page.dblclick(".practice-body .practice-next:has-text('Add')")
    page.wait_for_selector(".practice-body textarea")
    assert len(json.loads(save(page).read_text("utf-8"))["items"]["systems"]) == 2


@pytest.mark.parametrize(
    ("path", "kind", "button"),
    [
        ("workshops/2-data-life-cycle/mapping-grid/", "data", "Another kind of data"),
        ("workshops/6-digital-impact/self-assessment/", "scores", "Score again"),
        ("my-system/", "levers", ""),
    ],
)
def test_no_other_button_begins_two_things_either(
    tool: Open, tmp_path: Path, path: str, kind: str, button: str
) -> None:
    page = tool(path, script=SLOW_DEVICE)
    first = {"system": {"v": "Badge", "n": 1, "by": "7f"}, "what": {"v": "Hours", "n": 1, "by": "7f"}}
    things = {"systems": [{"id": "5e1f", "fields": first}]}
    if kind != "levers":
        things[kind] = [{"id": "1", "of": "5e1f", "fields": first}]
    open_file(page, file_with(things, tmp_path))
    page.wait_for_selector(".practice-ask")
    keep(page)
    where = f".practice-body button:has-text('{button}')" if button else ".practice-open"
    page.locator(where).first.evaluate("node => (node.click(), node.click())")
    page.wait_for_selector(".practice-body textarea")
    assert len(json.loads(save(page).read_text("utf-8"))["items"][kind]) == (1 if kind == "levers" else 2)


def test_who_asks_once_more_to_keep_the_folder_can_still_go_back(kept: Page) -> None:
    kept.locator(".practice-body button").get_by_text("Back", exact=True).click()
    kept.click(".practice-list button:has-text('Remove')")
    kept.click(".practice-body .practice-buttons button:has-text('Remove')")
    expect(kept.locator(".practice-status")).to_have_text("It is removed.")
    kept.click(".practice-more > summary")
    kept.click(".practice-more button:has-text('Keep on this device')")
    expect(kept.locator(".practice-status")).to_have_text("This browser keeps it now.")
    kept.click(".practice-more button:has-text('Go back to before')")
    expect(kept.locator(".practice-open")).to_have_text("Badge")


def test_what_the_device_is_still_writing_does_not_come_back_once_everything_is_removed(tool: Open) -> None:
    page = kept_slowly(tool)
    page.click(".practice-more > summary")
    page.click(".practice-more button:has-text('Remove everything')")
    box(page, 1).fill("Depot")
    page.click(".practice-panel:not(.practice-ask) button:has-text('Remove everything')")
    expect(page.locator(".practice-status")).to_have_text("Everything is removed from this browser.")
    page.wait_for_timeout(1000)  # for what is still underway
    begin(page, "Rota")
    assert answers(save(page)) == {"system": "Rota"}


# Going, and coming back


def test_who_comes_back_to_a_page_as_it_was_left_writes_on_what_others_wrote_since(tool: Open) -> None:
    page = tool()
    begin(page, "Badge", "Depot")
    page.wait_for_timeout(600)
    since = page.evaluate("sessionStorage.getItem('teach-forward-folder')").replace("Depot", "Ward")
    page.evaluate("text => sessionStorage.setItem('teach-forward-folder', text)", since)
    page.evaluate(COMES_BACK)
    expect(box(page, 1)).to_have_value("Ward")
    box(page, 0).fill("Badges")
    assert answers(save(page)) == {"system": "Badges", "place": "Ward"}
    page.evaluate("sessionStorage.clear()")
    page.evaluate(COMES_BACK)
    expect(page.locator(".practice-body")).to_contain_text("Nothing is written here yet")


@pytest.mark.parametrize("link", [".practice-summary a", "article a.here"])
def test_who_went_to_another_place_on_the_page_is_asked_before_the_tab_closes(tool: Open, link: str) -> None:
    page = tool()
    begin(page, "Badge", "ask ada@example.org")
    page.wait_for_selector(".practice-summary a")
    page.evaluate("selector => document.querySelector(selector).click()", link)
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    with page.expect_event("close"):
        asked.value.accept()


def test_the_bar_says_what_is_kept_while_the_browser_waits_for_an_answer(tool: Open) -> None:
    page = tool(script=ASKS_AND_WAITS)
    begin(page, "Badge")
    page.wait_for_selector(".practice-ask")
    keep(page)
    expect(page.locator(".practice-status")).to_have_text("This browser keeps it now.")


# Files that come in


@pytest.mark.parametrize("day", ["2026-31-12", "2026-02-31"])
def test_a_day_that_no_calendar_has_stands_as_it_was_written(tool: Open, day: str) -> None:
    page = tool(LETTERS)
    page.fill(".practice-body input", "Badge")
    page.click(".practice-body .practice-next")
    page.click(".practice-body .practice-next:has-text('Begin')")
    page.locator(".practice-field:has-text('Answer due') textarea").fill(day)
    page.wait_for_timeout(600)
    mine = tool("my-systems/", page=page)
    assert mine.locator(".practice-body section strong").all_inner_texts() == [day]


def test_what_is_opened_has_the_names_of_today_before_two_folders_become_one(tool: Open, tmp_path: Path) -> None:
    page = tool()
    begin(page, "Badge", "Depot")
    file = tmp_path / "earlier.json"
    folder = json.loads(save(page).read_text("utf-8"))
    fields = folder["items"]["systems"][0]["fields"]
    fields["where"] = {**fields.pop("place"), "v": "Both depots", "by": "other", "n": 9}
    file.write_text(json.dumps(folder), "utf-8")
    page.evaluate("self.tfForms.forms.systems.was = { place: 'where' }")
    open_file(page, file)
    page.click(".practice-panel:not(.practice-ask) button:has-text('Bring both together')")
    page.click(".practice-open")
    assert {"Depot", "Both depots"} <= set(page.locator(".practice-conflict bdi").all_inner_texts())
