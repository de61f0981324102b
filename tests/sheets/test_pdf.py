"""Workshops as PDFs: what stands in them, and that every reader can use them."""

from __future__ import annotations

import datetime
import fcntl
import json
import os
import re
import signal
import subprocess
import sys
import termios
import time
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, product
from operator import itemgetter
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree

from teach_forward import theme
from teach_forward.library.addresses import source_of_link
from teach_forward.library.glossary import GLOSSARY_PAGE, read_glossary
from teach_forward.library.library import Library
from teach_forward.library.scan import load
from teach_forward.messages import Messages
from teach_forward.model import Item, Run, Table, plain
from teach_forward.plan import timed
from teach_forward.project import Project
from teach_forward.sheets import source, typeset, typst
from teach_forward.sheets.build import SheetError, sheets
from teach_forward.sheets.index import Index, order
from teach_forward.sheets.left import LeftOut, summed
from teach_forward.sheets.pdfs import _lines, pdfs
from teach_forward.sheets.sheet import around_in, outside, places_of_sources
from teach_forward.sheets.source import NoLetter, Unset
from teach_forward.sheets.typst import Print
from teach_forward.sheets.writer import CUT, QUOTE, Around, place, write
from teach_forward.text.dialect import to_html
from teach_forward.text.html import items_of, parse
from teach_forward.text.html import text_of as text_of_html
from teach_forward.theme import Palette
from tests.sites import SLUG, put, write_small
from tests.tools import ROOT, need

PROJECT = Project(date=datetime.date(2027, 3, 4))
OWN = {"guide_name": "Teach Forward", "page_number": "p. {page}"}
HOSTILE = 'a "b" \\ #panic("x") ] [ } $x$ @y <z> // c /* d \u2066e\u2069 `f` *g* _h_'


def begun(locale: str = "en", root: Path = ROOT, outside: Callable[[str], str] = lambda _: "") -> Print:
    messages = Messages(locale, OWN | {"language_tag": {"en": "en-GB", "ar": "ar-001", "zh": "zh-Hans-CN"}[locale]})
    return Print("A title", messages, PROJECT, Palette("#8A1538", "#F6E5EA"), root, outside)


