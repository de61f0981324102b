"""The versions of each page in other languages, as mkdocs-static-i18n 1.3.1 notes them, in less time.

For each build of a language it looks, page by page, for the file that each language has of it: it makes a File of every
candidate before it looks at the candidate's language, so that the work grows with the cube of the number of languages.
Here the language is looked at first, and a File is made when somebody asks for it. Nobody does on our site: its switch
of languages, its sitemap and its links to translations come from the library. What stands in `File.alternates` is the
same for the files that a build has; another version of mkdocs-static-i18n is left to its own way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs_static_i18n.config import RE_LOCALE
from mkdocs_static_i18n.plugin import I18n

KNOWN = "1.3.1"  # the version whose method was read
Create = Callable[[File, str, str, list[str], MkDocsConfig], File]


class Alternates(Mapping[str, File]):
    """The versions of a page by language. `makers` make those that were not asked for yet."""

    def __init__(self, made: Mapping[str, File], makers: Mapping[str, Callable[[], File]]) -> None:
        self._made, self._makers = dict(made), makers

    def __getitem__(self, locale: str) -> File:
        if locale not in self._made:
            self._made[locale] = self._makers[locale]()
        return self._made[locale]

    def __contains__(self, locale: object) -> bool:
        return locale in self._made or locale in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._made, *self._makers)))

    def __len__(self) -> int:
        return len({*self._made, *self._makers})


def quicken(plugin: I18n) -> None:
    """Let a plugin note alternates in this way, if it is of the version that is known here.

    Nor need it prepare Material's switch of languages for each page: our templates have their own.
    """
    plugin.config.reconfigure_material = False
    if version("mkdocs-static-i18n") == KNOWN and plugin.config.docs_structure == "folder":
        vars(plugin)["reconfigure_files_alternates"] = partial(note_alternates, plugin)


def note_alternates(
    plugin: I18n,
    pages: Mapping[str, File],
    candidates: Mapping[str, Sequence[File]],
    config: MkDocsConfig,
    create: Create,
) -> None:
    """What I18n.reconfigure_files_alternates does: `pages` and `candidates` are files by their address."""
    languages, default = plugin.all_languages, plugin.default_language
    for uri, page in pages.items():
        by_locale: dict[str, File] = {}
        for candidate in candidates.get(uri, ()):
            by_locale.setdefault(locale_of(candidate, languages, default), candidate)
        fallback = by_locale.get(default) or (page if locale_of(page, languages, default) == default else None)
        own, makers = vars(page)["alternates"], dict[str, Callable[[], File]]()
        for locale in sorted(plugin.build_languages):
            found = by_locale.get(locale) or (fallback if plugin.config.fallback_to_default else None)
            if found and locale not in own:
                makers[locale] = partial(create, found, locale, default, languages, config)
        vars(page)["alternates"] = Alternates(own, makers)


def locale_of(file: File, languages: Sequence[str], default: str) -> str:
    """The locale in whose folder a file lies, as mkdocs_static_i18n.folder.create_i18n_file finds it."""
    folder = PurePath(file.src_path).parts[0]
    return folder if folder in languages or RE_LOCALE.match(folder) else default
