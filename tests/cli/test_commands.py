"""The commands as a person runs them: what they say, what they leave behind, and their exit status."""

from __future__ import annotations

import argparse
import contextlib
import errno
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from teach_forward.cli import main, streams
from teach_forward.cli.options import parse
from teach_forward.util import files
from tests.commands import run
from tests.sites import SLUG, put, write_small
from tests.tools import ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small(tmp_path)


def test_slides_again_have_nothing_to_do(root: Path) -> None:
    first = run(root, "slides")
    assert first.returncode == 0, first.stderr
    before = {path: path.stat().st_mtime_ns for path in (root / "build/decks").glob("*.pptx")}
    assert before
    second = run(root, "slides")
    assert "nothing has changed" in second.stderr
    assert {path: path.stat().st_mtime_ns for path in before} == before
    put(
        root / f"workshops/en/{SLUG}/guide.md",
        (root / f"workshops/en/{SLUG}/guide.md").read_text("utf-8") + "\nMore.\n",
    )
    assert "nothing has changed" not in run(root, "slides").stderr


def test_a_deck_that_was_taken_away_is_built_again(root: Path) -> None:
    run(root, "slides")
    [deck] = (root / "build/decks").glob("*small.en.pptx")
    deck.unlink()
    assert run(root, "slides").returncode == 0
    assert deck.is_file()


def test_a_failed_site_leaves_the_last_good_one(root: Path) -> None:
    assert run(root, "site").returncode == 0
    before = (root / "site/index.html").read_bytes()
    put(root / "docs/en/about.md", "# About\n\n## Us {#us}\n\n[nowhere](nowhere.md)\n")
    failed = run(root, "site")
    assert failed.returncode == 1
    assert "docs/en/about.md:5:" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert (root / "site/index.html").read_bytes() == before
    assert [path.name for path in root.iterdir() if path.name.startswith(".site")] == []


def test_check_formats(root: Path) -> None:
    put(root / "docs/en/about.md", "# About\n\n## Us {#us}\n\n[nowhere](nowhere.md)\n")
    text = run(root, "check")
    assert text.returncode == 1
    assert text.stdout.startswith("docs/en/about.md:5: ")
    notes = run(root, "check", "--format", "github").stdout
    assert notes.startswith("::error file=docs/en/about.md,line=5,title=broken-link::")
    [finding] = [
        item for item in json.loads(run(root, "check", "--format", "json").stdout) if item["severity"] == "error"
    ]
    assert (finding["path"], finding["line"], finding["rule"]) == ("docs/en/about.md", 5, "broken-link")
    assert run(root, "check", "docs/sw").stdout.find("about.md") == -1


def test_check_mends_what_is_safe(root: Path) -> None:
    shutil.copytree(root / "docs/sw", root / "docs/fr")
    path = root / "docs/fr/index.md"
    path.write_bytes("\ufeff# Accueil\r\n\r\nQui décide?\r\n".encode())
    run(root, "check", "--fix", "docs/fr")
    assert path.read_bytes() == "# Accueil\n\nQui décide\u00a0?\n".encode()


def test_lines_still_in_english_keep_their_marks(root: Path) -> None:
    """A page that is half translated is not a page of wrong French."""
    put(root / "docs/en/about.md", "# About\n\nWho decides? We do!\n\nOnly this: the rest.\n")
    shutil.copytree(root / "docs/sw", root / "docs/fr")
    path = root / "docs/fr/about.md"
    put(path, "---\nsource: to be stamped\n---\n# Le guide\n\nWho decides? We do!\n\nSeulement ceci: le reste.\n")
    told = run(root, "check", "--locale", "fr", "docs/fr/about.md").stdout
    assert [line.split(": ")[0] for line in told.splitlines() if "[french-spaces]" in line] == ["docs/fr/about.md:8"]
    run(root, "check", "--fix", "docs/fr/about.md")
    assert path.read_text("utf-8").endswith("Who decides? We do!\n\nSeulement ceci\u00a0: le reste.\n")


