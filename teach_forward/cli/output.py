"""What the commands say to a person: results on standard output, how things go on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from teach_forward.findings import Finding, unreadable
from teach_forward.library import git
from teach_forward.util import files
from teach_forward.util.shown import shown


class UsageError(Exception):
    """What was asked for cannot be done; the arguments are the lines that say why."""


def tell(*lines: str) -> None:
    """Say how things go: on standard error, so that standard output holds results alone."""
    for line in lines:
        print(line, file=sys.stderr, flush=True)


def tell_unread(findings: Iterable[Finding]) -> bool:
    """Say which files could not be read, so that nobody takes what they hold for missing; whether there are any."""
    wrong = unreadable(findings)
    tell(*map(str, wrong))
    return bool(wrong)


def write(texts: Mapping[str, str], done: str) -> None:
    """Write files by their paths, and say of each what was done."""
    for path, text in texts.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        files.rewrite(Path(path), text.encode())
        tell(f"{done} {path}")


def chosen(given: Sequence[str] | None, known: Sequence[str], what: str) -> tuple[str, ...]:
    """The names that were given, and all where none was. Raises UsageError for a name that is not known.

    This is the one place that says what no choice means.
    """
    if unknown := [name for name in given or () if name not in known]:
        raise UsageError(
            f"there is no {what} {', '.join(unknown)}; there {'are' if known else 'is'} {', '.join(known) or 'none'}"
        )
    return tuple(dict.fromkeys(given or known))


def changed_since(root: Path, commit: str | None) -> tuple[str, ...] | None:
    """The paths that have changed since a commit; None where none was named, or git does not know it, which is told."""
    paths = git.changed_paths(root, commit) if commit else None
    if commit and paths is None:
        tell(f"git does not know {shown(commit, 60)} here, so what has changed since is not known")
    return paths


def typed(path: Path) -> str:
    """A path as a person types it in a command."""
    return f'"{path}"' if " " in str(path) else str(path)


def refuse_to_replace(out: Path, ending: str) -> None:
    """Raises UsageError where a file would be written over one of another kind, such as a page; folders go by."""
    if out.is_file() and out.suffix.lower() != ending:
        raise UsageError(f"{out} is there, and is not a file that ends in {ending}; choose another --out")


def refuse_another_ending(out: Path, ending: str) -> None:
    """Raises UsageError where a file would bear a name by which no program could open it."""
    refuse_to_replace(out, ending)
    if out.suffix.lower() != ending:
        raise UsageError(f"{out} does not end in {ending}, and such a file is made; choose another --out")
