"""Library -> deck files: builds what has changed, all or nothing, and keeps a list of what there is."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from teach_forward import rules, theme
from teach_forward.deck import manifest
from teach_forward.deck.job import KINDS, Job, jobs
from teach_forward.deck.layouts import families
from teach_forward.deck.manifest import BuiltDeck
from teach_forward.deck.slides import DeckKind
from teach_forward.findings import ContentError, Finding
from teach_forward.library.library import Library
from teach_forward.library.scan import locales_of
from teach_forward.util import files, kept
from teach_forward.util.locales import direction
from teach_forward.util.parallel import underway

if TYPE_CHECKING:
    from teach_forward.deck.making import Made

KEPT = Path("build/kept/decks")
"""Where it is kept what cannot be set on slides, within a project."""

_FEW = 3  # so few decks are built one after another: processes of their own would take longer
_CLASSES = (Finding, rules.Rule, rules.Flag)


def build(
    library: Library,
    out: Path,
    locales: Collection[str],
    workshops: Collection[str],
    progress: Callable[[str], None] = lambda _: None,
    *,
    kinds: Collection[DeckKind] = KINDS,
    template: Path | None = None,
    meanwhile: Callable[[], object] = lambda: None,
    plans: kept.Store | None = None,
) -> tuple[BuiltDeck, ...]:
    """Bring the decks in `out` up to date; only those of the given locales, workshops (slugs) and kinds.

    `template` is a union's own file, whose layouts the decks are to have. `meanwhile` is done while the decks are made;
    if it raises, nothing is written. In `plans` it is kept how the decks are set that are made.

    Raises ContentError with all findings, and then has written nothing; OSError where a file cannot be written, and
    then each deck is whole, old or new; Unusable where the template cannot be used. `progress` is told of each deck.
    """
    template_file = read_template(template) if template else ("", b"")
    wanted = [job for job in jobs(library, locales, workshops, template_file) if job.kind in kinds]
    for notice in notices(wanted[0]) if wanted else ():
        progress(notice)
    asked = (set(locales), set(workshops), set(kinds))
    every_language = library.whole or library.locales == locales_of(library.root, library.source)
    everything = every_language and asked == (set(library.locales), set(library.slugs()), set(KINDS))
    files.tidy(out)
    known = manifest.read(out)
    old = {job.name: entry for job in wanted if (entry := known.get(job.name)) and _is_current(job, entry, out)}
    new = _make([job for job in wanted if job.name not in old], progress, meanwhile, plans)
    built = tuple(old.get(job.name) or new[job.name].deck for job in wanted)
    _write(out, new, built, {} if everything else known)
    if everything:
        manifest.clear(out, known, built)
    return built


def read_template(path: Path) -> tuple[str, bytes]:
    """The name and the bytes of a union's own file."""
    from teach_forward.ooxml.package import read_file  # noqa: PLC0415  (few have one)

    return path.name, read_file(path)


def notices(job: Job) -> Iterator[str]:
    """What a person should know of a template, or of the theme's font, before decks are made. Raises Unusable."""
    if job.template[0]:
        from teach_forward.deck.template import style  # noqa: PLC0415  (few have one)

        yield from style.notices(style.template_of(*job.template, direction(job.locale)))
    elif measured := families.notice(job.theme.font):
        yield f"{theme.FILE}: {measured}"


def _write(out: Path, new: Mapping[str, Made], built: tuple[BuiltDeck, ...], others: Mapping[str, BuiltDeck]) -> None:
    """Write the decks that were made, and the list with all that were built and with others that are there."""
    if not new and (out / manifest.MANIFEST).is_file():
        return
    out.mkdir(parents=True, exist_ok=True)
    for made in new.values():
        files.put(out / made.deck.name, made.data)
    manifest.write(out, built, others)


def findings(library: Library, locales: Collection[str]) -> tuple[Finding, ...]:
    """What cannot be set on the slides of the given locales: what `build` would raise, without building."""
    store = kept.Store(library.root / KEPT, _CLASSES)
    wanted = {job.hash: job for job in jobs(library, locales, library.slugs())}
    known = kept.Found[Job, tuple[Finding, ...]](store, wanted.items())
    if known.missing:
        from teach_forward.deck import making as _  # noqa: F401, PLC0415  (once, for all processes forked now)
    with underway(_faults, known.missing, alone=_FEW) as made:
        return tuple(sorted({finding for faults in known.joined(made) for finding in faults}))


def _faults(job: Job) -> tuple[Finding, ...]:
    from teach_forward.deck import making  # noqa: PLC0415  (not needed where everything is known)

    return making.faults(job)


def fills(library: Library, locale: str) -> dict[tuple[str, str], float]:
    """How full the slides of a locale are, 1 for the last line that fits, by the path of their page and their id."""
    from teach_forward.deck import making  # noqa: PLC0415  (heavy, as above)

    with underway(making.fills, list(jobs(library, [locale], library.slugs())), alone=_FEW) as results:
        return {place: fill for found in results for place, fill in found.items()}


def _is_current(job: Job, entry: BuiltDeck, out: Path) -> bool:
    file = out / job.name
    return entry.hash == job.hash and file.is_file() and manifest.digest(file.read_bytes()) == entry.digest


def _make(
    jobs: list[Job], progress: Callable[[str], None], meanwhile: Callable[[], object], plans: kept.Store | None
) -> dict[str, Made]:
    """Every deck as bytes. Raises ContentError with the findings of all."""
    if not jobs:
        meanwhile()
        return {}
    from teach_forward.deck import making  # noqa: PLC0415  (a run without anything to build needs no python-pptx)
    from teach_forward.deck.write import pptx  # noqa: F401, PLC0415  (once, for all processes that are forked now)

    made: dict[str, Made] = {}
    findings: list[Finding] = []
    jobs = sorted(jobs, key=lambda job: job.workshop.number)  # what its languages share is drawn, used and forgotten
    with underway(functools.partial(making.make, plans=plans), jobs, alone=_FEW) as results:
        try:
            found = [*results] if len(jobs) <= _FEW else results  # many are made elsewhere, whatever is done here
        finally:
            meanwhile()
        for done, (job, result) in enumerate(zip(jobs, found, strict=True), start=1):
            if isinstance(result, tuple):
                findings += result
                continue
            made[job.name] = result
            progress(f"deck {done} of {len(jobs)}: {job.name}, {result.deck.slides} slides")
            for notice in result.notices:
                progress(f"  {notice}")
    if findings:
        raise ContentError(set(findings))
    return made
