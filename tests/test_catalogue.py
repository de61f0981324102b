"""Mistakes that translators really make, each made on a good French page: the rule that fits speaks, and no other."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from teach_forward import checks
from teach_forward.deck import build as deck_build
from teach_forward.findings import Finding
from tests.guide import copy_guide

FOLDER = "workshops/fr/1-fundamentals"
GUIDE, EXERCISE, INDEX = (f"{FOLDER}/{name}.md" for name in ("guide", "exercise", "index"))
HOME, WORDS = "docs/fr/index.md", "docs/fr/words.yml"

Edit = Callable[[str], str]


@dataclass(frozen=True)
class Mistake:
    """What a person did, in which file, and the rule that must speak; `line` is a piece of the line that it names."""

    what: str
    rule: str
    edit: Edit
    file: str = GUIDE
    line: str = "---"  # the first of a page with front matter


def swap(old: str, new: str, count: int = 1) -> Edit:
    return lambda text: text.replace(old, new, count)


def drop(pattern: str) -> Edit:
    return lambda text: re.sub(pattern, "", text, count=1, flags=re.DOTALL | re.MULTILINE)


def sub(pattern: str, new: str) -> Edit:
    return lambda text: re.sub(pattern, new, text, count=1, flags=re.DOTALL | re.MULTILINE)


BLOCK = r"^/// slide \| [^\n]+\n    id: pancakes\n.*?^///\n"  # the slide of that id

MISTAKES = [
    # Blocks
    Mistake("the name of a block is translated", "unknown-block", swap("/// slide |", "/// diapositive |"), line="diapositive"),
    Mistake("the name of a block is misspelt", "unknown-block", swap("/// slide |", "/// slid |"), line="/// slid |"),
    Mistake("the fence at the end of a block is lost", "unclosed-block", sub(r"(id: step-in\n.*?)^///\n", r"\1"), line="/// slide"),
    Mistake("a fence too many", "stray-fence", sub(r"^(## )", r"///\n\n\1"), line="///"),
    Mistake("the title of a slide is lost", "missing-title", sub(r"^/// slide \| [^\n]+", "/// slide"), line="/// slide"),
    Mistake("the id of a slide is lost", "missing-id", drop(r"^    id: step-in\n"), line="/// slide"),
    Mistake("an option is translated", "unknown-option", swap("    layout: steps", "    disposition: steps"), line="/// slide"),
    Mistake("the name of a layout is translated", "bad-option", swap("layout: steps", "layout: étapes"), line="/// slide"),
    Mistake("an option lost its colon", "bad-option", swap("    id: step-in", "    id step-in"), line="id step-in"),
    Mistake("options lost their indent", "misplaced-option", swap("    id: step-in", "id: step-in"), line="id: step-in"),
    Mistake("an empty line above the options", "misplaced-option", swap("\n    id: step-in", "\n\n    id: step-in"), line="id:"),
    Mistake("a block is indented", "misplaced-block", sub(r"^/// tip", "  /// tip"), line="/// tip"),
    Mistake("an answer has lost its question", "orphan-answer",
            sub(r"^/// question \|[^\n]*\n    id: q-port-amara\n///\n", "Une phrase.\n"), EXERCISE, "/// answer"),
    Mistake("the answer to a question is gone", "unanswered-question",
            drop(r"(?<=id: q-data\n///\n)\n/// answer\n.*?^///\n"), EXERCISE, "/// question"),
    # Ids, minutes, parts
    Mistake("the id of a slide is translated", "id-differs", swap("id: pancakes", "id: crepes"), line="/// slide"),
    Mistake("the id of a heading is translated", "id-differs", swap("{#opening ", "{#ouverture "), line="{#ouverture"),
    Mistake("the id of a question is translated", "id-differs", swap("id: q-loop", "id: q-boucle"), EXERCISE, "/// question"),
    Mistake("the id of a scenario is translated", "id-differs", swap("id: ward-six", "id: unite-six"), EXERCISE, "id: unite-six"),
    Mistake("two slides have one id", "duplicate-id", swap("id: agreements", "id: step-in"), line="/// slide"),
    Mistake("the id of a heading is lost", "missing-id", sub(r" \{#free\}", ""), HOME, "## Libre"),
    Mistake("minutes are changed", "minutes-differ", swap("{#opening minutes=10}", "{#opening minutes=12}"), line="#opening"),
    Mistake("minutes are written out", "bad-minutes", swap("minutes=10}", "minutes=dix}"), line="minutes=dix"),
    Mistake("minutes are lost", "missing-minutes", swap("{#opening minutes=10}", "{#opening}"), line="{#opening}"),
    Mistake("a slide is dropped", "missing-slide", drop(BLOCK), line="{#recipe"),
    Mistake("a slide is added", "extra-part",
            sub(r"^(/// slide \| [^\n]+\n    id: pancakes)", r"/// slide | Une de plus\n    id: extra\n- un point\n///\n\n\1"),
            line="Une de plus"),
    Mistake("two slides have changed places", "order-differs",
            sub(r"(^/// slide [^\n]+\n    id: step-in.*?)(^/// slide [^\n]+\n    id: agreements.*?)(?=^## )", r"\2\1"),
            line="{#welcome"),
    Mistake("a bullet too many", "item-count", sub(r"(id: step-in\n- [^\n]+\n)", r"\1- **Un point** de plus\n"), line="/// slide"),
    Mistake("two bullets became one", "item-count", sub(r"(id: step-in\n- [^\n]+)\n- ", r"\1, "), line="/// slide"),
    Mistake("another layout", "layout-differs", sub(r"(id: three-kinds\n    layout: )steps", r"\1columns"), line="/// slide"),
    Mistake("a section is not translated", "missing-section", drop(r"^## [^\n]*\{#debrief-questions\}.*\Z"), EXERCISE),
    Mistake("what is said with a slide is lost", "missing-notes",
            sub(r"(id: agreements\n.*?^///\n).*?(?=^## )", r"\1\n"), line="/// slide"),
    Mistake("a tip is lost", "tip-count", drop(r"^/// tip \|.*?^///\n"), line="/// slide"),
    Mistake("a table lost a column", "table-columns",
            lambda text: re.sub(r"^\|([^|\n]*)\|([^|\n]*)\|[^|\n]*\|$", r"|\1|\2|", text, flags=re.MULTILINE), EXERCISE, "| "),
    # Lists and elements
    Mistake("nested by two spaces", "shallow-indent", sub(r"(id: step-in\n- [^\n]+\n)- ", r"\1  - "), line="  - "),
    Mistake("no empty line before a list", "list-gap", sub(r"^(## [^\n]*\{#opening [^\n]*\n)", r"\1\nApportez :\n- un stylo\n".replace(" :", "\u00a0:")), line="- un stylo"),
    Mistake("bullets from a word processor", "list-gap", sub(r"^(## [^\n]*\{#opening [^\n]*\n)", r"\1\n• un stylo\n"), line="•"),
    Mistake("a picture on a slide", "misplaced-element", sub(r"(id: step-in\n)- ", r"\1- ![une photo](photo.png) "), line="photo"),
    # Links
    Mistake("the address of a link is translated", "broken-link", swap("(exercise.md", "(exercice.md"), line="exercice.md"),
    Mistake("the anchor of a link is translated", "broken-link", swap("exercise.md#questions", "exercise.md#les-questions"), line="#les"),
    Mistake("a link to another language", "broken-link", swap("(exercise.md#scenario)", "(../../../en/exercise.md)"), line="/en/"),
    Mistake("a link from the top of the site", "broken-link", swap("(exercise.md#scenario)", "(/fr/exercise.md)"), line="(/fr/"),
    Mistake("a link is lost", "links-differ", sub(r"\[([^\]]+)\]\(exercise\.md#scenario\)", r"\1"), line="Ouvrez le diaporama"),
    Mistake("a link leads elsewhere", "links-differ", swap("exercise.md#questions", "exercise.md#scenario"), line="#scenario"),
    # Words
    Mistake("a sentence is still English", "english-left",
            sub(r"^(## [^\n]*\{#break [^\n]*\n\n)[^\n]+", r"\1Put one handout at each place and one large sheet on each table. Hand "
                "out the larger print. Look for whoever has not spoken yet."), line="Put one handout"),
    Mistake("a space that breaks", "french-spaces", sub("\u00a0\\?", " ?"), line=" ?"),
    Mistake("no space before a mark", "french-spaces", sub("\u00a0\\?", "?"), line="?"),
    Mistake("English quotation marks", "french-quotes", sub("^((?!<!--)[^\\n]*?)«\u00a0([^»\\n]+?)\u00a0»", r'\1"\2"'), line='"'),
    Mistake("a word that misleads", "term-avoided", sub(r"^(## [^\n]*\{#break [^\n]*\n\n)", r"\1L’animateur pose la feuille. "), line="animateur"),
    Mistake("a term is not the guide's", "term-missing", lambda text: re.sub("(?i)algorithm", "automat", text)),
    Mistake("a symbol that the decks' font lacks", "missing-glyph", sub(r"(id: step-in\n- )", r"\1☑ "), line="/// slide"),
    Mistake("the title of a slide is too long", "overfull-slide",
            sub(r"^(/// slide \| )[^\n]+(\n    id: pancakes)", r"\1" + "Un titre beaucoup trop long pour tenir sur une diapositive " * 4 + r"\2"),
            line="/// slide"),
    Mistake("two slides have one title", "double-title",
            lambda text: re.sub(r"(?<=^/// slide \| )[^\n]+(?=\n    id: agreements)",
                                re.findall(r"^/// slide \| ([^\n]+)\n    id: step-in", text, re.MULTILINE)[0], text, flags=re.MULTILINE),
            line="/// slide"),
    # The file
    Mistake("a byte order mark", "byte-order-mark", lambda text: "\ufeff" + text, line="---"),
    Mistake("the line ends of Windows", "line-endings", lambda text: text.replace("\n", "\r\n")),
    Mistake("saved in another encoding", "not-utf8", lambda text: text.replace("é", "\udce9", 1), line="# Guide"),
    Mistake("a control character pasted", "control-character", sub(r"^(## )", "\u000b\\1"), line="## "),
    Mistake("a merge left its marks", "conflict-marker",
            sub(r"^(## [^\n]*\{#break [^\n]*\n\n)([^\n]+)", r"\1<<<<<<< HEAD\n\2\n=======\n\2\n>>>>>>> main"), line="<<<<<<<"),
    Mistake("smart quotes in the front matter", "bad-front-matter",
            sub(r'^group: [^\n]*', "group: “8 à 20 personnes”"), INDEX, "group:"),
    Mistake("a colon in the front matter", "bad-front-matter", sub(r"^summary: [^\n]*", "summary: voir: ce que"), INDEX, "summary:"),
    Mistake("a key of the front matter is translated", "unknown-key", sub(r"^audience:", "public:"), INDEX, "public:"),
    Mistake("a key of the front matter is misspelt", "unknown-key", swap("group:", "grup:"), INDEX, "grup:"),
    Mistake("a key of the front matter stands twice", "duplicate-key", sub(r"^(group: [^\n]*\n)", r"\1\1"), INDEX, "group:"),
    Mistake("an option stands twice", "duplicate-key", swap("    id: step-in\n", "    id: step-in\n    id: step-in\n"), line="id: step-in"),
    Mistake("a fixed word stands twice", "duplicate-key", sub(r"^(minutes_short: [^\n]*\n)", r"\1\1"), WORDS, "minutes_short:"),
    Mistake("the source is not named", "missing-source", drop(r"^source: [^\n]*\n")),
    Mistake("an older source is named", "outdated-source", sub(r"^source: [0-9a-f]{40}", "source: " + "0" * 40), line="source: 000"),
    Mistake("a heading of the index is gone", "missing-heading", drop(r"^## [^\n]*\{#online\}.*\Z"), INDEX),
    Mistake("a second title", "title-count", sub(r"^## [^\n]*(?=\{#break )", r"# Pause\n\n## Pause "), line="# Pause"),
    Mistake("a script from a page on the web", "unsafe-html", sub(r"^(## [^\n]*\{#break [^\n]*\n)", r"\1\n<script>alert(1)</script>\n"), line="<script"),
    Mistake("a picture from elsewhere", "unsafe-html",
            sub(r"^(## [^\n]*\{#break [^\n]*\n)", r"\1\n![logo](https://example.org/logo.png)\n"), line="example.org"),
    Mistake("a message is missing", "words-missing", drop(r"^minutes_short: [^\n]*\n"), WORDS, "# Les messages"),
    Mistake("a placeholder is translated", "words-placeholder", swap("{number}", "{numéro}"), WORDS, "{numéro}"),
    Mistake("the key of a message is translated", "words-unknown", sub(r"^(minutes_short: [^\n]*\n)", r"\1abrégé: min\n".replace("é", "e")), WORDS, "abrege"),
]  # fmt: skip

# What cannot but follow: a heading without its id has no minutes either, a lost heading takes its parts with it.
FOLLOWS = {
    "a table lost a column": {"numbers-differ"},  # those of the column
    "a heading of the index is gone": {"missing-section", "table-columns"},
    "a section is not translated": {"item-count"},
    "an answer has lost its question": {"missing-question"},
    "the id of a heading is lost": {"missing-section"},
    "a picture from elsewhere": {"pictures-differ"},
    "a picture on a slide": {"broken-link"},
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the guide in which the pages of the first workshop, and the home page, are up to date."""
    return copy_guide(tmp_path_factory.mktemp("guide"), ("index.md", "workshops/1-fundamentals/"))


