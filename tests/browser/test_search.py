"""The search, as readers use it: what it finds, what it leaves out, what it costs."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browsing import W1, WAITING, Visit, served, until
from tests.searches import SEARCHES
from tests.sites import built, put, translation, write_small

pytestmark = pytest.mark.browser
FIRST_ANSWER = 112_000  # bytes on the wire with gzip: Arabic takes most, for its letters and the forms of its words
W4 = "workshops/4-co-governance"


def search(page: Page, words: str) -> list[tuple[str, str]]:
    """Title and path of each result shown."""
    if not page.locator("#search").is_visible():
        page.click("button[data-search]")
    page.fill("#search input", "")
    until(page, "document.querySelector('#search .state').textContent === ''")
    page.fill("#search input", words)
    state = "document.querySelector('#search .state').textContent"
    until(page, f"{state} !== '' && {state} !== document.querySelector('#search').dataset.loading")
    links = "links => links.map(({ textContent, pathname, hash }) => [textContent, pathname + hash])"
    return [(title, path) for title, path in page.locator("#search li a").evaluate_all(links)]


def more(page: Page) -> list[str]:
    """The titles of the results, with the next ones."""
    before = page.locator("#search li").count()
    page.click("#search .more")
    until(page, f"document.querySelectorAll('#search li').length > {before}")
    return page.locator("#search li a").all_inner_texts()


@pytest.mark.parametrize("locale", SEARCHES)
def test_what_is_wanted_comes_first(visit: Visit, locale: str) -> None:
    visit.page.add_init_script("const { setTimeout } = self; self.setTimeout = (work) => setTimeout(work, 0)")
    page = visit.go("" if locale == "en" else f"{locale}/")
    first = {words: next((path for _, path in search(page, words)), "") for words, _ in SEARCHES[locale]}
    assert {words: path for words, path in SEARCHES[locale] if not first[words].endswith(path)} == {}


@pytest.mark.parametrize(
    ("home", "words"),
    [
        ("", "algorithm"),
        ("", "data rights"),
        ("", "collective agreement"),
        ("", "works council"),
        ("", "impact assessment"),
        ("", "personal data"),
        ("", "they won't even meet us"),
        ("", "offline"),
        ("fr/", "données"),
        ("fr/", "donnees"),
        ("fr/", "ALGORITHME"),
        ("fr/", "données personnelles"),
        ("fr/", "droit syndical"),
        ("fr/", "cycle vie"),
        ("fr/", "RGPD"),
        ("fr/", "brise-glace"),
        ("ar/", "البيانات"),
        ("ar/", "الخوارزميات"),
        ("ar/", "خوارزميات"),
        ("ar/", "البيانات الشخصية"),
        ("ar/", "صاحب العمل"),
        ("ar/", "حقوق النقابة"),
        (f"{WAITING}ar/", "recipe"),
    ],
)
def test_search_finds_words_of_the_readers_language(visit: Visit, site: Path, home: str, words: str) -> None:
    page = visit.go(home)
    before = set(visit.asked)
    found = search(page, words)
    assert found
    pictures = {url for url in visit.asked if url.endswith(".svg")}  # those of the home page come when they come
    others = ("/fr/", "/ar/") if not home else ()
    for _, href in found:
        assert href.startswith(f"/{home}")
        assert not href.startswith(others)
    assert 0 < visit.bytes(site, before | pictures) <= FIRST_ANSWER


@pytest.mark.parametrize("home", ["", "fr/"])
def test_a_question_fetches_the_lists_of_its_own_words_alone(visit: Visit, home: str) -> None:
    page = visit.go(home)
    page.click("button[data-search]")
    locale = home.rstrip("/") or "en"
    until(page, f"'{locale}' in (self.tfSearch ?? {{}})")
    names = {name for name, _ in page.evaluate(f"tfSearch['{locale}'].lists")}
    search(page, "glossary" if not home else "glossaire")
    fetched = {name for name in names if any(url.endswith(f"{name}.js") for url in visit.asked)}
    assert 1 <= len(fetched) <= 3 < len(names)
    assert not home or not any(url.endswith("search/en.js") for url in visit.asked)


def test_the_beginning_of_a_word_finds_it(visit: Visit) -> None:
    """The index is cut into small pieces; a word's beginning must not be looked for in too few of them."""
    page = visit.go("")
    whole = {href for _, href in search(page, "algorithm")}
    assert whole
    assert {href for _, href in search(page, "algor")} & whole


def test_search_with_and_without_accents_finds_the_same(visit: Visit) -> None:
    page = visit.go("fr/")
    assert search(page, "données") == search(page, "donnees")


def test_search_leaves_answers_out(visit: Visit) -> None:
    page = visit.go("")
    answer = "so the city itself can act"
    assert answer in page.request.get(f"{visit.address}{W4}/exercise/").text()
    search(page, answer)
    assert answer not in page.inner_text("#search ol")


