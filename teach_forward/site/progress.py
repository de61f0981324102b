"""How far the languages are: what the translation status page and the notices on outdated pages are made from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from teach_forward.library import git
from teach_forward.library.addresses import WORDS_FILE, is_blob_id, path_of
from teach_forward.library.library import Library
from teach_forward.site.places import place, workshop_pages
from teach_forward.translation.revisions import Change, PageState, State, states

LONGEST = 2000  # characters of an address; servers and mail programs cut longer ones


@dataclass(frozen=True, slots=True)
class Stale:
    """Why a page is outdated, or only begun: which text it translates (first committed on `day`), and what is to do."""

    id: str
    day: datetime.date | None
    changes: tuple[Change, ...]
    state: State = "outdated"


@dataclass(frozen=True, slots=True)
class Progress:
    """The state of each page and of the messages in a locale, and more about pages that are outdated or begun."""

    locale: str
    pages: tuple[PageState, ...]
    stale: Mapping[str, Stale]

    def within(self, slug: str) -> tuple[PageState, ...]:
        """The pages of a workshop, or with an empty slug those around the workshops and the messages."""
        found = {page.uri: page for page in self.pages if place(page.uri).slug == slug}
        return tuple(found[uri] for uri in (workshop_pages(found) if slug else sorted(found)))


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the files are edited in a browser; `url` is empty where a guide has no such place."""

    url: str
    branch: str

    def edit(self, path: str, line: int = 0) -> str:
        """The web editor with a file that is there, at a line where one is given."""
        return f"{self.url}/edit/{self.branch}/{path}" + (f"#L{line}" if line else "") if self.url else ""

    def propose(self, form: str) -> str:
        """The form of the repository by which readers propose something; they send it themselves."""
        return f"{self.url}/issues/new?template={quote(form)}" if self.url else ""

    def show(self, path: str) -> str:
        """A file as people read it."""
        return f"{self.url}/blob/{self.branch}/{path}" if self.url else ""

    def show_text(self, path: str) -> str:
        """A file as it is written."""
        return f"{self.show(path)}?plain=1" if self.url else ""

    def new(self, path: str, source_id: str) -> str:
        """The web editor with a new file: its path is filled in, and its source's id where the address stays short."""
        if not self.url:
            return ""
        address = f"{self.url}/new/{self.branch}?filename={quote(path)}"
        whole = f"{address}&value={quote(f'---{chr(10)}source: {source_id}{chr(10)}---{chr(10)}')}"
        return whole if source_id and len(whole) <= LONGEST else address


def progress_of(library: Library, locale: str) -> Progress:
    """The progress of a locale."""
    pages = tuple(states(library, locale))
    waiting = [page for page in pages if page.state in ("outdated", "begun") and page.uri != WORDS_FILE]
    return Progress(locale, pages, {page.uri: _stale(library, page) for page in waiting})


def _stale(library: Library, page: PageState) -> Stale:
    named = library.documents[page.locale][page.uri].meta.get("source", "")
    id_ = named if is_blob_id(named) else ""
    return Stale(id_, git.day_of(library.root, id_) if id_ else None, page.changes, page.state)


def words_to_mend(pages: tuple[PageState, ...]) -> int:
    """The number of words in sections that are there and wait for something."""
    return sum(page.words - page.done for page in pages if page.state != "missing")


def url_to_write(library: Library, repository: Repository, page: PageState) -> str:
    """Where a person edits, or begins, the translation of a page."""
    if page.state != "missing":
        return repository.edit(page.path)
    source = library.documents[library.source][page.uri]
    return repository.new(page.path, library.source_id(source) or "")


def url_to_mend(library: Library, repository: Repository, page: PageState, section: str) -> str:
    """Where a person mends a section of a translation; the whole file where the section is not there."""
    document = library.documents[page.locale].get(page.uri)
    sessions = document.sessions if document else ()
    line = next((session.line for session in sessions if session.id == section), 0)
    return repository.edit(page.path, line)


def url_of_source(library: Library, repository: Repository, page: PageState) -> str:
    """Where the source text of a page is shown as it is written."""
    return repository.show_text(path_of(library.source, page.uri))
