"""A page's article, from the dialect's HTML: which pieces go into which kind of page."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from mkdocs.utils import get_relative_url

from teach_forward.library.library import Library
from teach_forward.model import Document, Workshop
from teach_forward.site import status
from teach_forward.site.article import fragments
from teach_forward.site.article.fragments import Card, Offer, Text
from teach_forward.site.article.glossary import Glossary, link_terms, names_unlinked
from teach_forward.site.article.handout import handout
from teach_forward.site.article.markup import parse, serialise
from teach_forward.site.article.print import lay_out
from teach_forward.site.article.slides import Frame, dress
from teach_forward.site.article.tables import frame_tables
from teach_forward.site.downloads import DECK_KINDS, DeckFile, SheetFile, find_deck, find_sheet, readable_size
from teach_forward.site.places import Place, page_url, place
from teach_forward.site.progress import Progress, Repository

PART_WORDS = {"index": "at_a_glance", "guide": "facilitator_guide", "exercise": "exercise", "handout": "handout"}
HELP_PAGE = "translating.md"
GLOSSARY_PAGE = "glossary.md"
WITH_TERMS = ("index", "guide", "exercise", "handout", "page")
DECK_WORDS = {"guide": "deck_guide", "exercise": "deck_exercise"}


@dataclass(frozen=True, slots=True)
class Stock:
    """What the pages of a build are made from. `total` is the number of workshops planned."""

    library: Library
    decks: tuple[DeckFile, ...]
    total: int
    default: str
    locales: tuple[tuple[str, str], ...]  # codes and names, in the order of mkdocs.yml
    sheets: tuple[SheetFile, ...] = ()
    progress: Mapping[str, Progress] = field(default_factory=dict)  # of each language but the source
    repository: Repository = field(default_factory=lambda: Repository("", ""))
    glossaries: Mapping[str, Glossary] = field(default_factory=dict)

    def workshop(self, locale: str, slug: str) -> Workshop | None:
        """A workshop as a locale has it."""
        return next((found for found in self.library.workshops(locale) if found.slug == slug), None)

    def url(self, locale: str, uri: str) -> str:
        """The address of a page from the site's root."""
        return page_url(locale, uri, self.default)

    def deck_url(self, deck: DeckFile | SheetFile) -> str:
        """The address of a deck or a spreadsheet: beside its workshop's page, in its own language."""
        return self.url(deck.locale, f"workshops/{deck.slug}/index.md") + deck.name

    def help_url(self, locale: str) -> str:
        """Where a reader learns how to translate: the translators' page, or the repository until there is one."""
        if self.library.document(locale, HELP_PAGE):
            return self.url(locale, HELP_PAGE)
        return f"{self.repository.url}/blob/{self.repository.branch}/CONTRIBUTING.md" if self.repository.url else ""

    def prints(self, at: Place) -> bool:
        """Whether a page is made to be printed and written on."""
        source = self.library.documents[self.library.source].get(at.uri)
        return at.kind == "handout" or (source is not None and source.meta.get("print", "").lower() == "true")

    def text(self, words: str, document: Document, around: str) -> Text:
        """Words from a document, marked with their language where it is not the one around them."""
        if document.locale == around:
            return Text(words)
        return Text(words, document.locale, self.library.direction(document.locale))


