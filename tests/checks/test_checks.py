"""Each check over the library, by one edit of a good library that makes it speak, and speak alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image

from teach_forward import checks, rules
from teach_forward.deck import build as deck_build
from teach_forward.findings import ContentError, Finding, errors
from teach_forward.library.addresses import blob_id
from teach_forward.library.scan import load, scan
from teach_forward.rules import RULES
from teach_forward.text.reader import INDEX_HEADINGS
from tests.checks import test_icons as icons
from tests.checks import test_spelling as spelling
from tests.clauses import FACTS, clause_words
from tests.exchange import test_commands as exchange
from tests.tools import ROOT
from tests.words import words_file

INDEX = "---\nsummary: s\naudience: all\ngroup: '8'\nSOURCE---\n# Title\n\n" + "".join(
    f"## Part {{#{id_}}}\n\n" for id_ in INDEX_HEADINGS
)
SECOND_INDEX = INDEX.replace("SOURCE", "").replace("# Title", "# Second")
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"/>'
FIRST = """/// slide | One
    id: one
- a
- b
///

Said first.

"""
SECOND = """/// slide | Two
    id: two
- c
///

Said with it.

/// tip
Breathe.
///

"""
OWN = "# Own\n\n## Part {#part}\n\nA page of one language.\n\nSee [the act](references.md#act).\n"
REPEATED = "Une phrase à dire deux fois, en huit mots et plus."
LONG = "A sentence to say in English, and in no other."
GUIDE = f"""# Guide

## Opening {{#opening minutes=10}}

