"""What goes into one deck, and the hash by which it is known. Nothing heavy is imported to see that it is current."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field

from teach_forward.deck import pictures
from teach_forward.deck.slides import DeckKind, PictureFiles, file_name
from teach_forward.library.addresses import blob_id, source_of_link
from teach_forward.library.library import Library
from teach_forward.messages import Messages
from teach_forward.model import Document, Workshop
from teach_forward.project import Project
from teach_forward.theme import Theme, read
from teach_forward.util import code

KINDS: tuple[DeckKind, ...] = ("guide", "exercise")

# Rooms of the package that every deck depends on, and the libraries that these use. Not among them are those that say
# what is wrong: a deck of which they say anything is not made.
ROOMS = (
    "deck",
    "layouts.py",
    "library",
    "messages.py",
    "model.py",
    "ooxml",
    "plan.py",
    "project.py",
    "settings.py",
    "speech.py",
    "text",
    "theme.py",
    "util",
)
TOOLS = (
    "Babel",
    "fonttools",
    "lxml",
    "Markdown",
    "mkdocs-material",
    "nh3",
    "Pillow",
    "pymdown-extensions",
    "python-pptx",
    "PyYAML",
    "uharfbuzz",
    "uniseg",
)


@dataclass(frozen=True)
class Job:
    """Everything that goes into one deck.

    `template` is the name and the bytes of a union's own file, or empty; `titles` are those of sources, by the
    address of the link to each.
    """

    workshop: Workshop
    kind: DeckKind
    theme: Theme
    messages: Messages
    project: Project
    total: int
    template: tuple[str, bytes] = ("", b"")
    pictures: Mapping[str, PictureFiles] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def locale(self) -> str:
        """The deck's language."""
        return self.workshop.locale

    @property
    def document(self) -> Document:
        """The document that the deck shows."""
        return document_of(self.workshop, self.kind)

    @property
    def name(self) -> str:
        """The name of the deck's file."""
        return file_name(self.workshop, self.kind, self.project.prefix)

    @functools.cached_property
    def hash(self) -> str:
        """The hash of all that goes into the deck: texts, style, messages, and the code that makes it."""
        messages = (self.messages.language_tag, list(self.messages.listed))
        values = (
            asdict(self.theme),
            messages,
            asdict(self.project),
            self.total,
            self.kind,
            sorted(self.titles.items()),
            self.workshop.exercise.title,  # which the guide's deck tells, too
        )
        parts = (
            *(f"{part.path}\n{part.text}" for part in (self.workshop.index, self.document)),
            repr(values),
            code.fingerprint(ROOMS, TOOLS),
            hashlib.sha256(self.template[1]).hexdigest() if self.template[1] else "",
            *(f"{href} {blob_id(data)}" for href, files in sorted(self.pictures.items()) for data in files),
        )
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def document_of(workshop: Workshop, kind: DeckKind) -> Document:
    """The document of a workshop that a deck of a kind shows."""
    return workshop.guide if kind == "guide" else workshop.exercise


def jobs(
    library: Library,
    locales: Collection[str],
    workshops: Collection[str],
    template: tuple[str, bytes] = ("", b""),
) -> Iterator[Job]:
    """A job for each document that one of the locales has in its own words, of the workshops with these slugs."""
    theme = read(library.root)
    for locale in (locale for locale in library.locales if locale in locales):
        messages = library.messages(locale)
        for workshop in library.workshops(locale):
            if workshop.slug not in workshops:
                continue
            for kind in KINDS:
                document = document_of(workshop, kind)
                if document.locale == locale:
                    yield Job(
                        workshop,
                        kind,
                        theme,
                        messages,
                        library.project,
                        library.total,
                        template,
                        pictures.load(library, document, workshop.index),
                        _titles(library, document),
                    )


def _titles(library: Library, document: Document) -> dict[str, str]:
    """The titles of the sources that a document links to, in its language where they have one there."""
    own = library.source_words[document.locale].titles
    listed = {
        address: own.get(source.id, source.title)
        for source in library.sources
        for address in (source.id, source.url, *source.also)
    }
    hrefs = {link.href for link in document.links}
    return {href: title for href in sorted(hrefs) if (title := listed.get(source_of_link(href) or href))}
