"""The messages of site and decks: each language has them all, whole, and in its own typography."""

from __future__ import annotations

import difflib
import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from teach_forward import rules
from teach_forward.checks.page.characters import characters
from teach_forward.checks.wording.language import first_broken
from teach_forward.findings import Finding
from teach_forward.library.addresses import WORDS_FILE, path_of
from teach_forward.library.library import Library
from teach_forward.messages import CATALOGUE, Message, is_sentence, split, untranslated
from teach_forward.rules import Rule, Severity
from teach_forward.util import locales
from teach_forward.util.phrases import meant_by

_NAMED = 5  # keys that a finding names; then it says "and others"
_STRAIGHT = re.compile("[\"']")
_BENT = re.compile("[“”„][^“”„]*[“”]")  # as an office program makes of straight ones around a value
_OWN_WORDS = ("guide_name", "tagline")  # which may well be a quotation
_PER_CENT = re.compile("[%٪]")
# A wording that fits every number has no need of plural forms, such as "Pages found: {count}".
FITS_ANY_NUMBER = re.compile(r"[:：]\s*\{\w+\}\W*$")


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with a message; an empty key stands for the whole file."""

    key: str
    what: str
    rule: Rule
    override: Severity | Literal[""] = ""


def check_messages(library: Library, locale: str) -> Iterator[Finding]:
    """What is missing, unknown or damaged among a language's messages."""
    lines, path = library.lines_of_messages(locale), path_of(locale, WORDS_FILE)
    own, source = library.own_messages[locale], library.own_messages[library.source]
    translated = locale != library.source
    faults = [*_missing(own, library.source_name if translated else ""), *_missing_forms(own, locale)]
    if translated:
        faults += _untranslated(own, source, library.source_name)
    for key, text in own.items():
        faults += _faults(locale, key, text)
        if not translated or text not in (source.get(key), source.get(split(key)[0])):
            faults += _typography(locale, key, text)
    for fault in faults:
        yield Finding(path, lines.get(fault.key, 1), fault.what, fault.rule, fault.key, fault.override)


def _missing(own: Mapping[str, str], shown_in: str) -> Iterator[_Fault]:
    """Messages that are not there. They are shown in the source's language; without its own, nothing can be built."""
    here = {base for base, _ in map(split, own)}
    if missing := [key for key, message in CATALOGUE.items() if key not in here and not message.optional]:
        what = f"{len(missing)} {'messages are' if len(missing) > 1 else 'message is'} missing"
        if shown_in:
            yield _Fault("", f"{what} and shown in {shown_in}: {_first(missing)}", rules.WORDS_MISSING)
        else:
            yield _Fault("", f"{what}: {_first(missing)}", rules.WORDS_MISSING, "error")


def _missing_forms(own: Mapping[str, str], locale: str) -> Iterator[_Fault]:
    """Forms of messages that go with a number, which the language needs; the line without an ending is `other`."""
    lines = [split(key) for key in own]
    for key, message in CATALOGUE.items():
        there = {form or "other" for base, form in lines if base == key} if message.counted else set()
        if not there or FITS_ANY_NUMBER.search(own.get(key, "")):
            continue
        if missing := [form for form in locales.numbers_by_form(locale) if form not in there]:
            names = ", ".join(key if form == "other" else f"{key}_{form}" for form in missing)
            what = f'"{key}" goes with a number, and {locales.name(locale)} needs more forms of it: {names}'
            yield _Fault(key, what, rules.WORDS_MISSING)


def _untranslated(own: Mapping[str, str], source: Mapping[str, str], name: str) -> Iterator[_Fault]:
    """Messages that were left as they are; one or two words may well be the same in both languages."""
    if left := [key for key in untranslated(own, source) if key in own and is_sentence(source[key])]:
        yield _Fault(left[0], f"still in {name}: {_first(left)}", rules.ENGLISH_LEFT)


def _faults(locale: str, key: str, text: str) -> Iterator[_Fault]:
    """Whether there is such a message, in such a form, and with such placeholders."""
    base, form = split(key)
    if not base:
        near = difflib.get_close_matches(key, CATALOGUE, 1, 0.8)
        yield _Fault(key, f'there is no message "{key}"{meant_by(key, *near)}', rules.WORDS_UNKNOWN)
    elif form and form not in (forms := locales.plural_forms(locale)):
        has = f"{locales.name(locale)} has no form of numbers called {form}; it has {', '.join(forms)}"
        yield _Fault(key, f'"{key}" is not used: {has}', rules.WORDS_UNKNOWN, "warning")
    elif wrong := _wrong_holes(CATALOGUE[base], locale, form, text):
        yield _Fault(key, f'the message "{key}" {wrong}', rules.WORDS_PLACEHOLDER)
    if key not in _OWN_WORDS and _BENT.fullmatch(text):
        what = f'"{key}" stands in curved quotation marks, which would be shown; write straight ones, or none'
        yield _Fault(key, what, rules.BAD_FRONT_MATTER)
    if key == "language_tag" and not _names(text, locale):
        what = f'"{text}" is not a tag of {locales.name(locale)}, such as {locales.regional(locale)}'
        yield _Fault(key, what, rules.WORDS_TAG)


def _wrong_holes(message: Message, locale: str, form: str, text: str) -> str:
    """What is wrong with the braces and brackets of a text; nothing, where all is well."""
    here = _placeholders(text)
    needed = set() if _names_its_number(locale, form) else set(message.placeholders)
    if here is None or not needed <= here <= {*message.placeholders, *message.may_hold}:
        must, may = (
            " ".join(f"{{{name}}}" for name in sorted(names)) for names in (message.placeholders, message.may_hold)
        )
        return f"must hold {must or 'nothing in braces'}" + (f"; it may hold {may}" if may else "")
    if "percent" in here and _PER_CENT.search(text):
        return "has a sign for per cent, which {percent} brings with it"
    return "holds < or >, which no message needs" if "<" in text or ">" in text else ""


def _names_its_number(locale: str, form: str) -> bool:
    """Whether a form stands for a single number, so that words can say it: "two minutes"."""
    return bool(form) and len(locales.numbers_by_form(locale).get(form, (0,))) == 1


def _placeholders(text: str) -> set[str] | None:
    """The names in braces; None where braces are lost, or hold more than a name."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return None
    fields = [(name, form, turned) for _, name, form, turned in parts if name is not None]
    return None if any(form or turned for _, form, turned in fields) else {name for name, _, _ in fields}


def _typography(locale: str, key: str, text: str) -> Iterator[_Fault]:
    """Where a message has harmful characters, or does not keep the typography of its language; nobody sets it later."""
    if wrong := tuple(characters(text, locale)):
        yield from (_Fault(key, f'in "{key}": {fault.message}', fault.rule) for fault in wrong)
        return
    if convention := first_broken(text, locale):
        yield _Fault(key, f'in "{key}": {convention.message}', convention.rule)
    elif found := _STRAIGHT.search(text):
        yield _Fault(key, f'"{key}" has a straight {found[0]}', rules.WORDS_QUOTES)


def _names(tag: str, locale: str) -> bool:
    """Whether a tag is one of the language of a locale, or what Office calls it."""
    own = locales.language(tag) == locales.language(locale)
    return (own and locales.is_tag(tag)) or tag == locales.regional(locale)


def _first(keys: Sequence[str]) -> str:
    """The first few keys, for a finding."""
    return ", ".join(keys[:_NAMED]) + (" and others" if len(keys) > _NAMED else "")
