"""A translation whose source has another name now: it is found by its text, or by the ids of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from teach_forward.library.addresses import path_of, uri_of
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.text.front_matter import line_of_key

Said = Iterator[tuple[int, str, str]]

ALIKE = 0.8  # the share of ids that two pages have in common from which on they are the same page
FEWEST = 3  # ids of a page that tell it from others


def check_renamed(library: Library, document: Document) -> Said:
    """The new name of the source, for a translation that has none of its own name; nothing where it is gone."""
    if uri := _new_name(library, document):
        old, new = path_of(library.source, uri_of(document)), path_of(library.source, uri)
        here = path_of(document.locale, uri)
        message = f"{old} is {new} now; rename this file to {here}"
        yield line_of_key(document.text, "source"), message, "source-renamed"


def _new_name(library: Library, document: Document) -> str:
    """The address of the page that a translation belongs to, among those that its language does not have yet."""
    own = library.documents[document.locale]
    free = {uri: page for uri, page in library.documents[library.source].items() if uri not in own}
    named = document.meta.get("source")
    for uri, page in free.items():
        if named and library.source_id(page) == named:
            return uri
    likeness = {uri: _likeness(page.ids, document.ids) for uri, page in free.items()}
    best = max(likeness, key=lambda uri: likeness[uri], default="")
    return best if best and likeness[best] >= ALIKE else ""


def _likeness(ids: frozenset[str], others: frozenset[str]) -> float:
    """The share of ids that two pages have in common; 0 where one has too few of them to be told from others."""
    return len(ids & others) / len(ids | others) if min(len(ids), len(others)) >= FEWEST else 0.0
