"""Which source text a translation translates, and what has changed since.

A translation names its source by git's blob id, which is computed from the bytes, so no history is needed to see that a
page is out of date. Which of its sections are, is computed too: a section is of today's text where the mark under its
heading names that (see text/fingerprints.py), or else where the old text, from git, has the same section.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from teach_forward import rules
from teach_forward.checks.comparison import revision
from teach_forward.checks.comparison.order import moved
from teach_forward.checks.comparison.revision import fresh, named, names_a_text
from teach_forward.findings import ContentError, Finding
from teach_forward.library import git
from teach_forward.library.addresses import WORDS_FILE, path_of
from teach_forward.library.library import Library
from teach_forward.messages import translatable
from teach_forward.messages import untranslated as untranslated_messages
from teach_forward.model import Document
from teach_forward.text.fingerprints import fingerprints, sections, unmarked
from teach_forward.text.front_matter import front_matter, line_of_key, read_head
from teach_forward.text.passages import TOP
from teach_forward.translation.left import left as sections_left
from teach_forward.util.counting import count_words

State = Literal["done", "outdated", "begun", "missing"]
Kind = Literal["new", "changed", "gone", "moved", "untranslated"]

_OWN_LINE = re.compile(r"""^(["']?)source\1[ \t]*:.*\n""", re.MULTILINE)


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
    """The state of each page of the source in a locale, in the order of addresses; that of the messages comes last."""
    for uri in sorted(library.documents[library.source]):
        yield state(library, locale, uri)
    yield _state_of_messages(library, locale)


def state(library: Library, locale: str, uri: str) -> PageState:
    """The state of a page of the source in a locale."""
    source, translation = library.documents[library.source][uri], library.documents[locale].get(uri)
    words = sum(map(count_words, source.texts))
    page = PageState(uri, locale, path_of(locale, uri), source.title, "missing", words)
    if locale == library.source:
        return replace(page, state="done", done=words)
    return page if translation is None else _looked_at(library, page, translation, source)


def _state_of_messages(library: Library, locale: str) -> PageState:
    """The state of the file of messages; each of them counts with the words of the source."""
    own, source = library.own_messages[locale], library.own_messages[library.source]
    left = () if locale == library.source else untranslated_messages(own, source)
    weights = {key: count_words(source[key]) for key in translatable(source)}
    words, waiting = sum(weights.values()), sum(weights[key] for key in left)
    file = path_of(locale, WORDS_FILE)
    return PageState(WORDS_FILE, locale, file, "", "begun" if left else "done", words, words - waiting)


def percent(pages: Sequence[PageState]) -> int:
    """The share of words that are done, in whole per cent; 100 only where all are, and 0 only where none is."""
    done, words = sum(page.done for page in pages), sum(page.words for page in pages)
    return max(done * 100 // words, 1) if done and words else 0


def _looked_at(library: Library, page: PageState, translation: Document, source: Document) -> PageState:
    """The state of a page that has a translation."""
    titles, old = _titles(source), translated_from(library, translation, source)
    left, current = sections_left(library.root, source, translation), fresh(translation, source, old)
    whole = old is source and len(current) == len(sections(source).keys() & sections(translation).keys())
    changed = () if whole else tuple(_changes(library, translation, source, old, current))
    told = {change.section for change in changed}
    rest = (Change(id_, titles[id_], "untranslated") for id_ in titles if id_ in left - told)
    weights = {id_: count_words(text) for id_, text in sections(source).items()}
    share = sum(weights[id_] for id_ in current - left) / max(1, sum(weights.values()))
    state: State = "done"
    if left or not (names_a_text(translation) or current == weights.keys()):
        state = "begun"
    elif changed or current != weights.keys():
        state = "outdated"
    return replace(page, state=state, done=int(page.words * share), changes=(*changed, *rest))


def names_today(library: Library, translation: Document) -> bool:
    """Whether a translation says of its whole page that it is of today's text."""
    return translation.meta.get("source") == library.source_id(translation)


def translated_from(library: Library, translation: Document, source: Document) -> Document | None:
    """The text of the source that a translation names: that of today, or an older one where git still has it."""
    if names_today(library, translation):
        return source
    return revision.old_source(source, git.blob(library.root, translation.meta.get("source", "")))


def translated_texts(library: Library, translation: Document, source: Document, old: Document | None) -> dict[str, str]:
    """The text of each section of the source as it was when it was translated, by id, where git still has it.

    `old` is the text of the page that the translation names.
    """
    wanted, found = named(translation, old), dict[str, str]()
    for text in _versions(library, source, old):
        theirs, texts = fingerprints(text), sections(text)
        found |= {id_: texts[id_] for id_ in wanted if id_ not in found and theirs.get(id_) == wanted[id_]}
        if len(found) == len(wanted):
            break
    return found


def _versions(library: Library, source: Document, old: Document | None) -> Iterator[Document]:
    """The texts that a page of the source has had: first the `old` one where it is known, and that of today."""
    yield from (text for text in (old, source) if text is not None)
    for id_ in git.versions(library.root, source.path):
        if (text := revision.old_source(source, git.blob(library.root, id_))) is not None:
            yield text


def _changes(
    library: Library, translation: Document, source: Document, old: Document | None, current: Set[str]
) -> Iterator[Change]:
    """What has changed in the source since each section was translated, but for the sections that are `current`.

    Nothing where there is no telling, since neither git nor the page knows the old text.
    """
    known = named(translation, old)
    if not known:
        return
    now, here, titles = sections(source), sections(translation), _titles(source)
    before = translated_texts(library, translation, source, old) if now.keys() - current else {}
    for id_, text in ((id_, text) for id_, text in now.items() if id_ not in current):
        lines = text.split("\n")
        if id_ in here and id_ in known:
            difference = difflib.unified_diff(before.get(id_, "").split("\n"), lines, lineterm="", n=1)
            yield Change(id_, titles[id_], "changed", tuple(difference)[2:] if id_ in before else ())
        else:
            yield Change(id_, titles[id_], "new", tuple(f"+{line}" for line in lines) if old else ())
    for id_ in (id_ for id_ in here if id_ not in now):
        yield Change(id_, id_, "gone")
    order = [id_ for id_ in here if id_ in now]
    for id_ in (order[index] for index in moved(list(now), order)):
        if id_ in current:
            yield Change(id_, titles[id_], "moved")


def _titles(document: Document) -> dict[str, str]:
    """The titles of a page's sections by id; that of the top is the page's."""
    return {TOP: document.title, **{session.id: session.title for session in document.sessions}}


def stamped(path: str, text: str, source_id: str) -> str:
    """The text of a translation with the revision of its source in its front matter, and without marks of sections.

    Raises ContentError for a front matter that is damaged; `path` is said with it.
    """
    return signed(path, unmarked(text), source_id)


def signed(path: str, text: str, source_id: str) -> str:
    """The text of a translation with the revision of its source in its front matter, and all else as it was.

    Raises ContentError for a front matter that is damaged; `path` is said with it.
    """
    head, line = front_matter(text), f"source: {source_id}\n"
    keys = head.keys or ""
    keys = _OWN_LINE.sub(line, keys) if _OWN_LINE.search(keys) else keys + line
    new = f"---\n{keys}---\n{head.below}"
    before, after = read_head(text, "index"), read_head(new, "index")
    faults = [fault.at(path) for fault in before.faults if fault.rule == rules.BAD_FRONT_MATTER]
    twice = any(fault.rule == rules.DUPLICATE_KEY and fault not in before.faults for fault in after.faults)
    if not faults and (twice or after.values != {**before.values, "source": source_id}):
        message = "the value of source: goes on over more than one line"
        faults = [Finding(path, line_of_key(text, "source"), message, rules.BAD_FRONT_MATTER)]
    if faults:
        raise ContentError(faults)
    return new
