"""What Safari lacks, or does otherwise than the browsers of the tests: here they are told to do as it does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browsing import W1, Visit
from tests.browsing_practice import Open, begin, context, tool

pytestmark = pytest.mark.browser
__all__ = ["context", "tool"]

LIST = "checklist/"
COMES_BACK = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
BEFORE_18_3 = """document.addEventListener("beforetoggle", ({ target }) => (target.popover = "manual"), true);"""
"""An iPhone before iOS 18.3 leaves open what somebody touches beside, as every browser does with such a popover."""
SMALL = """[...document.querySelectorAll("input:not([type=checkbox], [type=radio]), select, textarea")]
  .filter((each) => each.checkVisibility() && parseFloat(getComputedStyle(each).fontSize) < 16)
  .map((each) => each.outerHTML)"""
PRINTED = "[...document.querySelectorAll('article > *')].filter(({ offsetHeight }) => offsetHeight).length"
OPENED = {
    "#contents": "button[popovertarget=contents]",
    "#languages": "button[popovertarget=languages]",
    "#term": "a.term",
}


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    seen = Visit(context, address)
    yield seen
    context.close()
    assert seen.errors == []


@pytest.mark.parametrize("opened", OPENED)
def test_what_is_opened_closes_by_a_touch_beside_it(phone: Visit, opened: str) -> None:
    page = phone.go(f"{W1}/guide/")
    page.evaluate("for (const each of document.querySelectorAll('[popover]')) each.popover = 'manual'")
    page.evaluate(BEFORE_18_3)
    page.locator(OPENED[opened]).first.tap()
    expect(page.locator(opened)).to_be_visible()
    page.touchscreen.tap(5, 800)
    expect(page.locator(opened)).not_to_be_visible()


def test_the_menu_closes_by_a_link_to_a_part_of_the_page(phone: Visit) -> None:
    page = phone.go(f"{W1}/guide/")
    page.locator("button[popovertarget=contents]").tap()
    page.locator("#contents .toc a").nth(2).tap()
    expect(page.locator("#contents")).not_to_be_visible()
    assert "#" in page.url


def test_who_comes_back_to_a_page_as_it_was_left_finds_what_was_chosen_since(phone: Visit) -> None:
    page = phone.go(LIST)
    page.locator("button[popovertarget=contents]").tap()
    page.locator(".task-list input").first.evaluate("box => (self.words = box.parentElement.textContent.trim())")
    page.evaluate("localStorage.setItem('tf-colours', 'dark')")
    page.evaluate("localStorage.setItem(`tf-ticks:${location.pathname}`, JSON.stringify([self.words]))")
    page.evaluate(COMES_BACK)
    assert page.get_attribute("html", "data-colours") == "dark"
    expect(page.locator(".task-list input").first).to_be_checked()
    expect(page.locator("#contents")).not_to_be_visible()


def test_a_plan_stays_alone_while_somebody_chooses_paper(phone: Visit) -> None:
    """Each choice of paper on an iPad is a print of its own; `print` is over before the first."""
    page = phone.go(f"{W1}/guide/#plan=90&people=14&start=18:30")
    page.evaluate("window.print = () => {}")
    page.click(".plan-sheet")
    page.emulate_media(media="print")
    for _ in range(2):
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.evaluate(PRINTED) == 2
        page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.keyboard.press("Control")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(PRINTED) > 20


# Sheets


def test_no_field_is_so_small_that_a_phone_zooms_into_it(tool: Open) -> None:
    page = tool()
    page.click(".practice-next")
    fields = 0
    while page.inner_text(".practice-next") != "Done":
        page.wait_for_selector(".practice-field")
        fields += page.locator(".practice-own textarea").count()
        assert page.evaluate(SMALL) == []
        page.click(".practice-next")
    assert fields


def test_a_box_grows_where_the_style_sheet_cannot_make_it(tool: Open) -> None:
    def old(route: Route) -> None:
        route.fulfill(body=route.fetch().text().replace("field-sizing:content", ""), content_type="text/css")

    page = tool()
    page.route("**/practice.css*", old)
    page.reload()
    page.click("[data-practice] button")
    begin(page, "A long answer. " * 40)
    box = page.locator(".practice-field > textarea").first
    assert box.evaluate("box => getComputedStyle(box).fieldSizing") == "fixed"
    assert box.evaluate("box => box.rows > 4 && box.scrollHeight <= box.clientHeight")
    page.click(".practice-next")
    page.click(".practice-body button:has-text('Back')")
    assert box.evaluate("box => box.rows > 4 && box.scrollHeight <= box.clientHeight")


def test_the_field_of_a_file_stands_on_the_page_until_a_file_is_there(tool: Open) -> None:
    """An iPhone forgets one that stands nowhere while it shows its files."""
    page = tool()
    with page.expect_file_chooser() as chooser:
        page.click(".practice-bar button >> nth=1")
    assert chooser.value.element.evaluate("input => input.isConnected && !input.checkVisibility()")
    chooser.value.set_files({"name": "x.json", "mimeType": "application/json", "buffer": b"{}"})
    page.wait_for_selector(".practice-panel:not(.practice-ask) p")
    assert page.locator("input[type=file]").count() == 0


def test_a_panel_that_closes_gives_the_focus_to_the_bar_where_a_press_gave_none(tool: Open) -> None:
    page = tool()
    page.click(".practice-more summary")
    page.evaluate("document.activeElement.blur()")
    page.locator(".practice-more button:has-text('Remove everything')").evaluate("button => button.click()")
    page.click(".practice-panel:not(.practice-ask) button:has-text('Cancel')")
    assert page.evaluate("document.activeElement.className") == "practice-where"
