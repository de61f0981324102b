"""The command that begins a new language."""

from __future__ import annotations

import argparse
from pathlib import Path

from teach_forward import project
from teach_forward.cli.output import UsageError, tell, write
from teach_forward.starter import brought
from teach_forward.translation import begin
from teach_forward.translation.newlocale import UnknownLocale
from teach_forward.util import locales


def new_locale(options: argparse.Namespace) -> int:
    """Begin a new language."""
    root = Path.cwd()
    facts = project.read(root)
    try:
        texts = begin.new_locale(root, facts, options.tag, brought.messages(options.tag))
    except UnknownLocale as error:
        raise UsageError(str(error)) from None
    write(texts, "wrote")
    tell(
        f"The site builds now, in {locales.name(facts.source)} where nothing is translated. "
        f"Begin with docs/{options.tag}/words.yml and docs/{options.tag}/index.md; "
        f"then: teach-forward check --locale {options.tag}"
    )
    return 0
