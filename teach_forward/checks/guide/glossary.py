"""Terms that pages leave unlinked: each is one of the glossary, in its own language."""

from __future__ import annotations

from collections.abc import Iterator

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.library.glossary import GLOSSARY_PAGE, names_in, names_unlinked
from teach_forward.library.library import Library
from teach_forward.text.front_matter import line_of_key


def check_unlinked(library: Library, locale: str) -> Iterator[Finding]:
    """Names that leave no term unlinked, since the glossary of the page's language has none that is called so."""
    documents = library.documents[locale]
    naming = {document.path: document for document in documents.values() if names_unlinked(document)}
    if not naming or GLOSSARY_PAGE not in documents:
        return
    glossary = documents[GLOSSARY_PAGE]
    known = names_in(glossary)
    for path, document in naming.items():
        line = line_of_key(document.text, "unlinked")
        for name in sorted(names_unlinked(document) - known):
            message = f'"unlinked" names "{name}", and no term of {glossary.path} is called so'
            yield Finding(path, line, message, rules.UNKNOWN_TERM)
