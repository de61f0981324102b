"""The folder as a whole, paper, presses, forced colours, and what nobody should notice: what all tools promise."""

from __future__ import annotations

import csv
import datetime
import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import browsing_practice as practice
from tests.browsing import until
from tests.tools import need

pytestmark = pytest.mark.browser

context = practice.context
FOLDER = "my-systems/"
SHEET = "my-system/"
TODAY = datetime.date(2026, 5, 12)
SYSTEM = "5e1f"


@pytest.fixture(name="tool")
def tool_on_that_day(context: BrowserContext, address: str) -> Iterator[practice.Open]:
    """The day is the same before and after midnight."""
    context.clock.set_fixed_time(datetime.datetime.combine(TODAY, datetime.time(12)))
    yield from practice.opening(context, address)


def day(ahead: int) -> str:
    return (TODAY + datetime.timedelta(days=ahead)).isoformat()


def things(*answers: dict[str, str], choices: tuple[str, ...] = (), **facts: str) -> list[dict[str, Any]]:
    """Things of a kind with these answers; those in `choices` are ids."""
    return [
        {
            "id": f"{facts.get('of', 'a')}{facts.get('row', '')}{number}",
            **facts,
            "fields": {
                name: {"c" if name in choices else "v": words, "n": 1, "by": "7f"} for name, words in each.items()
            },
        }
        for number, each in enumerate(answers)
    ]


def items() -> dict[str, list[dict[str, Any]]]:
    """A folder in which something was written on every sheet."""
    of = {"of": f"{SYSTEM}0"}
    systems = things({"system": "Badge", "place": "Depot"})
    systems[0]["id"] = f"{SYSTEM}0"
    return {
        "systems": systems,
        "levers": things({"name": "Badge", "purpose-know": "Hours"}, **of),
        "data": things({"what": "Door times", "collection": "At the gate", "end": "After 90 days"}, **of),
        "demands": things({"collection-demand": "No names", "storage-demand": "Thirty days"}, **of),
        "requests": things(
            {"request": "List of systems", "sent": day(-40), "due": day(-10), "state": "sent"},
            {"request": "Recipients", "due": day(12), "back": "Two firms", "state": "answered"},
            {"request": "Countries", "due": day(20), "state": "sent"},
            choices=("state",),
            **of,
        ),
        "questions": things(
            {"order": "1", "post": "Personnel", "outcome": "dodged", "next": "Ask again"},
            choices=("outcome",),
            row="goal",
            **of,
        ),
        "clauses": things({"title": "Badges", "rungs": "From 2 to 4", "sentences": "No door time is kept."}, **of),
        "scores": things({"day": "2026-05-12", "unit": "Branch 4"}),
        "plans": things(
            {"dimension": "skills", "goal": "A plan", "person": "Esi", "date": day(5)}, choices=("dimension",)
        ),
    }


def put_in(page: Page, tmp_path: Path, found: dict[str, Any] | None = None) -> None:
    """Open a file with these things."""
    said = "document.querySelector('.practice-status')?.textContent ?? ''"
    before = page.evaluate(said)  # of what was done last, such as saving a file
    practice.open_file(page, practice.file_with(found or items(), tmp_path))
    until(page, f"!['', {json.dumps(before)}].includes({said})")


def printed(page: Page, pdf: Path) -> str:
    page.pdf(path=str(pdf))
    command = [need("pdftotext"), "-layout", pdf, "-"]
    return " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def menu(page: Page, words: str) -> Path:
    """The file that a button of "More" saves."""
    if not page.locator(".practice-more[open]").count():
        page.click(".practice-more > summary")
    with page.expect_download() as found:
        page.click(f".practice-more button:has-text('{words}')")
    return Path(found.value.path())


# The folder


