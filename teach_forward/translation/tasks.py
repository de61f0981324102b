"""What is safe to mend in a file."""

from __future__ import annotations

from teach_forward.checks.language import lines_of, mend_marks
from teach_forward.text.reader import decode


def mended(path: str, data: bytes, english: bytes) -> bytes:
    """A file with everything mended that is safe to mend: its encoding, the ends of its lines, and typography.

    `english` is the file that it translates, empty where there is none.
    """
    locale = path.split("/")[1]
    try:
        text = decode(data)
        untranslated = lines_of(decode(english))
    except UnicodeDecodeError:
        return data
    return (mend_marks(text, locale, untranslated) if path.endswith(".md") else text).encode("utf-8")
