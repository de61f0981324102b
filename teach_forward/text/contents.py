"""The bytes of a guide's own files, and what is wrong with something that has the name of one and cannot be read."""

from __future__ import annotations

import stat
from pathlib import Path

from teach_forward import rules
from teach_forward.findings import ContentError, Finding
from teach_forward.util import files

FOLDER = ("this is a folder, and has the name of a file", "move the folder elsewhere, and put the file in its place")
CLOSED = ("the folder cannot be read (Permission denied)", "see to it that you may open the folder")
LINK = ("a link to another place of the disk does not belong here", "put the file or the folder itself there")
NO_FILE = ("this is a pipe or a device, not a file", "put a file of that name in its place, or delete it")
"""What is wrong with something that has the name of a file, and what to do."""


def read(root: Path, path: str) -> bytes:
    """The bytes of a file of the guide. Raises FileNotFoundError without one, ContentError where nobody can read it."""
    try:
        return files.read(root / path)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise ContentError([_finding(root, path, error)]) from None


def _finding(root: Path, path: str, error: OSError) -> Finding:
    """What is wrong with a file that cannot be read."""
    if (root / path).is_dir():
        message, advice = FOLDER
    elif _is_another_thing(root / path):
        message, advice = NO_FILE
    else:
        message = f"the file cannot be read ({error.strerror})"
        advice = "see to it that you may read the file, or put another one in its place"
    return Finding(path, 1, message, rules.UNSAFE_FILE, advice=advice)


def _is_another_thing(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False
