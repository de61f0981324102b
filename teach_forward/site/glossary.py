"""The glossary's terms in the texts: at its first use on a page, a term leads to its meaning and shows it.

A term is a heading of the third level of the glossary, with its id; the paragraph under it is the meaning. Terms that
stand in every other sentence are not linked: the front matter's `unlinked` names them, with commas between.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

from lxml.html import HtmlElement
from markupsafe import Markup

from teach_forward.model import Document
from teach_forward.site.article.markup import element, has_class, parse, serialise
from teach_forward.text.dialect import to_html
from teach_forward.text.prose import front_matter

SKIPPED = frozenset(
    {"a", "b", "button", "caption", "code", "h1", "h2", "h3", "h4", "kbd", "label", "pre", "summary", "svg", "th"}
)
SKIPPED_CLASSES = ("slide", "tip-title", "notes-label", "session-time", "facts", "downloads", "agenda", "workshops")
LONGEST = 300  # characters of a meaning that are shown; the glossary has the rest

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ARABIC_PREFIX = "(?:[وفبكل]?ال|لل|[وفبل])?"  # conjunctions and the article, written in one with the noun


@dataclass(frozen=True, slots=True)
class Term:
    """A term: the id of its heading, its name, its meaning, and what finds it in a text."""

    id: str
    name: str
    meaning: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a glossary in a language, by their first words as `_key` makes them, longest first."""

    locale: str
    terms: Mapping[str, tuple[Term, ...]]


def read_glossary(document: Document) -> Glossary:
    """The terms of a glossary page."""
    root = parse(to_html(front_matter(document.text).below))
    unlinked = names_unlinked(document)
    found: list[tuple[str, Term]] = []
    for heading, meaning in pairwise(root):
        if heading.tag != "h3" or not heading.get("id") or meaning.tag != "p":
            continue
        for name in _names(_text(heading)):
            if name.casefold() not in unlinked:
                pattern = _pattern(name, document.locale)
                found.append((name, Term(heading.get("id", ""), name, _short(_text(meaning)), pattern)))
    terms: dict[str, list[Term]] = {}
    for name, term in sorted(found, key=lambda pair: -len(pair[0])):
        if first := _WORD.search(name):
            terms.setdefault(_key(first[0], document.locale), []).append(term)
    return Glossary(document.locale, {key: tuple(group) for key, group in terms.items()})


def names_unlinked(document: Document) -> frozenset[str]:
    """The terms that a page's front matter names as `unlinked`, in small letters."""
    return frozenset(name.strip().casefold() for name in document.meta.get("unlinked", "").split(",") if name.strip())


def _names(heading: str) -> tuple[str, ...]:
    """The names in a heading: `Artificial intelligence (AI)` has two."""
    long, _, short = heading.removesuffix(")").partition(" (")
    return (long, short) if short else (long,)


def _text(node: HtmlElement) -> str:
    return " ".join(node.text_content().split())


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def _pattern(name: str, locale: str) -> re.Pattern[str]:
    """The name as whole words, each also with the usual mark of the plural; in any case, but for initials."""
    if name.isupper():
        return re.compile(re.escape(name) + r"(?!\w)")
    if locale.startswith("ar"):
        words = [_ARABIC_PREFIX + re.escape(_key(word, locale)) for word in name.split()]
    else:
        words = [re.sub("['’]", "['’]", re.escape(word)) + "(?:s|x|es)?" for word in name.split()]
    return re.compile(r"\s+".join(words) + r"(?!\w)", re.IGNORECASE)


def _key(word: str, locale: str) -> str:
    """The word so that its usual forms are alike."""
    word = word.casefold().replace("’", "'")
    if locale.startswith("ar"):
        return re.sub(f"^{_ARABIC_PREFIX}(?=...)", "", word)
    return re.sub("(?<=..)(?:es|s|x|e)$", "", word)


def link_terms(html: str, glossary: Glossary, url: str, unlinked: Collection[str] = ()) -> str:
    """The text with the first use of each term as a link to the glossary at `url`; `unlinked` terms are left alone."""
    root = parse(html)
    used = {term.id for group in glossary.terms.values() for term in group if term.name.casefold() in unlinked}
    _walk(root, glossary, url, used)
    return serialise(root)


def _walk(node: HtmlElement, glossary: Glossary, url: str, used: set[str]) -> None:
    """Link terms in an element's text, in what is in it, and between, in the order of reading."""
    if not isinstance(node.tag, str) or node.tag in SKIPPED or any(has_class(node, name) for name in SKIPPED_CLASSES):
        return
    children = list(node)
    node.text, links = _split(node.text or "", glossary, url, used)
    node[:0] = links
    for child in children:
        _walk(child, glossary, url, used)
        child.tail, links = _split(child.tail or "", glossary, url, used)
        place = node.index(child) + 1
        node[place:place] = links


def _split(text: str, glossary: Glossary, url: str, used: set[str]) -> tuple[str, list[HtmlElement]]:
    """The text up to the first link, and the links with what follows each."""
    links: list[HtmlElement] = []
    pieces: list[str] = [""]
    end = 0
    for match in _WORD.finditer(text):
        if match.start() < end:
            continue
        for term in glossary.terms.get(_key(match[0], glossary.locale), ()):
            hit = None if term.id in used else term.pattern.match(text, match.start())
            if hit:
                used.add(term.id)
                pieces[-1] = text[end : match.start()]
                link = Markup('<a class="term" href="{}#{}" title="{}">{}</a>')
                links.append(element(link.format(url, term.id, term.meaning, hit[0])))
                pieces.append("")
                end = hit.end()
                break
    pieces[-1] = text[end:]
    for link_, tail in zip(links, pieces[1:], strict=True):
        link_.tail = tail
    return pieces[0], links
