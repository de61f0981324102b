"""What is listed of a theme: all files that MkDocs takes, and none of those that it would look at in vain."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from mkdocs.theme import Theme

from teach_forward.site.templates import list_visible
from tests.sites import built, write_small


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
