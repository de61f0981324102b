"""What no file shows by itself: links, totals, and whether a translation still matches its source.

Generators of findings over what was read. Nothing here prints or reads files.
"""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from teach_forward import library as lib
from teach_forward.dialect import is_remote
from teach_forward.findings import ContentError, Finding
from teach_forward.library import SOURCE_LOCALE, Library, uri_of
from teach_forward.model import Document, ItemList, Link, Slide

GROUP_WORK = "group-work"
HANDOUT = "handout.md"
REFERENCES = "references.md"
PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")  # the names that Unicode's CLDR gives them


def check(library: Library) -> Iterator[Finding]:
    """All findings over the whole library."""
    for locale in library.locales:
        for document in library.documents[locale].values():
            yield from check_links(library, document)
            source = library.documents[SOURCE_LOCALE].get(uri_of(document))
            if locale != SOURCE_LOCALE and source is not None:
                yield from check_pair(source, document)
                yield from check_revision(document, library.source_id(document))
        yield from check_words(library, locale)
        for workshop in library.workshops(locale):
            if workshop.guide.locale == workshop.exercise.locale == locale:
                yield from check_total(workshop.guide, workshop.exercise)
    yield from check_sources(library)


def find_all(root: Path) -> tuple[Library, tuple[Finding, ...]]:
    """Read the project and check it: the library, and every finding, sorted by place."""
    library, findings = lib.scan(root)
    return library, tuple(sorted({*findings, *check(library)}))


def load(root: Path) -> Library:
    """The library, checked. Raises ContentError with every error that there is."""
    library, findings = find_all(root)
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise ContentError(errors)
    return library


def check_links(library: Library, document: Document) -> Iterator[Finding]:
    """Each link and picture within the site leads somewhere."""
    for link in document.links:
        problem = _broken(library, document, link)
        if problem:
            yield Finding(document.path, link.line, problem, "broken-link")


def _broken(library: Library, document: Document, link: Link) -> str | None:
    if is_remote(link.href):
        return None
    path, _, anchor = unquote(link.href).partition("#")
    if path.startswith("/"):
        return f'"{link.href}" starts with a slash, which breaks where the guide does not lie at the top of its host'
    target: Document | None = document
    if path:
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(uri_of(document)), path))
        target = library.document(document.locale, _page_of(uri))
        if target is None:
            return None if library.file(document.locale, uri) else _nowhere(library, document, link, uri)
    ids = _ids_of(library, target)
    if anchor and target is not None and anchor not in ids:
        near = difflib.get_close_matches(anchor, ids, 1)
        guess = f"; did you mean #{near[0]}?" if near else ""
        return f'"{link.href}" leads nowhere: {target.path} has no id "{anchor}"{guess}'
    return None


def _ids_of(library: Library, page: Document | None) -> frozenset[str]:
    """The ids of a page; the references have those of the sources too, which are set into them."""
    if page is None:
        return frozenset()
    sources = library.sources if uri_of(page) == REFERENCES else ()
    return page.ids | {source.id for source in sources}


def check_sources(library: Library) -> Iterator[Finding]:
    """Some page links to each source."""
    targets = (link.href for document in library.documents[SOURCE_LOCALE].values() for link in document.links)
    used = {target.partition("#")[2] for target in targets if REFERENCES in target}
    for source in library.sources:
        if source.id not in used:
            message = f'no page links to the source "{source.id}"'
            yield Finding(lib.SOURCES_FILE, source.line, message, "unused-source")


def _page_of(uri: str) -> str:
    """The handout is made of the exercise, and has its ids."""
    folder, name = posixpath.split(uri)
    return f"{folder}/exercise.md" if name == HANDOUT and folder.startswith("workshops/") else uri


def _nowhere(library: Library, document: Document, link: Link, uri: str) -> str:
    near = difflib.get_close_matches(uri, library.documents[SOURCE_LOCALE], 1)
    guess = posixpath.relpath(near[0], posixpath.dirname(uri_of(document)) or ".") if near else ""
    return f'"{link.href}" leads nowhere' + (f"; did you mean {guess}?" if guess else "")


def check_total(guide: Document, exercise: Document) -> Iterator[Finding]:
    """The steps of the exercise take as long as the guide gives to group work."""
    session = next((session for session in guide.sessions if session.id == GROUP_WORK), None)
    if session is None:
        yield Finding(guide.path, 1, f"the guide has no heading {{#{GROUP_WORK}}}", "missing-heading")
    elif session.minutes is not None and exercise.minutes != session.minutes:
        message = (
            f"the steps of the exercise take {exercise.minutes} minutes, and the guide gives them {session.minutes}"
        )
        yield Finding(exercise.path, 1, message, "wrong-total")


def check_pair(source: Document, translation: Document) -> Iterator[Finding]:
    """The translation has the headings, minutes, slides and questions of its source."""

    def finding(line: int, message: str) -> Finding:
        return Finding(translation.path, line, message, "parity")

    sessions = {session.id: session for session in translation.sessions}
    for session in source.sessions:
        twin = sessions.get(session.id)
        if twin is None:
            yield finding(1, f'the heading {{#{session.id}}} ("{session.title}") is missing')
            continue
        if twin.minutes != session.minutes:
            yield finding(
                twin.line, f"{{#{session.id}}} takes {twin.minutes} minutes here and {session.minutes} in the source"
            )
        questions = {question.id for question in twin.questions}
        for question in session.questions:
            if question.id not in questions:
                yield finding(twin.line, f'the question "{question.id}" is missing under {{#{session.id}}}')
        slides = {slide.id: slide for slide in twin.slides}
        for slide in session.slides:
            if slide.id not in slides:
                yield finding(twin.line, f'the slide "{slide.id}" is missing under {{#{session.id}}}')
            else:
                yield from (finding(slides[slide.id].line, text) for text in _slide_faults(slide, slides[slide.id]))
    for extra in sorted(translation.ids - source.ids):
        line = next((n for n, text in enumerate(translation.text.split("\n"), 1) if extra in text), 1)
        yield finding(line, f'the source has no "{extra}"')


def _slide_faults(source: Slide, twin: Slide) -> Iterator[str]:
    if source.layout != twin.layout:
        yield f'the slide "{twin.id}" has the layout {twin.layout} here and {source.layout} in the source'
    counts = [sum(len(block.items) for block in slide.body if isinstance(block, ItemList)) for slide in (source, twin)]
    if counts[0] != counts[1]:
        yield f'the slide "{twin.id}" has {counts[1]} items here and {counts[0]} in the source'


def check_revision(translation: Document, source_id: str | None) -> Iterator[Finding]:
    """The translation names the source text that it translates, and that is the text of today."""
    named = translation.meta.get("source")
    if not named:
        message = f"the front matter does not say which English text this translates; write source: {source_id}"
        yield Finding(translation.path, 1, message, "missing-front-matter")
    elif named != source_id:
        message = f"the English text has changed since; its id is now {source_id}"
        yield Finding(translation.path, 1, message, "outdated-source", "warning")


def check_words(library: Library, locale: str) -> Iterator[Finding]:
    """The fixed words have the keys of the source; a number's word may have more forms than English has."""
    path = lib.path_of(locale, lib.WORDS_FILE)
    known = library.words(SOURCE_LOCALE).keys()
    for key in sorted(library.words(locale).keys() - known):
        base, _, form = key.rpartition("_")
        if form in PLURAL_FORMS and base in known:
            continue
        yield Finding(path, 1, f'the source has no fixed word "{key}"', "parity")
