"""The standard streams: open, in UTF-8, their lines in order, and never in the way of the work."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TextIO

_UNREAD = (errno.EPIPE, errno.EINVAL)  # whoever reads our output has seen enough of it; the second is said by Windows


class Stream(io.TextIOWrapper):
    """A standard stream. `fault` says why it takes no more: a full disk, or a reader that is gone.

    The rest is thrown away: the work goes on, and Python does not fail over the stream once more as it ends.
    """

    fault: OSError | None = None

    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except OSError as error:
            self._give_up(error)
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            self._give_up(error)

    def _give_up(self, fault: OSError) -> None:
        self.fault = self.fault or fault
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, self.fileno())
        os.close(nothing)


def prepare() -> None:
    """Open what was closed, and let lines be written as they come."""
    _open_closed()
    sys.stdin = sys.stdin or os.fdopen(0, closefd=False)  # or MkDocs does not know where its settings lie
    sys.stdout = _prepared(sys.stdout, sys.__stdout__, 1)
    sys.stderr = _prepared(sys.stderr, sys.__stderr__, 2)


def _open_closed() -> None:
    """In the place of a closed stream the next file would be opened, and get whatever a library says there."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # which takes the lowest number that is free


def _prepared(stream: TextIO, own: TextIO | None, number: int) -> TextIO:
    """A stream as commands need it; `own` is the one with which Python began, None where that was closed."""
    if stream is own:
        stream = Stream(os.fdopen(number, "wb", closefd=False))
    if isinstance(stream, io.TextIOWrapper):  # a console of Windows may know no Arabic; in a file, lines keep order
        stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)
    return stream


def ended(status: int) -> int:
    """The exit status of a command, when all is written: not 0 where results were lost, which is told."""
    sys.stdout.flush()
    fault = sys.stdout.fault if isinstance(sys.stdout, Stream) else None
    if fault is None or fault.errno in _UNREAD:
        return status
    print(f"standard output: {fault.strerror}", file=sys.stderr)
    return status or 1
