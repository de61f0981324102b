"""Folders -> a library: reads every file of every locale, with everything that is wrong with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from teach_forward import project, rules
from teach_forward.findings import ContentError, Fault, Finding, duplicates, errors
from teach_forward.library.addresses import (
    PARTS,
    SLUG,
    SOURCE_WORDS_FILE,
    SOURCES_FILE,
    TERMS_FILE,
    WORDS_FILE,
    path_of,
    uri_of,
)
from teach_forward.library.library import Library
from teach_forward.library.reading import Page, reading
from teach_forward.library.references import read_source_words, read_sources, read_terms
from teach_forward.model import Document, Kind, Source, SourceWords, Terms
from teach_forward.rules import Rule
from teach_forward.text.decode import CONTROL, control_characters, decode
from teach_forward.util import yml
from teach_forward.util.locales import is_known
from teach_forward.util.locales import name as name_of

Data = TypeVar("Data")

_SEPARATOR = re.compile("[\u2028\u2029]")
_NO_SOURCES: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Some workshops in some languages: all that is read where only their decks are made."""

    locales: Collection[str]
    workshops: Collection[str]


def scan(
    root: Path, meanwhile: Callable[[], object] = lambda: None, part: Part | None = None
) -> tuple[Library, tuple[Finding, ...]]:
    """Read every file of every locale, or a part of them; the library and all findings of the reading.

    `meanwhile` is done while other processes read.
    """
    facts = project.read(root)
    locales = locales_of(root, facts.source)
    if part:
        locales = tuple(locale for locale in locales if locale == facts.source or locale in part.locales)
    findings: list[Finding] = []
    messages: dict[str, Mapping[str, str]] = {}
    documents: dict[str, dict[str, Document]] = {locale: {} for locale in locales}
    source_words = {facts.source: SourceWords()}
    pages: list[Page] = [
        (path.as_posix(), (root / path).read_bytes(), kind, locale)
        for locale in locales
        for path, kind in _files(root, locale)
        if not part or (path.parts[0] == "workshops" and path.parts[2] in part.workshops and kind in PARTS)
    ]
    with reading(root, pages) as results:
        meanwhile()
        sources, faults = _data(root, SOURCES_FILE, read_sources, _NO_SOURCES)
        findings += faults
        terms, faults = _data(root, TERMS_FILE, read_terms, Terms())
        findings += faults
        for locale in locales:
            messages[locale], faults = _read_messages(root, locale)
            findings += faults
        for locale in locales[1:]:
            path = path_of(locale, SOURCE_WORDS_FILE)
            source_words[locale], faults = _data(root, path, read_source_words, SourceWords())
            findings += faults
        for document, faults in results:
            documents[document.locale][uri_of(document)] = document
            findings += faults
    planned = slugs_of(root, facts.source) if part else ()
    whole = part is None
    library = Library(root, facts, locales, documents, messages, sources, terms, source_words, planned, whole)
    return library, (*findings, *_missing_files(library, part.workshops if part else library.slugs()))


def load(root: Path) -> Library:
    """The library. Raises ContentError with every finding where there are errors."""
    library, findings = scan(root)
    if wrong := errors(findings):
        raise ContentError(wrong)
    return library


def locales_of(root: Path, source: str) -> tuple[str, ...]:
    """The folders of docs/ with a file of messages, that of the source first. Raises ContentError."""
    found = sorted(path.parent.name for path in (root / "docs").glob(f"*/{WORDS_FILE}"))
    if not is_known(source):
        message = f'the language of the guide is "{source}", which is not the tag of a language, such as es or pt-BR'
        raise ContentError([Finding(project.CONFIG_FILE, 1, message, rules.BAD_PROJECT)])
    if source not in found:
        message = f"there is no such file, and the guide is written in {name_of(source)} first"
        raise ContentError([Finding(path_of(source, WORDS_FILE), 1, message, rules.MISSING_WORKSHOP_FILE)])
    if strange := [name for name in found if not is_known(name)]:
        message = "this folder has messages, but its name is not the tag of a language, such as es or pt-BR"
        raise ContentError(Finding(path_of(name, WORDS_FILE), 1, message, rules.BAD_PROJECT) for name in strange)
    return (source, *(locale for locale in found if locale != source))


