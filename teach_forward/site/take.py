"""What the home page of a language offers to take along."""

from __future__ import annotations

from dataclasses import dataclass

SIZE, KEPT_SIZE, FILES_SIZE, EDITION = "@@size@@", "@@kept-size@@", "@@files-size@@", "@@edition@@"
"""What stands in the home page until all pages are there and it is known."""


@dataclass(frozen=True, slots=True)
class Take:
    """Addresses from the site's root: of the archive, of the list of what a browser keeps, and of the worker.

    The last two are empty where a site lets nobody keep anything.
    """

    archive: str
    listing: str = ""
    worker: str = ""
    size: str = SIZE
    kept_size: str = KEPT_SIZE
    files_size: str = FILES_SIZE
    edition: str = EDITION


def listing_url(locale: str) -> str:
    """The address of the list of what a browser keeps of a language."""
    return f"assets/keep/{locale}.json"


WORKER = "worker.js"  # at the site's root: a worker answers for what lies beside and below it
