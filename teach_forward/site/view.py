"""What templates get: plain values about one page, computed before any template runs.

All addresses are from the site's root, without a leading slash; the templates make them relative with `| url`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from teach_forward.messages import Messages
from teach_forward.site.offers import Offer
from teach_forward.site.practice import Practice
from teach_forward.site.take import Take
from teach_forward.site.text import Text

_LICENCE = re.compile(r"\bCC(?:0|[\s-](BY(?:-NC)?(?:-SA|-ND)?))[\s-]([1-9]\.[0-9])\b")
"""A licence of Creative Commons, by its short name."""


@dataclass(frozen=True, slots=True)
class Locale:
    """A language of the site: its code, its own name, and the address of this page in it."""

    code: str
    name: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class NavLink:
    """An entry of the navigation; `children` where it is a workshop with its pages.

    `runs`: the page can be run in the browser, slide by slide.
    """

    title: Text
    url: str
    current: bool = False
    number: int = 0
    children: tuple[NavLink, ...] = ()
    runs: bool = False

    @property
    def open(self) -> bool:
        """Whether the reader is here or on a page below."""
        return self.current or any(child.current for child in self.children)


@dataclass(frozen=True, slots=True)
class TocLink:
    """A heading of the page."""

    title: str
    id: str
    lang: str = ""  # where the heading is not in the language of the page


@dataclass(frozen=True, slots=True)
class Band:
    """The head of a workshop's pages. `facts` are pairs of a label and its value."""

    number: int
    total: int
    title: Text
    index_url: str
    facts: tuple[tuple[str, Text], ...]
    parts: tuple[NavLink, ...]
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Film:
    """A page that plays: how many words it says in a minute, and its length in minutes and seconds (`2:40`)."""

    pace: int
    length: str


@dataclass(frozen=True, slots=True)
class SectionLink:
    """A section of the page by its title. `url` is its place on the page; empty where the page does not have it yet."""

    title: Text
    url: str


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice on an outdated or unfinished page.

    `url` is where the site lists what changed, or empty; `sections` are those that are to be looked at.
    """

    text: str
    url: str
    sections: tuple[SectionLink, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """Everything that a page shows. `lang` and `dir` are the reader's; `text_lang` is the article's own.

    `canonical`, `alternates` and `picture` are absolute. `awaits` is the address where the translation can be written.
    """

    kind: str
    lang: str
    dir: str
    text_lang: str
    text_dir: str
    messages: Messages
    home_url: str
    languages: tuple[Locale, ...]
    nav: tuple[NavLink, ...]
    total: int  # number of workshops planned
    canonical: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    toc: tuple[TocLink, ...] = ()
    band: Band | None = None
    head: str = ""  # the article's title (and on the home page its first paragraph), as HTML
    body: str = ""  # the rest of the article
    title: str = ""
    description: str = ""
    picture: str = ""  # the absolute address of one to show where the page is shared
    edit_url: str = ""
    awaits: str = ""
    outdated: Notice | None = None
    help_url: str = ""
    prints: bool = False  # made to be printed and written on
    files: tuple[Offer, ...] = ()  # the page itself, as a spreadsheet or a document of Word
    take: Take | None = None  # on the home page: the whole language
    film: Film | None = None
    practice: Practice | None = None
    previous: NavLink | None = None
    next: NavLink | None = None

    @property
    def licence_url(self) -> str:
        """Where the licence stands that the page names; empty where it is none of Creative Commons'."""
        match = _LICENCE.search(self.messages["licence_line"])
        if match is None:
            return ""
        kind = f"licenses/{match[1].lower()}" if match[1] else "publicdomain/zero"
        return f"https://creativecommons.org/{kind}/{match[2]}/"

    @property
    def runs(self) -> str:
        """The page that is run from here: itself, the guide from a workshop's first page; empty where there is none."""
        parts = self.band.parts if self.band else ()
        return next((part.url for part in parts if part.runs and (part.current or self.kind == "index")), "")

    @property
    def copies(self) -> bool:
        """Whether texts on it are there to be taken, such as letters."""
        return " data-copy=" in self.body

    @property
    def features(self) -> tuple[str, ...]:
        """What it has for which there is a style sheet, by the names in assets.py."""
        there = {
            "home": self.kind == "home",
            "workshop": self.band is not None,
            "slides": ' class="slide"' in self.body,
            "status": self.kind == "status",
        }
        return tuple(name for name, is_there in there.items() if is_there)

    @property
    def searched(self) -> bool:
        """Whether the search finds it: no page of examples, nor what only says again what another page says.

        That is a handout (its exercise is there), and a film (its guide is).
        """
        return self.kind not in ("handout", "film", "authors", "status")

    @property
    def untranslated(self) -> bool:
        """Whether the text is not in the reader's language."""
        return self.text_lang != self.lang
