"""Every kind of page in a browser, used as people use it: nothing of it is against its policy."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browsing import KINDS, LISTEN, W1, until

pytestmark = pytest.mark.browser

PAGES = {path for kind in KINDS.values() for path in (kind,)} | {
    f"{home}{path}" for home in ("fr/", "ar/") for path in ("", f"{W1}/", f"{W1}/guide/", f"{W1}/handout/", "glossary/")
}
WORDS = {"en": "data", "fr": "données", "ar": "بيانات"}


def test_nothing_on_any_page_is_against_its_policy(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    context.add_init_script(LISTEN)
    page, told = context.new_page(), []
    page.on("console", lambda message: message.type in ("error", "warning") and told.append(message.text))
    for path in sorted(PAGES):
        page.goto(address + path)
        assert page.locator("meta[http-equiv='Content-Security-Policy']").count() == 1
        for menu in ("languages", "contents"):
            page.click(f"[popovertarget={menu}]")
            assert page.locator(f"#{menu}").is_visible()
            page.keyboard.press("Escape")
        page.click("[data-colours]")
        assert page.evaluate("against") == [], path
    assert told == []
    context.close()


@pytest.mark.parametrize("language", WORDS)
def test_search_works_under_the_policy(browser: Browser, address: str, language: str) -> None:
    context = browser.new_context()
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.goto(address if language == "en" else f"{address}{language}/")
    page.click("[data-search]")
    page.fill("#search input", WORDS[language])
    page.wait_for_selector("#search ol li a")
    assert page.evaluate("against") == []
    context.close()


def test_the_policy_stops_what_a_stranger_would_smuggle_in(browser: Browser, address: str) -> None:
    """That the tests above can fail: a script, a style and a picture from elsewhere are held back, and told."""
    context = browser.new_context()
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.goto(address)
    page.evaluate(
        """document.querySelector("main").insertAdjacentHTML("beforeend",
        '<img src="https://example.org/x.png" onerror="document.title = 1"><p style="color: red">x</p>')"""
    )
    until(page, "against.length > 2")
    stopped = {line.partition(":")[0] for line in page.evaluate("against")}
    assert stopped == {"img-src", "script-src-attr", "style-src-attr"}
    context.close()


def test_the_chosen_colours_are_there_before_the_page_is_painted(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.click("[data-colours]")
    chosen = page.get_attribute("html", "data-colours")
    page.route("**/teach-forward.js*", lambda route: route.abort())
    page.reload()
    assert page.get_attribute("html", "data-colours") == chosen == "dark"
    context.close()


@pytest.mark.parametrize("path", ["", f"{W1}/"])
def test_a_page_in_a_frame_that_is_shut_off_has_its_search(browser: Browser, address: str, path: str) -> None:
    """As some learning platforms show pages: a browser does not even answer there whether it has a worker."""
    context = browser.new_context()
    page, wrong = context.new_page(), list[str]()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    shown = f'<iframe sandbox="allow-scripts" src="{address}{path}" width="900" height="700"></iframe>'
    page.route("**/platform", lambda route: route.fulfill(content_type="text/html", body=shown))
    page.goto(f"{address}platform")
    frame = page.frame_locator("iframe")
    frame.locator("[data-search]").click()
    frame.locator("#search input").fill("data")
    frame.locator("#search ol li a").first.wait_for()
    assert wrong == []
    context.close()
