"""The lines above a page's text: its keys with their values, and what is wrong with them.

MkDocs reads these lines too, and some keys mean something to it: `template` or `location` would change the page. So
only the keys below pass, and nothing passes that MkDocs would take for keys and we would not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from teach_forward import rules
from teach_forward.findings import Fault
from teach_forward.model import COPIES, Kind
from teach_forward.text.data import Form, unread
from teach_forward.text.decode import CONTROL
from teach_forward.util import yml
from teach_forward.util.shape import Record, Text, named, near
from teach_forward.util.shape import faults as faults_of

INDEX_KEYS = ("summary", "audience", "group")  # of a workshop's index.md, which needs them all
PAGE_KEYS = ("print", "unlinked")  # of any page
TRANSLATION_KEYS = ("source",)  # of a translation alone
KEYS = (*INDEX_KEYS, *PAGE_KEYS, *TRANSLATION_KEYS)

# What translators make of the names; a machine wants the English ones.
_TRANSLATED = {
    **dict.fromkeys(("résumé", "resume", "resumen", "resumo", "zusammenfassung", "ملخص"), "summary"),
    **dict.fromkeys(("public", "público", "publico", "publikum", "الجمهور"), "audience"),
    **dict.fromkeys(("groupe", "grupo", "gruppe", "مجموعة", "المجموعة"), "group"),
    **dict.fromkeys(("fuente", "fonte", "quelle", "origine", "المصدر", "مصدر"), "source"),
    **dict.fromkeys(("imprimer", "imprimir", "drucken", "طباعة"), "print"),
}

_KEYS = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# What a beginner makes of these lines: the first --- forgotten, or the page pasted below another pair.
_HEADLESS = re.compile(r"\s*(?:---[ \t]*\n)?((?:[\w-]+[ \t]?:[ \t].*\n)+)---[ \t]*(?:\n|\Z)")
_ENTRY = re.compile(r"([\w-]+)[ \t]?:(?:\s|$)")
_BESIDE_ENTRIES = re.compile(r"\s*(?:#|$)|[ \t]")  # an empty line, a comment, a line that goes on
_BARE = re.compile(r"[ ]{0,3}[\w-]+:")  # MkDocs takes such a first line for a key
_BLOB_ID = re.compile("[0-9a-f]{40}")  # the value of `source`
_VALUE = Text(longest=5_000)
_BLOCK = re.compile(r"[|>][-+\d]*[ \t]*(?:#.*)?")  # what stands above the lines of a value
_END = re.compile(r"^\.\.\.", re.MULTILINE)  # where YAML, and MkDocs, see the end of the keys


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys above a text, as lines, and the text below them. `lines` is how many lines they take with their marks.

    `keys` is None where there are none. `above` is how many lines stand above the first key.
    """

    keys: str | None
    below: str
    lines: int
    above: int = 1


@dataclass(frozen=True, slots=True)
class Head:
    """The keys of a page with their values, how many lines they take, and what is wrong with them.

    `text` is the whole text without a second pair of ---, whose lines are empty, so that all others keep their numbers.
    """

    values: dict[str, str]
    lines: int
    faults: tuple[Fault, ...]
    text: str


def front_matter(text: str) -> FrontMatter:
    """The front matter of a file's text."""
    if match := _KEYS.match(text):
        return FrontMatter(match[1], text[match.end() :], match[0].count("\n"))
    return FrontMatter(None, text, 0)


def same_below(text: str, other: str) -> bool:
    """Whether two files hold the same text below their keys."""
    return front_matter(text).below.strip() == front_matter(other).below.strip()


def line_of_key(text: str, key: str) -> int:
    """The line of a key in a file's text; 1 where it has no such key."""
    head = front_matter(text)
    try:
        tree = yml.read(head.keys or "")
    except yml.YAMLError:
        return 1
    return tree.line(key) + head.above if (key,) in tree.lines else 1


