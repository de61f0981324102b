"""What a file of data may hold is declared once; everything that is otherwise is said at once, with its line."""

from __future__ import annotations

import re
import time

import pytest

from teach_forward import rules
from teach_forward.text import data
from teach_forward.text.data import Form, read
from teach_forward.util.shape import MOST_WORDS, Either, Entries, Items, Record, Text, near

FORM = Form(
    Record(
        {
            "name": Text(longest=10),
            "kind": Text(choices=("law", "case")),
            "list": Items(Text("a number", str.isdigit), "a list of numbers", most=3),
            "free": Entries(Record({"a": Text()}, ("a",)), "a list of ids", Text("an id", str.islower), most=2),
            "either": Either((Text("a name"), Record({"a": Text()}))),
        },
        ("name",),
    ),
    rules.BAD_TERMS,
)


def told(text: str) -> list[str]:
    return [f"{found.line}: {found.message} [{found.rule.name}]" for found in read("x.yml", text.encode(), FORM)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: x\nkind: law\nlist: [1, 2]\nfree: {a: {a: b}}\neither: x\n", []),
        ("name: x\neither: {a: b}\n", []),
        ("name: x\nkind:\n", []),  # a key without a value counts as left out
        ("", ["1: `name` is missing [bad-terms]"]),
        ("- x\n", ["1: the file is not a list of keys [bad-terms]"]),
        ("x: y: z\n", ["1: this line cannot be read [bad-terms]"]),
        ("nmae: x\n", ["1: `nmae` is not known; did you mean name? [bad-terms]"]),
        ("title: x\n", ["1: `title` is not known; did you mean name? [bad-terms]"]),
        ("name: x\nwhat: y\n", ["2: `what` is not known [bad-terms]"]),
        ("name: [x]\n", ["1: `name` is not plain text [bad-terms]"]),
        ("name: 12345678901\n", ["1: `name` has 11 characters, and 10 at most are read [bad-terms]"]),
        ("name: x\nkind: lwa\n", ["2: `kind` is not one of law, case; did you mean law? [bad-terms]"]),
        ("name: x\nlist: 1\n", ["2: `list` is not a list of numbers [bad-terms]"]),
        ("name: x\nlist:\n  - 1\n  - b\n", ["4: item 2 of `list` is not a number [bad-terms]"]),
        ("name: x\nlist: [1, 2, 3, 4]\n", ["2: `list` has 4 entries, and 3 at most are read [bad-terms]"]),
        ("name: x\nfree: [a]\n", ["2: `free` is not a list of ids [bad-terms]"]),
        ("name: x\nfree:\n  A: {a: b}\n", ["3: `A` in `free` is not an id [bad-terms]"]),
        ("name: x\nfree:\n  b:\n", ["3: `b` in `free` is not a list of keys [bad-terms]"]),
        ("name: x\nfree:\n  b: {}\n", ["3: `a` is missing in `b` [bad-terms]"]),
        ("name: x\neither: []\n", ["2: `either` is not a name [bad-terms]"]),
        ("name: x\nname: y\n", ['2: "name" stands on line 1 too [duplicate-key]']),
        ("name: x\x07\n", ["1: a control character (U+0007) stands in the text [control-character]"]),
        ("name: x\u2028\n", ["1: here stands U+2028 (line separator) [invisible-character]"]),
        (
            "kind: x\nlist: y\nwhat: z\n",
            [
                "1: `kind` is not one of law, case [bad-terms]",
                "2: `list` is not a list of numbers [bad-terms]",
                "3: `what` is not known; did you mean name? [bad-terms]",
            ],
        ),
        ("name: x\n" + "a: {" * 30, ["1: this line cannot be read [bad-terms]"]),
        ("name: &a x\nkind: *a\n", ["2: this line cannot be read: it refers to another part of the file [bad-terms]"]),
    ],
)
def test_everything_is_told_with_its_line(text: str, expected: list[str]) -> None:
    assert sorted(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: x\n" * (data.LINES + 1), rf"{data.LINES + 1}: the file has [\d,]+ lines, and [\d,]+ at most are read"),
        (f"name: {'x' * 50_000_000}\n", r"1: the file has [\d,]+ characters, and [\d,]+ at most are read"),
        (f"\nname: {'x' * data.LINE}\n", r"2: the line has [\d,]+ characters, and [\d,]+ at most are read"),
    ],
)
def test_what_nobody_writes_is_refused_before_it_is_parsed(text: str, expected: str) -> None:
    started = time.process_time()
    [found] = told(text)
    assert re.fullmatch(rf"{expected} \[too-much\]", found)
    assert time.process_time() - started < 1


def test_a_file_of_the_most_that_is_read_takes_a_moment() -> None:
    text = "name: x\n" + "".join(f"key{number}: [1, 2, 3, 4, 5, 6]\n" for number in range(data.LINES - 2))
    text = text[: data.CHARACTERS].rpartition("\n")[0] + "\n"
    started = time.process_time()
    assert len(told(text)) > 3_000
    assert time.process_time() - started < 2


def test_a_file_that_is_not_utf8_is_told_at_its_line() -> None:
    [found] = read("x.yml", b"name: x\nkind: \xff\n", FORM)[1]
    assert (found.line, found.rule) == (2, rules.NOT_UTF8)


def test_among_very_many_words_none_is_guessed() -> None:
    words = tuple(f"word{number}" for number in range(MOST_WORDS + 1))
    assert (near("wrd7", words[1:]), near("wrd7", words)) == ("word7", "")
