"""Commands that exchange texts with translators' tools."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from teach_forward import rules
from teach_forward.cli.formats import show
from teach_forward.cli.output import UsageError, refuse_to_replace, tell
from teach_forward.deck.build import fills
from teach_forward.exchange import formats, outgoing
from teach_forward.exchange.incoming import Received, receive
from teach_forward.exchange.marks import words
from teach_forward.exchange.units import Batch, Delivery, Unreadable
from teach_forward.exchange.work import held
from teach_forward.findings import Finding, errors, unreadable
from teach_forward.library.library import Library
from teach_forward.library.scan import scan
from teach_forward.util import files
from teach_forward.util.counting import count_words
from teach_forward.util.phrases import counted

FOLDER = Path("build/exchange")


def send(options: argparse.Namespace) -> int:
    """Write the texts of pages into a file for translators, or a file for each page; tell which cannot be read."""
    library, found = scan(Path.cwd())
    if options.locale not in (there := library.locales[1:]):
        known = f"there are {', '.join(there)}; `teach-forward new-locale` begins another one"
        more = known if there else "`teach-forward new-locale` begins one"
        raise UsageError(f"there is no translation into {options.locale}; {more}")
    try:
        uris = outgoing.addresses(library, options.pages)
    except outgoing.NoPage as error:
        raise UsageError(str(error)) from None
    unread_files = unreadable(found)
    unread = {uri: held(library, options.locale, uri, unread_files) for uri in uris}
    full = fills(library, library.source)
    whole = [uri for uri, why in unread.items() if not why]
    batch = outgoing.batch(library, options.locale, whole, changed=options.changed, fills=full)
    if batch.units:
        _write_files(_files(library, batch, options), options.format)
    findings = tuple(sorted({finding for why in unread.values() for finding in why}))
    show(findings, "text")
    if findings:
        tell(counted(len(findings), "problem"))
    elif not batch.units:
        tell("nothing is to be translated")
    return 1 if findings else 0


def _write_files(batches: Mapping[Path, Batch], form: str) -> None:
    for path, part in batches.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        files.put(path, formats.write(part, form))
        tell(f"wrote {path}: {_size(part)}")


def _files(library: Library, batch: Batch, options: argparse.Namespace) -> dict[Path, Batch]:
    """The files to write, each with its texts: a folder takes one for each page."""
    ending = f".{options.locale}{formats.ENDINGS[options.format]}"
    out = options.out or FOLDER / f"{library.project.prefix}{ending}"
    if out.suffix and not out.is_dir():
        refuse_to_replace(out, formats.ENDINGS[options.format])
        named = next((form for form, other in formats.ENDINGS.items() if other == out.suffix.lower()), options.format)
        if named != options.format:
            raise UsageError(
                f"{out} ends as with --format {named}, and --format is {options.format}; change one of them"
            )
        return {out: batch}
    pages = dict(batch.pages())
    names = _names(pages)
    return {out / f"{names[uri]}{ending}": replace(batch, units=units) for uri, units in pages.items()}


def _names(uris: Collection[str]) -> dict[str, str]:
    """A name for the file of each page: short, but for pages that would have one name, as law-eu.md and law/eu.md."""
    short = {uri: uri.removesuffix(".md").removesuffix(".yml").replace("/", "-") for uri in uris}
    count = Counter(short.values())
    return {uri: name if count[name] == 1 else uri.replace("/", "--") for uri, name in short.items()}


def _size(batch: Batch) -> str:
    number = sum(count_words(words(unit.source)) for unit in batch.units)
    return (
        f"{counted(len(batch.units), 'text')} of {counted(len(list(batch.pages())), 'page')}, {counted(number, 'word')}"
    )


def take(options: argparse.Namespace) -> int:
    """Set the texts of translators' files into the pages."""
    library, found = scan(Path.cwd())
    deliveries, findings = _deliveries(options.files)
    received = receive(library, deliveries, overwrite=options.overwrite, unread=unreadable(found))
    _write(received)
    for path, number in received.copies.items():
        are = f"{counted(number, 'text')} taken {'is' if number == 1 else 'are'} still the {library.source_name} text"
        tell(f"{path}: {are}, word for word; `teach-forward check` says where; leave names, translate the rest")
    for path, number in received.unfinished.items():
        tell(f"{path}: {counted(number, 'text')} marked as unfinished (fuzzy) and not taken; confirm what is right")
    findings = tuple(sorted({*findings, *received.findings}))
    show(findings, options.format)
    wrong = len(errors(findings))
    if findings:
        tell(f"{counted(wrong, 'problem')}, {counted(len(findings) - wrong, 'warning')}")
    elif not received.pages and not received.unfinished:
        tell("nothing is new in there")
    return 1 if wrong else 0


def _deliveries(paths: Sequence[Path]) -> tuple[list[Delivery], tuple[Finding, ...]]:
    """What the files hold, and what is wrong with those that cannot be read."""
    deliveries: list[Delivery] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            deliveries.append(formats.read(path))
        except Unreadable as error:
            findings.append(Finding(path.as_posix(), error.line, str(error), rules.BAD_EXCHANGE_FILE))
    return deliveries, tuple(findings)


def _write(received: Received) -> None:
    """Write the pages. Raises UsageError where one would be written to another place than its own."""
    if links := [path for path in received.pages if Path(path).is_symlink()]:
        raise UsageError(f"{', '.join(links)}: a link to another place; nothing was written")
    for path, text in received.pages.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        files.rewrite(Path(path), text.encode())
        waits = received.waiting[path]
        left = f"; {counted(waits, 'text')} still to be translated" if waits else ""
        tell(f"wrote {path}: {counted(received.taken[path], 'text')}{left}")
