"""Whether a text that came back is taken: what it says, held against its source and the page of today. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from teach_forward import rules
from teach_forward.exchange import marks, numbers
from teach_forward.exchange.marks import Mark, Piece, Pieces
from teach_forward.exchange.segments import Kind, segment
from teach_forward.exchange.units import Returned, Unit
from teach_forward.findings import Fault
from teach_forward.rules import Rule, Severity
from teach_forward.text.decode import CONTROL

# What stands around a text of each kind, for a look at whether it is read as that and as nothing else.
_FRAMES: Mapping[Kind, tuple[tuple[str, str], ...]] = {
    "title": (("# ", "\n"), ("/// tip | ", "\n///\n")),
    "paragraph": (("", "\n"), ("> ", "\n")),
    "point": (("- ", "\n"), ("> - ", "\n")),
    "cell": (("| ", " |\n| --- |\n"),),
    "picture": (("![", "](picture.png)\n"),),
    "term": (("", "\n:   1\n"),),
    "definition": (("1\n:   ", "\n"),),
}
# A line that Markdown takes for a heading wherever it stands, in a list or a quotation too.
_HEADING = re.compile(r"^[ ]*#", re.MULTILINE)
# A backslash at the end that would take its meaning from the mark behind the text.
_ESCAPES_NEXT = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
_SHOWN = 60  # characters of a text or a mark that a message repeats


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a text: `taken` is what is written, None where nothing is; and what is to be told of it.

    `unfinished` is one that somebody has worked on and not confirmed, as a fuzzy one in PO.
    """

    taken: Pieces | None = None
    rule: Rule | None = None
    message: str = ""
    severity: Severity = "error"
    unfinished: bool = False


NOTHING = Verdict()


def judge(unit: Unit, returned: Returned, *, overwrite: bool = False) -> Verdict:
    """What becomes of a text that translates the source of a unit; `overwrite` takes it whatever the page has now."""
    try:
        target = read(unit, numbers.resolved(returned.target, numbers.table(unit)))
    except numbers.UnknownNumber as error:
        message = f"mark {error.args[0]} is not a mark of the source, or it begins and does not end"
        return NOTHING if returned.confirmed is False else Verdict(None, rules.MARKS_DIFFER, message)
    if not target:
        return NOTHING
    print_ = marks.fingerprint(target)
    if returned.confirmed is False:
        return Verdict(unfinished=print_ not in (unit.before, marks.fingerprint(unit.target)))
    gone = not unit.before and returned.confirmed  # what went out is new again to a page that no longer has it
    edited = print_ not in (unit.before, "" if gone else returned.before, marks.fingerprint(unit.target))
    of_today = unit.before in (print_, returned.before) or returned.before is None
    if not edited and not (returned.confirmed and unit.state != "done" and of_today):
        return NOTHING
    if edited and unit.before and not overwrite and returned.before not in (None, unit.before):
        return Verdict(
            None, rules.TRANSLATION_CHANGED, f"the page has another translation by now: {shown(unit.target)}"
        )
    return _whole(unit, target, lost=edited and returned.before is None)


def _whole(unit: Unit, target: Pieces, *, lost: bool) -> Verdict:
    """The text, if it has the marks of its source and is read as one text; `lost` where no fingerprint came with it."""
    missing, extra = marks.difference(unit.source, target)
    if unit.target and _same(marks.difference(unit.source, unit.target), (missing, extra)):
        missing, extra = [], []  # so it was before
    missing = [mark for mark in missing if mark.opening not in unit.may_lack]
    hard = [mark for mark in missing if unit.on_slide or not mark.styles]
    foreign = [mark for mark in extra if not mark.styles and mark.kind != "code"]
    if hard:
        return Verdict(None, rules.MARKS_DIFFER, f"the source has {_named(hard)}, and it is missing here")
    if foreign:
        return Verdict(None, rules.MARKS_DIFFER, f"the source does not have {_named(foreign)}")
    of_source = frozenset(_misplaced(unit.source))
    if misplaced := [told for told in _misplaced(target) if told not in of_source]:
        return Verdict(None, rules.MARKS_DIFFER, "; ".join(misplaced))
    if not _reads_as_one(unit, target):
        return Verdict(None, rules.BREAKS_STRUCTURE, f"this would not be read as one {unit.kind}: {shown(target)}")
    if missing or extra:
        message = f"the source has other marks: here {_named(extra) or 'none'}, there {_named(missing) or 'none'}"
        return Verdict(target, rules.MARKS_DIFFER, message, "warning")
    if lost and unit.state == "done" and unit.target:
        return Verdict(target, rules.TRANSLATION_CHANGED, f"this takes the place of {shown(unit.target)}", "warning")
    return Verdict(target)


