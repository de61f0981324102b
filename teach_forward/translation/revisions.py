"""Which source text a translation translates, and what has changed since.

A translation names its source by git's blob id and by a fingerprint of each of its sections, in its front matter:

    source: 1f0c2ab9...
    sections: top:3fa2c1 opening:9b12e0

The id is computed from the bytes, so no history is needed to see that a translation is out of date; the fingerprints
tell which sections have changed, where git no longer has the old text.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from teach_forward.library.addresses import path_of
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.text.front_matter import front_matter

State = Literal["done", "outdated", "missing"]
UNSTAMPED = "to be stamped"  # stands for the id of the source in a page that is not done
TOP = "top"  # what stands above the first heading of the second level

_OWN_LINE = re.compile(r"^(?:source|sections):.*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PageState:
    """How far a page is translated. `words` counts the words of its source, `path` is where the translation lies."""

    uri: str
    locale: str
    path: str
    title: str
    state: State
    words: int


@dataclass(frozen=True, slots=True)
class Change:
    """A section of the source that has changed. `difference` is a unified diff, empty where the old text is lost."""

    section: str
    title: str
    kind: Literal["new", "changed", "gone"]
    difference: tuple[str, ...] = ()


def states(library: Library, locale: str) -> Iterator[PageState]:
    """The state of each page of the source in a locale, in the order of addresses."""
    for uri, source in sorted(library.documents[library.source].items()):
        translation = library.documents[locale].get(uri)
        state: State = "done"
        if translation is None:
            state = "missing"
        elif locale != library.source and translation.meta.get("source") != library.source_id(source):
            state = "outdated"
        words = sum(len(text.split()) for text in source.texts)
        yield PageState(uri, locale, path_of(locale, uri), source.title, state, words)


def share(pages: tuple[PageState, ...]) -> float:
    """The share of words, from 0 to 1, that stand in pages which are done."""
    return sum(page.words for page in pages if page.state == "done") / max(1, sum(page.words for page in pages))


def sections(document: Document) -> dict[str, str]:
    """The text of each section of a document as it is written, by id; what stands above the first is `top`."""
    lines = document.text.split("\n")
    starts = [(TOP, 1), *((session.id, session.line) for session in document.sessions)]
    ends = [start for _, start in starts[1:]] + [len(lines) + 1]
    return {id_: "\n".join(lines[start - 1 : end - 1]) for (id_, start), end in zip(starts, ends, strict=True)}


def fingerprints(document: Document) -> str:
    """The sections' fingerprints as the front matter holds them."""
    return " ".join(f"{id_}:{_fingerprint(text)}" for id_, text in sections(document).items())


def by_section(fingerprints: str) -> dict[str, str]:
    """Fingerprints as the front matter holds them, by the ids of their sections."""
    return dict(pair.split(":", 1) for pair in fingerprints.split() if ":" in pair)


def changes(translation: Document, source: Document, old: Document | None) -> tuple[Change, ...]:
    """What has changed in the source since the text that a translation names; `old` is that text, where it is known."""
    now = sections(source)
    titles = {TOP: source.title, **{session.id: session.title for session in source.sessions}}
    if old is not None:
        return tuple(_compared(sections(old), now, titles))
    return tuple(_told(by_section(translation.meta.get("sections", "")), now, titles))


def _compared(before: Mapping[str, str], now: Mapping[str, str], titles: Mapping[str, str]) -> Iterator[Change]:
    for id_, text in now.items():
        if id_ not in before:
            yield Change(id_, titles[id_], "new", tuple(f"+{line}" for line in text.split("\n")))
        elif before[id_] != text:
            lines = difflib.unified_diff(before[id_].split("\n"), text.split("\n"), lineterm="", n=1)
            yield Change(id_, titles[id_], "changed", tuple(lines)[2:])
    for id_ in (id_ for id_ in before if id_ not in now):
        yield Change(id_, id_, "gone")


def _told(named: Mapping[str, str], now: Mapping[str, str], titles: Mapping[str, str]) -> Iterator[Change]:
    if not named:
        return
    for id_, text in now.items():
        if named.get(id_) != _fingerprint(text):
            yield Change(id_, titles[id_], "changed" if id_ in named else "new")
    for id_ in sorted(named.keys() - now.keys()):
        yield Change(id_, id_, "gone")


def stamped(text: str, source: Document, source_id: str) -> str:
    """The text of a translation with the revision of its source in its front matter, and all else as it was."""
    return signed(text, source_id, fingerprints(source))


def signed(text: str, source_id: str, sections: str) -> str:
    """The text of a translation with these two keys in its front matter; without `sections` where these are empty."""
    lines = f"source: {source_id}\n" + (f"sections: {sections}\n" if sections else "")
    head = front_matter(text)
    return f"---\n{_OWN_LINE.sub('', head.keys or '')}{lines}---\n{head.below}"


def _fingerprint(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:6]
