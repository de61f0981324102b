"""The command that writes decks, where the disk does not let it: one line, status 1, and the old decks stay."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from teach_forward.deck import fullest
from teach_forward.deck.build import build
from teach_forward.deck.manifest import BuiltDeck
from teach_forward.library.scan import load
from tests.sites import put
from tests.tools import ROOT
from tests.workshops import DECKS, add

NOBODY = 65534
CODE = """
import os, resource, sys
sys.path.insert(0, {root!r})
from teach_forward import checks
from teach_forward.cli import decks, main
checks.refuse_errors = lambda *_: None  # a project of three pages is not the whole guide
tell = decks.tell
def told(*lines):
    tell(*lines)
    if lines[0].startswith("deck 1 of 1"):  # all is made, and nothing is written yet
        {before}
decks.tell = told
sys.exit(main(["slides", *sys.argv[1:]]))
"""
LITTLE = "resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))"
AS_NOBODY = f"os.geteuid() or os.seteuid({NOBODY})"


@pytest.fixture
def root() -> Iterator[Path]:
    """A project that others may read, with decks that are out of date."""
    folder = Path(tempfile.mkdtemp(prefix="decks-"))
    folder.chmod(0o755)
    put(folder / "docs/en/words.yml", (ROOT / "docs/en/words.yml").read_text("utf-8"))
    put(folder / "docs/en/index.md", "# Home\n")
    put(folder / "mkdocs.yml", "site_name: Teach Forward\n")
    shutil.copytree(ROOT / "slides_src", folder / "slides_src")
    add(folder, "en")
    library = load(folder)
    build(library, folder / "out", library.locales, library.slugs())
    add(folder, "en", text="something new")
    yield folder
    (folder / "out").chmod(0o755)
    shutil.rmtree(folder)


def run(root: Path, before: str = "pass", *arguments: str) -> list[str]:
    """Run the command where it must fail; the lines that it says after those about progress."""
    code = CODE.format(root=str(ROOT), before=before)
    command = [sys.executable, "-B", "-c", code, *(arguments or ("--out", "out"))]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    return [line for line in done.stderr.splitlines() if not line.startswith("deck ")]


def files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "out").iterdir()}


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the system")
def test_a_full_disk(root: Path) -> None:
    before = files(root)
    [line] = run(root, LITTLE)
    assert line.endswith("cannot be written (File too large); is it open, or is the disk full?")
    assert line.startswith(f"out/{DECKS[0]}: ")
    assert files(root) == before


@pytest.mark.skipif(sys.platform == "win32", reason="rights of the system")
def test_a_folder_that_may_not_be_written(root: Path) -> None:
    before = files(root)
    (root / "out").chmod(0o555)
    [line] = run(root, AS_NOBODY)
    assert line == f"out/{DECKS[0]}: cannot be written (Permission denied); is it open, or is the disk full?"
    assert files(root) == before


def test_a_file_that_cannot_be_replaced(root: Path) -> None:
    (root / "out" / DECKS[0]).unlink()
    (root / "out" / DECKS[0] / "in the way").mkdir(parents=True)
    other = (root / "out" / DECKS[1]).read_bytes()
    [line] = run(root)
    assert line.startswith(f"out/{DECKS[0]}: cannot be written")
    assert (root / "out" / DECKS[1]).read_bytes() == other
    assert not [path for path in (root / "out").iterdir() if path.name.startswith(".")]


def test_a_place_that_is_no_folder(root: Path) -> None:
    put(root / "file", "x")
    [line] = run(root, "pass", "--out", "file/decks")
    assert line.startswith("file")


def test_a_template_that_is_none_leaves_the_decks(root: Path) -> None:
    before = files(root)
    put(root / "union.pptx", "Dear colleagues")
    lines = run(root, "pass", "--out", "out", "--template", "union.pptx")
    assert lines == ["union.pptx: is not a PowerPoint file; save the template as .pptx", "nothing was written"]
    assert run(root, "pass", "--out", "out", "--template", "none.pptx") == ["none.pptx: No such file or directory"]
    assert files(root) == before


def test_the_fullest_slides_are_told() -> None:
    numbers, fills = {"a": 2, "b": 3, "c": 4, "d": 5}, {"a": 0.5, "b": 0.984, "c": 0.7, "d": 0.7}
    deck = BuiltDeck("x.en.pptx", "en", "1-x", "guide", 6, 1, 22, "", numbers, fills)
    assert fullest.table([deck]) == [
        "deck       slide  id  full   text",
        "x.en.pptx      3  b    98%  22 pt",
        "x.en.pptx      4  c    70%  22 pt",
        "x.en.pptx      5  d    70%  22 pt",
    ]
