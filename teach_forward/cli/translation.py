"""Commands for translators."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from teach_forward import project, rules
from teach_forward.cli.output import UsageError, chosen, tell
from teach_forward.library.scan import scan
from teach_forward.translation import begin
from teach_forward.translation.newlocale import UnknownLocale
from teach_forward.util import locales as languages


def status(options: argparse.Namespace) -> int:
    """Say which pages are done, outdated or missing."""
    from teach_forward.translation import status as told  # noqa: PLC0415

    library, _ = scan(Path.cwd())
    named = chosen(options.locale, library.locales, "language")
    locales = [locale for locale in named if options.locale or locale != library.source]
    if options.format == "json":
        print(told.as_json(library, locales))
    elif options.format == "markdown":
        print("\n".join(told.as_markdown(library, locales)))
    else:
        for locale in locales:
            print("\n".join(told.as_text(library, locale)))
    if not locales:
        tell("There is no translation yet; begin one, such as: teach-forward new-locale es")
    return 0


def stamp(options: argparse.Namespace) -> int:
    """Record that translations match their source."""
    from teach_forward import checks  # noqa: PLC0415
    from teach_forward.translation import stamp as stamps  # noqa: PLC0415

    library, findings = checks.find_all(Path.cwd())
    texts: dict[str, str] = {}
    try:
        for document in [stamps.document_at(library, path) for path in options.paths]:
            if options.harmless:
                texts |= stamps.harmless(library, document)
            else:
                texts[document.path] = stamps.stamp(library, document, findings)
    except stamps.NoPage as error:
        raise UsageError(str(error)) from None
    _write(texts, "stamped")
    tell(*(str(finding) for finding in findings if finding.path in texts and finding.rule == rules.ENGLISH_LEFT))
    if not texts:
        tell("no translation was up to date before, so there is nothing to stamp")
    return 0


def new_locale(options: argparse.Namespace) -> int:
    """Begin a new language."""
    root = Path.cwd()
    facts = project.read(root)
    try:
        texts = begin.new_locale(root, facts, options.tag)
    except UnknownLocale as error:
        raise UsageError(str(error)) from None
    _write(texts, "wrote")
    tell(
        f"The site builds now, in {languages.name(facts.source)} where nothing is translated. "
        f"Begin with docs/{options.tag}/words.yml and docs/{options.tag}/index.md; "
        f"then: teach-forward check --locale {options.tag}"
    )
    return 0


def _write(texts: Mapping[str, str], done: str) -> None:
    for path, text in texts.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8", newline="\n")
        tell(f"{done} {path}")
