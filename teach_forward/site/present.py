"""The view of a page: its titles, languages, navigation and head, out of plain values."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from teach_forward.library.addresses import STATUS_PAGE, path_of, pixels_of
from teach_forward.messages import Messages
from teach_forward.model import Workshop
from teach_forward.site import seo, status
from teach_forward.site.article.compose import TITLE_ID, Content
from teach_forward.site.article.links import relative
from teach_forward.site.assets import stamp
from teach_forward.site.context import SiteContext
from teach_forward.site.downloads import DECK_KINDS
from teach_forward.site.offers import deck_offers, sheet_offers
from teach_forward.site.places import PART_NAMES, Place, part_uri, place
from teach_forward.site.practice import SCRIPT, Practice, practice
from teach_forward.site.text import Text, text_in
from teach_forward.site.view import Band, Film, Locale, NavLink, Notice, SectionLink, View
from teach_forward.speech import length
from teach_forward.text.passages import TOP
from teach_forward.translation.revisions import Change


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the navigation, as MkDocs read it: its address, its title, and the language that this is in."""

    uri: str
    title: str
    locale: str


@dataclass(frozen=True)
class Site:
    """What is the same for every page of a locale's build.

    `entries` are in the order of the navigation; `written` names the locales that have an address in their own words;
    `url` is the site's own address. `takes`: the finished site can be taken along, language by language; `keeps`: a
    browser may keep a language.
    """

    context: SiteContext
    locale: str
    entries: tuple[Entry, ...]
    written: Mapping[str, Collection[str]]
    url: str
    takes: bool = False
    keeps: bool = False

    @functools.cached_property
    def links(self) -> tuple[NavLink, ...]:
        """The navigation, as seen from none of its pages."""
        return tuple(_links(self))


def navigation(site: Site, here: str) -> tuple[NavLink, ...]:
    """The navigation as seen from the page at the address `here`; the pages of a workshop stand under its title."""
    return _seen_from(site.context.url(site.locale, here), site.links)


def _seen_from(here: str, links: Iterable[NavLink]) -> tuple[NavLink, ...]:
    """Links, with the one that leads here marked."""
    return tuple(
        replace(link, current=link.url == here, children=_seen_from(here, link.children))
        if link.children or link.url == here
        else link
        for link in links
    )


def _links(site: Site) -> Iterator[NavLink]:
    """The entries of the navigation; the pages of a workshop stand under its title."""
    slugs: set[str] = set()
    for entry in site.entries:
        at = place(entry.uri)
        if not at.slug:
            title = text_in(entry.locale, entry.title, site.locale)
            yield NavLink(title, site.context.url(site.locale, entry.uri))
        elif at.slug not in slugs and (workshop := site.context.workshop(site.locale, at.slug)):
            slugs.add(at.slug)
            title = text_in(workshop.index.locale, workshop.title, site.locale)
            url = site.context.url(site.locale, part_uri(workshop.slug, "index"))
            yield NavLink(title, url, number=workshop.number, children=tuple(_part_links(site, workshop.slug)))


def _part_links(site: Site, slug: str) -> Iterator[NavLink]:
    """The pages of a workshop: the usual ones under their fixed names, any other under its title, up to a colon."""
    messages = site.context.library.messages(site.locale)
    for entry in site.entries:
        at = place(entry.uri)
        if at.slug == slug:
            name = PART_NAMES.get(at.kind)
            title = Text(messages[name]) if name else text_in(entry.locale, entry.title, site.locale).short
            yield NavLink(title, site.context.url(site.locale, entry.uri), runs=at.kind in DECK_KINDS)


def languages(site: Site, uri: str) -> tuple[Locale, ...]:
    """This page in every language; a language's home page where neither it nor the source has the page."""
    found = []
    for code, name in site.context.locales:
        there = site.written.get(uri, ())
        target = uri if code in there or site.context.source in there else "index.md"
        found.append(Locale(code, name, site.context.url(code, target), code == site.locale))
    return tuple(found)


def translate_url(site: Site, at: Place) -> str:
    """Where a page that is missing in the locale can be written: a new file, in the right folder, in the browser."""
    library = site.context.library
    source = library.documents[library.source].get(at.source)
    source_id = library.source_id(source) if source else None
    return site.context.repository.new(path_of(site.locale, at.source), source_id or "")


def outdated(site: Site, at: Place) -> Notice | None:
    """The notice on a page that is outdated, or whose translation does not name its source yet."""
    progress = site.context.progress.get(site.locale)
    stale = progress.stale.get(at.source) if progress else None
    if stale is None:
        return None
    messages = site.context.library.messages(site.locale)
    links = tuple(_section_links(site, at, stale.changes))
    if not stale.id:
        return Notice(messages["in_progress"], "", links)
    url = f"{site.context.url(site.locale, STATUS_PAGE)}#{status.change_id(site.locale, at.source)}"
    if stale.state == "begun":
        return Notice(messages["in_progress"], url, links)
    return Notice(f"{messages['outdated']} {status.notice(stale, messages)}".rstrip(), url, links)


def _section_links(site: Site, at: Place, changes: Iterable[Change]) -> Iterator[SectionLink]:
    """The sections of a page that wait for something; those that its source has no longer bear their id alone."""
    library = site.context.library
    document = library.documents[site.locale].get(at.source)
    titles = {session.id: session.title for session in document.sessions} if document else {}
    for change in changes:
        if change.section == TOP:
            yield SectionLink(Text(library.messages(site.locale)["change_top"]), f"#{TITLE_ID}")
        elif change.section in titles:
            yield SectionLink(Text(titles[change.section]), f"#{change.section}")
        else:
            yield SectionLink(text_in(library.source, change.title, site.locale), "")


