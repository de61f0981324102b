"""A text and the language that it is in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from teach_forward.util import locales

_COLON = re.compile(r"\s*(?::\s|：)")


@dataclass(frozen=True, slots=True)
class Text:
    """A text; `lang` and `dir` are those of its language where the text around it is in another, else empty."""

    text: str
    lang: str = ""
    dir: str = ""

    @property
    def short(self) -> Text:
        """The text up to its first colon: "Mapping grid" of "Mapping grid: where our data goes"."""
        return replace(self, text=_COLON.split(self.text, maxsplit=1)[0])


def text_in(locale: str, text: str, around: str) -> Text:
    """A text in the language `locale`, marked with it where the text around it is in another."""
    return Text(text) if locale == around else Text(text, locale, locales.direction(locale))