def test_a_page_that_was_never_stamped_is_compared_whole(root: Path) -> None:
    """Or `stamp` would tell what `check` did not."""
    index = root / f"workshops/sw/{SLUG}/index.md"
    index.write_text(
        re.sub("source: .*", "source: to be stamped", index.read_text("utf-8")).replace("{#aim}", "{#lengo}"), "utf-8"
    )
    checked = run(root, "check", "--locale", "sw")
    assert checked.returncode == 1
    assert "the heading {#lengo} is {#aim} in the source [id-differs]" in checked.stdout
    assert "missing-heading" not in checked.stdout


def test_what_an_older_translation_lacks_is_told_and_blocks_nothing(root: Path) -> None:
    shutil.copytree(root / "docs/sw", root / "docs/fr")
    source = root / "docs/en/index.md"
    run(root, "stamp", "docs/fr/index.md", "docs/sw/index.md")
    put(source, source.read_text("utf-8") + "\n## More {#more}\n\nAnd more.\n")
    checked = run(root, "check", "docs/sw/index.md")
    assert checked.returncode == 0
    assert re.findall(r"\[(.*)\]\n    only a warning: ", checked.stdout) == ["missing-section", "outdated-source"]
    assert "[missing-section]" in run(root, "stamp", "docs/sw/index.md").stderr


def test_languages_are_named_together_or_one_by_one(root: Path) -> None:
    together = run(root, "status", "--locale", "sw", "en").stdout
    assert together == run(root, "status", "--locale", "sw", "--locale", "en").stdout
    put(root / "docs/sw/about.md", "# About\n\n[nowhere](nowhere.md)\n")
    assert "about.md" in run(root, "check", "--locale", "sw", "docs/sw/about.md").stdout


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[there](guide.md)", "[there](guia.md)", ["broken-link"]),
        ("audience:", "audiencia:", ["unknown-key"]),
        ("---\n# ", "---\n\n---\ngroup: 8\n---\n# ", ["bad-front-matter"]),
    ],
)
def test_stamp_says_no_more_than_check(root: Path, old: str, new: str, told: list[str]) -> None:
    index = root / f"workshops/sw/{SLUG}/index.md"
    source = root / f"workshops/en/{SLUG}/index.md"
    put(source, source.read_text("utf-8") + "\nGo [there](guide.md).\n")
    put(index, index.read_text("utf-8") + "\nNenda [there](guide.md).\n")
    assert run(root, "stamp", str(index)).returncode == 0
    put(index, index.read_text("utf-8").replace(old, new, 1))
    checked, refused = run(root, "check", str(index)).stdout, run(root, "stamp", str(index)).stderr
    errors = re.findall(r"^.*\[([\w-]+)\]\n    (?!only a warning)", checked, re.MULTILINE)
    assert errors == re.findall(r"\[([\w-]+)\]$", refused, re.MULTILINE) == told


def test_keys_pasted_below_the_offered_ones_are_one_message(root: Path) -> None:
    """The web editor offers a pair of --- with the source's id, and whoever pastes the English page has two."""
    index = root / f"workshops/sw/{SLUG}/index.md"
    english = (root / f"workshops/en/{SLUG}/index.md").read_text("utf-8")
    put(index, f"---\nsource: {'0' * 40}\n---\n\n" + english.replace("Small", "Ndogo"))
    told = run(root, "check", str(index)).stdout
    assert f"workshops/sw/{SLUG}/index.md:5: here is a second pair of ---; keep one, with all keys in it" in told
    assert "missing-front-matter" not in told


@pytest.mark.parametrize("above", ["", "\n---\n"])
def test_keys_without_their_first_line_are_one_message(root: Path, above: str) -> None:
    put(root / "docs/sw/index.md", f"{above}source: to be stamped\n---\n# Nyumbani\n\nKaribu.\n")
    told = run(root, "check", "docs/sw/index.md").stdout
    assert "docs/sw/index.md:1: the first line of the file is not the --- above the keys [bad-front-matter]" in told
    assert "missing-id" not in told


def test_a_page_that_is_all_english_is_not_stamped(root: Path) -> None:
    page = root / "docs/sw/about.md"
    put(page, (root / "docs/en/about.md").read_text("utf-8"))
    refused = run(root, "stamp", "docs/sw/about.md")
    assert (refused.returncode, "[english-left]" in refused.stderr) == (1, True)


