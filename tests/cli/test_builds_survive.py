"""Whatever happens to a build, the last good output stays whole and the next run is right.

Builds are killed at random moments and at each step at which files are put in their places; they run on a full disk, in
folders that cannot be written, beside each other, without git, with a git of somebody else, and against the clock.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from teach_forward.library.git import blob
from teach_forward.util import files, turns
from tests.forked import ORDINARY, Forker
from tests.sites import put, write_small
from tests.tools import ROOT

SLIDE = "workshops/en/1-small/guide.md"
TEXTS = ("Data is power", "Dada is power")  # of one length, so that sizes tell nothing
NOBODY = 65534
NO_LOCKS = """
import os, tempfile
from teach_forward.util import files
files.fcntl, tempfile.tempdir = None, os.path.dirname(os.getcwd())
"""
Tree = Mapping[str, str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small(tmp_path / "guide")


@pytest.fixture(scope="module")
def clean(process: Forker, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A project of each text, built where nothing happens to it."""
    found = {}
    for text in TEXTS:
        found[text] = write_small(tmp_path_factory.mktemp("clean") / "guide")
        built(process, found[text], text)
    return found


@pytest.fixture(scope="module")
def good(clean: dict[str, Path]) -> dict[str, tuple[Tree, Tree]]:
    """What a build of each text makes where nothing happens to it: the site, and the decks."""
    found = {text: outputs(root) for text, root in clean.items()}
    assert found[TEXTS[0]] != found[TEXTS[1]]
    return found


@pytest.fixture
def ready(clean: dict[str, Path], tmp_path: Path) -> Path:
    """A project of the first text that was built, in a folder of its own."""
    return Path(shutil.copytree(clean[TEXTS[0]], tmp_path / "guide"))


def write(root: Path, text: str) -> None:
    """Let a slide and a page have this text."""
    for name in (SLIDE, "docs/en/about.md"):
        old = (root / name).read_text("utf-8")
        put(root / name, re.sub(r"D\w+ is power", text, old) if "is power" in old else f"{old}\n{text}\n")


