"""Measure commands as a person starts them, side by side with pandoc and with plain MkDocs: `make bench`.

Every measurement is a pair of whole processes that run in turn, nine times; printed are the medians, their ratio, the
peak memory of the largest process, and the goal. Ratios travel between machines, seconds do not. Everything happens in
a copy of the project. `bench.py --runs 3 slides site` measures some groups only, in fewer runs. `--cpu` counts the time
of all processors instead, where a machine has other work: what runs on two cores then takes twice what a person waits.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandoc
from projects import ROOT, copy_of_project, editor, plain_site, remover, with_copies

from teach_forward.library.scan import load

RUNS = 9
TOOL = (sys.executable, "-m", "teach_forward")
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir")
# Ours is to be compiled once, as installing has done with the others.
SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
SURROUNDINGS |= {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}

# Forty languages that Babel knows, without rules of their own for typography.
NAMES = """
af am az be bg bn bs ca cs cy da de el et eu fa fi ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lt lv mk ml mn mr
"""
TAGS = tuple(NAMES.split())


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds, and the peak resident memory of the largest process in MB."""

    seconds: float
    megabytes: float = 0


@dataclass(frozen=True)
class Command:
    """Something to measure: its name for people, what runs, where, and what is made ready before each run."""

    name: str
    line: Sequence[str]
    folder: Path
    prepare: Callable[[], object] = lambda: None

    def run(self, *, cpu: bool = False) -> Cost:
        """Run it once, by the clock or by the time of all processors."""
        self.prepare()
        started = time.perf_counter()
        process = subprocess.Popen(
            list(self.line), cwd=self.folder, env=SURROUNDINGS, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        assert process.stderr is not None
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = usage.ru_utime + usage.ru_stime if cpu else time.perf_counter() - started
        if process.returncode:
            sys.exit(f"{self} failed:\n{errors.decode()}")
        return Cost(seconds, usage.ru_maxrss / 1024)

    def __str__(self) -> str:
        short = (re.sub(r"/\S*/", "", word) for word in self.line)
        return " ".join(short).replace("python -m ", "").replace("python3 -m ", "")


class Bench:
    """Runs pairs and prints a line for each."""

    def __init__(self, runs: int, *, cpu: bool = False) -> None:
        self.runs, self.cpu = runs, cpu
        self.said: set[str] = set()

    def pair(self, ours: Command, other: Command, goal: float, memory: float | None = None) -> None:
        """Both in turn. `goal` is the ratio of seconds to reach, `memory` that of peak memory."""
        for command in (ours, other):
            if command.name not in self.said:
                self.said.add(command.name)
                print(f"    {command.name}: {command}", flush=True)
        costs = [(ours.run(cpu=self.cpu), other.run(cpu=self.cpu)) for _ in range(self.runs)]
        mine, theirs = _median([pair[0] for pair in costs]), _median([pair[1] for pair in costs])
        ratio = mine.seconds / theirs.seconds
        line = (
            f"{ours.name:<44} {mine.seconds:6.2f} s {mine.megabytes:5.0f} MB   "
            f"{other.name:<24} {theirs.seconds:6.2f} s {theirs.megabytes:5.0f} MB   "
            f"ratio {ratio:5.2f}, goal {goal:.2f}{_missed(ratio, goal)}"
        )
        if memory is not None:
            share = mine.megabytes / theirs.megabytes
            line += f"; memory {share:4.2f}, goal {memory:.2f}{_missed(share, memory)}"
        print(line, flush=True)


def _median(costs: list[Cost]) -> Cost:
    return Cost(statistics.median(cost.seconds for cost in costs), statistics.median(cost.megabytes for cost in costs))


def _missed(value: float, goal: float) -> str:
    return "" if value <= goal else "  MISSED"


# What is measured


def slides(bench: Bench, folder: Path) -> None:
    """The two decks of a workshop, nothing changed, and all decks, against pandoc on the same slides."""
    project = copy_of_project(folder / "slides")
    sources = pandoc.sources(load(project), folder)
    first = project / "workshops/en/1-fundamentals/guide.md"
    one = (*TOOL, "slides", "--locale", "en", "--workshop", "1-fundamentals")
    two = Command("pandoc, those two", pandoc.line(sources[:2], folder), folder)
    clean = remover(project / "build")
    bench.pair(Command("a workshop's two decks, cold", one, project, clean), two, 2.5)
    bench.pair(Command("a workshop's two decks, after one word", one, project, editor(first)), two, 2.5)
    every = Command("all decks, cold", (*TOOL, "slides"), project, clean)
    bench.pair(every, Command(f"pandoc, {len(sources)} decks", pandoc.line(sources, folder), folder), 0.6)
    every.run()
    bench.pair(Command("all decks, nothing changed", (*TOOL, "slides"), project), two, 0.3)


def cores(bench: Bench, folder: Path) -> None:
    """All decks on two cores against one."""
    if not shutil.which("taskset"):
        print("cores: needs taskset", flush=True)
        return
    project = copy_of_project(folder / "cores")
    clean = remover(project / "build")
    line = (*TOOL, "slides")
    two = Command("all decks, two cores", ("taskset", "-c", "0,1", *line), project, clean)
    bench.pair(two, Command("one core", ("taskset", "-c", "0", *line), project, clean), 0.6)


def check(bench: Bench, folder: Path) -> None:
    """A check after one edit against a cold one, and a cold one against the site."""
    project = copy_of_project(folder / "check")
    clean = remover(project / "build")
    cold = Command("check, cold", (*TOOL, "check"), project, clean)
    edit = editor(project / "workshops/en/1-fundamentals/guide.md")

    def warm() -> None:
        subprocess.run([*TOOL, "check"], cwd=project, env=SURROUNDINGS, capture_output=True, check=False)
        edit()

    bench.pair(Command("check, after one word", (*TOOL, "check"), project, warm), cold, 0.3)
    site_ = Command("site, cold", (*TOOL, "site"), project, clean)
    bench.pair(cold, site_, 0.5)


def site(bench: Bench, folder: Path) -> None:
    """Pages, and the site with its decks, against plain MkDocs with Material and static-i18n on the same pages.

    Then with PDFs, documents, sheets and archives against itself without them.
    """
    project = copy_of_project(folder / "site")
    plain_project = plain_site(folder, load(project).locales)
    plain_line = (*MKDOCS, str(folder / "plain-site"))
    plain_mkdocs = Command("plain mkdocs build", plain_line, plain_project)
    line, every = (*TOOL, "site", "--without-files"), (*TOOL, "site")

    def clean() -> None:
        for name in ("build", "site"):
            shutil.rmtree(project / name, ignore_errors=True)

    Command("all decks", (*TOOL, "slides"), project, clean).run()
    forget = remover(project / "build/kept")
    bench.pair(Command("pages, cold", (*MKDOCS, str(folder / "pages")), project, forget), plain_mkdocs, 1.6)
    cold = Command("decks and site, cold", line, project, clean)
    bench.pair(cold, plain_mkdocs, 1.6, 1.5)
    edit = editor(project / "workshops/en/1-fundamentals/guide.md")
    edited = Command("decks and site, after one word", line, project, edit)
    bench.pair(edited, plain_mkdocs, 0.9)
    bench.pair(Command("all files too, cold", every, project, clean), cold, 2)
    Command("all files too", every, project).run()
    bench.pair(Command("all files too, nothing changed", every, project), plain_mkdocs, 0.7)
    bench.pair(Command("all files too, after one word", every, project, edit), edited, 2)


def serve(bench: Bench, folder: Path) -> None:
    """How long a save takes until the preview of English and French shows it."""
    project = copy_of_project(folder / "serve")
    page = project / "workshops/fr/1-fundamentals/guide.md"
    text = page.read_text("utf-8")
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    line = [*TOOL, "serve", "--locale", "fr", "--address", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        line, cwd=project, env=SURROUNDINGS, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    times = []
    try:
        _wait_for(port, "Bienvenue")
        for number in range(bench.runs):
            mark = f"Bienvenue{number}"
            started = time.perf_counter()
            page.write_text(text.replace("Bienvenue", mark, 1), encoding="utf-8")
            _wait_for(port, mark)
            times.append(time.perf_counter() - started)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
    middle = statistics.median(times)
    print(f"{'a save, until the preview shows it':<44} {middle:6.2f} s   goal 1.50 s{_missed(middle, 1.5)}", flush=True)


def _wait_for(port: int, words: str) -> None:
    deadline = time.monotonic() + 300  # all files are made before the first page is shown
    while time.monotonic() < deadline:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/fr/workshops/1-fundamentals/guide/")
            if words in connection.getresponse().read().decode("utf-8", "replace"):
                return
        except OSError:
            pass
        time.sleep(0.02)
    sys.exit(f"the preview never showed {words!r}")


def growth(bench: Bench, folder: Path) -> None:
    """How check and site grow with the number of languages."""
    for name, runs in (("check", min(bench.runs, 3)), ("site --without-files", 1)):
        times = []
        for count in (10, 20, 40):
            many = with_copies(folder, f"many-{count}", TAGS[:count])
            command = Command(f"{name} of {count} languages", (*TOOL, *name.split()), many, remover(many / "build"))
            times.append(_median([command.run(cpu=bench.cpu) for _ in range(runs)]).seconds)
            shutil.rmtree(many)
        print(
            f"{f'{name} of 10, 20 and 40 languages':<44} {times[0]:6.2f} s {times[1]:6.2f} s {times[2]:6.2f} s   "
            f"ratios {times[1] / times[0]:4.2f} and {times[2] / times[1]:4.2f} (2 is linear)",
            flush=True,
        )


GROUPS: dict[str, Callable[[Bench, Path], None]] = {
    "slides": slides,
    "cores": cores,
    "check": check,
    "site": site,
    "serve": serve,
    "growth": growth,
}


def main() -> None:
    """Measure what is named, or everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"some of {', '.join(GROUPS)} (default: all)")
    parser.add_argument("--cpu", action="store_true", help="count the time of all processors, not that of the clock")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"how often each pair runs (default: {RUNS})")
    options = parser.parse_args()
    if unknown := [name for name in options.groups if name not in GROUPS]:
        parser.error(f"there is no group {', '.join(unknown)}")
    if options.runs < 1:
        parser.error(f"--runs {options.runs}: nothing is measured in fewer runs than 1")
    with tempfile.TemporaryDirectory() as folder:
        for name in options.groups or GROUPS:
            print(f"{name}: {(GROUPS[name].__doc__ or '').strip()}", flush=True)
            place = Path(folder, name)
            place.mkdir()
            GROUPS[name](Bench(options.runs, cpu=options.cpu), place)


if __name__ == "__main__":
    main()