def test_what_is_left_in_english_is_told_once_and_when_stamping(root: Path) -> None:
    sentences = [f"This is sentence number {number} of many of them." for number in range(8)]
    put(root / "docs/en/about.md", "# About us all\n\n" + "\n\n".join(sentences) + "\n")
    put(root / "docs/sw/about.md", "---\nsource: x\n---\n# Kuhusu\n\n" + "\n\n".join(sentences) + "\n")
    checked = run(root, "check", "docs/sw/about.md").stdout
    assert [line for line in checked.splitlines() if "english-left" in line] == [
        "docs/sw/about.md:6: this is still English: “This is sentence number 0 of many of …”, "
        "and 7 more down to line 20 [english-left]"
    ]
    assert "[english-left]" in run(root, "stamp", "docs/sw/about.md").stderr
    put(root / "docs/sw/about.md", "---\nsource: x\n---\n# About us all\n\nHabari.\n")
    assert "still English: “About us all …” [english-left]" in run(root, "check", "docs/sw/about.md").stdout


def test_fixed_words_are_looked_at_one_by_one(root: Path) -> None:
    words = root / "docs/sw/words.yml"
    put(words, 'tip:kidokezo\nminutes: dakika\nThe site\nquestion: "swali\n')
    told = run(root, "check", "docs/sw/words.yml").stdout
    assert re.findall(r"^docs/sw/words.yml:(\d+): .*\[(.*)\]$", told, re.MULTILINE) == [
        ("1", "bad-front-matter"),
        ("3", "bad-front-matter"),
        ("4", "bad-front-matter"),
    ]
    put(words, 'status_share: "{percent} % ya maneno"\nedit_page: Edit this page\n')
    told = run(root, "check", "docs/sw/words.yml").stdout
    assert 'words.yml:1: the message "status_share" has a sign for per cent' in told
    assert "words.yml:2: still in English: edit_page [english-left]" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("docs/no",), "docs/no is not a page of the guide, and holds none; name a page"),
        (("docs/sw/index.md#",), "docs/sw/index.md# names no section; write its id behind #"),
        (("#workshops",), "nothing is not a page of the guide"),
        (("docs/en",), "docs/en holds no translation; name a folder of translations"),
        (("docs/sw#workshops",), "docs/sw is a folder; name the section of a page, such as docs/fr/about.md#workshops"),
        (("docs/sw/index.md#no",), "docs/sw/index.md has no section no; it has top, workshops"),
        (("docs/en/index.md",), "docs/en/index.md does not translate any English page"),
        (("--harmless", "docs/sw/index.md"), "docs/sw/index.md is a translation; name the English page"),
    ],
)
def test_stamp_says_what_to_name(root: Path, arguments: tuple[str, ...], told: str) -> None:
    refused = run(root, "stamp", *arguments)
    assert refused.returncode == 1
    assert refused.stderr.startswith(told)
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('session: "Kipindi', ': it needs a " at its end'),
        ("session: 'l'eau'", ": it needs a ' at its end"),
        ("session: neno: jingine", ": put what stands after the first colon into straight quotes, as in session:"),
        ("maneno bila nukta", ": the colon after its name is missing"),
        ("session: [moja, mbili", ": put what stands after the first colon into straight quotes, as in session:"),
        ("session: {minutes} dakika", ": put what stands after the first colon into straight quotes, as in session:"),
    ],
)
def test_a_fault_in_the_fixed_words_has_its_line_and_says_what_is_wrong(root: Path, line: str, why: str) -> None:
    put(root / "docs/sw/words.yml", f"language: sw\n{line}\nminutes_short: dak\nquestion: swali\n")
    assert f"docs/sw/words.yml:2: this line cannot be read{why}" in run(root, "check", "docs/sw/words.yml").stdout


def test_stamp_refuses_while_there_are_errors_and_then_records(root: Path) -> None:
    index = root / f"workshops/sw/{SLUG}/index.md"
    good = index.read_text("utf-8")
    index.write_text(good.replace("{#aim}", "{#lengo}"), encoding="utf-8")
    refused = run(root, "stamp", str(index))
    assert refused.returncode == 1
    assert "[id-differs]" in refused.stderr
    assert refused.stderr.count("[") == 1
    index.write_text(good, encoding="utf-8")
    assert run(root, "stamp", str(index)).returncode == 0
    assert index.read_text("utf-8") == good
    assert "missing" in run(root, "status", "--locale", "sw").stdout


