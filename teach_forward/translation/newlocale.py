"""A new language: its fixed words with the English beside them; its line in mkdocs.yml, its column of terms.

Text in, text out.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

import babel
from babel.localedata import locale_identifiers

# mkdocs-static-i18n takes two letters, or two letters with a region or a script; "fil" and "es-419" it refuses.
_TAG = re.compile(r"[a-z]{2}(?:-[A-Z]{2}|-[A-Z][a-z]{3})?")
_LANGUAGE_LINE = re.compile(r"^([ ]+)- \{locale: \"?[\w-]+\"?,.*\}\n", re.MULTILINE)


_TERM = re.compile(r"(  [^:#]+: \{.*)\}")
_OWNERS = re.compile(r"^\*\s+(.+)$", re.MULTILINE)


class UnknownLocale(Exception):
    """A tag that is no language, or none that the site can have; says what may have been meant."""


@dataclass(frozen=True, slots=True)
class NewLocale:
    """A language to begin: its tag, its own name for itself, and the tag with a region that PowerPoint knows it by."""

    tag: str
    name: str
    regional: str


def describe(tag: str) -> NewLocale:
    """The language of a tag such as `es` or `pt-BR`. Raises UnknownLocale with suggestions."""
    if not _TAG.fullmatch(tag):
        raise UnknownLocale(
            f'"{tag}" cannot be a language of the site: use two letters, as in es, or pt-BR{_guess(tag)}'
        )
    try:
        locale = babel.Locale.parse(tag, sep="-")
    except (babel.UnknownLocaleError, ValueError) as error:
        raise UnknownLocale(f'there is no language with the tag "{tag}"{_guess(tag)}') from error
    name = locale.get_display_name(locale) or tag
    return NewLocale(tag, name[0].upper() + name[1:], tag if locale.territory else f"{tag}-{_region(locale)}")


def _region(locale: babel.Locale) -> str:
    """Where most people speak a language, by the Unicode CLDR's likely subtags (`es` -> `ES`)."""
    likely = babel.core.get_global("likely_subtags")
    found: str = likely.get(str(locale)) or likely[locale.language]
    return found.rpartition("_")[2]


def _guess(tag: str) -> str:
    """Languages whose tag, or whose name in English or in their own language, is like what was typed."""
    language, _, region = tag.replace("_", "-").partition("-")
    meant = f"{language.lower()}-{region.upper()}" if region else language.lower()
    if _TAG.fullmatch(meant) and meant.replace("-", "_") in locale_identifiers():
        return f"; did you mean {meant}?"
    names: dict[str, str] = {}
    for identifier in sorted(locale_identifiers()):
        if re.fullmatch(r"[a-z]{2}", identifier):
            locale = babel.Locale.parse(identifier)
            for name in (identifier, locale.get_display_name("en"), locale.get_display_name(identifier)):
                if name:
                    names.setdefault(name.lower(), identifier)
    near = difflib.get_close_matches(tag.lower(), names, 3, 0.6)
    found = list(dict.fromkeys(f"{names[name]} ({babel.Locale.parse(names[name]).english_name})" for name in near))
    return f"; did you mean {' or '.join(found)}?" if found else ""


def with_language(config: str, locale: NewLocale) -> str:
    """The text of mkdocs.yml with a line for the language below the last one; unchanged where it has one."""
    if re.search(rf"\{{locale: \"?{re.escape(locale.tag)}\"?,", config):
        return config
    lines = list(_LANGUAGE_LINE.finditer(config))
    if not lines:
        raise UnknownLocale("mkdocs.yml lists its languages in a form that this command does not know; add it by hand")
    last = lines[-1]
    tag = '"no"' if locale.tag == "no" else locale.tag  # which YAML takes for a truth value
    line = f"{last[1]}- {{locale: {tag}, name: {locale.name}}}\n"
    return config[: last.end()] + line + config[last.end() :]


def with_column(terms: str, tag: str) -> str:
    """The text of docs/terms.yml with an empty list for the language behind each term that has none."""
    head, mark, rest = terms.partition("\navoid:")
    lines = [
        f"{match[1]}, {tag}: []}}" if (match := _TERM.fullmatch(line)) and not re.search(rf"\b{tag}: ", line) else line
        for line in head.split("\n")
    ]
    return "\n".join(lines) + mark + rest


def with_owners(owners: str, tag: str) -> str:
    """The text of .github/CODEOWNERS with the folders of the language, owned by those who own the whole."""
    if f"/docs/{tag}/" in owners or not (whole := _OWNERS.search(owners)):
        return owners
    lines = [f"{f'/{top}/{tag}/':<20} {whole[1]}\n" for top in ("docs", "workshops")]
    return owners.rstrip("\n") + "\n" + "".join(lines)


def words_to_translate(english: str, locale: NewLocale) -> str:
    """The English file of fixed words as a translator's: each line with the English behind it, to be replaced.

    The language's own name and tag are known, and stand there.
    """
    known = {"language": locale.name, "language_tag": locale.regional}
    lines = []
    for line in english.split("\n"):
        match = re.fullmatch(r"([a-z_]+):\s*(.+)", line)
        if match and match[1] in known:
            lines.append(f"{match[1]}: {known[match[1]]}")
        else:
            lines.append(f"# {match[1]}: {match[2]}" if match else line)
    head = (
        "# Take away the # before a line that has a colon, and translate what stands after the colon.\n"
        "# Words in {braces} stay. The other lines with a # are headings: leave them.\n"
    )
    return head + "\n".join(line for line in lines if not line.startswith("# The fixed words"))
