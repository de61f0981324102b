"""Characters that harm a text though nobody sees them, or that show that a program has garbled it.

`characters` works on any text: a page, a file of messages, a list of sources. There is one rule for each kind of fault
and one finding a rule, at the first line that has it: a whole page in the wrong encoding is one thing to mend.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import chain, islice

from teach_forward import rules
from teach_forward.findings import Fault
from teach_forward.rules import Rule
from teach_forward.text.front_matter import front_matter
from teach_forward.text.prose import prose_lines
from teach_forward.util import locales
from teach_forward.util.mojibake import garbled

_NEAR = 200  # characters around a mark of direction among which it has its use
_CODE = re.compile(r"`[^`]*`")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_LETTERS = re.compile(r"\\[!-/:-@\[-`{-~]")  # a backslash, and the mark that it makes a letter of
_ESCAPED_TWICE = re.compile(r"&amp;(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_DIRECTION = "\u202a-\u202e\u2066-\u2069"
_MARK = "\u200e\u200f\u061c"  # of direction, without a beginning and an end: useful between two directions
_JOINER = "\u200c\u200d"  # letters of Arabic and Indic scripts and emoji are joined by them, and Latin ones are not
_UNSEEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028\u2029\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb"
)
_LOST = "\ufffd\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"  # of messages alone: in a page, its reader tells and drops them
_CONTROL = re.compile(f"[{_CONTROLS}]")
_DIRECTION_CONTROL = re.compile(f"[{_DIRECTION}]")
_INVISIBLE = re.compile(f"[{_MARK}{_JOINER}{_UNSEEN}]")
_LOST_CHARACTER = re.compile(f"[{_LOST}]")
_UNJOINED = re.compile(r"[A-Za-z\u00aa-\u024f\u0370-\u052f\s]")  # Latin, Greek, Cyrillic
_SUSPECT = re.compile(f"[&{_CONTROLS}{_DIRECTION}{_MARK}{_JOINER}{_UNSEEN}{_LOST}]")
_SEPARATE_ACCENT = re.compile("\\w[\u0300-\u036f\u0653-\u0655\u3099\u309a]+")
_OTHER_SCRIPT = re.compile("[A-Za-z\u00c0-\u024f][\u0370-\u052f]|[\u0370-\u052f][A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]+")
# Letters of Greek and Cyrillic that look like Latin ones. ΩA and SMSка are written so on purpose.
_LOOKALIKES: Mapping[str, str] = dict(
    zip(
        "АВСЕНІЈКМОРЅТХаԁеһіјорԛѕԝхсуΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABCEHIJKMOPSTXadehijopqswxcyABEZHIKMNOPTYXo",
        strict=True,
    )
)
_LATIN_LOOKALIKE = frozenset(_LOOKALIKES.values())
_PERSIAN: Mapping[str, str] = {"ی": "ي or ى", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ة or ه", "ە": "ه"}
_PERSIAN_LETTER = re.compile(f"[{''.join(_PERSIAN)}]")


def characters(text: str, locale: str) -> Iterator[Fault]:
    """One finding for each kind of fault: where it first stands, and on how many more lines."""
    by_rule: dict[Rule, list[Fault]] = {}
    for fault in sorted(_faults(text, locale), key=lambda fault: fault.line):
        by_rule.setdefault(fault.rule, []).append(fault)
    for rule, faults in by_rule.items():
        others = sorted({fault.line for fault in faults} - {faults[0].line})
        yield Fault(faults[0].line, faults[0].message + _more(others), rule)


def _more(others: list[int]) -> str:
    """What is said of the other lines with the same kind of fault."""
    if len(others) > 1:
        return f"; {len(others)} more lines down to line {others[-1]} have such a fault"
    return f"; line {others[0]} has such a fault too" if others else ""


def dirty_lines(text: str, locale: str) -> frozenset[int]:
    """The lines with such a fault, from 1: what else a check says of them most likely follows from it."""
    return frozenset(fault.line for fault in _faults(text, locale))


def composed(text: str) -> str:
    """The text with each letter and the accents behind it as one character, where Unicode has one.

    The order of marks that are no part of a letter, such as Arabic vowels, stays as it is; so this is not NFC.
    """
    return _SEPARATE_ACCENT.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)


def _faults(text: str, locale: str) -> Iterator[Fault]:
    others: list[Iterator[Fault]] = []
    if not text.isascii():
        yield from _garbled(text)
        yield from _separate_accents(text)
        others += [_other_scripts(text), _persian(text, locale)]
    if _SUSPECT.search(text):
        others += [_lost(text), _unseen(text), _entities(text)]
    if found := list(chain.from_iterable(others)):
        torn = _garbled_lines(text)  # the program that garbled them has left such characters there too
        yield from (fault for fault in found if fault.line not in torn)


# What everybody sees, but not in code: there it may be an example


def _spoken(text: str) -> Iterator[tuple[int, str]]:
    """Number and text of the lines that people read, those above the text among them, without code."""
    lines, above = text.split("\n"), front_matter(text).lines
    spoken = (*enumerate(lines[:above]), *prose_lines(lines, above))
    return ((index + 1, _CODE.sub("", line)) for index, line in spoken)


def _garbled(text: str) -> Iterator[Fault]:
    if any(garbled(text)):
        for number, line in _spoken(text):
            if word := next(garbled(line), None):
                message = f'"{word.wrong}" is most likely "{word.right}", read in a wrong encoding'
                yield Fault(number, message, rules.GARBLED_TEXT)


def _garbled_lines(text: str) -> frozenset[int]:
    """All lines with a garbled word, from 1, those of comments and code among them."""
    lines = enumerate(text.split("\n"), 1) if any(garbled(text)) else ()
    return frozenset(number for number, line in lines if any(garbled(line)))


def _other_scripts(text: str) -> Iterator[Fault]:
    """Words of Latin letters with one from Greek or Cyrillic that looks the same, or the other way round."""
    if _OTHER_SCRIPT.search(text):
        for number, line in _spoken(text):
            words = _WORD.findall(line) if _OTHER_SCRIPT.search(line) else ()
            yield from (Fault(number, message, rules.MIXED_LETTERS) for word in words if (message := _mixed(word)))


def _mixed(word: str) -> str:
    """What is said of a word whose letters are of two scripts and look as if they were of one."""
    latin = [letter for letter in word if _is_latin(letter)]
    others = [letter for letter in word if not _is_latin(letter)]
    if latin and others and all(letter in _LOOKALIKES for letter in others):
        strange = others[0]
    elif latin and others and len(latin) < len(others) and all(letter in _LATIN_LOOKALIKE for letter in latin):
        strange = latin[0]
    else:
        return ""
    return f'the {strange} in "{word}" is {_named(strange)}, which only looks like the letter that belongs there'


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def _persian(text: str, locale: str) -> Iterator[Fault]:
    if locales.language(locale) == "ar" and _PERSIAN_LETTER.search(text):
        for number, line in _spoken(text):
            if match := _PERSIAN_LETTER.search(line):
                word = next((word for word in _WORD.findall(line) if match[0] in word), match[0])
                message = f'"{word}" has the Persian or Urdu letter {match[0]}; Arabic writes {_PERSIAN[match[0]]}'
                yield Fault(number, message, rules.PERSIAN_LETTERS)


# What nobody sees: everywhere, since code, too, is copied


def _separate_accents(text: str) -> Iterator[Fault]:
    if not unicodedata.is_normalized("NFC", text):
        for number, line in enumerate(text.split("\n"), 1):
            for match in _SEPARATE_ACCENT.finditer(line):
                if (letter := composed(match[0])) != match[0]:
                    codes = " ".join(f"U+{ord(part):04X}" for part in match[0])
                    message = f"the letter {letter} is written as {len(match[0])} characters ({codes})"
                    yield Fault(number, message, rules.DECOMPOSED_LETTERS)


def _unseen(text: str) -> Iterator[Fault]:
    for number, line in enumerate(text.split("\n"), 1):
        for pattern in (_CONTROL, _DIRECTION_CONTROL, _INVISIBLE):
            wrong = ((match, rule) for match in pattern.finditer(line) if (rule := _rule(match)))
            for match, rule in islice(wrong, 1):
                yield Fault(number, f"here stands {_named(match[0])}{_place(match)}", rule)


def _lost(text: str) -> Iterator[Fault]:
    """What stands where a character was lost: it is seen, as a question mark or a box."""
    for number, line in _spoken(text):
        if match := _LOST_CHARACTER.search(line):
            yield Fault(number, f"here stands {_named(match[0])}{_place(match)}", rules.LOST_CHARACTER)


def _place(match: re.Match[str]) -> str:
    """After which letters of its word a character stands."""
    before = match.string[max(0, match.start() - 12) : match.start()].rpartition(" ")[2]
    shown = "".join(filter(str.isprintable, before))
    return f' after "{shown}"' if shown else ""


def _rule(match: re.Match[str]) -> Rule | None:
    """The rule that a character breaks where it stands; none where it has its use there."""
    character, line, index = match[0], match.string, match.start()
    before, after = line[index - 1 : index], line[index + 1 : index + 2]
    if character == "&":
        return None
    if _CONTROL.match(character):
        return rules.CONTROL_CHARACTER
    if _DIRECTION_CONTROL.match(character):
        return rules.DIRECTION_CONTROL
    if _LOST_CHARACTER.match(character):
        return rules.LOST_CHARACTER
    if character in _MARK:
        near = line[max(0, index - _NEAR) : index + _NEAR]
        useful = _RIGHT_TO_LEFT.search(near) and not (before.isalpha() and after.isalpha())
        return None if useful else rules.INVISIBLE_CHARACTER
    if character in _JOINER:
        return rules.INVISIBLE_CHARACTER if _UNJOINED.match(before or " ") else None
    return rules.INVISIBLE_CHARACTER


def _entities(text: str) -> Iterator[Fault]:
    """The same of characters that are written as entities, such as &#8203;, and of entities that show as they are."""
    for number, written in _spoken(text):
        line = _LETTERS.sub("  ", written)
        if match := _ESCAPED_TWICE.search(line):
            message = f'"{match[0]}" shows as "{html.unescape(match[0])}", since its first & is an entity too'
            yield Fault(number, message, rules.DOUBLE_ENTITY)
        for match in _ENTITY.finditer(_ESCAPED_TWICE.sub("", line)):
            yield from _of_entity(number, match)


