"""The view of a page: its titles, languages, navigation and head, out of plain values."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from teach_forward.library.addresses import STATUS_PAGE, path_of
from teach_forward.model import Workshop
from teach_forward.site import seo, status
from teach_forward.site.article import fragments
from teach_forward.site.article.compose import PART_WORDS, Stock, deck_offers, sheet_offers
from teach_forward.site.article.fragments import Text
from teach_forward.site.article.markup import parse, serialise
from teach_forward.site.places import Place, place
from teach_forward.site.view import Band, Locale, NavLink, Notice, TocLink, View

# Python-Markdown makes an id of the title's words, which for Arabic is `_1`.
TITLE_ID = "page-title"
WORKSHEET = "worksheet.md"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the navigation, as MkDocs read it: its address, its title, and the language that this is in."""

    uri: str
    title: str
    locale: str


@dataclass(frozen=True, slots=True)
class Site:
    """What is the same for every page of a locale's build.

    `entries` in order of the navigation; `written` names the locales that have an address in their own words.
    """

    stock: Stock
    locale: str
    entries: tuple[Entry, ...]
    written: Mapping[str, Collection[str]]
    url: str


def navigation(site: Site, here: str) -> tuple[NavLink, ...]:
    """The navigation as seen from the page at `here`; the pages of a workshop stand under its title."""
    links: list[NavLink] = []
    slugs: set[str] = set()
    for entry in site.entries:
        at = place(entry.uri)
        if not at.slug:
            title = _text(site, entry.title, entry.locale)
            links.append(NavLink(title, site.stock.url(site.locale, entry.uri), entry.uri == here))
        elif at.slug not in slugs and (workshop := site.stock.workshop(site.locale, at.slug)):
            slugs.add(at.slug)
            links.append(_workshop_link(site, workshop, here))
    return tuple(links)


def _text(site: Site, words: str, locale: str) -> Text:
    if locale == site.locale:
        return Text(words)
    return Text(words, locale, site.stock.library.direction(locale))


def _workshop_link(site: Site, workshop: Workshop, here: str) -> NavLink:
    uri = f"workshops/{workshop.slug}/index.md"
    title = site.stock.text(workshop.title, workshop.index, site.locale)
    return NavLink(
        title, site.stock.url(site.locale, uri), uri == here, workshop.number, _part_links(site, workshop.slug, here)
    )


def _part_links(site: Site, slug: str, here: str) -> tuple[NavLink, ...]:
    """The pages of a workshop: the usual ones under their fixed names, any other under its title."""
    words = site.stock.library.messages(site.locale)
    found = []
    for entry in site.entries:
        at = place(entry.uri)
        if at.slug == slug:
            name = PART_WORDS.get(at.kind)
            title = Text(words[name]) if name else _text(site, entry.title, entry.locale)
            found.append(NavLink(title, site.stock.url(site.locale, entry.uri), entry.uri == here))
    return tuple(found)


def languages(site: Site, uri: str) -> tuple[Locale, ...]:
    """This page in every language; a language's home page where it has neither the page nor an English text for it."""
    found = []
    for code, name in site.stock.locales:
        there = site.written.get(uri, ())
        target = uri if code in there or site.stock.library.source in there else "index.md"
        found.append(Locale(code, name, site.stock.url(code, target), code == site.locale))
    return tuple(found)


def translate_url(site: Site, at: Place) -> str:
    """Where a page that is missing in the locale can be written: a new file, in the right folder, in the browser."""
    library = site.stock.library
    source = library.documents[site.stock.library.source].get(at.source)
    source_id = library.source_id(source) if source else None
    return site.stock.repository.new(path_of(site.locale, at.source), source_id or "")


def outdated(site: Site, at: Place) -> Notice | None:
    """What a reader of a page is told that is outdated, or names no English text yet."""
    progress = site.stock.progress.get(site.locale)
    stale = progress.stale.get(at.source) if progress else None
    if stale is None:
        return None
    words = site.stock.library.messages(site.locale)
    if not stale.id:
        return Notice(words["in_progress"], "")
    since = status.notice(stale, words, site.locale)
    url = f"{site.stock.url(site.locale, STATUS_PAGE)}#{status.change_id(site.locale, at.source)}"
    return Notice(f"{words['outdated']} {since}".rstrip(), url)


