"""The real site in a real browser: what people do with it, and what it must not do to them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from teach_forward.project import read
from tests.browsing import KINDS, W1, WAITING, Visit, broken, wire
from tests.sites import SLUG
from tests.tools import ROOT, need

pytestmark = pytest.mark.browser
LOCALES = [code for code, _ in read(ROOT).locales]
OTHERS = LOCALES[1:]  # each in a folder
FIRST_VISIT = 45 * 1024  # bytes on the wire with gzip
TITLE_ENDS = """() => {
  const words = document.createRange();
  words.selectNodeContents(document.querySelector("h1"));
  return Math.max(...[...words.getClientRects()].map(({ right }) => right));
}"""
LATER = {"run": 25_000, "film": 25_000, "plan": 25_000, "search": 25_000}  # of all files of what loads when it is used


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.startswith("plan")])  # which uses the plan already
def test_a_first_visit_is_light(visit: Visit, site: Path, kind: str) -> None:
    """Trap 1; and trap 3: whatever is not there would be an error on the console."""
    visit.go(KINDS[kind])
    visit.rest()
    assert visit.bytes(site) <= FIRST_VISIT
    later = ("search", "sitemap", *(f"assets/{feature}." for feature in LATER))
    assert [url for url in visit.asked if any(part in url for part in later)] == []


def test_a_first_visit_of_any_page_is_light(site: Path) -> None:
    """What a page asks for before anybody does anything: pictures further down come later."""
    heavy = {}
    for page in site.rglob("index.html"):
        root = lxml.html.parse(str(page)).getroot()
        asked = {*root.xpath("//link[@rel='stylesheet' or @rel='icon']/@href"), *root.xpath("//script/@src")}
        asked.update(root.xpath("//img[not(@loading='lazy')]/@src"))
        size = wire(page) + sum(wire((page.parent / unquote(urlsplit(each).path)).resolve()) for each in asked)
        if size > FIRST_VISIT:
            heavy[page.parent.relative_to(site).as_posix()] = size
    assert heavy == {}


@pytest.mark.parametrize("feature", LATER)
def test_what_loads_when_it_is_used_is_light(site: Path, feature: str) -> None:
    files = [path for path in (site / "assets").iterdir() if path.stem.removesuffix("-start") == feature]
    assert files
    assert sum(map(wire, files)) <= LATER[feature]


@pytest.mark.parametrize("path", [f"{W1}/guide/", "how-to-use/", ""])
def test_the_language_switch_stays_on_the_page(visit: Visit, path: str) -> None:
    page = visit.go(path)
    page.click("button[popovertarget=languages]")
    page.click("#languages a[lang=fr]")
    assert page.url == f"{visit.address}fr/{path}"
    assert page.get_attribute("html", "lang") == "fr"


def test_the_language_switch_stays_at_the_part(visit: Visit) -> None:
    page = visit.go(f"{W1}/guide/#debrief")
    page.click("button[popovertarget=languages]")
    page.click("#languages a[lang=fr]")
    assert page.url == f"{visit.address}fr/{W1}/guide/#debrief"
    page = visit.go(f"{W1}/guide/")
    page.evaluate("document.getElementById('group-work').scrollIntoView()")
    page.wait_for_selector("#contents .toc a[aria-current][href='#group-work']")
    page.press("button[popovertarget=languages]", "Enter")
    page.press("#languages a[lang=ar]", "Enter")
    page.wait_for_url("**/ar/**")
    assert page.url == f"{visit.address}ar/{W1}/guide/#group-work"


def test_the_language_switch_follows_who_reads_on(visit: Visit) -> None:
    page = visit.go(f"{W1}/guide/#group-work")
    page.evaluate("document.getElementById('debrief').scrollIntoView()")
    page.wait_for_selector("#contents .toc a[aria-current][href='#debrief']")
    page.press("button[popovertarget=languages]", "Enter")
    page.press("#languages a[lang=fr]", "Enter")
    page.wait_for_url("**/fr/**")
    assert page.url == f"{visit.address}fr/{W1}/guide/#debrief"
    page = visit.go(f"{W1}/guide/#plan=90&people=16&start=")
    page.evaluate("document.getElementById('debrief').scrollIntoView()")
    page.press("button[popovertarget=languages]", "Enter")
    page.press("#languages a[lang=fr]", "Enter")
    page.wait_for_url("**/fr/**")
    assert page.url == f"{visit.address}fr/{W1}/guide/#plan=90&people=16&start="


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_stays_where_it_is_while_the_head_and_the_menu_are_walked(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = visit.go(f"{W1}/guide/")
    page.evaluate("document.getElementById('group-work').scrollIntoView()")
    before = page.evaluate("scrollY")
    for found in page.locator(":is(.top, #contents) :is(a, button)").all():
        if found.is_visible():
            found.evaluate("node => node.focus()")
            assert page.evaluate("scrollY") == before > 0, found.evaluate("node => node.outerHTML")


def test_ticks_stay_on_the_device_until_they_are_cleared(visit: Visit) -> None:
    page = visit.go("checklist/")
    clear = page.locator("button.clear")
    assert not clear.is_visible()
    second = page.locator(".task-list input").nth(1)
    second.check()
    assert clear.is_visible()
    page.reload()
    assert [box.is_checked() for box in page.locator(".task-list input").all()[:3]] == [False, True, False]
    visit.go(f"{W1}/")
    assert page.locator(".task-list input:checked").count() == 0  # each page has ticks of its own
    visit.go("checklist/")
    page.locator("button.clear").click()
    page.reload()
    assert page.locator(".task-list input:checked").count() == 0
    assert page.evaluate("Object.keys(localStorage)") == []


def test_ticks_in_two_windows_of_a_list_stay_together(visit: Visit) -> None:
    one = visit.go("checklist/")
    two = one.context.new_page()
    two.goto(one.url)
    one.locator(".task-list input").nth(0).check()
    expect(two.locator(".task-list input").nth(0)).to_be_checked()
    two.locator(".task-list input").nth(2).check()
    expect(one.locator(".task-list input").nth(2)).to_be_checked()
    one.locator("button.clear").click()
    expect(two.locator(".task-list input:checked")).to_have_count(0)
    expect(two.locator("button.clear")).to_be_hidden()


def test_a_heading_has_a_link_to_itself(visit: Visit) -> None:
    page = visit.go(f"{W1}/guide/")
    link = page.locator("#debrief a.here")
    link.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#debrief")
    assert "Debrief" in (link.get_attribute("aria-label") or "")


def test_forced_colours_show_where_the_reader_is(browser: Browser, address: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{address}{W1}/guide/")
    for current in ("#contents a[aria-current=page]", ".tabs a[aria-current]"):
        outline = page.locator(current).first.evaluate("node => getComputedStyle(node).outlineStyle")
        assert outline == "solid"
    page.goto(f"{address}translation/")
    done, ground = page.evaluate(
        "[getComputedStyle(document.querySelector('.progress .done')).fill,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert done != ground
    context.close()


@pytest.mark.parametrize(
    ("opener", "opened"),
    [
        ("button[data-search]", "#search"),
        ("button[popovertarget=languages]", "#languages"),
        ("button[popovertarget=contents]", "#contents"),
    ],
)
def test_forced_colours_show_where_what_opens_ends(visit: Visit, opener: str, opened: str) -> None:
    """Its ground and its shadow are gone, and it lies over the words of the page."""
    visit.page.set_viewport_size({"width": 390, "height": 800})
    visit.page.emulate_media(forced_colors="active")
    page = visit.go(f"{W1}/guide/")
    page.click(opener)
    style = "getComputedStyle(node)"
    sides = page.locator(opened).evaluate(
        f"node => ['left', 'right', 'bottom'].map(side => {style}.getPropertyValue(`border-${{side}}-width`))"
    )
    assert sides == ["1px", "1px", "1px"]
    edge, ground = page.locator(opened).evaluate(f"node => [{style}.borderLeftColor, {style}.backgroundColor]")
    assert edge != ground


@pytest.mark.parametrize("width", [390, 1280])
def test_menus_open_and_close_in_a_browser_without_popovers(browser: Browser, address: str, width: int) -> None:
    """Such a browser knows neither the attribute nor the selector."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.add_init_script("delete HTMLElement.prototype.popover")
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { for (const node of document.querySelectorAll('[popover]'))"
        " { node.removeAttribute('popover'); node.classList.add('no-popover') } })"
    )

    def old(route: Route) -> None:
        css = route.fetch().text()
        assert "@supports not selector(:popover-open)" in css
        css = css.replace("@supports not selector(:popover-open)", "@supports (color: red)")
        route.fulfill(body=css.replace("[popover]", ".no-popover"), content_type="text/css")

    page.route("**/teach-forward.css*", old)
    page.goto(f"{address}{W1}/guide/")
    expect(page.locator("#contents")).to_be_visible(visible=width > 900)  # there it stands beside the page
    menus = ("languages",) if width > 900 else ("languages", "contents")
    for menu in menus:
        button, opened = page.locator(f"button[popovertarget={menu}]"), page.locator(f"#{menu}")
        for way in ("Escape", "a click beside it"):
            expect(opened).not_to_be_visible()
            button.click()
            expect(opened).to_be_visible()
            if way == "Escape":
                page.keyboard.press("Escape")
            else:
                page.mouse.click(5 if menu == "contents" else width - 5, 790)
        expect(opened).not_to_be_visible()
    context.close()


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
    sentences = [sentence for answer in answers for sentence in answer.split(". ") if len(sentence) > 40]
    assert len(sentences) > 3
    assert [sentence for sentence in sentences if sentence in sheet] == []