def view(site: Site, at: Place, content: Content, *, text_locale: str, title: str, edit_url: str) -> View:
    """The view of the page `at`, whose content is in `text_locale`."""
    context, library = site.context, site.context.library
    links = navigation(site, at.uri)
    before, after = _neighbours(links)
    workshop = context.workshop(site.locale, at.slug) if at.slug else None
    untranslated = text_locale != site.locale
    own_url = seo.absolute(site.url, context.url(text_locale, at.uri))
    return View(
        kind=at.kind,
        lang=site.locale,
        dir=library.direction(site.locale),
        text_lang=text_locale,
        text_dir=library.direction(text_locale),
        messages=library.messages(site.locale),
        home_url=context.url(site.locale, "index.md"),
        languages=languages(site, at.uri),
        nav=links,
        total=context.total,
        canonical=own_url,
        alternates=() if untranslated else seo.alternates(at.uri, site.written[at.uri], context.source, site.url),
        toc=content.contents,
        band=band(site, workshop, at) if workshop else None,
        head=content.head,
        body=content.body,
        title=title,
        description=_summary(workshop, at) or content.description,
        picture=_shared_picture(site, workshop),
        edit_url=edit_url,
        awaits=translate_url(site, at) if untranslated else "",
        outdated=None if untranslated else outdated(site, at),
        help_url=context.help_url(site.locale),
        prints=context.prints(at),
        files=tuple(sheet_offers(context, at.uri, site.locale, context.library.messages(site.locale))),
        take=context.take(site.locale, keeps=site.keeps) if site.takes and at.kind == "home" else None,
        film=film(site, at, text_locale),
        practice=_practice(site, at),
        previous=before,
        next=after,
    )


def film(site: Site, at: Place, text_locale: str) -> Film | None:
    """How a film plays; None for any other page."""
    library, pace = site.context.library, site.context.library.project.pace
    document = library.document(text_locale, at.uri)
    return Film(pace.words, length(document, pace)) if document and at.kind == "film" else None


def _practice(site: Site, at: Place) -> Practice | None:
    """What the page can be filled in with, in the reader's language."""
    here = site.context.url(site.locale, at.uri)
    found = practice(
        site.context.library, at.uri, site.locale, lambda uri: relative(site.context.url(site.locale, uri), here)
    )
    return replace(found, address=f"{here}{SCRIPT}?{stamp(found.script)}") if found else None


def missing(site: Site) -> View:
    """The view of the page for missing addresses."""
    context, library = site.context, site.context.library
    messages, direction = library.messages(site.locale), library.direction(site.locale)
    return View(
        kind="missing",
        lang=site.locale,
        dir=direction,
        text_lang=site.locale,
        text_dir=direction,
        messages=messages,
        home_url=context.url(site.locale, "index.md"),
        languages=languages(site, "index.md"),
        nav=navigation(site, ""),
        total=context.total,
        title=messages["missing_title"],
    )


def band(site: Site, workshop: Workshop, at: Place) -> Band:
    """The head of a workshop's page, in the reader's language."""
    context, index = site.context, workshop.index
    messages = context.library.messages(site.locale)
    return Band(
        number=workshop.number,
        total=context.total,
        title=text_in(index.locale, workshop.title, site.locale),
        index_url=context.url(site.locale, part_uri(workshop.slug, "index")),
        facts=(
            *_length(workshop, at, messages),
            (messages["audience"], text_in(index.locale, index.meta.get("audience", ""), site.locale)),
            *_group(workshop, at, site),
        ),
        parts=_seen_from(context.url(site.locale, at.uri), _part_links(site, workshop.slug)),
        offers=() if context.prints(at) else deck_offers(context, workshop.slug, site.locale, messages),
    )


def _group(workshop: Workshop, at: Place, site: Site) -> Iterator[tuple[str, Text]]:
    """The size of a group; a film is watched alone."""
    if at.kind != "film":
        name = site.context.library.messages(site.locale)["group"]
        yield name, text_in(workshop.index.locale, workshop.index.meta.get("group", ""), site.locale)


def _length(workshop: Workshop, at: Place, messages: Messages) -> Iterator[tuple[str, Text]]:
    """The minutes of the exercise on its own pages, of the workshop on its own; a further page has none.

    A film says its length where it is played.
    """
    if at.kind not in ("extra", "film"):
        length = workshop.exercise.minutes if at.kind in ("exercise", "handout") else workshop.minutes
        yield messages["length"], Text(messages.plural("length_minutes", length).format(minutes=length))


def _summary(workshop: Workshop | None, at: Place) -> str:
    """The workshop in one sentence, on its first page."""
    return workshop.index.meta.get("summary", "") if workshop and at.kind == "index" else ""


def _shared_picture(site: Site, workshop: Workshop | None) -> str:
    """The absolute address of the picture of a workshop, in pixels; that of the first workshop for other pages."""
    context = site.context
    shown = workshop or next(iter(context.library.workshops(site.locale)), None)
    file = context.picture_of(shown.index) if shown else None
    pixels = pixels_of(file) if file else None
    return seo.absolute(site.url, context.picture_url(pixels)) if pixels and pixels.is_file() else ""


def _neighbours(links: Sequence[NavLink]) -> tuple[NavLink | None, NavLink | None]:
    """The pages before and after this one, in the order of the navigation, each with the number of its workshop."""
    flat = [replace(leaf, number=link.number) for link in links for leaf in (link.children or (link,))]
    here = next((index for index, link in enumerate(flat) if link.current), None)
    if here is None:
        return None, None
    return (flat[here - 1] if here else None), (flat[here + 1] if here + 1 < len(flat) else None)
