"""Terms at the beginnings of words, with what each language writes before and behind them."""

from __future__ import annotations

import pytest

from teach_forward.checks.wording.terms import Spoken, avoided, check_terms, finds, printed
from teach_forward.library.library import Library
from teach_forward.model import Document, Terms
from teach_forward.text.reader import read
from tests.tools import WHOLE

TERMS = Terms(
    {"data": {"fr": ("donnée",), "es": ()}, "trade union": {"fr": ("syndic(at)", "CGT")}},
    {"fr": {"animateur": "personne qui anime"}, "ar": {"ورقة عمل": "ورقة نشاط"}, "tr": {"işveren": "patron"}},
)


def page(text: str, locale: str) -> Document:
    document, _ = read(f"docs/{locale}/about.md", text.encode(), "page", locale)
    return document


@pytest.mark.parametrize(
    ("form", "text", "locale", "there"),
    [
        ("donnée", "les Données", "fr", True),
        ("işveren", "İşverenler karar verir", "tr", True),
        ("İşveren", "bir işveren", "tr", True),
        ("donnée", "abandonnées", "fr", False),
        ("donnée", "les donne\u0301es", "fr", True),
        ("IA", "l’IA décide", "fr", True),
        ("IA", "la médiathèque, ia, IAm", "fr", False),
        ("dato", "el mandato, la candidatura", "es", False),
        ("syndic(at)", "l’action syndicale", "fr", True),
        ("convention collective", "des conventions collectives", "fr", True),
        ("convention collective", "une convention de stage, collective", "fr", False),
        ("analyse d’impact", "une analyse d'impact", "fr", True),
        ("بيانات", "وبالبيانات", "ar", True),
        ("بيانات", "للبيانات", "ar", True),
        ("بيانات", "عبيانات", "ar", False),
        ("الإدارة", "إدارة ورشة", "ar", False),
        ("الإدارة", "وللإدارة", "ar", True),
        ("إدارة", "وللإدارة", "ar", True),
        ("خدمة عامة", "في الخدمة العامة", "ar", True),
        ("خدمة", "استخدمه", "ar", False),
        ("مزوّد", "المزود", "ar", True),
        ("איגוד", "והאיגוד", "he", True),
    ],
)
def test_forms_are_beginnings_of_words(form: str, text: str, locale: str, there: bool) -> None:
    assert finds(form, Spoken.of(text), locale) is there


def test_a_form_is_printed_as_people_write_it() -> None:
    assert printed("syndic(at)") == "syndicat"


def test_a_term_that_is_missing_is_told_with_words_to_write() -> None:
    source = page("# A\n\nTrade union, trade union, trade unions; data, data, data.\n", "en")
    found = [finding.message for finding in check_terms(TERMS, source, page("# A\n\nDes infos, médiathèque.\n", "fr"))]
    assert found == [
        'the English page says "data", and none of its words stands here: donnée',
        'the English page says "trade union", and none of its words stands here: syndicat, CGT',
    ]
    assert list(check_terms(TERMS, source, page("# A\n\nDonne\u0301es syndicales.\n", "fr"))) == []
    assert list(check_terms(TERMS, source, page("# A\n\nNada.\n", "es"))) == []


def test_the_path_of_a_file_is_no_term() -> None:
    source = page("# A\n\nSee `data/a.yml`, `data/b.yml`, /data and `x/data`.\n", "en")
    assert list(check_terms(TERMS, source, page("# A\n\nRien.\n", "fr"))) == []


@pytest.mark.parametrize(
    ("text", "locale", "lines"),
    [
        ("# A\n\nL’animateur\n\nLes animateurs\n", "fr", [3, 5]),
        ("# A\n\nranimateur, « animateur », *animateur*\n", "fr", []),
        ("ورقة العمل في جدول", "ar", [1]),
        ("# ا\n\nفي ورقة عمل وبورقة العمل\n", "ar", [3]),
        ("ورقة نشاط", "ar", []),
        ("animateur", "es", []),
        ("# A\n\nİşveren karar verir.\n", "tr", [3]),
    ],
)
def test_words_that_mislead_are_told_in_any_text(text: str, locale: str, lines: list[int]) -> None:
    assert [line for line, _ in avoided(TERMS, text, locale)] == lines


def test_every_form_of_the_guide_finds_itself(real_library: Library) -> None:
    assert len(real_library.terms.forms) > 20
    for by_language in real_library.terms.forms.values():
        for language, forms in by_language.items():
            assert [form for form in forms if not finds(form, Spoken.of(printed(form)), language)] == []


@pytest.mark.parametrize("locale", WHOLE)
def test_the_guide_uses_its_terms(locale: str, real_library: Library) -> None:
    pairs = ((real_library.documents["en"][uri], document) for uri, document in real_library.documents[locale].items())
    assert [str(found) for source, twin in pairs for found in check_terms(real_library.terms, source, twin)] == []
