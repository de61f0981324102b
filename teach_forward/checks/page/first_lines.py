"""The lines of --- around the keys of a page, as programs that mean well make other ones of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teach_forward.model import Document
from teach_forward.text.front_matter import KEYS, front_matter

Said = Iterator[tuple[int, str, str]]

# Dashes of any length, rows of hyphens with spaces, and stars; with a key of ours on the next line.
_OTHERS = re.compile(rf"\s*^([-*_ \u2010-\u2015\u2212]+)\n(?:{'|'.join(KEYS)}):\s", re.MULTILINE)


def check_first_lines(document: Document) -> Said:
    """A first line that is not read as the --- that it was: then people read the keys."""
    match = _OTHERS.match(document.text)
    if match and front_matter(document.text).keys is None and not match[1].strip().startswith("---"):
        line = document.text.count("\n", 0, match.start(1)) + 1
        message = f'"{match[1].strip()}" is not the --- above the keys; write three hyphens there, and below the keys'
        yield line, message, "bad-front-matter"
