"""Languages of every kind of tag: with a region, a script, three letters, from right to left."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
import yaml

from teach_forward.checks.wording.terms import avoided, forms_of
from teach_forward.cli import main
from teach_forward.deck.layouts.grid import Grid
from teach_forward.deck.layouts.statements import question
from teach_forward.deck.names import LayoutName
from teach_forward.exchange import messages
from teach_forward.library.glossary import find_terms, read_glossary
from teach_forward.library.scan import scan
from teach_forward.messages import translatable
from teach_forward.model import Terms
from teach_forward.text.dialect import to_html
from teach_forward.text.reader import read
from teach_forward.translation.newlocale import UnknownLocale, describe, with_column, with_language
from teach_forward.util import locales
from teach_forward.util.languages import foreign_language
from tests.showcase import THEME
from tests.sites import HOME, SLUG, built, page, put, translation, write_small

OFFICE = {
    "pt-BR": "pt-BR",
    "es-419": "es-419",
    "zh-Hant": "zh-TW",
    "sr-Latn": "sr-Latn-RS",
    "fil": "fil-PH",
    "ckb": "ku-Arab-IQ",
    "he": "he-IL",
}
"""What PowerPoint calls each language."""
FROM_RIGHT = ("ckb", "he")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small guide in which each language was begun; its home page is translated, so that it is searched."""
    root = write_small(tmp_path_factory.mktemp("tags"), ("en",))
    put(root / "mkdocs.yml", flow(root))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        for tag in OFFICE:
            assert main(["new-locale", tag]) == 0
            home = translation(HOME.format(title="Hola"), root / "docs/en/index.md")
            put(root / f"docs/{tag}/index.md", home)
    return root


@pytest.mark.parametrize(("tag", "listed"), [("fr", "a, b"), ("ckb", "a، b"), ("zh-Hant", "a、b"), ("am", "a፣ b")])
def test_each_script_has_its_comma(tag: str, listed: str) -> None:
    assert locales.comma(tag).join("ab") == listed


def flow(root: Path) -> str:
    """The project's mkdocs.yml with its language as people write it, on a line."""
    config = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    config["plugins"][-1]["i18n"]["languages"] = "here"
    line = "languages:\n        - {locale: en, name: English, default: true}\n"
    return yaml.safe_dump(config, sort_keys=False).replace("languages: here\n", line)


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(root, tmp_path_factory.mktemp("site"))


def test_nothing_is_wrong_with_languages_that_were_begun(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert main(["check"]) == 0


@pytest.mark.parametrize("tag", OFFICE)
def test_the_site_has_each_language_under_its_tag(site: Path, tag: str) -> None:
    home = page(site, f"{tag}/index.html")
    assert (home.get("lang"), home.get("dir")) == (tag, "rtl" if tag in FROM_RIGHT else "ltr")
    alternates = {link.get("hreflang"): link.get("href") for link in home.iterfind(".//link[@hreflang]")}
    assert alternates.keys() == {"en", "x-default", *OFFICE}
    assert alternates[tag].endswith(f"/{tag}/")


def test_each_language_has_an_index_to_search(site: Path) -> None:
    assert {path.stem for path in (site / "search").glob("*.js")} == {"en", *OFFICE}


def test_the_decks_say_the_language_as_powerpoint_does(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    for tag in OFFICE:
        guide = root / f"workshops/en/{SLUG}/guide.md"
        put(root / f"workshops/{tag}/{SLUG}/guide.md", translation(guide.read_text("utf-8"), guide))
    assert main(["slides"]) == 0
    for tag, office in OFFICE.items():
        with zipfile.ZipFile(next((root / "build/decks").rglob(f"*.{tag}.pptx"))) as package:
            slide, master = (
                package.read(f"ppt/slide{part}1.xml").decode() for part in ("s/slide", "Masters/slideMaster")
            )
        assert set(re.findall(r' lang="([^"]+)"', slide)) == {office}
        assert ('rtl="1"' in master) == (tag in FROM_RIGHT)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("english", "en (English)?"),
        ("pt_br", "pt-BR?"),
        ("ZH_hant", "zh-Hant?"),
        ("iw", "he?"),
        ("tl", "fil?"),
        ("ckb-Latn", "ckb?"),
        ("pt-419", "pt?"),
        ("fr\n", "fr (French) or fur (Friulian) or frr (Northern Frisian)?"),
    ],
)
def test_a_wrong_tag_is_told_with_the_nearest(typed: str, meant: str) -> None:
    with pytest.raises(UnknownLocale) as refused:
        describe(typed)
    assert str(refused.value).endswith(f"; did you mean {meant}")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("typed", ["xx", "", "-", "../x", "es-ES-", "zh-Hant-"])
def test_what_is_not_a_tag_is_told_without_a_guess(typed: str) -> None:
    with pytest.raises(UnknownLocale, match="is not the tag of a language, such as es"):
        describe(typed)


