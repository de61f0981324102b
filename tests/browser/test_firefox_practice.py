"""Each sheet that is filled in on a screen, in Firefox: written on, saved, opened again, and ready for paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.browsing import unpack
from tests.firefox import Firefox, Tab, started
from tests.once import Once

pytestmark = pytest.mark.browser

SHEET = "workshops/3-data-rights/worksheet/"
BODY = ".practice-body"
WORDS = "Gate at Holt, two doors"
# The files that a page saves, and the file that it gets where it lets people choose one.
FILES = """(text) => {
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => (blob.text().then((text) => (globalThis.saved = text)), make.call(URL, blob));
  HTMLInputElement.prototype.click = function () {
    const chosen = new DataTransfer();
    chosen.items.add(new File([text], "folder.json", { type: "application/json" }));
    this.files = chosen.files;
    this.dispatchEvent(new Event("change"));
  };
}"""


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with started(tmp_path_factory.mktemp("firefox")) as found:
        yield found
        assert found.faults == []


@pytest.fixture
def tab(firefox: Firefox) -> Iterator[Tab]:
    found = firefox.tab()
    yield found
    found.close()


def opened(tab: Tab, url: str, text: str = "") -> None:
    """Open the tool of a page; `text` is the file that people will choose."""
    tab.go(url)
    if tab.evaluate("!document.querySelector('.practice-body h3')"):
        tab.until("document.querySelector('.practice-body h3') || document.querySelector('[data-practice] button')")
    if tab.evaluate("Boolean(document.querySelector('[data-practice] button')?.checkVisibility())"):
        tab.click("[data-practice] button")
    tab.until("document.querySelector('.practice-body h3')")
    tab.evaluate(f"({FILES})({json.dumps(text)})")


def to_a_field(tab: Tab) -> None:
    """Press the one next step, with what each screen asks for, until there is a field for words."""
    for _ in range(6):
        if tab.evaluate(f"Boolean(document.querySelector('{BODY} textarea'))"):
            return
        if tab.evaluate(f"Boolean(document.querySelector('{BODY} input[type=text]'))"):
            tab.click(f"{BODY} input[type=text]")
            tab.press(*"Badge")
        elif tab.evaluate(f"Boolean(document.querySelector('{BODY} input[type=checkbox]'))"):
            tab.click(f"{BODY} .practice-choice")
            tab.until("document.querySelector('.practice-found .practice-name').innerText.includes(': 1')")
        tab.evaluate(f"document.querySelector('{BODY} h3').dataset.before = ''")
        tab.click(f"{BODY} .practice-next")
        tab.until(f"document.querySelector('{BODY} h3:not([data-before])')")
    raise AssertionError("no field")


def saved(tab: Tab) -> str:
    tab.click(".practice-bar button")
    tab.until("globalThis.saved")
    return str(tab.evaluate("saved"))


@pytest.mark.parametrize(
    ("path", "paper"),
    [
        *((SHEET, True), ("workshops/3-data-rights/letters/", False), ("my-system/", False)),
        *(("workshops/2-data-life-cycle/mapping-grid/", True), ("workshops/4-co-governance/question-bank/", True)),
        *(("workshops/5-bargaining-hub/clause-anatomy/", False), ("workshops/5-bargaining-hub/clause-pack/", False)),
        ("workshops/6-digital-impact/self-assessment/", False),
    ],
)
def test_a_sheet_is_filled_in_saved_opened_and_printed(
    firefox: Firefox, tab: Tab, address: str, path: str, paper: bool
) -> None:
    opened(tab, address + path)
    text = filled_in(tab)
    ready(tab, WORDS if paper else "")
    other = firefox.tab()
    opened(other, f"{address}my-systems/", text)
    other.click(".practice-bar button:nth-child(2)")
    other.until("document.querySelector('.practice-status').innerText === 'The file is open.'")
    assert WORDS in saved(other)
    other.close()


def filled_in(tab: Tab) -> str:
    """The file of a sheet whose first field is written on."""
    to_a_field(tab)
    tab.click(f"{BODY} textarea")
    tab.press(*WORDS)
    tab.click(".practice-status ~ * .practice-name")
    text = saved(tab)
    assert WORDS in text
    return text


def ready(tab: Tab, words: str) -> None:
    """Before printing, the tables of the page have the words, and afterwards its own again."""
    outside = "[...document.querySelectorAll('article td')].filter((each) => !each.closest('.practice'))"
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.evaluate(f"{outside}.some((each) => each.innerText.includes({json.dumps(words)}))")
    assert tab.evaluate(f"{outside}.every((each) => !each.querySelector('input, textarea, select'))")
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    if words:
        assert not tab.evaluate(f"{outside}.some((each) => each.innerText.includes({json.dumps(words)}))")


def test_the_library_is_searched(tab: Tab, address: str) -> None:
    opened(tab, f"{address}clauses/")
    tab.click(f"{BODY} input[type=text]")
    tab.press(*"camera")
    tab.until("/: [1-9]/.test(document.querySelector('.practice-body h4').innerText)")
    assert int(tab.text(f"{BODY} h4").split(": ")[1]) < 20


def test_a_sheet_of_the_archive_is_filled_in_from_the_disk(tab: Tab, site: Path, once: Once) -> None:
    stick = once("stick-fr", partial(unpack, site, "teach-forward.fr.zip"))
    opened(tab, (stick / f"guide/fr/{SHEET}index.html").as_uri())
    text = filled_in(tab)
    ready(tab, WORDS)
    # For Firefox, each file is a place of its own, and what the tab keeps does not follow: the file does.
    opened(tab, (stick / "guide/fr/my-systems/index.html").as_uri(), text)
    tab.click(".practice-bar button:nth-child(2)")
    tab.until("document.querySelector('.practice-status').innerText")
    assert WORDS[:20] in tab.text(BODY)
