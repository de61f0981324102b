"""The languages of a build side by side, each in a process of its own where the system allows it.

mkdocs-static-i18n 1.3.1 builds the first language, and then the others, one after another. Nothing that one language
writes is read by another, so that here they are begun while the pages of the first are still to be written. What is
done for each language is the same; another version of mkdocs-static-i18n is left to its own way.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version

from mkdocs import utils
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs_static_i18n.plugin import I18n
from mkdocs_static_i18n.utils import I18nLoggingFilter

from teach_forward.site.alternates import KNOWN
from teach_forward.util.parallel import underway

_BUILD = logging.getLogger(build.__name__)


def is_possible() -> bool:
    """Whether mkdocs-static-i18n is the one that is known here."""
    return version("mkdocs-static-i18n") == KNOWN


@contextmanager
def others(config: MkDocsConfig, plugin: I18n, last: Callable[[str], str]) -> Iterator[Iterator[str]]:
    """Build all languages but the present one, from now on; gives what `last` says of each once it is built.

    What is raised while a language is built is raised where its turn comes.
    """
    first = str(plugin.current_language)

    def made(locale: str) -> str:
        plugin.current_language, plugin.building = locale, True
        try:
            build.build(config)
            return last(locale)
        finally:
            plugin.current_language, plugin.building = first, False
            gc.collect()  # pages and navigation hold each other

    waiting = [locale for locale in plugin.build_languages if locale != first]
    with _within_a_build(), underway(made, waiting, alone=0, forked_only=True) as results:
        yield results


def _leave(directory: str) -> None:
    """Take nothing out of a folder."""


@contextmanager
def _within_a_build() -> Iterator[None]:
    """Let builds leave what is in the folder of the site, and not tell of themselves, as the plugin has it."""
    quiet, clean = I18nLoggingFilter(), utils.clean_directory  # type: ignore[no-untyped-call]
    quiet.filtered_prefixes |= {"Documentation built in", "Building documentation to directory"}
    utils.clean_directory = _leave
    _BUILD.addFilter(quiet)
    try:
        yield
    finally:
        _BUILD.removeFilter(quiet)
        utils.clean_directory = clean
