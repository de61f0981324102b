"""A page of the guide and its translation side by side, taken apart, with what is known of each text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from teach_forward.checks.comparison import revision
from teach_forward.exchange import marks
from teach_forward.exchange.memory import Memory, remember
from teach_forward.exchange.segments import Page, segment
from teach_forward.exchange.units import Unit
from teach_forward.findings import Finding
from teach_forward.library.addresses import path_of, uri_of
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.text.fingerprints import fingerprints
from teach_forward.translation import revisions


@dataclass(frozen=True)
class Work:
    """A page, and its translation where there is one.

    `revision` is the id of the source's text of today, and `sections` are the fingerprints of its sections. `fresh` are
    the sections whose translation is of today's text.
    """

    document: Document
    translated: Document | None
    path: str
    revision: str
    sections: Mapping[str, str]
    source: Page
    translation: Page | None
    old: Page | None
    fresh: frozenset[str]
    memory: Memory

    @property
    def locale(self) -> str:
        """The language of the translation."""
        return self.path.split("/")[1]

    @cached_property
    def uri(self) -> str:
        """The page's address, the same in every language."""
        return uri_of(self.document)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The texts of the page, one for each segment of its source."""
        return tuple(map(self._unit, range(len(self.source.segments))))

    def _unit(self, index: int) -> Unit:
        segment_, known = self.source.segments[index], self.memory.known[index]
        source, target, before, old = self.source.pieces(segment_), marks.Pieces(), "", marks.Pieces()
        if known.twin is not None and self.translation is not None:
            target = self.translation.pieces(self.translation.segments[known.twin])
            before = marks.fingerprint(target)
        if known.state == "new":
            target = ()
        elif known.state == "done":
            target = target or source
        elif known.old is not None and self.old is not None:
            old = self.old.pieces(self.old.segments[known.old])
            target = marks.with_marks_of(target, tuple(marks.marks(old)), tuple(marks.marks(source)))
        place = segment_.place
        return Unit(
            key=f"{self.uri}#{place.anchor} {segment_.label}",
            uri=self.uri,
            group=f"{self.uri}#{place.anchor}{'' if place.on_slide else f' {place.block}'}",
            kind=segment_.kind,
            source=source,
            path=self.document.path,
            line=segment_.line,
            target=target,
            state=known.state,
            before=before,
            old=old,
            on_slide=place.on_slide,
        )


def held(library: Library, locale: str, uri: str, unread: Iterable[Finding]) -> tuple[Finding, ...]:
    """Why nothing can be done on a page in a language: its file, or that of the source, is among the `unread`."""
    paths = path_of(library.source, uri), path_of(locale, uri)
    return tuple(finding for finding in unread if finding.path in paths)


def work(library: Library, locale: str, uri: str) -> Work:
    """What there is to do on a page in a language."""
    document, translated = library.documents[library.source][uri], library.documents[locale].get(uri)
    source, translation = segment(document.text), segment(translated.text) if translated else None
    sections = fingerprints(document)
    fresh: frozenset[str] = frozenset()
    based: frozenset[str] = frozenset()
    old = None
    if translated is not None:
        before = revisions.translated_from(library, translated, document)
        fresh = revision.fresh(translated, document, before)
        if before is not None and fresh != sections.keys():
            theirs, then = revision.named(translated, before), fingerprints(before)
            old, based = segment(before.text), frozenset(id_ for id_ in then if theirs[id_] == then[id_])
    return Work(
        document=document,
        translated=translated,
        path=path_of(locale, uri),
        revision=library.source_id(document) or "",
        sections=sections,
        source=source,
        translation=translation,
        old=old,
        fresh=fresh,
        memory=remember(source, translation, old, fresh, based),
    )
