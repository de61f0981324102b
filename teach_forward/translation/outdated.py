"""What edits of the source have left to do in translations, told by page of the source instead of by line.

Whoever edits a page of the source makes it out of date in every language at once. To them, one line says that; those
who translate ask about their language, or have changed the page, and are told each section at its line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from teach_forward import rules
from teach_forward.checks.comparison.revision import names_a_text
from teach_forward.findings import Finding
from teach_forward.library.addresses import source_path, uri_of
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.translation import revisions
from teach_forward.util.phrases import counted


@dataclass(frozen=True, slots=True)
class Outdated:
    """A page of the source that has changed since some languages translated it, and what each has to look at."""

    path: str
    languages: tuple[str, ...]

    def __str__(self) -> str:
        noun = "language" if len(self.languages) == 1 else "languages"
        return f"{self.path} has changed: {len(self.languages)} {noun} to update: {', '.join(self.languages)}"


def told(
    library: Library, findings: Iterable[Finding], by_line: Callable[[str], bool]
) -> tuple[tuple[Finding, ...], tuple[Outdated, ...]]:
    """The findings that are told by line; and by page what edits of the source have left to do elsewhere.

    `by_line` says of the path of a translation whether that is told by line there too.
    """
    older = {
        document.path: document
        for locale in library.locales
        for document in library.documents[locale].values()
        if locale != library.source and names_a_text(document) and not by_line(document.path)
    }
    kept: list[Finding] = []
    left: dict[str, dict[str, Document]] = defaultdict(dict)
    for finding in findings:
        if finding.path in older and (finding.rule == rules.OUTDATED_SOURCE or finding.override == "warning"):
            left[source_path(finding.path, library.source)][finding.path] = older[finding.path]
        else:
            kept.append(finding)
    return tuple(kept), tuple(Outdated(path, tuple(_languages(library, left[path].values()))) for path in sorted(left))


def _languages(library: Library, documents: Iterable[Document]) -> Iterator[str]:
    for document in documents:
        sections = {change.section for change in revisions.state(library, document.locale, uri_of(document)).changes}
        what = counted(len(sections), "section") if sections else "the whole page"
        yield f"{document.locale} ({what})"
