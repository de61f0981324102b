"""Folders -> a library: reads every file of every locale, with everything that is wrong with them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TypeVar

from teach_forward import project, rules
from teach_forward.findings import ContentError, Finding, duplicates, errors
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
from teach_forward.library.references import read_source_words, read_sources, read_terms
from teach_forward.model import Document, Kind, Source, SourceWords, Terms
from teach_forward.text.reader import decode, read
from teach_forward.util import yml
from teach_forward.util.parallel import underway

Data = TypeVar("Data")

_Page = tuple[str, bytes, Kind, str]  # what `read` is given
_Read = tuple[Document, tuple[Finding, ...]]
_known: dict[_Page, _Read] = {}  # a live preview reads again only what has changed
_FEW = 8  # pages that are sooner read one after another


def scan(root: Path, meanwhile: Callable[[], object] = lambda: None) -> tuple[Library, tuple[Finding, ...]]:
    """Read every file of every locale; the library and all findings of the reading.

    `meanwhile` is done while other processes read.
    """
    facts = project.read(root)
    locales = _locales(root, facts.source)
    findings: list[Finding] = []
    documents: dict[str, dict[str, Document]] = {locale: {} for locale in locales}
    words: dict[str, Mapping[str, str]] = {}
    said = {facts.source: SourceWords()}
    none: tuple[Source, ...] = ()
    pages: list[_Page] = [
        (path.as_posix(), (root / path).read_bytes(), kind, locale)
        for locale in locales
        for path, kind in _files(root, locale)
    ]
    with _reading(pages) as reading:
        meanwhile()
        for locale in locales:
            words[locale], wrong = _read_words(root, locale)
            findings += wrong
        sources, faults = _data(root, SOURCES_FILE, read_sources, none)
        terms, other_faults = _data(root, TERMS_FILE, read_terms, Terms())
        findings += [*faults, *other_faults]
        for locale in locales[1:]:
            path = path_of(locale, SOURCE_WORDS_FILE)
            said[locale], wrong_words = _data(root, path, read_source_words, SourceWords())
            findings += wrong_words
        for document, problems in reading:
            documents[document.locale][uri_of(document)] = document
            findings += problems
    library = Library(root, facts, locales, documents, words, sources, terms, said)
    return library, (*findings, *_missing_files(library))


@contextlib.contextmanager
def _reading(pages: list[_Page]) -> Iterator[Iterator[_Read]]:
    """What each page holds, in order; only those are read that are not known."""
    for gone in _known.keys() - set(pages):
        del _known[gone]
    new = [page for page in pages if page not in _known]
    with underway(_read, new, alone=_FEW, forked_only=True) as found:
        yield _all_known(pages, zip(new, found, strict=True))


def _all_known(pages: list[_Page], found: Iterator[tuple[_Page, _Read]]) -> Iterator[_Read]:
    _known.update(found)
    yield from (_known[page] for page in pages)


def _read(page: _Page) -> _Read:
    return read(*page)


def load(root: Path) -> Library:
    """The library. Raises ContentError with every finding where there are errors."""
    library, findings = scan(root)
    if wrong := errors(findings):
        raise ContentError(wrong)
    return library


def _locales(root: Path, source: str) -> tuple[str, ...]:
    """A locale is a folder of docs/ with a file of fixed words. The source comes first."""
    found = sorted(path.parent.name for path in (root / "docs").glob(f"*/{WORDS_FILE}"))
    if source not in found:
        message = f"the file of the source's fixed words is missing; run this in the folder that holds docs/{source}/"
        raise ContentError([Finding(f"docs/{source}/{WORDS_FILE}", 1, message, rules.MISSING_WORKSHOP_FILE)])
    return (source, *(locale for locale in found if locale != source))


def _files(root: Path, locale: str) -> Iterator[tuple[PurePosixPath, Kind]]:
    """The locale's Markdown files, relative to the project, with their kinds. Links to other places are none."""
    for path in _own(root / "docs" / locale, "**/*.md"):
        kind: Kind = "authors" if path.name == "authors.md" else "page"
        yield PurePosixPath(path.relative_to(root).as_posix()), kind
    for path in _own(root / "workshops" / locale, "*/*.md"):
        if SLUG.fullmatch(path.parent.name):
            part = path.stem if path.stem in PARTS else "page"
            yield PurePosixPath(path.relative_to(root).as_posix()), part


def _own(folder: Path, pattern: str) -> Iterator[Path]:
    return (path for path in sorted(folder.glob(pattern)) if path.is_file() and not path.is_symlink())


def _read_words(root: Path, locale: str) -> tuple[dict[str, str], list[Finding]]:
    path = path_of(locale, WORDS_FILE)
    try:
        text = (root / path).read_bytes().decode("utf-8-sig")
        tree = yml.read(text)
    except UnicodeDecodeError:
        return {}, [Finding(path, 1, "the file is not UTF-8", rules.NOT_UTF8)]
    except yml.YAMLError as error:
        lines = [number for number, line in enumerate(text.split("\n"), 1) if not _is_entry(line)]
        faults = [
            Finding(path, number, "this line cannot be read", rules.BAD_FRONT_MATTER)
            for number in lines or [yml.line_of(error)]
        ]
        return {}, faults
    values = tree.value or {}
    if not isinstance(values, dict):
        return {}, [Finding(path, 1, "the file is not a list of keys and words", rules.BAD_FRONT_MATTER)]
    odd = [key for key, value in values.items() if not isinstance(value, str)]
    faults = [
        Finding(path, tree.line(key), f'the value of "{key}" is not plain text', rules.BAD_FRONT_MATTER) for key in odd
    ]
    words = {key: value for key, value in values.items() if key not in odd and value}
    return words, [*faults, *duplicates(path, tree)]


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


def _missing_files(library: Library) -> Iterator[Finding]:
    for slug in library.slugs():
        for part in PARTS:
            uri = f"workshops/{slug}/{part}.md"
            if uri not in library.documents[library.source]:
                yield Finding(
                    path_of(library.source, uri), 1, "the workshop lacks this file", rules.MISSING_WORKSHOP_FILE
                )
