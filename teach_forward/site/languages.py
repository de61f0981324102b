"""The languages of mkdocs.yml: a build begins where the settings fit the texts, and a quick one takes only some."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mkdocs.exceptions import PluginError

from teach_forward.checks.guide.files import check_names, check_places
from teach_forward.checks.guide.settings import check_listed
from teach_forward.findings import ContentError
from teach_forward.library.library import Library


def check_library(library: Library) -> None:
    """Raise ContentError where the settings do not fit the texts, or names of files clash."""
    found = [*check_listed(library), *check_places(library)]
    if faults := [*found, *(fault for locale in library.locales for fault in check_names(library, locale))]:
        raise ContentError(faults)


def build_only(languages: Any, locales: Sequence[str]) -> None:
    """For a quick build: only the default language, and those of `locales`."""
    for name in sorted(set(locales) - {language.locale for language in languages}):
        raise PluginError(f"mkdocs.yml has no language {name}")
    for language in languages:
        language.build = language.default or language.locale in locales
