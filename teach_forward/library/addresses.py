"""Where the files of a project lie, and the addresses by which its pages are known. Pure.

An address (`uri`) is a file's place within its locale's part of the site, such as `index.md` or
`workshops/1-fundamentals/guide.md`: the same in every locale. Files of the guide lie at `docs/<locale>/<uri>`, those of
a workshop at `workshops/<locale>/<slug>/<name>`.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote

from teach_forward.model import Document, Kind
from teach_forward.util import files

PARTS: tuple[Kind, ...] = ("index", "guide", "exercise")
WORKSHEET = "worksheet.md"  # a page of a workshop that is a spreadsheet, too
FILM = "film.md"  # in a workshop's folder, or for the whole guide in the language's
WORDS_FILE = "words.yml"
KNOWN_WORDS_FILE = "known-words.txt"  # for the spelling
HABITS_FILE = "habits.txt"  # turns of phrase that come too easily, which the report counts
STATUS_PAGE = "translation.md"  # the site makes it; there is no such file
SOURCES_FILE = "docs/sources.yml"
SOURCE_WORDS_FILE = "sources.yml"  # in a language's own folder
SEARCH_WORDS_FILE = "search.yml"  # in a language's own folder
CLAUSES_FILE = "docs/clauses.yml"
CLAUSE_WORDS_FILE = "clauses.yml"  # in a language's own folder
CLAUSES = "clauses.md"  # the page into which the library of clauses is set, each clause under its id
CLAUSE_PACK = "clause-pack.md"  # a page of a workshop, into which the clauses to print are set as cards
CARD = "card-"  # how the id of a heading begins that is a card to cut out, with what stands under it
TERMS_FILE = "docs/terms.yml"
FORMS_FILE = "workshops/forms.yml"
MY_SYSTEMS = "my-systems.md"  # the page of the folder in which answers to the forms are kept
REFERENCES = "references.md"  # the page into which the sources are set, each under its id
DRAWING = ".svg"
SLUG = re.compile(r"([1-9][0-9]{0,2})-[a-z0-9-]+")

_BLOB_ID = re.compile("[0-9a-f]{40}")


def blob_id(data: bytes) -> str:
    """The id that git gives to a file of these bytes (SHA-1 of `blob <length>`, a zero byte, and the bytes)."""
    return hashlib.sha1(b"blob %d\x00" % len(data) + data, usedforsecurity=False).hexdigest()


def text_id(data: bytes) -> str:
    """The id that git gives to a text of these bytes, however its lines end in the folder."""
    return blob_id(files.as_in_git(data))


def is_blob_id(text: str) -> bool:
    """Whether a text has the form of a blob id."""
    return bool(_BLOB_ID.fullmatch(text))


def path_of(locale: str, uri: str) -> str:
    """Where the file at an address lies, relative to the project."""
    if uri.startswith("workshops/"):
        return f"workshops/{locale}/{uri.removeprefix('workshops/')}"
    return f"docs/{locale}/{uri}"


def locale_of(path: str) -> str:
    """The folder of a language in which a file lies; empty for what all languages share, such as docs/terms.yml."""
    top, _, rest = path.partition("/")
    locale, below, _ = rest.partition("/")
    return locale if below and top in ("docs", "workshops") else ""


def source_path(path: str, source: str) -> str:
    """Where the file lies that a locale's file translates; both paths are relative to the project."""
    top, *_, place = path.split("/", 2)
    return f"{top}/{source}/{place}"


def uri_of(document: Document) -> str:
    """The address of a document within its locale."""
    return uri_at(document.path)


def uri_at(path: str) -> str:
    """The address within its locale of the file at a path, which is relative to the project."""
    top, _, rest = path.split("/", 2)
    return f"workshops/{rest}" if top == "workshops" else rest


def leads_to(uri: str, written: str) -> str:
    """The address of what a link leads to, as it is written on the page at `uri`; that itself for a place in it."""
    path = unquote(written.partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(uri), path)) if path else uri


def source_of_link(href: str) -> str:
    """The id of the source that an address leads to; empty for any other address."""
    page, _, id_ = href.partition("#")
    return id_ if page.rpartition("/")[2] == REFERENCES else ""


def pixels_of(picture: Path) -> Path:
    """The file with the pixels of a picture: for a drawing, the PNG of the same name beside it."""
    return picture.with_suffix(".png") if picture.suffix.lower() == DRAWING else picture
