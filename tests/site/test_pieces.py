"""The pure parts of the site: handout, slide cards, tables, addresses, downloads, sitemap."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from lxml.html import HtmlElement

from teach_forward.deck import manifest
from teach_forward.deck.manifest import BuiltDeck
from teach_forward.library.names import page_url
from teach_forward.messages import Messages
from teach_forward.sheets.handout import keep_for_participants
from teach_forward.site.article.agenda import steps
from teach_forward.site.article.links import lead
from teach_forward.site.article.slides import SlideContext, frame_slides
from teach_forward.site.article.tables import frame_tables
from teach_forward.site.article.titles import name_blocks
from teach_forward.site.downloads import (
    DeckError,
    SheetFile,
    find_deck,
    find_sheets,
    read_decks,
    read_sheets,
    readable_size,
)
from teach_forward.site.markup import element, elements, insert_after, parse, serialise
from teach_forward.site.places import place, translations, workshop_files
from teach_forward.site.seo import absolute, alternates, sitemap
from teach_forward.site.text import Text
from teach_forward.text.dialect import to_html
from teach_forward.text.reader import read
from tests.sites import built, page, write_small
from tests.tools import ROOT

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
MESSAGES = Messages("en", WORDS)
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


def handout(html: str) -> HtmlElement:
    root = parse(html)
    keep_for_participants(root)
    return root


def framed(text: str, **context: object) -> HtmlElement:
    """A guide with its slides framed."""
    document, _ = read("workshops/en/2-a/guide.md", text.encode(), "page", "en")
    root = parse(to_html(text))
    here = {step.id: step for step in steps(document, "en")}
    frame_slides(root, SlideContext(MESSAGES, here, **context))  # type: ignore[arg-type]
    return root


def text(root: HtmlElement) -> str:
    return " ".join(root.text_content().split())


def test_a_handout_holds_nothing_that_is_for_the_facilitator() -> None:
    whole = to_html(EXERCISE)
    assert whole.count("SECRET") == 10
    sheet = serialise(handout(whole))
    assert "SECRET" not in sheet
    assert "<details" not in sheet
    assert "<aside" not in sheet


def test_a_handout_holds_all_that_is_for_participants() -> None:
    root = handout(to_html(EXERCISE))
    for words in (
        *("Exercise: a rota", "For everybody.", "At the depot", "A program writes the rota.", "Draw a table."),
        *("Design the rota", "Choose a purpose", "Groups of four", "Who decided?", "Two names.", "Who pays?"),
    ):
        assert words in text(root)
    assert len(root.xpath(".//section[@class='question']/div[@class='write']")) == 2
    assert root.xpath(".//section[@class='task']/ol/li")


def test_a_handout_shows_what_to_do_and_no_break() -> None:
    slide = '<h3>Ask</h3>\n<div class="slide-body"><ul><li>Listen</li></ul></div>'
    page = f"""<h2 id="ask">One</h2>
