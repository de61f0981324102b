"""What a preview does beside showing pages: it tells what is to be mended, and makes changed decks again."""

from __future__ import annotations

import logging
from collections.abc import Collection
from pathlib import Path

import mkdocs
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from teach_forward import checks
from teach_forward.deck import build
from teach_forward.findings import ContentError, Finding
from teach_forward.library.library import Library

POLL = 0.15  # seconds from one look at the files to the next; MkDocs waits for half a second

log = logging.getLogger(f"{mkdocs.__name__}.teach_forward")


def bring_up_to_date(library: Library, decks: Path, locales: Collection[str]) -> None:
    """Check the texts and make the decks of some languages that have changed; where a text is wrong, decks stay."""
    found = checks.check(library, ())
    try:
        build.build(library, decks, locales, library.slugs(), log.info)
    except ContentError as error:
        found = (*found, *error.findings)
    _tell(found)


def look_often(server: LiveReloadServer) -> None:
    """Let a server see sooner than it would what has been saved. It has not begun to look yet."""
    watched = list(server._watched_paths)
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=POLL)
    for path in watched:
        server.watch(path)


def _tell(found: Collection[Finding]) -> None:
    for finding in found:
        log.log(logging.ERROR if finding.severity == "error" else logging.WARNING, finding)
    if not found:
        log.info("All is well.")
