"""All checks over the whole library, or over some of its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from teach_forward.checks.files import check_files, check_pictures, check_places
from teach_forward.checks.language import check_leftovers, check_marks
from teach_forward.checks.links import check_addresses, check_links, check_source_words, check_sources
from teach_forward.checks.messages import check_messages
from teach_forward.checks.parity import check_links_alike, check_pair, check_revision, names_a_text
from teach_forward.checks.terms import check_terms
from teach_forward.checks.totals import check_total
from teach_forward.findings import ContentError, Finding
from teach_forward.library import scan as lib
from teach_forward.library.addresses import uri_of
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.text.prose import same_below


def check(library: Library) -> Iterator[Finding]:
    """All findings over the whole library."""
    for locale in library.locales:
        for document in library.documents[locale].values():
            yield from _check_document(library, document)
        yield from check_messages(library, locale)
        yield from check_files(library, locale)
        yield from check_source_words(library, locale)
    for workshop in library.workshops(library.source):
        yield from check_total(workshop.guide, workshop.exercise)
    yield from check_sources(library)
    yield from check_addresses(library)
    yield from check_places(library)


def _check_document(library: Library, document: Document) -> Iterator[Finding]:
    broken = tuple(check_links(library, document))
    yield from broken
    yield from check_pictures(library, document)
    if document.locale == library.source:
        return
    source, source_id = library.documents[library.source].get(uri_of(document)), library.source_id(document)
    if source is None or source_id is None:
        yield Finding(document.path, 1, "there is no English file of this name", "no-source")
        return
    named = document.meta.get("source")
    if named != source_id and same_below(document.text, source.text):
        yield from check_revision(document, source_id)  # a copy to be translated: all the rest would say the same
        return
    yield from check_marks(source, document)
    yield from check_revision(document, source_id)
    yield from check_leftovers(source, document)
    yield from check_terms(library.terms, source, document)
    older = names_a_text(document) and named != source_id  # its parts may lawfully be others than today's
    for finding in compare(source, document, broken):
        yield replace(finding, severity="warning") if older else finding


def compare(source: Document, translation: Document, broken: tuple[Finding, ...] = ()) -> Iterator[Finding]:
    """Whether a translation has the parts of a source; its links only where none of them is broken anyway."""
    yield from check_pair(source, translation)
    if not broken:
        yield from check_links_alike(source, translation)


# A page whose blocks or ids are broken cannot be compared part by part: that would report one fault as many.
SHAKING = {
    *(
        "bad-minutes",
        "bad-option",
        "duplicate-id",
        "misplaced-block",
        "misplaced-option",
        "missing-id",
        "missing-minutes",
    ),
    *(
        "missing-title",
        "nested-block",
        "orphan-answer",
        "stray-fence",
        "title-count",
        "unclosed-block",
        "unknown-block",
    ),
    *("unexpected-title", "unknown-option", "unparsed-block", "missing-heading", "misplaced-element", "shallow-indent"),
    *("bad-front-matter", "conflict-marker", "list-gap", "unsafe-html", "unanswered-question", "missing-front-matter"),
}
COMPARING = {
    *(
        "extra-part",
        "front-matter-differs",
        "id-differs",
        "item-count",
        "layout-differs",
        "links-differ",
        "minutes-differ",
    ),
    *("missing-notes", "missing-question", "missing-section", "missing-slide", "order-differs", "pictures-differ"),
    *("missing-source", "table-columns", "term-missing", "tip-count", "words-missing"),
}


def find_all(root: Path) -> tuple[Library, tuple[Finding, ...]]:
    """Read the project and check it: the library, and every finding, sorted by place."""
    library, findings = lib.scan(root)
    return library, all_of(library, findings)


def all_of(library: Library, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Every finding over a library, those of its reading with it, sorted by place."""
    return _told(findings, check(library))


def of_page(library: Library, document: Document, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The errors among all `findings` that a translation has, and what more it would have as one of today's text."""
    today = replace(document, meta={**document.meta, "source": library.source_id(document) or ""})
    errors = (item for item in findings if item.path == document.path and item.severity == "error")
    told = (item for item in errors if item.rule != "missing-source")
    return _told(told, _check_document(library, today))


def _told(read: Iterable[Finding], checked: Iterable[Finding]) -> tuple[Finding, ...]:
    """All findings, sorted; without those that only follow from another one."""
    read, checked = frozenset(read), frozenset(checked)
    everything = read | checked
    read -= {finding for finding in read if _follows(finding, everything)}
    shaken = {finding.path for finding in read if finding.rule in SHAKING}
    unread = {finding.path for finding in read if finding.rule in ("not-utf8", "bad-source", "bad-terms")}
    kept = (
        finding
        for finding in checked
        if finding.path not in unread and not (finding.path in shaken and finding.rule in COMPARING)
    )
    return tuple(sorted({*read, *kept}))


def _follows(finding: Finding, found: Iterable[Finding]) -> bool:
    """Whether a heading is missing only because its id is, or is another one: then that line is what helps."""
    if finding.rule != "missing-heading":
        return False
    id_ = finding.message.rpartition(" ")[2]
    here = (other for other in found if other.path == finding.path and other.severity == "error")
    return any(other.rule == "missing-id" or (other.rule == "id-differs" and id_ in other.message) for other in here)


def refuse_errors(library: Library, findings: Iterable[Finding]) -> None:
    """Raise ContentError where a library, with the findings of its reading, has errors; with every one of them."""
    if errors := [finding for finding in all_of(library, findings) if finding.severity == "error"]:
        raise ContentError(errors)


def load(root: Path) -> Library:
    """The library, checked. Raises ContentError with every error that there is."""
    library, findings = lib.scan(root)
    refuse_errors(library, findings)
    return library
