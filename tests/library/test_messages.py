"""The messages: the program asks only for those that are declared, and each language's file is checked against them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from teach_forward import checks
from teach_forward.deck.job import KINDS as DECK_KINDS
from teach_forward.library.addresses import FORMS_FILE
from teach_forward.library.forms import answers, read_forms
from teach_forward.library.references import CONFIDENCES, KINDS
from teach_forward.library.scan import scan
from teach_forward.messages import CATALOGUE, Messages, split, untranslated
from teach_forward.site.practice import SHARED
from teach_forward.translation.newlocale import describe, with_line, words_to_translate
from teach_forward.translation.revisions import Change, State
from teach_forward.util import locales, yml
from tests.sites import put, write_small
from tests.tools import ROOT
from tests.words import words_file

PACKAGE = ROOT / "teach_forward"
COMPUTED = {
    *(f"state_{state}" for state in get_args(State)),
    *(f"change_{kind}" for kind in get_args(get_type_hints(Change)["kind"])),
    *(f"sources_{kind}" for kind in KINDS),
    *(f"confidence_{confidence}" for confidence in CONFIDENCES),
    *(f"deck_{kind}" for kind in DECK_KINDS),
}
FRENCH = {
    "tip": "Conseil",
    "tagline": "Un guide d’animation",
    "workshop_of": '"Atelier {number} sur {total}"',
    "slide_count": '"{count} diapos"',
    "slide_count_one": '"{count} diapo"',
    "file_in_english": "en {source}",
    "status_share": '"{percent} des mots"',
    "worksheet_example": '"Exemple\u00a0: {text}"',
    "language_tag": "fr-FR",
    "closing_title": "Transmettez",
}
ENGLISH = {
    "minutes": "minutes",
    "minutes_one": "minute",
    "slide_count": "{count} slides",
    "untranslated": "It stands here in {source}.",
    "tagline": "A guide",
}


SCRIPTS = "\n".join(path.read_text("utf-8") for path in (PACKAGE / "site/practice").rglob("*.js"))


def asked_for(path: Path) -> Iterator[str]:
    """The keys that a module or a template asks for by name."""
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        text = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
        yield from re.findall(r"\b(?:w|words|messages)\.(?!get\b|format\b|plural\b|forms\b)(\w+)", text)
        yield from re.findall(r"""\b(?:w|words|messages)\.(?:plural|forms)\(\s*["'](\w+)["']""", text)
        return
    for node in ast.walk(ast.parse(text)):
        key = None
        if isinstance(node, ast.Subscript):
            name, key = node.value, node.slice
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "plural":
            name, key = node.func.value, node.args[0]
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            named = name.attr if isinstance(name, ast.Attribute) else name.id if isinstance(name, ast.Name) else ""
            if named in ("words", "messages"):
                yield key.value


def test_what_the_program_asks_for_is_declared() -> None:
    asked = {key for path in PACKAGE.rglob("*.py") for key in asked_for(path)}
    in_templates = {key for path in PACKAGE.rglob("*.html") for key in asked_for(path)}
    assert len(asked) > 30
    assert len(in_templates) > 30
    assert (asked | in_templates | COMPUTED) - CATALOGUE.keys() == set()


def test_what_is_declared_is_used() -> None:
    code = "\n".join(
        path.read_text("utf-8")
        for path in PACKAGE.rglob("*")
        if path.suffix in (".py", ".html") and path != PACKAGE / "messages.py"
    )
    unused = CATALOGUE.keys() - COMPUTED - {*re.findall(r"\w+", code)}
    assert [key for key in unused if not is_of_practice(key)] == []


def is_of_practice(key: str) -> bool:
    """Whether a script of the practice editions says a message, or it is what an answer or a choice is called."""
    name = key.removeprefix("practice_")
    quoted, begun = f'"{name}"', f"`{name.partition('_')[0]}_$"
    forms, _ = read_forms("", (PACKAGE.parent / FORMS_FILE).read_bytes())
    ids = {f"{form.kind}_{each.column}" for form in forms for each in answers(form)}
    choices = [(form.kind, column, id_) for form in forms for column, all_ in form.choices.items() for id_ in all_]
    ids |= {f"{kind}_{id_}" for kind, _, id_ in choices} | {f"{kind}_{column}_{id_}" for kind, column, id_ in choices}
    return name != key and (quoted in SCRIPTS or begun in SCRIPTS or name in {id_.replace("-", "_") for id_ in ids})


def test_what_the_scripts_of_the_practice_editions_say_is_declared() -> None:
    said = {name for call in re.findall(r"\bsay\(([^()]*)", SCRIPTS) for name in re.findall(r'"(\w+)"', call)}
    assert len(said) > 30
    assert {name if name in SHARED else f"practice_{name}" for name in said} - CATALOGUE.keys() == set()


def test_a_script_gets_a_form_for_each_kind_of_number() -> None:
    messages = Messages("fr", {"minutes": "minutes", "minutes_one": "minute"}, ENGLISH, "en")
    assert messages.forms("minutes") == {"other": "minutes", "one": "minute"}
    assert messages.forms("slide_count") == {"other": "{count} slides"}
    few = {"minutes": "دقيقة", "minutes_two": "دقيقتان"}
    assert Messages("ar", few, ENGLISH, "en").forms("minutes") == {"other": "دقيقة", "two": "دقيقتان"}


def test_a_message_is_the_own_one_or_that_of_the_source_or_its_key() -> None:
    messages = Messages("fr", {"tagline": "Un guide"}, ENGLISH, "en")
    assert messages["tagline"] == "Un guide"
    assert messages["slide_count"] == "{count} slides"
    assert messages["search_hint"] == "search_hint"
    assert dict(messages)["search_hint"] == "search_hint"
    with pytest.raises(KeyError):
        messages["no_such_message"]


def test_a_plural_form_is_that_of_the_language_whose_words_are_shown() -> None:
    arabic = {"minutes": "دقيقة", "minutes_two": "دقيقتان", "minutes_few": "دقائق"}
    messages = Messages("ar", arabic, ENGLISH, "en")
    assert [messages.plural("minutes", n) for n in (2, 3, 11)] == ["دقيقتان", "دقائق", "دقيقة"]
    assert "minutes_one" not in messages, "the English form would be taken for an Arabic one"
    none_of_its_own = Messages("ar", {}, ENGLISH, "en")
    isolated = ["\u2066minute\u2069", "\u2066minutes\u2069"]
    assert [none_of_its_own.plural("minutes", n) for n in (1, 3)] == isolated
    assert Messages("ar", {}, {}, "en").plural("slide_count", 3) == "slide_count"


def test_the_source_is_named_in_the_language_of_the_message() -> None:
    french_first = {"untranslated": "Elle est ici en {source}."}
    assert Messages("en", ENGLISH, french_first, "fr")["untranslated"] == "It stands here in French."
    assert Messages("en", {}, french_first, "fr")["untranslated"] == "Elle est ici en français."


@pytest.mark.parametrize(("locale", "tag"), [("es", "es-ES"), ("pt-BR", "pt-BR"), ("ar", "ar-EG"), ("sw", "sw-TZ")])
def test_a_language_without_a_tag_has_that_of_most_of_its_speakers(locale: str, tag: str) -> None:
    messages = Messages(locale, {}, {**ENGLISH, "language_tag": "en-GB"}, "en")
    assert messages.language_tag == messages["language_tag"] == dict(messages)["language_tag"] == tag


def test_only_what_is_counted_has_forms() -> None:
    assert split("minutes_few") == ("minutes", "few")
    assert split("status_title_one") == split("abrege") == ("", "")
    assert split("part_of") == ("part_of", "")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small guide in English and French, whose messages are all there."""
    write_small(tmp_path, ("en", "fr"))
    put(tmp_path / "docs/en/words.yml", words_file("en", "Word"))
    put(tmp_path / "docs/fr/words.yml", words_file("fr", own=FRENCH))
    return tmp_path


def found(root: Path, locale: str) -> list[str]:
    """What is wrong with the messages of a language, each with its line, and a star for errors."""
    path = f"docs/{locale}/words.yml"
    findings = [finding for finding in checks.find_all(root)[1] if finding.path == path]
    return [f"{f.line}: {f.message} [{f.rule.name}]{'*' if f.severity == 'error' else ''}" for f in findings]


def test_complete_messages_have_no_fault(root: Path) -> None:
    assert found(root, "en") == found(root, "fr") == []


CASES = {
    "missing": ("\ntip: Conseil\n", "\n", "1 message is missing and shown in English: tip [words-missing]"),
    "unknown": (
        "tip: Conseil",
        "tip: Conseil\ntips: x",
        'there is no message "tips"; did you mean tip? [words-unknown]*',
    ),
    "unused form": (
        "\nminutes_one:",
        "\nminutes_few: Mot\nminutes_one:",
        '"minutes_few" is not used: French has no form of numbers called few; it has one, many, other [words-unknown]',
    ),
    "form of what is not counted": ("\ntip:", "\ntip_one: x\ntip:", 'there is no message "tip_one" [words-unknown]*'),
    "missing form": (
        "\nminutes_one: Mot\n",
        "\n",
        '"minutes" goes with a number, and French needs more forms of it: minutes_one [words-missing]',
    ),
    "only a form": (
        "\nminutes: Mot\n",
        "\n",
        '"minutes" goes with a number, and French needs more forms of it: minutes [words-missing]',
    ),
    "translated placeholder": (
        "Atelier {number}",
        "Atelier {numéro}",
        'the message "workshop_of" must hold {number} {total}',
    ),
    "lost number": (
        'slide_count: "{count} diapos"',
        "slide_count: diapos",
        'the message "slide_count" must hold {count}',
    ),
    "open brace": ("tip: Conseil", 'tip: "{Conseil"', 'the message "tip" must hold nothing in braces'),
    "strange name": ("en {source}", "en {langue}", "must hold nothing in braces; it may hold {source}"),
    "sign of per cent": (
        '"{percent} des',
        '"{percent} % des',
        "has a sign for per cent, which {percent} brings with it",
    ),
    "markup": ("tip: Conseil", "tip: <b>Conseil</b>", "holds < or >, which no message needs"),
    "twice": ("tip: Conseil", "tip: Conseil\ntip: Astuce", '"tip" stands on line '),
    "straight apostrophe": ("Un guide d’", "Un guide d'", '"tagline" has a straight \' [words-quotes]'),
    "space before a colon": (
        "Exemple\u00a0:",
        "Exemple :",
        'in "worksheet_example": a no-break space belongs before ;',
    ),
    "straight quotation marks": ("tip: Conseil", "tip: 'Un \"bon\" conseil'", "French quotation marks are « and »"),
    "bell": ("tip: Conseil", r'tip: "Con\aseil"', 'in "tip": here stands U+0007 (a control character) after "Con"'),
    "form feed": ("tip: Conseil", r'tip: "Con\fseil"', "U+000C (a control character) after"),
    "next line": ("tip: Conseil", r'tip: "Con\Nseil"', "U+0085 (a control character) after"),
    "line separator": ("tip: Conseil", r'tip: "Con\Lseil"', "U+2028 (line separator) after"),
    "bell as such": ("tip: Conseil", "tip: Con\aseil", "a control character (U+0007) stands in the text"),
    "vertical tab as such": ("tip: Conseil", "tip: Con\vseil", "a control character (U+000B) stands in the text"),
    "next line as such": ("tip: Conseil", "tip: Con\x85seil", "a control character (U+0085) stands in the text"),
    "separator as such": ("tip: Conseil", "tip: Con\u2029seil", "here stands U+2029 (paragraph separator)"),
    "no tag": ("language_tag: fr-FR", "language_tag: french", '"french" is not a tag of French, such as fr-FR'),
    "tag of another language": ("language_tag: fr-FR", "language_tag: en-GB", '"en-GB" is not a tag of French'),
    "tag of no country": ("language_tag: fr-FR", "language_tag: fr-XY", '"fr-XY" is not a tag of French'),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_told_with_its_line_and_alone(root: Path, case: str) -> None:
    old, new, told = CASES[case]
    path = root / "docs/fr/words.yml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    put(path, text.replace(old, new))
    [line] = found(root, "fr")
    assert told in line
    if case not in ("missing", "missing form", "only a form"):
        number = int(line.partition(":")[0])
        assert path.read_text("utf-8").split("\n")[number - 1] not in text.split("\n"), "another line was named"


@pytest.mark.parametrize("case", ["a tag left out", "a wording for every number", "words for a single number"])
def test_what_is_no_fault(root: Path, case: str) -> None:
    old, new = {
        "a tag left out": ("language_tag: fr-FR\n", ""),
        "a wording for every number": (
            'slide_count: "{count} diapos"\nslide_count_one: "{count} diapo"\n',
            'slide_count: "Diapos\u00a0: {count}"\n',
        ),
        "words for a single number": ('slide_count_one: "{count} diapo"', "slide_count_one: une seule diapo"),
    }[case]
    path = root / "docs/fr/words.yml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    put(path, text.replace(old, new))
    assert found(root, "fr") == []


def test_a_form_for_several_numbers_holds_the_number(root: Path) -> None:
    """In Russian the form `one` is for 1, 21, 31 and so on."""
    assert len(locales.numbers_by_form("ru")["one"]) > 1
    put(root / "docs/ru/words.yml", "slide_count: '{count} слайда'\nslide_count_one: слайд\n")
    assert any('the message "slide_count_one" must hold {count}' in line for line in found(root, "ru"))


def test_a_message_missing_in_the_source_is_a_finding_and_nothing_breaks(root: Path) -> None:
    path = root / "docs/en/words.yml"
    text = path.read_text("utf-8")
    put(path, re.sub(r"^(?:closing_title|language_tag|search_hint): .*\n", "", text, flags=re.MULTILINE))
    assert found(root, "en") == ["1: 2 messages are missing: search_hint, closing_title [words-missing]*"]
    library, _ = scan(root)
    assert library.messages("en").language_tag == "en-US"
    assert library.messages("fr")["closing_title"] == "Transmettez"
    assert library.messages("en")["closing_title"] == "closing_title"


def test_a_new_language_is_given_the_lines_that_it_needs() -> None:
    text = words_to_translate((ROOT / "docs/en/words.yml").read_text("utf-8"), describe("pl"))
    keys = re.findall(r"^(\w+): ", text, re.MULTILINE)
    assert [key for key in keys if key.startswith("minutes_")] == [
        *("minutes_one", "minutes_few", "minutes_many", "minutes_short")
    ]
    assert "\nminutes_one: minute\nminutes_few: minutes\n" in text
    assert {split(key)[0] for key in keys} | {"language", "language_tag"} == CATALOGUE.keys()
    own, source = yml.load(text), yml.load((ROOT / "docs/en/words.yml").read_text("utf-8"))
    assert (own["language"], own["language_tag"]) == ("Polski", "pl-PL")
    assert set(untranslated(own, source)) == {split(key)[0] for key in keys} - {"language", "language_tag"}


@pytest.mark.parametrize("way", ["{} : {}", '"{}": {}', "{}:\n  {}", "{}: >-\n  {}", "{}: |\n  {}"])
def test_a_new_language_is_given_each_line_however_it_is_written(way: str) -> None:
    source = f"# Head\n\n# The guide\n{way.format('tagline', 'One for all')}\nworkshop: Workshop\n"
    assert words_to_translate(source, describe("pl")).partition("\n\n")[2].split("\n") in (
        ["# The guide", "tagline: One for all", "workshop: Workshop", ""],
        ["# The guide", 'tagline: "One for all"', "workshop: Workshop", ""],
    )


def test_a_message_on_several_lines_is_one_text(root: Path) -> None:
    path = root / "docs/fr/words.yml"
    put(
        path,
        re.sub(r"^tagline: (.*)\n", "tagline: |\n  Un\n  pour tous\n", path.read_text("utf-8"), flags=re.MULTILINE),
    )
    library, _ = scan(root)
    assert library.messages("fr")["tagline"] == "Un pour tous"


def test_a_short_text_may_be_the_same_in_both_languages() -> None:
    source = {"total": "Total", "menu": "Menu", "skip": "Skip to the content"}
    assert untranslated({"total": "Total", "menu": "Menú", "skip": "Ir al contenido"}, source) == ()
    assert untranslated({"total": "Total", "menu": "Menú", "skip": "Skip to the content"}, source) == ("total", "skip")
    assert untranslated({"total": "Total", "skip": "Ir al contenido"}, source) == ("menu",)


def test_a_text_that_is_not_translated_names_the_language_as_its_own_does() -> None:
    source = {"file_in_english": "in {source}", "closing_title": "Go on"}
    assert Messages("es", source, source, "en")["file_in_english"] == "in English"
    assert Messages("es", {"file_in_english": "en {source}"}, source, "en")["file_in_english"] == "en inglés"


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("ar", "en", "\u2066In English.\u2069"),
        ("he", "en", "\u2066In English.\u2069"),
        ("en", "ar", "\u2067In English.\u2069"),
        ("fr", "en", "In English."),
        ("fa", "ar", "In English."),
    ],
)
def test_a_message_that_runs_the_other_way_is_isolated(locale: str, source: str, text: str) -> None:
    messages = Messages(locale, {}, {"tip": "In English.", "minutes": "In English."}, source)
    assert messages["tip"] == messages.plural("minutes", 3) == text
    assert Messages(locale, {"tip": "Own."}, {"tip": "In English."}, source)["tip"] == "Own."


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("workshop_of: “Workshop {number} of {total}”", True),
        ("workshop_of: „Workshop {number} of {total}“", True),
        ("workshop_of: Workshop “{number}” of {total}", False),
        ("tagline: “Nothing about us without us”", False),
    ],
)
def test_quotation_marks_that_an_office_program_has_bent_are_told(tmp_path: Path, line: str, told: bool) -> None:
    root = write_small(tmp_path)
    path = root / "docs/en/words.yml"
    path.write_text(with_line(path.read_text("utf-8"), line.partition(":")[0], line), "utf-8")
    found = [finding for finding in checks.find_all(root)[1] if finding.rule.name == "bad-front-matter"]
    assert [finding.path for finding in found] == (["docs/en/words.yml"] if told else [])
    assert all("write straight ones, or none" in finding.message for finding in found)
