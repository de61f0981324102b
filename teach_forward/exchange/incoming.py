"""What comes back from a translator: looked at text by text, and set into pages. Nothing that is not in a file is lost.

A text is taken where its translator changed or confirmed it, where it has the marks of its source, and where neither
its source nor its translation has been changed by somebody else meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from teach_forward import rules
from teach_forward.checks.page.characters import characters
from teach_forward.checks.wording.language import is_sentence
from teach_forward.exchange import marks, messages
from teach_forward.exchange.finish import finish
from teach_forward.exchange.judge import judge, shown, source_print
from teach_forward.exchange.marks import Pieces
from teach_forward.exchange.segments import segment
from teach_forward.exchange.units import Delivery, Returned, Unit
from teach_forward.exchange.work import Work, held, work
from teach_forward.findings import Fault, Finding
from teach_forward.library.addresses import WORDS_FILE, path_of
from teach_forward.library.library import Library
from teach_forward.messages import is_sentence as is_message
from teach_forward.rules import Rule
from teach_forward.util import locales

_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}  # as gettext names them


@dataclass(frozen=True, slots=True)
class Received:
    """What files bring, by path: the pages anew, how many texts each takes, how many it still waits for; findings.

    `unfinished` says how many texts somebody has worked on and not confirmed, for pages that have such; `copies` how
    many of those that are taken still are the source's text, names and the like aside.
    """

    pages: Mapping[str, str]
    taken: Mapping[str, int]
    waiting: Mapping[str, int]
    unfinished: Mapping[str, int]
    copies: Mapping[str, int]
    findings: tuple[Finding, ...]


@dataclass
class _Page:
    """A page for which texts came back: its units, and by index what of them is taken, from which file and line."""

    library: Library
    locale: str
    uri: str
    overwrite: bool
    taken: dict[int, Pieces] = field(default_factory=dict)
    places: dict[int, tuple[str, int]] = field(default_factory=dict)
    unfinished: set[int] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def work(self) -> Work | None:
        """The page with its translation; None for the messages."""
        return None if self.uri == WORDS_FILE else work(self.library, self.locale, self.uri)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The texts of the page."""
        return self.work.units if self.work else messages.units(self.library, self.locale)

    @cached_property
    def by_key(self) -> Mapping[str, int]:
        """The indices of units by their keys."""
        return {unit.key: index for index, unit in enumerate(self.units)}

    @cached_property
    def by_source(self) -> Mapping[str, list[int]]:
        """The indices of units by the fingerprint of their source."""
        found: dict[str, list[int]] = {}
        for index, unit in enumerate(self.units):
            found.setdefault(marks.fingerprint(unit.source), []).append(index)
        return found

    @property
    def path(self) -> str:
        """Where the page of the language lies."""
        return path_of(self.locale, self.uri)

    def take(self, file: str, returned: Returned) -> None:
        """Take a text, or say why not."""
        index = self.index_of(returned)
        if index is None:
            if message := self.lost(returned):
                self.findings.append(Finding(file, returned.line, message, rules.SOURCE_CHANGED))
            return
        verdict = judge(self.units[index], returned, overwrite=self.overwrite)
        if verdict.rule:
            self.findings.append(Finding(file, returned.line, verdict.message, verdict.rule, override=verdict.severity))
        if verdict.unfinished:
            self.unfinished.add(index)
        if verdict.taken is None:
            return
        if fault := next(filter(_is_error, characters(marks.written(verdict.taken), self.locale)), None):
            self.findings.append(Finding(file, returned.line, fault.message, fault.rule))
            return
        if index in self.taken and not marks.same(self.taken[index], verdict.taken):
            message = f"another file, or another place in this one, translates this as {shown(self.taken[index])}"
            self.findings.append(Finding(file, returned.line, message, rules.TRANSLATION_CHANGED))
        self.taken.setdefault(index, verdict.taken)
        self.places.setdefault(index, (file, returned.line))

    def index_of(self, returned: Returned) -> int | None:
        """The unit that a text translates: the one of its key, or, where its source was moved, that of its source."""
        index = self.by_key.get(returned.key)
        named = None if index is None else self.units[index]
        if named and source_print(named, returned) == marks.fingerprint(named.source):
            return index
        moved = [
            other
            for print_, others in self.by_source.items()
            if print_ == source_print(self.units[others[0]], returned)
            for other in others
        ]
        return moved[0] if len(moved) == 1 else None

    def lost(self, returned: Returned) -> str:
        """What is to be said of a text whose source is another one by now; nothing where nobody worked on it."""
        index = self.by_key.get(returned.key)
        there = self.units[index] if index is not None else None
        words = marks.words(returned.target).strip()
        if not words or returned.confirmed is False or (there and words == marks.words(there.target).strip()):
            return ""
        if there is None:
            return f"the text that this translates no longer stands in {path_of(self.library.source, self.uri)}"
        return f"{there.path}:{there.line} says something else since this went out, so it was not taken"

    def finish(self) -> str:
        """The new text of the page; empty where it cannot be put together."""
        if self.work is None:
            texts = {self.units[index].key.partition("#")[2]: marks.written(text) for index, text in self.taken.items()}
            return messages.merged(self.library, self.locale, texts)
        finished = finish(self.work, self.taken)
        self.findings += finished.findings
        for index in finished.refused:
            message = f"with this text the page would not be read as it is meant: {shown(self.taken.pop(index))}"
            self.findings.append(Finding(*self.places[index], message, rules.BREAKS_STRUCTURE))
        return finished.text if self.taken else ""

    def copies(self) -> int:
        """How many of the texts that are taken still are the source's."""
        return sum(_is_copy(self.units[index], text) for index, text in self.taken.items())

    def waiting(self) -> int:
        """How many texts are still to be translated."""
        return sum(unit.state != "done" and index not in self.taken for index, unit in enumerate(self.units))


