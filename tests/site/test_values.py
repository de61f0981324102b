"""Articles, views and the page of translations, made of values: no file is read but the messages, and no site built.

The guide here is written first in French; some of its pages stand in Arabic, and some in English.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from jinja2 import Environment, FileSystemLoader
from lxml.html import HtmlElement

from teach_forward.deck.manifest import BuiltDeck
from teach_forward.library.addresses import uri_of
from teach_forward.library.glossary import read_glossary
from teach_forward.library.library import Library
from teach_forward.model import Document, Picture, Source, SourceWords, Terms
from teach_forward.project import Project
from teach_forward.site import present
from teach_forward.site.article.compose import Article, Content
from teach_forward.site.context import SiteContext
from teach_forward.site.downloads import SheetFile
from teach_forward.site.offers import deck_offers
from teach_forward.site.places import place
from teach_forward.site.progress import Progress, Repository, Stale
from teach_forward.site.status import MOST_LINES, StatusPage
from teach_forward.site.templates import OVERRIDES
from teach_forward.site.text import Text
from teach_forward.site.view import TocLink
from teach_forward.text.dialect import to_html
from teach_forward.text.prose import front_matter
from teach_forward.text.reader import read
from teach_forward.translation.revisions import Change, PageState
from teach_forward.util import yml
from tests.sites import EXERCISE, GUIDE, INDEX
from tests.tools import ROOT

W = "workshops/1-un"
REPOSITORY = "https://code.example/guide"
GLOSSARY = "# G\n\n## Mots {#mots}\n\n### Planning {#planning}\n\nQui travaille quand.\n"
TEXTS = {
    "docs/fr/index.md": "# Accueil\n\nBonjour.\n\nPuis.\n\n## Ateliers {#workshops}\n\nVoici.\n",
    "docs/fr/about.md": "# Nous\n\nLe planning, et le planning.\n\n## Ici {#ici}\n\n## Là {#la}\n",
    "docs/fr/glossary.md": GLOSSARY,
    "docs/fr/references.md": "# Sources\n\n## Les sources {#sources}\n",
    "docs/fr/form.md": "---\nprint: true\n---\n# Formulaire\n\n| A | B |\n| --- | --- |\n| x | … |\n",
    "workshops/fr/1-un/index.md": INDEX.format(title="Premier", summary="En bref"),
    "workshops/fr/1-un/guide.md": GUIDE,
    "workshops/fr/1-un/exercise.md": EXERCISE,
    "docs/ar/index.md": "# ب\n\nم.\n\n## و {#workshops}\n\nه.\n",
    "workshops/ar/1-un/index.md": INDEX.format(title="الأول", summary="قصير"),
    "docs/en/about.md": "# About\n\nUs.\n\n## Here {#ici}\n",
}
WORDS = {locale: yml.load((ROOT / f"docs/{locale}/words.yml").read_text("utf-8")) for locale in ("en", "fr", "ar")}
DECK = BuiltDeck("un.fr.pptx", "fr", "1-un", "guide", 9, 84_000, 18, "", {"power": 4}, {})
SOURCE = Source("gdpr", "law", "RGPD", "Union européenne", "2016", "Journal", "", "2026-07", "checked", 1)


def document(path: str) -> Document:
    top, locale, *_, name = path.split("/")
    part = name.removesuffix(".md") if top == "workshops" else "page"
    found, faults = read(path, TEXTS[path].encode(), part, locale)  # type: ignore[arg-type]
    assert faults == (), path
    return found


def library() -> Library:
    documents: dict[str, dict[str, Document]] = {"fr": {}, "ar": {}, "en": {}}
    for path in TEXTS:
        found = document(path)
        documents[found.locale][uri_of(found)] = found
    return Library(
        root=Path("/nowhere"),
        project=Project(source="fr", total=3, repo_url=REPOSITORY, branch="trunk"),
        locales=("fr", "ar", "en"),
        documents=documents,
        own_messages={locale: dict(WORDS[locale]) for locale in documents},
        sources=(SOURCE,),
        terms=Terms(),
        source_words={"fr": SourceWords(), "ar": SourceWords(), "en": SourceWords({"gdpr": "GDPR"}, {"Journal": "OJ"})},
    )


@pytest.fixture(scope="module")
def context() -> SiteContext:
    locales = (("fr", "Français"), ("ar", "العربية"), ("en", "English"))
    return SiteContext(library(), locales, decks=(DECK,))


def content(context: SiteContext, uri: str, locale: str = "fr") -> Content:
    """The content of a page as a reader of a locale sees it."""
    at, documents = place(uri), context.library.documents
    text = documents[locale].get(at.source) or documents["fr"].get(at.source)
    glossary = context.library.document(locale, "glossary.md")
    article = Article(
        context,
        at,
        locale,
        text.locale if text else locale,
        context.url(locale, uri),
        glossary=read_glossary(glossary, html_of(glossary)) if glossary else None,
    )
    return article.compose(html_of(text) if text else to_html(article.status_page().markdown()))


def html_of(document: Document) -> str:
    return to_html(front_matter(document.text).below)


def tree(html: str) -> HtmlElement:
    return lxml.html.fragment_fromstring(html, create_parent="div")


def text(node: HtmlElement, xpath: str = ".") -> str:
    return " ".join(node.xpath(f"string({xpath})").split())


# Articles


def test_the_title_stands_apart_from_the_rest(context: SiteContext) -> None:
    page = content(context, "about.md")
    assert page.head == '<h1 id="page-title">Nous</h1>'
    assert "<h1" not in page.body
    assert page.contents == (TocLink("Ici", "ici"), TocLink("Là", "la"))
    assert page.description == "Le planning, et le planning."


def test_the_home_page_leads_with_its_first_paragraph_and_lists_the_workshops(context: SiteContext) -> None:
    page = content(context, "index.md")
    assert page.head == '<h1 id="page-title">Accueil</h1><p>Bonjour.</p>'
    (card,) = tree(page.body).xpath("ul[@class='workshops']/li")
    assert card.getparent().getprevious().get("id") == "workshops"
    assert card.xpath("string(.//h3/a/@href)") == "workshops/1-un/"
    links = [(link.get("href"), link.get("hreflang")) for link in card.xpath(".//ul[@class='parts']//a")]
    assert links == [
        ("workshops/1-un/guide/", None),
        ("workshops/1-un/exercise/", None),
        ("workshops/1-un/handout/", None),
        ("workshops/1-un/un.fr.pptx", None),
    ]


def test_what_is_counted_takes_the_form_of_its_number(context: SiteContext) -> None:
    assert WORDS["fr"]["slide_count_one"] != WORDS["fr"]["slide_count"]
    short = replace(context, decks=tuple(replace(deck, slides=1) for deck in context.decks))
    offers = deck_offers(short, "1-un", "fr", short.library.messages("fr"))
    assert [offer.facts[0] for offer in offers] == [WORDS["fr"]["slide_count_one"].format(count=1)] * len(offers) != []


def test_an_offer_says_its_language_where_it_is_not_the_readers(context: SiteContext) -> None:
    page = tree(content(context, f"{W}/index.md", "ar").body)
    (deck,) = page.xpath(".//ul[@class='downloads']//a[@download]")
    assert (deck.get("href"), deck.get("hreflang")) == ("../../../workshops/1-un/un.fr.pptx", "fr")
    assert context.library.messages("ar")["file_in_english"] in text(deck.getparent())
    step = page.xpath(".//table[@class='agenda']//a")[0]
    assert (step.get("href"), step.get("lang"), step.get("dir")) == ("guide/#opening", "fr", "ltr")


def test_agenda_and_headings_tell_the_same_times(context: SiteContext) -> None:
    guide = tree(content(context, f"{W}/guide.md").body)
    assert guide[0].get("class") == "agenda"
    rows = [[text(cell) for cell in row] for row in guide.xpath(".//table[@class='agenda']/tbody/tr")]
    assert rows == [["0", "Opening", "10"], ["10", "Group work", "20"]]
    assert [text(time) for time in guide.xpath(".//p[@class='session-time']")] == [
        WORDS["fr"]["time_on_heading"].format(start=start, minutes=minutes) for start, minutes in ((0, 10), (10, 20))
    ]


def test_slides_bear_the_numbers_of_the_deck(context: SiteContext) -> None:
    guide = tree(content(context, f"{W}/guide.md").body)
    assert text(guide, ".//a[@class='slide-number']").endswith(" 4")
    without = tree(content(replace(context, decks=()), f"{W}/guide.md").body)
    assert text(without, ".//a[@class='slide-number']").endswith(" #")


def test_a_handout_has_links_of_its_own_and_no_times(context: SiteContext) -> None:
    sheet = content(context, f"{W}/handout.md")
    assert "The hidden board" not in sheet.head + sheet.body
    assert "session-time" not in sheet.body
    assert [link.id for link in sheet.contents] == ["scenario", "task-one", "questions"]


def test_terms_are_linked_once_and_in_their_language_alone(context: SiteContext) -> None:
    (term,) = tree(content(context, "about.md").body).xpath(".//a[@class='term']")
    assert (term.text, term.get("href"), term.get("title")) == (
        "planning",
        "../glossary/#planning",
        "Qui travaille quand.",
    )
    (foreign,) = tree(content(context, "about.md", "ar").body).xpath(".//a[@class='term']")
    assert foreign.get("href") == "../glossary/#planning"  # a French text, for readers of Arabic
    assert "term" not in content(context, "about.md", "en").body
    assert "term" not in content(context, "glossary.md").body


def test_sources_without_a_translation_are_marked_with_the_language_of_the_guide(context: SiteContext) -> None:
    own, foreign = (tree(content(context, "references.md", locale).body) for locale in ("fr", "ar"))
    assert own.xpath(".//ul[@class='sources']/li/span[1]/@lang") == []
    assert foreign.xpath(".//ul[@class='sources']/li/span[1]/@lang") == []  # the page itself is in French
    arabic = replace(context, library=with_page(context.library, "ar", "references.md", "# م\n\n## م {#sources}\n"))
    title, who, facts = tree(content(arabic, "references.md", "ar").body).xpath(".//ul[@class='sources']/li/span")
    assert (title.get("lang"), title.get("dir")) == ("fr", "ltr")
    assert "," not in text(who) + text(facts)
    assert "،" in text(who)


def with_page(library: Library, locale: str, uri: str, markdown: str) -> Library:
    """The library with one page more."""
    page, _ = read(f"docs/{locale}/{uri}", markdown.encode(), "page", locale)
    return replace(library, documents={**library.documents, locale: {**library.documents[locale], uri: page}})


def test_a_form_is_laid_out_to_be_printed(context: SiteContext) -> None:
    assert tree(content(context, "form.md").body).xpath(".//td/@class") == ["fill"]
    downloads = tree(content(context, f"{W}/index.md").body).xpath(".//ul[@class='downloads']//a/@href")
    assert downloads == ["un.fr.pptx", "handout/", "../../form/"]


def test_pictures_of_a_fallback_page_stand_beside_the_source(context: SiteContext) -> None:
    library = with_page(context.library, "fr", "photo.md", "# P\n\n![x](pictures/x.png)\n")
    article = Article(replace(context, library=library), place("photo.md"), "ar", "fr", "ar/photo/")
    body = article.compose('<h1>P</h1><p><img src="../pictures/x.png" alt="x"></p>').body
    assert 'src="../../pictures/x.png"' in body


# Views


def site(context: SiteContext, locale: str) -> present.Site:
    documents = context.library.documents
    parts = [f"{W}/{part}.md" for part in ("index", "guide", "exercise", "handout")]
    uris = ["index.md", *parts, "about.md"]
    pages = [(uri, context.library.document(locale, place(uri).source)) for uri in uris]
    return present.Site(
        context=context,
        locale=locale,
        entries=tuple(present.Entry(uri, page.title, page.locale) for uri, page in pages if page),
        written={uri: {locale for locale in documents if place(uri).source in documents[locale]} for uri in uris},
        url="https://guide.example/",
    )


def view(context: SiteContext, uri: str, locale: str, text_locale: str) -> present.View:
    page = Content("<h1>T</h1>", "<p>b</p>", description="First words.")
    return present.view(
        site(context, locale), place(uri), page, text_locale=text_locale, title="T", edit_url="https://edit.example/"
    )


def test_the_source_stands_at_the_root_and_others_in_their_folders(context: SiteContext) -> None:
    home = view(context, "index.md", "fr", "fr")
    assert (home.home_url, home.canonical) == ("", "https://guide.example/")
    assert [(language.code, language.url, language.current) for language in home.languages] == [
        ("fr", "", True),
        ("ar", "ar/", False),
        ("en", "en/", False),
    ]
    assert home.alternates == (
        ("ar", "https://guide.example/ar/"),
        ("fr", "https://guide.example/"),
        ("x-default", "https://guide.example/"),
    )
    assert (home.lang, home.dir, home.untranslated, home.searched) == ("fr", "ltr", False, True)


def test_a_fallback_page_is_honest(context: SiteContext) -> None:
    page = view(context, "about.md", "ar", "fr")
    assert (page.lang, page.dir, page.text_lang, page.text_dir) == ("ar", "rtl", "fr", "ltr")
    assert (page.untranslated, page.searched, page.alternates) == (
        True,
        True,
        (),
    )  # found in the language of the source
    assert page.canonical == "https://guide.example/about/"
    assert page.awaits.startswith(f"{REPOSITORY}/new/trunk?filename=docs/ar/about.md")
    assert page.help_url == f"{REPOSITORY}/blob/trunk/CONTRIBUTING.md"
    assert page.nav[-1].title == Text("Nous", "fr", "ltr")


def test_the_navigation_gathers_the_pages_of_a_workshop(context: SiteContext) -> None:
    guide = view(context, f"{W}/guide.md", "fr", "fr")
    home, workshop, about = guide.nav
    assert (home.url, about.url) == ("", "about/")
    assert (workshop.number, workshop.title, workshop.open) == (1, Text("Premier"), True)
    assert [child.url for child in workshop.children] == [f"{W}/", f"{W}/guide/", f"{W}/exercise/", f"{W}/handout/"]
    assert [child.current for child in workshop.children] == [False, True, False, False]
    assert guide.previous is not None
    assert guide.next is not None
    assert (guide.previous.url, guide.next.url) == (f"{W}/", f"{W}/exercise/")
    assert (guide.previous.number, guide.next.number) == (1, 1)  # so that the pager can name the workshop


def test_the_head_of_a_workshop(context: SiteContext) -> None:
    band = view(context, f"{W}/index.md", "ar", "ar").band
    assert band is not None
    assert (band.number, band.total, band.title, band.index_url) == (1, 3, Text("الأول"), f"ar/{W}/")
    assert [fact.text for _, fact in band.facts][1:] == ["everybody", "4 to 20 people"]
    assert band.facts[0][1].text == WORDS["ar"]["length_minutes"].format(minutes=30)
    assert [(offer.url, offer.lang) for offer in band.offers] == [(f"{W}/un.fr.pptx", "fr")]
    exercise = view(context, f"{W}/exercise.md", "fr", "fr").band
    assert exercise is not None
    assert exercise.facts[0][1].text == WORDS["fr"]["length_minutes"].format(minutes=20)
    assert view(context, "about.md", "fr", "fr").band is None


def test_a_film_is_for_one_person(context: SiteContext) -> None:
    workshop = context.workshop("fr", "1-un")
    assert workshop is not None
    shown = site(context, "fr")
    whole, film = (present.band(shown, workshop, place(f"{W}/{name}.md")).facts for name in ("guide", "film"))
    assert {name for name, _ in whole} - {name for name, _ in film} == {WORDS["fr"]["group"], WORDS["fr"]["length"]}


def test_a_page_to_print_is_offered_as_a_file_on_its_own_page(context: SiteContext) -> None:
    files = (
        SheetFile("un.xlsx", "fr", f"{W}/index.md", 5000),
        SheetFile("about.fr.docx", "fr", "about.md", 40_000),
        SheetFile("about.ar.docx", "ar", "about.md", 41_000),
    )
    sheets = {(file.uri, file.locale, file.name.rpartition(".")[2]): file for file in files}

    def offered(uri: str, locale: str) -> list[tuple[str, str]]:
        return [(offer.url, offer.lang) for offer in view(replace(context, sheets=sheets), uri, locale, locale).files]

    assert offered(f"{W}/index.md", "fr") == [(f"{W}/un.xlsx", "")]
    assert offered(f"{W}/index.md", "ar") == [(f"{W}/un.xlsx", "fr")]
    assert offered("about.md", "fr") == [("about.fr.docx", "")]
    assert offered("about.md", "ar") == [("ar/about.ar.docx", "")]
    assert offered("index.md", "fr") == []


def test_a_description_is_the_summary_or_the_first_paragraph(context: SiteContext) -> None:
    assert view(context, f"{W}/index.md", "fr", "fr").description == "En bref"
    assert view(context, f"{W}/guide.md", "fr", "fr").description == "First words."


@pytest.mark.parametrize(
    ("stale", "said", "url"),
    [
        (Stale("", None, ()), "in_progress", ""),
        (Stale("a" * 40, None, ()), "outdated", "ar/translation/#ar-index-changed"),
    ],
)
def test_an_outdated_page_says_so(context: SiteContext, stale: Stale, said: str, url: str) -> None:
    progress = {"ar": Progress("ar", (), {"index.md": stale})}
    notice = view(replace(context, progress=progress), "index.md", "ar", "ar").outdated
    assert notice is not None
    assert notice.text.startswith(context.library.messages("ar")[said])
    assert notice.url == url
    assert view(context, "index.md", "ar", "ar").outdated is None


def test_the_page_for_what_is_missing_is_in_the_readers_language(context: SiteContext) -> None:
    page = present.missing(site(context, "ar"))
    assert (page.kind, page.lang, page.dir, page.title) == ("missing", "ar", "rtl", WORDS["ar"]["missing_title"])
    assert page.toc == ()


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("Texte sous CC BY-SA 4.0 : partagez-le", "licenses/by-sa/4.0/"),
        ("Texte sous CC\u00a0BY-NC-ND\u00a03.0", "licenses/by-nc-nd/3.0/"),
        ("Texte : CC BY 4.0", "licenses/by/4.0/"),
        ("CC0 1.0", "publicdomain/zero/1.0/"),
        ("Tous droits réservés", ""),
        ("CCBYSA", ""),
    ],
)
def test_the_foot_leads_to_the_licence_that_it_names_and_to_no_other(
    line: str, address: str, context: SiteContext
) -> None:
    messages = {**context.library.own_messages, "fr": {**WORDS["fr"], "licence_line": line}}
    own = replace(context, library=replace(context.library, own_messages=messages))
    page = present.missing(site(own, "fr"))
    template = Environment(loader=FileSystemLoader(OVERRIDES), autoescape=True).get_template("partials/footer.html")
    foot = tree(template.render(tf=page, messages=page.messages, config={}))
    assert line.replace("\u00a0", " ") in text(foot)
    assert foot.xpath("//a[@rel='license']/@href") == ([f"https://creativecommons.org/{address}"] if address else [])


@pytest.mark.parametrize(
    ("picture", "shown"),
    [("drawing.svg", "drawing.png"), ("photo.jpg", "photo.jpg"), ("no-pixels.svg", ""), ("gone.png", "")],
)
def test_a_shared_page_shows_the_pixels_of_its_workshop(
    picture: str, shown: str, context: SiteContext, tmp_path: Path
) -> None:
    folder = tmp_path / "docs/fr/img"
    folder.mkdir(parents=True)
    for name in ("drawing.svg", "drawing.png", "photo.jpg", "no-pixels.svg"):
        (folder / name).touch()
    texts = context.library.documents
    index = replace(texts["fr"][f"{W}/index.md"], picture=Picture(f"../../img/{picture}", "A room"))
    found = replace(context.library, root=tmp_path, documents={**texts, "fr": {**texts["fr"], f"{W}/index.md": index}})
    page = view(replace(context, library=found), "about.md", "fr", "fr")
    assert page.picture == (f"https://guide.example/img/{shown}" if shown else "")


# The page of translations

STATES = (
    PageState("index.md", "ar", "docs/ar/index.md", "Accueil", "done", 60, 60),
    PageState("about.md", "ar", "docs/ar/about.md", "Nous", "missing", 30),
    PageState(f"{W}/index.md", "ar", "workshops/ar/1-un/index.md", "Premier", "outdated", 10, 4),
)
CHANGES = (
    Change("aim", "Le but", "changed", ("@@ -1 +1 @@", "-avant", "+après", *[f"+{n}" for n in range(MOST_LINES)])),
    Change("top", "", "changed"),
    Change("lost", "Perdu", "gone"),
)
PROGRESS = Progress("ar", STATES, {f"{W}/index.md": Stale("b" * 40, datetime.date(2026, 3, 4), CHANGES)})


def status(context: SiteContext, locale: str) -> HtmlElement:
    page = StatusPage(
        context.library, Repository(REPOSITORY, "trunk"), locale, lambda locale, uri: f"/{context.url(locale, uri)}"
    )
    return tree(page.body([PROGRESS], "/help/"))


def test_bars_and_rows_say_how_far_a_language_is(context: SiteContext) -> None:
    root = status(context, "ar")
    whole = root.xpath(".//svg[@class='progress']")[0]
    assert [(bar.get("x", "0"), bar.get("width")) for bar in whole] == [("0", "64"), ("64", "6")]
    rows = {text(row[0]): row for row in root.xpath(".//tbody/tr")}
    assert list(rows) == ["الأول", "Nous", "ب"]
    assert rows["Nous"].xpath(".//span[contains(@class, 'state')]/@class") == ["state missing"]
    assert rows["Nous"].xpath(".//th//span/@lang") == ["fr"]
    assert rows["Nous"].xpath("td[last()]/a/@href")[0].startswith(f"{REPOSITORY}/new/trunk?filename=docs/ar/about.md")
    assert rows["ب"].xpath("td[last()]/a/@href") == [f"{REPOSITORY}/edit/trunk/docs/ar/index.md"]


def test_changes_are_told_in_the_language_of_the_source(context: SiteContext) -> None:
    changed, top, gone = status(context, "ar").xpath(".//section[@class='changed']/ul/li")
    assert (changed[0].get("href"), changed[0].get("hreflang")) == (f"/{W}/#aim", "fr")
    (lines,) = changed.xpath(".//pre")
    assert (lines.get("lang"), lines.get("dir")) == ("fr", "ltr")
    assert (lines.xpath("del/text()"), lines.xpath("ins/text()")[:2]) == (["-avant"], ["+après", "+0"])
    assert "@@" not in text(lines)
    assert text(lines).endswith("…")
    assert len(lines) == MOST_LINES
    assert changed.xpath("a/@href")[-1].endswith("/edit/trunk/workshops/ar/1-un/index.md#L8")
    assert text(top[0]) == WORDS["ar"]["change_top"]
    assert gone[0].get("href") == f"/{W}/"  # the section is not there any more


def test_readers_of_the_source_see_languages_by_name(context: SiteContext) -> None:
    assert status(context, "fr").xpath("h2/@id") == ["ar"]
    assert status(context, "ar").xpath("h2/@id") == ["ar-1-un", "ar-around"]


def test_what_changed_in_one_page_of_several_languages_has_a_name_in_each(context: SiteContext) -> None:
    """A region that is called as another one is of no help to those who hear the page."""
    names = ".//section[@class='changed']/@aria-labelledby"
    assert status(context, "fr").xpath(names) == ["ar ar-workshops--1-un--index-changed"]
    assert status(context, "ar").xpath(names) == ["ar-workshops--1-un--index-changed"]


def test_the_page_of_translations_is_an_article(context: SiteContext) -> None:
    page = content(replace(context, progress={"ar": PROGRESS}), "translation.md")
    assert page.head == f'<h1 id="page-title">{WORDS["fr"]["status_title"]}</h1>'
    assert page.contents == (TocLink(WORDS["ar"]["language"], "ar"),)
    (table, *_) = tree(page.body).xpath(".//table")
    assert table.getparent().get("aria-labelledby") == "ar ar-1-un"
    assert table.get("data-names") is None
