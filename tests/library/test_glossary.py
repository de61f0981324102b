"""The glossary's terms in the texts."""

from __future__ import annotations

import pytest

from teach_forward.library.glossary import Glossary, read_glossary
from teach_forward.site.article import terms
from teach_forward.site.markup import parse, serialise
from teach_forward.text.dialect import to_html
from teach_forward.text.prose import front_matter
from teach_forward.text.reader import read

EN = """---
unlinked: data, Clause
---
# Glossary

## Words {#words}

### Data {#data}

Anything stored.

### Personal data {#personal-data}

About "a person" & more.

### Algorithm {#algorithm}

A list of steps.

### Clause {#clause}

A sentence.

### Artificial intelligence (AI) {#ai}

Programs.

### Works council {#works-council}

A body.
"""
AR = "# م\n\n## ك {#words}\n\n### الخوارزمية {#algorithm}\n\nخطوات.\n"
FR = "# G\n\n## M {#words}\n\n### Analyse d’impact {#impact}\n\nÉtude.\n"


def glossary(text: str = EN, locale: str = "en") -> Glossary:
    document, problems = read(f"docs/{locale}/glossary.md", text.encode(), "page", locale)
    assert problems == ()
    return read_glossary(document, to_html(front_matter(text).below))


def link_terms(html: str, words: Glossary, url: str) -> str:
    root = parse(html)
    terms.link_terms(root, words, url)
    return serialise(root)


def found(html: str, words: Glossary | None = None) -> list[tuple[str, str]]:
    linked = link_terms(html, words or glossary(), "../glossary/")
    return [(a.text_content(), a.get("href")) for a in parse(linked).iter("a") if a.get("class") == "term"]


def test_the_first_use_shows_the_meaning_and_leads_to_it() -> None:
    assert link_terms("<p>An algorithm; one more algorithm.</p>", glossary(), "../glossary/") == (
        '<p>An <a class="term" href="../glossary/#algorithm" title="A list of steps.">algorithm</a>;'
        " one more algorithm.</p>"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Algorithm</h2>",
        '<p><a href="x">the algorithm</a></p>',
        "<p><code>algorithm</code></p>",
        "<pre>algorithm</pre>",
        '<section class="slide"><p>algorithm</p></section>',
        "<details><summary>algorithm</summary></details>",
        "<p>algorithmic, metaalgorithm</p>",
        "<p>data and a clause</p>",
    ],
)
def test_where_no_term_is_linked(html: str) -> None:
    assert found(html) == []


def test_whole_words_in_any_case_with_their_plural() -> None:
    assert found("<p>ALGORITHMS</p>") == [("ALGORITHMS", "../glossary/#algorithm")]
    assert found("<p>Two works\ncouncils.</p>") == [("works\ncouncils", "../glossary/#works-council")]


def test_the_longest_term_wins_and_order_is_that_of_reading() -> None:
    words = glossary(EN.replace("unlinked: data, Clause", "unlinked: none"))
    html = "<p>Of <em>personal data</em>, data; <b>data</b></p><ul><li>A clause</li></ul>"
    assert [text for text, _ in found(html, words)] == ["personal data", "data", "clause"]


def test_text_around_links_is_kept() -> None:
    html = "<p>a algorithm b <em>personal data</em> c works council d</p>"
    assert parse(link_terms(html, glossary(), "g/")).text_content() == parse(html).text_content()


def test_arabic_words_carry_their_articles_and_conjunctions() -> None:
    words = glossary(AR, "ar")
    for text in ("الخوارزمية", "خوارزمية", "والخوارزمية", "بالخوارزمية"):
        assert found(f"<p>{text} هنا</p>", words) == [(text, "../glossary/#algorithm")]
    assert found("<p>خوارزميات</p>", words) == []


@pytest.mark.parametrize(
    ("locale", "heading", "linked", "left"),
    [
        ("zh", "职工代表", "请问职工代表怎么说。", "职工和代表"),
        ("zh", "数据", "个人数据的保护", "数一数，据说"),
        ("zh", "权", "权，就是这样", "权利和人权"),
        ("zh", "AI系统", "使用AI系统的人", "使用AI的人"),
        ("zh", "人工智能（AI）", "使用人工智能的人", "人工的智能"),
        ("zh", "人工智能(AI)", "使用AI的人", "使用AIR的人"),
        ("ja", "データ", "個人データの保護", "データベース、メタデータ"),
        ("ja", "アルゴリズム", "それはアルゴリズムです", "アルゴリズミック"),
        ("th", "ข้อมูล", "เก็บข้อมูลของเรา", "ข้อมู"),
        ("th", "กา", "กา มา", "การทำงาน"),
        ("th", "คะแนน", "ให้คะแนนเรา", "เคะแนน"),
        ("my", "ဒေတာ", "ကိုယ်ရေးဒေတာကို", "ဒေတာ့"),
    ],
)
def test_terms_are_found_where_no_spaces_stand(locale: str, heading: str, linked: str, left: str) -> None:
    words = glossary(f"# G\n\n## W {{#words}}\n\n### {heading} {{#meant}}\n\nM.\n", locale)
    assert [href for _, href in found(f"<p>{linked}</p>", words)] == ["../glossary/#meant"]
    assert found(f"<p>{left}</p>", words) == []


def test_the_longest_term_wins_without_spaces_too() -> None:
    text = "# G\n\n## W {#words}\n\n### 数据 {#data}\n\nM.\n\n### 数据保护 {#protection}\n\nM.\n"
    linked = found("<p>我们的数据保护，我们的数据</p>", glossary(text, "zh"))
    assert [text for text, _ in linked] == ["数据保护", "数据"]


@pytest.mark.parametrize("comma", [", ", "，", "、", "، "])
def test_the_commas_of_any_script_stand_between_terms_that_are_left_alone(comma: str) -> None:
    words = glossary(EN.replace("data, Clause", f"data{comma}Clause"))
    assert found("<p>data and a clause</p>", words) == []


def test_a_term_and_its_initials_are_one() -> None:
    assert found("<p>Artificial intelligence, or AI.</p>") == [("Artificial intelligence", "../glossary/#ai")]
    assert found("<p>Some ai; AI is.</p>") == [("AI", "../glossary/#ai")]


def test_both_apostrophes_are_one() -> None:
    words = glossary(FR, "fr")
    for text in ("analyse d’impact", "analyses d'impact", "Analyse d’impact"):
        assert found(f"<p>Une {text}.</p>", words) == [(text, "../glossary/#impact")]
