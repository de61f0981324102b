"""The library of clauses: docs/clauses.yml, its facts, the same in every language; and the words of each language.

Both files are optional: a guide without clauses has neither.
"""

from __future__ import annotations

import re

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.library.references import AN_ADDRESS, AN_ID, CONFIDENCES, MONTH, Facts, Lists, read_entries
from teach_forward.model import Clause, ClauseWords, Source
from teach_forward.text.data import Form, read
from teach_forward.util.locales import territory
from teach_forward.util.shape import Entries, Items, Record, Text

INVENTED = "invented"
KINDS = ("agreement", "policy", "law", "demand", "dispute", INVENTED)
RUNGS = ("0", "1", "2", "3", "4", "5")
"""The rungs of the ladder: 0 is below it, then information, consultation, agreement, limits and enforcement."""
NAMED = ("kinds", "regions", "levels", "sectors", "subjects", "rungs")
"""The groups of ids to which each language gives names, in the order in which its pages show them."""
LABELS = (
    *("who", "kind", "does", "wording", "rungs", "in_part", "subjects", "strong", "gap", "holds", "source"),
    *("sector", "country", "year", "clauses", "cards", "public", "no_address"),
)
NONE = "none"
UNDATED = "undated"
_PARTS = ("title", "union", "employer", "when", "does", "wording", "strong", "gap", "holds", "note")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_IN_PART = "{rungs}"

_WHEN = Text("a year, such as 2024, or undated", lambda text: bool(_YEAR.fullmatch(text)) or text == UNDATED)
_READ_AT = Text("an address that begins with https://, or none", lambda text: text == NONE or AN_ADDRESS.fits(text))
_RUNGS = Items(Text(choices=RUNGS), "a list of rungs, such as [1, 4]")
_CLAUSES = Form(
    Entries(
        key=AN_ID,
        of=Record(
            {
                "kind": Text(choices=KINDS),
                "country": Text("the code of a country, such as DE", lambda code: bool(territory(code))),
                "region": AN_ID,
                "year": _WHEN,
                "level": AN_ID,
                "sector": AN_ID,
                "public": Text(choices=("yes", "no")),
                "subjects": Items(AN_ID, "a list of subjects, such as [data, ai]"),
                "rungs": _RUNGS,
                "partly": _RUNGS,
                "source": AN_ID,
                "url": _READ_AT,
                "also": Items(AN_ADDRESS, "a list of addresses that begin with https://"),
                "looked_at": MONTH,
                "confidence": Text(choices=CONFIDENCES),
                "pack": Text("the number of a card, such as 3", lambda text: text.isdecimal() and int(text) > 0, 3),
            },
            needed=("kind", "sector", "public", "subjects", "rungs"),
            what="a list of facts, such as kind, country and year",
        ),
        what="a list of ids with facts below each",
    ),
    rules.BAD_CLAUSE,
)
_CLAUSE_WORDS = Form(
    Record(
        {
            "labels": Record(
                {
                    **dict.fromkeys(LABELS, Text()),
                    "in_part": Text(f"a text with {_IN_PART}", lambda text: _IN_PART in text),
                },
                LABELS,
            ),
            "names": Record(
                {
                    **dict.fromkeys(NAMED, Entries(Text(), "a list of ids with their names", AN_ID)),
                    "kinds": Record(dict.fromkeys(KINDS, Text()), KINDS),
                    "rungs": Record(dict.fromkeys(RUNGS, Text()), RUNGS),
                },
                NAMED,
            ),
            "clauses": Entries(
                Record(dict.fromkeys(_PARTS, Text()), ("title", "gap"), "a list of words, such as title, does and gap"),
                "a list of ids with words below each",
            ),
        },
        needed=("labels", "names", "clauses"),
    ),
    rules.BAD_CLAUSE,
)


def read_clauses(path: str, data: bytes) -> tuple[tuple[Clause, ...], tuple[Finding, ...]]:
    """The clauses of a YAML mapping of id to facts, in its order, and what is wrong with it."""
    return read_entries(path, data, _CLAUSES, _clause)


def _clause(id_: str, facts: Facts, lists: Lists, line: int) -> Clause:
    url, pack = facts.get("url", ""), facts.get("pack", "")
    return Clause(
        id=id_,
        kind=facts.get("kind", ""),
        country=facts.get("country", ""),
        region=facts.get("region", ""),
        year=facts.get("year", ""),
        level=facts.get("level", ""),
        sector=facts.get("sector", ""),
        public=facts.get("public") == "yes",
        subjects=lists.get("subjects", ()),
        rungs=lists.get("rungs", ()),
        partly=lists.get("partly", ()),
        source=facts.get("source", ""),
        url=url if url != NONE else "",
        also=lists.get("also", ()),
        looked_at=facts.get("looked_at", ""),
        confidence=facts.get("confidence", ""),
        pack=int(pack) if pack.isdecimal() else 0,
        line=line,
    )


def confidence(clause: Clause, source: Source | None) -> str:
    """How sure a clause is, by its source where it has one; nothing for what is invented."""
    if clause.kind == INVENTED:
        return ""
    return (source.confidence if source else clause.confidence) or "general"


def facts(clause: Clause, source: Source | None) -> dict[str, str]:
    """By what a clause can be chosen: ids by group, with spaces between; groups in which it has none are left out."""
    found = {
        "kind": clause.kind,
        "country": clause.country,
        "sector": clause.sector,
        "subjects": " ".join(clause.subjects),
        "rungs": " ".join((*clause.rungs, *clause.partly)),
        "confidence": confidence(clause, source),
    }
    return {group: ids for group, ids in found.items() if ids}


def read_clause_words(path: str, data: bytes) -> tuple[ClauseWords, tuple[Finding, ...]]:
    """The labels, names and words of a language's clauses.yml, and what is wrong with it."""
    tree, findings = read(path, data, _CLAUSE_WORDS)
    if findings:
        return ClauseWords(), findings
    clauses = tree.value["clauses"]
    places = [(id_, *part) for id_, words in clauses.items() for part in ((), *((name,) for name in words))]
    lines = {place: tree.line("clauses", *place) for place in places}
    return ClauseWords(tree.value["labels"], tree.value["names"], clauses, lines), ()
