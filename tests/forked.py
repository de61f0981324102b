"""Commands in processes that begin where everything is imported: they are measured, killed, and hindered by tests.

`Forker` starts a process once; for each command that forks, so that a command begins in a hundredth of a second.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import resource
import select
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from teach_forward.cli import main
from teach_forward.library import reading
from tests.sites import write_small
from tests.tools import ROOT, started

ORDINARY = """
import ctypes
version, process, none = 0x20080522, 0, (ctypes.c_uint32 * 6)()
assert ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(version, process), none) == 0
"""
"""Takes from root what other users have not: to write where nobody may."""


@dataclass(frozen=True)
class Run:
    """What came of a command: its status (less than zero for a signal), what it took, and what it said."""

    status: int
    seconds: float  # of a processor, with its children
    megabytes: int  # at most at a time
    said: str
    took: float  # seconds of the clock


class Forker:
    """Where commands are run."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, root: Path, *arguments: str, kill: float = 0, before: str = "") -> Run:
        """Run a command in a folder. It and its children are killed after some seconds; `before` is Python."""
        [run] = self._runs(1, kill, {"root": str(root), "arguments": arguments, "before": before})
        return run

    def twice(self, root: Path, *arguments: str, before: str = "") -> list[Run]:
        """Run a command two times at once."""
        return self._runs(2, 0, {"root": str(root), "arguments": arguments, "before": before})

    def _runs(self, times: int, kill: float, asked: dict[str, Any]) -> list[Run]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([times, kill, asked]) + "\n")
        self._process.stdin.flush()
        return [Run(**run) for run in json.loads(self._process.stdout.readline())]


@contextlib.contextmanager
def forker() -> Iterator[Forker]:
    """A process that runs commands, while it is needed."""
    if sys.platform != "linux":
        pytest.skip("needs Linux, whose processes can be measured and killed as these tests do")
    command = [sys.executable, "-m", "tests.forked"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONUNBUFFERED", None)  # commands are as most people run them
    environment["PYTHONDONTWRITEBYTECODE"] = "1"  # on a small disk, half a module of the program would be kept
    with started(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield Forker(process)


def _serve() -> None:
    _warm()
    for line in sys.stdin:
        times, kill, asked = json.loads(line)
        begun = [_begun(**asked) for _ in range(times)]
        print(json.dumps([_ended(each, kill) for each in begun]), flush=True)


def _warm() -> None:
    """Import everything and load fonts and locales, as a build does. What it knows of pages is forgotten again."""
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(write_small(Path(folder))),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        assert main(["site"]) == 0
    for module in ("cli.audit", "deck.write.pptx", "deck.making", "deck.pdf.write", "sheets.papers"):
        import_module(f"teach_forward.{module}")  # the site has imported these in processes of their own
    reading._known.clear()
    gc.collect()
    gc.freeze()  # or each command would look through all that is imported


@dataclass(frozen=True)
class _Begun:
    """A command that runs: its process, the file that takes what it says, and when it began."""

    child: int
    file: int
    started: float


def _begun(root: str, arguments: list[str], before: str) -> _Begun:
    file = os.memfd_create("said")
    started = time.monotonic()
    child = os.fork()
    if not child:
        _command(root, arguments, before, file)
    return _Begun(child, file, started)


def _ended(begun: _Begun, kill: float) -> dict[str, Any]:
    child = begun.child
    if kill:
        descriptor = os.pidfd_open(child)
        select.select([descriptor], [], [], kill)
        os.close(descriptor)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
            os.killpg(child, signal.SIGKILL)
    _, status, used = os.wait4(child, 0)
    took = time.monotonic() - begun.started
    with os.fdopen(begun.file, "rb") as said:
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    return {
        "status": os.waitstatus_to_exitcode(status),
        "seconds": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss // 1024,
        "said": text,
        "took": took,
    }


def _command(root: str, arguments: list[str], before: str, said: int) -> None:
    status = 99
    try:
        os.setsid()
        os.chdir(root)
        os.dup2(said, 1)
        os.dup2(said, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
        exec(before, {})  # noqa: S102  (a test's own)
        status = main(arguments)
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)


if __name__ == "__main__":
    _serve()
