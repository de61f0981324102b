"""Many like things on several cores, where the system allows it and it pays."""

from __future__ import annotations

import concurrent.futures
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")


def mapped(
    function: Callable[[Given], Result], items: Sequence[Given], *, alone: int, forked_only: bool = False
) -> Iterator[Result]:
    """The result of each item in order; up to `alone` items are sooner done one after another.

    Items and results travel between processes, so they can be pickled, and `function` stands at the top of its module.
    `forked_only` says that a process which starts from nothing would cost more than it brings.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    forks = sys.platform == "linux" and threading.active_count() == 1  # another thread may hold a lock
    done = 0
    if len(items) > alone and cores > 1 and (forks or not forked_only):
        workers = min(cores, len(items), 61)  # Windows can wait for no more
        context = multiprocessing.get_context("fork" if forks else "spawn")
        chunk = max(1, len(items) // (workers * 8))
        try:
            with concurrent.futures.ProcessPoolExecutor(workers, context) as pool:
                for result in pool.map(function, items, chunksize=chunk):
                    done += 1
                    yield result
        except (BrokenProcessPool, OSError):
            pass  # what is left is done below
    yield from map(function, items[done:])
