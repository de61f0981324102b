"""The commands. Help, and a run that finds nothing changed, end here, before anything heavy is imported."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

from teach_forward.cli import fingerprint

DECKS = Path("build/decks")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, such as `["slides", "--locale", "fr"]`; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console of Windows may know no Arabic
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    out = _whole_build(given)
    if out and (count := fingerprint.unchanged(out, fingerprint.fingerprint(Path.cwd()))) is not None:
        print(f"nothing has changed: {count} decks in {out}", file=sys.stderr)
        return 0
    from teach_forward.cli.options import parser  # noqa: PLC0415  (not needed where nothing has changed)

    asked = parser()
    options = asked.parse_args(given)
    if not options.command:
        asked.print_help(sys.stderr)
        return 2
    from teach_forward.cli.run import run  # noqa: PLC0415  (not needed for help)

    return run(options)


def _whole_build(given: list[str]) -> Path | None:
    """The folder, where the command is to build all decks in our own look."""
    if given == ["slides"]:
        return DECKS
    return Path(given[2]) if given[:2] == ["slides", "--out"] and len(given) == 3 else None