def test_a_new_language_builds_at_once(tmp_path: Path) -> None:
    """One whose messages the guide does not have: of those, a new guide gets its own."""
    assert run(tmp_path, "init", "guide").returncode == 0
    root = tmp_path / "guide"
    put(root / "docs/terms.yml", "terms:\n  data: {fr: [donnée], sw: [data]}\n\navoid:\n  fr: {animateur: x}\n")
    put(root / ".github/CODEOWNERS", "# Who\n*                    @owners\n")
    begun = run(root, "new-locale", "tr")
    assert begun.returncode == 0, begun.stderr
    assert "wrote docs/terms.yml" in begun.stderr
    assert "        - {locale: tr, name: Türkçe}\n" in (root / "mkdocs.yml").read_text("utf-8")
    assert "  data: {fr: [donnée], sw: [data], tr: []}\n" in (root / "docs/terms.yml").read_text("utf-8")
    owners = (root / ".github/CODEOWNERS").read_text("utf-8")
    assert owners.endswith("/docs/tr/            @owners\n/workshops/tr/       @owners\n")
    assert run(root, "check", "--locale", "tr").returncode == 0
    built = run(root, "site")
    assert built.returncode == 0, built.stderr
    words = (root / "docs/tr/words.yml").read_text("utf-8")
    assert "\nlanguage: Türkçe\n" in words
    assert "\nlanguage_tag: tr-TR\n" in words
    home = (root / "site/tr/index.html").read_text("utf-8")
    assert "This page is being translated." in home
    assert "has changed since" not in home


@pytest.mark.parametrize(("typed", "meant"), [("pt-br", "pt-BR"), ("es_MX", "es-MX"), ("ES", "es"), ("spanish", "es")])
def test_a_language_written_otherwise_is_guessed(root: Path, typed: str, meant: str) -> None:
    assert f"did you mean {meant}" in run(root, "new-locale", typed).stderr


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{#aim}", "{aim}", [(9, "missing-id")]),
        ("source:", "fuente:", [(5, "unknown-key")]),
    ],
)
def test_a_slip_of_one_sign_is_one_message(root: Path, old: str, new: str, told: list[tuple[int, str]]) -> None:
    index = root / f"workshops/sw/{SLUG}/index.md"
    put(index, index.read_text("utf-8").replace(old, new, 1))
    found = json.loads(run(root, "check", "--format", "json", str(index)).stdout)
    assert [(item["line"], item["rule"]) for item in found if item["severity"] == "error"] == told


@pytest.mark.parametrize("tag", ["spanish", "xx", "ES"])
def test_an_unknown_language_is_one_line(root: Path, tag: str) -> None:
    refused = run(root, "new-locale", tag)
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1


HEAVY = ("yaml", "lxml", "markdown", "babel", "pptx", "PIL", "uharfbuzz", "mkdocs", "openpyxl", "pyphen", "watchdog")
USES = {
    "check --help": set(),
    "no-such-command": set(),
    "new-locale xx": {"yaml", "babel"},
    "status": {"yaml", "lxml", "markdown", "babel"},
    "report": {"yaml", "lxml", "markdown", "babel", "pyphen"},
    "check": {"yaml", "lxml", "markdown", "babel", "PIL", "uharfbuzz"},
    "slides": {"yaml", "lxml", "markdown", "babel", "PIL", "uharfbuzz", "pptx"},
    "site --without-files": {"yaml", "lxml", "markdown", "babel", "PIL", "uharfbuzz", "pptx", "mkdocs"},
}


