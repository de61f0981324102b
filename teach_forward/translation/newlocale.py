"""A new language: its messages with the source's beside them; its line in mkdocs.yml, its column of terms.

Text in, text out.
"""

from __future__ import annotations

import difflib
import itertools
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import babel
from babel.localedata import locale_identifiers

from teach_forward.messages import CATALOGUE, split
from teach_forward.util import locales, yml
from teach_forward.util.phrases import did_you_mean
from teach_forward.util.shown import shown

_LANGUAGE_LINE = re.compile(r"^([ ]+)- \{locale: \"?[\w-]+\"?,.*\}\n", re.MULTILINE)

NAMING = ("guide_name", "tagline", "independent")
"""Messages that speak of the guide itself; all others are the same for every guide under our licence."""
LICENSING = ("licence_line", "closing_title", "deck_licence")
"""Messages that say under which licence the texts are."""
_OUR_LICENCE = "CC BY-SA 4.0"

_ENTRY = re.compile(r"^(\w+):\s*(.+)$", re.MULTILINE)
_KNOWN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PLACEHOLDER = re.compile(r"\{\w*\}")
_TERM = re.compile(r"(  [^:#]+: \{.*)\}")
_OWNERS = re.compile(r"^\*\s+(.+)$", re.MULTILINE)


class UnknownLocale(Exception):
    """A tag that is not a language, or not one that the site can have; says what may have been meant."""


@dataclass(frozen=True, slots=True)
class NewLocale:
    """A language to begin: its tag, its own name for itself, and the tag with a region by which PowerPoint knows it."""

    tag: str
    name: str
    regional: str


def describe(tag: str) -> NewLocale:
    """The language of a tag such as `es`, `pt-BR` or `zh-Hant`. Raises UnknownLocale with the nearest that works."""
    if not locales.is_known(tag):
        typed = shown(tag, 40)
        raise UnknownLocale(f'"{typed}" is not the tag of a language, such as es, pt-BR or zh-Hant{_guess(tag)}')
    return NewLocale(tag, locales.own_name(tag), locales.regional(tag))


def _guess(tag: str) -> str:
    """A question about the tags that come nearest to what was typed, by form or by name; or nothing."""
    if nearest := next(filter(locales.is_known, _shorter(tag)), ""):
        return did_you_mean(nearest)
    names: dict[str, str] = {}
    for identifier in sorted(locale_identifiers()):
        if re.fullmatch(r"[a-z]{2,3}", identifier) and locales.is_known(identifier):
            for name in (identifier, locales.name(identifier), locales.own_name(identifier)):
                names.setdefault(name.lower(), identifier)
    near = [tag.lower()] if tag.lower() in names else difflib.get_close_matches(tag.lower(), names, 3, 0.6)
    return did_you_mean(*dict.fromkeys(f"{names[name]} ({locales.name(names[name])})" for name in near))


def _shorter(tag: str) -> Iterator[str]:
    """The tag as it is written properly, then with less and less of it; and under its language's newer name."""
    name, _, modifier = tag.partition("@")  # of gettext: `sr_RS.UTF-8@latin`
    language, script, region = locales.parts(name.partition(".")[0])
    script = script or {"latin": "Latn", "cyrillic": "Cyrl"}.get(modifier.lower(), "")
    languages = dict.fromkeys((babel.core.get_global("language_aliases").get(language, language), language))
    endings = ((script, region), (script, ""), ("", region), ("", ""))
    return ("-".join(filter(None, (name, *ending))) for name in languages for ending in endings)


def with_language(config: str, locale: NewLocale) -> str:
    """The text of mkdocs.yml with a line for the language below the last one; unchanged where it has one."""
    if re.search(rf"\{{locale: \"?{re.escape(locale.tag)}\"?,", config):
        return config
    lines = list(_LANGUAGE_LINE.finditer(config))
    if not lines:
        raise UnknownLocale("mkdocs.yml lists its languages in a form that this command does not know; add it by hand")
    last = lines[-1]
    return config[: last.end()] + language_line(locale, last[1]) + config[last.end() :]


def language_line(locale: NewLocale, indent: str, *, default: bool = False) -> str:
    """The line of mkdocs.yml for a language; the `default` one is written first."""
    tag = '"no"' if locale.tag == "no" else locale.tag  # which YAML takes for a truth value
    name = f'"{locale.name}"' if re.search(r"[^\w ()]", locale.name) else locale.name
    return f"{indent}- {{locale: {tag}, name: {name}{', default: true' if default else ''}}}\n"


