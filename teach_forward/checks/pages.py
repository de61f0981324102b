"""What is wrong with a page by itself, and beside the page that it translates: as far as these two texts decide it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from teach_forward import rules
from teach_forward.checks.comparison.numbers import numbers
from teach_forward.checks.comparison.order import check_order
from teach_forward.checks.comparison.parity import check_pair
from teach_forward.checks.comparison.revision import check_revision, names_a_text
from teach_forward.checks.comparison.same_links import check_same_links
from teach_forward.checks.comparison.structure import check_structure
from teach_forward.checks.declarations import ADAPTED, STRUCTURE, adapted
from teach_forward.checks.page.characters import characters, dirty_lines
from teach_forward.checks.page.first_lines import check_first_lines
from teach_forward.checks.page.icons import check_icons
from teach_forward.checks.page.link_marks import check_link_marks
from teach_forward.checks.page.marks import check_typed_marks
from teach_forward.checks.page.paper import check_paper
from teach_forward.checks.page.table_marks import check_table_marks
from teach_forward.checks.wording.foreign import foreign
from teach_forward.checks.wording.language import check_leftovers, check_punctuation
from teach_forward.checks.wording.terms import check_terms
from teach_forward.findings import Finding
from teach_forward.model import Document, Terms
from teach_forward.text.front_matter import same_below
from teach_forward.text.passages import TOP, sections


def check_page(document: Document) -> Iterator[Finding]:
    """What is wrong with a page by itself."""
    yield from (fault.at(document.path) for fault in characters(document.text, document.locale))
    for line, message, rule in (
        *check_first_lines(document),
        *check_typed_marks(document),
        *check_link_marks(document),
        *check_table_marks(document),
        *check_icons(document),
        *check_paper(document),
    ):
        yield Finding(document.path, line, message, rules.RULES[rule])


def check_translation(
    document: Document, source: Document, source_id: str, old: bytes | None, terms: Terms, *, links_hold: bool
) -> Iterator[Finding]:
    """What is wrong with a translation beside its source, the blob id of whose file is `source_id`.

    `old` is the text that it names where that is an older one and is known. `links_hold`: all its links lead somewhere,
    so that they can be compared.
    """
    named = document.meta.get("source")
    yield from (fault.at(document.path) for fault in check_revision(source, document, source_id, old))
    if named != source_id and same_below(document.text, source.text):
        return  # a mere copy: all the rest would repeat it
    yield from _punctuation(source, document)
    yield from check_leftovers(source, document)
    yield from (fault.at(document.path) for fault in (*foreign(source, document), *numbers(source, document)))
    yield from check_terms(terms, source, document)
    older = names_a_text(document) and named != source_id  # its parts may differ from those of the current source
    differences = (
        Finding(document.path, line, message, rules.RULES[rule])
        for line, message, rule in (
            *check_structure(source, document, _declared(document, STRUCTURE)),
            *check_order(source, document),
            *(check_same_links(source, document, _declared(document, STRUCTURE, ADAPTED)) if links_hold else ()),
        )
    )
    for finding in (*check_pair(source, document), *differences):
        yield replace(finding, override="warning") if older else finding


def _declared(document: Document, *keys: str) -> set[str]:
    """The ids of sections that are others than in the source, as a comment says: all, if it stands on top."""
    declared = {id_ for key in keys for id_ in adapted(document.text, key)}
    return {section.id for section in sections(document.text)} if TOP in declared else declared


def _punctuation(source: Document, document: Document) -> Iterator[Finding]:
    """What is wrong with punctuation, save in lines whose characters are wrong: there it most likely follows."""
    if found := tuple(check_punctuation(source, document)):
        dirty = dirty_lines(document.text, document.locale)
        yield from (finding for finding in found if finding.line not in dirty)
