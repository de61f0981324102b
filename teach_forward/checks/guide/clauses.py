"""The library of clauses holds together: each fact has its name, and each clause its words in every language."""

from __future__ import annotations

from collections.abc import Iterator

from teach_forward import rules
from teach_forward.checks.wording.language import first_broken
from teach_forward.findings import Finding
from teach_forward.library.addresses import CLAUSE_WORDS_FILE, CLAUSES, CLAUSES_FILE, SOURCES_FILE, path_of
from teach_forward.library.clauses import INVENTED, NAMED
from teach_forward.library.library import Library
from teach_forward.model import Clause, ClauseWords
from teach_forward.util.phrases import did_you_mean
from teach_forward.util.shape import near

_NAMED = 5  # clauses that a finding names; then it says "and others"
_ALWAYS = ("union", "employer", "does")  # words of every clause that somebody won, promised or asked for


def check_clauses(library: Library) -> Iterator[Finding]:
    """What is wrong with the facts of clauses, beyond their form."""
    words, sources = library.clause_words[library.source], {source.id for source in library.sources}
    unread = not sources and (library.root / SOURCES_FILE).is_file()  # which is told
    cards: dict[int, str] = {}
    for clause in library.clauses:
        faults = (
            [*_names(clause, words), *_where_to_read(clause, {clause.source} if unread else sources)]
            if words.names
            else []
        )
        if clause.pack and (first := cards.setdefault(clause.pack, clause.id)) != clause.id:
            faults.append(f'"{clause.id}" and "{first}" are both card {clause.pack} of the pack')
        for fault in faults:
            yield Finding(CLAUSES_FILE, clause.line, fault, rules.BAD_CLAUSE)
    yield from _ids_of_pages(library)


def _names(clause: Clause, words: ClauseWords) -> Iterator[str]:
    """Ids of a clause to which the source's language gives no name."""
    named = (
        ("regions", (clause.region,)),
        ("levels", (clause.level,)),
        ("sectors", (clause.sector,)),
        ("subjects", clause.subjects),
    )
    for group, ids in named:
        for id_ in ids:
            if id_ and id_ not in words.names[group]:
                guess = near(id_, words.names[group])
                yield f'"{id_}" of "{clause.id}" has no name among the {group}{did_you_mean(guess)}'


def _where_to_read(clause: Clause, sources: set[str]) -> Iterator[str]:
    """What a clause lacks to be looked up; an invented one can be read nowhere."""
    if clause.kind == INVENTED:
        return
    if not (clause.country and clause.region and clause.year and clause.level):
        yield f'"{clause.id}" needs country, region, year and level'
    if clause.source and clause.source not in sources:
        guess = near(clause.source, tuple(sources))
        yield f'"{clause.id}" names the source "{clause.source}", which does not exist{did_you_mean(guess)}'
    if not clause.source and not (clause.confidence and clause.looked_at):
        yield f'"{clause.id}" needs the id of a source, or url, looked_at and confidence'


def _ids_of_pages(library: Library) -> Iterator[Finding]:
    """Clauses whose id another part of their page has already."""
    page = library.documents[library.source].get(CLAUSES)
    if page is None:
        return
    html = page.html
    for clause in library.clauses:
        if html.count(f'id="{clause.id}"') > 1:
            message = f'"{clause.id}" is also the id of a heading of {page.path}'
            yield Finding(CLAUSES_FILE, clause.line, message, rules.BAD_CLAUSE)


def check_clause_words(library: Library, locale: str) -> Iterator[Finding]:
    """What is wrong with a language's words for clauses, beyond their form; it may have none at all."""
    words, path = library.clause_words[locale], path_of(locale, CLAUSE_WORDS_FILE)
    if library.clauses and locale == library.source and not (library.root / path).is_file():
        message = f"there is no such file, and {CLAUSES_FILE} has clauses"
        advice = "write their words there, or delete the clauses"
        yield Finding(path, 1, message, rules.BAD_CLAUSE, advice=advice)
    if not words.labels:
        return
    yield from _punctuation(words, path, locale)
    if not library.clauses and (library.root / CLAUSES_FILE).is_file():
        return  # which cannot be read, and that is told
    for line, fault in (*_words(library, words), *_names_differ(library, locale, words)):
        yield Finding(path, line, fault, rules.BAD_CLAUSE)
    if missing := [clause.id for clause in library.clauses if clause.id not in words.clauses]:
        named = ", ".join(missing[:_NAMED]) + " and others" * (len(missing) > _NAMED)
        if locale == library.source:
            yield Finding(path, 1, f"clauses without words: {named}", rules.BAD_CLAUSE)
        else:
            message = f"clauses without words, which are shown in {library.source_name}: {named}"
            yield Finding(path, 1, message, rules.BAD_CLAUSE, override="warning")


def _punctuation(words: ClauseWords, path: str, locale: str) -> Iterator[Finding]:
    """Parts that do not keep to the conventions of their language; nobody sets them later."""
    for (id_, *part), line in words.lines.items():
        text = words.clauses[id_].get(part[0]) if part else ""
        if convention := first_broken(text or "", locale):
            yield Finding(path, line, f"in `{id_}`: {convention.message}", convention.rule)


def _words(library: Library, words: ClauseWords) -> Iterator[tuple[int, str]]:
    """Lines and faults of words that belong to no clause, and of clauses that lack some of theirs."""
    known = {clause.id: clause for clause in library.clauses}
    for id_, said in words.clauses.items():
        line, clause = words.lines[id_,], known.get(id_)
        if clause is None:
            guess = near(id_, tuple(known.keys() - words.clauses.keys()))
            yield line, f'there is no clause "{id_}"{did_you_mean(guess)}'
        else:
            needed = ("wording",) if clause.kind == INVENTED else _ALWAYS
            yield from ((line, f"`{part}` is missing in `{id_}`") for part in needed if not said.get(part))


def _names_differ(library: Library, locale: str, words: ClauseWords) -> Iterator[tuple[int, str]]:
    """Names that a translation lacks, or has alone."""
    of_source = library.clause_words[library.source].names
    if locale == library.source or not of_source:
        return
    for group in NAMED:
        for id_ in sorted(of_source[group].keys() ^ words.names[group].keys()):
            whose = "is missing" if id_ in of_source[group] else f"is not one that {library.source_name} has"
            yield 1, f'the name of "{id_}" among the {group} {whose}'
