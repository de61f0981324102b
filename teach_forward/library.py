"""Folders -> documents and workshops of each locale. The only module that knows where a file lies.

An address (`uri`) is a file's place within its locale's part of the site, such as `index.md` or
`workshops/1-fundamentals/guide.md`: the same in every locale. Files of the guide lie at `docs/<locale>/<uri>`, those of
a workshop at `workshops/<locale>/<slug>/<name>`.
"""

from __future__ import annotations

import contextlib
import hashlib
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar
from urllib.parse import unquote

import babel

from teach_forward import yml
from teach_forward.findings import ContentError, Finding
from teach_forward.model import Document, Kind, Source, SourceWords, Terms, Workshop
from teach_forward.parallel import underway
from teach_forward.reader import decode, read
from teach_forward.sources import read_source_words, read_sources, read_terms

SOURCE_LOCALE = "en"
PARTS: tuple[Kind, ...] = ("index", "guide", "exercise")
WORDS_FILE = "words.yml"
KNOWN_WORDS_FILE = "known-words.txt"  # for the spelling
STATUS_PAGE = "translation.md"  # the site makes it; there is no such file
SOURCES_FILE = "docs/sources.yml"
SOURCE_WORDS_FILE = "sources.yml"  # in a language's own folder
TERMS_FILE = "docs/terms.yml"
DRAWING = ".svg"

Data = TypeVar("Data")

_BLOB_ID = re.compile("[0-9a-f]{40}")
SLUG = re.compile(r"([1-9][0-9]*)-[a-z0-9-]+")
_Page = tuple[str, bytes, Kind, str]  # what `read` is given
_Read = tuple[Document, tuple[Finding, ...]]
_known: dict[_Page, _Read] = {}  # a live preview reads again only what has changed
_FEW = 8  # pages that are sooner read one after another


def blob_id(data: bytes) -> str:
    """The id that git gives to a file of these bytes (SHA-1 of `blob <length>`, a zero byte, and the bytes)."""
    return hashlib.sha1(b"blob %d\x00" % len(data) + data, usedforsecurity=False).hexdigest()


def is_blob_id(text: str) -> bool:
    """Whether a text has the form of a blob id."""
    return bool(_BLOB_ID.fullmatch(text))


@dataclass(frozen=True, slots=True)
class Library:
    """All that was read: documents by locale and address, each locale's own fixed words, and the sources."""

    root: Path
    locales: tuple[str, ...]
    documents: Mapping[str, Mapping[str, Document]]
    own_words: Mapping[str, Mapping[str, str]]
    sources: tuple[Source, ...]
    terms: Terms
    source_words: Mapping[str, SourceWords]

    def document(self, locale: str, uri: str) -> Document | None:
        """The document at an address in a locale's own words, else in the source's."""
        return self.documents[locale].get(uri) or self.documents[SOURCE_LOCALE].get(uri)

    def pages(self, locale: str) -> tuple[Document, ...]:
        """The pages around the workshops that the locale has in its own words."""
        return tuple(doc for uri, doc in sorted(self.documents[locale].items()) if not uri.startswith("workshops/"))

    def slugs(self) -> tuple[str, ...]:
        """Slugs of the workshops, in order of their numbers."""
        slugs = {uri.split("/")[1] for uri in self.documents[SOURCE_LOCALE] if uri.startswith("workshops/")}
        return tuple(sorted(slugs, key=lambda slug: (int(slug.split("-")[0]), slug)))

    def workshops(self, locale: str) -> tuple[Workshop, ...]:
        """The workshops as a locale has them, in order; untranslated parts come from the source."""
        return tuple(workshop for slug in self.slugs() if (workshop := self._workshop(locale, slug)))

    def _workshop(self, locale: str, slug: str) -> Workshop | None:
        index, guide, exercise = (self.document(locale, f"workshops/{slug}/{part}.md") for part in PARTS)
        if index is None or guide is None or exercise is None:
            return None
        return Workshop(int(slug.split("-", maxsplit=1)[0]), slug, locale, index, guide, exercise)

    def words(self, locale: str) -> Mapping[str, str]:
        """The fixed words of a locale by key, those of the source where it has none of its own."""
        return {**self.own_words[SOURCE_LOCALE], **self.own_words[locale]}

    def line_of_word(self, locale: str, key: str) -> int:
        """The line of a fixed word in its file."""
        return _line_of_key((self.root / path_of(locale, WORDS_FILE)).read_text("utf-8-sig"), key)

    def direction(self, locale: str) -> str:
        """`ltr` or `rtl`, as the locale's script runs."""
        return babel.Locale.parse(locale, sep="-").text_direction

    def file(self, locale: str, uri: str) -> Path | None:
        """The file at an address, a page or a picture; the source's where the locale has none of its own."""
        for candidate in (locale, SOURCE_LOCALE):
            path = self.root / path_of(candidate, uri)
            if path.is_file():
                return path
        return None

    def beside(self, document: Document, href: str) -> Path | None:
        """The file that an address in a document leads to; the source's where the locale has none of its own."""
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(uri_of(document)), unquote(href)))
        return None if uri.startswith(("..", "/")) else self.file(document.locale, uri)

    def source_id(self, document: Document) -> str | None:
        """The blob id of the source text that a translation translates; None for a document without source."""
        path = self.root / path_of(SOURCE_LOCALE, uri_of(document))
        return blob_id(path.read_bytes()) if path.is_file() else None


