"""The library of clauses, drafts and cards of one's own on a screen: found, drafted, tested, printed, opened again."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import until
from tests.browsing_practice import Open, accessible, context, open_file, save, tool
from tests.tools import need

pytestmark = pytest.mark.browser
__all__ = ["context", "tool"]

LIBRARY = "clauses/"
HUB = "workshops/5-bargaining-hub/"
DRAFT, LADDER, CARDS = f"{HUB}clause-anatomy/", f"{HUB}ladder/", f"{HUB}clause-pack/"
NEXT = ".practice-body .practice-next"
DESK = {"width": 1280, "height": 900}


def forward(page: Page, way: str = NEXT) -> None:
    """Press, and wait for the next screen."""
    before = page.inner_text(".practice-body h3")
    page.click(way)
    until(page, f"document.querySelector('.practice-body h3')?.innerText !== {json.dumps(before)}")


def tick(page: Page, group: int, name: str) -> None:
    details = page.locator(".practice-body details").nth(group)
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    details.locator(f".practice-choice:has-text('{name}')").click()


OTHERS = ".practice-body > div > .practice-buttons:not(.practice-found) button"
"""What follows the clauses that were found: more of them, and all again."""


def found(page: Page) -> int:
    """How many clauses the screen says it found."""
    number = re.search(r"\d+", page.inner_text(".practice-found .practice-next"))
    assert number
    return int(number[0])


def count(page: Page, group: int, name: str) -> int:
    """The number beside a choice."""
    label = page.locator(".practice-body details").nth(group).locator(f".practice-choice:has-text('{name}')")
    return int(re.findall(r"\((\d+)\)", label.text_content() or "")[0])


def example(page: Page) -> None:
    """Management's draft, as the page invented it."""
    forward(page, ".practice-body .practice-button >> nth=-1")


# The library


def test_choices_add_up_within_a_group_and_narrow_between_groups(tool: Open) -> None:
    page = tool(LIBRARY)
    whole = page.locator("article section.clause").count()
    assert found(page) == whole
    tick(page, 0, "1 Information")
    first = found(page)
    other = count(page, 0, "4 Limits")
    tick(page, 0, "4 Limits")
    both = found(page)
    assert max(first, other) <= both <= first + other
    tick(page, 0, "4 Limits")
    said = count(page, 1, "Algorithms and AI")
    tick(page, 1, "Algorithms and AI")
    assert 0 < found(page) == said < first
    page.click(NEXT)
    assert page.locator(".practice-list li").count() == min(said, 20)
    page.fill(".practice-body input[type=text]", "no clause has this word")
    assert found(page) == 0
    until(page, "document.querySelector('.practice-status').textContent.endsWith('0')")
    page.click("button:has-text('Show all again')")
    assert found(page) == whole


def test_words_are_found_however_they_are_written(tool: Open) -> None:
    page = tool(f"fr/{LIBRARY}")
    page.fill(".practice-body input[type=text]", "CAMERA")
    upper = found(page)
    page.fill(".practice-body input[type=text]", "caméra")
    assert found(page) == upper > 0


@pytest.mark.parametrize(
    ("path", "one", "other"),
    [
        ("", "workers’ data", "workers'  DATA,"),
        ("", "work-time", "work time"),
        ("fr/", "œuvre", "oeuvre"),
        ("ar/", "الخوارزمية", "الخوارزميـه"),
    ],
)
def test_signs_and_forms_of_letters_make_no_difference(tool: Open, path: str, one: str, other: str) -> None:
    page = tool(f"{path}{LIBRARY}")
    page.evaluate("text => document.querySelector('section.clause dd').append(` ${text}`)", one)
    page.locator(OTHERS).last.click()  # the clauses are read anew
    for words in (one, other):
        page.fill(".practice-body input[type=text]", "-")
        page.fill(".practice-body input[type=text]", words)
        assert found(page) > 0


def test_who_asks_for_all_clauses_goes_on_with_the_first_new_one(tool: Open) -> None:
    page = tool(LIBRARY)
    page.locator(OTHERS).first.press("Enter")
    first_new = page.locator(".practice-list li").nth(20).locator("button")
    expect(first_new).to_be_focused()


def test_on_a_phone_in_french_a_clause_becomes_a_draft_that_opens_in_arabic(tool: Open, tmp_path: Path) -> None:
    page = tool(f"fr/{LIBRARY}")
    tick(page, 1, "Caméras")
    page.click(NEXT)
    title = page.inner_text(".practice-list .practice-open >> nth=0")
    forward(page, ".practice-list .practice-open >> nth=0")
    forward(page)
    page.fill(".practice-body input[type=text]", "Badge")
    forward(page)
    forward(page)
    page.click("a.practice-next")
    page = tool(page=page, path=f"fr/{DRAFT}")
    assert page.inner_text(".practice-body .practice-open") == title
    page.click(".practice-body .practice-open")
    page.wait_for_selector(".practice-body textarea")
    forward(page)
    forward(page)
    page.fill(".practice-body textarea", "Le syndicat peut être informé en temps utile.\nDans les 90 jours.")
    rings = page.locator("[aria-live] mark").all_inner_texts()
    assert rings == ["peut", "en temps utile"]
    forward(page, ".practice-body .practice-button >> nth=-1")
    assert page.locator(".practice-dossier dd mark").all_inner_texts() == rings
    assert "1 Champ" in page.inner_text("section:has-text('Parties qui manquent')")
    forward(page)
    assert page.locator(".practice-body textarea").input_value().startswith("Le syndicat peut")
    file = tmp_path / "folder.json"
    file.write_bytes(save(page).read_bytes())
    fields = json.loads(file.read_text("utf-8"))["items"]["clauses"][0]["fields"]
    assert fields["from"]["v"] == title
    arabic = tool(f"ar/{DRAFT}")
    open_file(arabic, file)
    arabic.wait_for_selector(f".practice-body .practice-open:has-text('{title}')")
    assert arabic.locator(".practice").get_attribute("dir") == "rtl"


