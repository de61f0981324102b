"""YAML as people write it: texts, lists and mappings of texts. By libyaml where PyYAML comes with it, which is quicker.

Nothing is taken for a number, a day or a truth value: "no" stays "no", and "12:30" is no number of minutes.
"""

from __future__ import annotations

from typing import Any

import yaml

YAMLError = yaml.YAMLError
DEEPEST = 20
"""Levels within each other at most: libyaml's reader would run out of stack on thousands."""

# What libyaml says where a thing has no end: the mark of the problem is then that of whatever comes next.
_UNFINISHED = ("while scanning a quoted scalar", "while scanning a simple key", "while parsing a flow")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def line_of(error: YAMLError) -> int:
    """The line of the text to be mended, from 1: where what cannot be read begins, not where its reading ended."""
    unfinished = (getattr(error, "context", None) or "").startswith(_UNFINISHED)
    mark = getattr(error, "context_mark" if unfinished else "problem_mark", None)
    return mark.line + 1 if mark else 1


def load(text: str | bytes, *, aliases: bool = False) -> Any:
    """The value that a text holds; None for an empty one.

    Raises YAMLError; for what is too deep too, and for references to other parts unless `aliases` are allowed.
    """
    depth = 0
    for event in yaml.parse(text, _LOADER):
        if isinstance(event, yaml.AliasEvent) and not aliases:
            raise YAMLError("a text cannot refer to another part of the file")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise YAMLError("too many levels within each other")
    return yaml.load(text, _LOADER)  # noqa: S506  (it makes nothing but texts, lists and mappings)


def line_of_key(text: str, key: str) -> int:
    """The line of a text on which a key of its first level stands, from 1; 1 where it does not."""
    return next((number for number, line in enumerate(text.split("\n"), 1) if line.startswith(f"{key}:")), 1)
