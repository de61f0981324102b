"""Commands where things are otherwise than at a desk: streams closed or full, folders without rights, git in a hook."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from teach_forward.cli.fingerprint import fingerprint
from teach_forward.util import files
from tests.commands import run as run_here
from tests.forked import ORDINARY, Forker
from tests.sites import SLUG, commit, put, write_small
from tests.tools import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="streams, rights and limits as Linux has them")

CLOSED = "import os, sys; os.close({number}); sys.{name} = sys.__{name}__ = None\n"
FULL = "import os; os.dup2(os.open('/dev/full', os.O_WRONLY), {number})\n"
LITTLE = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
UNREAD = "import os; r, w = os.pipe(); os.close(r); os.dup2(w, {number})\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small(tmp_path)


def wrong(root: Path) -> None:
    put(root / "docs/en/about.md", "[nowhere](nowhere.md)\n\n# About\n")


def test_results_stay_alone_where_nothing_is_told(process: Forker, root: Path) -> None:
    """What goes to a closed standard error went to standard output, into the JSON."""
    wrong(root)
    run = process.run(root, "check", "--format", "json", before=CLOSED.format(number=2, name="stderr"))
    assert run.status == 1
    assert "broken-link" in {item["rule"] for item in json.loads(run.said)}


def test_a_site_is_built_without_any_stream(process: Forker, root: Path) -> None:
    """As some servers start what they run; MkDocs looks at standard input to know where its settings lie."""
    closed = [CLOSED.format(number=number, name=name) for number, name in enumerate(("stdin", "stdout", "stderr"))]
    run = process.run(root, "site", "--without-files", before="".join(closed))
    assert (run.status, run.said) == (0, "")
    assert (root / "site/sw/index.html").is_file()


@pytest.mark.parametrize("arguments", [["check"], ["status"], ["report"], ["--help"]])
def test_results_that_do_not_fit_are_told(process: Forker, root: Path, arguments: list[str]) -> None:
    run = process.run(root, *arguments, before=FULL.format(number=1))
    assert run.status == 1
    assert run.said.splitlines()[-1] == "standard output: No space left on device"
    assert "Traceback" not in run.said


@pytest.mark.parametrize("hindered", [FULL, UNREAD], ids=["full", "unread"])
def test_work_goes_on_where_nobody_is_told_how(process: Forker, root: Path, hindered: str) -> None:
    run = process.run(root, "site", "--without-files", before=hindered.format(number=2))
    assert (run.status, run.said) == (0, "")
    assert (root / "site/sw/index.html").is_file()


def test_a_reader_that_is_gone_changes_no_exit_status(process: Forker, root: Path) -> None:
    assert process.run(root, "status", before=UNREAD.format(number=1)).status == 0
    wrong(root)
    assert process.run(root, "check", before=UNREAD.format(number=1)).status == 1


def test_a_folder_that_is_gone(process: Forker, root: Path) -> None:
    gone = root / "gone"
    for command in (["check"], ["site"], ["slides"]):
        gone.mkdir()
        run = process.run(gone, *command, before="import os; os.rmdir(os.getcwd())")
        assert (run.status, run.said) == (1, "error: No such file or directory\n")


def test_too_little_memory_is_one_line(process: Forker, root: Path) -> None:
    little = "from teach_forward import checks\ndef fail(*_): raise MemoryError\nchecks.find_all = fail\n"
    run = process.run(root, "check", before=little)
    assert (run.status, run.said) == (1, "there is not enough memory for this\n")


@pytest.mark.parametrize("few", [5, 14, 16, 22])
@pytest.mark.parametrize("asked", ["check", "slides", "site"])
def test_too_few_open_files_are_one_line(root: Path, asked: str, few: int) -> None:
    """Some commands ended with a traceback, some never, and some told a page that could not be read."""
    start = ["sh", "-c", f'ulimit -n {few}; exec "$@"', "sh", sys.executable, "-m", "teach_forward", asked]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(start, cwd=root, env=environment, capture_output=True, text=True, check=False, timeout=60)
    told = rf"{few} files may be open at once, and (\d+) are needed; allow more: ulimit -n \1\n"
    assert run.returncode == 1
    assert re.fullmatch(told, run.stderr), run.stderr
    assert run.stdout == ""


def test_more_open_files_are_allowed_where_the_system_permits_it(process: Forker, root: Path) -> None:
    few = "import resource; n = resource.RLIMIT_NOFILE; resource.setrlimit(n, (16, resource.getrlimit(n)[1]))"
    run = process.run(root, "site", before=few)
    assert run.status == 0, run.said


def older(root: Path) -> Path:
    """A translation that is to be stamped again."""
    page = root / f"workshops/sw/{SLUG}/index.md"
    text = page.read_text("utf-8")
    put(page, text.replace("source: ", "source: 0", 1))
    return page


@pytest.mark.parametrize("asked", ["stamp", "check --fix", "export", "init"])
def test_a_full_disk_takes_nothing_from_a_file(process: Forker, root: Path, asked: str) -> None:
    """It was cut where the disk ended, and was not named."""
    page = older(root)
    put(root / "docs/sw/about.md", "\ufeff" + "text  \n" * 40)
    arguments = {
        "stamp": ["stamp", str(page.relative_to(root))],
        "check --fix": ["check", "--fix"],
        "export": ["export", "--locale", "sw"],
        "init": ["init", "ours"],
    }
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    run = process.run(root, *arguments[asked], before=LITTLE)
    assert run.status == 1
    assert re.fullmatch(r"\S+: cannot be written \(File too large\); .*", run.said.splitlines()[-1]), run.said
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and "kept" not in str(path)} == before


def test_no_small_disk_of_a_test_keeps_half_a_module(process: Forker, root: Path) -> None:
    """Python writes bytecode beside the program, and runs it later, whole or not."""
    run = process.run(root, "--help", before="import sys; assert sys.dont_write_bytecode")
    assert run.status == 0, run.said


def test_a_page_keeps_its_rights_and_its_place(tmp_path: Path) -> None:
    page, link = tmp_path / "page.md", tmp_path / "link.md"
    page.write_bytes(b"old")
    page.chmod(0o640)
    link.symlink_to(page)
    files.rewrite(link, b"new")
    assert (page.read_bytes(), link.is_symlink(), stat.S_IMODE(page.stat().st_mode)) == (b"new", True, 0o640)
    files.rewrite(tmp_path / "other.md", b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.md", "other.md", "page.md"]


def test_a_page_that_may_not_be_written_stays(process: Forker, root: Path) -> None:
    page = older(root)
    page.chmod(0o444)
    run = process.run(root, "stamp", str(page), before=ORDINARY)
    assert (run.status, run.said) == (1, f"{page.relative_to(root)}: Permission denied\n")


@pytest.mark.parametrize("place", [f"workshops/en/{SLUG}/guide.md", "mkdocs.yml", "slides_src/theme.yml"])
def test_a_file_that_may_not_be_read_is_told_once_decks_are_there(process: Forker, root: Path, place: str) -> None:
    """All files are looked at to see whether any has changed: that ended in a traceback."""
    assert process.run(root, "slides").status == 0
    (root / place).chmod(0)
    run = process.run(root, "slides", before=ORDINARY)
    assert (run.status, run.said.splitlines()[0].partition(":")[0]) == (1, place)
    assert "Traceback" not in run.said


def test_a_site_is_built_though_git_may_not_be_read(process: Forker, root: Path) -> None:
    commit(root)
    (root / ".git").chmod(0)
    run = process.run(root, "site", "--without-files", before=ORDINARY)
    (root / ".git").chmod(0o755)
    assert run.status == 0, run.said


@pytest.mark.parametrize("kind", ["own", "within", "worktree"])
def test_a_commit_is_a_change_wherever_git_keeps_it(root: Path, kind: str) -> None:
    """The site says when texts were changed."""
    commit(root)
    place = root
    if kind == "within":
        place = root / "docs"
    elif kind == "worktree":
        place = root.parent / "beside"
        subprocess.run(["git", "worktree", "add", "-q", str(place)], cwd=root, check=True)
    before = fingerprint(place)
    assert fingerprint(place) == before
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, "commit", "-q", "--allow-empty", "-m", "More"], cwd=place, check=True)
    assert fingerprint(place) != before


@pytest.mark.parametrize("place", ["docs", "docs/sw", "docs/en", "workshops", "workshops/sw", f"workshops/en/{SLUG}"])
@pytest.mark.parametrize("asked", ["check", "slides", "status"])
def test_a_folder_that_may_not_be_opened_is_told(process: Forker, root: Path, asked: str, place: str) -> None:
    """What lies in it counted as missing: `slides` took the decks of a language away, and `status` saw none."""
    (root / place).chmod(0)
    run = process.run(root, asked, before=ORDINARY)
    (root / place).chmod(0o755)
    told = re.fullmatch(
        r"(\S+):1: the folder cannot be read \(Permission denied\) \[unsafe-file\]", run.said.splitlines()[0]
    )
    assert run.status == 1
    assert told, run.said
    assert told[1].startswith(place)


def test_what_may_not_be_read_is_told_and_the_rest_mended(process: Forker, root: Path) -> None:
    put(root / "docs/sw/about.md", "\ufeff# Habari\n")
    (root / "docs/en/index.md").chmod(0)
    run = process.run(root, "check", "--fix", before=ORDINARY)
    assert run.status == 1
    assert "docs/en/index.md:1: the file cannot be read (Permission denied) [unsafe-file]" in run.said
    assert (root / "docs/sw/about.md").read_bytes() == b"# Habari\n"


def test_a_page_is_stamped_whatever_its_folders_are_called(tmp_path: Path) -> None:
    root = write_small(tmp_path / "workshops #1")
    page = older(root)
    assert run_here(root, "stamp", str(page)).stderr.startswith(f"stamped {page.relative_to(root)}\n")
    assert "none" in run_here(root, "stamp", f"{page}#none").stderr


def test_pages_are_named_by_a_link_to_their_guide(root: Path) -> None:
    page, link = older(root), root.parent / "link"
    link.symlink_to(root)
    named = str(link / page.relative_to(root))
    assert run_here(root, "stamp", named).stderr.startswith(f"stamped {page.relative_to(root)}\n")
    assert "1 page" in run_here(root, "export", "--locale", "sw", named).stderr


def test_pdfs_that_are_not_made_are_told(process: Forker, root: Path) -> None:
    none = "from teach_forward.sheets import source; source.NEEDED = ('no_such_module',)"
    told = "no PDFs are among them"
    assert told in process.run(root, "site", before=none).said
    assert told not in process.run(root, "site", "--without-files", before=none).said
