"""Sections of translations that are still in the source's language, as they were found in an earlier run.

To tell languages apart takes long tables, and most pages are those of the run before.
"""

from __future__ import annotations

from pathlib import Path

from teach_forward.checks.wording.untranslated import untranslated
from teach_forward.model import Document
from teach_forward.util import code, kept

KEPT = Path("build/kept/left")
"""Where they are kept, within a project."""

_ROOMS = ("checks", "library", "text", "model.py", "layouts.py", "findings.py", "rules.py", "util")
_LIBRARIES = ("Babel", "eld")


def left(root: Path, source: Document, translation: Document) -> frozenset[str]:
    """The ids of these sections of a translation, in the project at `root`."""
    store = kept.Store(root / KEPT)
    name = kept.key(code.fingerprint(_ROOMS, _LIBRARIES), *_parts(source), *_parts(translation))
    return frozenset(store.result(name, lambda: tuple(sorted(untranslated(source, translation)))))


def _parts(document: Document) -> tuple[str, str]:
    return document.locale, document.text
