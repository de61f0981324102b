"""Files and folders that are there whole or not at all, whatever happens while they are written."""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows locks no folders: see turns.py
    fcntl = None  # type: ignore[assignment]

# Seconds to wait where another program may have what is to be moved: virus scanners of Windows open each new file.
_WAITS = (0.05, 0.1, 0.2, 0.5, 1.0) if os.name == "nt" else ()
_FULL = {getattr(errno, name, errno.ENOSPC) for name in ("ENOSPC", "EDQUOT", "EFBIG")}
_UNSEEN = {".DS_Store", "Thumbs.db", "desktop.ini"}
_BESIDE = re.compile(r"\.(.+)\.\d+", re.DOTALL)  # what is written beside a file, before it takes its place


def read(path: Path) -> bytes:
    """The bytes of a file. Raises OSError for what is none: a device or a pipe would never end."""
    refuse_pipe(path)
    return path.read_bytes()


def as_in_git(data: bytes) -> bytes:
    """The bytes of a text with its lines ended as on Unix, as git keeps them; what has a zero byte is no text to it.

    On Windows it writes them with the ends of that system into the folder, where nothing asks it not to.
    """
    return data if b"\0" in data else data.replace(b"\r\n", b"\n")


def refuse_pipe(path: Path) -> None:
    """Raise OSError for a device or a pipe, which would be waited for. A folder says by itself that it is one."""
    if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
        raise OSError(errno.EINVAL, "is not a file", str(path))


def resolved(path: Path) -> Path:
    """The path without links. Raises OSError where they lead in a circle, as Python says in two ways before 3.13."""
    try:
        path.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise
    return path.resolve()


def put(path: Path, data: bytes) -> None:
    """Write beside, then move into place: whoever reads the file has the old or the new one, whole.

    What a run that was killed has left beside is taken away, but not what another one is writing.
    """
    _put(path, data, lambda _: None)


def rewrite(path: Path, data: bytes) -> None:
    """Put new bytes into a file that somebody has written, wherever a link leads: its owner and its rights stay.

    Raises OSError where the file may not be written: nobody's page is written over against their will.
    """
    path = resolved(path)
    if not path.exists():
        put(path, data)
    elif os.access(path, os.W_OK):
        _put(path, data, functools.partial(_as_before, path.stat()))
    else:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _as_before(before: os.stat_result, path: Path) -> None:
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):  # only root may give a file away
            os.chown(path, before.st_uid, before.st_gid)
    path.chmod(stat.S_IMODE(before.st_mode))


def _put(path: Path, data: bytes, prepare: Callable[[Path], None]) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        _tidy(path.parent, [path.name])
        beside.touch()
        with alone(beside, lambda: None):
            write(beside, data)
            prepare(beside)
            move(beside, path)
    except OSError as error:
        raise _unwritten(error, path) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def put_all(folder: Path, data_by_path: Mapping[str, bytes]) -> None:
    """Write new files by their paths below a folder, all or none: what was made goes again where one cannot be."""
    made: list[Path] = []
    try:
        for path, data in data_by_path.items():
            place = folder / path
            for above in [above for above in reversed(place.parents) if not above.exists()]:
                above.mkdir()
                made.append(above)
            put(place, data)
            made.append(place)
    except BaseException:
        for last in reversed(made):
            with contextlib.suppress(OSError):
                last.rmdir() if last.is_dir() else last.unlink()
        raise


def write(path: Path, data: bytes) -> None:
    """Write a file that nobody reads before all is done. Raises OSError with its name: on a full disk it has none."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise _unwritten(error, path) from None


def _unwritten(error: OSError, path: Path) -> OSError:
    """The error with the name of the file that could not be written, and what a person can look at."""
    why = os.strerror(error.errno) if error.errno else error.strerror
    return OSError(error.errno, f"cannot be written ({why}); is it open, or is the disk full?", str(path))


def seen(folder: Path) -> set[str]:
    """The names of what a folder holds, but for what the Finder and the Explorer leave there unasked."""
    return {path.name for path in folder.iterdir()} - _UNSEEN


def holds(path: Path, data: bytes) -> bool:
    """Whether a file has just these bytes."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def has(folder: Path, path: str) -> bool:
    """Whether a file lies at a path below a folder, under that very name.

    The disks of Windows and macOS take Rota.png for rota.png, and Windows a backslash for a slash: there the folders on
    the way are asked for the names that they hold. A name that is too long to be a file's is none.
    """
    if not os.path.isfile(folder / path):  # noqa: PTH113  (which minds no such name)
        return False
    if not os.path.lexists(folder / path.swapcase()):
        return True
    parts = path.split("/")
    return all(part in os.listdir(folder.joinpath(*parts[:depth])) for depth, part in enumerate(parts))  # noqa: PTH208


