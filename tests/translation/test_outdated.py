"""What one edit of the source leaves to do: a line for its author, and each section for those who translate."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from teach_forward.library.addresses import blob_id
from teach_forward.library.git import changed_paths, versions
from teach_forward.library.scan import scan
from teach_forward.translation.revisions import PageState, percent, stamped, states
from tests.commands import run
from tests.sites import commit, put, write_small
from tests.swahili import ENGLISH, SWAHILI

SOURCE, PAGE = "docs/en/about.md", "docs/sw/about.md"
LINE = f"{SOURCE} has changed: 2 languages to update: fr (1 section), sw (2 sections)"
FRENCH = SWAHILI.replace("Habari", "Salut").replace("Sehemu", "Partie")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A guide in three languages, one page of which was edited in two sections; one of them is mended in French."""
    root = write_small(tmp_path, ("en", "fr", "sw"))
    put(root / SOURCE, ENGLISH)
    for path, text in ((PAGE, SWAHILI), ("docs/fr/about.md", FRENCH)):
        put(root / path, stamped(path, text, blob_id(ENGLISH.encode())))
    commit(root)
    put(root / SOURCE, ENGLISH.replace("a little", "much").replace("what there", "all there"))
    run(root, "stamp", "docs/fr/about.md#one")
    return root


def test_an_author_is_told_of_an_edit_in_one_line_behind_all_else(root: Path) -> None:
    put(root / "docs/en/lone.md", "# Lone\n\n[nowhere](no.md)\n")
    done = run(root, "check")
    assert done.stdout.splitlines()[-1] == LINE
    assert done.stdout.count("outdated-source") == 0
    assert done.stdout.index("docs/en/lone.md:3:") < done.stdout.index(LINE)


def test_a_new_section_is_part_of_the_line(root: Path) -> None:
    put(root / SOURCE, ENGLISH + "\n## Three {#three}\n\nNew.\n")
    out = run(root, "check").stdout
    assert "missing-section" not in out
    assert f"{SOURCE} has changed: 2 languages to update: fr (2 sections), sw (1 section)\n" in out


def test_who_translates_is_told_of_each_section(root: Path) -> None:
    for arguments in (("--locale", "sw"), (PAGE,)):
        out = run(root, "check", *arguments).stdout
        assert out.count("[outdated-source]") == 2
        assert "has changed:" not in out
    found = json.loads(run(root, "check", "--format", "json").stdout)
    assert sum(item["rule"] == "outdated-source" for item in found) == 3


def test_in_a_pull_request_changed_files_are_told_by_line(root: Path) -> None:
    commit(root)
    put(root / PAGE, (root / PAGE).read_text("utf-8").replace("Habari", "Jambo"))
    put(root / "docs/en/bad.md", "# Bad\n\n[nowhere](no.md)\n")
    commit(root)
    put(root / PAGE, (root / PAGE).read_text("utf-8").replace("Jambo", "Hujambo"))
    out = run(root, "check", "--format", "github", "--since", "HEAD").stdout
    assert out.index(f"file={PAGE}") < out.index("file=docs/en/bad.md,line=3")
    assert f"::warning file={PAGE},line=8,title=outdated-source::" in out
    assert "file=docs/fr/about.md,line=14,title=outdated-source" not in out
    message = f"{SOURCE} has changed: 1 language to update: fr (1 section)"
    assert out.endswith(f"::notice file={SOURCE},line=1,title=outdated-source::{message}\n")


def test_a_page_of_which_the_old_text_is_lost_is_one_to_look_at_as_a_whole(root: Path) -> None:
    put(root / PAGE, stamped(PAGE, SWAHILI, "0" * 40))
    assert "fr (1 section), sw (the whole page)" in run(root, "check").stdout


@pytest.mark.parametrize("command", [["check"], ["site", "--without-files"]])
def test_a_commit_that_git_does_not_know_is_told(root: Path, command: list[str]) -> None:
    told = "git does not know origin/mian here, so what has changed since is not known\n"
    assert told in run(root, *command, "--since", "origin/mian").stderr
    assert told not in run(root, *command, "--since", "HEAD").stderr


def test_what_is_not_stamped_yet_is_no_edit_of_the_source(root: Path) -> None:
    put(root / PAGE, stamped(PAGE, SWAHILI, "to be stamped"))
    out = run(root, "check").stdout
    assert f"{PAGE}:2: the page does not say yet" in out
    assert f"{SOURCE} has changed: 1 language to update: fr (1 section)\n" in out


