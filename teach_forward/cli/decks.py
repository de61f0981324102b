"""Commands that make decks."""

from __future__ import annotations

import argparse
import functools
import time
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from teach_forward import project, theme
from teach_forward.cli import DECKS, fingerprint
from teach_forward.cli.options import UNION_DECKS
from teach_forward.cli.output import UsageError, chosen, refuse_another_ending, tell, typed
from teach_forward.deck import build
from teach_forward.deck.errors import Unusable
from teach_forward.deck.job import jobs
from teach_forward.findings import Finding
from teach_forward.library.library import Library
from teach_forward.library.scan import Part, locales_of, scan, slugs_of
from teach_forward.util import files
from teach_forward.util.kept import Store
from teach_forward.util.parallel import aside
from teach_forward.util.phrases import counted

if TYPE_CHECKING:
    from teach_forward.deck.manifest import BuiltDeck


def slides(options: argparse.Namespace) -> int:
    """Build the decks; in a union's template where one is given."""
    started = time.monotonic()
    everything = not (options.locale or options.workshop or options.template)
    mark = fingerprint.fingerprint(Path.cwd()) if everything else ""
    root = Path.cwd()
    source = project.read(root).source
    locales = chosen(options.locale, locales_of(root, source), "language")
    workshops = chosen(options.workshop, slugs_of(root, source), "workshop")
    library, found = scan(root, _import, Part(locales, workshops))
    out = options.out or (UNION_DECKS if options.template else DECKS)
    built = make(library, found, locales, workshops, out=out, template=options.template)
    if everything:
        fingerprint.note(out / fingerprint.DECKS_RECORD, out, mark, {deck.name: deck.bytes for deck in built})
    if options.report:
        from teach_forward.deck import fullest  # noqa: PLC0415  (see `read`)

        print("\n".join(fullest.table(built)))
    if not workshops:
        tell(f"workshops/{source} has no workshop; the folder of one has a number and a name, such as 1-first-steps")
    tell(f"{counted(len(built), 'deck')} in {out} ({time.monotonic() - started:.1f} s)")
    return 0


def template(options: argparse.Namespace) -> int:
    """Write a template that a union can make its own."""
    refuse_another_ending(options.out, ".pptx")
    library, _ = read()
    from teach_forward.deck import making  # noqa: PLC0415  (see `read`)

    [locale] = chosen([options.locale or library.source], library.locales, "language")
    chosen([str(options.workshop)], numbers(library), "workshop")
    making.starter(library, options.out, options.workshop, locale)
    then = f"teach-forward slides --template {typed(options.out)}"
    tell(f"wrote {options.out}; change its look in PowerPoint, then: {then}")
    return 0


def gallery(options: argparse.Namespace) -> int:
    """Write a deck with each layout that the guide has, and a picture of it where it can be drawn."""
    refuse_another_ending(options.out, ".png")
    library, _ = read()
    from teach_forward.deck import contact  # noqa: PLC0415  (see `read`)
    from teach_forward.deck.gallery import gallery as made  # noqa: PLC0415  (the same)

    [locale] = chosen([options.locale or library.source], library.locales, "language")
    deck = options.out.with_suffix(".pptx")
    if options.template and files.resolved(deck) == files.resolved(options.template):
        raise UsageError(
            f"{options.template} is the template, and the deck would be written over it; choose another --out"
        )
    template = build.read_template(options.template) if options.template else ("", b"")
    shown = list(jobs(library, [locale], library.slugs(), template))
    if not shown:
        raise UsageError(f"there is no workshop in {locale} to show")
    try:
        notices = list(build.notices(shown[0]))
        data, more = made(shown)
    except Unusable as error:
        raise UsageError(*error.lines, "nothing was written") from None
    tell(*notices, *more)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    files.put(deck, data)
    if lacking := contact.missing():
        tell(f"wrote {deck}; for a picture of it, install LibreOffice and Poppler ({', '.join(lacking)})")
        return 0
    files.put(options.out, contact.picture(data))
    tell(f"wrote {deck} and {options.out}")
    return 0


def numbers(library: Library) -> tuple[str, ...]:
    """The numbers of workshops that have a colour, as texts: those of palettes, and of all that are there."""
    palettes = range(1, len(theme.read(library.root).palettes) + 1)
    return tuple(map(str, sorted({*palettes, *library.numbers})))


def read() -> tuple[Library, tuple[Finding, ...]]:
    """The library as it lies here; what makes decks is imported while other processes read its pages."""
    return scan(Path.cwd(), meanwhile=_import)


def make(
    library: Library,
    found: Iterable[Finding],
    locales: Collection[str],
    workshops: Collection[str],
    *,
    out: Path = DECKS,
    template: Path | None = None,
    check: Callable[[Library, Iterable[Finding]], object] | None = None,
    plans: Store | None = None,
) -> tuple[BuiltDeck, ...]:
    """Bring decks up to date while the texts are checked. Raises ContentError for these, and UsageError.

    `check` is done instead of the usual one, and raises the same. In `plans` it is kept how decks are set.
    """
    fingerprint.forget(out / fingerprint.DECKS_RECORD)
    if out == DECKS:
        fingerprint.forget(fingerprint.SITE_RECORD)  # a build of the site makes these decks too
    try:
        with aside(functools.partial(check or _refuse_errors, library, found)) as checked:
            return build.build(
                library, out, locales, workshops, tell, template=template, meanwhile=checked, plans=plans
            )
    except Unusable as error:
        raise UsageError(*error.lines, "nothing was written") from None


def _refuse_errors(library: Library, found: Iterable[Finding]) -> None:
    from teach_forward import checks  # noqa: PLC0415  (imported while decks are made)

    checks.refuse_errors(library, found)


def _import() -> None:
    from teach_forward.deck import making  # noqa: F401, PLC0415
    from teach_forward.deck.write import pptx  # noqa: F401, PLC0415
