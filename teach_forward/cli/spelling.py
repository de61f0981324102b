"""The command that looks for words that no dictionary has."""

from __future__ import annotations

import argparse
from pathlib import Path

from teach_forward.checks.wording import spelling as dictionaries
from teach_forward.cli.formats import show
from teach_forward.cli.output import chosen, tell
from teach_forward.findings import Finding, unreadable
from teach_forward.library.scan import scan
from teach_forward.util.phrases import counted


def spelling(options: argparse.Namespace) -> int:
    """Look for words that no dictionary has."""
    library, found = scan(Path.cwd())
    unread, findings, checked = list(unreadable(found)), list[Finding](), list[str]()
    lacking: dict[str, None] = {}  # what is missing is the same for many languages
    for locale in chosen(options.locale, library.locales, "language"):
        unread += dictionaries.unread(library, locale)
        try:
            findings += dictionaries.misspelt(library, locale)
            checked.append(locale)
        except dictionaries.NoDictionary as missing:
            lacking[str(missing)] = None
    tell(*lacking)
    show([*unread, *findings], options.format)
    if checked:
        tell(f"{counted(len(findings), 'unknown word') if findings else 'No unknown word'} in {', '.join(checked)}.")
    return 1 if unread or findings or not checked else 0
