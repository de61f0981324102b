"""The messages of site and decks (`words.yml`) as texts to translate, and back into their file.

A message that goes with a number is a text for each form that numbers have in the language (CLDR's plural categories),
such as `minutes_few`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from teach_forward.checks.wording.messages import FITS_ANY_NUMBER
from teach_forward.exchange import marks
from teach_forward.exchange.marks import Pieces
from teach_forward.exchange.memory import State
from teach_forward.exchange.segments import Page, join, messages, value
from teach_forward.exchange.units import Unit
from teach_forward.library.addresses import WORDS_FILE, path_of
from teach_forward.library.library import Library
from teach_forward.messages import CATALOGUE, split, untranslated
from teach_forward.text.decode import decode
from teach_forward.util import locales


@dataclass(frozen=True, slots=True)
class _Entry:
    """A message, or one of its forms for numbers: its key, the message in the catalogue, and the form, or empty."""

    key: str
    base: str
    form: str = ""


def units(library: Library, locale: str) -> tuple[Unit, ...]:
    """The messages as texts to translate, in the order of the source's file."""
    page, own = messages(_text(library, library.source)), library.own_messages[locale]
    left = untranslated(own, library.own_messages[library.source])
    segments = {segment.name: segment for segment in page.segments}
    headings = _headings(page)
    found = []
    for entry in _entries(page, locale, own):
        segment = segments[entry.key if entry.form == "one" and entry.key in segments else entry.base]
        notes = tuple(_notes(entry, locale, headings[segment.line]))
        found.append(replace(_unit(library, locale, entry, page.pieces(segment), left), line=segment.line, notes=notes))
    return tuple(found)


def _entries(page: Page, locale: str, own: Mapping[str, str]) -> Iterator[_Entry]:
    """What a language needs of the messages of the source's file. A wording that fits every number needs no forms."""
    for segment in page.segments:
        base, form = split(segment.name)
        if not base or form or CATALOGUE[base].optional:
            continue  # forms go with their message, and what is optional is for machines
        yield _Entry(base, base)
        if CATALOGUE[base].counted and not FITS_ANY_NUMBER.search(own.get(base, "")):
            forms = (form for form in locales.numbers_by_form(locale) if form != "other")
            yield from (_Entry(f"{base}_{form}", base, form) for form in forms)


def _unit(library: Library, locale: str, entry: _Entry, source: Pieces, left: Collection[str]) -> Unit:
    """A message as a text to translate; `left` are the messages that still are the source's text."""
    text = library.own_messages[locale].get(entry.key, "")
    target = marks.parse_message(text)
    copied = marks.same(source, target) and entry.base in left
    state: State = "done" if text and not copied else "new"
    return Unit(
        key=f"{WORDS_FILE}#{entry.key}",
        uri=WORDS_FILE,
        group=WORDS_FILE,
        kind="message",
        source=source,
        path=path_of(library.source, WORDS_FILE),
        line=1,
        target=target if state == "done" else (),
        state=state,
        before=marks.fingerprint(target) if text else "",
        may_lack=frozenset(f"{{{name}}}" for name in _may_lack(entry, locale)),
    )


def _may_lack(entry: _Entry, locale: str) -> tuple[str, ...]:
    """The placeholders that a text can do without: words can say a number that is the only one of its form."""
    message, numbers = CATALOGUE[entry.base], locales.numbers_by_form(locale).get(entry.form, ())
    return (*message.may_hold, *(message.placeholders if len(numbers) == 1 else ()))


def _notes(entry: _Entry, locale: str, heading: str) -> Iterator[str]:
    """What a message is, and for which numbers a form is."""
    yield " · ".join(filter(None, (f"Message {entry.key}", heading)))
    if entry.form:
        numbers = ", ".join(map(str, locales.numbers_by_form(locale)[entry.form][:4]))
        yield f"For numbers such as {numbers}"


def _headings(page: Page) -> Mapping[int, str]:
    """For each line the comment that heads it; those above the first message head the file itself."""
    found, heading = {}, ""
    first = page.segments[0].line if page.segments else 1
    for number, line in enumerate(page.text.split("\n"), 1):
        heading = line.lstrip("# ") if line.startswith("#") and number > first else heading
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
    order = [unit.key.partition("#")[2] for unit in units(library, locale)]
    for key in (key for key in order if key in texts and key not in there):
        entry = f"{key}: {value(texts[key])}"
        if (at := _line(lines, key)) is not None:  # with the source's words behind it, as `new-locale` leaves it
            lines[at] = entry
        else:
            before = [_line(lines, other) for other in order[: order.index(key)]]
            last = max((index for index in before if index is not None), default=len(lines) - 1)
            lines.insert(_behind(lines, last), entry)
    return "\n".join(lines) + "\n"


def _line(lines: list[str], key: str) -> int | None:
    """The index of the line of a key, even where a # still stands before it."""
    beginning = re.compile(rf"""(?:#[ ]*)?(["']?){key}\1[ \t]*:""")
    return next((index for index, line in enumerate(lines) if beginning.match(line)), None)


def _behind(lines: list[str], index: int) -> int:
    """The index of the line behind an entry, whose text may go on in lines that are set in."""
    behind = index + 1
    for number, line in enumerate(lines[behind:], behind + 1):
        if line.strip() and not line.startswith((" ", "\t")):
            break
        behind = number if line.strip() else behind
    return behind
