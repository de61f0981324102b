"""The commands. With the door before it, the only place that prints and sets an exit status."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from teach_forward import checks, commands, inputs, reports, worksheet
from teach_forward.audit import audit
from teach_forward.cli import DECKS
from teach_forward.deck import build as deck_build
from teach_forward.deck import fullest
from teach_forward.findings import ContentError, Finding
from teach_forward.library import SOURCE_LOCALE, Library
from teach_forward.newlocale import UnknownLocale

UNION_DECKS = Path("build/union-decks")
SHEETS = Path("build/worksheets")
SITE = Path("site")
FORMATS = ("text", "github", "json")


def run(arguments: Sequence[str]) -> int:
    """Run a command; the exit status is 0 where all is well, 1 where the content or the disk is not."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="teach-forward", description="Build and check the guide.")
    parser.set_defaults(command=lambda _: _help(parser))
    sub = parser.add_subparsers(title="commands", metavar="")

    slides = sub.add_parser("slides", help="build the decks")
    slides.add_argument("--locale", nargs="+", metavar="LOCALE", help="only these languages, such as fr ar")
    slides.add_argument(
        "--workshop", nargs="+", metavar="WORKSHOP", help="only these workshops, such as 1-fundamentals"
    )
    slides.add_argument(
        "--out", type=Path, metavar="DIR", help=f"where to (default: {DECKS}, with a template {UNION_DECKS})"
    )
    slides.add_argument("--template", type=Path, metavar="FILE", help="a union's own PPTX, which the decks stand on")
    slides.add_argument("--report", action="store_true", help="say which slides are fullest, in each deck")
    slides.set_defaults(command=_slides)

    template = sub.add_parser("template", help="write a template that a union can make its own")
    template.add_argument("--out", type=Path, required=True, metavar="FILE", help="the PPTX to write")
    template.add_argument("--workshop", type=int, default=1, metavar="N", help="in the colour of this workshop")
    template.add_argument("--locale", default=SOURCE_LOCALE, metavar="LOCALE", help="in this language's direction")
    template.set_defaults(command=_template)

    check = sub.add_parser("check", help="check the texts, and say what to mend")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="only these files or folders")
    check.add_argument("--locale", action="append", metavar="LOCALE", help="only this language; may be said again")
    check.add_argument("--format", choices=FORMATS, default="text", help="text for people, github for notes on lines")
    check.add_argument(
        "--fix", action="store_true", help="mend what is safe to mend: encoding, spaces, quotation marks"
    )
    check.set_defaults(command=_check)

    status = sub.add_parser("status", help="say which pages are translated, out of date or missing")
    status.add_argument("--locale", action="append", metavar="LOCALE", help="only this language; may be said again")
    status.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    status.set_defaults(command=_status)

    summary = sub.add_parser("summary", help="say in plain words what is to mend and how far the languages are")
    summary.set_defaults(command=_summary)

    stamp = sub.add_parser("stamp", help="record that a translation now matches its English text")
    stamp.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="translated files")
    stamp.add_argument(
        "--harmless",
        action="store_true",
        help="the paths are English files: their last edit changes nothing for translations that were up to date",
    )
    stamp.set_defaults(command=_stamp)

    new_locale = sub.add_parser("new-locale", help="begin a new language")
    new_locale.add_argument("tag", metavar="LANGUAGE", help="its short name, such as es or pt-BR")
    new_locale.set_defaults(command=_new_locale)

    audit_ = sub.add_parser("audit", help="look at finished decks as PowerPoint and its accessibility checker would")
    audit_.add_argument("files", nargs="+", type=Path, metavar="FILE", help="PPTX files, ours or any others")
    audit_.set_defaults(command=_audit)

    site = sub.add_parser("site", help="build the decks and the site")
    site.add_argument("--out", type=Path, default=SITE, metavar="DIR", help=f"where to (default: {SITE})")
    site.set_defaults(command=_site)

    serve = sub.add_parser("serve", help="preview the site while you write")
    serve.add_argument("--locale", metavar="LOCALE", help="only English and this language, which is quicker")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to listen")
    serve.set_defaults(command=_serve)
    return parser


def _help(parser: argparse.ArgumentParser) -> int:
    parser.print_help(sys.stderr)
    return 2


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
    library = checks.load(Path.cwd())
    deck_build.build(library, DECKS, progress=_tell)
    _worksheets(library, SHEETS)
    out: Path = options.out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as folder:
        new, old = Path(folder, "new"), Path(folder, "old")
        _tell(f"building the site in {', '.join(library.locales)}")
        if not site_build.build(Path("mkdocs.yml"), new):
            _tell(f"the site was not built; {options.out} is as it was")
            return 1
        if out.exists():
            out.rename(old)
        shutil.move(new, out)
    _tell(f"the site is in {options.out} ({time.monotonic() - started:.1f} s); open it with: teach-forward serve")
    return 0


def _worksheets(library: Library, out: Path) -> None:
    """Write the spreadsheets into a folder of their own, and take out those that are no longer made."""
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


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _tell(*lines: str) -> None:
    """Say how things go: on standard error, so that standard output holds results alone."""
    for line in lines:
        print(line, file=sys.stderr, flush=True)
