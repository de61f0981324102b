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
from collections.abc import Iterator
from dataclasses import dataclass

from teach_forward import rules
from teach_forward.checks.declarations import MINUTES, adapted
from teach_forward.findings import Finding
from teach_forward.messages import Messages
from teach_forward.model import Activity, Document, Session, Slide, Tip
from teach_forward.project import Pace
from teach_forward.speech import label, words
from teach_forward.util.phrases import counted

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


def check_minutes(guide: Document, messages: Messages, pace: Pace, *, empty: bool = True) -> Iterator[Finding]:
    """Parts that cannot be done in their minutes even with a small group; with `empty`, also those with far too many.

    These fill hardly half of their minutes; a guide that marks nothing to say has none. A comment can say that the
    minutes of a part are meant.
    """
    meant = adapted(guide.text, MINUTES)
    for need in needs(guide, messages, pace):
        session, minutes = need.session, need.session.minutes or 0
        if session.id in meant:
            continue
        needed = need.minutes(min(GROUPS))
        if needed > minutes + FULL:
            yield Finding(guide.path, session.line, _told(need, minutes), rules.TOO_FEW_MINUTES)
        if empty and need.words and needed < minutes * EMPTY:
            yield Finding(guide.path, session.line, _told(need, minutes), rules.TOO_MANY_MINUTES)


def _told(need: Need, minutes: int) -> str:
    people = min(GROUPS)
    parts = (
        (need.speech, f"{counted(need.words, 'word')} to say"),
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
        count, questions, speaking = 0, 0, False
        for block in slide.notes:
            begins = label(block)
            if begins or isinstance(block, Tip):
                speaking = begins.startswith(say)
                questions += begins.startswith(ask)
            if speaking:
                count += words(block)
        if slide.layout == "question":
            questions = max(questions, 1)
        return cls(count, questions if slide.activity == Activity() else 0)