def path_of(locale: str, uri: str) -> str:
    """Where the file at an address lies, relative to the project."""
    if uri.startswith("workshops/"):
        return f"workshops/{locale}/{uri.removeprefix('workshops/')}"
    return f"docs/{locale}/{uri}"


def source_path(path: str) -> str:
    """Where the source of a locale's file lies, relative to the project as the file's own path is."""
    top, *_, place = path.split("/", 2)
    return f"{top}/{SOURCE_LOCALE}/{place}"


def uri_of(document: Document) -> str:
    """The address of a document within its locale."""
    top, _, rest = document.path.split("/", 2)
    return f"workshops/{rest}" if top == "workshops" else rest


def pixels_of(picture: Path) -> Path:
    """The file with the pixels of a picture: for a drawing, the PNG of the same name beside it."""
    return picture.with_suffix(".png") if picture.suffix.lower() == DRAWING else picture


def configured_address(root: Path, setting: str) -> str:
    """An address that mkdocs.yml sets, such as `site_url`, without its last slash; empty where it sets none."""
    file = root / "mkdocs.yml"
    pattern = rf"^{setting}:\s*[\"']?(https?://[^\s\"'#]+)"
    found = re.search(pattern, file.read_text("utf-8"), re.MULTILINE) if file.is_file() else None
    return found[1].rstrip("/") if found else ""


def scan(root: Path, meanwhile: Callable[[], object] = lambda: None) -> tuple[Library, tuple[Finding, ...]]:
    """Read every file of every locale; the library and all findings of the reading.

    `meanwhile` is done while other processes read.
    """
    locales = _locales(root)
    findings: list[Finding] = []
    documents: dict[str, dict[str, Document]] = {locale: {} for locale in locales}
    words: dict[str, Mapping[str, str]] = {}
    said = {SOURCE_LOCALE: SourceWords()}
    none: tuple[Source, ...] = ()
    pages: list[_Page] = [
        (path.as_posix(), (root / path).read_bytes(), kind, locale)
        for locale in locales
        for path, kind in _files(root, locale)
    ]
    with _reading(pages) as reading:
        meanwhile()
        for locale in locales:
            words[locale], wrong = _read_words(root, locale)
            findings += wrong
        sources, faults = _data(root, SOURCES_FILE, read_sources, none)
        terms, other_faults = _data(root, TERMS_FILE, read_terms, Terms())
        findings += [*faults, *other_faults]
        for locale in locales[1:]:
            path = path_of(locale, SOURCE_WORDS_FILE)
            said[locale], wrong_words = _data(root, path, read_source_words, SourceWords())
            findings += wrong_words
        for document, problems in reading:
            documents[document.locale][uri_of(document)] = document
            findings += problems
    library = Library(root, locales, documents, words, sources, terms, said)
    return library, (*findings, *_missing_files(library))


@contextlib.contextmanager
def _reading(pages: list[_Page]) -> Iterator[Iterator[_Read]]:
    """What each page holds, in order; only those are read that are not known."""
    for gone in _known.keys() - set(pages):
        del _known[gone]
    new = [page for page in pages if page not in _known]
    with underway(_read, new, alone=_FEW, forked_only=True) as found:
        yield _all_known(pages, zip(new, found, strict=True))


