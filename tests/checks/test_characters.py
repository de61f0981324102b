"""Characters that harm a text: each kind is told once, in words that show it, and good texts are left alone."""

from __future__ import annotations

import time
import unicodedata

import pytest

from teach_forward.checks.page.characters import characters, composed, dirty_lines
from teach_forward.library.library import Library
from teach_forward.util.mojibake import ENCODINGS, garbled
from tests.tools import ROOT, WHOLE

LOOKS = "which only looks like the letter that belongs there"


def told(text: str, locale: str = "fr") -> list[tuple[int, str, str]]:
    return [(fault.line, fault.message, fault.rule.name) for fault in characters(text, locale)]


@pytest.mark.parametrize(
    ("text", "locale", "rule", "message"),
    [
        ("Le dÃ©lÃ©guÃ© parle", "fr", "garbled-text",
         '"dÃ©lÃ©guÃ©" is most likely "délégué", read in a wrong encoding'),
        ("lâ€™accord", "fr", "garbled-text", '"lâ€™accord" is most likely "l’accord", read in a wrong encoding'),
        ("Lâ€™accord", "fr", "garbled-text", '"Lâ€™accord" is most likely "L’accord", read in a wrong encoding'),
        ("ط§ظ„ط¹ظ…ظ„", "ar", "garbled-text", '"ط§ظ„ط¹ظ…ظ„" is most likely "العمل", read in a wrong encoding'),
        ("l\ufffdoubli", "fr", "lost-character", 'here stands U+FFFD (replacement character) after "l"'),
        ("\uf0b7 un point", "fr", "lost-character", "here stands U+F0B7 (a character without a name)"),
        ("a\u202etfel", "fr", "direction-control", 'here stands U+202E (right-to-left override) after "a"'),
        ("\u2066x\u2069", "ar", "direction-control", "here stands U+2066 (left-to-right isolate)"),
        ("un mot\u200bcoupé", "fr", "invisible-character", 'here stands U+200B (zero width space) after "mot"'),
        ("co\u00adopérative", "fr", "invisible-character", 'here stands U+00AD (soft hyphen) after "co"'),
        ("a\ufeffb", "fr", "invisible-character", 'here stands U+FEFF (zero width no-break space) after "a"'),
        ("a\u2028b", "fr", "invisible-character", 'here stands U+2028 (line separator) after "a"'),
        ("a\u0085b", "fr", "control-character", 'here stands U+0085 (a control character) after "a"'),
        ("a\u0007b", "fr", "control-character", 'here stands U+0007 (a control character) after "a"'),
        ("a\u000bb", "fr", "control-character", 'here stands U+000B (a control character) after "a"'),
        ("a\u200fb", "fr", "invisible-character", 'here stands U+200F (right-to-left mark) after "a"'),
        ("عم\u200fل", "ar", "invisible-character", 'here stands U+200F (right-to-left mark) after "عم"'),
        ("a\u200db", "fr", "invisible-character", 'here stands U+200D (zero width joiner) after "a"'),
        ("donne\u0301es", "fr", "decomposed-letters", "the letter é is written as 2 characters (U+0065 U+0301)"),
        ("un d\u0435lai", "fr", "mixed-letters",
         f'the е in "dеlai" is U+0435 (cyrillic small letter ie), {LOOKS}'),
        ("проeкт", "ru", "mixed-letters",
         f'the e in "проeкт" is U+0065 (latin small letter e), {LOOKS}'),
        ("l&amp;#39;accord", "fr", "double-entity", '"&amp;#39;" shows as "&#39;", since its first & is an entity too'),
        ("علی", "ar", "persian-letters", '"علی" has the Persian or Urdu letter ی; Arabic writes ي or ى'),
        ("\u06a9تاب", "ar", "persian-letters", '"\u06a9تاب" has the Persian or Urdu letter \u06a9; Arabic writes ك'),
        ("a&#7;b", "fr", "control-character", "&#7; is not a character that a text may hold"),
        ("a&#xFFFF;b", "fr", "control-character", "&#xFFFF; is not a character that a text may hold"),
        ("a&#xD800;b", "fr", "control-character", "&#xD800; is not a character that a text may hold"),
        ("a&#99999999;b", "fr", "control-character", "&#99999999; is not a character that a text may hold"),
        ("a&#x202E;b", "fr", "direction-control", "&#x202E; is U+202E (right-to-left override)"),
        ("a&ZeroWidthSpace;b", "fr", "invisible-character", "&ZeroWidthSpace; is U+200B (zero width space)"),
        ("a&shy;b", "fr", "invisible-character", "&shy; is U+00AD (soft hyphen)"),
        ("a&#xFFFD;b", "fr", "lost-character", "&#xFFFD; is U+FFFD (replacement character)"),
    ],
)  # fmt: skip
def test_what_harms_is_shown(text: str, locale: str, rule: str, message: str) -> None:
    assert told(f"Une ligne.\n{text}\n", locale) == [(2, message, rule)]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("OÙ… SÉCURITÉ », « À », CAFÉ™, AMANHÃ”, IRMÃ…, PÂ »", "fr"),
        ("(أ، ب) وحفظ…؛ قرأ، «نشأ»", "ar"),
        ("GDPR-ը", "hy"),
        ("SMSка, IT-шник, 5 µm, 5 μm, 3 Ω", "ru"),
        ("علی کتاب", "fa"),
        ("می\u200cخواهم", "fa"),
        ("क्\u200dष", "hi"),
        ("قال \u200fGDPR\u200f هذا", "ar"),
        ("\U0001f469\u200d\U0001f4bb", "fr"),
        ("مُدَّة الشَّغل", "ar"),
        ("AT&T &amp; &nbsp; &eacute; &#233; &#x2019; & R&D;", "fr"),
        ("&unknownname;", "fr"),
        (r"\&#7; \&amp;#39; \&shy;", "fr"),
        ("`dÃ©lÃ©guÃ©` `&#7;` `d\u0435lai` `\ufffd`", "fr"),
        ("```\ndÃ©lÃ©guÃ© &#7; &amp;#39; \ufffd\n```", "fr"),
        ("x\u0304 sans lettre composée", "fr"),
    ],
)
def test_what_is_right_is_left_alone(text: str, locale: str) -> None:
    assert told(text, locale) == []


