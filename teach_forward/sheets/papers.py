"""A page to print, or the handout of an exercise, as a document of Word that a union changes as it likes."""

from __future__ import annotations

from teach_forward.model import Document
from teach_forward.project import Project
from teach_forward.sheets.handout import keep_for_participants
from teach_forward.sheets.word import Paper
from teach_forward.sheets.writer import Around, write
from teach_forward.text import html


def paper(document: Document, around: Around, project: Project, *, handout: bool = False) -> bytes:
    """The file, the same bytes for the same page and what is around it; without answers as a `handout`."""
    root = html.parse(document.html)
    title = document.title
    if handout:
        keep_for_participants(root)
        title = f"{around.messages['handout']} · {title}"
    made = Paper(title, around.messages, project)
    write(made, root, around)
    return made.save()