def _of_entity(number: int, match: re.Match[str]) -> Iterator[Fault]:
    entity, line = match[0], match.string
    character = _resolved(entity)
    if character is None:
        yield Fault(number, f"{entity} is not a character that a text may hold", rules.CONTROL_CHARACTER)
        return
    before = line[max(0, match.start() - _NEAR) : match.start()]
    found = _SUSPECT.match(before + character + line[match.end() : match.end() + _NEAR], len(before))
    if found and (rule := _rule(found)):
        yield Fault(number, f"{entity} is {_named(character)}", rule)


def _resolved(entity: str) -> str | None:
    """The character of an entity; None for a number that XML has no character for (XML 1.0, section 2.2)."""
    if not entity.startswith("&#"):
        return html.unescape(entity)
    code = int(entity[3:-1], 16) if entity[2] in "xX" else int(entity[2:-1])
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF) or 0x7F <= code <= 0x9F:
        return None
    return chr(code) if code >= 0x20 or code in (0x9, 0xA, 0xD) else None


def _named(character: str) -> str:
    """A character as people can look it up: U+200B, zero width space."""
    unnamed = "a control character" if unicodedata.category(character) == "Cc" else "a character without a name"
    name = unicodedata.name(character, unnamed).lower()
    return f"U+{ord(character):04X} ({name})"
