"""Commands that make the site."""

from __future__ import annotations

import argparse
import errno
import functools
import os
import re
import socket
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from teach_forward import theme
from teach_forward.cli import DECKS, fingerprint
from teach_forward.cli.decks import make, read
from teach_forward.cli.output import UsageError, changed_since, chosen, tell
from teach_forward.deck import manifest
from teach_forward.deck.plans import plans
from teach_forward.deck.printed import printed
from teach_forward.findings import Finding
from teach_forward.library.addresses import locale_of, path_of
from teach_forward.library.library import Library
from teach_forward.library.names import PAGE
from teach_forward.library.scan import scan
from teach_forward.sheets.build import SheetError, sheets
from teach_forward.sheets.left import LeftOut, summed
from teach_forward.sheets.sheet import SlideNumbers
from teach_forward.sheets.source import available
from teach_forward.site.bundles import KEPT, bundles
from teach_forward.util import files, kept
from teach_forward.util.parallel import aside, underway

SHEETS = Path("build/sheets")
_LAST_PORT = 65_535
_OURS = "assets/teach-forward.css"  # each of our sites has had it; not `assets.ADDRESS`, with which MkDocs would come
_BUILDS_NOTHING = ("tests/", "bench/", ".github/")  # nothing of the site is made of what lies there


def site(options: argparse.Namespace) -> int:
    """Build beside the last good site, and put the new one in its place when all went well."""
    started = time.monotonic()
    mark = fingerprint.fingerprint(Path.cwd())
    if not _may_replace(options.out):
        raise UsageError(f"{options.out} holds other things than a site; name a new folder, or an empty one")
    out = files.resolved(options.out)
    files.restored(out)
    library, found = scan(Path.cwd())
    locales = _locales_to_build(library, options)
    with_files = not options.without_files
    downloads = functools.partial(_downloads, library, found, locales, with_files=with_files)
    with files.for_now() as folder, aside(functools.partial(downloads, Path(folder))) as downloads_made:
        from teach_forward.site import build  # noqa: PLC0415  (MkDocs is imported while decks are made)

        downloads_made()
    with files.replacing(out) as new:
        tell(f"building the site in {', '.join(locales)}")
        if not build.build(Path("mkdocs.yml"), new, locales, with_files=with_files, library=library):
            raise UsageError(f"the site was not built; {options.out} is as it was")
    if with_files and locales == library.locales:
        fingerprint.note(fingerprint.SITE_RECORD, out, mark, fingerprint.sizes(out))
    only = f" --locale {options.locale[0]}" if options.locale else ""
    tell(f"the site is in {options.out} ({time.monotonic() - started:.1f} s); open it with: teach-forward serve{only}")
    return 0


def _may_replace(out: Path) -> bool:
    """Whether a folder is new, empty, or a site of ours: all that is in it will be gone."""
    return not out.exists() or (out.is_dir() and (not files.seen(out) or (out / _OURS).is_file()))


def _locales_to_build(library: Library, options: argparse.Namespace) -> tuple[str, ...]:
    """The languages that were asked for, or have changed, or all; that of the source is always among them."""
    asked = chosen(options.locale, library.locales, "language")
    if (paths := changed_since(library.root, options.since)) is not None:
        asked = _touched(library, paths)
    return tuple(locale for locale in library.locales if locale == library.source or locale in asked)


def _touched(library: Library, paths: Sequence[str]) -> tuple[str, ...]:
    """The languages whose texts lie at some of the paths; all, where something lies elsewhere that all share."""
    found = set()
    for path in paths:
        if (locale := locale_of(path)) in library.locales:
            found.add(locale)
        elif not path.endswith(".md") and not path.startswith(_BUILDS_NOTHING):
            return library.locales
    return tuple(locale for locale in library.locales if locale in found)


