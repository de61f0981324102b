"""A translation is told the new name of its English file."""

from __future__ import annotations

from pathlib import Path

import pytest

from teach_forward.checks.comparison.renamed import check_renamed
from teach_forward.library.addresses import blob_id
from teach_forward.library.scan import scan
from tests.sites import put, write_small

ABOUT = "# About\n\n## Us {#us}\n\n## Money {#money}\n\n## Thanks {#thanks}\n\nPeople.\n"
MESSAGE = "docs/en/about.md is docs/en/who.md now; rename this file to docs/sw/who.md"


def renamed(root: Path, text: str, now: str) -> list[tuple[int, str, str]]:
    """What is told of a translation of `text`, whose English page has another name now, and the text `now`."""
    write_small(root)
    (root / "docs/en/about.md").unlink()
    put(root / "docs/en/who.md", now)
    put(root / "docs/sw/about.md", f"---\nsource: {blob_id(text.encode())}\n---\n{text}")
    library, _ = scan(root)
    return list(check_renamed(library, library.documents["sw"]["about.md"]))


@pytest.mark.parametrize(
    ("now", "message"),
    [
        (ABOUT, MESSAGE),
        (ABOUT.replace("People", "Some people"), MESSAGE),  # changed, with the same parts
        ("# Another\n\n## A {#a}\n\n## B {#b}\n\n## C {#c}\n", ""),
        ("# Another\n\n## Us {#us}\n", ""),  # too little to tell it from others
    ],
)
def test_the_new_name_is_told(tmp_path: Path, now: str, message: str) -> None:
    assert renamed(tmp_path, ABOUT, now) == ([(2, message, "source-renamed")] if message else [])


def test_a_page_that_the_language_has_is_not_meant(tmp_path: Path) -> None:
    put(tmp_path / "docs/sw/who.md", ABOUT)
    assert renamed(tmp_path, ABOUT, ABOUT) == []
