"""The look: the file is read and checked, colours have enough contrast, and the site gets the same values."""

from __future__ import annotations

from pathlib import Path

import pytest

from teach_forward.findings import ContentError
from teach_forward.theme import Theme, contrast, css, load
from tests.tools import ROOT

FILE = ROOT / "slides_src/theme.yml"


@pytest.fixture
def theme() -> Theme:
    return load(FILE)


def damaged(tmp_path: Path, old: str, new: str) -> list[str]:
    """What is said of the theme after an edit."""
    text = FILE.read_text("utf-8")
    assert old in text
    path = tmp_path / "theme.yml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        load(path)
    assert {finding.rule.name for finding in caught.value.findings} == {"bad-theme"}
    return [f"{finding.line}: {finding.message}" for finding in caught.value.findings]


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#17203A", "#FBF8F2", 15.2),
        ("#FFC845", "#17203A", 10.4),
    ],
)
def test_contrast_is_that_of_wcag(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == contrast(second, first) == pytest.approx(ratio, abs=0.06)


def test_every_pair_that_is_used_can_be_read(theme: Theme) -> None:
    assert [pair for pair in theme.pairs() if contrast(pair[0], pair[1]) < pair[2]] == []
    assert len({pair[:2] for pair in theme.pairs()}) > 40


def test_each_workshop_has_its_accent(theme: Theme) -> None:
    assert list(theme.workshops) == [1, 2, 3, 4, 5, 6]
    assert theme.accent(1) == "#0A6B66"
    assert theme.tint(6) == "#E6F0D5"


def test_the_site_gets_the_same_values(theme: Theme) -> None:
    text = css(theme)
    assert "--tf-ink: #17203A;" in text
    assert "--tf-accent-4: #B02337;" in text
    assert "--tf-size-title: 36;" in text
    assert "--tf-slide-content-top: 1.9;" in text
    assert '[data-workshop="4"] { --tf-accent: #B02337; --tf-tint: #FBE1E3; }' in text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('ink: "#17203A"', 'ink: "dark blue"', "6: `ink` in `colours` is no colour such as #17203A"),
        ('  ink: "#17203A"', '  inc: "#17203A"', "6: `inc` is not known in `colours`"),
        ("  cover: 60", "  cover: large", "34: `cover` is no whole number above 0"),
        ("  width: 13.333", "  width: 0", "25: `width` is no number above 0"),
        ("font: Arial", "font: [Arial]", "22: `font` is no name"),
        ("  6: {accent", "  8: {accent", "14: `workshops` is no list of palettes numbered from 1"),
        ('tint: "#DCE9F7"', 'tint: "#1D5C9E"', "1: #1D5C9E on #1D5C9E has a contrast of 1.0, and needs 4.5"),
        ("colours:", "colours: [", "5: this line cannot be read"),
    ],
)
def test_damage_is_said_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert said in damaged(tmp_path, old, new)


def test_all_damage_is_said_at_once(tmp_path: Path) -> None:
    assert len(damaged(tmp_path, "sizes:\n  cover: 60\n  title: 36", "sizes:\n  cover: x")) == 2
