"""How often turns of phrase stand in the texts that come too easily to those who write in a language: `habits.txt`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from teach_forward.library.addresses import HABITS_FILE, path_of
from teach_forward.library.library import Library

WORST = 3
"""Pages that are named for a habit: those that have it most often."""


def table(library: Library, locale: str) -> Iterator[str]:
    """The habits that a language's pages have, the most frequent first; nothing without a list."""
    habits = library.lines(locale, HABITS_FILE)
    if not habits:
        return
    yield f"{f'habits, of {path_of(locale, HABITS_FILE)}':<50} {'times':>7}  most often in"
    documents = sorted(library.documents[locale].values(), key=lambda document: document.path)
    texts = {document.path: tuple(document.texts) for document in documents}
    found = {habit: pages for habit in habits if (pages := count(habit, texts))}
    for habit, pages in sorted(found.items(), key=lambda each: (-each[1].total(), each[0])):
        worst = ", ".join(f"{path} ({times})" for path, times in pages.most_common(WORST))
        yield f"{habit:<50} {pages.total():>7,}  {worst}"
    yield f"{'all habits':<50} {sum(pages.total() for pages in found.values()):>7,}"


def count(habit: str, texts: Mapping[str, tuple[str, ...]]) -> Counter[str]:
    """How often a habit stands in the texts of each page that has it, by path: as whole words, in capitals or not."""
    words = r"\s+".join(map(re.escape, habit.split()))
    pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    times = {path: sum(len(pattern.findall(text)) for text in found) for path, found in texts.items()}
    return Counter({path: number for path, number in times.items() if number})
