"""Commands that make decks, and look at finished ones."""

from __future__ import annotations

import argparse
import functools
import time
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from teach_forward import checks
from teach_forward.cli import DECKS, fingerprint
from teach_forward.cli.options import UNION_DECKS
from teach_forward.cli.output import Refused, count, require, tell
from teach_forward.findings import Finding
from teach_forward.library.library import Library
from teach_forward.library.scan import scan

if TYPE_CHECKING:
    from teach_forward.deck.manifest import BuiltDeck


def slides(options: argparse.Namespace) -> int:
    """Build the decks; in a union's template where one is given."""
    started = time.monotonic()
    mark = fingerprint.fingerprint(Path.cwd())
    library, found = read()
    require(options.locale, library.locales, "language")
    require(options.workshop, library.slugs(), "workshop")
    out = options.out or (UNION_DECKS if options.template else DECKS)
    built = make(library, found, options.locale, out=out, workshops=options.workshop, template=options.template)
    if not (options.locale or options.workshop or options.template):
        fingerprint.record(out, mark, {deck.name: deck.bytes for deck in built})
    if options.report:
        from teach_forward.deck import fullest  # noqa: PLC0415  (see `read`)

        print("\n".join(fullest.table(built)))
    tell(f"{count(len(built), 'deck')} in {out} ({time.monotonic() - started:.1f} s)")
    return 0


def template(options: argparse.Namespace) -> int:
    """Write a template that a union can make its own."""
    library, _ = read()
    from teach_forward.deck import build  # noqa: PLC0415  (see `read`)

    locale = options.locale or library.source
    require([locale], library.locales, "language")
    require([str(options.workshop)], build.numbers(library), "workshop")
    build.starter(library, options.out, options.workshop, locale)
    tell(f"wrote {options.out}; change its look in PowerPoint, then: slides --template {options.out}")
    return 0


def audit(options: argparse.Namespace) -> int:
    """Look at finished decks."""
    from teach_forward.audit import audit as faults_of  # noqa: PLC0415  (other commands import it while pages are read)

    faults = [fault for path in options.files for fault in faults_of(str(path), path.read_bytes())]
    for fault in faults:
        print(fault)
    tell("All is well." if not faults else f"{count(len(faults), 'problem')} in {count(len(options.files), 'file')}")
    return 1 if faults else 0


def read() -> tuple[Library, tuple[Finding, ...]]:
    """The library as it lies here; what makes decks is imported while other processes read its pages."""
    return scan(Path.cwd(), meanwhile=_import)


def make(
    library: Library,
    found: Iterable[Finding],
    locales: Collection[str] | None,
    *,
    out: Path = DECKS,
    workshops: Collection[str] | None = None,
    template: Path | None = None,
) -> tuple[BuiltDeck, ...]:
    """Bring decks up to date while the texts are checked. Raises ContentError where these have errors, and Refused."""
    from teach_forward.deck import build  # noqa: PLC0415  (see `read`)

    check = functools.partial(checks.refuse_errors, library, found)
    try:
        return build.build(library, out, locales, workshops, tell, template=template, meanwhile=check)
    except build.Unusable as error:
        raise Refused(*error.lines, "nothing was written") from None


def _import() -> None:
    from teach_forward.deck import build  # noqa: F401, PLC0415
    from teach_forward.deck.write import pptx  # noqa: F401, PLC0415
