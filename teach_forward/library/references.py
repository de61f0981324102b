"""Data beside the texts: docs/sources.yml, what facts rest on; and docs/terms.yml, the terms in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teach_forward import rules
from teach_forward.findings import Finding, duplicates, unreadable
from teach_forward.model import Source, SourceWords, Terms
from teach_forward.text.outline import ID, INVALID_ID
from teach_forward.util import yml

KINDS = ("law", "case", "agreement", "study", "publication", "tool")
CONFIDENCES = ("checked", "secondary", "general")
_KEYS = {"kind", "title", "by", "year", "place", "url", "also", "looked_at", "confidence"}
_ADDRESS = re.compile(r"https?://[^\s]+")
_REQUIRED = ("kind", "title", "by", "year", "looked_at", "confidence")


def read_sources(path: str, text: str) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The sources of a YAML mapping of id to facts, in its order, and what is wrong with it."""
    try:
        tree = yml.read(text)
    except yml.YAMLError as error:
        return (), (unreadable(path, error, rules.BAD_SOURCE),)
    entries = tree.value or {}
    if not isinstance(entries, dict) or not all(isinstance(entry, dict) for entry in entries.values()):
        return (), (Finding(path, 1, "the file is not a list of ids with facts below each", rules.BAD_SOURCE),)
    sources: list[Source] = []
    findings = [*duplicates(path, tree)]
    for id_, entry in entries.items():
        line = tree.line(id_)
        facts = {key: str(value).strip() for key, value in entry.items() if value}
        faults = [*_faults(id_, facts), *_faults_of_also(entry.get("also"))]
        findings += [Finding(path, line, f'"{id_}" {fault}', rules.BAD_SOURCE) for fault in faults]
        sources.append(
            Source(
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
                also=_addresses(entry.get("also")),
            )
        )
    return tuple(sources), tuple(findings)


def _addresses(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _faults_of_also(value: object) -> Iterator[str]:
    if value is not None and (not isinstance(value, list) or not all(map(_ADDRESS.fullmatch, map(str, value)))):
        yield "must have a list of addresses that begin with https:// under also"


def read_source_words(path: str, text: str) -> tuple[SourceWords, tuple[Finding, ...]]:
    """The titles and names of a language's sources.yml, and what is wrong with it."""
    try:
        tree = yml.read(text)
    except yml.YAMLError as error:
        return SourceWords(), (unreadable(path, error, rules.BAD_SOURCE),)
    values = tree.value or {}
    parts = [values.get(part) or {} for part in ("titles", "names")] if isinstance(values, dict) else [None]
    flat = all(isinstance(part, dict) and all(isinstance(word, str) for word in part.values()) for part in parts)
    if not flat or values.keys() - {"titles", "names"}:
        return SourceWords(), (Finding(path, 1, "the file does not hold titles by id, and names", rules.BAD_SOURCE),)
    return SourceWords(*parts), duplicates(path, tree)


def _faults(id_: str, facts: dict[str, str]) -> Iterator[str]:
    if not ID.fullmatch(id_):
        yield INVALID_ID
    for key in _REQUIRED:
        if not facts.get(key):
            yield f"has no {key}"
    for key in sorted(facts.keys() - _KEYS):
        yield f"has the unknown key {key}"
    if facts.get("kind") not in (*KINDS, None):
        yield f"is of the kind {facts['kind']}; there are {', '.join(KINDS)}"
    if facts.get("confidence") not in (*CONFIDENCES, None):
        yield f"has the confidence {facts['confidence']}; there are {', '.join(CONFIDENCES)}"
    if facts.get("url") and not _ADDRESS.fullmatch(facts["url"]):
        yield "has an address that does not begin with https://"
    if not re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?", facts.get("looked_at", "2026-01")):
        yield "has no valid date under looked_at: write a year and a month, as in 2026-07"


def _listed(value: object) -> tuple[str, ...]:
    """The forms of a term. Raises TypeError for anything but a list."""
    if not isinstance(value, list):
        raise TypeError
    return tuple(map(str, value))


def read_terms(path: str, text: str) -> tuple[Terms, tuple[Finding, ...]]:
    """The terms and the words to avoid of a YAML file, and what is wrong with it."""
    try:
        tree = yml.read(text)
        values = tree.value or {}
        forms = {
            term: {locale: _listed(found) for locale, found in by_locale.items()}
            for term, by_locale in values.get("terms", {}).items()
        }
        avoid = {
            locale: {word: str(instead) for word, instead in words.items()} for locale, words in values["avoid"].items()
        }
    except yml.YAMLError as error:
        return Terms(), (unreadable(path, error, rules.BAD_TERMS),)
    except (AttributeError, KeyError, TypeError):
        return Terms(), (Finding(path, 1, "the file does not hold terms and words to avoid", rules.BAD_TERMS),)
    return Terms(forms, avoid), duplicates(path, tree)
