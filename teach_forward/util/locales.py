"""What is known of languages by their tags (BCP 47, as in `pt-BR`): by Babel, from Unicode's CLDR."""

from __future__ import annotations

import functools

import babel


@functools.cache
def parse(locale: str) -> babel.Locale:
    """The language of a tag such as `fr` or `pt-BR`. Raises babel.UnknownLocaleError, ValueError."""
    return babel.Locale.parse(locale, sep="-")


def direction(locale: str) -> str:
    """`ltr` or `rtl`, as the script of the language runs."""
    return parse(locale).text_direction


def plural_form(locale: str, count: int) -> str:
    """The category that a number has in a language: zero, one, two, few, many or other."""
    return str(parse(locale).plural_form(count))


def underscored(locale: str) -> str:
    """The tag as Babel's formatting functions take it."""
    return locale.replace("-", "_")


def regional(locale: str) -> str:
    """The tag with a region: its own, or by CLDR's likely subtags where most people speak it (`es` -> `es-ES`)."""
    known = parse(locale)
    if known.territory:
        return locale
    likely = babel.core.get_global("likely_subtags")
    found: str = likely.get(str(known)) or likely.get(known.language) or ""
    region = found.rpartition("_")[2]
    return f"{locale}-{region}" if region.isupper() or region.isdigit() else locale
