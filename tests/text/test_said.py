"""What stands beside the slides of a guide, behind a question, is said: notes have it as it is written."""

from __future__ import annotations

import pytest

from teach_forward.deck.plan.notes import notes
from teach_forward.messages import Messages
from teach_forward.model import plain
from teach_forward.text.reader import read

ABOVE = """# T

## Part {#part minutes=5}

/// slide | S
    id: s
- x
///

/// question | Why?
    id: why
///

"""


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("```\na:\n  b\n\nc\n```\n", ["a:", "  b", "c"]),
        ("- one\n\n        a:\n          b\n\n- two\n    - in it\n", ["•one", "a:", "  b", "•two", "•in it"]),
        ("3. one\n\n        a\n        b\n\n    More.\n\n4. two\n", ["3one", "a", "b", "More.", "4two"]),
        ("- [ ] one\n\n        a\n        b\n", ["•one", "a", "b"]),
        ("Word\n:   Meaning\n\n        a\n        b\n", ["Word", "Meaning", "a", "b"]),
        ("> said\n>\n>     a\n>     b\n", ["said", "a", "b"]),
        ("### More {#more}\n\n---\n\n- one\n\n    > said\n", ["More", "•one", "said"]),
    ],
)
def test_code_keeps_its_lines_in_notes(text: str, lines: list[str]) -> None:
    document, findings = read("workshops/en/1-x/guide.md", f"{ABOVE}{text}".encode(), "guide", "en")
    assert not findings
    told = notes(document.slides[0].notes, Messages("en", {}))
    assert [note.bullet + plain(note.runs) for note in told] == ["Why?", *lines]


def test_a_scenario_that_no_slide_shows_is_text_as_all_else() -> None:
    text = "# T\n\n## Part {#part}\n\n/// scenario | The depot\n    id: depot\nNew rotas.\n///\n\nTalk.\n"
    document, findings = read("workshops/en/1-x/exercise.md", text.encode(), "exercise", "en")
    assert not findings
    told = notes(document.sessions[0].text, Messages("en", {}))
    assert [plain(note.runs) for note in told] == ["The depot", "New rotas.", "Talk."]
