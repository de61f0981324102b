"""The plan of a deck: which slides there are, what stands on them, and what happens when it is too much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from teach_forward.deck.layouts.metrics import wrap
from teach_forward.deck.layouts.texts import split_heading
from teach_forward.deck.names import LayoutName
from teach_forward.deck.plan.links import resolve
from teach_forward.deck.plan.plan import smallest
from teach_forward.deck.slides import Deck, DeckKind, file_name
from teach_forward.findings import ContentError
from teach_forward.layouts import LAYOUTS, faults
from teach_forward.model import Activity, Block, Item, ItemList, Paragraph, Run, Session, Slide, Table, plain
from teach_forward.text.reader import read
from tests.showcase import (
    MESSAGES,
    PROJECT,
    SITE,
    THEME,
    TITLES,
    items,
    own_style,
    plan_of,
    planned,
    runs,
    showcase,
    slide,
    unfit,
    workshop,
)

LONG = "Every clause of it is long enough to fill one whole line of the slide and then a good part of another one too"


GDPR, AMAZON = TITLES
FACTS = items("Another")


def part(*slides: Slide) -> Session:
    return Session("part", "A part", 20, slides, (), 3)


def deck(*slides: Slide, kind: DeckKind = "guide", minutes: int | None = 20, locale: str = "en") -> Deck:
    made = workshop(locale, "The workshop", "What it is for", (Session("part", "A part", minutes, slides, (), 3),))
    return plan_of(made, locale, kind).deck


def texts(made: Deck, place: int = 1) -> dict[str, list[str]]:
    return {text.placeholder: [plain(line.runs) for line in text.lines] for text in made.slides[place].texts}


def refused(*slides: Slide) -> list[str]:
    with pytest.raises(ContentError) as caught:
        deck(*slides)
    return [f"{found.path}:{found.line}: {found.message} [{found.rule.name}]" for found in caught.value.findings]


def test_cover_and_closing_stand_around_the_slides() -> None:
    made = deck(slide("a", "bullets", "First", items("one")), slide("b", "bullets", "Second", items("two")))
    assert [(found.id, found.number) for found in made.slides] == [("cover", 1), ("a", 2), ("b", 3), ("licence", 4)]
    assert texts(made, 0) == {
        "title": ["The workshop"],
        "kicker": ["Workshop 1 of 6"],
        "subtitle": ["What it is for"],
    }
    assert texts(made, 3)["body"][-1] == "guide.test"
    assert made.footer == "Workshop 1 · The workshop"
    assert [section.name for section in made.sections] == ["Workshop 1", "A part", "Teach Forward"]


@pytest.mark.parametrize("locale", ["en", "fr", "ar"])
def test_the_closing_slide_says_the_licence_once_and_in_whole_lines(locale: str) -> None:
    """No line of it breaks: a single word would stand on the next."""
    made = plan_of(workshop(locale, "The workshop", "", ()), locale)
    closing = made.deck.slides[-1]
    body = closing.texts[-1]
    assert sum("CC BY-SA" in plain(line.runs) for text in closing.texts for line in text.lines) == 1
    box = made.style.layout(closing.layout).placeholder(body.placeholder)
    assert [wrap(line.runs, box.style(0).size, box.room[0]).lines for line in body.lines] == [1] * 4


def test_the_closing_slide_has_room_for_a_wider_font() -> None:
    style = own_style("fr", theme=replace(THEME, font="DejaVu Sans"))
    made = plan_of(workshop("fr", "The workshop", "", ()), "fr", style=style)
    assert made.deck.slides[-1].layout.variant == "small"
    assert unfit(made) == []


def test_without_a_site_the_closing_slide_has_no_address() -> None:
    made = plan_of(workshop("en", "The workshop", "", ()), project=replace(PROJECT, site_url="")).deck
    assert texts(made, -1)["body"] == [MESSAGES["en"]["guide_name"], MESSAGES["en"]["deck_licence"]]


def test_an_exercise_says_so_and_has_its_tips() -> None:
    guide, exercise = planned("en", "guide"), planned("en", "exercise")
    notes = [
        [plain(note.runs) for found in made.slides if found.id == "power" for note in found.notes]
        for made in (guide, exercise)
    ]
    assert "Tip · Somebody tells of a sanction" in notes[0]
    assert notes[1] == notes[0]
    assert texts(exercise, 0)["kicker"] == ["Workshop 1 of 6 · Exercise"]
    assert exercise.name == "teach-forward-1-fundamentals-exercise.en.pptx"
    assert file_name(showcase("en"), "guide", PROJECT.prefix) == "teach-forward-1-fundamentals.en.pptx"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Exercise: write a clause", "Write a clause"),
        ("Exercise：写条款", "写条款"),
        ("A rehearsal: in pairs", "A rehearsal: in pairs"),
        ("Exercise:", "Exercise:"),
    ],
)
def test_the_cover_of_an_exercise_names_it(title: str, shown: str) -> None:
    made = workshop("en", "The workshop", "What it is for", (part(slide("a", "bullets", "First", items("one"))),))
    made = replace(made, exercise=replace(made.exercise, title=title))
    cover = texts(plan_of(made, "en", "exercise").deck, 0)
    assert (cover["title"], cover["subtitle"]) == ([shown], ["The workshop"])


@pytest.mark.parametrize(("count", "told"), [(200, ["Clock", "Said"]), (199, ["Clock", "Said", "Title", "word"])])
def test_a_scenario_that_can_be_read_aloud_stands_in_the_notes(count: int, told: list[str]) -> None:
    scenario = (Paragraph((Run("Title", bold=True),)), Paragraph(runs(" ".join(["word"] * (count + 1)))))
    found = slide("a", "bullets", "First", items("one"), notes=(Paragraph(runs("Said")),))
    made = deck(replace(found, scenario=scenario), kind="exercise")
    assert [plain(note.runs).split()[0] for note in made.slides[1].notes[1:]] == told[1:]


def test_a_scenario_is_told_with_the_slide_that_shows_its_scene() -> None:
    """And where none stands above it in its part, with the first one below it."""
    text = (
        "# Exercise\n\n## One {#one}\n\n/// scenario | Before\n    id: before\n\nA ward.\n///\n\n"
        "/// slide | A\n    id: a\n    layout: bullets\n- a\n///\n\nSaid.\n\n"
        "/// scenario | After\n    id: after\n\nA depot.\n\n- A lorry\n///\n"
    )
    page, faults_ = read("workshops/en/1-fundamentals/exercise.md", text.encode(), "exercise", "en")
    assert faults_ == ()
    [found] = page.slides
    told = [plain(block.runs) if isinstance(block, Paragraph) else "list" for block in found.scenario]
    assert told == ["Before", "A ward.", "After", "A depot.", "list"]
    assert [plain(block.runs) for block in found.notes if isinstance(block, Paragraph)] == ["Said."]


@pytest.mark.parametrize("id_", ["break", "break-2", "task-break"])
def test_a_break_says_when_it_ends(id_: str) -> None:
    made = workshop("en", "The workshop", "", (Session(id_, "A pause", 5, (), (), 3),))
    assert texts(plan_of(made).deck)["body"] == ["5 minutes", MESSAGES["en"]["deck_break"]]


def test_notes_keep_their_shape() -> None:
    [power] = [found for found in planned("en").slides if found.id == "power"]
    assert [(plain(note.runs), note.level, note.bullet) for note in power.notes[1:]] == [
        ("Ask who has met each of the three at work this week.", 0, ""),
        ("Give them two minutes", 0, "•"),
        ("Collect on the wall", 0, "•"),
        ("First, pairs", 0, "1"),
        ("then fours", 1, "•"),
        ("Then the room", 0, "2"),
        ("Tip · Somebody tells of a sanction", 0, ""),
        ("Stop the clock. Thank them.", 0, ""),
        ("More in how to use.", 0, ""),
    ]
    assert [run.href for run in power.notes[-1].runs] == [None, f"{SITE}how-to-use/", None]


def test_an_item_goes_on_in_the_notes_behind_those_nested_in_it() -> None:
    rest = Item(runs("Two"), items("b").items, rest=Item(runs("Three")))
    listed = ItemList((Item(runs("One"), items("a").items, rest=rest), Item(runs("Four"))), ordered=True)
    made = deck(replace(slide("s", "bullets", "S", items("shown")), notes=(listed,)))
    assert [(plain(note.runs), note.bullet) for note in made.slides[1].notes if plain(note.runs) != "S"][-6:] == [
        *(("One", "1"), ("a", "•"), ("Two", ""), ("b", "•"), ("Three", ""), ("Four", "2"))
    ]


def test_numbered_lists_keep_their_numbers() -> None:
    interrupted = ItemList(items("third", "fourth").items, ordered=True, start=3)
    others = replace(interrupted, start=5)
    nested = ItemList((Item(runs("one"), items("inner").items, ordered=True),))
    made = deck(slide("a", "bullets", "First", interrupted), slide("b", "task", "Second", interrupted, others))
    shown = [line.number for text in made.slides[1].texts[1:] for line in text.lines]
    assert shown == [3, 4]
    task = {text.placeholder: [line.number for line in text.lines] for text in made.slides[2].texts}
    assert (task["steps"], task["box"]) == ([3, 4], [0, 0, 5, 6])
    made = deck(slide("a", "bullets", "First", nested))
    assert [line.number for line in made.slides[1].texts[1].lines] == [0, 1]


def test_between_two_kinds_of_lists_in_an_item_of_the_notes_stands_no_empty_line() -> None:
    first = Item(runs("One"), items("a").items, rest=Item((), items("b").items, ordered=True))
    made = deck(replace(slide("a", "bullets", "First", items("x")), notes=(ItemList((first,)),)))
    noted = [(plain(note.runs), note.bullet) for note in made.slides[1].notes]
    assert noted[-3:] == [("One", "•"), ("a", "•"), ("b", "1")]


def test_a_list_from_zero_counts_from_one_and_no_item_loses_its_number() -> None:
    zero = ItemList(items("one", "two").items, ordered=True, start=0)
    made = deck(replace(slide("a", "bullets", "First", zero), notes=(zero,)))
    assert [line.number for line in made.slides[1].texts[1].lines] == [1, 2]
    assert [note.bullet for note in made.slides[1].notes[-2:]] == ["1", "2"]


def test_cards_have_numbers_that_are_drawn_or_none() -> None:
    third = ItemList(items("third", "fourth").items, ordered=True, start=3)
    assert list(faults(LAYOUTS["steps"], (items("one", "two", ordered=True),))) == []
    assert list(faults(LAYOUTS["steps"], (third,))) == [
        'the layout "steps" counts from 1, and here the list begins with 3'
    ]
    assert list(faults(LAYOUTS["columns"], (third,))) == [
        'the layout "columns" takes bullets, and here is a numbered list'
    ]


def test_facts_bear_their_sources_at_the_foot() -> None:
    body = ItemList((Item((Run("A fact", href=GDPR), Run(" and "), Run("one more", href=AMAZON))), *FACTS.items))
    made = deck(slide("a", "contrast", "First", body))
    shown, words = made.slides[1].texts[-1], made.slides[1].texts[1]
    assert shown.placeholder == "source"
    assert [(run.text, run.href) for run in shown.lines[0].runs] == [
        ("Sources: ", None),
        (TITLES[GDPR], f"{SITE}references/#gdpr"),
        (" · ", None),
        (TITLES[AMAZON], f"{SITE}references/#amazon-2025"),
    ]
    assert [run.href for line in words.lines for run in line.runs] == [None] * 3  # no link on a card of any colour
    assert smallest(plan_of(workshop("en", "The workshop", "", (part(slide("a", "contrast", "One", body)),)))) > 14


def test_a_source_too_long_for_the_line_stands_in_the_notes() -> None:
    body = ItemList((Item((Run("A fact", href=GDPR), Run("one more", href=AMAZON))), *FACTS.items))
    made = workshop("en", "The workshop", "", (part(slide("a", "contrast", "First", body)),))
    placed = plan_of(made, titles={GDPR: "Very long. " * 20, AMAZON: "Short"}).deck.slides[1]
    assert plain(placed.texts[-1].lines[0].runs) == "Source: Short"
    assert plain(placed.notes[-1].runs).startswith("Source: Very long.")
    quoted = slide("a", "question", "Who?", Paragraph((Run("In pairs", href=GDPR),)))
    placed = deck(quoted).slides[1]
    assert placed.texts[-1].placeholder == "kicker"
    assert plain(placed.notes[-1].runs) == f"Source: {TITLES[GDPR]}"


def test_links_in_a_list_of_sources_and_others_stay_where_they_are() -> None:
    listed = slide("a", "sources", "One", ItemList((Item((Run("The law", href=GDPR),)),)))
    other = slide("b", "bullets", "Two", ItemList((Item((Run("More", href="../../law.md"),)),)))
    made = deck(listed, other, slide("c", "table", "Three", Table(((Run("A", href="../../law.md"),),), ())))
    assert [found.texts[1].lines[0].runs[0].href for found in made.slides[1:3]] == [
        f"{SITE}references/#gdpr",
        f"{SITE}law/",
    ]
    assert made.slides[3].cells
    assert made.slides[3].cells.rows[0][0][0].href == f"{SITE}law/"
    assert all(text.placeholder != "source" for found in made.slides for text in found.texts)


def test_a_table_in_the_notes_is_told_row_by_row() -> None:
    table = Table(
        (runs("Phase"), runs("Ask for"), runs("Then test it")),
        ((runs("Collection"), runs("A list before the start"), runs("Who reports what is new?")),),
    )
    made = deck(slide("a", "bullets", "First", items("one"), notes=(table,)))
    assert plain(made.slides[1].notes[1].runs) == (
        "Phase: Collection · Ask for: A list before the start · Then test it: Who reports what is new?"
    )


def test_a_table_to_fill_in_is_told_with_its_columns() -> None:
    """Which no row would tell."""
    sheet = Table((runs("Step"), runs("We know")), ((runs("Systems"), ()), ((), ())))
    made = deck(slide("a", "bullets", "First", items("one"), notes=(sheet,)))
    assert [(plain(note.runs), note.bullet) for note in made.slides[1].notes[1:]] == [
        ("Step · We know", ""),
        ("Systems", "•"),
    ]


def test_cards_take_their_heading_from_bold_text() -> None:
    body = items("**Time**: Rotas", "**Tasks**\u00a0: Cases", "**People:** Hired", "no heading")
    made = deck(slide("a", "columns", "Four", body))
    assert [texts(made)[f"card {place}"] for place in range(1, 5)] == [
        ["Time", "Rotas"],
        ["Tasks", "Cases"],
        ["People", "Hired"],
        ["no heading"],
    ]


def test_minutes_of_the_session_stand_in_the_box_of_a_task() -> None:
    task = slide("a", "task", "Do it", items("one", "two", ordered=True), items("Groups of four"))
    assert texts(deck(task))["box"] == ["20", "minutes", "Groups of four"]
    assert texts(deck(task, minutes=1))["box"] == ["1", "minute", "Groups of four"]
    assert texts(deck(task, minutes=None))["box"] == ["Groups of four"]
    assert texts(deck(replace(task, activity=Activity(minutes=5))))["box"] == ["5", "minutes", "Groups of four"]
    assert plain(deck(task).slides[1].notes[0].runs) == "Minute 0 to 20 of 20 · A part"
    arabic = slide("a", "task", "المهمة", items("واحد", "اثنان", ordered=True))
    units = [texts(deck(arabic, minutes=minutes, locale="ar"))["box"][1] for minutes in (5, 20, 100)]
    assert units == ["دقائق", "دقيقة", "دقيقة"]


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("https://example.org/x", "https://example.org/x"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("../../how-to-use.md", "https://guide.test/fr/how-to-use/"),
        ("exercise.md#why", "https://guide.test/fr/workshops/1-one/exercise/#why"),
        ("index.md", "https://guide.test/fr/workshops/1-one/"),
        ("#why", "https://guide.test/fr/workshops/1-one/guide/#why"),
        ("../../index.md", "https://guide.test/fr/"),
        ("../../pictures/a%20map.svg", "https://guide.test/fr/pictures/a%20map.svg"),
        ("tel:+3221234567", "tel:+3221234567"),
    ],
)
def test_links_lead_to_the_site(href: str, leads: str) -> None:
    # A page's address counts from its place on the site, where a locale's workshops lie below its pages.
    assert resolve(href, "workshops/fr/1-one/guide.md", SITE, "en") == leads
    assert resolve("a.md", "docs/en/b.md", SITE, "en") == "https://guide.test/a/"
    assert resolve("a.md", "docs/en/b.md", "", "en") is None


def test_little_text_is_set_large_and_much_text_small() -> None:
    names = [deck(slide("a", "bullets", "T", items(*["few words"] * count))).slides[1].layout for count in (1, 3, 5)]
    assert list(map(str, names)) == ["Bullets huge", "Bullets huge", "Bullets large"]
    assert deck(slide("a", "bullets", "T", items(*[LONG] * 4))).slides[1].layout == LayoutName("bullets")


def test_a_full_slide_does_not_make_the_others_smaller() -> None:
    small = slide("a", "bullets", "T", items("word"))
    full = slide("b", "bullets", "U", items(*[LONG] * 5))
    assert [str(found.layout) for found in deck(small, full).slides[1:3]] == ["Bullets huge", "Bullets small"]


def test_all_tasks_of_a_deck_are_set_alike() -> None:
    short = slide("a", "task", "T", items("word"), Paragraph(runs("Two")))
    long = slide("b", "task", "U", items(*[LONG] * 2), Paragraph(runs("Two")))
    assert [str(found.layout) for found in deck(short).slides[1:2]] == ["Task huge"]
    assert len({found.layout for found in deck(short, long).slides[1:3]}) == 1


def test_cards_hug_their_text() -> None:
    heights = []
    for text in ("a few words", f"{LONG}, {LONG}"):
        made = deck(slide("a", "columns", "T", items(*[f"**Head**: {text}"] * 2)))
        layout = own_style("en").layout(made.slides[1].layout)
        [card, _] = [one for one in layout.placeholders if one.name.startswith("card")]
        heights.append(card.box.h)
        assert made.slides[1].fill > 0.6
    assert heights[0] < heights[1]


def test_a_long_word_gets_a_row() -> None:
    cards = items(*["**Datenschutzfolgenabschätzungen**: a few words"] * 4)
    assert "rows" in str(deck(slide("a", "columns", "T", cards)).slides[1].layout)


def test_bullets_that_are_too_many_go_on_over_a_second_slide() -> None:
    lead = Paragraph(runs("First of all:"))
    made = deck(
        slide("a", "bullets", "Full", lead, items(*[f"{LONG} {LONG}"] * 5)), slide("b", "bullets", "T", items("x"))
    )
    assert [(found.id, found.number) for found in made.slides[1:4]] == [("a", 2), ("a-2", 3), ("b", 4)]
    assert [texts(made, place)["title"] for place in (1, 2)] == [["Full (1/2)"], ["Full (2/2)"]]
    assert sum(len(texts(made, place)["body"]) for place in (1, 2)) == 6
    assert plain(made.slides[2].notes[1].runs) == "Full · continued"


def test_what_cannot_be_set_is_refused_with_its_place() -> None:
    path = "workshops/en/1-fundamentals/guide.md:10: the slide"
    steps: Block = items(f"**Label**: {LONG * 6}", "**B**: c")
    wide = Table((runs("A"), runs("B")), tuple((runs(LONG * 2), runs(LONG * 2)) for _ in range(5)))
    assert refused(
        slide("a", "steps", "Long", steps),
        slide("b", "cycle", "Wide", items("**Arbeitsunfähigkeitsbescheinigungen**: x", "b", "c", "d", "e", "f")),
        slide("c", "table", "Table", wide),
        slide("d", "section", "Title " * 40),
    ) == [
        f"{path} “Long” does not fit (card 1): 5 lines over [overfull-slide]",
        f"{path} “Table” does not fit (table): 16 lines over [overfull-slide]",
        f"{path} “{'Title ' * 40}” does not fit (title): 5 lines over [overfull-slide]",
        f"{path} “Wide” does not fit (card 1): the word “Arbeitsunfähigkeitsbescheinigungen” is too wide for its box "
        "[overfull-slide]",
    ]


def test_a_word_that_is_too_wide_may_break_at_a_hyphen() -> None:
    with pytest.raises(ContentError) as caught:
        deck(slide("a", "section", "Betriebsvereinbarungsverhandlungen"))
    [found] = caught.value.findings
    assert found.hint == "say it in shorter words, or write a hyphen where the word may break"
    deck(slide("a", "section", "Betriebsvereinbarungs-Verhandlungen"))


def test_titles_stand_once() -> None:
    [found] = refused(slide("a", "bullets", "Same", items("x")), slide("b", "question", "Same"))
    assert found.endswith("the title “Same” stands on an earlier slide too [double-title]")


def test_symbols_that_the_font_lacks_are_refused() -> None:
    [found] = refused(slide("a", "bullets", "Boxes", items("☐ tick me")))
    assert found.endswith(
        "the slide “Boxes” has the symbol ☐ (U+2610), which the font of the decks lacks [missing-glyph]"
    )


def test_a_control_character_is_named_by_its_code_alone() -> None:
    [found] = refused(slide("a", "bullets", "Bell", items("ring\a")))
    assert found.endswith("the slide “Bell” has the symbol (U+0007), which the font of the decks lacks [missing-glyph]")


def test_a_title_too_long_for_the_footer_leaves_the_workshop_alone() -> None:
    session = (Session("part", "A part", 20, (), (), 3),)
    made = plan_of(workshop("en", "Title of many words " * 6, "", session)).deck
    assert made.footer == "Workshop 1"
    assert "subtitle" not in texts(made, 0)


GUIDE = b"""# Guide

