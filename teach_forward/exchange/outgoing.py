"""What goes out to a translator: the texts of pages, with notes that say what each is and how much room it has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from teach_forward.checks.wording.terms import forms_of, printed
from teach_forward.exchange import marks, messages
from teach_forward.exchange.segments import FRONT, NOTES, Segment
from teach_forward.exchange.units import Batch, Unit
from teach_forward.exchange.work import Work, work
from teach_forward.layouts import DESCRIPTION, LAYOUTS
from teach_forward.library.addresses import WORDS_FILE, path_of
from teach_forward.library.library import Library
from teach_forward.util.counting import count_words

Fills = Mapping[tuple[str, str], float]
"""How full a slide is in the source, 1 for the last line that fits, by the path of its page and its id."""

MOST = 2.0
"""A translation is told at most so many times the words of the source, however empty the slide."""


class NoPage(LookupError):
    """A name that names no page; says so."""


def addresses(library: Library, names: Sequence[str | Path]) -> tuple[str, ...]:
    """The addresses of the pages that are named; all, where none is.

    A name is a file or a folder of any language, or an address. Raises NoPage.
    """
    known = (*sorted(library.documents[library.source]), WORDS_FILE)
    found: set[str] = set()
    for name in names:
        under = {uri for uri in known if _names(library, name, uri)}
        if not under:
            raise NoPage(f"{name} is not a page of the guide; name a file, such as docs/{library.source}/about.md")
        found |= under
    return tuple(uri for uri in known if uri in found or not names)


def _names(library: Library, name: str | Path, uri: str) -> bool:
    """Whether a name is that of a page, or of a folder in which it lies."""
    wanted = PurePosixPath(library.place(name))
    places = {uri, *(path_of(locale, uri) for locale in library.locales)}
    return any(PurePosixPath(place).is_relative_to(wanted) for place in places)


def batch(
    library: Library, locale: str, uris: Collection[str], *, changed: bool = False, fills: Fills | None = None
) -> Batch:
    """The texts of pages for a language; where `changed`, only those without a translation of today's text.

    Of a slide on which something is to be translated, all is sent: it is read, and fits, as a whole.
    """
    units: list[Unit] = []
    for uri in uris:
        if uri == WORDS_FILE:
            found = messages.units(library, locale)
        else:
            found = page_units(library, work(library, locale, uri), fills or {})
        waiting = {unit.group for unit in found if unit.on_slide and unit.state != "done"}
        units += [unit for unit in found if not changed or unit.state != "done" or unit.group in waiting]
    return Batch(
        name=library.messages(library.source)["guide_name"],
        source=library.source,
        locale=locale,
        source_tag=library.messages(library.source).language_tag,
        target_tag=library.messages(locale).language_tag,
        right_to_left=library.direction(locale) == "rtl",
        date=library.project.date,
        units=tuple(units),
    )


def page_units(library: Library, page: Work, fills: Fills) -> tuple[Unit, ...]:
    """The texts of a page with their notes."""
    forms = _forms(library, page.locale)
    slides = _slides(page)
    found = []
    for unit, segment in zip(page.units, page.source.segments, strict=True):
        fill = fills.get((unit.path, segment.place.anchor), 0)
        notes = (*_notes(segment, slides.get(unit.group, ()), fill), *_terms(forms, unit))
        found.append(replace(unit, notes=notes))
    return tuple(found)


def _slides(page: Work) -> Mapping[str, list[Unit]]:
    """The texts of each slide, by group."""
    slides: dict[str, list[Unit]] = {}
    for unit in page.units:
        if unit.on_slide:
            slides.setdefault(unit.group, []).append(unit)
    return slides


def _notes(segment: Segment, slide: Sequence[Unit], fill: float) -> Iterator[str]:
    """What a text is, where it stands, and how long it may be."""
    place, what = segment.place, segment.label[0].upper() + segment.label[1:]
    if place.on_slide:
        yield f"{what} of the slide “{place.title}” ({place.anchor})"
        yield from _limits(place.layout, slide, fill)
    elif segment.place.section == FRONT:
        yield f"{what}: stands above the page, in its first lines"
    elif place.block == NOTES:
        yield f"Said with the slide “{place.title}” ({place.anchor})"
    elif segment.label == "title":
        yield "Title of the page, or of a part of it"
    else:
        yield f"{what} under “{place.title}” ({place.anchor})"
    if segment.kind == "picture":
        yield f"What a picture shows, for people who do not see it: {DESCRIPTION} characters at most"


def _limits(name: str, slide: Sequence[Unit], fill: float) -> Iterator[str]:
    """What a layout is for, how many points a slide keeps, and how many words it has room for."""
    points = sum(unit.kind == "point" for unit in slide)
    keep = f"; keep its {points} points" if points > 1 else ""
    if layout := LAYOUTS.get(name):
        yield f"Layout {name}: {layout.purpose}{keep}"
    if fill:
        count = sum(count_words(marks.words(unit.source)) for unit in slide)
        most = max(count, int(count * min(MOST, 1 / fill)))
        yield f"At most about {most} words on the whole slide; the source has {count}"


def _forms(library: Library, locale: str) -> Mapping[re.Pattern[str], str]:
    """What finds each term of the guide, and its forms in a language."""
    return {
        re.compile(rf"\b{re.escape(term)}(?:s|es)?\b", re.IGNORECASE): f"{term}: {', '.join(map(printed, found))}"
        for term in library.terms.forms
        if (found := forms_of(library.terms, term, locale))
    }


def _terms(forms: Mapping[re.Pattern[str], str], unit: Unit) -> Iterator[str]:
    """The guide's words for the terms that stand in a text."""
    text = marks.words(unit.source)
    if found := [words for pattern, words in forms.items() if pattern.search(text)]:
        yield f"Terms of the guide: {'; '.join(found)}"