{FIRST}{SECOND}See [the exercise](exercise.md#why) and [the start](../../index.md).

{LONG}

Data, data, data.

## Group work {{#group-work minutes=20}}
"""
SOURCES = """act:
  {kind: law, title: Work Act, by: A parliament, year: 2020, looked_at: 2026-07, confidence: checked}
gdpr:
  kind: law
  title: General Data Protection Regulation
  by: European Union
  year: 2016
  looked_at: 2026-07
  confidence: checked
"""
TERMS = "terms:\n  data: {fr: [donnée]}\navoid:\n  fr:\n    animateur: personne qui anime\n"
REFERENCES = "# References\n\n## Sources {#sources}\n\nSee [the law](#gdpr) and [again](references.md#gdpr).\n"
FRENCH = {
    f"{LONG}\n\nData, data, data.": "Une phrase à dire en français.\n\nElle parle de données.",
    "Why?": "Pourquoi\u00a0?",
    "See [": "Voir [",
}
QUESTION = """/// question | Why?
    id: why
///

/// answer
- Because.
///
"""
EXERCISE = f"""# Exercise

## Step {{#step minutes=20}}

| a | b |
| --- | --- |
| c | d |

/// scenario | The ward
    id: ward
Two beds.
///

## Questions {{#questions}}

{QUESTION}
{QUESTION.replace("why", "who")}"""


FORM = "docs/en/form.md"
FORM_PAGE = """# Form

## Sheet {#sheet}

| A | B |
| --- | --- |
| c | d |

## Help {#help}

| A | B | C |
| --- | --- | --- |
| d | e | x / y |
| e | f | g |

## Asks {#asks}

| D | E |
| --- | --- |
| first | |
| second | |
"""
FORMS = """systems:
  version: 1
  items: many
  tables:
    - {at: form.md#sheet, help: help, columns: [told, system]}
  choices: {told: [union, nobody]}
  parts: [1, 1]
  was: {told: asked}
  retired: [old]
levers:
  version: 1
  of: systems
  items: sheet
  tables:
    - at: form.md#asks
      columns: [., ask]
      rows: [first, second]
"""
WORKSHEET = "workshops/en/2-two/worksheet.md"
WORKSHEET_PAGE = """\
# Worksheet

## Worksheet {#worksheet}

| System |
| --- |
| Rota |

## Help {#help}

"""
WORKSHEET_HELP = "| Column | What | Choices |\n| --- | --- | --- |\n| System | Its name | free text |\n"
FILM = "# Film\n\n" + "\n".join(
    f"## Scene {key} {{#{key}}}\n\n/// slide | Title {key}\n    id: slide-{key}\n- {key}\n///\n\n"
    f"**Word:** {' '.join(['say'] * 58)} {key}.\n"
    for key in "abcdef"
)


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library without a fault: pages in four languages, and some in English alone."""
    english = {
        "docs/en/index.md": "# Home\n\n[One](workshops/1-one/index.md) [paper](workshops/1-one/handout.md#why)\n",
        "docs/en/references.md": REFERENCES,
        "docs/en/extra.md": "# Extra\n",
        "docs/en/lone.md": "# Lone\n",
        "workshops/en/1-one/index.md": INDEX.replace("SOURCE", ""),
        "workshops/en/1-one/guide.md": GUIDE,
        "workshops/en/1-one/exercise.md": EXERCISE,
    }
    alone = {
        "docs/en/own.md": OWN,
        "workshops/en/2-two/index.md": SECOND_INDEX,
        "workshops/en/2-two/guide.md": GUIDE,
        "workshops/en/2-two/exercise.md": EXERCISE,
        "workshops/en/2-two/film.md": FILM,
        WORKSHEET: WORKSHEET_PAGE + WORKSHEET_HELP,
    }
    for path, text in alone.items():
        write(tmp_path, path, text)
    write(tmp_path, "docs/en/words.yml", words_file("en", "Word"))
    for locale in ("fr", "ar", "es"):
        write(tmp_path, f"docs/{locale}/words.yml", words_file(locale))
    write(tmp_path, "mkdocs.yml", "site_name: Guide\n")
    write(tmp_path, "slides_src/theme.yml", (ROOT / "slides_src/theme.yml").read_text("utf-8"))
    Image.new("RGB", (1, 1)).save(tmp_path / "docs/en/cat.png")
    write(tmp_path, "docs/en/plan.svg", DRAWING)
    write(tmp_path, "docs/sources.yml", SOURCES)
    write(tmp_path, "docs/terms.yml", TERMS)
    write(tmp_path, "docs/en/search.yml", "synonyms: []\n")
    write(tmp_path, "docs/clauses.yml", FACTS)
    write(tmp_path, "workshops/forms.yml", FORMS)
    write(tmp_path, FORM, FORM_PAGE)
    write(tmp_path, "docs/en/glossary.md", "# Glossary\n\n### Data {#data}\n\nA figure, a word, a voice.\n")
    write(tmp_path, "docs/en/clauses.yml", clause_words())
    write(tmp_path, "docs/fr/clauses.yml", clause_words("\u00a0!"))
    for path, text in english.items():
        write(tmp_path, path, text)
        source = f"source: {blob_id(text.encode())}\n"
        if "index.md" in path and "workshops" in path:
            write(tmp_path, path.replace("/en/", "/fr/"), INDEX.replace("SOURCE", source))
        else:
            french = text
            for old, new in FRENCH.items():
                french = french.replace(old, new)
            write(tmp_path, path.replace("/en/", "/fr/"), f"---\n{source}---\n{french}")
    for locale, words in (("ar", "كلمة"), ("es", "Texto")):
        source = blob_id(english["docs/en/extra.md"].encode())
        write(tmp_path, f"docs/{locale}/extra.md", f"---\nsource: {source}\n---\n# {words}\n")
    return tmp_path


@dataclass(frozen=True)
class Mutation:
    """An edit of one file and the rule that must speak: in that file, or in the one that is named.

    `follows` are the rules that cannot but speak too.
    """

    rule: str
    path: str
    old: str
    new: str
    speaks: str = ""
    follows: tuple[str, ...] = ()


ASKED = QUESTION.replace("Why?", FRENCH["Why?"])
FR = "workshops/fr/1-one"
EN, TWO = "workshops/en/1-one", "workshops/en/2-two"
FRENCH_GUIDE, FRENCH_EXERCISE, FRENCH_INDEX = f"{FR}/guide.md", f"{FR}/exercise.md", f"{FR}/index.md"
TABLE = "| a | b |\n| --- | --- |\n| c | d |"
PAGE = "docs/en/own.md"
BODY = "A page of one language."
MUTATIONS = [
    # The file and its first lines
    Mutation("missing-workshop-file", f"{TWO}/index.md", SECOND_INDEX, ""),
    Mutation("no-source", "docs/en/lone.md", "# Lone\n", "", "docs/fr/lone.md"),
    Mutation("missing-front-matter", FRENCH_INDEX, "audience: all\n", ""),
    Mutation("missing-source", FRENCH_EXERCISE, "source:", "source: #"),
    Mutation("bad-front-matter", FRENCH_INDEX, "audience: all", "audience: “all”"),
    Mutation("bad-front-matter", "docs/fr/words.yml", "minutes: Mot", "minutes: : x"),
    Mutation("bad-front-matter", PAGE, "# Own\n", "template: redirect.html\n# Own\n"),
    Mutation("bad-front-matter", PAGE, "# Own\n", "---\n---\n# Own\n"),
    Mutation("bad-front-matter", PAGE, "# Own\n", "---\nprint: tables\n---\n# Own\n"),
    Mutation("bad-front-matter", PAGE, "# Own\n", "---\nprint: 0\n---\n# Own\n"),
    Mutation("bad-front-matter", PAGE, "# Own\n", "---\nprint: 100\n---\n# Own\n"),
    Mutation("bad-front-matter", PAGE, "# Own\n", "---\nprint: true\n...\n---\n# Own\n"),
    Mutation("unknown-key", PAGE, "# Own\n", "---\ntemplate: redirect.html\nlocation: /\n---\n# Own\n"),
    Mutation("unknown-key", PAGE, "# Own\n", "---\nsummary: Mine\n---\n# Own\n"),
    Mutation("unknown-term", PAGE, "# Own\n", "---\nunlinked: data, date\n---\n# Own\n"),
    Mutation("unknown-key", FRENCH_INDEX, "audience:", "public:"),
    Mutation("unknown-key", FRENCH_GUIDE, "source:", "origin:"),
    Mutation("too-much", PAGE, BODY, "[" * 100, follows=("unused-source",)),
    Mutation("too-much", FRENCH_GUIDE, "- a\n- b\n", "> " * 20 + "a\n"),
    Mutation("unclosed-comment", PAGE, BODY, "<!-- a comment"),
    Mutation("duplicate-key", FRENCH_INDEX, "audience: all\n", "audience: all\naudience: some\n"),
    Mutation("duplicate-key", FRENCH_GUIDE, "    id: one\n", "    id: one\n    id: one\n"),
    Mutation("duplicate-key", "docs/fr/words.yml", "\nminutes: ", "\nminutes: x\nminutes: "),
    Mutation("duplicate-key", "docs/sources.yml", "  year: 2016\n", "  year: 2016\n  year: 2017\n"),
    Mutation("duplicate-key", "docs/terms.yml", "avoid:", "avoid: {}\navoid:"),
    Mutation("duplicate-key", "mkdocs.yml", "site_name: Guide", "site_name: A\nsite_name: B"),
    Mutation("not-utf8", FRENCH_GUIDE, "Voir", "\udcff"),
    Mutation("byte-order-mark", FRENCH_GUIDE, "---\nsource", "\ufeff---\nsource"),
    Mutation("line-endings", FRENCH_GUIDE, "\n", "\r\n"),
    Mutation("control-character", FRENCH_GUIDE, "Voir", "Vo\vir"),
    Mutation("control-character", PAGE, BODY, "A page&#7; of one language."),
    Mutation("garbled-text", FRENCH_GUIDE, "phrase à dire", "phrase Ã\u00a0 dire"),
    Mutation("garbled-text", "docs/fr/words.yml", "minutes_short: Mot", "minutes_short: dÃ©jÃ©"),
    Mutation("lost-character", FRENCH_GUIDE, "Voir", "Vo\ufffdr"),
    Mutation("direction-control", PAGE, BODY, "A page \u202eof one language."),
    Mutation("invisible-character", PAGE, BODY, "A pa\u200bge of one language."),
    Mutation("decomposed-letters", FRENCH_GUIDE, "phrase à", "phrase a\u0300"),
    Mutation("mixed-letters", PAGE, BODY, "A pag\u0435 of one language."),
    Mutation("persian-letters", "docs/ar/extra.md", "كلمة", "\u06a9لمة"),
    Mutation("double-entity", PAGE, BODY, "A page&amp;#39;s words."),
    Mutation("conflict-marker", FRENCH_GUIDE, "Voir", "<<<<<<< yours\nVoir\n=======\nVoyez\n>>>>>>> theirs\nVoir"),
    # Headings, names and minutes
    Mutation("title-count", PAGE, BODY, "# Another"),
    Mutation("missing-id", PAGE, "## Part {#part}", "## Part"),
    Mutation("duplicate-id", PAGE, BODY, "## Again {#part}"),
    Mutation("missing-heading", FRENCH_INDEX, "## Part {#online}\n", ""),
    Mutation("missing-minutes", FRENCH_GUIDE, "{#opening minutes=10}", "{#opening}"),
    Mutation("bad-minutes", FRENCH_GUIDE, "minutes=10", "minutes=ten"),
    Mutation("bad-short", FRENCH_GUIDE, "minutes=10", "minutes=10 short=ten"),
    Mutation("bad-short", FRENCH_GUIDE, "minutes=10", "minutes=10 short=10"),
    Mutation("bad-short", FRENCH_EXERCISE, "{#step minutes=20}", "{#step short=5}"),
    Mutation("bad-short", FRENCH_EXERCISE, "{#step minutes=20}", "{#step optional}"),
    Mutation("bad-agenda", FRENCH_INDEX, "{#ninety-minutes}", "{#ninety-minutes agenda=ninety}"),
    Mutation("bad-agenda", FRENCH_GUIDE, "minutes=10", "minutes=10 agenda=90"),
    Mutation("bad-agenda", f"{TWO}/index.md", "{#ninety-minutes}", "{#ninety-minutes agenda=9}"),
    Mutation("too-few-minutes", f"{TWO}/guide.md", "    id: one", "    id: one\n    minutes: 99"),
    Mutation("too-many-minutes", f"{TWO}/guide.md", LONG, f"**Word:** {LONG}"),
    Mutation("film-scenes", f"{TWO}/film.md", FILM[FILM.index("## Scene f") :], ""),
    Mutation("film-scene", f"{TWO}/film.md", "/// slide | Title b\n    id: slide-b\n- b\n///\n", ""),
    Mutation("film-scene", f"{TWO}/film.md", "## Scene b {#b}\n\n", "", follows=("film-scenes",)),
    Mutation("film-scene", f"{TWO}/film.md", "**Word:** say", "say"),
    Mutation("film-scene", f"{TWO}/film.md", "## Scene b {#b}", "## Scene b {#b minutes=2}"),
    Mutation("film-scene", f"{TWO}/film.md", "say b.", "say b.\n\n- and c"),
    Mutation("film-scene", f"{TWO}/film.md", "/// slide | Title b", "Above.\n\n/// slide | Title b"),
    Mutation("film-length", f"{TWO}/film.md", "say b.", "say b." + " and" * 120),
    Mutation("film-length", f"{TWO}/film.md", "say " * 30, ""),
    Mutation("wrong-total", f"{TWO}/exercise.md", "minutes=20", "minutes=21"),
    # Blocks
    Mutation("unknown-block", PAGE, BODY, "/// conseille\nText.\n///"),
    Mutation("unclosed-block", PAGE, BODY, "/// tip\nText."),
    Mutation("stray-fence", PAGE, BODY, "///"),
    Mutation("nested-block", PAGE, BODY, "//// tip\n/// tip\nText.\n///\n////"),
    Mutation("misplaced-block", f"{TWO}/film.md", "say b.", "say b.\n\n/// question | Why?\n    id: why\n///"),
    Mutation("misplaced-block", PAGE, BODY, "/// question | Why?\n    id: why\n///"),
    Mutation("unparsed-block", PAGE, BODY, "> /// tip\n> Text.\n> ///"),
    Mutation("missing-title", FRENCH_GUIDE, "/// slide | One", "/// slide"),
    Mutation("unexpected-title", FRENCH_EXERCISE, "/// answer", "/// answer | Why"),
    Mutation("unknown-option", FRENCH_GUIDE, "    id: one", "    id: one\n    colour: red"),
    Mutation("bad-option", FRENCH_GUIDE, "    id: one", "    id: The One"),
    Mutation("misplaced-option", FRENCH_GUIDE, "    id: one", "\n    id: one"),
    Mutation("unanswered-question", FRENCH_EXERCISE, "\n/// answer\n- Because.\n///\n", ""),
    Mutation("orphan-answer", f"{TWO}/guide.md", LONG, "/// answer\nBecause.\n///"),
    # Slides
    Mutation("bad-layout-content", FRENCH_GUIDE, "- a\n- b\n", "- a\n- b\n\n> c\n"),
    Mutation("misplaced-element", FRENCH_GUIDE, "- a\n- b\n", "- a\n- b\n\n### Part {#part}\n"),
    Mutation("overfull-slide", FRENCH_GUIDE, "/// slide | One", f"/// slide | {'Un titre trop long ' * 30}"),
    Mutation("unknown-icon", PAGE, BODY, "Time :material-clock-outline: flies."),
    Mutation(
        "some-icons", f"{TWO}/guide.md", "two\n- c", "two\n    layout: columns\n- :material-cash: **a**: b\n- **c**"
    ),
    Mutation("long-notes", FRENCH_GUIDE, "Said first.", f"Dit {'avec beaucoup trop de mots ' * 150}."),
    Mutation("double-title", FRENCH_GUIDE, "/// slide | Two", "/// slide | One"),
    Mutation("missing-glyph", FRENCH_GUIDE, "/// slide | One", "/// slide | One ☑"),
    # Lists, links and pictures
    Mutation("stray-mark", PAGE, BODY, "Bring **pens."),
    Mutation("foreign-mark", PAGE, BODY, "Bring ==thick== pens."),
    Mutation("broken-table", PAGE, BODY, "| a | b |\n| - | - |\n| c |"),
    Mutation("too-wide-for-paper", PAGE, BODY, f"| a | b |\n| - | - |\n| c | {'long' * 25} |"),
    Mutation("bad-link", PAGE, BODY, "[the act] (references.md#act)"),
    Mutation("bad-link", PAGE, BODY, "[the act](references.md\n#act)"),
    Mutation("angle-brackets", PAGE, BODY, "<name of the union>"),
    Mutation("list-gap", PAGE, BODY, "Bring:\n- pens"),
    Mutation("shallow-indent", PAGE, BODY, "- pens\n  - thick ones"),
    Mutation("broken-link", FRENCH_GUIDE, "exercise.md#why", "exercise.md#wy"),
    Mutation("broken-link", FRENCH_GUIDE, "(exercise.md#why)", "(exercis.md)"),
    Mutation("broken-link", FRENCH_GUIDE, "../../index.md", "/index.md"),
    Mutation("broken-link", FRENCH_GUIDE, "Voir", "![a cat](cat.png) Voir"),
    Mutation("missing-alt", PAGE, BODY, "![](cat.png)"),
    Mutation("unsafe-file", "docs/en/plan.svg", "/>", "><script/></svg>"),
    Mutation("picture-place", "docs/en/plan.svg", "/>", "><desc>GPSLatitude: 50,51N</desc></svg>"),
    Mutation("heavy-picture", "docs/en/plan.svg", "/>", f"><desc>{'-' * 500_000}</desc></svg>"),
    Mutation("picture-pixels", f"{TWO}/guide.md", "two\n- c", "two\n    layout: figure\n![A plan](../../plan.svg)"),
    Mutation("unsafe-html", PAGE, BODY, "<b>Bold</b>"),
    # The translation and its English file
    Mutation("missing-section", FRENCH_GUIDE, "## Group work {#group-work minutes=20}\n", ""),
    Mutation("missing-slide", FRENCH_GUIDE, FIRST, ""),
    Mutation("missing-question", FRENCH_EXERCISE, ASKED.replace("why", "who"), ""),
    Mutation("missing-notes", FRENCH_GUIDE, "Said first.\n\n", ""),
    Mutation(
        "extra-part", FRENCH_GUIDE, "/// slide | Two", "/// slide | New\n    id: new\n- d\n///\n\n/// slide | Two"
    ),
    Mutation("id-differs", FRENCH_GUIDE, "id: one", "id: une"),
    Mutation("id-differs", FRENCH_EXERCISE, "{#step minutes=20}", "{#etape minutes=20}"),
    Mutation("id-differs", FRENCH_EXERCISE, "id: ward", "id: salle"),
    Mutation("layout-differs", FRENCH_GUIDE, "    id: one", "    id: one\n    layout: steps"),
    Mutation("item-count", FRENCH_GUIDE, "- b\n", ""),
    Mutation("item-count", FRENCH_EXERCISE, "- Because.\n", "- Because.\n- And why.\n"),
    Mutation("minutes-differ", FRENCH_GUIDE, "minutes=10", "minutes=11"),
    Mutation("minutes-differ", FRENCH_EXERCISE, "minutes=20", "minutes=21"),
    Mutation("minutes-differ", FRENCH_GUIDE, "minutes=10", "minutes=10 short=5"),
    Mutation("minutes-differ", FRENCH_GUIDE, "minutes=10", "minutes=10 optional"),
    Mutation("minutes-differ", FRENCH_INDEX, "{#ninety-minutes}", "{#ninety-minutes agenda=90}"),
    Mutation("order-differs", FRENCH_GUIDE, FIRST + SECOND, SECOND + FIRST),
    Mutation("tip-count", FRENCH_GUIDE, "\n/// tip\nBreathe.\n///\n", ""),
    Mutation("table-columns", FRENCH_EXERCISE, TABLE, "| a |\n| --- |\n| c |"),
    Mutation("table-columns", FRENCH_EXERCISE, TABLE, "None."),
    Mutation("table-rows", FRENCH_EXERCISE, "| c | d |\n", ""),
    Mutation("list-differs", FRENCH_GUIDE, "- a\n- b\n", "1. a\n2. b\n"),
    Mutation("paragraphs-differ", FRENCH_GUIDE, "Une phrase à dire en français.\n\n", ""),
    Mutation("code-differs", FRENCH_EXERCISE, "{#questions}\n", "{#questions}\n\n```\nfou\n```\n"),
    Mutation("repeated-text", FRENCH_GUIDE, "Une phrase à dire en français.", f"{REPEATED}\n\n{REPEATED}"),
    Mutation("links-differ", FRENCH_GUIDE, "exercise.md#why", "exercise.md#step"),
    Mutation("pictures-differ", FRENCH_GUIDE, "Voir", "![a cat](../../cat.png) Voir"),
    Mutation("front-matter-differs", FRENCH_EXERCISE, "source:", "unlinked: data\nsource:"),
    Mutation("numbers-differ", FRENCH_GUIDE, "Voir", "En 2024, voir"),
    Mutation("outdated-source", f"{EN}/exercise.md", "Because.", "Therefore.", FRENCH_EXERCISE),
    Mutation("bad-stamp", FRENCH_GUIDE, "Une phrase à dire", "<!-- source: 9b12e0 -->\n\nUne phrase à dire"),
    # Words and punctuation
    Mutation(
        "english-left",
        FRENCH_GUIDE,
        "Une phrase à dire en français.\n\nElle parle de données.",
        f"{LONG}\n\nLes données.",
    ),
    Mutation(
        "foreign-language",
        FRENCH_GUIDE,
        "Une phrase à dire en français.",
        "Put a handout at each place before people arrive, and keep some of them for yourself.",
    ),
    Mutation("term-missing", FRENCH_GUIDE, "données", "informations"),
    Mutation("term-avoided", FRENCH_GUIDE, "Voir", "Voir, dit l'animateur,"),
    Mutation("french-spaces", FRENCH_GUIDE, "Voir", "Voir : ceci et"),
    Mutation("french-quotes", FRENCH_GUIDE, "Voir", 'Voir "ceci" et'),
    Mutation("unpaired-quotes", FRENCH_GUIDE, "Voir", "«\u00a0Voir"),
    Mutation("spanish-marks", "docs/es/extra.md", "Texto", "Texto. Quién decide?"),
    Mutation("arabic-marks", "docs/ar/extra.md", "كلمة", "كلمة, كلمة"),
    # Fixed words, sources, terms and settings
    Mutation("words-missing", "docs/fr/words.yml", "minutes_short: Mot\n", ""),
    Mutation("words-placeholder", "docs/fr/words.yml", "{total}", "{totale}"),
    Mutation("words-quotes", "docs/fr/words.yml", "minutes_short: Mot", "minutes_short: l'instant"),
    Mutation("words-tag", "docs/fr/words.yml", "fr-FR", "french"),
    Mutation("words-unknown", "docs/fr/words.yml", "\nminutes: ", "\nminuten: x\nminutes: "),
    Mutation("bad-source", "docs/sources.yml", "kind: law", "kind: rumour"),
    Mutation("bad-source", "docs/sources.yml", "  year: 2016\n", ""),
    Mutation("bad-source", "docs/sources.yml", "by: European", "by: : European", follows=("broken-link",)),
    Mutation("bad-source", "docs/sources.yml", "  year: 2016\n", "  year: 2016\n  also: ftp://x\n"),
    Mutation(
        "duplicate-id", "docs/en/references.md", "{#sources}", "{#gdpr}", follows=("id-differs", "outdated-source")
    ),
    Mutation("unused-source", PAGE, "[the act](references.md#act)", "the act", "docs/sources.yml"),
    Mutation("unlisted-link", PAGE, BODY, "[x](https://x.example)"),
    Mutation("unlisted-link", PAGE, BODY, "[x](HTTPS://x.example)"),
    Mutation("bad-clause", "docs/clauses.yml", "kind: demand", "kind: wish"),
    Mutation("bad-clause", "docs/clauses.yml", "pack: 2", "pack: 1"),
    Mutation("bad-clause", "docs/clauses.yml", "source: gdpr", "source: gdrp"),
    Mutation("bad-clause", "docs/clauses.yml", "  confidence: secondary\n", ""),
    Mutation("bad-clause", "docs/clauses.yml", "  region: africa\n", ""),
    Mutation("bad-clause", "docs/clauses.yml", "[faces]", "[face]"),
    Mutation("bad-clause", "docs/en/clauses.yml", "  ban:\n", "  bane:\n"),
    Mutation("bad-clause", "docs/en/clauses.yml", "    wording: ", "    does: "),
    Mutation("bad-clause", "docs/fr/clauses.yml", "    faces: ", "    eyes: "),
    Mutation("french-spaces", "docs/fr/clauses.yml", "title of ban\u00a0!", "title of ban !"),
    Mutation("invisible-character", "docs/fr/clauses.yml", "title of ban", "title of\u200b ban"),
    Mutation("bad-form", "workshops/forms.yml", "[union, nobody]", "[union, Nobody]"),
    Mutation("bad-form", "workshops/forms.yml", "of: systems", "of: system"),
    Mutation("bad-form", "workshops/forms.yml", "form.md#asks", "forms.md#asks"),
    Mutation("bad-form", "workshops/forms.yml", "[., ask]", "[ask, ask]"),
    Mutation("bad-form", "workshops/forms.yml", "retired: [old]", "retired: [system]"),
    Mutation("bad-form", "workshops/forms.yml", "was: {told: asked}", "was: {told: system}"),
    Mutation("bad-form", "workshops/forms.yml", "parts: [1, 1]", "parts: [1, 2]"),
    Mutation("form-columns", "docs/en/form.md", "## Asks {#asks}", "## Asks {#ask}"),
    Mutation(
        "form-columns",
        FORM,
        TABLE.replace("a | b", "A | B"),
        TABLE.replace("| a | b", "| A").replace(" --- |", "", 1).replace(" | d", ""),
    ),
    Mutation("form-rows", FORM, "| second | |\n", ""),
    Mutation("form-rows", FORM, "| e | f | g |\n", ""),
    Mutation("form-blanks", FRENCH_GUIDE, "Voir", "Voir [le jour]{due}"),
    Mutation("form-choices", FORM, "x / y", "x / y / z"),
    Mutation("bad-worksheet", WORKSHEET, "{#help}", "{#helps}"),
    Mutation(
        "bad-worksheet",
        WORKSHEET,
        WORKSHEET_HELP,
        WORKSHEET_HELP.replace(" | Choices |", " |").replace("| --- |\n", "|\n").replace(" | free text |", " |"),
    ),
    Mutation("bad-terms", "docs/terms.yml", "avoid:", "avoided:"),
    Mutation("bad-search-words", "docs/en/search.yml", "synonyms: []", "synonym: []"),
    Mutation("bad-theme", "slides_src/theme.yml", 'ink: "#17203A"', 'ink: "dark blue"'),
    Mutation("bad-project", "mkdocs.yml", "site_name: Guide", "plugins: [{teach-forward: {total: six}}]"),
]


def everything(root: Path) -> tuple[Finding, ...]:
    """All findings: of decks only where the texts have no errors, as in the commands."""
    try:
        library, findings = checks.find_all(root)
        return findings if errors(findings) else (*findings, *deck_build.findings(library, library.locales))
    except ContentError as error:
        return error.findings


def test_a_good_library_has_no_finding(root: Path) -> None:
    assert [str(finding) for finding in everything(root)] == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: f"{m.rule}-{m.new[:12]!r}")
def test_mutation_is_found(root: Path, mutation: Mutation) -> None:
    path = root / mutation.path
    text = path.read_text(encoding="utf-8")
    changed = text.replace(mutation.old, mutation.new)
    assert changed != text
    if changed:
        path.write_bytes(changed.encode("utf-8", "surrogateescape"))
    else:
        path.unlink()
    findings = everything(root)
    told = {finding.rule.name for finding in findings}
    assert told - {*mutation.follows} == {mutation.rule}, [str(finding) for finding in findings]
    assert told >= {*mutation.follows}, "what follows did not follow"
    speaks = {Path(finding.path) for finding in findings if finding.rule.name == mutation.rule}
    assert speaks <= {root / (mutation.speaks or mutation.path), Path(mutation.speaks or mutation.path)}


def test_two_workshops_cannot_have_one_number(root: Path) -> None:
    (root / TWO).rename(root / "workshops/en/1-two")
    [finding] = everything(root)
    assert (finding.path, finding.rule.name) == ("workshops/en/1-two/index.md", "duplicate-number")


@pytest.mark.parametrize("path", ["docs/en/About.md", "docs/en/404.md", "docs/en/own/index.md", f"{TWO}/handout.md"])
def test_a_page_cannot_take_the_place_of_another(root: Path, path: str) -> None:
    write(root, path, "# A page\n")
    [finding] = everything(root)
    assert (finding.path, finding.rule.name) == (path, "page-name")


def test_every_rule_has_a_mutation_that_makes_it_speak_alone() -> None:
    alone = {mutation.rule for mutation in MUTATIONS if not mutation.follows}
    assert RULES.keys() == alone | ELSEWHERE.keys()


def test_other_parts_can_be_declared(root: Path) -> None:
    text = (root / FRENCH_GUIDE).read_text("utf-8").replace("Une phrase à dire en français.\n\n", "")
    write(root, FRENCH_GUIDE, text)
    assert {finding.rule.name for finding in everything(root)} == {"paragraphs-differ"}
    write(root, FRENCH_GUIDE, text.replace("Elle parle", "<!-- structure: it says both in one -->\n\nElle parle"))
    assert everything(root) == ()


def test_a_page_that_is_renamed(root: Path) -> None:
    (root / "docs/en/own.md").rename(root / "docs/en/mine.md")
    text = (root / "docs/en/mine.md").read_bytes()
    write(root, "docs/fr/own.md", f"---\nsource: {blob_id(text)}\n---\n" + text.decode())
    assert {finding.rule.name for finding in everything(root)} == {"source-renamed"}


ELSEWHERE = {
    "icons-differ": icons.test_a_translation_has_the_icons_of_its_source,  # needs a slide of cards
    "bad-exchange-file": exchange.test_damaged_files_are_told,  # files that come back from translators
    "comment-beside": exchange.test_a_comment_beside_a_text_is_a_warning,
    "breaks-structure": exchange.test_marks_and_structure_are_looked_at,
    "marks-differ": exchange.test_marks_and_structure_are_looked_at,
    "no-place": exchange.test_a_text_without_a_place_stops_its_page,
    "source-changed": exchange.test_a_source_that_changed_meanwhile_is_told,
    "translation-changed": exchange.test_a_translation_that_changed_meanwhile_is_not_overwritten,
    "unknown-text": exchange.test_damaged_files_are_told,
    "duplicate-number": test_two_workshops_cannot_have_one_number,  # a folder, not an edit
    "page-name": test_a_page_cannot_take_the_place_of_another,
    "source-renamed": test_a_page_that_is_renamed,
    "spelling": spelling.test_a_slip_is_told_with_its_line_and_a_guess,  # what hunspell does not know
}


def test_lines_of_findings_exist_and_hold_the_cause(root: Path) -> None:
    write(root, f"{FR}/guide.md", (root / f"{FR}/guide.md").read_text("utf-8").replace("#why", "#wy"))
    [finding] = checks.find_all(root)[1]
    assert "#wy" in (root / finding.path).read_text("utf-8").split("\n")[finding.line - 1]
    assert "did you mean #why?" in finding.message


def test_load_raises_all_errors_and_no_warning(root: Path) -> None:
    write(root, f"{FR}/guide.md", (root / f"{FR}/guide.md").read_text("utf-8").replace("id: one", "id: une"))
    write(root, "docs/en/extra.md", "# Home\n\nOther.\n")
    with pytest.raises(ContentError) as caught:
        checks.load(root)
    assert [finding.severity for finding in caught.value.findings] == ["error"]


def test_untranslated_parts_come_from_the_source(root: Path) -> None:
    (root / f"{FR}/guide.md").unlink()
    workshop = load(root).workshops("fr")[0]
    assert [document.locale for document in workshop] == ["fr", "en", "fr"]
    assert workshop.minutes == 30


def test_directions() -> None:
    library, _ = scan(ROOT)
    assert {locale: library.direction(locale) for locale in ("en", "ar")} == {"en": "ltr", "ar": "rtl"}


def test_blob_id_is_that_of_git() -> None:
    assert blob_id(b"what is up, doc?") == "bd9dbf5aae1a3862dd1526723246b20206e5fc37"  # from the book Pro Git, ch. 10.2


def test_each_rule_has_the_name_of_its_constant() -> None:
    assert {name: getattr(rules, name.upper().replace("-", "_")).name for name in RULES} == {
        name: name for name in RULES
    }


def test_a_check_can_say_a_severity_of_its_own() -> None:
    finding = Finding("page.md", 1, "an id differs", rules.ID_DIFFERS)
    weaker = replace(finding, override="warning")
    assert errors([finding, weaker]) == (finding,)
    assert "only a warning" in str(weaker)


def test_punctuation_is_left_out_where_characters_are_wrong(root: Path) -> None:
    text = (root / FRENCH_GUIDE).read_text("utf-8")
    write(root, FRENCH_GUIDE, text.replace("Voir", 'dÃ©jÃ©: "Voir"'))
    assert {finding.rule.name for finding in everything(root)} == {"garbled-text"}


def test_differences_from_an_older_source_are_warnings(root: Path) -> None:
    path = root / FRENCH_GUIDE
    text = re.sub("source: .*", f"source: {'0' * 40}", path.read_text("utf-8"))
    write(root, FRENCH_GUIDE, text.replace("id: one", "id: une"))
    told = {(finding.rule.name, finding.severity) for finding in everything(root)}
    assert told == {("id-differs", "warning"), ("outdated-source", "warning")}
