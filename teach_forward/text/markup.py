"""Marks within a paragraph: its links, and its text with everything covered that no person reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from teach_forward.text.prose import hidden

COVER = "\ufffc"
"""What stands in place of each character that is covered; it is no space, no letter and no mark."""

_WORDS = r"(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\])*"
_ADDRESS = r"""(?:[^()"“\[\]]|\([^()\[\]]*\))*"""
_TITLE = r"""(?:["“][^\n]*?["”]\s*)?"""
_LINK = re.compile(rf"(!?)\[({_WORDS})\]\(({_ADDRESS}){_TITLE}\)", re.DOTALL)
_AUTOLINK = re.compile(r"<((?:https?|mailto|tel):[^<>\s]+)>")
_CODE = r"(?<![\\`])(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
_UNREAD = re.compile(
    rf"""
    {_CODE}
    | \\.                             # a mark that is to be read as it is
    | <!--.*?-->
    | </?[a-zA-Z][^<>]*>              # tags, and addresses between angle brackets
    | (?<=\])\({_ADDRESS}{_TITLE}\)    # the address of a link
    | \{{[:\#.][^{{}}]*\}}            # ids and classes
    | :material-[a-z0-9-]+:  # icons
    | \bhttps?://[^\s)]+
    """,
    re.VERBOSE | re.DOTALL,
)
_PERHAPS_UNREAD = re.compile(r"[`\\<{]|\]\(|://|:m")
_ESCAPES = re.compile(rf"{_CODE}|\\.", re.DOTALL)
_CODE_ALONE = re.compile(_CODE, re.DOTALL)


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """A link as it is written: where it begins in its text, its words, its address, and whether it is a picture.

    White space within the address is kept: Markdown keeps it too, and no such address leads anywhere.
    """

    start: int
    words: str
    href: str
    image: bool


def links(text: str) -> Iterator[WrittenLink]:
    """The links and pictures of a text in order, those within the words of another one too; none in code."""
    if "](" not in text and "<" not in text:
        return
    bare = _CODE_ALONE.sub(_covered, text) if "`" in text else text
    for match in _LINK.finditer(bare):
        href = match[3].strip().removeprefix("<").removesuffix(">")
        yield WrittenLink(match.start(), text[match.start(2) : match.end(2)], href, bool(match[1]))
        for inner in links(match[2]):
            yield WrittenLink(match.start(2) + inner.start, inner.words, inner.href, inner.image)
    for match in _AUTOLINK.finditer(bare):
        yield WrittenLink(match.start(), match[1], match[1], image=False)


def covered(text: str) -> str:
    """The text as long as it is, with code, escaped marks, comments, tags, addresses and ids covered."""
    return _UNREAD.sub(_covered, text) if _PERHAPS_UNREAD.search(text) else text


def without_links(text: str) -> str:
    """The text as long as it is, with code, escaped marks and whole links covered."""
    return _LINK.sub(_covered, _LINK.sub(_covered, _ESCAPES.sub(_covered, text)))


def _covered(match: re.Match[str]) -> str:
    return hidden(match[0], COVER)
