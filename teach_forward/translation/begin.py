"""Beginning a new language: the files that it needs, old and new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from teach_forward import rules
from teach_forward.findings import ContentError, Finding
from teach_forward.library.addresses import KNOWN_WORDS_FILE, TERMS_FILE, WORDS_FILE, path_of
from teach_forward.project import CONFIG_FILE, Project
from teach_forward.text.decode import decode, not_utf8
from teach_forward.translation import newlocale
from teach_forward.util import yml

UNSTAMPED = "to be stamped"  # stands for the id of the source in a page that is not done
OWNERS_FILE = ".github/CODEOWNERS"
HOME = "index.md"
HEAD_OF_LIST = "# Names and words that no dictionary has, one to a line"


def new_locale(root: Path, project: Project, tag: str, known: str = "", listed: str = "") -> dict[str, str]:
    """The new texts, by path, with which a language begins.

    `known` is a file of messages that there is already in the language, of another guide, and `listed` that guide's
    list of words that no dictionary has: those of the messages come along. Raises UnknownLocale for a tag that cannot
    be used, and ContentError where files that it needs cannot be read.
    """
    locale = newlocale.describe(tag)
    if (root / path_of(tag, WORDS_FILE)).exists():
        raise newlocale.UnknownLocale(f'the language "{tag}" is there already: docs/{tag}/')
    words_file, home_file = path_of(project.source, WORDS_FILE), path_of(project.source, HOME)
    texts = _texts(root, (CONFIG_FILE, TERMS_FILE, OWNERS_FILE, words_file, home_file))
    source = texts[words_file]
    try:
        words = newlocale.words_to_adapt(known, source) if known else newlocale.words_to_translate(source, locale)
    except yml.YAMLError as error:
        message = "this line cannot be read, and a language begins with the messages of this file"
        raise ContentError([Finding(words_file, yml.line_of(error), message, rules.BAD_FRONT_MATTER)]) from None
    changes = {
        CONFIG_FILE: newlocale.with_language(texts[CONFIG_FILE], locale),
        TERMS_FILE: newlocale.with_column(texts[TERMS_FILE], tag),
        OWNERS_FILE: newlocale.with_owners(texts[OWNERS_FILE], tag),
    }
    if (unusual := newlocale.known_of(words, listed)) and not (root / path_of(tag, KNOWN_WORDS_FILE)).exists():
        changes[path_of(tag, KNOWN_WORDS_FILE)] = "\n".join((HEAD_OF_LIST, *unusual, ""))
    if not (root / path_of(tag, HOME)).exists():
        changes[path_of(tag, HOME)] = _first_page(texts[home_file])
    changes[path_of(tag, WORDS_FILE)] = words  # the last: with it the language is there, and cannot begin once more
    return {path: text for path, text in changes.items() if text and text != texts.get(path)}


def _texts(root: Path, paths: Iterable[str]) -> Mapping[str, str]:
    """The texts of files by path; empty where there is no file. Raises ContentError for those that are not UTF-8."""
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    for path in paths:
        data = (root / path).read_bytes() if (root / path).is_file() else b""
        try:
            texts[path] = decode(data)
        except UnicodeDecodeError as error:
            findings.append(not_utf8(data, error).at(path))
    if findings:
        raise ContentError(findings)
    return texts


def _first_page(home: str) -> str:
    """The source's home page, to be written over; it counts as outdated until it is stamped."""
    line = f"---\nsource: {UNSTAMPED}\n"
    return home.replace("---\n", line, 1) if home.startswith("---\n") else f"{line}---\n{home}" if home else ""
