"""Data beside the texts: docs/sources.yml, what facts rest on; and docs/terms.yml, the terms in each language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.model import Source, SourceWords, Terms
from teach_forward.text.data import Form, read
from teach_forward.text.outline import ID, INVALID_ID
from teach_forward.util.locales import is_tag
from teach_forward.util.shape import Entries, Items, Record, Text

KINDS = ("law", "case", "agreement", "study", "publication", "tool")
CONFIDENCES = ("checked", "secondary", "general")

_DATE = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?")
_ADDRESS = re.compile(r"https?://[^\s]+")
AN_ADDRESS = Text("an address that begins with https://", lambda text: bool(_ADDRESS.fullmatch(text)))
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


def read_sources(path: str, data: bytes) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The sources of a YAML mapping of id to facts, in its order, and what is wrong with it."""
    tree, findings = read(path, data, _SOURCES)
    entries = ((id_, entry) for id_, entry in tree.value.items() if isinstance(entry, dict))
    return tuple(_source(id_, entry, tree.line(id_)) for id_, entry in entries), findings


def _source(id_: str, entry: Mapping[str, object], line: int) -> Source:
    facts = {key: value.strip() for key, value in entry.items() if isinstance(value, str)}
    also = entry.get("also")
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
        also=tuple(map(str, also)) if isinstance(also, list) else (),
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
