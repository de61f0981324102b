"""Characters of the files beside the pages: terms, sources, clauses, known words, colours and settings.

Their words reach readers too, and so do their keys. A text is looked at as it is written, and each value of YAML once
more as it is read, since `"\u202e"` there is a character that the text does not show.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Any

from teach_forward.checks.page.characters import characters
from teach_forward.findings import Fault
from teach_forward.text.data import too_long
from teach_forward.text.decode import CONTROL, decode, not_utf8
from teach_forward.util import yml


def check_beside(data: bytes, locale: str, locales: Collection[str], *, is_yaml: bool) -> Iterator[Fault]:
    """Harmful characters in a file, each kind once. It is in one of the `locales`; parts of it may be in others."""
    try:
        text = decode(data)
    except UnicodeDecodeError as error:
        yield not_utf8(data, error)
        return
    if fault := too_long(text):
        yield fault
        return
    found = [*characters(text, "" if is_yaml else locale)]
    if is_yaml:
        found += _faults_of_values(CONTROL.sub("", text), locale, locales)
    ordered = sorted(found, key=lambda fault: (fault.rule, fault.line))
    yield from (next(faults) for _, faults in groupby(ordered, key=lambda fault: fault.rule))


def _faults_of_values(text: str, locale: str, locales: Collection[str]) -> Iterator[Fault]:
    try:
        tree = yml.read(text, aliases=True)
    except yml.YAMLError:
        return  # told where the file is read
    for keys, value in _leaves(tree.value, (), set()):
        spoken = next((str(key) for key in reversed(keys) if str(key) in locales), locale)
        for fault in characters(value, spoken):
            yield Fault(tree.line(*keys), fault.message, fault.rule)


def _leaves(value: Any, keys: yml.Keys, seen: set[int]) -> Iterator[tuple[yml.Keys, str]]:
    """All texts in a value, keys of mappings too, with the place where each stands.

    A part to which others refer is looked at once: references to references would grow without end.
    """
    if isinstance(value, str):
        yield keys, value
    elif id(value) in seen:
        return
    seen.add(id(value))
    for key, part in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if isinstance(key, str):
            yield (*keys, key), key
        yield from _leaves(part, (*keys, key), seen)
