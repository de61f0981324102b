"""The command that says how long texts are, how easily they read, what minutes guides need, and habits of writing."""

from __future__ import annotations

import argparse
from pathlib import Path

from teach_forward.cli.output import chosen, tell_unread
from teach_forward.library.scan import scan
from teach_forward.reports import habits, minutes, readability


def report(options: argparse.Namespace) -> int:
    """Print a table for each language."""
    library, found = scan(Path.cwd())
    for locale in chosen(options.locale, library.locales, "language"):
        print("\n".join(readability.table(tuple(readability.readings(library, locale)))), end="\n\n")
        for lines in (tuple(minutes.table(library, locale)), tuple(habits.table(library, locale))):
            if lines:
                print("\n".join(lines), end="\n\n")
    return 1 if tell_unread(found) else 0
