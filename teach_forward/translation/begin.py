"""Beginning a new language: the files that it needs, old and new."""

from __future__ import annotations

from pathlib import Path

from teach_forward.library.addresses import TERMS_FILE, WORDS_FILE, path_of
from teach_forward.project import CONFIG_FILE, Project
from teach_forward.translation import newlocale

UNSTAMPED = "to be stamped"  # stands for the id of the source in a page that is not done
OWNERS_FILE = ".github/CODEOWNERS"
HOME = "index.md"


def new_locale(root: Path, project: Project, tag: str, known: str = "") -> dict[str, str]:
    """The new texts, by path, with which a language begins. Raises UnknownLocale for a tag that cannot be used.

    `known` is a file of messages that there is already in the language, of another guide.
    """
    locale = newlocale.describe(tag)
    if (root / path_of(tag, WORDS_FILE)).exists():
        raise newlocale.UnknownLocale(f'the language "{tag}" is there already: docs/{tag}/')
    source = _text(root, path_of(project.source, WORDS_FILE))
    words = newlocale.words_to_adapt(known, source) if known else newlocale.words_to_translate(source, locale)
    changes = {
        CONFIG_FILE: newlocale.with_language(_text(root, CONFIG_FILE), locale),
        TERMS_FILE: newlocale.with_column(_text(root, TERMS_FILE), tag),
        OWNERS_FILE: newlocale.with_owners(_text(root, OWNERS_FILE), tag),
        path_of(tag, WORDS_FILE): words,
    }
    if not (root / path_of(tag, HOME)).exists():
        changes[path_of(tag, HOME)] = _first_page(_text(root, path_of(project.source, HOME)))
    return {path: text for path, text in changes.items() if text and text != _text(root, path)}


def _text(root: Path, path: str) -> str:
    """The text of a file; empty where there is none."""
    return (root / path).read_text("utf-8-sig") if (root / path).is_file() else ""


def _first_page(home: str) -> str:
    """The source's home page, to be written over; it counts as outdated until it is stamped."""
    line = f"---\nsource: {UNSTAMPED}\n"
    return home.replace("---\n", line, 1) if home.startswith("---\n") else f"{line}---\n{home}" if home else ""