def test_every_deck_link_gives_a_presentation(visit: Visit, tmp_path: Path) -> None:
    waiting = f"workshops/{SLUG}"
    for home, workshop in (("", W1), ("fr/", W1), ("ar/", W1), (f"{WAITING}ar/", waiting)):
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
        assert foreign == (["en", "en"] if workshop == waiting else [None, None])


def test_slides_bear_the_numbers_of_the_deck(visit: Visit, site: Path) -> None:
    page = visit.go(f"{W1}/guide/")
    titles = page.locator(".slide > h3").all_text_contents()
    numbers = [text.split()[-1] for text in page.locator(".slide-number").all_text_contents()]
    deck = Presentation(str(site / W1 / "teach-forward-1-fundamentals.en.pptx"))
    shown = {}
    for slide in deck.slides:
        for shape in slide.placeholders:
            if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
                title = slide.shapes.title.text.replace("\u00a0", " ")  # small words are held to the next one
                shown[title] = shape.text_frame.text
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


@pytest.mark.parametrize("width", [390, 1280])
def test_the_pictures_of_a_story_stand_in_a_row_above_its_words(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = visit.go("workshops/4-co-governance/guide/")
    tops, words = page.evaluate(
        "(() => { const body = document.querySelector('[data-layout=story]:has(img) .slide-body');"
        " const top = n => Math.round(n.getBoundingClientRect().top);"
        " const words = body.querySelector('.slide-cards');"
        " return [[...body.querySelectorAll('img')].map(top), [words.offsetHeight, words.scrollHeight]] })()"
    )
    assert len(tops) == 3
    assert len(set(tops)) == 1
    assert words[0] == words[1] > 0


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
    page = visit.go(KINDS["fallback"])
    assert page.get_attribute("html", "lang") == "ar"
    assert page.get_attribute("article", "lang") == "en"
    assert page.evaluate("getComputedStyle(document.querySelector('article')).direction") == "ltr"
    assert page.locator(".untranslated").is_visible()


@pytest.mark.parametrize("width", [320, 360, 390, 1280])  # 320 is what 1280 shows at 400 %
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_no_page_is_wider_than_the_screen(visit: Visit, path: str, width: int) -> None:
    """Trap 10: tables of four columns."""
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = visit.go(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.body.scrollWidth") <= width
    assert beyond(page) == []


@pytest.mark.parametrize("path", [*KINDS.values(), f"fr/{W1}/"], ids=[*KINDS, "french index"])
def test_no_page_is_wider_than_the_screen_with_large_letters(visit: Visit, path: str) -> None:
    """The size of letters that a reader sets: WCAG 1.4.4 asks for 200 %."""
    visit.page.set_viewport_size({"width": 320, "height": 800})
    page = visit.go(path)
    page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
    page.evaluate("document.documentElement.style.setProperty('font-size', '250%', 'important')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(TITLE_ENDS) <= 320
    assert beyond(page) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_fits_the_smallest_phone(visit: Visit, site: Path, locale: str) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 800})
    wide = []
    pages = sorted((site / locale).rglob("index.html") if locale in OTHERS else source_pages(site))
    assert len(pages) > 50
    for file in pages:
        page = visit.go(file.parent.relative_to(site).as_posix() + "/")
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(page.url)
    assert wide == []


def source_pages(site: Path) -> Iterator[Path]:
    """The pages of the first language, which has no folder of its own."""
    for file in site.rglob("index.html"):
        if file.relative_to(site).parts[0] not in OTHERS:
            yield file


def beyond(page: Page) -> list[str]:
    """The tools of the head that lie outside the screen."""
    return page.evaluate(
        "[...document.querySelectorAll('.top :is(a, button)')].filter(node => node.offsetParent).filter(node => {"
        " const box = node.getBoundingClientRect(); return box.left < 0 || box.right > innerWidth })"
        ".map(node => node.outerHTML)"
    )


@pytest.mark.parametrize("path", ["", "ar/"])
def test_the_name_in_the_head_keeps_its_words_whole_on_the_smallest_phone(visit: Visit, path: str) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 800})
    name = visit.go(path).locator(".top .name span")
    lines = name.evaluate("node => node.offsetHeight / parseFloat(getComputedStyle(node).lineHeight)")
    assert round(lines) <= len((name.text_content() or "").split())


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_name_and_the_buttons_of_a_film_keep_their_words_whole_with_large_letters(
    visit: Visit, locale: str, width: int
) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = visit.go(f"{locale}/film/" if locale in OTHERS else "film/")
    page.evaluate("document.documentElement.style.setProperty('font-size', '250%', 'important')")
    page.click("[data-film] button")
    page.wait_for_selector("dialog.film[open] .film-bar .button")
    assert broken(page, ".top .name") == []
    assert broken(page, ".film-bar .button") == []
    assert page.evaluate("document.querySelector('.film-bar').scrollWidth") <= width
    assert beyond(page) == []


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


