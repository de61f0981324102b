"""Library -> deck files: builds what has changed, all or nothing, and keeps a list of what there is."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from teach_forward.deck import manifest, pictures
from teach_forward.deck.manifest import BuiltDeck
from teach_forward.deck.plan.plan import CLOSING, COVER, Plan, file_name, plan
from teach_forward.deck.plan.style import DeckStyle
from teach_forward.deck.slides import DeckKind, PictureFiles
from teach_forward.deck.template.reader import Unusable
from teach_forward.deck.template.style import TemplateStyle, missing_layouts, template_of
from teach_forward.deck.write.style import OwnStyle
from teach_forward.findings import ContentError, Finding
from teach_forward.library.addresses import blob_id
from teach_forward.library.library import Library
from teach_forward.messages import Messages
from teach_forward.model import Document, Workshop
from teach_forward.ooxml.package import read_file
from teach_forward.project import Project
from teach_forward.theme import Theme, read
from teach_forward.util.locales import direction
from teach_forward.util.parallel import underway

__all__ = ["KINDS", "BuiltDeck", "Unusable", "build", "findings", "jobs", "numbers", "starter"]

KINDS: tuple[DeckKind, ...] = ("guide", "exercise")

_FEW = 3  # so few decks are built one after another: processes of their own would take longer
# Rooms of the package that every deck depends on, and the libraries that these use.
_ROOMS = ("deck", "layouts.py", "library", "messages.py", "model.py", "ooxml", "project.py", "text", "theme.py", "util")
_TOOLS = ("Babel", "lxml", "Markdown", "nh3", "pymdown-extensions", "python-pptx", "PyYAML", "uharfbuzz")


@dataclass(frozen=True)
class Job:
    """Everything that goes into one deck. `template` is the name and the bytes of a union's own file, or empty."""

    workshop: Workshop
    kind: DeckKind
    theme: Theme
    messages: Messages
    project: Project
    total: int
    template: tuple[str, bytes] = ("", b"")
    pictures: Mapping[str, PictureFiles] = field(default_factory=dict)

    @property
    def style(self) -> DeckStyle:
        """Our own layouts, or those of a union's template."""
        script = direction(self.locale)
        own = OwnStyle(self.theme, self.workshop.number, self.total, script)
        name, data = self.template
        return TemplateStyle(template_of(name, data, script), own) if data else own

    def plan(self) -> Plan:
        """The deck as it is set. Raises ContentError with what cannot be set."""
        return plan(
            self.workshop,
            self.kind,
            self.style,
            self.messages,
            project=self.project,
            total=self.total,
            pictures=self.pictures,
        )

    @property
    def locale(self) -> str:
        """The deck's language."""
        return self.workshop.locale

    @property
    def name(self) -> str:
        """The name of the deck's file."""
        return file_name(self.workshop, self.kind, self.project.prefix)

    @functools.cached_property
    def hash(self) -> str:
        """The hash of all that goes into the deck: texts, style, messages, and the code that makes it."""
        messages = (self.messages.language_tag, sorted(self.messages.items()))
        values = (asdict(self.theme), messages, asdict(self.project), self.total, self.kind)
        parts = (
            *(f"{part.path}\n{part.text}" for part in (self.workshop.index, _document(self.workshop, self.kind))),
            repr(values),
            _code(),
            hashlib.sha256(self.template[1]).hexdigest() if self.template[1] else "",
            *(f"{href} {blob_id(data)}" for href, files in sorted(self.pictures.items()) for data in files),
        )
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _document(workshop: Workshop, kind: DeckKind) -> Document:
    return workshop.guide if kind == "guide" else workshop.exercise


