"""Work on several cores: results in order, whatever becomes of the processes, and none kept up for nothing."""

from __future__ import annotations

import os
import signal
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from teach_forward import rules
from teach_forward.findings import ContentError, Finding
from teach_forward.util import parallel
from teach_forward.util.parallel import aside, underway

pytestmark = pytest.mark.usefixtures("two_cores")
HERE = os.getpid()


def squared(number: int) -> int:
    return number * number


def process(_: int) -> int:
    return os.getpid()


def dies_elsewhere(number: int) -> int:
    """Seven is the end of a process that is not the tests' own."""
    if number == 7 and os.getpid() != HERE:
        os._exit(1)
    return number


def is_interrupted_elsewhere(number: int) -> int:
    """Somebody presses Ctrl+C, which all processes are told."""
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(5)
    return number


def refuses(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


def leaves_a_mark(path: Path) -> None:
    path.touch()
    time.sleep(0.05)


def test_results_come_in_order() -> None:
    with underway(squared, range(50), alone=3) as results:
        assert list(results) == [number * number for number in range(50)]


@pytest.mark.parametrize("forks", [True, False])
def test_a_process_that_is_interrupted_ends_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], forks: bool
) -> None:
    monkeypatch.setattr(parallel, "_forks", lambda: forks)
    with underway(is_interrupted_elsewhere, range(9), alone=3) as results:
        assert list(results) == list(range(9))
    assert capfd.readouterr() == ("", "")


def test_processes_that_begin_from_nothing_import_nothing_from_the_current_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is a guide, in which a stranger may have put a file of any name."""
    (tmp_path / "socket.py").write_text("import os\nos._exit(1)\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parallel, "_forks", lambda: False)
    with underway(process, range(9), alone=3) as results:
        assert HERE not in results


def test_few_items_are_done_here() -> None:
    with underway(process, range(3), alone=3) as results:
        assert set(results) == {HERE}


def test_many_items_are_worked_at_elsewhere_before_anyone_asks(tmp_path: Path) -> None:
    paths = [tmp_path / str(number) for number in range(20)]
    with underway(leaves_a_mark, paths, alone=3) as results:
        ends = time.monotonic() + 30
        while not list(tmp_path.iterdir()) and time.monotonic() < ends:
            time.sleep(0.01)
        assert list(tmp_path.iterdir())
        assert list(results) == [None] * 20


def test_the_death_of_a_process_loses_nothing() -> None:
    with underway(dies_elsewhere, range(20), alone=3) as results:
        assert list(results) == list(range(20))


def test_what_an_item_raises_is_raised_here() -> None:
    with underway(refuses, range(20), alone=3) as results, pytest.raises(ValueError, match="three"):
        list(results)


def test_leaving_early_gives_up_the_rest(tmp_path: Path) -> None:
    paths = [tmp_path / str(number) for number in range(400)]
    with pytest.raises(KeyError), underway(leaves_a_mark, paths, alone=3):
        raise KeyError
    assert len(list(tmp_path.iterdir())) < 400


@pytest.mark.usefixtures("forks")
def test_what_is_done_aside_is_done_elsewhere() -> None:
    with aside(os.getpid) as result:
        assert result() != HERE


def test_nothing_is_forked_while_another_thread_may_hold_a_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    with aside(os.getpid) as result:
        assert result() == HERE


def refused() -> None:
    raise ContentError(
        [Finding("b.md", 1, "second", rules.TITLE_COUNT), Finding("a.md", 1, "first", rules.TITLE_COUNT)]
    )


def test_what_is_raised_aside_is_raised_where_it_is_waited_for() -> None:
    with aside(refused) as result, pytest.raises(ContentError, match=r"(?s)a\.md:1: first.*b\.md:1: second"):
        result()


def test_work_whose_process_dies_is_done_here() -> None:
    with aside(lambda: dies_elsewhere(7)) as result:
        assert result() == 7


@pytest.mark.usefixtures("forks")
def test_work_whose_process_dies_while_it_sends_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def send_half(_: object, sender: Connection) -> None:
        os.write(sender.fileno(), (100).to_bytes(4, "big") + b"half of a hundred bytes")
        os._exit(1)

    monkeypatch.setattr(parallel, "_send", send_half)
    with aside(os.getpid) as result:
        assert result() == HERE


def test_work_that_nobody_waits_for_is_given_up(tmp_path: Path) -> None:
    def slow() -> None:
        time.sleep(30)
        (tmp_path / "done").touch()

    started = time.monotonic()
    with pytest.raises(KeyError), aside(slow):
        raise KeyError
    assert time.monotonic() - started < 20
    assert not list(tmp_path.iterdir())
