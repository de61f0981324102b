"""The command that says how long pages and sentences are, and how easily they read."""

from __future__ import annotations

import argparse
from pathlib import Path

from teach_forward.cli.output import chosen
from teach_forward.library.scan import scan
from teach_forward.reports import readability


def report(options: argparse.Namespace) -> int:
    """Print a table for each language."""
    library, _ = scan(Path.cwd())
    for locale in chosen(options.locale, library.locales, "language"):
        print("\n".join(readability.table(tuple(readability.readings(library, locale)))), end="\n\n")
    return 0