def view(site: Site, at: Place, html: str, *, text_locale: str, title: str, edit_url: str) -> View:
    """The view of the page `at`, whose article is `html` in `text_locale`."""
    stock, library = site.stock, site.stock.library
    links = navigation(site, at.uri)
    before, after = _neighbours(links)
    head, body = _split(html, lead=at.kind == "home")
    workshop = stock.workshop(site.locale, at.slug) if at.slug else None
    untranslated = text_locale != site.locale
    own_url = seo.absolute(site.url, stock.url(text_locale, at.uri))
    return View(
        kind=at.kind,
        lang=site.locale,
        dir=library.direction(site.locale),
        text_lang=text_locale,
        text_dir=library.direction(text_locale),
        words=library.messages(site.locale),
        home_url=stock.url(site.locale, "index.md"),
        languages=languages(site, at.uri),
        nav=links,
        total=stock.total,
        canonical=own_url,
        alternates=() if untranslated else seo.alternates(at.uri, site.written[at.uri], stock.default, site.url),
        toc=_contents(html),
        band=band(site, workshop, at) if workshop else None,
        head=head,
        body=_with_agenda(site, at, workshop, text_locale, body),
        title=title,
        description=_description(workshop, at, html),
        edit_url=edit_url,
        awaits=translate_url(site, at) if untranslated else "",
        outdated=None if untranslated else outdated(site, at),
        help_url=stock.help_url(site.locale),
        prints=stock.prints(at),
        previous=before,
        next=after,
    )


def missing(site: Site) -> View:
    """The view of the page that says that there is no such page."""
    library = site.stock.library
    words, direction = library.messages(site.locale), library.direction(site.locale)
    return View(
        kind="missing",
        lang=site.locale,
        dir=direction,
        text_lang=site.locale,
        text_dir=direction,
        words=words,
        home_url=site.stock.url(site.locale, "index.md"),
        languages=languages(site, "index.md"),
        nav=navigation(site, ""),
        total=site.stock.total,
        title=words["missing_title"],
    )


def band(site: Site, workshop: Workshop, at: Place) -> Band:
    """The head of a workshop's page, in the reader's language."""
    stock = site.stock
    words = stock.library.messages(site.locale)

    def said(words_: str) -> Text:
        return stock.text(words_, workshop.index, site.locale)

    return Band(
        number=workshop.number,
        total=stock.total,
        title=said(workshop.title),
        index_url=stock.url(site.locale, f"workshops/{workshop.slug}/index.md"),
        facts=(
            (words["length"], Text(words["length_minutes"].format(minutes=_length(workshop, at)))),
            (words["audience"], said(workshop.index.meta.get("audience", ""))),
            (words["group"], said(workshop.index.meta.get("group", ""))),
        ),
        parts=_part_links(site, workshop.slug, at.uri),
        offers=_files(site, workshop, at, words),
    )


def _length(workshop: Workshop, at: Place) -> int:
    """The minutes of the exercise on its own pages, of the whole workshop on all others."""
    return workshop.exercise.minutes if at.kind in ("exercise", "handout") else workshop.minutes


def _files(site: Site, workshop: Workshop, at: Place, words: Mapping[str, str]) -> tuple[fragments.Offer, ...]:
    """What the head of the page offers: the worksheet's page itself as a spreadsheet, any other the decks."""
    if at.kind == "extra":
        return sheet_offers(site.stock, workshop.slug, site.locale, words) if at.uri.endswith(f"/{WORKSHEET}") else ()
    return deck_offers(site.stock, workshop.slug, site.locale, words)


def _with_agenda(site: Site, at: Place, workshop: Workshop | None, text_locale: str, body: str) -> str:
    """The guide starts with its agenda, whose links stay on the page."""
    if at.kind != "guide" or workshop is None:
        return body
    lines = fragments.steps(workshop.guide, "", "", "")
    return fragments.agenda(lines, site.stock.library.messages(text_locale)) + body


def _neighbours(links: Sequence[NavLink]) -> tuple[NavLink | None, NavLink | None]:
    """The pages before and after this one, in the order of the navigation."""
    flat = [leaf for link in links for leaf in (link.children or (link,))]
    here = next((index for index, link in enumerate(flat) if link.current), None)
    if here is None:
        return None, None
    return (flat[here - 1] if here else None), (flat[here + 1] if here + 1 < len(flat) else None)


def _split(html: str, *, lead: bool) -> tuple[str, str]:
    """The title, with the first paragraph if `lead`, and the rest."""
    root = parse(html)
    head = root.find("h1")
    if head is None:
        return "", html
    head.set("id", TITLE_ID)
    first = [head]
    following = head.getnext()
    if lead and following is not None and following.tag == "p":
        first.append(following)
    taken = parse("")
    for node in first:
        node.tail = None
        taken.append(node)
    return serialise(taken), serialise(root)


def _contents(html: str) -> tuple[TocLink, ...]:
    """The headings of the second level."""
    return tuple(
        TocLink(_words(node), node.get("id", ""), node.get("data-minutes", ""), node.get("lang", ""))
        for node in parse(html).iter("h2")
        if node.get("id")
    )


def _description(workshop: Workshop | None, at: Place, html: str) -> str:
    """One sentence for search engines: the workshop's summary, else the page's first paragraph."""
    if workshop and at.kind == "index":
        return workshop.index.meta.get("summary", "")
    first = parse(html).find("p")
    return "" if first is None else _words(first)[:200]


def _words(node: HtmlElement) -> str:
    return " ".join(node.text_content().split())