def build(
    library: Library,
    out: Path,
    locales: Collection[str] | None = None,
    workshops: Collection[str] | None = None,
    progress: Callable[[str], None] = lambda _: None,
    *,
    kinds: Collection[DeckKind] = KINDS,
    template: Path | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> tuple[BuiltDeck, ...]:
    """Bring the decks in `out` up to date; only those of the given locales, workshops (slugs) and kinds.

    `template` is a union's own file, whose layouts the decks are to have. `meanwhile` is done while the decks are made;
    if it raises, nothing is written.

    Raises ContentError with all findings, and then has written nothing; OSError where a file cannot be written, and
    then each deck is whole, old or new; Unusable where the template cannot be used. `progress` is told of each deck.
    """
    template_file = (template.name, read_file(template)) if template else ("", b"")
    wanted = [job for job in jobs(library, locales, workshops, template_file) if job.kind in kinds]
    if template and wanted:
        for notice in missing_layouts(template_of(*template_file, library.direction(wanted[0].locale))):
            progress(notice)
    all_locales = locales is None or set(locales) == set(library.locales)
    all_workshops = workshops is None or set(workshops) == set(library.slugs())
    everything = all_locales and all_workshops and set(kinds) == set(KINDS)
    known = manifest.read(out)
    old = {job.name: entry for job in wanted if (entry := known.get(job.name)) and _is_current(job, entry, out)}
    new = _make([job for job in wanted if job.name not in old], progress, meanwhile)
    built = tuple(old.get(job.name) or new[job.name].deck for job in wanted)
    _write(out, new, built, {} if everything else known)
    if everything:
        manifest.clear(out, known, built)
    return built


def _write(out: Path, new: Mapping[str, Made], built: tuple[BuiltDeck, ...], others: Mapping[str, BuiltDeck]) -> None:
    """Write the decks that were made, and the list with all that were built and with others that are there."""
    if not new and (out / manifest.MANIFEST).is_file():
        return
    out.mkdir(parents=True, exist_ok=True)
    for made in new.values():
        manifest.put(out / made.deck.name, made.data)
    manifest.write(out, built, others)


def findings(library: Library, locales: Collection[str] | None = None) -> tuple[Finding, ...]:
    """What cannot be set on the slides of the given locales: what `build` would raise, without building."""
    with underway(_faults, tuple(jobs(library, locales)), alone=_FEW) as faults:
        return tuple(sorted({finding for found in faults for finding in found}))


def _faults(job: Job) -> tuple[Finding, ...]:
    try:
        job.plan()
    except ContentError as error:
        return error.findings
    return ()


def numbers(library: Library) -> tuple[str, ...]:
    """The numbers of the theme's palettes, as texts."""
    return tuple(str(number) for number in range(1, len(read(library.root).palettes) + 1))


def starter(library: Library, out: Path, number: int, locale: str) -> None:
    """Write a template with all our layouts, in the colours of a workshop and the direction of a language."""
    from teach_forward.deck.write import pptx  # noqa: PLC0415  (see `_run`)

    style = OwnStyle(read(library.root), number, library.total, library.direction(locale))
    out.parent.mkdir(parents=True, exist_ok=True)
    manifest.put(out, pptx.starter(style, library.messages(locale), library.project.date))


def jobs(
    library: Library,
    locales: Collection[str] | None = None,
    workshops: Collection[str] | None = None,
    template: tuple[str, bytes] = ("", b""),
) -> Iterator[Job]:
    """A job for each document that a locale has in its own words."""
    theme = read(library.root)
    for locale in (locale for locale in library.locales if locales is None or locale in locales):
        messages = library.messages(locale)
        for workshop in library.workshops(locale):
            if workshops is not None and workshop.slug not in workshops:
                continue
            for kind in KINDS:
                document = _document(workshop, kind)
                if document.locale == locale:
                    shown = pictures.load(library, document)
                    yield Job(workshop, kind, theme, messages, library.project, library.total, template, shown)


def _is_current(job: Job, entry: BuiltDeck, out: Path) -> bool:
    file = out / job.name
    return entry.hash == job.hash and file.is_file() and file.stat().st_size == entry.bytes


def _make(jobs: list[Job], progress: Callable[[str], None], meanwhile: Callable[[], object]) -> dict[str, Made]:
    """Every deck as bytes. Raises ContentError with the findings of all."""
    made: dict[str, Made] = {}
    findings: list[Finding] = []
    with underway(_run, jobs, alone=_FEW) as results:
        meanwhile()
        for done, (job, result) in enumerate(zip(jobs, results, strict=True), start=1):
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


@dataclass(frozen=True, slots=True)
class Made:
    """A deck's entry in the list, its file, and what a person should know of how it is set."""

    deck: BuiltDeck
    data: bytes
    notices: tuple[str, ...] = ()


def _run(job: Job) -> Made | tuple[Finding, ...]:
    from teach_forward.deck.write.pptx import write  # noqa: PLC0415  (a run without anything to build needs no python-pptx)

    try:
        planned = job.plan()
    except ContentError as error:
        return error.findings
    data = write(planned.deck, planned.style, job.messages)
    return Made(_entry(job, planned, len(data)), data, planned.style.notices())


def _entry(job: Job, planned: Plan, size: int) -> BuiltDeck:
    """The entry of a deck in the list; `size` is that of its file in bytes."""
    deck = planned.deck
    own = [slide for slide in deck.slides if slide.id not in (COVER, CLOSING)]
    return BuiltDeck(
        name=job.name,
        locale=job.locale,
        workshop=job.workshop.slug,
        kind=job.kind,
        slides=len(deck.slides),
        bytes=size,
        body=planned.style.body_size(deck.shrink),
        hash=job.hash,
        numbers={slide.id: slide.number for slide in own},
        fills={slide.id: slide.fill for slide in own},
    )


@functools.cache
def _code() -> str:
    """A hash of our deck code and of the libraries it uses."""
    package = Path(__file__).parents[1]
    found = hashlib.sha256()
    for file in _files(package):
        found.update(f"{file.relative_to(package).as_posix()}\0".encode() + file.read_bytes())
    for tool in _TOOLS:
        found.update(f"{tool} {importlib.metadata.version(tool)}".encode())
    return found.hexdigest()


def _files(package: Path) -> Iterator[Path]:
    """The files of the package that decks depend on: code, and the fonts by which text is measured."""
    for room in _ROOMS:
        path = package / room
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (file for file in files if file.suffix in (".py", ".ttf"))
