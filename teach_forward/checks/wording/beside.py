"""Characters of the files beside the pages: terms, sources, clauses, known words, colours and settings.

Their words reach readers too, and so do their keys. A text is looked at as it is written, and each value of YAML once
more as it is read, since `"\u202e"` there is a character that the text does not show.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Any

from teach_forward import project, theme
from teach_forward.checks.page.characters import characters
from teach_forward.findings import Fault, Finding
from teach_forward.library.addresses import (
    CLAUSE_WORDS_FILE,
    CLAUSES_FILE,
    KNOWN_WORDS_FILE,
    SOURCE_WORDS_FILE,
    SOURCES_FILE,
    TERMS_FILE,
    path_of,
)
from teach_forward.library.library import Library
from teach_forward.text.data import too_long
from teach_forward.text.decode import CONTROL, decode, not_utf8
from teach_forward.util import yml


def check_beside(library: Library) -> Iterator[Finding]:
    """Harmful characters in every file that is not a page or a file of messages, each kind once a file."""
    shared = (
        (path, library.source) for path in (SOURCES_FILE, TERMS_FILE, CLAUSES_FILE, theme.FILE, project.CONFIG_FILE)
    )
    names = (KNOWN_WORDS_FILE, SOURCE_WORDS_FILE, CLAUSE_WORDS_FILE)
    own = ((path_of(locale, name), locale) for locale in library.locales for name in names)
    for path, locale in (*shared, *own):
        file = library.root / path
        if file.is_file():
            yield from (fault.at(path) for fault in _faults(file.read_bytes(), locale, path.endswith(".yml"), library))


def _faults(data: bytes, locale: str, is_yaml: bool, library: Library) -> Iterator[Fault]:
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
        found += _faults_of_values(CONTROL.sub("", text), locale, library.locales)
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
