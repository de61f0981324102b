"""Recording that a translation matches its source, in its front matter."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from teach_forward import checks, rules
from teach_forward.findings import ContentError, Finding, errors
from teach_forward.library.addresses import uri_of
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.text.front_matter import same_below
from teach_forward.translation import git, revisions


class NoPage(LookupError):
    """A path that does not name a page of the kind that is asked for; says what to name instead."""


def document_at(library: Library, path: Path) -> Document:
    """The page of the guide that a path names. Raises NoPage where there is none."""
    relative = os.path.relpath(path, library.root).replace(os.sep, "/")
    for locale in library.locales:
        for document in library.documents[locale].values():
            if document.path == relative:
                return document
    raise NoPage(f"{path} is not a page of the guide; name pages one by one, such as docs/fr/about.md")


def stamp(library: Library, document: Document, findings: Sequence[Finding]) -> str:
    """The text of a translation that now matches its source. Raises ContentError while it has errors; NoPage."""
    source = library.documents[library.source].get(uri_of(document))
    if source is None or document.locale == library.source:
        raise NoPage(
            f"{document.path} does not translate any {library.source_name} page; "
            "name a translation, such as docs/fr/about.md"
        )
    faults = [*errors(checks.check_as_current(library, document, findings))]
    if same_below(document.text, source.text):
        message = f"all of it is still the {library.source_name} text"
        faults.append(Finding(document.path, 1, message, rules.ENGLISH_LEFT, override="error"))
    if faults:
        raise ContentError(faults)
    return revisions.stamped(document.text, source, library.source_id(source) or "")


def harmless(library: Library, source: Document) -> dict[str, str]:
    """New texts, by path, of the translations that matched a source before an edit that changes nothing for them."""
    if source.locale != library.source:
        raise NoPage(f"{source.path} is a translation; name the {library.source_name} page that was edited")
    before, uri = git.committed_id(library.root, source.path), uri_of(source)
    return {
        twin.path: revisions.stamped(twin.text, source, library.source_id(source) or "")
        for locale in library.locales[1:]
        if (twin := library.documents[locale].get(uri)) and before and twin.meta.get("source") == before
    }
