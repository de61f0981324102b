"""The guide's terms (docs/terms.yml): a page that translates one uses a form of it, and no word that misleads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.model import Document, Terms
from teach_forward.text.prose import MACHINE, masked, people_lines

_QUOTED = re.compile(r"\*[^*]+\*|«[^»]*»|“[^”]*”")  # the words of others, such as titles
OFTEN = 3  # times that a term stands in the source before its absence is more than a turn of phrase


def check_terms(terms: Terms, source: Document, translation: Document) -> Iterator[Finding]:
    """Terms of the source that the translation never uses, and words that it should avoid."""
    locale = translation.locale.partition("-")[0]
    english, text = " ".join(source.texts).lower(), " ".join(translation.texts).lower()
    for term, forms in terms.forms.items():
        known = forms.get(locale, ())
        if not known or _times(term, english) < OFTEN:
            continue
        if not any(form.lower() in text for form in known):
            message = f'the English page says "{term}", and none of its words stands here: {", ".join(known)}'
            yield Finding(translation.path, 1, message, rules.TERM_MISSING)
    for word, instead in terms.avoid.get(locale, {}).items():
        yield from _avoided(translation, word, instead)


def _times(term: str, text: str) -> int:
    """How often a term stands in a text as a word, in the singular or plural."""
    if (roughly := text.count(term)) < OFTEN:
        return roughly
    return len(re.findall(rf"\b{re.escape(term)}(?:s|es)?\b", text))


def _avoided(translation: Document, word: str, instead: str) -> Iterator[Finding]:
    if word.casefold() not in translation.text.casefold():
        return
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?:s|es)?(?!\w)", re.IGNORECASE)
    hidden = masked(translation.text)
    for index, _ in people_lines(translation.text):
        if pattern.search(_QUOTED.sub("", hidden[index].replace(MACHINE, ""))):
            message = f'"{word}" misleads here; write {instead}'
            yield Finding(translation.path, index + 1, message, rules.TERM_AVOIDED)
