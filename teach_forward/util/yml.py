"""YAML as people write it: texts, lists and mappings of texts. By libyaml where PyYAML comes with it, which is quicker.

Nothing is taken for a number, a day or a truth value: "no" stays "no", and "12:30" is not a number of minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

YAMLError = yaml.YAMLError
DEEPEST = 20
"""Levels within each other at most: libyaml's reader would run out of stack on thousands."""

Keys = tuple[str | int, ...]
"""Where a value stands: the keys of mappings and the indices of lists that lead to it."""

# What libyaml says where a thing has no end: the mark of the problem is then that of whatever comes next.
_UNFINISHED = ("while scanning a quoted scalar", "while scanning a simple key", "while parsing a flow")
# Characters that YAML takes for ends of lines, and no editor does: lines would be counted otherwise than people count.
_WITHIN_LINES = str.maketrans("\x85\u2028\u2029", "   ")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class DuplicateKey(YAMLError):
    """A mapping has a key twice, on the lines `first` and `line`, of a text with `above` lines above it."""

    def __init__(self, key: str, first: int, line: int, above: int = 0) -> None:
        super().__init__(f'"{key}" stands on line {first + above} too')
        self.key, self.first, self.line = key, first, line + above

    def below(self, above: int) -> DuplicateKey:
        """The same where `above` lines stand above the text that was read."""
        return DuplicateKey(self.key, self.first, self.line, above)


@dataclass(frozen=True, slots=True)
class Tree:
    """What a text holds: its `value` (None for an empty text), the lines of all keys, and the keys that stand twice."""

    value: Any
    lines: Mapping[Keys, int]
    duplicates: tuple[DuplicateKey, ...] = ()

    def line(self, *keys: str | int) -> int:
        """The line on which a value stands, from 1; where there is none, that of the nearest part around its place."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys, 1)


class ReferenceToPart(yaml.MarkedYAMLError):
    """A part of a file stands for another one: `*name`."""

    def __init__(self, mark: Any) -> None:
        super().__init__(problem="it refers to another part of the file", problem_mark=mark)


def line_of(error: YAMLError) -> int:
    """The line of the text to be mended, from 1: where what cannot be read begins, not where its reading ended."""
    if isinstance(error, DuplicateKey):
        return error.line
    unfinished = (getattr(error, "context", None) or "").startswith(_UNFINISHED)
    mark = getattr(error, "context_mark" if unfinished else "problem_mark", None)
    return mark.line + 1 if mark else 1


def load(text: str | bytes, *, aliases: bool = False) -> Any:
    """The value that a text holds; None for an empty one. Raises YAMLError, for a key that stands twice too."""
    tree = read(text, aliases=aliases)
    if tree.duplicates:
        raise tree.duplicates[0]
    return tree.value


def read(text: str | bytes, *, aliases: bool = False) -> Tree:
    """A text with the lines of its keys. Of a key that stands twice the last value counts. Raises YAMLError."""
    root = nodes(text, aliases=aliases)
    builder = _Builder()
    return Tree(builder.value(root, ()) if root else None, builder.lines, tuple(builder.duplicates))


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping, where it begins, and where its text is written, marks included: `"a"`, or `>-` with lines."""

    key: str
    start: int
    value: slice


def entries(text: str) -> Iterator[Entry]:
    """The keys of a mapping that have a text, perhaps an empty one, in their order. Raises YAMLError."""
    root = nodes(text)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode):
            start, end = value.start_mark.index, value.end_mark.index
            end = start + len(text[start:end].rstrip())  # a text on lines of its own goes on to the next key
            yield Entry(key.value, key.start_mark.index, slice(start, end))


def legible_entries(text: str) -> list[Entry]:
    """The same; none where the text is damaged, which others tell."""
    try:
        return list(entries(text))
    except YAMLError:
        return []


def one_line(value: str) -> str:
    """A text as it is read where it stands on one line: those of one that goes on over several (`|`) are joined."""
    return " ".join(filter(None, (line.strip(" \t") for line in value.split("\n")))) if "\n" in value else value


def nodes(text: str | bytes, *, aliases: bool = False) -> yaml.Node | None:
    """A text as YAML's nodes, which have their tags and places; None for an empty one.

    Raises YAMLError, also for nesting deeper than DEEPEST, and for references to other parts unless `aliases` are
    allowed.
    """
    text = text.translate(_WITHIN_LINES) if isinstance(text, str) else text
    depth = 0
    for event in yaml.parse(text, _LOADER):
        if isinstance(event, yaml.AliasEvent) and not aliases:
            raise ReferenceToPart(event.start_mark)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise YAMLError("too many levels within each other")
    root: yaml.Node | None = yaml.compose(text, _LOADER)
    return root


class _Builder:
    """Makes values of YAML's nodes. A part that others refer to is made once."""

    def __init__(self) -> None:
        self.lines: dict[Keys, int] = {}
        self.duplicates: list[DuplicateKey] = []
        self.made: dict[yaml.Node, Any] = {}

    def value(self, node: yaml.Node, keys: Keys) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if node not in self.made:
            self.made[node] = None  # while it is being made; a part cannot hold itself
            self.made[node] = self.mapping(node, keys) if isinstance(node, yaml.MappingNode) else self.list(node, keys)
        if self.made[node] is None:
            raise YAMLError("a part of the file refers to itself")
        return self.made[node]

    def mapping(self, node: yaml.MappingNode, keys: Keys) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="a key is not a word", problem_mark=key.start_mark)
            if key.value in values:
                self.duplicates.append(DuplicateKey(key.value, self.lines[*keys, key.value], line))
            self.lines[*keys, key.value] = line
            values[key.value] = self.value(value, (*keys, key.value))
        return values

    def list(self, node: yaml.Node, keys: Keys) -> list[Any]:
        for index, item in enumerate(node.value):
            self.lines[*keys, index] = item.start_mark.line + 1
        return [self.value(item, (*keys, index)) for index, item in enumerate(node.value)]
