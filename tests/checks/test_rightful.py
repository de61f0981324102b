"""A translation may do otherwise than its source for good reasons: none is told, or a comment says so once for all."""

from __future__ import annotations

import difflib

import pytest

from tests.catalogue import Guide, made
from tests.catalogue.guides import guides
from tests.catalogue.rightful import VARIATIONS, Variation

__all__ = ["guides"]  # the fixture


def declared(good: str, text: str, comment: str) -> str:
    """The text with a comment above the paragraph, list or table in which it differs from the good one."""
    lines = text.split("\n")
    matcher = difflib.SequenceMatcher(None, good.split("\n"), lines, autojunk=False)
    first = next(start for kind, _, _, start, _ in matcher.get_opcodes() if kind != "equal")
    while first and lines[first].strip() == "":
        first += 1
    while lines[first - 1].strip():
        first -= 1
    return "\n".join([*lines[:first], comment, "", *lines[first:]])


@pytest.mark.parametrize("variation", VARIATIONS, ids=lambda variation: variation.what)
def test_a_rightful_variation_is_not_told(guides: dict[str, tuple[Guide, ...]], variation: Variation) -> None:
    guide, text = made(guides[variation.file.split("/")[1]], variation)
    if variation.declared:
        assert guide.found(variation.file, text.encode()) != [], "there is nothing to declare"
        text = declared(guide.texts[variation.file], text, variation.declared)
    assert [str(finding) for finding in guide.found(variation.file, text.encode())] == []
