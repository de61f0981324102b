"""What cannot be used to make decks."""

from __future__ import annotations


class Unusable(Exception):
    """A template that cannot be used; `lines` say what to mend, a sentence each."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        super().__init__("; ".join(lines))
