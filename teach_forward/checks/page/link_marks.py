"""Links that are not read as links as they are typed, or that nobody can follow: torn, turned about, without words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teach_forward.model import Document
from teach_forward.text.markup import links, without_links
from teach_forward.text.passages import sections

Said = Iterator[tuple[int, str, str]]

# What looks like an address. Words may well stand in brackets too, one pair behind the other.
_LIKE = r"[^()\[\]（）\s]*(?:\.md|\.html|\w#[a-z]|https?:|mailto:)[^()\[\]（）\s]*|#[a-z][\w-]*"
SPACED = re.compile(rf"\[([^\[\]]+)\]\s+\(\s*({_LIKE})\s*\)")
"""The words and the address of a link that stand apart."""

_WIDE = re.compile(rf"[\[［【]([^\[\]［］【】]+)[\]］】][(（]\s*({_LIKE})\s*[)）]")
_TURNED = re.compile(rf"\(([^()\[\]]+)\)\[({_LIKE})\]")
_NO_OPENING = re.compile(rf"(?:^|\s)([^\[\]\s]+)\]\(\s*({_LIKE})\s*\)")
_NO_MIDDLE = re.compile(rf"\[([^\[\]()]+)\(\s*({_LIKE})\s*\)")
_NO_END = re.compile(rf"\[([^\[\]]+)\]\(\s*({_LIKE})(?=\s|$)")


def check_link_marks(document: Document) -> Said:
    """The links of a page that are not read as such, or that have no words by which to follow them."""
    for section in sections(document.text):
        for text in section.texts():
            for start, message in faults(text.words):
                yield text.line_at(start), message, "bad-link"


def faults(text: str) -> Iterator[tuple[int, str]]:
    """What is wrong with the links of a text: where in the text, and what."""
    if not any(bracket in text for bracket in "[]［】"):
        return
    for link in links(text):
        if not link.image and not link.words.strip():
            yield link.start, f'the link to "{link.href}" has no words between its square brackets'
        if len(link.href.split()) > 1:
            yield link.start, f'a space or a line end stands within the address "{" ".join(link.href.split())}"'
    rest = without_links(text)
    for pattern, what in (
        (SPACED, "a space parts the words of this link from its address"),
        (_WIDE, "brackets of another script do not make a link"),
        (_TURNED, "the brackets of this link have changed places"),
        (_NO_OPENING, "the first square bracket of this link is missing"),
        (_NO_MIDDLE, "the second square bracket of this link is missing"),
        (_NO_END, "the last bracket of this link is missing"),
    ):
        for match in pattern.finditer(rest):
            words = text[match.start(1) : match.end(1)]
            if pattern is not _NO_OPENING or "\\[" not in words:  # which is to be read as it is
                yield match.start(1), f'{what}: "{" ".join(words.split()[-3:])}", {match[2]}'
