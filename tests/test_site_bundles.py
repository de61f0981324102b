"""A workshop as one archive: what is in it, and that its page opens all of it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from lxml import html

from teach_forward.deck import manifest
from teach_forward.deck.manifest import BuiltDeck
from teach_forward.library.library import Library
from teach_forward.site.bundles import bundles

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


def made(library: Library, decks: Path) -> dict[str, bytes]:
    return dict(bundles(library, {name: name.encode() for name in (*OWN, FORM, OTHER, BOOK)}, decks))


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
    assert made(real_library, decks) == made(real_library, decks)
