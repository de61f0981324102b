"""mkdocs.yml runs nothing: tags, hooks and other files with settings are refused, however they are written."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from teach_forward.checks.run import find_all
from teach_forward.cli import main
from teach_forward.findings import ContentError
from teach_forward.util.config import faults
from tests.sites import write_small
from tests.tools import ROOT

HOOKS = "`hooks` lists programs that run while the site is built"
INHERIT = "`INHERIT` takes settings from another file, which may run programs"


def tag(name: str) -> str:
    return f'the tag "{name}" is not allowed here: tags can run programs'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("site_name: Guide\nextra:\n  a: !!python/name:os.system\n", [(3, tag("!!python/name:os.system"))]),
        ("a: !!python/object/apply:os.system [id]\n", [(1, tag("!!python/object/apply:os.system"))]),
        ("%TAG ! tag:yaml.org,2002:python/\n---\na: !name:os.system x\n", [(3, tag("!!python/name:os.system"))]),
        ("a: !<tag:yaml.org,2002:python/name:os.system> x\n", [(1, tag("!!python/name:os.system"))]),
        ("a:\n  - !!python/tuple [1]\n", [(2, tag("!!python/tuple"))]),
        ("site_name: !ENV SECRET\n", [(1, tag("!ENV"))]),
        ("? !!python/name:os.system\n: x\n", [(1, tag("!!python/name:os.system"))]),
        ("a: x\nhooks:\n  - run.py\n", [(2, HOOKS)]),
        ("'hooks': [run.py]\n", [(1, HOOKS)]),
        ('"ho\\x6fks": [run.py]\n', [(1, HOOKS)]),
        ("a: &a hooks\n*a : [run.py]\n", [(1, HOOKS)]),
        ("a: &a\n  hooks: [run.py]\n<<: *a\n", [(2, HOOKS)]),
        ("{site_name: Guide, hooks: [run.py]}\n", [(1, HOOKS)]),
        ("INHERIT: ../other.yml\nhooks: [run.py]\n", [(1, INHERIT), (2, HOOKS)]),
        ("a: &a [*a]\n", []),
        ("a: !\x1b[2J x\n", []),  # not YAML
        ("[" * 10_000, []),
        ("site_name: Guide\n a: [\n", []),
        ("", []),
        ("site_name: hooks\nnav: [hooks]\n", []),
    ],
)
def test_what_runs_is_refused(text: str, expected: list[tuple[int, str]]) -> None:
    assert list(faults(text)) == expected


@pytest.mark.parametrize("command", ["check", "slides", "site", "status"])
def test_every_command_refuses_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    root = write_small(tmp_path)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(f"{settings}\nhooks:\n  - run.py\n", "utf-8")
    (root / "run.py").write_text("raise SystemExit(3)\n", "utf-8")
    monkeypatch.chdir(root)
    assert main([command]) == 1
    assert f"mkdocs.yml:{settings.count(chr(10)) + 2}: {HOOKS} [bad-project]" in "".join(capsys.readouterr())


def test_the_guides_own_settings_run_nothing() -> None:
    assert list(faults((ROOT / "mkdocs.yml").read_text("utf-8"))) == []


def test_references_that_would_grow_are_looked_at_once() -> None:
    lines = ["a0: &a0 [hooks]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10))]
    assert list(faults("\n".join([*lines, "hooks: x"]))) == [(11, HOOKS)]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("*.yml\n!kept.yml\n# a note: (with marks) ##\n/drafts/a?b", False),
        ("*.yml " * 40 + "(", True),
        ("#" * 200 + "\n(", True),
    ],
)
def test_names_of_files_are_looked_at_in_no_time(tmp_path: Path, names: str, told: bool) -> None:
    root = write_small(tmp_path)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    lines = "\n".join(f"  {line}" for line in names.split("\n"))
    (root / "mkdocs.yml").write_text(f"{settings}\nnot_in_nav: |\n{lines}\n", "utf-8")
    begun = time.process_time()
    try:
        findings = find_all(root)[1]
    except ContentError as error:
        findings = error.findings
    assert any("a list of names of files" in finding.message for finding in findings) == told
    assert time.process_time() - begun < 5
