"""What still stands there in the source's language; names are the same in many."""

from __future__ import annotations

import pytest

from teach_forward.checks.page.paper import check_paper
from teach_forward.checks.wording.language import check_leftovers
from teach_forward.checks.wording.untranslated import untranslated
from teach_forward.messages import is_sentence as is_message
from teach_forward.model import Document
from teach_forward.text.reader import read
from teach_forward.util.counting import count_words


def page(text: str, locale: str) -> Document:
    return read(f"docs/{locale}/cases.md", f"# Page {locale}\n\n{text}\n".encode(), "page", locale)[0]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Chandigarh, UPS, Ulster Bank, Just Eat, Hilfr", []),
        ("Here people decide together what a machine may do.", ["english-left"]),
    ],
)
def test_a_row_of_names_may_stand_as_it_is(text: str, left: list[str]) -> None:
    assert [finding.rule.name for finding in check_leftovers(page(text, "en"), page(text, "es"))] == left


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("ar", "كتبت نقابتنا هذا الدليل للعاملات والعاملين في أماكن العمل كلها."),
        ("he", "האיגוד שלנו כתב את המדריך הזה לכל העובדות והעובדים."),
        ("hi", "हमारे संघ ने यह मार्गदर्शिका सभी कामगारों के लिए लिखी है।"),
        ("zh-Hant", "我們的工會為所有工作場所的勞工撰寫了這本指南。"),
        ("ja", "私たちの組合はすべての働く人のためにこの手引きを書きました。"),
        ("th", "สหภาพของเราเขียนคู่มือนี้สำหรับคนทำงานทุกคนในที่ทำงาน"),
        ("ka", "ჩვენმა პროფკავშირმა ეს სახელმძღვანელო ყველა მშრომელისთვის დაწერა."),
    ],
)
def test_what_is_left_in_a_script_without_capitals_or_spaces_is_told(locale: str, text: str) -> None:
    source, translation = page(f"{text}\n\n## A {{#a}}\n\n{text}\n\n{text}", locale), page(text, "en")
    assert [(finding.rule.name, finding.line) for finding in check_leftovers(source, translation)] == [
        ("english-left", 3)
    ]


@pytest.mark.parametrize(
    "text", ["我們的工會為所有工作場所的勞工撰寫了這本指南", "สหภาพของเราเขียนคู่มือนี้สำหรับคนทำงานทุกคนในที่ทำงาน"]
)
def test_a_section_left_in_a_script_without_spaces_is_not_translated(text: str) -> None:
    source = page(f"Short.\n\n## A {{#a}}\n\n{text}\n", "zh-Hant")
    assert untranslated(source, page(f"Court.\n\n## B {{#a}}\n\n{text}\n", "fr")) == {"a"}


def test_a_message_without_spaces_may_be_a_sentence() -> None:
    assert (is_message("講師指南"), is_message("其他語言的頁面"), is_message("Guide du groupe")) == (False, True, True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("One two - three", 4),
        ("Où est-il ?", 3),
        ("工會為勞工撰寫指南", 5),
        ("GDPR 第 15 條。", 3),
        ("สหภาพของเรา", 3),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    "text", ["我們的工會為所有工作場所的勞工撰寫了這本指南，" * 10, "สหภาพของเราเขียนคู่มือนี้สำหรับคนทำงาน" * 10]
)
def test_a_paragraph_without_spaces_has_room_on_paper(text: str) -> None:
    table = f"| {text} | {text} |\n| - | - |\n| {text} | {text} |"
    assert list(check_paper(page(f"{text}\n\n{table}", "zh-Hant"))) == []
    assert [rule for _, _, rule in check_paper(page("x" * 81, "zh-Hant"))] == ["too-wide-for-paper"]
