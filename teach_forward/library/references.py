"""Data beside the texts: sources.yml, what facts rest on; terms.yml, the terms; and search.yml, words of the search."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.model import SearchWords, Source, SourceWords, Terms
from teach_forward.text.data import Form, read
from teach_forward.text.hrefs import is_of_the_web
from teach_forward.text.outline import ID, INVALID_ID
from teach_forward.util.locales import is_tag
from teach_forward.util.shape import Entries, Items, Record, Text

KINDS = ("law", "case", "agreement", "study", "publication", "tool")
CONFIDENCES = ("checked", "secondary", "general")

T = TypeVar("T")
Facts = Mapping[str, str]
Lists = Mapping[str, tuple[str, ...]]
Make = Callable[[str, Facts, Lists, int], T]
"""Makes something of an entry's id, its texts, its lists and its line."""

_DATE = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?")
AN_ADDRESS = Text("an address that begins with https://", is_of_the_web)
AN_ID = Text(INVALID_ID.removeprefix("is not "), lambda id_: bool(ID.fullmatch(id_)))
MONTH = Text("a year and a month, such as 2026-07", lambda text: bool(_DATE.fullmatch(text)))
_SOURCES = Form(
    Entries(
        key=AN_ID,
        of=Record(
            {
                "kind": Text(choices=KINDS),
                "title": Text(),
                "by": Text(),
                "year": Text(longest=40),
                "place": Text(),
                "url": AN_ADDRESS,
                "also": Items(AN_ADDRESS, "a list of addresses that begin with https://"),
                "looked_at": MONTH,
                "confidence": Text(choices=CONFIDENCES),
            },
            needed=("kind", "title", "by", "year", "looked_at", "confidence"),
            what="a list of facts, such as kind, title and by",
        ),
        what="a list of ids with facts below each",
    ),
    rules.BAD_SOURCE,
)
_SOURCE_WORDS = Form(Record({"titles": Entries(Text()), "names": Entries(Text())}), rules.BAD_SOURCE)
_CHANGING = re.compile(r"\([^)]*\)")  # the ending of a form, which may be another one


def _has_word(text: str) -> bool:
    return any(letter.isalnum() for letter in _CHANGING.sub("", text))


_WORD = Text("a word", _has_word, longest=200)
_TAG = Text("the tag of a language, such as es or pt-BR", is_tag)
_TERMS = Form(
    Record(
        {
            "terms": Entries(
                Entries(Items(_WORD, "a list of forms"), "a list of languages", _TAG), "a list of terms", _WORD
            ),
            "avoid": Entries(Entries(Text(longest=200), "a list of words", _WORD), "a list of languages", _TAG),
        },
        needed=("avoid",),
    ),
    rules.BAD_TERMS,
)

_SEARCH_WORDS = Form(
    Record(
        {
            "fillers": Items(_WORD, "a list of words"),
            "synonyms": Items(Items(_WORD, "a list of words", most=30), "a list of lists of words"),
        }
    ),
    rules.BAD_SEARCH_WORDS,
)


def read_sources(path: str, data: bytes) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The sources of a YAML mapping of id to facts, in its order, and what is wrong with it."""
    return read_entries(path, data, _SOURCES, _source)


def read_entries(path: str, data: bytes, form: Form, make: Make[T]) -> tuple[tuple[T, ...], tuple[Finding, ...]]:
    """What is made of each entry of a YAML mapping of id to facts, in its order, and what is wrong with it."""
    tree, findings = read(path, data, form)
    made = []
    for id_, entry in tree.value.items():
        if isinstance(entry, dict):
            facts = {key: value.strip() for key, value in entry.items() if isinstance(value, str)}
            lists = {key: tuple(map(str, value)) for key, value in entry.items() if isinstance(value, list)}
            made.append(make(id_, facts, lists, tree.line(id_)))
    return tuple(made), findings


def _source(id_: str, facts: Facts, lists: Lists, line: int) -> Source:
    return Source(
        id=id_,
        kind=facts.get("kind", ""),
        title=facts.get("title", ""),
        by=facts.get("by", ""),
        year=facts.get("year", ""),
        place=facts.get("place", ""),
        url=facts.get("url", ""),
        looked_at=facts.get("looked_at", ""),
        confidence=facts.get("confidence", ""),
        line=line,
        also=lists.get("also", ()),
    )


def read_source_words(path: str, data: bytes) -> tuple[SourceWords, tuple[Finding, ...]]:
    """The titles and names of a language's sources.yml, and what is wrong with it."""
    tree, findings = read(path, data, _SOURCE_WORDS)
    if findings:
        return SourceWords(), findings
    return SourceWords(tree.value.get("titles") or {}, tree.value.get("names") or {}), ()


def read_terms(path: str, data: bytes) -> tuple[Terms, tuple[Finding, ...]]:
    """The terms and the words to avoid of a YAML file, and what is wrong with it."""
    tree, findings = read(path, data, _TERMS)
    if findings:
        return Terms(), findings
    forms = {
        term: {locale: tuple(found) for locale, found in (by_locale or {}).items()}
        for term, by_locale in (tree.value.get("terms") or {}).items()
    }
    return Terms(forms, tree.value["avoid"]), findings


def read_search_words(path: str, data: bytes) -> tuple[SearchWords, tuple[Finding, ...]]:
    """What a language's search.yml says, and what is wrong with it."""
    tree, findings = read(path, data, _SEARCH_WORDS)
    if findings:
        return SearchWords(), findings
    synonyms = tuple(tuple(alike) for alike in tree.value.get("synonyms") or ())
    return SearchWords(tuple(tree.value.get("fillers") or ()), synonyms), ()
