"""The scripts of the practice editions: typed, bundled as they are kept, and no text can become markup."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from teach_forward.library.library import Library
from teach_forward.messages import CATALOGUE
from teach_forward.site.assets import practice_files
from teach_forward.site.practice import from_script, practice
from tests.tools import ROOT, need

SOURCE = ROOT / "teach_forward/site/practice"
BUNDLES = ROOT / "teach_forward/site/assets/practice"
MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|setHTML|srcdoc"
    r"|\beval\b|new Function|\.style\b|cssText|javascript:|[\"']on(?:click|error|load)[\"']"
)


def test_the_types_hold() -> None:
    tsc = need(str(ROOT / "node_modules/.bin/tsc"))
    done = subprocess.run([tsc, "-p", SOURCE], capture_output=True, text=True, check=False)
    assert done.stdout == ""


def test_the_bundles_are_those_of_the_scripts(tmp_path: Path) -> None:
    need(str(ROOT / "node_modules/.bin/esbuild"))
    subprocess.run([need("node"), ROOT / "tools/practice.mjs", tmp_path], check=True)
    made = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_text("utf-8") for path in BUNDLES.glob("*.js")}


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.js")), ids=lambda path: path.name)
def test_no_text_can_become_markup(path: Path) -> None:
    assert MARKUP.findall(path.read_text("utf-8")) == []


def test_the_ban_sees_what_it_bans() -> None:
    for bad in ("node.innerHTML = text", "insertAdjacentHTML('x')", "a.style.color", 'h("a", { "onclick": x })'):
        assert MARKUP.search(bad)


def test_the_bundles_are_served_as_they_are() -> None:
    served = {path.name: practice_files()[f"practice_{path.stem}"][1] for path in BUNDLES.glob("*.js")}
    assert served == {path.name: path.read_text("utf-8") for path in BUNDLES.glob("*.js")}


def test_names_of_messages_are_whole_in_the_bundles() -> None:
    """By them it is found which messages a page has."""
    said, there = (
        {
            name
            for path in paths
            for name in re.findall(r'"(\w+)"', path.read_text("utf-8"))
            if f"practice_{name}" in CATALOGUE
        }
        for paths in (SOURCE.rglob("*.js"), BUNDLES.glob("*.js"))
    )
    assert said - there == set()


def test_a_page_has_the_messages_of_its_scripts_and_no_others(real_library: Library) -> None:
    uri = "workshops/6-digital-impact/plan.md"
    found = practice(real_library, uri, "en", lambda address: address)
    assert found is not None
    said = from_script(found.script)["messages"]
    assert {"scores_chart", "scores_legend", "save", "place_tab", "refused_newer"} <= set(said)
    assert {name for name in said if name.startswith(("rights_", "letter_", "dates_ahead", "fill_in"))} == set()
