"""A text and the language that it is in."""

from __future__ import annotations

from dataclasses import dataclass

from teach_forward.util import locales


@dataclass(frozen=True, slots=True)
class Text:
    """A text; `lang` and `dir` are those of its language where the text around it is in another, else empty."""

    text: str
    lang: str = ""
    dir: str = ""


def text_in(locale: str, text: str, around: str) -> Text:
    """A text in the language `locale`, marked with it where the text around it is in another."""
    return Text(text) if locale == around else Text(text, locale, locales.direction(locale))
