"""Tools from outside that some tests use: missing at home they skip a test, missing in CI they fail it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 10.0  # seconds that a process has to end
WHOLE = ("fr", "ar", "es", "pt-BR")
"""Translations of which all pages are there, or nearly: of these no page may have a warning. Others are begun."""


def tenfold() -> settings:
    """For properties of short texts, whose examples take milliseconds."""
    return settings(max_examples=10 * settings().max_examples)


def need(*tools: str) -> Path:
    """The path of the first of some programs on this machine, or of a file: by its whole path, or in node_modules/."""
    for tool in tools:
        path = ROOT / tool if tool.startswith(("node_modules/", "/")) else Path(shutil.which(tool) or "")
        if path.is_file():
            return path
    message = f"{tools[0]} is not installed; `make test` installs it where it may"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@contextlib.contextmanager
def started(command: Sequence[str | Path], **how: Any) -> Iterator[subprocess.Popen[str]]:
    """A process that ends with the block: one that is given lines when no more come, another when it is told to.

    A process that does not is killed: a test that has passed never waits for one.
    """
    with subprocess.Popen(command, text=True, encoding="utf-8", **how) as process:
        try:
            yield process
        finally:
            if process.stdin is None:
                process.terminate()
            else:
                process.stdin.close()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


def sdk_errors(file: Path) -> list[dict[str, str]]:
    """What Microsoft's Open XML SDK finds wrong in a file, in a second: for tests that are marked `office`."""
    validator = need("node_modules/.bin/ooxml-validator")
    run = subprocess.run([validator, file], capture_output=True, text=True, check=False, timeout=120)
    errors: list[dict[str, str]] = json.loads(run.stdout)["errors"]
    return errors