def test_the_folder_shows_how_far_each_sheet_is_and_what_is_due(tool: practice.Open, tmp_path: Path) -> None:
    page = tool(FOLDER)
    put_in(page, tmp_path)
    marks = page.locator(".practice-list [role=img]")
    assert states(page) == "111121"
    assert marks.nth(4).get_attribute("title") == "Question bank: done"
    assert "not yet · begun · done" in page.inner_text(".practice-body")
    due = page.locator(".practice-body section:has(h4:has-text('Dates ahead')) li")
    assert [" ".join(each.split()) for each in due.all_inner_texts()] == [
        f"{written(-10)} (10 days ago) Badge · List of systems",
        f"{written(5)} (in 5 days) 4 Skills and time",
        f"{written(20)} (in 20 days) Badge · Countries",
    ]
    assert page.locator(".practice-body section li:has-text('Branch 4')").count() == 1
    assert "12 May 2026 · Branch 4" in page.inner_text(".practice-body")


def states(page: Page) -> str:
    """How far the sheets of all systems are, by the shape of their marks."""
    return str(
        page.evaluate(
            "[...document.querySelectorAll('.practice-list [role=img]')].map((each) => each.dataset.state).join('')"
        )
    )


def written(ahead: int) -> str:
    """A day as the English pages write it."""
    found = TODAY + datetime.timedelta(days=ahead)
    return f"{found.day} {found:%B %Y}"


def test_a_system_that_nobody_wrote_about_has_empty_marks(tool: practice.Open, tmp_path: Path) -> None:
    page = tool(f"fr/{FOLDER}")
    put_in(page, tmp_path, {"systems": things({"system": "Badge"})})
    marks = page.locator(".practice-list [role=img]")
    assert states(page) == "100000"
    assert (marks.nth(5).get_attribute("title") or "").endswith("\u00a0: pas encore")
    assert page.locator("h4:has-text('Dates à venir')").count() == 0


def test_a_second_system_is_added_from_the_folder_and_on_a_sheet(tool: practice.Open) -> None:
    page = tool(FOLDER)
    for name in ("Badge", "Rota"):
        page.click(".practice-body button:has-text('Add')")
        page.fill(".practice-body input[type=text]", name)
        page.click(".practice-body .practice-next")
        page.click(".practice-dossier button:has-text('Back')")
    assert page.locator(".practice-open").all_inner_texts() == ["Badge", "Rota"]
    page.click("li:has-text('Rota') button:has-text('Remove')")
    page.click(".practice-body .practice-buttons button:has-text('Remove')")
    page.wait_for_selector("li:only-child > .practice-open")
    page = tool("my-system/", page=page)
    page.select_option(".practice-system select", "")
    page.fill(".practice-body input[type=text]", "Gate")
    page.click(".practice-body .practice-next")
    assert page.locator(".practice-system option").all_inner_texts()[:2] == ["Badge", "Gate"]
    page.evaluate("document.querySelector('.practice-system select').setAttribute('data-old', '')")
    page.press(".practice-system select", "ArrowUp")
    until(page, "document.activeElement.matches('.practice-system select:not([data-old])')")


@pytest.mark.parametrize("on_device", [False, True])
@pytest.mark.parametrize("way", ["dossier", "gaps", "date"])
def test_the_way_from_a_system_leads_to_its_own_sheet(
    tool: practice.Open, tmp_path: Path, way: str, *, on_device: bool
) -> None:
    """Also where somebody was at another system before: answers about one were written on the sheet of the other."""
    page = tool(FOLDER)
    of = {"of": "rota1"}
    systems = things({"system": "Badge"}, {"system": "Rota"})
    systems[1]["id"] = of["of"]
    requests = things({"request": "List of systems", "due": day(12)}, **of)
    put_in(page, tmp_path, {"systems": systems, "levers": things({"name": "Rota"}, **of), "requests": requests})
    if on_device:
        practice.keep(page)
    page = tool("my-system/", page=page)
    page.click(".practice-body button:has-text('Badge')")
    page.wait_for_selector(".practice-system select")
    page = tool(FOLDER, page=page)
    if way == "dossier":
        page.click(".practice-open:has-text('Rota')")
        page.click(".practice-dossier a[href*='my-system']")
    elif way == "gaps":
        page.click(".practice-body .practice-next")
        page.click(".practice-body a[href*='my-system']")
    else:
        page.click(".practice-body a:has-text('List of systems')")
    page.click("[data-practice] button")
    expect(page.locator(".practice-system :checked")).to_have_text("Rota")


