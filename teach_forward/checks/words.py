"""The fixed words of site and decks: each locale has them all, with their placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teach_forward.findings import Finding
from teach_forward.library import SOURCE_LOCALE, WORDS_FILE, Library, path_of

PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")  # the names that Unicode's CLDR gives them
_PLACEHOLDER = re.compile(r"\{\w+\}")


def check_words(library: Library, locale: str) -> Iterator[Finding]:
    """What is missing, unknown or damaged among a locale's fixed words."""
    own, source = library.own_words[locale], library.own_words[SOURCE_LOCALE]
    path = path_of(locale, WORDS_FILE)
    if missing := [key for key in source if key not in own]:
        names = ", ".join(missing[:5]) + (" and others" if len(missing) > 5 else "")
        message = (
            f"{len(missing)} fixed word{'s are' if len(missing) > 1 else ' is'} missing and shown in English: {names}"
        )
        yield Finding(path, 1, message, "words-missing", "warning")
    for key in sorted(own.keys() - source.keys()):
        base, _, form = key.rpartition("_")
        if form not in PLURAL_FORMS or base not in source:
            yield Finding(
                path, library.line_of_word(locale, key), f'English has no fixed word "{key}"', "words-unknown"
            )
    for key in sorted(own.keys() & source.keys()):
        there, here = set(_PLACEHOLDER.findall(source[key])), set(_PLACEHOLDER.findall(own[key]))
        if there != here:
            message = f'the fixed word "{key}" must hold {" ".join(sorted(there)) or "nothing in braces"}'
            yield Finding(path, library.line_of_word(locale, key), message, "words-placeholder")
