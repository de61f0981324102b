"""The command that says how long pages and sentences are, how easily they read, and what minutes guides need."""

from __future__ import annotations

import argparse
from pathlib import Path

from teach_forward.cli.output import chosen
from teach_forward.library.scan import scan
from teach_forward.reports import minutes, readability


def report(options: argparse.Namespace) -> int:
    """Print a table for each language."""
    library, _ = scan(Path.cwd())
    for locale in chosen(options.locale, library.locales, "language"):
        print("\n".join(readability.table(tuple(readability.readings(library, locale)))), end="\n\n")
        if lines := tuple(minutes.table(library, locale)):
            print("\n".join(lines), end="\n\n")
    return 0
