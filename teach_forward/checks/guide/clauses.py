"""The library of clauses holds together: each fact has its name, and each clause its words in every language."""

from __future__ import annotations

from collections.abc import Iterator

from teach_forward import rules
from teach_forward.checks.wording.language import conventions_of
from teach_forward.findings import Finding
from teach_forward.library.addresses import CLAUSE_WORDS_FILE, CLAUSES, CLAUSES_FILE, path_of
from teach_forward.library.clauses import INVENTED, NAMED
from teach_forward.library.library import Library
from teach_forward.model import Clause, ClauseWords
from teach_forward.util.shape import near

_ALWAYS = ("union", "employer", "does")  # words of every clause that somebody won, promised or asked for


def check_clauses(library: Library) -> Iterator[Finding]:
    """What is wrong with the facts of clauses, beyond their form."""
    words, sources = library.clause_words.get(library.source), {source.id for source in library.sources}
    cards: dict[int, str] = {}
    for clause in library.clauses:
        faults = [*_names(clause, words), *_where_to_read(clause, sources)] if words and words.names else []
        if clause.pack and (first := cards.setdefault(clause.pack, clause.id)) != clause.id:
            faults.append(f'"{clause.id}" and "{first}" are both card {clause.pack} of the pack')
        for fault in faults:
            yield Finding(CLAUSES_FILE, clause.line, fault, rules.BAD_CLAUSE)
    yield from _ids_of_pages(library)


def _names(clause: Clause, words: ClauseWords) -> Iterator[str]:
    """Ids of a clause to which the source's language gives no name."""
    named = {
        "kinds": (clause.kind,),
        "regions": (clause.region,) if clause.region else (),
        "levels": (clause.level,) if clause.level else (),
        "sectors": (clause.sector,),
        "subjects": clause.subjects,
        "rungs": (*clause.rungs, *clause.partly),
    }
    for group, ids in named.items():
        for id_ in ids:
            if id_ not in words.names[group]:
                guess = near(id_, words.names[group])
                yield f'"{id_}" of "{clause.id}" has no name among the {group}' + (
                    f"; did you mean {guess}?" * bool(guess)
                )


def _where_to_read(clause: Clause, sources: set[str]) -> Iterator[str]:
    """What a clause lacks to be looked up; an invented one can be read nowhere."""
    if clause.kind == INVENTED:
        return
    if not (clause.country and clause.region and clause.year and clause.level):
        yield f'"{clause.id}" needs country, region, year and level'
    if clause.source and clause.source not in sources:
        guess = near(clause.source, tuple(sources))
        yield (
            f'"{clause.id}" names the source "{clause.source}", which there is not'
            + f"; did you mean {guess}?" * bool(guess)
        )
    if not clause.source and not (clause.confidence and clause.looked_at):
        yield f'"{clause.id}" needs the id of a source, or url, looked_at and confidence'


def _ids_of_pages(library: Library) -> Iterator[Finding]:
    """Clauses whose id another part of their page has already."""
    page = library.documents[library.source].get(CLAUSES)
    if page is None:
        return
    for clause in library.clauses:
        if page.html.count(f'id="{clause.id}"') > 1:
            message = f'"{clause.id}" is also the id of a heading of {page.path}'
            yield Finding(CLAUSES_FILE, clause.line, message, rules.BAD_CLAUSE)


def check_clause_words(library: Library, locale: str) -> Iterator[Finding]:
    """Whether a language that has words for clauses has them for each, and for each name, and for nothing else."""
    words = library.clause_words.get(locale)
    path = path_of(locale, CLAUSE_WORDS_FILE)
    if words is None or not words.labels:
        if library.clauses and locale == library.source and not (library.root / path).is_file():
            yield Finding(path, 1, f"there is no such file, and {CLAUSES_FILE} has clauses", rules.BAD_CLAUSE)
        return
    for line, fault in (*_words(library, words), *_names_differ(library, locale, words)):
        yield Finding(path, line, fault, rules.BAD_CLAUSE)
    for place, line in words.lines.items():
        text = words.clauses[place[0]].get(place[-1]) or ""
        broken = (convention for convention in conventions_of(locale) for _ in convention.breaches(text))
        if convention := next(broken, None):
            yield Finding(path, line, f"in `{place[0]}`: {convention.message}", convention.rule)


def _words(library: Library, words: ClauseWords) -> Iterator[tuple[int, str]]:
    """Lines and faults of the words of clauses."""
    known = {clause.id: clause for clause in library.clauses}
    for id_ in words.clauses:
        if id_ not in known:
            guess = near(id_, tuple(known.keys() - words.clauses.keys()))
            yield words.lines[id_,], f'there is no clause "{id_}"' + f"; did you mean {guess}?" * bool(guess)
    for id_, clause in known.items():
        if id_ not in words.clauses:
            yield 1, f'the words of the clause "{id_}" are missing'
            continue
        needed = ("wording",) if clause.kind == INVENTED else _ALWAYS
        for part in needed:
            if not words.clauses[id_].get(part):
                yield words.lines[id_,], f"`{part}` is missing in `{id_}`"


def _names_differ(library: Library, locale: str, words: ClauseWords) -> Iterator[tuple[int, str]]:
    """Names that a translation lacks, or has alone."""
    of_source = library.clause_words[library.source].names
    if locale == library.source or not of_source:
        return
    for group in NAMED:
        for id_ in of_source[group].keys() - words.names[group].keys():
            yield 1, f'the name of "{id_}" among the {group} is missing'
        for id_ in words.names[group].keys() - of_source[group].keys():
            yield 1, f'"{id_}" among the {group} is not a name that {library.source_name} has'
