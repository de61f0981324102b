"""Figures of texts: words, sentences, and how easily they read."""

from __future__ import annotations

import pytest

from teach_forward.reports.readability import Reading, reading, table
from teach_forward.text.reader import read

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


def test_the_table_ends_with_all_pages() -> None:
    lines = list(table((figures(PLAIN), figures(HARD))))
    assert len(lines) == 4
    assert lines[-1].split()[:3] == ["all", "pages", str(figures(PLAIN).words + figures(HARD).words)]