def tree(folder: Path, pattern: str = "**/*") -> Tree:
    """The files below a folder, by their hashes."""
    files = (path for path in folder.glob(pattern) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def outputs(root: Path) -> tuple[Tree, Tree]:
    return tree(root / "site"), tree(root / "build/decks", "*.pptx")


def last_site(root: Path) -> Tree:
    """The site, or where a killed run has moved it and the next one finds it."""
    site = root / "site"
    return tree(site if site.exists() else root / ".site.being-built/old")


def assert_whole(root: Path, good: Mapping[str, tuple[Tree, Tree]], *texts: str) -> None:
    """What people have is a whole site of one of the texts, and whole decks."""
    assert last_site(root) in [good[text][0] for text in texts]
    for deck in (root / "build/decks").glob("*.pptx"):
        with zipfile.ZipFile(deck) as archive:
            assert archive.testzip() is None


def leftovers(root: Path) -> list[str]:
    """What lies in the folder and belongs to no text, output or record."""
    return sorted(
        path.relative_to(root).as_posix() for path in root.rglob(".*") if not path.is_relative_to(root / ".git")
    )


def built(process: Forker, root: Path, text: str) -> None:
    write(root, text)
    run = process.run(root, "site")
    assert run.status == 0, run.said


@pytest.mark.parametrize("part", range(4 if os.environ.get("CI") else 1))
def test_killed_at_any_moment(process: Forker, root: Path, good: dict[str, tuple[Tree, Tree]], part: int) -> None:
    """Five moments in each part, of a seeded row, between the beginning and the end of a build: in CI there are 20."""
    rng = random.Random(1970 + part)  # noqa: S311  (nothing is to be kept secret)
    last = rng.choice(TEXTS)
    built(process, root, last)
    write(root, TEXTS[0] if last == TEXTS[1] else TEXTS[1])
    took = process.run(root, "site").took
    built(process, root, last)
    for _ in range(5):
        text = rng.choice(TEXTS)
        write(root, text)
        run = process.run(root, "site", kill=rng.uniform(0.01, took))
        assert run.status in (0, -signal.SIGKILL), run.said
        assert_whole(root, good, last, text)
        last = rng.choice(TEXTS)
        built(process, root, last)
        assert outputs(root) == good[last]
        assert leftovers(root) == []


STEP = """
import mmap, os, signal, sys
steps = mmap.mmap(-1, 1)  # which all processes of the build share
steps[0] = {step}
def look(event, arguments):
    if event in ("os.rename", "os.remove", "shutil.rmtree"):
        place = str(arguments[0])
        if "kept" not in place and (event != "os.remove" or place.startswith("build/")):
            steps[0] -= 1
            if not steps[0]:
                os.killpg(0, signal.SIGKILL)
sys.addaudithook(look)
"""


def test_killed_at_each_step(process: Forker, root: Path, good: dict[str, tuple[Tree, Tree]]) -> None:
    """Before each renaming and removal of a build, until one comes to its end; at home before each third."""
    for step in range(1, 100, 1 if os.environ.get("CI") else 3):
        old, new = TEXTS if step % 2 else TEXTS[::-1]
        built(process, root, old)
        write(root, new)
        run = process.run(root, "site", before=STEP.format(step=step))
        if run.status == 0:
            break
        assert run.status == -signal.SIGKILL, run.said
        assert_whole(root, good, old, new)
        following = (old, new)[step // 2 % 2]
        built(process, root, following)
        assert outputs(root) == good[following], step
        assert leftovers(root) == []
    assert 7 < step < 99


def test_a_site_that_was_moved_away_is_put_back_before_anything_else(
    process: Forker, ready: Path, good: dict[str, tuple[Tree, Tree]]
) -> None:
    """Killed between the two renamings, and then somebody breaks a text: the site is there all the same."""
    (ready / ".site.being-built").mkdir()
    (ready / "site").rename(ready / ".site.being-built/old")
    put(ready / "docs/en/about.md", "/// slide | A block that never ends\n")
    assert process.run(ready, "site").status == 1
    assert tree(ready / "site") == good[TEXTS[0]][0]


def hindered(process: Forker, root: Path, good: Mapping[str, tuple[Tree, Tree]], before: str) -> str:
    """What is said by a build of the other text that comes to nothing; the next one is right."""
    write(root, TEXTS[1])
    run = process.run(root, "site", before=before)
    assert run.status == 1, run.said
    assert "Traceback" not in run.said
    assert_whole(root, good, TEXTS[0])
    built(process, root, TEXTS[1])
    assert outputs(root) == good[TEXTS[1]]
    assert leftovers(root) == []
    return run.said


@pytest.mark.parametrize("most", [1_000, 30_000, 90_000])
def test_a_file_that_does_not_fit_on_the_disk(
    process: Forker, ready: Path, good: dict[str, tuple[Tree, Tree]], most: int
) -> None:
    """Writing fails in decks, pages or the search index, as the largest file may have 1, 30 or 90 kB."""
    before = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))"
    said = hindered(process, ready, good, before)
    assert re.search(r"File too large|cannot be written|search index", said), said


@pytest.mark.parametrize("most", [1_000, 33_000])
def test_a_file_of_the_site_that_does_not_fit_is_named_as_it_was_to_be(process: Forker, root: Path, most: int) -> None:
    """A deck that MkDocs copies had the name of what is copied; other files that it writes had none."""
    assert process.run(root, "site", "--without-files").status == 0
    before = outputs(root)
    put(root / "docs/en/about.md", "# About\n\nMore.\n\n## Us {#us}\n")
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))"
    run = process.run(root, "site", "--without-files", before=limit)
    told = r"site(/\S+)?: cannot be written \(File too large\); is it open, or is the disk full\?"
    assert (run.status, outputs(root)) == (1, before)
    assert re.fullmatch(told, run.said.splitlines()[-1]), run.said
    assert "being-built" not in run.said


