"""What a preview does beside showing pages: it tells what is to be mended, and makes changed decks again."""

from __future__ import annotations

import logging
from collections.abc import Collection
from pathlib import Path

import mkdocs

from teach_forward import checks
from teach_forward.deck import build
from teach_forward.findings import ContentError, Finding
from teach_forward.library.library import Library

log = logging.getLogger(f"{mkdocs.__name__}.teach_forward")


def bring_up_to_date(library: Library, decks: Path, locales: Collection[str]) -> None:
    """Check the texts and make the decks of some languages that have changed; where a text is wrong, decks stay."""
    found = checks.check(library, ())
    try:
        build.build(library, decks, locales, library.slugs(), log.info)
    except ContentError as error:
        found = (*found, *error.findings)
    _tell(found)


def _tell(found: Collection[Finding]) -> None:
    for finding in found:
        log.log(logging.ERROR if finding.severity == "error" else logging.WARNING, finding)
    if not found:
        log.info("All is well.")
