"""The real site in Firefox: pages, search, run mode, films, plans and the language menu."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browsing import KINDS, W1, WAITING
from tests.firefox import PATIENCE, Firefox, Tab, started
from tests.sites import SLUG

pytestmark = pytest.mark.browser
GUIDE = f"{W1}/guide/"
FILM = f"{W1}/film/"
BEYOND = (
    "[...document.querySelectorAll('.top :is(a, button)')].filter(node => node.checkVisibility()).filter(node => {"
    " const box = node.getBoundingClientRect(); return box.left < 0 || box.right > innerWidth }).length"
)
STATE = "document.querySelector('#search .state').textContent"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with started(tmp_path_factory.mktemp("firefox")) as found:
        yield found


@pytest.fixture
def tab(firefox: Firefox) -> Iterator[Tab]:
    """A window of which nothing may have gone wrong in the end."""
    firefox.faults.clear()
    tab = firefox.tab()
    yield tab
    tab.close()
    assert firefox.faults == []


def test_what_goes_wrong_on_a_page_is_noted(firefox: Firefox, address: str) -> None:
    """The tests below rely on it."""
    tab = firefox.tab()
    tab.go(address)
    tab.evaluate("document.body.append(Object.assign(document.createElement('style'), {textContent: 'a {}'}))")
    tab.evaluate("setTimeout(() => nothing.there)")
    tab.evaluate("document.body.append(Object.assign(new Image(), {src: 'missing.png'}))")
    ends = time.monotonic() + PATIENCE
    while lacking := [word for word in ("policy: style-src", "nothing", "404") if word not in str(firefox.faults)]:
        tab.evaluate("document.title")
        assert time.monotonic() < ends, (lacking, firefox.faults)
    tab.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_every_kind_of_page_fits_and_says_no_error(tab: Tab, address: str, width: int) -> None:
    tab.resize(width, 800)
    for path in KINDS.values():
        tab.go(address + path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, path
        assert tab.evaluate(BEYOND) == 0, path


@pytest.mark.parametrize(
    ("home", "words", "wanted"),
    [
        ("", "manager in the room", "-tip-1"),
        ("fr/", "biais", "fr/glossary/#bias"),
        ("ar/", "جولة الختام", "/guide/#closing"),
        (f"{WAITING}ar/", "recipe", f"{WAITING}ar/workshops/{SLUG}/guide/#recipe"),
    ],
)
def test_the_search_finds(tab: Tab, address: str, home: str, words: str, wanted: str) -> None:
    tab.go(address + home)
    tab.click("button[data-search]")
    tab.press(*words)
    tab.until("document.querySelector('#search li a')")
    tab.press("ArrowDown")
    tab.until("document.activeElement.matches('#search li a')")
    assert tab.evaluate("document.activeElement.href").endswith(wanted)


@pytest.mark.parametrize("origin", ["served", "folder"])
def test_run_mode_goes_on_with_two_windows_and_with_one(tab: Tab, address: str, site: Path, origin: str) -> None:
    tab.go(address + GUIDE if origin == "served" else (site / GUIDE / "index.html").as_uri())
    tab.click("[data-run] a")
    tab.until("document.querySelector('.run')")
    before = tab.firefox.contexts()
    tab.click(".run [data-do='screen']")
    while not (opened := [context for context in tab.firefox.contexts() if context not in before]):
        pass
    wall = Tab(tab.firefox, opened[0])
    wall.until("document.querySelector('.run')")
    wall.press("PageDown")
    title = "Today you find where a union can step in"
    for window in (wall, tab):
        window.until(f"document.querySelector('.run-stage h3').innerText === {json.dumps(title)}")
    tab.press("PageDown")
    wall.until(f"document.querySelector('.run-stage h3').innerText !== {json.dumps(title)}")
    wall.close()
    place = tab.text(".run-place")
    tab.press("PageDown")
    assert tab.text(".run-place") != place
    tab.press("Escape")
    tab.until("!document.querySelector('.run')")


def test_a_film_plays(tab: Tab, address: str) -> None:
    tab.go(address + FILM)
    tab.click("[data-film] button")
    tab.until("document.querySelector('dialog.film[open] .film-caption').innerText")
    first = tab.text("dialog.film .film-caption")
    tab.until(f"document.querySelector('dialog.film .film-caption').innerText !== {json.dumps(first)}")
    tab.press("Escape")
    tab.until("!document.querySelector('dialog.film[open]')")


def test_a_plan_is_made_and_shared(tab: Tab, address: str) -> None:
    tab.go(f"{address}fr/{GUIDE}#plan=90&people=14&start=18:30")
    tab.until("document.querySelector('.agenda tfoot td:last-child').innerText === '90'")
    assert tab.text(".agenda tbody td") == "18:30"
    assert tab.text(".plan [data-for]") == "14"


def test_the_language_menu_keeps_the_place(tab: Tab, address: str) -> None:
    tab.go(f"{address}{GUIDE}#group-work")
    tab.click("button[popovertarget=languages]")
    tab.click("#languages a[lang=ar]")
    tab.until("document.documentElement.lang === 'ar'")
    assert tab.evaluate("location.href") == f"{address}ar/{GUIDE}#group-work"


def test_pages_are_read_from_a_folder(tab: Tab, site: Path) -> None:
    tab.go((site / "index.html").as_uri())
    tab.go((site / GUIDE / "index.html").as_uri() + "#plan=90")
    tab.until("document.querySelector('.agenda tfoot td:last-child').innerText === '90'")