@pytest.mark.parametrize(
    ("number", "names", "told"),
    [
        (errno.ENOSPC, (), "site: cannot be written (No space left on device); is it open, or is the disk full?"),
        (errno.ENOSPC, ("decks/a", None, "{new}/a/b"), "site/a/b: cannot be written (No space left"),
        (errno.EACCES, ("{new}/a",), "site/a: cannot be written (Permission denied)"),
        (errno.ENOENT, ("{new}",), "site: cannot be written (No such file or directory)"),
        (errno.ENOENT, ("mkdocs.yml",), "mkdocs.yml: no"),
    ],
)
def test_what_cannot_be_written_to_a_folder_bears_its_name_there(
    tmp_path: Path, number: int, names: tuple[str | None, ...], told: str
) -> None:
    (tmp_path / "site").mkdir()
    new = tmp_path / ".site.being-built/new"
    error = OSError(number, "no", *(name and name.format(new=new) for name in names))
    with pytest.raises(OSError, match=r"written|no") as failed, files.replacing(tmp_path / "site"):
        raise error
    name = str(failed.value.filename).removeprefix(f"{tmp_path}/")
    assert f"{name}: {failed.value.strerror}".startswith(told)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_full_disk(process: Forker, good: dict[str, tuple[Tree, Tree]]) -> None:
    with small_disk() as disk:
        root = write_small(disk / "guide")
        built(process, root, TEXTS[0])
        before = outputs(root)[0]
        room = os.statvfs(disk)
        (disk / "rest").write_bytes(bytes(room.f_bavail * room.f_frsize - 100_000))
        write(root, TEXTS[1])
        run = process.run(root, "site")
        assert (run.status, "Traceback" in run.said) == (1, False), run.said
        assert "No space left on device" in run.said
        assert outputs(root)[0] == before
        (disk / "rest").unlink()
        built(process, root, TEXTS[1])
        site, decks = outputs(root)
        assert decks == good[TEXTS[1]][1]
        assert site == good[TEXTS[1]][0]


@contextlib.contextmanager
def small_disk() -> Iterator[Path]:
    """A disk of 8 MB in memory, where this user may have one."""
    folder = Path(tempfile.mkdtemp())
    try:
        command = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
        if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("this user cannot mount a small disk")
        try:
            yield folder
        finally:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
    finally:
        folder.rmdir()


@contextlib.contextmanager
def locked(folder: Path, *others: Path) -> Iterator[None]:
    """Nobody may write into a folder, nor into what is named beside it."""
    folders = [folder, *others, *(path for path in folder.rglob("*") if path.is_dir())]
    for each in folders:
        each.chmod(0o555)
    try:
        yield
    finally:
        for each in folders:
            each.chmod(0o755)


@pytest.mark.parametrize("command", ["site", "slides"])
def test_a_folder_that_cannot_be_written(
    process: Forker, ready: Path, good: dict[str, tuple[Tree, Tree]], command: str
) -> None:
    write(ready, TEXTS[1])
    with locked(ready):
        run = process.run(ready, command, before=ORDINARY)
    assert run.status == 1
    assert re.fullmatch(r"build/\S+: .*Permission denied.*", run.said.splitlines()[-1]), run.said
    assert_whole(ready, good, TEXTS[0])


def test_a_project_that_cannot_be_written_makes_decks_elsewhere(
    process: Forker, root: Path, good: dict[str, tuple[Tree, Tree]]
) -> None:
    out = root.parent / "decks"
    write(root, TEXTS[0])
    with locked(root):
        run = process.run(root, "slides", "--out", str(out), before=ORDINARY)
    assert run.status == 0, run.said
    assert tree(out, "*.pptx") == good[TEXTS[0]][1]
    assert not (root / "build").exists()


@pytest.mark.parametrize("before", ["", NO_LOCKS], ids=["folder", "database"])
def test_two_builds_at_once(process: Forker, root: Path, good: dict[str, tuple[Tree, Tree]], before: str) -> None:
    write(root, TEXTS[0])
    runs = process.twice(root, "site", before=before)
    assert [run.status for run in runs] == [0, 0], runs
    assert outputs(root) == good[TEXTS[0]]
    assert leftovers(root) == []


