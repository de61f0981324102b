"""Slips after which a parser sees another page than the one that was written.

A merge left in the keys, a comment without an end, a torn address, a blank to be filled in that looks like a tag, a tag
without its other half: they are looked for before anything else and put right in some way, so that one slip is told as
itself, at its line, and everything behind it is read as it was meant. Lines keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from lxml.html import defs

from teach_forward.text.dialect import TAGS
from teach_forward.text.front_matter import front_matter
from teach_forward.text.prose import FENCED, hidden

_TAGS = {*defs.tags, *("blink", "dialog", "main", "marquee", "math", "picture", "portal", "slot", "svg", "template")}
Fault = tuple[int, str, str]

_CODE = re.compile(r"`(?<![\\`]`)(`*)(?!`)(?:(?!\n[ \t]*\n)[^`]|(?!(?<!`)`\1(?!`))`)+`\1(?!`)")  # within its paragraph
_COMMENT = re.compile(r"(?<!\\)<!--|-->")
_COMMENTED = re.compile(r"<!--.*?-->", re.DOTALL)
_TORN = re.compile(r"(?<=\]\()([^()\s]+)[ \t]*\n[ \t]*([^()\s]+\))")
_BLANK = re.compile(r"<(?<!\\<)(?<!\]\(<)(?<!\]: <)/?([^\W\d_][^\s<>=@:/]*)((?:[ \t][^<>=@:/\n]*)?)>")
# What HTML drops with all that is in it, as Python-Markdown finds it.
_UNREAD = re.compile(r"<!\[CDATA\[(?:(?!<!\[CDATA\[|\]\]>).)*\]\]>|<\?(?:(?!<\?|\?>).)*\?>", re.DOTALL)
_TAG = re.compile(r"<(?<!\\<)(/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/>])[^<>]*>")
_PART = re.compile(r"^(?:#|[ \t]*/{3})", re.MULTILINE)  # a heading, or the first or last line of a block
_LONE = {"br", "hr", "img", "input"}  # tags without another half
_MERGE = re.compile(r"(<{7}|={7}|>{7})(?: |$)")


def mend(text: str) -> tuple[str, tuple[Fault, ...]]:
    """The text without these slips, and for each the line, what is wrong, and the rule."""
    found: list[Fault] = []
    for slip in (_merge_in_keys, _open_comments, _torn_addresses, _blanks, _halves):
        text, faults = slip(text)
        found += faults
    return text, tuple(found)


def _merge_in_keys(text: str) -> tuple[str, list[Fault]]:
    """Of two versions of the keys the first is kept; empty lines take the place of the rest."""
    lines = text.split("\n")
    head = max(front_matter(text).lines, 1)  # where a merge has taken the first --- too, its mark is the first line
    marks = {index: match[1][0] for index, line in enumerate(lines) if (match := _MERGE.match(line))}
    first = next((index for index in marks if index < head), None)
    if first is None:
        return text, []
    last = next((index for index, mark in marks.items() if mark == ">"), max(index for index in marks if index < head))
    middle = next((index for index, mark in marks.items() if mark == "=" and first <= index), last)
    kept = lines[first + 1 : middle]
    lines[first : last + 1] = [*kept, *[""] * (last + 1 - first - len(kept))]
    return "\n".join(lines), [(first + 1, "two versions of the keys stand here, left by a merge", "conflict-marker")]


def _open_comments(text: str) -> tuple[str, list[Fault]]:
    """A comment ends at the end of its line where its own end is missing: before the next one begins, or at all."""
    readable = _bare(text)
    marks = [(match.start(), match[0]) for match in _COMMENT.finditer(readable)]
    faults: list[Fault] = []
    for (start, mark), (_, following) in reversed(list(pairwise([*marks, (len(text), "<!--")]))):
        if mark == following == "<!--":
            end = text.find("\n", start)
            text = f"{text[:end]} -->{text[end:]}" if end >= 0 else f"{text} -->"
            faults.append(
                (text.count("\n", 0, start) + 1, "the comment that begins here has no end", "unclosed-comment")
            )
    return text, faults[::-1]


def _torn_addresses(text: str) -> tuple[str, list[Fault]]:
    """The second half of an address goes to the first one; the line end behind it."""
    readable = _bare(text)
    faults: list[Fault] = []
    for match in reversed(list(_TORN.finditer(readable))):
        text = f"{text[: match.start()]}{match[1]}{match[2]}\n{text[match.end() :]}"
        message = f'the address of this link stands on two lines: "{match[1]}", "{match[2][:-1]}"'
        faults.append((text.count("\n", 0, match.start()) + 1, message, "bad-link"))
    return text, faults[::-1]


def _blanks(text: str) -> tuple[str, list[Fault]]:
    """Words between angle brackets that are not the name of a tag are words."""
    readable = _COMMENTED.sub(_spaces, _bare(text))
    tags = (match for match in _BLANK.finditer(readable) if match[1].lower() not in _TAGS)
    found = sorted((*tags, *_UNREAD.finditer(readable)), key=re.Match.start)
    message = '"{}" is read as a tag of HTML, and nobody sees it'
    return _as_words(text, found), [_told(text, match, message, "angle-brackets") for match in found]


def _halves(text: str) -> tuple[str, list[Fault]]:
    """A tag whose other half does not stand in the same part of the page is words: what follows is no part of it."""
    if not _TAG.search(text):
        return text, []
    found = list(_without_other_half(_COMMENTED.sub(_spaces, _bare(text))))
    messages = ('"{}" is never closed, and takes in what follows', '"{}" closes nothing')
    return _as_words(text, found), [_told(text, match, messages[bool(match[1])], "unsafe-html") for match in found]


def _without_other_half(text: str) -> Iterator[re.Match[str]]:
    """The tags of a page that nothing closes, or that close nothing, in order."""
    edges = [0, *(match.start() for match in _PART.finditer(text)), len(text)]
    for start, end in pairwise(edges):
        alone: list[re.Match[str]] = []
        for match in _TAG.finditer(text, start, end):
            if (name := match[2].lower()) not in TAGS - _LONE:
                continue
            if match[1] and (begun := [one for one in alone if not one[1] and one[2].lower() == name]):
                alone.remove(begun[-1])
            else:
                alone.append(match)
        yield from alone


def _as_words(text: str, tags: Iterable[re.Match[str]]) -> str:
    """The text with these tags as words, which people see as they stand."""
    for match in reversed(list(tags)):
        text = f"{text[: match.start()]}&lt;{text[match.start() + 1 :]}"
    return text


def _told(text: str, match: re.Match[str], message: str, rule: str) -> Fault:
    return text.count("\n", 0, match.start()) + 1, message.format(match[0]), rule


def _bare(text: str) -> str:
    """The text as long as it is, with code blanked out."""
    for code in (FENCED, _CODE):
        text = code.sub(_spaces, text)
    return text


def _spaces(match: re.Match[str]) -> str:
    return hidden(match[0], " ")
