"""The search index: Pagefind over the finished site, one index a language, nothing loaded before somebody searches."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pagefind_bin_extended  # type: ignore[import-untyped]  # has no types

from teach_forward.site import chunks

FOLDER = "pagefind"
# Model answers stay out, so that a participant's search does not show one; so does what every page or slide repeats.
LEFT_OUT = "details.answer, .slide-foot, .slide-kicker, .notes-label, .session-time, .agenda, .downloads, .workshops"
# Pagefind's own ready-made interfaces; ours is in assets/site.js.
UNUSED = (
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
    "pagefind-worker.js",
)


class SearchError(Exception):
    """The index could not be made; carries what Pagefind reports."""


def index(site: Path) -> None:
    """Index every page of `site` that marks its text with data-pagefind-body, into site/pagefind/."""
    command = [
        str(pagefind_bin_extended.get_executable()),
        "--site",
        str(site),
        "--exclude-selectors",
        LEFT_OUT,
        "--quiet",
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603  (its own program, on our own folder)
    if done.returncode:
        raise SearchError((done.stderr or done.stdout).strip())
    folder = site / FOLDER
    for pattern in UNUSED:
        for path in folder.glob(pattern):
            path.unlink()
    try:
        chunks.split(folder)
    except (chunks.NotUnderstood, LookupError) as error:
        raise SearchError(f"this version of Pagefind writes its index in another way: {error}") from None
    _sort_entry(folder / "pagefind-entry.json")


def _sort_entry(path: Path) -> None:
    """Sort what Pagefind lists in a different order each time, so that the same sources give the same bytes."""
    entry = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":")), "utf-8")
