"""How columns share the width of paper, and what is told where they have too little."""

from __future__ import annotations

import pytest

from teach_forward.checks.page.paper import check_paper
from teach_forward.model import Run, Table
from teach_forward.sheets import columns as printed
from teach_forward.text.columns import ACROSS, LETTER, PADDING, UPRIGHT, letters, longest_words, weights
from teach_forward.text.reader import read


def told(text: str) -> list[tuple[int, str]]:
    document, _ = read("docs/en/page.md", f"# Title\n\n{text}\n".encode(), "page", "en")
    return [(line, message) for line, message, _ in check_paper(document)]


@pytest.mark.parametrize(("columns", "room"), [(3, UPRIGHT), (6, ACROSS)])
def test_no_column_is_narrower_than_its_longest_word(columns: int, room: int) -> None:
    head = ["Consultation", *["What it says"] * (columns - 1)]
    found = weights(head, [["Information", *["a long sentence of many words " * 9] * (columns - 1)]])
    width = found[0] / sum(found) * (room - columns * PADDING) / LETTER
    assert width >= len("Consultation") - 0.01


def test_no_line_ends_before_a_mark_that_a_no_break_space_holds() -> None:
    assert longest_words(["Chez nous\u00a0?"], [["peut\u202f!"]]) == ["nous\u00a0?"]


def test_a_narrow_column_has_room_beside_its_padding_for_a_short_bold_head() -> None:
    cells = ((Run("No."),), (Run("Question"),)), (((Run("1"),), (Run("a long sentence of many words " * 9),)),)
    number, question = printed.weights(Table(*cells, ()))
    assert number / (number + question) * UPRIGHT - PADDING >= len("No.") * 1.3 * LETTER


def test_a_column_of_numbers_leaves_its_room_to_the_texts() -> None:
    rows = [[str(minute), "A session with a name", "5"] for minute in (0, 8, 115)]
    start, session, minutes = weights(["From minute", "Session", "min"], rows)
    assert start == pytest.approx(1.15 * len("From minute"))  # its head stays on one line
    assert minutes < start < session / 4
    assert start + session + minutes == pytest.approx(letters(3))


def test_numbers_alone_share_all_the_room() -> None:
    assert sum(weights(["2025", "2026"], [["1.5", "12"]])) == pytest.approx(letters(2))


def test_a_table_with_words_too_many_is_told_with_the_line_of_the_longest() -> None:
    word = "Donaudampfschifffahrt"
    assert told(f"| a | b | c | d |\n| - | - | - | - |\n| 1 | 2 | 3 | 4 |\n| {' | '.join([word] * 4)} |") == []
    many = f"| a | b | c | d |\n| - | - | - | - |\n| 1 | 2 | 3 | 4 |\n| {' | '.join([word * 2] * 4)} |"
    [(line, message)] = told(many)
    assert line == 6
    assert f"{4 * len(word * 2)} letters together, and paper {int(letters(4))}" in message


def test_a_word_longer_than_a_line_is_told_and_an_address_or_dots_are_not() -> None:
    assert [line for line, _ in told("Some\n\n" + "long" * 30)] == [5]
    assert told(f"[here](https://example.org/{'x' * 100})\n\n{'.' * 100}\n\n`{'x' * 100}`") == []


def test_a_table_of_very_many_columns_is_a_form_and_has_room() -> None:
    assert told("| " + "Donaudampfschifffahrt | " * 9 + "\n|" + " - |" * 9) == []


def test_the_answers_of_a_form_have_more_room_than_its_labels() -> None:
    labels = [["Which right do you use, and in which words of the law?", "…"], ["A date", ""]]
    label, answer = weights(["Step", "Entry"], labels)
    assert answer >= 1.4 * label
    label, answer = weights(["Step", "Entry"], [*labels, ["An example", "Filled in"]])
    assert label < answer < 1.4 * label


def test_a_column_that_takes_words_has_room_for_them_whatever_its_head_and_one_for_marks_has_not() -> None:
    head, rows = ["Dimension", "Today (0 to 4)", "Why: a paper, a date", "Next"], [["Members", "", "", ""]] * 3
    _, today, why, after = weights(head, rows, ["start", "center", "start", "start"])
    assert why == pytest.approx(after)
    assert today < why / 1.5


def test_a_column_in_the_middle_or_at_the_end_has_room_for_its_example() -> None:
    rows = [["An example", "2 (1 to 3)", "because"], ["Members", "", ""]]
    assert weights(["", "Today", "Why"], rows, ["start", "end", "start"])[1] >= len("2 (1 to 3)")