def with_column(terms: str, tag: str) -> str:
    """The text of docs/terms.yml with an empty list for the language behind each term that has none.

    A term that a broader language has, such as `pt` for `pt-BR`, serves already.
    """
    head, mark, rest = terms.partition("\navoid:")
    there = re.compile(rf"[{{ ](?:{'|'.join(map(re.escape, locales.lineage(tag)))}): ")
    lines = [
        f"{match[1]}, {tag}: []}}" if (match := _TERM.fullmatch(line)) and not there.search(line) else line
        for line in head.split("\n")
    ]
    return "\n".join(lines) + mark + rest


def with_owners(owners: str, tag: str) -> str:
    """The text of .github/CODEOWNERS with the folders of the language, owned by those who own the whole."""
    if f"/docs/{tag}/" in owners or not (whole := _OWNERS.search(owners)):
        return owners
    lines = [f"{f'/{top}/{tag}/':<20} {whole[1]}\n" for top in ("docs", "workshops")]
    return owners.rstrip("\n") + "\n" + "".join(lines)


def words_to_translate(source: str, locale: NewLocale) -> str:
    """The source's file of messages as a translator's: each line as the source has it, to be written over.

    A line that is still the source's text counts as not translated. The language's own name and tag are known.
    Messages that go with a number have a line for each form that the language needs. Raises yml.YAMLError where the
    source's file cannot be read.
    """
    known = {"language": locale.name, "language_tag": locale.regional}
    texts, places = _texts(source), {source.count("\n", 0, entry.start): entry.key for entry in yml.entries(source)}
    lines: list[str] = []
    for index, line in itertools.dropwhile(lambda found: found[1].startswith("#"), enumerate(source.split("\n"))):
        key, form = split(places.get(index, ""))
        if key in known:
            lines.append(f"{key}: {known[key]}")
        elif key and not form:
            lines += [f"{name}: {texts.get(name, texts[key])}" for name in _with_forms(key, locale.tag)]
        elif line.startswith("#") or not line:
            lines.append(line)
    return _HEAD + "\n".join(lines)


def _texts(words: str) -> Mapping[str, str]:
    """The messages of a file by key, each as it is written there; one that goes on over more lines, on one."""
    values = yml.read(words).value or {}
    written = {entry.key: words[entry.value] for entry in yml.entries(words)}
    return {
        key: json.dumps(yml.one_line(values[key]), ensure_ascii=False) if "\n" in text else text
        for key, text in written.items()
    }


def words_to_adapt(known: str, source: str) -> str:
    """Our own guide's messages of a language for another guide: those that speak of the guide are to be translated.

    So are those of its licence, where that is not ours: no language may promise what the guide does not. Raises
    yml.YAMLError where the source's file cannot be read.
    """
    texts = _texts(source)
    ours = all(_OUR_LICENCE in texts.get(key, "") for key in ("licence_line", "deck_licence"))
    own = NAMING if ours else (*NAMING, *LICENSING)
    for key in own:
        known = with_line(known, key, f"{key}: {texts.get(key, '')}")
    return _HEAD_OF_KNOWN.format(", ".join(own)) + known


def known_of(words: str, known: str) -> tuple[str, ...]:
    """Of a list of words that no dictionary has, those that stand in a file of messages, but for what names a guide."""
    values = [_PLACEHOLDER.sub(" ", value) for key, value in _ENTRY.findall(words) if key not in NAMING]
    said = {word for value in values for word in _KNOWN.findall(value)}
    return tuple(word for word in known.split("\n") if word in said)


def with_line(words: str, key: str, line: str) -> str:
    """A file of messages with another line in the place of that of a key."""
    return re.sub(rf"^{key}:.*$", lambda _: line, words, count=1, flags=re.MULTILINE)


_HEAD_OF_KNOWN = """\
# These lines speak of the guide itself, so translate what stands after their colon:
# {}.
"""
_HEAD = """\
# Translate what stands after each colon, and leave what stands before it; until then, the site shows the line as it is.
# Words in {braces} stay. Where a text stands in "straight quotes", they stay around it. Lines with a # are headings.
# A name that ends in _one, _two, _few or _many is for numbers of that form in your language.
"""


def _with_forms(key: str, locale: str) -> list[str]:
    """A message with the forms that numbers have in a language; the message itself is the form `other`."""
    if not CATALOGUE[key].counted:
        return [key]
    return [key, *(f"{key}_{form}" for form in locales.numbers_by_form(locale) if form != "other")]