@dataclass(frozen=True, slots=True)
class Article:
    """The article of a page that stands at `url`.

    `locale` is the reader's and decides where links lead; `text_locale` is the language of the text, and so of what is
    set into it.
    """

    stock: Stock
    place: Place
    locale: str
    text_locale: str
    url: str

    @property
    def words(self) -> Mapping[str, str]:
        """The fixed words of the text's language."""
        return self.stock.library.messages(self.text_locale)

    @property
    def workshop(self) -> Workshop | None:
        """The workshop that the page belongs to."""
        return self.stock.workshop(self.locale, self.place.slug) if self.place.slug else None

    def link(self, url: str) -> str:
        """An address from the site's root, relative to this page."""
        return get_relative_url(url or ".", self.url)

    def compose(self, html: str) -> str:
        """The article, of what the dialect made: slides framed or the handout, every computed piece in its place."""
        html = handout(html) if self.place.kind == "handout" else dress(html, self._frame())
        html = self._with_terms(fragments.put_under(html, self._pieces()))
        if self.place.kind == "status":
            html += self.scribe().body(self._progress(), self.link(self.stock.help_url(self.locale)))
        html = frame_tables(self._with_pictures(html))
        return lay_out(html, self.words) if self.stock.prints(self.place) else html

    def _with_pictures(self, html: str) -> str:
        """The pictures of a page that is not translated: they stand beside the page whose text this is."""
        if self.text_locale == self.locale:
            return html
        root, own = parse(html), f"{self.locale}/"
        theirs = "" if self.text_locale == self.stock.default else f"{self.text_locale}/"
        for picture in root.iter("img"):
            address = posixpath.normpath(posixpath.join(self.url, picture.get("src", "")))
            if address.startswith(own):
                picture.set("src", self.link(theirs + address.removeprefix(own)))
        return serialise(root)

    def _with_terms(self, html: str) -> str:
        """The terms of the glossary linked, where it is in the language of the text."""
        glossary = self.stock.glossaries.get(self.locale)
        if glossary is None or glossary.locale != self.text_locale or self.place.kind not in WITH_TERMS:
            return html
        url = self.link(self.stock.url(self.locale, GLOSSARY_PAGE))
        return html if self.place.uri == GLOSSARY_PAGE else link_terms(html, glossary, url, self._unlinked())

    def _unlinked(self) -> Collection[str]:
        """Terms that mean something else on this page."""
        document = self.stock.library.document(self.locale, self.place.source)
        return names_unlinked(document) if document else ()

    def scribe(self) -> status.Scribe:
        """Who writes the translation status page for this page's readers."""
        return status.Scribe(
            self.stock.library,
            self.stock.repository,
            self.locale,
            lambda locale, uri: self.link(self.stock.url(locale, uri)),
        )

    def _progress(self) -> tuple[Progress, ...]:
        """All languages for readers of English, for others their own."""
        found = self.stock.progress
        return (found[self.locale],) if self.locale in found else tuple(found.values())

    def _frame(self) -> Frame:
        workshop = self.stock.workshop(self.text_locale, self.place.slug) if self.place.slug else None
        if workshop is None or self.place.kind not in DECK_KINDS:
            return Frame(self.text_locale, self.words)
        deck = find_deck(
            self.stock.decks, self.place.slug, self.place.kind, self.text_locale, self.stock.library.source
        )
        numbers = deck.numbers if deck and deck.locale == self.text_locale else {}
        return Frame(self.text_locale, self.words, workshop.number, self.stock.total, workshop.title, numbers)

    def _pieces(self) -> dict[str, str]:
        """What is set under which heading of the page."""
        workshop, words = self.workshop, self.words
        if self.place.kind == "home":
            return {"workshops": fragments.cards(self._cards(), words)}
        if self.place.kind == "references":
            library = self.stock.library
            said = library.source_words[self.text_locale]
            return {
                "sources": fragments.sources(
                    library.sources, words, said, self.text_locale, foreign=self.text_locale != library.source
                )
            }
        if workshop is None or self.place.kind != "index":
            return {}
        decks = deck_offers(self.stock, workshop.slug, self.locale, words)
        files = sheet_offers(self.stock, workshop.slug, self.locale, words)
        offers = (*decks, self._sheet(workshop), *self._extras(workshop), *files)
        linked = [replace(offer, url=self.link(offer.url)) for offer in offers]
        return {"agenda": self._agenda(workshop), "downloads": fragments.downloads(linked, words)}

    def _agenda(self, workshop: Workshop) -> str:
        guide = workshop.guide
        foreign = guide.locale != self.text_locale
        direction = self.stock.library.direction(guide.locale) if foreign else ""
        url = self.link(self.stock.url(self.locale, f"workshops/{workshop.slug}/guide.md"))
        return fragments.agenda(fragments.steps(guide, url, guide.locale if foreign else "", direction), self.words)

    def _sheet(self, workshop: Workshop) -> Offer:
        """The handout, as something to take."""
        label, note = self.words["handout_for"], self.words["handout_note"]
        url = self.stock.url(self.locale, f"workshops/{workshop.slug}/handout.md")
        return self._page(Text(label), url, workshop.exercise, (note,))

    def _page(self, label: Text, url: str, document: Document, facts: tuple[str, ...] = ()) -> Offer:
        """A page to open."""
        return _said(Offer(label, url, facts, file=False), document.locale, self.locale, self.words)

    def _extras(self, workshop: Workshop) -> tuple[Offer, ...]:
        """The further pages of the workshop, such as worksheets, and the forms for all workshops."""
        library, stock = self.stock.library, self.stock
        places = [place(uri) for uri in sorted(library.documents[library.source])]
        own = [at for at in places if at.slug == workshop.slug and at.kind == "extra"]
        forms = [at for at in places if not at.slug and stock.prints(at)]
        found = [(at, library.document(self.locale, at.uri)) for at in (*own, *forms)]
        return tuple(
            self._page(
                stock.text(page.title, page, self.text_locale),
                stock.url(self.locale, at.uri),
                page,
                (self.words["to_print"],) if stock.prints(at) else (),
            )
            for at, page in found
            if page
        )

    def _cards(self) -> tuple[Card, ...]:
        return tuple(self._card(workshop) for workshop in self.stock.library.workshops(self.locale))

    def _card(self, workshop: Workshop) -> Card:
        def page(part: str) -> str:
            return self.link(self.stock.url(self.locale, f"workshops/{workshop.slug}/{part}.md"))

        def said(words: str) -> Text:
            return self.stock.text(words, workshop.index, self.text_locale)

        documents = {"guide": workshop.guide, "exercise": workshop.exercise, "handout": workshop.exercise}
        pages = [self._page(Text(self.words[PART_WORDS[part]]), page(part), of) for part, of in documents.items()]
        wholly = workshop.index.locale != self.locale and all(offer.lang for offer in pages)
        decks = deck_offers(self.stock, workshop.slug, self.locale, self.words)
        return Card(
            number=workshop.number,
            title=said(workshop.title),
            summary=said(workshop.index.meta.get("summary", "")),
            minutes=workshop.minutes,
            group=said(workshop.index.meta.get("group", "")),
            facts=(self.words["file_in_english"],) if wholly else (),
            url=page("index"),
            parts=tuple(replace(offer, facts=()) if wholly else offer for offer in pages),  # said once, for all
            decks=tuple(replace(deck, url=self.link(deck.url)) for deck in decks),
        )


