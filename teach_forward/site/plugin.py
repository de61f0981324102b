"""The MkDocs plugin: it hands files and pages to the modules beside it and puts back what they return.

MkDocs runs `on_config` to `on_post_build` once a locale, because mkdocs-static-i18n builds the locales one after
another within the first locale's `on_post_build`. What is read once (library, theme, decks) is read in the first
`on_config`; what needs all locales (sitemap, search index) is written when mkdocs-static-i18n is done.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import mkdocs
from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from teach_forward import theme
from teach_forward.findings import ContentError
from teach_forward.library.addresses import DRAWING, STATUS_PAGE
from teach_forward.library.glossary import GLOSSARY_PAGE, Glossary, read_glossary
from teach_forward.library.library import Library
from teach_forward.library.scan import load
from teach_forward.model import Document, SearchWords
from teach_forward.site import abreast, alternates, assets, places, policy, present, search, seo, tags
from teach_forward.site.article.compose import Article, Content
from teach_forward.site.context import SiteContext
from teach_forward.site.downloads import DECK_KINDS, DeckError, read_decks, read_sheets
from teach_forward.site.engine import at, i18n, language, project, text_locale
from teach_forward.site.languages import build_only, check_library
from teach_forward.site.offline import publish
from teach_forward.site.offline.edition import MISSING
from teach_forward.site.practice import SCRIPT
from teach_forward.site.progress import progress_of
from teach_forward.site.templates import COMPILED, OVERRIDES, list_visible
from teach_forward.site.view import TocLink
from teach_forward.text.dialect import to_html
from teach_forward.util import kept
from teach_forward.util.files import as_in_git

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger(f"{mkdocs.__name__}.plugins.teach_forward")  # MkDocs, or what replaces it

CONTENTS = Path("build/kept/contents")
AFTER_I18N = -200  # mkdocs-static-i18n's own handlers have priority -100
# Material's script and style sheets: our templates use none, and our style sheet has what it needs of theirs.
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "sitemap.xml")


class Options(Config):  # type: ignore[no-untyped-call]  # this is how MkDocs declares options
    """The plugin's options in mkdocs.yml. Those that decks and checks share are read by teach_forward.project."""

    decks = config_options.Type(str, default="build/decks")
    sheets = config_options.Type(str, default="build/sheets")
    files = config_options.Type(bool, default=True)  # offer those sheets, too
    # To build beside the source; without it, all that mkdocs.yml has.
    locales = config_options.Optional(config_options.ListOfItems(config_options.Type(str)))
    preview = config_options.Type(bool, default=False)  # somebody is writing: tell what is wrong, and make decks again
    keep = config_options.Type(bool, default=True)
    prefix = config_options.Optional(config_options.Type((str, int)))
    total = config_options.Optional(config_options.Type((str, int)))
    date = config_options.Optional(config_options.Type((str, datetime.date)))
    words = config_options.Optional(config_options.Type((str, int)))
    question = config_options.Optional(config_options.Type((str, int, float)))
    paper = config_options.Optional(config_options.Type((str, dict)))


class TeachForwardPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # the same
    """Adds workshops, slides, handouts, pages that fall back to the source, and search to the site."""

    def __init__(self) -> None:
        tags.allow_all()
        self.library: Library | None = None  # of this project, where somebody has just read it
        self.context: SiteContext | None = None
        self.files: Mapping[str, tuple[str, str]] = {}  # our style sheets and scripts: address and content, by name
        self.sources: Mapping[str, places.WorkshopFile] = {}
        self.written: Mapping[str, frozenset[str]] = {}
        self.missing_pages: dict[str, str] = {}
        self.under_way = ExitStack()
        self.others: Iterator[str] | None = None  # the pages for missing addresses of locales that are built beside
        self.abreast = False  # whether all others were built so
        self.contents: kept.Store | None = None  # of pages, composed
        self.listed = Files([])  # the files of the locale
        self.addresses = ""  # the name of all files of the build
        self.glossary: Glossary | None = None  # in the locale that is being built
        self.shared: dict[str, str] = {}  # names of what all pages of the locale depend on, by the language of the text
        self.site: present.Site | None = None  # what is the same for all pages of the locale

    # Configuration

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read everything once, before mkdocs-static-i18n prepares the first locale."""
        if self.context is None:
            root = project(config)
            if self.config.locales is not None:
                build_only(i18n(config).config.languages, self.config.locales)
            alternates.quicken(i18n(config))
            self._read(root, config)
            self.contents = kept.Store(root / CONTENTS, [Content, TocLink])
            self.contents.tidy()
            config.markdown_extensions = []  # pages come converted, and MkDocs makes a converter for each page
            config.nav = self._nav(config.nav or [])
            config.theme.static_templates.discard("sitemap.xml")
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(OVERRIDES))
            list_visible(config.theme)
        return config

    def _read(self, root: Path, config: MkDocsConfig) -> None:
        """Read texts, theme and files to download. Raises PluginError with what stands in the way."""
        languages = [language for language in i18n(config).config.languages if language.build]
        try:
            library = self.library if self.library and self.library.root == root else load(root)
            slide_theme = theme.read(root)
            check_library(library)
            if self.config.preview:
                from teach_forward.site import preview  # noqa: PLC0415  (it brings what watches files)

                preview.bring_up_to_date(library, root / self.config.decks, [language.locale for language in languages])
            decks = read_decks(root / self.config.decks)
        except (ContentError, DeckError) as error:
            raise PluginError(f"\n{error}") from None
        if not decks:
            log.info("No decks in %s: pages offer none, and slides bear no numbers.", self.config.decks)
        slugs = library.slugs()
        made = {places.part_uri(slug, "handout") for slug in slugs}
        made |= {places.slides_uri(slug, kind) for slug in slugs for kind in DECK_KINDS}
        pages = made.union(*library.documents.values())
        self.context = SiteContext(
            library,
            tuple((language.locale, language.name) for language in languages),
            decks,
            read_sheets(root / self.config.sheets, library.project.prefix, pages, library.locales)
            if self.config.files
            else {},
            {each.locale: progress_of(library, each.locale) for each in languages if not each.default},
        )
        self.sources = {file.src_uri: file for file in places.workshop_files(root)}
        self.files = assets.files(slide_theme, max(library.numbers, default=0), assets.material(config.theme.dirs))
        if library.forms:
            self.files = self.files | assets.practice_files()

    def _nav(self, nav: list[Any]) -> list[Any]:
        """The navigation with every page of the workshops in the place of `workshops/`, and with the status page."""
        uris = (src_uri.partition("/") for src_uri in self.sources)
        source = self._context().source
        pages = places.workshop_pages(uri for locale, _, uri in uris if locale == source and uri.endswith(".md"))
        status = [] if STATUS_PAGE in nav else [STATUS_PAGE]
        return [path for entry in nav + status for path in (pages if entry == "workshops/" else [entry])]

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
        """Watch what lies outside of docs/, too, and look often."""
        from teach_forward.site import preview  # noqa: PLC0415  (as above)

        preview.look_often(server)
        for folder in ("workshops", "slides_src"):
            server.watch(str(project(config) / folder))
        return server

    # Files

    def _add_sources(self, files: Files, config: MkDocsConfig) -> Files:
        """List the files of workshops/ as if they lay in docs/, which is where mkdocs-static-i18n looks.

        The status page has no file: on_page_read_source gives its text. Files of languages that have no part in this
        build of one of them are taken out, or the work would grow with the square of the number of languages.
        """
        first, others = not self.addresses, self._others(config)
        status_pages = (f"{locale}/{STATUS_PAGE}" for locale, _ in self._context().locales)
        for src_uri in (*self.sources, *status_pages):
            if first or _folder(src_uri) not in others:
                files.append(File(src_uri, config.docs_dir, config.site_dir, config.use_directory_urls))
        for file in list(files.documentation_pages()):
            if self._lost(file.src_uri):
                files.remove(file)
        if first:
            self.written = places.translations(file.src_uri for file in files.documentation_pages())
            self.addresses = kept.key(*sorted(files.src_uris))
        for file in list(files):
            if _folder(file.src_uri) in others:
                files.remove(file)
        return files

    def _others(self, config: MkDocsConfig) -> set[str]:
        """The languages that have no part in a build of the present one, in which there are pages of the source too."""
        return {*self._context().library.locales} - {language(config), self._context().source}

    def _lost(self, src_uri: str) -> bool:
        """Whether a translation has no source, as when that was renamed: the check warns, and no site waits for it."""
        locale, _, uri = src_uri.partition("/")
        documents = self._context().library.documents
        return locale in documents and uri in documents[locale] and uri not in documents[self._context().source]

    @event_priority(AFTER_I18N)
    def _place_sources(self, files: Files, config: MkDocsConfig) -> Files:
        """Give those files their real paths, drop what is unused, and add decks, style sheet and script."""
        self.listed = files
        for file in list(files):
            if source := self.sources.get(file.src_uri):
                file.abs_src_path = str(source.path)
                file.edit_uri = f"../{source.repository_path}"
            elif file.src_uri.endswith(f"/{STATUS_PAGE}"):
                file.edit_uri = None
            elif file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".map"):
                files.remove(file)
            if file.src_uri.lower().endswith(DRAWING):
                here = file.content_bytes
                if (told := as_in_git(here)) != here:  # what is as it should be is copied, and not held till then
                    file.content_bytes = told
        for file in self._own_files(config):
            files.append(file)
        return files

    on_files = CombinedEvent(_add_sources, _place_sources)

    def _own_files(self, config: MkDocsConfig) -> list[File]:
        context, locale = self._context(), language(config)
        folders = ((self.config.decks, context.decks), (self.config.sheets, context.sheets.values()))
        files = [
            File(found.name, str(project(config) / folder), config.site_dir, False, dest_uri=context.file_url(found))
            for folder, there in folders
            for found in there
            if found.locale == locale
        ]
        if locale != context.source:
            return files
        return files + [
            File.generated(config, address, content=content.encode()) for address, content in self.files.values()
        ]

    # Pages

    def on_page_read_source(self, *, page: Page, **_: Any) -> str:
        """Nothing: the page was read, checked and converted before; its keys, its text and its title are ours alone."""
        if at(page).kind != "status" and self._document(page) is None:
            raise PluginError(f"{page.file.src_uri} is not a page of a language: no check has read it")
        return ""

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Tell MkDocs the title of the page, and the ids in it to which links can lead."""
        document = self._document(page)
        if document is None:
            page.title = self._context().library.messages(language(config))["status_title"]
            return html
        sources = self._context().library.sources if at(page).kind == "references" else ()
        page.title, page.present_anchor_ids = document.title, {*document.ids, *(source.id for source in sources)}
        return html

    def _document(self, page: Page) -> Document | None:
        """The document that a page is made from; the status page has none."""
        return self._context().library.documents[text_locale(page)].get(at(page).source)

    def on_env(self, env: Environment, *, files: Files, **_: Any) -> Environment:
        """Tell the templates where the style sheets and the script are; all pages of the locale are rendered now."""
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        self.glossary = next((self._glossary(page) for page in pages if at(page).uri == GLOSSARY_PAGE), None)
        self.shared, self.site = {}, None
        stamped = {name: f"{address}?{assets.stamp(content)}" for name, (address, content) in self.files.items()}
        env.globals["policy"] = policy.policy(preview=self.config.preview)
        env.autoescape = True  # words and titles come from many hands
        env.trim_blocks = env.lstrip_blocks = True  # no empty lines where a template decides
        env.bytecode_cache = COMPILED  # each locale has an environment of its own, with the same templates
        env.globals["assets"] = stamped
        env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
        return env

    def _glossary(self, page: Page) -> Glossary:
        document = self._context().library.documents[text_locale(page)][GLOSSARY_PAGE]
        return read_glossary(document, document.html)

    def _article(self, page: Page, config: MkDocsConfig) -> Article:
        context, locale = self._context(), language(config)
        files = _RelativePathTreeprocessor(page.file, self.listed, config)
        page.links_to_anchors = files.links_to_anchors  # which MkDocs looks at when all pages are there
        text = text_locale(page)
        if text not in self.shared:
            messages = sorted(context.library.messages(text).items())
            self.shared[text] = kept.key(self.addresses, repr((messages, self.glossary)))
        resolve, shared = files.path_to_url, self.shared[text]
        return Article(context, at(page), locale, text, page.url, resolve, self.glossary, shared)

    @event_priority(0)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the templates the view of the page, and write what it fetches when somebody fills it in."""
        here = at(page)
        title = str(page.title or "")
        if here.kind == "handout":
            title = f"{self._context().library.messages(text_locale(page))['handout']} · {title}"
        view = present.view(
            self._site(config, nav),
            here,
            self._content(page, config),
            text_locale=text_locale(page),
            title=title,
            edit_url=page.edit_url or "",
        )
        if view.practice:
            path = Path(config.site_dir, page.file.dest_uri).with_name(SCRIPT)
            write_file(view.practice.script.encode(), str(path))
        cast("dict[str, Any]", context)["tf"] = view
        return context

    def _content(self, page: Page, config: MkDocsConfig) -> Content:
        """The content of a page, composed now or before; the status page depends on too much to be kept."""
        article, document = self._article(page, config), self._document(page)
        if document is None:
            return article.compose(to_html(article.status_page().markdown()))
        name = article.name(document.html)
        found = self.contents.get(name) if self.contents else None
        if isinstance(found, Content):
            return found
        content = article.compose(document.html)
        if self.contents:
            self.contents.put(name, content)
        return content

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page for missing addresses its view."""
        if template_name == MISSING:
            cast("dict[str, Any]", context)["tf"] = present.missing(self._site(config, context["nav"]))
        return context

    def _site(self, config: MkDocsConfig, nav: Navigation) -> present.Site:
        if self.site is not None:
            return self.site
        entries = tuple(present.Entry(at(page).uri, str(page.title or ""), text_locale(page)) for page in nav.pages)
        self.site = present.Site(
            context=self._context(),
            locale=language(config),
            entries=entries,
            written=self.written,
            url=config.site_url or "",
            takes=self._takes(),
            keeps=self._context().library.project.keep,
        )
        return self.site

    # The end

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Keep each locale's page for missing addresses; the one at the root is in the source's language."""
        if template_name != MISSING:
            return output
        self.missing_pages[language(config)] = output
        if not i18n(config).building and abreast.is_possible():  # pages come next, and those of others at once
            self.others = self.under_way.enter_context(
                abreast.others(config, i18n(config), self.missing_pages.__getitem__)
            )
        return self.missing_pages[self._context().source]

    def on_build_error(self, **_: Any) -> None:
        """Give up the other locales."""
        self.under_way.close()

    def _finish_locale(self, config: MkDocsConfig) -> None:
        """When the pages of a locale are there, index them; then wait for the locales that are built beside it."""
        context, locale = self._context(), language(config)
        locales = [code for code, _ in context.locales]
        self._index(config, search.Languages(locale, context.source, locales))
        if self.others is not None:
            pages, self.others = self.others, None
            others = [code for code in i18n(config).build_languages if code != locale]
            self.missing_pages.update(zip(others, pages, strict=True))
            self.under_way.close()
            self.abreast = i18n(config).building = True  # or it would build them again

    def _index(self, config: MkDocsConfig, languages: search.Languages) -> None:
        store = kept.Store(project(config) / search.KEPT)
        vocabulary = self._vocabulary(languages.locale)
        search.index(Path(config.site_dir), languages, vocabulary, store, remember=self.config.preview)

    @event_priority(AFTER_I18N)
    def _finish_site(self, config: MkDocsConfig) -> None:
        """After the last locale: the pages for missing addresses, and the sitemap of a site that has an address."""
        if self.abreast:
            self.abreast = i18n(config).building = False
        if i18n(config).building:
            return
        site, source = Path(config.site_dir), self._context().source
        for locale, page in self.missing_pages.items():
            if locale != source:
                write_file(page.encode(), str(site / locale / MISSING))
        built = {locale for locale, _ in self._context().locales}
        written = {uri: locales & built for uri, locales in self.written.items()}
        if config.site_url:
            write_file(seo.sitemap(written, source, config.site_url).encode(), str(site / "sitemap.xml"))
        if self._takes():
            archives = kept.Store(project(config) / publish.KEPT, room=publish.ROOM)
            publish.publish(self._context(), site, archives)

    on_post_build = CombinedEvent(_finish_locale, _finish_site)

    def _takes(self) -> bool:
        """Whether languages can be taken along: not while somebody writes."""
        return bool(self.config.files and not self.config.preview)

    def _vocabulary(self, locale: str) -> search.Vocabulary:
        """What the search knows of a language; the source's name of a workshop serves too, as on pages that await."""
        library = self._context().library
        names = dict.fromkeys(library.messages(each)["workshop"] for each in (locale, library.source))
        known = library.search_words.get(locale, SearchWords())
        return search.Vocabulary(tuple(names), known.fillers, known.synonyms)

    def _context(self) -> SiteContext:
        if self.context is None:
            raise PluginError("nothing was read yet: on_config comes first")
        return self.context


def _folder(src_uri: str) -> str:
    """The first folder of a file's address, which is its language's."""
    return src_uri.partition("/")[0]
