"""The question bank on a screen: from six questions to a sheet for the meeting, what came of it, and a letter."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import jsonschema
import openpyxl
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browsing import LISTEN
from tests.browsing_practice import PHONE, SCHEMA, Open, accessible, context, keep, save, tool
from tests.tools import need

pytestmark = pytest.mark.browser
__all__ = ["context", "tool"]

BANK = "workshops/4-co-governance/question-bank/"
GRID = "workshops/4-co-governance/role-cards/"
DESK = {"width": 1280, "height": 800}
SIX = (0, 4, 8, 9, 16, 24)


@pytest.fixture
def told() -> Iterator[list[str]]:
    """What went wrong on pages; nothing, in the end."""
    found: list[str] = []
    yield found
    assert found == []


def opened(
    browser: Browser, told: list[str], address: str, path: str = BANK, size: Any = PHONE, **options: Any
) -> Page:
    context = browser.new_context(viewport=size, accept_downloads=True, **options)
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("console", lambda message: message.type == "error" and told.append(message.text))
    page.goto(address + path)
    page.click("[data-practice] button")
    page.wait_for_selector(".practice-body h3")
    return page


def step(page: Page) -> None:
    """The one next step, and the heading that it leads to."""
    page.evaluate("document.querySelector('.practice-body h3').dataset.before = ''")
    page.click(".practice-body .practice-next")
    page.wait_for_selector(".practice-body h3:not([data-before])")


def box(page: Page, name: str) -> Locator:
    return page.get_by_label(name, exact=True)


def choose(page: Page) -> None:
    page.locator(".practice-body input").fill("CaseHeron")
    page.click(".practice-body .practice-next")
    page.wait_for_selector(".practice-found")
    for index in SIX:
        page.locator(".practice-choice input").nth(index).check()
        page.wait_for_timeout(60)


def answers(path: Path) -> dict[str, dict[str, str]]:
    """The answers to each question in a file, by the id of its row."""
    folder = json.loads(path.read_text("utf-8"))
    jsonschema.validate(folder, SCHEMA)
    return {
        item["row"]: {name: each.get("c", each.get("v")) for name, each in item["fields"].items()}
        for item in folder["items"]["questions"]
    }


def text_on_paper(page: Page, path: Path) -> list[str]:
    """The words of each printed page."""
    page.pdf(path=str(path), format="A4")
    found = subprocess.run([need("pdftotext"), "-layout", path, "-"], capture_output=True, text=True, check=True)
    return found.stdout.split("\f")[:-1]


def test_six_questions_go_from_choice_to_letter_on_a_desk(
    browser: Browser, told: list[str], address: str, tmp_path: Path
) -> None:
    page = opened(browser, told, address, size=DESK)
    choose(page)
    assert page.locator(".practice-found p").inner_text() == "Questions: 6. Themes: 5."
    page.locator(".practice-choice input").nth(0).uncheck()
    page.wait_for_selector(".practice-found p:has-text('Six from at least four themes')")
    page.locator(".practice-choice input").nth(0).check()
    page.wait_for_selector(".practice-found p:text-is('Questions: 6. Themes: 5.')")
    step(page)
    assert "Which manager" in page.locator(".practice-body").inner_text()
    page.get_by_label("Place in the meeting").select_option(label="3")
    page.wait_for_selector("text=Part 3 of 6")
    page.get_by_label("Place in the meeting").press("ArrowUp")
    page.wait_for_selector("text=Part 2 of 6")
    expect(page.get_by_label("Place in the meeting")).to_be_focused()
    page.get_by_label("Place in the meeting").press("ArrowDown")
    page.wait_for_selector("text=Part 3 of 6")
    page.click(".practice-body button:text-is('Back')")
    page.click(".practice-body button:text-is('Back')")
    box(page, "The answer we expect").fill("A name, =1+1")
    for _ in range(6):
        step(page)
    page.locator(".practice-body input[type=text]").fill("Head of service, 20 October")
    page.wait_for_timeout(500)
    front, back = text_on_paper(page, tmp_path / "sheet.pdf")
    assert "CaseHeron (Head of service, 20 October)" in front
    assert all(f"{number}. " in front for number in range(1, 7))
    assert front.index("Where can they contest") < front.index("Which manager") < front.index("Which assessments")
    assert "A name" not in front
    assert "For our side only" in back
    assert "A name" in back
    assert not {"Save to a file", "Print", "After the meeting"} & set(front.split("\n") + back.split("\n"))
    page.click(".practice-body button:text-is('After the meeting')")
    for _ in range(3):
        page.get_by_label("Answered", exact=True).check()
        step(page)
    page.get_by_label("Promised", exact=True).check()
    box(page, "Proof or date offered").fill("List by 28 October")
    step(page)
    step(page)
    step(page)
    shown = page.locator(".practice-body").inner_text()
    assert "List by 28 October" in shown
    assert page.locator(".practice-body h4").all_inner_texts() == ["Promised", "Nothing noted yet"]
    with page.expect_download() as download:
        page.click("button:has-text('Minutes')")
    words = "\n".join(each.text for each in docx.Document(download.value.path()).paragraphs)
    assert "CaseHeron" in words
    assert "List by 28 October" in words
    assert "A name" not in words
    page.click(".practice-more summary")
    with page.expect_download() as download:
        page.click(".practice-more button:has-text('XLSX')")
    head, *rows = (
        openpyxl.load_workbook(BytesIO(Path(download.value.path()).read_bytes()))
        .worksheets[0]
        .iter_rows(values_only=True)
    )
    assert head[:2] == ("System", "Question bank")
    assert any("17 · Which assessments" in row[1] and "Promised" in row for row in rows)
    assert any("A name, =1+1" in row for row in rows)
    step(page)
    page.click(".practice-body a:has-text('To the letters')")
    page.click("[data-practice] button")
    page.click(".practice-open")
    page.click("button:has-text('Write the letter')")
    letter = page.locator(".practice-dossier").inner_text()
    assert "Which assessments were made" in letter
    assert "How does a worker find out" not in letter
    page.context.close()


def test_a_dodge_opens_its_reply_on_a_phone_in_french(browser: Browser, told: list[str], address: str) -> None:
    page = opened(browser, told, address, f"fr/{BANK}")
    choose(page)
    accessible(page)
    step(page)
    page.locator(".practice-body textarea").nth(2).fill("ana@example.org")
    page.locator(".practice-body textarea").nth(1).click()
    expect(page.locator(".practice-summary a")).to_have_text(["Qui demande, par fonction"])
    page.locator(".practice-body textarea").nth(2).fill("secrétaire")
    page.locator(".practice-body textarea").nth(1).click()
    page.wait_for_selector(".practice-summary a", state="detached")
    accessible(page)
    for _ in range(6):
        step(page)
    accessible(page)
    page.click(".practice-body button:text-is('Après la réunion')")
    assert not page.locator(".practice-reply").is_visible()
    page.get_by_label("Esquivé", exact=True).check()
    page.get_by_label("« Un humain décide toujours. »").check()
    assert "Combien de résultats" in page.locator(".practice-choice:has(:checked) + .practice-reply").inner_text()
    accessible(page)
    for _ in range(6):
        step(page)
    accessible(page)
    file = save(page)
    found = answers(file)
    content = file.read_bytes()
    assert len(found) == len(SIX)
    assert found["systems"] == {"order": "1", "asks": "secrétaire", "outcome": "dodged", "dodge": "human"}
    page.context.close()
    arabic = opened(browser, told, address, f"ar/{BANK}", color_scheme="dark")
    with arabic.expect_file_chooser() as chooser:
        arabic.click(".practice-bar button >> nth=1")
    chooser.value.set_files({"name": "folder.json", "mimeType": "application/json", "buffer": content})
    arabic.wait_for_selector(".practice-open")
    assert arabic.locator(".practice-body h4").first.inner_text() == "تهرُّب"
    accessible(arabic)
    arabic.click(".practice-open >> nth=0")
    assert arabic.locator(".practice-choice:has(:checked)").count() == 2  # how it went, and by which dodge
    assert arabic.locator(".practice-choice:has(:checked) + .practice-reply").is_visible()
    accessible(arabic)
    arabic.context.close()


def test_two_who_choose_the_same_question_have_it_once(
    browser: Browser, told: list[str], address: str, tmp_path: Path
) -> None:
    page = opened(browser, told, address)
    page.locator(".practice-body input").fill("CaseHeron")
    page.click(".practice-body .practice-next")
    page.wait_for_selector(".practice-found")
    before = tmp_path / "before.json"
    before.write_bytes(save(page).read_bytes())
    one = opened(browser, told, address)
    for each in (page, one):
        if each is one:
            with each.expect_file_chooser() as chooser:
                each.click(".practice-bar button >> nth=1")
            chooser.value.set_files(before)
        each.wait_for_selector(".practice-found")
        each.locator(".practice-choice input").first.check()
        each.wait_for_timeout(100)
    other = tmp_path / "other.json"
    other.write_bytes(save(one).read_bytes())
    with page.expect_file_chooser() as chooser:
        page.click(".practice-bar button >> nth=1")
    chooser.value.set_files(other)
    page.click("button:has-text('Bring both together')")
    page.wait_for_timeout(200)
    assert len(json.loads(save(page).read_text("utf-8"))["items"]["questions"]) == 1
    page.context.close()
    one.context.close()


def test_who_prepares_a_question_stays_with_it_while_another_tab_chooses_others(tool: Open) -> None:
    page = tool(BANK)
    page.locator(".practice-body input").fill("CaseHeron")
    page.click(".practice-body .practice-next")
    for index in (0, 2):
        page.locator(".practice-choice input").nth(index).check()
        page.wait_for_timeout(60)
    keep(page)
    other = tool(BANK)
    other.click("button:has-text('Choose six questions')")
    other.wait_for_selector(".practice-choice input")
    step(page)
    step(page)
    question = page.locator(".practice-body .practice-name").first
    second = question.inner_text()
    other.locator(".practice-choice input").nth(1).check()
    other.locator(".practice-choice input").nth(0).uncheck()
    expect(page.locator(".practice-body")).to_contain_text("Part 1 of 2")
    expect(question).to_have_text(second)
    other.locator(".practice-choice input").nth(2).uncheck()
    expect(page.locator(".practice-body h3")).to_have_text("Meeting sheet")


def test_observers_note_what_comes_of_each_question(browser: Browser, told: list[str], address: str) -> None:
    page = opened(browser, told, address, GRID)
    choose(page)
    accessible(page)
    page.wait_for_timeout(500)
    page.reload()
    page.click("[data-practice] button")
    page.wait_for_selector(".practice-body fieldset")
    assert page.locator(".practice-body h3").inner_text() == "After the meeting"
    assert page.locator("article > .practice-paper, article .wide.practice-paper").count() == 1
    page.context.close()


@pytest.mark.parametrize("path", [BANK, GRID])
def test_without_scripts_the_page_is_a_sheet(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)
    assert not page.locator("[data-practice]").is_visible()
    assert page.locator("article table").first.is_visible()
    context.close()
