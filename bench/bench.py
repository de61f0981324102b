"""Measure the build side by side with plain MkDocs and pandoc, on this machine: `make bench`.

Each pair runs alternately, five times; printed are medians, peak memory and the ratio. Ratios travel between machines,
seconds do not. Everything happens in a copy of the project.
"""

from __future__ import annotations

import itertools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypandoc

from teach_forward import checks
from teach_forward.deck import build as deck_build
from teach_forward.model import Block, Item, ItemList, Paragraph, Quote, Table, Tip, Workshop, plain

ROOT = Path(__file__).resolve().parent.parent
RUNS = 5
TOOL = [sys.executable, "-m", "teach_forward"]
# Ours is to be compiled once, as installing has done with the others.
SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

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


@dataclass(frozen=True)
class Cost:
    """What a command took: wall-clock seconds, and the peak resident memory of the largest process in MB."""

    seconds: float
    megabytes: float


def run(command: list[str], folder: Path) -> Cost:
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=SURROUNDINGS, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{errors.decode()}")
    return Cost(time.perf_counter() - started, usage.ru_maxrss / 1024)


def median(costs: list[Cost]) -> Cost:
    return Cost(statistics.median(cost.seconds for cost in costs), statistics.median(cost.megabytes for cost in costs))


def compare(name: str, ours: Callable[[], Cost], other_name: str, other: Callable[[], Cost]) -> None:
    """Run both in turn and print a line."""
    pairs = [(ours(), other()) for _ in range(RUNS)]
    mine, theirs = median([pair[0] for pair in pairs]), median([pair[1] for pair in pairs])
    print(
        f"{name:<38} {mine.seconds:6.2f} s {mine.megabytes:5.0f} MB   "
        f"{other_name:<22} {theirs.seconds:6.2f} s {theirs.megabytes:5.0f} MB   "
        f"ratio {mine.seconds / theirs.seconds:5.2f}",
        flush=True,
    )


