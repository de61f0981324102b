"""Many like things on several cores, where the system allows it and it pays."""

from __future__ import annotations

import concurrent.futures
import contextlib
import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")


@contextlib.contextmanager
def underway(
    function: Callable[[Given], Result], items: Sequence[Given], *, alone: int, forked_only: bool = False
) -> Iterator[Iterator[Result]]:
    """The result of each item in order, worked at from now on, whatever is done before they are asked for.

    Up to `alone` items are sooner done one after another, when they are asked for. Results travel between processes,
    and so do items where these start from nothing: they can be pickled, and `function` stands at the top of its module.
    `forked_only` says that such a start would cost more than it brings. Leaving early gives up what nobody has asked
    for.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    forks = sys.platform == "linux" and threading.active_count() == 1  # another thread may hold a lock
    if len(items) <= alone or cores == 1 or (forked_only and not forks):
        yield map(function, items)
        return
    workers = min(cores, len(items), 61)  # Windows can wait for no more
    context = multiprocessing.get_context("fork" if forks else "spawn")
    with concurrent.futures.ProcessPoolExecutor(workers, context, _take, (function, items)) as pool:
        gc.freeze()  # or the search for garbage copies pages that processes share
        try:
            try:
                found = pool.map(_do, range(len(items)))
            except (BrokenProcessPool, OSError):  # no process can be had
                found = iter(())
            yield _results(found, function, items)
        finally:
            gc.unfreeze()
            pool.shutdown(cancel_futures=True)


_taken: list[Any] = []  # in a process of a pool: what is to be done, and with what


def _take(function: Callable[[Given], Result], items: Sequence[Given]) -> None:
    """Keep in a new process what it works at: a forked one has it already, and nothing need travel to it."""
    _taken[:] = function, items
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _do(index: int) -> Any:
    function, items = _taken
    return function(items[index])


def _results(found: Iterator[Result], function: Callable[[Given], Result], items: Sequence[Given]) -> Iterator[Result]:
    """What a pool found; where one of its processes dies, what is left is done here."""
    done = 0
    with contextlib.suppress(BrokenProcessPool, OSError):
        for result in found:
            done += 1
            yield result
    yield from map(function, items[done:])
