"""Recording that a translation matches its source: in its front matter, or under the heading of a section."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from teach_forward import checks, rules
from teach_forward.checks.comparison.revision import fresh, names_a_text
from teach_forward.checks.wording.spelling import word_list
from teach_forward.checks.wording.untranslated import untranslated
from teach_forward.findings import ContentError, Finding, errors, unreadable
from teach_forward.library.addresses import uri_of
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.rules import Flag
from teach_forward.text.fingerprints import fingerprints, marked, marks, sections
from teach_forward.text.front_matter import same_below
from teach_forward.text.passages import TOP
from teach_forward.translation import revisions
from teach_forward.translation.harmless import IsWord, harm

_GONE = (rules.NO_SOURCE, rules.SOURCE_RENAMED)  # of a translation whose source stands under its name no more


class NoPage(LookupError):
    """What is named is not there, or is nothing that can be stamped; says what to name instead."""


@dataclass(frozen=True, slots=True)
class Target:
    """A page that is to be stamped, or some of its sections, by their ids; all of it where none is named."""

    document: Document
    sections: tuple[str, ...] = ()


def targets(library: Library, names: Sequence[str]) -> tuple[Target, ...]:
    """What `docs/fr/x.md`, `docs/fr/x.md#section` and folders name, each page once. Raises NoPage where there is none.

    Of a folder, translations that are up to date are left out.
    """
    found: dict[str, Target] = {}
    for document, section in (each for name in names for each in _named(library, name)):
        before = found.get(document.path)
        if not section or (before and not before.sections):
            found[document.path] = Target(document)
        else:
            found[document.path] = Target(document, (*(before.sections if before else ()), section))
    return tuple(found.values())


def _named(library: Library, name: str) -> Iterator[tuple[Document, str]]:
    """The pages that a name names, with the section where it names one."""
    path, mark, section = _split(name)
    pages = pages_at(library, path)
    if mark and not section:
        raise NoPage(f"{name} names no section; write its id behind #, such as docs/fr/about.md#licences")
    if pages[0].path == library.place(path):
        yield pages[0], section
        return
    if section:
        raise NoPage(f"{path} is a folder; name the section of a page, such as docs/fr/about.md#{section}")
    translations = [page for page in pages if page.locale != library.source]
    if not translations:
        raise NoPage(f"{path} holds no translation; name a folder of translations, such as docs/fr")
    yield from ((page, "") for page in translations if marks(page.text) or not revisions.names_today(library, page))


def _split(name: str) -> tuple[str, str, str]:
    """A name before and behind its mark of a section; folders on the way to a page may have such a sign too."""
    if "#" not in name or os.path.exists(name):  # noqa: PTH110  (a name, not yet a path)
        return name, "", ""
    return name.rpartition("#")


def pages_at(library: Library, name: str) -> tuple[Document, ...]:
    """The page that a path names, or all in a folder. Raises NoPage where there is none."""
    relative = library.place(name)
    pages = [document for locale in library.locales for document in library.documents[locale].values()]
    found = [page for page in pages if page.path == relative] or [
        page for page in pages if page.path.startswith(f"{relative}/")
    ]
    if not found:
        raise NoPage(
            f"{name or 'nothing'} is not a page of the guide, and holds none; name a page, such as docs/fr/about.md"
        )
    return tuple(found)


def stamp(library: Library, target: Target, findings: Sequence[Finding]) -> str:
    """The text of a translation that now matches its source. Raises ContentError while it has errors; NoPage.

    `findings` are those of the whole guide.
    """
    document = target.document
    source = library.documents[library.source].get(uri_of(document))
    if source is None and (gone := [item for item in findings if item.path == document.path and item.rule in _GONE]):
        raise ContentError(gone)
    if source is None or document.locale == library.source:
        raise NoPage(
            f"{document.path} does not translate any {library.source_name} page; "
            "name a translation, such as docs/fr/about.md"
        )
    faults = [*errors(checks.check_as_current(library, document, findings))]
    faults += unreadable(finding for finding in findings if finding.path == source.path)
    if target.sections:
        return _with_sections(library, target, source, faults)
    if same_below(document.text, source.text):
        message = f"all of it is still the {library.source_name} text"
        faults.append(Finding(document.path, 1, message, rules.ENGLISH_LEFT, override="error"))
    if faults:
        raise ContentError(faults)
    return revisions.stamped(document.path, document.text, library.source_id(source) or "")


def _with_sections(library: Library, target: Target, source: Document, faults: Sequence[Finding]) -> str:
    """The text of a translation of which some sections match their source now. Raises ContentError; NoPage."""
    document, today = target.document, fingerprints(source)
    there = [id_ for id_ in sections(document) if id_ in today]
    if unknown := [id_ for id_ in target.sections if id_ not in there]:
        raise NoPage(f"{document.path} has no section {', '.join(unknown)}; it has {', '.join(there)}")
    english = untranslated(source, document)
    found = {fault for id_ in target.sections for fault in faults if _is_of(fault, id_, _lines(document, id_))}
    for id_ in (id_ for id_ in target.sections if id_ in english):
        message = f"most of the section {id_} is still the {library.source_name} text"
        line = _lines(document, id_).start
        found.add(Finding(document.path, line, message, rules.ENGLISH_LEFT, override="error"))
    if found:
        raise ContentError(found)
    current = fresh(document, source, revisions.translated_from(library, document, source))
    return marked(document.text, {id_: today[id_] for id_ in target.sections if id_ not in current})


def _lines(document: Document, section: str) -> range:
    """The lines of a section, from 1."""
    starts = [1, *(session.line for session in document.sessions), document.text.count("\n") + 2]
    place = list(sections(document)).index(section)
    return range(starts[place], starts[place + 1])


def _is_of(fault: Finding, section: str, lines: range) -> bool:
    """Whether an error keeps a section from being stamped: it stands there, or keeps the whole page from being read."""
    if fault.rule.flags & (Flag.STRUCTURE | Flag.UNREADABLE):
        return True
    return fault.line in lines and not (section == TOP and fault.rule == rules.MISSING_SECTION)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an edit of the source is for a translation: its new text; or, where it is not harmless, why (`harm`)."""

    path: str
    text: str = ""
    harm: str = ""