def test_the_menu_follows_the_reader(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1280, "height": 500})
    page = visit.go(f"{W1}/guide/")
    marked = page.locator("#contents .toc a[aria-current]")
    expect(marked).to_have_count(0)
    for part in ("debrief", "opening"):
        page.evaluate(f"document.getElementById('{part}').scrollIntoView()")
        expect(marked).to_have_attribute("href", f"#{part}")
        assert page.evaluate(
            "() => { const box = document.querySelector('#contents').getBoundingClientRect();"
            " const link = document.querySelector('.toc [aria-current]').getBoundingClientRect();"
            " return link.top >= box.top && link.bottom <= box.bottom }"
        )


@pytest.mark.parametrize("prefix", ["", "fr/", *(["ar/"] if (ROOT / "docs/ar/glossary.md").is_file() else [])])
def test_a_term_shows_its_meaning_and_leads_to_the_glossary(visit: Visit, prefix: str) -> None:
    page = visit.go(f"{prefix}{W1}/exercise/")
    terms = page.locator("main a.term")
    if page.get_attribute("article", "lang"):
        pytest.fail("the page should be in the reader's language")
    assert terms.count() > 0
    targets = [term.get_attribute("href") for term in terms.all()]
    assert len(set(targets)) == len(targets)
    assert page.locator(":is(h1, h2, h3, summary, .slide, pre) a.term").count() == 0
    visit.page.set_viewport_size({"width": 320, "height": 600})
    page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
    shown = page.locator("#term")
    for term in terms.all():
        term.click()
        assert len(shown.locator("p").inner_text()) > 20
        box = shown.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        page.keyboard.press("Escape")
        expect(shown).not_to_be_visible()
        expect(term).to_be_focused()
    terms.first.click()
    shown.locator("a").click()
    assert f"{visit.address}{prefix}glossary/#" in page.url
    page.locator(":target").wait_for()


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
    assert len(roots) > 100
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
            fragment = unquote(parts.fragment)
            plan = fragment.startswith("plan=") and roots[target].xpath("//details[@class='plan']")
            assert target.suffix != ".html" or plan or fragment in ids[target], (path, address)
