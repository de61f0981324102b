"""The real site in a real browser: what people do with it, and what it must not do to them."""

from __future__ import annotations

import gzip
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from tests.sites import real_site
from tests.tools import need

pytestmark = pytest.mark.browser

W1 = "workshops/1-fundamentals"
W2 = "workshops/2-data-life-cycle"
KINDS = {
    "home": "",
    "page": "how-to-use/",
    "authors": "authors/",
    "index": f"{W1}/",
    "guide": f"{W1}/guide/",
    "exercise": f"{W1}/exercise/",
    "handout": f"{W1}/handout/",
    "missing": "404.html",
    "right to left": f"ar/{W1}/",
    "fallback": f"ar/{W1}/guide/",
    "french": f"fr/{W1}/exercise/",
    "status": "translation/",
    "status right to left": "ar/translation/",
    "worksheet": "workshops/3-data-rights/worksheet/",
    "cards": "workshops/4-co-governance/role-cards/",
    "form": "evaluation-form/",
}
FIRST_VISIT = 100_000  # bytes on the wire with gzip
FIRST_ANSWER = 150_000
COMPRESSED = ("pagefind", "pf_meta", "pf_index", "pf_fragment")  # Pagefind's own files are


class Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing, and answers what is missing with the site's own page."""

    def log_message(self, *_: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


@pytest.fixture(scope="module")
def site() -> Path:
    return real_site()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        flags = ["--headless=new", "--no-sandbox", "--disable-gpu"]
        found = playwright.chromium.launch(executable_path=need("chromium"), args=flags)
        yield found
        found.close()


class Visit:
    """A page that remembers what it asked for and what went wrong."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.new_page()
        self.address = address
        self.errors: list[str] = []
        self.asked: dict[str, int] = {}
        self.page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.asked.setdefault(request.url, 0))
        self.page.on("requestfailed", lambda request: self.errors.append(f"failed: {request.url}"))

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page

    def bytes(self, site: Path) -> int:
        """Bytes on the wire of all that was asked for."""
        return sum(wire(site / unquote(urlsplit(url).path).lstrip("/")) for url in self.asked)


def wire(path: Path) -> int:
    path = path / "index.html" if path.is_dir() else path
    data = path.read_bytes()
    return len(data) if path.name.endswith(COMPRESSED) else len(gzip.compress(data))


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    seen = Visit(context, address)
    yield seen
    context.close()
    assert seen.errors == []
    assert [url for url in seen.asked if not url.startswith(address)] == [], "a third party was asked"


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


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_visit_is_light(visit: Visit, site: Path, kind: str) -> None:
    """Trap 1; and trap 3: whatever is not there would be an error on the console."""
    visit.go(KINDS[kind]).wait_for_load_state("networkidle")
    assert visit.bytes(site) <= FIRST_VISIT
    assert not [url for url in visit.asked if "pagefind" in url or "sitemap" in url]


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


@pytest.mark.parametrize("path", [f"{W1}/guide/", "how-to-use/", ""])
def test_the_language_switch_stays_on_the_page(visit: Visit, path: str) -> None:
    page = visit.go(path)
    page.click("button[popovertarget=languages]")
    page.click("#languages a[lang=fr]")
    assert page.url == f"{visit.address}fr/{path}"
    assert page.get_attribute("html", "lang") == "fr"


def test_an_answer_opens_by_keyboard(visit: Visit) -> None:
    page = visit.go(f"{W1}/exercise/")
    answer = page.locator("details.answer").first
    assert answer.get_attribute("open") is None
    answer.locator("summary").focus()
    page.keyboard.press("Enter")
    assert answer.get_attribute("open") is not None
    assert answer.locator("p, li").first.is_visible()


def test_the_handout_has_questions_and_room_and_no_answers(visit: Visit) -> None:
    page = visit.go(f"{W1}/exercise/")
    answers = [answer.text_content() or "" for answer in page.locator("details.answer").all()]
    questions = [title.inner_text() for title in page.locator(".question > h3").all()]
    page = visit.go(f"{W1}/handout/")
    sheet = page.locator("main").text_content() or ""
    assert [question for question in questions if question not in sheet] == []
    assert page.locator(".write").count() == len(questions) > 3
    assert page.locator("details, .tip, .notes, .slide").count() == 0
    for answer in answers:
        sentences = [sentence for sentence in answer.split(". ") if len(sentence) > 40]
        assert [sentence for sentence in sentences if sentence in sheet] == []


def test_a_handout_prints_in_ink_on_white(visit: Visit) -> None:
    page = visit.go(f"{W1}/handout/")
    page.emulate_media(media="print", color_scheme="dark")
    grounds = page.evaluate(
        "[...document.querySelectorAll('body, main, .band, article, article *')]"
        ".map(node => getComputedStyle(node).backgroundColor)"
    )
    assert set(grounds) <= {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    assert not page.locator(".top, .tabs, #contents").first.is_visible()
    assert page.locator(".write i").first.bounding_box()["height"] > 28  # 8 mm, room for handwriting


def test_every_deck_link_gives_a_presentation(visit: Visit, tmp_path: Path) -> None:
    for home, workshop in (("", W1), ("fr/", W1), ("ar/", W1), ("ar/", W2)):
        page = visit.go(f"{home}{workshop}/")
        links = page.locator("main article a[href$='.pptx']").all()
        assert len(links) == 2
        for link in links:
            with page.expect_download() as download:
                link.click()
            path = tmp_path / download.value.suggested_filename
            download.value.save_as(path)
            slides = len(Presentation(str(path)).slides)
            assert str(slides) in (link.locator("xpath=..").inner_text())
        # A language without decks offers the English ones, and says so.
        foreign = [link.get_attribute("hreflang") for link in links]
        assert foreign == (["en", "en"] if (home, workshop) == ("ar/", W2) else [None, None])


def test_slides_bear_the_numbers_of_the_deck(visit: Visit, site: Path) -> None:
    page = visit.go(f"{W1}/guide/")
    titles = page.locator(".slide > h3").all_text_contents()
    numbers = [text.split()[-1] for text in page.locator(".slide-number").all_text_contents()]
    deck = Presentation(str(site / W1 / "teach-forward-1-fundamentals.en.pptx"))
    shown = {}
    for slide in deck.slides:
        for shape in slide.placeholders:
            if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
                shown[slide.shapes.title.text] = shape.text_frame.text
    assert len(titles) > 10
    assert [shown[title] for title in titles] == numbers


def test_a_slide_is_a_slide_on_a_desk_and_grows_on_a_phone(visit: Visit) -> None:
    page = visit.go(f"{W1}/guide/")
    shapes = (
        "[...document.querySelectorAll('.slide')]"
        ".map(n => [n.offsetWidth / n.offsetHeight, n.scrollHeight - n.clientHeight])"
    )
    for ratio, hidden in page.evaluate(shapes):
        assert ratio == pytest.approx(16 / 9, abs=0.02)
        assert hidden <= 1
    page.set_viewport_size({"width": 390, "height": 800})
    assert max(hidden for _, hidden in page.evaluate(shapes)) <= 1
    smallest = (
        "Math.min(...[...document.querySelectorAll('.slide-body :is(p, li)')]"
        ".map(n => parseFloat(getComputedStyle(n).fontSize)))"
    )
    assert page.evaluate(smallest) >= 14


def test_arabic_runs_from_right_to_left(visit: Visit) -> None:
    page = visit.go(f"ar/{W1}/")
    assert page.get_attribute("html", "dir") == "rtl"
    heading, name = page.locator("h1").bounding_box(), page.locator(".top .name").bounding_box()
    assert heading is not None
    assert name is not None
    assert name["x"] > 640
    box = page.locator("h2").first.bounding_box()
    text = page.evaluate(
        "(() => { const r = document.createRange(); r.selectNodeContents(document.querySelector('article h2'));"
        " return r.getBoundingClientRect().right })()"
    )
    assert box is not None
    assert text == pytest.approx(box["x"] + box["width"], abs=2)


def test_a_fallback_page_is_english_within_arabic(visit: Visit) -> None:
    page = visit.go(f"ar/{W2}/guide/")
    assert page.get_attribute("html", "lang") == "ar"
    assert page.get_attribute("article", "lang") == "en"
    assert page.evaluate("getComputedStyle(document.querySelector('article')).direction") == "ltr"
    assert page.locator(".untranslated").is_visible()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_no_page_is_wider_than_the_screen(visit: Visit, path: str, width: int) -> None:
    """Trap 10: tables of four columns."""
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = visit.go(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.body.scrollWidth") <= width


@pytest.mark.parametrize(("scheme", "widths"), [("light", (390, 1280)), ("dark", (390,))])
def test_axe_finds_nothing(browser: Browser, address: str, scheme: str, widths: tuple[int, ...]) -> None:
    """Trap 10: on each kind of page, with everything open, on a phone and on a desk; dark is the same on both."""
    axe = need("node_modules/axe-core/axe.min.js").read_text("utf-8")
    found = []
    for width in widths:
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page = context.new_page()
        for path in KINDS.values():
            page.goto(address + path)
            page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
            page.evaluate(axe)
            violations = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
            found += [(width, path, violation["id"], violation["nodes"][0]["html"]) for violation in violations]
        context.close()
    assert found == []


@pytest.mark.parametrize(
    "opener", ["button[data-search]", "button[popovertarget=languages]", "button[popovertarget=contents]"]
)
def test_axe_finds_nothing_in_what_opens(visit: Visit, opener: str) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 800})
    page = visit.go(f"{W1}/guide/")
    page.click(opener)
    page.evaluate(need("node_modules/axe-core/axe.min.js").read_text("utf-8"))
    violations = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [violation["id"] for violation in violations] == []


def test_the_choice_of_colours_is_kept(visit: Visit) -> None:
    page = visit.go("")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("button[data-colours]")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page = visit.go("about/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_the_menu_opens_on_a_phone_and_closes_by_escape(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 800})
    page = visit.go("about/")
    assert not page.locator("#contents").is_visible()
    page.click("button[popovertarget=contents]")
    assert page.locator("#contents a").first.is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#contents").is_visible()


@pytest.mark.parametrize("prefix", ["", "fr/", "ar/"])
def test_a_term_shows_its_meaning_and_leads_to_the_glossary(visit: Visit, prefix: str) -> None:
    page = visit.go(f"{prefix}{W1}/exercise/")
    terms = page.locator("main a.term")
    if page.get_attribute("article", "lang"):
        pytest.fail("the page should be in the reader's language")
    titles = [term.get_attribute("title") for term in terms.all()]
    assert all(titles)
    targets = [term.get_attribute("href") for term in terms.all()]
    assert len(set(targets)) == len(targets)
    assert page.locator(":is(h1, h2, h3, summary, .slide, pre) a.term").count() == 0
    if titles:
        terms.first.click()
        assert f"{visit.address}{prefix}glossary/#" in page.url
        page.locator(":target").wait_for()


def paper(page: Page, folder: Path) -> list[tuple[str, str]]:
    """Width and height of each printed page in points, and its words."""
    path = folder / "page.pdf"
    page.pdf(path=str(path), prefer_css_page_size=True, format="A4")
    run = partial(subprocess.run, check=True, capture_output=True, text=True)
    sizes = run([str(need("pdfinfo")), "-l", "99", str(path)]).stdout
    texts = run([str(need("pdftotext")), "-layout", str(path), "-"]).stdout.split("\f")
    found = [
        line.split(":")[1].split("pts")[0].strip()
        for line in sizes.splitlines()
        if line.startswith("Page ") and " size:" in line
    ]
    return list(zip(found, texts, strict=False))


def test_role_cards_are_never_in_two_pieces(visit: Visit, tmp_path: Path) -> None:
    page = visit.go(KINDS["cards"])
    cards = page.locator(".card").all()
    assert len(cards) == 8
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.card')).breakInside") == "avoid"
    pages = [" ".join(text.split()) for _, text in paper(page, tmp_path)]
    for card in cards:
        title = (card.locator("h2").text_content() or "").split(":")[0]
        assert len([text for text in pages if title in text]) == 1, title


def test_the_mapping_grid_lies_across_the_paper_with_room_to_write(visit: Visit, tmp_path: Path) -> None:
    page = visit.go("workshops/2-data-life-cycle/mapping-grid/")
    sizes = [[float(part) for part in size.split(" x ")] for size, _ in paper(page, tmp_path)]
    assert [width > height for width, height in sizes[:3]] == [False, True, False]
    page.emulate_media(media="print")
    millimetre = 96 / 25.4
    rows = page.locator(".roomy tr.blank td:first-child").all()
    assert len(rows) == 4
    assert (
        min((row.bounding_box() or {"height": 0})["height"] for row in rows) >= 25 * millimetre - 0.1
    )  # browsers round to 1/64 of a pixel


@pytest.mark.parametrize("path", [KINDS["form"], KINDS["cards"], f"{W1}/handout/", "workshops/6-digital-impact/plan/"])
def test_what_is_printed_has_a_button_and_room_in_its_cells(visit: Visit, path: str) -> None:
    page = visit.go(path)
    assert page.locator("button[data-print]").is_visible()
    page.emulate_media(media="print")
    boxes = [cell.bounding_box() for cell in page.locator("td.fill").all()]
    assert [box for box in boxes if box and box["height"] < 12 * 96 / 25.4] == []


def test_on_a_phone_each_cell_of_a_wide_table_says_its_column(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 800})
    page = visit.go(KINDS["worksheet"])
    labels = page.evaluate(
        "[...document.querySelectorAll('.wide tbody tr:not(.blank) td:nth-child(n+2)')]"
        ".map(cell => getComputedStyle(cell, '::before').content)"
    )
    assert len(labels) > 40
    assert "none" not in labels
    assert page.evaluate("document.querySelector('.wide').scrollWidth") <= 390


def test_the_worksheet_is_offered_as_a_spreadsheet(visit: Visit, site: Path) -> None:
    name = "teach-forward-data-rights-worksheet.en.xlsx"
    for path in ("workshops/3-data-rights/", KINDS["worksheet"]):
        page = visit.go(path)
        link = page.locator(f"a[download][href$='{name}']").first
        assert link.is_visible()
    assert (site / "workshops/3-data-rights" / name).is_file()


def test_pages_work_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{W1}/exercise/")
    page.click("details.answer summary >> nth=0")
    assert page.locator("details.answer").first.get_attribute("open") is not None
    assert not page.locator("button[data-search]").is_visible()
    context.close()


def test_the_html_checker_finds_no_error(site: Path) -> None:
    """Trap 10."""
    jar = need("node_modules/vnu-jar/build/dist/vnu.jar")
    command = [str(need("java")), "-jar", str(jar), "--errors-only", "--skip-non-html", str(site)]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stderr == ""


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    roots = {path: lxml.html.parse(str(path)).getroot() for path in site.rglob("*.html")}
    ids = {path: {*root.xpath("//@id"), ""} for path, root in roots.items()}
    for path, root in roots.items():
        base = site if path.name == "404.html" else path.parent
        for address in root.xpath("//@href | //@src"):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = (
                site / parts.path.lstrip("/") if parts.path.startswith("/") else base / unquote(parts.path)
            ).resolve()
            target = path if not parts.path else target / "index.html" if target.is_dir() else target
            assert target.is_file(), (path, address)
            assert target.suffix != ".html" or unquote(parts.fragment) in ids[target], (path, address)
