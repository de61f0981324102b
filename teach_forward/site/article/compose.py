"""A page's article, from the dialect's HTML: which pieces go into which kind of page.

The HTML is parsed once; every step changes the one tree; the title and the rest of it are written once, at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from teach_forward.library.glossary import GLOSSARY_PAGE, Glossary, names_unlinked
from teach_forward.messages import Messages
from teach_forward.model import Document, Workshop
from teach_forward.sheets.handout import keep_for_participants
from teach_forward.site.article import fragments
from teach_forward.site.article.agenda import Copies, Preparation, agenda, planner, steps
from teach_forward.site.article.film import narrate
from teach_forward.site.article.fragments import Card
from teach_forward.site.article.links import lead, point_pictures, relative
from teach_forward.site.article.print import lay_out, offer_copies
from teach_forward.site.article.slides import SlideContext, frame_slides
from teach_forward.site.article.tables import frame_tables
from teach_forward.site.article.terms import link_terms
from teach_forward.site.article.titles import mark_tips, name_blocks
from teach_forward.site.context import SiteContext
from teach_forward.site.downloads import DECK_KINDS, find_deck
from teach_forward.site.markup import by_id, element, elements, insert_after, parse, serialise, words_of
from teach_forward.site.offers import Offer, deck_offers, in_language, sheet_offers
from teach_forward.site.places import PART_NAMES, Kind, Place, part_uri, place
from teach_forward.site.progress import Progress
from teach_forward.site.status import StatusPage
from teach_forward.site.text import Text, text_in
from teach_forward.site.view import TocLink
from teach_forward.speech import length
from teach_forward.util import code, kept

WITH_TERMS = ("index", "guide", "exercise", "handout", "page")
# The heading has no id of its own.
TITLE_ID = "page-title"
_ROOMS = (
    *("checks", "deck", "library", "sheets", "site", "text", "translation", "util"),
    *("findings.py", "layouts.py", "messages.py", "model.py", "plan.py", "project.py", "rules.py", "settings.py"),
    *("speech.py", "theme.py"),
)
_LIBRARIES = ("Babel", "Jinja2", "lxml", "mkdocs", "mkdocs-material")
PREPARE = "prepare"
"""The heading of a workshop's first page under which it says what to prepare."""
LONGEST = 200  # characters of a description; search engines show fewer


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a page: its title (on the home page with the first paragraph) and the rest of it, as HTML.

    `contents` are its headings of the second level; `description` is its first paragraph, in plain words.
    """

    head: str
    body: str
    contents: tuple[TocLink, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """The article of a page that stands at `url`.

    `locale` is the reader's and decides where links lead; `text_locale` is the language of the text, and so of what is
    set into it. `resolve` makes of an address as it is written, if it is that of a file of the site, the one that leads
    there from this page. `glossary` is that of the locale. `shared` is the name of what all pages of these languages
    depend on: those files, the glossary, and the messages.
    """

    context: SiteContext
    place: Place
    locale: str
    text_locale: str
    url: str
    resolve: Callable[[str], str] = str
    glossary: Glossary | None = None
    shared: str = ""

    @property
    def messages(self) -> Messages:
        """The messages of the text's language."""
        return self.context.library.messages(self.text_locale)

    @property
    def document(self) -> Document | None:
        """The document that the page is made from; the status page has none."""
        return self.context.library.documents[self.text_locale].get(self.place.source)

    @property
    def workshop(self) -> Workshop | None:
        """The workshop that the page belongs to."""
        return self.context.workshop(self.locale, self.place.slug) if self.place.slug else None

    def link(self, url: str) -> str:
        """An address from the site's root, relative to this page."""
        return relative(url, self.url)

    def status_page(self) -> StatusPage:
        """The translation status page in the reader's language."""
        return StatusPage(
            self.context.library,
            self.context.repository,
            self.locale,
            lambda locale, uri: self.link(self.context.url(locale, uri)),
        )

    def name(self, html: str) -> str:
        """The name under which the content of the page is kept: made of all that it depends on."""
        context = self._slide_context()
        workshop, document = self.workshop, self.document
        return kept.key(
            code.fingerprint(_ROOMS, _LIBRARIES),
            html,
            self.shared,
            repr((self.place, self.locale, self.text_locale, self.url)),
            repr((context, list(self._pieces()))),
            repr(self._made_of(workshop) if self.place.kind == "guide" and workshop else ()),
            repr(sorted(names_unlinked(document)) if document else ()),
            repr(self.context.prints(self.place)),
        )

    def compose(self, html: str) -> Content:
        """The content of the page, from what the dialect made: every computed piece in its place."""
        root = parse(html)
        lead(root, self.resolve)
        name_blocks(root, self.messages)
        mark_tips(root)
        if self.place.kind == "handout":
            keep_for_participants(root)
        first = root.find("p")
        description = "" if first is None else words_of(first)[:LONGEST]
        if self.place.kind == "film":
            narrate(root)
        if self.place.kind != "handout":
            frame_slides(root, self._slide_context())
        self._set_pieces(root)
        self._link_terms(root)
        self._point_pictures(root)
        frame_tables(root)
        if self.context.prints(self.place):
            if self.place.kind != "handout":
                offer_copies(root, self.messages)
            lay_out(root, self.messages)
        contents = tuple(_contents(root))
        if self.place.kind != "handout":
            _link_headings(root, self.messages["link_here"])
        head = _take_head(root, lead=self.place.kind == "home")
        return Content(serialise(head), serialise(root), contents, description)

    def _slide_context(self) -> SlideContext:
        document = self.document
        here = {step.id: step for step in steps(document, self.text_locale)} if document else {}
        workshop = self.context.workshop(self.text_locale, self.place.slug) if self.place.slug else None
        if self.place.kind == "film" and document:
            scenes = {slide.id: number for number, slide in enumerate(document.slides, 1)}
            whole = SlideContext(self.messages, {}, numbers=scenes)
            return (
                replace(whole, number=workshop.number, total=self.context.total, title=workshop.title)
                if workshop
                else whole
            )
        if workshop is None or self.place.kind not in DECK_KINDS:
            return SlideContext(self.messages, here)
        at = self.place
        deck = find_deck(self.context.decks, at.slug, at.kind, self.text_locale, self.context.source)
        numbers = deck.numbers if deck and deck.locale == self.text_locale else {}
        return SlideContext(self.messages, here, workshop.number, self.context.total, workshop.title, numbers)

    # What is set into the page

    def _set_pieces(self, root: HtmlElement) -> None:
        """Set each piece right under the heading with its id; a page without that heading stays as it is."""
        for id_, piece in self._pieces():
            if (heading := by_id(root, id_)) is not None:
                insert_after(heading, elements(piece))
        workshop = self.workshop
        if self.place.kind == "guide" and workshop:
            here = steps(workshop.guide, self.text_locale)
            plan = planner(here, self._preparation(workshop), self.text_locale, self.messages)
            root[:0] = elements(agenda(here, "", self.messages) + plan)
        if self.place.kind == "status":
            help_url = self.link(self.context.help_url(self.locale))
            root.extend(elements(self.status_page().body(self._progress(), help_url)))

    def _made_of(self, workshop: Workshop) -> tuple[object, ...]:
        """What the agenda and the plan of a guide are made of."""
        return steps(workshop.guide, self.text_locale), workshop.index.html, self._to_print(workshop)

    def _preparation(self, workshop: Workshop) -> Preparation:
        """What is to be prepared for a guide."""
        url = self.link(self.context.url(self.locale, part_uri(workshop.slug, "index")))
        checklist = parse(workshop.index.html)
        _keep_section(checklist, PREPARE)
        lead(checklist, self.resolve)
        return Preparation(self._to_print(workshop), serialise(checklist), workshop.index.locale, f"{url}#{PREPARE}")

    def _to_print(self, workshop: Workshop) -> tuple[Copies, ...]:
        """The handout, and the pages to print to which the first page of a workshop links."""
        uris = (part_uri(workshop.slug, "handout"), *self.context.library.to_print(workshop.index))
        return tuple(self._copies(workshop, uri) for uri in uris)

    def _copies(self, workshop: Workshop, uri: str) -> Copies:
        """A page to print, as the plan lists it."""
        library, handout = self.context.library, place(uri).kind == "handout"
        source = library.documents[library.source].get(uri)
        document = workshop.exercise if handout else library.document(self.locale, uri) or workshop.index
        title = self.messages["handout"] if handout else document.title
        text = text_in(self.text_locale if handout else document.locale, title, self.text_locale)
        shared_by = source.shared_by if source else 1
        return Copies(text.short, self.link(self.context.url(self.locale, uri)), shared_by)

    def _pieces(self) -> Iterator[tuple[str, str]]:
        """Ids of headings, and what is set under them as HTML."""
        workshop, messages, library = self.workshop, self.messages, self.context.library
        if self.place.kind == "home":
            yield "workshops", fragments.cards(self._cards(), messages)
        if self.place.kind == "references":
            translated = library.source_words[self.text_locale]
            yield "sources", fragments.sources(library.sources, translated, library.source, messages)
        if self.place.kind == "index" and workshop:
            url = self.link(self.context.url(self.locale, part_uri(workshop.slug, "guide")))
            yield "agenda", agenda(steps(workshop.guide, self.text_locale), url, messages, plans=True)
            for part in workshop.index.sessions:
                if part.agenda:
                    lines = steps(workshop.guide, self.text_locale, part.agenda)
                    yield part.id, agenda(lines, url, messages)
            yield "downloads", fragments.downloads(list(self._downloads(workshop)), messages)

    def _progress(self) -> tuple[Progress, ...]:
        """The progress of all languages for readers of the source, of their own language for others."""
        found = self.context.progress
        return (found[self.locale],) if self.locale in found else tuple(found.values())

    def _link_terms(self, root: HtmlElement) -> None:
        """Link the terms of the glossary, where it is in the language of the text; not those that the page excepts."""
        glossary, document = self.glossary, self.document
        fits = glossary and glossary.locale == self.text_locale and self.place.kind in WITH_TERMS
        if glossary and fits and self.place.uri != GLOSSARY_PAGE:
            unlinked: Collection[str] = names_unlinked(document) if document else ()
            link_terms(root, glossary, self.link(self.context.url(self.locale, GLOSSARY_PAGE)), unlinked)

    def _point_pictures(self, root: HtmlElement) -> None:
        """On a page that is not translated, show the pictures of the text's language."""
        if self.text_locale != self.locale:
            own, theirs = (self.context.url(locale, "index.md") for locale in (self.locale, self.text_locale))
            point_pictures(root, self.url, own, theirs)

    # Offers

    def _downloads(self, workshop: Workshop) -> Iterator[Offer]:
        """What the workshop offers: decks, the handout, further pages such as worksheets, and what Word can change."""
        messages, slug = self.messages, workshop.slug
        found = (
            *deck_offers(self.context, slug, self.locale, messages),
            *sheet_offers(self.context, part_uri(slug, "index"), self.locale, messages),
            self._page(part_uri(slug, "handout"), workshop.exercise, "handout_for", (messages["handout_note"],)),
            *self._film(slug),
            *self._further_pages(slug),
        )
        return (self._linked(offer) for offer in found)

    def _linked(self, offer: Offer) -> Offer:
        """An offer, and the same in other formats, with addresses from this page."""
        return replace(offer, url=self.link(offer.url), also=tuple(map(self._linked, offer.also)))

    def _page(self, uri: str, document: Document, label: str = "", facts: tuple[str, ...] = ()) -> Offer:
        """A page to open, under a message or its own title."""
        text = Text(self.messages[label]) if label else text_in(document.locale, document.title, self.text_locale)
        url, also = self.context.url(self.locale, uri), tuple(self._files(uri))
        offer = Offer(text, url, facts, file=False, also=also)
        return in_language(offer, document.locale, self.locale, self.messages)

    def _further_pages(self, slug: str) -> Iterator[Offer]:
        """The pages of a workshop beside the usual ones, and the forms for all workshops."""
        library, prints = self.context.library, self.context.prints
        places = [place(uri) for uri in sorted(library.documents[library.source])]
        own = [at for at in places if at.slug == slug and at.kind == "extra"]
        forms = [at for at in places if not at.slug and prints(at)]
        for at in (*own, *forms):
            if document := library.document(self.locale, at.uri):
                yield self._page(at.uri, document, facts=(self.messages["to_print"],) if prints(at) else ())

    def _film(self, slug: str) -> Iterator[Offer]:
        """The workshop's film, with its length."""
        uri = part_uri(slug, "film")
        if document := self.context.library.document(self.locale, uri):
            yield self._page(uri, document, "film", (length(document, self.context.library.project.pace),))

    def _files(self, uri: str) -> Iterator[Offer]:
        """The file of a page to print, under the name of its format."""
        for offer in sheet_offers(self.context, uri, self.locale, self.messages):
            yield replace(offer, label=Text(offer.url.rpartition(".")[2].upper()))

    def _cards(self) -> tuple[Card, ...]:
        return tuple(self._card(workshop) for workshop in self.context.library.workshops(self.locale))

    def _card(self, workshop: Workshop) -> Card:
        index, slug = workshop.index, workshop.slug
        documents: dict[Kind, Document] = {
            "guide": workshop.guide,
            "exercise": workshop.exercise,
            "handout": workshop.exercise,
        }
        pages = [self._page(part_uri(slug, part), of, PART_NAMES[part]) for part, of in documents.items()]
        wholly = index.locale != self.locale and all(offer.lang for offer in pages)
        decks = deck_offers(self.context, slug, self.locale, self.messages)
        return Card(
            number=workshop.number,
            title=text_in(index.locale, workshop.title, self.text_locale),
            summary=text_in(index.locale, index.meta.get("summary", ""), self.text_locale),
            minutes=workshop.minutes,
            group=text_in(index.locale, index.meta.get("group", ""), self.text_locale),
            facts=(self.messages["file_in_english"],) if wholly else (),
            url=self.link(self.context.url(self.locale, part_uri(slug, "index"))),
            parts=tuple(
                replace(self._linked(offer), facts=() if wholly else offer.facts)  # said once, for all
                for offer in pages
            ),
            decks=tuple(replace(self._linked(deck), also=()) for deck in decks),
            picture=self._picture_of(index),
        )

    def _picture_of(self, index: Document) -> str:
        """The address of the picture that stands for a page, from this one."""
        file = self.context.picture_of(index)
        return self.link(self.context.picture_url(file)) if file else ""


