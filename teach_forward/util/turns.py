"""Runs that take turns in a folder where the system locks none, as on Windows: a database is locked for it.

It lies among what is for now, named after the folder, and is empty. The lock of a run that is killed goes with it.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_PAUSE = 0.1  # seconds between two looks whether it is our turn


@contextmanager
def alone(folder: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Keep other runs of this person out of a folder until this one is done with it, or is killed.

    `wait` is called where another one is in there, whose end is then waited for.
    """
    name = hashlib.blake2b(os.fsencode(os.path.normcase(folder.resolve())), digest_size=10).hexdigest()
    try:
        database = sqlite3.connect(Path(tempfile.gettempdir(), f"teach-forward-{name}.lock"), timeout=0)
    except sqlite3.Error:  # nothing can be written there
        yield
        return
    with closing(database):
        if not _is_ours(database):
            wait()
            while not _is_ours(database):
                time.sleep(_PAUSE)
        yield


def _is_ours(database: sqlite3.Connection) -> bool:
    """Whether it is our turn, which lasts until the database is closed. Where nothing can be locked, it always is."""
    try:
        database.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        return error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY
    return True