@pytest.mark.parametrize(("path", "separator"), [(FOLDER, ","), (f"fr/{FOLDER}", ";")])
def test_everything_can_be_saved_as_one_table_below_the_other(
    tool: practice.Open, tmp_path: Path, path: str, separator: str
) -> None:
    page = tool(path)
    found = items()
    found["systems"][0]["fields"]["place"]["v"] = '=1+1; "x"'
    put_in(page, tmp_path, found)
    text = menu(page, "CSV").read_text("utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=separator))
    assert rows[2][:2] == ["Badge", '\'=1+1; "x"']
    assert sum(row == [] for row in rows) == len(found) - 1
    assert ["Badge", "Recipients"] in [row[:2] for row in rows]


def test_a_page_with_one_sheet_saves_its_table_alone(tool: practice.Open) -> None:
    page = tool()
    practice.begin(page, "Badge", "Depot")
    head, row = csv.reader(menu(page, "CSV").read_text("utf-8-sig").splitlines())
    assert (head[:2], row[:2], len(head)) == (["System and supplier", "Place and start"], ["Badge", "Depot"], 23)


# Paper


def test_the_sheet_of_a_system_prints_what_the_other_sheets_know(tool: practice.Open, tmp_path: Path) -> None:
    page = tool(SHEET)
    put_in(page, tmp_path)
    text = printed(page, tmp_path / "sheet.pdf")
    for words in ("Door times: At the gate", "No names", "Thirty days", written(-40), "Two firms"):
        assert words in text
    for words in (
        "What was this system",
        "Personnel",
        "Dodged",
        "From 2 to 4",
        "No door time is kept.",
        f"A plan · Esi · {written(5)}",
    ):
        assert words in text
    page.wait_for_timeout(100)
    assert "Door times" not in page.inner_text("article")


def test_without_a_system_the_sheet_prints_blank(tool: practice.Open, tmp_path: Path) -> None:
    page = tool(SHEET)
    found = items()
    second = things({"system": "Rota"})
    second[0]["id"] = "0b"
    put_in(page, tmp_path, found | {"systems": found["systems"] + second})
    text = printed(page, tmp_path / "sheet.pdf")
    assert "Two firms" not in text
    assert "What came back" in text


# Cards


def test_a_card_leads_to_the_form_for_proposals_and_takes_nothing_along(tool: practice.Open) -> None:
    page = tool("workshops/5-bargaining-hub/clause-pack/")
    page.click(core_next())
    page.wait_for_selector(".practice-body textarea")
    page.locator(".practice-field > textarea").nth(0).fill("Night rota")
    page.click(core_next())
    link = page.locator("a:has-text('To the form for proposals')")
    link.wait_for()
    assert link.get_attribute("href") == (
        "https://github.com/teach-forward/teach-forward/issues/new?template=clause.yml"
    )
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert "A proposal for the library is public" in page.inner_text(".practice-body")


def core_next() -> str:
    return ".practice-body .practice-next"


# Presses


@pytest.mark.parametrize(("first", "second"), [("Badge", "ana@example.org"), ("ana@example.org", "Badge")])
def test_nothing_moves_under_a_press(tool: practice.Open, first: str, second: str) -> None:
    """A doubt comes, or goes, when the field is left: by pressing the next step, which must be where it was."""
    page = tool()
    practice.begin(page)
    area = page.locator(".practice-body textarea").last
    area.fill(first)
    page.locator(".practice-name").first.click()
    until(page, f"document.querySelectorAll('.practice-summary a').length === {int('@' in first)}")
    button = page.locator(core_next())
    area.fill(second)
    button.scroll_into_view_if_needed()
    before = button.bounding_box()
    assert before
    page.mouse.move(before["x"] + 9, before["y"] + 9)
    page.mouse.down()
    page.wait_for_timeout(400)
    assert button.bounding_box() == before
    assert page.locator(".practice-summary a").count() == int("@" in first)
    page.mouse.up()
    page.wait_for_selector(".practice-body:has-text('Part 2 of 5')")


def test_a_doubt_shows_at_once_when_a_key_leaves_the_field(tool: practice.Open) -> None:
    page = tool()
    page.click(core_next())
    page.wait_for_selector(".practice-body textarea")
    page.locator(".practice-field > textarea").first.fill("ana@example.org")
    page.keyboard.press("Tab")
    until(page, "document.querySelectorAll('.practice-summary a').length === 1")


# Words of another language


def test_words_of_a_page_that_awaits_its_translation_say_their_language(
    tool: practice.Open, page_in_english: Page
) -> None:
    page = tool(f"ar/{practice.SHEET}", page=page_in_english)
    english = "[lang=en][dir=ltr]"
    assert page.inner_text(f".practice-body h3 {english}")
    page.click(core_next())
    page.wait_for_selector(".practice-body textarea")
    for selector in (".practice-name", ".practice-field > .practice-help", ".practice-choice span[lang]"):
        assert page.locator(f".practice-body {selector}").first.get_attribute("dir") == "ltr"
    page.locator(".practice-field textarea").first.fill("Badge")
    page = tool("ar/workshops/3-data-rights/letters/", page=page)
    page.wait_for_timeout(500)
    page.click(core_next())
    page.wait_for_selector(".practice-body textarea")
    law = page.locator("fieldset:has(input[value=eu])")
    assert law.locator("legend").get_attribute("lang") is None, "a message, in the reader's language"
    assert page.locator("fieldset:has(input[value=recipients]) .practice-choice span").first.get_attribute("lang")


@pytest.fixture
def page_in_english(context: Any) -> Page:
    """A window for which the words of all forms are those of another language than the reader's."""
    page: Page = context.new_page()

    def answer(route: Any) -> None:
        response = route.fetch()
        script = response.text().replace('"text":null', '"text":{"lang":"en","dir":"ltr"}')
        route.fulfill(response=response, body=script)

    page.route("**/ar/**/index.js*", answer)
    return page


def test_a_row_and_its_column_are_joined_as_the_language_does(tool: practice.Open, tmp_path: Path) -> None:
    page = tool(f"fr/{SHEET}")
    put_in(page, tmp_path)
    folder = json.loads(practice.save(page).read_text("utf-8"))
    labels = [words for name, words in folder["words"].items() if name.startswith("demands.")]
    assert len(labels) == 12
    assert all("\u00a0: " in words for words in labels)
    assert folder["words"]["levers.purpose-know"].startswith("But\u00a0: pour quoi, et pour qui\u00a0? Ce")


# Forced colours, large letters, and what is said aloud


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_forced_colours_everything_is_seen(tool: practice.Open, tmp_path: Path, scheme: Any) -> None:
    page = tool("workshops/5-bargaining-hub/clause-anatomy/")
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.click("button:has-text('Try the invented example')")
    page.wait_for_selector("mark.practice-loose")
    ink, ground = color(page, ".practice-dossier dd"), color(page, "body", "backgroundColor")
    assert ink != ground
    assert color(page, "mark.practice-loose") == ink
    assert color(page, "mark.practice-loose", "borderTopColor") == ink
    assert color(page, core_next(), "backgroundColor") not in (color(page, core_next()), ground)
    page.locator(core_next()).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") not in ("none", "")
    page = tool(FOLDER)
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    practice.save(page)
    put_in(page, tmp_path)
    widths = page.evaluate(
        "[...document.querySelectorAll('p .practice-mark')].map((each) => getComputedStyle(each).borderLeftWidth)"
    )
    assert len(set(widths)) == 2, "shapes are borders, which forced colours keep"
    assert color(page, ".practice-mark", "borderTopColor") != ground


def color(page: Page, selector: str, name: str = "color") -> str:
    return str(page.locator(selector).first.evaluate("(node, name) => getComputedStyle(node)[name]", name))


TOOLS = [
    practice.SHEET,
    "my-system/",
    "my-systems/",
    "workshops/2-data-life-cycle/mapping-grid/",
    "workshops/4-co-governance/question-bank/",
    "workshops/6-digital-impact/self-assessment/",
    "clauses/",
]


@pytest.mark.parametrize("path", TOOLS)
def test_at_four_times_the_size_nothing_is_cut_off(tool: practice.Open, path: str) -> None:
    """400 % of a window of 1280 by 1024 pixels leaves 320 by 256 (WCAG 2.2, 1.4.10)."""
    page = tool(path)
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    button = page.locator(".practice-body .practice-next, .practice-body .practice-button").first
    button.focus()
    box = button.bounding_box()
    assert box
    top = page.evaluate("([x, y]) => document.elementFromPoint(x, y)?.className ?? ''", [box["x"] + 9, box["y"] + 9])
    assert "practice-button" in top, "what has the focus is not covered"


def test_one_thing_is_said_when_a_file_is_saved_and_nothing_while_people_write(tool: practice.Open) -> None:
    page = tool()
    page.evaluate(
        """() => {
          globalThis.said = [];
          const status = document.querySelector(".practice-status");
          const note = () => said.push(status.textContent);
          new MutationObserver(note).observe(status, { childList: true, characterData: true, subtree: true });
        }"""
    )
    practice.begin(page, "Badge", "Depot")
    page.wait_for_timeout(600)
    assert page.evaluate("said") == []
    practice.save(page)
    page.wait_for_timeout(600)
    assert page.evaluate("said") == ["Your browser has the file now. Keep it where you will find it."]


# What is kept, and what is opened


def test_a_tab_that_is_killed_loses_half_a_second_at_most(
    tool: practice.Open, browser: Browser, context: BrowserContext
) -> None:
    page = tool()
    crashed: list[Page] = []
    page.on("crash", lambda gone: crashed.insert(0, gone))
    practice.begin(page, "Badge")
    page.wait_for_selector(".practice-ask")
    practice.keep(page)
    page.locator(".practice-body .practice-field > textarea").nth(1).type("Depot")
    page.wait_for_timeout(500)
    session = browser.new_browser_cdp_session()
    for process in session.send("SystemInfo.getProcessInfo")["processInfo"]:
        if process["type"] == "renderer":
            os.kill(process["id"], signal.SIGKILL)
    while not crashed:
        context.cookies()  # events come with answers
    page.close()
    page = tool(FOLDER)
    page.click(".practice-open")
    assert "Depot" in page.inner_text(".practice-dossier")


MARKUP = "<img src=x onerror=alert(1)> javascript:alert(1) \u202e= \u0000"


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(
            {"format": "teach-forward-folder", "version": 1, "items": {"systems": [{"id": "a", "x": [[]] * 9}]}}
        ),
        '{"format": "teach-forward-folder", "version": 1, "__proto__": {"x": 1}, "items": ' + "[" * 100_000,
        '{"format": "teach-forward-folder", "version": 1, "words": {"a.b": "' + "x" * 2_100_000 + '"}}',
        json.dumps(
            {
                "format": "teach-forward-folder",
                "version": 1,
                "lang": MARKUP,
                "words": {"systems.system": MARKUP},
                "items": {
                    "systems": [
                        {"id": f"s{number}", "fields": {"system": {"v": MARKUP * 20, "n": 1, "by": "7f"}}}
                        for number in range(400)
                    ]
                },
            }
        ),
        json.dumps(
            {
                "format": "teach-forward-folder",
                "version": 1,
                "items": {
                    "systems": [{"id": f"s{number}", "fields": {}} for number in range(600)],
                    "requests": [{"id": f"r{number}", "of": "s1", "fields": {}} for number in range(600)],
                    "data": [{"id": f"d{number}", "gone": {"7f": 1}, "fields": {}} for number in range(5000)],
                },
            }
        ),
    ],
    ids=["odd", "deep", "large", "markup", "many"],
)
def test_what_is_hostile_runs_nothing_and_freezes_nothing(tool: practice.Open, tmp_path: Path, content: str) -> None:
    page = tool(FOLDER)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.evaluate(
        """() => {
          globalThis.longest = 0;
          const note = (list) => list.getEntries().forEach(({ duration }) => (longest = Math.max(longest, duration)));
          new PerformanceObserver(note).observe({ type: "longtask" });
        }"""
    )
    (tmp_path / "hostile.json").write_text(content, "utf-8")
    practice.open_file(page, tmp_path / "hostile.json")
    page.wait_for_selector(".practice-status:not(:empty), .practice-panel:not(.practice-ask) p")
    assert page.evaluate("longest") < 1000
    assert page.locator(".practice img").count() == 0
    assert page.locator(".practice a[href^='javascript:']").count() == 0


