"""Whether the minutes of a guide are true: what each part of it needs, by arithmetic, against what its heading gives.

A part needs

- its words to say, at so many a minute: the paragraphs that begin with the language's word for "Say", in bold, and
  what follows them up to the next paragraph that begins in bold, or the next tip;
- for each question to the room (a paragraph that begins with the word for "Ask", or a slide of the layout `question`)
  a set time;
- where a slide has options for it, the time that these state instead of that for its questions: `minutes` in all,
  `each` seconds a person, `table` seconds a table.

A part without slides, such as a break, needs what its heading gives. Words, questions and the size of groups are those
of `Pace`; a comment `<!-- minutes: why -->` under a heading says that its minutes are meant.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from teach_forward import rules
from teach_forward.checks.declarations import MINUTES, adapted
from teach_forward.findings import Finding
from teach_forward.messages import Messages
from teach_forward.model import (
    Activity,
    Block,
    Document,
    Item,
    ItemList,
    Paragraph,
    Quote,
    Session,
    Slide,
    Table,
    Tip,
    plain,
)
from teach_forward.project import Pace

GROUPS = (12, 20)
"""Numbers of people for whom the need is told: a small group and a large one."""
AT_A_TABLE = 4
FULL = 0.5
"""Minutes that a part may need beyond what it has."""
EMPTY = 0.5
"""Share of its minutes that a part needs at least, even with the small group."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a part of a guide needs: words to say, questions to the room, and what its slides state.

    `stated` are minutes in all, `each` seconds for each person, `table` seconds for each table.
    """

    session: Session
    pace: Pace
    words: int = 0
    questions: int = 0
    stated: int = 0
    each: int = 0
    table: int = 0

    @property
    def speech(self) -> float:
        """Minutes to say the words."""
        return self.words / self.pace.words

    @property
    def asking(self) -> float:
        """Minutes for the questions to the room."""
        return self.questions * self.pace.question

    def rounds(self, people: int) -> float:
        """Minutes for what each person and each table has to say."""
        return (self.each * people + self.table * math.ceil(people / AT_A_TABLE)) / 60

    def minutes(self, people: int) -> float:
        """Minutes that the part needs with so many people."""
        return self.speech + self.asking + self.stated + self.rounds(people)


def needs(guide: Document, messages: Messages, pace: Pace) -> Iterator[Need]:
    """The need of each part of a guide that has minutes and slides."""
    say, ask = messages["say"].casefold(), messages["ask"].casefold()
    for session in guide.sessions:
        if session.minutes and session.slides:
            spoken = [_Spoken.of(slide, say, ask) for slide in session.slides]
            yield Need(
                session,
                pace,
                words=sum(part.words for part in spoken),
                questions=sum(part.questions for part in spoken),
                stated=sum(slide.activity.minutes for slide in session.slides),
                each=sum(slide.activity.each for slide in session.slides),
                table=sum(slide.activity.table for slide in session.slides),
            )


def check_full(guide: Document, messages: Messages, pace: Pace) -> Iterator[Finding]:
    """Parts of a guide that cannot be done in their minutes even with a small group."""
    for need, minutes in _not_meant(guide, messages, pace):
        if need.minutes(min(GROUPS)) > minutes + FULL:
            yield Finding(guide.path, need.session.line, _told(need, minutes), rules.TOO_FEW_MINUTES)


def check_empty(guide: Document, messages: Messages, pace: Pace) -> Iterator[Finding]:
    """Parts of a guide that fill hardly half of their minutes. A guide that marks nothing to say has none."""
    for need, minutes in _not_meant(guide, messages, pace):
        if need.words and need.minutes(min(GROUPS)) < minutes * EMPTY:
            yield Finding(guide.path, need.session.line, _told(need, minutes), rules.TOO_MANY_MINUTES)


def _not_meant(guide: Document, messages: Messages, pace: Pace) -> Iterator[tuple[Need, int]]:
    """What each part needs, and the minutes that it has, but for those that a comment says are meant."""
    meant = adapted(guide.text, MINUTES)
    for need in needs(guide, messages, pace):
        if need.session.minutes and need.session.id not in meant:
            yield need, need.session.minutes


def _told(need: Need, minutes: int) -> str:
    people = min(GROUPS)
    parts = (
        (need.speech, f"{need.words} words to say"),
        (need.asking, f"{need.questions} questions" if need.questions > 1 else "a question"),
        (need.stated, "what slides state"),
        (need.rounds(people), "rounds"),
    )
    terms = " + ".join(f"{part:.1f} for {what}" for part, what in parts if part)
    needed = f"needs {need.minutes(people):.1f} with {people} people: {terms}"
    return f"{{#{need.session.id}}} has {minutes} minutes and {needed}"


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What is said with a slide: the number of words, and of questions whose time the slide does not state."""

    words: int
    questions: int

    @classmethod
    def of(cls, slide: Slide, say: str, ask: str) -> _Spoken:
        words, questions, speaking = 0, 0, False
        for block in slide.notes:
            label = _label(block)
            if label or isinstance(block, Tip):
                speaking = label.startswith(say)
                questions += label.startswith(ask)
            if speaking:
                words += len(_text(block).split())
        if slide.layout == "question":
            questions = max(questions, 1)
        return cls(words, questions if slide.activity == Activity() else 0)


def _label(block: Block) -> str:
    """What a paragraph begins with in bold, in small letters; empty for any other block."""
    runs = block.runs if isinstance(block, Paragraph) else ()
    return runs[0].text.strip().casefold() if runs and runs[0].bold else ""


def _text(block: Block) -> str:
    """The words of a block, without its label; none of a picture."""
    if isinstance(block, Paragraph):
        return plain(block.runs[bool(_label(block)) :])
    if isinstance(block, Quote):
        return " ".join(map(plain, block.paragraphs))
    if isinstance(block, ItemList):
        return " ".join(_of_items(block.items))
    if isinstance(block, Table):
        return " ".join(plain(cell) for row in (block.header, *block.rows) for cell in row)
    return ""


def _of_items(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield plain(item.runs)
        yield from _of_items(item.items)
