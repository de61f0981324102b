"""The commands. The only place that prints, and the only one that sets an exit status."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from teach_forward import checks
from teach_forward.audit import audit
from teach_forward.deck import build as deck_build
from teach_forward.findings import ContentError
from teach_forward.library import SOURCE_LOCALE

DECKS = Path("build/decks")
SITE = Path("site")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0 where all is well, 1 where the content or the disk is not."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except ContentError as error:
        _tell(*map(str, error.findings), _count(len(error.findings), "problem") + "; nothing was written")
        return 1
    except OSError as error:
        _tell(f"{error.filename or 'error'}: {error.strerror or error}")
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="teach-forward", description="Build and check the guide.")
    parser.set_defaults(command=lambda _: _help(parser))
    commands = parser.add_subparsers(title="commands", metavar="")

    slides = commands.add_parser("slides", help="build the decks")
    slides.add_argument("--locale", nargs="+", metavar="LOCALE", help="only these languages, such as fr ar")
    slides.add_argument(
        "--workshop", nargs="+", metavar="WORKSHOP", help="only these workshops, such as 1-fundamentals"
    )
    slides.add_argument("--out", type=Path, default=DECKS, metavar="DIR", help=f"where to (default: {DECKS})")
    slides.set_defaults(command=_slides)

    check = commands.add_parser("check", help="check the text of all languages, and say what to mend")
    check.add_argument("--locale", nargs="+", metavar="LOCALE", help="only these languages")
    check.set_defaults(command=_check)

    audit_ = commands.add_parser(
        "audit", help="look at finished decks as PowerPoint and its accessibility checker would"
    )
    audit_.add_argument("files", nargs="+", type=Path, metavar="FILE", help="PPTX files, ours or any others")
    audit_.set_defaults(command=_audit)

    site = commands.add_parser("site", help="build the decks and the site")
    site.add_argument("--out", type=Path, default=SITE, metavar="DIR", help=f"where to (default: {SITE})")
    site.set_defaults(command=_site)

    serve = commands.add_parser("serve", help="preview the site while you write")
    serve.add_argument("--locale", metavar="LOCALE", help="only English and this language, which is quicker")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to listen")
    serve.set_defaults(command=_serve)
    return parser


def _help(parser: argparse.ArgumentParser) -> int:
    parser.print_help(sys.stderr)
    return 2


def _slides(options: argparse.Namespace) -> int:
    started = time.monotonic()
    library = checks.load(Path.cwd())
    for given, known, what in (
        (options.locale, library.locales, "language"),
        (options.workshop, library.slugs(), "workshop"),
    ):
        unknown = [name for name in given or () if name not in known]
        if unknown:
            _tell(f"there is no {what} {', '.join(unknown)}; there are {', '.join(known)}")
            return 1
    built = deck_build.build(library, options.out, options.locale, options.workshop, _tell)
    _tell(f"{_count(len(built), 'deck')} in {options.out} ({time.monotonic() - started:.1f} s)")
    return 0


def _check(options: argparse.Namespace) -> int:
    _, findings = checks.find_all(Path.cwd())
    if options.locale:
        findings = tuple(finding for finding in findings if finding.path.split("/")[1] in options.locale)
    errors = [finding for finding in findings if finding.severity == "error"]
    for finding in findings:
        print(finding)
    warnings = len(findings) - len(errors)
    _tell("All is well." if not findings else f"{_count(len(errors), 'problem')}, {_count(warnings, 'warning')}")
    return 1 if errors else 0


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


def _serve(options: argparse.Namespace) -> int:
    from teach_forward.site import build as site_build  # noqa: PLC0415

    library = checks.load(Path.cwd())
    locale = options.locale or os.environ.get("LOCALE")
    if locale and locale not in library.locales:
        _tell(f"there is no language {locale}; there are {', '.join(library.locales)}")
        return 1
    locales = sorted({SOURCE_LOCALE, locale}) if locale else None
    deck_build.build(library, DECKS, locales, progress=_tell)
    site_build.serve(Path("mkdocs.yml"), options.address, locale)
    return 0


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _tell(*lines: str) -> None:
    """Say how things go: on standard error, so that standard output holds results alone."""
    for line in lines:
        print(line, file=sys.stderr, flush=True)