def deck_offers(stock: Stock, slug: str, locale: str, words: Mapping[str, str]) -> tuple[Offer, ...]:
    """The decks of a workshop, the English one, so labelled, where the locale has none. Addresses are from the root."""
    decks = (find_deck(stock.decks, slug, kind, locale, stock.library.source) for kind in DECK_KINDS)
    return tuple(_offer(stock, deck, locale, words) for deck in decks if deck)


def sheet_offers(stock: Stock, slug: str, locale: str, words: Mapping[str, str]) -> tuple[Offer, ...]:
    """The worksheet of a workshop as a spreadsheet, where it has one; the same rule as for decks."""
    sheet = find_sheet(stock.sheets, slug, locale, stock.library.source)
    if sheet is None:
        return ()
    offer = Offer(Text(words["worksheet_file"]), stock.deck_url(sheet), (readable_size(sheet.size, words, locale),))
    return (_said(offer, sheet.locale, locale, words),)


def _offer(stock: Stock, deck: DeckFile, locale: str, words: Mapping[str, str]) -> Offer:
    facts = (words["slide_count"].format(count=deck.slides), readable_size(deck.size, words, locale))
    offer = Offer(Text(words[DECK_WORDS[deck.kind]]), stock.deck_url(deck), facts)
    return _said(offer, deck.locale, locale, words)


def _said(offer: Offer, own: str, locale: str, words: Mapping[str, str]) -> Offer:
    """An offer that says which language it is in, where that is not the reader's."""
    if own == locale:
        return offer
    return replace(offer, facts=(*offer.facts, words["file_in_english"]), lang=own)
