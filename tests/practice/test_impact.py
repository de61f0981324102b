"""What a score sheet tells: the lowest and the highest, and the lines of "How to read it" that apply."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.node_calls import Node, started

ROWS = ["leadership", "members-data", "tools", "skills", "access", "bargaining", "organising", "voice", "advice"]


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with started() as calls:
        yield calls


def scores(**levels: int | str | tuple[int, int, int]) -> list[dict[str, Any]]:
    """Rows with level 2, but for these: a level, "?", or a level with the lowest and the highest."""
    made = []
    for row in ROWS:
        level = levels.get(row.replace("-", "_"), 2)
        now, low, high = level if isinstance(level, tuple) else (level, None, None)
        unknown = now == "?"
        made.append({"row": row, "now": None if unknown else now, "low": low, "high": high, "unknown": unknown})
    return made


@pytest.mark.parametrize(
    ("raised", "found"),
    [
        ([0, 2, 0, 1, 0, 4], [1, 3]),
        ([0, 0, 5, 0, 0, 0], [2, 2]),
        ([0, 0, 0, 0, 0, 3], None),
        ([1, 0, 0, 0, 1, 0], [0, 4]),
    ],
)
def test_fingers_give_the_lowest_and_the_highest_and_question_marks_neither(
    node: Node, raised: list[int], found: list[int] | None
) -> None:
    assert node("range", raised) == found


@pytest.mark.parametrize(
    ("levels", "line", "rows"),
    [
        ({"access": 1, "leadership": 0}, "hurt", ["access"]),
        ({"voice": (2, 1, 3), "skills": (2, 2, 3)}, "apart", ["voice"]),
        ({"bargaining": 3, "tools": 0}, "others-only", ["tools", "bargaining"]),
        ({"tools": "?", "skills": "?", "voice": "?"}, "marks", ["tools", "skills", "voice"]),
        (dict.fromkeys([row.replace("-", "_") for row in ROWS], 3), "all-high", ROWS),
    ],
)
def test_a_line_applies_to_its_rows(node: Node, levels: dict[str, Any], line: str, rows: list[str]) -> None:
    assert dict(node("readings", scores(**levels)))[line] == rows


@pytest.mark.parametrize("levels", [{}, {"bargaining": 3}, {"tools": 0}, {"tools": "?", "skills": "?"}])
def test_no_line_applies_to_a_sheet_without_its_sign(node: Node, levels: dict[str, Any]) -> None:
    assert node("readings", scores(**levels)) == []