def lines_read(text: str) -> Iterator[tuple[int, str]]:
    """Number, from 1, and text of the lines of keys that people read, not machines; none where the keys are damaged."""
    head = front_matter(text)
    keys = head.keys or ""
    for place in (entry.value for entry in yml.legible_entries(keys) if entry.key in INDEX_KEYS):
        first = keys.count("\n", 0, place.start) + head.above + 1
        yield from (item for item in enumerate(keys[place].split("\n"), first) if not _BLOCK.fullmatch(item[1]))


def read_head(text: str, kind: Kind) -> Head:
    """The keys above a text as they were meant, with everything that is wrong with them."""
    second = _second_pair(text)
    if second is None:
        return _read_first(text, kind, INDEX_KEYS if kind == "index" else ())
    lines = text.split("\n")
    more = _values_of("\n".join(lines[second.start + 1 : second.stop - 1]), kind)
    text = "\n".join("" if index in second else line for index, line in enumerate(lines))
    wanted = INDEX_KEYS if more is not None and kind == "index" else ()
    head = _read_first(text, kind, tuple(key for key in wanted if not (more or {}).get(key)))
    message = "here is a second pair of ---; keep one, with all keys in it"
    if front_matter(text).keys is None:
        message = "these keys stand below the title; they belong above it"
    fault = Fault(second.start + 1, message, rules.BAD_FRONT_MATTER)
    return Head(head.values | (more or {}), head.lines, (*head.faults, fault), text)


def _read_first(text: str, kind: Kind, required: tuple[str, ...]) -> Head:
    """The same of a text without a second pair."""
    head, faults = _as_meant(front_matter(text), text)
    if head.keys is None:
        return Head({}, 0, tuple(_faults_without_keys(text, required)), text)
    try:
        tree = yml.read(head.keys)
    except yml.YAMLError as error:
        line, why = unread(head.keys, error)
        fault = Fault(line + head.above, f"the front matter cannot be read{why}", rules.BAD_FRONT_MATTER)
        return Head({}, head.lines, (*faults, fault), text)
    if tree.value is None:
        message, advice = "no key stands between the two lines of ---", "write the keys there, or delete the two lines"
        return Head({}, head.lines, (*faults, Fault(1, message, rules.BAD_FRONT_MATTER, advice=advice)), text)
    if not isinstance(tree.value, dict) or _END.search(head.keys):
        message = "the front matter is not a list of keys and values"
        return Head({}, head.lines, (*faults, Fault(head.above + 1, message, rules.BAD_FRONT_MATTER)), text)
    values = _known_values(tree, kind)
    twice = () if faults else _duplicates(tree, head.above)  # two pairs of --- may well hold the same keys
    found = (*twice, *_faults_of_keys(tree, _form(kind, required), head.above))
    return Head(values, head.lines, (*faults, *found), text)


def _known_values(tree: yml.Tree, kind: Kind) -> dict[str, str]:
    texts = {key: value for key, value in tree.value.items() if isinstance(value, str) and key in _known(kind)}
    return {key: yml.one_line(value) for key, value in texts.items()}


def _values_of(keys: str, kind: Kind) -> dict[str, str] | None:
    """The values of a second pair; None where it cannot be read."""
    try:
        tree = yml.read(keys)
    except yml.YAMLError:
        return None
    return _known_values(tree, kind) if isinstance(tree.value, dict) else {}


def _known(kind: Kind) -> tuple[str, ...]:
    return KEYS if kind == "index" else (*PAGE_KEYS, *TRANSLATION_KEYS)


def _as_meant(head: FrontMatter, text: str) -> tuple[FrontMatter, tuple[Fault, ...]]:
    """The front matter, with its first line where that was forgotten; and what is wrong there."""
    if head.keys is None and (lost := _HEADLESS.match(text)):
        message = "the first line of the file is not the --- above the keys"
        above = text.count("\n", 0, lost.start(1))
        joined = FrontMatter(lost[1], text[lost.end() :], lost[0].count("\n"), above)
        return joined, (Fault(1, message, rules.BAD_FRONT_MATTER),)
    return head, ()


