"""The index of a book: where the terms of the glossary stand, a place a chapter, in the order of their letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator

from teach_forward.library.glossary import Glossary, Term, find_terms

_ARTICLE = "ال"  # in front of Arabic nouns, and written in one with them: nobody looks there
_LONG = 5  # letters of a word that is more than its article


class Index:
    """Finds terms in what is written, each once in a chapter."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.terms: dict[str, Term] = {term.id: term for term in glossary.named()}
        self.used: set[str] = set()

    def begin(self, unlinked: Collection[str] = ()) -> None:
        """Begin a chapter; terms with these names in small letters mean something else there."""
        self.used = self.glossary.ids_of(unlinked)

    def found(self, text: str) -> list[tuple[str, int]]:
        """The ids of the terms that stand in a text for the first time in this chapter, each with where it begins."""
        return [(term.id, start) for term, start, _ in find_terms(text, self.glossary, self.used)]

    def entries(self) -> Iterator[tuple[str, str]]:
        """The id and the name of each term, in the order of their letters."""
        named = {id_: term.heading for id_, term in self.terms.items()}
        yield from sorted(named.items(), key=lambda entry: (order(entry[1]), entry[1]))


def order(name: str) -> str:
    """What a name is sorted by: its letters without accents, small, and without the article of Arabic."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    plain = plain.casefold()
    return plain.removeprefix(_ARTICLE) if len(plain.partition(" ")[0]) >= _LONG else plain
