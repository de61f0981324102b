"""Films: a page of scenes that plays by itself, at the pace of its words or of a voice of the device."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import Visit, served
from tests.once import Once
from tests.sites import SLUG, built, put, translation, write_small
from tests.tools import ROOT, need

pytestmark = pytest.mark.browser
PATH = f"workshops/{SLUG}/film/"
FILES = ("film-start.js", "film.js", "film.css")
MOST = 6_000  # bytes of all that plays a film, with gzip
FIRST, SECOND = "One" + " one" * 26 + " stop.", "Two" + " two" * 26 + " stop."
SAID_IN_MS = 28 * 60_000 / 140  # how long each of these is shown
REST = 700
HOUR = 3_600
# A speechSynthesis that speaks each sentence in a second, with one voice of the device and one from afar.
VOICES = """locals => {
  window.heard = []
  class Fake extends EventTarget {
    getVoices() {
      return [
        {name: "Far", lang: "en-GB", localService: false, default: true},
        ...locals.map(lang => ({name: "Near " + lang, lang, localService: true, default: false})),
      ]
    }
    speak(said) {
      heard.push([said.text, said.voice?.name])
      this.timer = setTimeout(() => said.dispatchEvent(new Event("end")), 1000)
    }
    cancel() { clearTimeout(this.timer) }
  }
  class Utterance extends EventTarget { constructor(text) { super(); this.text = text } }
  Object.defineProperty(window, "speechSynthesis", {value: new Fake()})
  Object.defineProperty(window, "SpeechSynthesisUtterance", {value: Utterance})
}"""


# What of the film's controls and words does not lie on the screen, or is too small for a finger.
OUTSIDE = """() => [...document.querySelectorAll(".film button, .film-caption")].filter(node => node.offsetParent)
  .filter(node => {
    const box = node.getBoundingClientRect()
    return box.left < 0 || box.right > innerWidth || box.bottom > innerHeight || box.height < 44
  }).map(node => node.outerHTML)"""


def film(say: str) -> str:
    scenes = [
        f"## Part {n} {{#part-{n}}}\n\n/// slide | Title {n}\n    id: scene-{n}\n    layout: columns\n"
        f"- **One**: [thing](guide.md)\n- **Two**: thing\n///\n\n**{say}:** {FIRST} {SECOND}\n"
        for n in range(1, 7)
    ]
    return "# A film\n\nTo watch.\n\n" + "\n".join(scenes)


def write_film(folder: Path) -> None:
    """A small site with a film in English and in Arabic."""
    root = write_small(folder / "project", ("en", "ar"))
    english = root / "workshops/en" / SLUG / "film.md"
    put(english, film("Say"))
    put(root / "docs/ar/words.yml", (ROOT / "docs/ar/words.yml").read_text("utf-8"))
    put(root / "workshops/ar" / SLUG / "film.md", translation(film("قل"), english))
    built(root, folder / "site")


@pytest.fixture(scope="module")
def site(once: Once) -> Path:
    return once("film-site", write_film) / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


def play(page: Page) -> None:
    page.locator("[data-film] button").click()
    expect(page.locator("dialog.film")).to_be_visible()


def do(page: Page, name: str) -> None:
    page.locator(f".film [data-do={name}]").click()


def place(page: Page) -> str:
    return page.locator("#film-place").inner_text()


def caption(page: Page) -> str:
    return page.locator(".film-caption").inner_text()


def pass_time(page: Page, ms: float) -> None:
    page.clock.run_for(round(ms))


def in_time(visit: Visit) -> Page:
    """The page of the film, whose clock stands still until the test lets time pass."""
    visit.page.clock.install(time=0)
    page = visit.go(PATH)
    page.clock.pause_at(HOUR)
    return page


@pytest.fixture
def page(visit: Visit) -> Page:
    return in_time(visit)


def test_nothing_of_a_film_is_loaded_before_it_is_played(visit: Visit, site: Path) -> None:
    page = visit.go(PATH)
    visit.rest()
    assert not [url for url in visit.asked if "film.js" in url or "film.css" in url]
    play(page)
    sizes = [len(gzip.compress((site / "assets" / name).read_bytes())) for name in FILES]
    assert sum(sizes) <= MOST


def test_no_other_page_knows_of_films(visit: Visit) -> None:
    visit.go(f"workshops/{SLUG}/guide/")
    visit.rest()
    assert not [url for url in visit.asked if "assets/film" in url]


def test_without_script_the_page_is_the_film_to_read(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + PATH)
        assert not page.locator("[data-film]").is_visible()
        assert page.locator("article .slide:visible").count() == 6
        assert page.locator("article .narration").first.inner_text() == f"{FIRST} {SECOND}"


def test_it_plays_at_the_pace_of_its_words_and_ends_quietly(page: Page) -> None:
    play(page)
    assert (place(page), caption(page)) == ("Scene 1 of 6", FIRST)
    assert page.locator(".film-view h3").inner_text() == "Title 1"
    pass_time(page, SAID_IN_MS - 100)
    assert caption(page) == FIRST
    pass_time(page, 200)
    assert caption(page) == SECOND
    pass_time(page, SAID_IN_MS + REST)
    assert (place(page), caption(page)) == ("Scene 2 of 6", FIRST)
    pass_time(page, 6 * (2 * SAID_IN_MS + REST))
    assert (place(page), caption(page)) == ("Scene 6 of 6", "That was the film.")
    value, most = page.locator(".film progress").evaluate("node => [node.value, node.max]")
    assert value == most
    do(page, "turn")
    assert (place(page), caption(page)) == ("Scene 1 of 6", FIRST)


def test_it_waits_while_it_is_paused(page: Page) -> None:
    play(page)
    pass_time(page, SAID_IN_MS / 2)
    page.keyboard.press("Space")
    pass_time(page, 10 * SAID_IN_MS)
    assert caption(page) == FIRST
    do(page, "turn")
    pass_time(page, SAID_IN_MS / 2 + 100)
    assert caption(page) == SECOND


def test_keys_and_buttons_go_from_scene_to_scene(page: Page) -> None:
    play(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("PageDown")
    assert place(page) == "Scene 3 of 6"
    page.keyboard.press("ArrowLeft")
    do(page, "next")
    do(page, "back")
    assert place(page) == "Scene 2 of 6"
    pass_time(page, SAID_IN_MS + 100)
    assert caption(page) == SECOND  # it went on playing
    page.locator(".film-view").focus()
    page.keyboard.press("Space")
    assert page.locator(".film [data-do=turn]").inner_text() == "Go on"


def test_a_key_that_is_held_down_goes_one_scene_on(page: Page) -> None:
    play(page)
    for _ in range(3):
        page.keyboard.down("ArrowRight")
    assert place(page) == "Scene 2 of 6"


def test_closing_brings_the_reader_back_to_the_button(page: Page) -> None:
    play(page)
    do(page, "leave")
    expect(page.locator("dialog.film")).to_have_count(0)
    expect(page.locator("[data-film] button")).to_be_focused()
    play(page)
    page.keyboard.press("Escape")
    expect(page.locator("dialog.film")).to_have_count(0)


def test_a_swipe_goes_on_and_a_tap_pauses(page: Page) -> None:
    play(page)
    box = page.locator(".film-view").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 100, y)
    page.mouse.up()
    assert place(page) == "Scene 2 of 6"
    page.mouse.click(x, y)
    assert page.locator(".film [data-do=turn]").inner_text() == "Go on"


def test_a_press_that_begins_beside_the_slide_or_opens_a_menu_is_neither(page: Page) -> None:
    """Who marks words of the caption may end on the slide."""
    play(page)
    do(page, "next")
    view, words = (page.locator(f".film-{name}").bounding_box() for name in ("view", "caption"))
    assert view
    assert words
    page.mouse.move(words["x"] + 200, words["y"] + 20)
    page.mouse.down()
    page.mouse.move(view["x"] + 100, view["y"] + 100)
    page.mouse.up()
    assert place(page) == "Scene 2 of 6"
    before = page.locator("[data-do='turn']").inner_text()
    page.mouse.click(view["x"] + 100, view["y"] + 100, button="right")
    assert page.locator("[data-do='turn']").inner_text() == before


def test_an_address_can_begin_the_film(visit: Visit) -> None:
    page = visit.go(f"{PATH}#play")
    expect(page.locator("dialog.film")).to_be_visible()


@pytest.mark.parametrize(("voices", "offered"), [(["en-US", "fr-FR"], True), (["fr-FR"], False), ([], False)])
def test_only_a_voice_of_the_device_reads_aloud(visit: Visit, voices: list[str], *, offered: bool) -> None:
    visit.page.add_init_script(f"({VOICES})({voices})")
    page = in_time(visit)
    play(page)
    button = page.locator(".film [data-do=voice]")
    assert button.is_visible() == offered
    if offered:
        button.click()
        pass_time(page, 900)
        assert caption(page) == FIRST
        pass_time(page, 200)
        assert caption(page) == SECOND  # the voice was faster than the words
        do(page, "turn")
        pass_time(page, 60_000)
        assert page.evaluate("heard") == [[FIRST, "Near en-US"], [SECOND, "Near en-US"]]
        button.click()
        do(page, "turn")
        pass_time(page, SAID_IN_MS)
        assert len(page.evaluate("heard")) == 2
    else:
        assert page.evaluate("heard") == []


def test_a_voice_that_never_ends_does_not_hold_the_film_up(visit: Visit) -> None:
    visit.page.add_init_script(f"({VOICES.replace('1000', '1e9')})({['en-GB']})")
    page = in_time(visit)
    play(page)
    do(page, "voice")
    pass_time(page, 3 * SAID_IN_MS + 8_100)
    assert caption(page) == SECOND


def test_right_to_left_the_arrows_turn_round(visit: Visit) -> None:
    page = visit.go(f"ar/{PATH}")
    play(page)
    page.keyboard.press("ArrowLeft")
    assert place(page) == "المشهد 2 من 6"
    assert page.locator(".film-view").evaluate("node => getComputedStyle(node).direction") == "rtl"


@pytest.mark.parametrize("path", [PATH, f"ar/{PATH}"])
@pytest.mark.parametrize("size", [(320, 640), (740, 360), (1280, 800)], ids=str)
def test_it_fits_every_screen_and_axe_finds_nothing(visit: Visit, path: str, size: tuple[int, int]) -> None:
    visit.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = visit.go(path)
    play(page)
    page.wait_for_timeout(500)  # the slide has come
    for _ in range(3):
        within = page.evaluate(OUTSIDE)
        assert within == []
        do(page, "text")
    page.evaluate(need("node_modules/axe-core/axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run('dialog.film').then(({violations}) => violations.map(it => it.id))")
    assert found == []


def test_forced_colours_show_how_far_it_is(visit: Visit) -> None:
    visit.page.emulate_media(forced_colors="active")
    page = visit.go(PATH)
    play(page)
    bar = page.locator(".film progress")
    assert bar.evaluate("node => getComputedStyle(node).borderLeftWidth") == "1px"
    do(page, "turn")

    def drawn(value: float) -> bytes:
        bar.evaluate("(node, value) => node.value = value * node.max", value)
        return bar.screenshot()

    assert len({drawn(value) for value in (0, 0.5, 1)}) == 3