def as_named(folder: Path, path: Path) -> Path:
    """What lies at a path below a folder, by the names that it has there: a disk may take docs/FR for docs/fr."""
    for part in path.parts:
        names = sorted(entry.name for entry in folder.iterdir())
        folder /= part if part in names else next((name for name in names if name.lower() == part.lower()), part)
    return folder


def tidy(folder: Path) -> None:
    """Take away what a run that was killed has left beside the files of a folder."""
    if folder.is_dir():
        _tidy(folder, {path.name for path in folder.iterdir()})


def _tidy(folder: Path, names: Collection[str]) -> None:
    """Take away what was left in a folder beside files of some names, and is no longer being written."""
    for path in folder.iterdir():
        match = _BESIDE.fullmatch(path.name)
        if match and match[1] in names and not _is_locked(path):
            path.unlink(missing_ok=True)


def for_now() -> tempfile.TemporaryDirectory[str]:
    """A folder that is gone in the end, or as much of it as Windows takes away: what another program has open stays."""
    return tempfile.TemporaryDirectory(ignore_cleanup_errors=True)


@contextlib.contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A place for the new contents of a folder, which they take when all went well; the old ones stay until then.

    The last step is two renamings. Between them a killed run leaves no folder, but the old one beside it, and
    `restored` puts that back.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    restored(folder)
    aside = _aside(folder)
    new, old = aside / "new", aside / "old"
    try:
        with _named_by(folder, new):
            aside.mkdir()
            yield new
        if folder.exists():
            _move_away(folder, old)
        try:
            move(new, folder)
        except OSError:
            if old.exists():
                move(old, folder)
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@contextlib.contextmanager
def _named_by(folder: Path, new: Path) -> Iterator[None]:
    """Let what cannot be written to the new contents of a folder bear the name that it was to have in the folder.

    A full disk has no name at all where others write, or that of the file which was to be copied.
    """
    try:
        yield
    except OSError as error:
        named = [name for name in (error.filename2, error.filename) if isinstance(name, (str, bytes))]
        names = [Path(os.fsdecode(name)) for name in named]
        if inside := next((name for name in names if name.is_relative_to(new.parent)), None):
            place = folder / inside.relative_to(new) if inside.is_relative_to(new) else folder
            raise _unwritten(error, place) from None
        if error.errno in _FULL:
            raise _unwritten(error, folder) from None
        raise


def _move_away(folder: Path, to: Path) -> None:
    try:
        move(folder, to)
    except PermissionError as error:
        what = f"cannot be replaced ({error.strerror}); is one of its files open in another program?"
        raise OSError(error.errno, what, str(folder)) from None


def move(path: Path, to: Path) -> None:
    """Give a file or a folder another place, and take that of a file which is there.

    Where Windows refuses it, it is tried again for two seconds: another program may have had the file for a moment.
    """
    for seconds in _WAITS:
        try:
            path.replace(to)
        except PermissionError:
            time.sleep(seconds)
        else:
            return
    path.replace(to)


def restored(folder: Path) -> None:
    """Put back what a run that was killed while it was `replacing` a folder had moved, and take away what it left."""
    aside = _aside(folder)
    if (aside / "old").exists() and not folder.exists():
        move(aside / "old", folder)
    if aside.exists():
        shutil.rmtree(aside)


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.being-built")


def can_be_locked() -> bool:
    """Whether the system locks files and folders in a way that hinders nobody from reading and moving them."""
    return fcntl is not None


@contextlib.contextmanager
def alone(place: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Keep other runs out of a folder or a file until this one is done with it, or is killed.

    `wait` is called where another one is in there, whose end is then waited for. Nothing is written, so that a folder
    that cannot be written serves as well. Does nothing where the system locks no folders.
    """
    descriptor = _open(place)
    if descriptor is None:
        yield
        return
    try:
        _lock(descriptor, wait)
        yield
    finally:
        os.close(descriptor)


def _is_locked(file: Path) -> bool:
    """Whether a run that is at work has a file to itself."""
    descriptor = _open(file)
    if descriptor is None:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return isinstance(error, BlockingIOError)
    finally:
        os.close(descriptor)
    return False


def _open(place: Path) -> int | None:
    if fcntl is None:
        return None
    try:
        return os.open(place, os.O_RDONLY)
    except OSError:
        return None


def _lock(descriptor: int, wait: Callable[[], None]) -> None:
    with contextlib.suppress(OSError):  # a file system of another machine may know no locks
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(descriptor, fcntl.LOCK_EX)
