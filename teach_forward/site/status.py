"""The translation status page: what is done, outdated and missing, and where to mend it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import get_args

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from teach_forward.library.addresses import WORDS_FILE
from teach_forward.library.library import Library
from teach_forward.messages import Messages
from teach_forward.site.places import part_uri
from teach_forward.site.progress import (
    Progress,
    Repository,
    Stale,
    url_of_source,
    url_to_mend,
    url_to_write,
    words_to_mend,
)
from teach_forward.site.templates import render
from teach_forward.site.text import Text, text_in
from teach_forward.text.passages import TOP
from teach_forward.translation.revisions import Change, PageState, State, percent
from teach_forward.util import locales
from teach_forward.util.locales import underscored

MOST_LINES = 60  # of a section's difference; the source file itself has the rest


@dataclass(frozen=True, slots=True)
class Bar:
    """A share in words and as a bar: `done` and `outdated` are shares in per cent, the rest is missing."""

    text: str
    counts: str
    done: int
    outdated: int


@dataclass(frozen=True, slots=True)
class Row:
    """A page, or the messages: its title, state and number of words, and the addresses that help to mend it.

    `url` is empty for the messages. `changes` is the id of the part of this page that says what changed; empty where
    nothing did.
    """

    title: Text
    url: str
    state: str
    words: str
    write: str
    source: str
    changes: str


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A change of a section: its kind in words, its title, and the lines with their signs.

    `url` is the section's address in the source's language, `write` is where its translation is edited.
    """

    kind: str
    title: Text
    url: str
    write: str
    lines: tuple[str, ...]
    cut: bool  # there are more lines than are shown


@dataclass(frozen=True, slots=True)
class PageChanges:
    """What changed in a page since it was translated."""

    id: str
    title: Text
    notice: str
    changes: tuple[SectionChange, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The pages of a workshop, or those around the workshops."""

    id: str
    title: Text
    bar: Bar
    rows: tuple[Row, ...]
    changed: tuple[PageChanges, ...]


@dataclass(frozen=True, slots=True)
class LanguageStatus:
    """A language with its groups. `name` is empty where the page is about this language alone."""

    code: str
    name: str
    bar: Bar
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class StatusPage:
    """The translation status page for the readers of a locale.

    `link` makes an address from a locale and a page's address in it.
    """

    library: Library
    repository: Repository
    locale: str
    link: Callable[[str, str], str]

    @property
    def messages(self) -> Messages:
        """The messages in the reader's language."""
        return self.library.messages(self.locale)

    def markdown(self) -> str:
        """The title and the first sentence."""
        messages = self.messages
        language = locales.parse(self.locale).get_language_name(underscored(self.locale))
        intro = messages["status_intro"].format(language=language or messages["language"])
        if self.locale == self.library.source:
            intro = messages["status_intro_all"]
        return f"# {messages['status_title']}\n\n{intro}\n"

    def body(self, found: Sequence[Progress], help_url: str) -> str:
        """The bars, tables and changes, as HTML."""
        alone = len(found) == 1 and found[0].locale == self.locale
        return render(
            "status.html",
            languages=[self._language(progress, alone) for progress in found],
            source=self.library.source,
            source_dir=locales.direction(self.library.source),
            messages=self.messages,
            help_url=help_url,
        )

    def _language(self, progress: Progress, alone: bool) -> LanguageStatus:
        name = "" if alone else self.library.messages(progress.locale)["language"]
        titles: dict[str, Text] = {}
        for workshop in self.library.workshops(self.library.source):
            there = self.library.document(self.locale, part_uri(workshop.slug, "index")) or workshop.index
            titles[workshop.slug] = text_in(there.locale, f"{workshop.number}. {there.title}", self.locale)
        titles[""] = Text(self.messages["status_around"])
        groups = tuple(self._group(progress, slug, title) for slug, title in titles.items() if progress.within(slug))
        return LanguageStatus(progress.locale, name, self._bar(progress.pages), groups)

    def _bar(self, pages: tuple[PageState, ...]) -> Bar:
        total, done = max(1, sum(page.words for page in pages)), percent(pages)
        states = [page.state for page in pages if page.uri != WORDS_FILE]
        counts = {state: states.count(state) for state in get_args(State)}
        share = format_percent(done / 100, locale=underscored(self.locale))
        outdated = words_to_mend(pages) * 100 // total
        text = self.messages["status_share"].format(percent=share)
        return Bar(text, self.messages["status_counts"].format(**counts), done, outdated)

    def _group(self, progress: Progress, slug: str, title: Text) -> Group:
        pages = progress.within(slug)
        changed = tuple(self._changes(progress, page) for page in pages if page.uri in progress.stale)
        rows = tuple(self._row(progress, page) for page in pages)
        return Group(f"{progress.locale}-{slug or 'around'}", title, self._bar(pages), rows, changed)

    def _row(self, progress: Progress, page: PageState) -> Row:
        document = self.library.document(progress.locale, page.uri)
        messages = page.uri == WORDS_FILE
        title = Text(self.messages["status_messages"] if messages else page.title)
        return Row(
            title=text_in(document.locale, document.title, self.locale) if document else title,
            url="" if messages else self.link(progress.locale, page.uri),
            state=page.state,
            words=format_decimal(page.words, locale=underscored(self.locale)),
            write=url_to_write(self.library, self.repository, page),
            source=url_of_source(self.library, self.repository, page),
            changes=change_id(page.locale, page.uri) if page.uri in progress.stale else "",
        )

    def _changes(self, progress: Progress, page: PageState) -> PageChanges:
        stale = progress.stale[page.uri]
        url = self.link(self.library.source, page.uri)
        title = text_in(self.library.source, page.title, self.locale)
        changes = tuple(self._change(change, page, url) for change in stale.changes)
        return PageChanges(change_id(page.locale, page.uri), title, notice(stale, self.messages), changes)

    def _change(self, change: Change, page: PageState, url: str) -> SectionChange:
        top = change.section == TOP
        anchor = "" if top or change.kind == "gone" else f"#{change.section}"
        lines = tuple(line for line in change.difference if not line.startswith("@@"))
        return SectionChange(
            kind=self.messages[f"change_{change.kind}"],
            title=Text(self.messages["change_top"]) if top else text_in(self.library.source, change.title, self.locale),
            url=url + anchor,
            write=url_to_mend(self.library, self.repository, page, change.section),
            lines=lines[:MOST_LINES],
            cut=len(lines) > MOST_LINES,
        )


def notice(stale: Stale, messages: Messages) -> str:
    """Which text an outdated page translates: its day, else its short id, else nothing."""
    if stale.day:
        return messages["outdated_of"].format(date=format_date(stale.day, "long", locale=underscored(messages.locale)))
    return messages["outdated_id"].format(id=stale.id[:8]) if stale.id else ""


def change_id(locale: str, uri: str) -> str:
    """The id of what changed in a page, on the status page."""
    return f"{locale}-{uri.removesuffix('.md').replace('/', '--')}-changed"  # law/eu.md is not law-eu.md
