"""What a build refuses, `check` refuses, in the same words: whoever asked before a pull request is not told more after.

Each case is a small project with one damage. The tables are compared with the rules that are errors, and with the
places in the code that refuse something, so that neither can grow alone.
"""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from teach_forward.rules import RULES
from tests.checks import test_checks as checks
from tests.checks.test_checks import ELSEWHERE, MUTATIONS, Mutation
from tests.commands import run
from tests.exchange import test_commands as exchange
from tests.sites import SLUG, put, write_small
from tests.tools import ROOT

Damage = Callable[[Path], object]
CONFIG = "mkdocs.yml"
GUIDE = f"workshops/en/{SLUG}/guide.md"

good = checks.root  # a library without a fault, which the table of mutations damages


def edit(path: str, old: str, new: str) -> Damage:
    def damage(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text, text
        put(root / path, text.replace(old, new, 1))

    return damage


def write(path: str, text: str) -> Damage:
    return lambda root: put(root / path, text)


def less(path: str) -> Damage:
    return lambda root: (root / path).unlink()


def elsewhere(path: str) -> Damage:
    def damage(root: Path) -> None:
        (root / path).rename(root / "away")
        (root / path).symlink_to(root / "away")

    return damage


def folder(path: str) -> Damage:
    """A folder of the name of a file."""

    def damage(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).mkdir()

    return damage


# What stands in settings and in the names of files; a build of the site looks at all of it.
SETTINGS: dict[str, Damage] = {
    "not YAML": edit(CONFIG, "site_name: ", "site_name: '"),
    "not UTF-8": lambda root: (root / CONFIG).write_bytes(b"site_name: \xff\n"),
    "a key twice": edit(CONFIG, "strict: true", "strict: true\nstrict: true"),
    "an unknown key": edit(CONFIG, "strict:", "stritc:"),
    "a hook": edit(CONFIG, "strict: true", "strict: true\nhooks: [run.py]"),
    "a tag": edit(CONFIG, "strict: true", "strict: !!python/name:os.system x"),
    "an address that runs": edit(CONFIG, "repo_url: https:", "repo_url: javascript:"),
    "another theme": edit(CONFIG, "name: material", "name: mkdocs"),
    "another plugin": edit(CONFIG, "- teach-forward", "- teach-forward\n- search"),
    "no plugin of ours": edit(CONFIG, "- teach-forward\n", ""),
    "no extension of ours": edit(CONFIG, "- teach_forward\n", "[]\n"),
    "another extension": edit(CONFIG, "- teach_forward\n", "- teach_forward\n- meta\n"),
    "another structure": edit(CONFIG, "docs_structure: folder", "docs_structure: suffix"),
    "without the source's pages": edit(CONFIG, "fallback_to_default: true", "fallback_to_default: false"),
    "names of files that are none": edit(CONFIG, "known-words.txt", "[z-a\n\n  !"),
    "a level that there is not": edit(CONFIG, "omitted_files: warn", "omitted_files: shout"),
    "a date that there is not": edit(CONFIG, "- teach-forward\n", "- teach-forward: {date: 2026-13-01}\n"),
    "a language that there is not": edit(CONFIG, "locale: sw", "locale: qa"),
    "another first language": edit(CONFIG, "locale: en", "locale: es"),
    "a language without messages": less("docs/sw/words.yml"),
    "a language without a folder": edit(CONFIG, "locale: sw", "locale: es"),
    "a language twice": edit(CONFIG, "locale: sw\n", "locale: sw\n      - locale: sw\n        name: Again\n"),
    "two first languages": edit(CONFIG, "default: false", "default: true"),
    "no first language": edit(CONFIG, "default: true", "default: false"),
    "a folder of no language": write("docs/zz/words.yml", "language: Zz\n"),
    "a folder of workshops of no language": write(f"workshops/ht/{SLUG}/index.md", "# X\n"),
    "a language that lies elsewhere": elsewhere("workshops/sw"),
    "no messages": less("docs/en/words.yml"),
    "a message less": edit("docs/en/words.yml", "closing_title:", "# closing_title:"),
    "a page in no list": write("docs/en/extra.md", "# Extra\n"),
    "a page that there is not": edit(CONFIG, "- about.md", "- abuot.md"),
    "a page twice": edit(CONFIG, "- about.md", "- about.md\n- about.md"),
    "no workshops in the list": edit(CONFIG, "- workshops/\n", ""),
    "no home page": less("docs/en/index.md"),
    "a page with a number": edit(CONFIG, "- about.md", "- {About: about.md}"),
    "a page of the site's own name": write("docs/en/404.md", "# X\n"),
    "two pages of one address": write("docs/en/about/index.md", "# X\n"),
    "a folder in the place of settings": folder(CONFIG),
    "a folder in the place of messages": folder("docs/sw/words.yml"),
    "a folder in the place of the theme": folder("slides_src/theme.yml"),
    "a folder in the place of terms": folder("docs/terms.yml"),
    "a file in the place of a language": lambda root: put(root / "docs/fr", "a"),
    "no theme": less("slides_src/theme.yml"),
    "a theme that cannot be read": edit("slides_src/theme.yml", "colours:", "colours: ["),
    "weak colours": edit("slides_src/theme.yml", 'ink: "#17203A"', 'ink: "#FBF8F2"'),
    "no exercise": less(f"workshops/en/{SLUG}/exercise.md"),
    "a slide too full": edit(GUIDE, "- **One**: thing", f"- {'word ' * 800}"),
    "a picture that is none": write("docs/en/picture.png", "no pixels"),
}
# Errors that come of other commands, or of files rather than an edit; their tests stand at these names.
OTHER_COMMANDS = {name for name, test in ELSEWHERE.items() if getattr(test, "__module__", "") == exchange.__name__}
ERRORS = {name for name, rule in RULES.items() if rule.severity == "error"} - OTHER_COMMANDS
BY_RULE: dict[str, Mutation] = {mutation.rule: mutation for mutation in reversed(MUTATIONS) if mutation.rule in ERRORS}

# Every place that refuses to go on: what holds it, or why no text or setting of a guide leads there.
HELD = "the table of settings"
PLACES = {
    "text.contents.read": HELD,
    "library.scan.load": "only for the plugin, which a build asks after all checks",
    "library.scan.locales_of": HELD,
    "library.scan._refuse_masses": HELD,
    "library.scan._refuse_closed": "every command reads the folders so, see test_surroundings.py",
    "checks.run.refuse_errors": "it raises what check tells",
    "project.read": HELD,
    "theme.read": HELD,
    "deck.build._make": "a slide too full",
    "deck.plan.plan.slides": "a slide too full",
    "deck.template.reader.read": "a template is no part of a guide",
    "deck.template.reader._rebuilt": "a template is no part of a guide",
    "site.downloads.read_decks": "decks are made by the build itself",
    "site.engine.i18n": "a guide without a list of languages has no site; `site` alone says so",
    "site.languages.check_library": "it raises what check tells",
    "site.languages.build_only": "languages that are asked for are looked at before",
    "site.plugin._read": "it passes on what others raise",
    "site.plugin.on_page_read_source": "for MkDocs without our checks",
    "site.plugin._context": "never, in the order of MkDocs",
}
REFUSING = ("ContentError", "PluginError", "DeckError", "Unusable")


def told(output: str) -> set[str]:
    """The findings in what a command says, without warnings."""
    return set(re.findall(r"^\S.*:\d+: .* \[[a-z0-9-]+\]$(?!\n    only a warning)", output, re.MULTILINE))


def refused_alike(root: Path, command: str) -> None:
    checked, built = run(root, "check"), run(root, command)
    assert (checked.returncode, built.returncode) == (1, 1), checked.stdout + built.stderr
    assert told(built.stderr) == told(checked.stdout), built.stderr
    assert told(built.stderr)


@pytest.mark.parametrize("name", SETTINGS)
def test_what_the_site_refuses(tmp_path: Path, name: str) -> None:
    root = write_small(tmp_path / "guide")
    SETTINGS[name](root)
    refused_alike(root, "site")


_FOR_DECKS = re.compile(r"workshops/\w+/[^/]+/(index|guide|exercise)\.md|.*\.yml")


def refuses(mutation: Mutation) -> str:
    """The command that reads what a mutation damages: decks are made of three pages of a workshop, and of no others."""
    sheet = mutation.rule == "form-blanks"  # which a slide does not have
    return "slides" if _FOR_DECKS.fullmatch(mutation.path) and not sheet else "site"


@pytest.mark.parametrize("rule", sorted(BY_RULE))
def test_what_the_decks_refuse_or_else_the_site(good: Path, rule: str) -> None:
    mutation = BY_RULE[rule]
    path = good / mutation.path
    text = path.read_text("utf-8").replace(mutation.old, mutation.new)
    if text:
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    else:
        path.unlink()
    refused_alike(good, refuses(mutation))
    shutil.rmtree(good / "build", ignore_errors=True)


def test_every_rule_that_refuses_has_a_case() -> None:
    # A folder; one that needs a slide of cards, and is tried beside its test; and one in the table of settings.
    assert ERRORS - BY_RULE.keys() == {"duplicate-number", "icons-differ", "page-name"}


def test_every_place_that_refuses_is_known() -> None:
    found = set()
    for room in ("text", "library", "checks", "deck", "site", "project.py", "theme.py", "settings.py"):
        top = ROOT / "teach_forward" / room
        for path in top.rglob("*.py") if top.is_dir() else [top]:
            module = ".".join(path.relative_to(ROOT / "teach_forward").with_suffix("").parts)
            found |= {f"{module}.{name}" for name in refusing(ast.parse(path.read_text("utf-8")))}
    assert found == PLACES.keys()


def refusing(module: ast.Module) -> set[str]:
    """The functions of a module that raise what stops a build."""
    functions = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]
    return {function.name for function in functions for node in ast.walk(function) if raised(node) in REFUSING}


def raised(node: ast.AST) -> str:
    if not isinstance(node, ast.Raise) or node.exc is None:
        return ""
    return ast.unparse(node.exc.func if isinstance(node.exc, ast.Call) else node.exc)
