"""Commands where things are otherwise than at a desk: streams that are closed, full or unread, folders without rights."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.forked import Forker
from tests.sites import put, write_small

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="streams, rights and limits as Linux has them")

CLOSED = "import os, sys; os.close({number}); sys.{name} = sys.__{name}__ = None\n"
FULL = "import os; os.dup2(os.open('/dev/full', os.O_WRONLY), {number})\n"
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