@pytest.mark.parametrize("command", USES)
def test_a_command_imports_what_it_uses(root: Path, command: str) -> None:
    """Or each begins as slowly as the heaviest of them."""
    code = f"""
import contextlib, io, sys
from teach_forward.cli import main, streams
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    with contextlib.suppress(SystemExit):
        main({command.split()})
print(*(name for name in {HEAVY} if name in sys.modules))
"""
    python = [sys.executable, "-c", code]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(python, cwd=root, env=environment, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= USES[command]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["slids"], 'there is no command "slids"; did you mean slides?'),
        (["Slides", "--locale", "fr"], 'there is no command "Slides"; did you mean slides?'),
        (["new_locale", "es"], 'there is no command "new_locale"; did you mean new-locale?'),
        (["new", "es"], 'there is no command "new"; did you mean new-locale?'),
        (["decks"], 'there is no command "decks"; there are audit, check, export,'),
        (["a\x1b[2Jb"], 'there is no command "a [2Jb"; there are audit,'),
        (
            ["--locale", "fr", "check"],
            'error: "--locale" stands before the command; write it behind, as in teach-forward check --locale\n',
        ),
        (
            ["--format=json"],
            'error: "--format" stands before the command; write it behind, as in teach-forward check --format\n',
        ),
        (["--helo"], 'there is no option "--helo"; did you mean --help?'),
        (["slides", "--locle", "fr"], 'slides: error: there is no option "--locle"; did you mean --locale?'),
        (["site", "--without_files=1"], 'there is no option "--without_files"; did you mean --without-files?'),
        (["report", "--zz"], 'there is no option "--zz"; there are --help, --locale\n'),
        (["slides", "fr"], '"fr" is more than is asked for; `teach-forward slides --help` says what can be\n'),
    ],
)
def test_what_is_not_known_is_named_with_what_was_meant(tmp_path: Path, typed: list[str], told: str) -> None:
    done = run(tmp_path, *typed)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: teach-forward ")
    assert told in done.stderr


def test_options_are_known_whatever_help_looks_like(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Since Python 3.14 it is in colours where a terminal has them."""
    monkeypatch.setattr(argparse.ArgumentParser, "format_help", lambda _: "\x1b[1;36m--locale\x1b[0m")
    assert "did you mean --locale?" in run(tmp_path, "slides", "--locle").stderr
    assert "as in teach-forward slides --locale" in run(tmp_path, "--locale").stderr


def test_every_command_names_itself_in_its_help(tmp_path: Path) -> None:
    commands = re.findall(r"^    ([a-z-]+)(?:  |$)", run(tmp_path, "--help").stdout, re.MULTILINE)
    assert {"slides", "new-locale"} <= set(commands)
    for command in commands[:3]:
        assert run(tmp_path, command, "--help").stdout.startswith(f"usage: teach-forward {command} [-h]")


# What Windows leaves to programs


def test_asterisks_stand_for_files_where_no_shell_has_seen_to_that(tmp_path: Path) -> None:
    for name in ("a.fr.po", "b.fr.po", "c.txt"):
        (tmp_path / name).touch()
    with contextlib.chdir(tmp_path):
        assert parse(["import", "*.po", "c.txt"]).files == [Path("a.fr.po"), Path("b.fr.po"), Path("c.txt")]
        assert parse(["stamp", "*.po"]).paths == ["a.fr.po", "b.fr.po"]
        assert parse(["audit", "*.pptx"]).files == [Path("*.pptx")]
        Path("*.po").touch()
        assert parse(["import", "*.po"]).files == [Path("*.po")]


def test_no_program_of_the_current_folder_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows looks there before all else, and the folder of a guide may hold a git.exe of somebody."""
    monkeypatch.delenv("NODEFAULTCURRENTDIRECTORYINEXEPATH", raising=False)
    assert main([]) == 2
    assert os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"]


def test_what_the_finder_leaves_in_a_folder_is_nothing_and_what_git_does_is_something(tmp_path: Path) -> None:
    for name in (".DS_Store", "desktop.ini"):
        (tmp_path / name).touch()
    assert not files.seen(tmp_path)
    (tmp_path / ".git").mkdir()
    assert files.seen(tmp_path) == {".git"}  # and no site may take its place


@pytest.mark.parametrize("number", [errno.EPIPE, errno.EINVAL])
def test_a_reader_who_has_seen_enough_takes_nothing_from_the_work(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    """The second is what Windows says of a pipe that nobody reads, as after `| more`."""
    gone = streams.Stream(io.BytesIO())
    gone.fault = OSError(number, os.strerror(number))
    monkeypatch.setattr("sys.stdout", gone)
    assert streams.ended(0) == 0
    assert capsys.readouterr().err == ""