def test_what_nobody_sees_is_told_in_code_too() -> None:
    assert [rule for _, _, rule in told("```\na\u202eb\n```\n")] == ["direction-control"]


def test_keys_above_the_text_are_looked_at() -> None:
    assert [(line, rule) for line, _, rule in told("---\nsummary: dÃ©lÃ©guÃ©\n---\n# A\n")] == [(2, "garbled-text")]


def test_a_kind_is_told_once_with_the_lines_that_have_it_too() -> None:
    first, second = told("dÃ©jÃ\u00a0\n\noÃ¹\n"), told("Ã©\nÃ©\nÃ©\na\u200bb\n")
    assert [message.partition("; ")[2] for _, message, _ in first] == ["line 3 has such a fault too"]
    assert [message.partition("; ")[2] for _, message, _ in second] == [
        "2 more lines down to line 3 have such a fault",
        "",
    ]


def test_a_message_shows_no_character_that_turns_the_line() -> None:
    assert all(message.isprintable() for _, message, _ in told("a\u202e\u200bb\u2066c"))


def test_lines_with_a_fault_are_named_once() -> None:
    assert dirty_lines("bon\ndÃ©jÃ\u00a0\nbon\na\u200bb e\u0301\n", "fr") == {2, 4}


def test_letters_are_composed_and_the_order_of_vowels_stays() -> None:
    assert composed("donne\u0301es, \u0627\u0654") == "données, أ"
    arabic = "مد\u0651\u064eة"  # a typist's order, which NFC turns round
    assert composed(arabic) == arabic != unicodedata.normalize("NFC", arabic)
    assert told(composed("de\u0301ja\u0300 vu")) == []


def seen_as(text: str, encoding: str) -> str:
    """What a program shows that reads UTF-8 as another encoding."""
    shown = ((byte, bytes([byte]).decode(encoding, "replace")) for byte in text.encode())
    return "".join(chr(byte) if letter == "\ufffd" else letter for byte, letter in shown)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", ["« L’accord protège les données. »", "المفاوضة الجماعية", "Права работников"])
def test_every_wrong_encoding_is_recognised(text: str, encoding: str) -> None:
    words = list(garbled(seen_as(text, encoding)))
    assert words
    assert all(word.right in text for word in words if word.wrong not in text)


@pytest.mark.parametrize(
    "text",
    [
        "\u200b",
        "\u200e",
        "&rlm;",
        "&#8203;",
        "&amp;#39;",
        "Ã©",
        "Ã© ",
        "âé",
        "e\u0301",
        "d\u0430",
        "`",
        "&",
        "e" + 9 * "\u0301",
    ],
)
def test_no_text_holds_up_the_check(text: str) -> None:
    start = time.process_time()
    assert len(told(text * (200_000 // len(text)))) <= 1
    assert time.process_time() - start < 2


@pytest.mark.parametrize("locale", ["en", *WHOLE])
def test_the_guide_is_clean(locale: str, real_library: Library) -> None:
    texts = {
        **{document.path: document.text for document in real_library.documents[locale].values()},
        **dict(real_library.own_messages[locale]),
        **{name: (ROOT / "docs" / name).read_text("utf-8") for name in ("sources.yml", "terms.yml")},
    }
    assert [fault.at(name) for name, text in texts.items() for fault in characters(text, locale)] == []
