"""A guide's own facts, which decks, site and checks share: they stand in mkdocs.yml, and nowhere else.

    site_name: Teach Forward
    plugins:
      - teach-forward:
          prefix: teach-forward   # how the names of files to download begin
          date: 2026-01-01        # of every file that is made, so that the same sources give the same bytes
          total: 6                # workshops, where more are planned than there are
          words: 140              # that a facilitator says in a minute
          question: 0.8           # minutes that a question to the room takes
          paper: letter           # of all that is made to be printed, where that is not A4; or a size for a language:
                                  # {es: letter}
          keep: false             # no reader's browser may keep a language; what any of them kept is removed

Everything has a default that suits a new guide.
"""

from __future__ import annotations

import datetime
import errno
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from teach_forward import rules, settings
from teach_forward.findings import ContentError, Finding
from teach_forward.text import contents, data
from teach_forward.text.decode import decode
from teach_forward.util import config, folding, yml
from teach_forward.util.paper import A4, PAPERS, Paper

CONFIG_FILE = "mkdocs.yml"
I18N = "i18n"
SOURCE = "en"
DATE = datetime.date(2026, 1, 1)


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
    no slash at the end. `papers` are those of languages with one of their own. `keep`: readers may have their browser
    keep a language.
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
    paper: Paper = A4
    papers: tuple[tuple[str, Paper], ...] = ()
    keep: bool = True

    def paper_of(self, locale: str) -> Paper:
        """What the files of a language are made to be printed on."""
        return dict(self.papers).get(locale, self.paper)

    @property
    def address(self) -> str:
        """The site's address with its last slash; empty where it has none, or one for examples (RFC 2606)."""
        return "" if not self.site_url or urlsplit(self.site_url).netloc.endswith(".example") else f"{self.site_url}/"


@dataclass(frozen=True, slots=True)
class Listed:
    """What mkdocs.yml lists, each with its line: languages, those of them that are the `first`, pages, and the rest.

    `complete`: MkDocs is asked to refuse pages that are not listed. `papers` are languages with a paper of their own.
    `stray` is the line of an `edit_uri` that lacks its `repo_url`, 0 where none does.
    """

    plugins: tuple[tuple[int, str], ...]
    extensions: tuple[tuple[int, str], ...]
    languages: tuple[tuple[int, str], ...]
    first: tuple[tuple[int, str], ...]
    pages: tuple[tuple[int, str], ...]
    papers: tuple[tuple[int, str], ...]
    complete: bool
    stray: int


def read(root: Path) -> Project:
    """The facts of the guide in a folder. Raises ContentError for a wrong mkdocs.yml, OSError without one."""
    try:
        content = contents.read(root, CONFIG_FILE)
    except FileNotFoundError:
        message = "there is no such file here; go to the folder of a guide, or begin one: teach-forward init FOLDER"
        raise FileNotFoundError(errno.ENOENT, message, CONFIG_FILE) from None
    tree, findings = data.read(CONFIG_FILE, content, settings.FORM)
    if tree.value:
        findings += _told(config.faults(decode(content)))
    findings = findings or _told(config.mistyped(decode(content)))
    if findings:
        raise ContentError(findings)
    values, (_, options) = tree.value, _plugin(tree.value, settings.PLUGIN)
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
        pace=_pace(options),
        paper=PAPERS.get(_text(options, "paper"), A4),
        papers=tuple((locale, PAPERS[name]) for locale, name in _papers(options).items()),
        keep=_text(options, "keep").lower() in ("", *settings.TRUE),
    )


def _told(faults: Iterable[tuple[int, str]]) -> tuple[Finding, ...]:
    return tuple(Finding(CONFIG_FILE, line, what, rules.BAD_PROJECT) for line, what in faults)


