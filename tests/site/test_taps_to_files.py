"""How many taps it takes from the home page to what people came for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest

pytestmark = pytest.mark.browser  # it needs the whole site

WANTED = {
    "": {
        "print for 12 people": "teach-forward-data-rights-handout.en.pdf",
        "one PDF of this workshop": "teach-forward-data-rights.en.pdf",
        "letters in Word": "teach-forward-data-rights-letters.en.docx",
        "all of this workshop": "teach-forward-data-rights.en.zip",
        "slides to show from a PDF": "teach-forward-data-rights-slides.en.pdf",
        "the whole guide": "teach-forward.en.pdf",
    },
    "fr/": {
        "print for 12 people": "teach-forward-data-rights-handout.fr.pdf",
        "letters in Word": "teach-forward-data-rights-letters.fr.docx",
        "all of this workshop": "teach-forward-data-rights.fr.zip",
    },
    "ar/": {
        "print for 12 people": "teach-forward-fundamentals-handout.ar.pdf",
        "one PDF of this workshop": "teach-forward-fundamentals.ar.pdf",
        "all of this workshop": "teach-forward-fundamentals.ar.zip",
    },
}


def links(site: Path, path: str) -> Iterator[tuple[str, str]]:
    """Where the links of a page's own content lead, from the site's root, and what beside each says about it."""
    root = lxml.html.fromstring((site / path / "index.html").read_text("utf-8"))
    for link in root.xpath("//main//a[@href]"):
        target = urlsplit(urljoin(f"https://x/{path}", link.get("href")))
        if target.netloc == "x":
            beside = link.getnext()
            told = link.text_content() + (beside.text_content() if beside is not None else "")
            yield unquote(target.path).lstrip("/"), told


def taps(site: Path, home: str) -> dict[str, tuple[int, str]]:
    """The least taps to each file and page from a home page, and what the last link says."""
    found, new = {home: (0, "")}, [home]
    for count in (1, 2, 3):
        pages, new = new, []
        for page in pages:
            for target, told in links(site, page):
                if target not in found:
                    found[target] = count, told
                    if (site / target / "index.html").is_file():
                        new.append(target)
    return {Path(path).name or path: at for path, at in found.items()}


@pytest.mark.parametrize("home", WANTED)
def test_what_people_print_and_take_along_is_three_taps_away(site: Path, home: str) -> None:
    found = taps(site, home)
    for what, name in WANTED[home].items():
        assert name in found, what
        assert found[name][0] <= 3, what


def test_what_is_offered_says_its_format_its_pages_and_its_size(site: Path) -> None:
    found = taps(site, "")
    for name, facts in {
        "teach-forward-data-rights.en.pdf": ("PDF", " pages", "kB"),
        "teach-forward-data-rights.en.zip": ("ZIP", "kB"),
        "teach-forward-data-rights-slides.en.pdf": ("PDF", " slides", "kB"),
    }.items():
        told = found[name][1]
        assert [fact for fact in facts if fact not in told] == [], told
