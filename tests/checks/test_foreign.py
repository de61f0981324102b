"""Passages in another language than their page."""

from __future__ import annotations

import time

import pytest

from teach_forward.checks.wording.foreign import foreign
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.text.reader import read
from teach_forward.util.languages import foreign_language
from tests.tools import WHOLE

FRENCH = "Posez une feuille à chaque place avant que les gens arrivent, et gardez-en trois pour vous."
ENGLISH = "Put one handout at each place before people arrive, and keep three of them for yourself."
SPANISH = "Pongan una hoja en cada lugar antes de que llegue la gente, y guarden tres para ustedes."
PORTUGUESE = "Coloquem uma folha em cada lugar antes de as pessoas chegarem, e guardem três para vocês."
GERMAN = "Legen Sie auf jeden Platz ein Blatt, bevor die Leute kommen, und behalten Sie drei davon."
ARABIC = "ضعوا ورقة في كل مكان قبل أن يصل الناس، واحتفظوا بثلاث أوراق لكم حتى نهاية اليوم."
SWAHILI = "Weka karatasi moja kila mahali kabla ya watu kufika, na ubaki nazo tatu kwa ajili yako."


def page(text: str, locale: str = "fr") -> Document:
    document, _ = read(f"docs/{locale}/about.md", text.encode(), "page", locale)
    return document


def told(text: str, locale: str = "fr", source: str = "# About\n") -> list[tuple[int, str]]:
    return [(fault.line, fault.message) for fault in foreign(page(source, "en"), page(text, locale))]


@pytest.mark.parametrize(
    ("passage", "locale", "language"),
    [
        (ENGLISH, "fr", "en"),
        (ENGLISH, "ar", "en"),
        (ENGLISH, "pt-BR", "en"),
        (ENGLISH, "sw", "en"),
        (SPANISH, "fr", "es"),
        (SPANISH, "pt", "es"),
        (PORTUGUESE, "es", "pt"),
        ("Ninguém deveria perder o emprego por um número que não pode verificar nem contestar.", "es", "pt"),
        (PORTUGUESE, "fr", "pt"),
        (GERMAN, "fr", "de"),
        (FRENCH, "ar", "fr"),
        (FRENCH, "es", "fr"),
        (ARABIC, "fr", "ar"),
    ],
)
def test_a_passage_in_another_language_is_recognised(passage: str, locale: str, language: str) -> None:
    assert foreign_language(passage, locale, "en") == language


@pytest.mark.parametrize(
    ("passage", "locale"),
    [
        (FRENCH, "fr"),
        (ARABIC, "ar"),
        (PORTUGUESE, "pt-BR"),
        (SWAHILI, "sw"),  # a language that eld does not know, so that it takes it for some other
        ("Maroc, Tunisie, Algérie, Jordanie, Arabie saoudite, Émirats arabes unis, Bahreïn, Qatar, Égypte", "fr"),
        ("Section locale 767 des Teamsters, Teamsters for a Democratic Union, Halte au contrôle numérique", "fr"),
        ("Put one handout at each place", "fr"),  # too short to be sure
        ("Public Services International, European Trade Union Institute, Trades Union Congress of Britain", "fr"),
        ("Sindikat traži kopiju svih podataka koje poslodavac čuva o svakoj osobi i rok za odgovor.", "sr-Latn"),
    ],
)
def test_what_may_be_right_is_no_other_language(passage: str, locale: str) -> None:
    assert foreign_language(passage, locale, "en") == ""


def test_english_that_is_not_in_the_source_is_told_with_its_line() -> None:
    text = f"# À propos\n\n{FRENCH}\n\n- **{ENGLISH}**\n"
    assert told(text) == [
        (5, "this is most likely English, not French: “Put one handout at each place before people …”")
    ]


def test_a_sentence_inside_a_paragraph_is_told() -> None:
    (found,) = told(f"# À propos\n\n{FRENCH} {SPANISH} {FRENCH}\n")
    assert found[1].startswith("this is most likely Spanish, not French: “Pongan una hoja")


def test_each_sentence_of_a_paragraph_has_its_line() -> None:
    assert [line for line, _ in told(f"# À propos\n\n{ENGLISH} {ENGLISH}\n\nUn.\n\n{SPANISH}\n")] == [3, 3, 7]


def test_many_passages_are_told_as_one() -> None:
    lines = "\n\n".join(f"{ENGLISH} {word}." for word in ("One", "Two", "Three", "Four", "Five", "Six"))
    ((line, message),) = told(f"# À propos\n\n{lines}\n")
    assert (line, message.rpartition("”")[2]) == (3, ", and 5 more passages down to line 13")


@pytest.mark.parametrize(
    "text",
    [
        f"Elle a dit : « {ENGLISH} »",
        f"Elle a dit : “{ENGLISH}”",
        f"Un livre : *{ENGLISH}* (2025)",
        f"Un site : [{ENGLISH}](https://a.example/)",
        f"> {ENGLISH}",
        f"<!-- language: en -->\n\n{ENGLISH}",
        f"```\n{ENGLISH}\n```",
    ],
)
def test_quotations_titles_and_what_is_declared_are_let_through(text: str) -> None:
    assert told(f"# À propos\n\n{text}\n") == []


def test_a_declaration_holds_for_its_language_and_the_paragraph_below_it() -> None:
    assert len(told(f"# À propos\n\n<!-- language: es -->\n\n{ENGLISH}\n")) == 1
    assert len(told(f"# À propos\n\n<!-- language: en -->\n\n{ENGLISH}\n\n{ENGLISH} Yes.\n")) == 1


def test_what_stands_in_the_source_is_left_to_the_check_for_english() -> None:
    assert told(f"# À propos\n\n{ENGLISH}\n", source=f"# About\n\n{ENGLISH}\n") == []


@pytest.mark.parametrize("text", ["* a", "! ", "«", "“", "[", "*x* ", f"*{ENGLISH}* ", f"{ENGLISH} "])
def test_no_text_holds_up_the_check(text: str) -> None:
    text *= 200_000 // len(text)
    bare = Document("a.md", "page", "ar", "", {}, (), frozenset(), (), text, (text,))
    start = time.process_time()
    assert len(list(foreign(page("# A\n", "en"), bare))) <= 1
    assert time.process_time() - start < 2


@pytest.mark.parametrize("locale", WHOLE)
def test_the_guide_is_in_its_languages(locale: str, real_library: Library) -> None:
    pairs = [(real_library.documents["en"][uri], document) for uri, document in real_library.documents[locale].items()]
    assert [fault.at(twin.path) for source, twin in pairs for fault in foreign(source, twin)] == []
