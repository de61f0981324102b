"""Old texts from git, where there is a git and it still has them."""

from __future__ import annotations

import datetime
import os
import subprocess
from pathlib import Path

from teach_forward.library.addresses import is_blob_id

MOST_VERSIONS = 50  # of a file; each is read by whoever looks for one

# Of the settings that lie beside the texts none may run a program, and git may fetch nothing: a clone without all of
# its objects would. What people like to be shown of a commit, such as its signature, is not what is asked for here.
_GIT = ("git", "-c", "protocol.allow=never", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false")
_MERGES = "-m"  # a text of two branches may stand in the merge of both alone

# What a hook is run with speaks of the repository and the index of the commit that is being made, and of the folder
# that git was in: it would be asked about those, wherever the texts lie.
OF_A_HOOK = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"),
)


def blob(root: Path, id_: str) -> bytes | None:
    """The bytes of a blob; None where there is no git, or it does not have the object."""
    return _git(root, "cat-file", "blob", id_) if is_blob_id(id_) else None


def versions(root: Path, path: str) -> tuple[str, ...]:
    """The blob ids of a file as it was committed, the latest first; of a long history, the newest ones."""
    what = ("--format=", "--raw", "--no-abbrev", "--no-renames")
    found = _git(root, "log", _MERGES, f"-{MOST_VERSIONS}", *what, "--", path)
    fields = (line.split() for line in (found or b"").decode().splitlines())
    return tuple(dict.fromkeys(id_ for _, _, _, id_, *_ in fields if id_.strip("0")))


def day_of(root: Path, id_: str) -> datetime.date | None:
    """The day on which a blob was first committed; None where git does not know it, or not all of its history."""
    if not is_blob_id(id_) or _git(root, "rev-parse", "--is-shallow-repository") != b"false\n":
        return None
    days = (_git(root, "log", _MERGES, "--format=%cs", f"--find-object={id_}") or b"").decode().split()
    return datetime.date.fromisoformat(days[-1]) if days else None


def changed_paths(root: Path, since: str) -> tuple[str, ...] | None:
    """Paths that differ between the files of a commit (where this branch left it) and those now; None without git.

    A file that was moved counts with both of its paths.
    """
    names = ("--name-only", "--no-renames", "--relative", "-z")
    known = _git(root, "diff", *names, "--merge-base", "--end-of-options", since, "--")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    if known is None or new is None:
        return None
    return tuple(os.fsdecode(name) for name in (known + new).split(b"\0") if name)


def _git(root: Path, *arguments: str) -> bytes | None:
    try:
        done = subprocess.run([*_GIT, *arguments], cwd=root, env=_surroundings(), capture_output=True, check=False)  # noqa: S603
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _surroundings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in OF_A_HOOK}
