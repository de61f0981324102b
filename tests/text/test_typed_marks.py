"""Marks that do not do what they were typed for: each is told with its line, and honest ones are left alone."""

from __future__ import annotations

import pytest

from teach_forward.checks.page.characters import characters
from teach_forward.checks.page.first_lines import check_first_lines
from teach_forward.checks.page.link_marks import check_link_marks
from teach_forward.checks.page.marks import check_typed_marks
from teach_forward.checks.page.table_marks import check_table_marks
from teach_forward.deck.layouts.metrics import missing
from teach_forward.text.reader import read
from tests.showcase import FOLDER, OTHERS


def told(text: str) -> list[tuple[int, str, str]]:
    page = read("docs/fr/page.md", f"# T\n\n{text}\n".encode(), "page", "fr")[0]
    return [fault for check in (check_typed_marks, check_link_marks, check_table_marks) for fault in check(page)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a **b c", 'the ** before "b c" has no second one'),
        ("a b** c", 'the ** behind "a b" ends nothing'),
        ("**a** b **c\nd", 'the ** before "c d" has no second one'),
        ("**a b **c** d", 'the ** before "a b **c**" has no second one'),
        ("a ** b ** c", "spaces stand between **"),
        ("- **a **\n- b", "spaces stand between **"),
        (r"a \*\*b\*\* c", "a backslash before **"),
        (r"a \**b** c", "a backslash before **"),
        ("a *b c", 'the * before "b c" has no second one'),
        ("a b* c", 'the * behind "a b" ends nothing'),
        ("***a** b", 'the * before "a** b" has no second one'),
        ("a _b c", 'the _ before "b c" has no second one'),
        ("a b_ c", 'the _ behind "a b" ends nothing'),
        ("Kolleg*innen und Fahrer*innen", "two stars within words"),
        ("- [] a", '"- []" is not read as a box'),
        ("- [ ]a", '"- [ ]" is not read as a box'),
        ("-[ ] a", '"-[ ]" is not read as a box'),
        ("- [x] a", '"- [x]" is not read as a box'),
        ("- [  ] a", '"- [  ]" is not read as a box'),
        ("/// slide | a **b\n    id: a\n///", 'the ** before "b" has no second one'),
        ("| a | **b |\n| - | - |", 'the ** before "b" has no second one'),
        ("- a\n- b **c", 'the ** before "c" has no second one'),
    ],
)
def test_a_stray_mark(text: str, words: str) -> None:
    found = told(text)
    assert [rule for _, _, rule in found] == ["stray-mark"], found
    assert words in found[0][1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a ~~b c~~ d", '"~~b c~~" strikes nothing out here'),
        ("a ==b c== d", '"==b c==" highlights nothing here'),
        ("!!! note\n    a", '"!!! note" begins no box here'),
        ("::: tip\na\n:::", '"::: tip" begins no box here'),
        ("[TOC]", '"[TOC]" makes no table of contents'),
        ("a [b][c] d", '"[b][c]" is no link: no line of the page gives an address for [c]'),
        ("a [b][] d", '"[b][]" is no link: no line of the page gives an address for [b]'),
    ],
)
def test_a_mark_of_another_kind_of_markdown(text: str, words: str) -> None:
    found = told(text)
    assert [(line, rule) for line, _, rule in found] == [(3, "foreign-mark")], found
    assert words in found[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "**a** *b* ***c*** _d_ __e__ **a *b* c**",
        "**a\nb** c",
        "a == b and c ==> d, ~~ e ~ f, what!!! Why??? G::h",
        "`~~a~~ ==b==` a[1][2]",
        "[a][b], [b] and [B][]\n\n[b]: c.md",
        "3 * 4 * 5",
        "a*b",
        r"a \* b",
        "`**` and `a*`",
        "* * *",
        "***",
        "Nom : ______ Mois : __________",
        "a_b and c_d_e and [a](b_c.md) and https://a.b/_c",
        "[**a**](b.md) **[a](b.md)**",
        "**a:** b, «\u00a0**c**\u00a0», (**d**)",
        "Kolleg*innen",
        "- [ ] a\n- [a](b.md)\n- [b]: c",
        "```\n**a\n- []\n```",
        "<!-- **a -->",
        "كلمة **عريضة** هنا",
        "الجزء *ب* و*الجزء ج* وبـ**أربعة**",
        "遇到过*每一种*？**数据**，*权力*。",
        "**डेटा** सत्ता है।",
        "ข้อมูล*คือ*อำนาจ",
    ],
)
def test_an_honest_mark(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("locale", OTHERS)
def test_no_mark_of_another_script_is_a_fault(locale: str) -> None:
    """Nor any of its letters, its punctuation and its signs of currency."""
    text = (FOLDER / f"{locale}.md").read_text("utf-8")
    assert set({"zh": "，、：？。¥", "hi": "।₹", "ko": "“”?₩"}[locale]) <= set(text)
    assert told(text) == list(characters(text, locale)) == []
    assert missing(text.replace("\n", "")) == ""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a «\u00a0b", 3),
        ("a\nb » c\nd", 4),
        ("“a” and “b", 3),
        ("„a“ und „b", 3),
        ("»a« und »b", 3),
        ("a 「b", 3),
        ('a "b" and "c', 3),
        ("- «\u00a0a\n- b", 3),
        ("| «\u00a0a | b\u00a0» |\n| - | - |", 3),
        ("«\u00a0a\n\nb\n\nc\u00a0»", 3),
    ],
)
def test_a_quotation_mark_without_its_partner(text: str, line: int) -> None:
    found = told(text)
    assert {rule for _, _, rule in found} == {"unpaired-quotes"}, found
    assert found[0][0] == line