def test_a_build_waits_for_another_one(process: Forker, root: Path, good: dict[str, tuple[Tree, Tree]]) -> None:
    write(root, TEXTS[0])
    descriptor = os.open(root, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    waiting = process.run(root, "site", kill=1.0)
    assert waiting.said == "another build is at work here; this one begins when that is done\n"
    assert not (root / "site").exists()
    os.close(descriptor)
    built(process, root, TEXTS[0])
    assert outputs(root) == good[TEXTS[0]]


def test_a_build_waits_for_another_one_where_no_folder_can_be_locked(
    process: Forker, root: Path, good: dict[str, tuple[Tree, Tree]], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, TEXTS[0])
    monkeypatch.setattr(tempfile, "tempdir", str(root.parent))
    with turns.alone(root, lambda: None):
        waiting = process.run(root, "site", kill=1.0, before=NO_LOCKS)
    assert waiting.said == "another build is at work here; this one begins when that is done\n"
    assert not (root / "site").exists()
    for kill in (0.3, 0):
        run = process.run(root, "site", kill=kill, before=NO_LOCKS)
    assert (run.status, "another build" in run.said) == (0, False)
    assert outputs(root) == good[TEXTS[0]]


def test_a_build_does_without_turns_where_nothing_can_be_locked(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    waited: list[None] = []
    with turns.alone(root, lambda: waited.append(None)), turns.alone(root, lambda: waited.append(None)):
        assert waited == []


def test_the_processes_of_a_killed_build_end(root: Path, tmp_path: Path) -> None:
    """One that is killed alone, as by a system without memory, leaves nobody at work, who would keep others out."""
    code = (
        "import os, pathlib, time; from teach_forward.util import files, parallel\n"
        "os.sched_getaffinity = lambda _: {0, 1}\n"
        "def work(path): path.write_text(str(os.getpid())); time.sleep(60)\n"
        f"paths = [pathlib.Path({str(tmp_path)!r}, f'{{n}}.pid') for n in range(2)]\n"
        f"with files.alone(pathlib.Path({str(root)!r}), print), parallel.underway(work, paths, alone=1) as found:\n"
        "    list(found)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(ROOT)}) as killed:
        pids = [int(text) for text in wait_for(tmp_path / "0.pid", tmp_path / "1.pid")]
        killed.kill()
    descriptor = os.open(root, os.O_RDONLY)
    ends = time.monotonic() + 20
    while time.monotonic() < ends and any(Path(f"/proc/{pid}").exists() for pid in pids):
        time.sleep(0.02)
    assert [pid for pid in pids if Path(f"/proc/{pid}").exists()] == []
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(descriptor)


def wait_for(*paths: Path) -> list[str]:
    ends = time.monotonic() + 30
    while time.monotonic() < ends and not all(path.is_file() and path.read_text() for path in paths):
        time.sleep(0.02)
    return [path.read_text() for path in paths]


def git(root: Path, *arguments: str) -> str:
    settings = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *settings, *arguments], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout


def with_history(root: Path) -> Path:
    """A project in git, whose translation is of an older text."""
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "First")
    put(root / "docs/en/index.md", (root / "docs/en/index.md").read_text("utf-8").replace("Hello.", "Good morning."))
    git(root, "commit", "-qam", "Second")
    return root


def shallow(root: Path) -> Path:
    clone = root.parent / "clone"
    git(root.parent, "clone", "-q", "--depth", "1", with_history(root).as_uri(), str(clone))
    return clone


def of_somebody_else(root: Path) -> Path:
    if os.getuid():
        pytest.skip("only root can give a folder to somebody else")
    with_history(root)
    for path in [root, *root.rglob("*")]:
        os.chown(path, NOBODY, NOBODY)
    refused = subprocess.run(["git", "status"], cwd=root, capture_output=True, text=True, check=False)
    assert "dubious ownership" in refused.stderr
    return root


def broken(root: Path) -> Path:
    put(with_history(root) / ".git/HEAD", "nothing")
    return root


def off_the_path(root: Path) -> Path:
    return with_history(root)


@pytest.mark.parametrize("prepare", [off_the_path, shallow, of_somebody_else, broken])
def test_where_git_knows_nothing(process: Forker, root: Path, prepare: Callable[[Path], Path]) -> None:
    """The site is that of the same texts without git; with git it says more."""
    project = prepare(root)
    alone = project.parent / "alone"
    shutil.copytree(project, alone, ignore=shutil.ignore_patterns(".git"))
    before = "import os; os.environ['PATH'] = ''" if prepare is off_the_path else ""
    runs = [process.run(project, "site", before=before), process.run(alone, "site")]
    assert [run.status for run in runs] == [0, 0], runs
    assert "git" not in runs[0].said
    assert outputs(project) == outputs(alone)


def test_a_whole_git_says_more(process: Forker, root: Path) -> None:
    """What the tests above compare is not the same anyway."""
    alone = root.parent / "alone"
    shutil.copytree(with_history(root), alone, ignore=shutil.ignore_patterns(".git"))
    assert [process.run(project, "site").status for project in (root, alone)] == [0, 0]
    assert tree(root / "site") != tree(alone / "site")


def test_git_fetches_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clone that lacks old texts would ask for them where it comes from."""
    git(with_history(root), "config", "uploadpack.allowFilter", "true")
    clone = root.parent / "clone"
    git(root.parent, "clone", "-q", "--filter=blob:none", root.as_uri(), str(clone))
    old = git(root, "rev-parse", "HEAD~1:docs/en/index.md").strip()
    assert blob(root, old)
    monkeypatch.setenv("GIT_TRACE", str(root.parent / "trace"))
    assert blob(clone, old) is None
    assert "upload-pack" not in (root.parent / "trace").read_text("utf-8")


def test_a_clock_that_goes_back(process: Forker, ready: Path, good: dict[str, tuple[Tree, Tree]]) -> None:
    """Times of files decide nothing: not those of texts, nor of what was made or kept in a year to come."""
    for path in ready.rglob("*"):
        os.utime(path, (4e9, 4e9))
    built(process, ready, TEXTS[1])
    assert outputs(ready) == good[TEXTS[1]]
    before = "import time; time.time = lambda: 1e9"
    write(ready, TEXTS[0])
    run = process.run(ready, "site", before=before)
    assert run.status == 0, run.said
    assert outputs(ready) == good[TEXTS[0]]


def test_what_a_killed_build_left_is_taken_away(
    process: Forker, ready: Path, good: dict[str, tuple[Tree, Tree]]
) -> None:
    left = [
        ".site.being-built/new/index.html",
        "build/decks/.manifest.json.77",
        "build/decks/.teach-forward-1-small-exercise.en.pptx.77",
        "build/kept/pages/.0123456789.77",
    ]
    for name in left:
        put(ready / name, "half")
        os.utime(ready / name, (0, 0))  # what is new may be of another process that is at work
    precious = [".precious.77", "build/decks/.precious.77"]
    for name in precious:
        put(ready / name, "mine")
    built(process, ready, TEXTS[1])
    assert leftovers(ready) == sorted(precious)
    assert outputs(ready) == good[TEXTS[1]]


def test_only_what_was_left_beside_a_file_is_taken_away(tmp_path: Path) -> None:
    for name in ("a (1).txt", ".a (1).txt.4711", ".a (1).txt.old", ".notes.2"):
        (tmp_path / name).write_text(name, "utf-8")
    files.tidy(tmp_path)
    files.tidy(tmp_path / "not there")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".a (1).txt.old", ".notes.2", "a (1).txt"]


def test_what_another_run_is_writing_stays(tmp_path: Path) -> None:
    file, beside = tmp_path / "a.txt", tmp_path / ".a.txt.4711"
    beside.touch()
    with files.alone(beside, lambda: None):
        files.put(file, b"mine")
        files.tidy(tmp_path)
        assert beside.exists()
    files.put(file, b"mine")
    assert not beside.exists()


def test_a_file_is_written_while_another_run_tidies_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, write_bytes = tmp_path / "a.txt", Path.write_bytes
    file.touch()

    def written(path: Path, data: bytes) -> int:
        done = write_bytes(path, data)
        files.tidy(tmp_path)
        return done

    monkeypatch.setattr(Path, "write_bytes", written)
    files.put(file, b"mine")
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"mine", [file])


def test_a_file_holds_its_bytes_and_no_others(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    assert not files.holds(file, b"")
    file.write_bytes(b"text")
    assert [files.holds(file, data) for data in (b"text", b"next", b"texts")] == [True, False, False]


def held(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let another program have each file so many times, where the system refuses then to move it."""
    real, left = Path.replace, [times]

    def replace(path: Path, to: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "Access is denied", str(path))
        return real(path, to)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(files, "_WAITS", (0, 0))


def test_a_file_that_a_virus_scanner_has_for_a_moment_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(monkeypatch, times=2)
    files.put(tmp_path / "deck.pptx", b"new")
    assert (tmp_path / "deck.pptx").read_bytes() == b"new"


def test_a_folder_of_which_a_file_is_open_stays_and_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/old.html").touch()
    held(monkeypatch, times=3)
    told = r"cannot be replaced \(Access is denied\); is one of its files open"
    with pytest.raises(OSError, match=told), files.replacing(tmp_path / "site") as new:
        new.mkdir()
    assert [path.name for path in tmp_path.rglob("*")] == ["site", "old.html"]
