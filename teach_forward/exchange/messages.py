"""The messages of site and decks (`words.yml`) as texts to translate, and back into their file.

Languages have other forms for numbers than English (CLDR's plural categories): each form that a language has, beside
`one` and `other`, is a text of its own, such as `minutes_few`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from teach_forward.checks.language import LEAST_SHORT
from teach_forward.exchange import marks
from teach_forward.exchange.memory import State
from teach_forward.exchange.segments import join, messages, value
from teach_forward.exchange.units import Unit
from teach_forward.library.addresses import WORDS_FILE, path_of
from teach_forward.library.library import Library
from teach_forward.text.reader import decode
from teach_forward.util import locales

SMALL = 200
"""Numbers below this one show which forms a language needs: no deck has a million slides."""

TAG = "language_tag"
"""The one message that machines read: `new-locale` writes it."""

_ONE = "_one"


def units(library: Library, locale: str) -> tuple[Unit, ...]:
    """The messages as texts to translate, in the order of the source's file."""
    return tuple(_units(library, locale))


def _units(library: Library, locale: str) -> Iterator[Unit]:
    page, own = messages(_text(library, library.source)), library.own_messages[locale]
    headings = _headings(page.text)
    forms = sorted({locales.plural_form(locale, number) for number in range(SMALL)} - {"one", "other"})
    bases = {item.name.removesuffix(_ONE) for item in page.segments if item.name.endswith(_ONE)}
    for segment in page.segments:
        if segment.name == TAG:
            continue
        source = page.pieces(segment)
        where = " · ".join(filter(None, (f"Message {segment.name}", headings[segment.line])))
        line = segment.line
        yield _unit(library, segment.name, (source, line), own.get(segment.name, ""), where)
        for form in forms if segment.name in bases else ():
            key = f"{segment.name}_{form}"
            note = f"{where} · the form for numbers that are “{form}” in this language (Unicode CLDR)"
            yield _unit(library, key, (source, line), own.get(key, ""), note)


def _unit(library: Library, key: str, original: tuple[marks.Pieces, int], text: str, note: str) -> Unit:
    """A message with the source's text and line, what the language has for it, and a note."""
    source, line = original
    target = marks.parse_message(text)
    copied = marks.same(source, target) and len(marks.words(source).split()) >= LEAST_SHORT  # fewer may be the same
    state: State = "done" if text and not copied else "new"
    return Unit(
        key=f"{WORDS_FILE}#{key}",
        uri=WORDS_FILE,
        group=WORDS_FILE,
        kind="message",
        source=source,
        path=path_of(library.source, WORDS_FILE),
        line=line,
        target=target if state == "done" else (),
        state=state,
        before=marks.fingerprint(target) if text else "",
        notes=(note,),
    )


def _headings(text: str) -> Mapping[int, str]:
    """For each line the comment that heads it; the first line of the file heads the file itself."""
    found, heading = {}, ""
    for number, line in enumerate(text.split("\n"), 1):
        heading = line.lstrip("# ") if line.startswith("#") and number > 1 else heading
        found[number] = heading
    return found


def _text(library: Library, locale: str) -> str:
    return decode((library.root / path_of(locale, WORDS_FILE)).read_bytes())


def merged(library: Library, locale: str, texts: Mapping[str, str]) -> str:
    """The language's file with these messages, by key; the rest is as it was."""
    page = messages(_text(library, locale))
    there = {segment.name for segment in page.segments}
    new = [
        value(texts[segment.name], page.of(segment)) if segment.name in texts else page.of(segment)
        for segment in page.segments
    ]
    lines = join(page.skeleton, new).rstrip("\n").split("\n")
    order = [unit.key.partition("#")[2] for unit in _units(library, locale)]
    for key in (key for key in order if key in texts and key not in there):
        entry = f"{key}: {value(texts[key])}"
        if (at := _line(lines, key)) is not None:  # with the English behind it, as `new-locale` leaves it
            lines[at] = entry
        else:
            before = [_line(lines, other) for other in order[: order.index(key)]]
            lines.insert(max((index for index in before if index is not None), default=len(lines) - 1) + 1, entry)
    return "\n".join(lines) + "\n"


def _line(lines: list[str], key: str) -> int | None:
    """The index of the line of a key, even where a # still stands before it."""
    return next((index for index, line in enumerate(lines) if re.match(rf"(?:#[ ]*)?{key}:", line)), None)
