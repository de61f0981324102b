"""Pages are taken apart without loss, into texts of which each is one thing that a person reads."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teach_forward.exchange import align, marks, merge
from teach_forward.exchange.memory import Known, Memory, remember
from teach_forward.exchange.segments import Page, join, messages, segment, value, value_of
from teach_forward.text.decode import decode
from teach_forward.text.front_matter import read_head
from tests.tools import ROOT

PAGES = sorted([*ROOT.glob("docs/*/**/*.md"), *ROOT.glob("workshops/*/*/*.md"), *ROOT.glob("tests/showcase/*.md")])
MESSAGES = sorted(ROOT.glob("docs/*/words.yml"))

# Pieces of pages, whole and broken, to be thrown together.
PIECES = (
    *("# A title\n", "## A part {#part minutes=5}\n", "### Deeper {#deep}\n", "Title\n=====\n", "---\n", "***\n"),
    *(
        "/// slide | Data is power\n    id: power\n    layout: steps\n",
        "///\n",
        "////\n",
        "/// answer\n",
        "/// tip | T\n",
    ),
    *(
        "/// question | Who?\n    id: who\n",
        "/// foo | bar\n",
        "/// slide\n",
        "- one\n",
        "    - nested\n",
        "1. first\n",
    ),
    *(
        "- [ ] a box\n",
        "* star\n",
        "  lazy\n",
        "> said\n",
        "> - quoted point\n",
        ">\n",
        "| A | B |\n",
        "| --- | :-: |\n",
    ),
    *(
        "| `a|b` | c \\| d |\n",
        "| | |\n",
        "```\ncode **no**\n```\n",
        "```\n",
        "~~~\n",
        "<!-- a note -->\n",
        "<!--\n",
        "-->\n",
    ),
    *(
        "<!-- x --> behind\n",
        "![a picture](p.png)\n",
        "[ref]: x.md\n",
        "{: .wide}\n",
        ":   what it means\n",
        "\n",
        "\n\n",
    ),
    *(
        'words **bold** and [a link](about.md#us "t") and `code` here\n',
        "    indented\n",
        "\tTab\n",
        "5\n",
        "....\n",
        " ",
    ),
    *("<td>&lt;\n", "**unclosed *and* _so_\n", "\\*escaped\\*  \nbroken line\n", "«؟» ١٢ 漢字\n", "a\u2028b\n", "\\"),
)
TEXTS = (
    st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=14)
    .map("".join)
    .map(lambda t: t.replace("\r", ""))
)
HEADS = st.sampled_from(
    ["", "", "---\nsummary: A day\nprint: true\n---\n", '---\ngroup: "8: to"\nsource: abc\n---\n', "---\n"]
)


def read(path: Path) -> str:
    return decode(path.read_bytes())


def texts(page: Page) -> list[tuple[str, str]]:
    return [(part.kind, page.of(part)) for part in page.segments]


def check_whole(text: str, page: Page) -> None:
    assert join(page.skeleton, page.written) == text
    assert all(page.written)
    for part, written in zip(page.segments, page.written, strict=True):
        assert written == written.strip()
        assert text.count("\n", 0, part.start) + 1 == part.line
    for before, after in zip(page.segments, page.segments[1:], strict=False):
        assert before.end <= after.start


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_pages_of_the_guide_come_together_again(path: Path) -> None:
    text = read(path)
    page = segment(text)
    check_whole(text, page)
    assert join(page.skeleton, page.written).encode() == path.read_bytes()
    assert len({(part.place.anchor, part.label) for part in page.segments}) == len(page.segments)


@pytest.mark.parametrize("path", MESSAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_messages_come_together_again(path: Path) -> None:
    check_whole(read(path), messages(read(path)))


@given(HEADS, TEXTS)
def test_any_page_comes_together_again(head: str, text: str) -> None:
    page = segment(head + text)
    assert join(page.skeleton, page.written) == head + text
    assert len({(part.place.anchor, part.label) for part in page.segments}) == len(page.segments)


@given(HEADS, TEXTS)
def test_a_page_with_its_own_texts_is_itself(head: str, text: str) -> None:
    page = segment(head + text)
    memory = Memory(tuple(Known("done", index) for index in range(len(page.segments))))
    assert merge.merge(page, page, memory, page.written) == head + text


@given(TEXTS)
def test_marks_are_written_as_they_were_read(text: str) -> None:
    assert marks.written(marks.parse(text)) == text
    assert marks.written(marks.parse_message(text)) == text


@given(TEXTS.filter(lambda text: text.strip()))
def test_a_value_is_read_as_it_was_written(text: str) -> None:
    clean = " ".join(value_of(value(text)).split())
    assert value_of(value(clean)) == clean
    assert value_of(value(clean, '"like"')) == clean


MARKDOWN = """---
summary: "See: data"
print: true
source: 1234
---
# The title