def slugs_of(root: Path, source: str) -> tuple[str, ...]:
    """The folders of workshops in the source's language that hold pages, in order of their numbers."""
    folders = {path.parent.name for path in _own(root / "workshops" / source, "*/*.md")}
    slugs = [name for name in folders if SLUG.fullmatch(name)]
    return tuple(sorted(slugs, key=lambda slug: (int(slug.partition("-")[0]), slug)))


def _files(root: Path, locale: str) -> Iterator[tuple[PurePosixPath, Kind]]:
    """The locale's Markdown files, relative to the project, with their kinds. Symbolic links are left out."""
    for path in _own(root / "docs" / locale, "**/*.md"):
        kind: Kind = "authors" if path.name == "authors.md" else "page"
        yield PurePosixPath(path.relative_to(root).as_posix()), kind
    for path in _own(root / "workshops" / locale, "*/*.md"):
        if SLUG.fullmatch(path.parent.name):
            part = path.stem if path.stem in PARTS else "page"
            yield PurePosixPath(path.relative_to(root).as_posix()), part


def _own(folder: Path, pattern: str) -> Iterator[Path]:
    return (path for path in sorted(folder.glob(pattern)) if path.is_file() and not path.is_symlink())


def _read_messages(root: Path, locale: str) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """A language's own messages by key, and what is wrong with their file."""
    path = path_of(locale, WORDS_FILE)

    def fault(line: int, message: str, rule: Rule = rules.BAD_FRONT_MATTER) -> Finding:
        return Finding(path, line, message, rule)

    try:
        text = decode((root / path).read_bytes())
    except UnicodeDecodeError:
        return {}, (fault(1, "the file is not UTF-8", rules.NOT_UTF8),)
    unseen = tuple(found.at(path) for found in (*control_characters(text), *_separators(text)))
    text = CONTROL.sub("", text)
    try:
        tree = yml.read(text)
    except yml.YAMLError as error:
        lines = [number for number, line in enumerate(text.split("\n"), 1) if not _is_entry(line)]
        unread = lines or [yml.line_of(error)]
        return {}, (*unseen, *(fault(number, "this line cannot be read") for number in unread))
    values = tree.value or {}
    if not isinstance(values, dict):
        return {}, (*unseen, fault(1, "the file is not a list of keys and words"))
    odd = [key for key, value in values.items() if not isinstance(value, str)]
    faults = [fault(tree.line(key), f'the value of "{key}" is not plain text') for key in odd]
    own = {key: value for key, value in values.items() if key not in odd and value}
    return own, (*unseen, *faults, *duplicates(path, tree))


def _separators(text: str) -> Iterator[Fault]:
    """Lines with a character that YAML takes for the end of a line, and nobody sees: it does not reach the value."""
    for number, line in enumerate(text.split("\n"), 1):
        if match := _SEPARATOR.search(line):
            message = f"here stands U+{ord(match[0]):04X} ({unicodedata.name(match[0]).lower()})"
            yield Fault(number, message, rules.INVISIBLE_CHARACTER)


def _is_entry(line: str) -> bool:
    """Whether a line is a key with its words, a comment, or empty."""
    try:
        return not line.strip() or not (value := yml.load(line)) or (line[0] != " " and isinstance(value, dict))
    except yml.YAMLError:
        return False


def _data(
    root: Path, path: str, reader: Callable[[str, str], tuple[Data, tuple[Finding, ...]]], nothing: Data
) -> tuple[Data, tuple[Finding, ...]]:
    """What a reader makes of a file beside the texts; nothing, where there is no such file."""
    file = root / path
    if not file.is_file():
        return nothing, ()
    try:
        return reader(path, decode(file.read_bytes()))
    except UnicodeDecodeError:
        return nothing, (Finding(path, 1, "the file is not UTF-8", rules.NOT_UTF8),)


def _missing_files(library: Library, slugs: Collection[str]) -> Iterator[Finding]:
    for slug in slugs:
        for part in PARTS:
            uri = f"workshops/{slug}/{part}.md"
            if uri not in library.documents[library.source]:
                yield Finding(
                    path_of(library.source, uri), 1, "the workshop lacks this file", rules.MISSING_WORKSHOP_FILE
                )
