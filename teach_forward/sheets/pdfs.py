"""The PDFs of a library: two of each workshop, and the book."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from teach_forward import project
from teach_forward.library.addresses import REFERENCES, source_of_link
from teach_forward.library.glossary import GLOSSARY_PAGE, read_glossary
from teach_forward.library.library import Library
from teach_forward.library.names import HANDOUT, HOME, PAGE, file_name
from teach_forward.model import Document, Run, Runs, Source
from teach_forward.sheets import booklet
from teach_forward.sheets.booklet import Part, Setting, Sources
from teach_forward.sheets.sheet import (
    NO_NUMBERS,
    Sheet,
    SlideNumbers,
    around_in,
    outside,
    parts_of,
    places_of_sources,
)
from teach_forward.sheets.source import available
from teach_forward.sheets.typst import LEFT_TO_RIGHT, RIGHT_TO_LEFT
from teach_forward.sheets.writer import place
from teach_forward.text import html
from teach_forward.theme import Theme
from teach_forward.util import locales

ON_WRITING = ("authors.md", "rules.md", "rules-translation.md", "translating.md")
"""Pages for those who write a guide; the book is for those who use it."""
_ISOLATED = "\u2066{}\u2069"  # a title in the source's language, whose marks would else stand at its other end
_COUNT = re.compile(rb"/Type/Pages/Count (\d+)")


def pages_of(head: bytes) -> int:
    """The number of pages of a PDF of ours, by its first bytes; 0 where they do not say it."""
    found = _COUNT.search(head)
    return int(found[1]) if found else 0


def pdfs(library: Library, theme: Theme, locale: str, slides: SlideNumbers = NO_NUMBERS) -> Iterator[Sheet]:
    """Those of a language: of each workshop that is in it, and the book where there is one; none without Typst.

    They are a batch in which what is shared stands close together: Typst forgets what was not used for ten files.
    """
    if not available():
        return
    setting = _setting(library, theme, slides, locale)
    parts = {part.workshop.slug: part for part in _workshops(library, locale)}
    booklets, sets = [], []
    for slug, part in parts.items():
        pages = (*part.pages, *part.shared)
        sources = _cited(library, locale, pages)
        handed = [page for page in (*part.further, *part.shared) if page.shared_by == 1]
        sheet = functools.partial(Sheet, locale=locale, parts=_depends(library, setting, sources, pages), batch=locale)
        everything = functools.partial(booklet.everything, part, sources, setting)
        booklets.append(sheet(_name(library, f"workshops/{slug}/index{PAGE}", locale), make=everything))
        participants = functools.partial(booklet.participants, part.workshop, handed, setting)
        sets.append(sheet(_name(library, f"workshops/{slug}/{HANDOUT}{PAGE}", locale), make=participants))
    if parts:
        yield from (*booklets, _book(library, locale, parts, setting), *sets)


def _name(library: Library, uri: str, locale: str) -> str:
    return file_name(library.project.prefix, uri, locale, "pdf")


def _workshops(library: Library, locale: str) -> Iterator[Part]:
    """The workshops of a language, each with its further pages."""
    for workshop in library.workshops(locale):
        if all(document.locale == locale for document in workshop):
            found = sorted(library.documents[locale].items())
            folder = f"workshops/{workshop.slug}/"
            own = [page for uri, page in found if uri.startswith(folder) and page.kind == "page"]
            linked = (library.documents[locale].get(uri) for uri in library.to_print(workshop.index))
            yield Part(workshop, own, [page for page in linked if page and page not in own])


def _book(library: Library, locale: str, parts: Mapping[str, Part], setting: Setting) -> Sheet:
    """The whole guide, as the navigation lists it; not the home page, which is the cover."""
    order: list[Document | Part] = []
    for _, listed in project.listed(library.root).pages:
        if listed.startswith("workshops/"):
            order += parts.values()
        elif listed not in (HOME, *ON_WRITING) and (page := library.documents[locale].get(listed)):
            order.append(page)
    sources = tuple(_lines(library, locale, library.sources))
    messages = library.messages(locale)
    make = functools.partial(booklet.book, order, sources, messages, setting)
    depends = _depends(library, setting, sources, list(_pages(order)))
    return Sheet(_name(library, HOME, locale), locale, make, depends, batch=locale)


def _depends(library: Library, setting: Setting, sources: object, pages: Sequence[Document]) -> tuple[str, ...]:
    numbers = [sorted(setting.slides.get(page.path, {}).items()) for page in pages]
    marked = sorted((term.id, term.name) for term in setting.glossary.named()) if setting.glossary else []
    return repr((setting.theme, library.total, sources, numbers, marked)), *parts_of(pages, library)


def _pages(order: Sequence[Document | Part]) -> Iterator[Document]:
    for entry in order:
        yield from entry.pages if isinstance(entry, Part) else (entry,)


def _cited(library: Library, locale: str, pages: Sequence[Document]) -> Sources | None:
    """The sources to which pages link, under the title that the language's page of references gives them."""
    references = library.documents[locale].get(REFERENCES)
    part = next((part for part in references.sessions if part.id == "sources"), None) if references else None
    hrefs = {str(href) for page in pages for href in html.parse(page.html).xpath("//a/@href")}
    linked = {source_of_link(href) for href in hrefs}
    cited = [each for each in library.sources if each.id in linked or hrefs & {each.url, *each.also}]
    lines = tuple(_lines(library, locale, cited))
    return Sources(part.title, lines) if part and lines else None


def _lines(library: Library, locale: str, sources: Iterable[Source]) -> Iterator[tuple[str, Runs]]:
    """The place of each source, and a line: its title, who it is by, the year, its address, and how sure we are."""
    words, messages = library.source_words[locale], library.messages(locale)
    from_right = library.direction(locale) == "rtl"
    mark, stop = ((Run(LEFT_TO_RIGHT),), f". {RIGHT_TO_LEFT}") if from_right else ((), ". ")
    for source in sources:
        title = words.titles.get(source.id) or (_ISOLATED.format(source.title) if from_right else source.title)
        year = words.name(source.year)  # or "since 2023"
        said = stop.join(filter(None, (title, words.name(source.by), year[:1].upper() + year[1:])))
        line = (Run(f"{said}{stop}"), Run(source.url, href=source.url), *mark) if source.url else (Run(said),)
        sure = messages[f"confidence_{source.confidence}"]
        looked_at = messages["looked_at"].format(month=locales.month_of(source.looked_at, locale))
        yield place(REFERENCES, source.id), (*line, Run(f" · {sure}{locales.comma(locale)}{looked_at}"))


def _setting(library: Library, theme: Theme, slides: SlideNumbers, locale: str) -> Setting:
    around = functools.partial(around_in, library, places_of_sources(library))
    outer = functools.partial(outside, library)
    page = library.documents[locale].get(GLOSSARY_PAGE)
    glossary = read_glossary(page, page.html) if page else None
    return Setting(around, outer, library.project, library.total, library.root, theme, slides, glossary)
