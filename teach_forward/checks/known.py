"""What is known to be wrong with pages from an earlier run, as far as the texts of a page and of its source decide it.

Of most pages neither text has changed since then. What other files decide (links, pictures, names) is looked at anew.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.model import Document, Terms
from teach_forward.util import code, kept
from teach_forward.util.parallel import underway

KEPT = Path("build/kept/findings")
"""Where findings are kept, within a project."""

_ROOMS = ("checks", "library/addresses.py", "text", "model.py", "layouts.py", "findings.py", "rules.py", "util")
_LIBRARIES = ("Babel", "eld", "lxml", "Markdown", "mkdocs-material", "nh3", "pymdown-extensions", "PyYAML", "regex")
_CLASSES = (Finding, rules.Rule, rules.Flag)
_FEW = 12  # so few pages are looked at without processes of their own


@dataclass(frozen=True)
class Beside:
    """What a translation is compared with: the source's page, the blob id of its file, and the guide's terms.

    `old` is the source's text that the translation names, where that is an older one and git has it. `links_hold`: all
    links of the translation lead somewhere, so that they can be compared.
    """

    source: Document
    source_id: str
    old: bytes | None
    terms: Terms
    links_hold: bool


Page = tuple[Document, Beside | None]
"""A page to look at, and what it is compared with where it is a translation."""


class Known:
    """The findings of a project's pages: those that are kept, and those that are made now."""

    def __init__(self, root: Path) -> None:
        self.store = kept.Store(root / KEPT, _CLASSES)

    def findings(self, pages: Sequence[Page]) -> Iterator[Finding]:
        """What is wrong with pages by themselves, and beside their sources where they have one."""
        known = kept.Found[Page, tuple[Finding, ...]](self.store, ((_name(*page), page) for page in pages))
        if known.missing:
            from teach_forward.checks import pages as _  # noqa: F401, PLC0415  (once, for all processes forked now)
        with underway(_made, known.missing, alone=_FEW, forked_only=True) as made:
            yield from chain.from_iterable(known.joined(made))

    def beside(self, path: str, data: bytes, locale: str, locales: Sequence[str]) -> tuple[Finding, ...]:
        """What is wrong with the characters of a file beside the pages, in one of the guide's languages."""
        name = kept.key(code.fingerprint(_ROOMS, _LIBRARIES), path, data, locale, *locales)
        return self.store.result(name, functools.partial(_made_of_file, path, data, locale, locales))


def _made(page: Page) -> tuple[Finding, ...]:
    from teach_forward.checks import pages  # noqa: PLC0415  (not needed where every page is known)

    document, beside = page
    found = tuple(pages.check_page(document))
    if beside:
        found += tuple(
            pages.check_translation(
                document, beside.source, beside.source_id, beside.old, beside.terms, links_hold=beside.links_hold
            )
        )
    return found


def _made_of_file(path: str, data: bytes, locale: str, locales: Sequence[str]) -> tuple[Finding, ...]:
    from teach_forward.checks.wording.beside import check_beside  # noqa: PLC0415  (as above)

    return tuple(fault.at(path) for fault in check_beside(data, locale, locales, is_yaml=path.endswith(".yml")))


def _name(document: Document, beside: Beside | None) -> str:
    parts = [code.fingerprint(_ROOMS, _LIBRARIES), *_parts(document)]
    if beside:
        known = str(beside.old is not None)  # its id is among the keys of the document
        parts += [*_parts(beside.source), beside.source_id, known, repr(beside.terms), str(beside.links_hold)]
    return kept.key(*parts)


def _parts(document: Document) -> tuple[str, ...]:
    """What a document was read from; its keys may be others than its text has (see `check_as_current`)."""
    return document.path, document.kind, document.locale, document.text, repr(sorted(document.meta.items()))
