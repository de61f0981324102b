"""What is expensive and that many tests look at is made once, by whichever process of them comes first."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Once:
    """Makes folders within one that all processes share: the others wait until a folder is whole."""

    base: Path

    def __call__(self, name: str, make: Callable[[Path], None]) -> Path:
        """The folder of a name, which `make` has filled."""
        folder, done, failed = (self.base / f"{name}{end}" for end in ("", ".done", ".failed"))
        try:
            folder.mkdir()
        except FileExistsError:
            self._wait(done, failed)
            return folder
        try:
            make(folder)
        except BaseException:
            failed.touch()
            raise
        done.touch()
        return folder

    def _wait(self, done: Path, failed: Path) -> None:
        ends = time.monotonic() + 600
        while not done.exists():
            assert not failed.exists(), f"{done.stem} could not be made: another test says why"
            assert time.monotonic() < ends, f"{done.stem} was not made in time"
            time.sleep(0.1)
