"""The languages of a site are built side by side, and come out as they do one after another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs_static_i18n.plugin import I18n

from teach_forward.site import abreast
from tests.sites import built, run_mkdocs, write_small

LOCALES = ("en", "sw", "fr")


def files(site: Path) -> dict[str, bytes]:
    """The files of a site by their paths."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def builders(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The process in which the languages after the first are asked for, for each build."""
    found: list[int] = []
    begin = abreast.others

    def told(config: MkDocsConfig, plugin: I18n, last: object) -> object:
        found.append(os.getpid())
        return begin(config, plugin, last)  # type: ignore[arg-type]

    monkeypatch.setattr(abreast, "others", told)
    return found


@pytest.mark.usefixtures("two_cores")
def test_a_site_is_the_same_whether_languages_are_built_side_by_side(
    tmp_path: Path, builders: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_small(tmp_path / "project", LOCALES)
    found = files(built(root, tmp_path / "beside"))
    assert len(builders) == 1
    monkeypatch.setattr(abreast, "is_possible", lambda: False)
    assert found == files(built(root, tmp_path / "after"))
    assert len(builders) == 1
    assert {"fr/404.html", "sw/404.html", "search/fr.js", "search/sw.js"} <= found.keys()


def test_on_one_core_languages_are_built_in_one_process(tmp_path: Path, builders: list[int]) -> None:
    root = write_small(tmp_path / "project", LOCALES)
    found = files(built(root, tmp_path / "site"))
    assert len(builders) == 1
    assert {f"{locale}index.html" for locale in ("", "fr/", "sw/")} <= found.keys()


@pytest.mark.usefixtures("two_cores")
@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_wrong_in_any_language_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    root = write_small(tmp_path / "project", LOCALES)
    view = abreast.build.get_context

    def broken(nav: object, files: object, config: MkDocsConfig, page: object = None, **more: object) -> object:
        if page and config.plugins["i18n"].current_language == locale:
            raise ValueError("no view")
        return view(nav, files, config, page, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(abreast.build, "get_context", broken)
    with pytest.raises(ValueError, match="no view"):
        run_mkdocs(root, tmp_path / "site")


@pytest.mark.usefixtures("two_cores")
def test_another_version_of_the_plugin_builds_its_own_way(
    tmp_path: Path, builders: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(abreast, "version", lambda _: "1.3.2")
    site = built(write_small(tmp_path / "project", LOCALES), tmp_path / "site")
    assert (site / "sw/index.html").is_file()
    assert builders == []