def _second_pair(text: str) -> range | None:
    """The lines, by index, of a pair of --- with keys below the first pair, or below the title."""
    lines, first = text.split("\n"), front_matter(text)
    start = _filled(lines, first.lines)
    titled = lines[start].startswith("# ")
    start = _filled(lines, start + 1) if titled else start
    if lines[start].rstrip() != "---" or not (titled or first.keys is not None):
        return None
    end = next((index for index in range(start + 1, len(lines)) if lines[index].rstrip() == "---"), start)
    inside = lines[start + 1 : end]
    keys = [match[1] for line in inside if (match := _ENTRY.match(line))]
    if end == start or not all(_ENTRY.match(line) or _BESIDE_ENTRIES.match(line) for line in inside):
        return None
    if keys:  # between two lines across the page, a paragraph may begin like a key
        counts = any(_meant(key) in KEYS for key in keys) or bool(inside[-1].strip())
    else:
        counts = not any(map(str.strip, inside)) and not (titled and inside)
    return range(start, end + 1) if counts else None


def _filled(lines: list[str], start: int) -> int:
    """The index of the first line from `start` that is not empty; that of the last line where there is none."""
    return next((index for index in range(start, len(lines)) if lines[index].strip()), len(lines) - 1)


def _faults_without_keys(text: str, required: tuple[str, ...]) -> Iterator[Fault]:
    if text.startswith("---"):
        yield Fault(1, "the front matter has no end", rules.BAD_FRONT_MATTER)
    elif _BARE.match(text):
        message = "the page begins like a key; put keys between two lines of ---, or begin with the title"
        yield Fault(1, message, rules.BAD_FRONT_MATTER)
    elif required:
        yield Fault(1, f"the file has no front matter; it needs {', '.join(required)}", rules.MISSING_FRONT_MATTER)


def _faults_of_keys(tree: yml.Tree, form: Form, above: int) -> Iterator[Fault]:
    for wrong in faults_of(tree.value, form.shape):
        line = 1 if wrong.kind == "missing" else tree.line(*wrong.place) + above
        yield Fault(line, wrong.message, form.rule_of(wrong.kind), wrong.key)
    for key, value in tree.value.items():
        line = tree.line(key) + above
        if not isinstance(value, str):
            continue
        if match := CONTROL.search(value):
            message = f"{named((key,))} holds a control character (U+{ord(match[0]):04X})"
            yield Fault(line, message, rules.CONTROL_CHARACTER)
        elif value.startswith(("“", "”", "„", "«")):
            message = f"{named((key,))} stands in curved quotation marks; write straight ones, or none"
            yield Fault(line, message, rules.BAD_FRONT_MATTER)
        elif key == "print" and value.lower() not in (*COPIES, "false"):
            message = f'`print` is "{value[:40]}"; it may be true, pair, table, a number of people up to 99, or false'
            yield Fault(line, message, rules.BAD_FRONT_MATTER)


def _form(kind: Kind, needed: tuple[str, ...]) -> Form:
    """The keys that a page may have, and those that it needs."""
    keys = Record(dict.fromkeys(_known(kind), _VALUE), needed, whole="the front matter", guess=_guess)
    return Form(keys, rules.BAD_FRONT_MATTER, {"missing": rules.MISSING_FRONT_MATTER, "unknown": rules.UNKNOWN_KEY})


def _guess(key: str, value: object) -> str:
    """The key that was most likely meant, where its value or a translator's word for it shows that."""
    if _BLOB_ID.fullmatch(str(value)):
        return "source"
    return near(_meant(key), KEYS)


def _meant(key: str) -> str:
    """A key without capitals, and in English where a translator has translated it."""
    return _TRANSLATED.get(key.lower(), key.lower())


def _duplicates(tree: yml.Tree, above: int) -> Iterator[Fault]:
    for duplicate in (found.below(above) for found in tree.duplicates):
        yield Fault(duplicate.line, str(duplicate), rules.DUPLICATE_KEY)
