"""The fixed words of site and decks: each locale has them all, with their placeholders."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from teach_forward import rules
from teach_forward.checks.language import LEAST_SHORT
from teach_forward.findings import Finding
from teach_forward.library.addresses import WORDS_FILE, path_of
from teach_forward.library.library import Library

PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")  # the names that Unicode's CLDR gives them
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def check_words(library: Library, locale: str) -> Iterator[Finding]:
    """What is missing, unknown or damaged among a locale's fixed words."""
    own, source = library.own_messages[locale], library.own_messages[library.source]
    path = path_of(locale, WORDS_FILE)
    if missing := [key for key in source if key not in own]:
        are = "s are" if len(missing) > 1 else " is"
        message = f"{len(missing)} fixed word{are} missing and shown in English: {_first(missing)}"
        yield Finding(path, 1, message, rules.WORDS_MISSING)
    if locale != library.source and (english := [key for key in source if _is_english(own.get(key), source[key])]):
        line = library.line_of_message(locale, english[0])
        yield Finding(path, line, f"still in English: {_first(english)}", rules.ENGLISH_LEFT)
    for key in sorted(own.keys() - source.keys()):
        base, _, form = key.rpartition("_")
        if form not in PLURAL_FORMS or base not in source:
            yield Finding(
                path, library.line_of_message(locale, key), f'English has no fixed word "{key}"', rules.WORDS_UNKNOWN
            )
    for key in sorted(own):
        base = key if key in source else key.rpartition("_")[0]
        if base in source and (fault := _fault(key, own[key], source[base])):
            yield Finding(path, library.line_of_message(locale, key), fault, rules.WORDS_PLACEHOLDER)
    tag = own.get("language_tag", "en")
    if not _TAG.fullmatch(tag):
        message = f'"{tag}" is not the tag of a language, such as fr-FR'
        yield Finding(path, library.line_of_message(locale, "language_tag"), message, rules.WORDS_PLACEHOLDER)


def _fault(key: str, value: str, source: str) -> str:
    """What is wrong with the braces and brackets of a word; nothing, where all is well."""
    there, here = _placeholders(source), _placeholders(value)
    if here is None or there != here:
        names = " ".join(sorted(f"{{{name}}}" for name in there or ()))
        return f'the fixed word "{key}" must hold {names or "nothing in braces"}'
    if "{percent}" in value and re.search("[%٪]", value):
        return f'the fixed word "{key}" has a sign for per cent, which {{percent}} brings with it'
    return f'the fixed word "{key}" holds < or >, which no word needs' if "<" in value or ">" in value else ""


def _first(keys: list[str]) -> str:
    """The first few keys, for a message."""
    return ", ".join(keys[:5]) + (" and others" if len(keys) > 5 else "")


def _is_english(value: str | None, source: str) -> bool:
    """Whether a word was left as it is; one or two words may well be the same in both languages."""
    return value == source and len(source.split()) >= LEAST_SHORT


def _placeholders(value: str) -> set[str] | None:
    """The names in braces; None where braces are lost, or hold more than a name."""
    try:
        parts = list(string.Formatter().parse(value))
    except ValueError:
        return None
    fields = [(name, form, turned) for _, name, form, turned in parts if name is not None]
    return None if any(form or turned for _, form, turned in fields) else {name for name, _, _ in fields}
