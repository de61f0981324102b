"""The command that begins a guide."""

from __future__ import annotations

import argparse
from pathlib import Path

from teach_forward.cli.output import UsageError, tell
from teach_forward.starter import guide
from teach_forward.translation.newlocale import UnknownLocale
from teach_forward.util import files
from teach_forward.util.phrases import counted


def init(options: argparse.Namespace) -> int:
    """Write a small guide that works at once."""
    folder: Path = options.folder
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a new folder, or an empty one")
    if folder.exists() and files.seen(folder) - {".git"}:
        raise UsageError(f"{folder} is not empty; name a new folder, or an empty one")
    try:
        texts = guide.files(options.language)
    except UnknownLocale as error:
        raise UsageError(str(error)) from None
    files.put_all(folder, texts)
    here = folder.resolve() == Path.cwd()
    tell(
        f"wrote {counted(len(texts), 'file')} into {folder}; {'next' if here else 'go there, and then'}:",
        "  teach-forward check",
        "  teach-forward site",
    )
    if options.language not in guide.WRITTEN:
        tell("The texts are in English: write over them.")
    return 0