def receive(
    library: Library, deliveries: Iterable[Delivery], *, overwrite: bool = False, unread: Sequence[Finding] = ()
) -> Received:
    """What files bring to the guide. Nothing is written; `unread` tells which files of the guide cannot be read."""
    pages: dict[tuple[str, str], _Page] = {}
    findings: list[Finding] = []
    for delivery in deliveries:
        locale = language(library, delivery.language)
        if locale is None or _converted(delivery):
            findings.append(_foreign(library, delivery) if locale is None else _made_anew(delivery))
            continue
        findings += [fault.at(delivery.path) for fault in delivery.faults]
        names = _new_names(library, delivery)
        unknown: set[str] = set()
        for returned in delivery.texts:
            old, _, rest = returned.key.partition("#")
            uri = old if old in library.documents[locale] else names.get(old, old)
            if why := held(library, locale, uri, unread):
                findings += why
            elif uri in library.documents[library.source] or uri == WORDS_FILE:
                page = pages.setdefault((locale, uri), _Page(library, locale, uri, overwrite))
                page.take(delivery.path, replace(returned, key=f"{uri}#{rest}"))
            elif uri and uri not in unknown:
                unknown.add(uri)
                message, rule = _gone(library, locale, uri, names.get(uri, ""))
                findings.append(Finding(delivery.path, returned.line, message, rule, override="error"))
            elif not uri and marks.written(returned.target).strip():
                message = "this text has lost the name of its page"
                findings.append(Finding(delivery.path, returned.line, message, rules.UNKNOWN_TEXT))
    new = {page.path: text for page in pages.values() if page.taken and (text := page.finish())}
    return Received(
        pages=new,
        taken={page.path: len(page.taken) for page in pages.values()},
        waiting={page.path: page.waiting() for page in pages.values()},
        unfinished={page.path: len(left) for page in pages.values() if (left := page.unfinished - page.taken.keys())},
        copies={page.path: copies for page in pages.values() if (copies := page.copies())},
        findings=tuple(sorted({*findings, *(finding for page in pages.values() for finding in page.findings)})),
    )


