"""Each workshop as one archive: its decks, PDFs, documents and sheets, and a page that opens them."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from lxml.html.builder import BODY, CLASS, H1, HEAD, HTML, LI, META, SMALL, TITLE, UL, A, P

from teach_forward.deck import manifest
from teach_forward.library.library import Library
from teach_forward.library.names import HOME, file_name
from teach_forward.messages import Messages
from teach_forward.model import Workshop
from teach_forward.site.downloads import DECK_KINDS, ENDINGS, readable_size
from teach_forward.site.offers import DECK_LABELS, PDF_LABELS
from teach_forward.site.places import part_uri, place, slides_uri
from teach_forward.util import code, kept, zipped
from teach_forward.util.locales import direction
from teach_forward.util.parallel import underway

PAGE = "index.html"
KEPT = Path("build/kept/bundles")
"""Where archives are kept, within a project."""
_ROOMS = ("util/zipped.py",)  # the page is among what an archive holds, whatever made it


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of an archive: its name, what it is called on the page, and its content."""

    name: str
    label: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Bundle:
    """An archive: its name, what it holds by name, and the date of all that."""

    name: str
    files: dict[str, bytes]
    date: datetime.date


def bundles(
    library: Library, sheets: Mapping[str, bytes], decks: Path, locales: Collection[str], store: kept.Store
) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of the archive of each workshop in each of the languages; `decks` is the folder of the decks.

    One that is kept in a store is not packed again.
    """
    waiting = [*_waiting(library, sheets, decks, locales)]
    known = kept.Found[Bundle, bytes](store, ((_key(bundle), bundle) for bundle in waiting))
    with underway(_packed, known.missing, alone=1, forked_only=True) as packed:
        for bundle, data in zip(waiting, known.joined(packed), strict=True):
            yield bundle.name, data


def _waiting(library: Library, sheets: Mapping[str, bytes], decks: Path, locales: Collection[str]) -> Iterator[Bundle]:
    built = sorted(manifest.read(decks).values(), key=lambda deck: DECK_KINDS.index(deck.kind))
    for locale in locales:
        messages = library.messages(locale)
        for workshop in library.workshops(locale):
            found = [
                Entry(deck.name, messages[DECK_LABELS[deck.kind]], (decks / deck.name).read_bytes())
                for deck in built
                if (deck.workshop, deck.locale) == (workshop.slug, locale)
            ]
            found += _sheets(library, workshop, sheets, messages)
            if found and workshop.index.locale == locale:
                name = file_name(library.project.prefix, part_uri(workshop.slug, "index"), locale, "zip")
                files = {PAGE: _page(workshop.title, found, messages)} | {entry.name: entry.data for entry in found}
                yield Bundle(name, files, library.project.date)


def _sheets(library: Library, workshop: Workshop, sheets: Mapping[str, bytes], messages: Messages) -> Iterator[Entry]:
    """The files of a workshop's pages, and of the forms for all workshops."""
    documents = library.documents[messages.locale]
    folder = f"workshops/{workshop.slug}/"
    slides = {slides_uri(workshop.slug, kind): messages[label] for kind, label in DECK_LABELS.items()}
    first = [*slides, *(part_uri(workshop.slug, part) for part in ("index", "handout"))]
    own = sorted(uri for uri in documents if uri.startswith(folder) and uri not in first)
    forms = sorted(uri for uri in documents if not uri.startswith("workshops/") and uri != HOME)  # HOME is the book
    for uri in (*first, *own, *forms):
        for ending in ENDINGS:
            name = file_name(library.project.prefix, uri, messages.locale, ending)
            if name in sheets:
                kind = place(uri).kind
                title = slides.get(uri) or (messages["handout_for"] if kind == "handout" else documents[uri].title)
                whole = messages[PDF_LABELS[kind]] if kind in PDF_LABELS and ending == "pdf" else ""
                yield Entry(name, whole or f"{title} ({ending.upper()})", sheets[name])


def _key(bundle: Bundle) -> str:
    """The name under which an archive is kept: it stands for all that is in it."""
    held = (part for name, data in bundle.files.items() for part in (name, data))
    return kept.key(code.fingerprint(_ROOMS, ()), str(bundle.date), *held)


def _packed(bundle: Bundle) -> bytes:
    """The archive, the same bytes for the same files."""
    return zipped.packed(bundle.files, bundle.date)


def _page(title: str, entries: list[Entry], messages: Messages) -> bytes:
    """The page that opens what lies beside it."""
    items = [
        LI(A(entry.label, href=entry.name), " ", SMALL(readable_size(len(entry.data), messages))) for entry in entries
    ]
    head = HEAD(
        META(charset="utf-8"),
        META(name="viewport", content="width=device-width,initial-scale=1"),
        META(name="color-scheme", content="light dark"),
        TITLE(f"{title} · {messages['guide_name']}"),
    )
    body = BODY(H1(title), P(messages["guide_name"]), UL(*items, CLASS("downloads")), P(messages["licence_line"]))
    page = HTML(head, body, lang=messages.locale, dir=direction(messages.locale))
    return html.tostring(page, doctype="<!doctype html>", encoding="utf-8")