def test_pages_that_await_translation_are_found_in_the_source(visit: Visit) -> None:
    page = visit.go(f"{WAITING}ar/")
    found = search(page, "recipe")
    assert found
    assert all(path.startswith(f"/{WAITING}ar/") for _, path in found)
    assert page.locator("#search li.heading").count() == 1
    assert page.locator("#search li[lang=en] a").count() == len(found)
    page.locator("#search li a").first.click()
    page.wait_for_url("**/ar/*/**")
    assert page.locator("article").get_attribute("lang") == "en"


def test_a_slip_is_corrected_and_told(visit: Visit) -> None:
    page = visit.go("fr/")
    slipped = search(page, "donées")
    assert page.inner_text("#search .meant button") == "Cherchiez-vous «\u00a0données\u00a0»\u00a0?"
    page.click("#search .meant button")
    page.wait_for_selector("#search .meant button", state="detached")
    assert page.input_value("#search input") == "données"
    assert slipped[0] == search(page, "données")[0]


def test_search_works_by_keyboard_alone(visit: Visit) -> None:
    page = visit.go("fr/")
    page.keyboard.press("/")
    page.keyboard.type("algorithme")
    page.wait_for_selector("#search li:nth-child(2) a")
    focused = "[...document.querySelectorAll('#search input, #search li a')].indexOf(document.activeElement)"
    for key, place in (("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("ArrowUp", 0), ("ArrowUp", 0)):
        page.keyboard.press(key)
        until(page, f"{focused} === {place}")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.rstrip("/") != f"{visit.address}fr")
    assert "/fr/" in page.url


def test_enter_opens_the_first_result(visit: Visit) -> None:
    page = visit.go(f"{W1}/guide/")
    page.keyboard.press("/")
    page.keyboard.type("workshop 4")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{visit.address}{W4}/")


def test_who_leaves_before_all_results_came_leaves_no_error(visit: Visit) -> None:
    page = visit.go(f"{W1}/guide/")
    held: list[Route] = []
    page.route("**/search/en/*.js", lambda route: held.insert(0, route))
    page.keyboard.press("/")
    page.keyboard.type("bias")
    while not held:
        page.wait_for_timeout(10)
    page.goto(f"{visit.address}{W4}/")


def test_a_word_tells_that_the_search_loads_or_that_it_did_not(visit: Visit) -> None:
    page = visit.go("")
    held: list[Route] = []
    page.route("**/search/en.js", lambda route: held.insert(0, route))
    page.keyboard.press("/")
    page.keyboard.type("bias")
    until(page, "document.querySelector('#search .state').textContent === 'The search is loading…'")
    while not held:
        page.wait_for_timeout(10)
    held[0].abort()
    until(page, "document.querySelector('#search .state').textContent.includes('did not load')")
    page.unroute("**/search/en.js")
    page.keyboard.type("es")
    page.wait_for_selector("#search li a")
    visit.errors.clear()  # the browser tells of the file that did not come


def test_after_a_failure_nothing_of_an_earlier_question_is_left_to_open(visit: Visit) -> None:
    page = visit.go("")
    page.keyboard.press("/")
    page.keyboard.type("glossary")
    page.wait_for_selector("#search li a")
    page.route("**/search/en/*.js", lambda route: route.abort())
    page.fill("#search input", "negotiating pay")
    page.wait_for_selector("#search .state:has-text('did not load')")
    assert page.locator("#search li").count() == 0
    assert page.locator("#search .more").is_hidden()
    page.unroute("**/search/en/*.js")
    page.fill("#search input", "glossary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/**")
    visit.errors.clear()  # the browser tells of the file that did not come


def test_more_results_that_did_not_come_are_there_for_who_asks_again(visit: Visit) -> None:
    page = visit.go("")
    search(page, "data")
    said = page.inner_text("#search .state")
    wanted = more(page)
    page.reload()
    search(page, "data")
    page.route("**/search/en/*.js", lambda route: route.abort())
    page.click("#search .more")
    page.wait_for_selector("#search .state:has-text('did not load')")
    page.unroute("**/search/en/*.js")
    assert more(page) == wanted
    assert page.inner_text("#search .state") == said
    visit.errors.clear()  # the browser tells of the file that did not come


def test_a_page_of_text_is_no_question(visit: Visit) -> None:
    page = visit.go("")
    page.keyboard.press("/")
    page.keyboard.insert_text("rights of data workers " * 400)
    page.wait_for_selector("#search li a")
    assert len(page.input_value("#search input")) == 200


def test_a_hebrew_word_is_found_behind_its_prefixes(browser: Browser, tmp_path: Path) -> None:
    root = write_small(tmp_path / "project", ("en", "he"))
    hebrew = "# אודות\n\n## אנחנו {#us}\n\nהאיגוד פועל לזכויות. העובדים יודעים. בחברה יש אנשים.\n"
    put(root / "docs/he/about.md", translation(hebrew, root / "docs/en/about.md"))
    with served(built(root, tmp_path / "site")) as address, browser.new_context() as context:
        page = Visit(context, address).go("he/")
        for words in ("איגוד", "והאיגוד", "עובדים", "חברה", "זכויות"):
            assert [url for _, url in search(page, words)], words
