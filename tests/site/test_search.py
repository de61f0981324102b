"""The index of the search, from pages as a build leaves them."""

from __future__ import annotations

import gc
import json
from pathlib import Path

import pytest

from teach_forward.site import search
from teach_forward.site.article.compose import TITLE_ID
from teach_forward.util.kept import Store

PAGE = f"""<html data-workshop="1"><body><article data-searched><h1 id="{TITLE_ID}">Pay</h1>
<p>Wages and hours.</p><h2 id="cards">Cards</h2><p>Cut them out.</p>
<aside class="answer"><p>Hidden.</p></aside></article></body></html>"""
LANGUAGES = search.Languages("en", "en", ["en"])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site" / "pay").mkdir(parents=True)
    (tmp_path / "site" / "pay" / "index.html").write_text(PAGE, "utf-8")
    return tmp_path / "site"


def index(site: Path, *, remember: bool) -> None:
    vocabulary = search.Vocabulary(("workshop",))
    search.index(site, LANGUAGES, vocabulary, Store(site.parent / f"kept-{remember}"), remember=remember)


def pages_in_memory() -> int:
    gc.collect()
    return sum(isinstance(each, search.Page) for each in gc.get_objects())


def test_an_index_lists_the_parts_of_a_page_without_its_answers(site: Path) -> None:
    index(site, remember=False)
    script = (site / "search" / "en.js").read_text("utf-8")
    listing = json.loads(script.split("=", 1)[1])
    [[url, title, workshop, awaits, words, texts, below]] = listing["pages"]
    assert (url, title, workshop, awaits, words) == ("pay/", "Pay", "1", "", 4)
    assert below == [["cards", "Cards", "h", 4]]
    [[name, parts]] = texts
    assert parts == 2
    written = json.loads((site / "search" / f"{name}.js").read_text("utf-8").split("=", 1)[1])
    assert written == ["Wages and hours.", "Cut them out."]


@pytest.mark.parametrize("remember", [False, True])
def test_pages_stay_in_memory_only_while_somebody_writes(site: Path, *, remember: bool) -> None:
    """Else each language of a build would add its own, up to forty."""
    before = pages_in_memory()
    index(site, remember=remember)
    assert pages_in_memory() - before == int(remember)
