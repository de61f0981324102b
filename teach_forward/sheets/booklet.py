"""A workshop on paper: all of it for those who lead, and what the participants get."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from teach_forward.messages import Messages
from teach_forward.model import Document, Run, Table, Workshop
from teach_forward.project import Project
from teach_forward.sheets.handout import keep_for_participants
from teach_forward.sheets.typst import Print
from teach_forward.sheets.writer import Around, write
from teach_forward.text import html
from teach_forward.theme import Theme


@dataclass(frozen=True, slots=True)
class Setting:
    """What a booklet is made from beside its pages. `total` is the number of workshops, `root` the guide's folder."""

    around: Callable[[Document], Around]
    project: Project
    total: int
    root: Path
    theme: Theme

    def begun(self, workshop: Workshop, title: str) -> Print:
        """An empty booklet in the colours of a workshop."""
        messages = self.around(workshop.index).messages
        return Print(title, messages, self.project.date, self.theme.palette(workshop.number), self.root)


def everything(workshop: Workshop, further: Sequence[Document], setting: Setting) -> bytes:
    """At a glance, the guide with its slides, the exercise with its answers, the further pages. Raises Unset."""
    around = setting.around(workshop.index)
    messages = around.messages
    made = setting.begun(workshop, workshop.title)
    picture = workshop.index.picture
    file = around.find(picture.href) if picture else None
    place = messages["workshop_of"].format(number=workshop.number, total=setting.total)
    lines = (f"{messages['guide_name']} · {place}", workshop.index.meta.get("summary", ""), messages["licence_line"])
    made.cover(workshop.title, lines, (file, picture.description) if file and picture else None, messages["contents"])
    agenda = functools.partial(_agenda, made, workshop.guide, messages)
    for document in (*workshop, *further):
        made.chapter()
        write(made, html.parse(document.html), setting.around(document), {"agenda": agenda})
    return made.save()


def participants(workshop: Workshop, sheets: Sequence[Document], setting: Setting) -> bytes:
    """What is handed out: the exercise without answers or tips, and the sheets. Raises Unset."""
    around = setting.around(workshop.exercise)
    made = setting.begun(workshop, f"{workshop.title} · {around.messages['handout']}")
    exercise = html.parse(workshop.exercise.html)
    keep_for_participants(exercise)
    write(made, exercise, around)
    for sheet in sheets:
        made.chapter()
        write(made, html.parse(sheet.html), setting.around(sheet))
    return made.save()


def _agenda(made: Print, guide: Document, messages: Messages) -> None:
    """The parts of the guide with the minute in which each begins."""
    rows, start = [], 0
    for session in guide.sessions:
        if session.minutes:
            rows.append((str(start), session.title, str(session.minutes)))
            start += session.minutes
    head = (messages["from"], messages["session"], messages["minutes_short"])
    lines = [tuple((Run(text),) for text in row) for row in (*rows, ("", messages["total"], str(start)))]
    made.table(Table(tuple((Run(text),) for text in head), tuple(lines), ("end", "start", "end")))
