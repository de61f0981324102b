"""The guide's terms (docs/terms.yml): a page that translates one uses a form of it, and no word that misleads.

A form is one word or several. Each is the beginning of a word in the text, so that "accord collectif" also finds
"accords collectifs". Where an ending changes more, it stands in brackets: "syndic(at)" finds "syndicale" too, and reads
"syndicat" in a message. A form in capitals is a whole word: IA is not found in "médiathèque" or in "IAm".
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.model import Document, Terms
from teach_forward.text.front_matter import front_matter
from teach_forward.text.prose import MACHINE, masked, prose_lines
from teach_forward.util import locales
from teach_forward.util.folding import small_letters
from teach_forward.util.prefixes import ARTICLES, DEFINITE, PREFIXES, UNSPACED

OFTEN = 3  # times that a term stands in the source before its absence is more than a turn of phrase
ENDING = 4  # letters that may follow the beginning of a word that has another word behind it
_QUOTED = re.compile(r"\*[^*]+\*|«[^«»]*»|“[^“”]*”")  # the words of others, such as titles
_VOWEL_SIGNS = re.compile("[\u0640\u064b-\u0652\u0670]")  # Arabic marks that a word is written with or without
_CHANGING = re.compile(r"\([^)]*\)")


def check_terms(terms: Terms, source: Document, translation: Document) -> Iterator[Finding]:
    """Terms of the source that the translation never uses, and words that it should avoid."""
    language = locales.language(translation.locale)
    there, text = small_letters(" ".join(source.texts)), Spoken.of(" ".join(translation.texts))
    for term in terms.forms:
        known = forms_of(terms, term, translation.locale)
        if not known or _times(term, there) < OFTEN:
            continue
        if not any(finds(form, text, language) for form in known):
            names, first = ", ".join(map(printed, known)), locales.name(source.locale)
            message = f'the {first} page says "{term}", and none of its words stands here: {names}'
            yield Finding(translation.path, 1, message, rules.TERM_MISSING)
    for line, message in avoided(terms, translation.text, translation.locale):
        yield Finding(translation.path, line, message, rules.TERM_AVOIDED)


def forms_of(terms: Terms, term: str, locale: str) -> tuple[str, ...]:
    """The forms of a term in a language: its own, or those of a broader one, as of Portuguese for `pt-BR`."""
    own = terms.forms[term]
    return next((own[tag] for tag in locales.lineage(locale) if own.get(tag)), ())


def avoided(terms: Terms, text: str, locale: str) -> Iterator[tuple[int, str]]:
    """The lines of any text, from 1, with a word that misleads in its language, and what is said of it."""
    words = {word: terms.avoid[tag][word] for tag in locales.lineage(locale)[::-1] for word in terms.avoid.get(tag, ())}
    language = locales.language(locale)
    small = small_letters(plain(text)) if words else ""
    found = {word: instead for word, instead in words.items() if _may_have(word, small, language)}
    hidden = masked(text) if found else []
    for index, _ in prose_lines(text.split("\n"), front_matter(text).lines) if found else ():
        spoken = plain(_QUOTED.sub("", hidden[index].replace(MACHINE, "")))
        for word, instead in found.items():
            if _whole(word, language).search(spoken):
                yield index + 1, f'"{word}" misleads here; write {instead}'


def printed(form: str) -> str:
    """A form as people write it."""
    return form.replace("(", "").replace(")", "")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text as its words are compared: as `plain` makes it, and the same in small letters."""

    text: str
    small: str

    @classmethod
    def of(cls, text: str) -> Spoken:
        """The text of a page, a message or any other."""
        spoken = plain(text)
        return cls(spoken, small_letters(spoken))


def plain(text: str) -> str:
    """A text with composed letters, straight apostrophes and no vowel signs."""
    return _VOWEL_SIGNS.sub("", unicodedata.normalize("NFC", text)).replace("’", "'")


def finds(form: str, text: Spoken, language: str) -> bool:
    """Whether a text has a form."""
    if form.isupper():
        return form in text.text and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text.text) is not None
    return _may_have(form, text.small, language) and _beginning(form, language).search(text.small) is not None


def _may_have(form: str, small: str, language: str) -> bool:
    """Whether the last word of a form stands in a text at all: far faster than a look for the whole form."""
    return _words(form, language)[-1] in small


@functools.cache
def _words(form: str, language: str) -> list[str]:
    """The beginnings of a form's words, in small letters and without articles."""
    article = ARTICLES.get(language, "")
    return [word.removeprefix(article) for word in small_letters(_CHANGING.sub("", plain(form))).split()]


@functools.cache
def _beginning(form: str, language: str) -> re.Pattern[str]:
    return re.compile(_stem(form, language))


@functools.cache
def _whole(word: str, language: str) -> re.Pattern[str]:
    after = "" if language in UNSPACED else r"(?:s|es)?(?!\w)"
    return re.compile(f"{_stem(word, language)}{after}", re.IGNORECASE)


def _stem(form: str, language: str) -> str:
    """What finds a form whose last word may go on."""
    if language in UNSPACED:
        return re.escape(small_letters(plain(form)))
    article = ARTICLES.get(language, "")
    definite = language in DEFINITE and form.startswith(article)
    before = (DEFINITE if definite else PREFIXES).get(language, "")
    between = rf"\w{{0,{ENDING}}}\s+(?:{article})?"
    return rf"(?<!\w){before}{between.join(map(re.escape, _words(form, language)))}"


def _times(term: str, text: str) -> int:
    """How often a term stands in a text as a word, in the singular or plural; the path of a file is no such word."""
    if (roughly := text.count(term)) < OFTEN:
        return roughly
    return len(re.findall(rf"(?<![\w/]){re.escape(term)}(?:s|es)?(?![\w/])", text))
