"""The sheets that are filled in on a screen, for the tests that use them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
from playwright.sync_api import Page

from tests.test_practice_folder import SCHEMA
from tests.tools import need

_SMALL = """() => [...document.querySelectorAll(".practice :is(button, a.practice-button, summary, textarea, select,"
  + "input:not([type=checkbox], [type=radio]), .practice-choice)")]
  .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 44)
  .map((each) => each.outerHTML)"""


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
