"""What still stands there in the source's language; names are the same in many."""

from __future__ import annotations

import pytest

from teach_forward.checks.wording.language import check_leftovers
from teach_forward.model import Document
from teach_forward.text.reader import read


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
