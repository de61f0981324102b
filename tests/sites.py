"""Sites for tests: small ones that are written and built in a moment."""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import lxml.html
import yaml
from lxml.html import HtmlElement

from teach_forward.library.addresses import blob_id
from teach_forward.site import build
from tests.tools import ROOT

SLUG = "1-small"
INDEX = """---
summary: {summary}
audience: everybody
group: "4 to 20 people"
---
# {title}

## Aim {{#aim}}

See.

## Outcomes {{#outcomes}}

- One

## Prepare {{#prepare}}

- [ ] Pens

## Agenda {{#agenda}}

Times.

## Downloads {{#downloads}}

Print.

## Before {{#before-and-after}}

Nothing.

## Ninety {{#ninety-minutes agenda=25}}

| A | B | C | D |
| --- | --- | --- | --- |
| 1 | 2 | 3 | 4 |

## Online {{#online}}

The same.
"""
GUIDE = """# The guide

## Opening {#opening minutes=10}

/// slide | Data is power
    id: power
- **One**: thing
///

Say it. See [the task](exercise.md#task-one).

## Group work {#group-work minutes=20 short=12}

Go.
"""
EXERCISE = """# The exercise

## Scenario {#scenario}

/// scenario | A depot
    id: depot
A program writes the rota.
///

## Task {#task-one minutes=20}

Draw.

## Questions {#questions}

/// question | Who decided?
    id: who
///

/// answer
The hidden board.
///
"""
HOME = "# {title}\n\nHello.\n\n## Workshops {{#workshops}}\n\nThese. See [about](about.md#us).\n"
ABOUT = "# About\n\n## Us {#us}\n\nPeople.\n"


def write_small(root: Path, locales: tuple[str, ...] = ("en", "sw")) -> Path:
    """A project with one workshop; other languages than English have its home page and its index. Returns the root."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    languages = [{"locale": locale, "name": locale.upper(), "default": locale == "en"} for locale in locales]
    config["plugins"][-1]["i18n"]["languages"] = languages
    config["nav"] = ["index.md", "workshops/", "about.md"]
    put(root / "mkdocs.yml", yaml.safe_dump(config, sort_keys=False))
    put(root / "slides_src" / "theme.yml", (ROOT / "slides_src/theme.yml").read_text("utf-8"))
    put(root / "docs/en/words.yml", (ROOT / "docs/en/words.yml").read_text("utf-8"))
    put(root / "docs/en/about.md", ABOUT)
    for locale in locales:
        pages = {
            f"docs/{locale}/index.md": HOME.format(title=f"Home {locale}"),
            f"workshops/{locale}/{SLUG}/index.md": INDEX.format(title=f"Small {locale}", summary="Short"),
        }
        for path, text in pages.items():
            source = root / path.replace(f"/{locale}/", "/en/", 1)
            put(root / path, text if locale == "en" else translation(text, source))
        if locale != "en":
            put(root / "docs" / locale / "words.yml", f"language: {locale}\nminutes_short: {locale}-min\n")
    put(root / "workshops" / "en" / SLUG / "guide.md", GUIDE)
    put(root / "workshops" / "en" / SLUG / "exercise.md", EXERCISE)
    return root


def add_workshops(root: Path, numbers: Iterable[int]) -> None:
    """Further workshops in English, with the pages of the first."""
    for number in numbers:
        shutil.copytree(root / "workshops/en" / SLUG, root / "workshops/en" / f"{number}-more-{number}")


def translation(text: str, source: Path) -> str:
    """A text that says that it translates the source as it is now."""
    line = f"source: {blob_id(source.read_bytes())}\n---\n"
    return text.replace("\n---\n", f"\n{line}", 1) if text.startswith("---") else f"---\n{line}{text}"


def put(path: Path, text: str) -> None:
    """Write a file, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def commit(root: Path) -> None:
    """Put a project into git as it is now, or once more."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for command in (("init", "-q"), ("add", "docs", "workshops"), (*who, "commit", "-q", "-m", "Edit")):
        subprocess.run(["git", *command], cwd=root, check=True)


def run_mkdocs(root: Path, out: Path, *locales: str) -> subprocess.CompletedProcess[str]:
    """Build a project's site in this process; with locales, only those and the source's. What was said is `stderr`."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        done = build.build(root / "mkdocs.yml", out, locales or None)
    return subprocess.CompletedProcess([], 0 if done else 1, "", said.getvalue())


def built(root: Path, out: Path, *locales: str) -> Path:
    """The folder of a site that was built of a project without a word of complaint."""
    done = run_mkdocs(root, out, *locales)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return out


def page(site: Path, path: str) -> HtmlElement:
    """A page of a built site."""
    return lxml.html.parse(str(site / path)).getroot()
