"""Run mode: a guide or an exercise led from the browser, with one window or two, from its own page."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import W1, Visit, until
from tests.guide import ROOT

pytestmark = pytest.mark.browser
UNMARKED = (
    """for (const { dataset } of document.querySelectorAll("h2")) { delete dataset.short; delete dataset.optional; }"""
)
GUIDE, EXERCISE = f"{W1}/guide/", f"{W1}/exercise/"
LANGUAGES = {"en": "", "fr": "fr/", "ar": "ar/"}
MOST = 25_000  # bytes of run mode with gzip
AXE = ROOT / "node_modules/axe-core/axe.min.js"
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SWIPE = """across => {
  const target = document.querySelector(".run")
  const at = x => [new Touch({identifier: 1, target, clientX: x, clientY: 300})]
  target.dispatchEvent(new TouchEvent("touchstart", {touches: at(200), changedTouches: at(200)}))
  target.dispatchEvent(new TouchEvent("touchend", {touches: [], changedTouches: at(200 + across)}))
}"""


def begin(page: Page, url: str = "") -> Page:
    """Run mode, begun at an address or where the page is."""
    if url:
        page.goto(url)
    expect(page.locator(".run")).to_be_visible()
    return page


def title(page: Page) -> str:
    return page.locator(".run-stage h3").inner_text()


def titles(page: Page) -> list[str]:
    """The titles of all stops, by the list to choose from."""
    return [text.split(". ", 1)[1] for text in page.locator(".run select option").all_text_contents()]


def do(page: Page, name: str) -> None:
    page.locator(f".run [data-do='{name}']:visible").first.click()


def choose(page: Page, name: str) -> None:
    """Press a button of the menu."""
    page.click(".run-bar summary")
    page.locator(f".run-more [data-do='{name}']").click()


def second(page: Page) -> Page:
    """The window with the slides."""
    with page.context.expect_page() as opened:
        do(page, "screen")
    return begin(opened.value)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(**PHONE)
    yield context.new_page()
    context.close()


def test_nothing_of_run_mode_is_loaded_before_it_is_used(visit: Visit, site: Path) -> None:
    names = {"run.js", "run.css"}
    page = visit.go(GUIDE)
    assert not [url for url in visit.asked if url.split("?")[0].rpartition("/")[2] in names]
    page.click("[data-run] a")
    begin(page)
    assert {url.split("?")[0].rpartition("/")[2] for url in visit.asked} >= names
    assert sum(len(gzip.compress((site / "assets" / name).read_bytes())) for name in (*names, "run-start.js")) <= MOST


def test_the_first_page_of_a_workshop_leads_there(visit: Visit) -> None:
    page = visit.go(f"{W1}/")
    page.click("[data-run] a")
    assert page.url.endswith("/guide/#run")
    begin(page)


def test_without_script_nothing_offers_to_run(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + GUIDE)
        assert not page.locator("[data-run]").is_visible()
        assert page.locator(".slide").count() == 20


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_whole_workshop_runs_in_two_windows(visit: Visit, locale: str) -> None:
    page = visit.go(LANGUAGES[locale] + GUIDE)
    slides = page.locator("article .slide > h3").all_inner_texts()
    page.click("[data-run] a")
    screen = second(begin(page))
    expected = titles(page)
    assert [text for text in expected if text in slides] == slides
    assert len(expected) == len(slides) + 4  # the title, two breaks, the group work
    for at, text in enumerate(expected):
        assert (title(page), page.locator(".run-place").inner_text().split()[0]) == (text, str(at + 1))
        expect(screen.locator(".run-stage h3")).to_have_text(text)
        assert screen.locator(".run-notes").is_hidden()
        (screen if at % 2 else page).keyboard.press("PageDown")  # the clicker goes to the window that has the focus
        if at + 1 < len(expected):
            expect(page.locator(".run-stage h3")).to_have_text(expected[at + 1])
    assert page.locator(".run-next p").inner_text() == page.locator(".run").get_attribute("data-end")
    page.click(".run-bar summary")
    page.click(".run-more a")
    page.wait_for_url("**/exercise/#run")
    screen.wait_for_url("**/exercise/#run=screen")
    expected = titles(begin(page))
    assert len(expected) > 6
    for at, text in enumerate(expected):
        expect(screen.locator(".run-stage h3")).to_have_text(text)
        assert page.locator(".run-notes h2").inner_text() == text
        if at + 1 < len(expected):
            (page if at % 2 else screen).keyboard.press("PageDown")
            expect(page.locator(".run-stage h3")).to_have_text(expected[at + 1])


def test_the_second_window_goes_along_to_the_exercise_and_back(visit: Visit) -> None:
    page = begin(visit.go(f"{GUIDE}#run"))
    screen = second(page)
    page.select_option(".run select", "group-work", force=True)
    page.locator(".run-notes a", has_text="exercise").click()
    page.wait_for_url("**/exercise/#run")
    screen.wait_for_url("**/exercise/#run=screen")
    page.keyboard.press("PageDown")
    expect(screen.locator(".run-stage h3")).to_have_text("Ward 6: one rota for 34 people")
    page.click(".run-bar summary")
    page.click(".run-more a")
    page.wait_for_url("**/guide/#run")
    screen.wait_for_url("**/guide/#run=screen")
    expect(screen.locator(".run-stage h3")).to_have_text("Group work")


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_whole_workshop_runs_on_a_phone(phone: Page, address: str, locale: str) -> None:
    on = 90 if locale == "ar" else -90  # the next slide comes from the side where the lines end
    for path in (GUIDE, EXERCISE):
        page = begin(phone, f"{address}{LANGUAGES[locale]}{path}#run")
        expected = titles(page)
        for at, text in enumerate(expected[1:]):
            if at % 2:
                do(page, "next")
            else:
                page.evaluate(SWIPE, on)
            assert page.locator(".run-notes h2").inner_text() == text
        do(page, "turn")
        assert title(page) == expected[-1]
        assert page.locator(".run-notes").is_hidden()
        page.evaluate(SWIPE, -on)
        assert title(page) == expected[-2]
        assert page.evaluate("document.querySelector('.run').scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["fr/" + GUIDE, "ar/" + EXERCISE])
@pytest.mark.parametrize(("width", "height"), [(320, 568), (320, 200), (390, 844), (844, 390)])
def test_every_button_is_large_and_on_the_screen(visit: Visit, path: str, width: int, height: int) -> None:
    page = visit.page
    page.set_viewport_size({"width": width, "height": height})
    begin(visit.go(f"{path}#run"))
    page.keyboard.press("End")
    page.click(".run-bar summary")
    for button in page.locator(".run").locator("button, summary, select, .button").all():
        if box := button.bounding_box():
            button.scroll_into_view_if_needed()
            box = button.bounding_box() or box
            assert min(box["width"], box["height"]) >= 43.9, button.inner_text()
            assert box["x"] >= 0, button.inner_text()
            assert box["x"] + box["width"] <= width, button.inner_text()
    assert page.evaluate("document.querySelector('.run').scrollWidth") <= width


def test_notes_are_those_of_the_page_and_tips_are_folded(visit: Visit) -> None:
    page = begin(visit.go(f"{GUIDE}#run"))
    page.select_option(".run select", "agreements", force=True)
    notes = page.locator(".run-notes")
    assert "just say “pass”" in notes.inner_text()
    tip = notes.locator("details", has_text="A manager is in the room")
    assert "invented examples" not in tip.inner_text()
    tip.locator("summary").click()
    assert "invented examples" in tip.inner_text()
    assert (
        page.evaluate("new Set([...document.querySelectorAll('[id]')].map(n => n.id)).size")
        == page.locator("[id]").count()
    )


def test_a_question_of_the_exercise_keeps_its_answers_from_the_room(visit: Visit) -> None:
    page = begin(visit.go(f"{EXERCISE}#run"))
    page.select_option(".run select", "q-data", force=True)
    assert page.locator(".run-stage .slide").get_attribute("data-layout") == "question"
    assert "Possible answers" not in page.locator(".run-stage").inner_text()
    assert page.locator(".run-notes details.answer").get_attribute("open") is None


def test_a_countdown_runs_by_the_clock_and_ends_quietly(visit: Visit) -> None:
    page = visit.page
    page.clock.install()
    begin(visit.go(f"{EXERCISE}#run"))
    page.select_option(".run select", "read", force=True)
    time, wall = page.locator(".run-timer b"), page.locator(".run-stage .task-minutes")
    assert (time.inner_text(), wall.inner_text().split()) == ("6:00", ["6", "minutes"])
    do(page, "timer")
    page.clock.run_for(61_600)
    assert (time.inner_text(), wall.inner_text()) == ("4:59", "4:59")
    do(page, "timer")
    page.clock.run_for(30_000)
    assert time.inner_text() == "4:59"
    do(page, "longer")
    assert time.inner_text() == "5:59"
    do(page, "timer")
    said = page.locator(".run-said")
    page.clock.run_for(299_600)
    assert said.inner_text() == "One minute left"
    page.clock.run_for(60_000)
    assert said.inner_text() == "Time is up"
    assert wall.inner_text().split("\n") == ["0:00", "Time is up"]
    ground = "getComputedStyle(document.querySelector('.run-stage .task-box')).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 200, 69)"
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    page.clock.run_for(2_000)
    assert said.inner_text() == "Now you are the union"  # the end is said once
    page.keyboard.press("PageUp")
    page.keyboard.press("PageUp")
    do(page, "longer")
    assert time.inner_text() == "1:00"


def test_the_clock_says_how_late_it_is(visit: Visit) -> None:
    page = visit.page
    page.clock.install()
    visit.go(GUIDE).evaluate(UNMARKED)
    page.click("[data-run] a")
    begin(page)
    late, drop = page.locator(".run-late"), page.locator("[data-do='drop']")
    assert late.inner_text() == "The clock starts with the first part."
    page.keyboard.press("PageDown")
    page.clock.run_for(30_000)
    assert (page.locator(".run-clock b").inner_text(), late.inner_text()) == ("Minute 0 of 120", "on time")
    page.clock.run_for(150_600)
    assert late.inner_text() == "1 minute late"
    expect(late).to_have_css("font-weight", "700")
    page.clock.run_for(180_000)
    assert late.inner_text() == "4 minutes late"
    assert drop.is_hidden()  # no part of the page is marked any longer
    page.select_option(".run select", "three-kinds", force=True)
    assert late.inner_text() == "10 minutes in hand"
    choose(page, "set")
    assert (page.locator(".run-clock b").inner_text(), late.inner_text()) == ("Minute 17 of 120", "on time")


def test_what_may_be_left_out_is_offered_to_who_is_late(visit: Visit) -> None:
    page = visit.page
    page.clock.install()
    visit.go(GUIDE).evaluate(UNMARKED)
    page.evaluate(
        """() => {
          document.querySelector("[aria-labelledby='job-advert']").dataset.optional = ""
          document.getElementById("colleague").dataset.optional = ""
          document.getElementById("debrief").dataset.short = "9"
        }"""
    )
    page.click("[data-run] a")
    begin(page)
    page.keyboard.press("PageDown")
    drop = page.locator("[data-do='drop']")
    page.clock.run_for(3 * 60_000 + 500)
    assert drop.inner_text() == "Leave out “Same advert for everyone, seen by some” (1 min)"
    page.clock.run_for(4 * 60_000)
    assert drop.inner_text() == "Do “Debrief” in 9 min"
    drop.click()
    assert drop.inner_text() == "Leave out “Talking to a colleague” (6 min)"
    drop.click()
    assert "Rehearse a talk with a colleague" not in titles(page)
    assert page.locator(".run-clock b").inner_text() == "Minute 7 of 109"


def test_what_was_left_out_by_mistake_comes_back(visit: Visit) -> None:
    page = visit.page
    page.clock.install()
    visit.go(GUIDE).evaluate(UNMARKED)
    page.evaluate("document.getElementById('colleague').dataset.optional = ''")
    page.evaluate("document.getElementById('debrief').dataset.short = '9'")
    page.click("[data-run] a")
    begin(page).keyboard.press("PageDown")
    before = titles(page)
    page.click(".run-bar summary")
    restore = page.locator("[data-do='restore']")
    expect(restore).to_be_hidden()
    page.clock.run_for(7 * 60_000 + 500)
    for _ in range(2):
        do(page, "drop")
    assert page.locator(".run-clock b").inner_text() == "Minute 7 of 109"
    for part in ("Talking to a colleague", "Debrief"):
        page.click(".run-bar summary")
        expect(restore).to_have_text(f"Bring back “{part}” in full")
        restore.click()
    assert (titles(page), page.locator(".run-clock b").inner_text()) == (before, "Minute 7 of 120")
    page.click(".run-bar summary")
    expect(restore).to_be_hidden()


def test_a_part_can_be_shorter_than_its_slides_say(visit: Visit) -> None:
    page = visit.page
    page.clock.install()
    visit.go(GUIDE).evaluate(UNMARKED)
    page.evaluate("document.getElementById('opening').dataset.short = '5'")  # its slides state nine of ten minutes
    page.click("[data-run] a")
    begin(page).keyboard.press("PageDown")
    page.clock.run_for(3 * 60_000 + 500)
    drop = page.locator("[data-do='drop']")
    assert drop.inner_text() == "Do “Opening round” in 5 min"
    drop.click()
    assert page.locator(".run-clock b").inner_text() == "Minute 3 of 115"
    assert drop.is_hidden()


@pytest.mark.parametrize("key", ["b", ".", "B"])
def test_the_wall_goes_dark_and_comes_back(visit: Visit, key: str) -> None:
    page = begin(visit.go(f"{GUIDE}#run"))
    screen = second(page)
    page.keyboard.press("PageDown")
    screen.keyboard.press(key)
    expect(screen.locator(".run-dark-room")).to_be_visible()
    expect(page.locator("[data-do='blank']")).to_have_attribute("aria-pressed", "true")
    screen.keyboard.press("PageDown")  # the first key brings back what was there
    expect(screen.locator(".run-dark-room")).to_be_hidden()
    expect(screen.locator(".run-stage h3")).to_have_text("Today you find where a union can step in")


def test_who_reloads_is_where_they_were(visit: Visit) -> None:
    page = begin(visit.go(f"{EXERCISE}#run"))
    screen = second(page)
    page.select_option(".run select", "management", force=True)
    do(page, "timer")
    page.reload()
    begin(page)
    assert page.locator(".run-notes h2").inner_text() == "As management: fill the ward for less money"
    assert page.locator("[data-do='timer']").inner_text() == "Pause"
    assert re.fullmatch(r"10:00|9:5\d", page.locator(".run-timer b").inner_text())
    assert page.locator(".run-clock b").inner_text() == "Minute 6 of 33"
    page.keyboard.press("PageDown")  # the two windows have found each other again
    expect(screen.locator(".run-stage h3")).to_have_text("Now you are the union")
    screen.reload()
    expect(begin(screen).locator(".run-stage h3")).to_have_text("Now you are the union")
    screen.keyboard.press("PageUp")
    expect(page.locator(".run-stage h3")).to_have_text("As management: fill the ward for less money")


def test_the_second_window_goes_on_alone(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = begin(context.new_page(), f"{address}{GUIDE}#run")
        page.set_viewport_size({"width": 1280, "height": 800})
        screen = second(page)
        page.keyboard.press("PageDown")
        expect(screen.locator(".run-stage h3")).to_have_text("Today you find where a union can step in")
        page.close()
        screen.reload()
        begin(screen).keyboard.press("PageDown")
        assert title(screen) == "We use what we hear and leave the names out"


@pytest.mark.parametrize(("path", "on"), [(GUIDE, "ArrowRight"), (f"ar/{GUIDE}", "ArrowLeft")])
def test_arrows_go_the_way_that_the_lines_go(visit: Visit, path: str, on: str) -> None:
    page = begin(visit.go(f"{path}#run"))
    back = {"ArrowLeft": "ArrowRight", "ArrowRight": "ArrowLeft"}[on]
    place = page.locator(".run-place")
    seen = []
    for key in (on, on, back, " ", "End", "Home"):
        page.keyboard.press(key)
        seen.append(place.inner_text().split()[0])
    assert seen == ["2", "3", "2", "3", "24", "1"]


def test_a_key_that_is_held_down_turns_one_slide(visit: Visit) -> None:
    page = begin(visit.go(f"{GUIDE}#run"))
    for _ in range(3):
        page.keyboard.down("PageDown")
    page.keyboard.up("PageDown")
    page.keyboard.press("PageDown")
    assert page.locator(".run-place").inner_text().split()[0] == "3"


def test_leaving_goes_to_the_slide_on_the_page(visit: Visit) -> None:
    page = begin(visit.go(f"{GUIDE}#run"))
    screen = second(page)
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    page.keyboard.press("/")
    assert not page.locator("#search").evaluate("search => search.open")  # those of the page wait
    with screen.expect_event("close"):
        page.keyboard.press("Escape")
    expect(page.locator(".run")).to_have_count(0)
    assert page.url.endswith("#agreements")
    assert page.locator("main").evaluate("node => !node.closest('[inert]')")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_visible()  # the page has its own keys again


def test_who_leaves_at_once_leaves_the_screen_to_its_rest(visit: Visit) -> None:
    """A device may take a moment until it says that the screen stays awake."""
    visit.page.add_init_script(
        """self.held = 0;
        const release = async () => void held--;
        const request = () => new Promise((done) => (self.allow = () => (held++, done({ release }))));
        Object.defineProperty(navigator, "wakeLock", { value: { request } });"""
    )
    page = begin(visit.page, f"{visit.address}{GUIDE}#run")
    page.keyboard.press("Escape")
    expect(page.locator(".run")).to_have_count(0)
    page.evaluate("allow()")
    until(page, "held === 0")


def test_who_leaves_the_whole_screen_finds_the_button_for_it_next_time(visit: Visit) -> None:
    page = visit.go(f"{GUIDE}#run")
    begin(page)
    choose(page, "full")
    page.wait_for_selector(".run-full")
    choose(page, "leave")
    page.wait_for_selector(".run", state="detached")
    until(page, "!document.fullscreenElement")
    expect(page.locator(".run-full, .running")).to_have_count(0)


def test_a_stranger_cannot_move_the_slides(visit: Visit) -> None:
    page = begin(visit.go(f"{GUIDE}#run"))
    page.evaluate("postMessage({run: 'do', name: 'next'}, '*')")
    page.evaluate(
        """() => new Promise(done => {
          const frame = document.createElement("iframe")
          document.body.append(frame)
          frame.contentWindow.parent.postMessage({run: "do", name: "next"}, "*")
          setTimeout(done, 100)
        })"""
    )
    assert page.locator(".run-place").inner_text() == "1 of 24"


def test_it_runs_from_a_folder(browser: Browser, site: Path) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto((site / EXERCISE / "index.html").as_uri())
        page.click("[data-run] a")
        screen = second(begin(page))
        page.keyboard.press("PageDown")
        expect(screen.locator(".run-stage h3")).to_have_text("Ward 6: one rota for 34 people")
        screen.keyboard.press("PageDown")
        expect(page.locator(".run-notes h2")).to_have_text("RotaLark ranks the people of Ward 6")
        page.reload()
        expect(begin(page).locator(".run-notes h2")).to_have_text("RotaLark ranks the people of Ward 6")


@pytest.mark.parametrize(("path", "scheme"), [(GUIDE, "light"), (EXERCISE, "dark"), (f"ar/{EXERCISE}", "light")])
def test_axe_finds_nothing_in_run_mode(browser: Browser, address: str, path: str, scheme: Any) -> None:
    with browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 800}) as context:
        page = begin(context.new_page(), f"{address}{path}#run")
        page.evaluate(AXE.read_text("utf-8"))  # the policy of the page would stop a script tag
        found: list[str] = []
        for step in ("End", "menu", "dark", "turn", "task"):
            if step == "End":
                page.keyboard.press("End")
            elif step == "task":
                page.select_option(".run select", index=4, force=True)
            elif step == "menu":
                page.click(".run-bar summary")
            else:
                page.locator(f".run [data-do='{step}']:visible").first.click()
            result = page.evaluate("axe.run('.run', {resultTypes: ['violations']})")
            found += [
                f"{step}: {each['id']} {[n['html'][:150] for n in each['nodes']]}" for each in result["violations"]
            ]
        assert found == []


def test_a_browser_that_opens_no_window_says_what_to_do(visit: Visit) -> None:
    page = begin(visit.go(f"{GUIDE}#run"))
    page.evaluate("window.open = () => null")
    do(page, "screen")
    assert page.locator(".run-told").inner_text().startswith("The browser did not open a second window.")
    page.keyboard.press("PageDown")
    assert page.locator(".run-place").inner_text() == "2 of 24"


def test_an_address_can_leave_stops_out(visit: Visit) -> None:
    page = begin(visit.go(f"{GUIDE}#run&skip=job-advert,debrief"))
    assert "Same advert for everyone, seen by some" not in titles(page)
    assert len(titles(page)) == 21


@pytest.mark.parametrize(("width", "height", "wide"), [(1600, 1000, 1600), (1600, 720, 1280)])
def test_a_slide_fills_the_wall(visit: Visit, width: int, height: int, wide: int) -> None:
    page = begin(visit.go(f"{GUIDE}#run=screen"))
    page.set_viewport_size({"width": width, "height": height})
    for number in range(page.locator(".run select option").count()):
        page.keyboard.press("PageDown")
        box = page.locator(".run-stage .slide").bounding_box()
        assert box, number
        assert box["x"] >= 0, number
        assert abs(box["width"] - wide) < 2, number
        assert box["height"] <= height + 1, number
