"""What all tests share: fixtures that several files use, and how many examples a property is tried with."""

import gc
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from teach_forward.library.git import OF_A_HOOK
from tests.once import Once

if TYPE_CHECKING:
    from teach_forward.library.library import Library
    from tests.forked import Forker

# Before they are imported, so that their failures say what was there.
pytest.register_assert_rewrite("tests.browsing", "tests.browsing_practice")

pytest_plugins = ["tests.browsing"]

# At home few examples, and others each time. In CI more, and the same ones until code or test changes: what fails
# there comes from the change that it runs for. A property of a few letters takes ten times as many, see `tests.tools`.
HURRIED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}  # several run on one core
settings.register_profile("home", max_examples=12, **HURRIED)
settings.register_profile("ci", max_examples=40, derandomize=True, **HURRIED)
settings.load_profile("ci" if os.environ.get("CI") else "home")


ROOM = 8 << 30
"""Bytes of memory from which on the folders of tests are written there."""


def pytest_configure() -> None:
    """The thousands of small projects that tests write are in memory, where there is room for them.

    Within a hook of git, they would be put into the repository whose hook it is.
    """
    for name in OF_A_HOOK:
        os.environ.pop(name, None)
    memory = Path("/dev/shm")  # noqa: S108  (pytest makes a folder in it that is its own)
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: a third of the time, tests wait for browsers, servers and each other."""
    from teach_forward.util.parallel import cores  # noqa: PLC0415  (as below)

    return cores() + 1


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: nobody looks through it for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def one_core() -> Iterator[None]:
    """Nothing starts processes for small things: the other cores are busy with other tests.

    What is imported and found out for one test is there for the next, which a process of its own would forget.
    """
    from teach_forward.util import parallel  # noqa: PLC0415  (as below)

    may_fork = parallel._forks
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
        patch.setattr(parallel, "_forks", lambda: parallel.cores() > 1 and may_fork())
        yield


@pytest.fixture(scope="session", autouse=True)
def messages_once() -> Iterator[None]:
    """Hundreds of small projects have the messages of the guide: what the same text comes to is found out once."""
    from teach_forward.checks.wording import beside, messages  # noqa: PLC0415  (they bring half of the program)
    from teach_forward.util import yml  # noqa: PLC0415  (as above)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yml, "nodes", lru_cache(maxsize=64)(yml.nodes))
        for module, name in ((messages, "_faults"), (messages, "_typography"), (beside, "check_beside")):
            patch.setattr(module, name, _listed_once(getattr(module, name)))
        yield


def _listed_once(find: Callable[..., Iterator[object]]) -> Callable[..., tuple[object, ...]]:
    """A function whose results for the same arguments are looked for once."""
    listed = lru_cache(maxsize=8192)(lambda *given, **named: tuple(find(*given, **named)))
    return lambda *given, **named: listed(*map(_hashable, given), **named)


def _hashable(given: object) -> object:
    return tuple(given) if isinstance(given, list) else given


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a test of just that, whatever this machine has: processes take turns on one core just as well."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


@pytest.fixture
def forks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same, and processes are forked, whatever server of other tests is at work here."""
    request.getfixturevalue("two_cores")
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes folders for all processes: pytest keeps those of the last three runs."""
    own = tmp_path_factory.getbasetemp()
    return Once(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture(scope="session")
def real_library() -> "Library":
    """The guide as it is, read once. Nobody changes it."""
    from teach_forward.library.scan import load  # noqa: PLC0415  (as below)
    from tests.tools import ROOT  # noqa: PLC0415

    return load(ROOT)


@pytest.fixture(scope="session")
def process() -> Iterator["Forker"]:
    """One for all tests of this worker that run commands in processes of their own: it takes a second to begin."""
    from tests.forked import forker  # noqa: PLC0415  (it brings the whole program)

    with forker() as process:
        yield process
