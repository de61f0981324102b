"""What mkdocs.yml may hold in a guide: of MkDocs' settings those that a guide needs, and the options of our plugin.

Everything that MkDocs or a plugin would refuse is refused here, with its line, and so is what brings programs of others
into a build: themes, plugins and extensions other than those that the site is made with.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from teach_forward import rules
from teach_forward.text.data import Form
from teach_forward.text.hrefs import is_of_the_web
from teach_forward.util import locales
from teach_forward.util.paper import PAPERS
from teach_forward.util.shape import Anything, Either, Entries, Items, Record, Text

PLUGIN = "teach-forward"
EXTENSION = "teach_forward"
TRUE = ("true", "yes", "on")  # as YAML 1.1 has it, and so MkDocs
_FALSE = ("false", "no", "off")
LONGEST_PREFIX = 60
"""Characters with which the names of files to download begin, at most: disks take 255 for a whole name."""
_THEME = "material"


def _is_line(text: str) -> bool:
    """Whether a text is one line; what else may be wrong with its characters, `check` says of every file."""
    return text.splitlines() in ([], [text])


def _is_date(text: str) -> bool:
    try:
        return 1980 <= datetime.date.fromisoformat(text).year <= 2107  # what a ZIP archive can hold
    except ValueError:
        return False


def _of(pattern: str) -> Callable[[str], bool]:
    whole = re.compile(pattern).fullmatch
    return lambda text: whole(text) is not None


def _is_names(text: str) -> bool:
    """Whether a text lists names of files as a .gitignore does; a line with many stars is looked up for ever."""
    return _NAMES.fullmatch(text) is not None and all(line.count("*") <= MOST_STARS for line in text.split("\n"))


def _by_name(keys: Record, what: str) -> Either:
    """Plugins or extensions: a list of names, each with options or without, or a mapping."""
    names = Text(what, choices=tuple(keys.keys))
    return Either((Items(Either((names, keys)), "a list of names"), keys))


_NAME = r"(?:[\w.*?/\s-]|![\w.*?/-])*"
_NAMES = re.compile(rf"{_NAME}(?:#.*\n{_NAME})*(?:#.*)?")
MOST_STARS = 4  # of a line of names, such as **/drafts/*.md
_NOTHING = Text("a list of options", lambda text: text in ("null", "~"))
_FLAG = Text("true or false", lambda text: text.lower() in TRUE + _FALSE)
_LINE = Text("one line of text", _is_line)
_ADDRESS = Text("an address that begins with https://", is_of_the_web)
_PATH = Text("a path within the project", _of(r"(?!(?:[^/]*/)*\.{1,2}(?:/|\Z))[\w.-][\w./~-]*"))
_LEVEL = Text(choices=("warn", "info", "ignore"))
_LEVELS = dict.fromkeys(
    ("omitted_files", "not_found", "absolute_links", "unrecognized_links", "anchors"),
    _LEVEL,
)
_LANGUAGE = Record(
    {
        "locale": Text("the tag of a language, such as es or pt-BR", locales.is_known),
        "name": Text("the name of a language", _is_line, longest=100),
        **dict.fromkeys(("default", "build"), _FLAG),
        **dict.fromkeys(("site_name", "site_description", "site_author"), _LINE),
    },
    needed=("locale", "name"),
    what="a list of keys, such as locale and name",
)
_PAPER = Text("a size of paper", choices=tuple(PAPERS))
_OPTIONS = Record(
    {
        "prefix": Text(
            "a prefix for file names: use small letters from a to z, digits and hyphens",
            _of("[a-z0-9]+(?:-[a-z0-9]+)*"),
            longest=LONGEST_PREFIX,
        ),
        "total": Text("a number of workshops, such as 6", _of("[1-9][0-9]{0,2}")),
        "words": Text("a number of words in a minute, such as 140", _of("[1-9][0-9]{1,2}")),
        "question": Text("a number of minutes, such as 0.8", _of(r"[0-9](?:\.[0-9]{1,2})?")),
        "date": Text("a date between 1980 and 2107, such as 2026-01-31", _is_date),
        "paper": Either((_PAPER, Entries(_PAPER, "a size of paper, or one for each of some languages", most=200))),
        "keep": _FLAG,
        **dict.fromkeys(("decks", "sheets"), _PATH),
    }
)
OPTIONS = tuple(_OPTIONS.keys)
"""The names of our own options."""
_I18N = Record(
    {
        "docs_structure": Text(choices=("folder",)),
        "fallback_to_default": Text(choices=TRUE),
        **dict.fromkeys(("reconfigure_material", "reconfigure_search"), _FLAG),
        "languages": Items(_LANGUAGE, "a list of languages", most=200),
    },
    needed=("docs_structure", "languages"),
)


def _outdented(key: str, _: object) -> str:
    """Where a key among the plugins was meant to stand."""
    return f"{key} below {PLUGIN}:, indented by four spaces more than its hyphen" if key in OPTIONS else ""


_SETTINGS = Record(
    {
        **dict.fromkeys(("site_name", "site_description", "site_author", "repo_name", "copyright"), _LINE),
        **dict.fromkeys(("site_url", "repo_url"), _ADDRESS),
        "edit_uri": Text("a path such as edit/main/docs/", _of(r"[\w.?][\w./?=&%~-]*")),
        "site_dir": _PATH,
        "docs_dir": Text(choices=("docs",)),
        **dict.fromkeys(("exclude_docs", "not_in_nav"), Text("a list of names of files", _is_names)),
        "strict": _FLAG,
        "use_directory_urls": Text(choices=TRUE),
        "theme": Either(
            (
                Record(
                    {
                        "name": Text(choices=(_THEME,)),
                        **dict.fromkeys(("font", "language", "palette", "features", "icon"), Anything()),
                    },
                    needed=("name",),
                ),
                Text(choices=(_THEME,)),
            )
        ),
        "plugins": _by_name(
            Record({PLUGIN: Either((_OPTIONS, _NOTHING)), "i18n": _I18N}, guess=_outdented), "a plugin"
        ),
        "markdown_extensions": _by_name(Record({EXTENSION: Record({})}), "an extension"),
        "nav": Items(Text("the path of a page, such as about.md", _is_line), "a list of paths"),
        "validation": Record({"nav": Record(_LEVELS), "links": Record(_LEVELS), **_LEVELS}),
        "extra": Entries(Anything()),
        # What runs; `util/config.py` says so
        **dict.fromkeys(("hooks", "INHERIT", "extra_javascript"), Anything()),
    },
    needed=("site_name",),
    what="a list of settings, such as site_name: Our workshops",
)
FORM = Form(_SETTINGS, rules.BAD_PROJECT)
