"""Commands for authors and translators."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from teach_forward import checks, project, rules
from teach_forward.checks import mend
from teach_forward.checks import spelling as dictionaries
from teach_forward.cli.output import Refused, count, require, show, tell
from teach_forward.deck.build import findings as deck_findings
from teach_forward.findings import Finding
from teach_forward.library.addresses import source_path
from teach_forward.library.library import Library
from teach_forward.library.scan import scan
from teach_forward.reports import readability
from teach_forward.translation import tasks
from teach_forward.translation.newlocale import UnknownLocale


def check(options: argparse.Namespace) -> int:
    """Say what is to mend in the texts, and mend what is safe to mend where asked."""
    behind = [name for name in options.locale or () if Path(name).exists()]  # `--locale fr docs/fr/index.md`
    options.locale = [name for name in options.locale or () if name not in behind]
    options.paths += map(Path, behind)
    if nowhere := [str(path) for path in options.paths if not path.exists()]:
        raise Refused(f"there is nothing to check at {', '.join(nowhere)}")
    if options.fix:
        _fix(Path.cwd(), project.read(Path.cwd()).source, options)
    library, findings = _findings(options.locale)
    require(options.locale, library.locales, "language")
    findings = tuple(finding for finding in findings if _asked(finding.path, options))
    show(findings, options.format)
    errors = sum(finding.severity == "error" for finding in findings)
    tell(f"{count(errors, 'problem')}, {count(len(findings) - errors, 'warning')}" if findings else "All is well.")
    return 1 if errors else 0


def spelling(options: argparse.Namespace) -> int:
    """Look for words that no dictionary has."""
    library, _ = scan(Path.cwd())
    require(options.locale, library.locales, "language")
    findings: list[Finding] = []
    checked = []
    for locale in options.locale or library.locales:
        try:
            findings += dictionaries.misspelt(library, locale)
            checked.append(locale)
        except dictionaries.NoDictionary as missing:
            tell(str(missing))
    show(findings, options.format)
    if checked:
        tell(f"{count(len(findings), 'unknown word') if findings else 'No unknown word'} in {', '.join(checked)}.")
    return 1 if findings or not checked else 0


def report(options: argparse.Namespace) -> int:
    """Say how long pages and sentences are."""
    library, _ = scan(Path.cwd())
    require(options.locale, library.locales, "language")
    for locale in options.locale or library.locales:
        print("\n".join(readability.table(tuple(readability.readings(library, locale)))), end="\n\n")
    return 0


def _asked(path: str, options: argparse.Namespace) -> bool:
    """Whether a person asked about this file: it is of one of the languages, and lies under one of the paths."""
    parts = path.split("/")
    if options.locale and not any(locale in parts for locale in options.locale):
        return False
    under = [Path(asked).resolve() for asked in options.paths]
    return not under or any(Path(path).resolve().is_relative_to(place) for place in under)


def _fix(root: Path, source_locale: str, options: argparse.Namespace) -> None:
    for path in sorted(
        [*(root / "docs").rglob("*.md"), *(root / "docs").rglob("*.yml"), *(root / "workshops").rglob("*.md")]
    ):
        relative = path.relative_to(root).as_posix()
        if not _asked(relative, options):
            continue
        source = root / source_path(relative, source_locale)
        data, english = path.read_bytes(), source.read_bytes() if source.is_file() else b""
        if (mended := mend.mended(relative, data, english)) != data:
            path.write_bytes(mended)
            tell(f"mended {relative}")


def status(options: argparse.Namespace) -> int:
    """Say which pages are done, outdated or missing."""
    library, _ = scan(Path.cwd())
    require(options.locale, library.locales, "language")
    locales = options.locale or library.locales[1:]
    if options.format == "json":
        print(tasks.status_json(library, locales))
    elif options.format == "markdown":
        print("\n".join(tasks.status_markdown(library, locales)))
    else:
        for locale in locales:
            print("\n".join(tasks.status_text(library, locale)))
    return 0


def summary(_: argparse.Namespace) -> int:
    """Say in plain words what is to mend and how far the languages are."""
    library, findings = _findings()
    print("\n".join(tasks.summary(library, findings)))
    return 0


def _findings(locales: Sequence[str] | None = None) -> tuple[Library, tuple[Finding, ...]]:
    """The library with all findings; slides are set only where nothing else is wrong, or they would be set wrongly."""
    library, findings = checks.find_all(Path.cwd())
    if not any(finding.severity == "error" for finding in findings):
        findings = tuple(sorted({*findings, *deck_findings(library, locales)}))
    return library, findings


def stamp(options: argparse.Namespace) -> int:
    """Record that translations match their source."""
    library, findings = checks.find_all(Path.cwd())
    texts: dict[str, str] = {}
    try:
        for document in [tasks.document_at(library, path) for path in options.paths]:
            if options.harmless:
                texts |= tasks.harmless(library, document)
            else:
                texts[document.path] = tasks.stamp(library, document, findings)
    except tasks.NoPage as error:
        raise Refused(str(error)) from None
    for path, text in texts.items():
        Path(path).write_text(text, encoding="utf-8", newline="\n")
        tell(f"stamped {path}")
    left = [finding for finding in findings if finding.path in texts and finding.rule == rules.ENGLISH_LEFT]
    tell(*map(str, left))
    if not texts:
        tell("no translation was up to date before, so there is nothing to stamp")
    return 0


def new_locale(options: argparse.Namespace) -> int:
    """Begin a new language."""
    library, _ = scan(Path.cwd())
    try:
        files = tasks.new_locale(library, options.tag)
    except UnknownLocale as error:
        raise Refused(str(error)) from None
    for path, text in files.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8", newline="\n")
        tell(f"wrote {path}")
    tell(
        f"The site builds now, in English where nothing is translated. Begin with docs/{options.tag}/words.yml and "
        f"docs/{options.tag}/index.md; then: teach-forward check --locale {options.tag}"
    )
    return 0
