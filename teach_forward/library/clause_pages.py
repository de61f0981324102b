"""The clauses as parts of pages: the library with its tables to find one, and the printed pack, which is a choice.

A page says by the ids of its headings what is set under them. What is made here is HTML, as the dialect makes it, so
that site, search and papers treat it as the rest of the page.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement, builder, tostring

from teach_forward.library.addresses import CARD, CLAUSE_PACK, CLAUSES, REFERENCES, uri_of
from teach_forward.library.clauses import INVENTED, UNDATED, confidence
from teach_forward.library.library import Library
from teach_forward.messages import Messages
from teach_forward.model import Clause, ClauseWords, Document, Source, pack
from teach_forward.text import html
from teach_forward.util import locales

AI, AI_SINCE = "ai", "2024"
"""The subject and the year of which the library has a table of its own."""
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class _Writer:
    """Makes the parts of one page in the words of one language. `sources` are those of the guide, by id.

    A clause for which the language has no words yet is told in the words of the `original`.
    """

    words: ClauseWords
    original: ClauseWords
    messages: Messages
    original_locale: str
    sources: Mapping[str, Source]
    uri: str

    # A clause

    def card(self, clause: Clause) -> list[HtmlElement]:
        """A clause as a card of the pack: its number and title, and a table."""
        head = builder.H2(f"{clause.pack} ", *self.say(clause, "title"), id=f"{CARD}{clause.pack}")
        first, *others = self.rows(clause)
        lines = [builder.TR(builder.TD(label), builder.TD(*content)) for label, content in others]
        top = builder.TR(builder.TH(first[0]), builder.TH(*first[1]))
        return [head, builder.TABLE(builder.THEAD(top), builder.TBODY(*lines))]

    def record(self, clause: Clause, heading: Callable[..., HtmlElement] = builder.H4) -> HtmlElement:
        """A clause of the library."""
        section = builder.SECTION(heading(*self.say(clause, "title"), id=clause.id), {"class": "clause"})
        pairs = (node for label, content in self.rows(clause, full=True) for node in _pair(label, content))
        section.append(builder.DL(*pairs))
        return section

    def say(self, clause: Clause, *parts: str) -> list[str | HtmlElement]:
        """Parts of a clause's words with a dot between them, marked where they are in the original's language."""
        own = self.words.clauses.get(clause.id)
        words = self.original.clauses.get(clause.id, {}) if own is None else own
        text = _BETWEEN.join(words[part] for part in parts if words.get(part))
        if own is not None or not text:
            return [text] if text else []
        locale = self.original_locale
        return [builder.SPAN(text, {"lang": locale, "dir": locales.direction(locale)})]

    def rows(self, clause: Clause, *, full: bool = False) -> Iterator[tuple[str, list[str | HtmlElement]]]:
        """Labels of a clause's rows with their content; those that have none are left out."""
        labels = self.words.labels
        found: dict[str, list[str | HtmlElement]] = {
            "who": self._who(clause),
            "kind": [self._kind(clause)] if full else [],
            "does": self.say(clause, "does"),
            "wording": self.say(clause, "wording"),
            "rungs": [self._rungs(clause)],
            "subjects": [_BETWEEN.join(map(self._name("subjects"), clause.subjects))] if full else [],
            "strong": self.say(clause, "strong"),
            "gap": self.say(clause, "gap"),
            "holds": self.say(clause, "holds"),
            "source": self._source(clause),
        }
        return (
            (labels[part], content) for part, content in found.items() if any(not _is_empty(each) for each in content)
        )

    def _name(self, group: str) -> Callable[[str], str]:
        return lambda id_: self.words.names[group].get(id_, id_)

    def _who(self, clause: Clause) -> list[str | HtmlElement]:
        """Union and employer, which lead to the source, with country and year; that a clause is invented."""
        if clause.kind == INVENTED:
            return _joined([self._name("kinds")(INVENTED), *self.say(clause, "when")], _BETWEEN)
        who = self.say(clause, "union", "employer")
        if clause.source:
            who = [builder.A(*who, href=f"{self.lead(REFERENCES)}#{clause.source}")]
        place = locales.territory(clause.country, self.messages.locale)
        when = self.say(clause, "when") or [clause.year] * (clause.year != UNDATED)
        return _joined([*who, place, *when], _BETWEEN)

    def _kind(self, clause: Clause) -> str:
        named = (("kinds", clause.kind), ("sectors", clause.sector), ("levels", clause.level))
        public = self.words.labels["public"] if clause.public else ""
        return _BETWEEN.join(filter(None, (*(self._name(group)(id_) for group, id_ in named if id_), public)))

    def _rungs(self, clause: Clause) -> str:
        name = self._name("rungs")
        comma = locales.comma(self.messages.locale)
        partly = comma.join(map(name, clause.partly))
        in_part = self.words.labels["in_part"].replace("{rungs}", partly) if partly else ""
        return _BETWEEN.join(filter(None, (comma.join(map(name, clause.rungs)), in_part)))

    def _source(self, clause: Clause) -> list[str | HtmlElement]:
        """Addresses by the names of their hosts, how sure it is, and what is to be said about it."""
        if clause.kind == INVENTED:
            return []
        source = self.sources.get(clause.source)
        url, also = (source.url, source.also) if source else (clause.url, clause.also)
        addresses = [builder.A(_host(address), href=address) for address in (url, *also) if address]
        unknown = [] if addresses else [self.words.labels["no_address"]]
        sure = self.messages[f"confidence_{confidence(clause, source)}"]
        return _joined([*addresses, *unknown, sure, *self.say(clause, "note")], _BETWEEN)

    def lead(self, uri: str) -> str:
        """The address of another page, as a page writes it."""
        return posixpath.relpath(uri, posixpath.dirname(self.uri) or ".")

    # Tables to find a clause

    def find(self, by: str, clauses: Iterable[Clause], *, pack: bool = False) -> list[HtmlElement]:
        """A table of groups, such as the subjects, each with links to its clauses or cards; nothing for no clauses."""
        link, last = (_number, "cards") if pack else (self._title, "clauses")
        between = locales.comma(self.messages.locale) if pack else _BETWEEN
        lines = [
            builder.TR(builder.TD(name), builder.TD(*_joined(map(link, found), between)))
            for name, found in self._groups(by, tuple(clauses))
            if found
        ]
        top = builder.TR(builder.TH(self.words.labels[_LABELS[by]]), builder.TH(self.words.labels[last]))
        return [builder.TABLE(builder.THEAD(top), builder.TBODY(*lines))] if lines else []

    def _title(self, clause: Clause) -> HtmlElement:
        return builder.A(*self.say(clause, "title"), href=f"#{clause.id}")

    def _groups(self, by: str, clauses: tuple[Clause, ...]) -> Iterator[tuple[str, list[Clause]]]:
        """Names of groups with their clauses, in the order in which the language names them; years newest first."""
        if by == "sectors":
            yield self.words.labels["public"], [clause for clause in clauses if clause.public]
        if by == "years":
            for year in sorted({clause.year for clause in clauses}, reverse=True):
                yield year, [clause for clause in clauses if clause.year == year]
        elif by == "countries":
            for region, within in self._groups("regions", clauses):
                places = {locales.territory(clause.country, self.messages.locale): clause.country for clause in within}
                for name, country in sorted(places.items()):
                    here = [clause for clause in within if clause.country == country]
                    yield region if name == region else f"{region}{_BETWEEN}{name}", here
        else:
            for id_, name in self.words.names[by].items():
                yield name, [clause for clause in clauses if id_ in _KEYS[by](clause)]


