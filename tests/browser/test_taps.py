"""What a facilitator comes for is at most three taps away, from the English home page, on every screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browsing import W1, Visit, until

pytestmark = pytest.mark.browser
MOST = 3
W4 = "workshops/4-co-governance"
SCREENS = {320: (320, 568), 390: (390, 844), 1280: (1280, 800)}


class Finger:
    """Taps on a page, and counts them."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.page: Page = visit.go("")
        self.taps = 0

    def tap(self, selector: str) -> None:
        self.visit.rest()
        self.page.locator(selector).locator("visible=true").first.tap()
        self.taps += 1


@pytest.fixture(params=SCREENS)
def finger(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Finger]:
    width, height = SCREENS[request.param]
    context: BrowserContext = browser.new_context(viewport={"width": width, "height": height}, has_touch=True)
    seen = Visit(context, address)
    finger = Finger(seen)
    yield finger
    seen.settle()
    context.close()
    assert finger.taps <= MOST
    assert seen.errors == []


def test_the_deck_of_workshop_4_in_french(finger: Finger) -> None:
    finger.tap("button[popovertarget=languages]")
    finger.tap("#languages a[lang=fr]")
    finger.page.wait_for_url("**/fr/")
    with finger.page.expect_download() as download:
        finger.tap("[data-workshop='4'] a[href$='4-co-governance.fr.pptx']")
    assert download.value.suggested_filename == "teach-forward-4-co-governance.fr.pptx"


def test_what_to_say_when_a_manager_is_in_the_room(finger: Finger) -> None:
    finger.tap("button[data-search]")
    finger.page.keyboard.type("manager in the room")
    until(finger.page, "document.querySelector('#search li a')?.textContent.includes('manager is in the room')")
    finger.tap("#search li a")
    finger.page.wait_for_url("**/guide/#*")
    tip = finger.page.locator(":target")
    assert "manager" in tip.inner_text().lower()
    assert tip.bounding_box()["y"] < finger.page.viewport_size["height"]  # type: ignore[index]


def test_present(finger: Finger) -> None:
    finger.tap(f"article a[href='{W4}/']")
    finger.tap(".band [data-run] a")
    finger.page.wait_for_selector(".run")
    slide = finger.page.locator(".run-stage .slide")
    if not slide.is_visible():  # a phone shows the notes first
        finger.tap(".run [data-do=turn]")
    assert slide.is_visible()


def test_a_workshop_in_60_minutes(finger: Finger) -> None:
    finger.tap(f"article a[href='{W1}/']")
    finger.tap("article a[href$='guide/#plan=60']")
    finger.page.wait_for_selector(".plan[open]")
    assert finger.page.input_value(".plan select") == "60"
    assert finger.page.locator(".plan-said").is_visible()
    top = finger.page.locator(".agenda").bounding_box()["y"]  # type: ignore[index]
    assert 0 < top < 300


def test_the_language_changes_deep_in_a_page(finger: Finger) -> None:
    finger.visit.go(f"{W1}/guide/#group-work")
    finger.tap("button[popovertarget=languages]")
    finger.tap("#languages a[lang=fr]")
    finger.page.wait_for_url("**/fr/**/guide/#group-work")
    assert 0 <= finger.page.locator("#group-work").bounding_box()["y"] < 300  # type: ignore[index]
