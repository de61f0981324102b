"""A page with the texts that came back: put together, looked at once more, and stamped where it is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from teach_forward import rules
from teach_forward.exchange import marks
from teach_forward.exchange.judge import shown
from teach_forward.exchange.marks import Pieces
from teach_forward.exchange.memory import section_of
from teach_forward.exchange.merge import NoPlace, code, merge
from teach_forward.exchange.segments import Page, segment, value
from teach_forward.exchange.work import Work
from teach_forward.findings import Finding
from teach_forward.rules import Severity
from teach_forward.text import fingerprints
from teach_forward.translation import revisions
from teach_forward.translation.begin import UNSTAMPED

_MOST_REFUSED = 10  # texts of a page that are looked for one by one


@dataclass(frozen=True, slots=True)
class Finished:
    """The page's new text, empty where it cannot be put together, and what is wrong with it.

    `refused` are the texts, by the index of their segment, with which it could not be put together.
    """

    text: str
    findings: tuple[Finding, ...] = ()
    refused: tuple[int, ...] = ()


def finish(work: Work, taken: Mapping[int, Pieces]) -> Finished:
    """The page with these texts, by the index of their segment, as far as it can be put together from them."""
    try:
        refused = tuple(_refused(work, taken))
        taken = {index: text for index, text in taken.items() if index not in refused}
        text = _together(work, taken)
    except NoPlace as error:
        message = "the source has no place for this text, so nothing was written"
        return Finished("", tuple(_told(work, error.page, index, message, "error") for index in error.texts))
    if text is None:
        message = "the page cannot be put together from these texts; translate it in its file"
        return Finished("", (Finding(work.path, 1, message, rules.BREAKS_STRUCTURE),))
    page = segment(text)
    findings: list[Finding] = []
    if work.translation:
        message = "the source of this is gone, and so is its translation"
        gone = sorted(work.memory.gone)
        findings += (_told(work, work.translation, index, message, "warning") for index in gone)
    stale = frozenset(_stale_code(work, page))
    for section in sorted(stale):
        message = f"the source has another example in code under {{#{section}}} than this page"
        findings.append(Finding(work.path, 1, message, rules.SOURCE_CHANGED, section, "warning"))
    waiting = {
        section_of(work.source, index)
        for index, known in enumerate(work.memory.known)
        if index not in taken and known.state != "done"
    }
    return Finished(_stamped(work, text, frozenset(waiting | stale)), tuple(findings), refused)


def _together(work: Work, taken: Mapping[int, Pieces]) -> str | None:
    """The page with these texts; None where it is not read as these texts in their order. Raises NoPlace."""
    texts = [_written(work, index, taken.get(index)) for index in range(len(work.source.segments))]
    text = merge(work.source, work.translation, work.memory, texts)
    return text if _holds(segment(text), texts, _own(work)) else None


def _refused(work: Work, taken: Mapping[int, Pieces]) -> Iterator[int]:
    """The texts without which the page can be put together; none where that is not it. Raises NoPlace."""
    kept = dict(taken)
    for _ in range(_MOST_REFUSED):
        if _together(work, kept) is not None or _together(work, {}) is None:
            return
        order, good, bad = list(kept), 0, len(kept)  # it holds with so many of the first texts, and with so many not
        while bad - good > 1:
            middle = (good + bad) // 2
            holds = _together(work, {index: kept[index] for index in order[:middle]}) is not None
            good, bad = (middle, bad) if holds else (good, middle)
        yield order[good]
        del kept[order[good]]


def _written(work: Work, index: int, taken: Pieces | None) -> str:
    """A text as it is written into the file: what came back, else what the page has, else the source."""
    part, twin = work.source.segments[index], work.memory.known[index].twin
    if taken is not None:
        text = marks.written(taken)
        return value(text, work.source.of(part)) if part.kind == "value" else text
    if twin is not None and work.translation is not None:
        return work.translation.written[twin]
    return work.source.written[index]


def _own(work: Work) -> int:
    """How many texts the translation has of its own."""
    memory = work.memory
    return len(work.translation.segments) - len(memory.twins) - len(memory.gone) if work.translation else 0


def _holds(page: Page, texts: list[str], own: int) -> bool:
    """Whether a page, read again, has all texts in their order, and beside them only those of its own."""
    written = iter(page.written)
    return all(text in written for text in texts) and len(page.written) == len(texts) + own


def _told(work: Work, page: Page, index: int, message: str, severity: Severity) -> Finding:
    """A text of the translation that is to be told of."""
    part = page.segments[index]
    return Finding(work.path, part.line, f"{message}: {shown(page.pieces(part))}", rules.NO_PLACE, override=severity)


def _stale_code(work: Work, page: Page) -> Iterator[str]:
    """Sections in which the source's examples in code have changed, or may have, and the page has others."""
    now, here = work.source.sections(), page.sections()
    then = work.old.sections() if work.old else {}
    for id_, text in now.items():
        found = code(text)
        if id_ not in work.fresh and found != code(here.get(id_, "")) and found != code(then.get(id_, "")):
            yield id_


def _stamped(work: Work, text: str, waiting: frozenset[str]) -> str:
    """The page with what it translates in its front matter, or under the headings of the sections that are done now.

    Sections that wait for something keep the mark that they had.
    """
    if not waiting:
        return revisions.stamped(work.path, text, work.revision)
    before = (
        {id_: mark for id_, (_, mark) in fingerprints.marks(work.translated.text).items()} if work.translated else {}
    )
    done = {id_: mark for id_, mark in work.sections.items() if id_ not in waiting and id_ not in work.fresh}
    source = work.translated.meta.get("source") if work.translated else ""
    return fingerprints.marked(revisions.signed(work.path, text, source or UNSTAMPED), {**before, **done})
