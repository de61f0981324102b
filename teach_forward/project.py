"""A guide's own facts, which decks, site and checks share: they stand in mkdocs.yml, and nowhere else.

    site_name: Teach Forward
    plugins:
      - teach-forward:
          prefix: teach-forward   # how the names of files to download begin
          date: 2026-01-01        # of every file that is made, so that the same sources give the same bytes
          total: 6                # workshops, where more are planned than there are

Everything has a default that suits a new guide.
"""

from __future__ import annotations

import datetime
import errno
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from teach_forward import rules, settings
from teach_forward.findings import ContentError, Finding
from teach_forward.text import data
from teach_forward.text.decode import decode
from teach_forward.util import config

CONFIG_FILE = "mkdocs.yml"
SOURCE = "en"
DATE = datetime.date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Project:
    """The facts of a guide.

    `source` is the locale that is written first: the site's default language. `total` is the number of workshops
    planned, 0 where it is that of those there are. `locales` are codes and names as the site lists them. Addresses have
    no slash at the end.
    """

    name: str = ""
    prefix: str = "guide"
    source: str = SOURCE
    total: int = 0
    date: datetime.date = DATE
    site_url: str = ""
    repo_url: str = ""
    branch: str = "main"
    locales: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        """The site's address with its last slash; empty where it has none, or one for examples (RFC 2606)."""
        return "" if not self.site_url or urlsplit(self.site_url).netloc.endswith(".example") else f"{self.site_url}/"


def read(root: Path) -> Project:
    """The facts of the guide in a folder. Raises ContentError for a wrong mkdocs.yml, OSError without one."""
    try:
        content = (root / CONFIG_FILE).read_bytes()
    except FileNotFoundError:
        message = "there is no such file here; go to the folder of a guide, or begin one: teach-forward init FOLDER"
        raise FileNotFoundError(errno.ENOENT, message, CONFIG_FILE) from None
    tree, findings = data.read(CONFIG_FILE, content, settings.FORM)
    running = () if findings and not tree.value else config.faults(decode(content))
    findings += tuple(Finding(CONFIG_FILE, line, what, rules.BAD_PROJECT) for line, what in running)
    if findings:
        raise ContentError(findings)
    values, options = tree.value, _plugin(tree.value, settings.PLUGIN)
    return Project(
        name=_text(values, "site_name"),
        prefix=_text(options, "prefix") or _slug(_text(values, "site_name")) or "guide",
        source=_default_locale(values) or SOURCE,
        total=int(_text(options, "total") or 0),
        date=datetime.date.fromisoformat(_text(options, "date")) if options.get("date") else DATE,
        site_url=_text(values, "site_url").rstrip("/"),
        repo_url=_text(values, "repo_url").rstrip("/"),
        branch=_branch(_text(values, "edit_uri")),
        locales=tuple(_locales(values)),
    )


def _plugin(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The options of a plugin of MkDocs; none where it has none."""
    plugins = values.get("plugins") or ()
    for plugin in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(plugin, dict) and isinstance(options := plugin.get(name), dict):
            return options
    return {}


def _languages(values: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    languages = _plugin(values, "i18n").get("languages") or ()
    yield from (language for language in languages if isinstance(language, dict))


def _locales(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for language in _languages(values):
        if code := _text(language, "locale"):
            yield code, _text(language, "name") or code


def _default_locale(values: Mapping[str, Any]) -> str:
    languages = _languages(values)
    found = (_text(language, "locale") for language in languages if _text(language, "default").lower() in settings.TRUE)
    return next(found, "")


def _text(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""


def _branch(edit_uri: str) -> str:
    """The branch in an address such as `edit/main/docs/`."""
    return next(iter(edit_uri.split("/")[1:]), "") or "main"


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
