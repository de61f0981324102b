"""What each part of a guide needs of minutes, against what its heading gives it: figures for whoever cuts an agenda."""

from __future__ import annotations

from collections.abc import Iterator

from teach_forward.checks.guide.minutes import FULL, GROUPS, Need, needs
from teach_forward.library.library import Library
from teach_forward.model import Document


def table(library: Library, locale: str) -> Iterator[str]:
    """The parts of all guides of a language as lines of a table, with a line for each guide; none without guides."""
    guides = [document for document in library.documents[locale].values() if document.kind == "guide"]
    if guides:
        heads = " ".join(f"{f'with {people}':>8}" for people in GROUPS)
        yield f"{'part of a guide':<50} {'min':>4} {'words':>6} {'asks':>5} {'stated':>7} {heads}"
    for guide in sorted(guides, key=lambda guide: guide.path):
        yield from _guide(
            guide, {need.session.id: need for need in needs(guide, library.messages(locale), library.project.pace)}
        )


def _guide(guide: Document, found: dict[str, Need]) -> Iterator[str]:
    """The lines of a guide. A part without slides, such as a break, needs what it has."""
    sums = dict.fromkeys(GROUPS, 0.0)
    yield guide.path
    for session in guide.sessions:
        minutes, need = session.minutes or 0, found.get(session.id)
        times = {people: need.minutes(people) if need else float(minutes) for people in GROUPS}
        sums = {people: sums[people] + times[people] for people in GROUPS}
        figures = (
            f"{need.words or '':>6} {need.questions or '':>5} {need.stated or '':>7}"
            if need
            else f"{'':>6} {'':>5} {'':>7}"
        )
        over = [str(people) for people, time in times.items() if time > minutes + FULL]
        mark = f"  over with {', '.join(over)}" if over else ""
        yield f"  {session.id:<48} {minutes:>4} {figures} {_times(times)}{mark}"
    yield f"  {'all':<48} {guide.minutes:>4} {'':>6} {'':>5} {'':>7} {_times(sums)}"


def _times(times: dict[int, float]) -> str:
    return " ".join(f"{time:>8.1f}" for time in times.values())
