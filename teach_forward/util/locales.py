"""What is known of languages by their tags (BCP 47, as in `pt-BR`): by Babel, from Unicode's CLDR."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping

import babel

FORMS = ("zero", "one", "two", "few", "many", "other")
"""The categories that a number can have in a language, in the order of CLDR."""

COUNTED_TO = 999
"""Nobody counts further here: forms that only larger numbers have (French has one for millions) are not needed."""

# What Office calls a few languages ([MS-LCID]); of Chinese, the region tells it the script.
_OFFICE = {"ckb-IQ": "ku-Arab-IQ", "no-NO": "nb-NO"}
_CHINESE = re.compile("^zh-(?:Hans|Hant)(?=-[A-Z])")

# Scripts with a comma of their own; between the items of a list, Chinese and Japanese have another than in a sentence.
_COMMAS = {"Arab": "، ", "Ethi": "፣ ", "Hans": "、", "Hant": "、", "Jpan": "、"}
_COLONS = {"fr": "\u00a0: ", "zh": "：", "ja": "："}

TAG = re.compile(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|[0-9]{3}))?")
"""The form of a tag: language, script and region, as BCP 47 recommends them to be written."""


@functools.cache
def parse(locale: str) -> babel.Locale:
    """The language of a tag such as `fr` or `pt-BR`. Raises babel.UnknownLocaleError, ValueError."""
    return babel.Locale.parse(locale, sep="-")


@functools.cache
def is_tag(text: str) -> bool:
    """Whether a text is a tag of a language, perhaps with script and region, whose parts CLDR knows all."""
    found = TAG.fullmatch(text)
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
    """Whether CLDR has data of a language under this tag, so that the other functions can be asked about it.

    Not under an old tag (`iw` for `he`), nor in a script of which CLDR knows nothing (`ckb-Latn`).
    """
    if not is_tag(locale):
        return False
    try:
        known = parse(locale)
    except (babel.UnknownLocaleError, ValueError):
        return False
    _, script, region = parts(locale)
    return known.language == language(locale) and script in ("", known.script) and region in ("", known.territory)


def parts(tag: str) -> tuple[str, str, str]:
    """Language, script and region of a tag, which may be written in the wrong case; empty where it has none."""
    first, *rest = re.split("[-_]", tag)
    script = next((part.title() for part in rest if len(part) == 4), "")
    region = next((part.upper() for part in rest if len(part) in (2, 3)), "")
    return first.lower(), script, region


def language(locale: str) -> str:
    """The language of a tag without script and region: `pt` of `pt-BR`."""
    return locale.partition("-")[0]


@functools.cache
def lineage(locale: str) -> tuple[str, ...]:
    """The tag and those whose words it shares, the nearest first, by CLDR: `es-MX`, `es-419`, `es`.

    Another script than the language's usual one shares no words with it: `sr-Latn` stands alone.
    """
    parents: Mapping[str, str] = babel.core.get_global("parent_exceptions")
    found, tag = [locale], str(parse(locale))  # which names the script of `zh-TW`: `zh_Hant_TW`
    while tag and tag != "root":
        found.append(tag.replace("_", "-"))
        shorter = tag.rpartition("_")[0]
        other_script = re.search("_[A-Z][a-z]{3}$", tag) and not _is_usual(tag)
        tag = parents.get(tag) or ("" if other_script else shorter)
    return tuple(dict.fromkeys(found))


def _is_usual(tag: str) -> bool:
    """Whether the script of a tag such as `zh_Hant` is the one in which its language is mostly written."""
    likely: str = babel.core.get_global("likely_subtags").get(tag.partition("_")[0], "")
    return likely.startswith(f"{tag}_")


@functools.cache  # asked for with every message; Babel looks into its data each time
def direction(locale: str) -> str:
    """`ltr` or `rtl`, as the script of the language runs."""
    return parse(locale).text_direction


def turns_question_mark(locale: str) -> bool:
    """Whether the question mark of a language opens to the left, as in Arabic; in Hebrew it is that of Latin script."""
    return direction(locale) == "rtl" and script(locale) != "Hebr"


def script(locale: str) -> str:
    """The script in which a language is written (ISO 15924), by CLDR's likely subtags."""
    known = parse(locale)
    likely: str = babel.core.get_global("likely_subtags").get(known.language, "")
    return known.script or parts(likely)[1]


def comma(locale: str) -> str:
    """What stands between the items of a list: a comma of the language's script, with its space where it has one."""
    return _COMMAS.get(script(locale), ", ")


def colon(locale: str) -> str:
    """The colon behind a name, with its spaces: French sets one before it."""
    return _COLONS.get(language(locale), ": ")


def name(locale: str, within: str = "en") -> str:
    """The name of a language in another one: `French`, or within French `français`."""
    return parse(locale).get_display_name(underscored(within)) or locale


def own_name(locale: str) -> str:
    """The name that a language has for itself, with a capital letter."""
    found = name(locale, locale)
    return found[0].upper() + found[1:]


def territory(code: str, within: str = "en") -> str:
    """The name of a country or a part of the world (`DE`, `150` for Europe) in a language; empty for no such code."""
    found: str = parse(within).territories.get(code, "")
    return found


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
    """The tag with a region, as Office knows it: its own region, or where most people speak it (`es` -> `es-ES`)."""
    known = parse(locale)
    tag = locale if known.territory else _with_region(locale, known)
    return _OFFICE.get(tag) or _CHINESE.sub("zh", tag)


def _with_region(locale: str, known: babel.Locale) -> str:
    """The tag with the region that CLDR's likely subtags give it."""
    likely = babel.core.get_global("likely_subtags")
    found: str = likely.get(str(known)) or likely.get(known.language) or ""
    region = found.rpartition("_")[2]
    return f"{locale}-{region}" if region.isupper() or region.isdigit() else locale


def month_of(day: str, locale: str) -> str:
    """`2026-07`, or a day of that month, as `July 2026` in the words of a language."""
    from babel.dates import format_skeleton  # noqa: PLC0415  (few need it, and it takes long to import)

    year, month = map(int, day.split("-")[:2])
    return format_skeleton("yMMMM", datetime.date(year, month, 1), locale=underscored(locale))
