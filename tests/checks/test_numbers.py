"""Numbers by value: how they are read in every notation, and that a translation says those of its source."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from teach_forward import rules
from teach_forward.checks.comparison.numbers import numbers
from teach_forward.checks.declarations import declarations
from teach_forward.findings import Fault
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.text.reader import read
from teach_forward.util.numerals import cardinals_in, numbers_in, spelled_in
from tests.tools import WHOLE

SOURCE = """# Law

Above all, {top}.

## First {{#first minutes=10}}

{first}

A second paragraph.

## Second {{#second minutes=10}}

Nothing.
"""


def page(text: str, locale: str) -> Document:
    document, _ = read(f"docs/{locale}/law.md", text.encode(), "page", locale)
    return document


def bare(text: str, locale: str) -> Document:
    """A page of which nothing is read but its text."""
    return Document("a.md", "page", locale, "", {}, (), frozenset(), (), text, (text,))


def told(english: str, other: str, locale: str = "fr", top: str = "") -> list[str]:
    """What is said of a page whose first section says `english` in the source and `other` in the translation."""
    source, translation = SOURCE.format(top="x", first=english), SOURCE.format(top=top or "x", first=other)
    return [f"{fault.line}: {fault.message}" for fault in numbers(page(source, "en"), page(translation, locale))]


@pytest.mark.parametrize(
    "line", ["group: 6 à 16", '"group": 6 à 16', "group : 6 à 16", "group:\n  6 à\n  16", "group: >2-\n  6 à 16"]
)
def test_numbers_above_the_text_are_read_however_their_line_is_written(line: str) -> None:
    documents = [
        read(f"workshops/{locale}/1-a/index.md", f"---\n{head}\n---\n# A\n".encode(), "index", locale)[0]
        for locale, head in (("en", "group: 6 to 16"), ("fr", line))
    ]
    assert list(numbers(*documents)) == []


def test_a_wrong_number_above_the_text_is_told_at_its_line() -> None:
    english = "---\n# a note\ngroup: 6 to 16\n---\n# A\n"
    french = "---\n# une note 7\ngroup: >\n  de 6\n  à 61\n---\n# A\n"
    documents = [
        read(f"workshops/{locale}/1-a/index.md", text.encode(), "index", locale)[0]
        for locale, text in (("en", english), ("fr", french))
    ]
    assert [fault.line for fault in numbers(*documents)] == [5]


@pytest.mark.parametrize(
    ("text", "locale", "values"),
    [
        ("64 % and 46%", "en", "64 46"),
        ("410,000", "en", "410000 410.000"),
        ("410.000", "es", "410000 410.000"),
        ("410\u202f000 et 41\u00a0000 et 7 000", "fr", "410000 41000 7000"),
        ("1,234,567.89", "en", "1234567.89"),
        ("1.234.567,89", "pt", "1234567.89"),
        ("39,1", "fr", "39.1"),
        ("39.10", "en", "39.1"),
        ("15,16", "en", "15 16"),
        ("٤١٠٬٠٠٠ و٣٩٫١ و٦٤٪", "ar", "410000 410.000 39.1 64"),
        ("۱۵ سال", "fa", "15"),
        ("१५ दिन", "hi", "15"),
        ("14:30, 8:00, 2:30 pm, 12 a.m.", "en", "14 30 8 14 30 0"),
        ("14 h 30, 8 h", "fr", "14 30 8"),
        ("a las 2 p. m., 12:30 a.\u00a0m. y 3 p.m.", "es", "14 0 30 15"),
        ("die 12 am Tisch, um 12:40 am Montag, 12 a.m.", "de", "12 40 0"),
        ("din 12 am ales 5", "ro", "12 5"),
        ("€1.5 billion, 700 thousand", "en", "1500000000 700000"),
        ("1,5 milliard d’euros, 2 millions", "fr", "1500000000 2000000"),
        ("1,2 mil millones", "es", "1200000000"),
        ("5 ملايين", "ar", "5000000"),
        ("1st, 2nd, 1er, 2e, 1º", "fr", "1 2 1 2 1"),
        ("L. 2312-8, 87(1), C-634/21", "fr", "2312 8 87 1 634 21"),
        ("2015/16, 2–3", "en", "2015 16 2016 2 3"),
        ("in 2025 300 people", "en", "2025 300"),
        ("version 1.2.3", "en", "1 2 3"),
        ("no number", "en", ""),
    ],
)
def test_values(text: str, locale: str, values: str) -> None:
    found = {value for number in numbers_in(text, locale) for value in number.values}
    assert found == set(map(Decimal, values.split()))


@pytest.mark.parametrize(
    ("text", "locale", "month"),
    [
        ("1 July 2026", "en", 7),
        ("31. 7. 2026", "cs", 7),
        ("31 İyul 2026", "az", 7),
        ("31.\u00a07.\u00a02026.", "hr", 7),
        ("2026. 07. 31.", "hu", 7),
        ("2026. 7. 31.", "ko", 7),
        ("2026/7/31", "ja", 7),
        ("2026-07-01", "en", 7),
        ("1er juillet 2026", "fr", 7),
        ("1 de julio de 2026", "es", 7),
        ("١ يوليو ٢٠٢٦", "ar", 7),
        ("1 تموز 2026", "ar", 7),
        ("في تشرين الثاني 2026", "ar", 11),
        ("2026年11月5日", "zh", 11),
        ("11월 5일", "ko", 11),
        ("3个月", "zh", 0),
        ("you may 3 times", "en", 0),
        ("en mars, dit-on", "fr", 0),
        ("1 July 2026", "xx", 0),
    ],
)
def test_months(text: str, locale: str, month: int) -> None:
    assert {number.month for number in numbers_in(text, locale)} - {0} == ({month} - {0})


def test_day_and_month_in_digits_may_stand_in_either_order() -> None:
    assert [number.month for number in numbers_in("01/07/2026", "fr")] == [1, 7, 0]


def test_a_number_is_shown_as_it_is_written() -> None:
    assert [number.written for number in numbers_in("٤١٠٬٠٠٠ ou 1,5 million", "fr")] == ["٤١٠٬٠٠٠", "1,5 million"]


@pytest.mark.parametrize(
    ("text", "locale", "values"),
    [
        ("Three or four, five hundred, twenty-one", "en", "3 4"),
        ("trois heures, cinq mille, quatre-vingts, neuf", "fr", "3"),
        ("tres o cuatro mil", "es", "3"),
        ("ثلاث ساعات وبأربعة، خمسة عشر، عشرة آلاف", "ar", "3 4"),
        ("ست عشرة قاعة، وخمس عشرة، عشرة", "ar", "10"),
        ("drei", "de", ""),
    ],
)
def test_words_that_say_a_number_alone(text: str, locale: str, values: str) -> None:
    assert {value for number in cardinals_in(text, locale) for value in number.values} == set(
        map(Decimal, values.split())
    )


@pytest.mark.parametrize(
    ("number", "text", "locale", "there"),
    [
        ("5", "cinq heures", "fr", True),
        ("5", "quatre heures", "fr", False),
        ("75", "soixante-quinze", "fr", True),
        ("45", "forty-five", "en", True),
        ("45", "cuarenta y cinco", "es", True),
        ("19", "au XIXe siècle", "fr", True),
        ("15", "خمس عشرة ساعة", "ar", True),
        ("16", "ستة عشر مندوبًا", "ar", True),
        ("17", "ستة عشر مندوبًا", "ar", False),
        ("3", "والثلاث", "ar", True),
        ("2", "ساعتان", "ar", True),
        ("2026", "deux", "fr", False),
        ("5", "fünf", "de", True),
        ("50", "fünfzig", "de", False),
        ("1.5", "un et demi", "fr", False),
        ("1 July", "en juillet", "fr", True),
        ("1 July", "en juin", "fr", False),
    ],
)
def test_words_that_may_say_a_number(number: str, text: str, locale: str, there: bool) -> None:
    assert spelled_in(text, list(numbers_in(number, "en"))[-1], locale) is there


@pytest.mark.parametrize(
    ("english", "other", "locale"),
    [
        ("64% of 410,000 on 1 July 2026 at 2:30 pm", "64 % de 410 000 le 1er juillet 2026 à 14 h 30", "fr"),
        ("39.1 km in two hours", "39,1 km en 2 heures", "fr"),
        ("12 posts, twenty minutes", "douze postes, 20 minutes", "fr"),
        ("34 people, 3 of them new", "٣٤ شخصًا، ثلاثة منهم جدد", "ar"),
        ("[text 5](x7.md#y8) `9` <https://a.example/10>", "[texte 5](z17.md#y18) `19` <https://a.example/20>", "fr"),
        ("From 2015/16 on", "De 2015 à 2016", "fr"),
        ("Three hours, 3 days, twenty minutes", "Saa tatu, siku tatu, dakika ishirini", "sw"),
        ("1. one\n2. two", "3. un\n4. deux", "fr"),
        ("It was so", "Ce furent ces trois-là", "fr"),
    ],
)
def test_the_same_numbers_in_other_words_are_no_fault(english: str, other: str, locale: str) -> None:
    assert told(english, other, locale) == []


@pytest.mark.parametrize(
    ("english", "other", "locale", "there", "here"),
    [
        ("64% of them", "46 % d’entre eux", "fr", "64", "46"),
        ("Article 15", "L’article 17", "fr", "15", "17"),
        ("410,000 people", "41 000 personnes", "fr", "410,000", "41 000"),
        ("39.1 km", "391 km", "fr", "39.1", "391"),
        ("€1.5 million", "1,5 milliard", "fr", "1.5 million", "1,5 milliard"),
        ("in 2016", "en 2015", "fr", "2016", "2015"),
        ("1 July 2026", "1er juin 2026", "fr", "July", "juin"),
        ("three hours", "cinq heures", "fr", "three", "cinq"),
        ("34 people", "٤٣ شخصًا", "ar", "34", "٤٣"),
        ("64, 64 and 46", "64, 46 et 46", "fr", "64", "46"),
    ],
)
def test_other_numbers_are_told_with_both(english: str, other: str, locale: str, there: str, here: str) -> None:
    message = f"the source has {there} under {{#first}}, and the translation {here}"
    assert [line.partition(": ")[2] for line in told(english, other, locale)] == [message]


@pytest.mark.parametrize(
    ("english", "other", "message"),
    [
        ("64 people", "des gens", "the source has 64 under {#first}, and the translation does not"),
        ("people", "64 personnes", "the translation has 64 under {#first}, and the source does not"),
        ("21 22 23 24 25 26 27", "",
         "the source has 21, 22, 23, 24, 25 and 2 more under {#first}, and the translation does not"),
    ],
)  # fmt: skip
def test_what_only_one_of_them_has_is_told(english: str, other: str, message: str) -> None:
    assert [line.partition(": ")[2] for line in told(english, other)] == [message]


def test_the_line_is_that_of_the_number_or_of_the_paragraph_that_lacks_it() -> None:
    assert told("64 people", "des gens\n\n46")[0].startswith("9: ")
    assert told("One.\n\n64 people", "Un.\n\nDes gens")[0].startswith("9: ")
    assert told("One.\n\n64 people", "Des gens")[0].startswith("5: ")  # the heading, where paragraphs do not match


def test_keys_that_people_read_are_compared_and_those_of_machines_are_not() -> None:
    source = page('---\ngroup: "8 to 20 people"\n---\n# A\n', "en")
    right = page('---\nsource: 1234\nunlinked: x 99\ngroup: "8 à 20 personnes"\n---\n# A\n', "fr")
    wrong = page('---\ngroup: "8 à 30 personnes"\n---\n# A\n', "fr")
    assert list(numbers(source, right)) == []
    message = "the source has 20 above the first section, and the translation 30"
    assert list(numbers(source, wrong)) == [Fault(2, message, rules.NUMBERS_DIFFER)]


@pytest.mark.parametrize(
    "other",
    [
        "<!-- adapted: 64 -> 46, French law -->\n\n46 %",
        "46 %\n\n<!-- adapted: 64 -> 46,\nFrench law -->",
        "46 % <!-- adapted: 64 -> 46 -->",
    ],
)
def test_an_adaptation_is_declared_in_its_section(other: str) -> None:
    assert told("64%", other) == []


@pytest.mark.parametrize("month", ["1 December 2026", "1er décembre 2026"])
def test_the_month_of_an_adaptation_is_named_in_either_language(month: str) -> None:
    assert told("Since then", f"<!-- adapted: none -> {month}, a new law -->\n\nDès le 1er décembre 2026") == []


def test_an_adaptation_is_declared_above_the_heading_or_for_the_whole_page() -> None:
    assert told("64%", "46 %", top="x\n\n<!-- adapted: 64 -> 46 -->\n\ny") == []
    text = SOURCE.format(top="x", first="46 %").replace("## First", "<!-- adapted: 64 -> 46 -->\n\n## First")
    assert list(numbers(page(SOURCE.format(top="x", first="64%"), "en"), page(text, "fr"))) == []


@pytest.mark.parametrize(
    "other",
    [
        "46 %\n\n<!-- 64 -> 46 -->",
        "46 %\n\n<!-- adapted: 64 -->",
        "46 %\n\n```\n<!-- adapted: 64 -> 46 -->\n```",
        "46 % `<!-- adapted: 64 -> 46 -->`",
    ],
)
def test_what_does_not_declare_an_adaptation(other: str) -> None:
    assert len(told("64%", other)) == 1


def test_an_adaptation_in_another_section_does_not_hold() -> None:
    text = SOURCE.format(top="x", first="46 %").replace("Nothing.", "<!-- adapted: 64 -> 46 -->\n\nNothing.")
    assert len(list(numbers(page(SOURCE.format(top="x", first="64%"), "en"), page(text, "fr")))) == 1


def test_declarations_have_their_lines() -> None:
    (found,) = declarations("a\n\n<!-- Language: es\nbecause -->\n<!-- a remark -->\n")
    assert (found.key, found.text, found.first, found.last) == ("language", "es\nbecause", 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 200_000 + " pm, 9 million",
        " ".join(map(str, range(13, 30_000))),
        "111 " * 50_000,
        "XVI " * 50_000,
        "<!-- adapted: " * 15_000,
        "<!-- adapted: 1 -->\n" * 10_000,
    ],
    ids=lambda text: text[:12],
)
def test_no_text_holds_up_the_check(text: str) -> None:
    source, translation = (bare("64", "en"), bare(text, "fr"))
    start = time.process_time()
    assert len(list(numbers(source, translation))) == 1
    assert time.process_time() - start < 2


@pytest.mark.parametrize("locale", WHOLE)
def test_the_guide_has_no_other_numbers_than_its_source(locale: str, real_library: Library) -> None:
    pairs = ((real_library.documents["en"][uri], document) for uri, document in real_library.documents[locale].items())
    assert [fault.at(twin.path) for source, twin in pairs for fault in numbers(source, twin)] == []