_KEYS: Mapping[str, Callable[[Clause], tuple[str, ...]]] = {
    "rungs": lambda clause: (*clause.rungs, *clause.partly),
    "subjects": lambda clause: clause.subjects,
    "sectors": lambda clause: (clause.sector,),
    "regions": lambda clause: (clause.region,),
}
_LABELS = {
    "rungs": "rungs",
    "subjects": "subjects",
    "sectors": "sector",
    "regions": "country",
    "countries": "country",
    "years": "year",
}


def with_clauses(library: Library) -> Library:
    """The library with its clauses set into the pages that have a place for them."""
    if not library.clauses or not library.clause_words.get(library.source, ClauseWords()).labels:
        return library
    documents = {
        locale: {uri: _set(library, document) if _takes_clauses(uri) else document for uri, document in pages.items()}
        for locale, pages in library.documents.items()
    }
    return replace(library, documents=documents)


def _takes_clauses(uri: str) -> bool:
    return posixpath.basename(uri) in (CLAUSES, CLAUSE_PACK)


def _set(library: Library, document: Document) -> Document:
    """A page with its parts at the end of what stands under their headings, and with the ids in them."""
    locale = document.locale if library.clause_words[document.locale].labels else library.source
    writer = _Writer(
        library.clause_words[locale],
        library.clause_words[library.source],
        library.messages(locale),
        library.source,
        {source.id: source for source in library.sources},
        uri_of(document),
    )
    root = html.parse(document.html)
    make = _pack if posixpath.basename(uri_of(document)) == CLAUSE_PACK else _library
    ids = set(document.ids)
    for id_, piece in make(writer, library.clauses):
        if found := root.xpath("./h2[@id=$id]", id=id_):
            _add(found[0], piece, "" if locale == document.locale else locale)
            ids |= {str(node.get("id")) for part in piece for node in part.iter(etree.Element) if node.get("id")}
    text = (root.text or "") + "".join(tostring(node, encoding="unicode") for node in root)
    return replace(document, packed_html=pack(text), ids=frozenset(ids))


