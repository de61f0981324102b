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
_NO_LINKS = re.compile(rf"{_CODE}|\\.|<!--.*?-->", re.DOTALL)
_PERHAPS_NO_LINKS = re.compile(r"[`\\]|<!--")


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
    r"""The links and pictures of a text in order, those within the words of another one too.

    None in code or in a comment, and none of which a mark is to be read as it is, as in `\[words](address)`.
    """
    if "](" not in text and "<" not in text:
        return
    bare = _NO_LINKS.sub(_covered, text) if _PERHAPS_NO_LINKS.search(text) else text
    for match in _LINK.finditer(bare):
        words, href = (text[match.start(group) : match.end(group)] for group in (2, 3))
        yield WrittenLink(match.start(), words, href.strip().removeprefix("<").removesuffix(">"), bool(match[1]))
        for inner in links(words):
            yield WrittenLink(match.start(2) + inner.start, inner.words, inner.href, inner.image)
    for match in _AUTOLINK.finditer(bare):
        address = text[match.start(1) : match.end(1)]
        yield WrittenLink(match.start(), address, address, image=False)


def covered(text: str) -> str:
    """The text as long as it is, with code, escaped marks, comments, tags, addresses and ids covered."""
    return _UNREAD.sub(_covered, text) if _PERHAPS_UNREAD.search(text) else text


def without_links(text: str) -> str:
    """The text as long as it is, with code, escaped marks and whole links covered."""
    return _LINK.sub(_covered, _LINK.sub(_covered, _ESCAPES.sub(_covered, text)))


def _covered(match: re.Match[str]) -> str:
    return hidden(match[0], COVER)
