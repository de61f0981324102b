"""Rules of the house: which way imports point, who may import what, and that every rule is told to people."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from teach_forward.findings import RULES
from tests.tools import ROOT

PACKAGE = ROOT / "teach_forward"

# A module may import those before it. Folders stand for all that is in them.
ORDER = (
    "inputs",
    "parallel",
    "yml",
    "findings",
    "model",
    "layouts",
    "theme",
    "prose",
    "outline",
    "dialect",
    "html",
    "reader",
    "sources",
    "library",
    "worksheet",
    "spelling",
    "readability",
    "checks",
    "revisions",
    "history",
    "newlocale",
    "reports",
    "commands",
    "audit",
    "deck",
    "site",
    "cli",
    "__main__",
)
ALONE = {
    "pymdownx": {"dialect"},
    "pptx": {"deck"},
    "mkdocs": {"site"},
    "uharfbuzz": {"deck"},
    "openpyxl": {"worksheet"},
    "pyphen": {"readability"},
    "cbor2": {"site"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """The name in ORDER that a module belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_upward(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        return
    part = part_of(path)
    for name in imports(path):
        top, _, rest = name.partition(".")
        if top == "teach_forward":
            other = rest.split(".")[0]
            assert other == "__version__" or ORDER.index(other) < ORDER.index(part) or other == part, name
        assert part in ALONE.get(top, {part}), f"{part} imports {top}"


def test_only_the_command_line_prints() -> None:
    for path in MODULES:
        calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        prints = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]
        assert not prints or part_of(path) == "cli", path


def test_every_module_says_what_it_is_for() -> None:
    for path in MODULES:
        assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), path


def test_every_rule_is_explained_to_authors() -> None:
    page = (ROOT / "docs/en/rules.md").read_text(encoding="utf-8")
    assert [rule for rule in RULES if f"### {rule} {{#{rule}}}\n" not in page] == []


def test_every_locale_is_in_the_site_and_has_its_words() -> None:
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for folder in {path.name for top in ("docs", "workshops") for path in (ROOT / top).iterdir() if path.is_dir()}:
        assert (ROOT / "docs" / folder / "words.yml").is_file(), folder
        assert f"locale: {folder}" in config, folder


def test_fixed_words_are_complete() -> None:
    keys = {
        path.parent.name: yaml.safe_load(path.read_text(encoding="utf-8")).keys()
        for path in (ROOT / "docs").glob("*/words.yml")
    }
    for locale, own in keys.items():
        assert keys["en"] - own == set(), locale
