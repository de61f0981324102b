"""Scripts that the bundled fonts lack: widths are those of shaped text, and lines break by Unicode's rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import babel
import pytest
import uharfbuzz
from uniseg.linebreak import line_break_units

from teach_forward.deck.layouts import breaks, scripts
from teach_forward.deck.layouts.metrics import SPARE_WIDTH, lines, width, wrap
from teach_forward.model import Run
from tests.tools import need

NOTO = "/usr/share/fonts/truetype/noto/NotoSans{}-{}.ttf"
FACES = {
    "hi": "Devanagari",
    "bn": "Bengali",
    "pa": "Gurmukhi",
    "gu": "Gujarati",
    "or": "Oriya",
    "ta": "Tamil",
    "te": "Telugu",
    "kn": "Kannada",
    "ml": "Malayalam",
    "si": "Sinhala",
    "th": "Thai",
    "lo": "Lao",
    "km": "Khmer",
    "my": "Myanmar",
    "am": "Ethiopic",
    "ka": "Georgian",
    "hy": "Armenian",
}
SENTENCES = {
    "hi": "सभी मनुष्यों को गौरव और अधिकारों के विषय में जन्मजात स्वतन्त्रता और समानता प्राप्त है।",
    "bn": "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে।",
    "th": "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ",
    "am": "የሰው ልጅ ሁሉ ሲወለድ ነጻና በክብርና በመብትም እኩልነት ያለው ነው።",
}


@cache
def font(file: Path) -> Any:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))))


def shaped(file: Path, text: str) -> float:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font(file), buffer, {"kern": False})
    return float(sum(position.x_advance for position in buffer.glyph_positions) / font(file).face.upem)


def names(locale: str, file: Path) -> Iterator[str]:
    """The words of the names that a language has for languages and countries, by CLDR."""
    own = babel.Locale.parse(locale)
    drawn = {chr(code) for code in font(file).face.unicodes}
    for name in (*own.languages.values(), *own.territories.values()):
        yield from (word for word in re.split(r"[\s()\[\],/-]+", name) if word and set(word) <= drawn)


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
@pytest.mark.parametrize("locale", FACES)
def test_words_are_as_wide_as_shaped_ones(locale: str, weight: str) -> None:
    file = need(NOTO.format(FACES[locale], weight))
    words = list(names(locale, file))
    assert len(words) > 400
    true = sum(shaped(file, word) for word in words)
    told = sum(width(word, 1, bold=weight == "Bold") for word in words)
    assert 0.99 < told / true < 1.02
    wrong = [word for word in words if width(word, 1, bold=weight == "Bold") < 0.8 * shaped(file, word)]
    assert len(wrong) < len(words) / 50


@pytest.mark.parametrize("locale", SENTENCES)
def test_sentences_are_as_wide_as_shaped_ones(locale: str) -> None:
    file = need(NOTO.format(FACES[locale], "Regular"))
    words = SENTENCES[locale].split()
    told = sum(width(word, 20) for word in words)
    assert told / sum(20 * shaped(file, word) for word in words) == pytest.approx(1, abs=0.01)


def test_letters_that_join_are_narrower_than_apart() -> None:
    assert width("क्षा", 10) < width("क", 10) + width("षा", 10)
    assert width("प्र", 10) == pytest.approx(width("प", 10)), "the r stands below"
    assert width("न्य", 10) < width("न", 10) + width("य", 10)
    assert width("न्", 10) == pytest.approx(width("न", 10)), "at the end of a word the letter is whole"
    assert width("न्\u200d", 10) < width("न", 10), "a half, written alone"
    assert width("ที่", 10) == pytest.approx(width("ท", 10)), "two marks over a letter"


def test_east_asian_letters_fill_squares() -> None:
    assert width("数据。", 10) == 30
    assert width("데이터", 10) == pytest.approx(28.5), "faces for Korean are a little narrower than a square"
    assert width("데이터", 10) / 30 == pytest.approx(1 - SPARE_WIDTH), "and one that fills it has the width kept free"
    assert width("ｱ", 10) == 5
    assert width("“数据”……", 10) == 60, "quotation marks and points are as wide among them"
    assert width("“ab”", 10) < 20


def test_any_text_has_a_width() -> None:
    """A hostile one too, with joiners and viramas where no letter is."""
    assert width("\u094d\u200d\u200dक\u200d\u094d\u094dर\u200c\u094d", 10) >= 0
    assert width("“" * 5000, 10) == pytest.approx(5000 * width("“", 10))


def broken(text: str, room: float) -> list[str]:
    """A text in lines of so many sizes of type, as greedily as it is measured."""
    found, line = [], ""
    for _, fragment, _ in breaks.fragments((Run(text),)):
        if line and width(line + fragment, 1) > room:
            found.append(line)
            line = ""
        line += fragment
    return [*found, line]


def test_chinese_and_japanese_break_between_letters_but_not_before_their_marks() -> None:
    assert broken("权力不是平等的，对吗？", 5) == ["权力不是平", "等的，对", "吗？"]
    assert broken("（甲）「乙丙」。", 3) == ["（甲）", "「乙", "丙」。"]
    assert broken("データは、力だ。", 4) == ["データ", "は、力", "だ。"]


def test_a_line_may_break_where_two_runs_meet_only_if_it_may_within_one() -> None:
    joined = [Run("数据", bold=True), Run("，权力")]
    assert [text for _, text, _ in breaks.fragments(tuple(joined))] == ["数", "据", "，", "权", "力"]
    assert [may for _, _, may in breaks.fragments(tuple(joined))] == [True, False, True, True, True]
    assert wrap(joined, 10, 20 / 0.95).lines == 3


def test_indian_scripts_break_at_spaces_alone() -> None:
    assert breaks.words("सत्ता है। क्या?") == ["सत्ता", "है।", "क्या?"]


def test_a_break_between_letters_is_not_one_inside_a_compound() -> None:
    found = lines([Run("权力不是平等的")], 10, 40)
    assert [(line.words, line.hyphen) for line in found] == [(4, False), (3, False)]
    assert [line.hyphen for line in lines([Run("数据的well-known")], 10, 52)] == [True, False]


@pytest.mark.parametrize("text", ["เท่าเทียมกัน", "ข้อมูลคืออำนาจของเรา" * 3, "“ไทย”(ลาว)" * 2])
def test_thai_breaks_between_syllables(text: str) -> None:
    assert "".join(breaks.words(text)) == text
    for word in breaks.words(text)[1:]:
        assert not re.match("[\u0e2f-\u0e3a\u0e45-\u0e4e”)]", word), word
    for word in breaks.words(text)[:-1]:
        assert not re.search("[\u0e40-\u0e44“]$", word), word


def test_a_long_text_without_spaces_is_never_one_word_too_wide() -> None:
    for text in ("数据和算法" * 10, "ข้อมูลคืออำนาจ" * 10, "ມະນຸດທຸກຄົນເກີດມາ" * 5, "មនុស្សទាំងអស់កើតមក" * 5, "လူတိုင်းသည်" * 9):
        assert wrap([Run(text)], 20, 200).broken == ""


def test_lines_of_high_scripts_stand_further_apart() -> None:
    assert wrap([Run("word")], 20, 200).pitch == wrap([Run("كلمة")], 20, 200).pitch == 1.2
    assert wrap([Run("word "), Run("शब्द")], 20, 200).pitch > 1.3
    assert wrap([Run("คำ")], 20, 200).pitch > wrap([Run("字")], 20, 200).pitch > 1.2


def test_the_table_has_every_letter_of_its_scripts() -> None:
    table = scripts.TABLE.read_text("utf-8").splitlines()
    assert [line for line in table if not re.fullmatch(r"[0-9A-F]{4}( [0-9A-F]{4}){0,2}\t\d+\t\d+", line)] == []
    groups = ["".join(chr(int(code, 16)) for code in line.partition("\t")[0].split()) for line in table]
    assert len(groups) == len(set(groups))
    assert [group for group in groups if not scripts.OUTSIDE.fullmatch(group)] == []


@pytest.mark.parametrize("locale", ["hi", "bn", "am"])
def test_scripts_with_spaces_break_as_by_unicodes_rules(locale: str) -> None:
    """These are slow, and asked only for scripts without spaces."""
    found = [fragment for _, fragment, _ in breaks.fragments((Run(SENTENCES[locale]),)) if fragment != " "]
    assert found == [unit.strip() for unit in line_break_units(SENTENCES[locale])]
