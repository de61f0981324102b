"""A guide's own facts, which decks, site and checks share: they stand in mkdocs.yml, and nowhere else.

    site_name: Teach Forward
    plugins:
      - teach-forward:
          prefix: teach-forward   # how the names of files to download begin
          date: 2026-01-01        # of every file that is made, so that the same sources give the same bytes
          total: 6                # workshops, where more are planned than there are
          words: 140              # that a facilitator says in a minute
          question: 0.8           # minutes that a question to the room takes

Everything has a default that suits a new guide.
"""

from __future__ import annotations

import datetime
import errno
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from teach_forward import rules
from teach_forward.findings import ContentError, Finding, duplicates, unreadable
from teach_forward.util import config, yml

CONFIG_FILE = "mkdocs.yml"
PLUGIN = "teach-forward"
SOURCE = "en"
DATE = datetime.date(2026, 1, 1)
_TRUE = ("true", "yes", "on")  # as YAML 1.1 has it, and so MkDocs


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a workshop goes: words said in a minute, and minutes that a question to the room takes."""

    words: int = 140
    question: float = 0.8


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
    pace: Pace = Pace()

    @property
    def address(self) -> str:
        """The site's address with its last slash; empty where it has none, or one for examples (RFC 2606)."""
        return "" if not self.site_url or urlsplit(self.site_url).netloc.endswith(".example") else f"{self.site_url}/"


def read(root: Path) -> Project:
    """The facts of the guide in a folder. Raises ContentError for a wrong mkdocs.yml, OSError without one."""
    try:
        text = (root / CONFIG_FILE).read_text("utf-8-sig")
        tree = yml.read(text, aliases=True)
    except FileNotFoundError:
        message = "there is no such file here; go to the folder of a guide, or begin one: teach-forward init FOLDER"
        raise FileNotFoundError(errno.ENOENT, message, CONFIG_FILE) from None
    except UnicodeDecodeError:
        raise _error(1, "the file is not UTF-8") from None
    except yml.YAMLError as error:
        raise ContentError([unreadable(CONFIG_FILE, error, rules.BAD_PROJECT)]) from None
    if tree.duplicates:
        raise ContentError(duplicates(CONFIG_FILE, tree))
    if running := [_finding(line, what) for line, what in config.faults(text)]:
        raise ContentError(running)
    values = tree.value
    if not isinstance(values, dict):
        raise _error(1, "the file is not a list of settings, such as site_name: Our workshops")
    place, options = _plugin(values, PLUGIN)
    if faults := [_finding(tree.line(*place, key), what) for key, what in _faults(options)]:
        raise ContentError(faults)
    return Project(
        name=_text(values, "site_name"),
        prefix=_text(options, "prefix") or _slug(_text(values, "site_name")) or "guide",
        source=_default_locale(values) or SOURCE,
        total=int(_text(options, "total") or 0),
        date=datetime.date.fromisoformat(_text(options, "date")) if options.get("date") else DATE,
        site_url=_address(values, "site_url"),
        repo_url=_address(values, "repo_url"),
        branch=_branch(_text(values, "edit_uri")),
        locales=tuple(_locales(values)),
        pace=_pace(options),
    )


def _plugin(values: Mapping[str, Any], name: str) -> tuple[yml.Keys, Mapping[str, Any]]:
    """Where the options of a plugin of MkDocs stand, and the options; none where it has none."""
    plugins = values.get("plugins")
    listed: Iterable[tuple[yml.Keys, Any]] = (
        ((("plugins", index), plugin) for index, plugin in enumerate(plugins))
        if isinstance(plugins, list)
        else [(("plugins",), plugins)]
    )
    for place, plugin in listed:
        if isinstance(plugin, dict) and isinstance(options := plugin.get(name), dict):
            return (*place, name), options
    return (), {}


def _languages(values: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    languages = _plugin(values, "i18n")[1].get("languages") or ()
    yield from (language for language in languages if isinstance(language, dict))


def _locales(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for language in _languages(values):
        if code := _text(language, "locale"):
            yield code, _text(language, "name") or code


def _default_locale(values: Mapping[str, Any]) -> str:
    languages = _languages(values)
    found = (_text(language, "locale") for language in languages if _text(language, "default").lower() in _TRUE)
    return next(found, "")


def _faults(options: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with the plugin's options: the key at fault, and words."""
    total, date, prefix = (str(options.get(key) or "") for key in ("total", "date", "prefix"))
    words, question = (str(options.get(key) or "") for key in ("words", "question"))
    if words and not re.fullmatch("[1-9][0-9]{1,2}", words):
        yield "words", f'"{words}" is not a number of words in a minute'
    if question and not re.fullmatch(r"[0-9](\.[0-9]{1,2})?", question):
        yield "question", f'"{question}" is not a number of minutes, such as 0.8'
    if total and not re.fullmatch("[1-9][0-9]{0,2}", total):
        yield "total", f'"{total}" is not a number of workshops'
    if prefix and not re.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", prefix):
        yield "prefix", f'"{prefix}" is not a prefix for file names: use small letters from a to z, digits and hyphens'
    try:
        if date and not 1980 <= datetime.date.fromisoformat(date).year <= 2107:  # what a ZIP archive can hold
            yield "date", f'"{date}" is not between 1980 and 2107'
    except ValueError:
        yield "date", f'"{date}" is not a date such as 2026-01-31'


def _pace(options: Mapping[str, Any]) -> Pace:
    words, question = _text(options, "words"), _text(options, "question")
    usual = Pace()
    return Pace(int(words) if words else usual.words, float(question) if question else usual.question)


def _text(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""


def _address(values: Mapping[str, Any], key: str) -> str:
    value = _text(values, key)
    try:
        return value.rstrip("/") if urlsplit(value).scheme in ("http", "https") else ""
    except ValueError:  # brackets that are not an address of IPv6
        return ""


def _branch(edit_uri: str) -> str:
    """The branch in an address such as `edit/main/docs/`."""
    return next(iter(edit_uri.split("/")[1:]), "") or "main"


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _error(line: int, message: str) -> ContentError:
    return ContentError([_finding(line, message)])


def _finding(line: int, message: str) -> Finding:
    return Finding(CONFIG_FILE, line, message, rules.BAD_PROJECT)
