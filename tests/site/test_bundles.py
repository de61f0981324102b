"""A workshop as one archive: what is in it, and that its page opens all of it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from lxml import html

from teach_forward.cli import main
from teach_forward.cli.fingerprint import SITE_RECORD
from teach_forward.deck import manifest
from teach_forward.deck.manifest import BuiltDeck
from teach_forward.library.library import Library
from teach_forward.site import build
from teach_forward.site.bundles import bundles
from teach_forward.util import zipped
from teach_forward.util.kept import Store
from tests.sites import SLUG, put, write_small

OWN = ("teach-forward-data-rights.fr.pdf", "teach-forward-data-rights-letters.fr.docx")
BOOK = "teach-forward.fr.pdf"
FORM, OTHER = "teach-forward-evaluation-form.fr.docx", "teach-forward-fundamentals-handout.fr.pdf"


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    """A folder with a deck of workshop 3 in French, and one in English."""
    entries = {}
    for locale in ("en", "fr"):
        deck = BuiltDeck(f"three.{locale}.pptx", locale, "3-data-rights", "guide", 9, 4, 20, "", {}, {})
        (tmp_path / deck.name).write_bytes(b"deck")
        fields = {name: getattr(deck, name) for name in deck.__slots__}
        entries[deck.name] = {name: value for name, value in fields.items() if name not in ("name", "fresh")}
    (tmp_path / manifest.MANIFEST).write_text(json.dumps(entries))
    return tmp_path


def made(library: Library, decks: Path, kept: str = "kept") -> dict[str, bytes]:
    sheets = {name: name.encode() for name in (*OWN, FORM, OTHER, BOOK)}
    return dict(bundles(library, sheets, decks, library.locales, Store(decks / kept)))


def test_an_archive_holds_the_files_of_its_workshop_and_the_forms(real_library: Library, decks: Path) -> None:
    found = made(real_library, decks)
    with zipfile.ZipFile(io.BytesIO(found["teach-forward-data-rights.fr.zip"])) as archive:
        assert set(archive.namelist()) == {"index.html", "three.fr.pptx", *OWN, FORM}
        assert archive.read(OWN[0]) == OWN[0].encode()
        page = html.fromstring(archive.read("index.html"))
    assert page.get("lang") == "fr"
    assert page.xpath("//li/a/@href") == ["three.fr.pptx", *OWN, FORM]
    assert all(link.text_content() for link in page.xpath("//a"))
    assert page.xpath("//script | //style | //link | //@style") == []


def test_a_language_without_the_workshop_has_no_archive_of_it(real_library: Library, decks: Path) -> None:
    names = set(made(real_library, decks))
    assert "teach-forward-fundamentals.fr.zip" in names
    assert "teach-forward-data-rights.en.zip" in names  # its deck alone
    assert "teach-forward-data-rights.ar.zip" not in names


def test_the_same_files_give_the_same_bytes(real_library: Library, decks: Path) -> None:
    assert made(real_library, decks, "one") == made(real_library, decks, "other")


def test_only_an_archive_in_which_something_has_changed_is_packed_again(
    real_library: Library, decks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, packed = made(real_library, decks), []
    monkeypatch.setattr(zipped, "packed", lambda entries, _: packed.append([*entries]) or b"")
    assert made(real_library, decks) == before
    assert packed == []
    (decks / "three.fr.pptx").write_bytes(b"another deck")
    after = made(real_library, decks)
    assert [names[:2] for names in packed] == [["index.html", "three.fr.pptx"]]
    assert {name for name in before if before[name] != after[name]} == {"teach-forward-data-rights.fr.zip"}


def test_they_are_the_same_on_several_cores(real_library: Library, decks: Path, request: pytest.FixtureRequest) -> None:
    on_one = made(real_library, decks, "on one")
    request.getfixturevalue("forks")
    assert made(real_library, decks, "on two") == on_one


def test_a_site_of_some_languages_makes_and_takes_away_files_of_these_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_small(tmp_path / "project", ("en", "sw"))
    put(root / f"workshops/en/{SLUG}/form.md", "---\nprint: true\n---\n# Form\n\nTo fill in.\n")
    folder = root / "build/sheets"
    for name in ("small-old.en.docx", "small-old.sw.docx"):
        put(folder / name, "of an earlier build")
    monkeypatch.chdir(root)
    assert main(["site", "--locale", "en"]) == 0
    names = {path.name for path in folder.glob("*.docx")}
    assert "small-old.sw.docx" in names
    assert "small-old.en.docx" not in names
    assert any(name.endswith("-form.en.docx") for name in names)


def test_a_site_without_files_makes_none_and_offers_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_small(tmp_path / "project", ("en",))
    put(root / f"workshops/en/{SLUG}/form.md", "---\nprint: true\n---\n# Form\n\nTo fill in.\n")
    old = root / "build/sheets/teach-forward-small-form.en.docx"
    put(old, "of an earlier build")
    monkeypatch.chdir(root)
    monkeypatch.setattr("teach_forward.cli.site.sheets", lambda *_: pytest.fail("files were made"))
    assert main(["site", "--without-files"]) == 0
    assert [path for path in (root / "site").rglob("*") if path.suffix in (".docx", ".pdf", ".zip")] == []
    assert "docx" not in (root / f"site/workshops/{SLUG}/form/index.html").read_text("utf-8")
    assert old.is_file()
    assert not (root / SITE_RECORD).exists()  # a whole site is still to be built
    previewed: dict[str, object] = {}
    monkeypatch.setattr(build, "serve", lambda *_, **options: previewed.update(options) or True)
    assert main(["serve", "--without-files"]) == 0
    assert previewed == {"with_files": False}
