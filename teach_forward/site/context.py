"""What the pages of a build are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from teach_forward.deck.manifest import BuiltDeck
from teach_forward.library.library import Library
from teach_forward.library.names import HOME, file_name, page_url
from teach_forward.model import Document, Workshop
from teach_forward.site.downloads import SheetFile, Sheets
from teach_forward.site.places import Place, part_uri, place
from teach_forward.site.progress import Progress, Repository
from teach_forward.site.take import WORKER, Take, listing_url

HELP_PAGE = "translating.md"


@dataclass(frozen=True, slots=True)
class SiteContext:
    """The texts, the files to download, and how far the languages are.

    `locales` are codes and names of the languages that are built, in the order of mkdocs.yml; `progress` is that of
    each of them but the source.
    """

    library: Library
    locales: tuple[tuple[str, str], ...]
    decks: tuple[BuiltDeck, ...] = ()
    sheets: Sheets = field(default_factory=dict)
    progress: Mapping[str, Progress] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The locale that is written first; its pages stand at the site's root."""
        return self.library.source

    @property
    def total(self) -> int:
        """The number of workshops planned, or else of those that there are."""
        return self.library.total

    @property
    def repository(self) -> Repository:
        """Where the files are edited in a browser."""
        return Repository(self.library.project.repo_url, self.library.project.branch)

    def workshop(self, locale: str, slug: str) -> Workshop | None:
        """A workshop as a locale has it."""
        return next((found for found in self.library.workshops(locale) if found.slug == slug), None)

    def url(self, locale: str, uri: str) -> str:
        """The address of a page from the site's root."""
        return page_url(locale, uri, self.source)

    def file_url(self, file: BuiltDeck | SheetFile) -> str:
        """The address of a file: beside its workshop's page, or the home page, in its own language."""
        slug = file.workshop if isinstance(file, BuiltDeck) else place(file.uri).slug
        return self.url(file.locale, part_uri(slug, "index") if slug else "index.md") + file.name

    def take(self, locale: str, *, keeps: bool) -> Take:
        """What a language offers to take along; `keeps`: a browser may keep it."""
        archive = self.url(locale, HOME) + file_name(self.library.project.prefix, HOME, locale, "zip")
        return Take(archive, listing_url(locale), WORKER) if keeps else Take(archive)

    def picture_of(self, page: Document) -> Path | None:
        """The file of the picture that stands for a page."""
        return self.library.beside(page, page.picture.href) if page.picture else None

    def picture_url(self, file: Path) -> str:
        """The address of a picture: beside the pages of its language."""
        locale, *names = file.relative_to(self.library.root / "docs").parts
        return self.url(locale, "index.md") + "/".join(names)

    def help_url(self, locale: str) -> str:
        """Where a reader learns how to translate: the translators' page, or the repository until there is one."""
        if self.library.document(locale, HELP_PAGE):
            return self.url(locale, HELP_PAGE)
        return self.repository.show("CONTRIBUTING.md")

    def prints(self, at: Place) -> bool:
        """Whether a page is made to be printed and written on."""
        source = self.library.documents[self.source].get(at.uri)
        return at.kind == "handout" or (source is not None and source.prints)
