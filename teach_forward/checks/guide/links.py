"""Links and pictures lead somewhere, and each source is used."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.library.addresses import (
    REFERENCES,
    SOURCE_WORDS_FILE,
    SOURCES_FILE,
    STATUS_PAGE,
    leads_to,
    path_of,
    source_of_link,
    uri_of,
)
from teach_forward.library.library import Library
from teach_forward.model import Document, Link
from teach_forward.text.hrefs import is_remote
from teach_forward.util.phrases import did_you_mean

HANDOUT = "handout.md"


def check_links(library: Library, document: Document) -> Iterator[Finding]:
    """Each link and picture within the site leads somewhere."""
    for link in document.links:
        problem = _broken(library, document, link)
        if problem and len(link.href.split()) == 1:  # an address with a space inside is told as that
            yield Finding(document.path, link.line, problem, rules.BROKEN_LINK)


def _broken(library: Library, document: Document, link: Link) -> str | None:
    if is_remote(link.href):
        return None
    path, _, anchor = unquote(link.href).partition("#")
    if path.startswith("/"):
        return f'"{link.href}" starts with a slash, which breaks where the guide does not lie at the top of its host'
    target: Document | None = document
    if path:
        uri = leads_to(uri_of(document), link.href)
        if uri == STATUS_PAGE:
            return None
        target = library.document(document.locale, _page_of(uri))
        if target is None:
            return None if library.file(document.locale, uri) else _nowhere(library, document, link, uri)
    ids = _ids_of(library, target)
    if anchor and target is not None and target.text and anchor not in ids:  # no text: the page could not be read
        near = difflib.get_close_matches(anchor, ids, 1)
        guess = did_you_mean(*(f"#{id_}" for id_ in near))
        return f'"{link.href}" leads nowhere: {target.path} has no id "{anchor}"{guess}'
    return None


def _ids_of(library: Library, page: Document | None) -> frozenset[str]:
    """The ids of a page; the references have those of the sources too, which are set into them."""
    if page is None:
        return frozenset()
    sources = library.sources if uri_of(page) == REFERENCES else ()
    return page.ids | {source.id for source in sources}


def check_addresses(library: Library) -> Iterator[Finding]:
    """Each address elsewhere is listed, with the month of the last look at it. Our own repository needs no look.

    The source's pages alone are looked at: translations have the same addresses.
    """
    listed = {address for source in library.sources for address in (source.url, *source.also)}
    repository = library.project.repo_url
    for document in library.documents[library.source].values():
        for link in document.links:
            elsewhere = link.href.lower().startswith(("http://", "https://")) and not link.image
            if elsewhere and link.href not in listed and not f"{link.href}/".startswith(f"{repository}/"):
                message = f'"{link.href}" is not listed among the sources'
                yield Finding(document.path, link.line, message, rules.UNLISTED_LINK)


def check_sources(library: Library) -> Iterator[Finding]:
    """Some page links to each source, or to its address, or a clause names it; nothing else on its page has its id."""
    targets = [link.href for document in library.documents[library.source].values() for link in document.links]
    used = {source_of_link(target) for target in targets} | {clause.source for clause in library.clauses}
    for source in library.sources:
        if source.id not in used and source.url not in targets:
            message = f'no page links to the source "{source.id}"'
            yield Finding(SOURCES_FILE, source.line, message, rules.UNUSED_SOURCE)
    yield from _ids_of_sources(library)


def _ids_of_sources(library: Library) -> Iterator[Finding]:
    """Headings of the page of references whose id a source, which stands there too, has already."""
    page = library.documents[library.source].get(REFERENCES)
    if page is None:
        return
    lines = {part.id: part.line for part in page.sessions}
    for source in library.sources:
        if source.id in page.ids:
            message = f'the id "{source.id}" is that of a source of {SOURCES_FILE}, which stands on this page, too'
            yield Finding(page.path, lines.get(source.id, 1), message, rules.DUPLICATE_ID)


def check_source_words(library: Library, locale: str) -> Iterator[Finding]:
    """Each title of a language's own belongs to a source that there is."""
    path, known = path_of(locale, SOURCE_WORDS_FILE), {source.id for source in library.sources}
    for id_ in library.source_words[locale].titles:
        if id_ not in known:
            yield Finding(path, 1, f'there is no source "{id_}"', rules.BAD_SOURCE)


def _page_of(uri: str) -> str:
    """The handout is made of the exercise, and has its ids."""
    folder, name = posixpath.split(uri)
    return f"{folder}/exercise.md" if name == HANDOUT and folder.startswith("workshops/") else uri


def _nowhere(library: Library, document: Document, link: Link, uri: str) -> str:
    near = difflib.get_close_matches(uri, library.documents[library.source], 1)
    guess = posixpath.relpath(near[0], posixpath.dirname(uri_of(document)) or ".") if near else ""
    return f'"{link.href}" leads nowhere{did_you_mean(guess)}'
