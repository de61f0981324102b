"""No regular expression takes a time that grows exponentially with a stranger's text."""

import ast
import json
import subprocess
import sys
import warnings

import pytest

from teach_forward.exchange import segments
from tests.tools import ROOT

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # it reads patterns by a module that Python has renamed
    from regexploit.ast.sre import SreOpParser
    from regexploit.redos import find

PACKAGE = ROOT / "teach_forward"
# Each pattern that a module has compiled when it is loaded, with its flags.
COMPILED = """
import importlib, json, pkgutil, re, sys
import teach_forward

compile, patterns = re.compile, []

def noted(pattern, flags=0):
    compiled = compile(pattern, flags)
    if sys._getframe(1).f_globals["__name__"].startswith("teach_forward.") and isinstance(compiled.pattern, str):
        patterns.append((compiled.pattern, compiled.flags))
    return compiled

re.compile = noted
for module in pkgutil.walk_packages(teach_forward.__path__, "teach_forward."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
json.dump(patterns, sys.stdout)
"""
# Cells of a line are taken one after the other, and where one ends is never taken back.
NEVER_TAKEN_BACK = {segments._CELL.pattern}
LETTERS = r"[^\W\d_]"  # which the tool takes for all characters
BY_FUNCTION = {"findall", "finditer", "fullmatch", "match", "search", "split", "sub"}


def compiled() -> set[tuple[str, int]]:
    run = subprocess.run([sys.executable, "-c", COMPILED], cwd=ROOT, capture_output=True, check=True)
    return {(pattern, flags) for pattern, flags in json.loads(run.stdout)}


def written() -> set[tuple[str, int]]:
    """Patterns that are written where they are used, without flags, as `re.sub(r"\\s+", …)`."""
    return {
        (node.args[0].value, 0)
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in BY_FUNCTION
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def is_exponential(pattern: str, flags: int) -> bool:
    """Whether it is, asked of a whole text: a match that may end anywhere has no reason to go back."""
    whole = f"(?:{pattern.replace(LETTERS, '[a-z]')}\n)$"
    return any(found.starriness > 10 for found in find(SreOpParser().parse_sre(whole, flags)))


@pytest.mark.parametrize("pattern", [r"(a+)+", r"(?:!?[\w.*?/-]+\n*|#.*\n*|\s)*", r"(?:\w+,?)*"])
def test_the_tool_finds_what_it_is_asked_for(pattern: str) -> None:
    assert is_exponential(pattern, 0)


def test_no_pattern_is_exponential() -> None:
    patterns = compiled() | written()
    assert len(patterns) > 200
    exponential = {pattern for pattern, flags in patterns if is_exponential(pattern, flags)}
    assert exponential == NEVER_TAKEN_BACK
