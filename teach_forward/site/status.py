"""The translation status page: what is done, outdated and missing, and where to mend it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import babel
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from teach_forward.library.library import Library
from teach_forward.site.article import fragments
from teach_forward.site.article.fragments import Text
from teach_forward.site.progress import (
    Progress,
    Repository,
    Stale,
    percent,
    place_of_source,
    place_to_mend,
    place_to_write,
    words_of,
)
from teach_forward.translation.revisions import TOP, Change, PageState

MOST_LINES = 60  # of a section's difference; who wants more opens the English file


@dataclass(frozen=True, slots=True)
class Bar:
    """A share in words and as a bar: `done` and `outdated` are shares in per cent, the rest is missing."""

    text: str
    counts: str
    done: int
    outdated: int


@dataclass(frozen=True, slots=True)
class Row:
    """A page: its title, state and size, and the addresses that help to mend it. `changes` is an id on this page."""

    title: Text
    url: str
    state: str
    words: str
    write: str
    source: str
    changes: str


@dataclass(frozen=True, slots=True)
class Told:
    """A change of a section: its kind in words, its title, and the lines with their signs.

    `url` is the section's address in English, `write` where its translation is mended.
    """

    kind: str
    title: Text
    url: str
    write: str
    lines: tuple[str, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed in a page."""

    id: str
    title: Text
    notice: str
    changes: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The pages of a workshop, or those around them."""

    id: str
    title: Text
    bar: Bar
    rows: tuple[Row, ...]
    changed: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language with its groups. `name` is empty where the page is about this one alone."""

    code: str
    name: str
    bar: Bar
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Scribe:
    """Writes the page for the readers of a locale. `link` makes an address from a locale and a page's address in it."""

    library: Library
    repository: Repository
    locale: str
    link: Callable[[str, str], str]

    @property
    def words(self) -> Mapping[str, str]:
        """The reader's fixed words."""
        return self.library.messages(self.locale)

    def markdown(self) -> str:
        """The title and the first sentence."""
        words = self.words
        language = babel.Locale.parse(self.locale, sep="-").get_language_name(self.locale.replace("-", "_"))
        intro = words["status_intro"].format(language=language or words["language"])
        if self.locale == self.library.source:
            intro = words["status_intro_all"]
        return f"# {words['status_title']}\n\n{intro}\n"

    def body(self, found: Sequence[Progress], help_url: str) -> str:
        """The bars, tables and changes."""
        alone = len(found) == 1 and found[0].locale == self.locale
        tongues = [self._tongue(progress, alone) for progress in found]
        return fragments.render("status.html", tongues=tongues, words=self.words, help_url=help_url)

    def _tongue(self, progress: Progress, alone: bool) -> Tongue:
        name = "" if alone else self.library.messages(progress.locale)["language"]
        titles = {"": Text(self.words["status_around"])}
        for workshop in self.library.workshops(self.library.source):
            there = self.library.document(self.locale, f"workshops/{workshop.slug}/index.md") or workshop.index
            titles[workshop.slug] = self._text(f"{workshop.number}. {there.title}", there.locale)
        groups = tuple(
            self._group(progress, slug, title)
            for slug, title in [*list(titles.items())[1:], ("", titles[""])]
            if progress.within(slug)
        )
        return Tongue(progress.locale, name, self._bar(progress.pages), groups)

    def _text(self, words: str, locale: str) -> Text:
        return Text(words) if locale == self.locale else Text(words, locale, self.library.direction(locale))

    def _bar(self, pages: tuple[PageState, ...]) -> Bar:
        total, done = max(1, sum(page.words for page in pages)), percent(pages)
        tag = self.locale.replace("-", "_")
        counts = {state: sum(page.state == state for page in pages) for state in ("done", "outdated", "missing")}
        share = self.words["status_share"].format(percent=format_percent(done / 100, locale=tag))
        outdated = words_of(pages, "outdated") * 100 // total
        return Bar(share, self.words["status_counts"].format(**counts), done, outdated)

    def _group(self, progress: Progress, slug: str, title: Text) -> Group:
        pages = progress.within(slug)
        changed = tuple(self._changed(progress, page) for page in pages if page.uri in progress.stale)
        rows = tuple(self._row(progress, page) for page in pages)
        return Group(f"{progress.locale}-{slug or 'around'}", title, self._bar(pages), rows, changed)

    def _row(self, progress: Progress, page: PageState) -> Row:
        document = self.library.document(progress.locale, page.uri)
        return Row(
            title=self._text(document.title, document.locale) if document else Text(page.title),
            url=self.link(progress.locale, page.uri),
            state=page.state,
            words=format_decimal(page.words, locale=self.locale.replace("-", "_")),
            write=place_to_write(self.library, self.repository, page),
            source=place_of_source(self.library, self.repository, page),
            changes=change_id(page.locale, page.uri) if page.uri in progress.stale else "",
        )

    def _changed(self, progress: Progress, page: PageState) -> Changed:
        stale = progress.stale[page.uri]
        url = self.link(self.library.source, page.uri)
        title = self._text(page.title, self.library.source)
        told = tuple(self._told(change, page, url) for change in stale.changes)
        return Changed(change_id(page.locale, page.uri), title, notice(stale, self.words, self.locale), told)

    def _told(self, change: Change, page: PageState, url: str) -> Told:
        top = change.section == TOP
        title = Text(self.words["change_top"]) if top else self._text(change.title, self.library.source)
        anchor = "" if top or change.kind == "gone" else f"#{change.section}"
        lines = tuple(line for line in change.difference if not line.startswith("@@"))
        return Told(
            self.words[f"change_{change.kind}"],
            title,
            url + anchor,
            place_to_mend(self.library, self.repository, page, change.section),
            lines[:MOST_LINES],
            len(lines) > MOST_LINES,
        )


def notice(stale: Stale, words: Mapping[str, str], locale: str) -> str:
    """Which text an outdated page translates: its day, else its short id, else nothing."""
    if stale.day:
        day = format_date(stale.day, "long", locale=locale.replace("-", "_"))
        return words["outdated_of"].format(date=day)
    return words["outdated_id"].format(id=stale.id[:8]) if stale.id else ""


def change_id(locale: str, uri: str) -> str:
    """The id of what changed in a page, on the status page."""
    return f"{locale}-{uri.removesuffix('.md').replace('/', '-')}-changed"