def run(tool: str, *arguments: str | Path) -> str:
    command = [str(need(tool)), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def text_of(path: Path) -> str:
    return " ".join(run("pdftotext", "-layout", path, "-").split())


def boxes(path: Path) -> list[tuple[float, float]]:
    """The right and the upper edge of each word, in points."""
    root = etree.fromstring(run("pdftotext", "-bbox", path, "-").encode(), etree.XMLParser(recover=True))
    return [(float(word.get("xMax", "0")), float(word.get("yMin", "0"))) for word in root.iter("{*}word")]


def places(path: Path) -> dict[str, tuple[int, int]]:
    """Where each word begins, in whole points from the left and from above."""
    root = etree.fromstring(run("pdftotext", "-bbox", path, "-").encode(), etree.XMLParser(recover=True))
    return {
        word.text or "": (round(float(word.get("xMin", "0"))), round(float(word.get("yMin", "0"))))
        for word in root.iter("{*}word")
    }


def is_dashed(path: Path) -> bool:
    """Whether a line of a PDF is dashed."""
    with pikepdf.open(path) as document:
        steps = [step for page in document.pages for step in pikepdf.parse_content_stream(page)]
    return any(str(step.operator) == "d" and len(step.operands[0]) for step in steps)


def table_of(*rows: Sequence[str]) -> Table:
    """A table of these texts, its head first."""
    head, *others = (tuple((Run(text),) for text in row) for row in rows)
    return Table(head, tuple(others))


@pytest.fixture(scope="module")
def files(site: Path) -> dict[str, Path]:
    """All PDFs of the guide, by their names."""
    return {path.name: path for path in sorted(site.rglob("*.pdf"))}


def saved(made: Print, tmp_path: Path) -> Path:
    path = tmp_path / "made.pdf"
    path.write_bytes(made.save())
    return path


def test_words_are_words_whatever_stands_in_them(tmp_path: Path) -> None:
    made = begun()
    made.heading((Run(HOSTILE),), 1)
    made.paragraph((Run(HOSTILE, bold=True), Run("link", href='https://a.example/"#x')))
    made.items((Item((Run(HOSTILE),), (Item((Run("within"),)),)),), ordered=True, start=3)
    made.table(Table(((Run(HOSTILE),),), (((Run("cell"),),),)))
    found = text_of(saved(made, tmp_path))
    assert found.count('#panic("x") ] [ } $x$ @y <z> // c /* d') == 4
    assert re.search(r"3\. a .*within", found)


@pytest.mark.parametrize(("corner", "written"), [("", False), ("What", False), ("...", True)])
def test_nobody_writes_into_the_head_of_a_table_unless_it_has_dots(
    tmp_path: Path, corner: str, *, written: bool
) -> None:
    made = begun()
    made.table(table_of((corner, "You"), ("Score", "no")))
    words = places(saved(made, tmp_path))
    assert (words["Score"][1] - words["You"][1] > 20) == written  # points: one line, and the space around it


def test_an_item_goes_on_behind_those_nested_in_it(tmp_path: Path) -> None:
    made = begun()
    rest = Item((Run("(behind)"),), (Item((Run("more"),)),), rest=Item((Run("the end"),)))
    made.items((Item((Run("first"),), (Item((Run("within"),)),), rest=rest), Item((Run("next"),))), ordered=True)
    found = re.sub(r"[^a-z0-9()]+", " ", text_of(saved(made, tmp_path)))
    assert "1 first within (behind) more the end 2 next" in found


def test_two_lists_in_one_item_keep_their_marks(tmp_path: Path) -> None:
    made = begun()
    [listed] = parse(to_html("- first\n\n    - point\n\n    1. one\n    2. two\n"))
    made.items([item for item, _ in items_of(listed)], ordered=False)
    assert re.search(r"• first [^a-z0-9 ] point 1\. one 2\. two", text_of(saved(made, tmp_path))) is not None


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_code_keeps_its_lines_and_spaces_and_does_not_leave_the_paper(tmp_path: Path, locale: str) -> None:
    made = begun(locale)
    made.code(("if asked:", "    say     #panic()", "x" * 150))
    path = saved(made, tmp_path)
    first, second, *long = run("pdftotext", "-layout", path, "-").splitlines()[:4]
    start = first.index("if asked:")
    assert second.index("say     #panic()") == start + 4
    assert [line.strip(" \u200b") for line in long] == ["x" * 80, "x" * 70]
    assert "DejaVuSansMono" in run("pdffonts", path)


def test_it_is_tagged_and_says_what_it_is(tmp_path: Path) -> None:
    made = begun()
    made.heading((Run("One"),), 1)
    path = saved(made, tmp_path)
    about = run("pdfinfo", path)
    assert re.search(r"Tagged: +yes", about)
    assert re.search(r"Title: +A title", about)
    assert re.search(r"CreationDate: .*2027", about)
    assert "/Lang" in path.read_bytes().decode("latin-1")
    assert path.read_bytes() == saved(made, tmp_path).read_bytes()


def test_what_cannot_be_set_is_told(tmp_path: Path) -> None:
    made = begun(root=tmp_path)
    (tmp_path / "broken.svg").write_text("<svg")
    made.pictures([(tmp_path / "broken.svg", "A picture")])
    with pytest.raises(Unset, match="SVG"):
        made.save()


def page_of(document: pikepdf.Pdf, link: pikepdf.Object) -> int:
    """The number of the page that a link leads to."""
    target = link.A.D if "/A" in link else link.Dest
    if isinstance(target, pikepdf.String):
        target = pikepdf.NameTree(document.Root.Names.Dests)[str(target)]
    target = target.D if isinstance(target, pikepdf.Dictionary) else target
    return next(number for number, page in enumerate(document.pages, 1) if page.obj.objgen == target[0].objgen)


def test_links_lead_to_what_is_in_the_file_and_say_on_which_page(tmp_path: Path) -> None:
    made = begun(outside=lambda target: "https://a.example/x" if "elsewhere" in target else "")
    made.links.number([place("references.md", "gdpr")])
    made.chapter("one.md")
    made.begins("top")
    made.heading((Run("One"),), 1)
    links = [("below", place("two.md", "below")), ("here", place("one.md", "top")), ("page", place("two.md"))]
    links += [("source", place("references.md", "gdpr"))]
    made.paragraph(tuple(run for name, href in links for run in (Run(name, href=href), Run(" "))))
    made.table(Table(((Run("head"),),), (((Run("cell", href=place("two.md", "below")),),),)))
    made.paragraph((Run("out", href=place("elsewhere.md")), Run(" none", href=place("none.md"))))
    made.chapter("two.md")
    made.heading((Run("Two"),), 1)
    made.new_page()
    with made.box("tip"):
        made.begins("below")
        made.paragraph((Run("There."),))
    made.sources([(place("references.md", "gdpr"), (Run("The GDPR"),))])
    path = saved(made, tmp_path)
    assert "below [p. 3] here [p. 1] page [p. 2] source [1] head cell [p. 3] out none" in text_of(path)
    with pikepdf.open(path) as document:
        found = list(document.pages[0].obj.Annots)
        assert [str(link.A.URI) for link in found if "/A" in link and "/URI" in link.A] == ["https://a.example/x"]
        assert [page_of(document, link) for link in found if "/URI" not in link.get("/A", {})] == [3, 1, 2, 3, 3]


def test_a_link_of_several_runs_or_with_a_term_within_says_its_page_once(tmp_path: Path, real_library: Library) -> None:
    made = begun()
    page = real_library.documents["en"][GLOSSARY_PAGE]
    made.index = Index(read_glossary(page, page.html))
    assert made.index.found("questions on the algorithm")
    made.index.begin()
    made.chapter("one.md")
    href = place("one.md")
    made.heading((Run("One"),), 1)
    made.paragraph((Run("see ", href=href), Run("bold", bold=True, href=href), Run(" words", href=href), Run(".")))
    made.paragraph((Run("questions on the algorithm", href=href), Run(", too")))
    text = text_of(saved(made, tmp_path))
    assert "see bold words [p. 1]." in text
    assert "questions on the algorithm [p. 1], too" in text


def test_what_is_cut_out_or_a_number_itself_says_no_page(tmp_path: Path) -> None:
    made = begun()
    made.chapter("one.md")
    made.heading((Run("One"),), 1)
    link = (Run("link", href=place("one.md")),)
    with made.box(CUT):
        made.paragraph((Run("card "), *link))
        with made.box(QUOTE):
            made.paragraph((Run("within "), *link))
        made.paragraph((Run("still "), *link, Run(".")))
    made.paragraph((Run("7", href=place("one.md")), Run(" alone. "), *link))
    assert "card link within link still link. 7 alone. link [p. 1]" in text_of(saved(made, tmp_path))


def test_whatever_has_an_id_is_a_place_and_what_has_none_is_its_page(tmp_path: Path) -> None:
    made = begun()
    around = Around(Messages("en", {}), lambda _: None, lambda href: place("two.md", href.removeprefix("#")))
    made.chapter("one.md")
    ids = ("head", "para", "item", "quoted", "cell", "unknown")
    links = "".join(f'<p><a href="#{id_}">{id_}</a></p>' for id_ in ids)
    write(made, parse(f"<h1>One</h1>{links}"), around)
    made.chapter("two.md")
    blocks = '<p id="para">p</p><ul><li id="item">i</li></ul><blockquote><p id="quoted">q</p></blockquote>'
    table = '<table><thead><tr><th>h</th></tr></thead><tbody><tr><td id="cell">c</td></tr></tbody></table>'
    write(made, parse(f'<h1 id="head">Two</h1>{blocks}{table}'), around)
    text = text_of(saved(made, tmp_path))
    assert [f"{id_} [p. 2]" in text for id_ in ids] == [True] * len(ids)


def test_a_heading_may_have_the_id_of_a_source(tmp_path: Path) -> None:
    made = begun()
    made.chapter("references.md")
    made.begins("gdpr")
    made.heading((Run("Law"),), 1)
    made.links.number([place("references.md", "gdpr")])
    for _ in range(2):
        made.sources([(place("references.md", "gdpr"), (Run("The GDPR"),))])
    made.paragraph((Run("it", href=place("references.md", "gdpr")),))
    assert "it [1]" in text_of(saved(made, tmp_path))


def test_addresses_elsewhere_have_the_numbers_behind_those_of_sources(tmp_path: Path) -> None:
    made = begun()
    made.links.number([place("references.md", "gdpr")])
    made.chapter("one.md")
    made.heading((Run("One"),), 1)
    links = [("two", "https://b.example/2"), ("law", place("references.md", "gdpr")), ("three", "https://b.example/3")]
    links += [("again", "https://b.example/2"), ("mail", "mailto:a@b.example")]
    made.paragraph(tuple(run for name, href in links for run in (Run(name, href=href), Run(" "))))
    with made.box(CUT):
        made.paragraph((Run("card", href="https://b.example/4"),))
    made.sources([(place("references.md", "gdpr"), (Run("The GDPR "), Run("url", href="https://b.example/gdpr")))])
    made.elsewhere("Addresses", alone=True)
    text = text_of(saved(made, tmp_path))
    assert "two [2] law [1] three [3] again [2] mail card 1. The GDPR url" in text
    assert "2. https://b.example/2 3. https://b.example/3" in text
    assert "b.example/4" not in text


def test_a_link_to_a_source_leads_to_its_place_in_a_booklet_and_else_to_its_address(real_library: Library) -> None:
    source = next(source for source in real_library.sources if source.also)
    at = place("references.md", source.id)
    addresses = places_of_sources(real_library)
    lead = around_in(real_library, addresses, real_library.documents["en"]["law.md"]).lead
    assert {lead(href) for href in (source.url, f"references.md#{source.id}")} == {at}
    assert [lead(href) for href in source.also] == [*source.also]  # they stand in no list of sources
    assert outside(real_library, "en", at) == source.url
    assert outside(real_library, "en", place("law.md", "gdpr")) == ""  # the guide has no address of its own yet
    with_address = replace(real_library, project=replace(real_library.project, site_url="https://guide.test"))
    assert outside(with_address, "fr", place("law.md", "gdpr")) == "https://guide.test/fr/law/#gdpr"
    unread = next(source for source in real_library.sources if not source.url)
    listed = f"https://guide.test/references/#{unread.id}"
    assert outside(with_address, "en", place("references.md", unread.id)) == listed


def test_what_has_the_id_of_something_before_is_no_other_place(tmp_path: Path) -> None:
    made = begun()
    for name in ("One", "Two"):
        made.chapter("one.md")
        made.begins("same")
        made.heading((Run(name),), 1)
    made.paragraph((Run("back", href=place("one.md", "same")),))
    assert "back [p. 1]" in text_of(saved(made, tmp_path))


def test_a_list_of_many_short_items_goes_on_over_the_page(tmp_path: Path) -> None:
    """It stayed on one, and stood over its foot and beyond the paper."""
    made = begun()
    made.heading((Run("A list"),), 1)
    made.items([Item((Run(f"item {number}"),)) for number in range(70)], ordered=False)
    assert [page.count("item") for page in run("pdftotext", saved(made, tmp_path), "-").split("\f")[:-1]] == [48, 22]


@pytest.mark.parametrize(("before", "page", "anew"), [(3, 1, 2), (9, 1, 2), (20, 2, 2), (44, 2, 3)])
def test_a_chapter_that_follows_begins_below_a_few_lines_and_else_on_a_new_page(
    tmp_path: Path, before: int, page: int, anew: int
) -> None:
    tops = {}
    for follows in (True, False):
        made = begun()
        made.chapter("one.md")
        for number in range(before):
            made.paragraph((Run(f"line {number}"),))
        made.chapter("two.md", follows=follows)
        made.heading((Run("Two"),), 1)
        made.paragraph((Run("Text."),))
        path = saved(made, tmp_path)
        pages = run("pdftotext", path, "-").split("\f")
        assert next(number for number, text in enumerate(pages, 1) if "Two" in text) == (page if follows else anew)
        tops[follows] = boxes(path)[-5][1] if page == anew else 0  # "Two", before "Text." and the foot
    assert tops[True] == tops[False]  # on a new page it stands where every chapter begins


def test_the_last_lines_of_a_chapter_go_over_to_a_new_page_together_or_not_at_all(tmp_path: Path) -> None:
    """Single lines stood there, a page of paper each; below the others there is room for one, above the foot."""
    seen, lowest = set(), 0.0
    for count, more in product(range(34, 42), range(3)):
        made = begun()
        made.chapter("sheet.md")
        made.heading((Run("A sheet"),), 1)
        made.paragraph((Run("more " * 20 * more),))
        for number in range(count):
            made.paragraph((Run(f"line {number}"),))
        made.items([Item((Run("an item"),))] * 2, ordered=False)
        made.paragraph((Run("Law of July."),))
        made.chapter("next.md")
        made.paragraph((Run("Next."),))
        path = saved(made, tmp_path)
        *pages, _ = run("pdftotext", path, "-").split("\f")[:-1]  # without "Next."
        assert [page.count("Law") for page in pages] == [*[0] * (len(pages) - 1), 1]
        seen.add(len(pages))
        if len(pages) == 2:
            assert len(re.findall("^line", pages[1], re.MULTILINE)) > 4
        tops = [top for _, top in boxes(path)]
        foot = max(tops)
        lowest = max(lowest, *(top for top in tops if top < foot - 5))
        assert foot > lowest + 20
    assert seen == {1, 2}
    assert lowest > 775  # where the lowest of other lines begin at 770 points


@pytest.mark.parametrize(
    ("before", "scenario", "pages"),
    [
        (3, 30, [1]),
        (16, 30, [1, 2]),  # on a new page it would leave more than half of the first one empty
        (24, 30, [2]),
        (36, 30, [2]),
    ],
)
def test_what_takes_most_of_a_page_is_torn_only_where_it_would_leave_half_a_page_empty(
    tmp_path: Path, before: int, scenario: int, pages: list[int]
) -> None:
    made = begun()
    made.chapter("exercise.md")
    for number in range(before):
        made.paragraph((Run(f"line {number}"),))
    with made.box("slide"):
        made.paragraph((Run("A slide"),))
    with made.with_room(), made.box("scenario"):
        for number in range(scenario):
            made.paragraph((Run(f"scene {number}"),))
    made.paragraph((Run("After."),))
    found = run("pdftotext", saved(made, tmp_path), "-").split("\f")[:-1]
    assert [number for number, text in enumerate(found, 1) if "scene" in text] == pages
    assert "A slide" in found[0]


def test_a_scenario_that_is_a_little_too_long_for_its_page_is_smaller(tmp_path: Path) -> None:
    """Its last line or two would stand on the next page; one that is much too long keeps its size, and is torn."""
    beyond = {}
    for scenes in range(26, 54, 2):
        made = begun()
        made.heading((Run("Exercise"),), 1)
        with made.with_room(), made.box("scenario"):
            for number in range(scenes):
                made.paragraph((Run(f"scene {number}"),))
        first, *others = run("pdftotext", saved(made, tmp_path), "-").split("\f")[:-1]
        beyond[scenes] = sum(page.count("scene ") for page in others)
        assert first.count("scene ") + beyond[scenes] == scenes
    assert beyond[26] == beyond[42] == 0
    assert min(filter(None, beyond.values())) > 3


def test_the_scenario_of_each_exercise_is_in_one_piece(tmp_path: Path, real_library: Library) -> None:
    addresses = places_of_sources(real_library)
    for locale, number in product(("en", "fr"), range(len(real_library.workshops("en")))):
        page = real_library.workshops(locale)[number].exercise
        made = Print("A title", real_library.messages(locale), PROJECT, Palette("#8A1538", "#F6E5EA"), ROOT)
        made.chapter("exercise.md")
        root = parse(page.html)
        write(made, root, around_in(real_library, addresses, page))
        box = next(iter(root.find_class("scenario")))
        title, *_, last = (" ".join(text_of_html(node).split()) for node in box)
        pages = [" ".join(text.split()) for text in run("pdftotext", saved(made, tmp_path), "-").split("\f")]
        first = next(at for at, text in enumerate(pages) if title in text)
        assert " ".join(last.split()[-3:]) in pages[first], (locale, page.path)


def test_what_begins_over_a_new_page_ends_what_stands_before_it(tmp_path: Path) -> None:
    """A letter of which two lines went over to a second page; a paragraph that is very long goes over all the same."""
    torn = {}
    for words in (150, 900):
        made = begun()
        made.chapter("letters.md")
        made.heading((Run("Letters"),), 1)
        for number in range(36):
            made.paragraph((Run(f"line {number}"),))
        made.paragraph((Run("word " * words),))
        made.heading((Run("Letter two"),), 2, new_page=True)
        made.paragraph((Run("Dear all"),))
        first, second = run("pdftotext", saved(made, tmp_path), "-").split("\f")[:2]
        torn[words] = "word" in first and "word" in second
        assert "Letter two" not in second
    assert torn == {150: False, 900: True}


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_cards_to_cut_out_lie_side_by_side_as_the_language_runs(tmp_path: Path, locale: str) -> None:
    made = begun(locale)
    made.cards(table_of(("Card", "Gives"), ("card1", "One."), ("card2", "Two."), ("card3", "Three.")))
    words = places(saved(made, tmp_path))
    assert "Gives" not in words  # a card with one text needs no head above it
    (a_left, a_top), (b_left, b_top), (c_left, c_top) = words["card1"], words["card2"], words["card3"]
    assert a_top == b_top < c_top
    assert abs(a_left - c_left) < 9 < abs(a_left - b_left)  # names of one length have no one width
    assert (a_left > b_left) == (locale == "ar")
    assert is_dashed(tmp_path / "made.pdf")


def test_a_long_card_has_a_row_to_itself_and_each_of_its_texts_a_head(tmp_path: Path) -> None:
    made = begun()
    made.cards(table_of(("Card", "Gives", "Leaves"), ("AAA", "one " * 120, "two"), ("BBB", "three", "four")))
    words = places(saved(made, tmp_path))
    assert {"Gives", "Leaves"} <= words.keys()
    assert words["AAA"][0] == words["BBB"][0]


def test_a_card_with_one_text_has_larger_letters(tmp_path: Path) -> None:
    widths = []
    for more in ((), ("Leaves",)):
        made = begun()
        made.cards(table_of(("Card", "Gives", *more), ("AAA", "one", *more), ("BBB", "two three", *more)))
        words = places(saved(made, tmp_path))
        widths.append(words["three"][0] - words["two"][0])
    assert widths[0] > widths[1]


def test_what_no_page_has_room_for_stays_a_table_and_no_rows_are_no_cards(tmp_path: Path) -> None:
    made = begun()
    made.cards(table_of(("Card", "Wording"), ("AAA", "long " * 1500)))
    made.cards(table_of(("Card", "Wording")))
    path = saved(made, tmp_path)
    assert "Wording" in places(path)
    assert not is_dashed(path)
    assert max(top for _, top in boxes(path)) < 842 - 15


@pytest.mark.parametrize(("many", "pages"), [(5, [2]), (30, [1, 2, 3])])
def test_no_card_is_torn_and_few_stay_on_one_page(tmp_path: Path, many: int, pages: list[int]) -> None:
    made = begun()
    made.chapter("sheet.md")
    for number in range(30):
        made.paragraph((Run(f"line {number}"),))
    cards = ((f"card {number}", f"{'word ' * 24}end {number}") for number in range(many))
    made.cards(table_of(("Card", "Wording"), *cards))
    found = run("pdftotext", saved(made, tmp_path), "-").split("\f")[:-1]
    assert [number for number, text in enumerate(found, 1) if "card" in text] == pages
    for text in found:
        assert sorted(re.findall(r"card (\d+)", text)) == sorted(re.findall(r"end\s(\d+)", text))


@pytest.mark.parametrize("uri", ["workshops/3-data-rights/exercise.md", "workshops/5-bargaining-hub/ladder.md"])
def test_what_is_cut_out_of_a_table_is_cards_in_every_language(tmp_path: Path, real_library: Library, uri: str) -> None:
    for locale in real_library.locales:
        messages = real_library.messages(locale)
        made = Print("A title", messages, PROJECT, Palette("#8A1538", "#F6E5EA"), ROOT)
        write(made, parse(real_library.documents[locale][uri].html), Around(messages, lambda _: None, lambda _: ""))
        assert is_dashed(saved(made, tmp_path)), locale


def test_pictures_that_follow_each_other_stand_side_by_side(tmp_path: Path) -> None:
    """Below each other, the three of a story filled a page, and what came after them lay over its foot."""
    made = begun()
    names = [f"3-data-rights-story-{number}.svg" for number in (1, 2, 3)]
    images = "".join(f'<p><img src="{name}" alt="A picture"></p>' for name in names)
    around = Around(Messages("en", {}), (ROOT / "docs/en/pictures").joinpath, lambda _: "")
    write(made, parse(f'<section class="slide"><p>First</p>{images}<p>Last</p></section>'), around)
    path = saved(made, tmp_path)
    assert re.search(r"Pages: +1\n", run("pdfinfo", path))
    first, last = (top for _, top in boxes(path)[:2])
    assert last - first < 250


def test_a_table_across_that_is_a_little_too_long_stays_on_its_page(tmp_path: Path) -> None:
    """Its last row or two would stand on a page of their own; one that is much too long keeps its size."""
    beyond = {}
    for count in range(22, 34, 2):
        made = begun()
        made.turn(across=True)
        made.heading((Run("A grid"),), 1)
        made.table(Table(((Run("Head"),),), tuple(((Run(f"row {number}"),),) for number in range(count))))
        first, *others = run("pdftotext", saved(made, tmp_path), "-").split("\f")[:-1]
        beyond[count] = sum(page.count("row ") for page in others)
        assert first.count("row ") + beyond[count] == count
    assert beyond[22] == 0
    assert min(filter(None, beyond.values())) > 3


def test_arabic_runs_from_right_to_left(tmp_path: Path) -> None:
    made = begun("ar")
    made.heading((Run("عنوان"),), 1)
    [heading] = [right for right, top in boxes(saved(made, tmp_path)) if 50 < top < 120]
    assert heading > 500  # of a page of 595 points


@pytest.mark.office
def test_every_workshop_of_a_language_has_both(files: dict[str, Path], real_library: Library) -> None:
    prefix = real_library.project.prefix
    for locale in real_library.locales:
        whole = [found for found in real_library.workshops(locale) if {page.locale for page in found} == {locale}]
        names = [f"{prefix}-{found.slug.partition('-')[2]}" for found in whole]
        wanted = {f"{name}{part}.{locale}.pdf" for name in names for part in ("", "-handout")}
        assert {name for name in files if name.endswith(f".{locale}.pdf") and "slides" not in name} == {
            *wanted,
            *([f"{prefix}.{locale}.pdf"] if whole else []),
        }
    assert f"{prefix}-data-rights.fr.pdf" in files


def test_a_workshop_that_would_be_half_in_english_has_none(tmp_path: Path) -> None:
    library = load(write_small(tmp_path))
    names = {locale: {sheet.name for sheet in pdfs(library, theme.read(ROOT), locale)} for locale in ("en", "sw")}
    assert names["en"] == {"teach-forward-small.en.pdf", "teach-forward-small-handout.en.pdf", "teach-forward.en.pdf"}
    assert names["sw"] == set()


def test_a_book_without_a_glossary_has_no_index(tmp_path: Path) -> None:
    root = write_small(tmp_path, ("en",))
    title = load(root).messages("en")["index_of_terms"]
    assert title not in text_of(book(root))
    put(root / "docs/en/glossary.md", "# Glossary\n\n## A to Z {#terms}\n\n### Home {#home}\n\nWhere we are.\n")
    config = (root / "mkdocs.yml").read_text("utf-8")
    put(root / "mkdocs.yml", config.replace("- about.md", "- about.md\n- glossary.md"))
    assert title in text_of(book(root))


def test_in_a_book_a_sheet_and_a_workshop_begin_a_page_of_paper_and_what_is_read_need_not(tmp_path: Path) -> None:
    root = write_small(tmp_path, ("en",))
    put(root / "docs/en/more.md", "# More\n\n## Words {#words}\n\nText.\n")
    put(root / "docs/en/sheet.md", "---\nprint: true\n---\n# A sheet\n\n## Rows {#rows}\n\nText.\n")
    put(root / "docs/en/last.md", "# The last\n\n## Words {#words}\n\nText.\n")
    config = (root / "mkdocs.yml").read_text("utf-8")
    put(root / "mkdocs.yml", config.replace("- about.md", "- about.md\n- more.md\n- sheet.md\n- last.md"))
    pages = run("pdftotext", book(root), "-").split("\f")
    titles = ("Workshop 1", "The exercise", "About", "More", "A sheet", "The last")
    contents = next(number for number, page in enumerate(pages) if ". . ." in page)
    begun = [
        next(number for number, page in enumerate(pages) if number > contents and title in page) for title in titles
    ]
    assert [after > before for before, after in pairwise(begun)] == [True, True, False, True, False]


def book(root: Path) -> Path:
    """The book of a small guide."""
    sheets = {sheet.name: sheet for sheet in pdfs(load(root), theme.read(ROOT), "en")}
    path = root / "book.pdf"
    path.write_bytes(sheets["teach-forward.en.pdf"].make())
    return path


@pytest.mark.office
def test_the_book_holds_the_pages_in_the_order_of_the_navigation(files: dict[str, Path], real_library: Library) -> None:
    path = files[f"{real_library.project.prefix}.en.pdf"]
    contents = " ".join(run("pdftotext", "-l", "9", path, "-").split())
    documents = real_library.documents["en"]
    uris = ["how-to-use.md", "workshops/1-fundamentals/index.md", "workshops/6-digital-impact/plan.md", "law.md"]
    places = [contents.index(documents[uri].title.split(":")[0]) for uri in uris]
    assert places == sorted(places)
    assert documents["translating.md"].title not in contents
    assert real_library.sources[-1].title.split(":")[0][:30] in text_of(path)


@pytest.mark.office
def test_the_index_leads_to_the_pages_where_terms_stand(files: dict[str, Path], real_library: Library) -> None:
    for locale, term in (("en", "Impact assessment"), ("fr", "Décision automatisée")):
        path = files[f"{real_library.project.prefix}.{locale}.pdf"]
        pages = run("pdftotext", "-layout", path, "-").split("\f")
        title = real_library.messages(locale)["index_of_terms"]
        first = next(number for number, page in enumerate(pages) if number > 9 and title in page.splitlines())
        index = run("pdftotext", "-f", str(first + 1), path, "-")
        numbers = re.search(rf"^{term}[^\d\n]*((?:[\d\s]+,?)+)$", index, re.MULTILINE)
        assert numbers, locale
        found = [int(number) for number in re.findall(r"\d+", numbers[1])]
        assert len(found) > 1
        for number in found:
            assert re.search(term.replace(" ", r"s?\s+"), pages[number - 1], re.IGNORECASE), (locale, number)


@pytest.mark.office
def test_the_lists_of_clauses_say_on_which_page_each_stands(files: dict[str, Path], real_library: Library) -> None:
    pages = run("pdftotext", "-raw", files[f"{real_library.project.prefix}.en.pdf"], "-").split("\f")
    text = " ".join(" ".join(pages).split())
    titles = [words["title"] for words in real_library.clause_words["en"].clauses.values()]
    said = {title: {*re.findall(rf"{re.escape(title)} \[p\. (\d+)\]", text)} for title in titles}
    listed = {title: numbers for title, numbers in said.items() if numbers}
    assert len(listed) > 0.9 * len(titles)
    for title, numbers in listed.items():
        [number] = numbers
        assert f"\n{title}\n" in f"\n{pages[int(number) - 1]}", (title, number)


def test_names_are_sorted_by_their_letters() -> None:
    names = ["Égalité", "Zone", "essai", "Donnée", "الخوارزمية", "الأثر", "البيانات"]
    assert sorted(names, key=order) == ["Donnée", "Égalité", "essai", "Zone", "الأثر", "البيانات", "الخوارزمية"]


@pytest.mark.office
def test_a_page_on_which_a_chapter_begins_bears_no_other_title(files: dict[str, Path], real_library: Library) -> None:
    pages = run("pdftotext", "-layout", files[f"{real_library.project.prefix}.en.pdf"], "-").split("\f")
    law, terms = real_library.documents["en"]["law.md"].title, real_library.documents["en"]["clauses.md"].title
    heads = [page.strip().splitlines()[0].strip() for page in pages if page.strip()]
    begun = next(number for number, head in enumerate(heads) if number > 9 and head == law)
    assert heads[begun - 1] == terms  # the running title of the chapter before
    assert heads[begun + 1] == law


@pytest.mark.office
def test_participants_get_no_answers_and_those_who_lead_all(files: dict[str, Path], real_library: Library) -> None:
    prefix = real_library.project.prefix
    for workshop in real_library.workshops("en"):
        name = f"{prefix}-{workshop.slug.partition('-')[2]}"
        whole, handed = text_of(files[f"{name}.en.pdf"]), text_of(files[f"{name}-handout.en.pdf"])
        answer = real_library.messages("en")["answer"]
        assert whole.count(answer) >= len([one for one in workshop.exercise.questions if one.answer])
        assert answer not in handed
        for question in workshop.exercise.questions:
            words = question.title.split()[:3]
            assert " ".join(words) in whole
            assert " ".join(words) in handed


@pytest.mark.office
def test_each_slide_of_a_guide_says_which_it_is_in_its_deck(files: dict[str, Path], real_library: Library) -> None:
    prefix, messages = real_library.project.prefix, real_library.messages("en")
    workshop = next(found for found in real_library.workshops("en") if found.slug == "4-co-governance")
    shown = run("pdftotext", "-layout", files[f"{prefix}-co-governance.en.pdf"], "-").splitlines()
    for deck, document, word in (
        ("slides", workshop.guide, messages["slide"]),
        ("exercise-slides", workshop.exercise, f"{messages['exercise']} · {messages['slide']}"),
    ):
        pages = run("pdftotext", "-layout", files[f"{prefix}-co-governance-{deck}.en.pdf"], "-").split("\f")
        found = [re.fullmatch(rf" *(\S.*?) {{2,}}{word} (\d+)", line) for line in shown]
        numbered = dict(match.groups() for match in found if match)
        assert {slide.title for slide in document.slides} <= numbered.keys()
        for slide in document.slides:
            assert slide.title in " ".join(pages[int(numbered[slide.title]) - 1].split())
    assert f"From minute 31 · 5 min · {messages['slide']} 13" in " ".join(shown)
    assert f"{messages['slide']} " not in text_of(files[f"{prefix}-co-governance-handout.en.pdf"])


@pytest.mark.office
def test_what_a_workshop_rests_on_stands_at_its_end_with_addresses(
    files: dict[str, Path], real_library: Library
) -> None:
    """On paper a link says on which page it leads to, and that has its address."""
    slug = "3-data-rights"
    pages = [page for uri, page in real_library.documents["en"].items() if uri.startswith(f"workshops/{slug}/")]
    hrefs = {str(href) for page in pages for href in parse(page.html).xpath("//a/@href")}
    linked = {source_of_link(places_of_sources(real_library).get(href, href)) for href in hrefs}
    text = run("pdftotext", "-raw", files[f"{real_library.project.prefix}-data-rights.en.pdf"], "-").replace("\n", "")
    there = {source.id for source in real_library.sources if source.url and source.url in text}
    assert there == {source.id for source in real_library.sources if source.url and source.id in linked} != set()


@pytest.mark.office
def test_the_contents_of_a_booklet_take_one_page(files: dict[str, Path], real_library: Library) -> None:
    for locale in real_library.locales:
        for workshop in real_library.workshops(locale):
            name = f"{real_library.project.prefix}-{workshop.slug.partition('-')[2]}.{locale}.pdf"
            leaders = [run("pdftotext", "-f", str(page), "-l", str(page), files[name], "-") for page in (2, 3)]
            assert [". . . ." in text for text in leaders] == [True, False], name


@pytest.mark.office
def test_the_book_calls_workshops_by_their_numbers(files: dict[str, Path], real_library: Library) -> None:
    text = text_of(files[f"{real_library.project.prefix}.en.pdf"])
    for workshop in real_library.workshops("en"):
        assert text.count(f"Workshop {workshop.number} · {workshop.title}"[:40]) >= 2, (
            "in the contents, and at its head"
        )


def test_an_arabic_source_runs_from_right_to_left_up_to_its_address(real_library: Library) -> None:
    [source] = [source for source in real_library.sources if source.id == "gdpr"]
    [(target, (said, address, mark, sure))] = _lines(real_library, "ar", [source])
    assert target == place("references.md", "gdpr")
    assert "2026" in sure.text
    assert said.text.endswith(". \u200f")
    assert (address.text, address.href, mark.text) == (source.url, source.url, "\u200e")
    [(_, runs)] = _lines(real_library, "en", [source])
    assert "\u200f" not in plain(runs)
    assert "\u200e" not in plain(runs)


@pytest.mark.office
def test_participants_get_no_page_that_a_table_shares(files: dict[str, Path], real_library: Library) -> None:
    """Cards with a role are dealt: nobody may read the others."""
    prefix, seen = real_library.project.prefix, 0
    for uri, page in real_library.documents["en"].items():
        if uri.startswith("workshops/") and page.kind == "page" and page.prints:
            name = f"{prefix}-{uri.split('/')[1].partition('-')[2]}"
            handed = text_of(files[f"{name}-handout.en.pdf"])
            [begins] = re.findall(r"^# .+\n+(\w[\w’' ]+)", page.text, re.MULTILINE)
            assert (begins.strip() in handed) == (page.shared_by == 1), uri
            seen += page.shared_by == 10
    assert seen


def test_forms_that_a_workshop_prints_are_in_its_booklets_and_once_in_the_book(tmp_path: Path) -> None:
    root = write_small(tmp_path, ("en",))
    put(root / "docs/en/form.md", "---\nprint: true\n---\n# Formula\n\nTick.\n")
    put(root / "docs/en/board.md", "---\nprint: table\n---\n# Billboard\n\nDraw.\n")
    put(root / "docs/en/other.md", "---\nprint: true\n---\n# Otherness\n\nWrite.\n")
    config = (root / "mkdocs.yml").read_text("utf-8")
    put(root / "mkdocs.yml", config.replace("- about.md", "- about.md\n- form.md\n- board.md\n- other.md"))
    index = root / f"workshops/en/{SLUG}/index.md"
    links = "- [ ] [A](../../about.md), [F](../../form.md), [B](../../board.md), [F](../../form.md)"
    put(index, index.read_text("utf-8").replace("- [ ] Pens", links))
    made = {sheet.name: sheet.make() for sheet in pdfs(load(root), theme.read(ROOT), "en")}
    found = {}
    for name, data in made.items():
        (root / name).write_bytes(data)
        words = text_of(root / name)
        found[name] = [words.count(title) for title in ("Formula", "Billboard", "Otherness")]
    # a title stands in the contents, on its page, and over the pages that follow it
    assert found["teach-forward-small.en.pdf"] == [2, 2, 0]
    assert found["teach-forward-small-handout.en.pdf"] == [1, 0, 0]
    assert found["teach-forward.en.pdf"] == [2, 2, 2]


@pytest.mark.office
def test_the_agenda_of_a_shorter_workshop_stands_on_paper(files: dict[str, Path], real_library: Library) -> None:
    workshop = real_library.workshops("fr")[0]
    (shorter,) = (part for part in workshop.index.sessions if part.agenda)
    shown = text_of(files[f"{real_library.project.prefix}-fundamentals.fr.pdf"])
    session, start, minutes = timed(workshop.guide, shorter.agenda)[-1]
    assert f"{start} {session.title} {minutes}" in shown


@pytest.mark.office
def test_no_text_stands_outside_its_page_and_fonts_are_within(files: dict[str, Path]) -> None:
    for path in (path for path in files.values() if "slides" not in path.name):
        fonts = run("pdffonts", path).splitlines()[2:]
        assert fonts
        assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts), path.name
        root = etree.fromstring(run("pdftotext", "-bbox", path, "-").encode(), etree.XMLParser(recover=True))
        for page in root.iter("{*}page"):
            width, height = float(page.get("width", "0")), float(page.get("height", "0"))
            if words := page.findall("{*}word"):
                left, right, bottom = (
                    pick(((float(word.get(side, "0")), word.text) for word in words), key=itemgetter(0))
                    for pick, side in ((min, "xMin"), (max, "xMax"), (max, "yMax"))
                )
                assert left[0] > 40, (path.name, left)
                assert right[0] < width - 40, (path.name, right)
                assert bottom[0] < height - 15, (path.name, bottom)


