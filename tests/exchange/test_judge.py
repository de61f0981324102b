"""Whether a text is taken that came back: each by itself, without a guide around it."""

from __future__ import annotations

import pytest

from teach_forward import rules
from teach_forward.exchange import marks
from teach_forward.exchange.judge import Verdict, judge
from teach_forward.exchange.segments import Kind
from teach_forward.exchange.units import Returned, Unit


def judged(source: str, target: str, kind: Kind = "paragraph") -> Verdict:
    """What becomes of a translation of a text that had none."""
    unit = Unit("about.md#us text", "about.md", "about.md#us", kind, marks.parse(source), "docs/en/about.md", 7)
    return judge(unit, Returned(unit.key, 1, unit.source, marks.parse(target), confirmed=True, before=""))


@pytest.mark.parametrize("kind", ["paragraph", "point", "definition"])
@pytest.mark.parametrize(
    "target",
    ["[Примітка]: Дізнатися", "[^1]: x", "[x]: y", "1. Erstens", "- Punkt", "> Zitat", "/// tip", "## Wao", "#wao"],
)
def test_a_text_that_begins_something_else_is_told(target: str, kind: Kind) -> None:
    verdict = judged("Learn it.", target, kind)
    assert (verdict.taken, verdict.rule) == (None, rules.BREAKS_STRUCTURE)
    assert verdict.message.startswith(f"this would not be read as one {kind}: “")


@pytest.mark.parametrize("target", ["Дізнатися: усе", "1 Erstens", "„> Zitat“", "*Punkt*", "[x]"])
def test_a_point_may_begin_as_it_likes(target: str) -> None:
    assert judged("*Learn* it.", target, "point").taken == marks.parse(target)


def test_a_point_may_begin_something_else_where_its_source_does() -> None:
    assert judged("1. First", "1. Erstens", "point").taken == ("1. Erstens",)


@pytest.mark.parametrize("kind", ["title", "picture"])
@pytest.mark.parametrize(
    ("source", "target", "taken"),
    [
        ("The path", "Pfad\\", False),
        ("The path " + 2 * "\\", "Pfad " + 3 * "\\", False),
        ("The path " + 2 * "\\", "Pfad " + 2 * "\\", True),
    ],
)
def test_a_backslash_does_not_swallow_what_stands_behind_a_text(
    kind: Kind, source: str, target: str, taken: bool
) -> None:
    verdict = judged(source, target, kind)
    assert (verdict.taken is not None) == taken
    assert verdict.rule == (None if taken else rules.BREAKS_STRUCTURE)


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("[a](a.md) [b](b.md)", "[x [y](b.md)](a.md)", "[…](b.md) stands within […](a.md), not beside it"),
        ("[a](a.md) [b](b.md)", "[x **[y](b.md)**](a.md)", "[…](b.md) stands within […](a.md), not beside it"),
        ("![a](a.png) [b](b.md)", "![x [y](b.md)](a.png)", "[…](b.md) stands within ![…](a.png), not beside it"),
        ("[a](a.md) b", "[](a.md) x", "no words stand in […](a.md)"),
        ("[a](a.md) b", "[ ](a.md) x", "no words stand in […](a.md)"),
        ("![a](a.png) b", "![](a.png) x", "no words stand in ![…](a.png)"),
        ("[a](a.md) [b](b.md) c", "[](a.md) [](b.md) x", "no words stand in […](a.md); no words stand in […](b.md)"),
        ("[a](a.md) [b](b.md)", "[y](b.md) [x](a.md)", ""),
        ("[![a](a.png)](a.md) b", "[![x](a.png)](a.md) y", ""),
        ("[`a`](a.md) b", "[`a`](a.md) x", ""),
        ("See ![](a.png)", "Voir ![](a.png)", ""),
    ],
)
def test_links_stand_side_by_side_and_have_words(source: str, target: str, told: str) -> None:
    verdict = judged(source, target)
    assert verdict.message == told
    assert verdict.taken == (None if told else marks.parse(target))
    assert verdict.rule == (rules.MARKS_DIFFER if told else None)
