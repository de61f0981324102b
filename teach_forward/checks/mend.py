"""Puts right in a file what is safe to put right: its encoding, the ends of its lines, its accents and its punctuation.

What is not certain stays as it is. So a page is read before and after, and a change that would make another page of it,
with another element, address, option or piece of code, is not made. A file of data is read again too: nothing but what
was put right may have changed in its values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml.html import HtmlElement

from teach_forward.checks.page.characters import composed
from teach_forward.checks.wording.language import Convention, breaches_of, conventions_of, lines_of
from teach_forward.library.addresses import WORDS_FILE
from teach_forward.messages import split
from teach_forward.text import bounds, html
from teach_forward.text.decode import decode
from teach_forward.text.dialect import to_html
from teach_forward.text.front_matter import front_matter
from teach_forward.util import yml

_AS_TYPED = str.maketrans("“”«»،؛؟", '""""' + ",;?")  # punctuation, however a language sets it
_CODE = ("code", "pre", "kbd")


def mended(path: str, data: bytes, source: bytes) -> bytes:
    """A file with everything put right that is safe. `source` is the file that it translates, empty for none.

    The path is relative to the project.
    """
    try:
        text, untranslated = decode(data), lines_of(decode(source))
    except UnicodeDecodeError:
        return data
    if path.endswith(".md"):
        text = with_conventions(text, conventions_of(path.split("/")[1]), untranslated)
    elif path.endswith(f"/{WORDS_FILE}"):
        text = messages_with_conventions(with_plain_lines(text), conventions_of(path.split("/")[1]), decode(source))
    elif path.endswith(".yml"):
        text = with_plain_lines(text)
    else:
        text = _plain_lines(text)
    return text.encode("utf-8")


def with_conventions(text: str, conventions: Sequence[Convention], untranslated: frozenset[str]) -> str:
    """A page's text with each letter as one character, that keeps to conventions of punctuation.

    Punctuation stays as it is in lines that are still those of the source.
    """
    if any(bounds.faults(text)):
        return text  # it cannot be read, so nobody knows what a change would do
    before, right = "", composed(text)
    while right != before:  # a mark that was put right may stand beside another one
        before = right
        for convention in conventions:
            if convention.right is not None:
                right = _with_convention(right, convention, untranslated)
    lines = text.split("\n")
    changes = {index: line for index, line in enumerate(right.split("\n")) if line != lines[index]}
    return _with_lines(text, _safe(text, changes))


def messages_with_conventions(text: str, conventions: Sequence[Convention], source: str) -> str:
    """The text of a file of messages in which each value keeps to conventions of punctuation.

    A value is changed where it stands on one line, and keeps its quotation marks. One that is still the source's stays.
    """
    try:
        values, untranslated, places = yml.load(text), yml.load(source), list(yml.entries(text))
    except yml.YAMLError:
        return text
    if not isinstance(values, dict):
        return text
    english = untranslated if isinstance(untranslated, dict) else {}
    right, written = dict(values), text
    for entry in reversed(places):  # from the end, so that those before stay where they are
        key, place, value = entry.key, entry.value, values[entry.key]
        own = () if value in (english.get(key), english.get(split(key)[0])) else conventions
        new = _rewritten(text[place], value, _message(value, own))
        if new != text[place]:
            right[key], written = _message(value, own), written[: place.start] + new + written[place.stop :]
    return written if _holds(written, right) else text


def _message(text: str, conventions: Sequence[Convention]) -> str:
    """A message that keeps to conventions."""
    before = ""
    while text != before:  # as in a page
        before = text
        for convention in conventions:
            for match in reversed(list(convention.breaches(text) if convention.right else ())):
                assert convention.right is not None  # noqa: S101  (as above)
                text = text[: match.start()] + convention.right(match) + text[match.end() :]
    return text


def _rewritten(written: str, value: str, right: str) -> str:
    """A value in YAML with other words in the same marks; as it is where only YAML can tell how it is written."""
    for mark, escaped in (("", ""), ("'", "''"), ('"', '\\"')):
        new = _in_marks(right, mark, escaped)
        if written == _in_marks(value, mark, escaped) and _holds(f"k: {new}", {"k": right}):
            return new
    return written


def _in_marks(text: str, mark: str, escaped: str) -> str:
    return f"{mark}{text.replace(mark, escaped) if mark else text}{mark}"


def with_plain_lines(text: str) -> str:
    """A file of YAML with each letter as one character and no blanks at the ends of lines.

    As it is where that would change its values in another way.
    """
    right = _plain_lines(text)
    try:
        return right if _holds(right, _composed(yml.load(text, aliases=True))) else text
    except yml.YAMLError:
        return text


def _plain_lines(text: str) -> str:
    return "\n".join(line.rstrip(" \t") for line in composed(text).split("\n"))


def _composed(value: Any) -> Any:
    """A value with composed letters in all its texts."""
    match value:
        case str():
            return composed(value)
        case list():
            return [_composed(item) for item in value]
        case dict():
            return {composed(key): _composed(item) for key, item in value.items()}
    return value


def _holds(text: str, value: Any) -> bool:
    """Whether a text is read as a value, with its keys in their order."""
    try:
        found = yml.load(text, aliases=True)
    except yml.YAMLError:
        return False
    return bool(found == value and (not isinstance(value, dict) or list(found) == list(value)))


def _with_convention(text: str, convention: Convention, untranslated: frozenset[str]) -> str:
    assert convention.right is not None  # noqa: S101  (the caller looks)
    lines = text.split("\n")
    for index, _, match in reversed(list(breaches_of(text, (convention,)))):
        if match.string.strip() not in untranslated:
            lines[index] = lines[index][: match.start()] + convention.right(match) + lines[index][match.end() :]
    return "\n".join(lines)


def _with_lines(text: str, changes: Mapping[int, str]) -> str:
    return "\n".join(changes.get(index, line) for index, line in enumerate(text.split("\n")))


def _safe(text: str, changes: Mapping[int, str]) -> Mapping[int, str]:
    """Those of the changed lines, by index, that leave the page what it is."""
    if not changes or _same_page(text, _with_lines(text, changes)):
        return changes
    if len(changes) == 1:
        return {}
    indices, half = sorted(changes), len(changes) // 2
    parts = ({index: changes[index] for index in some} for some in (indices[:half], indices[half:]))
    together = {index: line for part in parts for index, line in _safe(text, part).items()}
    return together if _same_page(text, _with_lines(text, together)) else {}


def _same_page(text: str, other: str) -> bool:
    """Whether two texts make the same page but for punctuation and spaces in what people read."""
    return list(_shape(text)) == list(_shape(other))


def _shape(text: str) -> Iterator[tuple[str, ...]]:
    head = front_matter(text)
    yield ("keys", composed(head.keys or ""))
    yield from _shape_of(html.parse(to_html(head.below, guard=False)), code=False)


def _shape_of(element: HtmlElement, code: bool) -> Iterator[tuple[str, ...]]:
    """An element with its attributes, its texts and what is in it, in the order of the page."""
    code = code or element.tag in _CODE
    yield (str(element.tag), *(f"{name}={_read(name, value)}" for name, value in sorted(element.items())))
    yield ("text", _words(element.text, code))
    for child in element:
        yield from _shape_of(child, code)
        yield ("text", _words(child.tail, code))
    yield ("end",)


def _read(name: str, value: str) -> str:
    """The value of an attribute; of a picture's description, only its words count."""
    return _words(value, code=False) if name == "alt" else value


def _words(text: str | None, code: bool) -> str:
    return (text or "") if code else re.sub(r"\s+", "", composed(text or "")).translate(_AS_TYPED)
