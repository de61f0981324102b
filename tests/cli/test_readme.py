"""Every command of README.md and of `make help`, as it stands there: none says of a faulty text that all is well."""

from __future__ import annotations

import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from functools import cache
from pathlib import Path

import pytest

from tests.commands import run
from tests.templates import default
from tests.tools import ROOT, need

README = (ROOT / "README.md").read_text("utf-8")
HELP = dict(re.findall(r"^([a-z]+):.*## (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
NOT_RUN = {
    "setup": "it installs",
    "help": "it only lists the others",
    "test": "it runs this test",
    "lint": "it looks at code",
    "format": "it changes code",
    "practice": "it bundles scripts",
    "bench": "it measures for minutes",
    "clean": "it only deletes",
}
MUST_REFUSE = ("site", "slides", "check", "serve")  # whatever makes or checks something of the texts
SLUG = "1-first-steps"
GUIDE = f"workshops/fr/{SLUG}/guide.md"
# What a reader puts in the place of the names in the README.
NAMES = {"1-fundamentals": SLUG, "union.pptx": "union.pptx", "FILE...": "own-union.en.pptx", "decks/": "decks"}


def made() -> list[str]:
    """What is asked of make: in the README, by the targets alone, and in the examples of `make help`."""
    in_readme = re.findall(r"(?:`|^    )make ([a-z]+(?: [A-Z]+=\w+)?)", README, re.MULTILINE)
    examples = re.findall(r'make ([a-z]+ [A-Z]+=(?:"[^"]*"|\w+))', "\n".join(HELP.values()))
    alone = [target for target in HELP if f"make {target} " not in HELP[target]]  # which has an example otherwise
    return sorted({*in_readme, *examples, *alone})


def called() -> list[str]:
    """What the program is called with by itself."""
    ours = re.findall(r"(?:\bteach-forward|python -m teach_forward) ((?:--)?[a-z]+(?: [\w./-]+)*)", README)
    decks = re.findall(r"`build_slides\.py ([^`]+)`", README)
    return sorted({*ours, *(f"slides {options}" for options in decks)})


@cache
def arguments_of(command: str) -> list[list[str]]:
    """What `make` would call the program with, or what stands in the README itself."""
    if command.startswith("make "):
        need("make")
        plan = ["make", "--no-print-directory", "-n", *shlex.split(command)[1:]]
        lines = subprocess.run(plan, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
        return [shlex.split(line)[1:] for line in lines if re.match(r"\.venv/bin/teach-forward ", line)]
    return [[NAMES.get(word, word) for word in shlex.split(command)[1:]]]


COMMANDS = [
    *(f"make {command}" for command in made() if command.split()[0] not in NOT_RUN),
    *(f"teach-forward {command}" for command in called()),
]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small guide in English and French, without a fault; beside it a union's template, and a deck."""
    folder = tmp_path_factory.mktemp("begun") / "guide"
    assert run(folder.parent, "init", "guide").returncode == 0
    assert run(folder, "template", "--out", "own-union.en.pptx").returncode == 0
    assert run(folder, "check").returncode == 0  # what it reads is kept, and need not be read by each test
    (folder / "union.pptx").write_bytes(default())
    return folder


@pytest.fixture
def root(begun: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(begun, tmp_path / "guide"))


def test_the_commands_are_found() -> None:
    assert {"make site", "make serve LOCALE=fr", 'make stamp FILES="docs/fr/index.md"'} <= set(COMMANDS)
    assert {
        "teach-forward serve",
        "teach-forward slides --report",
        "teach-forward slides --template union.pptx",
    } <= set(COMMANDS)
    assert NOT_RUN.keys() <= HELP.keys()
    for command in COMMANDS:
        assert arguments_of(command), f"{command} does not call the program: say in NOT_RUN why it is not run here"


@pytest.mark.parametrize("command", [command for command in COMMANDS if "serve" not in command])
def test_it_works(root: Path, command: str) -> None:
    if "spelling" in command:
        need("hunspell")
    for arguments in arguments_of(command):
        done = run(root, *arguments)
        assert done.returncode == 0, done.stderr


# The keyboard can stop it, also where these tests run behind a shell that takes no notice of the keyboard.
SERVER = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from teach_forward.cli import main
sys.exit(main(sys.argv[1:]))
"""
FAULTS = {
    "a title of 400 letters": (
        GUIDE,
        "/// slide | Les données au travail\n",
        f"/// slide | {'mot ' * 100}\n",
        "overfull-slide",
    ),
    "a broken link": (GUIDE, "l’[exercice](exercise.md)", "l’[exercice](nowhere.md)", "broken-link"),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_fault_is_refused_with_its_place(root: Path, command: str, fault: str) -> None:
    path, old, new, rule = FAULTS[fault]
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")
    line = text[: text.index(old)].count("\n") + 1
    for arguments in arguments_of(command):
        done = run(root, *arguments)
        assert "Traceback" not in done.stderr
        if arguments[0] in MUST_REFUSE:
            assert done.returncode == 1
            said = done.stdout + done.stderr
            assert re.search(rf"^{re.escape(path)}:{line}: .*\[{rule}\]$", said, re.MULTILINE), said
            assert not (root / "build/decks").exists()
            assert not (root / "site").exists()


def test_the_preview_shows_the_site_until_it_is_stopped(root: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    [arguments] = arguments_of("make serve LOCALE=fr")
    arguments += ["--address", f"127.0.0.1:{port}"]
    program = [sys.executable, "-c", SERVER, *arguments]
    with subprocess.Popen(program, cwd=root, env=_ours(), stderr=subprocess.PIPE, text=True) as server:
        try:
            assert "Our workshops" in _get(f"http://127.0.0.1:{port}/", server)
            server.send_signal(signal.SIGINT)
            _, said = server.communicate(timeout=30)
        finally:
            server.kill()
    assert "Traceback" not in said


def _ours() -> dict[str, str]:
    return {"PYTHONPATH": str(ROOT), "PATH": "", "NO_MKDOCS_2_WARNING": "1"}


def _get(address: str, server: subprocess.Popen[str]) -> str:
    """A page, as soon as there is one."""
    for _ in range(300):
        assert server.poll() is None, "it ended by itself"
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310  (our own server)
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.1)
    raise AssertionError("nothing was shown in time")


def test_the_page_on_security_names_tests_that_there_are() -> None:
    named = set(re.findall(r"tests/[\w/]+\.py", (ROOT / "SECURITY.md").read_text("utf-8")))
    assert len(named) > 10
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []
