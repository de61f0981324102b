"""The look: the file is read and checked, colours have enough contrast, and the site gets the same values."""

from __future__ import annotations

from pathlib import Path

import pytest

from teach_forward.findings import ContentError
from teach_forward.theme import FILE, Theme, css, read
from teach_forward.util.contrast import contrast, from_hex
from tests.tools import ROOT

TEXT = (ROOT / FILE).read_text("utf-8")


@pytest.fixture
def theme() -> Theme:
    return read(ROOT)


def write(root: Path, text: str) -> Path:
    (root / FILE).parent.mkdir(exist_ok=True)
    (root / FILE).write_text(text, "utf-8")
    return root


def damaged(tmp_path: Path, old: str, new: str) -> list[str]:
    """What is said of the theme after an edit."""
    assert old in TEXT
    write(tmp_path, TEXT.replace(old, new, 1))
    with pytest.raises(ContentError) as caught:
        read(tmp_path)
    assert {(finding.path, finding.rule.name) for finding in caught.value.findings} == {(FILE, "bad-theme")}
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
    one, other = from_hex(first), from_hex(second)
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.06)


def test_every_pair_that_is_used_can_be_read(theme: Theme) -> None:
    assert [pair for pair in theme.pairs() if contrast(from_hex(pair[0]), from_hex(pair[1])) < pair[2]] == []
    assert len({pair[:2] for pair in theme.pairs()}) > 40


def test_each_workshop_has_its_accent(theme: Theme) -> None:
    assert len(theme.palettes) == 6
    assert theme.accent(1) == "#0A6B66"
    assert theme.tint(6) == "#E6F0D5"


def test_palettes_begin_again_where_workshops_outnumber_them(theme: Theme) -> None:
    assert [theme.palette(number) for number in (7, 12, 30)] == [theme.palettes[index] for index in (0, 5, 5)]
    assert '[data-workshop="30"] { --tf-accent: #3F6212; --tf-tint: #E6F0D5; }' in css(theme, 30)
    assert '[data-workshop="7"]' not in css(theme, 3)


@pytest.mark.parametrize("count", [1, 3, 9, 30])
def test_a_theme_may_have_any_number_of_palettes(tmp_path: Path, count: int) -> None:
    head, _, rest = TEXT.partition("workshops:\n")
    lines = "".join(f'  {number}: {{accent: "#0A6B66", tint: "#D9F0EC"}}\n' for number in range(1, count + 1))
    found = read(write(tmp_path, f"{head}workshops:\n{lines}{rest[rest.index('font:') :]}"))
    assert len(found.palettes) == count
    assert {found.accent(number) for number in (1, 2, count, count + 1)} == {"#0A6B66"}


def test_the_site_gets_the_same_values(theme: Theme) -> None:
    text = css(theme, 6)
    assert "--tf-ink: #17203A;" in text
    assert "--tf-accent-4: #B02337;" in text
    assert "--tf-size-title: 36;" in text
    assert "--tf-slide-content-top: 1.9;" in text
    assert '[data-workshop="4"] { --tf-accent: #B02337; --tf-tint: #FBE1E3; }' in text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('ink: "#17203A"', 'ink: "dark blue"', "6: `ink` in `colours` is not a colour such as #17203A"),
        ('  ink: "#17203A"', '  inc: "#17203A"', "6: `inc` is not known in `colours`; did you mean ink?"),
        ("  cover: 60", "  cover: large", "34: `cover` in `sizes` is not a whole number above 0"),
        ("  width: 13.333", "  width: 0", "25: `width` in `slide` is not a number above 0"),
        ("font: Arial", "font: [Arial]", "22: `font` is not the name of a font"),
        ("  6: {accent", "  8: {accent", "14: `workshops` is not a list of palettes numbered from 1"),
        ('tint: "#DCE9F7"', 'tint: "#1D5C9E"', "16: #1D5C9E on #1D5C9E has a contrast of 1.0, and needs 4.5"),
        ('gold: "#FFC845"', 'gold: "#17203A"', "10: #17203A on #17203A has a contrast of 1.0, and needs 4.5"),
        ('gold: "#FFC845"', 'gold: "#9A4A0A"', "19: #9A4A0A on #9A4A0A has a contrast of 1.0, and needs 3.0"),
        ("  width: 13.333", "  width: 99", "25: `width` is more than 56 inches, the most that PowerPoint takes"),
        ("  height: 7.5", "  height: 56.1", "26: `height` is more than 56 inches, the most that PowerPoint takes"),
        ("  footer: 12", "  footer: 100", "40: `footer` is more than 15 points, for which there is no room"),
        ("colours:", "colours: [", "5: this line cannot be read"),
        ("font: Arial", "font: *ink", "22: this line cannot be read: it refers to another part of the file"),
        ("font: Arial", "font: ' '", "22: `font` is not the name of a font"),
        ("  height: 7.5", "  height: .inf", "26: `height` in `slide` is not a number above 0"),
        ("  cover: 60", "  cover: yes", "34: `cover` in `sizes` is not a whole number above 0"),
        ("  margin: 0.75", "  margin: 6", "25: `width` leaves less than 11.75 inches between the margins"),
        ("  title_top: 0.55", "  title_top: 2", "28: `title_top` is not above `content_top`"),
        (
            "  content_bottom: 6.7",
            "  content_bottom: 4",
            "30: `content_bottom` is less than 4.8 inches below `content_top`",
        ),
        ("  footer_top: 7.0", "  footer_top: 6.75", "31: `footer_top` is less than 6.8 inches from the top"),
        ("  height: 7.5", "  height: 7.2", "26: `height` leaves less than 0.4 inches for the footer"),
        ("  floor: 18", "  floor: 30", "38: `floor` is larger than `body`"),
        ('tint: "#E6F0D5"', 'tint: "pale"', "20: `tint` in `6` is not a colour such as #17203A"),
        ('  white: "#FFFFFF"\n', "", "5: `white` is missing in `colours`"),
        ("  title: 36", '  "title": large', "35: `title` in `sizes` is not a whole number above 0"),
    ],
)
def test_damage_is_said_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert said in damaged(tmp_path, old, new)


def test_all_damage_is_said_at_once(tmp_path: Path) -> None:
    assert len(damaged(tmp_path, "sizes:\n  cover: 60\n  title: 36", "sizes:\n  cover: x")) == 2