def test_a_language_shares_the_words_of_the_broader_one() -> None:
    assert locales.lineage("es-MX") == ("es-MX", "es-419", "es")
    assert locales.lineage("pt-BR") == ("pt-BR", "pt")
    assert locales.lineage("zh-Hant") == ("zh-Hant",), "which is another script than that of zh"
    assert locales.lineage("zh-TW") == ("zh-TW", "zh-Hant-TW", "zh-Hant")
    assert locales.lineage("sr-Latn") == ("sr-Latn",)


def test_terms_are_those_of_the_base_language_until_there_are_own_ones() -> None:
    terms = Terms({"data": {"pt": ("dado",), "pt-BR": ()}}, {"pt": {"ficheiro": "arquivo"}, "pt-BR": {"tela": "slide"}})
    assert forms_of(terms, "data", "pt-BR") == ("dado",)
    assert forms_of(Terms({"data": {"pt": ("dado",), "pt-BR": ("informação",)}}), "data", "pt-BR") == ("informação",)
    assert [line for line, _ in avoided(terms, "Um ficheiro.\n\nUma tela.\n", "pt-BR")] == [1, 3]
    assert [line for line, _ in avoided(terms, "Um ficheiro.\n\nUma tela.\n", "pt")] == [1]


def test_terms_are_found_between_words_without_spaces() -> None:
    terms = Terms({}, {"zh": {"资料": "数据"}})
    assert [line for line, _ in avoided(terms, "我们的资料很多。\n", "zh")] == [1]


def test_the_list_of_terms_has_no_column_that_a_broader_one_fills() -> None:
    text = "terms:\n  data: {pt: [dado]}\n  clause: {fr: [clause]}\n\navoid:\n"
    assert with_column(text, "pt-BR") == "terms:\n  data: {pt: [dado]}\n  clause: {fr: [clause], pt-BR: []}\n\navoid:\n"


def test_a_name_with_a_comma_is_one_name() -> None:
    config = "languages:\n  - {locale: en, name: English}\n"
    assert '- {locale: sr-Latn-RS, name: "Srpski (latinica, Srbija)"}\n' in with_language(
        config, describe("sr-Latn-RS")
    )


def test_the_large_question_mark_is_that_of_the_script() -> None:
    assert [tag for tag in (*OFFICE, "ar", "fa", "yi", "en") if locales.turns_question_mark(tag)] == ["ckb", "ar", "fa"]
    name = LayoutName("question")
    for turned in (True, False):
        marks = question(Grid(THEME, 1, 6, "rtl", turned_question=turned), name).decorations
        assert [mark.flip for mark in marks if mark.text == "?"] == [turned]


def test_what_is_not_translated_is_told_by_status(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root)
    count = len(translatable(scan(root)[0].own_messages["en"]))
    assert main(["status", "--locale", "fil"]) == 0
    assert f"  messages    docs/fil/words.yml  ({count} of {count} are in English)\n" in capsys.readouterr().out


def test_every_short_message_of_a_new_language_goes_to_a_translator(root: Path) -> None:
    states = {unit.key: unit.state for unit in messages.units(scan(root)[0], "fil")}
    assert states.pop("words.yml#language") == "done"
    assert set(states.values()) == {"new"}


def test_the_next_steps_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_small(tmp_path, ("en",))
    put(root / "mkdocs.yml", flow(root))
    monkeypatch.chdir(root)
    main(["new-locale", "es"])
    told = capsys.readouterr().err
    assert re.findall(r"^(\d)\. (\w+)", told, re.MULTILINE) == [("1", "Open"), ("2", "Look"), ("3", "Send")]
    assert "teach-forward serve --locale es" in told
    put(root / "Makefile", "")
    main(["new-locale", "pt"])
    assert "make serve LOCALE=pt" in capsys.readouterr().err


def test_filipino_is_told_from_spanish() -> None:
    filipino = "ang mga manggagawa ay may karapatan na malaman kung paano ginagamit ng kanilang kumpanya ang datos"
    spanish = "los trabajadores tienen derecho a saber cómo la empresa usa los datos sobre ellos y su trabajo"
    assert [foreign_language(text, "fil", "en") for text in (filipino, spanish)] == ["", "es"]


def test_a_term_of_hebrew_is_linked_behind_its_prefixes() -> None:
    text = "# מונחים\n\n### איגוד {#union}\n\nארגון עובדים.\n"
    document, _ = read("docs/he/glossary.md", text.encode(), "page", "he")
    glossary = read_glossary(document, to_html(text))
    assert [text[start:end] for text in ("הנה האיגוד",) for _, start, end in find_terms(text, glossary, set())] == [
        "האיגוד"
    ]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "July 2026"),
        ("es", "julio de 2026"),
        ("pl", "lipiec 2026"),
        ("hu", "2026. július"),
        ("zh-Hans", "2026年7月"),
        ("ja", "2026年7月"),
        ("ko", "2026년 7월"),
    ],
)
def test_a_month_stands_with_its_year_as_the_language_has_it(locale: str, said: str) -> None:
    assert locales.month_of("2026-07", locale) == said
