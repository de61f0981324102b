"""What a workshop is in fewer minutes, and where its headings say so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from teach_forward.plan import Part, parts_of, plan, second_evening, timed
from teach_forward.text.dialect import to_html
from teach_forward.text.reader import read

PARTS = (
    Part("a", 10, 6),
    Part("b", 20, 20),
    Part("break", 5, 5, optional=True),
    Part("c", 30, 18),
    Part("d", 5, 2, True),
)


def lengths(minutes: int) -> dict[str, int]:
    return {part.id: length for part, length in plan(PARTS, minutes).parts}


def test_with_enough_time_all_stays_and_some_is_left() -> None:
    found = plan(PARTS, 80)
    assert [length for _, length in found.parts] == [10, 20, 5, 30, 5]
    assert (found.left_out, found.spare) == ((), 10)


def test_parts_are_shortened_before_any_is_left_out() -> None:
    assert lengths(51) == {"a": 6, "b": 20, "break": 5, "c": 18, "d": 2}
    assert lengths(61) == {"a": 8, "b": 20, "break": 5, "c": 24, "d": 4}


def test_the_last_optional_part_goes_first_and_the_others_get_its_minutes() -> None:
    assert lengths(50) == {"a": 6, "b": 20, "break": 5, "c": 19}
    assert lengths(46) == {"a": 6, "b": 20, "c": 20}
    assert [part.id for part in plan(PARTS, 46).left_out] == ["break", "d"]


def test_what_cannot_be_done_says_by_how_much() -> None:
    found = plan(PARTS, 40)
    assert (sum(length for _, length in found.parts), found.spare) == (44, -4)
    assert plan((), 10).spare == 10


parts = st.lists(
    st.integers(1, 60).flatmap(lambda n: st.builds(Part, st.just("x"), st.just(n), st.integers(1, n), st.booleans())),
    max_size=12,
)


@given(parts, st.integers(0, 200))
def test_the_minutes_add_up(some: list[Part], minutes: int) -> None:
    numbered = [Part(str(index), part.minutes, part.short, part.optional) for index, part in enumerate(some)]
    found = plan(numbered, minutes)
    assert sum(length for _, length in found.parts) + found.spare == minutes
    assert all(part.short <= length <= part.minutes for part, length in found.parts)
    assert all(part.optional for part in found.left_out)
    assert {part.id for part, _ in found.parts} | {part.id for part in found.left_out} == {part.id for part in numbered}


def test_two_evenings_are_as_long_as_each_other() -> None:
    assert second_evening([10, 20, 5, 30, 5]) == 3
    assert second_evening([30]) == second_evening([]) == 0


def test_a_heading_says_what_can_go() -> None:
    text = (
        b"# G\n\n## A {#a minutes=10 short=6}\n\nx\n\n## B {#b minutes=5 optional}\n\nx\n\n## C {#c minutes=5}\n\nx\n"
    )
    document, findings = read("g.md", text, "guide", "en")
    assert [(found.short, found.optional) for found in document.sessions] == [(6, False), (0, True), (0, False)]
    assert not [found for found in findings if "short" in str(found)]
    html = to_html(text.decode())
    assert '<h2 data-minutes="10" data-short="6" id="a">' in html
    assert '<h2 data-minutes="5" data-optional="" id="b">' in html


def test_an_agenda_in_fewer_minutes_says_when_each_part_begins() -> None:
    text = (
        b"# G\n\n## A {#a minutes=10 short=6}\n\nx\n\n## B {#b minutes=5 optional}\n\nx\n\n## C {#c minutes=5}\n\nx\n"
    )
    guide, _ = read("g.md", text, "guide", "en")
    assert parts_of(guide) == (Part("a", 10, 6), Part("b", 5, 5, optional=True), Part("c", 5, 5))
    assert [(part.id, *when) for part, *when in timed(guide)] == [("a", 0, 10), ("b", 10, 5), ("c", 15, 5)]
    assert [(part.id, *when) for part, *when in timed(guide, 12)] == [("a", 0, 7), ("c", 7, 5)]


def test_a_heading_of_a_first_page_asks_for_an_agenda() -> None:
    text = b"# G\n\n## In 90 minutes {#ninety-minutes agenda=90}\n"
    document, _ = read("index.md", text, "index", "en")
    assert [part.agenda for part in document.sessions] == [90]
