"""The way out of MkDocs 1.x: ProperDocs, which carries it on, makes the same site of the same sources."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.sites import EXERCISE, SLUG, built, put, write_small
from tests.tools import ROOT

SUCCESSOR = """
import properdocs.replacement  # from here on, it is what `import mkdocs` gives
import sys
from pathlib import Path
from teach_forward.site import build

sys.exit(0 if build.build(Path(sys.argv[1]), Path(sys.argv[2]), None) else 1)
"""


def build_with_successor(root: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """In a process of its own, since it takes the place of MkDocs for good."""
    command = [sys.executable, "-c", SUCCESSOR, str(root / "mkdocs.yml"), str(out)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    root = write_small(tmp_path / "project", ("en", "sw", "ar"))
    done = build_with_successor(root, tmp_path / "theirs")
    assert (done.returncode, done.stderr) == (0, "")
    ours, theirs = files(built(root, tmp_path / "ours")), files(tmp_path / "theirs")
    assert len(ours) > 30
    assert theirs == ours


def test_what_is_wrong_is_told_there_too(tmp_path: Path) -> None:
    root = write_small(tmp_path / "project", ("en",))
    put(root / "workshops/en" / SLUG / "exercise.md", EXERCISE.replace("    id: who\n", ""))
    done = build_with_successor(root, tmp_path / "site")
    assert done.returncode == 1
    assert done.stderr.startswith("ERROR  ")  # by our own way of telling, not by Python's last resort
    assert f"workshops/en/{SLUG}/exercise.md:" in done.stderr
    assert "Traceback" not in done.stderr
