"""The commands. With the door before it, the only place that prints and sets an exit status."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from teach_forward import checks, commands, history, inputs, reports, spelling
from teach_forward.audit import audit
from teach_forward.cli import DECKS
from teach_forward.cli.options import UNION_DECKS, parser
from teach_forward.deck import build as deck_build
from teach_forward.deck import fullest
from teach_forward.findings import ContentError, Finding
from teach_forward.library import SOURCE_LOCALE, Library
from teach_forward.newlocale import UnknownLocale

SHEETS = Path("build/worksheets")


def run(arguments: Sequence[str]) -> int:
    """Run a command; the exit status is 0 where all is well, 1 where the content or the disk is not."""
    options = parser().parse_args(arguments)
    if not options.command:
        parser().print_help(sys.stderr)
        return 2
    try:
        return COMMANDS[options.command](options)
    except ContentError as error:
        _tell(*map(str, error.findings), _count(len(error.findings), "problem") + "; nothing was written")
        return 1
    except BrokenPipeError:  # whoever reads our output has seen enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        _tell(f"{error.filename or 'error'}: {error.strerror or error}")
        return 1
    except KeyboardInterrupt:
        return 130


def _slides(options: argparse.Namespace) -> int:
    started = time.monotonic()
    mark = inputs.fingerprint(Path.cwd())
    library = checks.load(Path.cwd())
    for given, known, what in (
        (options.locale, library.locales, "language"),
        (options.workshop, library.slugs(), "workshop"),
    ):
        if (wrong := _unknown(given, known, what)) is not None:
            return wrong
    out = options.out or (UNION_DECKS if options.template else DECKS)
    try:
        built = deck_build.build(library, out, options.locale, options.workshop, _tell, template=options.template)
    except deck_build.Unusable as error:
        _tell(*error.lines, "nothing was written")
        return 1
    if not (options.locale or options.workshop or options.template):
        inputs.record(out, mark, {deck.name: deck.bytes for deck in built})
    if options.report:
        print("\n".join(fullest.table(built)))
    _tell(f"{_count(len(built), 'deck')} in {out} ({time.monotonic() - started:.1f} s)")
    return 0


def _template(options: argparse.Namespace) -> int:
    library = checks.find_all(Path.cwd())[0]
    if (wrong := _unknown([options.locale], library.locales, "language")) is not None:
        return wrong
    numbers = deck_build.numbers(library)
    if (wrong := _unknown([str(options.workshop)], numbers, "workshop")) is not None:
        return wrong
    deck_build.starter(library, options.out, options.workshop, options.locale)
    _tell(f"wrote {options.out}; change its look in PowerPoint, then: slides --template {options.out}")
    return 0


def _check(options: argparse.Namespace) -> int:
    if nowhere := [str(path) for path in options.paths if not path.exists()]:
        _tell(f"there is nothing to check at {', '.join(nowhere)}")
        return 1
    if options.fix:
        _fix(Path.cwd(), options)
    library, findings = _findings(options.locale)
    if (wrong := _unknown(options.locale, library.locales, "language")) is not None:
        return wrong
    findings = tuple(finding for finding in findings if _asked(finding.path, options))
    print("\n".join(reports.report(findings, options.format)), end="\n" if findings or options.format == "json" else "")
    errors = sum(finding.severity == "error" for finding in findings)
    _tell(f"{_count(errors, 'problem')}, {_count(len(findings) - errors, 'warning')}" if findings else "All is well.")
    return 1 if errors else 0


def _spelling(options: argparse.Namespace) -> int:
    library = checks.find_all(Path.cwd())[0]
    if (wrong := _unknown(options.locale, library.locales, "language")) is not None:
        return wrong
    findings: list[Finding] = []
    checked = []
    for locale in options.locale or library.locales:
        try:
            findings += spelling.misspelt(library, locale)
            checked.append(locale)
        except spelling.NoDictionary as missing:
            _tell(str(missing))
    print("\n".join(reports.report(findings, options.format)), end="\n" if findings or options.format == "json" else "")
    if checked:
        _tell(f"{_count(len(findings), 'unknown word') if findings else 'No unknown word'} in {', '.join(checked)}.")
    return 1 if findings else 0


def _report(options: argparse.Namespace) -> int:
    from teach_forward import readability  # noqa: PLC0415  (no other command counts syllables)

    library = checks.find_all(Path.cwd())[0]
    if (wrong := _unknown(options.locale, library.locales, "language")) is not None:
        return wrong
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


def _fix(root: Path, options: argparse.Namespace) -> None:
    for path in sorted(
        [*(root / "docs").rglob("*.md"), *(root / "docs").rglob("*.yml"), *(root / "workshops").rglob("*.md")]
    ):
        relative = path.relative_to(root).as_posix()
        if not _asked(relative, options):
            continue
        data = path.read_bytes()
        if (mended := commands.mended(relative, data)) != data:
            path.write_bytes(mended)
            _tell(f"mended {relative}")


def _status(options: argparse.Namespace) -> int:
    library = checks.find_all(Path.cwd())[0]
    if (wrong := _unknown(options.locale, library.locales, "language")) is not None:
        return wrong
    locales = options.locale or library.locales[1:]
    if options.format == "json":
        print(commands.status_json(library, locales))
    elif options.format == "markdown":
        print("\n".join(commands.status_markdown(library, locales)))
    else:
        for locale in locales:
            print("\n".join(commands.status_text(library, locale)))
    return 0


def _summary(_: argparse.Namespace) -> int:
    library, findings = _findings()
    print("\n".join(commands.summary(library, findings)))
    return 0


def _findings(locales: Sequence[str] | None = None) -> tuple[Library, tuple[Finding, ...]]:
    """The library with all findings; slides are set only where nothing else is wrong, or they would be set wrongly."""
    library, findings = checks.find_all(Path.cwd())
    if not any(finding.severity == "error" for finding in findings):
        findings = tuple(sorted({*findings, *deck_build.findings(library, locales)}))
    return library, findings


def _stamp(options: argparse.Namespace) -> int:
    library, findings = checks.find_all(Path.cwd())
    documents = [commands.document_at(library, path) for path in options.paths]
    texts: dict[str, str] = {}
    for document in documents:
        if options.harmless:
            texts |= commands.harmless(library, document)
        else:
            texts[document.path] = commands.stamp(library, document, findings)
    for path, text in texts.items():
        Path(path).write_text(text, encoding="utf-8", newline="\n")
        _tell(f"stamped {path}")
    if not texts:
        _tell("no translation was up to date before, so there is nothing to stamp")
    return 0


def _new_locale(options: argparse.Namespace) -> int:
    library = checks.find_all(Path.cwd())[0]
    try:
        files = commands.new_locale(library, options.tag)
    except UnknownLocale as error:
        _tell(str(error))
        return 1
    for path, text in files.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8", newline="\n")
        _tell(f"wrote {path}")
    _tell(
        f"The site builds now, in English where nothing is translated. Begin with docs/{options.tag}/words.yml and "
        f"docs/{options.tag}/index.md; then: teach-forward check --locale {options.tag}"
    )
    return 0


def _unknown(given: Sequence[str] | None, known: Sequence[str], what: str) -> int | None:
    """The exit status where a name was given that there is not, after saying so."""
    unknown = [name for name in given or () if name not in known]
    if not unknown:
        return None
    _tell(f"there is no {what} {', '.join(unknown)}; there are {', '.join(known)}")
    return 1


def _audit(options: argparse.Namespace) -> int:
    faults = [fault for path in options.files for fault in audit(str(path), path.read_bytes())]
    for fault in faults:
        print(fault)
    _tell("All is well." if not faults else f"{_count(len(faults), 'problem')} in {_count(len(options.files), 'file')}")
    return 1 if faults else 0


def _site(options: argparse.Namespace) -> int:
    """Build beside the last good site, and put the new one in its place when all went well."""
    from teach_forward.site import build as site_build  # noqa: PLC0415  (decks and checks do without MkDocs)

    started = time.monotonic()
    if not _may_replace(options.out):
        _tell(f"{options.out} holds other things than a site; name a new folder, or an empty one")
        return 1
    library = checks.load(Path.cwd())
    if (wrong := _unknown(options.locale, library.locales, "language")) is not None:
        return wrong
    locales = _locales_to_build(library, options)
    deck_build.build(library, DECKS, locales, progress=_tell)
    _worksheets(library, SHEETS)
    out: Path = options.out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as folder:
        new, old = Path(folder, "new"), Path(folder, "old")
        _tell(f"building the site in {', '.join(locales or library.locales)}")
        if not site_build.build(Path("mkdocs.yml"), new, locales or ()):
            _tell(f"the site was not built; {options.out} is as it was")
            return 1
        if out.exists():
            out.rename(old)
        try:
            new.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise
    _tell(f"the site is in {options.out} ({time.monotonic() - started:.1f} s); open it with: teach-forward serve")
    return 0


def _may_replace(out: Path) -> bool:
    """Whether a folder is new, empty, or a site of ours."""
    return not out.exists() or (out.is_dir() and (not any(out.iterdir()) or (out / "pagefind").is_dir()))


def _locales_to_build(library: Library, options: argparse.Namespace) -> tuple[str, ...] | None:
    """The languages that were asked for, or have changed; the source's is always among them. None for all."""
    asked = options.locale
    if options.since:
        paths = history.changed_paths(library.root, options.since)
        asked = None if paths is None else commands.touched(library, paths)
    chosen = tuple(locale for locale in library.locales if locale == SOURCE_LOCALE or locale in (asked or ()))
    return None if asked is None or chosen == library.locales else chosen


