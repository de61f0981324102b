"""What a page offers to download or to open, with its language where that is not the reader's.

`locale` is the reader's; `messages` are those of the page that makes the offer. Addresses are from the site's root.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from teach_forward.messages import Messages
from teach_forward.site.context import SiteContext
from teach_forward.site.downloads import DECK_KINDS, find_deck, find_sheets, readable_size
from teach_forward.site.places import place, slides_uri
from teach_forward.site.text import Text

DECK_LABELS = {"guide": "deck_guide", "exercise": "deck_exercise"}
PDF_LABELS = {"home": "pdf_guide", "index": "pdf_workshop", "handout": "pdf_handout"}
SHEET_LABELS = {"zip": "zip_workshop", "xlsx": "worksheet_file", "docx": "word_file"}


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to download or to open. `facts` are short, such as a number of slides and a size.

    `also` is the same in other formats.
    """

    label: Text
    url: str
    facts: tuple[str, ...] = ()
    lang: str = ""  # of the thing itself, where it is not the reader's
    file: bool = True
    also: tuple[Offer, ...] = ()


def deck_offers(context: SiteContext, slug: str, locale: str, messages: Messages) -> tuple[Offer, ...]:
    """The decks of a workshop; those in the source's language where the reader's has none."""
    offers = []
    for kind in DECK_KINDS:
        if deck := find_deck(context.decks, slug, kind, locale, context.source):
            slides = messages.plural("slide_count", deck.slides).format(count=deck.slides)
            facts = (slides, readable_size(deck.bytes, messages))
            also = _as_pdf(context, slides_uri(slug, kind), deck.locale, slides, messages)
            offer = Offer(Text(messages[DECK_LABELS[kind]]), context.file_url(deck), facts, also=tuple(also))
            offers.append(in_language(offer, deck.locale, locale, messages))
    return tuple(offers)


def _as_pdf(context: SiteContext, uri: str, own: str, slides: str, messages: Messages) -> Iterator[Offer]:
    """The slides of a deck as a PDF, in its language."""
    for sheet in find_sheets(context.sheets, uri, own, own):
        yield Offer(Text("PDF"), context.file_url(sheet), (slides, readable_size(sheet.bytes, messages)))


def sheet_offers(context: SiteContext, uri: str, locale: str, messages: Messages) -> Iterator[Offer]:
    """A page as a PDF, a spreadsheet or a document of Word, where it is one; the same rule as for decks.

    The PDF of a workshop's first page holds the whole workshop and its ZIP all files; the PDF of its handout holds all
    that participants get.
    """
    for sheet in find_sheets(context.sheets, uri, locale, context.source):
        label = PDF_LABELS[place(uri).kind] if sheet.ending == "pdf" else SHEET_LABELS[sheet.ending]
        size = readable_size(sheet.bytes, messages)
        facts = (messages.plural("page_count", sheet.pages).format(count=sheet.pages), size) if sheet.pages else (size,)
        offer = Offer(Text(messages[label]), context.file_url(sheet), facts)
        yield in_language(offer, sheet.locale, locale, messages)


def in_language(offer: Offer, own: str, locale: str, messages: Messages) -> Offer:
    """An offer that says which language it is in, where that is not the reader's."""
    if own == locale:
        return offer
    return replace(offer, facts=(*offer.facts, messages["file_in_english"]), lang=own)
