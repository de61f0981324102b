"""Folders -> a library: reads every file of every locale, with everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TypeVar

from teach_forward import project
from teach_forward.findings import ContentError, Finding
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
from teach_forward.text.reader import decode
from teach_forward.util import yml

Data = TypeVar("Data")


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
    pages: list[Page] = [
        (path.as_posix(), (root / path).read_bytes(), kind, locale)
        for locale in locales
        for path, kind in _files(root, locale)
    ]
    with reading(root, pages) as results:
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
        for document, problems in results:
            documents[document.locale][uri_of(document)] = document
            findings += problems
    library = Library(root, facts, locales, documents, words, sources, terms, said)
    return library, (*findings, *_missing_files(library))


def load(root: Path) -> Library:
    """The library. Raises ContentError with every finding where there are errors."""
    library, findings = scan(root)
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise ContentError(errors)
    return library


def _locales(root: Path, source: str) -> tuple[str, ...]:
    """A locale is a folder of docs/ with a file of fixed words. The source comes first."""
    found = sorted(path.parent.name for path in (root / "docs").glob(f"*/{WORDS_FILE}"))
    if source not in found:
        message = f"the file of the source's fixed words is missing; run this in the folder that holds docs/{source}/"
        raise ContentError([Finding(f"docs/{source}/{WORDS_FILE}", 1, message, "missing-workshop-file")])
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
        values = yml.load(text) or {}
    except UnicodeDecodeError:
        return {}, [Finding(path, 1, "the file is not UTF-8", "not-utf8")]
    except yml.YAMLError as error:
        lines = [number for number, line in enumerate(text.split("\n"), 1) if not _is_entry(line)]
        faults = [
            Finding(path, number, "this line cannot be read", "bad-front-matter")
            for number in lines or [yml.line_of(error)]
        ]
        return {}, faults
    if not isinstance(values, dict):
        return {}, [Finding(path, 1, "the file is no list of keys and words", "bad-front-matter")]
    odd = [key for key, value in values.items() if not isinstance(value, str)]
    faults = [
        Finding(path, yml.line_of_key(text, key), f'the value of "{key}" is no text', "bad-front-matter") for key in odd
    ]
    return {key: value for key, value in values.items() if key not in odd and value}, faults


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
        return nothing, (Finding(path, 1, "the file is not UTF-8", "not-utf8"),)


def _missing_files(library: Library) -> Iterator[Finding]:
    for slug in library.slugs():
        for part in PARTS:
            uri = f"workshops/{slug}/{part}.md"
            if uri not in library.documents[library.source]:
                yield Finding(path_of(library.source, uri), 1, "the workshop lacks this file", "missing-workshop-file")
