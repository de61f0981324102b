"""What the site does with content from strangers: no key of a page reaches MkDocs, no page takes another's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from teach_forward.library.scan import scan
from teach_forward.site import plugin
from tests.sites import ABOUT, SLUG, built, page, put, run_mkdocs, write_small

KEYS = """template: redirect.html
location: javascript:alert(1)
title: Another title
description: Another description
hide: toc
search: exclude
date: 2026-01-01
status: deprecated
icon: material/skull
tags: x
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small(tmp_path / "project", ("en",))


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts reach the site whatever the reader has found: what it refuses first is to do no harm here either."""
    monkeypatch.setattr(plugin, "load", lambda root: scan(root)[0])


def test_keys_that_nobody_knows_stop_the_build(root: Path, tmp_path: Path) -> None:
    put(root / "docs/en/about.md", f"---\n{KEYS}---\n{ABOUT}")
    done = run_mkdocs(root, tmp_path / "site")
    assert done.returncode == 1
    assert "docs/en/about.md:2: " in done.stderr


@pytest.mark.usefixtures("unchecked")
def test_keys_of_a_page_change_nothing_that_is_published(root: Path, tmp_path: Path) -> None:
    plain = (built(root, tmp_path / "plain") / "about/index.html").read_text("utf-8")
    put(root / "docs/en/about.md", f"---\n{KEYS}---\n{ABOUT}")
    assert (built(root, tmp_path / "site") / "about/index.html").read_text("utf-8") == plain


@pytest.mark.usefixtures("unchecked")
def test_keys_without_their_lines_are_words_of_the_page(root: Path, tmp_path: Path) -> None:
    """MkDocs takes the first lines of a text for keys, even without the lines of --- around them."""
    put(root / "docs/en/about.md", f"template: redirect.html\nlocation: javascript:alert(1)\n\n{ABOUT}")
    published = page(built(root, tmp_path / "site"), "about/index.html")
    assert published.xpath("//article//p[starts-with(., 'template: redirect.html')]")
    assert published.findtext(".//h1") == "About"
    assert published.xpath("//script[contains(., 'location')] | //meta[@http-equiv != 'Content-Security-Policy']") == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (f"workshops/en/{SLUG}/handout.md", '"handout" is the name of a page or a folder that the site makes itself'),
        (f"workshops/en/{SLUG}/more/cards.md", "a page of a workshop stands right in the folder of the workshop"),
        ("workshops/en/drafts/guide.md", "the folder of a workshop has a number from 1 to 999 and a name"),
        ("docs/en/404.md", '"404" is the name'),
        ("docs/en/translation.md", '"translation" is the name'),
        ("docs/en/About.md", '"About" is not a plain name'),
        ("docs/en/README.md", '"README" is not a plain name'),
        ("docs/en/index.html.md", '"index.html" is not a plain name'),
        ("docs/en/about.markdown", "the name of a page ends in .md"),
        ("docs/en/search/index.md", '"search" is the name'),
        ("docs/en/assets/index.md", '"assets" is the name'),
        ("docs/en/about/index.md", "the page would stand at the address of docs/en/about.md"),
    ],
)
def test_a_page_in_anothers_place_stops_the_build(root: Path, tmp_path: Path, path: str, said: str) -> None:
    put(root / path, "# X\n")
    done = run_mkdocs(root, tmp_path / "out")
    assert done.returncode == 1
    assert f"{path}:1: " in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_all_names_at_fault_are_told_at_once(root: Path, tmp_path: Path) -> None:
    for path in ("docs/en/404.md", "docs/en/README.md", "docs/en/caf\udce9.md"):
        put(root / path, "# X\n")
    said = run_mkdocs(root, tmp_path / "out").stderr.splitlines()
    assert [line.split(":1: ")[0] for line in said if ":1: " in line] == [
        "docs/en/404.md",
        "docs/en/README.md",
        r"docs/en/caf\udce9.md",
    ]


@pytest.mark.parametrize(
    ("path", "said"),
    [("docs/stray.md", "a link to another place of the disk"), ("docs/en/linked.md", "no check has read it")],
)
def test_what_no_check_has_read_is_not_published(root: Path, tmp_path: Path, path: str, said: str) -> None:
    put(tmp_path / "elsewhere.md", "---\ntemplate: redirect.html\n---\n# Secret\n")
    (root / path).symlink_to(tmp_path / "elsewhere.md")
    done = run_mkdocs(root, tmp_path / "out")
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
