"""The search: an index a language, made of the finished pages, of which nothing is loaded before somebody searches.

An index lists the parts of pages (headings, questions, tips) and the words that stand in them. In which parts a word
stands, and the texts of parts, for excerpts and phrases, are in small files of their own: a question asks for few. All
are scripts, since a page that is opened from a disk may read nothing else. assets/search.js reads them.

The index of a language is kept between builds by the pages that it lists: only languages whose pages have changed are
indexed again.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from teach_forward.site.article.compose import TITLE_ID
from teach_forward.site.markup import has_class, words_of
from teach_forward.util import code, kept
from teach_forward.util.files import write
from teach_forward.util.folding import words

FOLDER = "search"
KEPT = Path("build/kept/search")
"""Where indexes are kept, within a project."""

# Model answers stay out, so that a participant's search does not show one; so does what every page or slide repeats.
LEFT_OUT = frozenset(
    (
        *("answer", "slide-foot", "slide-kicker", "notes-label", "session-time"),
        *("agenda", "plan", "to-plan", "downloads", "workshops", "here"),
    )
)
_MARK = b" data-searched"  # of the article of a page that is searched
_NOTICE = re.compile(rb'<p class="untranslated" role="note">.*?</p>', re.DOTALL)
_HEADINGS = ("h2", "h3", "h4")
_LISTS, _TEXTS = 4_000, 6_000
"""Bytes of a file of lists and of one of texts, from which on it takes no more; a third of them goes over the wire."""
_INLINE = frozenset(("a", "abbr", "b", "bdi", "code", "em", "i", "small", "span", "strong", "sub", "sup"))
_ROOMS = ("site/search.py", "site/markup.py", "util/folding.py")
_LIBRARIES = ("lxml",)

Files = dict[str, bytes]
"""Files of an index by their paths within its folder."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known of a language beside its pages: what a workshop is called, and what search.yml says."""

    workshop: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Languages:
    """The language whose pages are indexed, the one that is written first, and all that the site has."""

    locale: str
    source: str
    all: Collection[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page under a heading, a question or a tip (`kind` is its first letter); the page itself at first.

    `text` is what stands in it, without its title; `words` are the words of both, folded.
    """

    id: str
    title: str
    kind: str
    text: str
    words: frozenset[str]


@dataclass(slots=True)
class _Gathered:
    """A part whose text is still being gathered."""

    id: str
    title: str
    kind: str
    pieces: list[str] = field(default_factory=list)

    def part(self) -> Part:
        text = " ".join("".join(self.pieces).split())
        return Part(self.id, self.title, self.kind, text, frozenset(words(f"{self.title} {text}")))


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is searched. `workshop` is a number or empty; `awaits` is the language of one to be translated."""

    url: str
    title: str
    workshop: str
    awaits: str
    parts: tuple[Part, ...]


def index(
    site: Path, languages: Languages, vocabulary: Vocabulary, store: kept.Store, *, remember: bool = False
) -> None:
    """Index the pages of `site` in a language, into site/search/.

    What was read is remembered where somebody is writing: most pages will be the same next time.
    """
    pages = list(_searched(site, languages))
    name = _name(pages, languages, vocabulary)
    reader = _remembered if remember else read
    made = store.result(name, lambda: _files([reader(url, html) for url, html in pages], languages, vocabulary))
    for path, data in made.items():
        target = site / FOLDER / path
        target.parent.mkdir(parents=True, exist_ok=True)
        write(target, data)


def _searched(site: Path, languages: Languages) -> Iterator[tuple[str, bytes]]:
    """The pages of a locale that are searched, by their addresses; the source's lie beside the folders of the others.

    The notice that a page is outdated lies outside of what is searched: a word of the source changes one index alone.
    """
    locale, source = languages.locale, languages.source
    others = {site / other for other in languages.all if other != source} if locale == source else frozenset[Path]()
    tops = [path for path in (site if locale == source else site / locale).iterdir() if path not in others]
    for path in sorted(found for top in tops for found in (top.rglob("index.html") if top.is_dir() else [top])):
        if path.name == "index.html" and _MARK in (html := path.read_bytes()):
            url = path.parent.relative_to(site).as_posix()
            yield ("" if url == "." else f"{url}/"), _NOTICE.sub(b"", html, count=1)


def _name(pages: Sequence[tuple[str, bytes]], languages: Languages, vocabulary: Vocabulary) -> str:
    """The name under which the index of some pages is kept."""
    made_of = code.fingerprint(_ROOMS, _LIBRARIES), languages.locale, languages.source, repr(vocabulary)
    return kept.key(*made_of, *(part for page in pages for part in page))


def read(url: str, html: bytes) -> Page:
    """A page, from its HTML."""
    root = lxml.html.document_fromstring(html.decode())
    article = root.xpath("//article[@data-searched]")[0]
    title = words_of(root.get_element_by_id(TITLE_ID))
    parts = [_Gathered("", title, "p")]
    if not (awaits := article.get("lang", "")):
        _walk(article, parts[0], parts)
    return Page(url, title, root.get("data-workshop", ""), awaits, tuple(part.part() for part in parts))


_remembered = functools.lru_cache(maxsize=1 << 10)(read)


def _walk(node: HtmlElement, part: _Gathered, parts: list[_Gathered]) -> _Gathered:
    """Add the texts of a node to its part, and the parts that begin in it to the list; the part in which it ends."""
    within = part
    for child in node:
        if isinstance(child.tag, str) and not LEFT_OUT.intersection((child.get("class") or "").split()):
            id_ = child.get("id")
            if child.tag in _HEADINGS and id_:
                within = _Gathered(id_, _title(child), "q" if has_class(node, "question") else "h")
                parts.append(within)
            elif has_class(child, "tip") and id_:
                tip = _Gathered(id_, _title(child[0]), "t")
                parts.append(tip)
                for inside in child[1:]:
                    tip.pieces += " ", inside.text or ""
                    _walk(inside, tip, parts)
            elif child.tag not in ("h1", "svg"):
                space = "" if child.tag in _INLINE else " "
                within.pieces += space, child.text or ""
                within = _walk(child, within, parts)
                within.pieces.append(space)
        within.pieces.append(child.tail or "")
    return within


def _title(heading: HtmlElement) -> str:
    """The words of a heading, without the link to itself."""
    links = "".join(words_of(node) for node in heading.find_class("here"))
    return words_of(heading).removesuffix(links).rstrip()


def _files(pages: Sequence[Page], languages: Languages, vocabulary: Vocabulary) -> Files:
    """The files of a language's index.

    The index says of a page its address, title, workshop, of which language it awaits the translation, how many words
    its first part has, and of each further part the id, the title, the kind and how many words it has. Of a file of
    texts it says the name and how many parts of the page are in it; of a file of lists, how many words.
    """
    locale, source = languages.locale, languages.source
    files: Files = {}

    def put(content: Sequence[str]) -> tuple[str, int]:
        data = _json(content)
        name = f"{locale}/{hashlib.sha256(data).hexdigest()[:8]}"
        files[f"{name}.js"] = _script(name, data)
        return name, len(content)

    listed = []
    for page in pages:
        texts = [] if page.awaits else [put(some) for some in _cut([part.text for part in page.parts], _TEXTS)]
        first, *below = ([part.id, part.title, part.kind, 0 if page.awaits else len(part.words)] for part in page.parts)
        listed.append([page.url, page.title, page.workshop, page.awaits, first[-1], texts, below])
    lists = _lists([part.words for page in pages if not page.awaits for part in page.parts])
    listing = {
        "source": source if locale != source else "",
        **asdict(vocabulary),
        "pages": listed,
        "words": "\n".join(_fronted(lists)),
        "lists": [put(some) for some in _cut(list(lists.values()), _LISTS)],
    }
    return {f"{locale}.js": _script(locale, _json(listing)), **files}


def _cut(texts: Sequence[str], size: int) -> Iterator[list[str]]:
    """Texts in groups, each of which takes no more once it has so many bytes."""
    group: list[str] = []
    bytes_ = 0
    for text in texts:
        group.append(text)
        bytes_ += len(text.encode())
        if bytes_ >= size:
            yield group
            group, bytes_ = [], 0
    if group:
        yield group


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _script(name: str, content: bytes) -> bytes:
    return b"self.tfSearch[%s]=%s\n" % (_json(name), content)


def _lists(parts: Sequence[frozenset[str]]) -> dict[str, str]:
    """Every word in order, with the numbers of the parts in which it stands.

    Each number is how much greater it is than the one before it, in base 36: that takes a third of the place.
    """
    found: dict[str, list[int]] = {}
    for number, those in enumerate(parts):
        for word in those:
            found.setdefault(word, []).append(number)
    return {
        word: ",".join(_base36(now - then) for then, now in zip([0, *found[word]], found[word], strict=False))
        for word in sorted(found)
    }


def _fronted(ordered: Iterable[str]) -> Iterator[str]:
    """Each word as how many letters it has in common with the one before, in base 36, and the other letters."""
    before = ""
    for word in ordered:
        same = min(_common(before, word), 35)
        yield f"{_base36(same)}{word[same:]}"
        before = word


def _common(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (_base36(number // 36) if number >= 36 else "") + digits[number % 36]
