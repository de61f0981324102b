"""Library -> deck files: builds what has changed, all or nothing, and keeps a list of what there is."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from teach_forward.deck import manifest
from teach_forward.deck.look import Gallery, Look
from teach_forward.deck.manifest import BuiltDeck
from teach_forward.deck.plan.plan import CLOSING, COVER, file_name, plan
from teach_forward.deck.slides import Deck, Files, Kind
from teach_forward.deck.template import style
from teach_forward.deck.template.reader import Unusable
from teach_forward.deck.write import picture
from teach_forward.findings import ContentError, Finding
from teach_forward.library.addresses import blob_id
from teach_forward.library.library import Library
from teach_forward.model import Workshop
from teach_forward.project import Project
from teach_forward.theme import Theme, load
from teach_forward.util.parallel import underway

__all__ = ["KINDS", "BuiltDeck", "Unusable", "build", "fills", "findings", "numbers", "starter"]

KINDS: tuple[Kind, ...] = ("guide", "exercise")
THEME = Path("slides_src/theme.yml")

_ALONE = 3  # so few decks are sooner built one after another than in processes of their own
# Folders and files of the package that every deck depends on: its own rooms, and what they stand on.
_ROOMS = ("deck", "layouts.py", "library", "model.py", "ooxml", "text", "theme.py", "util")
_TOOLS = ("Markdown", "lxml", "pymdown-extensions", "python-pptx", "uharfbuzz")


@dataclass(frozen=True)
class Job:
    """Everything that goes into one deck."""

    workshop: Workshop
    kind: Kind
    theme: Theme
    words: Mapping[str, str]
    direction: str
    project: Project
    template: tuple[str, bytes] = ("", b"")
    pictures: Mapping[str, Files] = field(default_factory=dict)

    @property
    def look(self) -> Look:
        """Our look, or that of a union's template."""
        name, data = self.template
        if not data:
            return Gallery(self.theme, self.workshop.number, self.direction)
        return style.union(style.template(name, data, self.direction), self.theme, self.workshop.number, self.direction)

    def plan(self) -> Deck:
        """The deck as it is set. Raises ContentError with what cannot be set."""
        return plan(
            self.workshop,
            self.kind,
            self.theme,
            self.words,
            self.direction,
            self.project,
            self.look,
            self.pictures,
        )

    @property
    def locale(self) -> str:
        """The deck's language."""
        return self.workshop.locale

    @property
    def name(self) -> str:
        """The name of the deck's file."""
        return file_name(self.workshop, self.kind)

    @functools.cached_property
    def hash(self) -> str:
        """The hash of all that goes into the deck: texts, look, fixed words, and the code that makes it."""
        document = self.workshop.guide if self.kind == "guide" else self.workshop.exercise
        parts = (
            *(f"{part.path}\n{part.text}" for part in (self.workshop.index, document)),
            repr((asdict(self.theme), sorted(self.words.items()), self.direction, asdict(self.project), self.kind)),
            _code(),
            hashlib.sha256(self.template[1]).hexdigest() if self.template[1] else "",
            *(f"{href} {blob_id(data)}" for href, files in sorted(self.pictures.items()) for data in files),
        )
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def build(
    library: Library,
    out: Path,
    locales: Collection[str] | None = None,
    workshops: Collection[str] | None = None,
    progress: Callable[[str], None] = lambda _: None,
    *,
    kinds: Collection[Kind] = KINDS,
    template: Path | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> tuple[BuiltDeck, ...]:
    """Bring the decks in `out` up to date; only those of the given locales, workshops (slugs) and kinds.

    `template` is a union's own file, which the decks are to stand on. `meanwhile` is done while the decks are made; if
    it raises, nothing is written.

    Raises ContentError with all findings, and then has written nothing; OSError where a file cannot be written, and
    then each deck is whole, old or new; reading.Unusable where the template is of no use. `progress` is told of each
    deck.
    """
    stands_on = (template.name, template.read_bytes()) if template else ("", b"")
    jobs = [job for job in _jobs(library, locales, workshops, stands_on) if job.kind in kinds]
    for file in {job.direction: style.template(*stands_on, job.direction) for job in jobs if template}.values():
        for line in style.falls_back(file):
            progress(line)
        break  # what it lacks is the same in both directions
    everything = locales is None and workshops is None and set(kinds) == set(KINDS)
    known = manifest.read(out)
    old = {job.name: entry for job in jobs if (entry := known.get(job.name)) and _current(job, entry, out)}
    waiting = [job for job in jobs if job.name not in old]
    new = _make(waiting, progress, meanwhile)
    built = tuple(old.get(job.name) or new[job.name].deck for job in jobs)
    if waiting or not (out / manifest.MANIFEST).is_file():
        out.mkdir(parents=True, exist_ok=True)
        for result in new.values():
            manifest.put(out / result.deck.name, result.data)
        manifest.write(out, built, {} if everything else known)
    if everything:
        manifest.clear(out, known, built)
    return built


def findings(library: Library, locales: Collection[str] | None = None) -> tuple[Finding, ...]:
    """What cannot be set on the slides of the given locales: what `build` would raise, without building."""
    with underway(_faults, tuple(_jobs(library, locales, None)), alone=_ALONE) as faults:
        return tuple(sorted({finding for found in faults for finding in found}))


def _faults(job: Job) -> tuple[Finding, ...]:
    try:
        job.plan()
    except ContentError as error:
        return error.findings
    return ()


def fills(library: Library, locale: str) -> dict[tuple[str, str], float]:
    """How full the slides of a locale are, 1 for the last line that fits, by the path of their page and their id."""
    with underway(_fills, tuple(_jobs(library, [locale], None)), alone=_ALONE) as found:
        return {place: fill for deck in found for place, fill in deck.items()}


def _fills(job: Job) -> dict[tuple[str, str], float]:
    document = job.workshop.guide if job.kind == "guide" else job.workshop.exercise
    try:
        slides = job.plan().slides
    except ContentError:
        return {}
    return {(document.path, slide.id): slide.fill for slide in slides}


def numbers(library: Library) -> tuple[str, ...]:
    """The numbers of the workshops that have colours."""
    return tuple(map(str, load(library.root / THEME).workshops))


def starter(library: Library, out: Path, number: int, locale: str) -> None:
    """Write a template with all our layouts, in the colours of a workshop and the direction of a language."""
    from teach_forward.deck.write import pptx  # noqa: PLC0415

    look = Gallery(load(library.root / THEME), number, library.direction(locale))
    out.parent.mkdir(parents=True, exist_ok=True)
    manifest.put(out, pptx.starter(look, library.messages(locale)))


def _jobs(
    library: Library,
    locales: Collection[str] | None,
    workshops: Collection[str] | None,
    template: tuple[str, bytes] = ("", b""),
) -> Iterator[Job]:
    """A job for each document that a locale has in its own words."""
    theme = load(library.root / THEME)
    for locale in library.locales:
        if locales is not None and locale not in locales:
            continue
        for workshop in library.workshops(locale):
            if workshops is not None and workshop.slug not in workshops:
                continue
            for kind in KINDS:
                document = workshop.guide if kind == "guide" else workshop.exercise
                if document.locale == locale:
                    words, direction = dict(library.messages(locale)), library.direction(locale)
                    pictures = picture.load(library, document)
                    yield Job(workshop, kind, theme, words, direction, library.project, template, pictures)


def _current(job: Job, entry: BuiltDeck, out: Path) -> bool:
    file = out / job.name
    return entry.hash == job.hash and file.is_file() and file.stat().st_size == entry.bytes


def _make(jobs: list[Job], progress: Callable[[str], None], meanwhile: Callable[[], object]) -> dict[str, Made]:
    """Every deck as bytes. Raises ContentError with the findings of all."""
    made: dict[str, Made] = {}
    findings: list[Finding] = []
    with underway(_run, jobs, alone=_ALONE) as results:
        meanwhile()
        for done, (job, result) in enumerate(zip(jobs, results, strict=True), start=1):
            if isinstance(result, tuple):
                findings += result
                continue
            made[job.name] = result
            progress(f"deck {done} of {len(jobs)}: {job.name}, {result.deck.slides} slides")
            for line in result.said:
                progress(f"  {line}")
    if findings:
        raise ContentError(set(findings))
    return made


@dataclass(frozen=True, slots=True)
class Made:
    """A deck, its file, and what is to be known of how it is set."""

    deck: BuiltDeck
    data: bytes
    said: tuple[str, ...] = ()


Result = Made | tuple[Finding, ...]


def _run(job: Job) -> Result:
    from teach_forward.deck.write.pptx import write  # noqa: PLC0415  (a run without anything to build needs no python-pptx)

    try:
        deck = job.plan()
    except ContentError as error:
        return error.findings
    return _made(job, deck, write(deck, job.words))


def _made(job: Job, deck: Deck, data: bytes) -> Made:
    own = [slide for slide in deck.slides if slide.id not in (COVER, CLOSING)]
    entry = BuiltDeck(
        name=job.name,
        locale=job.locale,
        workshop=job.workshop.slug,
        kind=job.kind,
        slides=len(deck.slides),
        bytes=len(data),
        body=deck.look.body(deck.shrink),
        hash=job.hash,
        numbers={slide.id: slide.number for slide in own},
        fills={slide.id: slide.fill for slide in own},
    )
    return Made(entry, data, deck.look.said())


@functools.cache
def _code() -> str:
    """What stands for the code that makes decks: its files, and the versions of what it stands on."""
    package = Path(__file__).parents[1]
    found = hashlib.sha256()
    for room in _ROOMS:
        place = package / room
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            found.update(f"{file.relative_to(package).as_posix()}\0".encode() + file.read_bytes())
    for tool in _TOOLS:
        found.update(f"{tool} {importlib.metadata.version(tool)}".encode())
    return found.hexdigest()
