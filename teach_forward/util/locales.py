"""What is known of languages by their tags (BCP 47, as in `pt-BR`): by Babel, from Unicode's CLDR."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

import babel

FORMS = ("zero", "one", "two", "few", "many", "other")
"""The categories that a number can have in a language, in the order of CLDR."""

COUNTED_TO = 999
"""Nobody counts further here: forms that only larger numbers have (French has one for millions) are not needed."""

_TAG = re.compile(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|[0-9]{3}))?")


@functools.cache
def parse(locale: str) -> babel.Locale:
    """The language of a tag such as `fr` or `pt-BR`. Raises babel.UnknownLocaleError, ValueError."""
    return babel.Locale.parse(locale, sep="-")


@functools.cache
def is_tag(text: str) -> bool:
    """Whether a text is a tag of a language, perhaps with script and region, whose parts CLDR knows all."""
    found = _TAG.fullmatch(text)
    if not found:
        return False
    known = babel.Locale("en")
    language, script, region = found.groups()
    return (
        language in known.languages
        and (script is None or script in known.scripts)
        and (region is None or region in known.territories)
    )


def is_known(locale: str) -> bool:
    """Whether CLDR has data of a language, so that the other functions can be asked about it."""
    try:
        parse(locale)
    except (babel.UnknownLocaleError, ValueError):
        return False
    return True


def direction(locale: str) -> str:
    """`ltr` or `rtl`, as the script of the language runs."""
    return parse(locale).text_direction


def name(locale: str, within: str = "en") -> str:
    """The name of a language in another one: `French`, or within French `français`."""
    return parse(locale).get_display_name(underscored(within)) or locale


def own_name(locale: str) -> str:
    """The name that a language has for itself, with a capital letter."""
    found = name(locale, locale)
    return found[0].upper() + found[1:]


def plural_form(locale: str, count: int) -> str:
    """The category that a number has in a language: zero, one, two, few, many or other."""
    return str(parse(locale).plural_form(count))


def plural_forms(locale: str) -> tuple[str, ...]:
    """The categories that numbers can have in a language, `other` last."""
    tags = parse(locale).plural_form.tags
    return tuple(form for form in FORMS if form in tags or form == "other")


@functools.cache
def numbers_by_form(locale: str) -> Mapping[str, tuple[int, ...]]:
    """The numbers from 1 to COUNTED_TO by the category that they have in a language."""
    found: dict[str, list[int]] = {}
    rule = parse(locale).plural_form  # Babel looks for it each time that it is asked
    for number in range(1, COUNTED_TO + 1):
        found.setdefault(str(rule(number)), []).append(number)
    return {form: tuple(found[form]) for form in FORMS if form in found}


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
