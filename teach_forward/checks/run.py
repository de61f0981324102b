"""All checks over the whole library, or over one of its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from teach_forward import project, rules, theme
from teach_forward.checks.comparison.renamed import check_renamed
from teach_forward.checks.guide.clauses import check_clause_words, check_clauses
from teach_forward.checks.guide.files import check_files, check_names, check_places
from teach_forward.checks.guide.film import check_film
from teach_forward.checks.guide.forms import check_blanks, check_forms
from teach_forward.checks.guide.glossary import check_unlinked
from teach_forward.checks.guide.links import check_addresses, check_links, check_source_words, check_sources
from teach_forward.checks.guide.minutes import check_minutes
from teach_forward.checks.guide.pictures import check_pictures
from teach_forward.checks.guide.settings import check_listed, check_theme
from teach_forward.checks.guide.worksheets import check_worksheet
from teach_forward.checks.guide.workshops import check_agendas, check_numbers, check_total
from teach_forward.checks.known import Beside, Known, Page
from teach_forward.checks.wording.messages import check_messages
from teach_forward.findings import ContentError, Finding, errors, unreadable
from teach_forward.library import git
from teach_forward.library import scan as lib
from teach_forward.library.addresses import (
    CLAUSE_WORDS_FILE,
    CLAUSES_FILE,
    HABITS_FILE,
    KNOWN_WORDS_FILE,
    SEARCH_WORDS_FILE,
    SOURCE_WORDS_FILE,
    SOURCES_FILE,
    TERMS_FILE,
    path_of,
    uri_of,
)
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.rules import Flag
from teach_forward.text import contents

# Rules for a part that is missing, each with the rule for a part of another name that was meant as this one.
_RENAMED = {
    rules.MISSING_HEADING: rules.ID_DIFFERS,
    rules.MISSING_FRONT_MATTER: rules.UNKNOWN_KEY,
    rules.FRONT_MATTER_DIFFERS: rules.UNKNOWN_KEY,
    rules.MISSING_SOURCE: rules.UNKNOWN_KEY,
}
# Rules each with the one from which it follows, anywhere in the page or in the same line.
_IN_PAGE = {rules.MISSING_HEADING: rules.MISSING_ID, rules.ICONS_DIFFER: rules.UNKNOWN_ICON}
_IN_LINE = {
    rules.MISSING_FRONT_MATTER: rules.BAD_FRONT_MATTER,
    rules.MISSING_MINUTES: rules.UNSAFE_HTML,
}


def find_all(root: Path) -> tuple[Library, tuple[Finding, ...]]:
    """Read the project and check it: the library, and every finding, sorted by place."""
    library, found = lib.scan(root)
    return library, check(library, found)


def load(root: Path) -> Library:
    """The library, checked. Raises ContentError with every error that there is."""
    library, found = lib.scan(root)
    refuse_errors(library, found)
    return library


def refuse_errors(library: Library, found: Iterable[Finding]) -> None:
    """Check a library, `found` by its reading. Raises ContentError with every error that there is."""
    if wrong := errors(check(library, found)):
        raise ContentError(wrong)


def check(library: Library, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Every finding over a library, with those `found` by its reading, sorted by place."""
    return _without_consequences(found, _check_all(library))


