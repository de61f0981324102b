"""The pure parts of the site: handout, slide cards, tables, addresses, downloads, sitemap."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from teach_forward.site.article.fragments import put_under
from teach_forward.site.article.handout import handout
from teach_forward.site.article.markup import parse, serialise
from teach_forward.site.article.slides import Frame, dress
from teach_forward.site.article.tables import frame_tables
from teach_forward.site.downloads import DeckError, find_deck, read_decks, readable_size
from teach_forward.site.places import page_url, place, strange_folders, translations, workshop_sources
from teach_forward.site.renderings import Key, Rendered, Renderings
from teach_forward.site.seo import alternates, sitemap
from teach_forward.text.dialect import to_html

WORDS = {
    "notes": "What to say",
    "slide": "Slide",
    "workshop": "Workshop",
    "minutes": "minutes",
    "minutes_one": "minute",
    "ask_the_group": "Ask the group",
    "time_on_heading": "From minute {start} · {minutes} min",
    "size_kb": "{size} kB",
    "size_mb": "{size} MB",
}
EXERCISE = """
# Exercise: a rota

For everybody.

## The scenario {#scenario}

/// scenario | At the depot
    id: depot
A program writes the rota.
///

/// slide | SECRET shown by the facilitator
    id: shown
- SECRET point
///

SECRET what the facilitator says.

/// tip | SECRET tip
SECRET advice.
///

## Step 1 {#task minutes=12}

Draw a table.

/// slide | Design the rota
    id: design
    layout: task
1. Choose a purpose
2. Write three rules

Groups of four
///

SECRET note under the task.

## Questions {#questions}

/// question | Who decided?
    id: who
Two names.
///

/// answer
SECRET answer, after.
///

//// question | Who pays?
    id: pays

/// answer
SECRET answer, inside.
///

////

## For you alone {#alone}

