"""The pages of rules, held to their word: each wrong example makes its rule speak and no other, each right one none."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from PIL import ExifTags, Image

from teach_forward import checks, project, rules, theme
from teach_forward.checks.mend import mended
from teach_forward.checks.wording.spelling import misspelt
from teach_forward.deck import build as deck_build
from teach_forward.exchange import formats, marks
from teach_forward.exchange.incoming import receive
from teach_forward.exchange.judge import judge
from teach_forward.exchange.units import Delivery, Returned, Unit
from teach_forward.findings import ContentError, Finding
from teach_forward.library.addresses import blob_id
from teach_forward.library.scan import load
from teach_forward.rules import RULES
from teach_forward.text.prose import prose_lines
from teach_forward.text.reader import INDEX_HEADINGS
from tests.clauses import FACTS, clause_words
from tests.sites import put
from tests.tools import ROOT, need

PAGES = ("rules.md", "rules-translation.md")
LINES = [line for page in PAGES for line in (ROOT / "docs/en" / page).read_text("utf-8").split("\n")]
EXAMPLE = re.compile(r"^``` \{\.\w+ \.(given|wrong|right)\}\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
# Characters that nobody can see, as the page shows them.
INVISIBLE = {"[BOM]": "\ufeff", "[CR]": "\r", "[VT]": "\v", "[RLO]": "\u202e", "[ZWSP]": "\u200b", "[ACUTE]": "\u0301"}
WARNING, FIXED = "**A warning.", "`--fix` mends it.**"

SLUG = "1-fundamentals"
HERE = "EXAMPLE"
INDEX = "# Workshop\n\n" + "".join(f"## Part {{#{id_}}}\n\n" for id_ in INDEX_HEADINGS)
GROUP_WORK = "## Group work {#group-work minutes=20}\n"
GUIDE = f"# Guide\n\n## Opening {{#opening minutes=10}}\n\n{HERE}\n\n{GROUP_WORK}"
EXERCISE = f"# Exercise\n\n## Task {{#task minutes=20}}\n\n{HERE}\n"
SOURCE = """gdpr:
  {kind: law, title: GDPR, by: European Union, year: 2016, url: "https://gdpr.example/", looked_at: 2026-07,
   confidence: checked}
