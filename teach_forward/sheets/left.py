"""PDFs that are left out of a site: no font here has a letter of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from teach_forward.library.addresses import WORDS_FILE
from teach_forward.library.library import Library
from teach_forward.sheets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A PDF that is not made. `path` and `line` (from 1) are where the first such `letter` stands."""

    name: str
    locale: str
    letter: str
    path: str
    line: int


def left_out(library: Library, sheet: Sheet, letter: str) -> LeftOut:
    """A PDF that is not made; its letter is looked for in its pages in their order, then in all of the language."""
    texts = [(document.path, document.text) for document in library.documents[sheet.locale].values()]
    order = {part: number for number, part in enumerate(sheet.parts)}
    texts.sort(key=lambda each: order.get(each[1], len(order)))
    words = library.root / "docs" / sheet.locale / WORDS_FILE
    if words.is_file():
        texts.append((words.relative_to(library.root).as_posix(), words.read_text("utf-8")))
    path, line = next(_places(texts, letter), (texts[0][0], 1))
    return LeftOut(sheet.name, sheet.locale, letter, path, line)


def _places(texts: Sequence[tuple[str, str]], letter: str) -> Iterator[tuple[str, int]]:
    for path, text in texts:
        if letter in text:
            yield path, text.count("\n", 0, text.index(letter)) + 1


def summed(found: Sequence[LeftOut]) -> Iterator[str]:
    """A line for each language: where the first letter stands, how many PDFs there are not, and what helps."""
    for locale in dict.fromkeys(each.locale for each in found):
        here = [each for each in found if each.locale == locale]
        first, others = here[0], len(here) - 1
        names = f"{first.name} and {others} more" if others else first.name
        yield (
            f"{first.path}:{first.line}: only a warning: no font here has \u201c{first.letter}\u201d, so the site is "
            f"built without {names}; install a font for this script, and build again"
        )
