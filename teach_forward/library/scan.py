"""Folders -> a library: reads every file of every locale, with everything that is wrong with them."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path, PurePosixPath
from typing import TypeVar

from teach_forward import project, rules
from teach_forward.findings import ContentError, Finding, errors
from teach_forward.library.addresses import (
    CLAUSE_WORDS_FILE,
    CLAUSES_FILE,
    FILM,
    FORMS_FILE,
    PARTS,
    SEARCH_WORDS_FILE,
    SLUG,
    SOURCE_WORDS_FILE,
    SOURCES_FILE,
    TERMS_FILE,
    WORDS_FILE,
    path_of,
    uri_of,
)
from teach_forward.library.clause_pages import with_clauses
from teach_forward.library.clauses import read_clause_words, read_clauses
from teach_forward.library.forms import read_forms
from teach_forward.library.library import Library
from teach_forward.library.reading import Page, reading
from teach_forward.library.references import read_search_words, read_source_words, read_sources, read_terms
from teach_forward.model import Clause, ClauseWords, Document, Form, Kind, SearchWords, Source, SourceWords, Terms
from teach_forward.text import contents, data
from teach_forward.util import yml
from teach_forward.util.locales import is_known
from teach_forward.util.locales import name as name_of
from teach_forward.util.shape import Entries, Text

Data = TypeVar("Data")

_MESSAGES = data.Form(Entries(Text(longest=2_000), "a list of keys and words"), rules.BAD_FRONT_MATTER, flat=True)
FILES = 2_000
"""Files of a language at most, in docs/ and in workshops/ each; the guide has 51."""

_KINDS: Mapping[str, Kind] = {"authors.md": "authors", FILM: "film"}
_NO_SOURCES: tuple[Source, ...] = ()
_NO_CLAUSES: tuple[Clause, ...] = ()
_NO_FORMS: tuple[Form, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Some workshops in some languages: all that is read where only their decks are made."""

    locales: Collection[str]
    workshops: Collection[str]


def scan(
    root: Path, meanwhile: Callable[[], object] | None = None, part: Part | None = None
) -> tuple[Library, tuple[Finding, ...]]:
    """Read every file of every locale, or a part of them; the library and all findings of the reading.

    `meanwhile` is done while other processes read.
    """
    facts = project.read(root)
    locales = locales_of(root, facts.source)
    if part:
        locales = tuple(locale for locale in locales if locale == facts.source or locale in part.locales)
    for locale in locales:
        _refuse_masses(root, locale)
    findings: list[Finding] = []
    messages: dict[str, Mapping[str, str]] = {}
    documents: dict[str, dict[str, Document]] = {locale: {} for locale in locales}
    search_words: dict[str, SearchWords] = {}
    source_words = {facts.source: SourceWords()}
    clause_words: dict[str, ClauseWords] = {}
    pages: list[Page] = [
        (path.as_posix(), contents.read(root, path.as_posix()), kind, locale)
        for locale in locales
        for path, kind in _files(root, locale)
        if not part or (path.parts[0] == "workshops" and path.parts[2] in part.workshops and kind in PARTS)
    ]
    with reading(root, pages, busy=meanwhile is not None) as results:
        if meanwhile:
            meanwhile()
        sources, faults = _data(root, SOURCES_FILE, read_sources, _NO_SOURCES)
        findings += faults
        terms, faults = _data(root, TERMS_FILE, read_terms, Terms())
        findings += faults
        clauses, faults = _data(root, CLAUSES_FILE, read_clauses, _NO_CLAUSES)
        findings += faults
        forms, faults = _data(root, FORMS_FILE, read_forms, _NO_FORMS)
        findings += faults
        for locale in locales:
            messages[locale], faults = _read_messages(root, locale)
            findings += faults
            path = path_of(locale, SEARCH_WORDS_FILE)
            search_words[locale], faults = _data(root, path, read_search_words, SearchWords())
            findings += faults
            path = path_of(locale, CLAUSE_WORDS_FILE)
            clause_words[locale], faults = _data(root, path, read_clause_words, ClauseWords())
            findings += faults
        for locale in locales[1:]:
            path = path_of(locale, SOURCE_WORDS_FILE)
            source_words[locale], faults = _data(root, path, read_source_words, SourceWords())
            findings += faults
        for document, faults in results:
            documents[document.locale][uri_of(document)] = document
            findings += faults
    library = Library(
        root=root,
        project=facts,
        locales=locales,
        documents=documents,
        own_messages=messages,
        sources=sources,
        terms=terms,
        source_words=source_words,
        clauses=clauses,
        clause_words=clause_words,
        planned=slugs_of(root, facts.source) if part else (),
        whole=part is None,
        search_words=search_words,
        forms=forms,
    )
    return with_clauses(library), (*findings, *_missing_files(library, part.workshops if part else library.slugs()))


def load(root: Path) -> Library:
    """The library. Raises ContentError with every finding where there are errors."""
    library, findings = scan(root)
    if wrong := errors(findings):
        raise ContentError(wrong)
    return library