"""
TERMS = (ROOT / "docs/terms.yml").read_text("utf-8")


@dataclass(frozen=True)
class Section:
    """What the page says about a rule: its text, and its examples by kind."""

    text: str
    examples: dict[str, str]


@dataclass(frozen=True)
class Place:
    """Where an example stands: the file, and what stands around it; and the same for what is given first, if any."""

    path: str
    frame: str = HERE
    given: str = ""
    given_frame: str = ""


def _page(locale: str, frame: str) -> Place:
    return Place(f"docs/{locale}/page.md", frame, "docs/en/page.md", frame)


def _twin(part: str, frame: str) -> Place:
    return Place(f"workshops/fr/{SLUG}/{part}.md", frame, f"workshops/en/{SLUG}/{part}.md", frame)


def film_scenes(count: int, words: int) -> str:
    """So many scenes of a film, which say so many words together."""
    said = [" ".join(["word"] * (words * (key + 1) // count - words * key // count)) for key in range(count)]
    return "".join(
        f"## Scene {key} {{#scene-{key}}}\n\n/// slide | Title {key}\n    id: slide-{key}\n- {key}\n///\n\n"
        f"**Say:** {words}.\n\n"
        for key, words in enumerate(said)
    )


FORMS = """systems:
  {version: 1, items: many, tables: [{at: form.md#sheet, help: help, columns: [system, told]}],
   choices: {told: [union, nobody]}}
"""
FORM_SHEET = "## Sheet {#sheet}\n\n| A | B |\n| --- | --- |\n| c | d |\n\n"
FORM_HELP = "## Help {#help}\n\n| A | B | C |\n| --- | --- | --- |\n| d | e | f |\n| d | e | f / g |\n"
PAGE = Place("docs/en/page.md", f"# Page\n\n{HERE}\n")
FILM_PART = f"workshops/en/{SLUG}/film.md"
GUIDE_PART = Place(f"workshops/en/{SLUG}/guide.md", GUIDE)
GUIDE_HEADING = Place(f"workshops/en/{SLUG}/guide.md", f"# Guide\n\n{HERE}\n\n{GROUP_WORK}")
INDEX_HEADING = Place(
    f"workshops/en/{SLUG}/index.md",
    f"---\nsummary: s\naudience: all\ngroup: '8'\n---\n{INDEX.replace('## Part {#ninety-minutes}', HERE)}",
)
EXERCISE_PART = Place(f"workshops/en/{SLUG}/exercise.md", EXERCISE)
TRANSLATED_PAGE = _page("fr", f"# Page\n\n{HERE}\n")
WORDS = Place("docs/fr/words.yml", given="docs/en/words.yml")

# Rules of blocks and slides are shown in a guide (GUIDE_PART), all others where the table says.
PLACES = {
    **dict.fromkeys(
        ("byte-order-mark", "line-endings", "unknown-key", "duplicate-key", "title-count"),
        Place("docs/en/page.md", f"{HERE}\n"),
    ),
    **dict.fromkeys(("control-character", "conflict-marker", "unparsed-block", "list-gap", "shallow-indent"), PAGE),
    **dict.fromkeys(("broken-link", "missing-alt", "unsafe-html", "bad-link", "angle-brackets"), PAGE),
    **dict.fromkeys(("unclosed-comment", "stray-mark", "foreign-mark", "broken-table"), PAGE),
    **dict.fromkeys(("lost-character", "direction-control", "invisible-character", "decomposed-letters"), PAGE),
    **dict.fromkeys(("mixed-letters", "double-entity"), PAGE),
    "garbled-text": TRANSLATED_PAGE,
    **dict.fromkeys(
        ("missing-minutes", "bad-minutes", "bad-short", "too-few-minutes", "too-many-minutes"), GUIDE_HEADING
    ),
    "unknown-term": Place("docs/en/glossary.md", f"{HERE}\n"),
    "bad-agenda": INDEX_HEADING,
    "film-scene": Place(FILM_PART, "# Film\n\n" + film_scenes(5, 300) + HERE),
    **dict.fromkeys(("unexpected-title", "unanswered-question"), EXERCISE_PART),
    **dict.fromkeys(
        (
            "missing-slide",
            "missing-notes",
            "extra-part",
            "layout-differs",
            "icons-differ",
            "item-count",
            "order-differs",
            "tip-count",
        ),
        _twin("guide", GUIDE),
    ),
    **dict.fromkeys(
        ("missing-section", "id-differs", "table-columns", "links-differ", "pictures-differ", "bad-stamp"),
        TRANSLATED_PAGE,
    ),
    **dict.fromkeys(
        ("table-rows", "list-differs", "paragraphs-differ", "code-differs", "repeated-text"), TRANSLATED_PAGE
    ),
    **dict.fromkeys(("english-left", "foreign-language", "numbers-differ", "term-missing"), TRANSLATED_PAGE),
    **dict.fromkeys(("unpaired-quotes", "form-blanks"), TRANSLATED_PAGE),
    **dict.fromkeys(("term-avoided", "french-spaces", "french-quotes", "not-utf8"), TRANSLATED_PAGE),
    **dict.fromkeys(("front-matter-differs", "outdated-source"), _page("fr", f"{HERE}\n")),
    **dict.fromkeys(("words-missing", "words-placeholder", "words-quotes", "words-tag", "words-unknown"), WORDS),
    "spanish-marks": _page("es", f"# Page\n\n{HERE}\n"),
    **dict.fromkeys(("arabic-marks", "persian-letters"), _page("ar", f"# Page\n\n{HERE}\n")),
    "missing-question": _twin("exercise", EXERCISE),
    "minutes-differ": _twin("guide", GUIDE_HEADING.frame),
    **dict.fromkeys(
        ("missing-front-matter", "bad-front-matter"), Place(f"workshops/en/{SLUG}/index.md", f"{HERE}\n{INDEX}")
    ),
    "missing-heading": Place(f"workshops/en/{SLUG}/guide.md", f"# Guide\n\n{HERE}\n"),
    "wrong-total": Place(
        f"workshops/en/{SLUG}/exercise.md",
        f"# Exercise\n\n{HERE}\n",
        f"workshops/en/{SLUG}/guide.md",
        f"# Guide\n\n{HERE}\n",
    ),
    "unsafe-file": Place("docs/en/pictures/drawing.svg"),
    "bad-source": Place("docs/sources.yml"),
    "bad-clause": Place("docs/clauses.yml", f"{HERE}\n{FACTS[FACTS.index('ban:') :]}"),
    "bad-form": Place("workshops/forms.yml"),
    "bad-worksheet": Place(f"workshops/en/{SLUG}/worksheet.md", f"# Worksheet\n\n{HERE}\n"),
    "form-columns": Place("docs/en/form.md", f"# Form\n\n## Sheet {{#sheet}}\n\n{HERE}\n\n{FORM_HELP}"),
    **dict.fromkeys(
        ("form-rows", "form-choices"), Place("docs/en/form.md", f"# Form\n\n{FORM_SHEET}## Help {{#help}}\n\n{HERE}\n")
    ),
    **dict.fromkeys(("unused-source", "unlisted-link"), Place("docs/en/law.md", f"# Law\n\n{HERE}\n")),
    "bad-terms": Place("docs/terms.yml"),
    "bad-search-words": Place("docs/en/search.yml"),
}

EXCHANGE = (
    "bad-exchange-file",
    "breaks-structure",
    "comment-beside",
    "marks-differ",
    "no-place",
    "source-changed",
    "translation-changed",
    "unknown-text",
)

# Rules whose examples are no part of one file; each has its own test below.
BY_THEMSELVES = {
    "missing-workshop-file": "its examples are lists of files",
    "no-source": "its examples are names of files",
    "too-much": "its examples are sizes of files",
    "source-renamed": "its examples are names of files",
    "duplicate-number": "its examples are lists of files",
    "page-name": "its examples are names of files",
    "missing-source": "the id in its right example is that of the English file",
    "spelling": "it needs hunspell",
    "heavy-picture": "its examples are sizes of files",
    "picture-place": "its examples are places on earth",
    **dict.fromkeys(("film-scenes", "film-length"), "its examples are numbers"),
    "long-notes": "its examples are numbers of words",
    "bad-theme": "the theme is read by the decks, which refuse a bad one before anything is checked",
    "bad-project": "mkdocs.yml is read before anything else, and a bad one is refused at once",
    **dict.fromkeys(EXCHANGE, "it speaks of files that come back, which tests/exchange/test_commands.py damages"),
}


def read_page() -> dict[str, Section]:
    """The sections of the page by rule. Headings inside of examples are none."""
    headings = [(index, line) for index, line in prose_lines(LINES) if re.match("##", line)]
    ends = [index for index, _ in headings[1:]] + [len(LINES)]
    sections = {}
    for (start, line), end in zip(headings, ends, strict=True):
        if match := re.fullmatch(r"### ([a-z0-9-]+) \{#([a-z0-9-]+)\}", line):
            assert match[1] == match[2], line
            text = "\n".join(LINES[start + 1 : end])
            sections[match[1]] = Section(text, dict(EXAMPLE.findall(text)))
    return sections


SECTIONS = read_page()
SHOWN = sorted(RULES.keys() & SECTIONS.keys() - BY_THEMSELVES.keys())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project without a fault: one workshop in English, and the fixed words of the real languages."""
    for name in ("docs/en/words.yml", "docs/fr/words.yml", "docs/ar/words.yml", "slides_src/theme.yml"):
        put(tmp_path / name, (ROOT / name).read_text("utf-8"))
    spanish = re.sub(r"^(\w+: \"?)", r"\1¡", (ROOT / "docs/en/words.yml").read_text("utf-8"), flags=re.MULTILINE)
    spanish = re.sub(r"¡(.*[?])", r"¿\1", spanish).replace("language_tag: ¡en-GB", "language_tag: es-ES")
    put(tmp_path / "docs/es/words.yml", spanish)
    put(tmp_path / "mkdocs.yml", "site_name: Guide\n")
    put(tmp_path / "docs/sources.yml", SOURCE)
    put(tmp_path / "docs/terms.yml", TERMS)
    put(
        tmp_path / "docs/clauses.yml",
        FACTS.replace("source: gdpr", "url: none, looked_at: 2026-07, confidence: general"),
    )
    put(tmp_path / "docs/en/clauses.yml", clause_words())
    put(tmp_path / "workshops/forms.yml", FORMS)
    put(tmp_path / "docs/en/form.md", f"# Form\n\n{FORM_SHEET}{FORM_HELP}")
    (tmp_path / "docs/en/pictures").mkdir()
    (tmp_path / "docs/en/pictures/room.png").write_bytes((ROOT / "docs/en/pictures/night-rota.png").read_bytes())
    put(tmp_path / "docs/en/pictures/plan.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    put(tmp_path / "docs/en/index.md", "# Home\n")
    put(tmp_path / "docs/en/law.md", "# Law\n\nSee [the law](references.md#gdpr).\n")
    put(tmp_path / "docs/en/references.md", "# References\n")
    head = "---\nsummary: See\naudience: all\ngroup: many\n---\n"
    for part, text in (("index", head + INDEX), ("guide", GUIDE), ("exercise", EXERCISE)):
        put(tmp_path / f"workshops/en/{SLUG}/{part}.md", text.replace(HERE, "Text."))
    return tmp_path


def speaking(root: Path) -> tuple[Finding, ...]:
    """All findings, as the command has them: those of decks where nothing else is wrong."""
    library, findings = checks.find_all(root)
    if not any(finding.severity == "error" for finding in findings):
        findings = (*findings, *deck_build.findings(library, library.locales))
    return findings


def write(root: Path, rule: str, kind: str) -> None:
    """Put an example of a rule into its file, and what is given with it into its own."""
    place, examples = PLACES.get(rule, GUIDE_PART), SECTIONS[rule].examples
    example = examples[kind]
    for name, character in INVISIBLE.items():
        example = example.replace(name, character)
    if place.path.endswith("words.yml"):
        example = _among_words(place.path, examples["given"], example)
    text = place.frame.replace(HERE, example)
    if place.given.endswith(".md"):
        given = place.given_frame.replace(HERE, examples.get("given", "Something in English."))
        put(root / place.given, given)
        if not place.path.startswith(("docs/en/", "workshops/en/")):
            text = _stamped(text, blob_id(given.encode()))
    latin = rule == "not-utf8" and kind == "wrong"
    data = place.frame.replace(HERE, examples["right"]).encode("latin-1") if latin else text.encode()
    (root / place.path).parent.mkdir(parents=True, exist_ok=True)
    (root / place.path).write_bytes(data)


def _among_words(path: str, given: str, example: str) -> str:
    """The real words of a language, in which an example takes the place of those that it is about."""
    words = yaml.safe_load((ROOT / path).read_text("utf-8"))
    others = {key: value for key, value in words.items() if key not in yaml.safe_load(given)}
    return yaml.safe_dump(others, allow_unicode=True) + example + "\n"


def _stamped(text: str, id_: str) -> str:
    """A translation that names its source, unless the example does so itself."""
    if text.startswith("---\n"):
        return text if "\nsource: " in text else text.replace("---\n", f"---\nsource: {id_}\n", 1)
    return f"---\nsource: {id_}\n---\n{text}"


def test_every_rule_has_a_section_with_examples_and_no_other_has() -> None:
    assert SECTIONS.keys() == RULES.keys()
    for rule, section in SECTIONS.items():
        assert section.examples.keys() >= {"wrong", "right"}, rule
        assert len(section.text.split("\n\n")[0].split()) >= 8, f"{rule} is hardly explained"


def test_every_example_is_announced_in_words() -> None:
    """A person who hears the page does not see the colour of a box."""
    for rule, section in SECTIONS.items():
        for kind, label in (("wrong", "Wrong:"), ("right", "Right:")):
            assert re.search(rf"^{label}\n\n``` \{{\.\w+ \.{kind}\}}$", section.text, re.MULTILINE), rule


@pytest.mark.parametrize("rule", SHOWN)
def test_the_wrong_example_makes_its_rule_speak_alone(root: Path, rule: str) -> None:
    write(root, rule, "wrong")
    findings = speaking(root)
    assert {finding.rule.name for finding in findings} == {rule}
    severities = {finding.severity for finding in findings}
    assert severities == {"warning" if WARNING in SECTIONS[rule].text else "error"}


@pytest.mark.parametrize("rule", SHOWN)
def test_the_right_example_makes_nothing_speak(root: Path, rule: str) -> None:
    write(root, rule, "right")
    assert [str(finding) for finding in speaking(root)] == []


@pytest.mark.parametrize("rule", SHOWN)
def test_the_page_says_truly_what_fix_mends(root: Path, rule: str) -> None:
    write(root, rule, "wrong")
    path = PLACES.get(rule, GUIDE_PART).path
    data = (root / path).read_bytes()
    after = mended(path, data, b"")
    (root / path).write_bytes(after)
    assert (after != data and speaking(root) == ()) == (FIXED in SECTIONS[rule].text)


def test_a_file_in_an_old_encoding_looks_as_the_page_shows_it() -> None:
    examples = SECTIONS["not-utf8"].examples
    assert examples["right"].encode("latin-1").decode(errors="replace") == examples["wrong"]


def test_a_missing_workshop_file(root: Path) -> None:
    for kind, expected in (("right", set()), ("wrong", {"missing-workshop-file"})):
        listed = SECTIONS["missing-workshop-file"].examples[kind].split("\n")
        for path in (root / "workshops/en").rglob("*.md"):
            if path.relative_to(root).as_posix() not in listed:
                path.unlink()
        assert {finding.rule.name for finding in speaking(root)} == expected


def test_two_workshops_with_one_number(root: Path) -> None:
    for kind, expected in (("right", set()), ("wrong", {"duplicate-number"})):
        first, second = SECTIONS["duplicate-number"].examples[kind].split("\n")
        for part in ("index", "guide", "exercise"):
            text = (root / first).with_stem(part).read_text("utf-8")
            put((root / second).with_stem(part), text.replace("# Workshop", "# Rights"))
        findings = speaking(root)
        assert {finding.rule.name for finding in findings} == expected
        assert {finding.path for finding in findings} <= {second}
        shutil.rmtree((root / second).parent)


def test_the_name_of_a_page(root: Path) -> None:
    for kind, expected in (("right", set()), ("wrong", {"page-name"})):
        put(root / SECTIONS["page-name"].examples[kind], "# Law\n")
        assert {finding.rule.name for finding in speaking(root)} == expected


def test_a_translation_without_its_english_file(root: Path) -> None:
    examples = SECTIONS["no-source"].examples
    text = "---\nsource: {}\n---\n# Droit\n\nVoyez [la loi](references.md#gdpr).\n"
    source = blob_id((root / examples["given"]).read_bytes())
    for kind, expected in (("right", set()), ("wrong", {"no-source"})):
        put(root / examples[kind], text.format(source))
        assert {finding.rule.name for finding in speaking(root)} == expected


def test_a_page_that_is_too_much(root: Path) -> None:
    for kind, expected in (("wrong", {rules.TOO_MUCH}), ("right", set())):
        name, size = re.fullmatch(r"(\S+), ([\d,]+) characters", SECTIONS["too-much"].examples[kind]).groups()
        paragraphs = int(size.replace(",", "")) // 40
        put(root / "docs/en" / name, "# About\n\n" + "A sentence of forty letters and a stop.\n\n" * (paragraphs - 10))
        assert {finding.rule for finding in speaking(root)} == expected


def test_a_translation_whose_english_file_is_renamed(root: Path) -> None:
    examples = SECTIONS["source-renamed"].examples
    english = root / examples["right"].replace("/fr/", "/en/")
    put(english, "# Who we are\n")
    text = f"---\nsource: {blob_id(english.read_bytes())}\n---\n# Qui nous sommes\n"
    for kind, expected in (("wrong", {rules.SOURCE_RENAMED}), ("right", set())):
        put(root / examples[kind], text)
        assert {finding.rule for finding in speaking(root)} == expected
        (root / examples[kind]).unlink()


def test_a_translation_without_its_source(root: Path) -> None:
    examples = SECTIONS["missing-source"].examples
    put(root / "docs/en/droit.md", "# Law\n")
    id_ = blob_id((root / "docs/en/droit.md").read_bytes())
    for kind, expected in (("right", set()), ("wrong", {"missing-source"})):
        put(root / "docs/fr/droit.md", examples[kind].replace("SOURCE", id_))
        assert {finding.rule.name for finding in speaking(root)} == expected
        assert all(finding.severity == "warning" for finding in speaking(root))


def test_a_slip_of_spelling(root: Path) -> None:
    need("hunspell")
    for kind, expected in (("right", set()), ("wrong", {"spelling"})):
        put(root / "docs/en/page.md", f"# Page\n\n{SECTIONS['spelling'].examples[kind]}\n")
        assert {finding.rule.name for finding in misspelt(load(root), "en")} == expected


def test_long_notes(root: Path) -> None:
    for kind, slides in (("right", 2), ("wrong", 1)):
        [count] = map(int, re.findall(r"\d+", SECTIONS["long-notes"].examples[kind]))
        said = " ".join(["word"] * count)
        shown = [f"/// slide | Title {key}\n    id: s-{key}\n- a\n///\n\n{said}" for key in range(slides)]
        put(root / GUIDE_PART.path, GUIDE.replace(HERE, "\n\n".join(shown)))
        found = deck_build.findings(load(root), ["en"])
        assert {finding.rule.name for finding in found} == ({"long-notes"} if kind == "wrong" else set())


@pytest.mark.parametrize("rule", ["film-scenes", "film-length"])
def test_a_film(root: Path, rule: str) -> None:
    for kind, expected in (("right", set()), ("wrong", {rule})):
        [number] = map(int, re.findall(r"\d+", SECTIONS[rule].examples[kind]))
        scenes = film_scenes(number, 350) if rule == "film-scenes" else film_scenes(6, number)
        put(root / FILM_PART, f"# Film\n\n{scenes}")
        assert {finding.rule.name for finding in speaking(root)} == expected


def test_a_heavy_picture(root: Path) -> None:
    for kind, expected in (("right", set()), ("wrong", {"heavy-picture"})):
        name, size = re.fullmatch(r"(\S+), ([\d,]+) kB", SECTIONS["heavy-picture"].examples[kind]).groups()
        file = root / "docs/en" / name
        Image.new("RGB", (1, 1)).save(file)
        file.write_bytes(file.read_bytes().ljust(int(size.replace(",", "")) * 1000))
        assert {finding.rule.name for finding in speaking(root)} == expected


def test_a_picture_with_a_place(root: Path) -> None:
    for kind, expected in (("right", set()), ("wrong", {"picture-place"})):
        name, *place = re.split(r", ([\d.]+) N, ([\d.]+) E", SECTIONS["picture-place"].examples[kind])
        exif = Image.Exif()
        if place:
            latitude, longitude = map(float, place[:2])
            exif[ExifTags.IFD.GPSInfo] = {1: "N", 2: (latitude, 0, 0), 3: "E", 4: (longitude, 0, 0)}
        Image.new("RGB", (1, 1)).save(root / "docs/en" / name, exif=exif)
        assert {finding.rule.name for finding in speaking(root)} == expected


def test_bad_settings(root: Path) -> None:
    examples = SECTIONS["bad-project"].examples
    put(root / "mkdocs.yml", examples["right"])
    assert project.read(root).total == 6
    put(root / "mkdocs.yml", examples["wrong"])
    with pytest.raises(ContentError) as caught:
        project.read(root)
    assert [(finding.line, finding.rule.name) for finding in caught.value.findings] == [(4, "bad-project")]


def test_a_bad_theme(root: Path) -> None:
    examples, file = SECTIONS["bad-theme"].examples, root / "slides_src/theme.yml"
    theme.read(root)
    text = file.read_text("utf-8")
    assert examples["right"] in text
    put(file, text.replace(examples["right"], examples["wrong"]))
    with pytest.raises(ContentError) as caught:
        theme.read(root)
    assert {finding.rule.name for finding in caught.value.findings} == {"bad-theme"}


def test_a_text_of_a_page_that_the_guide_lacks(root: Path) -> None:
    put(root / "docs/en/about.md", "# About\n")
    library = load(root)
    for kind, expected in (("right", set()), ("wrong", {"unknown-text"})):
        key = SECTIONS["unknown-text"].examples[kind]
        text = Returned(key, 1, marks.parse("About"), marks.parse("À propos"), confirmed=True, before=None)
        received = receive(library, [Delivery("texts.po", "fr", (text,))])
        assert {finding.rule.name for finding in received.findings} == expected
        assert set(received.pages) == (set() if expected else {"docs/fr/about.md"})


def test_a_comment_beside_a_text(tmp_path: Path) -> None:
    for kind, expected in (("right", []), ("wrong", ["comment-beside"])):
        put(tmp_path / "texts.po", f'msgid ""\nmsgstr ""\n\n{SECTIONS["comment-beside"].examples[kind]}\n')
        delivery = formats.read(tmp_path / "texts.po")
        assert [fault.rule.name for fault in delivery.faults] == expected
        assert len(delivery.texts) == 1


@pytest.mark.parametrize(
    ("rule", "source"),
    [("marks-differ", "See [the law](law.md)."), ("breaks-structure", "Three things: one, two.")],
)
def test_a_text_that_comes_back(rule: str, source: str) -> None:
    unit = Unit("about.md#top paragraph 1", "about.md", "", "paragraph", marks.parse(source), "docs/en/about.md", 3)
    for kind, expected in (("right", None), ("wrong", RULES[rule])):
        target = marks.parse(SECTIONS[rule].examples[kind])
        returned = Returned(unit.key, 1, unit.source, target, confirmed=True, before=None)
        assert judge(unit, returned).rule == expected
