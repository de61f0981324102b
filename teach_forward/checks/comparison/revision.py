"""Which text of its source a translation translates, section by section: what it says of that, and whether it is true.

The line `source:` names a text of the whole page; a mark under a heading names a later one of its section alone (see
text/fingerprints.py). Pure: the text that a page names comes from git, and is asked for elsewhere.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from teach_forward import rules
from teach_forward.findings import Fault
from teach_forward.library.addresses import is_blob_id
from teach_forward.model import Document, Kind
from teach_forward.text import passages
from teach_forward.text.fingerprints import fingerprints, is_fingerprint, like_marks, marks, sections
from teach_forward.text.front_matter import line_of_key
from teach_forward.text.passages import TOP
from teach_forward.text.reader import read
from teach_forward.util import locales


def names_a_text(translation: Document) -> bool:
    """Whether a translation says of one text of its source, of today or older, that it translates it."""
    return is_blob_id(translation.meta.get("source", ""))


def old_source(source: Document, data: bytes | None) -> Document | None:
    """An older text of a page of the source, from its bytes where they are known."""
    return _old(source.path, data, source.kind, source.locale) if data is not None else None


@functools.lru_cache(maxsize=8)  # translations of a page tend to name the same text
def _old(path: str, data: bytes, kind: Kind, locale: str) -> Document:
    return read(path, data, kind, locale)[0]


def named(translation: Document, old: Document | None) -> dict[str, str]:
    """The fingerprints of the sections that a translation translates, by id; `old` is the text that it names."""
    own = {id_: fingerprint for id_, (_, fingerprint) in marks(translation.text).items()}
    return {**(fingerprints(old) if old else {}), **own}


def fresh(translation: Document, source: Document, old: Document | None) -> frozenset[str]:
    """The ids of the source's sections whose translation is of today's text, as far as marks and the old text say."""
    here, theirs = sections(translation).keys(), named(translation, old)
    return frozenset(id_ for id_, today in fingerprints(source).items() if id_ in here and theirs.get(id_) == today)


def check_revision(
    source: Document, translation: Document, source_id: str, data: bytes | None = None
) -> Iterator[Fault]:
    """The translation names the source text that it translates, and that is the text of today.

    `data` is the text that it names where that is an older one, and git still has it.
    """
    yield from _check_marks(source, translation, source_id)
    says, line = translation.meta.get("source"), line_of_key(translation.text, "source")
    language = locales.name(source.locale)
    if not says:
        message = f"the front matter does not say which {language} text this translates; write source: {source_id}"
        yield Fault(1, message, rules.MISSING_SOURCE, "source")
    elif says != source_id:
        old = old_source(source, data)
        stale = tuple(_outdated_sections(source, translation, old))
        if len(stale) < len(sections(translation)):
            yield from stale
        elif names_a_text(translation):
            message = f"the {language} text has changed since, or the id is wrong; that of today is {source_id}"
            yield Fault(line, message, rules.OUTDATED_SOURCE)
        else:
            message = f"the page does not say yet which {language} text it translates; that of today is {source_id}"
            yield Fault(line, message, rules.OUTDATED_SOURCE)


def _outdated_sections(source: Document, translation: Document, old: Document | None) -> Iterator[Fault]:
    """The sections of a translation that are not of today's text, or do not say so."""
    today, current, known = fingerprints(source), fresh(translation, source, old), named(translation, old)
    language, lines = locales.name(source.locale), _lines(translation)
    for id_, fingerprint in today.items():
        if id_ in lines and id_ not in current:
            what = "the top of the page" if id_ == TOP else f"{{#{id_}}}"
            if names_a_text(translation) or id_ in known:
                sure = "has" if id_ in known else "may have"
                message = f"the {language} text of {what} {sure} changed since; that of today is {fingerprint}"
            else:
                message = f"{what} does not say yet which {language} text it translates; that of today is {fingerprint}"
            yield Fault(lines[id_], message, rules.OUTDATED_SOURCE, id_)


def _check_marks(source: Document, translation: Document, source_id: str) -> Iterator[Fault]:
    """Marks that say nothing, or that stand where they say nothing."""
    text, today = translation.text, fingerprints(source)
    section_at = {line: id_ for id_, (line, _) in marks(text).items()}
    for line, says in like_marks(text).items():
        id_ = section_at.get(line, "")
        if not is_fingerprint(says):
            yield Fault(line, "this mark does not hold six digits from 0 to 9 and a to f", rules.BAD_STAMP)
        elif not id_:
            yield Fault(line, _misplaced(translation, line), rules.BAD_STAMP)
        elif translation.meta.get("source") == source_id and says != today.get(id_):
            message = "the first lines say that the whole page is of today's text, and this mark names another one"
            yield Fault(line, message, rules.BAD_STAMP)


def _misplaced(translation: Document, line: int) -> str:
    """Why a mark at a line says nothing."""
    starts = {start: id_ for id_, start in _lines(translation).items()}
    section = starts[max(start for start in starts if start <= line)] if min(starts) <= line else ""
    if (other := marks(translation.text).get(section)) and section:
        return f"the section has a mark already, on line {other[0]}"
    return "this mark does not stand right under the heading of a section"


def _lines(translation: Document) -> dict[str, int]:
    """The lines of the headings of a translation's sections, by id; for the top, that of the title."""
    top = passages.sections(translation.text)[0].line
    return {TOP: top, **{session.id: session.line for session in translation.sessions}}
