"""Of Material's style sheet, the rules that can match: five sixths of it are for its own header, menus and script.

A selector can match if its elements, classes and attributes are those of our pages: elements and attributes of the
dialect and the templates, classes that our own style sheets know. So what is kept depends on no page, and is the same
for every guide. A property (`--md-...`) is kept if a rule that is kept, or one of ours, reads it; an animation, if one
runs it. Pictures within the style sheet are left out with what shows them: they are icons, of which our pages have
their own, and the policy of the pages allows none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

NOTICE = "/*! Some rules are from Material for MkDocs, copyright 2016-2025 Martin Donath, MIT licence */"

_STRING = r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|url\((?:\\.|[^)\\"\'])*\)'
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PARTS = re.compile(rf"{_STRING}|[{{}};]")
_ALTERNATIVES = re.compile(r":(?:is|where|has|any|matches|-webkit-any|-moz-any)\(")
_NOT = re.compile(r":not\(")
_PSEUDO = re.compile(r"::?[\w-]+(?:\([^()]*\))?")
_CLASS = re.compile(r"\.(-?[A-Za-z_](?:\\.|[\w-])*)")
_ID = re.compile(r"#[\w-]")
_ATTRIBUTE = re.compile(r"\[([\w-]+)[^\]]*\]")
_TAG = re.compile(r"(?:^|[\s>+~])([a-z][a-z0-9]*)")
_READS = re.compile(r"var\(\s*(--[\w-]+)")
_RUNS = re.compile(r"animation(?:-name)?:([^;]+)")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a selector may name: elements, classes and attributes of pages."""

    tags: frozenset[str]
    classes: frozenset[str]
    attributes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """Selectors, or what begins with @, and what stands between its braces: declarations, or rules."""

    head: str
    declarations: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()

    def __str__(self) -> str:
        return f"{self.head}{{{';'.join((*self.declarations, *map(str, self.rules)))}}}"

    def texts(self) -> Iterator[str]:
        """All declarations in it."""
        yield from self.declarations
        for rule in self.rules:
            yield from rule.texts()


def classes_of(sheet: str) -> frozenset[str]:
    """The classes for which a style sheet has rules."""
    return frozenset(name for rule in _flat(parse(sheet)) for name in _CLASS.findall(rule.head))


def trim(sheet: str, ours: str, vocabulary: Vocabulary) -> str:
    """The rules of a style sheet that can match; `ours` is the one that comes after it and reads its properties."""
    rules = tuple(_without_pictures(tuple(_possible(parse(sheet), vocabulary))))
    used = _read(rules, frozenset(_READS.findall(ours)))
    kept = _with(rules, lambda text: not text.startswith("--") or text.partition(":")[0] in used)
    texts = [text for rule in rules for text in rule.texts()]
    run = {word for text in texts for found in _RUNS.findall(text) for word in re.split(r"[\s,]", found)}
    return "\n".join((NOTICE, *(str(rule) for rule in kept if not _idle(rule, run))))


def parse(sheet: str) -> tuple[Rule, ...]:
    """The rules of a style sheet, without comments and without what stands alone, such as @charset."""
    text = _COMMENT.sub("", sheet)
    opened: list[tuple[str, list[str], list[Rule]]] = [("", [], [])]
    start = 0
    for found in _PARTS.finditer(text):
        mark = found.group()
        if mark not in "{};":
            continue
        piece, start = text[start : found.start()].strip(), found.end()
        if mark == "{":
            opened.append((piece, [], []))
            continue
        if piece:
            opened[-1][1].append(piece)
        if mark == "}" and len(opened) > 1:
            head, declarations, rules = opened.pop()
            opened[-1][2].append(Rule(head, tuple(declarations), tuple(rules)))
    return tuple(opened[0][2])


def _flat(rules: Collection[Rule]) -> Iterator[Rule]:
    for rule in rules:
        yield rule
        yield from _flat(rule.rules)


def _possible(rules: Collection[Rule], vocabulary: Vocabulary) -> Iterator[Rule]:
    """The rules with only those selectors that can match."""
    for rule in rules:
        if rule.head.startswith("@") and rule.rules and "keyframes" not in rule.head:
            if kept := tuple(_possible(rule.rules, vocabulary)):
                yield Rule(rule.head, rules=kept)
        elif rule.head.startswith("@"):
            yield rule
        elif selectors := [each for each in split(rule.head) if can_match(each, vocabulary)]:
            yield Rule(",".join(selectors), rule.declarations, rule.rules)


def _idle(rule: Rule, run: Collection[str]) -> bool:
    """Whether a rule is an animation that nobody runs."""
    return "keyframes" in rule.head and rule.head.split()[-1] not in run


def _without_pictures(rules: Collection[Rule]) -> Iterator[Rule]:
    """The rules without declarations that hold a picture, or read a property that does."""
    texts = [text for rule in rules for text in rule.texts()]
    pictures = {text.partition(":")[0] for text in texts if text.startswith("--") and "url(" in text}
    yield from _with(rules, lambda text: "url(" not in text and pictures.isdisjoint(_READS.findall(text)))


def _read(rules: Collection[Rule], used: frozenset[str]) -> frozenset[str]:
    """The properties that `used`, declarations other than properties, and properties that are read themselves read."""
    texts = [text for rule in rules for text in rule.texts()]
    while True:
        reading = (text for text in texts if not text.startswith("--") or text.partition(":")[0] in used)
        more = used.union(*(_READS.findall(text) for text in reading))
        if more == used:
            return used
        used = more


def _with(rules: Collection[Rule], wanted: Callable[[str], bool]) -> Iterator[Rule]:
    """The rules with those of their declarations that are wanted, and without those that have none left."""
    for rule in rules:
        declarations = tuple(text for text in rule.declarations if wanted(text))
        inside = tuple(_with(rule.rules, wanted))
        if declarations or inside:
            yield Rule(rule.head, declarations, inside)


def split(selectors: str) -> list[str]:
    """Selectors of a list one by one; commas in brackets do not part them."""
    found, depth = [""], 0
    for letter in selectors:
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and not depth:
            found.append("")
        else:
            found[-1] += letter
    return found


def can_match(selector: str, vocabulary: Vocabulary) -> bool:
    """Whether all that a selector names can be on a page; of alternatives, one is enough."""
    outer, alternatives = _outer(selector)
    return _names_known(outer, vocabulary) and all(
        any(can_match(each, vocabulary) for each in split(group)) for group in alternatives
    )


def _outer(selector: str) -> tuple[str, list[str]]:
    """A selector without `:not()`, whatever stands in it, and without `:is()` and the like, and the lists in these."""
    groups = []
    while found := _NOT.search(selector) or _ALTERNATIVES.search(selector):
        end = _closing(selector, found.end())
        if not found.group().startswith(":not"):
            groups.append(selector[found.end() : end])
        selector = selector[: found.start()] + selector[end + 1 :]
    return selector, groups


def _closing(text: str, start: int) -> int:
    depth = 1
    for index in range(start, len(text)):
        depth += (text[index] == "(") - (text[index] == ")")
        if not depth:
            return index
    return len(text)


def _names_known(selector: str, vocabulary: Vocabulary) -> bool:
    bare = _PSEUDO.sub("", _ATTRIBUTE.sub("", _CLASS.sub("", selector)))
    return (
        not _ID.search(bare)
        and vocabulary.attributes.issuperset(_ATTRIBUTE.findall(selector))
        and vocabulary.classes.issuperset(_CLASS.findall(selector))
        and vocabulary.tags.issuperset(_TAG.findall(bare))
    )