def harmless(library: Library, names: Sequence[str]) -> Iterator[Verdict]:
    """What has changed in pages of the source since they were translated, for each translation that is out of date.

    Raises NoPage, and ContentError for a translation whose first lines are damaged.
    """
    is_word = word_list(library, library.source)
    for name in names:
        pages = pages_at(library, name)
        sources = [page for page in pages if page.locale == library.source]
        if not sources:
            raise NoPage(f"{name} is a translation; name the {library.source_name} page that was edited")
        for source in sources:
            for locale in library.locales:
                translation = library.documents[locale].get(uri_of(source))
                if translation is not None and locale != library.source and _is_older(library, translation):
                    yield _verdict(library, source, translation, is_word)


def _is_older(library: Library, translation: Document) -> bool:
    """Whether a translation names a text, and that is not today's."""
    return names_a_text(translation) and not revisions.names_today(library, translation)


def _verdict(library: Library, source: Document, translation: Document, is_word: IsWord) -> Verdict:
    now, here = sections(source), sections(translation)
    old = revisions.translated_from(library, translation, source)
    before = revisions.translated_texts(library, translation, source, old)
    if list(now) != list(here):
        return Verdict(translation.path, harm="it has other sections than the source, or in another order")
    if lost := [id_ for id_ in now if id_ not in before]:
        return Verdict(translation.path, harm=f"git does not have the text from which it translates {', '.join(lost)}")
    for id_, text in now.items():
        if told := harm(before[id_], text, is_word):
            return Verdict(translation.path, harm=f"in the section {id_}, {told}")
    return Verdict(
        translation.path, revisions.stamped(translation.path, translation.text, library.source_id(translation) or "")
    )
