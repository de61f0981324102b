"""Words and the language that they are in."""

from __future__ import annotations

from dataclasses import dataclass

from teach_forward.util import locales


@dataclass(frozen=True, slots=True)
class Text:
    """Words; `lang` and `dir` are those of their language where it is not the language around them, else empty."""

    text: str
    lang: str = ""
    dir: str = ""


def text_in(locale: str, words: str, around: str) -> Text:
    """Words of the language `locale`, marked with it where the words around them are in another."""
    return Text(words) if locale == around else Text(words, locale, locales.direction(locale))