@pytest.mark.parametrize(
    "text",
    [
        "«\u00a0a “b” c\u00a0» “a” ”b” „c“ ‹d› 「e」",
        "«\u00a0a\n\n«\u00a0b\u00a0»",  # each paragraph of a long quotation begins with a mark
        "«\u00a0a\n\nb\u00a0»",
        "l’heure, d'ici, the workers’ hall",
        '`"`',
        '[a](b.md "c")',
    ],
)
def test_quotation_marks_in_pairs(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[](a.md)", "has no words"),
        ("a [ ](a.md)", "has no words"),
        ("[a] (b.md)", "a space parts"),
        ("[a]\n(b.md#c)", "a space parts"),
        ("[a]\u00a0(https://b.c)", "a space parts"),
        ("[a](b c.md)", "a space or a line end"),
        ("(a)[b.md]", "have changed places"),
        ("a](b.md)", "the first square bracket"),
        ("[a(b.md)", "the second square bracket"),
        ("[a](b.md and more", "the last bracket"),
        ("【a】（b.md）", "brackets of another script"),
        ("[a](b.md）", "brackets of another script"),
        ("- a\n- [](b.md)", "has no words"),
    ],
)
def test_a_bad_link(text: str, words: str) -> None:
    found = told(text)
    assert [rule for _, _, rule in found] == ["bad-link"], found
    assert words in found[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "[a](b.md) ![](c.png) [![a](b.png)](c.md) [a](#b) <https://a.b>",
        "[Name] (the office) and [a](b.md) (c)",
        "(a) [b] (c)",
        "[Madame] [Monsieur]\n(date)",
        "`[a] (b.md)`",
        '[a](b.md "c d")',
        "f(x)[1]",
        r"Write \[words](address.md) there.",
    ],
)
def test_an_honest_link(text: str) -> None:
    assert told(text) == []


TABLE = "| a | b |\n| --- | --- |\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (f"{TABLE}| c |", 5, "this row has 1 cell, and the head of the table 2"),
        (f"{TABLE}| c | d | e |", 5, "this row has 3 cells, and the head of the table 2: two rows stand on one line"),
        (f"{TABLE}| c | d | e | f | g |", 5, "this row has 5 cells, and the head of the table 2"),
        (f"{TABLE}| c | d|e |", 5, "this row has 3 cells"),
        (f"{TABLE}| c\n| d |\n| e | f |", 5, "this row goes on on the next line"),
        (f"{TABLE}| c | d | e |\n| f | g | h |", 3, "the head of this table has 2 cells, and each row 3"),
        (f"{TABLE}\n| c | d |", 6, "an empty line parts this row from its table"),
        (f"{TABLE}| c |\td |", 5, "a tab stands in this row"),
        ("| a | b |\n| c | d |", 3, "the line of hyphens under the head of the table is missing"),
        ("| a | b |\n| --- |\n| c | d |", 3, "has 2 cells, and the line of hyphens under it 1"),
        (f"x\n{TABLE}", 4, "an empty line is missing above the table"),
        ("a\tb\nc\td", 3, "tabs between words do not make a table"),
    ],
)
def test_a_broken_table(text: str, line: int, words: str) -> None:
    found = told(text)
    assert [(at, rule) for at, _, rule in found] == [(line, "broken-table")], found
    assert words in found[0][1]


@pytest.mark.parametrize(
    "text",
    [
        f"{TABLE}| c | d |\n| | |",
        "a | b\n--- | ---\nc | d",
        f"{TABLE}| c \\| d | `e | f` |",
        "either | or",
        "a\tb",
        "```\n| a |\n```",
    ],
)
def test_an_honest_table(text: str) -> None:
    assert told(text) == []


def first_lines(text: str) -> list[tuple[int, str, str]]:
    return list(check_first_lines(read("docs/fr/page.md", text.encode(), "page", "fr")[0]))


@pytest.mark.parametrize("dashes", ["—-", "—", "––", "--", "- - -", "***", "−−−"])
@pytest.mark.parametrize("above", ["", "\n"])
def test_hyphens_above_the_keys_of_which_a_program_has_made_others(dashes: str, above: str) -> None:
    message = f'"{dashes}" is not the --- above the keys; write three hyphens there, and below the keys'
    told_ = [(1 + len(above), message, "bad-front-matter")]
    assert first_lines(f"{above}{dashes}\nsource: 0\n---\n# Titre\n") == told_
    assert first_lines(f"{above}{dashes}\nunlinked: nous\n{dashes}\n# Titre\n") == told_


@pytest.mark.parametrize(
    "text",
    [
        "---\nsource: 0\n---\n# Titre\n",
        "\n---\nsource: 0\n---\n# Titre\n",  # which its reader tells, as the next one
        "---\nsource: 0\n—-\n# Titre\n",
        "# Titre\n\n***\n\nsource: moi\n",
        "***\n\nsource: moi\n",
        "—\nNous\n",
    ],
)
def test_hyphens_that_are_none_of_the_keys(text: str) -> None:
    assert first_lines(text) == []
