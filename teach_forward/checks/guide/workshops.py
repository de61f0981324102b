"""What holds for a workshop as a whole: its number is its own, and the minutes of guide, exercise and agendas agree.

A translation's minutes are compared with its source's.
"""

from __future__ import annotations

from collections.abc import Iterator

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.library.addresses import path_of
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.plan import parts_of, plan

GROUP_WORK = "group-work"


def check_numbers(library: Library) -> Iterator[Finding]:
    """No two workshops have one number: it gives them their colours, and their place among the others."""
    first: dict[str, str] = {}
    for slug in library.slugs():
        number = slug.partition("-")[0]
        if number in first:
            path = path_of(library.source, f"workshops/{slug}/index.md")
            message = f'the workshop "{first[number]}" has the number {number} too'
            yield Finding(path, 1, message, rules.DUPLICATE_NUMBER)
        first.setdefault(number, slug)


def check_total(guide: Document, exercise: Document) -> Iterator[Finding]:
    """The steps of the exercise take as long as the guide gives to group work."""
    session = next((session for session in guide.sessions if session.id == GROUP_WORK), None)
    if session is None:
        yield Finding(guide.path, 1, f"the guide has no heading {{#{GROUP_WORK}}}", rules.MISSING_HEADING)
    elif session.minutes is not None and exercise.minutes != session.minutes:
        message = (
            f"the steps of the exercise take {exercise.minutes} minutes, and the guide gives them {session.minutes}"
        )
        yield Finding(exercise.path, 1, message, rules.WRONG_TOTAL)


def check_agendas(index: Document, guide: Document) -> Iterator[Finding]:
    """The guide can be done in the minutes of each agenda that the first page of its workshop shows."""
    for session in index.sessions:
        if session.agenda and (lacking := -plan(parts_of(guide), session.agenda).spare) > 0:
            least = session.agenda + lacking
            message = f"the guide needs {least} minutes even at its shortest, and this agenda has {session.agenda}"
            yield Finding(index.path, session.line, message, rules.BAD_AGENDA)