def test_a_folder_of_more_than_is_opened_is_told_where_it_is_saved_and_where_it_is_opened(
    tool: practice.Open, tmp_path: Path
) -> None:
    page = tool(FOLDER)
    fields = {"system": {"v": "x" * 19_900, "n": 1, "by": "7f"}}
    systems = [{"id": f"s{number}", "fields": fields} for number in range(100)]
    systems += [{"id": f"t{number}", "fields": {}} for number in range(50)]
    text = json.dumps({"format": "teach-forward-folder", "version": 1, "items": {"systems": systems}})
    assert 1_990_000 < len(text) < 2_000_000  # with lines for each answer, it has more
    file = tmp_path / "large.json"
    file.write_text(text, "utf-8")
    practice.open_file(page, file)
    until(page, "document.querySelector('.practice-status').textContent === 'The file is open.'")
    saved = practice.save(page)
    until(
        page,
        "document.querySelector('.practice-status').textContent.includes('where you will find it. A file of more')",
    )
    file.write_bytes(saved.read_bytes())
    practice.open_file(page, file)
    page.locator(".practice-panel p", has_text="A file of more than 2 MB or 2,000 entries is not opened.").wait_for()


def test_all_answers_in_french_are_read_in_arabic(tool: practice.Open, tmp_path: Path) -> None:
    page = tool(f"fr/{practice.SHEET}")
    page.click(core_next())
    for _ in range(5):
        page.wait_for_selector(".practice-body textarea")
        page.evaluate(
            """() => {
              document.querySelector(".practice-body h3").dataset.before = "";
              const told = new Event("change", { bubbles: true });
              for (const area of document.querySelectorAll(".practice-field > textarea")) {
                area.value = "Été «chez nous»";
                area.dispatchEvent(new Event("input", { bubbles: true }));
                area.dispatchEvent(told);
              }
              for (const group of document.querySelectorAll("fieldset")) group.querySelector("[type=radio]").click();
            }"""
        )
        page.click(core_next())
        page.wait_for_selector(".practice-body h3:not([data-before])")
    file = tmp_path / "french.json"
    file.write_bytes(practice.save(page).read_bytes())
    fields = json.loads(file.read_text("utf-8"))["items"]["systems"][0]["fields"]
    assert len(fields) == 23
    chosen = [name for name, answer in fields.items() if "c" in answer]
    assert len(chosen) == 6
    arabic = tool(f"ar/{FOLDER}")
    practice.open_file(arabic, file)
    arabic.click(".practice-open")
    shown = arabic.locator(".practice-dossier section").first.locator("dd")
    texts = shown.all_inner_texts()
    assert [text for text in texts if text != "Été «chez nous»"] == [
        text for text in texts if any("\u0600" <= sign <= "\u06ff" for sign in text)
    ]
    assert len(texts) == 23
    assert {each.get_attribute("dir") for each in shown.all()} == {"auto"}


