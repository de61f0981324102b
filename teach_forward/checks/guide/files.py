"""The files of a guide and their names: each lies where it belongs, and bears no name of another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from teach_forward import rules
from teach_forward.checks.guide import pictures
from teach_forward.findings import ContentError, Finding
from teach_forward.library.addresses import (
    CLAUSE_WORDS_FILE,
    CLAUSES_FILE,
    DRAWING,
    FORMS_FILE,
    HABITS_FILE,
    KNOWN_WORDS_FILE,
    SEARCH_WORDS_FILE,
    SOURCE_WORDS_FILE,
    SOURCES_FILE,
    TERMS_FILE,
    WORDS_FILE,
    path_of,
)
from teach_forward.library.library import Library
from teach_forward.library.names import (
    PAGE,
    fault_of_workshop,
    faults_of_name,
    made_of,
    printable,
    same_address,
    same_files,
    same_on_disks,
)
from teach_forward.library.worksheet import is_worksheet
from teach_forward.text import contents
from teach_forward.util import locales

_NO_FOLDER = ("this is a file, where a folder of that name belongs", "move it elsewhere, and put the folder there")
_NAME = (
    "write names of files with letters from a to z, digits, hyphens and dots",
    "rename the file, and mend the links that lead to it",
)
_PLAIN_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LISTS = (WORDS_FILE, KNOWN_WORDS_FILE, HABITS_FILE, SOURCE_WORDS_FILE, CLAUSE_WORDS_FILE, SEARCH_WORDS_FILE)
_DATA = (SOURCES_FILE, TERMS_FILE, CLAUSES_FILE, FORMS_FILE)


def check_places(library: Library) -> Iterator[Finding]:
    """What lies beside the folders of languages, where no page is read from."""
    for top in ("docs", "workshops"):
        folder = library.root / top
        if not folder.is_dir() and (folder.exists() or folder.is_symlink()):
            yield _told(top, _NO_FOLDER)
        for entry in sorted(folder.iterdir() if folder.is_dir() else ()):
            if wrong := _misplaced(entry, top, library):
                yield _told(printable(f"{top}/{entry.name}"), wrong)


def _misplaced(entry: Path, top: str, library: Library) -> tuple[str, str] | None:
    """Why something does not belong beside the folders of languages, and what to do; None where it does."""
    name = f"{top}/{entry.name}"
    if entry.is_symlink():
        return contents.LINK
    if entry.name.startswith(".") or (entry.is_dir() and entry.name in library.locales):
        return None
    if name in _DATA:
        return None if entry.is_file() else contents.FOLDER if entry.is_dir() else contents.NO_FILE
    if not entry.is_dir() and locales.is_known(entry.name):
        return _NO_FOLDER
    if locales.is_known(entry.name):
        message = f"this language has not begun; `teach-forward new-locale {entry.name}` gives it a place"
        return message, f"begin the language so, or move the folder out of {top}"
    message = "this is not the folder of a language, and does not belong here"
    return message, f"move it into the folder of its language, such as {top}/{library.source}, or out of {top}"


def check_names(library: Library, locale: str) -> Iterator[Finding]:
    """The names of a locale's files: plain, and none that takes the place of another page."""
    paths = [file.relative_to(library.root).as_posix() for file in _files(library, locale)]
    told: set[str] = set()
    for path in paths:
        folder = path.split("/")[2]
        for what in faults_of_name(path, library.locales):
            if what != fault_of_workshop(folder) or folder not in told:
                yield Finding(printable(path), 1, what, rules.PAGE_NAME)
        told.add(folder)
    for first, second in same_on_disks(paths):
        message = f"on Windows and macOS this is the same file as {printable(first)}"
        yield Finding(printable(second), 1, message, rules.PAGE_NAME)
    for first, second in same_address(library.documents[locale]):
        message = f"the page would stand at the address of {path_of(locale, first)}"
        yield Finding(path_of(locale, second), 1, message, rules.PAGE_NAME)
    made = {page: source for slug in library.slugs() for page, source in made_of(slug).items()}
    for first, second in same_files([*made, *_with_files(library, locale)]):
        other, page = (path_of(locale, made.get(uri, uri)) for uri in (first, second))
        yield Finding(page, 1, f"files made of the page would bear the name of files of {other}", rules.PAGE_NAME)


def _with_files(library: Library, locale: str) -> Iterator[str]:
    """The pages of a locale of which files to download are made, beside those of `made_of`."""
    for uri, document in library.documents[locale].items():
        if document.kind == "index" or library.prints(locale, uri) or is_worksheet(uri):
            yield uri


def check_files(library: Library, locale: str) -> Iterator[Finding]:
    """Each file of a locale that is not a page is a picture, or a list of words, and no folder has the name of one."""
    for file in _entries(library, locale):
        path = printable(file.relative_to(library.root).as_posix())
        if file.is_dir() and not file.is_symlink():
            if file.name in _LISTS or file.suffix.lower() in (PAGE, DRAWING, *pictures.PIXELS):
                yield _told(path, contents.FOLDER)
        elif file.name.startswith("."):
            continue
        elif file.is_symlink():
            yield _told(path, contents.LINK)
        elif not file.is_file():
            yield _told(path, contents.NO_FILE)
        elif file.suffix != PAGE and file.name not in _LISTS:
            yield from _findings(library.root, path, file)


def _told(path: str, wrong: tuple[str, str]) -> Finding:
    message, advice = wrong
    return Finding(path, 1, message, rules.UNSAFE_FILE, advice=advice)


def _files(library: Library, locale: str) -> Iterator[Path]:
    """The files of a locale, and links to files; not those that are hidden."""
    return filter(_is_seen, _entries(library, locale))


def _is_seen(entry: Path) -> bool:
    """Whether an entry of a folder is a file or a link, and is not hidden."""
    return not entry.name.startswith(".") and (entry.is_file() or entry.is_symlink())


def _entries(library: Library, locale: str) -> Iterator[Path]:
    """All that lies in the folders of a locale."""
    for folder in (library.root / "docs" / locale, library.root / "workshops" / locale):
        yield from sorted(folder.rglob("*"))


def _findings(root: Path, path: str, file: Path) -> Iterator[Finding]:
    if not _PLAIN_NAME.fullmatch(file.name):
        yield _told(path, _NAME)
    try:
        content = contents.read(root, file.relative_to(root).as_posix())
    except ContentError as error:
        yield from error.findings
    else:
        yield from (fault.at(path) for fault in pictures.faults(printable(file.name), content))
