"""Whether an edit of the source changes nothing for its translations.

So it is where only this has changed: punctuation, save question marks; spaces and the ends of lines; the capital at the
head of a word; and the spelling of a longer word, by a letter that is doubled, or changes places with its neighbour, or
as the British and the Americans differ. All else may change the meaning, be it one short word ("must" and "must not"),
or one letter between two words ("desert" and "dessert").
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from lxml.html import HtmlElement

from teach_forward.text import html
from teach_forward.text.dialect import to_html
from teach_forward.text.front_matter import front_matter
from teach_forward.text.outline import outline

MANY_WORDS = 500  # of a text between two elements; the same few words over and over would be compared for hours
LEAST_LETTERS = 6  # of a word whose spelling may change; "form" and "from" are two words

_CODE = ("code", "pre", "kbd")
_READ = ("alt", "title")  # attributes that people read
_NAMES = {
    "a": "a link",
    "article": "the text",
    "div": "a block",
    "em": "a word in italics",
    "li": "a point",
    "section": "a block",
    "strong": "a word in bold",
    "tbody": "a table",
    "td": "a cell",
    "th": "a cell",
    "thead": "a table",
    "tr": "a row",
}
_KEYS = {
    "href": "the address",
    "id": "the id",
    "key": "a key",
    "layout": "the layout",
    "src": "the address",
    "text": "the text",
}

# Each character of a text as a letter for its kind: (w)ord, (n)umber, (s)ign, what joins the parts of words or numbers.
_KINDS = {
    **dict.fromkeys("-−\u2011", "-"),
    **dict.fromkeys("'’", "'"),
    **dict.fromkeys(".,:/\u00a0\u202f", "."),
    **dict.fromkeys("?¿؟%‰&§@#*", "s"),
}
_KIND_OF_CATEGORY = {"L": "w", "M": "w", "N": "n", "S": "s"}
_TOKEN = re.compile(r"(?:(?<![wn])-)?n+(?:[.']n+)*|w+(?:[-']w+)*|s")
_TYPED = str.maketrans("’\u2011", "'-", "\u00ad")
_REGIONAL = (("is", "iz"), ("ys", "yz"), ("our", "or"), ("tre", "ter"))


@dataclass(frozen=True, slots=True)
class Piece:
    """An element with its attributes, or a text between two of them, whose name is empty."""

    name: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""


IsWord = Callable[[str], bool]
"""Whether a word is known as one, so that it is not the slip of a pen."""


def harm(before: str, after: str, is_word: IsWord) -> str:
    """What may have changed the meaning of a Markdown text, in words; empty where nothing did."""
    old, new = list(_pieces(before)), list(_pieces(after))
    if told := _other_structure(old, new):
        return told
    found = (_other_words(one.text, other.text, is_word) for one, other in zip(old, new, strict=True))
    return next(filter(None, found), "")


def _pieces(text: str) -> Iterator[Piece]:
    """All elements and texts of a Markdown text, in the order of the page; first the keys, and the heads of blocks."""
    head = front_matter(text)
    for line in (head.keys or "").splitlines():
        key, _, value = line.partition(":")
        yield Piece("the first lines", (("key", key),))
        yield Piece(text=value)
    outlined = outline("", text, head.lines)
    yield from (Piece(f"the block “{block.name}”", tuple(sorted(block.options.items()))) for block in outlined.blocks)
    yield from _pieces_of(html.parse(to_html(outlined.mended, guard=False)), code=False)


def _pieces_of(element: HtmlElement, *, code: bool) -> Iterator[Piece]:
    name, code = _NAMES.get(str(element.tag)) or html.name_of(element), code or element.tag in _CODE
    yield Piece(name, tuple((key, value) for key, value in sorted(element.items()) if key not in _READ))
    yield from (Piece(text=element.get(key, "")) for key in _READ)
    yield _text(element.text, code=code)
    for child in element:
        yield from _pieces_of(child, code=code)
        yield _text(child.tail, code=code)
    yield Piece(f"the end of {name}")


def _text(text: str | None, *, code: bool) -> Piece:
    """A text; in code, where a machine may read it, it counts as it stands."""
    return Piece("an example in code", (("text", text or ""),)) if code else Piece(text=text or "")


def _other_structure(old: list[Piece], new: list[Piece]) -> str:
    """The first element that is another one, or has another address, id or option."""
    for one, other in zip_longest(old, new, fillvalue=Piece("the end of the text")):
        if one.name != other.name:
            was, now = (piece.name.removeprefix("the end of ") or "a text" for piece in (one, other))
            return f"where there was {was}, there is {now}" if was != now else f"{was} is longer or shorter now"
        if one.attributes != other.attributes:
            before, after = dict(one.attributes), dict(other.attributes)
            key = next(key for key in sorted({**before, **after}) if before.get(key) != after.get(key))
            return f"{_KEYS.get(key, key)} of {one.name} was “{before.get(key, '')}” and is “{after.get(key, '')}”"
    return ""


def _other_words(old: str, new: str, is_word: IsWord) -> str:
    """The first words or numbers of a text that are others."""
    before, after = _tokens(old), _tokens(new)
    keys, many = (list(map(_key, before)), list(map(_key, after))), len(after) > MANY_WORDS
    matcher = difflib.SequenceMatcher(None, *keys, autojunk=many)  # which passes over what stands there too often
    for kind, start, end, first, last in matcher.get_opcodes():
        was, now = before[start:end], after[first:last]
        pairs = zip(was, now, strict=False)
        if kind == "equal" or (len(was) == len(now) and all(_same_word(*pair, is_word) for pair in pairs)):
            continue
        number = any(char.isnumeric() for char in "".join((*was, *now)))
        what = "a number" if number else "words"
        if was and now:
            return f"{what}: “{' '.join(was)}” is “{' '.join(now)}” now"
        return f"{what}: “{' '.join(now)}” is new" if now else f"{what}: “{' '.join(was)}” is gone"
    return ""


def _tokens(text: str) -> list[str]:
    """The words, numbers and signs of a text; punctuation is left out."""
    kinds = "".join(_KINDS.get(char) or _KIND_OF_CATEGORY.get(unicodedata.category(char)[0], " ") for char in text)
    return [text[match.start() : match.end()] for match in _TOKEN.finditer(kinds)]


def _key(token: str) -> str:
    """A token as it is compared: without the capital at its head, and with typewriter's signs."""
    token = unicodedata.normalize("NFC", token).translate(_TYPED)
    return token[:1].lower() + token[1:] if token[1:].islower() else token


def _same_word(one: str, other: str, is_word: IsWord) -> bool:
    """Whether two words are one, spelled in two ways."""
    one, other = _key(one), _key(other)
    if one == other:
        return True
    if min(len(one), len(other)) < LEAST_LETTERS or not (one + other).isalpha():
        return False
    regional = any(
        one.replace(british, american) == other.replace(british, american) for british, american in _REGIONAL
    )
    slip = _slip(one, other) or _slip(other, one)
    return regional or (slip and not (is_word(one) and is_word(other)))


def _slip(one: str, other: str) -> bool:
    """Whether the second word is the first with a letter doubled, or with two neighbours behind the first exchanged."""
    doubled = (one[: at + 1] + one[at:] for at in range(len(one)))
    swapped = (one[:at] + one[at + 1] + one[at] + one[at + 2 :] for at in range(1, len(one) - 1))
    return other in doubled or other in swapped
