"""Figures of texts: words, sentences, and how easily they read."""

from __future__ import annotations

from pathlib import Path

import pytest

from teach_forward.checks import find_all
from teach_forward.reports import habits
from teach_forward.reports.readability import Reading, reading, table
from teach_forward.text.reader import read
from tests.sites import write_small

PLAIN = "The cat sat on the mat. The dog ran to the cat. They sat in the sun."
HARD = (
    "Notwithstanding considerations regarding organisational proportionality, institutional representatives "
    "occasionally demonstrate extraordinary insensitivity concerning algorithmic administrative decisions "
    "affecting innumerable individuals throughout international organisations."
)


def figures(text: str, locale: str = "en") -> Reading:
    return reading(read("docs/x/page.md", f"# A short title\n\n{text}\n".encode(), "page", locale)[0])


def test_words_and_sentences_are_counted_without_marks_and_addresses() -> None:
    found = figures("One **two** [three](https://here.example/four). Five six seven? Eight nine!")
    assert (found.words, found.sentences) == (11, 3)  # the title, and two sentences of three words or more
    assert found.mean == pytest.approx(3)


def test_long_sentences_are_a_share() -> None:
    found = figures(" ".join(["word"] * 26) + ". Three words here. And three here.")
    assert found.long == pytest.approx(1 / 4)


def test_plain_prose_reads_more_easily_than_office_prose() -> None:
    plain, hard = figures(PLAIN), figures(HARD)
    assert plain.ease > 90
    assert hard.ease < 0
    french = figures("Le chat dort. Le chien court vite. Il fait beau dehors.", "fr")
    assert french.ease > 80


def test_a_language_without_formula_has_no_ease() -> None:
    found = figures("كلمة واحدة تكفي. وهذه جملة أخرى؟", "ar")
    assert (found.ease, found.sentences) == (None, 3)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("zh", "系统把这一分钟记了下来。你们这一周遇到过什么样的屏幕？“谢谢大家愿意开口！”"),
        ("ja", "システムはその一分を記録しました。でも、バスが遅れたことは知りません。「ありがとうございます。」"),
        ("hi", "व्यवस्था ने यह मिनट लिख लिया। उसे नहीं पता कि बस देर से आई। आप सबका धन्यवाद।"),
    ],
)
def test_sentences_end_and_words_count_in_every_script(locale: str, text: str) -> None:
    found = figures(text, locale)
    assert found.sentences - figures("", locale).sentences == 3
    assert 3 < found.mean < 12


def test_the_table_ends_with_all_pages() -> None:
    lines = list(table((figures(PLAIN), figures(HARD))))
    assert len(lines) == 4
    assert lines[-1].split()[:3] == ["all", "pages", str(figures(PLAIN).words + figures(HARD).words)]


def test_habits_are_counted_as_whole_words_where_they_stand_most(tmp_path: Path) -> None:
    root = write_small(tmp_path)
    (root / "docs/en/habits.txt").write_text("# A remark\nwhoever\n\nstands in\nnever here\n", "utf-8")
    home = root / "docs/en/index.md"
    home.write_text(f"{home.read_text('utf-8')}\nWhoever stands\nin, whoever *stands* in; whoevers.\n", "utf-8")
    library, findings = find_all(root)
    assert [str(finding) for finding in findings if finding.path.endswith("habits.txt")] == []
    head, *lines = habits.table(library, "en")
    assert head.startswith("habits, of docs/en/habits.txt")
    assert [line.split("  ")[0].rstrip() for line in lines] == ["stands in", "whoever", "all habits"]
    assert [line.split()[-2:] for line in lines[:2]] == [["docs/en/index.md", "(2)"]] * 2
    assert lines[-1].endswith(" 4")


def test_a_list_of_habits_that_nobody_could_have_written_is_not_counted(tmp_path: Path) -> None:
    root = write_small(tmp_path)
    (root / "docs/en/habits.txt").write_text("".join(f"word{number}\n" for number in range(20_000)), "utf-8")
    library, findings = find_all(root)
    assert [finding.rule.name for finding in findings if finding.path.endswith("habits.txt")] == ["too-much"]
    assert list(habits.table(library, "en")) == []


def test_a_language_without_a_list_of_habits_has_no_table(tmp_path: Path) -> None:
    assert list(habits.table(find_all(write_small(tmp_path))[0], "en")) == []