def _worksheets(library: Library, out: Path) -> None:
    """Write the spreadsheets into a folder of their own, and take out those that are no longer made."""
    from teach_forward import worksheet  # noqa: PLC0415  (spreadsheets have a heavy library of their own)

    made = dict(worksheet.worksheets(library))
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("*.xlsx"):
        if old.name not in made:
            old.unlink()
    for name, data in made.items():
        (out / name).write_bytes(data)


def _serve(options: argparse.Namespace) -> int:
    from teach_forward.site import build as site_build  # noqa: PLC0415

    library = checks.load(Path.cwd())
    locale = options.locale or os.environ.get("LOCALE")
    if locale and locale not in library.locales:
        _tell(f"there is no language {locale}; there are {', '.join(library.locales)}")
        return 1
    locales = sorted({SOURCE_LOCALE, locale}) if locale else None
    deck_build.build(library, DECKS, locales, progress=_tell)
    _worksheets(library, SHEETS)
    site_build.serve(Path("mkdocs.yml"), options.address, locale)
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "slides": _slides,
    "template": _template,
    "audit": _audit,
    "site": _site,
    "serve": _serve,
    "check": _check,
    "spelling": _spelling,
    "report": _report,
    "status": _status,
    "summary": _summary,
    "stamp": _stamp,
    "new_locale": _new_locale,
}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _tell(*lines: str) -> None:
    """Say how things go: on standard error, so that standard output holds results alone."""
    for line in lines:
        print(line, file=sys.stderr, flush=True)