def locales_of(root: Path, source: str) -> tuple[str, ...]:
    """The folders of docs/ with a file of messages, that of the source first. Raises ContentError."""
    for folder in (root / "docs", root / "workshops", *sorted((root / "docs").glob("[!.]*/"))):
        next(_walked(root, folder), None)  # a language whose folder is closed is told, and does not count as gone
    found = sorted(path.parent.name for path in (root / "docs").glob(f"*/{WORDS_FILE}"))
    if not is_known(source):
        message = f'the language of the guide is "{source}", which is not the tag of a language, such as es or pt-BR'
        raise ContentError([Finding(project.CONFIG_FILE, 1, message, rules.BAD_PROJECT)])
    if source not in found:
        message = f"there is no such file, and the guide is written in {name_of(source)} first"
        advice = f"add the file, or give another language of {project.CONFIG_FILE} the line `default: true`"
        path = path_of(source, WORDS_FILE)
        raise ContentError([Finding(path, 1, message, rules.WORDS_MISSING, override="error", advice=advice)])
    if strange := [name for name in found if not is_known(name)]:
        message = "this folder has messages, but its name is not the tag of a language, such as es or pt-BR"
        advice = "give the folder the tag of its language, in docs and in workshops, or move it elsewhere"
        raise ContentError(
            Finding(path_of(name, WORDS_FILE), 1, message, rules.BAD_PROJECT, advice=advice) for name in strange
        )
    return (source, *(locale for locale in found if locale != source))


def slugs_of(root: Path, source: str) -> tuple[str, ...]:
    """The folders of workshops in the source's language that hold pages, in order of their numbers."""
    folders = {path.parent.name for path in _own(root / "workshops" / source, "*/*.md")}
    slugs = [name for name in folders if SLUG.fullmatch(name)]
    return tuple(sorted(slugs, key=lambda slug: (int(slug.partition("-")[0]), slug)))


def _files(root: Path, locale: str) -> Iterator[tuple[PurePosixPath, Kind]]:
    """The locale's Markdown files, relative to the project, with their kinds. Symbolic links are left out."""
    for path in _own(root / "docs" / locale, "**/*.md"):
        yield PurePosixPath(path.relative_to(root).as_posix()), _KINDS.get(path.name, "page")
    for path in _own(root / "workshops" / locale, "*/*.md"):
        if SLUG.fullmatch(path.parent.name):
            part = next((part for part in PARTS if path.stem == part), "film" if path.name == FILM else "page")
            yield PurePosixPath(path.relative_to(root).as_posix()), part


def _refuse_masses(root: Path, locale: str) -> None:
    """Raise ContentError where a language's folder is a link to another place, or has more files than are read."""
    for top in ("docs", "workshops"):
        folder, path = root / top / locale, f"{top}/{locale}"
        if folder.is_symlink():
            message, advice = contents.LINK
            raise ContentError([Finding(path, 1, message, rules.UNSAFE_FILE, advice=advice)])
        counts = accumulate(len(names) for _, _, names in _walked(root, folder))
        if any(count > FILES for count in counts):
            message = f"the folder has more than {FILES:,} files, and no more are read"
            advice = "move out of the folder whatever is neither a page nor a picture of the guide"
            raise ContentError([Finding(path, 1, message, rules.TOO_MUCH, advice=advice)])


def _walked(root: Path, folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """All folders in one, as `os.walk`. Raises ContentError for a closed one: its pages would count as missing."""
    return os.walk(folder, onerror=functools.partial(_refuse_closed, root))


def _refuse_closed(root: Path, error: OSError) -> None:
    if isinstance(error, PermissionError):
        path = Path(error.filename).relative_to(root).as_posix()
        message, advice = contents.CLOSED
        raise ContentError([Finding(path, 1, message, rules.UNSAFE_FILE, advice=advice)])


def _own(folder: Path, pattern: str) -> Iterator[Path]:
    """Files of a folder but for links, and for those that are hidden, from which MkDocs makes nothing."""
    for path in sorted(folder.glob(pattern)):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield path


def _read_messages(root: Path, locale: str) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """A language's own messages by key, and what is wrong with their file."""
    path = path_of(locale, WORDS_FILE)
    tree, findings = data.read(path, contents.read(root, path), _MESSAGES)
    texts = {key: yml.one_line(value) for key, value in tree.value.items() if isinstance(value, str)}
    return {key: text for key, text in texts.items() if text}, findings


def _data(
    root: Path, path: str, reader: Callable[[str, bytes], tuple[Data, tuple[Finding, ...]]], nothing: Data
) -> tuple[Data, tuple[Finding, ...]]:
    """What a reader makes of a file beside the texts; nothing, where there is no such file."""
    file = root / path
    return reader(path, contents.read(root, path)) if file.is_file() else (nothing, ())


def _missing_files(library: Library, slugs: Collection[str]) -> Iterator[Finding]:
    for slug in slugs:
        for part in PARTS:
            uri = f"workshops/{slug}/{part}.md"
            if uri not in library.documents[library.source]:
                yield Finding(
                    path_of(library.source, uri), 1, "the workshop lacks this file", rules.MISSING_WORKSHOP_FILE
                )
