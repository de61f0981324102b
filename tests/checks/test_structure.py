"""What a translator breaks without touching an id, each on a good French page: told once, at its line, as itself."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

from teach_forward.checks.comparison.order import check_order, moved
from teach_forward.checks.comparison.parity import check_pair
from teach_forward.checks.comparison.same_links import check_same_links
from teach_forward.checks.comparison.structure import check_structure
from teach_forward.checks.declarations import ADAPTED
from teach_forward.checks.page.link_marks import check_link_marks
from teach_forward.checks.page.marks import check_typed_marks
from teach_forward.checks.page.table_marks import check_table_marks
from teach_forward.checks.pages import _declared
from teach_forward.model import Document
from teach_forward.text.reader import INDEX_HEADINGS, read
from tests.tools import ROOT, WHOLE

Edit = Callable[[str], str]
Told = list[tuple[int, str, str]]

GUIDE, EXERCISE = "workshops/fr/1-fundamentals/guide.md", "workshops/fr/1-fundamentals/exercise.md"
INDEX, LETTERS = "workshops/fr/1-fundamentals/index.md", "workshops/fr/3-data-rights/letters.md"
SECOND_INDEX = "workshops/fr/2-data-life-cycle/index.md"
HOME, CASES, TRANSLATING = "docs/fr/index.md", "docs/fr/cases.md", "docs/fr/translating.md"
FACILITATION, AUTHORS, WORKSHEET = (
    "docs/fr/facilitation.md",
    "docs/fr/authors.md",
    "workshops/fr/3-data-rights/worksheet.md",
)
TRANSLATIONS = sorted(
    path.relative_to(ROOT).as_posix()
    for top in ("docs", "workshops")
    for locale in WHOLE
    for path in (ROOT / top / locale).rglob("*.md")
    if "<!-- structure:" not in path.read_text("utf-8")  # a page that says why a section of it differs
)


@cache
def page(path: str) -> Document:
    return changed(path, lambda text: text)


def changed(path: str, edit: Edit) -> Document:
    """A page of the guide after an edit."""
    text = (ROOT / path).read_text("utf-8")
    locale = path.split("/")[1]
    return read(path, edit(text).encode(), "page", locale)[0]


def told(page: Document, source: Document) -> Told:
    """What all these checks say of a translation."""
    alone = (check_typed_marks, check_link_marks, check_table_marks)
    links = functools.partial(check_same_links, adapted=_declared(page, ADAPTED))
    beside = (check_structure, check_order, links)
    return sorted(
        [fault for check in alone for fault in check(page)]
        + [fault for check in beside for fault in check(source, page)]
    )


def source_of(path: str) -> str:
    return re.sub("/[^/]+/", "/en/", path, count=1)


@pytest.mark.parametrize("path", TRANSLATIONS)
def test_a_good_translation_is_left_alone(path: str) -> None:
    assert told(page(path), page(source_of(path))) == []


@pytest.mark.parametrize("path", sorted({source_of(path) for path in TRANSLATIONS}))
def test_a_source_is_left_alone(path: str) -> None:
    assert [fault for fault in told(page(path), page(path)) if fault[2] != "english-left"] == []


@dataclass(frozen=True)
class Mistake:
    """What a person did on which page, the rule that speaks, and the beginning of the line that it names."""

    what: str
    path: str
    edit: Edit
    rule: str
    line: str


def sub(pattern: str, new: str, count: int = 1) -> Edit:
    return lambda text: re.sub(pattern, new, text, count=count, flags=re.MULTILINE | re.DOTALL)


def exchange(first: str, second: str) -> Edit:
    """Exchange two stretches, the second right behind the first."""
    return sub(f"({first})({second})", r"\2\1")


SECTION = r"^## [^\n]*\{{#{}[^\n]*\}}\n.*?(?=^## )"
QUESTION = r"^/// question \|[^\n]*\n    id: {}\n.*?^/// answer\n.*?^///\n\n"
ITEM = r"^(?:-|\d+\.) [^\n]*\n"

MISTAKES = [
    # Order
    Mistake("two sections have changed places", HOME,
            exchange(SECTION.format("workshops"), SECTION.format("routes")), "order-differs", "## Par où passer"),
    Mistake("a section stands far away", FACILITATION,
            exchange(SECTION.format("parking"), r".*(?=^## [^\n]*\{#interpretation\})"), "order-differs", "## Le parking"),
    Mistake("two sections within one have changed places", CASES,
            exchange(r"^### [^\n]*\{#chandigarh[^\n]*\n.*?(?=^### )", r"^### .*?(?=^##)"), "order-differs", "### "),
    Mistake("two questions have changed places", EXERCISE,
            exchange(QUESTION.format("q-[a-z-]+"), QUESTION.format("q-[a-z-]+")), "order-differs", "/// question"),
    # Lists
    Mistake("a numbered list became bullets", TRANSLATING,
            lambda text: re.sub(r"^\d\. (?=En bas|Changez|Cliquez)", "- ", text, flags=re.MULTILINE),
            "list-differs", "- En bas"),
    Mistake("bullets became numbers", CASES, sub(r"^(- )(\*\*Où il sert)", r"1. \2"), "list-differs", "- **Ce qu’il montre"),
    Mistake("a list is numbered anew in its middle", TRANSLATING, sub(r"^3\. Cliquez", "1. Cliquez"), "list-differs", "1. Cliquez"),
    Mistake("a list begins with another number", TRANSLATING, sub(r"^1\. En bas", "2. En bas"), "list-differs", "2. En bas"),
    Mistake("an item is nested", FACILITATION, sub(r"^- (Au début, montrez)", r"    - \1"), "list-differs", "    - Au début"),
    Mistake("an item is no longer nested", AUTHORS,
            sub(r"(id: data-is-power.*id: data-is-power[^/]*)^    - même", r"\1- même"), "list-differs", "- même"),
    Mistake("two items became one", FACILITATION, sub(r"\n- (Au début, montrez)", r" \1"), "list-differs", "- Envoyez diapos"),
    Mistake("an item is lost", FACILITATION, sub(r"^- Au début, montrez[^\n]*\n", ""), "list-differs", "- Envoyez diapos"),
    Mistake("an item is there twice", FACILITATION, sub(r"^(- Une voix[^\n]*\n)", r"\1\1"), "repeated-text", "- Une voix"),
    Mistake("a row is there twice", FACILITATION, sub(r"^(\| Quelqu’un fait[^\n]*\n)", r"\1\1"), "repeated-text", "| Quelqu’un fait"),
    Mistake("a list is lost", FACILITATION, sub(rf"(?<=\n\n)(?:{ITEM})+(?=\Z|\n## [^\n]*#interpretation)", ""), "list-differs", "## En ligne"),
    Mistake("items have changed places, as their links tell", CASES,
            exchange(r"^- \*\*Où il sert :\*\* dans l’\[atelier 1\][^\n]*#data-is-power[^\n]*\n".replace(" :", "\u00a0:"), ITEM),
            "list-differs", "- **"),
    Mistake("a box to tick lost its space", INDEX, sub(r"- \[ \] ", "- [] "), "stray-mark", "- [] "),
    # Tables
    Mistake("a row is lost", FACILITATION, sub(r"^\| Personne ne parle[^\n]*\n", ""), "table-rows", "| Ce qui arrive"),
    Mistake("two rows became one", HOME, sub(r" \|\n\| Dans l’équipe", " Dans l’équipe"), "broken-table", "| Délégué·e"),
    Mistake("a row is broken over two lines", FACILITATION, sub(r"^(\| Personne ne parle \|[^|]*)\| ", r"\1\n| "), "broken-table", "| Personne"),
    Mistake("a bar is lost", FACILITATION, sub(r"^(\| Personne ne parle) \|", r"\1"), "broken-table", "| Personne"),
    Mistake("a bar too many", FACILITATION, sub(r"^(\| Personne ne) parle", r"\1 | parle"), "broken-table", "| Personne"),
    Mistake("a bar for readers lost its backslash", FACILITATION, sub(r"^(\| Personne ne parle)", r"\1 oui|non"), "broken-table", "| Personne"),
    Mistake("an empty line in a table", FACILITATION, sub(r"^(\| Personne ne parle)", r"\n\1"), "broken-table", "| Personne"),
    Mistake("a tab in a row", FACILITATION, sub(r"^\| Personne ne parle", "|\tPersonne ne parle"), "broken-table", "|\tPersonne"),
    Mistake("the line of hyphens is lost", HOME, sub(r"^\| --- \| --- \| --- \|\n", ""), "broken-table", "| Vous êtes"),
    Mistake("the line of hyphens is too short", HOME, sub(r"^\| --- \| --- \| --- \|\n", "| --- | --- |\n"), "broken-table", "| Vous êtes"),
    Mistake("no empty line above a table", HOME, sub(r"\n\n(\| Vous êtes)", r"\n\1"), "broken-table", "| Vous êtes"),
    Mistake("a table pasted with tabs", HOME,
            lambda text: re.sub(r"^\| (.*?) \| (.*?) \|(.*)\|$", "\\1\t\\2\t\\3", text.replace("| --- | --- | --- |\n", ""), flags=re.MULTILINE),
            "broken-table", "Vous êtes"),
    Mistake("a table lost a column", HOME, lambda text: re.sub(r"^(\|[^|]*\|[^|]*\|)[^|\n]*\|$", r"\1", text, flags=re.MULTILINE),
            "table-columns", "| Vous êtes"),
    Mistake("rows have changed places, as their numbers tell", SECOND_INDEX,
            exchange(r"^\| 24 \|[^\n]*\n", r"^\| 10 \|[^\n]*\n"), "table-rows", "| 1"),
    # Paragraphs
    Mistake("a paragraph is there twice", HOME, sub(r"^(Voici un guide[^\n]*\n\n)", r"\1\1"), "repeated-text", "Voici un guide"),
    Mistake("a paragraph took the place of another one", GUIDE,
            sub(r"^(\*\*À dire[^\n]*Bienvenue[^\n]*)\n\n\*\*À demander[^\n]*", r"\1\n\n\1"), "repeated-text", "**À dire"),
    Mistake("a paragraph is lost", HOME, sub(r"^Une seule soirée[^\n]*\n\n", ""), "paragraphs-differ", "Rien n’oblige"),
    Mistake("two paragraphs became one", HOME, sub(r"\n\n(\*\*Pour qui)", r" \1"), "paragraphs-differ", "Une appli"),
    Mistake("a quotation is none any more", LETTERS,
            lambda text: text[: text.index("## ", text.index("\n> "))].replace("\n> ", "\n").replace("\n>", "\n") + text[text.index("## ", text.index("\n> ")) :],
            "paragraphs-differ", "## "),
    # Links
    Mistake("a link has no words", HOME, sub(r"\[comment utiliser ce guide\]", "[]"), "bad-link", "**Pour commencer"),
    Mistake("a space parts a link", HOME, sub(r"\[comment utiliser ce guide\]\(", "[comment utiliser ce guide] ("), "bad-link", "**Pour commencer"),
    Mistake("a link is lost", HOME, sub(r"\[comment utiliser ce guide\]\([^)]*\)", "comment faire"), "links-differ", "**Pour commencer"),
    Mistake("a link is lost in a section with the same one twice", HOME,
            sub(r"\[Atelier 3\]\([^)]*\)", "Atelier 3"), "links-differ", "- **« A-t-on".replace("« ", "«\u00a0")),
    Mistake("a link too many", HOME, sub(r"^(Six étapes)", r"[\1](about.md)"), "links-differ", "[Six étapes](about.md)"),
    Mistake("a link stands in another section", HOME,
            lambda text: text.replace("[à propos du guide](about.md)", "à propos").replace("Six étapes", "[Six étapes](about.md)"),
            "links-differ", "[Six étapes](about.md)"),
    Mistake("a picture is lost", TRANSLATING, sub(r"^!\[Une page du guide[^\n]*\n\n", ""), "pictures-differ", "## Corriger"),
    Mistake("the description of a picture is English", TRANSLATING,
            sub(r"!\[Une page du guide[^\]]*\]", "![A page of the guide, with a button at its end: Edit this page. Below it, a page that is not "
                "translated yet, with a band on top: Translate this page]"), "english-left", "![A page of the guide"),
    # Marks
    Mistake("bold does not end", HOME, sub("\\*\\*Pour qui\u00a0\\?\\*\\*", "**Pour qui\u00a0?"), "stray-mark", "**Pour qui"),
    Mistake("bold does not begin", HOME, sub(r"\*\*Pour qui", "Pour qui"), "stray-mark", "Pour qui"),
    Mistake("spaces within bold", HOME, sub("\\*\\*Animer\u00a0:\\*\\*", "** Animer\u00a0: **"), "stray-mark", "- ** Animer"),
    Mistake("escaped stars", HOME, sub("\\*\\*Animer\u00a0:\\*\\*", "\\\\*\\\\*Animer\u00a0:\\\\*\\\\*"), "stray-mark", r"- \*\*Animer"),
    Mistake("italics do not end", GUIDE, sub(r"\*Temps\* déborde", "*Temps déborde"), "stray-mark", "**On répond"),
    Mistake("an underscore is left", HOME, sub(r"Six étapes", "_Six étapes"), "stray-mark", "_Six étapes"),
    Mistake("a quotation does not end", FACILITATION, sub("(Qui saurait\u00a0\\?)\u00a0»", r"\1"), "unpaired-quotes", "| Une question"),
    Mistake("a quotation does not begin", FACILITATION, sub("«\u00a0(J’aimerais)", r"\1"), "unpaired-quotes", "Posez une question"),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.what)
def test_a_mistake_is_told_once_at_its_line(mistake: Mistake) -> None:
    damaged = changed(mistake.path, mistake.edit)
    assert damaged.text != page(mistake.path).text, "the edit changed nothing"
    found = told(damaged, page(source_of(mistake.path)))
    lines = damaged.text.split("\n")
    assert {rule for _, _, rule in found} == {mistake.rule}, found
    assert len(found) == 1, found
    assert lines[found[0][0] - 1].startswith(mistake.line), (found, lines[found[0][0] - 1])


def beside(source: str, translation: str, check: Callable[[Document, Document], object] = check_structure) -> Told:
    """What a check says of a page beside its source."""
    pages = (
        read(f"docs/{locale}/page.md", text.encode(), "page", locale)[0]
        for locale, text in (("en", source), ("fr", translation))
    )
    return list(check(*pages))


HEAD = "# T\n\n## A {#a}\n\n"
SLIDE = "/// slide | S\n    id: s\n{}///\n\n"
LONG = "eight words at least stand in this line {}\n"


@pytest.mark.parametrize(
    ("source", "translation", "rules"),
    [
        ("1. a\n2. b\n3. c\n", "1. a\n1. b\n1. c\n", []),  # the machine counts
        ("1. a\n1. b\n1. c\n", "1. a\n2. b\n3. c\n", []),
        ("1. a\n2. b\n3. c\n", "3. a\n3. b\n3. c\n", ["list-differs"]),
        ("1. a\n2. b\n", "١. a\n٢. b\n", []),  # digits of another script are numbers too
        ("- a\n- b\n", "* a\n* b\n", []),
        ("- a\n\n- b\n", "- a\n- b\n", []),
        ("- a\n\n1. b\n", "- a\n- b\n", ["list-differs"]),
        (SLIDE.format("- a\n- b\n"), SLIDE.format("- a\n"), []),  # parity counts these
        (SLIDE.format("- a\n- b\n"), SLIDE.format("1. a\n2. b\n"), ["list-differs"]),
        (SLIDE.format("- a\n") + "- b\n", "", []),  # a slide that is missing takes with it what stands below it
        ("- 3 a\n- 4 b\n- 5 c\n", "- 4 b\n- 5 c\n- 3 a\n", ["list-differs"]),
        ("- 3 a\n- 3 b\n- 5 c\n", "- 5 c\n- 3 a\n- 3 b\n", []),  # a single number tells no order
        ("- 410,000 a\n- 5 b\n", "- ٥ b\n- 410\u202f000 a\n", ["list-differs"]),
        ("- 4 a\n- 5 b\n", "- 5 b\n- 6 a\n", []),  # other numbers are told as such
        ("![a](b.png)\n\nc\n", "c\n", []),
        ("c\n\nd\n", "![a](b.png) c\n\nd\n", []),
        (
            SLIDE.format("- a\n") + SLIDE.replace("id: s", "id: t").format("- b\n") + "c\n\nd\n",
            SLIDE.replace("id: s", "id: t").format("- b\n") + SLIDE.format("- a\n") + "c\n\nd\n",
            [],
        ),
        ("a 3\n\nb 4\n", "b 4\n\na 3\n", ["paragraphs-differ"]),
        ("a\n", "a\n\nb\n\nc\n", []),  # an edition adds what it needs
        ("a\n\n> b\n", "a\n\nb\n", ["paragraphs-differ"]),
        (LONG.format("a") + "\n" + LONG.format("b"), LONG.format("x") + "\n" + LONG.format("x"), ["repeated-text"]),
        (LONG.format("a") + "\n" + LONG.format("a"), LONG.format("x") + "\n" + LONG.format("x"), []),
        ("a b c d\n\ne f g h\n", "x y z\n\nx y z\n", []),
        ("| a | b |\n| - | - |\n| c | d |\n", "| a | b |\n| - | - |\n| c | d |\n", []),
        ("| a | b |\n| - | - |\n| c | d |\n", "| a | b |\n| - | - |\n", ["table-rows"]),
        ("| a | b |\n| - | - |\n| c | d |\n", "x\n", ["table-columns"]),
        ("x\n", "x\n\n| a | b |\n| - | - |\n| c | d |\n", ["table-columns"]),
        ("```\na\nb\n```\n", "```\nc\nd\n```\n", []),
        ("```\na\nb\n```\n", "```\nc\n```\n", ["code-differs"]),
        ("```\na\n```\n\n~~~\nb\n~~~\n", "~~~\nb\n~~~\n", ["code-differs"]),
        ("a\n", "a\n\n```\nb\n```\n", ["code-differs"]),
        ("![three small words](a.png)\n", "![three small words](a.png)\n", ["english-left"]),
        ("![Teach Forward](a.png)\n", "![Teach Forward](a.png)\n", []),
    ],
)
def test_what_stands_in_a_section(source: str, translation: str, rules: list[str]) -> None:
    assert [rule for _, _, rule in beside(HEAD + source, HEAD + translation)] == rules


def test_nothing_is_told_of_a_section_that_is_declared_another_one() -> None:
    source, translation = f"{HEAD}- a\n- b\n", f"{HEAD}- a\n\n{LONG}\n{LONG}"
    pages = [read("docs/fr/page.md", text.encode(), "page", "fr")[0] for text in (source, translation)]
    assert {rule for _, _, rule in check_structure(*pages)} == {"list-differs", "repeated-text"}
    assert list(check_structure(*pages, adapted={"a"})) == []


def test_a_text_that_stands_in_two_sections_is_told_when_it_is_long() -> None:
    other = "## B {#b}\n\n"
    for count, rules in ((12, []), (25, ["repeated-text"])):
        words = "word " * count + "\n\n"
        found = beside(f"{HEAD}x\n\n{other}y\n", HEAD + words + other + words)
        assert [rule for _, _, rule in found] == rules
    assert [line for line, _, _ in found] == [9]


@pytest.mark.parametrize(
    ("wanted", "found", "indices"),
    [
        ("abcd", "abcd", []),
        ("abcd", "bacd", [0]),
        ("abcd", "bcda", [3]),
        ("abcd", "dabc", [0]),
        ("abcd", "acd", []),
        ("abcd", "axbycd", []),
        ("", "ab", []),
    ],
)
def test_as_few_as_possible_have_moved(wanted: str, found: str, indices: list[int]) -> None:
    assert list(moved(wanted, found)) == indices


def test_order_names_what_stands_before_it_in_the_source() -> None:
    source = "# T\n\n## A {#a}\n\n## B {#b}\n\n### C {#c}\n\n### D {#d}\n"
    translation = "# T\n\n## B {#b}\n\n### D {#d}\n\n### C {#c}\n\n## A {#a}\n"
    assert sorted(beside(source, translation, check_order)) == [
        (3, "the section {#b} stands after {#a} in the source", "order-differs"),
        (5, "the section {#d} stands after {#c} in the source", "order-differs"),
    ]


LINKED = "# T\n\n## A {#a}\n\nSee [x](a.md).\n\nAnd [y](b.md), [z](a.md).\n\n## B {#b}\n\nSee [x](c.md).\n"


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        (sub(r"\[y\]\(b\.md\)", "y"), (7, 'the link "b.md" of the source is missing under {#a}', "links-differ")),
        (sub(r"See \[x\]\(a\.md\)", "See x"), (5, 'the link "a.md" of the source is missing under {#a}', "links-differ")),
        (sub(r"\[z\]\(a\.md\)", "z"), (7, 'the link "a.md" of the source is missing under {#a}', "links-differ")),
        (sub(r"See \[x", r"See \\[x"), (5, 'the link "a.md" of the source is missing under {#a}', "links-differ")),
        (sub("See", "[See](d.md)"), (5, 'the source has no link "d.md" under {#a}', "links-differ")),
        (lambda text: sub(r"\[y\]\(b\.md\)", "y")(text) + "\n[y](b.md)\n",
         (13, 'the link "b.md" stands under {#b} here and under {#a} in the source', "links-differ")),
        (sub(r"See \[x\]\(a\.md\)", "Une phrase de plus.\n\nSee x"),
         (3, 'the link "a.md" of the source is missing under {#a}', "links-differ")),
        (sub(r"\[x\]\(a", "[x] (a"), None),  # told as itself
        (sub(r"\(a\.md", "(\\na.md"), None),
        (sub(r"## B.*", ""), None),  # told as a section that is missing
    ],
)  # fmt: skip
def test_a_link_that_is_gone_is_told_where_it_was(edit: Edit, fault: tuple[int, str, str] | None) -> None:
    assert beside(LINKED, edit(LINKED), check_same_links) == ([fault] if fault else [])


def test_a_section_that_is_adapted_may_have_links_of_its_own_and_lacks_none() -> None:
    mine = LINKED.replace("See", "[See](d.md)", 1).replace("[y](b.md)", "y")
    found = beside(LINKED, mine, functools.partial(check_same_links, adapted={"a"}))
    assert found == [(7, 'the link "b.md" of the source is missing under {#a}', "links-differ")]


def test_a_link_that_became_a_picture_is_both() -> None:
    found = beside(LINKED, LINKED.replace("[y]", "![y]"), check_same_links)
    assert sorted(rule for _, _, rule in found) == ["links-differ", "pictures-differ"]


def test_links_of_a_slide_that_is_missing_go_with_it() -> None:
    slide = SLIDE.format("- [x](a.md)\n") + "See [y](b.md).\n\n"
    assert beside(HEAD + slide, HEAD, check_same_links) == []


KEYS_OF_INDEX = "summary: S\naudience: A\ngroup: G"
SECOND = "here is a second pair of ---; keep one, with all keys in it"


@pytest.mark.parametrize(
    ("top", "line", "message"),
    [
        ("---\nprint: true\n---\n---\nsummary: S\naudience: A\ngroup: G\n---\n# T\n", 4, SECOND),
        (f"---\nprint: true\n---\n\n---\n{KEYS_OF_INDEX}\nauthor: me\n---\n# T\n", 5, SECOND),
        (f"---\n{KEYS_OF_INDEX}\n---\n---\nauthor: me\n---\n# T\n", 6, SECOND),
        (f"---\n{KEYS_OF_INDEX}\n---\n---\n---\n# T\n", 6, SECOND),
        (f"---\n{KEYS_OF_INDEX}\n---\n---\n\n---\n# T\n", 6, SECOND),
        (f"---\n{KEYS_OF_INDEX}\n---\n# T\n\n---\n---\n", 8, SECOND),
        (f"---\nprint: true\n---\n# T\n\n---\n{KEYS_OF_INDEX}\n---\n", 6, SECOND),
        (f"---\nprint: true\n---\n# T\n---\n# From the source\n{KEYS_OF_INDEX}\n---\n", 5, SECOND),
        (f"---\nprint: true\n---\n\n---\n# From the source\n{KEYS_OF_INDEX}\n---\n# T\n", 5, SECOND),
        (f"---\nprint: true\n---\n---\n\n{KEYS_OF_INDEX}\n\n---\n# T\n", 4, SECOND),
        ("---\nprint: true\n---\n---\nsummary: >-\n  S\naudience: A\n\ngroup: G\n---\n# T\n", 4, SECOND),
        (f'---\n{KEYS_OF_INDEX}\n---\n---\nsummary: "\n---\n# T\n', 6, SECOND),
        ('---\nprint: true\n---\n---\nsummary: "\n---\n# T\n', 4, SECOND),
        (f"# T\n\n---\n{KEYS_OF_INDEX}\n---\n", 3, "these keys stand below the title; they belong above it"),
    ],
)
def test_a_second_pair_of_keys_is_one_message(top: str, line: int, message: str) -> None:
    headings = "".join(f"\n## {id_} {{#{id_}}}\n" for id_ in INDEX_HEADINGS)
    page, found = read("workshops/fr/1-a/index.md", f"{top}{headings}".encode(), "index", "fr")
    assert [(finding.line, finding.message) for finding in found] == [(line, message)]
    assert page.title == "T"
    assert page.meta.get("summary") == ("S" if 'summary: "' not in top or KEYS_OF_INDEX in top else None)


def test_a_control_character_in_a_key_is_told_however_it_is_written() -> None:
    [found] = read("docs/fr/page.md", b'---\nprint: "a\\ab"\n---\n# T\n', "page", "fr")[1]
    assert (found.line, found.rule.name) == (2, "control-character")
    assert "U+0007" in found.message


@pytest.mark.parametrize(
    "body",
    [
        "# T\n\n---\n\nNote: this is a draft.\n\n---\n",
        "# T\n\n---\n\n---\n",
        "---\n\n# T\n\n---\n",
        "# T\n\n---\n\n## A {#a}\n\n---\n",
        "# T\n\nOne.\n\n---\n\nprint: x\n\n---\n",
        "# T\n\n---\n",
    ],
)
def test_lines_across_a_page_are_not_taken_for_keys(body: str) -> None:
    assert not read("docs/fr/page.md", f"---\nprint: true\n---\n{body}".encode(), "page", "fr")[1]


def test_a_number_goes_with_its_noun() -> None:
    text = "# T\n\n## Part {#part minutes=5}\n\n/// slide | A\n    id: a\n    layout: bullets\n- one\n- two\n///\n\nSay it.\n"
    texts = {"en": text, "fr": text.replace("- two\n", "")}
    pages = [read(f"workshops/{tag}/1-a/guide.md", text.encode(), "guide", tag)[0] for tag, text in texts.items()]
    told = 'the slide "a" has 1 item here and 2 in the source'
    assert told in [finding.message for finding in check_pair(*pages)]


@pytest.mark.parametrize(
    ("source", "translation", "told"),
    [
        (
            "## Slips {#slips .cut-out}",
            "## Slips {#slips}",
            [(5, 'on paper, "slips" has nothing here and .cut-out in the source')],
        ),
        (
            "## Grid {#grid}",
            "## Grid {#grid .tall-rows}",
            [(5, 'on paper, "grid" has .tall-rows here and nothing in the source')],
        ),
        ("## Part {#part}", "## Part {#part .new-page}", []),  # a language may need another page
        (
            "/// question | Why?\n    id: why\n    lines: 9\n///",
            "/// question | Why?\n    id: why\n///",
            [(6, 'on paper, "why" has nothing here and lines: 9 in the source')],
        ),
    ],
)
def test_a_page_is_printed_as_that_of_the_source(source: str, translation: str, told: list[tuple[int, str]]) -> None:
    texts = {tag: f"# T\n\n## Top {{#top}}\n\n{text}\n" for tag, text in (("en", source), ("fr", translation))}
    pages = [read(f"workshops/{tag}/1-a/exercise.md", text.encode(), "exercise", tag)[0] for tag, text in texts.items()]
    assert [(finding.line, finding.message) for finding in check_pair(*pages)] == told
