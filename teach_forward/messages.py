"""The messages of site and decks: the fixed words that each language has in its `words.yml`."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from teach_forward.util import locales


@dataclass(frozen=True)
class Messages(Mapping[str, str]):
    """The messages of one language by key; those of the source language where it has none of its own."""

    locale: str
    own: Mapping[str, str] = field(repr=False)
    source: Mapping[str, str] = field(repr=False, default_factory=dict)

    def __getitem__(self, key: str) -> str:
        return self.own[key] if key in self.own else self.source[key]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self.source, *self.own)))

    def __len__(self) -> int:
        return len({*self.source, *self.own})

    def plural(self, key: str, count: int) -> str:
        """The word that goes with a number, in the form that the language has for it (CLDR's plural categories)."""
        return self.get(f"{key}_{locales.plural_form(self.locale, count)}") or self[key]

    @functools.cached_property
    def language_tag(self) -> str:
        """The language with its region (BCP 47), as PowerPoint wants it."""
        return self.own.get("language_tag") or locales.regional(self.locale)
