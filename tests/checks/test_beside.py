"""Characters that harm are told in every file whose words reach a reader, not in pages alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from teach_forward.checks import find_all
from tests.sites import put, write_small
from tests.tools import ROOT

FACTS = "kind: law\n  by: B\n  year: '2020'\n  looked_at: 2026-07\n  confidence: checked\n"
FILES = {
    "docs/terms.yml": "terms:\n  data: {sw: [HERE]}\navoid: {}\n",
    "docs/sources.yml": f"a:\n  title: HERE\n  {FACTS}",
    "docs/sw/sources.yml": "titles: {}\nnames:\n  Law: HERE\n",
    "docs/sw/search.yml": "fillers: [HERE]\n",
    "docs/sw/known-words.txt": "# Words\n\nHERE\n",
    "docs/sw/habits.txt": "# Habits\n\nHERE\n",
}


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("dÃ©lÃ©guÃ©", "garbled-text"),
        ("a\u200bb", "invisible-character"),
        ("a\u202eb", "direction-control"),
        ("a\ufffdb", "lost-character"),
        ("de\u0301ja", "decomposed-letters"),
        ("d\u0430ta", "mixed-letters"),
        ("a&amp;#39;b", "double-entity"),
    ],
)
def test_every_file_is_looked_at(tmp_path: Path, path: str, written: str, rule: str) -> None:
    root = write_small(tmp_path)
    put(root / path, FILES[path].replace("HERE", written))
    line = FILES[path].split("HERE")[0].count("\n") + 1
    found = [finding for finding in find_all(root)[1] if finding.path == path and finding.rule.name != "unused-source"]
    assert [(finding.line, finding.rule.name) for finding in found] == [(line, rule)]


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        ("docs/terms.yml", "HERE", '"a\\u202eb"', "direction-control"),  # the file shows its escape alone
        ("docs/terms.yml", "data", '"da\\u200bta"', "invisible-character"),
        ("docs/sources.yml", "HERE", '"a\\x07b"', "control-character"),
        ("docs/sources.yml", "HERE", "a\x07b", "control-character"),
        ("slides_src/theme.yml", "font: Arial", "font: Arial\u200b", "invisible-character"),
        ("mkdocs.yml", "name: SW", 'name: "S\\u202eW"', "direction-control"),
        ("mkdocs.yml", "name: SW", "name: S\u202eW", "direction-control"),
    ],
)
def test_values_are_looked_at_as_they_are_read(tmp_path: Path, path: str, old: str, new: str, rule: str) -> None:
    root = write_small(tmp_path)
    text = FILES[path] if path in FILES else (root / path).read_text("utf-8")
    assert old in text
    put(root / path, text.replace(old, new))
    assert rule in {finding.rule.name for finding in find_all(root)[1] if finding.path == path}


def test_persian_letters_are_told_in_arabic_alone(tmp_path: Path) -> None:
    root = write_small(tmp_path, ("en", "ar", "sw"))
    put(root / "docs/terms.yml", "terms:\n  data: {sw: [کتاب]}\n  book:\n    ar: [کتاب]\navoid: {}\n")
    found = [finding for finding in find_all(root)[1] if finding.path == "docs/terms.yml"]
    assert [(finding.line, finding.rule.name) for finding in found] == [(4, "persian-letters")]


@pytest.mark.parametrize(("data", "rule"), [(b"a\xff\n", "not-utf8"), (b"a\n" * 200_000, "too-much")])
def test_a_list_of_words_that_cannot_be_read_is_told(tmp_path: Path, data: bytes, rule: str) -> None:
    root = write_small(tmp_path)
    (root / "docs/sw/known-words.txt").write_bytes(data)
    assert {finding.rule.name for finding in find_all(root)[1] if finding.path.endswith("txt")} == {rule}


def test_the_guides_own_files_are_clean() -> None:
    names = {"terms.yml", "sources.yml", "known-words.txt", "habits.txt", "search.yml", "theme.yml", "mkdocs.yml"}
    assert [str(finding) for finding in find_all(ROOT)[1] if Path(finding.path).name in names] == []
