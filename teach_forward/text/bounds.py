"""How much a page may hold, asked before anything parses it: what no person writes costs a machine hours, or its stack.

Python-Markdown reads some texts in a time that grows with the square of their length: marks that are opened and never
closed, tags, thousands of headings or rules in one paragraph, wide tables with many short rows (these take memory
too). Lists and quotations that are nested very deep end in a RecursionError. Each bound stands far above what the
guide has (the most found in its pages is named beside each), and so low that a page at all bounds is read in a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

RULE = "too-much"

CHARACTERS = 120_000  # of a page; the most in the guide is 52,739
LINES = 6_000  # of a page; 2,801
LINE = 10_000  # characters of a line; 1,649
BLANKS = 100  # spaces or tabs in a row; 18
DEPTH = 8  # lists and quotations in each other, by their marks and indents; 7, the marks of a merge
PARAGRAPH = 300  # lines without an empty one between; 27
HEADINGS = 1_000  # lines of a page that begin with #; 187
SLASHES = 1_000  # first and last lines of blocks; 194
FENCES = 1_000  # first and last lines of code; 560
CELLS = 10_000  # of all tables of a page, with those that fill up short rows; 584

LEVELS = 5_000  # of all lists and quotations of a page, line by line; 225


class Mark(NamedTuple):
    """A mark that begins something, what it is called, and how many of it one paragraph, and one page, may have."""

    mark: str
    noun: str
    in_paragraph: int
    in_page: int


# What a mark begins is looked for in the rest of its paragraph; what < begins, down to the end of the page.
MARKS = (
    Mark("[", "opening square brackets", 80, 1_000),  # 27 in a paragraph of the guide, 108 on a page
    Mark("<", "angle brackets", 80, 200),  # 7, 28
    Mark("{", "braces", 80, 2_000),  # 3, 458
    Mark("*", "asterisks", 200, 4_000),  # 100, 432
    Mark("_", "underscores", 200, 2_000),  # 1, 14; a row of them, which is a line to write on, counts once
    Mark("`", "backticks", 200, 5_000),  # 38, 1,868
    Mark('"', "straight quotation marks", 200, 4_000),  # 50, 98
    Mark("'", "straight apostrophes", 200, 4_000),  # 12, 60
    Mark("&", "ampersands", 200, 2_000),  # 1, 2
    Mark("\\", "backslashes", 200, 2_000),  # 3, 3
)

_BEGINNINGS = (
    ("#", "headings", HEADINGS),
    ("///", "lines that begin with ///", SLASHES),
    (("```", "~~~"), "lines that begin with ``` or ~~~", FENCES),
)
_NESTING = re.compile(r"(?:[ \t]|>|(?:[-*+:]|\d{1,9}[.)])(?=[ \t]))*")
_LEVEL = re.compile(r"[^ \t0-9.)]|\d+[.)]|\t| {4}")
_ACROSS = re.compile(r" {0,3}(?:-(?: {0,2}-){2,}|\*(?: {0,2}\*){2,}) *")  # a line across the page, as the parser has it
_UNDERSCORES = re.compile("_+")
_BLANKS = re.compile(rf"[ \t]{{{BLANKS + 1},}}")

Said = Iterator[tuple[int, str, str]]


def faults(text: str) -> Said:
    """The first line that is beyond each bound, with what is beyond it, and the rule; nothing for a page to be read.

    Takes a time that grows with the length of the text alone, and none beyond `CHARACTERS`.
    """
    if len(text) > CHARACTERS:
        yield 1, f"the page has {len(text):,} characters, and {CHARACTERS:,} at most are read", RULE
        return
    lines = text.split("\n")
    if len(lines) > LINES:
        yield LINES + 1, f"the page has {len(lines):,} lines, and {LINES:,} at most are read", RULE
        return
    depths = list(map(_depth, lines))
    marks = [mark for mark in MARKS if text.count(mark.mark) > mark.in_paragraph]  # of a good page next to none
    yield from _first(_long_line(number, line) for number, line in enumerate(lines, 1))
    yield from _first(_deep_line(number, depth) for number, depth in enumerate(depths, 1))
    yield from _first(_paragraph(start, paragraph, marks) for start, paragraph in _paragraphs(lines))
    yield from _page(lines, depths, marks)


def _first(faults: Iterable[Said]) -> Said:
    """Everything of the first that has anything: whoever mends that one sees the kind of the others."""
    for found in faults:
        if some := list(found):
            yield from some
            return


def _long_line(number: int, line: str) -> Said:
    if len(line) > LINE:
        yield number, f"the line has {len(line):,} characters, and {LINE:,} at most are read", RULE
    elif match := _BLANKS.search(line):
        yield number, f"{len(match[0])} spaces stand in a row, and {BLANKS} at most are read", RULE


def _deep_line(number: int, depth: int) -> Said:
    if depth > DEPTH:
        yield number, f"lists or quotations are nested {depth} levels deep, and {DEPTH} at most are read", RULE


def _depth(line: str) -> int:
    """How many lists and quotations a line stands in: its marks, and four spaces or a tab for each one above it."""
    match = _NESTING.match(line)
    return len(_LEVEL.findall(match[0])) if match and not _ACROSS.fullmatch(line) else 0


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """The runs of lines without an empty line, each with the number of its first line.

    Only spaces and tabs make a line empty: with other characters Markdown goes on reading the same paragraph.
    """
    start = 0
    for index in range(len(lines) + 1):
        if index == len(lines) or not lines[index].strip(" \t"):
            if index > start:
                yield start + 1, lines[start:index]
            start = index + 1


def _paragraph(start: int, lines: Sequence[str], marks: Iterable[Mark]) -> Said:
    if len(lines) > PARAGRAPH:
        message = f"{len(lines):,} lines stand without an empty line between, and {PARAGRAPH} at most are read"
        yield start, message, RULE
    for mark, noun, most, _ in marks:
        yield from _too_many(start, [_count(line, mark) for line in lines], most, f"the paragraph has {{}} {noun}")


def _page(lines: Sequence[str], depths: Sequence[int], marks: Iterable[Mark]) -> Said:
    for mark, noun, _, most in marks:
        yield from _too_many(1, [_count(line, mark) for line in lines], most, f"the page has {{}} {noun}")
    for beginnings, noun, most in _BEGINNINGS:
        begin = [line.lstrip(" \t>").startswith(beginnings) for line in lines]
        yield from _too_many(1, begin, most, f"the page has {{}} {noun}")
    yield from _too_many(1, depths, LEVELS, "the page has {} levels of lists and quotations")
    sizes = [(start, len(rows) * max(row.count("|") for row in rows)) for start, rows in _paragraphs(lines)]
    for line, message, rule in _too_many(0, [size for _, size in sizes], CELLS, "the tables of the page have {} cells"):
        yield sizes[line][0], message, rule


def _count(line: str, mark: str) -> int:
    return len(_UNDERSCORES.findall(line)) if mark == "_" else line.count(mark)


def _too_many(start: int, counts: Sequence[int], most: int, what: str) -> Said:
    """Where the sum of the counts, one a line from `start`, goes beyond the most."""
    if (total := sum(counts)) > most:
        line = next(index for index, so_far in enumerate(accumulate(counts)) if so_far > most)
        yield start + line, f"{what.format(f'{total:,}')}, and {most:,} at most are read", RULE
