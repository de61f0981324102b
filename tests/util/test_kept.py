"""Kept results: the same come back, and whatever is damaged or strange is as if it were not there."""

from __future__ import annotations

import enum
import os
import pickle
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from teach_forward.util.kept import Found, Store, key


@dataclass(frozen=True, slots=True)
class Thing:
    """A result."""

    name: str
    parts: tuple[int, ...] = ()


def test_what_is_put_is_got(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept", [Thing])
    value = (Thing("a", (1, 2)), {"b": frozenset({"c"})}, None)
    store.put("one", value)
    assert store.get("one") == value
    assert Store(tmp_path / "kept", [Thing]).get("one") == value
    assert store.get("two") is None


class Weight(enum.Flag):
    """A part of a result, which pickle would take apart as it did before Python 3.11.4."""

    LIGHT = enum.auto()
    HEAVY = enum.auto()

    def __reduce_ex__(self, _: object) -> tuple[Any, ...]:
        return getattr, (type(self), self.name)


def test_members_of_enumerations_are_got_with_every_python(tmp_path: Path) -> None:
    store = Store(tmp_path, [Thing, Weight])
    value = {Thing("a"): (Weight.HEAVY, Weight.LIGHT | Weight.HEAVY)}
    store.put("one", value)
    assert store.get("one") == value


def test_a_key_tells_its_parts_apart() -> None:
    assert key("ab", "c") != key("a", "bc")
    assert key("a", b"b") == key("a", "b")


def test_a_file_name_that_is_not_utf8_has_a_key() -> None:
    assert key("caf\udce9.md") != key("café.md")


@pytest.mark.parametrize("size", [0, 5, 16, 17, 40])
def test_a_file_that_was_cut_is_as_if_it_were_not_there(tmp_path: Path, size: int) -> None:
    store = Store(tmp_path, [Thing])
    store.put("one", Thing("a long name, so that there is something to cut"))
    (tmp_path / "one").write_bytes((tmp_path / "one").read_bytes()[:size])
    assert store.get("one") is None


def test_a_file_from_elsewhere_runs_nothing(tmp_path: Path) -> None:
    class Hostile:
        def __reduce__(self) -> tuple[object, ...]:
            return os.mkdir, (str(tmp_path / "ran"),)

    Store(tmp_path).put("one", Hostile())
    assert Store(tmp_path, [Thing]).get("one") is None
    assert not (tmp_path / "ran").exists()
    content = pickle.loads((tmp_path / "one").read_bytes()[16:])  # noqa: S301  (it would have run)
    assert content is None
    assert (tmp_path / "ran").is_dir()


def test_a_class_that_is_not_known_is_not_made(tmp_path: Path) -> None:
    Store(tmp_path).put("one", Thing("a"))
    assert Store(tmp_path, []).get("one") is None


def test_a_disk_that_takes_nothing_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    store = Store(tmp_path / "kept", [Thing])
    monkeypatch.setattr(Path, "write_bytes", full)
    store.put("one", Thing("a"))
    monkeypatch.undo()
    assert store.get("one") is None
    assert list((tmp_path / "kept").iterdir()) == []
    (tmp_path / "file").write_text("no folder")
    Store(tmp_path / "file" / "kept").put("one", 1)


def test_the_older_half_goes_where_there_are_many(tmp_path: Path) -> None:
    for number in range(10):
        Store(tmp_path).put(str(number), number)
        os.utime(tmp_path / str(number), (number, number))
    Store(tmp_path, most=10).tidy()
    assert len(list(tmp_path.iterdir())) == 10
    Store(tmp_path, most=9).tidy()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["6", "7", "8", "9"]


def test_where_there_is_too_much_what_is_used_stays(tmp_path: Path) -> None:
    for number in range(6):
        Store(tmp_path).put(str(number), b"x" * 1000)
        os.utime(tmp_path / str(number), (number, number))
    store = Store(tmp_path, room=10_000)
    store.tidy()
    assert len(list(tmp_path.iterdir())) == 6
    assert store.get("1")
    store.put("6", b"x")
    store.room = 5_000
    store.tidy()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1", "5", "6"]
    store.room = 0
    store.tidy()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1", "6"]


def test_what_is_half_written_goes_once_nobody_can_be_writing_it(tmp_path: Path) -> None:
    for name, age in ((".old.1", 7200), (".new.2", 0)):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    Store(tmp_path).tidy()
    assert [path.name for path in tmp_path.iterdir()] == [".new.2"]


def test_a_file_that_another_run_takes_away_meanwhile_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "taken away")
    for name in "abcd":
        Store(tmp_path).put(name, name)
    Store(tmp_path, most=3).tidy()
    assert len(list(tmp_path.iterdir())) == 2


def test_what_this_run_has_used_stays_however_much_it_is(tmp_path: Path) -> None:
    store = Store(tmp_path, most=1, room=0)
    for number in range(6):
        store.put(str(number), b"x" * 1000)
    store.tidy()
    assert len(list(tmp_path.iterdir())) == 6


def test_a_result_is_made_once(tmp_path: Path) -> None:
    made = []

    def make() -> str:
        made.append("one")
        return "whole"

    assert [Store(tmp_path).result("one", make) for _ in range(2)] == ["whole", "whole"]
    assert made == ["one"]


def test_of_many_results_those_that_are_missing_are_made_and_all_come_in_order(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("b", 2)
    found = Found[str, int](store, [("a", "A"), ("b", "B"), ("c", "C"), ("d", "D")])
    assert found.missing == ["A", "C", "D"]
    assert [*found.joined(iter([1, 3, 4]), keeps=lambda result: result != 3)] == [1, 2, 3, 4]
    assert Found[str, int](store, [("a", "A"), ("b", "B"), ("c", "C"), ("d", "D")]).missing == ["C"]
