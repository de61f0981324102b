"""What is measured on: copies of this project, what changes in them, and its pages for MkDocs alone."""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

PLAIN_CONFIG = """\
site_name: Plain
docs_dir: docs
theme: {name: material, font: false}
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
%s
"""


def remover(folder: Path) -> Callable[[], None]:
    """Takes a folder away."""
    return lambda: shutil.rmtree(folder, ignore_errors=True)


def editor(page: Path) -> Callable[[], None]:
    """Changes one word of a page, each time to another."""
    text = page.read_text("utf-8")
    word = re.search(r"(?m)^[A-Z][a-z]{3,}(?= )", text)
    assert word is not None
    numbers = itertools.count(1)

    def edit() -> None:
        changed = text[: word.end()] + "a" * next(numbers) + text[word.end() :]
        page.write_text(changed, encoding="utf-8")

    return edit


def copy_of_project(folder: Path) -> Path:
    """What a guide is made of, without what was built."""
    folder.mkdir(parents=True)
    for name in ("docs", "workshops", "slides_src"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def plain_site(folder: Path, locales: Iterable[str]) -> Path:
    """The same pages for MkDocs, Material and static-i18n alone."""
    plain_project = folder / "plain"
    for locale in locales:
        shutil.copytree(ROOT / "docs" / locale, plain_project / "docs" / locale)
        if (ROOT / "workshops" / locale).is_dir():
            shutil.copytree(ROOT / "workshops" / locale, plain_project / "docs" / locale / "workshops")
    languages = "\n".join(
        f"        - {{locale: {locale}, name: {locale}, build: true, default: {str(locale == 'en').lower()}}}"
        for locale in locales
    )
    (plain_project / "mkdocs.yml").write_text(PLAIN_CONFIG % languages, encoding="utf-8")
    return plain_project


def with_copies(folder: Path, name: str, tags: Sequence[str]) -> Path:
    """A project in English and in French, and in French once more under each of the other tags."""
    many = folder / name
    for locale, tag in (("en", "en"), ("fr", "fr"), *(("fr", tag) for tag in tags[2:])):
        shutil.copytree(ROOT / "docs" / locale, many / "docs" / tag)
        shutil.copytree(ROOT / "workshops" / locale, many / "workshops" / tag)
    for path in (ROOT / "docs").glob("*.yml"):
        shutil.copy(path, many / "docs")
    shutil.copytree(ROOT / "slides_src", many / "slides_src")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    listed = "".join(f"        - {{locale: {tag}, name: {tag}}}\n" for tag in ("fr", *tags[2:]))
    config = re.sub(r"(?m)(^ +- \{locale: en,.*\n)(?: +- \{locale:.*\n)*", rf"\g<1>{listed}", config)
    (many / "mkdocs.yml").write_text(config, encoding="utf-8")
    return many
