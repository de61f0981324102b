"""Commands that say what is wrong with the texts."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from teach_forward import checks, project, theme
from teach_forward.cli.formats import show, show_outdated
from teach_forward.cli.output import UsageError, changed_since, chosen, tell
from teach_forward.deck.build import findings as deck_findings
from teach_forward.findings import ContentError, Finding, errors
from teach_forward.library.addresses import KNOWN_WORDS_FILE, locale_of, source_path
from teach_forward.library.library import Library
from teach_forward.library.scan import locales_of
from teach_forward.translation import outdated, status
from teach_forward.translation.outdated import Outdated
from teach_forward.util import files
from teach_forward.util.phrases import counted

_TEXTS = ("docs", "workshops")
_SETTINGS = (theme.FILE, project.CONFIG_FILE)
TEXTS = (
    *("docs/**/*.md", "docs/**/*.yml", f"docs/*/{KNOWN_WORDS_FILE}", "workshops/**/*.md"),
    *_SETTINGS,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a person asks about: files of some languages, those that all languages share, and all of it under places."""

    locales: Collection[str]
    shared: bool
    places: tuple[Path, ...]

    def holds(self, path: str) -> bool:
        """Whether a file is asked about."""
        locale = locale_of(path)
        if not (locale in self.locales if locale else self.shared):
            return False
        if not self.places:
            return True
        lies = _itself(Path(path))  # a folder too in which a place lies: what is wrong with it, is with the place
        return any(lies.is_relative_to(place) or place.is_relative_to(lies) for place in self.places)

    def reaches(self, place: Path) -> bool:
        """Whether anything that is asked about can lie at a place, or under it; nothing that is hidden is looked at."""
        folders = _TEXTS if self.shared else [f"{top}/{locale}" for top in _TEXTS for locale in self.locales]
        for root in map(files.resolved, map(Path, (*folders, *(_SETTINGS if self.shared else ())))):
            if root.is_relative_to(place):
                return True
            if place.is_relative_to(root):
                return not any(part.startswith(".") for part in place.relative_to(root).parts)
        return False


def _itself(path: Path) -> Path:
    """Where a file lies; a link too, wherever it leads."""
    return files.resolved(path.parent) / path.name


def check(options: argparse.Namespace) -> int:
    """Say what is to mend in the texts, and mend what is safe to mend where asked."""
    try:
        findings, older = _found(Path.cwd(), options)
    except ContentError as error:  # of what is read before all else
        findings, older = error.findings, ()
    show(findings, options.format)
    show_outdated(older, options.format)
    wrong = len(errors(findings))
    said = f"{counted(wrong, 'problem')}, {counted(len(findings) - wrong, 'warning')}"
    tell(said if findings or older else "All is well.")
    return 1 if wrong else 0


def _found(root: Path, options: argparse.Namespace) -> tuple[tuple[Finding, ...], tuple[Outdated, ...]]:
    """What is to mend in the texts that are asked about, and which pages have changed since they were translated.

    Where asked, what is safe to mend is mended first.
    """
    source = project.read(root).source
    scope = _scope(options, locales_of(root, source))
    if options.fix:
        _fix(root, source, scope)
    library, findings = find(root, scope.locales)
    findings = tuple(finding for finding in findings if scope.holds(finding.path))
    if options.format == "json" or options.locale or options.paths:
        return findings, ()
    changed = changed_since(root, options.since) or ()
    findings, older = outdated.told(library, findings, lambda path: path in changed)
    first = frozenset(changed)  # GitHub shows no more than ten notes
    return tuple(sorted(findings, key=lambda finding: finding.path not in first)), older


def summary(_: argparse.Namespace) -> int:
    """Say in plain words what is to mend and how far the languages are."""
    root = Path.cwd()
    library, findings = find(root, locales_of(root, project.read(root).source))
    print("\n".join(status.summary(library, findings)))
    return 0


def find(root: Path, locales: Collection[str]) -> tuple[Library, tuple[Finding, ...]]:
    """The library with all findings, and those of the slides of some languages.

    Slides are set only where nothing else is wrong, or they would be set wrongly.
    """
    library, findings = checks.find_all(root)
    if not errors(findings):
        findings = tuple(sorted({*findings, *deck_findings(library, locales)}))
    return library, findings


def _scope(options: argparse.Namespace, known: tuple[str, ...]) -> Scope:
    named: list[str] = options.locale or []
    behind = [name for name in named if name not in known and Path(name).exists()]  # `--locale fr docs/fr/index.md`
    paths = [*options.paths, *map(Path, behind)]
    if nowhere := [str(path) for path in paths if not path.exists()]:
        raise UsageError(f"there is nothing to check at {', '.join(nowhere)}")
    here = Path.cwd().resolve()
    places = {path: _place(path) for path in paths}
    if outside := [str(path) for path, place in places.items() if not place.is_relative_to(here)]:
        raise UsageError(f"{', '.join(outside)} is not in the folder of this guide; go to its own, and check there")
    locales = chosen([name for name in named if name not in behind], known, "language")
    named_places = {path: files.as_named(here, place.relative_to(here)) for path, place in places.items()}
    scope = Scope(locales, set(locales) == set(known), tuple(named_places.values()))
    if idle := [str(path) for path, place in named_places.items() if not scope.reaches(place)]:
        raise UsageError(_nothing_there(idle, scope))
    return scope


def _place(path: Path) -> Path:
    """Where a path leads; a link among the texts is looked at itself, since none belongs there."""
    if path.is_symlink() and any(files.resolved(Path(top)) in _itself(path).parents for top in _TEXTS):
        return _itself(path)
    return files.resolved(path)


def _nothing_there(paths: list[str], scope: Scope) -> str:
    """What is said of paths at which nothing that is asked about can lie."""
    named, texts = ", ".join(paths), " and ".join(_TEXTS)
    if not scope.shared:
        return f"nothing of {', '.join(scope.locales)} lies at {named}; write the path without --locale"
    settings = " and ".join(_SETTINGS)
    return f"check does not look at {named}; it looks at {texts}, but for hidden files, and at {settings}"


def _fix(root: Path, source_locale: str, scope: Scope) -> None:
    from teach_forward.checks import mend  # noqa: PLC0415  (it needs all of Markdown)

    for path in sorted(path for pattern in TEXTS for path in root.glob(pattern)):
        relative = path.relative_to(root).as_posix()
        if path.is_symlink() or not path.is_file() or not scope.holds(relative):
            continue
        source = root / source_path(relative, source_locale) if locale_of(relative) else None
        try:
            data, original = path.read_bytes(), source.read_bytes() if source and source.is_file() else b""
        except OSError:  # which is found after
            continue
        if (mended := mend.mended(relative, data, original)) != data:
            files.rewrite(path, mended)
            tell(f"mended {relative}")
