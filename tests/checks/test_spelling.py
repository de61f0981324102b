"""Spelling: unknown words are told with their line, and nothing else is taken for a word."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from teach_forward.checks.wording import spelling
from teach_forward.checks.wording.spelling import NoDictionary, misspelt
from teach_forward.cli import main
from teach_forward.library.scan import load
from tests.sites import put, write_small
from tests.tools import need


@pytest.fixture
def root(tmp_path: Path) -> Path:
    need("hunspell")
    return write_small(tmp_path, ("en",))


def found(root: Path) -> list[str]:
    return [str(finding).split("\n")[0] for finding in misspelt(load(root), "en")]


def test_a_slip_is_told_with_its_line_and_a_guess(root: Path) -> None:
    put(root / "docs/en/about.md", "# About\n\n## Us {#us}\n\nPeople who wrok and wrok.\n")
    (line,) = found(root)
    assert {finding.rule.name for finding in misspelt(load(root), "en")} == {"spelling"}
    assert line.startswith('docs/en/about.md:5: no dictionary has "wrok"; did you mean ')


def test_code_addresses_ids_and_numbers_are_no_words(root: Path) -> None:
    text = "# About {#abuot}\n\n`wrok` [here](https://wrok.example/wrok) wrok.example M4 a4b\n\n```\nwrok\n```\n"
    put(root / "docs/en/about.md", f"---\nunlinked: wrok\n---\n{text}\n## Us {{#us}}\n<!-- wrok -->\n")
    assert found(root) == []


def test_words_in_a_wrong_encoding_are_not_spelt(root: Path) -> None:
    put(root / "docs/en/about.md", "# About\n\n## Us {#us}\n\nA dÃ©lÃ©guÃ© and cafe\u0301s.\n\nA wrok.\n")
    assert [line.partition(" ")[0] for line in found(root)] == ["docs/en/about.md:7:"]


def test_keys_that_people_read_and_fixed_words_are_looked_at(root: Path) -> None:
    index, words = root / "workshops/en/1-small/index.md", root / "docs/en/words.yml"
    put(index, index.read_text("utf-8").replace("summary: Short", "summary: Shrot"))
    put(words, words.read_text("utf-8").replace("minutes: minutes", "minutes: mintues"))
    assert {line.partition('"')[2].partition('"')[0] for line in found(root)} == {"Shrot", "mintues"}


def test_known_words_and_what_is_joined_to_them_are_let_through(root: Path) -> None:
    put(root / "docs/en/about.md", "# About\n\n## Us {#us}\n\nRotaLark, RotaLark’s, non-RotaLark, l’RotaLark.\n")
    assert len(found(root)) == 4
    put(root / "docs/en/known-words.txt", "# Names\nRotaLark\n")
    assert found(root) == []


def test_a_language_without_dictionary_says_what_to_install(root: Path) -> None:
    put(root / "docs/sw/words.yml", "language_tag: sw-TZ\n")
    with pytest.raises(NoDictionary, match="hunspell-sw"):
        misspelt(load(root), "sw")


def test_what_still_is_the_text_of_the_source_is_not_spelt(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teach_forward.checks.wording.spelling._Dictionary", Empty)
    copied = "menu: Menu\nskip: Skip to the content\n"
    put(root / "docs/en/words.yml", f"language: English\n{copied}")
    put(root / "docs/sw/words.yml", f"language: Kiswahili\n{copied}tip: Dokezo\n")
    found = [finding for finding in misspelt(load(root), "sw") if finding.path == "docs/sw/words.yml"]
    assert [finding.message.split('"')[1] for finding in found] == ["Kiswahili", "Dokezo"]


def test_the_lines_of_a_page_that_nobody_has_translated_are_not_spelt(tmp_path: Path) -> None:
    need("hunspell")
    root = write_small(tmp_path, ("en", "fr"))
    put(root / "docs/en/about.md", "# About\n\n## Us {#us}\n\nPeople who decide.\n\nPeople who work.\n")
    put(root / "docs/fr/about.md", "# Qui\n\n## Nous {#us}\n\nPeople who decide.\n\nDes gens qui travaillennt.\n")
    found = [finding for finding in misspelt(load(root), "fr") if finding.path == "docs/fr/about.md"]
    assert [(finding.line, finding.message.partition(";")[0]) for finding in found] == [
        (7, 'no dictionary has "travaillennt"')
    ]


def test_what_is_missing_for_all_languages_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(write_small(tmp_path, ("en", "fr")))
    monkeypatch.setattr(spelling.shutil, "which", lambda _: None)
    assert main(["spelling"]) == 1
    assert capsys.readouterr().err.count("hunspell is missing") == 1


def test_spanish_verbs_are_known_with_their_pronouns() -> None:
    class Spanish(Empty):
        language = "es"

        def unknown(self, words: Collection[str]) -> set[str]:
            return {*words} - {"escriban", "digan", "dando", "el"}

    unknown = spelling._unknown({"escríbanselo", "díganles", "dándole", "escrívanlo", "tabla"}, Spanish())  # type: ignore[arg-type]
    assert unknown == {"escrívanlo", "tabla"}


class Empty:
    """A dictionary without a word."""

    language = "sw"

    def __init__(self, *_: object) -> None:
        pass

    def unknown(self, words: set[str]) -> set[str]:
        return words

    def guesses(self, _: object) -> dict[str, tuple[str, ...]]:
        return {}