def listed(root: Path) -> Listed:
    """What the mkdocs.yml of a guide lists, where `read` has found nothing wrong with it."""
    tree, _ = data.read(CONFIG_FILE, contents.read(root, CONFIG_FILE), settings.FORM)
    place, options = _plugin(tree.value, I18N)
    languages = [
        (tree.line(*place, "languages", index), language)
        for index, language in enumerate(options.get("languages") or ())
    ]
    codes = tuple((line, _text(language, "locale")) for line, language in languages)
    first = tuple((line, _text(language, "locale")) for line, language in languages if _is_first(language))
    pages = tuple((tree.line("nav", index), str(path)) for index, path in enumerate(tree.value.get("nav") or ()))
    plugins, extensions = (tuple(_names(tree, key)) for key in ("plugins", "markdown_extensions"))
    at, own = _plugin(tree.value, settings.PLUGIN)
    papers = tuple((tree.line(*at, "paper", locale), locale) for locale in _papers(own))
    alone = _text(tree.value, "edit_uri") and not _text(tree.value, "repo_url")
    stray = tree.line("edit_uri") if alone else 0
    return Listed(plugins, extensions, codes, first, pages, papers, _is_complete(tree.value), stray)


def _is_complete(values: Mapping[str, Any]) -> bool:
    """Whether MkDocs refuses pages that are not in the navigation."""
    validation = values.get("validation") or {}
    level = (validation.get("nav") or {}).get("omitted_files") or validation.get("omitted_files")
    return level == "warn" and _text(values, "strict").lower() in settings.TRUE


def _names(tree: yml.Tree, key: str) -> Iterator[tuple[int, str]]:
    """The names that a list has, each with options or without, and their lines."""
    entries = tree.value.get(key) or ()
    if isinstance(entries, dict):
        yield from ((tree.line(key, name), name) for name in entries)
    else:
        names = (next(iter(entry), "") if isinstance(entry, dict) else entry for entry in entries)
        yield from ((tree.line(key, index), name) for index, name in enumerate(names))


def _plugin(values: Mapping[str, Any], name: str) -> tuple[yml.Keys, Mapping[str, Any]]:
    """Where the options of a plugin of MkDocs stand, and the options; none where it has none."""
    plugins = values.get("plugins") or ()
    places: Iterable[tuple[yml.Keys, Any]] = (
        ((("plugins", index), plugin) for index, plugin in enumerate(plugins))
        if isinstance(plugins, list)
        else [(("plugins",), plugins)]
    )
    for place, plugin in places:
        if isinstance(plugin, dict) and isinstance(options := plugin.get(name), dict):
            return (*place, name), options
    return (), {}


def _languages(values: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return _plugin(values, I18N)[1].get("languages") or ()


def _locales(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for language in _languages(values):
        yield _text(language, "locale"), _text(language, "name")


def _default_locale(values: Mapping[str, Any]) -> str:
    return next((_text(language, "locale") for language in _languages(values) if _is_first(language)), "")


def _is_first(language: Mapping[str, Any]) -> bool:
    return _text(language, "default").lower() in settings.TRUE


def _pace(options: Mapping[str, Any]) -> Pace:
    words, question = _text(options, "words"), _text(options, "question")
    usual = Pace()
    return Pace(int(words) if words else usual.words, float(question) if question else usual.question)


def _papers(options: Mapping[str, Any]) -> Mapping[str, str]:
    """The size of paper of languages that have one of their own."""
    papers = options.get("paper")
    return papers if isinstance(papers, dict) else {}


def _text(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""


def _branch(edit_uri: str) -> str:
    """The branch in an address such as `edit/main/docs/`."""
    return next(iter(edit_uri.split("/")[1:]), "") or "main"


def _slug(name: str) -> str:
    """A name as a prefix of file names; of a long one, the first words."""
    slug = folding.slug(name)
    if len(slug) <= settings.LONGEST_PREFIX:
        return slug
    return slug[: settings.LONGEST_PREFIX + 1].rpartition("-")[0] or slug[: settings.LONGEST_PREFIX]
