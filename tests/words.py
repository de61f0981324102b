"""Files of messages for tests: every message of the catalogue, in words that say nothing."""

from __future__ import annotations

from collections.abc import Mapping

from teach_forward.messages import CATALOGUE
from teach_forward.util import locales


def words_file(locale: str, word: str = "Mot", own: Mapping[str, str] | None = None) -> str:
    """A file that has all messages, in all forms that a language needs: those given, as YAML, and the word for others.

    The word has each placeholder of the message behind it.
    """
    lines = {}
    for key, message in CATALOGUE.items():
        text = " ".join([word, *(f"{{{name}}}" for name in message.placeholders)])
        forms = locales.numbers_by_form(locale) if message.counted else ()
        lines |= {key: text, **{f"{key}_{form}": text for form in forms if form != "other"}}
    lines["language_tag"] = locales.regional(locale)
    return "".join(f"{key}: {text}\n" for key, text in {**lines, **(own or {})}.items())
