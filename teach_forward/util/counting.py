"""How many words a text has, also where its script sets no spaces between them."""

from __future__ import annotations

import re

SOUTHEAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
EAST = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # Chinese, Japanese
UNSPACED_LETTERS = f"{SOUTHEAST}{EAST}"
"""The letters of such scripts, as they stand between the brackets of a regular expression."""
UNSPACED_LETTER = re.compile(f"[{UNSPACED_LETTERS}]")

# Letters of a word, about: only a dictionary could tell where one ends.
_LETTERS = ((re.compile(f"[{SOUTHEAST}]"), 4), (re.compile(f"[{EAST}]"), 2))


def count_words(text: str) -> int:
    """How many words a text has: what stands between spaces, and in scripts without them, about as many as it says."""
    if text.isascii() or not UNSPACED_LETTER.search(text):
        return len(text.split())
    rest = sum(any(map(str.isalnum, word)) for word in UNSPACED_LETTER.sub(" ", text).split())
    return rest + sum(-(-len(letter.findall(text)) // most) for letter, most in _LETTERS)
