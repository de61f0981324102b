"""What the commands say to a person: results on standard output, how things go on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from teach_forward.findings import Finding, unreadable


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
        Path(path).write_text(text, encoding="utf-8", newline="\n")
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


def refuse_to_replace(out: Path, ending: str) -> None:
    """Raises UsageError where a file would be written over one of another kind, such as a page; folders go by."""
    if out.is_file() and out.suffix.lower() != ending:
        raise UsageError(f"{out} is there, and is not a file that ends in {ending}; choose another --out")
