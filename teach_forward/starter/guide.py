"""The files of a small guide that works at once: one workshop with its pages, in two languages where we have both.

The texts lie beside this module; messages and theme are those of our own guide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template

from teach_forward import __version__
from teach_forward.library.addresses import (
    FORMS_FILE,
    KNOWN_WORDS_FILE,
    SOURCE_WORDS_FILE,
    SOURCES_FILE,
    TERMS_FILE,
    WORDS_FILE,
    blob_id,
    path_of,
)
from teach_forward.starter import brought
from teach_forward.translation import newlocale, revisions
from teach_forward.util import yml

WRITTEN = ("en", "fr")
"""The languages that the texts are written in; the first one serves where a guide begins in another language."""

SLUG = "1-first-steps"

_HERE = Path(__file__).parent


def files(tag: str) -> Mapping[str, bytes]:
    """The files of a guide that is written in a language first, by path. Raises UnknownLocale for a strange tag.

    In a language that the texts are not written in, they are in English, to be written over, and there is no other.
    """
    first = newlocale.describe(tag)
    texts = tag if tag in WRITTEN else WRITTEN[0]
    others = [newlocale.describe(other) for other in WRITTEN if other != tag] if tag in WRITTEN else []
    facts = {
        "name": yml.load(_text(texts, "messages.yml"))["guide_name"],
        "language": tag,
        "version": __version__,
        "languages": "".join(_languages(first, others)),
    }
    found = {
        **_shared(facts),
        "README.md": Template(_text(texts, "README.md")).substitute(facts),
        TERMS_FILE: _text(texts, "terms.yml"),
        SOURCES_FILE: _text(texts, "sources.yml"),
        path_of(tag, WORDS_FILE): _messages(first, texts),
        path_of(tag, KNOWN_WORDS_FILE): _known_words(first, texts),
        **_pages(tag, texts),
    }
    for other in others:
        found |= {
            path_of(other.tag, WORDS_FILE): _messages(other, other.tag),
            path_of(other.tag, KNOWN_WORDS_FILE): _text(other.tag, KNOWN_WORDS_FILE),
            path_of(other.tag, SOURCE_WORDS_FILE): _text(other.tag, "source-words.yml"),
            **_translated(_pages(other.tag, other.tag), _pages(tag, texts), other.tag, tag),
        }
    pictures = {
        path_of(tag, f"pictures/{path.name}"): path.read_bytes() for path in (_HERE / "shared/pictures").iterdir()
    }
    return {**{path: text.encode() for path, text in found.items()}, **pictures}


def _languages(first: newlocale.NewLocale, others: list[newlocale.NewLocale]) -> Iterator[str]:
    """The lines of mkdocs.yml for the languages."""
    for locale in (first, *others):
        yield newlocale.language_line(locale, " " * 8, default=locale is first)


def _shared(facts: Mapping[str, str]) -> dict[str, str]:
    """What is the same in every language."""

    def text(name: str) -> str:
        return (_HERE / "shared" / name).read_text("utf-8")

    return {
        "mkdocs.yml": Template(text("mkdocs.yml")).substitute(facts),
        "requirements.txt": Template(text("requirements.txt")).substitute(facts),
        ".gitignore": text("gitignore"),
        ".gitattributes": text("gitattributes"),
        FORMS_FILE: text("forms.yml"),
        ".github/workflows/check.yml": text("check.yml"),
        brought.THEME: brought.theme(),
    }


def _messages(locale: newlocale.NewLocale, texts: str) -> str:
    """All messages of a language, ours where we have them, with the names of the new guide.

    Where we have none they are in English, with a line for each form that numbers have in the language.
    """
    own = yml.load(_text(texts, "messages.yml"))
    known = brought.messages(locale.tag)
    text = known or newlocale.words_to_translate(brought.messages(WRITTEN[0]), locale)
    for key, value in own.items():
        text = newlocale.with_line(text, key, f"{key}: {value}")
    return text


def _known_words(locale: newlocale.NewLocale, texts: str) -> str:
    """The names and words of the texts that no dictionary has; where messages are in another language, theirs too."""
    listed = _text(texts, KNOWN_WORDS_FILE)
    ours = "" if locale.tag == texts else brought.known_words(locale.tag)
    more = newlocale.known_of(_messages(locale, texts), ours)
    return listed + "".join(f"{word}\n" for word in more if word not in listed.split("\n"))


def _pages(tag: str, texts: str) -> dict[str, str]:
    """The pages of a language by their paths."""
    folders = (("docs", ""), ("workshop", f"workshops/{SLUG}/"))
    return {
        path_of(tag, f"{uri}{path.name}"): path.read_text("utf-8")
        for folder, uri in folders
        for path in sorted((_HERE / "texts" / texts / folder).iterdir())
    }


def _translated(pages: Mapping[str, str], sources: Mapping[str, str], tag: str, source: str) -> dict[str, str]:
    """Pages as translations, each with the line that says which text it translates."""
    found = {}
    for path, text in pages.items():
        original = path.replace(f"/{tag}/", f"/{source}/", 1)
        data = sources[original].encode()
        found[path] = revisions.stamped(path, text, blob_id(data))
    return found


def _text(language: str, name: str) -> str:
    return (_HERE / "texts" / language / name).read_text("utf-8")
