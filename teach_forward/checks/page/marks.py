"""Marks that do not do what they were typed for: bold and italics, boxes to tick, quotation marks.

Markdown shows a mark that it does not understand as it is typed, without a word; and no machine misses the second one
of two quotation marks. All languages alike, the source among them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from teach_forward.model import Document
from teach_forward.text.front_matter import front_matter
from teach_forward.text.markup import covered
from teach_forward.text.passages import Paragraph, Text, sections
from teach_forward.text.prose import prose_lines
from teach_forward.util.counting import UNSPACED_LETTER

Said = Iterator[tuple[int, str, str]]

QUOTES = ("«»", "“”„‟", "‹›", "「」", "『』", "《》", '"')
"""Quotation marks that go together; in whatever order: “ ends in German what it begins in English."""

_QUOTE = re.compile(f"[{''.join(QUOTES)}]")
_STARS = re.compile(r"\*{1,3}")
_UNDERSCORES = re.compile(r"(?<!_)_{1,2}(?!_)")  # a longer row is a line to write on
_ESCAPED = re.compile(r"\\\*\\?\*")
_JOINED = re.compile(r"(?<!\w)[وفبكل](?=\*\w)")  # and, so, with: Arabic joins them to what follows
_ACROSS = re.compile(r"(?:[*_-]\s*){3,}")
_BOX = re.compile(r"[ \t]*[-*+](?P<gap>[ \t]*)\[(?P<inside>[ \t]*|[xX])\](?P<after>[ \t]*)(?![(\[:])")

# What other kinds of Markdown read, and ours shows as it is typed.
_FOREIGN = (
    (re.compile(r"~~(?=\S)[^~]+~~"), "strikes nothing out"),
    (re.compile(r"(?<![=\w])==(?=[^\s=])[^=]+(?<=\S)==(?![=\w])"), "highlights nothing"),
    (re.compile(r"\A(?:!!!|\?\?\?\+?|:::+)[ ]*[A-Za-z][\w-]*"), "begins no box"),
    (re.compile(r"\A\[(?:toc|\[_?toc_?\])\]$", re.IGNORECASE), "makes no table of contents: each page has one"),
)
_REFERENCE = re.compile(r"(?<![\w\]])\[(?P<words>[^\[\]]+)\]\[(?P<name>[^\[\]]*)\]")
_DEFINED = re.compile(r"^[ ]{0,3}\[([^\[\]]+)\]:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Run:
    """Equal marks in a row: where they stand, how many, the characters beside them (a space at the ends)."""

    start: int
    length: int
    before: str
    after: str

    @property
    def opens(self) -> bool:
        return not self.after.isspace()

    @property
    def closes(self) -> bool:
        return not self.before.isspace()

    @property
    def in_word(self) -> bool:
        beside = self.before + self.after
        return self.before.isalnum() and self.after.isalnum() and not UNSPACED_LETTER.search(beside)


def check_typed_marks(document: Document) -> Said:
    """Bold, italics, boxes and quotation marks of a page that do not do what they were typed for."""
    yield from boxes(document)
    defined = {name.lower() for name in _DEFINED.findall(document.text)}
    for section in sections(document.text):
        for text in section.texts():
            for start, message in emphasis(text.words):
                yield text.line_at(start), message, "stray-mark"
            for start, message in foreign_marks(text.words, defined):
                yield text.line_at(start), message, "foreign-mark"
        paragraphs = {part.line for part in section.passages if isinstance(part, Paragraph)}
        yield from quotations([text for text in section.texts() if text.line in paragraphs])
        for text in section.texts():
            if text.line not in paragraphs and _QUOTE.search(text.words):
                yield from quotations([text])


def boxes(document: Document) -> Said:
    """Boxes to tick that are not read as such: one space belongs inside, one before and one behind."""
    for index, line in prose_lines(document.text.split("\n"), front_matter(document.text).lines):
        match = _BOX.match(line)
        if match and not (match["gap"] and match["inside"] == " " and match["after"]):
            yield index + 1, f'"{match[0].strip()}" is not read as a box to tick', "stray-mark"


def emphasis(text: str) -> Iterator[tuple[int, str]]:
    """Stars and underscores of a text that make nothing bold or italic: where in the text, and what is wrong."""
    if "*" not in text and "_" not in text:
        return
    if match := _ESCAPED.search(text):
        yield match.start(), "a backslash before ** shows the stars to the reader"
        return
    bare = _JOINED.sub(" ", covered(text))
    if _ACROSS.fullmatch(bare):
        return
    stars, underscores = _runs(bare, _STARS), _runs(bare, _UNDERSCORES)
    double, single = [run for run in stars if run.length > 1], [run for run in stars if run.length != 2]
    if spaced := next((run for run in double if not run.opens and not run.closes), None):
        yield spaced.start, "spaces stand between ** and the words that are to be bold"
    else:
        yield from _unpaired(text, double, "**")
    yield from _in_words(text, [run for run in single if run.in_word])
    yield from _unpaired(text, [run for run in single if not run.in_word], "*")
    yield from _unpaired(text, [run for run in underscores if not run.in_word], "_")


def foreign_marks(text: str, defined: Collection[str]) -> Iterator[tuple[int, str]]:
    """Marks of other kinds of Markdown: where in the text, and what is wrong. `defined` are the names of addresses."""
    bare = covered(text)
    for pattern, what in _FOREIGN:
        for match in pattern.finditer(bare):
            yield match.start(), f'"{text[match.start() : match.end()][:40]}" {what} here'
    for match in _REFERENCE.finditer(bare):
        name = match["name"] or match["words"]
        if name.lower() not in defined:
            yield match.start(), f'"{match[0][:40]}" is no link: no line of the page gives an address for [{name}]'


def _runs(text: str, marks: re.Pattern[str]) -> list[_Run]:
    padded = f" {text} "
    return [
        _Run(match.start(), len(match[0]), padded[match.start()], padded[match.end() + 1])
        for match in marks.finditer(text)
    ]


def _unpaired(text: str, runs: Sequence[_Run], mark: str) -> Iterator[tuple[int, str]]:
    """Marks that begin something which does not end, or end something which does not begin."""
    open_: _Run | None = None
    for run in runs:
        if open_ and run.closes:
            open_ = None
        elif run.opens:
            if open_:
                yield open_.start, _never_ends(text, open_, mark)
            open_ = run
        elif run.closes:
            yield run.start, f'the {mark} behind "{_words_before(text, run)}" ends nothing: none stands before'
    if open_:
        yield open_.start, _never_ends(text, open_, mark)


def _never_ends(text: str, run: _Run, mark: str) -> str:
    words = " ".join(text[run.start + run.length :].split()[:3])
    return f'the {mark} before "{words}" has no second one, right behind a word, to end it'


def _words_before(text: str, run: _Run) -> str:
    return " ".join(text[: run.start].split()[-3:])


def _in_words(text: str, runs: Sequence[_Run]) -> Iterator[tuple[int, str]]:
    """Stars within words, as some languages use them: two of them make all that stands between italic."""
    for run, following in pairwise(runs):
        if " " in text[run.start : following.start]:
            yield run.start, r"two stars within words make italic what stands between them: write \* for each"
            return


def quotations(texts: Sequence[Text]) -> Said:
    """Quotation marks without their partner, in texts that follow each other.

    A quotation may run over several of them; then the next one begins with a mark, or lacks one too.
    """
    bare = [covered(text.words) for text in texts]
    used = {mark for text in bare for mark in _QUOTE.findall(text)}
    for marks in (marks for marks in QUOTES if used & set(marks)):
        odd = [sum(map(text.count, marks)) % 2 == 1 for text in bare]
        for index in (index for index, is_odd in enumerate(odd) if is_odd):
            before, after = odd[index - 1 : index] == [True], odd[index + 1 : index + 2] == [True]
            goes_on = index + 1 < len(bare) and bare[index + 1].startswith(tuple(marks))
            if not (before or after or goes_on):
                last = max(map(bare[index].rfind, marks))
                yield texts[index].line_at(last), _counts(bare[index], marks), "unpaired-quotes"


def _counts(text: str, marks: str) -> str:
    there = [f"{mark} stands {text.count(mark)} times" for mark in marks if mark in text]
    return f"a quotation mark has no partner: {', '.join(there)} here".replace(" 1 times", " once")
