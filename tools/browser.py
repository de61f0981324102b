"""The browser with which the other tools draw pictures."""

import shutil
import sys


def chromium() -> str:
    """The path of Chromium, its headless shell first. Where it is missing, the tool says so and ends with status 1."""
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    return found or sys.exit("chromium is not installed; `make test` installs it where it may")
