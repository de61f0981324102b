"""Numbers in a text of any language, by value: 410 000, 410,000, 410.000 and ٤١٠٬٠٠٠ are one and the same.

    numbers_in("39,1 % le 1er juillet 2026", "fr") -> 39.1, 1, July, 2026

A notation that can be read in two ways (1.234) has both values. `cardinals_in` reads the words that say a number and
nothing else; `spelled_in` finds out whether a number may stand in a text in any word at all.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import babel

from teach_forward.util import locales
from teach_forward.util.folding import small_letters
from teach_forward.util.number_words import CARDINALS, HIGHEST_WORD, SCALES, STEMS
from teach_forward.util.prefixes import ARABIC, PREFIXES

_SPACES = " \u00a0\u202f\u2009"
_NUMBER = re.compile(
    rf"""
    (?=\d)(?:
    (?P<iso>\b\d{{4}}-(?:0[1-9]|1[0-2])(?:-\d\d)?\b)                        # 2026-07-01, 2026-07
    | (?P<date>\b\d\d?(?P<mark>/|\.[{_SPACES}]?)\d\d?(?P=mark)(?:19|20)\d\d\b   # 1.7.2026, 1. 7. 2026, 01/07/2026
      | \b(?:19|20)\d\d(?P<other>/|\.[{_SPACES}]?)\d\d?(?P=other)\d\d?\b(?![/.]\d))   # 2026/7/1, 2026. 7. 1.
    | (?P<years>\b(?:19|20)\d\d[/–-]\d\d\b(?![/–-]))                        # 2015/16
    | (?P<time>\b\d\d?:\d\d(?![\d:]))                                       # 14:30
    | (?P<grouped>(?<![\d.,/])\d{{1,3}}(?P<sep>[{_SPACES}.,'’])\d{{3}}(?:(?P=sep)\d{{3}}){{0,9}}(?!\d))
      (?P<tail>[.,]\d{{1,30}})?                                             # 410 000, 1,234.5
    | (?P<decimal>(?<![\d.,])\d{{1,30}}[.,]\d{{1,30}}(?!\d|[.,]\d))             # 39.1, 39,1
    | (?P<plain>\d{{1,30}})                                                  # no number is longer
    )
    """,
    re.VERBOSE,
)
_STEM = 4  # letters that no ending changes: heinäkuu, heinäkuussa
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_MONTH_SIGN = re.compile("[ ]?[月월]")  # 11月: Chinese, Japanese and Korean number their months
_HALF_DAY = re.compile(rf"[{_SPACES}]?([ap])(?:\.?|\.[{_SPACES}])m\b\.?", re.IGNORECASE)  # Spanish has p. m.
_AM_IS_A_WORD = frozenset(("de", "ga", "gd", "gsw", "lb", "nds", "ro"))  # "12 am Tisch"
_MARKS = {ord("٫"): ".", ord("٬"): ","}  # those of Arabic numbers
_ARAB_CALENDARS = ("ar", "ar_SY", "ar_DZ", "ar_MA", "ar_MR")  # each has names of its own for the months
_ROMAN = re.compile(r"\b(?=[IVX]{1,5}(?:e|er|ème|º)?\b)(X{0,2})(IX|IV|V?I{0,3})(?:e|er|ème|º)?\b")
_ROMAN_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written, and its value, or its values where it can be read in two ways.

    `month`, from 1, is that of a date: one that is named has no values, and one in digits has both.
    """

    written: str
    values: frozenset[Decimal] = frozenset()
    month: int = 0


def numbers_in(text: str, locale: str) -> Iterator[Number]:
    """The numbers in digits in a text, and the months named beside them."""
    if _DIGIT.search(text):
        western = _western(text)
        for match in _NUMBER.finditer(western):
            yield from _read(match, text[match.start() : match.end()], locales.language(locale))
        yield from _months(western, locale)


def _western(text: str) -> str:
    """The text, as long as it was, with the digits and marks of all scripts as 0 to 9, point and comma."""
    if text.isascii():
        return text
    return text.translate({ord(c): str(unicodedata.decimal(c)) for c in set(text) if c.isdecimal()} | _MARKS)


# Digits


def _read(match: re.Match[str], written: str, language: str) -> Iterator[Number]:
    """The numbers of one match: a date or a time of day has several."""
    digits, following = match[0], match.string[match.end() : match.end() + 20]
    if match["iso"]:
        year, month, *day = digits.split("-")
        yield from (_number(written, Decimal(part)) for part in (year, *day))
        yield Number(written, month=int(month))
    elif match["date"]:
        for part in re.findall(r"\d+", digits):  # day and month come in either order
            yield Number(written, frozenset({Decimal(part)}), int(part) if int(part) <= 12 else 0)
    elif match["years"]:
        yield _number(written, Decimal(digits[:4]))
        yield _number(written, Decimal(digits[5:]), Decimal(digits[:2] + digits[5:]))
    elif match["time"]:
        yield from _time(written, digits, _half(following, language))
    elif match["decimal"] and "," in digits and language == "en":  # no decimal: English writes it with a point
        yield from (_number(written, Decimal(part)) for part in digits.split(","))
    elif match["plain"] and len(digits) < 3 and int(digits) <= 12 and _MONTH_SIGN.match(following):
        yield Number(written, frozenset({Decimal(digits)}), int(digits))
    elif match["plain"] and len(digits) < 3 and (half := _half(following, language)):
        yield _number(written, Decimal(_hour(int(digits), half)))
    else:
        yield _scaled(written, _values(match), following, language)


def _number(written: str, *values: Decimal) -> Number:
    return Number(written, frozenset(values))


def _half(following: str, language: str) -> re.Match[str] | None:
    """The half of a day that is named behind a number: a.m. or p.m."""
    found = _HALF_DAY.match(following)
    return None if found and found[0].lstrip(_SPACES) == "am" and language in _AM_IS_A_WORD else found


def _time(written: str, digits: str, half: re.Match[str] | None) -> Iterator[Number]:
    """Hour and minute; a full hour has no minute, since 14:00 is 14 h elsewhere."""
    hour, minute = digits.split(":")
    yield _number(written, Decimal(_hour(int(hour), half) if half else hour))
    if minute != "00":
        yield _number(written, Decimal(minute))


def _hour(hour: int, half: re.Match[str]) -> int:
    """The hour from 0 to 23 of one that is said to be before or after noon."""
    return hour % 12 + (12 if half[1].lower() == "p" else 0) if hour <= 12 else hour


def _values(match: re.Match[str]) -> tuple[Decimal, ...]:
    """The values of a number: 1,234 may have groups of three digits or decimals, and 1 234 has groups."""
    whole, separator, tail = match["grouped"], match["sep"], match["tail"] or ""
    if whole is None:
        return (Decimal(match[0].replace(",", ".")),)
    value = Decimal(whole.replace(separator, "") + tail.replace(",", "."))
    if separator in ".," and whole.count(separator) == 1 and not tail:
        return value, Decimal(whole.replace(",", "."))
    return (value,)


def _scaled(written: str, values: tuple[Decimal, ...], following: str, language: str) -> Number:
    """A number, multiplied by the word behind it if that is one for thousands, millions and so on."""
    match = _scale(language).match(following)
    if match is None:
        return _number(written, *values)
    factor = Decimal(10) ** SCALES[language][match[1].lower()]
    return _number(written + match[0], *(value * factor for value in values))


@functools.cache
def _scale(language: str) -> re.Pattern[str]:
    words = "|".join(SCALES.get(language, ())) or "(?!)"
    return re.compile(rf"[{_SPACES}-]?({words})(?!\w)", re.IGNORECASE)


# Months


def _months(text: str, locale: str) -> Iterator[Number]:
    """The months that stand beside a number: alone, "may" and "mars" are other words too."""
    if _month_words(locale).isdisjoint(_WORD.findall(_folded(text, locale))):
        return
    for match in _near_month(locale).finditer(text):
        name = match["before"] or match["after"]
        yield Number(name, month=_month_names(locale)[_folded(name, locale)])


@functools.cache
def _month_names(locale: str) -> Mapping[str, int]:
    """The months by name, as Babel has them; none for a language that it does not know."""
    names: dict[str, int] = {}
    for tag in _ARAB_CALENDARS if locales.language(locale) == "ar" else (locale.replace("-", "_"),):
        try:
            months = babel.Locale.parse(tag).months
        except (babel.UnknownLocaleError, ValueError):
            continue
        wide = [item for context in ("format", "stand-alone") for item in months[context]["wide"].items()]
        names |= {_folded(name, locale): number for number, name in wide if not _DIGIT.search(name)}
    return names


@functools.cache
def _month_words(locale: str) -> frozenset[str]:
    return frozenset(word for name in _month_names(locale) for word in _WORD.findall(name))


def _folded(text: str, locale: str) -> str:
    """A text in small letters; not in English, where "May" is a month and "may" is not."""
    return text if locales.language(locale) == "en" else small_letters(text)


@functools.cache
def _near_month(locale: str) -> re.Pattern[str]:
    name = "|".join(sorted(map(re.escape, _month_names(locale)), key=len, reverse=True))
    small = "(?:(?:of|de|do)[ \u00a0])?"
    return re.compile(
        rf"\d(?:st|nd|rd|th|er|º|\.)?[{_SPACES}]{small}(?P<before>{name})\b|\b(?P<after>{name})[{_SPACES}]{small}\d",
        re.NOFLAG if locales.language(locale) == "en" else re.IGNORECASE,
    )


# Words


def knows_words(locale: str) -> bool:
    """Whether the words for numbers are known in a language."""
    return locales.language(locale) in CARDINALS


def cardinals_in(text: str, locale: str) -> Iterator[Number]:
    """The numbers in words in a text; not those that are part of a greater one, such as five hundred."""
    language = locales.language(locale)
    words = CARDINALS.get(language, {})
    if words and not words.keys().isdisjoint(_WORD.findall(text.lower())):
        for match in _cardinal(language).finditer(text):
            if match[1]:
                yield _number(match[0], Decimal(words[match[1].lower()]))


@functools.cache
def _cardinal(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(CARDINALS[language], key=len, reverse=True))
    more = "|".join((*SCALES[language], *(STEMS[language][number] for number in (100, 1000))))
    if language != "ar":
        return re.compile(rf"(?<![\w-])({words})(?![\w-])(?![\s-](?:{more}))", re.IGNORECASE)
    tens = "|".join(STEMS[language][number] for number in range(10, 100, 10))
    teen = rf"(?:{words})\sعشرة?(?!\w)"  # matched without a group, so that neither of its words is taken for itself
    return re.compile(rf"(?<!\w){ARABIC}(?:{teen}|({words})(?!\w)(?!\sو?(?:{more}|{tens})))")


def spelled_in(text: str, number: Number, locale: str) -> bool:
    """Whether a number may stand in a text in words, or in Roman numerals.

    In a language whose words are not known, a small number may, and a month.
    """
    if number.month and not number.values:
        starts = [name[:_STEM] for name, month in _month_names(locale).items() if month == number.month]
        return not _month_names(locale) or any(start in text or start in text.lower() for start in starts)
    return any(value == int(value) and _spelled(text, int(value), locales.language(locale)) for value in number.values)


def _spelled(text: str, value: int, language: str) -> bool:
    if language not in STEMS:
        return value <= HIGHEST_WORD
    if _stands(text, value, language) or any(_roman(match) == value for match in _ROMAN.finditer(text)):
        return True
    pairs = ((value // 10 * 10, value % 10), (value // 10 * 10 - 10, value % 10 + 10))  # also soixante-quinze
    return 20 < value < 100 and any(
        units and _stands(text, tens, language) and _stands(text, units, language) for tens, units in pairs
    )


def _stands(text: str, value: int, language: str) -> bool:
    pattern = _stem(language, value)
    return pattern is not None and pattern.search(text) is not None


@functools.cache
def _stem(language: str, value: int) -> re.Pattern[str] | None:
    stems = STEMS[language].get(value)
    return None if stems is None else re.compile(rf"\b{PREFIXES.get(language, '')}(?:{stems})", re.IGNORECASE)


def _roman(match: re.Match[str]) -> int:
    return 10 * len(match[1]) + _ROMAN_UNITS.index(match[2])
