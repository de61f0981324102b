"""Rules of the house: which way imports point, who may import what, and that every rule is told to people."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from teach_forward.checks import known
from teach_forward.deck import job
from teach_forward.library import reading
from teach_forward.rules import RULES
from teach_forward.sheets import build
from teach_forward.site.article import compose
from teach_forward.site.offline import publish
from teach_forward.translation import left
from tests.imports import FOLDERS, MODULES, NAMES, PACKAGE, imports, name_of, own_imports, parsed
from tests.tools import ROOT

# The rooms from the ground up: a room may import those before it. A room is a folder, or a module beside them.
ROOMS = (
    "util",
    "model",
    "plan",
    "layouts",
    "rules",
    "findings",
    "text",
    "settings",
    "project",
    "speech",
    "messages",
    "theme",
    "library",
    "checks",
    "translation",
    "exchange",
    "starter",
    "reports",
    "sheets",
    "ooxml",
    "audit",
    "deck",
    "site",
    "cli",
    "__main__",
)
# Libraries that one place alone knows, or few: modules, or rooms.
ALONE = {
    "pymdownx": "text.dialect",
    "pptx": "deck",
    "mkdocs": "site",
    "mkdocs_static_i18n": "site",
    "uharfbuzz": "deck.layouts.metrics",
    "fontTools": "deck.layouts.vectors",
    "uniseg": "deck.layouts.breaks",
    "openpyxl": "sheets",
    "pyphen": "reports",
    "polib": "exchange.po",
    "docx": "exchange.docx sheets.word util.documents",
    "typst": "sheets.typeset",
    "pymupdf_fonts": "sheets.typeset",
    "eld": "util.languages",
}


def unit_of(name: str, folder: str) -> str:
    """The module of a folder, or the folder below it, to which a module belongs; empty for one from elsewhere."""
    inside = f"{folder}." if folder else ""
    return name.removeprefix(inside).split(".")[0] if name.startswith(inside) and name != folder else ""


def arrows(folder: Path) -> dict[str, set[str]]:
    """Which units of a folder import which others of it."""
    here = name_of(folder / "__init__.py")
    found: dict[str, set[str]] = {}
    for path in folder.rglob("*.py"):
        if unit := unit_of(name_of(path), here):
            found.setdefault(unit, set()).update(unit_of(name, here) for name in own_imports(path))
    return {unit: others - {"", unit} for unit, others in found.items()}


def circle(graph: dict[str, set[str]]) -> list[str]:
    """The units of a circle of imports; none where imports go one way."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def backward(graph: dict[str, set[str]], order: Iterable[str]) -> list[str]:
    """The imports that point from a unit to one that comes after it."""
    rank = {unit: index for index, unit in enumerate(order)}
    return [f"{unit} imports {other}" for unit, others in graph.items() for other in others if rank[other] > rank[unit]]


def test_rooms_import_only_those_below_them() -> None:
    graph = arrows(PACKAGE)
    assert set(graph) == set(ROOMS)
    assert backward(graph, ROOMS) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way_inside_folders_too(folder: Path) -> None:
    assert circle(arrows(folder)) == []


def test_a_circle_is_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}})
    assert backward({"low": {"high"}, "high": set()}, ("low", "high")) == ["low imports high"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_libraries_are_known_in_one_place(path: Path) -> None:
    name = name_of(path)
    for imported in imports(path):
        places = ALONE.get(imported.partition(".")[0], name).split()
        assert f"{name}.".startswith(tuple(f"{place}." for place in places)), f"{name} imports {imported}"


def test_only_the_command_line_prints() -> None:
    for path in MODULES:
        calls = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
        prints = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]
        assert not prints or name_of(path).startswith("cli"), path


def test_files_are_written_in_one_place() -> None:
    """There they are whole or not at all, and named where the disk is full; what is kept may as well be lost."""
    for path in MODULES:
        names = {node.attr for node in ast.walk(parsed(path)) if isinstance(node, ast.Attribute)}
        assert name_of(path) in ("util.files", "util.kept") or not names & {"write_bytes", "write_text"}, path


