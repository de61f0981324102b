"""What comes with the program from our own guide: the messages of each language with their words, and the theme."""

from __future__ import annotations

from pathlib import Path

from teach_forward.library.addresses import KNOWN_WORDS_FILE, WORDS_FILE, path_of

THEME = "slides_src/theme.yml"

_HERE = Path(__file__).parent
_WHEEL = _HERE / "guide_files"  # where the wheel has these files; see pyproject.toml
_REPOSITORY = _HERE.parents[1]


def messages(tag: str) -> str:
    """The file of messages of a language, as text; empty where our own guide is not in that language."""
    path = _file(path_of(tag, WORDS_FILE))
    return path.read_text("utf-8") if path.is_file() else ""


def known_words(tag: str) -> str:
    """The names and words of a language that no dictionary has, as text; empty where our own guide is not in it."""
    path = _file(path_of(tag, KNOWN_WORDS_FILE))
    return path.read_text("utf-8") if path.is_file() else ""


def theme() -> str:
    """The file with the look of decks, as text."""
    return _file(THEME).read_text("utf-8")


def _file(path: str) -> Path:
    return (_WHEEL if _WHEEL.is_dir() else _REPOSITORY) / path