def test_a_file_that_cannot_be_made_has_a_name(real_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise Unset("no room")

    monkeypatch.setattr("teach_forward.sheets.build.kept.Store.get", lambda *_: None)
    monkeypatch.setattr(Print, "save", refuse)
    with pytest.raises(SheetError, match=r"teach-forward-.*\.pdf cannot be made: no room"):
        list(sheets(real_library, theme.read(ROOT), real_library.locales))


def test_each_file_that_is_made_is_told_and_no_other(real_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[str, bytes] = {}
    monkeypatch.setattr("teach_forward.sheets.build.kept.Store.get", lambda _, key: kept.get(key))
    monkeypatch.setattr("teach_forward.sheets.build.kept.Store.put", lambda _, key, data: kept.update({key: data}))
    monkeypatch.setattr("teach_forward.sheets.build.kept.Store.tidy", lambda _: None)
    monkeypatch.setattr("teach_forward.sheets.build._one", lambda sheet: sheet.name.encode())
    told: list[str] = []
    names = [name for name, _ in sheets(real_library, theme.read(ROOT), ["en"], progress=told.append)]
    assert told == [f"file {done} of {len(names)}: {name}" for done, name in enumerate(names, start=1)]
    told.clear()
    assert len(list(sheets(real_library, theme.read(ROOT), ["en"], progress=told.append))) == len(names)
    assert told == []


def test_one_process_sets_many_files_and_remembers_only_some(monkeypatch: pytest.MonkeyPatch) -> None:
    one = begun().save()
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def seen(*given: Any, **options: Any) -> subprocess.Popen[bytes]:
        started.append(real(*given, **options))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", seen)
    with source.typesetting() as typesetter:
        assert begun().save() == begun().save() == one
        assert len(started) == 1
        monkeypatch.setattr(source, "_MOST", 0)
        assert begun().save() == one
        assert started[0].returncode == 0
    assert [each.returncode for each in started] == [0, 0]
    assert begun().save() == one
    assert not typesetter.fonts.exists()


def test_a_process_that_ends_too_soon_is_told_and_the_next_file_is_set() -> None:
    with source.typesetting() as typesetter:
        one = begun().save()
        assert typesetter._process is not None
        typesetter._process.kill()
        typesetter._process.wait()
        with pytest.raises(Unset, match="ended before"):
            begun().save()
        assert begun().save() == one


@pytest.mark.parametrize("answer", [b"", b'{"si', b'{"size": 9}\n%PDF'])
def test_half_an_answer_is_no_file(answer: bytes) -> None:
    half = [sys.executable, "-c", f"import sys; sys.stdin.readline(); sys.stdout.buffer.write({answer!r})"]
    with source.typesetting() as typesetter:
        typesetter._process = subprocess.Popen(half, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        typesetter._owner = os.getpid()
        with pytest.raises(Unset, match="ended before"):
            begun().save()
        assert begun().save().startswith(b"%PDF")


def test_what_booklets_share_has_one_source(real_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """So Typst, which knows things by their place in a source, sets it once for all of them."""
    found: list[Mapping[str, str]] = []
    monkeypatch.setattr(typst, "compiled", lambda *_, imported, **__: found.append(imported))
    for sheet in pdfs(real_library, theme.read(ROOT), "en"):
        sheet.make()
    count = len(real_library.workshops("en"))
    booklets, book = found[:count], found[count]
    title, level = re.compile(r"Workshop \d · "), re.compile(r"level: \d")
    for booklet in booklets:
        shared = {name: text for name, text in booklet.items() if name.endswith(".md-0.typ")}
        assert len(shared) > 3
        for name, text in shared.items():
            assert level.sub("", text) == level.sub("", title.sub("", book[name])), name


def test_an_answer_is_whole_when_its_writing_was_stopped_and_goes_on(tmp_path: Path) -> None:
    """Without a buffer, Python left the rest of the file away, and what waited for it waited for ever."""
    text = '#set document(title: "A")\n#for line in range(2000) [+ Line #line]'
    typeset.write_fonts(tmp_path)
    job = {"root": "/", "fonts": str(tmp_path), "own": False, "sources": {typeset.MAIN: text}}
    process = subprocess.Popen(
        [sys.executable, "-c", f"from {typeset.__name__} import main; main()"],
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(job).encode() + b"\n")
    process.stdin.flush()
    full, waiting = fcntl.fcntl(process.stdout, fcntl.F_GETPIPE_SZ), array("i", [0])
    deadline = time.monotonic() + 60
    while waiting[0] < full:
        assert time.monotonic() < deadline
        time.sleep(0.05)
        fcntl.ioctl(process.stdout, termios.FIONREAD, waiting)
    process.send_signal(signal.SIGSTOP)
    process.send_signal(signal.SIGCONT)
    said, _, made = process.communicate(timeout=60)[0].partition(b"\n")
    assert json.loads(said) == {"size": len(made)}


def test_a_letter_that_no_font_has_is_named(tmp_path: Path) -> None:
    made = begun(root=tmp_path)
    made.paragraph((Run("\U000f0000"),))
    with pytest.raises(NoLetter):
        made.save()


def test_a_pdf_without_a_font_is_left_out_and_told_once(
    tmp_path: Path, real_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site is built without it, and the next run tries again."""

    def lacks(*_: object, **__: object) -> bytes:
        raise NoLetter("ع")

    monkeypatch.setattr("teach_forward.sheets.booklet.Print.save", lacks)
    monkeypatch.setattr("teach_forward.sheets.build.KEPT", tmp_path)
    only = ("teach-forward-fundamentals.ar.pdf", "teach-forward-fundamentals-handout.ar.pdf")
    monkeypatch.setattr(
        "teach_forward.sheets.build._all",
        lambda library, look, *_: [sheet for sheet in pdfs(library, look, "ar") if sheet.name in only],
    )
    left: list[LeftOut] = []
    assert list(sheets(real_library, theme.read(ROOT), ["ar"], leave=left.append)) == []
    assert {each.name for each in left} == set(only)
    (line,) = summed(left)
    path, number, _ = line.split(":", 2)
    assert "ع" in (ROOT / path).read_text("utf-8").splitlines()[int(number) - 1]
    assert path.startswith("workshops/ar/1-fundamentals/")
    assert f"{left[0].name} and 1 more" in line


def test_a_process_that_died_is_let_go_whatever_the_system_calls_that() -> None:
    """Windows does not know of broken pipes: what is still to be written has an invalid argument there."""

    class Died(subprocess.Popen[bytes]):
        def __exit__(self, *_: object) -> None:
            super().__exit__(None, None, None)
            raise OSError(22, "Invalid argument")

    typesetter = source.Typesetter(Path())
    typesetter._process, typesetter._owner = Died([sys.executable, "-c", ""], stdin=subprocess.PIPE), os.getpid()
    typesetter.close()
    assert typesetter._process is None