def copy_of_project(folder: Path) -> Path:
    project = folder / "project"
    project.mkdir()
    for name in ("docs", "workshops", "slides_src", "teach_forward"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", project)
    return project


def plain_site(folder: Path, locales: tuple[str, ...]) -> Path:
    """The same pages for MkDocs, Material and static-i18n alone."""
    plain_project = folder / "plain"
    for locale in locales:
        shutil.copytree(ROOT / "docs" / locale, plain_project / "docs" / locale)
        shutil.copytree(ROOT / "workshops" / locale, plain_project / "docs" / locale / "workshops")
    languages = "\n".join(
        f"        - {{locale: {locale}, name: {locale}, build: true, default: {str(locale == 'en').lower()}}}"
        for locale in locales
    )
    (plain_project / "mkdocs.yml").write_text(PLAIN_CONFIG % languages, encoding="utf-8")
    return plain_project


def pandoc_source(workshop: Workshop) -> str:
    """The guide's slides as pandoc wants them: a heading a slide, and notes in a div."""
    parts = [f"% {workshop.title}"]
    for slide in workshop.guide.slides:
        parts += [f"## {slide.title}", *blocks(slide.body), "::: notes", *blocks(slide.notes), ":::"]
    return "\n\n".join(parts) + "\n"


def blocks(content: tuple[Block, ...]) -> Iterator[str]:
    for block in content:
        if isinstance(block, Paragraph):
            yield plain(block.runs)
        elif isinstance(block, ItemList):
            yield "\n".join(items(block.items, "1." if block.ordered else "-", ""))
        elif isinstance(block, Quote):
            yield "\n>\n".join(f"> {plain(paragraph)}" for paragraph in block.paragraphs)
        elif isinstance(block, Table):
            rows = [block.header, *block.rows]
            lines = ["| " + " | ".join(map(plain, row)) + " |" for row in rows]
            yield "\n".join([lines[0], "|" + " --- |" * len(block.header), *lines[1:]])
        elif isinstance(block, Tip):
            yield block.title
            yield from blocks(block.body)


def items(content: tuple[Item, ...], mark: str, indent: str) -> Iterator[str]:
    for item in content:
        yield f"{indent}{mark} {plain(item.runs)}"
        yield from items(item.items, mark, indent + "    ")


def one_deck(workshop: Workshop, project: Path) -> Callable[[], Cost]:
    """A deck from the model to the bytes on the disk, in this process."""
    library = checks.load(project)
    out = project / "build/one"

    def build() -> Cost:
        shutil.rmtree(out, ignore_errors=True)
        started = time.perf_counter()
        deck_build.build(library, out, ["en"], [workshop.slug], progress=lambda _: None, kinds=("guide",))
        return Cost(time.perf_counter() - started, 0)

    return build


def all_decks(folder: Path) -> None:
    """36 decks on two cores against one after another; then again with nothing changed.

    They are those of six workshops in English, in French, and in French once more under another name.
    """
    project = with_copies(folder, "three", ("it",))
    out = project / "build/all"
    command = [*TOOL, "slides", "--out", str(out)]
    one = itertools.cycle("01")  # cores may differ

    def build(cores: str) -> Cost:
        shutil.rmtree(out, ignore_errors=True)
        tied = ["taskset", "-c", cores] if shutil.which("taskset") else []
        return run([*tied, *command], project)

    compare("36 decks, two cores", lambda: build("0,1"), "one core", lambda: build(next(one)))
    assert len(list(out.glob("*.pptx"))) == 36
    again = median([run(command, project) for _ in range(RUNS)])
    print(f"{'36 decks again, nothing changed':<38} {again.seconds:6.2f} s {again.megabytes:5.0f} MB", flush=True)


def with_copies(folder: Path, name: str, tags: tuple[str, ...]) -> Path:
    """A project in English, in French, and in French once more under each of the tags."""
    many = folder / name
    for locale, tag in (("en", "en"), ("fr", "fr"), *(("fr", tag) for tag in tags)):
        shutil.copytree(ROOT / "docs" / locale, many / "docs" / tag)
        shutil.copytree(ROOT / "workshops" / locale, many / "workshops" / tag)
    for path in (ROOT / "docs").glob("*.yml"):
        shutil.copy(path, many / "docs")
    shutil.copytree(ROOT / "slides_src", many / "slides_src")
    shutil.copy(ROOT / "mkdocs.yml", many)
    return many


def growth(folder: Path) -> None:
    """How the time of a check grows with the number of languages."""
    times = []
    for count in (10, 20, 40):
        many = with_copies(folder, f"many-{count}", TAGS[:count])
        times.append(median([run([*TOOL, "check"], many) for _ in range(3)]).seconds)
    print(
        f"{'check of 10, 20 and 40 languages':<38} {times[0]:6.2f} s {times[1]:6.2f} s {times[2]:6.2f} s   "
        f"ratios {times[1] / times[0]:4.2f} and {times[2] / times[1]:4.2f} (2 is linear)",
        flush=True,
    )


# Forty languages that Babel knows, without rules of their own for typography.
NAMES = """
af am az be bg bn bs ca cs cy da de el et eu fa fi ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lt lv mk ml mn mr
"""
TAGS = tuple(NAMES.split())


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = copy_of_project(folder)
        library = checks.load(project)
        plain_project = plain_site(folder, library.locales)
        mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]
        guide = project / "workshops/en" / library.slugs()[0] / "guide.md"

        def whole() -> Cost:
            shutil.rmtree(project / "build", ignore_errors=True)
            return run([*TOOL, "site"], project)

        def after_an_edit() -> Cost:
            text = guide.read_text("utf-8")
            guide.write_text(text.replace("Welcome.", "Welcome all.", 1), encoding="utf-8")
            cost = run([*TOOL, "site"], project)
            guide.write_text(text, encoding="utf-8")
            return cost

        def mkdocs_alone() -> Cost:
            return run([*mkdocs, str(folder / "plain-site")], plain_project)

        workshop = library.workshops("en")[0]
        source = folder / "deck.md"
        source.write_text(pandoc_source(workshop), encoding="utf-8")
        pandoc = [pypandoc.get_pandoc_path(), str(source), "-o", str(folder / "deck.pptx")]

        compare("decks and site, from nothing", whole, "plain mkdocs build", mkdocs_alone)
        compare("decks and site, after one word", after_an_edit, "plain mkdocs build", mkdocs_alone)
        compare("check of all texts", lambda: run([*TOOL, "check"], project), "decks and site", whole)
        compare(
            "one deck, built in process", one_deck(workshop, project), "pandoc's whole run", lambda: run(pandoc, folder)
        )
        all_decks(folder)
        growth(folder)


if __name__ == "__main__":
    main()