def _all_known(pages: list[_Page], found: Iterator[tuple[_Page, _Read]]) -> Iterator[_Read]:
    _known.update(found)
    yield from (_known[page] for page in pages)


def _read(page: _Page) -> _Read:
    return read(*page)


def load(root: Path) -> Library:
    """The library. Raises ContentError with every finding where there are errors."""
    library, findings = scan(root)
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise ContentError(errors)
    return library


def _locales(root: Path) -> tuple[str, ...]:
    """A locale is a folder of docs/ with a file of fixed words. The source comes first."""
    found = sorted(path.parent.name for path in (root / "docs").glob(f"*/{WORDS_FILE}"))
    if SOURCE_LOCALE not in found:
        message = (
            f"the file of the source's fixed words is missing; run this in the folder that holds docs/{SOURCE_LOCALE}/"
        )
        raise ContentError([Finding(f"docs/{SOURCE_LOCALE}/{WORDS_FILE}", 1, message, "missing-workshop-file")])
    return (SOURCE_LOCALE, *(locale for locale in found if locale != SOURCE_LOCALE))


def _files(root: Path, locale: str) -> Iterator[tuple[PurePosixPath, Kind]]:
    """The locale's Markdown files, relative to the project, with their kinds. Links to other places are none."""
    for path in _own(root / "docs" / locale, "**/*.md"):
        kind: Kind = "authors" if path.name == "authors.md" else "page"
        yield PurePosixPath(path.relative_to(root).as_posix()), kind
    for path in _own(root / "workshops" / locale, "*/*.md"):
        if SLUG.fullmatch(path.parent.name):
            part = path.stem if path.stem in PARTS else "page"
            yield PurePosixPath(path.relative_to(root).as_posix()), part


def _own(folder: Path, pattern: str) -> Iterator[Path]:
    return (path for path in sorted(folder.glob(pattern)) if path.is_file() and not path.is_symlink())


def _read_words(root: Path, locale: str) -> tuple[dict[str, str], list[Finding]]:
    path = path_of(locale, WORDS_FILE)
    try:
        text = (root / path).read_bytes().decode("utf-8-sig")
        values = yml.load(text) or {}
    except UnicodeDecodeError:
        return {}, [Finding(path, 1, "the file is not UTF-8", "not-utf8")]
    except yml.YAMLError as error:
        lines = [number for number, line in enumerate(text.split("\n"), 1) if not _is_entry(line)]
        faults = [
            Finding(path, number, "this line cannot be read", "bad-front-matter")
            for number in lines or [yml.line_of(error)]
        ]
        return {}, faults
    if not isinstance(values, dict):
        return {}, [Finding(path, 1, "the file is no list of keys and words", "bad-front-matter")]
    odd = [key for key, value in values.items() if not isinstance(value, str)]
    faults = [
        Finding(path, _line_of_key(text, key), f'the value of "{key}" is no text', "bad-front-matter") for key in odd
    ]
    return {key: value for key, value in values.items() if key not in odd and value}, faults


def _is_entry(line: str) -> bool:
    """Whether a line is a key with its words, a comment, or empty."""
    try:
        return not line.strip() or not (value := yml.load(line)) or (line[0] != " " and isinstance(value, dict))
    except yml.YAMLError:
        return False


def _line_of_key(text: str, key: str) -> int:
    """The line of a file of keys and values on which a key stands."""
    return next((number for number, line in enumerate(text.split("\n"), 1) if line.startswith(f"{key}:")), 1)


def _data(
    root: Path, path: str, reader: Callable[[str, str], tuple[Data, tuple[Finding, ...]]], nothing: Data
) -> tuple[Data, tuple[Finding, ...]]:
    """What a reader makes of a file beside the texts; nothing, where there is no such file."""
    file = root / path
    if not file.is_file():
        return nothing, ()
    try:
        return reader(path, decode(file.read_bytes()))
    except UnicodeDecodeError:
        return nothing, (Finding(path, 1, "the file is not UTF-8", "not-utf8"),)


def _missing_files(library: Library) -> Iterator[Finding]:
    for slug in library.slugs():
        for part in PARTS:
            uri = f"workshops/{slug}/{part}.md"
            if uri not in library.documents[SOURCE_LOCALE]:
                yield Finding(path_of(SOURCE_LOCALE, uri), 1, "the workshop lacks this file", "missing-workshop-file")
