"""The command that says how far the languages are."""

from __future__ import annotations

import argparse
from pathlib import Path

from teach_forward.cli.output import chosen, tell, tell_unread
from teach_forward.library.scan import scan
from teach_forward.translation import status as translation


def status(options: argparse.Namespace) -> int:
    """Say which pages are done, outdated or missing."""
    library, found = scan(Path.cwd())
    named = chosen(options.locale, library.locales, "language")
    locales = [locale for locale in named if options.locale or locale != library.source]
    if options.format == "json":
        print(translation.as_json(library, locales))
    elif options.format == "markdown":
        print("\n".join(translation.as_markdown(library, locales)))
    else:
        for locale in locales:
            print("\n".join(translation.as_text(library, locale)))
    if not locales:
        tell("There is no translation yet; begin one, such as: teach-forward new-locale es")
    return 1 if tell_unread(found) else 0