def _keep_section(root: HtmlElement, id_: str) -> None:
    """Leave of a page what stands under a heading of the second level, without the heading."""
    within_it = False
    for node in list(root):
        if node.tag == "h2":
            within_it = node.get("id") == id_
        if not within_it or node.tag == "h2":
            root.remove(node)


def _contents(root: HtmlElement) -> Iterator[TocLink]:
    """The headings of the second level."""
    for node in root.iter("h2"):
        if id_ := node.get("id"):
            yield TocLink(words_of(node), id_, node.get("lang", ""))


def _link_headings(root: HtmlElement, words: str) -> None:
    """At the end of each heading of the second level, a link to it, to copy."""
    for node in root.iter("h2"):
        if id_ := node.get("id"):
            label = f"{words}: {words_of(node)}"
            node.append(element("a", {"class": "here", "href": f"#{id_}", "aria-label": label}, "#"))


def _take_head(root: HtmlElement, *, lead: bool) -> HtmlElement:
    """Move the title, with the paragraph after it if `lead`, from the page to an element of their own."""
    taken = element("div")
    title = root.find("h1")
    if title is None:
        return taken
    title.set("id", TITLE_ID)
    following = title.getnext()
    for node in (title, following) if lead and following is not None and following.tag == "p" else (title,):
        node.tail = None
        taken.append(node)
    return taken