<section class="slide" data-layout="steps">{slide}</section>
<h2 id="break-2">Pause</h2>
<p>Stand up.</p>
<h2 id="end">Two</h2>
<p>On.</p>"""
    shown = handout(page)
    assert shown.xpath("./h2/@id") == ["ask", "end"]
    assert [words for words in ("Ask", "Listen", "On.", "Pause", "Stand up.") if words in text(shown)] == [
        *("Ask", "Listen", "On.")
    ]


def test_a_handout_has_no_heading_without_content() -> None:
    assert "For you alone" not in text(handout(to_html(EXERCISE)))


def test_an_unknown_construct_stays_out_of_the_handout() -> None:
    assert serialise(handout('<p>yes</p><div class="new-thing">no</div>')) == "<p>yes</p>"


def test_slides_are_framed_with_number_chain_and_minutes() -> None:
    root = framed(EXERCISE, number=2, total=6, title="A & B", numbers={"design": 7})
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


def test_a_session_begins_where_those_before_it_end() -> None:
    root = framed("# T\n\n## A {#a minutes=5}\n\n## B {#b}\n\n## C {#c minutes=20}\n\n## D {#d minutes=1}\n")
    assert [node.text for node in root.xpath(".//*[@class='session-time']")] == [
        "From minute 0 · 5 min",
        "From minute 5 · 20 min",
        "From minute 25 · 1 min",
    ]
    assert [node.getprevious().get("id") for node in root.xpath(".//*[@class='session-time']")] == ["a", "c", "d"]


def test_one_minute_is_singular() -> None:
    page = "# T\n\n## S {#s minutes=1}\n\n/// slide | T\n    id: t\n    layout: task\n1. a\n2. b\n///\n"
    assert framed(page).xpath("string(.//*[@class='task-minutes'])") == "1 minute"


def test_a_task_shows_its_own_minutes_rather_than_those_of_its_session() -> None:
    page = "## S {{#s minutes=7}}\n\n/// slide | T\n    id: t\n    layout: task\n    minutes: {}\n1. a\n2. b\n///\n"
    shown = {text: framed(page.format(text)).xpath("string(.//*[@class='task-minutes'])") for text in ("5", "some")}
    assert shown == {"5": "5 minutes", "some": "7 minutes"}


def test_the_label_of_a_card_loses_its_colon() -> None:
    items = "- **Prix** : bas\n- **No** label: kept"
    page = f"# T\n\n## S {{#s}}\n\n/// slide | T\n    id: t\n    layout: columns\n{items}\n///\n"
    cards = framed(page).xpath(".//*[@class='slide-cards']/li")
    assert [text(card) for card in cards] == ["Prix bas", "No label: kept"]


def test_a_card_shows_its_icon_as_a_drawing_within_the_page() -> None:
    items = "- :material-clock-outline: **Time**: rotas\n- :material-arrow-right: **Pay**: wages"
    page = f"# T\n\n## S {{#s}}\n\n/// slide | T\n    id: t\n    layout: columns\n{items}\n///\n"
    cards = framed(page).xpath(".//*[@class='slide-cards']/li")
    assert [text(card) for card in cards] == ["Time rotas", "Pay wages"]
    assert [card[0].get("class") for card in cards] == ["card-icon", "card-icon card-icon-turns"]
    assert [card.xpath("string(strong/@class)") for card in cards] == ["label", "label"]
    drawings = [card[0][0] for card in cards]
    assert [(drawing.tag, drawing.get("aria-hidden")) for drawing in drawings] == [("svg", "true")] * 2
    parts = [part for drawing in drawings for part in drawing.iter()]
    assert {name for part in parts for name in part.attrib} == {"viewBox", "aria-hidden", "d"}  # no address, no colour


@pytest.mark.parametrize(
    "html", ["<p>a</p> tail", "lead <b>x</b>", "only", "", "<pre>a\n  b</pre>", "<p>&lt;b&gt; &amp; é</p>"]
)
def test_markup_survives_the_way_there_and_back(html: str) -> None:
    assert serialise(parse(html)) == html


def test_an_element_holds_texts_and_elements_in_order() -> None:
    made = element("p", {"title": 'a "b" & c'}, "1 & ", element("b", None, "2"), " 3", " 4", element("i"), "5")
    assert serialise(element("div", None, made)) == ("<p title='a \"b\" &amp; c'>1 &amp; <b>2</b> 3 4<i></i>5</p>")


@pytest.mark.parametrize("character", ["&#7;", "&#x0b;", "&#xFFFF;", "&#31", "\x07", "&#55296;", "&#1114112;"])
def test_what_no_tree_can_hold_is_left_out(character: str) -> None:
    (paragraph,) = parse(f"<p>a{character} b</p>")
    paragraph.text = paragraph.text  # lxml refuses it otherwise
    assert paragraph.text == "a b"
    assert element("p", None, "a\x07\ufffe").text == "a"


def test_wide_tables_scroll_in_a_named_region_and_narrow_ones_stand_free() -> None:
    def table(columns: int) -> str:
        return f"<table><tbody><tr>{'<td>x</td>' * columns}</tr></tbody></table>"

    wide, narrow = parse(f'<h2 id="time">Time</h2>{table(4)}'), parse(table(3))
    frame_tables(wide)
    frame_tables(narrow)
    assert '<div role="region" tabindex="0" class="wide" data-columns="4" aria-labelledby="time">' in serialise(wide)
    assert serialise(narrow) == table(3)


def test_pieces_stand_right_behind_their_heading() -> None:
    root = parse('<h2 id="a">A</h2><p>p</p>')
    insert_after(root[0], elements("<b>1</b><i>2</i>"))
    assert serialise(root) == '<h2 id="a">A</h2><b>1</b><i>2</i><p>p</p>'


def test_each_address_is_replaced_by_the_one_on_the_site() -> None:
    root = parse('<p><a href="law.md#eu">x</a><a id="x">y</a><img src="x.svg" alt="x"></p>')
    lead(root, lambda written: f"../{written}")
    assert root.xpath(".//@href | .//@src") == ["../law.md#eu", "../x.svg"]


def test_blocks_without_a_title_get_the_word_of_the_language() -> None:
    root = parse('<aside class="tip"><p class="tip-title"></p><p></p></aside><details><summary></summary></details>')
    name_blocks(root, Messages("en", {"tip": "Tip", "answer": "Possible answers"}))
    assert [node.text for node in root.iter("p", "summary")] == ["Tip", None, "Possible answers"]
    named = parse('<p class="tip-title">Mine</p><summary><b>Mine</b></summary>')
    name_blocks(named, Messages("en", {"tip": "Tip", "answer": "Possible answers"}))
    assert serialise(named) == '<p class="tip-title">Mine</p><summary><b>Mine</b></summary>'


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
    assert [(s.src_uri, s.path.name, s.repository_path) for s in workshop_files(tmp_path)] == [
        ("fr/workshops/1-a/exercise.md", "exercise.md", "workshops/fr/1-a/exercise.md"),
        ("fr/workshops/1-a/handout.md", "exercise.md", "workshops/fr/1-a/exercise.md"),
    ]


def test_alternates_name_real_translations_only() -> None:
    written = translations(["en/a.md", "fr/a.md", "en/b.md"])
    assert alternates("a.md", written["a.md"], "en", "https://x.example/g/") == (
        ("en", "https://x.example/g/a/"),
        ("fr", "https://x.example/g/fr/a/"),
        ("x-default", "https://x.example/g/a/"),
    )
    assert alternates("b.md", written["b.md"], "en", "https://x.example/g/") == ()


def test_a_site_without_an_address_names_no_page_by_its_own() -> None:
    """`fr/a/` would lead to another place from each page."""
    written = translations(["en/a.md", "fr/a.md"])
    assert alternates("a.md", written["a.md"], "en", "") == ()
    assert absolute("", "fr/a/") == ""


def test_the_sitemap_is_xml_and_lists_real_pages() -> None:
    written = translations(["en/a.md", "fr/a.md", "en/b&c.md"])
    tree = etree.fromstring(sitemap(written, "en", "https://x.example/").encode())
    namespace = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    assert tree.xpath("//s:loc/text()", namespaces=namespace) == [
        "https://x.example/a/",
        "https://x.example/fr/a/",
        "https://x.example/b&c/",
    ]


def deck(name: str, locale: str) -> BuiltDeck:
    return BuiltDeck(name, locale, "1-a", "guide", 9, 2000, 18, "", {"s": 2}, {})


def test_decks_come_from_their_list_and_the_source_stands_in(tmp_path: Path) -> None:
    assert read_decks(tmp_path) == ()
    (tmp_path / "a.en.pptx").write_bytes(b"x")
    manifest.write(tmp_path, (deck("a.en.pptx", "en"),), {})
    decks = read_decks(tmp_path)
    found = find_deck(decks, "1-a", "guide", "fr", "en")
    assert found is not None
    assert (found.locale, found.slides, found.bytes, found.numbers) == ("en", 9, 2000, {"s": 2})
    assert find_deck(decks, "1-a", "exercise", "en", "en") is None
    assert find_deck(decks, "1-a", "guide", "fr", "de") is None
    (tmp_path / "a.en.pptx").unlink()
    with pytest.raises(DeckError, match=r"a\.en\.pptx, which is not there; build the decks anew"):
        read_decks(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a.en.pptx": {"locale": "en"}}'])
def test_a_list_that_does_not_tell_of_the_decks_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.en.pptx").write_bytes(b"x")
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(DeckError, match="build the decks anew"):
        read_decks(tmp_path)


def test_files_of_pages_have_the_prefix_of_the_project(tmp_path: Path) -> None:
    other = ("theirs-rights-worksheet.fr.xlsx", "ours-other-worksheet.fr.xlsx")
    for name in ("ours-rights-worksheet.fr.xlsx", "ours-form.en.docx", *other):
        (tmp_path / name).write_bytes(b"xx")
    uri = "workshops/3-rights/worksheet.md"
    sheets = read_sheets(tmp_path, "ours", [uri, "form.md"], ["en", "fr"])
    assert list(sheets.values()) == [
        SheetFile("ours-form.en.docx", "en", "form.md", 2),
        SheetFile("ours-rights-worksheet.fr.xlsx", "fr", uri, 2),
    ]
    assert list(find_sheets(sheets, uri, "sw", "fr")) == [sheets[uri, "fr", "xlsx"]]
    assert list(find_sheets(sheets, uri, "sw", "en")) == []


@pytest.mark.parametrize(
    ("size", "locale", "expected"),
    [(400, "en", "1 kB"), (83_600, "en", "84 kB"), (1_240_000, "en", "1.2 MB"), (1_240_000, "fr", "1,2 MB")],
)
def test_sizes_are_readable(size: int, locale: str, expected: str) -> None:
    assert readable_size(size, Messages(locale, WORDS)) == expected


def test_no_style_knows_which_language_comes_first() -> None:
    styles = {path.name: path.read_text("utf-8") for path in (ROOT / "teach_forward/site/assets").glob("*.css")}
    assert styles
    assert [name for name, text in styles.items() if re.search(r"\[lang|:lang\(en", text)] == []


def test_messages_of_the_source_keep_their_direction_on_an_arabic_page(tmp_path: Path) -> None:
    root = write_small(tmp_path / "project", ("en", "ar"))
    site = built(root, tmp_path / "site")
    home = page(site, "ar/index.html")
    [skip] = home.xpath("//a[@class='skip']")
    assert skip.text_content() == "\u2066Skip to the content\u2069"
    assert "\u2066Search\u2069" in home.xpath("//button/@aria-label")
    assert "\u2066" not in (site / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Mapping grid: where our data goes", "Mapping grid"),
        ("Grille de cartographie\u00a0: où vont nos données", "Grille de cartographie"),
        ("シート：使い方", "シート"),
        ("Clauses others have won", "Clauses others have won"),
        ("At 12:30", "At 12:30"),
    ],
)
def test_a_short_title_ends_before_its_colon(title: str, short: str) -> None:
    assert Text(title, "en", "ltr").short == Text(short, "en", "ltr")