def all_findings(root: Path) -> list[Finding]:
    library, findings = checks.find_all(root)
    mine = [finding for finding in findings if finding.path in (GUIDE, EXERCISE, INDEX, HOME, WORDS)]
    if any(finding.severity == "error" for finding in mine):
        return mine
    return [*mine, *deck_build.findings(library, ["fr"])]


def test_a_clean_guide_has_no_finding(copy: Path) -> None:
    assert [str(finding) for finding in all_findings(copy)] == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.what)
def test_mistake(copy: Path, mistake: Mistake) -> None:
    path = copy / mistake.file
    good = path.read_bytes()
    damaged = mistake.edit(good.decode()).encode("utf-8", "surrogateescape")
    assert damaged != good, "the edit changed nothing"
    try:
        path.write_bytes(damaged)
        found = [finding for finding in all_findings(copy) if finding.path == mistake.file]
    finally:
        path.write_bytes(good)
    rules = {finding.rule.name for finding in found}
    assert mistake.rule in rules
    assert rules - {mistake.rule} <= FOLLOWS.get(mistake.what, set()), [str(finding) for finding in found]
    lines = damaged.decode("utf-8", "replace").split("\n")
    named = [lines[finding.line - 1] for finding in found if finding.rule.name == mistake.rule]
    assert any(mistake.line in line for line in named), named


def test_ten_mistakes_on_one_page_are_all_told(copy: Path) -> None:
    chosen = [mistake for mistake in MISTAKES if mistake.file == GUIDE and mistake.what in TEN]
    assert len(chosen) == 10
    path = copy / GUIDE
    good = path.read_bytes()
    text = good.decode()
    for mistake in chosen:
        changed = mistake.edit(text)
        assert changed != text, mistake.what
        text = changed
    try:
        path.write_text(text, encoding="utf-8")
        found = {finding.rule.name for finding in all_findings(copy) if finding.path == GUIDE}
    finally:
        path.write_bytes(good)
    assert {mistake.rule for mistake in chosen} <= found


TEN = {
    "the name of a block is translated",
    "a fence too many",
    "the name of a layout is translated",
    "minutes are written out",
    "nested by two spaces",
    "bullets from a word processor",
    "a control character pasted",
    "a merge left its marks",
    "a script from a page on the web",
    "a block is indented",
}
