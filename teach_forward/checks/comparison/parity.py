"""A translation has the parts of its source: compared by id, so that words are free and structure is not.

Each check is a generator over a source and its translation.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from teach_forward import rules
from teach_forward.findings import Fault, Finding
from teach_forward.model import Activity, Answer, Block, Document, Item, ItemList, Question, Session, Slide, Tip
from teach_forward.rules import Rule
from teach_forward.text import html
from teach_forward.text.dialect import HEADING_CLASSES
from teach_forward.text.front_matter import TRANSLATION_KEYS, line_of_key
from teach_forward.text.prose import line_of_id
from teach_forward.util.phrases import counted


class Part(Protocol):
    """A part of a page that has an id: a section, a slide or a question."""

    @property
    def id(self) -> str: ...
    @property
    def line(self) -> int: ...


_OF_PAPER = HEADING_CLASSES - {"new-page"}
_PAPER = re.compile("|".join((*(rf"\.{name}" for name in sorted(_OF_PAPER)), r"\blines:")))

AnyPart = TypeVar("AnyPart", bound=Part)
Matched = tuple[list[tuple[AnyPart, AnyPart]], list[AnyPart], list[AnyPart]]


def check_pair(source: Document, translation: Document) -> Iterator[Finding]:
    """All differences of structure between a source and its translation."""
    for check in (front_matter, sections, other_ids, paper):
        for found in check(source, translation):
            yield found.at(translation.path)


def front_matter(source: Document, translation: Document) -> Iterator[Fault]:
    """The same keys above the text."""
    for key in sorted(source.meta.keys() - translation.meta.keys()):
        yield Fault(1, f'the front matter has no "{key}", and the source has', rules.FRONT_MATTER_DIFFERS, key)
    for key in sorted(translation.meta.keys() - source.meta.keys() - {*TRANSLATION_KEYS}):
        line = line_of_key(translation.text, key)
        yield Fault(line, f'the front matter has "{key}", and that of the source does not', rules.FRONT_MATTER_DIFFERS)


def sections(source: Document, translation: Document) -> Iterator[Fault]:
    """The same sections, each with the same minutes, slides and questions."""
    pairs, missing, extra = _matched(source.sessions, translation.sessions)
    renamed, missing, extra = _renamed(missing, extra)
    for session, twin in renamed:
        yield Fault(
            twin.line, f"the heading {{#{twin.id}}} is {{#{session.id}}} in the source", rules.ID_DIFFERS, session.id
        )
    for session in missing:
        yield Fault(1, f'the section {{#{session.id}}} ("{session.title}") is missing', rules.MISSING_SECTION)
    for twin in extra:
        yield Fault(twin.line, f"the source has no section {{#{twin.id}}}", rules.EXTRA_PART)
    lost = {slide.id for session in missing for slide in session.slides}
    lost |= {question.id for session in missing for question in session.questions}
    for session, twin in [*pairs, *renamed]:
        yield from _session(session, _without(twin, lost))


def _without(twin: Session, lost: Collection[str]) -> Session:
    """A section without the `lost` parts of others: where only a heading is gone, they stand in the one above."""
    slides = tuple(slide for slide in twin.slides if slide.id not in lost)
    return replace(twin, slides=slides, questions=tuple(each for each in twin.questions if each.id not in lost))


def _session(session: Session, twin: Session) -> Iterator[Fault]:
    if twin.minutes != session.minutes:
        here, there = twin.minutes or "no", session.minutes or "no"
        yield Fault(
            twin.line, f"{{#{twin.id}}} takes {here} minutes here and {there} in the source", rules.MINUTES_DIFFER
        )
    elif twin.agenda != session.agenda:
        here, there = twin.agenda or "no", session.agenda or "no"
        yield Fault(
            twin.line,
            f"{{#{twin.id}}} has an agenda of {here} minutes here and of {there} in the source",
            rules.MINUTES_DIFFER,
        )
    elif _when_short(twin) != _when_short(session):
        here, there = _when_short(twin) or "nothing", _when_short(session) or "nothing"
        yield Fault(
            twin.line,
            f"{{#{twin.id}}} says {here} of when time is short here, and {there} in the source",
            rules.MINUTES_DIFFER,
        )
    yield from _slides(session, twin)
    yield from _questions(session, twin)


def _when_short(session: Session) -> str:
    """What a heading says of when time is short, as it is written."""
    options = (f"short={session.short}" if session.short else "", "optional" if session.optional else "")
    return " ".join(filter(None, options))


def _slides(session: Session, twin: Session) -> Iterator[Fault]:
    yield from _present("slide", rules.MISSING_SLIDE, session.slides, twin.slides, twin)
    pairs, missing, extra = _matched(session.slides, twin.slides)
    order = [other.id for _, other in pairs]
    there = [slide.id for slide, _ in sorted(pairs, key=lambda pair: pair[1].line)]
    if order != there:
        yield Fault(
            twin.line, f"the slides under {{#{twin.id}}} stand in another order than in the source", rules.ORDER_DIFFERS
        )
    for slide, other in [*pairs, *_renamed(missing, extra)[0]]:
        yield from _slide(slide, other)


def _present(
    noun: str, rule: Rule, parts: Sequence[AnyPart], twins: Sequence[AnyPart], twin: Session
) -> Iterator[Fault]:
    """What is missing, extra or has another id among the slides, or the questions, of a section.

    `rule` is that for a missing one.
    """
    _, missing, extra = _matched(parts, twins)
    renamed, missing, extra = _renamed(missing, extra)
    for part, other in renamed:
        yield Fault(
            other.line, f'the {noun} "{other.id}" has the id "{part.id}" in the source', rules.ID_DIFFERS, part.id
        )
    for part in missing:
        yield Fault(twin.line, f'the {noun} "{part.id}" is missing under {{#{twin.id}}}', rule)
    for other in extra:
        yield Fault(other.line, f'the source has no {noun} "{other.id}" under {{#{twin.id}}}', rules.EXTRA_PART)


def _slide(slide: Slide, twin: Slide) -> Iterator[Fault]:
    name = f'the slide "{twin.id}"'
    if slide.layout != twin.layout:
        message = f"{name} has the layout {twin.layout} here and {slide.layout} in the source"
        yield Fault(twin.line, message, rules.LAYOUT_DIFFERS)
    if slide.activity != twin.activity:
        message = f"{name} takes the room {_length(twin.activity)} here and {_length(slide.activity)} in the source"
        yield Fault(twin.line, message, rules.MINUTES_DIFFER)
    there, here = _items(slide.body), _items(twin.body)
    if there != here:
        yield Fault(twin.line, f"{name} has {counted(here, 'item')} here and {there} in the source", rules.ITEM_COUNT)
    elif (icons := _icons(slide)) != _icons(twin):
        names = ", ".join(icon or "none" for icon in icons)
        yield Fault(twin.line, f"{name} has other icons than in the source, which has {names}", rules.ICONS_DIFFER)
    if slide.notes and not twin.notes:
        yield Fault(twin.line, f"{name} has no notes here, and has some in the source", rules.MISSING_NOTES)
    there, here = _tips(slide.notes), _tips(twin.notes)
    if there != here and twin.notes:
        yield Fault(twin.line, f"{name} has {counted(here, 'tip')} here and {there} in the source", rules.TIP_COUNT)


def _questions(session: Session, twin: Session) -> Iterator[Fault]:
    yield from _present("question", rules.MISSING_QUESTION, session.questions, twin.questions, twin)
    pairs, missing, extra = _matched(session.questions, twin.questions)
    for question, other in [*pairs, *_renamed(missing, extra)[0]]:
        there, here = _answer_items(question.answer), _answer_items(other.answer)
        if there != here and other.answer:
            message = f'the answer to "{other.id}" has {counted(here, "item")} here and {there} in the source'
            yield Fault(other.line, message, rules.ITEM_COUNT)


def other_ids(source: Document, translation: Document) -> Iterator[Fault]:
    """Ids of scenarios and of headings of the third level: sections, slides and questions are told by themselves."""
    told = {part.id for document in (source, translation) for part in _parts(document)}
    missing, extra = sorted(source.ids - translation.ids - told), sorted(translation.ids - source.ids - told)
    for wanted, found in zip(missing, extra, strict=False):
        message = f'the id "{found}" is "{wanted}" in the source'
        yield Fault(line_of_id(translation.text, found), message, rules.ID_DIFFERS, wanted)
    for wanted in missing[len(extra) :]:
        message = f'the source has something with the id "{wanted}", and it is missing here'
        yield Fault(1, message, rules.MISSING_SECTION)
    for found in extra[len(missing) :]:
        message = f'the source has nothing with the id "{found}"'
        yield Fault(line_of_id(translation.text, found), message, rules.EXTRA_PART)


def paper(source: Document, translation: Document) -> Iterator[Fault]:
    """The same cards to cut out, tall rows and lines to write on; new pages may begin where the language needs them."""
    there, here = _on_paper(source), _on_paper(translation)
    for id_ in sorted((there.keys() | here.keys()) & source.ids & translation.ids):
        if there.get(id_) != here.get(id_):
            message = (
                f'on paper, "{id_}" has {here.get(id_, "nothing")} here and {there.get(id_, "nothing")} in the source'
            )
            yield Fault(line_of_id(translation.text, id_), message, rules.LAYOUT_DIFFERS)


def _on_paper(document: Document) -> dict[str, str]:
    """What headings and questions say of paper, by their ids, as it is written."""
    if not _PAPER.search(document.text):  # as most
        return {}
    found: dict[str, str] = {}
    for node in html.parse(document.html).iter("h2", "h3", "h4", "section"):
        written = [f".{name}" for name in sorted(html.classes(node) & _OF_PAPER)]
        written += [f"lines: {lines}" for lines in (node.get("data-lines"),) if lines]
        if written:
            found[node.get("id") or node.get("aria-labelledby") or ""] = " ".join(written)
    return found


def _matched(source: Sequence[AnyPart], translation: Sequence[AnyPart]) -> Matched[AnyPart]:
    """Parts with the same id, those of the source without a twin, and those of the translation without one."""
    twins = {part.id: part for part in translation}
    pairs = [(part, twins[part.id]) for part in source if part.id in twins]
    missing = [part for part in source if part.id not in twins]
    known = {part.id for part in source}
    return pairs, missing, [part for part in translation if part.id not in known]


def _renamed(missing: list[AnyPart], extra: list[AnyPart]) -> Matched[AnyPart]:
    """As many missing as extra parts are most likely the same, with another id."""
    if len(missing) == len(extra):
        return list(zip(missing, extra, strict=True)), [], []
    return [], missing, extra


def _parts(document: Document) -> Iterator[Session | Slide | Question]:
    for session in document.sessions:
        yield session
        yield from session.slides
        yield from session.questions


def _items(blocks: Iterable[Block]) -> int:
    lists = (block for block in blocks if isinstance(block, ItemList))
    return sum(1 + _nested(item) for found in lists for item in found.items)


def _nested(item: Item) -> int:
    """How many items are nested under an item, at whatever depth."""
    rest = _nested(item.rest) if item.rest else 0
    return sum(1 + _nested(inner) for inner in item.items) + rest


def _icons(slide: Slide) -> list[str]:
    """The icons of a slide's cards, card by card."""
    return [item.icon for block in slide.body if isinstance(block, ItemList) for item in block.items]


def _length(activity: Activity) -> str:
    """How long an activity takes, as its options say it."""
    options = (("minutes", activity.minutes), ("each", activity.each), ("table", activity.table))
    return ", ".join(f"{name}: {value}" for name, value in options if value) or "no time"


def _answer_items(answer: Answer | None) -> int:
    return _items(answer.body) if answer else 0


def _tips(blocks: Iterable[Block]) -> int:
    return sum(isinstance(block, Tip) for block in blocks)
