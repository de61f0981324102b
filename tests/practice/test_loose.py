"""Words that let go, found in a draft as the page's own table names them, in every language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.node_calls import Node, started

WORDS = ["may, can", "appropriate, reasonable", "in good time", "solely, sole basis", "consult", "pilot, test"]


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with started() as calls:
        yield calls


def ringed(node: Node, cells: list[str], text: str) -> list[str]:
    return [piece["text"] for piece in node("looseIn", cells, text) if "row" in piece]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The union MAY comment.", ["MAY"]),
        ("Mayor, cancel, maybe", []),
        ("appropriately, not inappropriate", ["appropriately"]),
        ("told in  good\ntime", ["in  good\ntime"]),
        ("data are sold on a solid sole basis", ["sole basis"]),
        ("It consulted; a consultation", ["consulted"]),
        ("pilots and tests, a contest", ["pilots", "tests"]),
    ],
)
def test_whole_words_are_found_with_their_endings(node: Node, text: str, found: list[str]) -> None:
    assert ringed(node, WORDS, text) == found


@pytest.mark.parametrize(
    ("cell", "text", "found"),
    [
        ("approprié, raisonnable", "des mesures appropriées", ["appropriées"]),
        ("approprié", "appropriées".replace("é", "e\u0301"), ["appropriées"]),
        ("مناسب، معقول", "في الوقت المناسب وبمعقولية", ["المناسب"]),
        ("عادةً، مناسب", "عادةً ما يكون مناسبًا، عادة", ["عادةً", "مناسبًا", "عادة"]),
        ("可以、适当", "工会可以提出意见", ["可以"]),
        ("a.b (c) [d] \\", "aXb", []),
    ],
)
def test_they_are_found_in_other_languages(node: Node, cell: str, text: str, found: list[str]) -> None:
    assert ringed(node, [cell], text) == found


def test_a_piece_tells_its_row_and_the_longer_one_wins(node: Node) -> None:
    pieces = node("looseIn", ["sole", "sole basis"], "the sole basis")
    assert pieces == [{"text": "the "}, {"text": "sole basis", "row": 1}]


@given(text=st.text(st.sampled_from("may can test,; \n"), max_size=40))
def test_the_pieces_are_the_text(node: Node, text: str) -> None:
    assert "".join(piece["text"] for piece in node("looseIn", WORDS, text)) == text
