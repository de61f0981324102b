"""Measures how wide letters are in scripts that the deck's bundled fonts lack, and writes the table that is shipped.

    .venv/bin/python tools/widths.py

Needs uharfbuzz and the Noto fonts of Debian's fonts-noto-core; `deck/layouts/scripts.py` reads the table, and says what
its lines are. Run it again only to add a script: where widths change, so do the decks of all who write in that script.
"""

from __future__ import annotations

import functools
import statistics
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uharfbuzz

from teach_forward.deck.layouts.scripts import OUTSIDE, TABLE

FONTS = Path("/usr/share/fonts/truetype/noto")
JOINER = "\u200d"
SCRIPTS = (
    *("Armenian", "Thaana", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada"),
    *("Malayalam", "Sinhala", "Thai", "Lao", "Myanmar", "Georgian", "Ethiopic", "Khmer"),
)
"""The scripts of the table, by the names of Noto's files."""

NEGLIGIBLE = 0.05
"""How much wider or narrower than its parts, in sizes of type, a group may be that the table leaves out."""

Widths = dict[str, float]
Groups = dict[str, tuple[float, float]]
"""Groups of characters: how wide each is, and how wide its parts are together."""


@functools.cache
def font(script: str, weight: str) -> Any:
    """A font of Noto's, `Regular` or `Bold`."""
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONTS / f"NotoSans{script}-{weight}.ttf"))))


def shaped(face: Any, text: str) -> float:
    """The width of a text in sizes of type."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(face, buffer, {"kern": False})
    return sum(position.x_advance for position in buffer.glyph_positions) / face.face.upem


def measured(script: str) -> Iterator[tuple[str, float, float]]:
    """The characters of a script, and their groups that are not as wide as their parts: regular and bold."""
    faces = [font(script, weight) for weight in ("Regular", "Bold")]
    own = [chr(code) for code in sorted(faces[0].face.unicodes) if is_own(chr(code))]
    letters = [character for character in own if unicodedata.category(character) == "Lo"]
    marks = [character for character in own if unicodedata.category(character) in ("Mn", "Mc")]
    single = [characters(face, own, letters) for face in faces]
    yield from ((character, single[0][character], single[1][character]) for character in own)
    consonants = [letter for letter in letters if is_consonant(letter)]
    for mark in marks:
        found = [marked(face, known, mark, letters) for face, known in zip(faces, single, strict=True)]
        if unicodedata.combining(mark) == 9:  # the class of viramas: they join two letters
            below = stacked(faces[0], single[0], mark, consonants)
            for index, face in enumerate(faces):
                found[index] |= joined(face, single[index], mark, consonants, below)
        for group in found[0]:
            if any(abs(groups[group][0] - groups[group][1]) > NEGLIGIBLE for groups in found):
                yield group, found[0][group][0], found[1][group][0]


def is_own(character: str) -> bool:
    """Whether a character of a font is one of a script of the table."""
    found = OUTSIDE.fullmatch(character)
    return found is not None and found["tabled"] is not None


def is_consonant(letter: str) -> bool:
    """Whether a letter is no vowel, by its name: that of a vowel has a letter of A, E, I, O and U alone."""
    name = unicodedata.name(letter).partition("LETTER ")[2]
    return bool(name) and not set(name.split()[-1]) <= set("AEIOU") and "VOCALIC" not in name


def characters(face: Any, own: list[str], letters: list[str]) -> Widths:
    """The widths of characters; those of marks are what they add to most letters."""
    found = {}
    for character in own:
        if unicodedata.category(character) in ("Mn", "Mc"):
            added = [shaped(face, letter + character) - shaped(face, letter) for letter in letters]
            found[character] = max(0.0, statistics.median(added))
        else:
            found[character] = shaped(face, character)
    return found


def marked(face: Any, known: Widths, mark: str, letters: list[str]) -> Groups:
    """Letters with a mark."""
    return {letter + mark: (shaped(face, letter + mark), known[letter] + known[mark]) for letter in letters}


def stacked(face: Any, known: Widths, virama: str, letters: list[str]) -> set[str]:
    """The letters that stand below the one before them, rather than make a half of it."""
    halves, below = parts(face, known, virama, letters)
    return {
        other
        for other in letters
        if sum(abs(shaped(face, one + virama + other) - known[one] - below[other]) for one in letters)
        < sum(abs(shaped(face, one + virama + other) - known[other] - halves[one]) for one in letters)
    }


def parts(face: Any, known: Widths, virama: str, letters: list[str]) -> tuple[Widths, Widths]:
    """How wide letters mostly are before a virama and a letter, and what they add behind a letter and a virama."""
    pairs = {(one, other): shaped(face, one + virama + other) for one in letters for other in letters}
    halves = {one: statistics.median(pairs[one, other] - known[other] for other in letters) for one in letters}
    below = {other: statistics.median(pairs[one, other] - known[one] for one in letters) for other in letters}
    return halves, below


def joined(face: Any, known: Widths, virama: str, letters: list[str], below: set[str]) -> Groups:
    """Letters that a virama joins: halves of first letters, second letters below the first, and those like neither.

    A half is written with the joiner behind it, as Unicode writes one that stands alone.
    """
    halves, added = parts(face, known, virama, letters)
    found = {one + virama + JOINER: (max(0.0, halves[one]), -1.0) for one in letters}
    found |= {virama + other: (max(0.0, added[other]), -1.0) for other in sorted(below)}
    for one in letters:
        for other in letters:
            guess = known[one] + added[other] if other in below else halves[one] + known[other]
            found[one + virama + other] = shaped(face, one + virama + other), guess
    return found


def main() -> None:
    """Write the table."""
    lines: dict[str, str] = {}
    for script in SCRIPTS:
        for group, regular, bold in measured(script):
            codes = " ".join(f"{ord(character):04X}" for character in group)
            lines.setdefault(codes, f"{codes}\t{round(1000 * regular)}\t{round(1000 * bold)}")  # some share a danda
    TABLE.write_text("\n".join(lines.values()) + "\n", encoding="utf-8", newline="\n")
    print(f"{TABLE}: {len(lines)} lines")


if __name__ == "__main__":
    main()
