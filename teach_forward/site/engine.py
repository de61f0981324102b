"""What MkDocs and mkdocs-static-i18n know while a site is built: the project, the locale, and the place of a page."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.plugin import I18n

from teach_forward.site import places


def project(config: MkDocsConfig) -> Path:
    """The folder that holds mkdocs.yml."""
    return Path(config.config_file_path).resolve().parent


def i18n(config: MkDocsConfig) -> I18n:
    """The plugin that builds the locales."""
    plugin = config.plugins.get("i18n")
    if not isinstance(plugin, I18n):
        raise PluginError("mkdocs.yml needs the plugin i18n (mkdocs-static-i18n) after teach-forward")
    return plugin


def language(config: MkDocsConfig) -> str:
    """The locale that is being built."""
    return str(i18n(config).current_language)


def text_locale(page: Page) -> str:
    """The locale of the page's text, which mkdocs-static-i18n adds to MkDocs' File."""
    return str(vars(page.file)["locale"])


def at(page: Page) -> places.Place:
    """The place of a page; its source begins with the folder of a locale."""
    return places.place(page.file.src_uri.partition("/")[2])
