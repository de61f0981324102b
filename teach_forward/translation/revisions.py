"""Which source text a translation translates, and what has changed since.

A translation names its source by git's blob id, which is computed from the bytes, so no history is needed to see that a
page is out of date. Which of its sections are, is computed too: a section is of today's text where the old text, from
git, has the same section, or where the translation names today's fingerprint of it (see text/fingerprints.py).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from teach_forward.checks.comparison.order import moved
from teach_forward.library.addresses import is_blob_id, path_of
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.text.fingerprints import fingerprints, joined, marks, parted, sections, unmarked
from teach_forward.text.front_matter import front_matter
from teach_forward.text.passages import TOP
from teach_forward.text.reader import read
from teach_forward.translation import git
from teach_forward.translation.left import Left

State = Literal["done", "outdated", "begun", "missing"]
Kind = Literal["new", "changed", "gone", "moved", "untranslated"]

_OWN_LINE = re.compile(r"^(?:source|sections):.*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Change:
    """A section of the source that has changed. `difference` is a unified diff, empty where the old text is lost.

    A section that has `moved` has the same text and stands at another place now; one that is `untranslated` is still in
    the source's language on the page.
    """

    section: str
    title: str
    kind: Kind
    difference: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageState:
    """How far a page is translated. `path` is where the translation lies.

    `words` counts the words of its source, `done` those in sections that are translated from today's text. A page is
    `begun` while it does not say what it translates, or a section of it is still in the source's language. `changes`
    are what has changed in the source of a page that is outdated or begun.
    """

    uri: str
    locale: str
    path: str
    title: str
    state: State
    words: int
    done: int = 0
    changes: tuple[Change, ...] = ()


def states(library: Library, locale: str) -> Iterator[PageState]:
    """The state of each page of the source in a locale, in the order of addresses."""
    left = Left(library.root)
    for uri, source in sorted(library.documents[library.source].items()):
        words = sum(len(text.split()) for text in source.texts)
        translation = library.documents[locale].get(uri)
        page = PageState(uri, locale, path_of(locale, uri), source.title, "missing", words)
        if locale == library.source:
            page = replace(page, state="done", done=words)
        elif translation is not None:
            page = _looked_at(library, page, translation, source, left.sections(source, translation))
        yield page
    left.tidy()


def percent(pages: Sequence[PageState]) -> int:
    """The share of words that are done, in whole per cent; 100 only where all are, and 0 only where none is."""
    done, words = sum(page.done for page in pages), sum(page.words for page in pages)
    return max(done * 100 // words, 1) if done and words else 0


def _looked_at(
    library: Library, page: PageState, translation: Document, source: Document, left: frozenset[str]
) -> PageState:
    """The state of a page that has a translation; the sections that are `left` are not translated yet."""
    whole, titles = names_today(library, translation), _titles(source)
    old = None if whole else old_source(library, translation, source)
    fresh = _fresh(translation, source, old, whole=whole)
    changed = () if whole else tuple(_changes(translation, source, old, fresh))
    told = {change.section for change in changed}
    rest = (Change(id_, titles[id_], "untranslated") for id_ in titles if id_ in left - told)
    weights = {id_: len(text.split()) for id_, text in sections(source).items()}
    share = sum(weights[id_] for id_ in fresh - left) / max(1, sum(weights.values()))
    state: State = "done"
    if left or not is_blob_id(translation.meta.get("source", "")):
        state = "begun"
    elif changed or fresh != weights.keys():
        state = "outdated"
    return replace(page, state=state, done=int(page.words * share), changes=(*changed, *rest))


def _fresh(translation: Document, source: Document, old: Document | None, *, whole: bool) -> frozenset[str]:
    """The ids of the source's sections whose translation is of today's text; `whole`: the page says so of all."""
    here, today = sections(translation).keys(), fingerprints(source)
    if whole:
        return frozenset(today.keys() & here)
    named = (
        {id_: mark for id_, (_, mark) in marks(translation.text).items()},
        parted(translation.meta.get("sections", "")),
        fingerprints(old) if old else {},
    )
    return frozenset(id_ for id_ in today if id_ in here and any(each.get(id_) == today[id_] for each in named))


def names_today(library: Library, translation: Document) -> bool:
    """Whether a translation says of its whole page that it is of today's text."""
    return translation.meta.get("source") == library.source_id(translation)


def old_source(library: Library, translation: Document, source: Document) -> Document | None:
    """The text of the source that a translation names, where git still has it."""
    data = git.blob(library.root, translation.meta.get("source", ""))
    return read(source.path, data, source.kind, library.source)[0] if data is not None else None


def _changes(translation: Document, source: Document, old: Document | None, fresh: Set[str]) -> Iterator[Change]:
    """What has changed in the source since each section was translated, but for the sections that are `fresh`.

    Nothing where there is no telling, since neither git (`old`) nor the page knows the old text.
    """
    before = sections(old) if old else {}
    known = before.keys() | parted(translation.meta.get("sections", "")).keys() | fresh
    if not known:
        return
    now, here, titles = sections(source), sections(translation), _titles(source)
    for id_, text in ((id_, text) for id_, text in now.items() if id_ not in fresh):
        lines = text.split("\n")
        if id_ in here and id_ in known:
            difference = difflib.unified_diff(before.get(id_, "").split("\n"), lines, lineterm="", n=1)
            yield Change(id_, titles[id_], "changed", tuple(difference)[2:] if before else ())
        else:
            yield Change(id_, titles[id_], "new", tuple(f"+{line}" for line in lines) if before else ())
    for id_ in (id_ for id_ in here if id_ not in now):
        yield Change(id_, id_, "gone")
    order = [id_ for id_ in here if id_ in now]
    for id_ in (order[index] for index in moved(list(now), order)):
        if id_ in fresh:
            yield Change(id_, titles[id_], "moved")


def _titles(document: Document) -> dict[str, str]:
    """The titles of a page's sections by id; that of the top is the page's."""
    return {TOP: document.title, **{session.id: session.title for session in document.sessions}}


def stamped(text: str, source: Document, source_id: str) -> str:
    """The text of a translation with the revision of its source in its front matter, and all else as it was."""
    return signed(unmarked(text), source_id, joined(fingerprints(source)))


def signed(text: str, source_id: str, sections: str) -> str:
    """The text of a translation with these two keys in its front matter; without `sections` where these are empty."""
    lines = f"source: {source_id}\n" + (f"sections: {sections}\n" if sections else "")
    head = front_matter(text)
    return f"---\n{_OWN_LINE.sub('', head.keys or '')}{lines}---\n{head.below}"
