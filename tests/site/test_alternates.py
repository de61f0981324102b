"""The versions of pages in other languages are those of mkdocs-static-i18n, and take less time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs_static_i18n.plugin import I18n

from teach_forward.site import alternates
from teach_forward.site.alternates import Create, note_alternates, quicken
from teach_forward.site.plugin import TeachForwardPlugin
from tests.sites import ABOUT, built, put, translation, write_small

LOCALES = ("en", "sw", "fr", "pt-BR")
MANY = (*LOCALES, "ar", "bn", "de", "es", "hi", "ja", "yo", "zh")


def facts(page: File) -> list[tuple[object, ...]]:
    """All that somebody could read of the alternates of a page, in order."""
    return [
        (locale, file.src_uri, file.dest_uri, file.abs_dest_path, file.url, vars(file)["locale"], list(file.alternates))
        for locale, file in vars(page)["alternates"].items()
    ]


@pytest.mark.parametrize("fallback", [True, False])
def test_alternates_are_those_of_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fallback: bool) -> None:
    compared: list[int] = []

    def compare(plugin: I18n) -> None:
        original = plugin.reconfigure_files_alternates
        plugin.config.fallback_to_default = fallback

        def both(
            pages: Mapping[str, File], candidates: Mapping[str, Sequence[File]], config: MkDocsConfig, create: Create
        ) -> None:
            own = {uri: dict(vars(page)["alternates"]) for uri, page in pages.items()}
            original(pages, candidates, config, create)
            expected = {uri: facts(page) for uri, page in pages.items()}
            for uri, page in pages.items():
                vars(page)["alternates"] = own[uri]
            note_alternates(plugin, pages, candidates, config, create)
            assert {uri: facts(page) for uri, page in pages.items()} == expected
            compared.extend(len(found) for found in expected.values())

        vars(plugin)["reconfigure_files_alternates"] = both

    monkeypatch.setattr(alternates, "quicken", compare)
    monkeypatch.setattr(TeachForwardPlugin, "_others", lambda *_: set())  # so that there is much to compare
    root = write_small(tmp_path / "project", LOCALES)
    put(root / "docs/fr/about.md", translation(ABOUT, root / "docs/en/about.md"))
    put(root / "docs/en/picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    put(root / "docs/fr/picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    if fallback:
        built(root, tmp_path / "site")
    else:
        with pytest.raises(AssertionError, match="about"):  # pages are missing, and links to them
            built(root, tmp_path / "site")
    assert len(compared) > 10
    assert set(compared) == ({1, 4} if fallback else {1, 2, 4})


def test_alternates_are_made_when_they_are_asked_for(tmp_path: Path) -> None:
    made: list[str] = []

    def make(name: str) -> File:
        made.append(name)
        return File(name, str(tmp_path), str(tmp_path), True)

    found = alternates.Alternates({"en": make("a.md")}, {"fr": lambda: make("b.md"), "sw": lambda: make("c.md")})
    assert (list(found), len(found), "sw" in found, "xx" in found) == (["en", "fr", "sw"], 3, True, False)
    assert made == ["a.md"]
    assert (found["fr"].src_uri, found["fr"].src_uri) == ("b.md", "b.md")
    assert made == ["a.md", "b.md"]
    with pytest.raises(KeyError):
        found["xx"]


@pytest.mark.parametrize(("version", "ours"), [("1.3.1", True), ("1.3.2", False)])
def test_another_version_goes_its_own_way(monkeypatch: pytest.MonkeyPatch, version: str, ours: bool) -> None:
    monkeypatch.setattr(alternates, "version", lambda _: version)
    plugin = I18n()
    plugin.load_config(
        {"languages": [{"locale": "en", "name": "English", "default": True}], "docs_structure": "folder"}
    )
    quicken(plugin)
    assert ("reconfigure_files_alternates" in vars(plugin)) is ours


def test_with_many_languages_no_file_is_made_in_vain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each build of a language makes a few File objects of each file, and none for each pair of languages."""
    counts: list[int] = []
    create = File.__init__

    def counted(self: File, *arguments: object, **settings: object) -> None:
        counts[-1] += 1
        create(self, *arguments, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(File, "__init__", counted)
    for locales in (MANY[:4], MANY):
        root = write_small(tmp_path / str(len(locales)), locales)
        counts.append(0)
        built(root, root / "site")
    fewer, more = counts
    # MkDocs finds all files for each build. Were all looked at, it would be 5.1; by the library's own way, far more.
    assert more / fewer < 1.5 * len(MANY) / 4
