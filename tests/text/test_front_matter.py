"""The keys above a text are read however YAML lets people write them."""

from __future__ import annotations

import pytest

from teach_forward.text.front_matter import lines_read, read_head


@pytest.mark.parametrize(
    "written", ["summary: |\n  Who\n  decides", "summary: >\n\n  Who\n\n  decides", '"summary" :\n  Who\n  decides']
)
def test_a_value_on_several_lines_is_one_text(written: str) -> None:
    head = read_head(f"---\n{written}\naudience: all\ngroup: 6\n---\n# A\n", "index")
    assert (head.values["summary"], head.faults) == ("Who decides", ())


@pytest.mark.parametrize("written", ["résumé : Qui", "résumé: Qui"])
def test_keys_without_a_first_line_are_keys_in_french_too(written: str) -> None:
    head = read_head(f"{written}\naudience : tous\n---\n# A\n", "index")
    assert (head.lines, head.values) == (3, {"audience": "tous"})
    assert head.faults[0].message == "the first line of the file is not the --- above the keys"


@pytest.mark.parametrize("written", ["audience : tous", "audience: tous"])
def test_a_second_pair_is_one_in_french_too(written: str) -> None:
    head = read_head(f"---\nsummary: Qui\n---\n---\n{written}\n---\n# A\n", "index")
    assert head.values == {"summary": "Qui", "audience": "tous"}


def test_the_lines_that_people_read_have_their_numbers() -> None:
    text = "---\n# a note\nprint: true\nsummary : >-\n  Who 1\n  decides 2\n'group': 6\n---\n# A\n"
    assert list(lines_read(text)) == [(5, "  Who 1"), (6, "  decides 2"), (7, "6")]
    assert list(lines_read("---\nsummary: [\n---\n# A\n")) == []
