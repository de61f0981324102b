"""The folder of the practice editions, without a browser: it opens what is old or hostile, merges, and shares."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from teach_forward.library.library import Library
from tests.browsing_practice import SCHEMA
from tests.node_calls import Node, started
from tests.tools import ROOT

GOLDEN = ROOT / "tests/goldens/folder/version-1.json"
THINGS = ("badge", "rota", "chat")
SHEETS = {"levers": {"items": "sheet"}, "questions": {"items": "each"}, "data": {"items": "many"}}
Folder = dict[str, Any]


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with started() as calls:
        yield calls


def folder(**things: dict[str, Any]) -> Folder:
    """A folder with systems by their ids."""
    systems = [{"id": id_, "fields": fields} for id_, fields in things.items()]
    head = {"format": "teach-forward-folder", "version": 1, "id": "aa", "lang": "en", "saved": "", "invented": False}
    return {**head, "forms": {}, "words": {}, "items": {"systems": systems}}


def said(words: str, n: int = 1, by: str = "first", **more: Any) -> dict[str, Any]:
    return {"v": words, "n": n, "by": by, **more}


def unsettled(answer: dict[str, Any]) -> list[str]:
    """The words of an answer that nobody has chosen yet."""
    return sorted(each["v"] for each in (answer, *answer["also"]))


def texts(found: Folder) -> dict[tuple[str, str], list[str]]:
    """What a person sees: the words of each answer, all of them where nobody has chosen."""
    return {
        (item["id"], field): sorted(each["v"] for each in (answer, *answer.get("also", ())))
        for item in found["items"]["systems"]
        if item["fields"] or "gone" not in item
        for field, answer in item["fields"].items()
    }


BASE = folder(**{thing: {"system": said(thing, 1)} for thing in THINGS})
COPY, THING = st.integers(0, 2), st.sampled_from(THINGS)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), COPY, THING, st.sampled_from(("system", "told")), st.text("abc", max_size=2)),
        st.tuples(st.just("remove"), COPY, THING),
        st.tuples(st.just("merge"), COPY, COPY),
    ),
    max_size=14,
)


# Opening


def test_a_folder_of_the_first_version_opens_and_nothing_of_it_is_lost(node: Node) -> None:
    golden = json.loads(GOLDEN.read_text("utf-8"))
    jsonschema.validate(golden, SCHEMA)
    assert node("read", GOLDEN.read_text("utf-8")) == {"folder": golden}


def test_what_later_editions_add_survives(node: Node) -> None:
    later = json.loads(GOLDEN.read_text("utf-8"))
    later["items"]["visits"] = [{"id": "v1", "fields": {"when": said("May")}, "mood": ["good", {"why": "tea"}]}]
    later["items"]["systems"][0]["fields"]["newer"] = said("words", seen=True)
    later["shade"] = {"deep": [1, True, None]}
    assert node("read", json.dumps(later)) == {"folder": later}


HOSTILE = [
    ("{", "unread"),
    ("null", "other"),
    ("[]", "other"),
    ('{"format": "something-else"}', "other"),
    (json.dumps({**BASE, "version": 2}), "newer"),
    (json.dumps({**BASE, "version": "1"}), "other"),
    ("x" * 2_000_001, "large"),
    ("é" * 1_500_000, "large"),
    (json.dumps(folder(**{f"s{n}": {} for n in range(2001)})), "large"),
    (json.dumps(folder(a={f"f{n}": said("x") for n in range(81)})), "large"),
    (json.dumps(folder(a={"system": said("x" * 20_001)})), "large"),
]


@pytest.mark.parametrize(("content", "error"), HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_no_folder_or_too_large_is_refused(node: Node, content: str, error: str) -> None:
    assert node("read", content) == {"error": error}


def test_the_words_of_a_refusal_name_how_much_is_opened(real_library: Library, node: Node) -> None:
    """Which is as much as these: 2 MB, and 2,000 things."""
    for locale in real_library.locales:
        words = re.sub(r"(?<=\d)[.,\s](?=\d)", "", real_library.messages(locale)["practice_refused_large"])
        assert re.findall(r"\d+", words) == ["2", "2000"], locale
    assert "folder" in node("read", json.dumps(BASE).ljust(2_000_000))
    assert "folder" in node("read", json.dumps(folder(**{f"s{number}": {} for number in range(2000)})))


def test_a_hundred_thousand_brackets_open_nothing(node: Node) -> None:
    deep = json.dumps(BASE)[:-1] + ', "deep": ' + "[" * 100_000 + "]" * 100_000 + "}"
    found = node("read", deep)
    assert found.get("error") == "unread" or len(json.dumps(found["folder"]["deep"])) < 100


def test_keys_of_a_prototype_and_signs_that_nobody_sees_are_left_out(node: Node) -> None:
    content = json.dumps(folder(a={"system": said("one\u202etwo\x00\r\nthree\u2066"), "PATH": said("x")}))
    evil = content[:-1] + ', "__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}'
    found = node("read", evil.replace('"fields": {', '"fields": {"__proto__": {"v": "x", "n": 1, "by": "a"}, '))
    assert found["folder"]["items"]["systems"][0]["fields"] == {"system": said("onetwo\nthree")}
    assert "__proto__" not in found["folder"]


def test_a_kind_called_like_what_every_object_has_is_left_out(node: Node) -> None:
    content = {**BASE, "items": {**BASE["items"], "constructor": [{"id": "a", "fields": {"constructor": said("x")}}]}}
    found = node("read", json.dumps(content))["folder"]
    assert found == BASE


def test_whatever_is_saved_after_many_sessions_is_opened_again(node: Node) -> None:
    content = BASE
    for session in range(1100):
        content = node("put", content, f"mark{session}", "systems", "badge", "told", {"v": f"week {session}"})
        content = node("read", json.dumps(content))["folder"]
    told = content["items"]["systems"][0]["fields"]["told"]
    assert told["v"] == "week 1099"
    assert "mark1098" in told["over"]
    assert len(json.dumps(told)) < 4000


def test_what_was_removed_again_and_again_leaves_a_folder_that_opens(node: Node) -> None:
    many = folder(**{f"s{n}": {"system": said("x")} for n in range(5000)})
    for n in range(4000):
        many["items"]["systems"][n] |= {"gone": {"first": 1}, "fields": {}}
    assert node("read", json.dumps(many)) == {"folder": many}


def test_a_number_without_a_next_one_ends_nobodys_changes(node: Node) -> None:
    last = folder(badge={"system": said("Badge", 2**53 - 1)})
    opened = node("read", json.dumps(last))["folder"]
    for words in ("Depot", "Ward"):
        opened = node("put", opened, "second", "systems", "badge", "told", {"v": words})
        opened = node("read", json.dumps(opened))["folder"]
        assert texts(opened) == {("badge", "system"): ["Badge"], ("badge", "told"): [words]}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 2**60) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab-_.V", max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(parts=st.fixed_dictionaries({}, optional={key: JSON for key in BASE if key not in ("format", "version")}))
@example(parts={"items": {"systems": [{"id": "a", "fields": {"b": {"c": "d", "v": 3, "n": 1, "by": "e"}}}] * 2}})
@example(parts={"items": {"systems": [{"id": "a", "gone": {"b": -1}, "fields": []}, None, "x"]}})
def test_whatever_opens_has_the_published_shape_and_opens_again_as_it_is(node: Node, parts: dict[str, Any]) -> None:
    found = node("read", json.dumps({**BASE, **parts}))["folder"]
    jsonschema.validate(found, SCHEMA)
    assert node("read", json.dumps(found)) == {"folder": found}


def test_answers_move_to_the_ids_that_they_have_now(node: Node) -> None:
    found = node(
        "rename",
        folder(a={"retention": said("7 days"), "other": said("x")}),
        {"systems": {"was": {"kept": "retention"}}},
    )
    assert found["items"]["systems"][0]["fields"] == {"kept": said("7 days"), "other": said("x")}


# Merging


@given(steps=STEPS)
@example(steps=[("put", 0, "badge", "told", "a"), ("remove", 1, "badge"), ("merge", 0, 1)])
@example(steps=[("put", 0, "badge", "told", "a"), ("put", 1, "badge", "told", "b"), ("merge", 0, 1), ("merge", 1, 0)])
def test_merging_is_the_same_in_any_order_and_once_is_enough(node: Node, steps: list[Any]) -> None:
    one, two, three = node("play", BASE, 3, steps)
    both = node("merge", one, two)
    assert node("merge", both, two) == both
    assert node("merge", both, one) == both
    assert texts(node("merge", two, one)) == texts(both)
    assert texts(node("merge", both, three)) == texts(node("merge", one, node("merge", two, three)))
    assert node("read", json.dumps(both))["folder"] == both


def test_two_people_write_in_two_copies_and_nothing_is_lost(node: Node) -> None:
    steps = [
        ("put", 0, "badge", "told", "nobody"),
        ("put", 1, "badge", "told", "the union"),
        ("put", 1, "rota", "told", "staff"),
    ]
    one, two = node("play", BASE, 2, steps)
    both = node("merge", one, two)
    assert texts(both)["badge", "told"] == ["nobody", "the union"]
    assert texts(both)["rota", "told"] == ["staff"]
    assert [(each["item"]["id"], each["field"]) for each in node("conflicts", both)] == [("badge", "told")]
    settled = node("put", copy.deepcopy(both), "copy0", "systems", "badge", "told", {"v": "both"})
    assert texts(node("merge", settled, two)) == texts(settled)
    assert texts(node("merge", one, settled)) == texts(settled)


def test_who_writes_on_over_the_words_of_another_makes_no_conflict(node: Node) -> None:
    steps = [("put", 0, "badge", "told", "nobody"), ("merge", 1, 0), ("put", 1, "badge", "told", "the union")]
    one, two = node("play", BASE, 2, steps)
    assert texts(node("merge", one, two))["badge", "told"] == ["the union"]


def test_what_was_removed_stays_away_but_for_what_was_written_meanwhile(node: Node) -> None:
    one, two = node("play", BASE, 2, [("remove", 0, "badge")])
    assert "badge" not in {thing for thing, _ in texts(node("merge", two, one))}
    one, two = node("play", BASE, 2, [("remove", 0, "badge"), ("put", 1, "badge", "told", "staff")])
    assert texts(node("merge", one, two))["badge", "told"] == ["staff"]


def test_with_a_system_goes_what_belongs_to_it(node: Node) -> None:
    found = copy.deepcopy(BASE)
    found["items"]["data"] = [{"id": "d", "of": "badge", "fields": {"what": said("hours", 2)}}]
    left = node("remove", found, "systems", "badge")
    assert "hours" not in json.dumps(left)
    assert node("held", left, "data") == []


def test_two_systems_of_one_name_become_one_when_a_person_says_so(node: Node) -> None:
    found = folder(
        a={"system": said("Gate-Wren!"), "told": said("x", 2)},
        b={"system": said("GATEWREN"), "told": said("y", 3, "second")},
    )
    found["items"]["data"] = [{"id": "d", "of": "b", "fields": {"what": said("hours", 4)}}]
    assert [[item["id"] for item in pair] for pair in node("twins", found)] == [["a", "b"]]
    one = node("fuse", found, "a", "b", SHEETS)
    assert [item["id"] for item in node("held", one, "systems")] == ["a"]
    assert [item["id"] for item in node("held", one, "data", "a")] == ["d"]
    assert texts(one)["a", "told"] == ["x", "y"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Late-list", "late list", True),
        ("\u0645\u064f\u062d\u0645\u062f", "\u0645\u062d\u0645\u062f", True),  # Arabic, with a vowel sign and without
        ("\u0915\u093e\u092e", "\u0915\u092e\u0940", False),  # Hindi: words that only their vowel signs tell apart
    ],
)
def test_names_are_alike_however_they_are_written(one: str, other: str, alike: bool, node: Node) -> None:
    assert bool(node("twins", folder(a={"system": said(one)}, b={"system": said(other)}))) == alike


def test_a_line_that_word_has_broken_stays_broken(node: Node) -> None:
    opened = node("read", json.dumps(folder(a={"system": said("one\vtwo\r\nthree")})))["folder"]
    assert texts(opened)["a", "system"] == ["one\ntwo\nthree"]


def test_what_one_person_wrote_about_two_systems_stays_when_they_become_one(node: Node) -> None:
    found = folder(a={"system": said("Rota"), "told": said("x", 2)}, b={"system": said("rota"), "told": said("y", 3)})
    for kind, facts in (("levers", {}), ("questions", {"row": "r1"})):
        found["items"][kind] = [
            {"id": f"{of}-{kind}", "of": of, **facts, "fields": {"know": said(f"of {of}", n, over={"earlier": 3})}}
            for of, n in (("a", 4), ("b", 5))
        ]
    found["items"]["data"] = [{"id": f"d{of}", "of": of, "fields": {"what": said("hours", 4)}} for of in "ab"]
    one = node("fuse", copy.deepcopy(found), "a", "b", SHEETS)
    assert texts(one)["a", "told"] == ["x", "y"]
    for kind in ("levers", "questions"):
        [item] = node("held", one, kind, "a")
        assert unsettled(item["fields"]["know"]) == ["of a", "of b"]
    assert [item["id"] for item in node("held", one, "data", "a")] == ["da", "db"]
    assert [node("held", one, kind, "b") for kind in one["items"]] == [[]] * 4
    jsonschema.validate(one, SCHEMA)
    again = node("unite", node("merge", one, found), SHEETS)
    assert [len(node("held", again, kind, "a")) for kind in ("levers", "questions", "data")] == [1, 1, 2]
    assert len(node("conflicts", again)) == 4


def test_a_sheet_that_two_people_began_is_one(node: Node) -> None:
    def begun(words: str, by: str) -> Folder:
        made = folder(a={"system": said("Rota")})
        made["items"]["levers"] = [{"id": f"of-{by}", "of": "a", "fields": {"know": said(words, 2, by)}}]
        return made

    one, two = begun("Ann", "ann"), begun("Bob", "bob")
    united = node("unite", node("merge", one, two), SHEETS)
    [item] = node("held", united, "levers", "a")
    assert unsettled(item["fields"]["know"]) == ["Ann", "Bob"]
    assert node("unite", node("merge", united, two), SHEETS) == united
    fresh = [node("add", copy.deepcopy(BASE), "levers", {"of": "badge"}, "levers") for _ in range(2)]
    assert fresh[0]["items"]["levers"][0]["id"] == fresh[1]["items"]["levers"][0]["id"]


def test_a_sheet_is_begun_once_and_so_is_what_is_about_a_row(node: Node) -> None:
    """Another tab, or a second press, may have begun it while the page does not know."""
    made = folder(a={"system": said("Rota")}, b={"system": said("Gate")})
    for kind, facts in (("levers", {"of": "a"}), ("levers", {"of": "b"}), ("rows", {"row": "goal"})):
        for _ in range(2):
            made = node("add", made, kind, facts, *(["levers"] if kind == "levers" else []))
    assert [each["of"] for each in made["items"]["levers"]] == ["a", "b"]
    assert len(made["items"]["rows"]) == 1


@pytest.mark.parametrize("length", [31, 32, 47, 48])
def test_what_is_about_a_row_with_a_long_id_opens_again_for_each_system(node: Node, length: int) -> None:
    systems = ["5e1f" * 4, "b0a7" * 4]
    made = folder(**{id_: {"system": said(id_)} for id_ in systems})
    for id_ in systems:
        made = node("add", made, "rows", {"of": id_, "row": "r" * length})
    for each in made["items"]["rows"]:
        each["fields"] = {"why": said(each["of"])}
    read = node("read", json.dumps(made))["folder"]["items"]["rows"]
    assert [each["fields"]["why"]["v"] for each in read] == systems


# Sharing


def test_a_copy_to_share_holds_nothing_of_the_unions_own(node: Node) -> None:
    found = folder(a={"system": said("Badge"), "limit": said("secret", also=[said("hidden", 2, "b")])})
    found["words"] = {"systems.limit": "Our limit", "systems.system": "System"}
    shared = json.dumps(node("shared", found, ["systems.limit"]))
    assert "Badge" in shared
    assert not any(word in shared for word in ("secret", "hidden", "limit"))
