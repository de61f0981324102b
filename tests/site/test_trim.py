"""Which rules of Material's style sheet are kept: those that can match, and what they read."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest

from teach_forward.site import assets, trim
from teach_forward.site.trim import Vocabulary, can_match
from teach_forward.theme import read
from tests.tools import ROOT

KNOWN = Vocabulary(frozenset({"p", "a", "details"}), frozenset({"md-typeset", "tip"}), frozenset({"dir", "open"}))


@pytest.mark.parametrize(
    ("selector", "kept"),
    [
        ("p", True),
        ("*,:after", True),
        (".md-typeset .tip>p:first-child", True),
        ("[dir=rtl] details[open]", True),
        ("video", False),
        (".md-header p", False),
        ("p.md-typeset.md-grid", False),
        ("[data-md-color-scheme=slate] p", False),
        ("#__comments", False),
        ("p:not(.md-button)", True),
        (".md-typeset :is(.admonition,details)", True),
        (".md-typeset :is(.admonition,.tabbed-set)", False),
        ("p:not(:is(.a,.b)) a:hover", True),
    ],
)
def test_a_selector_is_kept_if_all_that_it_names_can_be_on_a_page(selector: str, kept: bool) -> None:
    assert any(can_match(each, KNOWN) for each in trim.split(selector)) is kept


def test_what_is_left_is_as_it_was() -> None:
    sheet = """@charset "UTF-8"; /* p{} */
    :root{--a:1px;--b:var(--a);--c:red;--icon:url("data:image/svg+xml;charset=utf-8,<svg>{;}</svg>")}
    .md-nav,p{margin:var(--b);mask-image:var(--icon)}
    @media print{.md-nav{top:0}p{color:blue}}
    @media screen{.md-nav{top:0}}
    @keyframes turn{to{rotate:1turn}}@keyframes idle{to{top:0}}
    a{animation:turn 1s}"""
    rest = trim.trim(sheet, "a { color: var(--d) }", KNOWN).splitlines()
    assert rest == [
        trim.NOTICE,
        ":root{--a:1px;--b:var(--a)}",
        "p{margin:var(--b)}",
        "@media print{p{color:blue}}",
        "@keyframes turn{to{rotate:1turn}}",
        "a{animation:turn 1s}",
    ]


def test_our_rules_keep_the_properties_that_they_read() -> None:
    assert ":root{--a:1px}" in trim.trim(":root{--a:1px;--b:2px}", "p { margin: var(--a) }", KNOWN)


def test_of_the_installed_release_little_is_left_and_no_picture() -> None:
    folder = Path(material.__file__).parent / "templates"
    whole = assets.material([str(ROOT), str(folder)])
    sheet = assets.stylesheet(read(ROOT), 6, whole)
    kept = len(sheet) - len(assets.stylesheet(read(ROOT), 6, ""))
    assert 5_000 < kept < len(whole) / 5
    assert ".md-typeset blockquote" in sheet
    assert not [name for name in trim.classes_of(sheet) if name.startswith("md-") and name != "md-typeset"]
    assert "url(" not in sheet


def test_comments_of_scripts_that_a_page_asks_for_at_once_stay_with_us() -> None:
    files = assets.files(read(ROOT), 6, "") | assets.practice_files()
    starts = [f"{name}_start" for name in ("plan", "run", "film", "practice")]
    sent = [*(files[name][1] for name in ("js", "colours", "copy_js", "keep", *starts)), assets.worker(keeps=True)]
    assert [line for text in sent for line in text.splitlines() if re.search(r"/\*|(^|\s)//", line)] == []