def check_as_current(library: Library, document: Document, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What is wrong with a translation if it is taken for one of the current source text.

    These are the errors that it has among all `findings`, and what the comparison with the current text adds.
    """
    current = replace(document, meta={**document.meta, "source": library.source_id(document) or ""})
    known = errors(item for item in findings if item.path == document.path and item.rule != rules.MISSING_SOURCE)
    return check_page(library, current, known)


def check_page(library: Library, document: Document, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Every finding over one page, with those `found` by its reading, sorted by place."""
    return _without_consequences(found, _check_documents(library, [document], Known(library.root)))


def _check_all(library: Library) -> Iterator[Finding]:
    known = Known(library.root)
    yield from _check_documents(library, _page_by_page(library), known)
    for locale in library.locales:
        yield from check_messages(library, locale)
        yield from _check_minutes(library, locale)
    for workshop in library.workshops(library.source):
        yield from check_total(workshop.guide, workshop.exercise)
        yield from check_agendas(workshop.index, workshop.guide)
    if library.whole:
        yield from _check_project(library)
        for path, locale in _beside(library):
            yield from known.beside(path, contents.read(library.root, path), locale, library.locales)


def _page_by_page(library: Library) -> Iterator[Document]:
    """Each page with its translations behind it: what was read of the source to be compared is at hand for all."""
    by_locale = [library.documents[locale] for locale in library.locales]
    for uri in dict.fromkeys(chain.from_iterable(by_locale)):
        yield from (documents[uri] for documents in by_locale if uri in documents)


def _check_minutes(library: Library, locale: str) -> Iterator[Finding]:
    """The minutes of a language's guides and films; those of a translation are its source's, and only too few there."""
    messages, pace = library.messages(locale), library.project.pace
    translated = locale != library.source
    for document in library.documents[locale].values():
        if document.kind == "guide":
            yield from check_minutes(document, messages, pace, empty=not translated)
        elif document.kind == "film" and library.own_messages[locale]:  # else they could not be read, which is told
            yield from check_film(document, messages, pace, translated=translated)


def _check_project(library: Library) -> Iterator[Finding]:
    """What can be told only where everything was read."""
    for locale in library.locales:
        yield from check_files(library, locale)
        yield from check_names(library, locale)
        yield from check_source_words(library, locale)
        yield from check_clause_words(library, locale)
        yield from check_forms(library, locale)
        yield from check_blanks(library, locale)
        yield from check_unlinked(library, locale)
    yield from check_numbers(library)
    yield from check_sources(library)
    yield from check_clauses(library)
    yield from check_addresses(library)
    yield from check_places(library)
    yield from check_theme(library)
    yield from check_listed(library)


def _beside(library: Library) -> Iterator[tuple[str, str]]:
    """Path and locale of each file with words that is not a page or a file of messages."""
    shared = (SOURCES_FILE, TERMS_FILE, CLAUSES_FILE, theme.FILE, project.CONFIG_FILE)
    names = (KNOWN_WORDS_FILE, HABITS_FILE, SOURCE_WORDS_FILE, CLAUSE_WORDS_FILE, SEARCH_WORDS_FILE)
    own = ((path_of(locale, name), locale) for locale in library.locales for name in names)
    for path, locale in (*((path, library.source) for path in shared), *own):
        if (library.root / path).is_file():
            yield path, locale


def _check_documents(library: Library, documents: Iterable[Document], known: Known) -> Iterator[Finding]:
    pages: list[Page] = []
    for document in documents:
        broken = tuple(check_links(library, document))
        yield from broken
        yield from check_pictures(library, document)
        yield from check_worksheet(document)
        beside = None
        if document.locale != library.source:
            source, source_id = library.documents[library.source].get(uri_of(document)), library.source_id(document)
            if source is None or source_id is None:
                yield from _check_name(library, document)
            elif source.text:  # else its file could not be read, which is told
                named = document.meta.get("source", "")
                old = git.blob(library.root, named) if named != source_id else None
                beside = Beside(source, source_id, old, library.terms, links_hold=not broken)
        pages.append((document, beside))
    yield from known.findings(pages)


def _check_name(library: Library, document: Document) -> Iterator[Finding]:
    """What is wrong with the name of a translation that has no source under it."""
    renamed = tuple(check_renamed(library, document))
    for line, message, rule in renamed:
        yield Finding(document.path, line, message, rules.RULES[rule])
    if not renamed:
        yield Finding(document.path, 1, f"there is no {library.source_name} file of this name", rules.NO_SOURCE)


def _without_consequences(read: Iterable[Finding], checked: Iterable[Finding]) -> tuple[Finding, ...]:
    """All findings, sorted; without those that only follow from another one."""
    read, checked = frozenset(read), frozenset(checked)
    everything = read | checked
    read -= {finding for finding in read if _is_renamed(finding, everything)}  # all of such a page can be compared
    unread = {finding.path for finding in unreadable(read)}
    left_out = {
        Flag.COMPARISON: {finding.path for finding in read if Flag.STRUCTURE in finding.rule.flags},
        Flag.WORDS: {finding.path for finding in checked if Flag.LETTERS in finding.rule.flags},
    }
    kept = (
        finding
        for finding in checked
        if finding.path not in unread
        and not any(flag in finding.rule.flags and finding.path in paths for flag, paths in left_out.items())
        and not _is_renamed(finding, everything)
    )
    return tuple(sorted(finding for finding in {*read, *kept} if not _follows(finding, everything)))


def _is_renamed(finding: Finding, found: Iterable[Finding]) -> bool:
    """Whether a part is said to be missing only because it has another name: then that line is what helps."""
    cause = _RENAMED.get(finding.rule)
    return cause is not None and any(
        other.rule == cause and other.subject == finding.subject for other in _errors_beside(finding, found)
    )


def _follows(finding: Finding, found: Iterable[Finding]) -> bool:
    """Whether a finding only follows from another one, since what that tells of is not read."""
    within, beside = _IN_PAGE.get(finding.rule), _IN_LINE.get(finding.rule)
    return bool(within or beside) and any(
        other.rule == within or (other.rule == beside and other.line == finding.line)
        for other in _errors_beside(finding, found)
    )


def _errors_beside(finding: Finding, found: Iterable[Finding]) -> Iterator[Finding]:
    return (other for other in errors(found) if other.path == finding.path)