def test_the_summary_has_the_line_and_does_not_count_its_hints(root: Path) -> None:
    def hints(out: str) -> list[str]:
        return re.findall(r"^(\d+) more hints", out, re.MULTILINE)

    out = run(root, "summary").stdout
    assert f"\n## Changed in English, to update in translations\n\n- {LINE}\n" in out
    run(root, "stamp", "docs/sw", "docs/fr")
    after = run(root, "summary").stdout
    assert "Changed in English" not in after
    assert hints(after) == hints(out)


def test_messages_count_as_words_to_translate(root: Path) -> None:
    path, english = root / "docs/sw/words.yml", (root / "docs/en/words.yml").read_text("utf-8")

    def messages() -> PageState:
        [found] = [page for page in states(scan(root)[0], "sw") if page.uri == "words.yml"]
        return found

    put(path, english)
    before = percent(tuple(states(scan(root)[0], "sw")))
    assert (messages().state, messages().done) == ("begun", 0)
    put(path, re.sub(r"^(\w+: .*?)(\"?)$", r"\1 yao\2", english, flags=re.MULTILINE))
    assert (messages().state, messages().done) == ("done", messages().words)
    assert percent(tuple(states(scan(root)[0], "sw"))) > before
    out = run(root, "summary").stdout
    assert re.search(r"^\| sw \|.*\| 0 \|$", out, re.MULTILINE)


def test_a_guide_within_another_repository_has_its_own_paths(root: Path) -> None:
    for folder in ("docs", "workshops"):
        shutil.copytree(root / folder, root / "docs/guide" / folder)
    commit(root)
    root = root / "docs/guide"
    put(root / PAGE, (root / PAGE).read_text("utf-8").replace("Habari", "Jambo"))
    put(root / "docs/en/new.md", "# New\n\nWords.\n")
    assert changed_paths(root, "HEAD") == (PAGE, "docs/en/new.md")


def test_a_hook_asks_about_the_guide(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git tells what runs in a hook which index it is at, from its own folder; an outer hook, which repository."""
    commit(root)
    put(root / PAGE, (root / PAGE).read_text("utf-8").replace("Habari", "Jambo"))
    changed = changed_paths(root, "HEAD")
    assert changed
    assert changed[0] == PAGE
    monkeypatch.setenv("GIT_INDEX_FILE", "../.git/index")
    assert changed_paths(root, "HEAD") == changed
    monkeypatch.setenv("GIT_DIR", str(root / "elsewhere"))
    assert changed_paths(root, "HEAD") == changed
    assert versions(root, SOURCE)


def test_a_file_that_was_moved_has_changed_in_both_places(root: Path) -> None:
    commit(root)
    (root / PAGE).rename(root / "docs/fr/moved.md")
    _in_git(root, "add", "docs")
    assert changed_paths(root / "docs", "HEAD") == ("fr/moved.md", PAGE.removeprefix("docs/"))


def test_what_is_no_commit_is_no_option_of_git_either(root: Path) -> None:
    commit(root)
    assert changed_paths(root, f"--output={root / 'written'}") is None
    assert not (root / "written").exists()


def test_signatures_that_are_shown_are_no_versions(root: Path) -> None:
    commit(root)
    known = versions(root, SOURCE)
    unsigned = _in_git(root, "cat-file", "commit", "HEAD")
    lines = ("-----BEGIN PGP SIGNATURE-----", "", "x", "-----END PGP SIGNATURE-----")
    signature = "gpgsig " + "\n ".join(lines)
    signed = unsigned.replace("\n\n", f"\n{signature}\n\n", 1)
    id_ = _in_git(root, "hash-object", "-t", "commit", "-w", "--stdin", given=signed).strip()
    _in_git(root, "reset", "-q", "--soft", id_)
    put(root / "look", "#!/bin/sh\necho 'Good signature' >&2\n")
    (root / "look").chmod(0o755)
    for key, value in (("log.showSignature", "true"), ("gpg.program", str(root / "look"))):
        _in_git(root, "config", key, value)
    assert "Good signature" in _in_git(root, "log", "-1", "--format=")
    assert versions(root, SOURCE) == known


def _in_git(root: Path, *arguments: str, given: str | None = None) -> str:
    command = ["git", *arguments]
    return subprocess.run(command, cwd=root, input=given, check=True, capture_output=True, text=True).stdout
