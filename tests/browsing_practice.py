"""The sheets that are filled in on a screen, for the tests that use them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browsing import LISTEN, until, wire
from tests.tools import ROOT, need

SCHEMA = json.loads((ROOT / "teach_forward/site/assets/practice/folder.schema.json").read_text("utf-8"))
SHEET = "workshops/3-data-rights/worksheet/"
LETTERS = "workshops/3-data-rights/letters/"
PHONE = {"width": 360, "height": 740}
HUB = [f"workshops/5-bargaining-hub/{page}/" for page in ("clause-pack", "clause-anatomy", "ladder")]
ADDED = 22 * 1024
"""Bytes on the wire that a page with a tool may have more than without it, the tool included."""
Open = Callable[..., Page]

_SMALL = """() => [...document.querySelectorAll(".practice :is(button, a.practice-button, summary, textarea, select,"
  + "input:not([type=checkbox], [type=radio]), .practice-choice)")]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44)
  .map((each) => each.outerHTML)"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    found = browser.new_context(viewport=PHONE, accept_downloads=True)
    found.add_init_script(LISTEN)
    yield found
    found.close()


@pytest.fixture
def tool(context: BrowserContext, address: str) -> Iterator[Open]:
    """Opens the tool of a page, see `opening`."""
    yield from opening(context, address)


def opening(context: BrowserContext, address: str) -> Iterator[Open]:
    """What opens the tool of a page; at the end, nothing went wrong and nothing was asked of another host."""
    told: list[str] = []

    def opened(path: str = SHEET, *, script: str = "", page: Page | None = None) -> Page:
        page = page or context.new_page()
        if script:
            page.add_init_script(script)
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("console", lambda message: message.type == "error" and told.append(message.text))
        page.on("request", lambda request: request.url.startswith((address, "blob:")) or told.append(request.url))
        page.goto(address + path)
        if page.locator("[data-practice] button").is_visible():
            page.click("[data-practice] button")
        page.wait_for_selector(".practice-body h3")
        return page

    yield opened
    for page in context.pages:
        told += page.evaluate("against")
    assert told == []


def begin(page: Page, *texts: str) -> None:
    """A system whose first answers are these."""
    page.click(".practice-body .practice-next")
    page.wait_for_selector(".practice-body textarea")
    for index, text in enumerate(texts):
        page.locator(".practice-body .practice-field > textarea").nth(index).fill(text)
    page.locator(".practice-body .practice-name").first.click()


def open_file(page: Page, path: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.click(".practice-bar button >> nth=1")
    chooser.value.set_files({"name": "folder.json", "mimeType": "application/json", "buffer": path.read_bytes()})


def file_with(items: Mapping[str, Any], folder: Path) -> Path:
    """A file of these things by their kinds, as somebody saved it."""
    head = {"format": "teach-forward-folder", "version": 1, "id": "1", "lang": "en", "saved": "", "invented": False}
    path = folder / "folder.json"
    path.write_text(json.dumps({**head, "forms": {}, "words": {}, "items": items}), "utf-8")
    return path


def answers(path: Path) -> dict[str, Any]:
    """The answers of the first system in a file."""
    folder = json.loads(path.read_text("utf-8"))
    jsonschema.validate(folder, SCHEMA)
    fields = folder["items"]["systems"][0]["fields"]
    return {field: answer.get("c", answer.get("v")) for field, answer in fields.items()}


def keep(page: Page) -> None:
    page.click(".practice-ask button >> nth=0")
    until(page, "document.querySelector('.practice-where').textContent.includes('in this browser')")


def save(page: Page) -> Path:
    """The file of the folder."""
    with page.expect_download() as found:
        page.click(".practice-bar button >> nth=0")
    return Path(found.value.path())


def saved(page: Page) -> dict[str, Any]:
    """What is in the file of the folder."""
    folder: dict[str, Any] = json.loads(save(page).read_text("utf-8"))
    jsonschema.validate(folder, SCHEMA)
    return folder


def accessible(page: Page) -> None:
    """Axe finds nothing in the sheet, a finger finds everything, and nothing is wider than the screen."""
    if not page.evaluate("'axe' in self"):
        page.evaluate(need("node_modules/axe-core/axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run('.practice', { resultTypes: ['violations'] })")
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []
    assert page.evaluate(_SMALL) == []
    wide = "[document.documentElement, document.querySelector('.practice')].map((each) => each.scrollWidth)"
    assert max(page.evaluate(wide)) <= page.evaluate("innerWidth")


def added(site: Path, folder: Path) -> int:
    """The bytes on the wire that the tool of a page adds to it."""
    html = (folder / "index.html").read_text("utf-8")
    scripts = site / "assets/practice"
    kind = html.split('data-practice="')[1].split('"')[0]
    tool = scripts / f"{kind}.js"
    parts = [scripts / "start.js", scripts / "core.js", scripts / "practice.css", *([tool] * tool.is_file())]
    return sum(map(wire, [folder / "index.js", *parts]))
