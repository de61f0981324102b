"""The minutes of a guide: what each part needs by arithmetic, and which headings have too few or too many."""

from __future__ import annotations

from pathlib import Path

import pytest

from teach_forward import rules
from teach_forward.checks.guide.minutes import Need, check_minutes, needs
from teach_forward.checks.run import find_all
from teach_forward.findings import Finding
from teach_forward.library.scan import scan
from teach_forward.messages import Messages
from teach_forward.model import Activity, Document
from teach_forward.project import Pace
from teach_forward.reports.minutes import table
from teach_forward.text.reader import read
from tests.sites import translation, write_small

ENGLISH = Messages("en", {"say": "Say", "ask": "Ask"}, {}, "en")
FRENCH = Messages("fr", {"say": "À dire", "ask": "À demander"}, {}, "en")
WORDS = " ".join(["word"] * 70)
SPEECH = " ".join(["a"] * 1500)


def guide(notes: str, options: str = "", heading: str = "{#part minutes=10}", layout: str = "bullets") -> Document:
    body = "One line" if layout == "question" else "- One"
    slide = f"/// slide | Title\n    id: title\n    layout: {layout}\n{options}{body}\n///"
    document, found = read("g.md", f"# Guide\n\n## Part {heading}\n\n{slide}\n\n{notes}\n".encode(), "guide", "en")
    assert not found
    return document


def need(notes: str, options: str = "", messages: Messages = ENGLISH, layout: str = "bullets") -> Need:
    (found,) = needs(guide(notes, options, layout=layout), messages, Pace())
    return found


def test_words_to_say_are_those_behind_the_label_up_to_the_next_one() -> None:
    found = need(f"Hang it up.\n\n**Say:** {WORDS}\n\n{WORDS}\n\n**People usually say:** nothing at all.\n\nWait.")
    assert found.words == 70 + 70
    assert found.minutes(12) == pytest.approx(1)


def test_lists_and_quotations_are_said_and_tips_are_not() -> None:
    notes = "**Say:** Look.\n\n- one two\n    - three\n\n> four five\n\n/// tip | Not this\nsix\n///\n\nseven"
    assert need(notes).words == 1 + 3 + 2


def test_each_question_takes_its_time() -> None:
    found = need("**Ask:** Who?\n\n**Ask also:** Why?\n\n**Say:** Thanks.")
    assert (found.questions, found.asking) == (2, pytest.approx(1.6))


def test_a_slide_that_asks_is_a_question_once() -> None:
    assert need("Wait.", layout="question").questions == 1
    assert need("**Ask:** Who?", layout="question").questions == 1


def test_a_translation_has_labels_of_its_own() -> None:
    found = need("**À dire\u00a0:** un deux\n\n**À demander d’abord\u00a0:** trois\u00a0?", messages=FRENCH)
    assert (found.words, found.questions) == (2, 1)


def test_what_a_slide_states_counts_instead_of_its_questions() -> None:
    found = need("**Ask:** Who?", "    minutes: 2\n    each: 30\n    table: 60\n")
    assert found.questions == 0
    assert found.minutes(12) == pytest.approx(2 + 12 * 0.5 + 3)
    assert found.minutes(20) == pytest.approx(2 + 20 * 0.5 + 5)
    assert found.minutes(13) == pytest.approx(2 + 13 * 0.5 + 4)  # a table more for one person more


def full(document: Document) -> list[Finding]:
    return list(check_minutes(document, ENGLISH, Pace(), empty=False))


def empty(document: Document) -> list[Finding]:
    found = check_minutes(document, ENGLISH, Pace())
    return [finding for finding in found if finding.rule == rules.TOO_MANY_MINUTES]


def test_too_few_minutes_are_told_with_the_sum() -> None:
    (found,) = full(guide(f"**Say:** {WORDS}", "    each: 60\n"))
    assert (found.line, found.rule.name) == (3, "too-few-minutes")
    assert (
        found.message
        == "{#part} has 10 minutes and needs 12.5 with 12 people: 0.5 for 70 words to say + 12.0 for rounds"
    )
    assert not full(guide(f"**Say:** {WORDS}", "    each: 45\n"))


def test_too_many_minutes_are_told() -> None:
    (found,) = empty(guide(f"**Say:** {WORDS}"))
    assert found.rule.name == "too-many-minutes"
    assert not empty(guide(f"**Say:** {WORDS}", "    minutes: 5\n"))


def test_a_guide_that_marks_nothing_to_say_is_not_judged_empty() -> None:
    assert not empty(guide("Tell them what you know."))


@pytest.mark.parametrize("notes", ["**Say:** Hm.", f"**Say:** {SPEECH}"])
def test_a_comment_says_that_minutes_are_meant(notes: str) -> None:
    document = guide(notes)
    assert [*full(document), *empty(document)]
    document = guide(f"<!-- minutes: they decide -->\n\n{notes}")
    assert not [*full(document), *empty(document)]


def test_breaks_and_group_work_need_what_they_have() -> None:
    text = b"# Guide\n\n## Break {#break minutes=5}\n\nTea.\n"
    document, _ = read("g.md", text, "guide", "en")
    assert not list(needs(document, ENGLISH, Pace()))


@pytest.mark.parametrize("option", ["minutes: ten", "each: 0", "table: 1.5", "each: 1000"])
def test_times_are_whole_numbers(option: str) -> None:
    text = f"# G\n\n## Part {{#part minutes=5}}\n\n/// slide | T\n    id: t\n    {option}\n- One\n///\n"
    document, found = read("g.md", text.encode(), "guide", "en")
    name, value = option.split(": ")
    unit = "minutes" if name == "minutes" else "seconds"
    assert [(item.line, item.message, item.rule.name) for item in found] == [
        (5, f'{name}: "{value}" is not a whole number of {unit}', "bad-option")
    ]
    assert document.slides[0].activity == Activity()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_small(tmp_path, locales=("en", "fr"))


def test_the_report_has_a_line_for_each_part_and_for_each_guide(small: Path) -> None:
    library, _ = scan(small)
    lines = list(table(library, "en"))
    assert [line.split()[:2] for line in lines[2:]] == [["opening", "10"], ["group-work", "20"], ["all", "30"]]
    assert lines[3].endswith("20.0     20.0")
    assert not list(table(library, "fr"))  # it has no guide of its own


def told(root: Path) -> list[tuple[str, str]]:
    """The language and the rule of each finding about minutes that do not fit."""
    found = (finding for finding in find_all(root)[1] if finding.rule.name.endswith("-minutes"))
    return [(finding.path.split("/")[1], finding.rule.name) for finding in found]


def test_the_check_tells_of_both_but_a_translation_only_of_too_few(small: Path) -> None:
    english, french = (small / f"workshops/{locale}/1-small/guide.md" for locale in ("en", "fr"))
    text = english.read_text("utf-8").replace("Say it.", "**Say:** It.")
    for option, expected in (
        ("", [("en", "too-many-minutes")]),
        ("    minutes: 99\n", [("en", "too-few-minutes"), ("fr", "too-few-minutes")]),
    ):
        guide_text = text.replace("    id: power\n", f"    id: power\n{option}")
        english.write_text(guide_text, "utf-8")
        french.write_text(translation(guide_text, english), "utf-8")
        assert told(small) == expected
