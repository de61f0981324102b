"""Running a command. The modules beside it are the only place that prints and sets an exit status."""

from __future__ import annotations

import argparse
import atexit
import contextlib
import gc
import os
from importlib import import_module
from pathlib import Path

from teach_forward.cli.output import UsageError, tell
from teach_forward.findings import ContentError
from teach_forward.util import files, open_files
from teach_forward.util.phrases import counted

SELDOM = 5_000
"""After how many more objects garbage is looked for: models are many objects, and hardly any is garbage.

Trees of XML are, when their file is written: later than this, they take twice the memory.
"""


def run(options: argparse.Namespace) -> int:
    """Run a command; the exit status is 0 where all is well, 1 where the content or the disk is not."""
    gc.set_threshold(max(SELDOM, gc.get_threshold()[0]))
    atexit.register(gc.freeze)  # nobody looks for garbage in all that is left when the process ends
    if few := open_files.allow():
        tell(
            f"{few.allowed} files may be open at once, and {few.needed} are needed; allow more: ulimit -n {few.needed}"
        )
        return 1
    try:
        command = getattr(import_module(f"teach_forward.cli.{options.module}"), options.command)
        with _alone() if options.alone else contextlib.nullcontext():
            return int(command(options))
    except ContentError as error:
        tell(*map(str, error.findings), counted(len(error.findings), "problem") + "; nothing was written")
        return 1
    except UsageError as error:
        tell(*error.args)
        return 1
    except OSError as error:
        tell(f"{_named(error)}: {error.strerror or error}")
        return 1
    except MemoryError:
        tell("there is not enough memory for this")
        return 1
    except KeyboardInterrupt:
        return 130


def _alone() -> contextlib.AbstractContextManager[None]:
    """Keep other builds out of this folder."""
    if files.can_be_locked():
        return files.alone(Path.cwd(), _wait)
    from teach_forward.util import turns  # noqa: PLC0415  (the library that it needs is as slow as half of ours)

    return turns.alone(Path.cwd(), _wait)


def _wait() -> None:
    tell("another build is at work here; this one begins when that is done")


def _named(error: OSError) -> str:
    """The file that an error is about, from here where it lies below; or nothing that can be named."""
    name = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else ""
    with contextlib.suppress(OSError):  # the folder in which we are may be gone
        name = name.removeprefix(os.path.join(os.getcwd(), ""))  # noqa: PTH109, PTH118  (as the system says it)
    return name or "error"
