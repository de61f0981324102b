"""The guide as a site; and copies of it in which a few pages are whole, for tests that change these again and again.

The pages of `copy_pages` are kept in tests/pages/ as they were once, so that nobody who edits the guide breaks a test
that damages them.
"""

from __future__ import annotations

import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from teach_forward.library.addresses import blob_id, path_of
from tests.sites import SLUG, put, write_small
from tests.tools import ROOT

_LINK = re.compile(r"\]\(([^)#:\s]+\.md)")
FORM = """# The form

A sheet.

## Systems {#sheet}

| System | Told |
| --- | --- |
| Badges | Union and staff |

## Help {#help}

| Column | What to write | Choices |
| --- | --- | --- |
| System | Its name | any |
| Told | Who was told | Union and staff / nobody |
"""
FORMS = """systems:
  version: 1
  items: many
  tables:
    - {at: form.md#sheet, help: help, columns: [system, told]}
  choices: {told: [both, nobody]}
  parts: [2]
"""
_LED_TO = re.compile(r"(?<!!)\[([^\]]+)\]\([^)]+\)")
_NOT_LINKED = re.compile(r"^(?!#|///|    id: ).*\n", re.MULTILINE)  # all but headings, and blocks with their ids


def copy_guide(root: Path, whole: Collection[str], locales: Collection[str] = ("en", "fr")) -> Path:
    """Copy pages of the guide into a folder, in some languages. Returns the folder.

    The pages at these addresses, or in these folders, are whole, and their translations are of today's source. Of those
    that they link to there is an outline; and no others, so that a check reads little.
    """
    for folder in ("docs", "slides_src", "workshops"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("*.md"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    uris = sorted(_all_pages("en"))
    kept = [uri for uri in uris if uri.startswith(tuple(whole))]
    for locale in locales:
        files = {uri: ROOT / path_of(locale, uri) for uri in uris}
        texts = {uri: file.read_text("utf-8") for uri, file in files.items() if file.is_file()}
        linked = {target for uri in kept for target in _targets(uri, texts.get(uri, ""))}
        for uri in {*kept, *linked} & texts.keys():
            page = root / path_of(locale, uri)
            page.parent.mkdir(parents=True, exist_ok=True)
            text = texts[uri] if uri in kept else _NOT_LINKED.sub("", texts[uri])
            page.write_text(text if locale == "en" else _of_today(text, uri), "utf-8")
    return root


def copy_pages(root: Path) -> Path:
    """Copy the kept pages into a folder: the first workshop, the home page and the cases whole, in three languages.

    Messages, pictures, the theme and mkdocs.yml are those of the guide. Returns the folder.
    """
    for folder in ("docs", "slides_src", "workshops"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("*.md", "sources.yml", "terms.yml"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "tests/pages", root, dirs_exist_ok=True)
    return root


def write_waiting(root: Path) -> Path:
    """A guide in English and Arabic of which all pages but two wait for their translation. Returns the folder.

    Its workshop is the first of the kept pages, as long as a real one, without the links of its texts. One page is a
    sheet that is filled in on a screen.
    """
    write_small(root, ("en", "ar"))
    put(root / "docs/ar/words.yml", (ROOT / "docs/ar/words.yml").read_text("utf-8"))
    shutil.copytree(ROOT / "docs/en/pictures", root / "docs/en/pictures")
    for locale, names in (("en", ("index.md", "guide.md", "exercise.md")), ("ar", ("index.md",))):
        for name in names:
            kept = ROOT / "tests/pages/workshops" / locale / "1-fundamentals" / name
            put(root / "workshops" / locale / SLUG / name, _LED_TO.sub(r"\1", kept.read_text("utf-8")))
    put(root / "docs/en/form.md", FORM)
    put(root / "workshops/forms.yml", FORMS)
    config = (root / "mkdocs.yml").read_text("utf-8")
    put(root / "mkdocs.yml", config.replace("- about.md\n", "- about.md\n- form.md\n"))
    return root


def build_real_site(folder: Path) -> None:
    """Build the real site with its decks, as a person does; and a small one, which is served as a part of it.

    That one is no folder of it, so that what looks through the files of the real site finds no other.
    """
    _build(ROOT, folder / "site")
    project = write_waiting(folder / "project")
    _build(project, folder / "waiting", "--without-files")
    (folder / "site/waiting").symlink_to(folder / "waiting")


def _build(root: Path, out: Path, *options: str) -> None:
    command = [sys.executable, "-m", "teach_forward", "site", "--out", str(out), *options]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr


def _of_today(text: str, uri: str) -> str:
    source = blob_id((ROOT / path_of("en", uri)).read_bytes())
    return re.sub(r"^source: \S+", f"source: {source}", text, count=1, flags=re.MULTILINE)


def _all_pages(locale: str) -> Iterator[str]:
    """The addresses of all pages of a language."""
    for top, head in (("docs", ""), ("workshops", "workshops/")):
        folder = ROOT / top / locale
        yield from (head + path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))


def _targets(uri: str, text: str) -> Iterator[str]:
    """The addresses that a page links to."""
    yield from (posixpath.normpath(posixpath.join(posixpath.dirname(uri), link)) for link in _LINK.findall(text))