def source_print(unit: Unit, returned: Returned) -> str:
    """The fingerprint of the source that came back with a text; empty where it has marks that the unit lacks."""
    if returned.source_print:
        return returned.source_print
    try:
        return marks.fingerprint(read(unit, numbers.resolved(returned.source, numbers.table(unit))))
    except numbers.UnknownNumber:
        return ""


def read(unit: Unit, pieces: Pieces) -> Pieces:
    """The pieces as their Markdown will be read: on one line, unless the source has several."""
    lines = [line for line in CONTROL.sub("", marks.written(pieces)).split("\n") if line.strip()]
    several = "\n" in marks.written(unit.source)
    text = "\n".join(lines).strip() if several else " ".join(line.strip() for line in lines)
    return marks.parse_message(text) if unit.kind == "message" else marks.parse(text)


def _reads_as_one(unit: Unit, target: Pieces) -> bool:
    """Whether Markdown reads a text as one of its kind, in one of the places in which that kind stands."""
    text = marks.written(target)
    if unit.kind not in _FRAMES:
        return True  # a value, which is quoted where it has to be
    if unit.kind in ("paragraph", "point", "definition") and _HEADING.search(text):
        return False
    if unit.kind in ("title", "picture") and _ESCAPES_NEXT.search(text):
        return False
    if unit.kind in ("point", "definition") and not _fits("paragraph", text):  # a list, a note, a quotation in it
        return not _fits("paragraph", marks.written(unit.source)) and _fits(unit.kind, text)
    return _fits(unit.kind, text)


def _fits(kind: Kind, text: str) -> bool:
    """Whether a text is read as one of a kind: a title in all its frames, another one in one of them."""
    results = []
    for before, after in _FRAMES[kind]:
        parts = [part for part in segment(before + text + after).segments if part.kind == kind or part.start != 0]
        places = [(part.start, part.end) for part in parts if part.kind == kind]
        results.append(places == [(len(before), len(before) + len(text))])
    return all(results) if kind == "title" else any(results)


def _misplaced(pieces: Iterable[Piece]) -> Iterator[str]:
    """What is wrong with links and pictures: one has no words, or a link stands within another one."""
    for piece in pieces:
        if isinstance(piece, str):
            continue
        if piece.mark.kind in ("link", "picture"):
            if not any(stretch.mark or stretch.text.strip() for stretch in marks.stretches(piece.pieces)):
                yield f"no words stand in {_name(piece.mark)}"
            inside = (mark for mark in marks.marks(piece.pieces) if mark.kind == "link")
            yield from (f"{_name(mark)} stands within {_name(piece.mark)}, not beside it" for mark in inside)
        yield from _misplaced(piece.pieces)


def _same(differences: tuple[list[Mark], list[Mark]], others: tuple[list[Mark], list[Mark]]) -> bool:
    return all(Counter(left) == Counter(right) for left, right in zip(differences, others, strict=True))


def _named(found: Iterable[Mark]) -> str:
    """Marks, for a message."""
    return ", ".join(dict.fromkeys(_name(mark) for mark in found))


def _name(mark: Mark) -> str:
    text = mark.opening if mark.alone else f"{mark.opening}…{mark.closing}"
    return text.replace("\n", " ") if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def remark(line: int, text: str) -> Fault:
    """What is to be told of a comment that stands beside a text: no page takes it, and a person has to see it."""
    message = (
        f"a comment stands beside this text, and no page takes it, so see to it by hand: “{' '.join(text.split())}”"
    )
    return Fault(line, message, rules.COMMENT_BESIDE)


def shown(pieces: Pieces) -> str:
    """The beginning of a text, for a message."""
    text = marks.words(pieces).replace("\n", " ")
    return f"“{text}”" if len(text) <= _SHOWN else f"“{text[:_SHOWN]}…”"
