"""Tools from outside that some tests use: missing at home they skip a test, missing in CI they fail it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
WHOLE = ("fr", "ar", "es", "pt-BR")
"""Translations of which all pages are there, or nearly: of these no page may have a warning. Others are begun."""


def tenfold() -> settings:
    """For properties of short texts, whose examples take milliseconds."""
    return settings(max_examples=10 * settings().max_examples)


def need(tool: str) -> Path:
    """The path of a program on this machine, or of a file: by its whole path, or below node_modules/."""
    path = ROOT / tool if tool.startswith(("node_modules/", "/")) else Path(shutil.which(tool) or "")
    if path.is_file():
        return path
    message = f"{tool} is not installed; `make test` installs it where it may"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def sdk_errors(file: Path) -> list[dict[str, str]]:
    """What Microsoft's Open XML SDK finds wrong in a file, in a second: for tests that are marked `office`."""
    validator = need("node_modules/.bin/ooxml-validator")
    run = subprocess.run([validator, file], capture_output=True, text=True, check=False, timeout=120)
    errors: list[dict[str, str]] = json.loads(run.stdout)["errors"]
    return errors
