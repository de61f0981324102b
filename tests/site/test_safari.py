"""Safari 16.4 is the oldest that the pages are made for: they use nothing that it does not know, or do without it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.tools import ROOT, need

SITE = ROOT / "teach_forward/site"
ASSETS = SITE / "assets"
SHEETS = sorted(ASSETS.rglob("*.css"))
SCRIPTS = sorted(ASSETS.rglob("*.js"))
OLDEST = "safari16.4"
NEWER = re.compile(
    r"requestIdleCallback|scrollend|URLPattern|checkVisibility|startViewTransition|\bnavigation\.|\bIterator\."
    r"|\.(?:groupBy|withResolvers|union|intersection|difference|symmetricDifference)\b"
    r"|AbortSignal\.any|Promise\.try|RegExp\.escape"
)
SHORTHAND = re.compile(r"text-decoration:\s*[\w-]+\s+[^;}]+")
"""Safari before 26.2 takes one value alone, and else underlines as if nothing stood there."""


def bundled(sheets: list[Path], *options: str) -> str:
    esbuild = need(str(ROOT / "node_modules/.bin/esbuild"))
    text = "\n".join(sheet.read_text("utf-8") for sheet in sheets)
    done = subprocess.run([esbuild, "--loader=css", *options], input=text, capture_output=True, text=True, check=True)
    return done.stdout


def test_style_sheets_say_what_safari_knows_by_a_name_of_its_own_by_that_too() -> None:
    assert bundled(SHEETS, f"--target={OLDEST}") == bundled(SHEETS)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_underlines_are_said_one_by_one(sheet: Path) -> None:
    assert SHORTHAND.findall(sheet.read_text("utf-8")) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_ask_for_nothing_newer(script: Path) -> None:
    assert NEWER.findall(script.read_text("utf-8")) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_height_of_the_screen_is_that_which_is_seen(sheet: Path) -> None:
    """`100vh` is higher than what a phone shows while its bars are there."""
    text = sheet.read_text("utf-8")
    heights = re.findall(r"max-height: ([^;}]*100vh[^;}]*)", text)
    assert [height for height in heights if height.replace("100vh", "100dvh") not in text] == []


def test_cards_are_not_in_a_grid_where_safari_prints_them() -> None:
    """It cuts what stands in a grid where a page ends."""
    _, _, only = (ASSETS / "print.css").read_text("utf-8").partition("@supports (background: -webkit-named-image(i))")
    assert ".cards { display: block; font-size: 0; }" in only
    assert re.search(r"\.card \{ display: inline-block;[^}]*width: 50%", only)


def test_numbers_of_laws_are_none_of_telephones() -> None:
    assert '<meta name="format-detection" content="telephone=no">' in (SITE / "overrides/main.html").read_text("utf-8")