A paragraph with **bold**
on two lines.

## Part {#part minutes=5}

/// slide | Data is power
    id: power
    layout: steps
- **One**: thing
    - nested
- [ ] two
///

**Say:** it.

/// tip
Wait.
///

> 1. Quoted.

| Minutes | `code` |
| --- | --- |
| 5 | a \\| b |

``` {.text}
# no title
```

<!-- a note -->

![A rota](rota.svg)

Term
:   What it means

....

/// question | Who?
    id: who
Two names.
///

/// answer
The board.
///
"""


def test_each_text_is_one_thing() -> None:
    assert texts(segment(MARKDOWN)) == [
        ("value", '"See: data"'),
        ("title", "The title"),
        ("paragraph", "A paragraph with **bold**\non two lines."),
        ("title", "Part"),
        ("title", "Data is power"),
        ("point", "**One**: thing"),
        ("point", "nested"),
        ("point", "two"),
        ("paragraph", "**Say:** it."),
        ("paragraph", "Wait."),
        ("point", "Quoted."),
        ("cell", "Minutes"),
        ("cell", "5"),
        ("cell", "a \\| b"),
        ("picture", "A rota"),
        ("term", "Term"),
        ("definition", "What it means"),
        ("title", "Who?"),
        ("paragraph", "Two names."),
        ("paragraph", "The board."),
    ]


def test_each_text_knows_where_it_stands() -> None:
    page = segment(MARKDOWN)
    where = {page.of(part): (part.place.section, part.place.anchor, part.label) for part in page.segments}
    assert where['"See: data"'] == ("front matter", "front matter", "summary")
    assert where["The title"] == ("top", "top", "title")
    assert where["nested"] == ("part", "power", "point 2")
    assert where["**Say:** it."] == ("part", "power", "notes paragraph 1")
    assert where["Wait."] == ("part", "power", "tip paragraph 1")
    assert where["Two names."] == ("part", "who", "question paragraph 1")
    assert where["The board."] == ("part", "who", "answer paragraph 1")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("**Say:** *now*", [("bold", "**"), ("italic", "*")]),
        ("***both***", [("italic", "*"), ("bold", "**")]),
        ("**a *b* c**", [("bold", "**"), ("italic", "*")]),
        ("2 * 3 * 4, snake_case_name, **x*", []),
        ("[one](a.md#b) and ![two](c(d).png)", [("link", "["), ("picture", "![")]),
        ("[**bold** link](a.md)", [("link", "["), ("bold", "**")]),
        ("[no] (link), [no link", []),
        ("`name` and `two words`", [("code", "`name`"), ("code", "`")]),
        ("``a ` b``", [("code", "``")]),
        ("a \\*b\\*", [("hold", "\\*"), ("hold", "\\*")]),
        ("{count} slides<br>&nbsp;<!-- no -->", [("hold", h) for h in ("{count}", "<br>", "&nbsp;", "<!-- no -->")]),
        ("see https://example.org/a_b, now", [("hold", "https://example.org/a_b")]),
        ("one  \ntwo", [("hold", "  \n")]),
    ],
)
def test_marks_are_found(text: str, found: list[tuple[str, str]]) -> None:
    assert [(mark.kind, mark.opening) for mark in marks.marks(marks.parse(text))] == found


def test_a_fingerprint_does_not_see_how_marks_are_written() -> None:
    assert marks.same(marks.parse("__a__ *b **c***"), marks.parse("**a** *b **c***"))
    assert marks.same(marks.parse("**[a](b.md)**"), marks.parse("[**a**](b.md)"))
    assert marks.same(marks.parse("a\nb\n> c"), marks.parse("a b c"))
    assert not marks.same(marks.parse("a\u00a0b"), marks.parse("a b"))
    assert not marks.same(marks.parse("a  \nb"), marks.parse("a b"))
    assert not marks.same(marks.parse("**a**"), marks.parse("*a*"))
    assert not marks.same(marks.parse("[a](b.md)"), marks.parse("[a](c.md)"))


@pytest.mark.parametrize(
    "text",
    [
        "*a " * 20_000,
        "[" * 50_000,
        "`" + "a`` " * 20_000,
        "<!-- " * 20_000,
        "[" * 3_000 + "](a)" * 3_000,
        "**a _b " * 9_000,
    ],
)
def test_marks_that_never_close_take_no_time(text: str) -> None:
    assert marks.written(marks.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        *("# a" + " #" * 60_000 + "x\n", "# a" + " " * 100_000 + "x {#y\n", "| a\n| -" + " " * 100_000 + "x\n"),
        *("---\nk: v" + " " * 100_000 + "x\n---\n", "-" * 100_000 + "x\n", "| " + "`" * 500 + "``` |" * 20_000 + "\n"),
        *("a" + " " * 100_000 + "x\n", "a\n" + "```x\n" * 20_000, "a\n\n" + "<!--\n" * 20_000, "> " * 50_000 + "\n"),
        *(
            "a\n" + ">" * 50_000 + " x\n",
            "[a](b " * 20_000,
            "![a](" * 20_000,
            "*" * 50_000,
            "a\n\n" + " " * 99_999 + "|x\n\nb\n",
        ),
    ],
    ids=lambda text: repr(text[:12]),
)
def test_pages_that_never_end_take_no_time(text: str) -> None:
    started = time.monotonic()
    page = segment(text)
    memory = Memory(tuple(Known("done", index) for index in range(len(page.segments))))
    assert merge.merge(page, page, memory, page.written) == text
    for written in page.written:
        marks.fingerprint(marks.parse(written))
    assert time.monotonic() - started < 2


# What a translation has of its own


def work(source: str, translation: str) -> tuple[Page, Page, Memory]:
    pages = segment(source), segment(translation)
    return *pages, remember(*pages, None, {"top", "a", "b"}, ())


SOURCE = "# One\n\nFirst.\n\nSecond.\n\n## A {#a}\n\n- x is here\n- y is there\n\nLast.\n"


FRENCH = "# Un\n\nPremier.\n\nSecond.\n\n## Ah {#a}\n\n- x ici\n- y là\n\nFin.\n"


@pytest.mark.parametrize(
    "translation",
    [
        SOURCE,
        "---\nsource: 1\n---\n\n# Un\n\n<!-- note -->\n\nPremier.\n\nSecond.\n\n## Ah {#a}\n\n* x\n* y\n\nFin.",
        "# Un\n\nPremier.\n\nSecond.\n\nEn plus.\n\n## Ah {#a}\n\n- x\n- y\n\nFin.\n\nEn plus aussi, et plus long.\n",
        "# Un\n\nPremier.\n\nSecond.\n\n## Ah {#a}\n\n- x ici\n- y par là\n- z qui est plus long\n\nFin.\n",
    ],
)
def test_what_a_translation_has_of_its_own_stays(translation: str) -> None:
    source, page, memory = work(SOURCE, translation)
    written = [page.written[known.twin] for known in memory.known if known.twin is not None]
    assert merge.merge(source, page, memory, written) == translation


def test_structure_comes_from_the_source() -> None:
    english = "# One\n\n/// slide | T\n    id: t\n    layout: steps\n- x\n- y\n///\n\n## A {#a minutes=5}\n\nLast.\n"
    french = (
        english.replace("steps", "grid").replace("minutes=5", "minutes=9").replace("# One\n", "# Un\n\n<!-- note -->\n")
    )
    source, page, memory = work(english, french)
    merged = merge.merge(
        source, page, memory, [page.written[known.twin] for known in memory.known if known.twin is not None]
    )
    assert merged == french.replace("layout: grid", "layout: steps").replace("minutes=9", "minutes=5")


def test_examples_in_code_stay_those_of_the_translation() -> None:
    english, french = (f"# One\n\n```\n{code}\n```\n\n{text}.\n" for code, text in (("a b", "Last"), ("à b", "Fin")))
    source, page, memory = work(english, french)
    assert merge.merge(source, page, memory, ["Un", "Fini"]) == french.replace("One", "Un").replace("Fin.", "Fini")


def test_comments_move_on_where_the_structure_changed() -> None:
    french = "# Un\n\nPremier.\n\n<!-- note -->\n\n> Second.\n\n## Ah {#a}\n\n- x\n- y\n\nFin.\n"
    source, page, memory = work(SOURCE, french)
    merged = merge.merge(source, page, memory, ["Un", "Premier.", "Second.", "Ah", "x", "y", "Fin."])
    assert merged == french.replace("> Second", "Second")


def test_a_text_without_a_place_is_not_lost_in_silence() -> None:
    french = FRENCH.replace("# Un\n", "# Un\n\n| un | deux |\n| --- | --- |\n| trois | quatre |\n", 1)
    source, page, memory = work(SOURCE, french)
    with pytest.raises(merge.NoPlace) as error:
        merge.merge(source, page, memory, source.written)
    assert [page.written[index] for index in error.value.texts] == ["un", "deux", "trois", "quatre"]


def test_keys_come_from_the_source_and_its_own_stay() -> None:
    english = '---\nsummary: Short\nprint: true\ngroup: "8: to"\n---\n# One\n'
    french = "---\n# a note\nsummary: Court\nprint: false\nsource: abc\n---\n# Un\n"
    source, page, memory = work(english, french)
    merged = merge.merge(source, page, memory, ["Bref", '"8"', "Un"])
    assert merged == '---\ngroup: "8"\n# a note\nsummary: Bref\nprint: true\nsource: abc\n---\n# Un\n'


WAYS = (
    *("{}: {}", "{} : {}", '"{}": {}', "'{}': '{}'", '{}: "{}"', "{}:\n  {}", "{}: >-\n  {}", "{}: |\n  {}"),
    *("{}: {} # a note", "{}: !!str {}"),
)


@pytest.mark.parametrize("way", WAYS)
def test_a_value_is_found_however_its_line_is_written(way: str) -> None:
    head = way.format("summary", "Ce 😀 est")
    page = segment(f"---\n# à moi\n{head}\nprint: true\n---\n# Un\n")
    assert [(part.name, part.line, value_of(page.of(part))) for part in page.segments] == [
        ("summary", 3, "Ce 😀 est"),
        ("", page.text.count("\n"), "Un"),
    ]
    (message,) = messages(f"# à moi\n{way.format('tagline', 'Ce 😀 est')}\n").segments
    assert (message.name, message.line) == ("tagline", 2)


@pytest.mark.parametrize("way", WAYS)
def test_a_new_value_takes_the_place_of_the_old_one(way: str) -> None:
    english = f"---\n{way.format('summary', 'Short')}\nprint: true\n---\n# One\n"
    french = f"---\n{way.format('summary', 'Court')}\n{way.format('print', 'false')}\nsource: abc\n---\n# Un\n"
    source, page, memory = work(english, french)
    merged = merge.merge(source, page, memory, ['"Bref: oui"', "Un"])
    assert read_head(merged, "index").values == {"summary": "Bref: oui", "print": "true", "source": "abc"}
    assert merged.endswith("source: abc\n---\n# Un\n")
    alone = merge.merge(source, None, remember(source, None, None, (), ()), ["Bref", "Un"])
    assert read_head(alone, "index").values == {"summary": "Bref", "print": "true"}


def test_a_key_without_a_text_is_given_one() -> None:
    source, page, memory = work("---\nsummary: Short\n---\n# One\n", "---\nsummary:\nsource: abc\n---\n# Un\n")
    assert merge.merge(source, page, memory, ["Bref", "Un"]).startswith("---\nsummary: Bref\nsource: abc\n---\n")


# Edits of the source


def states(old: str, new: str, translation: str) -> list[tuple[str, str]]:
    before, now, page = segment(old), segment(new), segment(translation)
    memory = remember(now, page, before, (), {"top", "a", "b"})
    return [(known.state, "" if known.twin is None else page.written[known.twin]) for known in memory.known]


def test_only_what_was_edited_is_to_be_translated() -> None:
    new = SOURCE.replace("Second.", "Second thoughts.").replace("- y", "- new one\n- y")
    assert states(SOURCE, new, FRENCH) == [
        *(("done", "Un"), ("done", "Premier."), ("changed", "Second."), ("done", "Ah")),
        *(("done", "x ici"), ("new", ""), ("done", "y là"), ("done", "Fin.")),
    ]


def test_what_is_gone_is_known() -> None:
    before, now, page = segment(SOURCE), segment(SOURCE.replace("- x is here\n", "")), segment(FRENCH)
    memory = remember(now, page, before, (), {"top", "a"})
    assert [page.written[index] for index in memory.gone] == ["x ici"]
    assert all(known.state == "done" for known in memory.known)


def test_a_part_in_its_new_section_is_not_gone_from_the_old_one() -> None:
    old = "# O\n\n## A {#a}\n\n### X {#x}\n\nText.\n\n## B {#b}\n\nEnd.\n"
    new = "# O\n\n## A {#a}\n\n## B {#b}\n\nEnd.\n\n### X {#x}\n\nAnother thing altogether.\n"
    french = "# O\n\n## A {#a}\n\n## B {#b}\n\nFin.\n\n### X {#x}\n\nTout autre chose.\n"
    memory = remember(segment(new), segment(french), segment(old), {"top", "b"}, {"a"})
    assert memory.gone == frozenset()


def test_what_was_moved_is_looked_at_again() -> None:
    new = SOURCE.replace("First.\n\n", "").replace("Last.", "First.\n\nLast.")
    assert ("changed", "Premier.") in states(SOURCE, new, FRENCH)


def test_a_page_with_todays_parts_already_keeps_them() -> None:
    new = SOURCE.replace("- y", "- new one\n- y")
    half = FRENCH.replace("- y là", "- nouveau\n- y là")
    assert states(SOURCE, new, half)[4:7] == [("done", "x ici"), ("changed", "nouveau"), ("done", "y là")]


def test_a_copy_of_the_source_is_no_translation_and_numbers_need_none() -> None:
    source = segment("# One\n\n| 5 | 10 |\n| --- | --- |\n| six | 7 |\n")
    copied = remember(source, segment(source.text.replace("One", "Un")), None, (), ())
    assert [known.state for known in copied.known] == ["changed", "done", "done", "new", "done"]
    assert [known.state for known in remember(source, None, None, (), ()).known] == [
        "new",
        "done",
        "done",
        "new",
        "done",
    ]


def test_other_numbers_of_texts_are_matched_by_length_and_marks() -> None:
    source = segment("# One\n\nShort.\n\nA [link](a.md) that is rather long, with many words in it.\n\nThe end.\n")
    page = segment(
        "# Un\n\nCourt.\n\nEn plus, un texte à nous.\n\nUn [lien](a.md) assez long, avec beaucoup de mots.\n\nFin.\n"
    )
    twins = align.translations(source, page)
    assert [page.written[twins[index]] for index in range(4)][2].startswith("Un [lien]")
    assert 2 not in twins.values()