def test_nothing_of_ours_is_left_in_the_browser_once_everything_is_removed(tool: practice.Open) -> None:
    page = tool()
    practice.begin(page, "Badge")
    page.wait_for_selector(".practice-ask")
    practice.keep(page)
    page.click(".practice-more summary")
    page.click(".practice-more button:has-text('Remove everything')")
    page.click(".practice-panel:not(.practice-ask) button:has-text('Remove everything')")
    page.wait_for_selector(".practice-status:has-text('removed')")
    left = """async () => [(await indexedDB.databases()).length, (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length, sessionStorage.length, localStorage.length]"""
    assert page.evaluate(left) == [0, 0, 0, 0, 0]


def test_a_chart_is_read_without_pictures(tool: practice.Open) -> None:
    page = tool("workshops/6-digital-impact/self-assessment/")
    page.click("button:has-text('Try the invented example')")
    page.wait_for_selector(".practice-strips")
    page.evaluate("document.querySelectorAll('.practice-strip').forEach((each) => each.remove())")
    assert "2 (1 to 3) · In one year: 3" in page.inner_text(".practice-strips li:last-child")


def test_in_no_language_does_a_sheet_add_more_than_it_may(site: Path) -> None:
    sizes = {str(path.parent): practice.added(site, path.parent) for path in site.rglob("index.js")}
    assert len(sizes) > 50
    assert {path: size for path, size in sizes.items() if size > practice.ADDED} == {}
