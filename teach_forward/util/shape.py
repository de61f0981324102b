"""What a file of data may hold: a declaration for each file, and everything in a file that is otherwise.

A declaration is a value, made of the five shapes below. It says which keys there are, which of them are needed, what
each value is, and how much there may be of it. `faults` compares, and gives all that is wrong at once, each with the
place where it stands; `util/yml.py` knows the line of a place.

Values are as `util/yml.py` reads them: texts, lists and mappings of texts. A key without a value counts as left out.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from teach_forward.util.phrases import did_you_mean, meant_by
from teach_forward.util.yml import Keys

SHOWN = 40  # characters of a key that a message shows
MOST_WORDS = 500  # among which one is looked for that was meant

Kind = Literal["missing", "unknown", "unfit"]
"""A key that is needed and missing, a key that is unknown, and a key or a value that is not what it should be."""


def _any(_: Any) -> bool:
    return True


def _no_guess(_key: str, _value: Any) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Anything:
    """A value of which somebody else says what is wrong."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text. `what` is how people call it; `fits` says whether a text is one; `longest` is its length at most."""

    what: str = "plain text"
    fits: Callable[[str], bool] = _any
    longest: int = 1_000
    choices: tuple[str, ...] = ()

    @property
    def noun(self) -> str:
        """How people call it; where there are choices, all of them."""
        return f"one of {', '.join(self.choices)}" if self.choices[1:] else "".join(self.choices) or self.what


@dataclass(frozen=True, slots=True)
class Items:
    """A list of values of one shape, at most so many."""

    of: Shape
    what: str = "a list"
    most: int = 1_000


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping of keys that are free, within a form, to values of one shape, at most so many."""

    of: Shape
    what: str = "a list of keys"
    key: Text = Text()
    fits: Callable[[Any], bool] = _any
    most: int = 5_000


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping of keys that are known. Those that are `needed` must have a value.

    `whole` is how people call the mapping where it stands in no other. `guess` proposes a key for an unknown one and
    its value, where the letters alone would not.
    """

    keys: Mapping[str, Shape] = field(hash=False)
    needed: tuple[str, ...] = ()
    what: str = "a list of keys"
    whole: str = ""
    guess: Callable[[str, Any], str] = _no_guess


@dataclass(frozen=True, slots=True)
class Either:
    """A value of one of some kinds, as people write either: `i18n`, or `i18n: {languages: …}`; the usual one first."""

    of: tuple[Shape, ...]


Shape = Anything | Text | Items | Entries | Record | Either


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong at a place. `key` is the key that it is about: a missing one, or the guess for an unknown one."""

    place: Keys
    message: str
    kind: Kind
    key: str = ""


def faults(value: Any, shape: Shape, place: Keys = ()) -> Iterator[Wrong]:
    """Everything in a value that is otherwise than declared, in the order of the value."""
    match shape:
        case Text():
            yield from _text(value, shape, place)
        case Items():
            yield from _items(value, shape, place)
        case Entries():
            yield from _entries(value, shape, place)
        case Record():
            yield from _record(value, shape, place)
        case Either():
            yield from faults(value, next((one for one in shape.of if _is_kind(value, one)), shape.of[0]), place)


def _is_kind(value: Any, shape: Shape) -> bool:
    """Whether a value is a text, a list or a mapping as a shape wants one."""
    kinds: dict[type, type] = {Text: str, Items: list, Entries: dict, Record: dict}
    return isinstance(value, kinds.get(type(shape), object))


def named(place: Keys) -> str:
    """A place in words: `ink` in `colours`, item 2 of `also` in `gdpr`; the file for the whole."""
    if not place:
        return "the file"
    *around, last = place
    if isinstance(last, int):
        return f"item {last + 1} of {named(tuple(around))}"
    return f"`{_short(last)}`{_within(tuple(around))}"


def _within(place: Keys, whole: str = "") -> str:
    keys = [key for key in place if isinstance(key, str)]
    return f" in `{_short(keys[-1])}`" if keys else f" in {whole}" if whole else ""


def _short(text: str) -> str:
    return " ".join(text.split())[:SHOWN]


def near(word: str, words: Mapping[str, Any] | tuple[str, ...]) -> str:
    """The word that was most likely meant; empty where none is like it, and among very many, which take too long."""
    if len(words) > MOST_WORDS:
        return ""
    return next(iter(difflib.get_close_matches(word[:SHOWN].lower(), list(words), 1, 0.65)), "")


def _unfit(place: Keys, what: str, guess: str = "") -> Wrong:
    return Wrong(place, f"{named(place)} is not {what}{did_you_mean(guess)}", "unfit")


def _too_many(place: Keys, count: int, most: int) -> Wrong:
    return Wrong(place, f"{named(place)} has {count:,} entries, and {most:,} at most are read", "unfit")


def _text(value: Any, shape: Text, place: Keys) -> Iterator[Wrong]:
    if not isinstance(value, str):
        yield _unfit(place, shape.noun)
    elif len(value) > shape.longest:
        message = f"{named(place)} has {len(value):,} characters, and {shape.longest:,} at most are read"
        yield Wrong(place, message, "unfit")
    elif shape.choices and value not in shape.choices:
        yield _unfit(place, shape.noun, near(value, shape.choices))
    elif not shape.fits(value):
        yield _unfit(place, shape.noun)


def _items(value: Any, shape: Items, place: Keys) -> Iterator[Wrong]:
    if not isinstance(value, list):
        yield _unfit(place, shape.what)
    elif len(value) > shape.most:
        yield _too_many(place, len(value), shape.most)
    else:
        for index, item in enumerate(value):
            yield from faults(item, shape.of, (*place, index))


def _entries(value: Any, shape: Entries, place: Keys) -> Iterator[Wrong]:
    if not isinstance(value, dict) or not shape.fits(value):
        yield _unfit(place, shape.what)
    elif len(value) > shape.most:
        yield _too_many(place, len(value), shape.most)
    else:
        for key, item in value.items():
            yield from _text(key, shape.key, (*place, key))
            yield from faults(item, shape.of, (*place, key))


def _record(value: Any, shape: Record, place: Keys) -> Iterator[Wrong]:
    if not isinstance(value, dict):
        yield _unfit(place, shape.what)
        return
    missing = [key for key in shape.needed if value.get(key) in (None, "")]
    unknown = {key: _guess(key, value, shape) for key in value if key not in shape.keys}
    if len(missing) == len(unknown) == 1:  # whatever it is called, it is most likely that one
        unknown = {key: guess or missing[0] for key, guess in unknown.items()}
    for key in missing:
        if key not in unknown.values():
            yield Wrong((*place, key), f"`{key}` is missing{_within(place, shape.whole)}", "missing", key)
    for key, guess in unknown.items():
        message = f"`{_short(key)}` is not known{_within(place, shape.whole)}{meant_by(str(key), guess)}"
        yield Wrong((*place, key), message, "unknown", guess)
    for key, item in value.items():
        if key in shape.keys and item != "":
            yield from faults(item, shape.keys[key], (*place, key))


def _guess(key: str, value: Mapping[str, Any], shape: Record) -> str:
    return shape.guess(key, value[key]) or near(key, tuple(shape.keys))