/// tip | SECRET last tip
SECRET
///
"""


def text(html: str) -> str:
    return " ".join(parse(html).text_content().split())


def test_a_handout_holds_nothing_that_is_for_the_facilitator() -> None:
    whole = to_html(EXERCISE)
    assert whole.count("SECRET") == 10
    sheet = handout(whole)
    assert "SECRET" not in sheet
    assert "<details" not in sheet
    assert "<aside" not in sheet


def test_a_handout_holds_all_that_is_for_participants() -> None:
    sheet = handout(to_html(EXERCISE))
    for words in (
        *("Exercise: a rota", "For everybody.", "At the depot", "A program writes the rota.", "Draw a table."),
        *("Design the rota", "Choose a purpose", "Groups of four", "Who decided?", "Two names.", "Who pays?"),
    ):
        assert words in text(sheet)
    root = parse(sheet)
    assert len(root.xpath(".//section[@class='question']/div[@class='write']")) == 2
    assert root.xpath(".//section[@class='task']/ol/li")


def test_a_handout_has_no_heading_without_content() -> None:
    assert "For you alone" not in handout(to_html(EXERCISE))


def test_an_unknown_construct_stays_out_of_the_handout() -> None:
    assert handout('<p>yes</p><div class="new-thing">no</div>') == "<p>yes</p>"


def test_slides_are_framed_with_number_chain_and_minutes() -> None:
    frame = Frame("en", WORDS, number=2, total=6, title="A & B", numbers={"design": 7})
    root = parse(dress(to_html(EXERCISE), frame))
    task = root.xpath(".//section[@data-layout='task']")[0]
    assert task.xpath("string(.//*[@class='task-minutes'])") == "12 minutes"
    assert task.xpath("string(.//*[@class='task-box']/p[2])") == "Groups of four"
    assert task.xpath("string(.//*[@class='slide-number'])") == "Slide 7"
    assert task.xpath("string(.//*[@class='slide-number']/@href)") == "#design"
    assert task.xpath("string(.//*[@class='slide-workshop'])") == "Workshop 2 · A & B"
    assert len(task.xpath(".//*[@class='chain']/i")) == 6
    assert len(task.xpath(".//*[@class='chain']/i[@class='on']")) == 2
    assert root.xpath("string(.//*[@class='session-time'])") == "From minute 0 · 12 min"
    assert root.xpath("string((.//*[@class='notes-label'])[1])") == "What to say"


def test_one_minute_is_singular() -> None:
    page = to_html("# T\n\n## S {#s minutes=1}\n\n/// slide | T\n    id: t\n    layout: task\n1. a\n2. b\n///")
    assert "<b>1</b> minute<" in dress(page, Frame("en", WORDS))


def test_the_label_of_a_card_loses_its_colon() -> None:
    page = to_html(
        "# T\n\n## S {#s}\n\n/// slide | T\n    id: t\n    layout: columns\n- **Prix** : bas\n- **No** label: kept\n///"
    )
    cards = parse(dress(page, Frame("en", WORDS))).xpath(".//*[@class='slide-cards']/li")
    assert [" ".join(card.text_content().split()) for card in cards] == ["Prix bas", "No label: kept"]


@pytest.mark.parametrize(
    "html", ["<p>a</p> tail", "lead <b>x</b>", "", "<pre>a\n  b</pre>", "<p>&lt;b&gt; &amp; é</p>"]
)
def test_markup_survives_the_way_there_and_back(html: str) -> None:
    assert serialise(parse(html)) == html


def test_wide_tables_scroll_in_a_named_region_and_narrow_ones_stand_free() -> None:
    def table(columns: int) -> str:
        return f"<table><tbody><tr>{'<td>x</td>' * columns}</tr></tbody></table>"

    framed = frame_tables(f'<h2 id="time">Time</h2>{table(4)}')
    assert '<div role="region" tabindex="0" class="wide" style="--columns:4" aria-labelledby="time">' in framed
    assert frame_tables(table(3)) == table(3)


def test_pieces_stand_right_under_their_heading() -> None:
    assert put_under('<h2 id="a">A</h2><p>p</p>', {"a": "<b>1</b><i>2</i>", "absent": "<p>no</p>"}) == (
        '<h2 id="a">A</h2><b>1</b><i>2</i><p>p</p>'
    )


@pytest.mark.parametrize(
    ("uri", "kind", "slug", "url"),
    [
        ("index.md", "home", "", "fr/"),
        ("about.md", "page", "", "fr/about/"),
        ("law/europe.md", "page", "", "fr/law/europe/"),
        ("workshops/1-a/index.md", "index", "1-a", "fr/workshops/1-a/"),
        ("workshops/1-a/handout.md", "handout", "1-a", "fr/workshops/1-a/handout/"),
        ("workshops/1-a/bank.md", "extra", "1-a", "fr/workshops/1-a/bank/"),
    ],
)
def test_places_and_addresses(uri: str, kind: str, slug: str, url: str) -> None:
    found = place(uri)
    assert (found.kind, found.slug) == (kind, slug)
    assert page_url("fr", uri, "en") == url
    assert page_url("en", uri, "en") == url.removeprefix("fr/")


def test_each_exercise_is_a_source_twice(tmp_path: Path) -> None:
    folder = tmp_path / "workshops" / "fr" / "1-a"
    folder.mkdir(parents=True)
    (folder / "exercise.md").write_text("x")
    (folder / ".hidden").write_text("x")
    assert [(s.src_uri, s.path.name, s.repository_path) for s in workshop_sources(tmp_path)] == [
        ("fr/workshops/1-a/exercise.md", "exercise.md", "workshops/fr/1-a/exercise.md"),
        ("fr/workshops/1-a/handout.md", "exercise.md", "workshops/fr/1-a/exercise.md"),
    ]


def test_folders_that_no_language_claims_are_named(tmp_path: Path) -> None:
    for folder in ("docs/en", "docs/xx", "workshops/fr"):
        (tmp_path / folder).mkdir(parents=True)
    assert strange_folders(tmp_path, ["en", "fr"]) == ("docs/xx",)


def test_alternates_name_real_translations_only() -> None:
    written = translations(["en/a.md", "fr/a.md", "en/b.md"])
    assert alternates("a.md", written["a.md"], "en", "https://x.example/g/") == (
        ("en", "https://x.example/g/a/"),
        ("fr", "https://x.example/g/fr/a/"),
        ("x-default", "https://x.example/g/a/"),
    )
    assert alternates("b.md", written["b.md"], "en", "https://x.example/g/") == ()


def test_the_sitemap_is_xml_and_lists_real_pages() -> None:
    written = translations(["en/a.md", "fr/a.md", "en/b&c.md"])
    tree = etree.fromstring(sitemap(written, "en", "https://x.example/").encode())
    namespace = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    assert tree.xpath("//s:loc/text()", namespaces=namespace) == [
        "https://x.example/a/",
        "https://x.example/fr/a/",
        "https://x.example/b&c/",
    ]


def test_decks_come_from_the_manifest_and_english_stands_in(tmp_path: Path) -> None:
    assert read_decks(tmp_path) == ()
    (tmp_path / "a.en.pptx").write_bytes(b"x" * 2000)
    entry = {
        "locale": "en",
        "workshop": "1-a",
        "kind": "guide",
        "slides": 9,
        "bytes": 2000,
        "hash": "",
        "numbers": {"s": 2},
    }
    (tmp_path / "manifest.json").write_text(json.dumps({"a.en.pptx": entry}))
    decks = read_decks(tmp_path)
    found = find_deck(decks, "1-a", "guide", "fr")
    assert found is not None
    assert (found.locale, found.slides, found.size, found.numbers) == ("en", 9, 2000, {"s": 2})
    assert find_deck(decks, "1-a", "exercise", "en") is None
    (tmp_path / "a.en.pptx").unlink()
    with pytest.raises(DeckError, match="build them anew"):
        read_decks(tmp_path)


@pytest.mark.parametrize(
    ("size", "locale", "expected"),
    [(400, "en", "1 kB"), (83_600, "en", "84 kB"), (1_240_000, "en", "1.2 MB"), (1_240_000, "fr", "1,2 MB")],
)
def test_sizes_are_readable(size: int, locale: str, expected: str) -> None:
    assert readable_size(size, WORDS, locale) == expected


def test_a_rendered_page_is_kept_for_the_next_build_and_then_forgotten() -> None:
    pages, key = Renderings(), Key("en/a.md", "# A", 1, 2)
    pages.start()
    assert pages.find(key) is None
    pages.keep(key, Rendered("<h1>A</h1>", "A", frozenset({"a"})))
    pages.start()
    assert pages.find(key) == Rendered("<h1>A</h1>", "A", frozenset({"a"}))
    assert pages.find(Key("en/a.md", "# A changed", 1, 2)) is None
    pages.start()
    pages.start()
    assert pages.find(key) is None