def _library(writer: _Writer, clauses: tuple[Clause, ...]) -> Iterator[tuple[str, list[HtmlElement]]]:
    """Ids of headings of the library's page, with what is set under them. Invented clauses stand apart."""
    real = tuple(clause for clause in clauses if clause.kind != INVENTED)
    recent = (clause for clause in real if AI in clause.subjects and AI_SINCE <= clause.year != UNDATED)
    yield "by-rung", writer.find("rungs", real)
    yield "by-subject", writer.find("subjects", real)
    yield "by-sector", writer.find("sectors", real)
    yield "by-country", writer.find("countries", real)
    yield "recent-ai", writer.find("years", recent)
    yield "clauses", [part for region in writer.words.names["regions"] for part in _of_region(writer, region, real)]
    yield "invented", [writer.record(clause, builder.H3) for clause in clauses if clause.kind == INVENTED]


def _of_region(writer: _Writer, region: str, clauses: tuple[Clause, ...]) -> list[HtmlElement]:
    """The clauses of a part of the world, under its name."""
    records = [writer.record(clause) for clause in clauses if clause.region == region]
    name = builder.H3(writer.words.names["regions"][region], id=f"in-{region}")
    return [name, *records] if records else []


def _pack(writer: _Writer, clauses: tuple[Clause, ...]) -> Iterator[tuple[str, list[HtmlElement]]]:
    """Ids of headings of the pack, with what is set under them."""
    chosen = tuple(sorted((clause for clause in clauses if clause.pack), key=lambda clause: clause.pack))
    yield "find", [table for by in ("subjects", "rungs", "regions") for table in writer.find(by, chosen, pack=True)]
    yield "cards", [part for clause in chosen for part in writer.card(clause)]


def _add(heading: HtmlElement, parts: list[HtmlElement], language: str) -> None:
    """Put parts at the end of what stands under a heading of the second level; `language` is theirs, if another one."""
    last = heading
    while (following := last.getnext()) is not None and following.tag != "h2":
        last = following
    for part in reversed(parts):
        if language:
            part.set("lang", language)
            part.set("dir", locales.direction(language))
        last.addnext(part)


def _number(clause: Clause) -> HtmlElement:
    return builder.A(str(clause.pack), href=f"#{CARD}{clause.pack}")


def _joined(parts: Iterable[str | HtmlElement], between: str) -> list[str | HtmlElement]:
    """Texts and elements with a text between them."""
    joined = [each for part in parts for each in (part, between)]
    return joined[:-1]


def _pair(label: str, content: list[str | HtmlElement]) -> tuple[HtmlElement, HtmlElement]:
    return builder.DT(label), builder.DD(*content)


def _is_empty(content: str | HtmlElement) -> bool:
    return isinstance(content, str) and not content


def _host(address: str) -> str:
    """The name of the machine at an address, by which people know who speaks."""
    return urlsplit(address).netloc.partition(":")[0].removeprefix("www.")
