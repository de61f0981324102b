"""Mistakes that translators really make, each made on a good page: the rule that fits speaks, and no other."""

from __future__ import annotations

import pytest

from tests.catalogue import GUIDE, Guide, Mistake, done, made
from tests.catalogue.guides import guides
from tests.catalogue.parts import MISTAKES as PARTS
from tests.catalogue.places import MISTAKES as PLACES
from tests.catalogue.spanish import MISTAKES as OF_SPANISH
from tests.catalogue.unseen import UNSEEN, Unseen
from tests.catalogue.words import MISTAKES as OF_WORDS

__all__ = ["guides"]  # the fixture

MISTAKES = [*PARTS, *PLACES, *OF_WORDS, *OF_SPANISH]


@pytest.mark.parametrize("file", sorted({mistake.file for mistake in MISTAKES}))
def test_a_good_page_has_no_finding(guides: dict[str, tuple[Guide, ...]], file: str) -> None:
    for guide in guides[file.split("/")[1]]:
        found = guide.found(file, guide.texts[file].encode(), deck=file == GUIDE)
        assert [str(finding) for finding in found if finding.path == file] == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.what)
def test_mistake(guides: dict[str, tuple[Guide, ...]], mistake: Mistake) -> None:
    guide, text = made(guides[mistake.file.split("/")[1]], mistake)
    data = text.encode("utf-8", "surrogateescape")
    found = [finding for finding in guide.found(mistake.file, data, deck=mistake.deck) if finding.path == mistake.file]
    rules = {finding.rule.name for finding in found}
    assert mistake.rule in rules, [str(finding) for finding in found]
    assert rules - {mistake.rule} <= mistake.also, [str(finding) for finding in found]
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    named = [lines[finding.line - 1] for finding in found if finding.rule.name == mistake.rule]
    assert all(mistake.line in line for line in named), named


@pytest.mark.parametrize("unseen", UNSEEN, ids=lambda unseen: unseen.what)
def test_what_no_machine_sees_for_sure_is_not_told(guides: dict[str, tuple[Guide, ...]], unseen: Unseen) -> None:
    guide, text = made(guides[unseen.file.split("/")[1]], unseen)
    assert guide.found(unseen.file, text.encode()) == []
    assert unseen.reason


def test_the_catalogue_has_at_least_160_mistakes_in_three_languages() -> None:
    assert len({mistake.what for mistake in MISTAKES}) == len(MISTAKES) >= 160
    assert {mistake.file.split("/")[1] for mistake in MISTAKES} == {"fr", "ar", "es"}


def test_ten_mistakes_on_one_page_are_all_told(guides: dict[str, tuple[Guide, ...]]) -> None:
    chosen = [mistake for mistake in MISTAKES if mistake.file == GUIDE and mistake.what in TEN]
    assert len(chosen) == 10
    guide = guides["fr"][-1]
    text = guide.texts[GUIDE]
    for mistake in chosen:
        text = done(text, mistake.edit)
    assert {mistake.rule for mistake in chosen} <= {finding.rule.name for finding in guide.found(GUIDE, text.encode())}


TEN = {
    "the name of a block is translated",
    "a fence too many",
    "the name of a layout is translated",
    "minutes are written out",
    "nested by two spaces",
    "bullets from a word processor",
    "a control character pasted",
    "a merge left its marks",
    "a script from a page on the web",
    "a block is indented",
}
