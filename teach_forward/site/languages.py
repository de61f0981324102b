"""The languages of mkdocs.yml: each has texts, and a quick build takes only some of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from teach_forward.checks.guide.files import check_names
from teach_forward.library.addresses import WORDS_FILE
from teach_forward.library.library import Library
from teach_forward.site import places
from teach_forward.util.locales import is_known


def check_languages(root: Path, listed: Sequence[str]) -> None:
    """Raise PluginError where the languages of mkdocs.yml are not those that have folders, or not languages."""
    if strange := places.strange_folders(root, listed):
        raise PluginError(f"not in the list of languages of mkdocs.yml, so not built: {', '.join(strange)}")
    if lost := [locale for locale in listed if not (root / "docs" / locale).is_dir()]:
        raise PluginError(f"mkdocs.yml lists languages without a folder in docs/: {', '.join(lost)}")
    if unknown := [locale for locale in listed if not is_known(locale)]:
        raise PluginError(f"not the code of a language, such as fr or pt-BR, in mkdocs.yml: {', '.join(unknown)}")


def check_library(library: Library, first: str, built: Sequence[str]) -> None:
    """Raise PluginError where the texts are not what the languages of mkdocs.yml need, or names clash."""
    if first != library.source:
        raise PluginError(f"the first language is {library.source}: in mkdocs.yml, write `default: true` at it alone")
    if wordless := [locale for locale in built if locale not in library.locales]:
        raise PluginError(f"languages without a {WORDS_FILE} in docs/: {', '.join(wordless)}")
    if faults := [finding for locale in library.locales for finding in check_names(library, locale)]:
        raise PluginError("\n".join(["names that pages cannot have:", *map(str, faults)]))


def build_only(languages: Any, locales: Sequence[str]) -> None:
    """For a quick build: only the default language, and those of `locales`."""
    for name in sorted(set(locales) - {language.locale for language in languages}):
        raise PluginError(f"mkdocs.yml has no language {name}")
    for language in languages:
        language.build = language.default or language.locale in locales
