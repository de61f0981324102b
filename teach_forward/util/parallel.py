"""Many like things on several cores, where the system allows it and it pays."""

from __future__ import annotations

import contextlib
import functools
import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

WORKERS = 61
"""Processes that work at once at most: Windows can wait for no more."""

_SAFE = "PYTHONSAFEPATH"

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
    available, forks = cores(), _forks()
    if len(items) <= alone or available == 1 or (forked_only and not forks):
        yield map(function, items)
        return
    import multiprocessing  # noqa: PLC0415  (most runs need one process, and these take long to import)
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor  # noqa: PLC0415

    workers = min(available, len(items), WORKERS)
    context = multiprocessing.get_context("fork" if forks else "spawn")
    work = (function, items) if forks else pickle.dumps((function, items))
    with _importing_nothing_from_here(), ProcessPoolExecutor(workers, context, _take, (work,)) as pool:
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


@contextlib.contextmanager
def aside(function: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Work at something in a process of its own, and give what waits for it: it returns or raises what came of that.

    What is imported and remembered there costs this process no memory. Where no process can be forked, or where that
    one dies, the work is done here, when it is asked for. Leaving early gives it up.
    """
    if not _forks():
        yield function
        return
    import multiprocessing  # noqa: PLC0415  (as above)

    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(function, sender))
    try:
        process.start()
    except OSError:  # no process can be had
        yield function
        return
    sender.close()
    try:
        yield functools.partial(_received, receiver, function)
    finally:
        process.terminate()
        process.join()


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _forks() -> bool:
    """Whether a process can be forked: not while another thread may hold a lock."""
    return sys.platform == "linux" and threading.active_count() == 1


@contextlib.contextmanager
def _importing_nothing_from_here() -> Iterator[None]:
    """Let Python that is started now look for no modules in the current folder, among the texts of strangers."""
    before = os.environ.get(_SAFE)
    os.environ[_SAFE] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE]
        else:
            os.environ[_SAFE] = before


def _end_when_interrupted(while_: Callable[[], bool] = lambda: True) -> None:
    """A process whose parent is told to stop by the keyboard is told so too, and has nothing to say of it.

    It ends at once `while_` it may: one that ended halfway through a result would be waited for.
    """
    signal.signal(signal.SIGINT, lambda *_: os._exit(130) if while_() else None)


def _send(function: Callable[[], Any], sender: Connection) -> None:
    """Do something in a process of its own, and send what came of it."""
    gc.freeze()  # or the search for garbage copies pages that processes share
    _end_when_interrupted()
    try:
        outcome: tuple[Any, Exception | None] = function(), None
    except Exception as error:  # it is raised again where the result is waited for
        outcome = None, error
    sender.send(outcome)


def _received(receiver: Connection, function: Callable[[], Result]) -> Result:
    """What another process sends; where it died, what `function` does here."""
    try:
        result, error = receiver.recv()
    except (EOFError, OSError):  # before it sent anything, or halfway
        return function()
    if error is not None:
        raise error
    return cast("Result", result)


_taken: list[Any] = []  # in a process of a pool: what is to be done, and with what


_working = threading.Event()  # there, while it is done


def _take(work: bytes | tuple[Callable[[Given], Result], Sequence[Given]]) -> None:
    """Keep in a new process what it works at: a forked one has it already, and nothing need travel to it."""
    _end_when_interrupted(_working.is_set)  # before all that is pickled is imported
    _taken[:] = pickle.loads(work) if isinstance(work, bytes) else work  # noqa: S301  (from our own parent)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    from multiprocessing import parent_process  # noqa: PLC0415  (as above)

    if parent := parent_process():
        parent.join()
        os._exit(1)


def _do(index: int) -> Any:
    function, items = _taken
    _working.set()
    try:
        return function(items[index])
    finally:
        _working.clear()


def _results(found: Iterator[Result], function: Callable[[Given], Result], items: Sequence[Given]) -> Iterator[Result]:
    """What a pool found; where one of its processes dies, what is left is done here."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  (as above)

    done = 0
    with contextlib.suppress(BrokenProcessPool, OSError):
        for result in found:
            done += 1
            yield result
    yield from map(function, items[done:])
