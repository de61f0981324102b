"""Tools from outside that some tests use: missing at home they skip a test, missing in CI they fail it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def need(tool: str) -> Path:
    """The path of a program on this machine, or of a file below node_modules/ (`node_modules/axe-core/axe.min.js`)."""
    path = ROOT / tool if tool.startswith("node_modules/") else Path(shutil.which(tool) or "")
    if path.is_file():
        return path
    message = f"{tool} is not installed; `make test` installs it where it may"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def sdk_errors(deck: Path) -> list[dict[str, str]]:
    """What Microsoft's Open XML SDK finds wrong in a deck."""
    validator = need("node_modules/.bin/ooxml-validator")
    run = subprocess.run([validator, deck], capture_output=True, text=True, check=False, timeout=120)
    errors: list[dict[str, str]] = json.loads(run.stdout)["errors"]
    return errors
