"""What is written of a page on paper: what stands together, what lies across, and in which frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from teach_forward.messages import Messages
from teach_forward.model import Item, Runs, Table, plain
from teach_forward.sheets.handout import keep_for_participants
from teach_forward.sheets.writer import Around, Shown, write
from teach_forward.text import html
from teach_forward.text.dialect import to_html

AROUND = Around(Messages("en", {}), lambda _: None, lambda href: href)


class Said:
    """Notes what it is told, as lines; what stands within something is indented."""

    def __init__(self) -> None:
        self.lines_: list[str] = []
        self.depth = 0
        self.quoted = False

    def note(self, line: str) -> None:
        self.lines_.append("  " * self.depth + line)

    @contextmanager
    def within(self, name: str) -> Iterator[None]:
        self.note(name)
        self.depth += 1
        yield
        self.depth -= 1

    def begins(self, id_: str) -> None:
        self.note(f"#{id_}")

    def heading(self, runs: Runs, level: int, *, new_page: bool = False) -> None:  # noqa: ARG002
        self.note(f"{level} {plain(runs)}")

    def paragraph(self, runs: Runs, *, leads: bool = False) -> None:
        self.note(f"p {plain(runs)}{' quoted' * self.quoted}{' leads' * leads}")

    def code(self, lines: Sequence[str]) -> None:
        self.note(f"code {'|'.join(lines)}")

    def ticks(self, items: Sequence[Runs]) -> None:
        self.note(f"ticks {', '.join(map(plain, items))}")

    def items(self, items: Sequence[Item], *, ordered: bool, start: int = 1) -> None:
        number = f"from {start}: " if ordered and start > 1 else ""
        self.note(f"items {number}{', '.join(plain(item.runs) for item in items)}{' quoted' * self.quoted}")

    def table(self, table: Table, *, tall: bool = False) -> None:
        self.note(f"table of {len(table.header)}{' tall' * tall}")

    def cards(self, table: Table) -> None:
        self.note(f"cards {', '.join(plain(row[0]) for row in table.rows)}")

    def pictures(self, row: Sequence[Shown]) -> None:
        self.note(f"pictures {len(row)}")

    def lines(self, count: int) -> None:
        self.note(f"lines {count}")

    def new_page(self) -> None:
        self.note("new page")

    def turn(self, *, across: bool) -> None:
        self.note("across" if across else "upright")

    def together(self) -> AbstractContextManager[None]:
        return self.within("together")

    def with_room(self) -> AbstractContextManager[None]:
        return self.within("with room")

    @contextmanager
    def box(self, kind: str, *, leads: bool = False) -> Iterator[None]:
        self.quoted = kind == "quote"
        with self.within(f"box {kind}{' that leads' if leads else ''}"):
            yield
        self.quoted = False


def told(text: str) -> list[str]:
    said = Said()
    write(said, html.parse(to_html(text)), AROUND)
    return said.lines_


BROAD = "| a | b | c | d | e |\n| --- | --- | --- | --- | --- |\n| 1 | 2 | 3 | 4 | 5 |\n"
QUESTION = "/// question | Why?\n    id: why\n///\n\n/// answer\n{answer}\n///\n"


def test_a_short_part_lies_across_beside_a_broad_table() -> None:
    found = told(f"# Sheet\n\nOne for each.\n\n## Plan {{#plan}}\n\n{BROAD}\n## After {{#after}}\n\n{'Long. ' * 150}\n")
    assert [line for line in found if line in ("across", "upright")] == ["across", "across", "upright"]


@pytest.mark.parametrize(
    ("parts", "lie"),
    [
        ("SB", "AA"),  # a title over its table
        ("BS", "AA"),
        ("LSB", "UUA"),  # what is said before the table stands below what comes before
        ("BSL", "AUU"),
        ("BSSB", "AAAA"),
        ("LSSB", "UUUA"),
        ("SLB", "UUA"),
        ("SS", "UU"),
    ],
)
def test_a_short_part_goes_with_what_is_beside_it(parts: str, lie: str) -> None:
    texts = {"S": "Short.", "L": "Long. " * 150, "B": BROAD}
    written = "\n\n".join(f"## Part {{#p{number}}}\n\n{texts[part]}" for number, part in enumerate(parts))
    found = told(f"{written}\n")
    assert [line for line in found if line in ("across", "upright")] == [
        "across" if each == "A" else "upright" for each in lie
    ]


def test_a_tip_between_a_heading_and_a_frame_leads() -> None:
    tip = "/// tip | When\nIf there is time.\n///\n\n"
    scenario = "/// scenario | A depot\n    id: depot\nA rota.\n///\n"
    assert "box tip that leads" in told(f"## Second {{#second}}\n\n{tip}{scenario}")
    assert "box tip" in told(f"## Second {{#second}}\n\nA text.\n\n{tip}{scenario}")


@pytest.mark.parametrize(
    ("words", "slide", "room"),
    [(99, "box slide that leads", ["together"]), (499, "box slide", ["with room"]), (999, "box slide that leads", [])],
)
def test_a_scenario_that_takes_most_of_a_page_has_room_and_leaves_the_slide_before_it(
    words: int, slide: str, room: list[str]
) -> None:
    found = told(
        "# Exercise\n\n## Scenario {#scenario}\n\n/// slide | A depot\n    id: depot\n///\n\n"
        f"/// scenario | A rota\n    id: rota\n{'word ' * words}\n///\n"
    )
    assert next(line for line in found if line.startswith("box slide")) == slide
    assert [line for line in found if line in ("together", "with room")] == room


def test_a_table_in_an_answer_turns_no_page() -> None:
    found = told("# Page\n\n## Questions {#questions}\n\n" + QUESTION.format(answer=BROAD))
    assert "across" not in found


def test_a_question_stands_on_the_page_of_its_answer_unless_that_is_long() -> None:
    page = "# Page\n\n## Questions {#questions}\n\n"
    short, long = (
        told(page + QUESTION.format(answer="Because.")),
        told(page + QUESTION.format(answer="Because. " * 200)),
    )
    assert [line for line in short if "together" in line or "box" in line] == [
        "together",
        "  box question",
        "  box answer",
    ]
    assert "together" not in long
    assert "  p Possible answers leads" in long


@pytest.mark.parametrize(("option", "count"), [("", 4), ("    lines: 1\n", 1), ("    lines: 20\n", 20)])
def test_a_question_has_as_many_lines_as_it_asks_for(option: str, count: int) -> None:
    root = html.parse(to_html(f"# Page\n\n## Ask {{#ask}}\n\n/// question | Why?\n    id: why\n{option}///\n"))
    keep_for_participants(root)
    said = Said()
    write(said, root, AROUND)
    assert said.lines_[-1] == f"  lines {count}"


def test_a_quotation_has_one_frame_and_a_card_one_to_cut() -> None:
    found = told("# Page\n\n## Card {#card-1}\n\nDeal it.\n\n> Dear\n>\n> 1. a copy\n")
    assert found[2:] == [
        "upright",
        "box card",
        "  #card-1",
        "  2 Card",
        "  p Deal it.",
        "  box quote",
        "    p Dear quoted",
        "    items a copy quoted",
    ]


def test_a_heading_says_how_tall_the_rows_below_it_are() -> None:
    tall = "## Plan {#plan .tall-rows}\n\n### Part {#part}\n\n| a | b |\n| - | - |\n| | |\n\n## Next {#next}\n\n"
    found = told(f"{tall}| a | b |\n| - | - |\n| | |")
    assert [line for line in found if line.startswith("table")] == ["table of 2 tall", "table of 2"]


def test_a_heading_makes_cards_of_the_rows_below_it() -> None:
    table = "| Slip | Wording |\n| - | - |\n| A | Ask |\n| B | Act |\n"
    found = told(f"## Cut {{#cut .cut-out}}\n\n{table}\n### Part {{#part}}\n\n{table}\n## Next {{#next}}\n\n{table}")
    assert [line for line in found if line.startswith(("table", "cards"))] == ["cards A, B", "cards A, B", "table of 2"]


def test_each_form_of_a_table_of_many_columns_has_a_page_of_its_own() -> None:
    row = "| " + " | ".join("abcdefghi") + " |\n"
    found = told(f"# Page\n\n## Sheet {{#sheet}}\n\n{row}|{' --- |' * 9}\n{row}{row}")
    assert found[-5:] == ["table of 2", "new page", "table of 2", "new page", "table of 2"]


def test_a_name_and_what_stands_above_a_table_lead() -> None:
    found = told("# Page\n\n**Three people**\n\nText.\n\nA grid:\n\n| a |\n| --- |\n| b |\n")
    assert found[2:] == ["p Three people leads", "p Text.", "p A grid: leads", "table of 1"]


@pytest.mark.parametrize(("words", "page"), [(9, ["together"]), (999, [])])
def test_a_clause_that_has_room_on_one_page_stays_on_it(words: int, page: list[str]) -> None:
    said = Said()
    write(said, html.parse(f'<section class="clause"><p>{"word " * words}</p></section>'), AROUND)
    assert [line for line in said.lines_ if line == "together"] == page


def test_a_block_of_code_keeps_its_lines_and_their_spaces() -> None:
    code = "```\nif asked:\n    say  why\n\n# Page\n```\n"
    quoted = ">     if asked:\n>         say  why\n"
    assert told(f"# Page\n\n{code}\nText.\n\n{quoted}")[2:] == [
        "code if asked:|    say  why||# Page",
        "p Text.",
        "box quote",
        "  code if asked:|    say  why",
    ]


def test_each_term_of_a_definition_is_there() -> None:
    assert told("# Page\n\nRota\nRoster\n:   Who works when.\n")[2:] == [
        "p Rota\u2002 leads",
        "p Roster\u2002Who works when.",
    ]


def test_things_to_tick_are_told_as_such() -> None:
    assert told("# Page\n\n- [ ] One\n- [ ] Two\n")[-1] == "ticks One, Two"


CODE = "a:\n  b"


def indented(text: str, by: str = "    ") -> str:
    return "\n".join(by + line for line in text.split("\n"))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"- one\n\n{indented(CODE, ' ' * 8)}\n\n- two\n- three\n", ["items one", "code a:|  b", "items two, three"]),
        (
            f"4. one\n5. two\n\n{indented(CODE, ' ' * 8)}\n\n    More.\n\n6. three\n",
            ["items from 4: one, two", "code a:|  b", "p More.", "items from 6: three"],
        ),
        (f"- one\n    - in it\n\n{indented(CODE, ' ' * 12)}\n", ["items one", "items in it", "code a:|  b"]),
        (f"- [ ] one\n- [ ] two\n\n{indented(CODE, ' ' * 8)}\n", ["ticks one, two", "code a:|  b"]),
        ("- [ ] one\n    - in it\n- [ ] two\n", ["ticks one", "items in it", "ticks two"]),
        (f"Word\n:   Meaning\n\n{indented(CODE, ' ' * 8)}\n", ["p Word\u2002Meaning", "code a:|  b"]),
        ("- one\n\n    > said\n\n- two\n", ["items one", "box quote", "  p said quoted", "items two"]),
        (
            f"> said\n>\n> > more\n> >\n{indented(CODE, '> >     ')}\n",
            ["box quote", "  p said quoted", "  p more quoted", "  code a:|  b"],
        ),
    ],
)  # fmt: skip
def test_code_keeps_its_lines_wherever_it_stands(text: str, lines: list[str]) -> None:
    assert told(f"{text}\n") == ["upright", *lines]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "<blockquote>\nbare <strong>bold</strong>\n<p>set</p>\nbehind\n</blockquote>",
            ["box quote", "  p bare bold quoted", "  p set quoted", "  p behind quoted"],
        ),
        (
            "<details>\n<summary>More</summary>\nbare\n<ul><li>a</li></ul>\nbehind\n</details>",
            ["p More leads", "p bare", "items a", "p behind"],
        ),
        ("<ul>\nbare <em>one</em>\n<li>two</li>\nthree\n</ul>", ["items bare one, two, three"]),
        ("<dl>\nbare\n<dt>Word</dt><dd>is <ul><li>a</li></ul> behind</dd></dl>",
         ["p bare", "p Word\u2002is", "items a", "p behind"]),
        ("<ul><li>one<pre>code</pre>behind</li></ul>", ["items one", "code code", "p behind"]),
        ('<div>\nbare\n<img alt="a clock" src="a.svg">\n<p>set</p>\n</div>', ["p bare a clock", "p set"]),
        ('<div>\n<img alt="a clock" src="a.svg">\n<p>set</p>\n</div>', ["pictures 1", "p set"]),
    ],
)  # fmt: skip
def test_bare_text_of_html_keeps_its_place(text: str, lines: list[str]) -> None:
    found = Around(AROUND.messages, Path, AROUND.lead)
    said = Said()
    write(said, html.parse(to_html(f"{text}\n")), found)
    assert said.lines_[1:] == lines