Lay out the sheets.

## Start {#start minutes=5}

Before anyone comes in.

/// slide | First
    id: first
- one
///

3. Third thing
4. Fourth thing
    1. Inner one
    2. Inner two

## Break {#break minutes=7}

Look for the quiet ones.

/// tip | Late
Wait.
///

## Group work {#groups minutes=30}

Open the [exercise](exercise.md#scenario).

## Rest {#rest minutes=1}
"""


@pytest.mark.parametrize("locale", ["en", "fr", "ar"])
def test_all_that_a_guide_says_is_in_its_deck(locale: str) -> None:
    guide, findings = read("workshops/en/1-fundamentals/guide.md", GUIDE, "guide", locale)
    assert not findings
    made = plan_of(workshop(locale, "The workshop", "What it is for", guide.sessions), locale, "guide").deck
    start, rest, groups, last = made.slides[1:5]
    said = [[(plain(note.runs), note.level, note.bullet) for note in found.notes[1:]] for found in made.slides[1:5]]
    assert said[0] == [
        ("Lay out the sheets.", 0, ""),
        ("Before anyone comes in.", 0, ""),
        ("Third thing", 0, "3"),
        ("Fourth thing", 0, "4"),
        ("Inner one", 1, "1"),
        ("Inner two", 1, "2"),
    ]
    tip = f"{MESSAGES[locale]['tip']} · Late"
    assert [text for text, _, _ in said[1]] == ["Look for the quiet ones.", tip, "Wait."]
    assert [text for text, _, _ in said[2]] == ["Open the exercise."]
    assert [found.id for found in (start, rest, groups, last)] == ["first", "break", "groups", "rest"]
    assert plain(rest.texts[1].lines[1].runs) == MESSAGES[locale]["deck_break"]
    assert plain(groups.texts[1].lines[1].runs).endswith(MESSAGES[locale]["deck_group_work"])
    assert len(last.texts[1].lines) == 1
    clock = MESSAGES[locale]["deck_clock"].format(start=5, end=12, total=43, part="Break")
    assert plain(rest.notes[0].runs) == clock


def test_parts_with_one_name_have_slides_with_two() -> None:
    parts = tuple(Session(key, "Break", 5, (), (), 3) for key in ("break", "break-two"))
    made = plan_of(workshop("en", "The workshop", "What it is for", parts), "en", "guide").deck
    assert [plain(found.texts[0].lines[0].runs) for found in made.slides[1:3]] == ["Break", "Break (2)"]


@pytest.mark.parametrize("text", [" - who", ": who", " – who", " : who", " who"])
def test_what_stands_between_a_heading_and_its_text_is_not_shown(text: str) -> None:
    assert split_heading((Run("Tasks", bold=True), Run(text))) == ((Run("Tasks"),), (Run("who"),))


def test_a_minus_behind_a_heading_stays() -> None:
    assert split_heading((Run("Score", bold=True), Run(" -5"))) == ((Run("Score"),), (Run("-5"),))


@pytest.mark.parametrize(("heading", "text"), [("收集", "：拿走什么"), ("收集：", "拿走什么")])
def test_the_colon_of_chinese_behind_a_heading_is_not_shown(heading: str, text: str) -> None:
    assert split_heading((Run(heading, bold=True), Run(text))) == ((Run("收集"),), (Run("拿走什么"),))
