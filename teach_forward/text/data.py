"""Files of data beside the pages: YAML -> its values with their lines, and everything that is wrong with it at once.

What a file may hold is declared as a shape, next to the code that uses its values. What nobody writes by hand is
refused before it is parsed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from teach_forward import rules
from teach_forward.findings import Fault, Finding
from teach_forward.rules import Rule
from teach_forward.text.decode import CONTROL, control_characters, decode, not_utf8
from teach_forward.util import yml
from teach_forward.util.shape import Anything, Kind, Shape, Wrong, faults

CHARACTERS = 150_000  # of a file; the most in the guide is 60,762
LINES = 6_000  # 1,778
LINE = 10_000  # characters of a line; 257

_MERGE = re.compile(r"([<=>])\1{6}(?: |$)")
_WIDE_COLON = re.compile(r"\s*(\w+)\s*：")  # as people type it in Chinese and Japanese
_SEPARATOR = re.compile("[\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Form:
    """How a file is read: what it may hold, the rule that tells what is wrong, and rules for some kinds of faults.

    `flat`: each line is a key with its text, so that every line that cannot be read is named.
    """

    shape: Shape
    rule: Rule
    rules: Mapping[Kind, Rule] = field(default_factory=dict, hash=False)
    flat: bool = False

    def rule_of(self, kind: Kind) -> Rule:
        """The rule that tells a kind of fault."""
        return self.rules.get(kind, self.rule)


def read(path: str, data: bytes, form: Form) -> tuple[yml.Tree, tuple[Finding, ...]]:
    """The values of a file, and everything that is wrong with it; an empty tree for a file that cannot be read."""
    tree, found = _read(data, form)
    return tree or yml.Tree({}, {}), tuple(fault.at(path) for fault in found)


def misshapen(tree: yml.Tree, form: Form) -> Iterator[Fault]:
    """What is wrong with values: keys that stand twice, and all that the shape of the file does not allow."""
    for twice in tree.duplicates:
        yield Fault(twice.line, str(twice), rules.DUPLICATE_KEY)
    for wrong in faults(tree.value, form.shape):
        yield fault_at(tree, wrong, form)


def fault_at(tree: yml.Tree, wrong: Wrong, form: Form) -> Fault:
    """A fault of a shape with its line: for a key that is missing, that of the part which lacks it."""
    return Fault(tree.line(*wrong.place), wrong.message, form.rule_of(wrong.kind), wrong.key)


def _read(data: bytes, form: Form) -> tuple[yml.Tree | None, list[Fault]]:
    try:
        text = decode(data)
    except UnicodeDecodeError as error:
        return None, [not_utf8(data, error)]
    if beyond := next(_beyond(text), None):
        return None, [beyond]
    unseen = [*control_characters(text), *_separators(text)]
    text = CONTROL.sub("", text)
    try:
        tree = yml.read(text)
    except yml.YAMLError as error:
        lines = list(enumerate(text.split("\n"), 1)) if form.flat else []
        if conflicts := list(_conflicts(text)):
            message, advice = "two versions of the text stand here, left by a merge", rules.CONFLICT_MARKER.hint
            return None, [*unseen, *(Fault(line, message, form.rule, advice=advice) for line in conflicts)]
        first, why = unread(text, error)
        unread_lines = {number: _why(line) for number, line in lines if not _is_entry(line)} or {first: why}
        return None, [
            *unseen,
            *(Fault(line, f"this line cannot be read{why}", form.rule) for line, why in unread_lines.items()),
        ]
    tree = yml.Tree({} if tree.value is None else tree.value, tree.lines, tree.duplicates)
    found = list(misshapen(tree, form))
    return tree if isinstance(tree.value, dict) or isinstance(form.shape, Anything) else None, [*unseen, *found]


def unread(text: str, error: yml.YAMLError) -> tuple[int, str]:
    """The line from which a text cannot be read, from 1, and why, as far as that can be told.

    A line with a wide colon makes one with its neighbour, so that the error is found in one or the other.
    """
    last = yml.line_of(error)
    for number, line in enumerate(text.split("\n")[max(0, last - 2) : last], max(1, last - 1)):
        if _WIDE_COLON.match(line):
            return number, _why(line)
    return last, f": {error.problem}" if isinstance(error, yml.ReferenceToPart) else ""


def _conflicts(text: str) -> Iterator[int]:
    """The first line of each place where a merge has left two versions, from 1."""
    within = False
    for number, line in enumerate(text.split("\n"), 1):
        if match := _MERGE.match(line):
            if match[1] == "<" or not within:
                yield number
            within = match[1] != ">"


def too_long(text: str) -> Fault | None:
    """The fault of a file that has more characters than are read."""
    if len(text) <= CHARACTERS:
        return None
    return Fault(1, f"the file has {len(text):,} characters, and {CHARACTERS:,} at most are read", rules.TOO_MUCH)


def _beyond(text: str) -> Iterator[Fault]:
    """What of a text is more than is read; looked at before anything parses it."""
    if fault := too_long(text):
        yield fault
        return
    lines = text.split("\n")
    if len(lines) > LINES:
        yield Fault(LINES + 1, f"the file has {len(lines):,} lines, and {LINES:,} at most are read", rules.TOO_MUCH)
    for number, line in enumerate(lines, 1):
        if len(line) > LINE:
            message = f"the line has {len(line):,} characters, and {LINE:,} at most are read"
            yield Fault(number, message, rules.TOO_MUCH)


def _separators(text: str) -> Iterator[Fault]:
    """Lines with a character that YAML takes for the end of a line, and nobody sees: it does not reach the value."""
    for number, line in enumerate(text.split("\n"), 1):
        if match := _SEPARATOR.search(line):
            message = f"here stands U+{ord(match[0]):04X} ({unicodedata.name(match[0]).lower()})"
            yield Fault(number, message, rules.INVISIBLE_CHARACTER)


def _why(line: str) -> str:
    """What is wrong with a line that is not a key with its words, as far as that can be told."""
    if wide := _WIDE_COLON.match(line):
        return f': write a colon and a space behind "{wide[1]}", as in {wide[1]}: …'
    key, colon, value = line.partition(":")
    value = value.strip()
    if not colon:
        return ": the colon after its name is missing"
    if re.match(r":\S", line[len(key) :]):
        return f": a space is missing behind the colon of {key.strip()}"
    if value.startswith(('"', "'")):
        return f": it needs a {value[0]} at its end, and none in between"
    if ": " in value or value.startswith(tuple("{}[]&*!|>%@`#,")):
        return f': put what stands after the first colon into straight quotes, as in {key.strip()}: "…"'
    return ""


def _is_entry(line: str) -> bool:
    """Whether a line is a key with its words, a comment, or empty."""
    try:
        return not line.strip() or not (value := yml.load(line)) or (line[0] != " " and isinstance(value, dict))
    except yml.YAMLError:
        return False
