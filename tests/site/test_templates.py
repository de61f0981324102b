"""What is listed of a theme: all files that MkDocs takes, and none of those that it would look at in vain.

And what is compiled of it: each template once in a process.
"""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest
from mkdocs.theme import Theme

from teach_forward.site.templates import OVERRIDES, Compiled, list_visible
from teach_forward.text.reader import OF_THE_SHELL, read
from tests.sites import built, put, write_small


def test_hidden_folders_alone_are_not_listed() -> None:
    theme = Theme("material")
    every = theme.get_env().list_templates()
    list_visible(theme)
    environment = theme.get_env()
    visible = environment.list_templates()
    assert visible == [name for name in every if not any(part.startswith(".") for part in name.split("/"))]
    assert 10 < len(visible) < len(every) / 10
    icon = next(name for name in every if name.startswith(".icons/") and name.endswith(".svg"))
    assert environment.get_template(icon).render().startswith("<svg")


def test_a_build_lists_no_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_small(tmp_path / "project")

    def refuse(_: jinja2.FileSystemLoader) -> list[str]:
        raise AssertionError("all files are listed")

    monkeypatch.setattr(jinja2.FileSystemLoader, "list_templates", refuse)
    assert (built(root, tmp_path / "site") / "assets/teach-forward.css").is_file()


def test_a_second_build_compiles_no_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_small(tmp_path / "project")
    built(root, tmp_path / "first")

    def refuse(*_: object) -> None:
        raise AssertionError("a template is compiled again")

    monkeypatch.setattr(jinja2.Environment, "_generate", refuse)
    put(root / "docs/en/about.md", "# About\n\n## Us {#us}\n\nOthers.\n")
    assert "Others." in (built(root, tmp_path / "second") / "about/index.html").read_text("utf-8")


def test_a_template_that_is_read_otherwise_is_compiled_again() -> None:
    compiled, text = Compiled(), {"page.html": "{% if true %}\n<b>{{ '<' }}</b>{% endif %}"}
    for trim, autoescape, html in (
        (False, False, "\n<b><</b>"),
        (True, False, "<b><</b>"),
        (True, True, "<b>&lt;</b>"),
        (False, False, "\n<b><</b>"),
    ):
        environment = jinja2.Environment(autoescape=True, bytecode_cache=compiled, loader=jinja2.DictLoader(text))
        environment.autoescape, environment.trim_blocks = autoescape, trim
        assert environment.get_template("page.html").render() == html
    assert len(compiled.codes) == 3


def test_no_part_of_a_page_has_an_id_of_what_stands_around_it() -> None:
    shell = "\n".join(path.read_text("utf-8") for path in OVERRIDES.rglob("*.html"))
    assert set(re.findall(r'\bid="([a-z-]+)"', shell)) <= OF_THE_SHELL
    _, findings = read("docs/en/page.md", b"# Page\n\n## Find {#search}\n\nWords.\n", "page", "en")
    assert [(finding.line, finding.rule.name) for finding in findings] == [(3, "duplicate-id")]
