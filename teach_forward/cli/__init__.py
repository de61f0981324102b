"""The commands. Help, and a run that finds nothing changed, end here, before anything heavy is imported."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from teach_forward.cli import fingerprint, streams

DECKS = Path("build/decks")
SITE = Path("site")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, such as `["slides", "--locale", "fr"]`; returns the exit status."""
    streams.prepare()
    os.environ.setdefault("NODEFAULTCURRENTDIRECTORYINEXEPATH", "1")  # Windows would run a git.exe that lies in a guide
    try:
        status = _run(list(sys.argv[1:] if arguments is None else arguments))
    except SystemExit as ended:  # as argparse does, when it has shown help, or what is wrong with the arguments
        status = int(ended.code or 0)
    return streams.ended(status)


def _run(given: list[str]) -> int:
    said = ""
    with contextlib.suppress(OSError):  # whatever cannot be read is told by the command
        said = _nothing_changed(given)
    if said:
        print(said, file=sys.stderr)
        return 0
    from teach_forward.cli.options import help_text, parse  # noqa: PLC0415  (not needed where nothing has changed)

    options = parse(given)
    if not options.command:
        print(help_text(), end="", file=sys.stderr)
        return 2
    from teach_forward.cli.run import run  # noqa: PLC0415  (not needed for help)

    return run(options)


def _nothing_changed(given: list[str]) -> str:
    """What is said where all that the command would build is there already; empty where there is work to do."""
    command, out = given[:1], given[2:] if given[1:2] == ["--out"] else []
    if command not in (["slides"], ["site"]) or len(given) != (3 if out else 1):
        return ""
    if command == ["slides"]:
        folder = Path(out[0]) if out else DECKS
        record, what = folder / fingerprint.DECKS_RECORD, "{count} decks in {folder}"
    else:
        folder = Path(out[0]) if out else SITE
        record, what = fingerprint.SITE_RECORD, "the site is in {folder}; open it with: teach-forward serve"
    if not record.is_file():
        return ""
    count = fingerprint.unchanged(record, folder, fingerprint.fingerprint(Path.cwd()))
    return "" if count is None else "nothing has changed: " + what.format(count=count, folder=folder)
