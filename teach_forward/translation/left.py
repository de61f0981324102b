"""Sections of translations that are still in the source's language, as they were found in an earlier run.

To tell languages apart takes long tables, and most pages are those of the run before.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from teach_forward.checks.wording.untranslated import untranslated
from teach_forward.model import Document
from teach_forward.util import code, kept

KEPT = Path("build/kept/left")
"""Where they are kept, within a project."""

_ROOMS = ("checks", "text", "model.py", "layouts.py", "findings.py", "rules.py", "util")
_LIBRARIES = ("Babel", "eld")


class Left:
    """The sections of a project's translations that are left in the source's language."""

    def __init__(self, root: Path) -> None:
        self.store = kept.Store(root / KEPT)
        self.made = False

    def sections(self, source: Document, translation: Document) -> frozenset[str]:
        """The ids of these sections of a translation."""
        name = kept.key(code.fingerprint(_ROOMS, _LIBRARIES), *_parts(source), *_parts(translation))
        found: Iterable[str] | None = self.store.get(name)
        if found is None:
            found = untranslated(source, translation)
            self.store.put(name, tuple(sorted(found)))
            self.made = True
        return frozenset(found)

    def tidy(self) -> None:
        """Take what is old away where there is very much."""
        if self.made:
            self.store.tidy()


def _parts(document: Document) -> tuple[str, str]:
    return document.locale, document.text