def _is_error(fault: Fault) -> bool:
    return fault.rule.severity == "error"


def _is_copy(unit: Unit, taken: Pieces) -> bool:
    """Whether a text is its source, word for word, and so long that it would hardly be the same in two languages."""
    text = " ".join(marks.words(taken).split())
    if text != " ".join(marks.words(unit.source).split()):
        return False
    return is_message(text) if unit.kind == "message" else is_sentence(text)


def _converted(delivery: Delivery) -> bool:
    """Whether no text has the name of a page any more, as where another program has made another file of it."""
    return len(delivery.texts) > 1 and not any("#" in text.key for text in delivery.texts)


def _made_anew(delivery: Delivery) -> Finding:
    message = "none of its texts has the name of its page: another program has made another file of it"
    return Finding(delivery.path, 1, message, rules.BAD_EXCHANGE_FILE)


def _gone(library: Library, locale: str, uri: str, new: str) -> tuple[str, Rule]:
    """What is to be told of a page that the guide does not have under its name, but perhaps under a new one."""
    if not new:
        return f'the guide has no page "{uri}"', rules.UNKNOWN_TEXT
    renamed = f"{path_of(library.source, uri)} is {path_of(library.source, new)} now"
    todo = f"rename {path_of(locale, uri)} to {path_of(locale, new)}, and import again"
    return f"{renamed}; {todo}", rules.SOURCE_RENAMED


def _new_names(library: Library, delivery: Delivery) -> Mapping[str, str]:
    """What the pages of a file are called now that have another name since it went out: those with the same texts."""
    pages = library.documents[library.source]
    sent: dict[str, set[str]] = {}
    for text in delivery.texts:
        uri = text.key.partition("#")[0]
        sent.setdefault(uri, set()).add(text.source_print or marks.fingerprint(text.source))
    lost = {uri: prints for uri, prints in sent.items() if uri and uri not in pages and uri != WORDS_FILE}
    free = (uri for uri in pages if uri not in sent) if lost else ()
    today = {uri: {*map(marks.fingerprint, _sources(pages[uri].text))} for uri in free}
    found: dict[str, str] = {}
    for uri, prints in lost.items():
        best = max(today, key=lambda new: len(today[new] & prints), default="")
        if best and len(today[best] & prints) > max(1, len(prints) / 2):
            found[uri] = best
    return found


def _sources(text: str) -> Iterator[Pieces]:
    page = segment(text)
    return map(page.pieces, page.segments)


def language(library: Library, tag: str) -> str | None:
    """The language of the guide that a tag means; programs add regions, and write `pt_BR` for `pt-BR`.

    Those of gettext write `sr_RS.UTF-8@latin` for `sr-Latn-RS`. Another script is another language to its readers.
    """
    name, _, modifier = tag.partition("@")
    first, script, region = locales.parts(name.partition(".")[0])
    script = script or _SCRIPTS.get(modifier.lower(), "")
    wanted = "-".join(filter(None, (first, script, region)))
    known = library.locales[1:]
    for own in (str.lower, lambda locale: library.messages(locale).language_tag.lower()):
        if found := [locale for locale in known if own(locale) == wanted.lower()]:
            return found[0]
    script = script or _script(wanted) or _script(first)
    broader = (locale for locale in known if locales.language(locale) == first and not locales.parts(locale)[2])
    return next((locale for locale in broader if not script or locales.script(locale) == script), None)


def _script(tag: str) -> str:
    """The script that a language has in a region, such as traditional Chinese in Hong Kong; empty where not known."""
    return locales.script(tag) if locales.is_known(tag) else ""


def _foreign(library: Library, delivery: Delivery) -> Finding:
    """A file in a language that the guide does not have."""
    known = ", ".join(library.locales[1:])
    says = f'the file is in the language "{delivery.language}"' if delivery.language else "the file names no language"
    return Finding(delivery.path, 1, f"{says}; the guide is translated into {known}", rules.BAD_EXCHANGE_FILE)
