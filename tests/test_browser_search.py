"""The search, as readers use it: what it finds, what it leaves out, what it costs."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import W2, Visit, served
from tests.sites import built, put, translation, write_small

pytestmark = pytest.mark.browser
FIRST_ANSWER = 150_000


def search(page: Page, words: str) -> list[tuple[str, str]]:
    """Title and address of each result shown."""
    if not page.locator("#search").is_visible():
        page.click("button[data-search]")
    page.fill("#search input", "")
    page.wait_for_function("document.querySelector('#search .state').textContent === ''")
    page.fill("#search input", words)
    page.wait_for_function("document.querySelector('#search .state').textContent !== ''")
    links = page.locator("#search li a").all()
    return [(link.inner_text(), link.get_attribute("href") or "") for link in links]


@pytest.mark.parametrize(
    ("home", "words"),
    [
        ("", "algorithm"),
        ("", "data rights"),
        ("", "collective agreement"),
        ("", "works council"),
        ("", "impact assessment"),
        ("", "personal data"),
        ("fr/", "données"),
        ("fr/", "donnees"),
        ("fr/", "ALGORITHME"),
        ("fr/", "données personnelles"),
        ("fr/", "droit syndical"),
        ("fr/", "cycle vie"),
        ("ar/", "البيانات"),
        ("ar/", "الخوارزميات"),
        ("ar/", "خوارزميات"),
        ("ar/", "البيانات الشخصية"),
        ("ar/", "صاحب العمل"),
        ("ar/", "حقوق النقابة"),
    ],
)
def test_search_finds_words_of_the_readers_language(visit: Visit, site: Path, home: str, words: str) -> None:
    page = visit.go(home)
    before = visit.bytes(site)
    found = search(page, words)
    assert found
    others = ("/fr/", "/ar/") if not home else ()
    for _, href in found:
        assert href.startswith(f"/{home}")
        assert not href.startswith(others)
    assert visit.bytes(site) - before <= FIRST_ANSWER


def test_the_beginning_of_a_word_finds_it(visit: Visit) -> None:
    """The index is cut into small pieces; a word's beginning must not be looked for in too few of them."""
    page = visit.go("")
    whole = {href for _, href in search(page, "algorithm")}
    assert whole
    assert {href for _, href in search(page, "algor")} & whole


def test_search_with_and_without_accents_finds_the_same(visit: Visit) -> None:
    page = visit.go("fr/")
    assert search(page, "données") == search(page, "donnees")


def test_search_leaves_foreign_text_and_answers_out(visit: Visit) -> None:
    """Words of pages that await translation find nothing in Arabic, though the reader sees these pages."""
    page = visit.go(f"ar/{W2}/guide/")
    assert "off-boarding" in page.inner_text("article").lower()
    for words in ("off-boarding", "facilitator", "speech analytics"):
        assert [address for _, address in search(page, words) if W2 in address] == []


def test_search_works_by_keyboard_alone(visit: Visit) -> None:
    page = visit.go("fr/")
    page.keyboard.press("/")
    page.keyboard.type("algorithme")
    page.wait_for_selector("#search li a")
    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.matches('#search li a')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("!document.querySelector('#search').open")
    assert "/fr/" in page.url


def test_a_hebrew_word_is_found_behind_its_prefixes(browser: Browser, tmp_path: Path) -> None:
    root = write_small(tmp_path / "project", ("en", "he"))
    hebrew = "# אודות\n\n## אנחנו {#us}\n\nהאיגוד פועל לזכויות. העובדים יודעים. בחברה יש אנשים.\n"
    put(root / "docs/he/about.md", translation(hebrew, root / "docs/en/about.md"))
    with served(built(root, tmp_path / "site")) as address, browser.new_context() as context:
        page = Visit(context, address).go("he/")
        for words in ("איגוד", "והאיגוד", "עובדים", "חברה", "זכויות"):
            assert [url for _, url in search(page, words)], words