# The draft


def test_at_a_desk_the_invented_draft_shows_what_lets_go_and_becomes_a_document(tool: Open, tmp_path: Path) -> None:
    page = tool(DRAFT)
    page.set_viewport_size(DESK)
    example(page)
    assert "Invented" in page.inner_text(".practice-where")
    rings = page.locator(".practice-dossier dd mark").all_inner_texts()
    assert rings == ["in good time", "Relevant", "may", "normally", "sole basis", "appropriate", "seek"]
    checks = page.locator(".practice-dossier section:has(h4:has-text('Checklist')) li").all_inner_texts()
    assert checks == [each.strip() for each in page.locator("#checklist + ul > li").all_inner_texts()]
    with page.expect_download() as got:
        page.click("button:has-text('DOCX')")
    document = docx.Document(str(got.value.path()))
    heads = [each.text for each in document.paragraphs if each.style and each.style.name == "Heading 2"]
    assert [head[0] for head in heads] == list("123456789")
    texts = [each.text for each in document.paragraphs]
    assert "Staff will be informed in good time." in texts
    assert not [text for text in texts if "shall" in text]  # the other side may get it
    pdf = tmp_path / "draft.pdf"
    page.pdf(path=str(pdf))
    text = subprocess.run([need("pdftotext"), pdf, "-"], capture_output=True, text=True, check=True).stdout
    assert "Words that let go" in text
    assert "Staff will be informed" in text
    for control in ("Save to a file", "As a document", "To the words"):
        assert control not in text


def test_a_rung_counts_once_its_test_is_answered(tool: Open) -> None:
    page = tool(LADDER)
    example(page)
    assert page.locator(".practice-dossier dd:has-text('Is the decision still open')").count() == 1
    page.goto(page.url)
    page = tool(LADDER, page=page)
    page.click(".practice-body .practice-open")
    page.wait_for_selector(".practice-body h4")
    page.locator(".practice-field > textarea").nth(1).fill("It decides after 15 days")
    for _ in range(2):
        forward(page)
    assert page.locator(".practice-dossier dd:has-text('It decides after 15 days')").count() == 1
    assert page.locator(".practice-dossier dd:has-text('Is the decision still open')").count() == 0


# A card of one's own


def test_a_card_is_copied_as_a_table_that_markdown_reads(tool: Open) -> None:
    page = tool(CARDS)
    page.click(NEXT)
    page.wait_for_selector(".practice-body textarea")
    for index, text in enumerate(("Night | rota", "Town union, 2026", "It *binds*\nand holds")):
        page.locator(".practice-field > textarea").nth(index).fill(text)
    page.locator(".practice-name").first.click()
    forward(page)
    lines = page.locator("textarea[readonly]").input_value().split("\n")
    assert lines[:2] == [r"### Night \| rota", ""]
    assert lines[2:4] == ["| Who, where, when | Town union, 2026 |", "| --- | --- |"]
    assert lines[4] == r"| What it does | It \*binds\* and holds |"
    assert len(lines) == 10
    item = json.loads(save(page).read_text("utf-8"))["items"]["cards"][0]["fields"]
    assert item["does"]["v"] == "It *binds*\nand holds"


@pytest.mark.parametrize(
    "refuses",
    [
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });",
        "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));",
    ],
)
def test_without_a_clipboard_the_card_is_marked(tool: Open, refuses: str) -> None:
    page = tool(CARDS, script=refuses)
    page.click(NEXT)
    page.wait_for_selector(".practice-body textarea")
    forward(page)
    page.click("button:has-text('Copy as text')")
    expect(page.locator(".practice-status")).to_have_text(
        "Marked. Copy it with the keyboard, or by holding a finger on it."
    )
    expect(page.locator("textarea[readonly]")).to_be_focused()
    assert page.evaluate("getSelection().toString()").startswith("### ")


# Everybody


@pytest.mark.parametrize(
    ("path", "scheme"),
    [
        *((LIBRARY, "dark"), (f"ar/{LIBRARY}", "light"), (f"fr/{DRAFT}", "light")),
        *((f"ar/{DRAFT}", "dark"), (LADDER, "light"), (CARDS, "dark")),
    ],
)
def test_screens_are_accessible_and_fit_a_small_phone(tool: Open, path: str, scheme: Any) -> None:
    page = tool(path)
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme=scheme)

    def look() -> None:
        accessible(page)
        assert page.locator(".practice-body .practice-next:visible").count() == 1

    look()
    if LIBRARY in path:
        for summary in page.locator(".practice-body summary").all():
            summary.click()
        look()
        forward(page, ".practice-list .practice-open >> nth=0")
    elif CARDS in path:
        page.click(NEXT)
        page.wait_for_selector(".practice-body textarea")
        look()
        forward(page)
    else:
        example(page)
        look()
        forward(page)
    look()


def test_without_scripts_the_pages_are_the_sheets(browser: Browser, address: str) -> None:
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    for path in (LIBRARY, DRAFT, LADDER, CARDS):
        page.goto(address + path)
        assert not page.locator("[data-practice]").is_visible()
        assert page.locator(".practice").count() == 0
        assert page.locator("article table").count() >= 1
    plain.close()