def _check_address(address: str) -> None:
    """Raises UsageError for anything but a host and a port on which a server can listen now."""
    listens = re.fullmatch(r"([^:]+|\[[0-9A-Fa-f:]+\]):([0-9]{1,5})", address)
    if not listens or int(listens[2]) > _LAST_PORT:
        raise UsageError(f"{address} is not an address to listen on, such as 127.0.0.1:8000")
    host, port = listens[1], int(listens[2])
    try:
        [(family, kind, protocol, _, at), *_] = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
        with socket.socket(family, kind, protocol) as trial:
            if os.name == "posix":  # where it means what the server means by it
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(at)
            trial.listen()
    except OSError as error:
        other = f"{host}:{port + 1 if port < _LAST_PORT else port - 1}"
        if error.errno == errno.EADDRINUSE:
            told = f"{address} is in use; stop what listens there, or write --address {other}"
            raise UsageError(told) from None
        raise UsageError(f"nothing can listen on {address}: {error.strerror}") from None


def _downloads(
    library: Library, found: Iterable[Finding], locales: Collection[str], folder: Path, *, with_files: bool
) -> None:
    """Make decks, which say the numbers of slides, and the other files that the site offers beside its pages.

    Without files, those of an earlier build stay where they are. In a folder it is kept how decks are set, until they
    are printed. Raises ContentError where the texts have errors.
    """
    decks = plans(folder) if with_files else None
    make(library, found, locales, library.slugs(), check=_look, plans=decks)
    if not with_files:
        return
    left: list[LeftOut] = []
    try:
        made = dict(
            sheets(
                library,
                theme.read(library.root),
                locales,
                printed(library, locales, decks),
                slides=_numbers(),
                progress=tell,
                leave=left.append,
            )
        )
    except SheetError as error:
        raise UsageError(str(error)) from None
    if not available():
        tell('no PDFs are among them; for these: python -m pip install "teach-forward[pdf]"')
    tell(*summed(left))
    others = set(library.locales) - set(locales)
    archives = bundles(library, made, DECKS, locales, kept.Store(library.root / KEPT))
    _put(made | dict(archives), SHEETS, others)


def _numbers() -> SlideNumbers:
    """The numbers of slides in the decks that were just made."""
    return {
        path_of(deck.locale, f"workshops/{deck.workshop}/{deck.kind}{PAGE}"): deck.numbers
        for deck in manifest.read(DECKS).values()
    }


def _look(library: Library, found: Iterable[Finding]) -> None:
    """Refuse texts with errors. What is still in the source's language is found and kept for the site on the way.

    Both need the tables of many languages, which are large: the process that makes the site never loads them.
    """
    from teach_forward import checks  # noqa: PLC0415  (imported while decks are made)
    from teach_forward.translation import revisions  # noqa: F401, PLC0415  (the same)

    checks.refuse_errors(library, found)
    with underway(functools.partial(_find_states, library), library.locales, alone=1, forked_only=True) as results:
        for _ in results:
            pass


def _find_states(library: Library, locale: str) -> None:
    from teach_forward.translation.revisions import states  # noqa: PLC0415  (as above)

    for _ in states(library, locale):
        pass


def _put(made: Mapping[str, bytes], out: Path, others: Collection[str]) -> None:
    """Write files into a folder of their own, and take out those that are no longer made; `others` are left alone."""
    out.mkdir(parents=True, exist_ok=True)
    files.tidy(out)
    for old in out.iterdir():
        if old.name not in made and old.stem.rpartition(".")[2] not in others:
            old.unlink()
    for name, data in made.items():
        if not files.holds(out / name, data):
            files.put(out / name, data)


def serve(options: argparse.Namespace) -> int:
    """Preview the site while somebody writes."""
    _check_address(options.address)
    library, found = read()
    locale = options.locale or os.environ.get("LOCALE")
    locales = chosen([library.source, locale] if locale else None, library.locales, "language")
    with files.for_now() as folder:
        _downloads(library, found, locales, Path(folder), with_files=not options.without_files)
    from teach_forward.site import build  # noqa: PLC0415  (not needed to make a deck)

    if not build.serve(Path("mkdocs.yml"), options.address, locale, with_files=not options.without_files):
        raise UsageError("the site cannot be shown")
    return 0