def test_texts_have_one_encoding_and_one_end_of_lines_on_every_system() -> None:
    """Without these Windows reads and writes in an encoding of its own, and ends lines in two characters."""
    modules = (*PACKAGE.rglob("*.py"), *(ROOT / "tools").glob("*.py"))
    for path in (path for path in modules if "_text(" in path.read_text(encoding="utf-8")):
        for call in (node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)):
            name, named = called(call), {keyword.arg for keyword in call.keywords}
            if name in ("read_text", "write_text"):
                assert "encoding" in named or len(call.args) > (name == "write_text"), (path, call.lineno)
                assert name == "read_text" or "newline" in named, (path, call.lineno)


def test_folders_for_now_are_those_that_windows_need_not_take_away() -> None:
    """It refuses to while another program, such as a virus scanner, has one of the files open."""
    made = [path for path in PACKAGE.rglob("*.py") if "TemporaryDirectory(" in path.read_text(encoding="utf-8")]
    assert made == [PACKAGE / "util/files.py"]


def called(call: ast.Call) -> str:
    """The name of what is called, as a function or as a method."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def test_every_module_says_what_it_is_for() -> None:
    for path in MODULES:
        assert ast.get_docstring(parsed(path)), path


def test_what_tests_share_stands_beside_them() -> None:
    """But for the two files that name the tests of rules which no edit of a page breaks."""
    naming = {"test_checks.py", "test_refused_alike.py"}
    files = (path for path in (ROOT / "tests").rglob("test_*.py") if path.name not in naming)
    assert [path for path in files for name in imports(path) if name.startswith("tests.") and ".test_" in name] == []


def test_every_rule_is_explained_to_authors() -> None:
    pages = "".join((ROOT / f"docs/en/{name}.md").read_text("utf-8") for name in ("rules", "rules-translation"))
    assert [rule for rule in RULES if f"### {rule} {{#{rule}}}\n" not in pages] == []


@pytest.mark.parametrize(
    ("maker", "libraries"),
    [
        ("text.reader", reading._LIBRARIES),
        ("checks.pages", known._LIBRARIES),
        ("deck.making", job.TOOLS),
        ("site.article.compose", compose._LIBRARIES),
    ],
)
def test_what_is_kept_with_icons_in_it_goes_by_the_library_that_they_come_from(
    maker: str, libraries: tuple[str, ...]
) -> None:
    """They are read as files: no import tells."""
    assert "util.icons" in closure(maker)
    assert "mkdocs-material" in libraries


def test_archives_go_by_the_code_that_rewrites_their_pages() -> None:
    """But for messages, which are among what they are kept by, and the index, which is among their files."""
    known = {"messages", "site.search", "util.locales"}
    called_by = {name for maker in ("archive", "edition") for name in own_imports(NAMES[f"site.offline.{maker}"])}
    files = {NAMES[name].relative_to(PACKAGE) for name in called_by - known}
    assert {file.as_posix() for file in files if not any(map(file.is_relative_to, publish._ROOMS))} == set()


def closure(maker: str) -> set[str]:
    """A module with all that it imports, and what that imports."""
    made_by, waiting = set[str](), {maker}
    while waiting:
        made_by |= waiting
        waiting = {other for name in waiting for other in own_imports(NAMES[name])} - made_by
    return made_by


@pytest.mark.parametrize(
    ("maker", "rooms"),
    [
        ("text.reader", reading._ROOMS),
        ("checks.pages", known._ROOMS),
        ("checks.wording.untranslated", left._ROOMS),
        ("sheets.build", build._ROOMS),
        ("site.article.compose", compose._ROOMS),
    ],
)
def test_what_is_kept_goes_by_all_code_that_makes_it(maker: str, rooms: tuple[str, ...]) -> None:
    files = {NAMES[name].relative_to(PACKAGE) for name in closure(maker)}
    assert {file.as_posix() for file in files if not any(file.is_relative_to(room) for room in rooms)} == set()
